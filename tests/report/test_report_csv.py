"""The tables as CSV: every figure, no formula, whole or not at all."""

from __future__ import annotations

import csv
import dataclasses
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.errors import InputError
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.report.tables.all_tables import SUBJECTS, tables_of
from impactcalc.report.writers import csv_folder
from impactcalc.report.writers.csv_folder import write_csv
from report_cases import FORMULA, empty, rich

TABLES = {subject.key for subject in SUBJECTS}


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_has_a_file(tmp_path: Path) -> None:
    write_csv(rich(), tmp_path / "out")
    assert {path.stem for path in (tmp_path / "out").iterdir()} == TABLES | {"datapackage"}
    assert list(tmp_path.iterdir()) == [tmp_path / "out"]


def test_figures_are_those_of_the_result(tmp_path: Path) -> None:
    result = rich()
    write_csv(result, tmp_path / "out")
    order = result.rows.reading_order()
    effects = read(tmp_path / "out" / "effects.csv")
    for e, effect in enumerate(EFFECTS):
        for m, measure in enumerate(result.table.measures):
            shown = [float(row[f"{effect}_{measure}"]) for row in effects]
            assert shown == result.activity_effects[order, e, m].tolist()
    ledger = read(tmp_path / "out" / "ledger.csv")
    for name, values in result.steps.columns().items():
        assert [float(row[name]) for row in ledger] == values[order].tolist()
    assert [row["casual_share"] for row in ledger if row["id"] == "v3"] == [""]
    totals = read(tmp_path / "out" / "totals.csv")
    assert [row["effect"] for row in totals] == list(EFFECTS)
    assert {row["study"] for row in totals} == {result.study.settings.name}
    assert float(totals[4]["output"]) == result.impact_effects[4, 0]
    about = {row["what"]: row["value"] for row in read(tmp_path / "out" / "about.csv")}
    assert float(about["figures.net_new_spending"]) == result.net_new_spending
    assert about["price_basis.price_year"] == "2019"
    industries = read(tmp_path / "out" / "industries.csv")
    assert [float(row["total_jobs"]) for row in industries] == result.industries["total_jobs"].tolist()


def test_no_text_is_a_formula(tmp_path: Path) -> None:
    write_csv(rich(), tmp_path / "out")
    rows = {row["id"]: row for row in read(tmp_path / "out" / "activities.csv")}
    assert rows["'=1+1"]["name"] == f"'{FORMULA}"
    assert rows["'=1+1"]["partner_city"] == "'@Reims"
    assert rows["e1"]["network"] == "'+Friends of U20"
    for path in (tmp_path / "out").glob("*.csv"):
        for row in read(path):
            for value in row.values():
                assert not value.startswith(("=", "@", "+")), path.name
                assert not value.startswith("-") or float(value) < 0


def test_an_empty_study_has_every_table_too(tmp_path: Path) -> None:
    write_csv(empty(), tmp_path / "out")
    assert {path.stem for path in (tmp_path / "out").iterdir()} == TABLES | {"datapackage"}
    assert read(tmp_path / "out" / "activities.csv") == []


def test_a_folder_that_is_there_keeps_its_other_files(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.csv").write_text("a\n")
    (out / "totals.csv").write_text("old\n")
    write_csv(rich(), out)
    assert (out / "mine.csv").read_text() == "a\n"
    assert (out / "totals.csv").read_text() != "old\n"
    written = {f"{name}.csv" for name in TABLES} | {"datapackage.json"}
    assert {path.name for path in out.iterdir()} == written | {"mine.csv"}


@pytest.mark.parametrize("there", [True, False])
def test_a_failure_leaves_nothing_behind(there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    if there:
        out.mkdir()
        (out / "totals.csv").write_text("old\n")

    def broken(result: ic.Result) -> Any:
        yield from list(tables_of(result))[:5]
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr(csv_folder, "tables_of", broken)
    with pytest.raises(RuntimeError, match="wheel"):
        write_csv(rich(), out)
    assert [path.name for path in tmp_path.rglob("*")] == (["out", "totals.csv"] if there else [])
    assert not there or (out / "totals.csv").read_text() == "old\n"


def test_folders_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    own = tmp_path / "study"
    own.mkdir()
    (own / "study.csv").write_text("Name,x\n")
    result = dataclasses.replace(rich(), study=dataclasses.replace(rich().study, path=own))
    for folder, text in (
        (tmp_path / "file", "this is a file, not a folder"),
        (tmp_path / "no" / "out", "does not exist"),
        (own, "the folder of the input"),
    ):
        with pytest.raises(InputError, match=text):
            write_csv(result, folder)
    assert [path.name for path in own.iterdir()] == ["study.csv"]
