"""The command `explain`: a figure from its typed cells on, out of the written report alone."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

import impactcalc as ic
from impactcalc.errors import InputError
from impactcalc.impact.figures import FIGURES as REGISTRY
from impactcalc.report.explained import FIGURES, explained
from impactcalc.report.pages.trace_heads import HEADS, found_heads
from impactcalc.report.signed.trace_sheet import trace_rows
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Settings, Visitors
from report_cases import STATED


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("explained") / "report.xlsx"
    result().to_excel(path)
    return path


def result() -> ic.Result:
    return ic.run(samples()["city-programme"], sampling=ic.Sampling(draws=0))


def number(said: str) -> float:
    return float(said.removeprefix("$").replace(",", ""))


@pytest.mark.parametrize("figure", FIGURES)
def test_the_rows_come_to_the_figure(report: Path, figure: str) -> None:
    rows = trace_rows(report)
    first, *rest = explained(rows, figure, 3)
    expected = f"{'' if figure == 'jobs' else '$'}{REGISTRY[figure].read(result()):,.2f}"
    assert f": {expected}, the sum of {len(rows)} rows" in first
    parts = [number(line.split("  ")[0]) for line in rest if not line.startswith("    ")]
    assert len(parts) == 4
    assert sum(parts) == pytest.approx(number(expected), abs=0.03)


def test_a_way_begins_at_a_cell_and_ends_at_the_figure(report: Path) -> None:
    lines = list(explained(trace_rows(report), "jobs", 1))
    assert lines[1].endswith("students-in, Education")
    assert re.match(r"    Exchanges: [A-Z]+2 \(162,000\): \$162,000.00 x ", lines[2])
    assert lines[2].endswith(f"per million of net new = {lines[1].split()[0]}")


def test_what_is_no_report_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="has no sheet Trace"):
        trace_rows(samples()["city-programme"])
    with pytest.raises(InputError, match="cannot be read"):
        trace_rows(tmp_path / "none.xlsx")


def test_what_is_at_most_is_said_so(tmp_path: Path) -> None:
    ic.run(samples()["sister-cities-2014"], sampling=ic.Sampling(draws=0)).to_excel(tmp_path / "r.xlsx")
    rows = trace_rows(tmp_path / "r.xlsx")
    assert ": at most " in next(explained(rows, "value_added", 1))
    assert "at most" not in next(explained(rows, "gross_spending", 1))


def test_what_is_not_at_most_is_not(report: Path) -> None:
    assert "at most" not in " ".join(explained(trace_rows(report), "value_added", 3))


def test_columns_are_found_by_their_keys(report: Path) -> None:
    heads = trace_rows(report)[0].heads
    assert set(HEADS) - set(heads) == {"weight", "source"}  # no survey; nobody said who counted
    assert heads["attribution_share"].name == "Due to the program"  # as the report spells it
    assert (heads["value_added"].whole, heads["per value_added"].unit) == ("Value added", "per unit of net new")
    assert sorted(head.at for head in heads.values()) == [at for at in range(len(heads) + 1) if at != 3]  # but Input


def test_a_unit_may_stand_in_a_heading() -> None:
    heads = found_heads(["Id", "Jobs (per million of net new)", "Jobs (job-years)", "Value added (EUR)", "Mine"])
    assert {key: head.at for key, head in heads.items()} == {"id": 0, "per jobs": 1, "jobs": 2, "value_added": 3}


def test_an_amount_is_in_the_currency_that_it_was_typed_in(tmp_path: Path) -> None:
    """And what it comes to in that of the report: once the one had a code behind it, the other none."""
    row = Visitors(id="v", visitors=10, nights=2, accommodation=1_000, currency="EUR", **STATED)
    study = ic.study_from_rows(Settings(name="Two", place="US-TX", year=2014), [row])
    ic.run(study, sampling=ic.Sampling(draws=0)).to_excel(tmp_path / "r.xlsx")
    lines = list(explained(trace_rows(tmp_path / "r.xlsx"), "net_new_spending", 1))
    assert re.search(r": EUR 1,000\.00 x 1\.\d+ = gross \$1,\d{3}\.\d\d x ", lines[2])
    assert lines[2].endswith(f" = net new {lines[1].split()[0]}")
    assert "USD" not in lines[2]
    assert lines[0].endswith("Money in USD at 2014 prices; jobs and full-time equivalents each for one year.")


def test_a_sheet_that_does_not_say_its_currency_has_bare_numbers(report: Path) -> None:
    bare = [replace(row, currency="") for row in trace_rows(report)]
    first, row, *_ = explained(bare, "value_added", 1)
    assert re.match(r"Value added: \d", first)
    assert re.match(r"\d", row)
