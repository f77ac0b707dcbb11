"""Fields that mean nothing for a package of their kind, and how jobs are counted where nobody says it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.economy.descriptor_fields import JOBS_KIND, SET_KIND, TABLE_KIND
from impactcalc.economy.importing.own_bridge import read_wishes
from impactcalc.economy.importing.own_package import About
from impactcalc.economy.importing.rims import import_rims
from impactcalc.economy.package import load_economy
from impactcalc.economy.verification import verify
from impactcalc.facts.assumptions.tables import JobsCounted
from impactcalc.facts.checks.full_time import JobsBasis
from impactcalc.words.speaking import said, taken
from own_tables import write_rows
from small_package import change_descriptor, small_package

OF_JOBS: dict[str, object] = {"nation": None, "residents": "x", "pay": {"value": "x"}, "jobs_source": None}
OF_TABLES: dict[str, object] = {
    "personal_income": "x", "contribution_share": None, "jobs_year": "x", "rounded_cells": -1, "rounded_to": 0,
    "lacks": None,
}  # fmt: skip
OF_ECONOMIES: dict[str, object] = {"country": "", "currency": None, "year": "", "unit": "", "valuation": None}
CASES = [
    *[(TABLE_KIND, field, value) for field, value in OF_JOBS.items()],
    *[(SET_KIND, field, value) for field, value in (OF_JOBS | OF_TABLES).items()],
    *[(JOBS_KIND, field, value) for field, value in (OF_TABLES | OF_ECONOMIES).items()],
]


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    """A package of each kind."""
    rows = [("INDUSTRY", "Output (dollars)", "Employment (jobs)"), ("721 Accommodation", 1.9, 15.0)]
    about = About("US-NC", "USA", 2018, "USD", "made up", valuation="producer", jobs_basis="jobs")
    made = [write_rows(tmp_path / "rims.csv", rows)]
    import_rims(made, tmp_path / "set", about, read_wishes(codes="naics"), type="II")
    return {
        TABLE_KIND: small_package(tmp_path / "small"),
        SET_KIND: tmp_path / "set",
        JOBS_KIND: jobs_of_a_place(tmp_path),
    }


def jobs_of_a_place(folder: Path) -> Path:
    (folder / "jobs.csv").write_text("Industry,Jobs,Jobs in the nation\nA,1000,20000\nG-U,6000,200000\n", "utf-8")
    words = ("jobs", folder / "jobs.csv", "--place", "Lyon, France", "--year", 2014, "-o", folder / "own")
    done = CliRunner().invoke(app, ["multipliers", "import", *map(str, words)])
    assert done.exit_code == 0, done.output
    return folder / "own"


def put(folder: Path, field: str, value: object) -> None:
    change_descriptor(folder, lambda descriptor: descriptor["impactcalc"].update({field: value}))


@pytest.mark.parametrize(("kind", "field", "value"), CASES)
def test_what_is_not_read_is_not_judged(folders: dict[str, Path], kind: str, field: str, value: object) -> None:
    before = facts(folders[kind])
    put(folders[kind], field, value)
    assert facts(folders[kind]) == before
    assert all(one.passed for one in verify(folders[kind]))


def facts(folder: Path) -> tuple[Any, ...]:
    one = load_economy(folder)
    return one.place, one.country, one.year, one.currency, one.jobs_basis, one.industries, one.sources


@pytest.mark.parametrize("kind", [TABLE_KIND, SET_KIND, JOBS_KIND])
def test_null_is_how_jobs_are_counted_where_nobody_says_it(folders: dict[str, Path], kind: str) -> None:
    put(folders[kind], "jobs_basis", "")
    blank = facts(folders[kind])
    put(folders[kind], "jobs_basis", None)
    assert facts(folders[kind]) == blank
    assert "None" not in blank


def test_what_is_said_of_jobs_where_nobody_says_how_they_are_counted() -> None:
    message = said(JobsBasis("", None, False)).message
    assert message.startswith("The table does not say what its jobs count; how long a job is")
    assert taken(JobsCounted("", "Small")).value == "basis not stated"
