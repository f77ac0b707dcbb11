"""The study's year: a calendar year, or a fiscal one, and when that begins."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from typing import Any

from impactcalc.facts.notes.reading import StudyYear
from impactcalc.facts.problems import years as wrong
from impactcalc.known.fiscal_years import fiscal_year_of
from impactcalc.known.meant import Refused
from impactcalc.known.periods import (
    calendar_year,
    first_day,
    is_fiscal,
    last_day,
    months_of,
    period,
)
from impactcalc.study.checking.collector import Collector
from impactcalc.study.sheets.date_words import month_of
from impactcalc.study.sheets.fiscal_text import Begins, FiscalText, fiscal_text
from impactcalc.study.sheets.number_text import is_blank, shown

YEARS = ("year", "report_year", "year_begins", "period_start", "period_end")
"""The settings that are read together, when the place is known."""


@dataclass
class TypedYears:
    """What was typed for these settings, raw, by name; and what becomes of them."""

    cells: dict[str, object] = field(default_factory=dict)

    def begins(self, place: str, collector: Collector) -> Begins:
        """When fiscal years begin: as typed, else as is usual in the place."""
        typed = self.cells.get("year_begins", "")
        usual = fiscal_year_of(place) if place else None
        if is_blank(typed):
            return Begins(usual.month, usual.naming, usual.source) if usual else Begins()
        month = _month(typed)
        if not month:
            where = collector.setting_cells["year_begins"]
            collector.add("Study", where, typed, wrong.NotAMonth())
            return Begins()
        naming = usual.naming if usual and (usual.month == month or usual.naming == "ends") else ""
        return Begins(month, naming, typed=True)

    def fiscal(self, name: str, begins: Begins) -> FiscalText | Refused | None:
        """The fiscal year that a setting names; None where it names none."""
        typed = self.cells.get(name, "")
        return fiscal_text(typed, begins) if isinstance(typed, str) and typed.strip() else None


def settle_year(typed: TypedYears, given: dict[str, Any], begins: Begins, collector: Collector) -> None:
    """Put the study's year and period into what was `given`; problems and notes go to the collector."""
    cells = collector.setting_cells
    found = typed.fiscal("year", begins)
    stated = _stated_period(given, collector)
    if isinstance(found, Refused):
        collector.add("Study", cells["year"], typed.cells["year"], found.fact)
    elif found is not None:
        _agree(found.year, stated, "year", typed, collector)
        if begins.typed and found.stated and found.year % 100 != begins.month:
            fact = wrong.BeginningsApart(found.year % 100, begins.month)
            collector.add("Study", cells["year_begins"], typed.cells["year_begins"], fact)
        _take(found.year, given)
        collector.note("Study", cells["year"], shown(typed.cells["year"]), _noted(found, begins))
    elif stated:
        year = given.get("year")
        if year is not None and year not in [of for of, _ in months_of(stated)]:
            _agree(year, stated, "year", typed, collector)
        _take(stated, given)
    report = typed.fiscal("report_year", begins)
    if isinstance(report, Refused) or (report is not None and report.year != given.get("period")):
        collector.add("Study", cells["report_year"], typed.cells["report_year"], wrong.ReportYearFiscal())
    given.pop("period", None)


def plain_years(typed: TypedYears, begins: Begins) -> list[str]:
    """The settings among them that are read as any other: those that name no fiscal year."""
    years = [name for name in ("year", "report_year") if name in typed.cells and typed.fiscal(name, begins) is None]
    return [*years, *(name for name in ("period_start", "period_end", "year_begins") if name in typed.cells)]


def _take(year: int, given: dict[str, Any]) -> None:
    given["year"] = calendar_year(year)
    given["period"] = year
    if is_fiscal(year):
        given["period_start"], given["period_end"] = first_day(year).isoformat(), last_day(year).isoformat()


def _noted(found: FiscalText, begins: Begins) -> StudyYear:
    months = dict(months_of(found.year))
    year = calendar_year(found.year)
    other = next(of for of in months if of != year)
    source = "" if begins.typed else begins.source
    return StudyYear(found.year, found.stated, begins.month, source, begins.typed, year, months[year] > 6, other)


def _stated_period(given: dict[str, Any], collector: Collector) -> int:
    """The fiscal year of the settings Period start and Period end; 0 without them, or where they are none."""
    start, end = given.get("period_start"), given.get("period_end")
    if not start and not end:
        return 0
    cells = collector.setting_cells
    name = "period_end" if end else "period_start"
    if not start or not end:
        collector.add("Study", cells[name], start or end, wrong.PeriodHalf())
        return 0
    first, last = dt.date.fromisoformat(str(start)), dt.date.fromisoformat(str(end))
    year = period(first.year, first.month)
    if first.day != 1 or last != last_day(year):
        collector.add("Study", cells["period_end"], end, wrong.PeriodNoYear(str(start), str(end)))
        return 0
    if not is_fiscal(year):
        given["period_start"] = given["period_end"] = None
    return year


def _agree(year: int, stated: int, name: str, typed: TypedYears, collector: Collector) -> None:
    if stated and stated != year:
        collector.add("Study", collector.setting_cells[name], typed.cells[name], wrong.PeriodsApart(year, stated))


def _month(typed: object) -> int:
    """The month that a cell names: July, Jul, 7, 1 July, 07-01 or a date; 0 where it names none."""
    if isinstance(typed, dt.date):
        return typed.month if typed.day == 1 else 0
    if isinstance(typed, (int, float)) and not isinstance(typed, bool):
        return int(typed) if typed in range(1, 13) else 0
    text = str(typed).strip()
    if re.fullmatch(r"\d{1,2}", text):
        return int(text) if 1 <= int(text) <= 12 else 0
    word = re.sub(r"\b0?1(st)?\b\.?", "", text, flags=re.IGNORECASE).strip(" .,-")
    return month_of(word)
