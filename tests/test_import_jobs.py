"""A table of jobs makes a package of a region: as the sheet Jobs does, with its readings and messages."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from typer.testing import CliRunner

import impactcalc as ic
from conftest import BookWriter
from hostile_files import ods, ods_cell, ods_row
from impactcalc.cli import app
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import table_of
from impactcalc.economy.verification import verify
from impactcalc.errors import PackageError
from impactcalc.study.checking.validation import read_study

HEAD = ["Industry", "Jobs", "Jobs in the nation", "Residents' share", "Source"]
ROWS: list[list[Any]] = [
    ["Agriculture, forestry and fishing", 40_000, 3_300_000, 0.9, "HCP, 2022"],
    ["B-E", 420_000, 1_300_000, 0.8, ""], ["F", 180_000, 1_200_000, 0.8, ""], ["G-I", 600_000, 2_600_000, 0.8, ""],
    ["J_K", 90_000, 300_000, 0.8, ""], ["L-U", 570_000, 2_100_000, 0.8, ""],
]  # fmt: skip
VISITORS = [["Name", "Accommodation", "Food service", "Shopping"], ["guests", 100_000, 60_000, 40_000]]
STUDY = [["Name", "x"], ["Place", "Casablanca"], ["Year", 2024], ["Currency", "MAD"]]


def done(*words: object, code: int = 0) -> str:
    """What a command says on stdout and stderr."""
    ran = CliRunner().invoke(app, list(map(str, words)))
    assert ran.exit_code == code, ran.output
    return ran.output


def imported(table: Path, out: Path, *more: object, place: str = "Casablanca", code: int = 0) -> str:
    return done("multipliers", "import", "jobs", table, "-o", out, "--place", place, "--year", 2024, *more, code=code)


def as_csv(folder: Path, rows: list[list[Any]], name: str = "casablanca.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def ods_book(path: Path, rows: list[list[Any]]) -> Path:
    """An OpenDocument workbook whose sheet Visitors holds the jobs."""

    def cell(value: object) -> str:
        if isinstance(value, (int, float)):
            kind = f'office:value-type="float" office:value="{value}"'
            return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"
        return ods_cell(str(value))

    return ods(path, "".join(ods_row(*map(cell, row)) for row in rows))


def test_a_package_gives_what_the_sheet_jobs_gives(write_book: BookWriter, tmp_path: Path) -> None:
    """From .csv, .xlsx and .ods, by the command, and run by it: every figure that of the sheet Jobs."""
    with_jobs = write_book({"Study": STUDY, "Visitors": VISITORS, "Jobs": [HEAD, *ROWS]})
    expected = ic.run(read_study(with_jobs))
    plain = write_book({"Study": STUDY, "Visitors": VISITORS}, "plain.xlsx")
    tables = [
        as_csv(tmp_path, [HEAD, *ROWS]),
        write_book({"Arbeit": [HEAD, *ROWS]}, "table.xlsx"),
        ods_book(tmp_path / "table.ods", [HEAD, *ROWS]),
    ]
    for i, table in enumerate(tables):
        out = tmp_path / f"package{i}"
        said = imported(table, out, *(["--sheet", "Visitors"] if table.suffix == ".ods" else []))
        assert f'Use it with: impactcalc run STUDY --multipliers {out} --place "own:MA/Casablanca"' in said
        economy = load_table(out)
        assert (economy.place, economy.title) == (
            "own:MA/Casablanca",
            "Casablanca 2022, from Morocco 2022, 50 industries",
        )
        assert (economy.A_d == table_of(expected.economy).A_d).all()
        assert economy.resident_share == expected.economy.resident_share == pytest.approx(0.8021, abs=1e-4)
        result = ic.run(read_study(plain).at_place("own:MA/Casablanca"), economy)
        assert result.totals.equals(expected.totals)
        assert {one.passed for one in verify(out)} == {True}
        done("run", plain, "--multipliers", out, "--place", "own:MA/Casablanca", "-o", tmp_path / f"report{i}.xlsx")


def test_the_same_table_gives_the_same_bytes(tmp_path: Path) -> None:
    table = as_csv(tmp_path, [HEAD, *ROWS])
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    imported(table, tmp_path / "a" / "casa")
    imported(table, tmp_path / "b" / "casa")
    for name in ("datapackage.json", "jobs.csv", "rates.csv"):
        assert (tmp_path / "a" / "casa" / name).read_bytes() == (tmp_path / "b" / "casa" / name).read_bytes()


def test_the_nations_jobs_come_from_the_shipped_table_where_they_are_blank(tmp_path: Path) -> None:
    table = as_csv(tmp_path, [["Industry", "Jobs"], ["A-F", 120_000], ["G-I", 260_000], ["J-U", 480_000]])
    said = imported(table, tmp_path / "poa", place="Porto Alegre")
    assert "the nation's jobs by the shipped table that has them" in said
    economy = load_table(tmp_path / "poa")
    assert economy.place == "own:BR/Porto Alegre"
    assert "jobs" in economy.per_output
    asked = imported(table, tmp_path / "casa", code=2)
    assert '"Jobs in the nation" is blank, and no jobs by industry of Morocco are known here' in asked
    assert not (tmp_path / "casa").exists()


def test_by_its_size_alone(tmp_path: Path) -> None:
    table = as_csv(tmp_path, [HEAD[:3], ["Total", 1_900_000, 10_800_000]])
    imported(table, tmp_path / "casa")
    economy = load_table(tmp_path / "casa")
    assert economy.jobs_here is not None
    assert set(economy.jobs_here.status) == {"nation"}
    assert economy.jobs_here.share == pytest.approx(19 / 108)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([HEAD, ["Tourismus und so", 10, 100, "", ""]], "Jobs!A2"),
        ([HEAD, ["F", 200, 100, "", ""]], "Fewer than the 200 in the place, which lies in it"),
        ([HEAD, ["G-I", 10, 100, "", ""], ["I", 5, 50, "", ""]], "its jobs would count twice"),
        ([HEAD, ["F", "many", 100, "", ""]], "Jobs!B2"),
        ([["Industry", "Heads"], ["F", 3]], "Jobs"),
        ([HEAD], "There is no row with jobs"),
    ],
)
def test_what_is_wrong_is_said_as_of_the_sheet(tmp_path: Path, rows: list[list[Any]], message: str) -> None:
    said = imported(as_csv(tmp_path, rows), tmp_path / "out", code=2)
    assert message in said
    assert not (tmp_path / "out").exists()


def test_where_it_cannot_be(write_book: BookWriter, tmp_path: Path) -> None:
    table = as_csv(tmp_path, [HEAD, *ROWS])
    home = imported(table, tmp_path / "out", place="Fort Worth, TX", code=2)
    assert "of the United States every county and metro is known" in home
    none = imported(table, tmp_path / "out", place="Kabul, Afghanistan", code=2)
    assert "No shipped table covers Afghanistan" in none
    assert "There is no such file or folder" in imported(tmp_path / "no.csv", tmp_path / "out", code=2)
    two = write_book({"One": [HEAD, *ROWS], "Two": [HEAD, *ROWS]}, "two.xlsx")
    assert "Type --sheet with one of: One, Two" in imported(two, tmp_path / "out", code=2)
    assert "Wrote" in imported(two, tmp_path / "out", "--sheet", "Two")


def test_a_place_of_ones_own_needs_its_jobs(write_book: BookWriter, tmp_path: Path) -> None:
    named = [["Name", "x"], ["Place", "own:MA/Casablanca"], ["Year", 2024], ["Currency", "MAD"]]
    alone = done("run", write_book({"Study": named, "Visitors": VISITORS}), "-o", tmp_path / "r.xlsx", code=2)
    assert "No jobs by industry of this place are at hand" in alone
    both = read_study(write_book({"Study": named, "Visitors": VISITORS, "Jobs": [HEAD, *ROWS]}, "both.xlsx"))
    assert both.settings.place == "own:MA/Casablanca"


def test_a_package_that_was_altered_is_refused(tmp_path: Path) -> None:
    imported(as_csv(tmp_path, [HEAD, *ROWS]), tmp_path / "casa")
    path = tmp_path / "casa" / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    for key, value, message in (
        ("place", "MA", "is no place that jobs of one's own make a region"), ("residents", 1.5, "residents"),
        ("nation", "world-1914", "there is no multiplier package"), ("nation", "world-2014", "world-2014"),
    ):  # fmt: skip
        changed = {**descriptor, "impactcalc": {**descriptor["impactcalc"], key: value}}
        path.write_text(json.dumps(changed), encoding="utf-8")
        with pytest.raises(PackageError, match=message):
            load_table(tmp_path / "casa")


@pytest.mark.parametrize("package", ["of its own", "world-2022"])
def test_a_value_added_tax_that_is_named_comes_off_all_the_same(
    package: str, write_book: BookWriter, tmp_path: Path
) -> None:
    """With the sheet Jobs, with the package of the same jobs, and with the collection by name: the same figures."""
    taxes = [
        ["Tax", "Rate", "Categories", "Level", "Collector", "Confirmed"],
        ["TVA", 0.1, "accommodation", "federal", "Maroc", "yes"],
    ]
    sheets = {"Study": STUDY, "Visitors": VISITORS, "Taxes": taxes}
    with_jobs = write_book({**sheets, "Jobs": [HEAD, *ROWS]})
    expected = ic.run(read_study(with_jobs))
    at = expected.economy.spending_bridge().categories.index("accommodation")
    assert expected.economy.spending_bridge().tax[at] == pytest.approx(0.1 / 1.1)
    study = read_study(with_jobs)
    if package != "world-2022":
        package = str(tmp_path / "casa")
        imported(as_csv(tmp_path, [HEAD, *ROWS]), tmp_path / "casa")
        study = read_study(write_book(sheets, "plain.xlsx")).at_place("own:MA/Casablanca")
    result = ic.run(study, package)
    assert np.allclose(result.totals, expected.totals, rtol=1e-12, equal_nan=True)
    sure = [found.uncertainty for found in (result, expected)]
    ranges, same = ([(one.p5, one.p95) for one in found.ranges] for found in sure if found is not None)
    assert len(ranges) > 10
    assert np.allclose(ranges, same, rtol=1e-9)
