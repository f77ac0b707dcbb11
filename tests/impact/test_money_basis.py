"""Money of two bases does not mix: mypy says so, and the one place that leads from one to another does it right."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.impact.rows.money import TypedMoney, either, only, part_of
from impactcalc.study.sheets.schema import Settings, Visitors
from mypy_snippet import refuses_what_is_marked
from report_cases import STATED

# Lines that mypy has to refuse are marked, with what it says of them; it may not say anything of the others.
SNIPPET = """
import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.home import Home
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.rows.money import ReportMoney, TableMoney, TypedMoney, either, only
from impactcalc.impact.rows.price_basis import PriceBasis


def mixed(typed: TypedMoney, table: TableMoney, report: ReportMoney, share: Floats, basis: PriceBasis, home: Home,
          steps: Ledger[ReportMoney]) -> None:
    right: ReportMoney = report + report - report * share
    right = share * right + basis.in_report_prices(typed) + home.reported(basis.in_table_prices(typed))
    right = only(right > 0.0, right.sum(axis=0)) + steps.gross[0:1]
    total: float = right.sum()
    home.effects(table)
    report + typed  # operator
    report - table  # operator
    typed + table  # operator
    report < typed  # operator
    either(share > 0.0, report, typed)  # type-var
    basis.in_report_prices(table)  # arg-type
    basis.in_table_prices(report)  # arg-type
    home.reported(typed)  # arg-type
    home.effects(typed)  # arg-type
    home.effects(report)  # arg-type
    home.effects(share)  # arg-type
    home.effects(table + share)  # arg-type
    kept: ReportMoney = typed  # assignment
    again: Ledger[TypedMoney] = steps  # assignment
"""


def test_mypy_refuses_what_is_mixed(tmp_path: Path) -> None:
    refuses_what_is_marked(SNIPPET, tmp_path)


def test_at_run_time_it_is_the_array_itself() -> None:
    amounts = np.array([1.0, 2.0])
    assert TypedMoney(amounts) is amounts


def test_each_way_from_one_basis_to_another() -> None:
    """100 of 2014 in a table of 2014 and a report of 2020, by the deflator that the result lists."""
    study = ic.study_from_rows(
        Settings(name="x", place="US", year=2014, currency="USD", report_year=2020),
        [Visitors(visitors=1, accommodation=100.0, **STATED)],
    )
    result = ic.run(study)
    basis, typed = result.basis, result.rows.amounts
    (line,) = basis.lines
    assert typed.sum() == 100.0
    assert basis.in_table_prices(typed).sum() == pytest.approx(100.0 * line.to_table, rel=1e-12)
    assert basis.in_report_prices(typed).sum() == pytest.approx(100.0 * line.to_report, rel=1e-12)
    assert basis.in_report_prices(typed).sum() > 105.0
    assert result.home.reported(basis.in_table_prices(typed)).sum() == pytest.approx(100.0 * line.to_report, rel=1e-9)
    half = basis.in_table_prices(typed, np.array([0.5]))
    assert half.sum() == pytest.approx(50.0 * line.to_table, rel=1e-12)
    rows = np.array([0], dtype=np.int64)
    assert basis.in_report_prices(typed[rows], rows).tolist() == basis.in_report_prices(typed).tolist()


def test_money_in_the_tables_prices_is_not_copied() -> None:
    study = ic.study_from_rows(
        Settings(name="x", place="US", year=2014, currency="USD"),
        [Visitors(visitors=1, accommodation=100.0, **STATED)],
    )
    result = ic.run(study)
    assert np.shares_memory(result.basis.in_table_prices(result.rows.amounts), result.rows.amounts)


def test_what_numpy_forgets_the_basis_of() -> None:
    one, other = TypedMoney(np.array([1.0, 5.0])), TypedMoney(np.array([2.0, 0.0]))
    mask = np.array([True, False])
    assert either(mask, one, other).tolist() == [1.0, 0.0]
    assert only(mask, one).tolist() == [1.0, 0.0]
    assert part_of(one, other).tolist() == [0.5, 0.0]
