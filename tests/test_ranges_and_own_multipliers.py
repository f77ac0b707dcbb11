"""Multipliers of one's own that do not tell everything, and very small studies: the report is one that Excel opens and
a second run agrees with, and what it says of how sure it is holds."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.impact.run import run_with
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.report.html.page import page_html
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.verify import verify
from impactcalc.report.words.en.first import sure_words
from impactcalc.report.words.en.how_sure import NOTHING_KNOWN, ONLY_SPENDING, TOO_SMALL, answer
from impactcalc.study.sheets.schema import Settings, Visitors
from own_tables import GERMANY, concordance, symmetric_rows, write_rows
from page_walker import Walker
from published_table import published_table
from report_cases import STATED

FEW = Sampling(draws=400)


def imported(folder: Path, *words: object) -> str:
    command = [sys.executable, "-W", "error", "-c", "from impactcalc.cli import main; main()", "multipliers", "import"]
    done = subprocess.run(
        [*command, *map(str, words), "-o", "own"], cwd=folder, env={**os.environ, "NO_COLOR": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return str(folder / "own")


def type_1(folder: Path) -> str:
    """Output alone, without households: no Type II, no value added, no jobs."""
    table = published_table("germany_1995")
    write_rows(folder / "siot.csv", symmetric_rows(table.flows, {"P1": table.accounts["output"]}))
    concordance(folder / "concordance.csv", GERMANY)
    return imported(folder, "symmetric", "siot.csv", "--place", "DE", "--year", 2014, "--currency", "EUR",
                    "--concordance", "concordance.csv")  # fmt: skip


def rims(folder: Path) -> str:
    """Type II of output and jobs, and nothing else."""
    heads = ("industry", "name", "final_demand_output_type_2", "final_demand_employment_type_2")
    write_rows(folder / "rims.csv", [heads, ("721", "Accommodation", 1.9, 15), ("722", "Food services", 2.0, 20)])
    return imported(folder, "rims", "rims.csv", "--place", "US-NC", "--year", 2014)


def run(place: str, package: str, *, ranged: bool) -> Result:
    guests = Visitors(id="v", visitors=40, nights=3, accommodation=9_000, food_service=4_000, **STATED)
    study = ic.study_from_rows(Settings(name="Own", place=place, year=2014), [guests])
    return run_with(package, FEW)(study.with_range("v", "accommodation", 5_000, 20_000) if ranged else study)


@pytest.mark.parametrize("make", [type_1, rims])
def test_a_report_without_some_figures_is_opened_and_verified(make: object, tmp_path: Path) -> None:
    """Once its sums held <v>nan</v>, which Excel refuses and of which no two are the same."""
    package, place = (type_1(tmp_path), "DEU") if make is type_1 else (rims(tmp_path), "US-NC")
    run(place, package, ranged=False).to_excel(tmp_path / "report.xlsx")
    with zipfile.ZipFile(tmp_path / "report.xlsx") as book:
        for name in book.namelist():
            if name.startswith("xl/worksheets/sheet"):
                assert b"<v>nan</v>" not in book.read(name), name
    verdict = verify(read_report(tmp_path / "report.xlsx"), package=package)
    assert verdict.same, verdict.differs[:3]
    assert verdict.compared > 500


def test_type_1_has_the_range_of_what_was_typed(tmp_path: Path) -> None:
    package = type_1(tmp_path)
    plain, ranged = (run("DEU", package, ranged=one) for one in (False, True))
    assert any(NOTHING_KNOWN in text for text in answer(plain))
    said = "\n".join(answer(ranged))
    assert NOTHING_KNOWN not in said
    assert "nine of ten draws of 1 typed range put output between EUR" in said
    assert sure_words(ranged)[0] == "In brackets: nine of ten draws of 1 typed range."


def test_what_is_said_of_rims(tmp_path: Path) -> None:
    found = run("US-NC", rims(tmp_path), ranged=True)
    assert found.uncertainty is not None
    said = "\n".join(answer(found))
    assert NOTHING_KNOWN not in said
    assert (found.uncertainty.of("output") is None) == (ONLY_SPENDING in said)
    page = " ".join(text for _, text in Walker(page_html(found)).bare)
    assert "not available of them" not in page
    assert "supported for a year" in page


def test_a_cent_is_not_said_to_have_multipliers_without_a_known_error() -> None:
    guest = Visitors(id="v", visitors=1, nights=0, accommodation=0.01, **STATED)
    study = ic.study_from_rows(Settings(name="Cent", place="cbsa:19100", year=2014), [guest])
    found = ic.run(study, sampling=FEW)
    said = " ".join((*answer(found), *sure_words(found)))
    assert len(re.findall(re.escape(TOO_SMALL), said)) == 2
    assert "is not known" not in said


def test_a_sentence_names_the_place_of_an_error() -> None:
    guests = Visitors(id="v", visitors=40, nights=3, accommodation=9_000, **STATED)
    study = ic.study_from_rows(Settings(name="Fest", place="fips:48439", year=2014), [guests])
    said = " ".join(answer(ic.run(study, sampling=FEW)))
    assert "What moves it most: the error of the multipliers in output and value added, Tarrant County, TX;" in said
    assert "fips:" not in said


def test_nothing_reported_and_something_drawn() -> None:
    """Of a programme that claims nothing, and might claim up to half."""
    guests = Visitors(id="v", visitors=40, nights=3, accommodation=9_000, **{**STATED, "attribution_share": 0.0})
    study = ic.study_from_rows(Settings(name="Fest", place="fips:48439", year=2014), [guests])
    plain, maybe = (ic.run(one, sampling=FEW) for one in (study, study.with_range("v", "attribution_share", 0, 0.5)))
    assert sure_words(plain) == ()
    assert not any("draws" in text for text in answer(plain))
    (said,) = sure_words(maybe)
    assert said.startswith(
        "No new money is reported, yet nine of ten draws of the multipliers' error (4 regions) and 1"
    )
    assert said in answer(maybe)
    assert said.replace("'", "&#39;").split(" between ")[0] in page_html(maybe)
