"""Where something was found."""

from __future__ import annotations

from typing import assert_never

from impactcalc.facts import where as at
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.numbers import listed, spaced
from impactcalc.words.en.places import country_words


def where(place: at.Where) -> str:
    """As a reader finds it in the workbook, or what it is about."""
    match place:
        case at.Rows(rows, more, field):
            return f"{listed([f'{sheet} row {row}' for sheet, row in rows], more)}: {spaced(field)}"
        case at.Cells(sheet, cells, more):
            return f"{sheet} {listed(cells, more)}"
        case at.Doubted(sheet, cells, more):
            return f"{sheet}: {listed(cells, more)}" if cells else sheet
        case at.Under(sheet, names):
            return f"{sheet}: {listed(names)}"
        case at.RowsOn(sheet, numbers):
            return f"{sheet}: {listed([f'row {row}' for row in numbers])}"
        case at.Members(members, more):
            return f"Survey: {listed([f'{name} (row {row})' for name, row in members], more)}"
        case at.Member(row, name):
            return f"Survey row {row}: {name}"
        case at.Sheets(sheets):
            return " and ".join(sheets)
        case at.Setting(name, sheet):
            return f"{sheet}: {name if sheet == 'Study' else spaced(name)}"
        case _:
            return _not_on_a_sheet(place)


def _not_on_a_sheet(place: at.Elsewhere) -> str:
    match place:
        case at.Tables(name, of, where):
            return f"economy {name}" + (f", {where}" if where else "") + (f": {', '.join(of)}" if of else "")
        case at.Place(name, category):
            return f"place {name}" + (f": {category}" if category else "")
        case at.Countries(names, year):
            return ", ".join(map(country_words, names)) + ("" if year is None else f" {year_words(year)}")
        case at.Everywhere(what):
            return what
        case _:
            assert_never(place)
