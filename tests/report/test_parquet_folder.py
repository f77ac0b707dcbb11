"""The tables as Parquet: what the CSV files hold, with types; whole or not at all; and where a sheet holds no more."""

from __future__ import annotations

import contextlib
import csv
import json
import math
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.cli import app
from impactcalc.errors import InputError
from impactcalc.report.pages import identity
from impactcalc.report.tables.all_tables import SUBJECTS, tables_of
from impactcalc.report.writers import parquet_folder
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.parquet_folder import TABLES, write_parquet
from impactcalc.samples import samples
from impactcalc.words.speaking import speaking
from report_cases import FORMULA, empty, rich, said_in, sheet_of
from toy_language import TOY

NEEDED = "needs pyarrow"


def columns_in(path: Path) -> dict[str, list[Any]]:
    pq = pytest.importorskip("pyarrow.parquet", reason=NEEDED)
    found: dict[str, list[Any]] = pq.read_table(path).to_pydict()
    return found


def cell(value: object) -> str:
    """A value as its cell of the .csv file."""
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("case", [rich, empty])
def test_every_table_says_what_its_csv_file_says(case: Any, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=NEEDED)
    result = case()
    write_parquet(result, tmp_path / "p")
    write_csv(result, tmp_path / "c")
    assert {path.name for path in (tmp_path / "p").iterdir()} == set(TABLES)
    for subject in SUBJECTS:
        with (tmp_path / "c" / f"{subject.key}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        found = columns_in(tmp_path / "p" / f"{subject.key}.parquet")
        assert list(found) == ["study", *(field.key for field in subject.fields)], subject.key
        for field in subject.fields:
            told = [row[field.key] for row in rows]
            if any(isinstance(value, float) for value in found[field.key]):
                both = zip(found[field.key], told, strict=True)
                assert all(value == (float(text) if text else None) for value, text in both), (subject.key, field.key)
            else:
                # No spreadsheet reads it: a text has no mark against being taken for a formula.
                told = [text[1:] if text.startswith("'") else text for text in told]
                assert list(map(cell, found[field.key])) == told, (subject.key, field.key)


def test_texts_stand_as_they_are(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=NEEDED)
    write_parquet(rich(), tmp_path / "p")
    found = columns_in(tmp_path / "p" / "activities.parquet")
    assert found["name"][found["id"].index("=1+1")] == FORMULA


def test_columns_have_types_and_units(tmp_path: Path) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason=NEEDED)
    write_parquet(rich(), tmp_path / "p")
    schema = pq.read_schema(tmp_path / "p" / "ledger.parquet")
    types = {name: str(schema.field(name).type) for name in ("study", "id", "year", "gross", "net_new")}
    assert types == {"study": "string", "id": "string", "year": "int64", "gross": "double", "net_new": "double"}
    assert schema.field("net_new").metadata[b"unit"] == b"USD, 2019 prices"
    told = json.loads((tmp_path / "p" / "datapackage.json").read_text(encoding="utf-8"))
    assert [one["path"] for one in told["resources"]] == [f"{subject.key}.parquet" for subject in SUBJECTS]
    assert {one["format"] for one in told["resources"]} == {"parquet"}
    fields = {field["type"] for one in told["resources"] for field in one["schema"]["fields"]}
    assert "any" not in fields


def test_rows_come_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason=NEEDED)
    monkeypatch.setattr(parquet_folder, "BLOCK", 2)
    result = rich()
    write_parquet(result, tmp_path / "p")
    file = pq.ParquetFile(tmp_path / "p" / "ledger.parquet")
    assert file.metadata.num_row_groups == math.ceil(len(result.rows) / 2) > 1
    order = result.rows.reading_order()
    assert file.read()["net_new"].to_pylist() == result.steps.net_new[order].tolist()


def test_two_runs_give_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow", reason=NEEDED)
    for folder in ("a", "b"):
        write_parquet(rich(), tmp_path / folder)
    for name in TABLES:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason=NEEDED)

    def broken(result: ic.Result) -> Any:
        yield from list(tables_of(result))[:5]
        raise RuntimeError("a wheel came off")

    monkeypatch.setattr(parquet_folder, "tables_of", broken)
    with pytest.raises(RuntimeError, match="wheel"):
        write_parquet(rich(), tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_without_pyarrow_it_says_so_first(
    tmp_path: Path, write_book: BookWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match="pyarrow"):
        write_parquet(rich(), tmp_path / "out")
    book = write_book({"Study": STUDY, "Visitors": VISITORS})
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["run", str(book), "--parquet", "tables"])
    assert done.exit_code == 2
    assert "--parquet" in done.output
    assert 'pip install "impactcalc[parquet]"' in done.output
    assert not (tmp_path / "tables").exists()


def test_rows_that_no_sheet_holds_go_where_they_are_wanted(
    tmp_path: Path, write_book: BookWriter, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow", reason=NEEDED)
    book = write_book({"Study": STUDY, "Visitors": VISITORS})
    monkeypatch.setattr(identity, "MOST_ROWS", 1)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["run", str(book), "-o", "out.xlsx", "--parquet", "rows"])
    assert done.exit_code == 0, done.output
    assert not (tmp_path / "out-tables").exists()
    assert columns_in(tmp_path / "rows" / "activities.parquet")["id"] == ["a", "b"]
    assert "as CSV or Parquet where --csv or --parquet says." in said_in(sheet_of(tmp_path / "out.xlsx", "Activities"))


def test_both_kinds_at_once(tmp_path: Path, write_book: BookWriter, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason=NEEDED)
    book = write_book({"Study": STUDY, "Visitors": VISITORS})
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["run", str(book), "--csv", "c", "--parquet", "p", "--quiet"])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "c" / "ledger.csv").is_file()
    assert (tmp_path / "p" / "ledger.parquet").is_file()
    again = CliRunner().invoke(app, ["run", str(book), "-o", "r.xlsx", "--parquet", "p", "--quiet"])
    assert again.exit_code == 2
    assert "--force" in again.output


def test_files_say_of_their_columns_what_the_description_says(tmp_path: Path) -> None:
    """In the spelling of the study's country, and in whatever language is spoken."""
    pq = pytest.importorskip("pyarrow.parquet", reason=NEEDED)
    american = ic.run(samples()["city-programme"], sampling=ic.Sampling(draws=0))
    for name, spoken in (("own", None), ("toy", TOY)):
        with contextlib.nullcontext() if spoken is None else speaking(spoken):
            write_parquet(american, tmp_path / name)
        told = json.loads((tmp_path / name / "datapackage.json").read_text(encoding="utf-8"))
        for table in told["resources"]:
            schema = pq.read_schema(tmp_path / name / table["path"])
            for field in table["schema"]["fields"]:
                said = schema.field(field["name"]).metadata or {}
                found = {key.decode(): text.decode() for key, text in said.items() if not key.startswith(b"PARQUET")}
                wanted = {key: field[key] for key in ("title", "description", "unit") if key in field}
                assert found == wanted, (name, table["path"], field["name"])
