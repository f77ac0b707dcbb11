"""The currency of a row, where something beside its amounts says it: a heading, a number format, a sign in the cell.

A row has one currency. What is said beside its amounts either agrees with it, or gives it where the row names none,
or is asked about; it is never dropped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from impactcalc.facts.found import ProblemFact
from impactcalc.facts.notes.rows import CurrencyByMark
from impactcalc.facts.problems import rows as wrong
from impactcalc.facts.problems.words import CurrencySignShared
from impactcalc.facts.rows import Stands
from impactcalc.known.countries import is_currency
from impactcalc.known.meant import Refused
from impactcalc.study.checking.collector import Collector
from impactcalc.study.rows import SheetRows
from impactcalc.study.sheets.meanings import currency_code
from impactcalc.study.sheets.schema import Column
from impactcalc.study.sheets.unit_words import codes_of, currency_mark

MOST_ASKED = 4  # currencies that share a symbol, and that a remedy names


@dataclass(frozen=True, slots=True)
class Marks:
    """What is said of the currency of a column of amounts: in its heading ("" where nothing is), by the formats of its
    cells, and in the cells, by position."""

    column: Column
    at: int
    heading: str
    formats: Mapping[int, str]
    cells: Mapping[int, str]

    def __bool__(self) -> bool:
        return bool(self.heading or self.formats or self.cells)

    def of(self, position: int) -> tuple[str, Stands]:
        """The mark of a cell, "" where nothing is said, and where it stands."""
        if position in self.cells:
            return self.cells[position], "cell"
        if self.heading:
            return self.heading, "heading"
        if (mark := currency_mark(self.formats.get(position, ""))) != "":
            return mark, "format"
        return "", "cell"


class _Marked(NamedTuple):
    """What the amounts of a row say: the marks by the first cell that has each, and the first amount without any."""

    marks: tuple[tuple[str, Stands, str], ...]  # mark, where it stands, field
    unmarked: str


def with_currencies(
    table: SheetRows, marks: Mapping[str, Marks], typed: Callable[[int, int], object], collector: Collector
) -> SheetRows:
    """The rows with the currency that their amounts are marked with, where they name none themselves.

    `typed` tells what stands in a cell, by row number and column.
    """
    marked = {name: found for name, found in marks.items() if found}
    if not marked or "currency" not in table.columns:
        return table
    currency = table.words("currency").copy()
    settled = table.is_settled("currency")
    taken: dict[tuple[str, Stands, str], list[int]] = {}
    for i, row in _marked(table, marks, marked):
        if settled[i]:
            continue
        code, trouble = _settle(row, str(currency[i]), collector)
        if trouble is not None:
            field, fact = trouble
            value = typed(int(table.rows[i]) - 1, marks[field].at)
            collector.add(table.sheet, table.cell(i, field), value, fact)
        elif code and code != currency[i]:
            currency[i] = code
            mark, where, field = row.marks[0]
            taken.setdefault((mark, where, field), []).append(i)
    for (mark, where, field), rows in taken.items():
        note = CurrencyByMark(mark, where, str(currency[rows[0]]), len(rows))
        collector.note(table.sheet, table.cell(rows[0], field), "", note)
    return replace(table, columns=MappingProxyType({**table.columns, "currency": currency}))


def _marked(table: SheetRows, marks: Mapping[str, Marks], marked: Mapping[str, Marks]) -> Iterator[tuple[int, _Marked]]:
    """Every row with an amount that is marked."""
    filled = {name: ~np.isnan(table.columns[name]) for name in marks}
    some = np.zeros(len(table), dtype=bool)
    for name, found in marked.items():
        if found.heading:
            some |= filled[name]
        else:
            some[[i for i in (*found.formats, *found.cells) if filled[name][i]]] = True
    for i in np.flatnonzero(some).tolist():
        seen: dict[str, tuple[str, Stands, str]] = {}
        unmarked = ""
        for name, found in marks.items():
            if filled[name][i]:
                mark, where = found.of(i)
                if mark:
                    seen.setdefault(mark, (mark, where, name))
                else:
                    unmarked = unmarked or name
        if seen:
            yield i, _Marked(tuple(seen.values()), unmarked)


def _settle(row: _Marked, typed: str, collector: Collector) -> tuple[str, tuple[str, ProblemFact] | None]:
    """(the row's currency, None) or ("", the field and what is wrong)."""
    possible = set(codes_of(row.marks[0][0]))
    mark, where, field = row.marks[0]
    for other, _, its_field in row.marks[1:]:
        possible &= set(codes_of(other))
        if not possible:
            return "", (its_field, wrong.CurrenciesInRow(other, mark))
    base = typed or collector.currency
    if base in possible:
        shared = len(possible) > 1
        assumed = not typed and not collector.currency_typed
        if not (shared and assumed and mark == "$" and base != "USD"):
            return base, None
    if not base:  # the study's own currency is not understood: that is asked first
        return "", None
    likely = _likely(possible, collector)
    if typed:
        return "", (field, wrong.SignAgainstCurrency(mark, where, typed, likely))
    if len(possible) == 1 and not row.unmarked:
        return likely[0], None
    if len(possible) == 1:
        return "", (field, wrong.SignOfSomeAmounts(mark, where, (likely[0], base)))
    return "", (field, wrong.SignShared(mark, where, likely))


_MAIN: Mapping[str, str] = {"$": "USD", "£": "GBP", "¥": "JPY"}  # whose sign it is first, abroad too


def row_code(text: str, collector: Collector) -> str | Refused:
    """The code of a currency that a row names: as a code, or by a sign that can mean no other here."""
    mark = currency_mark(text)
    if not mark or is_currency(text):
        return currency_code(text)
    possible = codes_of(mark)
    if len(possible) == 1:
        return possible[0]
    own = collector.currency
    if own in possible and _MAIN.get(mark, own) == own:
        return own
    order = [code for code in (own, collector.home_currency, _MAIN.get(mark, "")) if code in possible]
    order += [code for code in possible if code not in order]
    choice = tuple(dict.fromkeys(order))[: max(2, len(set(order[:3])))]
    return Refused(CurrencySignShared(choice))


def _likely(possible: set[str], collector: Collector) -> tuple[str, ...]:
    """The currencies that are meant, the study's own and its place's first."""
    order = [code for code in (collector.currency, collector.home_currency, "USD") if code in possible]
    order += [code for code in codes_of_any(possible) if code not in order]
    return tuple(dict.fromkeys(order))[:MOST_ASKED]


def codes_of_any(possible: set[str]) -> tuple[str, ...]:
    """Some currencies, those of many countries first."""
    for symbol in ("$", "£", "¥", "kr", "fr", "rs"):
        if possible <= set(codes_of(symbol)):
            return tuple(code for code in codes_of(symbol) if code in possible)
    return tuple(sorted(possible))
