"""A table that does not add up makes no package; one that is made anyway is said so first, everywhere."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli import app
from impactcalc.economy.importing.own_bridge import Wishes, read_wishes
from impactcalc.economy.importing.own_package import About, write_own_economy
from impactcalc.economy.importing.rims import import_rims
from impactcalc.economy.importing.symmetric import read_symmetric
from impactcalc.economy.package import load_economy
from impactcalc.economy.package_parts import DOES_NOT_HOLD
from impactcalc.economy.verification import verify
from impactcalc.errors import InputError
from impactcalc.samples import samples
from own_tables import write_rows

ABOUT = About("NL", "NLD", 2019, "EUR", "made up")
# Value added and purchases do not make up output: with all imports in a row of their own, 1,000 are missing in C.
ROWS: list[list[object]] = [
    ["", "Name", "A", "C", "G", "I", "P3_S14"],
    ["A", "Farms", 100, 400, 20, 150, 500],
    ["C", "Works", 200, 3000, 500, 400, 4200],
    ["G", "Trade", 50, 600, 300, 150, 3500],
    ["I", "Hotels", 10, 100, 120, 60, 1400],
    ["P1", "", 1460, 10100, 5140, 2110, ""],
    ["P7", "", 0, 0, 0, 0, ""],
    ["B1G", "", 1100, 5000, 4200, 1350, ""],
    ["D1", "", 300, 3500, 2200, 900, ""],
]


def test_what_does_not_add_up_makes_no_package(tmp_path: Path) -> None:
    table = read_symmetric(write_rows(tmp_path / "t.csv", ROWS))
    with pytest.raises(InputError) as refused:
        write_own_economy(tmp_path / "own", table, ABOUT, Wishes())
    [problem] = refused.value.problems
    assert problem.value.startswith("column balance (")
    assert "the most: C, 1,000.00 million" in problem.value
    assert "the multipliers would be wrong" in problem.message
    assert "--anyway" in problem.remedy
    assert [path.name for path in tmp_path.iterdir()] == ["t.csv"]


def test_what_adds_up_is_no_concern_of_anyway(tmp_path: Path) -> None:
    rows = [list(row) for row in ROWS]
    rows[7][3] = 6000
    table = read_symmetric(write_rows(tmp_path / "t.csv", rows))
    for anyway in (False, True):
        write_own_economy(tmp_path / "own", table, ABOUT, Wishes(), force=True, anyway=anyway)
        assert DOES_NOT_HOLD not in load_economy(tmp_path / "own").facts


def test_a_package_made_anyway_is_said_first_in_every_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_rows(tmp_path / "t.csv", ROWS)
    words = ["multipliers", "import", "symmetric", "t.csv", "-o", "own", "--place", "NL", "--year", "2014",
             "--currency", "EUR"]  # fmt: skip
    refused = CliRunner().invoke(app, words)
    assert refused.exit_code == 2
    assert not (tmp_path / "own").exists()
    made = CliRunner().invoke(app, [*words, "--anyway"])
    assert made.exit_code == 0
    assert "does not hold: column balance" in made.stdout
    assert [one.name for one in verify(tmp_path / "own") if not one.passed] == ["column balance"]

    shutil.copy(samples()["city-programme"], tmp_path / "study.xlsx")
    done = CliRunner().invoke(
        app, ["run", "study.xlsx", "--multipliers", "own", "--place", "NL", "--json", "r.json", "-o", "r.xlsx"]
    )
    assert done.exit_code == 0, done.output
    said = "Do not quote these figures: the multipliers in use (own) come from a table that does not add up."
    assert done.stdout.splitlines()[0] == said
    first = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["checks"][0]
    assert (first["code"], first["severity"]) == ("identity-broken", "error")
    assert "column balance" in first["message"]
    import openpyxl

    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Summary"]
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert texts.index(said) == 2  # below the title and what money is in, above all else


def test_a_sound_package_is_not_said_to_be_broken() -> None:
    result = ic.run(ic.read_study(samples()["city-programme"]))
    assert "identity-broken" not in {check.code for check in result.checks_found}


def test_a_set_of_multipliers_made_anyway_is_said_too(tmp_path: Path) -> None:
    about = About("US-NC", "USA", 2018, "USD", "made up", valuation="producer")
    path = write_rows(tmp_path / "m.csv", [("industry code", "output type ii"), ("721", 0.9), ("722", 1.8)])
    with pytest.raises(InputError, match="Type II, at least one"):
        import_rims([path], tmp_path / "own", about, read_wishes(codes="naics"))
    import_rims([path], tmp_path / "own", about, read_wishes(codes="naics"), anyway=True)
    assert "Type II, at least one" in load_economy(tmp_path / "own").facts[DOES_NOT_HOLD]
