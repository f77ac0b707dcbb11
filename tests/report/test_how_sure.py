"""The page How sure, the summary's sentences, result.json and the tables: the ranges as the simulation has them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from typer.testing import CliRunner

import impactcalc as ic
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.cli import app
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.report.words.how_sure import KNOWN_THERE, NONE_GIVEN, NOT_DRAWN, caution, headline_name, range_words
from impactcalc.report.writers.json_text import result_object
from impactcalc.study.checking.validation import study_from_rows
from impactcalc.study.sheets.schema import Ranges, Settings, Visitors
from impactcalc.study.study import Study
from report_cases import said_in, sheet_of

SHARES = {"resident_share": 0.1, "casual_share": 0, "attribution_share": 0.8, "displaced_share": 0,
          "host_paid_share": 0}  # fmt: skip


def study(*, ranges: bool = True) -> Study:
    settings = Settings(name="Test", place="cbsa:19100", year=2014)
    rows = [
        Visitors.model_validate({"id": "a", "visitors": 40, "nights": 3, "profile": "us_traveller", "daily_spend": 150,
                                 **SHARES}),
        Visitors.model_validate({"id": "b", "visitors": 10, "accommodation": 9000, **SHARES}),
    ]  # fmt: skip
    if not ranges:
        return study_from_rows(settings, rows)
    wide = Ranges(parameter="profile_shares", profile="us_traveller", sample_size=100, source="own survey")
    return (
        study_from_rows(settings, [*rows, wide]).with_range("a", "visitors", 30, 60).with_range("b", "visitors", 9, 12)
    )


def result(**sampling: Any) -> Result:
    return ic.run(study(), sampling=Sampling(**sampling))


def table_in(sheet: Any, title: str) -> list[dict[str, Any]]:
    """The rows of a table by its title: a mapping of headings each."""
    rows = list(sheet.iter_rows(values_only=True))
    at = next(i for i, row in enumerate(rows) if row[0] == title)
    heads = [head for head in rows[at + 1] if head]
    found = []
    for row in rows[at + 2 :]:
        if row[0] is None or row[1] is None:
            break
        found.append(dict(zip(heads, row, strict=False)))
    return found


def test_the_page_has_the_ranges_as_they_were_drawn(tmp_path: Path) -> None:
    found = result()
    found.to_excel(tmp_path / "r.xlsx")
    sheet = sheet_of(tmp_path / "r.xlsx", "How sure")
    assert found.uncertainty is not None
    money, jobs = table_in(sheet, "Money"), table_in(sheet, "Jobs")
    by_name = {headline_name(one.headline): one for one in found.uncertainty.ranges}
    assert {row["Figure"] for row in (*money, *jobs)} == set(by_name)
    for row in (*money, *jobs):
        one = by_name[row["Figure"]]
        numbers = [value for head, value in row.items() if head != "Figure"]
        assert numbers == [one.headline.point, one.p5, one.p50, one.p95, one.mean, one.deviation]
        assert one.p5 <= one.p50 <= one.p95
    swings = table_in(sheet, "What moves it most: Impact: output, Type II")
    assert [row["Number"] for row in swings] == [
        "Visitors, a: Visitors", "Shares of the profile us_traveller", "Visitors, b: Visitors",
    ]  # fmt: skip
    assert swings[0]["Cell"] == "Visitors!G2"
    assert swings[2]["Apart"] == 0  # its amounts are totals: heads do not matter
    origins = table_in(sheet, "Where the ranges come from")
    assert [row["Distribution"] for row in origins] == [
        "triangular", "triangular", "Dirichlet, as sure as 100 answers",
    ]  # fmt: skip
    draws = table_in(sheet, "The draws: Impact: output, Type II")
    assert sum(row["Draws"] for row in draws) == 10_000
    page: Any = openpyxl.load_workbook(tmp_path / "r.xlsx")["How sure"]
    charts = page._charts
    assert len(charts) == 2


def test_the_summary_says_the_range_in_words(tmp_path: Path) -> None:
    found = result()
    words = range_words(found)
    assert words[0].startswith(
        "How sure: with the ranges given for 3 numbers, nine of ten draws put value added between $"
    )
    assert words[1] == "What moves it most is Visitors, a: Visitors (Visitors!G2); the page How sure ranks them all."
    found.to_excel(tmp_path / "r.xlsx")
    said = said_in(sheet_of(tmp_path / "r.xlsx", "Summary"))
    assert words[0] in said
    assert not caution(found)
    assert NONE_GIVEN not in said


def test_without_a_range_the_report_says_so(tmp_path: Path) -> None:
    found = ic.run(study(ranges=False))
    assert not range_words(found)
    assert caution(found) == (f"{NONE_GIVEN} {KNOWN_THERE}",)
    found.to_excel(tmp_path / "r.xlsx")
    for tab in ("Summary", "How sure"):
        said = said_in(sheet_of(tmp_path / "r.xlsx", tab))
        assert NONE_GIVEN in said, tab
    assert "page How sure" not in said  # it does not speak of itself
    assert "120 (100-150)" in said
    assert "The place's multipliers are estimated." in said


def test_ranges_that_were_not_drawn_from_are_said() -> None:
    found = result(draws=0)
    assert found.uncertainty is None
    assert caution(found) == (NOT_DRAWN,)


def test_result_json_and_tables() -> None:
    pytest.importorskip("scipy")
    found = result(draws=500, seed=7, sobol=True)
    part: Any = result_object(found)["uncertainty"]
    assert (part["draws"], part["seed"]) == (500, 7)
    assert [one["number"] for one in part["numbers"]] == [
        "Visitors/a/visitors", "Visitors/b/visitors", "profile_shares/us_traveller",
    ]  # fmt: skip
    assert part["numbers"][0] | {"label": ""} == {
        "number": "Visitors/a/visitors", "label": "", "where": "Visitors!G2", "stated": 40.0, "low": 30, "high": 60,
        "bounds": "least and most", "distribution": "triangular", "source": None,
    }  # fmt: skip
    key = "jobs"
    assert part["ranges"][key]["point"] == found.totals.at["total_type_2", "jobs"]
    assert sum(one["draws"] for one in part["histogram"]) == 500
    first = {one["number"]: one["first_order"] for one in part["variance_shares"] if one["figure"] == key}
    assert first["Visitors/a/visitors"] > 0.8
    assert first["Visitors/b/visitors"] == pytest.approx(0, abs=1e-12)
    json.dumps(part, allow_nan=False)
    without: Any = result_object(ic.run(study(ranges=False)))["uncertainty"]
    assert not any(without.values())


def workbook(write_book: BookWriter, name: str = "study.xlsx") -> Path:
    rows = [list(row) for row in VISITORS]
    rows[1][3], rows[2][7] = "4000 (3000-6000, PERT)", "90% (70%-100%)"
    ranges = [["Parameter", "Low", "High", "Source"], ["closure", 0.8, 1.1, "a guess"]]
    return write_book({"Study": STUDY, "Visitors": rows, "Ranges": ranges}, name)


def test_from_the_workbook_to_the_report(write_book: BookWriter, tmp_path: Path) -> None:
    source = workbook(write_book)
    arguments = ["run", str(source), "-o", str(tmp_path / "r.xlsx"), "--json", str(tmp_path / "r.json")]
    done = CliRunner().invoke(app, [*arguments, "--csv", str(tmp_path / "csv"), "--draws", "1000", "--seed", "3"])
    assert done.exit_code == 0, done.output
    assert "How sure: with the ranges given for 3 numbers" in done.output
    part = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["uncertainty"]
    assert [one["where"] for one in part["numbers"]] == ["Visitors!D2", "Visitors!H3", "Ranges!A2"]
    assert (part["draws"], part["seed"]) == (1000, 3)
    lines = (tmp_path / "csv" / "ranges.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "study,figure,point,mean,standard_deviation,p5,p50,p95"
    assert len(lines) == len(part["ranges"]) + 1
    assert len((tmp_path / "csv" / "swings.csv").read_text(encoding="utf-8").splitlines()) == 3 * 3 + 1
    again = CliRunner().invoke(app, [*arguments, "--draws", "99", "--force"])
    assert again.exit_code == 2
    assert "So few draws do not tell a 5th percentile" in again.output


def test_validate_draws_nothing_but_finds_what_is_wrong(write_book: BookWriter) -> None:
    rows = [["Parameter", "Low", "High", "Source"], ["delta", 0.2, 0.3, "elsewhere"]]
    source = write_book({"Study": STUDY, "Visitors": VISITORS, "Ranges": rows})
    done = CliRunner().invoke(app, ["validate", str(source)])
    assert done.exit_code == 2
    assert "The range of delta does not hold the method's own" in done.output


def test_the_same_bytes_whatever_the_number_of_workers(write_book: BookWriter, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.xlsx", "b.xlsx", "c.xlsx"):
        workbook(write_book).rename(folder / name)
    for workers in (1, 2):
        run_batch(folder, tmp_path / f"out{workers}", Wishes(workers=workers))
    for report in sorted((tmp_path / "out1").glob("*-report.xlsx")):
        assert report.read_bytes() == (tmp_path / "out2" / report.name).read_bytes()


def test_shares_of_the_variance_without_scipy() -> None:
    code = (
        "import sys; sys.modules['scipy'] = None; sys.modules['scipy.stats'] = None\n"
        "import impactcalc as ic\n"
        "from impactcalc.impact.uncertainty.sampling import Sampling\n"
        "from impactcalc.study.sheets.schema import Budget, Settings\n"
        "study = ic.study_from_rows(Settings(name='T', place='US', year=2014),"
        " [Budget(id='b', amount=10, category='other', paid_from='outside')]).with_range('b', 'amount', 5, 20)\n"
        "assert ic.run(study).uncertainty.draws == 10_000\n"
        "try:\n    ic.run(study, sampling=Sampling(sobol=True))\n"
        "except ic.InputError as error:\n    print(error.problems[0])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == (
        '--sobol: shares of the variance need scipy, which is not installed. pip install "impactcalc[uncertainty]"'
    )


def test_a_study_without_spending_has_no_ranges_to_tell() -> None:
    empty = study_from_rows(Settings(name="T", place="US", year=2014), [Visitors(id="a", visitors=3, accommodation=0)])
    found = ic.run(empty.with_range("a", "accommodation", 0, 0.0001))
    assert found.uncertainty is not None
    assert not range_words(found)
    assert all(np.isfinite(one.p95) for one in found.uncertainty.ranges)
