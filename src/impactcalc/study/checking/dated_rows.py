"""What a row's date says of its year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, condensed
from impactcalc.errors import Problem
from impactcalc.facts.notes.rows import DatedElsewhere
from impactcalc.facts.problems.years import DayOutsideItsYear
from impactcalc.known.periods import begins_in, first_day, last_day, year_of_date
from impactcalc.study.rows import Note, SheetRows
from impactcalc.study.sheets.schema import Settings


def filled_years(table: SheetRows, settings: Settings) -> Floats:
    """Each row's year (rows,): as typed, else that of its date, else the study's."""
    typed, dated = table.numbers("year"), _years_of_dates(table, settings)
    return condensed(np.where(~np.isnan(typed), typed, np.where(np.isnan(dated), float(settings.period), dated)))


def misdated(tables: Mapping[str, SheetRows], settings: Settings | None) -> Iterator[Problem]:
    """Rows whose date does not lie in the year that they name."""
    for table in tables.values() if settings else ():
        assert settings is not None
        for i in _apart(table):
            year, day = int(table.numbers("year")[i]), dt.date.fromisoformat(str(table.words("date")[i]))
            other = year_of_date(day, begins_in(settings.period))
            yield Problem(table.sheet, table.cell(i, "date"), str(day), DayOutsideItsYear(year, other))


def dated_elsewhere(tables: Mapping[str, SheetRows], settings: Settings | None) -> Iterator[Note]:
    """Rows that their date puts into another year than the study's: they take the prices of their own."""
    for table in tables.values() if settings else ():
        assert settings is not None
        dated = _years_of_dates(table, settings)
        away = ~np.isnan(dated) & (dated != settings.period) & np.isnan(table.numbers("year"))
        for year in np.unique(dated[away]).astype(np.int64).tolist():
            rows = np.flatnonzero(away & (dated == year))
            cell, day = table.cell(int(rows[0]), "date"), str(table.words("date")[rows[0]])
            yield Note(table.sheet, cell, day, DatedElsewhere(year), len(rows))


def _apart(table: SheetRows) -> list[int]:
    """The rows whose date does not lie in their year: each distinct pair is looked at once."""
    if "date" not in table.letters:
        return []
    dates, years = table.words("date"), table.numbers("year")
    given = np.flatnonzero((dates != "") & ~np.isnan(years))
    wrong: set[tuple[str, float]] = set()
    pairs = list(zip(dates[given].tolist(), years[given].tolist(), strict=True))
    for day, year in set(pairs):
        if not first_day(int(year)) <= dt.date.fromisoformat(day) <= last_day(int(year)):
            wrong.add((day, year))
    return [int(i) for i, pair in zip(given, pairs, strict=True) if pair in wrong] if wrong else []


def _years_of_dates(table: SheetRows, settings: Settings) -> Floats:
    """The year of each date (rows,), NaN without one: of those that begin as the study's does."""
    if "date" not in table.letters:
        return np.full(len(table), np.nan)
    month = begins_in(settings.period)
    distinct, which = np.unique(table.words("date").astype(str), return_inverse=True)
    years: list[float] = [
        float(year_of_date(dt.date.fromisoformat(day), month)) if day else np.nan for day in distinct.tolist()
    ]
    found: npt.NDArray[np.float64] = np.array(years, dtype=np.float64)
    return found[which] if len(found) else np.full(len(table), np.nan)
