"""What was typed over on What if, what follows from it, and what was edited are told apart."""

from __future__ import annotations

import pytest

from impactcalc.report.signed.live_cells import Formulas, Other, named_apart
from impactcalc.report.signed.verdict import Stands

SIGNED = {"What if": {(9, 1): "SUM(C1:C9)"}, "Ledger": {(4, 2): "'What if'!$F$14*1e-09", (5, 2): "C5*2"}}
FACTOR, EDITED = Other("What if", (6, 5), Stands(1.0), Stands(0.5)), Other("Ledger", (4, 3), Stands(7.0), Stands(8.0))
MOVED = Other("Ledger", (4, 2), Stands(10.0), Stands(5.0))


def kinds(others: list[Other], now: dict[str, dict[tuple[int, int], str]]) -> list[tuple[str, str]]:
    found = named_apart(others, Formulas(SIGNED, now), {(6, 5)})
    return [(one.kind, one.where) for one in found]


def test_a_formula_that_another_program_spells_its_own_way_follows_from_what_was_typed() -> None:
    now = {"Ledger": {(4, 2): "'What if'!F14 * 0.000000001", (5, 2): "$C5*2"}}
    assert kinds([FACTOR, MOVED], now) == [("live", "What if!F7"), ("moved", "Ledger")]


@pytest.mark.parametrize("formula", ["", "'What if'!$F$15*1e-09", "'What if'!$F$14*1e-08", "SUM('What if'!$F$14)"])
def test_a_cell_whose_formula_is_gone_or_another_was_edited(formula: str) -> None:
    now = {"Ledger": {(4, 2): formula}} if formula else {}
    assert kinds([FACTOR, MOVED], now) == [("live", "What if!F7"), ("cell", "Ledger!C5")]


def test_another_formula_is_told_although_it_comes_to_the_same() -> None:
    assert kinds([], {"Ledger": {(4, 2): "SUM('What if'!$F$14)"}}) == [("cell", "Ledger!C5")]
    assert kinds([], SIGNED) == []


def test_where_nothing_else_is_another_a_formula_does_not_move_by_itself() -> None:
    assert kinds([MOVED], SIGNED) == [("cell", "Ledger!C5")]
    assert kinds([EDITED, MOVED], SIGNED) == [("cell", "Ledger!D5"), ("moved", "Ledger")]


def test_what_is_not_there_to_be_typed_over_was_edited_on_what_if_too() -> None:
    assert kinds([Other("What if", (6, 2), Stands(3.0), Stands(4.0))], SIGNED) == [("cell", "What if!C7")]
