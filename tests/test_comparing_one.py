"""A comparison needs two: what is missing or too much is told, and what is typed then works. No number is none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.samples import samples
from own_tables import write_rows
from small_package import change_rows


def done(*words: object, code: int = 2) -> str:
    ran = CliRunner().invoke(app, list(map(str, words)))
    assert ran.exit_code == code, (ran.output, ran.exception)
    return ran.output


def test_a_study_is_compared_with_another_or_with_a_scenario(tmp_path: Path) -> None:
    study = shutil.copy(samples()["city-programme"], tmp_path / "s.xlsx")
    alone = "There is nothing to compare it with.\n      -> Give a second workbook, or --scenario with a name."
    assert alone in done("compare", study)
    both = "Both a second workbook and a scenario are given.\n      -> Leave one of the two out."
    assert both in done("compare", study, study, "--scenario", "The festival claims less")
    done("compare", study, "--scenario", "The festival claims less", "-o", tmp_path / "c.xlsx", code=0)


def test_places_are_compared_with_each_other() -> None:
    said = '  "Texas"\n      Places are compared with each other, and this is the only one.\n'
    text = done("multipliers", "compare", "Texas")
    assert said in text
    assert '-> Give a second place, or type: impactcalc multipliers show "Texas".' in text
    done("multipliers", "show", "Texas", code=0)
    done("multipliers", "compare", "Texas", "Ohio", code=0)


@pytest.mark.parametrize("figure", ["nan", "NaN", "inf", "-inf"])
def test_no_number_in_a_set_of_multipliers_is_told(tmp_path: Path, figure: str) -> None:
    rows: list[list[object]] = [
        ["industry", "final_demand_output_type_2", "final_demand_jobs_type_2"],
        ["721", 1.9, 15],
        ["722", 2, ""],
    ]
    own = tmp_path / "own"
    rims = write_rows(tmp_path / "r.csv", rows)
    done(
        "multipliers", "import", "rims", rims, "-o", own, "--place", "US-NC", "--year", 2018, "--codes", "naics", code=0
    )
    done("multipliers", "verify", own, code=0)  # a blank is what the set does not tell

    def changed(cells: list[list[str]]) -> list[list[str]]:
        cells[1][2] = figure
        return cells

    change_rows(own, "multipliers", changed)
    for command in ("verify", "show"):
        assert "own: multipliers.csv holds numbers that are not finite" in done("multipliers", command, own)
