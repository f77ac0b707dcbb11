"""No cell of a .csv file of ours begins a formula, whatever a user typed before its sign."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.report import multiplier_table
from impactcalc.report.writers.formula_guard import STARTS, guarded
from impactcalc.report.writers.page import Column


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "\u200b=1", "\ufeff@x", "\uff1d1", "\x00=1"]
)
def test_what_a_spreadsheet_takes_for_a_formula_is_marked(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("value", ["a=1", "Fort Worth", "", "  plain", "'=1", 5, 2.5, None, True])
def test_what_is_none_stays_as_it_is(value: object) -> None:
    assert guarded(value) is value


@given(st.text())
def test_no_text_begins_a_formula(text: str) -> None:
    assert not str(guarded(text)).lstrip().startswith(STARTS)


def test_the_table_of_multipliers_is_guarded(tmp_path: Path) -> None:
    columns = [Column("Industry", "text", ["=cmd|' /C calc'!A0", "farm"]), Column("Jobs", "count", [1.0, 2.0])]
    multiplier_table.export(columns, "title", tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8", newline="") as file:
        assert [row[0] for row in csv.reader(file)] == ["Industry", "'=cmd|' /C calc'!A0", "farm"]
