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
from impactcalc.report.words.en.how_sure import (
    KNOWN_THERE,
    LEFT_NAMES,
    NOT_DRAWN,
    NOTHING_KNOWN,
    answer,
    caution,
    headline_name,
    left_words,
    range_words,
)
from impactcalc.report.writers.json_text import result_object
from impactcalc.study.checking.validation import study_from_rows
from impactcalc.study.sheets.schema import Ranges, Settings, Visitors
from impactcalc.study.study import Study
from report_cases import said_in, sheet_of

SHARES: dict[str, Any] = {"resident_share": 0.1, "casual_share": 0, "attribution_share": 0.8, "displaced_share": 0,
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
    by_name = {headline_name(one.headline).replace("labour", "labor"): one for one in found.uncertainty.ranges}
    assert {row["Figure"] for row in (*money, *jobs)} == set(by_name)
    for row in (*money, *jobs):
        one = by_name[row["Figure"]]
        numbers = [value for head, value in row.items() if head != "Figure"]
        assert numbers == [
            one.headline.point,
            one.p5,
            one.p50,
            one.p95,
            one.mean,
            one.deviation,
            pytest.approx(one.percentile),
        ]
        assert one.p5 <= one.p50 <= one.p95
    swings = table_in(sheet, "What moves it most: Impact: value added, Type II")
    by_number = {row["Number"]: row for row in swings}
    assert swings[0]["Number"] == "Visitors, a: Visitors"
    assert by_number["Visitors, a: Visitors"]["Cell, or whose"] == "Visitors!G2"
    assert "Visitors, b: Visitors" not in by_number  # its amounts are totals: heads do not matter
    assert "How much firms buy nearby (delta)" in by_number
    origins = {row["Number"]: row for row in table_in(sheet, "Where the ranges come from")}
    assert origins["What the money buys, US traveler"]["Distribution"] == "Dirichlet, as sure as 100 answers"
    jobs_left = origins["Error of the multipliers in jobs, Dallas-Fort Worth-Arlington, TX: factor"]
    assert jobs_left["Distribution"] == "lognormal, P5 and P95"
    assert "RIMS II of 4 regions" in jobs_left["Source"]
    draws = table_in(sheet, "The draws: Impact: value added, Type II")
    assert sum(row["Draws (number)"] for row in draws) == 10_000
    texts = [row[0] for row in sheet.iter_rows(values_only=True)]
    start = texts.index("What the ranges do not hold") + 2
    assert texts[start : start + len(found.not_drawn)] == [LEFT_NAMES[one.what] for one in found.not_drawn]
    page: Any = openpyxl.load_workbook(tmp_path / "r.xlsx")["How sure"]
    charts = page._charts
    assert len(charts) == 2


def test_the_summary_says_the_range_in_words(tmp_path: Path) -> None:
    found = result()
    words = range_words(found)
    # The range of heads of b moves nothing, and is not counted.
    assert words[0].startswith(
        "How sure: nine of ten draws of the multipliers' error (4 regions) and 2 typed ranges put value added between $"
    )
    assert "What moves it most: Visitors, a: Visitors (Visitors!G2); the page How sure ranks them all." in words
    assert words[-1].startswith(
        "Not in these ranges: counts of other rows, who is a resident (10 points more residents: "
    )
    found.to_excel(tmp_path / "r.xlsx")
    said = said_in(sheet_of(tmp_path / "r.xlsx", "Summary"))
    assert words[0] in said
    assert not caution(found)


def test_without_a_typed_range_the_models_own_is_said(tmp_path: Path) -> None:
    found = ic.run(study(ranges=False))
    assert range_words(found)[0].startswith(
        "How sure: nine of ten draws of the multipliers' error (4 regions) put value added between $"
    )
    assert found.uncertainty is not None
    added = found.uncertainty.of("value_added")
    assert added is not None
    low, high = (f"${end:,.0f}" for end in (added.p5, added.p95))
    assert f"({low} to {high}) of value added" in answer(found)[0]
    assert "in brackets nine of ten draws" in answer(found)[0]
    found.to_excel(tmp_path / "r.xlsx")
    for tab in ("Answer", "To quote"):
        texts = [str(cell) for row in sheet_of(tmp_path / "r.xlsx", tab).iter_rows(values_only=True) for cell in row]
        assert any("of local value added ($" in text for text in texts), tab
    texts = [str(row[0]) for row in sheet_of(tmp_path / "r.xlsx", "How sure").iter_rows(values_only=True)]
    assert not any("page How sure" in text for text in texts)  # it does not speak of itself


@pytest.mark.parametrize("ranged", [False, True])
def test_where_the_error_of_the_multipliers_is_not_known_that_is_said(tmp_path: Path, ranged: bool) -> None:
    settings = Settings(name="Test", place="DE", year=2014, currency="EUR")
    there = study_from_rows(settings, [Visitors(id="b", visitors=10, nights=3, accommodation=9000, **SHARES)])
    found = ic.run(there.with_range("b", "nights", 2, 4) if ranged else there)  # of a total, which nights do not move
    assert not range_words(found)
    assert caution(found) == (f"{NOTHING_KNOWN} {KNOWN_THERE}",)
    found.to_excel(tmp_path / "r.xlsx")
    for tab in ("Summary", "How sure"):
        said = said_in(sheet_of(tmp_path / "r.xlsx", tab))
        assert NOTHING_KNOWN in said, tab
    assert "120 (100-150)" in said
    assert "No range can be given: " in said_in(sheet_of(tmp_path / "r.xlsx", "Answer"))
    part: Any = result_object(found)["uncertainty"]
    assert part["ranges"] == {}
    assert "DE: elsewhere" in [one["about"] for one in part["not_drawn"]]


def test_that_nothing_was_drawn_is_said() -> None:
    for made in (study(), study(ranges=False)):
        found = ic.run(made, sampling=Sampling(draws=0))
        assert found.uncertainty is None
        assert caution(found) == (NOT_DRAWN,)
        assert "in brackets" not in answer(found)[0]


def test_a_median_off_the_point_is_said_beside_it() -> None:
    settings = Settings(name="Test", place="cbsa:19100", year=2014)
    low = study_from_rows(settings, [Visitors(id="b", visitors=10, accommodation=9000, **SHARES)])
    found = ic.run(low.with_range("b", "accommodation", 8900, 20_000))
    assert found.uncertainty is not None
    added = found.uncertainty.of("value_added")
    assert added is not None
    assert added.percentile < 40
    said = next(text for text in range_words(found) if text.startswith("What is reported lies off the middle"))
    assert f"value added ${added.p50:,.0f} (reported: ${added.headline.point:,.0f})" in said


def test_blank_shares_make_new_money_at_most_and_effects_with_these_multipliers() -> None:
    settings = Settings(name="Test", place="cbsa:19100", year=2014)
    found = ic.run(study_from_rows(settings, [Visitors(id="b", visitors=10, accommodation=90_000)]))
    assert ", with these multipliers (2014 prices; in brackets nine of ten draws)" in answer(found)[0]
    assert left_words(found, short=True).startswith("Not in it: counts, attribution, displacement, ")


def test_result_json_and_tables() -> None:
    pytest.importorskip("scipy")
    found = result(draws=500, seed=7, sobol=True)
    part: Any = result_object(found)["uncertainty"]
    assert (part["draws"], part["seed"]) == (500, 7)
    assert [one["number"] for one in part["numbers"]] == [
        "Visitors/a/visitors", "Visitors/b/visitors", "delta", "household_delta", "profile_shares/us_traveller",
        "proprietors_level", "residual_income/cbsa:19100", "residual_jobs/cbsa:19100", "residual_output/cbsa:19100",
    ]  # fmt: skip
    assert [one["origin"] for one in part["numbers"]][:3] == ["typed", "typed", "model"]
    assert part["numbers"][0] | {"label": ""} == {
        "number": "Visitors/a/visitors", "label": "", "where": "Visitors!G2", "stated": 40.0, "low": 30, "high": 60,
        "bounds": "least and most", "distribution": "triangular", "source": None,
        "origin": "typed",
    }  # fmt: skip
    key = "jobs"
    assert part["ranges"][key]["point"] == found.totals.at["total_type_2", "jobs"]
    assert sum(one["draws"] for one in part["histogram"]) == 500
    first = {one["number"]: one["first_order"] for one in part["variance_shares"] if one["figure"] == key}
    assert first["residual_jobs/cbsa:19100"] > 0.4
    assert first["Visitors/a/visitors"] > 0.1
    assert first["Visitors/b/visitors"] == pytest.approx(0, abs=1e-12)
    json.dumps(part, allow_nan=False)
    without: Any = result_object(ic.run(study(ranges=False), sampling=Sampling(draws=0)))["uncertainty"]
    assert not any(value for name, value in without.items() if name != "not_drawn")


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
    assert "How sure: nine of ten draws of the household closure and 3 typed ranges put " in done.output
    part = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["uncertainty"]
    assert [one["where"] for one in part["numbers"]] == ["Visitors!D2", "Visitors!H3", "Ranges!A2", ""]
    assert (part["draws"], part["seed"]) == (1000, 3)
    lines = (tmp_path / "csv" / "ranges.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "study,figure,point,mean,standard_deviation,p5,p50,p95,percentile"
    assert len(lines) == len(part["ranges"]) + 1
    assert len((tmp_path / "csv" / "swings.csv").read_text(encoding="utf-8").splitlines()) == 3 * 4 + 1
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
