"""What must hold of every study: the ledger closes, the model is linear, order does not matter."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from studies import ANYWHERE, activity, named, result_of

import impactcalc as ic
from impactcalc.economy.table_economy import table_of
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.sheets.schema import Row

FEW = settings(max_examples=25)
SUMS = ("total_spend", "daily_spend", "spend_per_person", "spend_per_exchange")
MONEY = (*CATEGORY_CODES, *SUMS, "tuition", "scholarship", "amount")
HEADS = ("visitors", "participants", "travellers")
rows_of = st.lists(activity(ANYWHERE), min_size=1, max_size=6).map(named)


def times(row: Row, factor: float) -> Row:
    """The row with all of its money multiplied: with its heads where these are what a profile's amounts go by."""
    names = [name for name in MONEY if getattr(row, name, None) is not None]
    if getattr(row, "profile", None) and not any(name in SUMS for name in names):
        names += [name for name in HEADS if hasattr(row, name)]
    return row.model_copy(update={name: getattr(row, name) * factor for name in names})


@settings(max_examples=40)
@given(rows_of)
def test_what_holds_of_every_study(rows: list[Row]) -> None:
    """Laws of one result: several of one run, since the run is what takes time."""
    result = result_of(*rows)
    the_ledger_closes(result)
    totals_are_the_sum_of_their_parts(result)
    impact_is_never_above_contribution(result)
    k_is_a_solve_per_row_said_once(result)


def the_ledger_closes(result: ic.Result) -> None:
    """Both ways, and no column is below zero."""
    ledger = result.steps
    left = ledger.gross - sum(ledger.steps.values())
    used = ledger.taxes_on_sale + ledger.leakage + ledger.wages_to_residents + ledger.local_final_demand
    assert (np.abs(left - ledger.net_new) <= 1e-9 * ledger.gross).all()
    assert np.allclose(used, ledger.net_new, rtol=1e-9, atol=0)
    assert all((column >= 0).all() for column in ledger.columns().values())


@FEW
@given(rows_of, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[Row], random: object) -> None:
    moved = list(rows)
    random.shuffle(moved)  # type: ignore[attr-defined]
    one, other = result_of(*rows), result_of(*moved)
    assert np.array_equal(one.impact_effects, other.impact_effects)
    assert np.array_equal(one.contribution_effects, other.contribution_effects)
    assert np.array_equal(one.industry_output, other.industry_output)
    assert one.world_contribution == other.world_contribution
    assert one.gross_spending == other.gross_spending


@FEW
@given(rows_of, st.integers(0, 6))
def test_two_halves_make_the_whole(rows: list[Row], cut: int) -> None:
    whole = result_of(*rows)
    parts = [result_of(*part) for part in (rows[:cut], rows[cut:])]
    together = sum(part.impact_effects for part in parts)
    assert np.allclose(together, whole.impact_effects, rtol=1e-9, atol=1e-6)
    assert np.isclose(sum(p.net_new_spending for p in parts), whole.net_new_spending, rtol=1e-9, atol=1e-6)


@FEW
@given(rows_of, st.floats(0.1, 1000))
def test_linear_in_money(rows: list[Row], factor: float) -> None:
    more = [times(row, factor) for row in rows]
    one, other = result_of(*rows), result_of(*more)
    assert np.allclose(one.impact_effects * factor, other.impact_effects, rtol=1e-9, atol=1e-6)


@FEW
@given(activity(ANYWHERE), st.integers(2, 5))
def test_a_row_split_into_equal_parts_is_the_row(row: Row, parts: int) -> None:
    part = times(row, 1.0 / parts)
    one, other = result_of(row), result_of(*named([part] * parts))
    assert np.allclose(one.impact_effects, other.impact_effects, rtol=1e-9, atol=1e-6)


def totals_are_the_sum_of_their_parts(result: ic.Result) -> None:
    """Of the rows, of every cut, of the rounds."""
    scale = float(np.abs(result.impact_effects).max()) or 1.0
    assert np.allclose(result.activity_effects.sum(axis=0), result.impact_effects, rtol=1e-9, atol=1e-9 * scale)
    for cut in result.breakdowns.values():
        assert np.allclose(cut.effects.sum(axis=0), result.impact_effects, rtol=1e-9, atol=1e-9 * scale)
    direct, indirect, induced, type_1, type_2 = result.impact_effects
    assert np.allclose(direct + indirect, type_1, rtol=1e-12, atol=1e-12 * scale)
    assert np.allclose(type_1 + induced, type_2, rtol=1e-12, atol=1e-12 * scale)
    assert (induced >= 0).all()
    assert EFFECTS == ("direct", "indirect", "induced", "total_type_1", "total_type_2")


def impact_is_never_above_contribution(result: ic.Result) -> None:
    """Whatever the shares."""
    assert (result.impact_effects <= result.contribution_effects * (1 + 1e-12) + 1e-9).all()


@FEW
@given(rows_of, st.sampled_from([2010, 2014, 2020, 2024]))
def test_the_report_year_scales_money_and_leaves_jobs(rows: list[Row], year: int) -> None:
    here, there = result_of(*rows, report_year=2014), result_of(*rows, report_year=year)
    jobs = here.table.measures.index("jobs")
    assert np.array_equal(here.impact_effects[:, jobs], there.impact_effects[:, jobs])
    output = here.impact_effects[:, 0] * there.basis.report_over_table
    assert np.allclose(output, there.impact_effects[:, 0], rtol=1e-12)


def k_is_a_solve_per_row_said_once(result: ic.Result) -> None:
    """The folded table against the long way: a linear system for every row, in the table of its place."""
    ratio = result.basis.report_over_table
    elsewhere = np.ones(len(result.net), dtype=bool)
    for here in result.home.places:
        elsewhere[here.rows] = False
        economy, bridge = table_of(here.economy), here.economy.spending_bridge()
        assert economy.households is not None
        n = len(economy.industries)
        closed = np.zeros((n + 1, n + 1))
        closed[:n, :n], closed[:n, n], closed[n, :n] = economy.A_d, economy.households.column, economy.households.row
        f = bridge.B @ result.net[here.rows].T
        pay = (bridge.wages @ result.net[here.rows].T) * (1 - economy.households.contribution_share)
        x1 = np.linalg.solve(np.eye(n) - economy.A_d, f)
        x2 = np.linalg.solve(np.eye(n + 1) - closed, np.vstack([f, pay]))[:n]
        effects = result.activity_effects[here.rows]
        assert np.allclose(effects[:, 3, 0], x1.sum(axis=0) * ratio, rtol=1e-9, atol=1e-6)
        assert np.allclose(effects[:, 4, 0], x2.sum(axis=0) * ratio, rtol=1e-9, atol=1e-6)
    assert not result.activity_effects[elsewhere].any()
