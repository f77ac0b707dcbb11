"""The command `compare`, and scenarios in a report: from the command to the workbook, read back."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from commands import impactcalc
from conftest import STUDY, VISITORS, BookWriter
from report_cases import sheet_of, table_in

OTHER: list[list[Any]] = [VISITORS[0], [*VISITORS[1][:7], 0.5, *VISITORS[1][8:]], ["c", *VISITORS[2][1:]]]
BUDGET: list[list[Any]] = [["Id", "Amount", "Category", "Paid from"], ["office", 900, "professional", "local"]]
SCENARIOS: list[list[Any]] = [
    ["Scenario", "Sheet", "Id", "Field", "Value"],
    ["Fewer", "Visitors", "a", "Attribution share", 0.5],
    ["Fewer", "Visitors", "all", "Accommodation", "x 0.5"],
    ["Prices of 2016", "Study", None, "Report year", 2016],
]


@pytest.fixture
def two(write_book: BookWriter, tmp_path: Path) -> Path:
    """A folder with a.xlsx, b.xlsx and one with scenarios."""
    write_book({"Study": STUDY, "Visitors": VISITORS}, name="a.xlsx")
    write_book({"Study": STUDY, "Visitors": OTHER}, name="b.xlsx")
    write_book({"Study": STUDY, "Visitors": VISITORS, "Budget": BUDGET, "Scenarios": SCENARIOS}, name="what-if.xlsx")
    return tmp_path


def test_compare_writes_what_differs(two: Path) -> None:
    done = impactcalc("compare", "a.xlsx", "b.xlsx", "-o", "d.xlsx", "--json", "d.json", cwd=two)
    assert done.returncode == 0, done.stderr
    found = json.loads((two / "d.json").read_text(encoding="utf-8"))
    assert found["schema"] == "impactcalc/comparison/1"
    assert [step["changes"] for step in found["steps"]] == [["removed"], ["added"], ["shares"]]
    assert done.stdout.startswith("A: Test city (a.xlsx). B: Test city (b.xlsx).\n1 cell differs, 1 row only in A, ")
    steps = table_in(sheet_of(two / "d.xlsx", "Difference"), "Change")
    for name, heading in (
        ("output", "Impact: output, Type II (USD, 2014 prices)"),
        ("jobs", "Impact: jobs, Type II (job-years)"),
    ):
        parts = [step["difference"][name] for step in found["steps"]]
        assert [row[heading] for row in list(steps.values())[:4]] == [*parts, found["figures"]["difference"][name]]
        assert sum(parts) == pytest.approx(found["figures"]["b"][name] - found["figures"]["a"][name], abs=0.005)
    figures = table_in(sheet_of(two / "d.xlsx", "Comparison"), "Figure")
    assert figures["Net new spending"]["A (USD, 2014 prices)"] == found["figures"]["a"]["net_new_spending"]
    assert figures["Net new spending"]["B (USD, 2014 prices)"] == found["figures"]["b"]["net_new_spending"]
    inputs = sheet_of(two / "d.xlsx", "Inputs")
    cells = [list(row) for row in inputs.iter_rows(values_only=True)]
    assert ["Visitors", "a", "Attribution share", "0.8", "0.5", "Net-new shares, and who paid"] in cells
    assert [row[:3] for row in cells if row[0] == "Visitors"][1:] == [["Visitors", "b", "A"], ["Visitors", "c", "B"]]


def test_a_study_beside_itself(two: Path) -> None:
    shutil.copy(two / "a.xlsx", two / "copy.xlsx")
    done = impactcalc("compare", "a.xlsx", "copy.xlsx", "-o", "d.xlsx", cwd=two)
    assert "No difference: A and B say the same, and come to the same." in done.stdout
    book = openpyxl.load_workbook(two / "d.xlsx")
    assert book.sheetnames == ["Comparison", "Inputs", "Assumptions", "Checks", "Studies"]


def test_two_runs_give_the_same_bytes(two: Path) -> None:
    for name in ("c.xlsx", "d.xlsx"):
        assert impactcalc("compare", "a.xlsx", "b.xlsx", "-o", name, "--quiet", cwd=two).returncode == 0
    assert (two / "c.xlsx").read_bytes() == (two / "d.xlsx").read_bytes()


def test_inputs_are_kept_and_outputs_unless_forced(two: Path) -> None:
    before = (two / "b.xlsx").read_bytes()
    for target in ("b.xlsx", "a.xlsx"):
        done = impactcalc("compare", "a.xlsx", "b.xlsx", "-o", target, "--force", cwd=two)
        assert done.returncode == 2
        assert "This is the input; it is never overwritten." in done.stderr
    assert (two / "b.xlsx").read_bytes() == before
    assert impactcalc("compare", "a.xlsx", "b.xlsx", cwd=two).returncode == 0
    assert (two / "a-b-comparison.xlsx").exists()
    again = impactcalc("compare", "a.xlsx", "b.xlsx", cwd=two)
    assert again.returncode == 2
    assert "This file is already there." in again.stderr
    assert impactcalc("compare", "a.xlsx", "b.xlsx", "--force", "--strict", cwd=two).returncode in (0, 3)


def test_words_that_cannot_be_followed(two: Path) -> None:
    cases = {
        ("a.xlsx",): "Give a second workbook, or --scenario with a name.",
        ("a.xlsx", "b.xlsx", "--scenario", "Fewer"): "Leave one of the two out.",
        ("a.xlsx", "--scenario", "Fewer"): "-> List one on the sheet Scenarios.",
        ("what-if.xlsx", "--scenario", "More"): "-> Type one of: Fewer; Prices of 2016.",
        ("a.xlsx", "b.xlsx", "-o", "d.csv"): "The comparison is an Excel workbook.",
        ("a.xlsx", "none.xlsx"): "There is no such file or folder.",
    }  # fmt: skip
    for words, expected in cases.items():
        done = impactcalc("compare", *words, cwd=two)
        assert done.returncode == 2, words
        assert expected in done.stderr, done.stderr
        assert done.stdout == ""


def test_all_problems_of_both_and_of_the_output_are_told_at_once(two: Path, write_book: BookWriter) -> None:
    (two / "d.xlsx").write_text("here already")
    bad = [VISITORS[0], ["a", "many", *VISITORS[1][2:]], ["b", 20, "few", *VISITORS[2][3:]]]
    write_book({"Study": STUDY, "Visitors": bad}, name="bad.xlsx")
    far = [*STUDY, ["Report year", 2090]]  # only a run finds that there is no deflator
    write_book({"Study": far, "Visitors": VISITORS}, name="far.xlsx")
    done = impactcalc("compare", "bad.xlsx", "far.xlsx", "-o", "d.xlsx", cwd=two)
    assert done.returncode == 2
    for expected in (
        "This file is already there.",
        "bad.xlsx: 2 problems\n",
        'Visitors!B2  "many"',
        'Visitors!C3  "few"',
        "far.xlsx: 1 problem\n",
        "There is no deflator for USA in 2090",
    ):
        assert done.stderr.count(expected) == 1, done.stderr
    assert done.stdout == ""
    assert (two / "d.xlsx").read_text() == "here already"


def test_an_output_that_is_there_hides_nothing(two: Path, write_book: BookWriter) -> None:
    (two / "d.xlsx").write_text("here already")
    words = ("compare", "what-if.xlsx", "--scenario", "More", "--multipliers", "nowhere", "-o", "d.xlsx")
    done = impactcalc(*words, cwd=two)
    assert done.returncode == 2
    assert "This file is already there." in done.stderr
    assert "-> Type one of: Fewer; Prices of 2016." in done.stderr
    assert "nowhere" in done.stderr
    write_book({"Study": STUDY, "Visitors": [VISITORS[0], ["a", "many", *VISITORS[1][2:]]]}, name="bad.xlsx")
    done = impactcalc("run", "bad.xlsx", "-o", "d.xlsx", "--json", "none/r.json", cwd=two)
    assert done.returncode == 2
    assert "This file is already there." in done.stderr
    assert "Its folder does not exist." in done.stderr
    assert 'Visitors!B2  "many"' in done.stderr


def test_a_scenario_is_compared_and_reported(two: Path) -> None:
    done = impactcalc("compare", "what-if.xlsx", "--scenario", "fewer", "-o", "d.xlsx", "--json", "-", cwd=two)
    assert done.returncode == 0, done.stderr
    compared = json.loads(done.stdout)
    assert compared["b"]["file"] == "what-if.xlsx, scenario Fewer"
    assert [step["changes"] for step in compared["steps"]] == [["amounts"], ["shares"]]
    done = impactcalc("run", "what-if.xlsx", "-o", "r.xlsx", "--json", "r.json", cwd=two)
    assert done.returncode == 0, done.stderr
    result = json.loads((two / "r.json").read_text(encoding="utf-8"))
    fewer, later = result["scenarios"]
    whole, *steps_of = [row for row in result["scenario_differences"] if row["scenario"] == "Fewer"]
    difference = {name: whole[name] for name in compared["figures"]["difference"]}
    for name, value in difference.items():
        assert value == pytest.approx(compared["figures"]["difference"][name], abs=1e-6), name
        if value is not None:
            assert sum(step[name] for step in steps_of) == pytest.approx(value, abs=1e-6)
    assert later["price_year"] == 2016
    (of_later,) = [r for r in result["scenario_differences"] if (r["scenario"], r["step"]) == (later["scenario"], 0)]
    assert of_later["jobs"] == 0
    overrides = [row for row in result["scenario_overrides"] if row["scenario"] == "Fewer"]
    assert [(row["step"], row["field"]) for row in overrides] == [(1, "attribution_share"), (2, "accommodation")]
    page = sheet_of(two / "r.xlsx", "Scenarios")
    rows = table_in(page, "Scenario")
    assert list(rows) == ["Base: the workbook as it is", "Fewer", "Prices of 2016"]
    assert rows["Base: the workbook as it is"]["Net new spending"] == result["net_new_spending"]
    assert rows["Fewer"]["Net new spending"] == fewer["net_new_spending"]
    steps = table_in(page, "Override")
    assert list(steps) == [
        "Attribution share (sheet Visitors, a): 0.8 -> 0.5",
        "Accommodation (sheet Visitors, 2 rows): 4000, 3000 -> x 0.5",
        "Difference",
    ]
    assert steps["Difference"]["Net new spending (USD)"] == difference["net_new_spending"]
    part = result["break_even"][-1]
    assert (part["scope"], part["missing"]) == ("local", None)
    assert "Break-even" in openpyxl.load_workbook(two / "r.xlsx").sheetnames


def test_without_scenarios_there_is_no_page(two: Path) -> None:
    assert impactcalc("run", "a.xlsx", "-o", "r.xlsx", "--quiet", cwd=two).returncode == 0
    assert not {"Scenarios", "Break-even"} & set(openpyxl.load_workbook(two / "r.xlsx").sheetnames)


def test_a_scenario_that_cannot_be_run_is_named(two: Path, write_book: BookWriter) -> None:
    rows = [SCENARIOS[0], ["Far off", "Study", None, "Report year", 2090]]
    write_book({"Study": STUDY, "Visitors": VISITORS, "Scenarios": rows}, name="far.xlsx")
    done = impactcalc("run", "far.xlsx", cwd=two)
    assert done.returncode == 2
    assert (
        'Scenarios!A2  "Far off"\n      With this scenario, Rates: there is no deflator for USA in 2090' in done.stderr
    )
