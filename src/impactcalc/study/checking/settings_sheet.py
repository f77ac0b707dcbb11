"""The sheet Study: a name and a value a row, or the names across the first row and the values below them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from pydantic import ValidationError

from impactcalc.facts.notes.reading import AsCurrency
from impactcalc.facts.notes.rows import CurrencyBlank
from impactcalc.facts.notes.sheets import SettingLeftAlone, SettingsAcross
from impactcalc.facts.problems import settings as wrong
from impactcalc.facts.problems.cells import CellBlank
from impactcalc.facts.problems.words import CurrencySignShared
from impactcalc.known.countries import Country, find_country, is_currency
from impactcalc.known.places import country_of
from impactcalc.study.checking.asked_places import asked_setting
from impactcalc.study.checking.collector import Collector
from impactcalc.study.checking.colours import COLOURS, read_colour
from impactcalc.study.checking.study_year import YEARS, TypedYears, plain_years, settle_year
from impactcalc.study.checking.table_reading import MOST_STRANGE, SheetReading
from impactcalc.study.rows import is_number
from impactcalc.study.sheets.headings import fields_by_heading, looks_like, plain
from impactcalc.study.sheets.number_text import is_blank, shown
from impactcalc.study.sheets.schema import Column, Settings, columns
from impactcalc.study.sheets.unit_words import codes_of, currency_mark
from impactcalc.workbooks.raw import RawSheet


def read_settings(sheet: RawSheet, collector: Collector) -> Settings | None:
    """The settings, or None where something is wrong with them; a heading row Setting | Value is passed over."""
    before = len(collector.problems)
    cells = collector.setting_cells
    typed = TypedYears()
    places: dict[str, tuple[Column, int, int]] = {}
    reading = SheetReading("Study", sheet, collector)
    pairs = list(_pairs(sheet, collector))
    before_place, collector.currency = collector.currency, _stated_currency(sheet, pairs)
    given = _given(pairs, sheet, reading, collector, typed, places)
    collector.currency = before_place
    collector.begins = typed.begins(str(given.get("place") or ""), collector)
    for name in plain_years(typed, collector.begins):
        column, row, at = places[name]
        given[name] = _value(reading, column, row, at)
    if isinstance(typed.cells.get("year_begins"), (int, float)) and given["year_begins"]:
        given["year_begins"] = str(given["year_begins"])
    settle_year(typed, given, collector.begins, collector)
    country = find_country(country_of(str(given["place"]))) if given.get("place") else None
    home = _home_currency(country, given.get("year"))
    collector.home_currency = home
    given["currency"] = _currency(sheet, reading, collector, home, places.get("currency"))
    collector.home = str(given.get("place") or "")
    for other in collector.other_places.get("Study", {}).values():
        asked = list(asked_setting(cells["place"], other, collector.home, given["currency"] or ""))
        collector.problems += asked
        # A row that has the same text is asked about as well, not taken for the study's own place.
        collector.home = "" if asked else collector.home
    _full_time(given.get("full_time_hours"), cells.get("full_time_hours", ""), collector)
    for name in COLOURS:
        given[name] = read_colour(name, given.get(name), collector)
    _ask_for_missing(given, collector, before)
    collector.currency = given["currency"] or home
    collector.currency_typed = given["currency"] is not None
    collector.provisional = _provisional(given, collector)
    if len(collector.problems) > before:
        return None
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:  # what the column checks let through is a gap in them
        for detail in error.errors():
            collector.add("Study", "", detail["input"], wrong.SettingInvalid(str(detail["loc"][0]), detail["msg"]))
        return None
    if settings.currency is None:
        _blank_currency(settings.year, country, home, collector)
    # A fiscal year's prices are its own: there is no number of four digits for them.
    report_year = settings.report_year or (None if settings.period_start else settings.year)
    return settings.model_copy(update={"currency": settings.currency or home or None, "report_year": report_year})


def _provisional(given: Mapping[str, Any], collector: Collector) -> Settings:
    """What is understood of the settings, and anything for the rest."""
    return Settings.model_construct(
        name=given.get("name") or "",
        place=given.get("place") or "US",
        year=given.get("year") or PROVISIONAL_YEAR,
        currency=collector.currency or "USD",
        report_year=given.get("report_year"),
        year_begins=given.get("year_begins"),
        period_start=given.get("period_start"),
        period_end=given.get("period_end"),
        logo=given.get("logo"),
    )


# A full-time year has between 20 and 60 hours in each of 52 weeks; a week or a month has fewer than that.
LEAST_FULL_TIME, MOST_FULL_TIME = 20 * 52, 60 * 52


def _full_time(hours: float | None, where: str, collector: Collector) -> None:
    """Hours of a full-time year that are those of a week or a month, or of no job."""
    if hours is None or LEAST_FULL_TIME <= hours <= MOST_FULL_TIME:
        return
    readings = tuple(
        (of, hours * times)
        for of, times in (("week", 52), ("month", 12))
        if LEAST_FULL_TIME <= hours * times <= MOST_FULL_TIME
    )
    collector.add("Study", where, shown(hours), wrong.NotFullTime(LEAST_FULL_TIME, MOST_FULL_TIME, readings))


def _given(
    pairs: Iterable[tuple[Cell, Cell]],
    sheet: RawSheet,
    reading: SheetReading,
    collector: Collector,
    typed: TypedYears,
    places: dict[str, tuple[Column, int, int]],
) -> dict[str, Any]:
    """The settings as typed, by name. The currency is read last, when the place is known, and so are the years, of
    which `typed` takes what stands there and `places` where: when a fiscal year begins depends on the place."""
    fields = fields_by_heading(Settings)
    given: dict[str, Any] = {}
    cells = collector.setting_cells
    pairs, strange = _few(list(pairs), sheet, fields)
    if strange:
        row, at = strange[0]
        collector.add("Study", sheet.address(row, at), sheet.rows[row][at], wrong.StrangeSettings(len(strange)))
    for (row, at), (value_row, value_at) in pairs:
        label = sheet.rows[row][at]
        column = fields.get(plain(label))
        where = sheet.address(row, at)
        if column is None:
            close = looks_like(str(label), [name for item in fields.values() for name in (item.name, item.heading)])
            if close:
                collector.add("Study", where, label, wrong.SettingMisspelt(close))
            else:
                collector.note("Study", where, label, SettingLeftAlone())
            continue
        if column.name in given:
            collector.add("Study", where, label, wrong.SettingTwice())
            continue
        cells[column.name] = sheet.address(value_row, value_at)
        if column.name == "currency":
            given[column.name] = None
            places[column.name] = column, value_row, value_at
            continue
        if column.name in YEARS:
            given[column.name] = None
            value = sheet.rows[value_row][value_at] if value_at < len(sheet.rows[value_row]) else ""
            typed.cells[column.name] = "" if (value_row, value_at) in sheet.errors else value
            places[column.name] = column, value_row, value_at
            continue
        given[column.name] = _value(reading, column, value_row, value_at)
    return given


def _few(
    pairs: list[tuple[Cell, Cell]], sheet: RawSheet, fields: Mapping[str, Column]
) -> tuple[list[tuple[Cell, Cell]], list[Cell]]:
    """The pairs, and nothing else; where more names are no settings than anybody types, those that are, and the others'
    places: each would be looked at for what it may mean."""
    if len(pairs) <= MOST_STRANGE:
        return pairs, []
    ours = [pair for pair in pairs if plain(sheet.rows[pair[0][0]][pair[0][1]]) in fields]
    if len(pairs) - len(ours) <= MOST_STRANGE:
        return pairs, []
    known = set(ours)
    return ours, [pair[0] for pair in pairs if pair not in known]


def _value(reading: SheetReading, column: Column, row: int, at: int) -> Any:
    """What a setting's cell says; None where it is blank."""
    reading.rows = [row]
    found = reading.column(column, at).values[0]
    missing = bool(np.isnan(found)) if is_number(column.kind) else found == ""
    return None if missing else int(found) if column.kind == "year" else found


