"""Cells of a report that are not as signed, told apart: typed over on the sheet What if, moved by that, or edited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from impactcalc.impact.result import Result
from impactcalc.report.pages.live import live_page
from impactcalc.report.pages.live_rows import TAB, is_live
from impactcalc.report.signed.verdict import Difference, Kind, Stands
from impactcalc.report.words.speaking import term
from impactcalc.workbooks.cell_names import cell_address
from impactcalc.workbooks.raw import Position

# A cell's name, a number, a word or a mark.
_TOKEN = re.compile(r"[A-Z]+\d+|\d+\.?\d*(?:E[+-]?\d+)?|[A-Z_.]+|\S")

NOTHING = Stands("")


@dataclass(frozen=True, slots=True)
class Other:
    """A cell that is another: on which sheet, where, what a second run writes and what the report says."""

    tab: str
    at: Position
    signed: Stands
    now: Stands

    def difference(self, kind: Kind) -> Difference:
        """As one of a kind."""
        return Difference(kind, f"{self.tab}!{cell_address(*self.at)}", self.signed, self.now)


@dataclass(frozen=True)
class Formulas:
    """The formulas of every sheet, as a second run writes them and as they stand in the report."""

    signed: Mapping[str, Mapping[Position, str]]
    now: Mapping[str, Mapping[Position, str]]

    def stays(self, tab: str, at: Position) -> bool:
        """Whether a cell still comes from the formula that was written, however a program spells it."""
        one, other = self.signed.get(tab, {}).get(at, ""), self.now.get(tab, {}).get(at, "")
        return bool(one and other) and _tokens(one) == _tokens(other)

    def changed(self) -> Iterator[Other]:
        """The cells that come from another formula; one that only holds the value is none."""
        for tab, signed in self.signed.items():
            now = self.now.get(tab, {})
            for at, formula in signed.items():
                if (other := now.get(at, "")) and _tokens(formula) != _tokens(other):
                    yield Other(tab, at, Stands(formula, formula=True), Stands(other, formula=True))


def _tokens(formula: str) -> list[str | float]:
    """A formula in parts that do not depend on who spelled it: 1e-09 is 0.000000001, and A$1 is A1."""
    parts = _TOKEN.findall(re.sub(r"[$'\s]", "", formula.upper()))
    return [float(part) if part[0].isdigit() else part for part in parts]


def typed_over(result: Result) -> frozenset[Position]:
    """The cells of the sheet What if that are there to be typed over."""
    cells = live_page(result).cells if is_live(result) else ()
    return frozenset((cell.row, cell.column) for cell in cells if cell.to_type)


def named_apart(others: Sequence[Other], formulas: Formulas, to_type: Collection[Position]) -> Iterator[Difference]:
    """What was typed over on What if, then what was edited, then how many cells of each sheet these moved, then
    how many formulas hold no result."""
    live = term(TAB)
    blank = [one for one in others if one.now == NOTHING and formulas.stays(one.tab, one.at)]
    others = [one for one in others if one not in set(blank)]
    typed = [one for one in others if one.tab == live and one.at in to_type]
    elsewhere = [one for one in others if one.tab != live or one.at not in to_type]
    staying = [one for one in elsewhere if formulas.stays(one.tab, one.at)]
    edited = {(one.tab, one.at): one for one in (*formulas.changed(), *elsewhere)}
    if typed or len(edited) > len(staying):  # else nothing is there that could have moved them
        for one in staying:
            del edited[one.tab, one.at]
    else:
        staying = []
    yield from (one.difference("live") for one in typed)
    yield from (one.difference("cell") for one in edited.values())
    moved = Counter(one.tab for one in staying)
    yield from (Difference("moved", tab, count, "") for tab, count in moved.items())
    uncalculated = Counter(one.tab for one in blank)
    yield from (Difference("uncalculated", tab, count, "") for tab, count in uncalculated.items())
