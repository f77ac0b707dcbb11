"""A folder with .parquet files: read as the same tables in .csv files are, and told at the same cells."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from impactcalc.errors import InputError
from impactcalc.impact.run import run
from impactcalc.study.checking.validation import read_study
from impactcalc.workbooks.csv_folder import CsvError
from impactcalc.workbooks.parquet import read_parquet

pa = pytest.importorskip("pyarrow", reason="the optional extra parquet is not installed", exc_type=ImportError)
pq = pytest.importorskip("pyarrow.parquet", exc_type=ImportError)

STUDY = "Name,Test city\nPlace,US\nYear,2014\nCurrency,USD\n"
VISITORS: dict[str, list[Any]] = {
    "Id": ["a", "b", "c"],
    "Visitors": [10, 20, 5],
    "Nights": [3, 2, None],
    "Accommodation": [4000.25, 3000.0, None],
    "Total spend": [None, None, 500.5],
    "Profile": [None, None, "overnight_visitor"],
    "Resident share": [0.0, 0.25, 0.1],
    "Partner country": ["Japan", "Germany", None],
}


def _folder(path: Path, columns: Mapping[str, list[Any]], *, csv: bool = False) -> Path:
    path.mkdir()
    (path / "study.csv").write_text(STUDY, encoding="utf-8")
    if not csv:
        pq.write_table(pa.table(dict(columns)), path / "visitors.parquet")
        return path
    rows = [
        ",".join(columns),
        *(",".join("" if cell is None else str(cell) for cell in row) for row in zip(*columns.values(), strict=True)),
    ]
    (path / "visitors.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def _problems(path: Path) -> list[tuple[str, str, str, str]]:
    with pytest.raises(InputError) as caught:
        read_study(path)
    return [(p.cell, p.value, p.message, p.remedy) for p in caught.value.problems]


def test_the_result_is_that_of_the_same_table_in_csv(tmp_path: Path) -> None:
    columns = {name: cells for name, cells in VISITORS.items() if name not in ("Profile", "Total spend")}
    columns = {name: cells[:2] for name, cells in columns.items()}
    one, other = run(_folder(tmp_path / "p", columns)), run(_folder(tmp_path / "c", columns, csv=True))
    assert one.impact_effects.tolist() == other.impact_effects.tolist()
    assert one.activities.equals(other.activities)
    assert one.ledger.equals(other.ledger)


def test_cells_are_named_as_in_the_csv_file_and_that_is_said(tmp_path: Path) -> None:
    study = read_study(_folder(tmp_path / "p", {name: cells[:2] for name, cells in VISITORS.items()}))
    assert (
        'visitors.parquet: cells are named as if its column names stood in row 1: A2 is the first record\'s "Id"'
        in [str(note) for note in study.notes]
    )


@pytest.mark.parametrize(
    ("column", "cells"),
    [("Visitors", ["ten", "20", "5"]), ("Resident share", [0.0, 2.5, 40.0]), ("Partner country", ["Japn", "x", ""])],
)
def test_what_is_wrong_is_told_in_the_same_words(tmp_path: Path, column: str, cells: list[Any]) -> None:
    columns = {**VISITORS, column: cells}
    problems = _problems(_folder(tmp_path / "p", columns))
    assert problems
    assert problems == _problems(_folder(tmp_path / "c", columns, csv=True))


def test_what_a_column_holds_becomes_what_a_cell_holds(tmp_path: Path) -> None:
    path = tmp_path / "visitors.parquet"
    table = {
        "whole": pa.array([1, None], pa.int64()), "large": pa.array([2**60, 1], pa.int64()),
        "single": pa.array([0.5, float("nan")], pa.float32()), "money": pa.array([Decimal("12.30"), None]),
        "day": pa.array([dt.date(2014, 5, 1), None]), "text": pa.array(["x", None]), "yes": pa.array([True, None]),
        "word": pa.array(["one", "one"]).dictionary_encode(),
    }  # fmt: skip
    pq.write_table(pa.table(table), path)
    sheet = read_parquet(path)
    assert sheet.name == "visitors"
    assert list(sheet.rows) == [
        list(table),
        [1.0, 2**60, 0.5, 12.3, dt.date(2014, 5, 1), "x", True, "one"],
        ["", 1.0, "", "", "", "", "", "one"],
    ]


def test_a_list_is_no_cell(tmp_path: Path) -> None:
    problems = _problems(_folder(tmp_path / "p", {"Id": ["a", "b"], "Visitors": [None, [1, 2]]}))
    assert problems == [("B3", "", "a cell cannot hold a list", "Make it a column of numbers, texts or dates")]


def test_a_damaged_file_is_a_line(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "p", VISITORS)
    whole = (folder / "visitors.parquet").read_bytes()
    for content in (b"", whole[:40], whole[:-9] + b"\xff" * 5 + whole[-4:], b"PAR1" + b"\0" * 40 + b"PAR1"):
        (folder / "visitors.parquet").write_bytes(content)
        (problem,) = _problems(folder)
        assert problem[2] == "the file is damaged or was not copied whole"


def test_too_many_cells_are_refused_before_any_is_read(tmp_path: Path) -> None:
    path = tmp_path / "visitors.parquet"
    pq.write_table(pa.table({"Id": ["a"] * 10, "Visitors": [1] * 10}), path)
    with pytest.raises(CsvError, match="the sheet is too large: 11 rows and 2 columns"):
        read_parquet(path, most=20)


def test_without_the_extra_it_says_what_to_type(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    (problem,) = _problems(_folder(tmp_path / "p", VISITORS))
    assert problem[2:] == (
        "to read this needs pyarrow, which is not installed", 'Install it: pip install "impactcalc[parquet]"',
    )  # fmt: skip


def test_a_single_file_is_no_study(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "p", VISITORS)
    (problem,) = _problems(folder / "visitors.parquet")
    assert problem[2] == "a single .parquet file is one sheet, not a study"
    assert problem[3].startswith("Put it into a folder, named after its sheet: visitors.parquet beside study.csv")


def test_a_sheet_may_not_be_there_twice(tmp_path: Path) -> None:
    folder = _folder(tmp_path / "p", VISITORS)
    (folder / "visitors.csv").write_text("Id,Visitors\na,1\n", encoding="utf-8")
    assert any("visitors" in problem[2].lower() + problem[1].lower() for problem in _problems(folder))