def _ask_for_missing(given: Mapping[str, Any], collector: Collector, before: int) -> None:
    """Every setting that a study needs and has not; `before`: how many problems there were before its own."""
    cells = collector.setting_cells
    asked = {problem.cell for problem in collector.problems[before:]}
    for column in columns(Settings):
        if column.name in cells and column.required and given[column.name] is None:
            if cells[column.name] not in asked:
                blank = CellBlank(column.heading, str(column.example))
                collector.add("Study", cells[column.name], "", blank)
        elif column.required and given.get(column.name) is None:
            collector.add("Study", "", "", wrong.SettingMissing(column.heading, str(column.example)))


# Where a study's year is not understood: what rests on it is told once it is.
PROVISIONAL_YEAR = 2014
Cell = tuple[int, int]


def _pairs(sheet: RawSheet, collector: Collector) -> Iterator[tuple[Cell, Cell]]:
    """Where each setting's name and its value stand."""
    fields = fields_by_heading(Settings)
    rows = sheet.rows
    across = [at for at, cell in enumerate(rows[0] if rows else []) if plain(cell) in fields]
    if len(across) > 1 and not any(row and plain(row[0]) in fields for row in rows[1:]):
        filled = [
            number
            for number, row in enumerate(rows[1:], start=1)
            if any(at < len(row) and not is_blank(row[at]) for at in across)
        ]
        below = filled[0] if filled else 1
        many = any(plain(cell) == "study" for cell in rows[0])
        for number in filled[1:]:
            at = next(at for at in across if at < len(rows[number]) and not is_blank(rows[number][at]))
            collector.add("Study", sheet.address(number, at), rows[number][at], wrong.SecondSettings(many))
        if len(rows) == 1:
            collector.add("Study", sheet.address(0, across[0]), rows[0][across[0]], wrong.SettingsWithoutValues())
            return
        collector.note("Study", sheet.address(0, across[0]), "", SettingsAcross(below + 1))
        for at, cell in enumerate(rows[0]):
            if not is_blank(cell):
                yield (0, at), (below, at)
        return
    for number, row in enumerate(rows):
        label, value = (row[0] if row else ""), (row[1] if len(row) > 1 else "")
        if not is_blank(label) and not (number == 0 and plain(value) == "value"):
            yield (number, 0), (number, 1)


def _stated_currency(sheet: RawSheet, pairs: list[tuple[Cell, Cell]]) -> str:
    """The code that stands beside Currency, "" where none does: it may tell which of two countries a city lies in."""
    fields = fields_by_heading(Settings)
    for (row, at), (value_row, value_at) in pairs:
        column = fields.get(plain(sheet.rows[row][at]))
        value = sheet.rows[value_row][value_at] if value_at < len(sheet.rows[value_row]) else ""
        if column is not None and column.name == "currency" and is_currency(str(value)):
            return str(value).strip().upper()
    return ""


def _home_currency(country: Country | None, year: int | None) -> str:
    """The money of the study's place in its year: of Bulgaria the lev until 2025, the euro since."""
    if country is None:
        return ""
    return country.currency if year is None else country.currency_in(year)


def _blank_currency(year: int, country: Country | None, home: str, collector: Collector) -> None:
    """The money of the place in that year is taken; asked where it has none, or where that is not accepted any more."""
    where = collector.setting_cells.get("currency")
    if country is not None and home and not is_currency(home):
        then = wrong.CurrencyOfThen(year, country.name, home, country.currency)
        collector.add("Study", where or "", "", then)
    elif not home:
        collector.add("Study", where or "", "", wrong.CurrencyNeeded(there=bool(where)))
    of_year = None if country is None or home == country.currency else year
    if home:
        collector.note("Study", "", "", CurrencyBlank(home, of_year))


def _currency(
    sheet: RawSheet, reading: SheetReading, collector: Collector, home: str, place: tuple[Column, int, int] | None
) -> str | None:
    """The study's currency as typed; a sign that the place's own money is written with is that money, where it can be
    no other that people there count in."""
    if place is None:
        return None
    column, row, at = place
    where = sheet.address(row, at)
    if at >= len(sheet.rows[row]):
        return None  # the row ends before its value
    typed = sheet.rows[row][at] if (row, at) not in sheet.errors else ""
    mark = currency_mark(str(typed))
    if mark and not is_currency(str(typed)) and not home and len(codes_of(mark)) > 1:
        return None  # whose money it is follows from the place, which is asked first
    if mark and not is_currency(str(typed)):
        possible = codes_of(mark)
        if len(possible) == 1 or (home in possible and (mark != "$" or home == "USD")):
            code = home if home in possible else possible[0]
            collector.note("Study", where, shown(typed), AsCurrency(code))
            return code
        order = [code for code in (home, "USD") if code in possible]
        order += [code for code in possible if code not in order]
        collector.add("Study", where, typed, CurrencySignShared(tuple(order[: 4 if not home else 2])))
        return None
    reading.rows = [row]
    found = reading.column(column, at).values[0]
    return str(found) or None


def across_as_down(sheet: RawSheet) -> RawSheet:
    """The sheet with its settings one a row, for those who change a setting by its row; each cell keeps its address,
    and what is known of it."""
    fields = fields_by_heading(Settings)
    heads = sheet.rows[0] if sheet.rows else []
    across = [at for at, cell in enumerate(heads) if plain(cell) in fields]
    if len(across) < 2 or len(sheet.rows) < 2:
        return sheet
    if any(plain(row[0]) in fields for row in sheet.rows[1:] if row):
        return sheet
    filled = (n for n, row in enumerate(sheet.rows[1:], start=1) if any(not is_blank(row[at]) for at in across))
    below = next(filled, 1)
    stand = {(at, column): (column * below, at) for at in range(len(heads)) for column in (0, 1)}
    known = {old: new for new, old in stand.items()}
    return replace(
        sheet,
        rows=[[head, sheet.rows[below][at]] for at, head in enumerate(heads)],
        stand=stand,
        errors={known[cell]: text for cell, text in sheet.errors.items() if cell in known},
        uncached=frozenset(known[cell] for cell in sheet.uncached if cell in known),
        merged=(),
        hidden_rows=frozenset(),
        filtered_rows=frozenset(),
        hidden_columns=frozenset(),
    )
