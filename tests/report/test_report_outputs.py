"""Outputs are whole or not there, and never stand on an input."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.errors import InputError
from impactcalc.report import workbook
from impactcalc.report.batch_summary import write_batch_summary
from impactcalc.report.pages import all_pages
from impactcalc.report.workbook import write_report
from impactcalc.report.writers.json_text import write_json
from impactcalc.report.writers.page import Column
from report_cases import rich, sheet_of, table_in

WRITERS: list[Callable[[ic.Result, Path], None]] = [write_report, write_json]


def read_from(path: Path) -> ic.Result:
    """The rich result as if its study had been read from a file."""
    return dataclasses.replace(rich(), study=dataclasses.replace(rich().study, path=path, source=path.name))


@pytest.mark.parametrize("write", WRITERS)
def test_the_input_is_never_replaced(write: Callable[[ic.Result, Path], None], tmp_path: Path) -> None:
    own = tmp_path / "study.xlsx"
    own.write_bytes(b"precious")
    alias = tmp_path / "alias.xlsx"
    alias.symlink_to(own)
    (tmp_path / "sub").mkdir()
    for target in (own, tmp_path / "sub" / ".." / "study.xlsx", alias):
        with pytest.raises(InputError, match="never overwritten"):
            write(read_from(own), target)
    assert own.read_bytes() == b"precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alias.xlsx", "study.xlsx", "sub"]


def test_a_sheet_of_a_study_in_csv_is_an_input_too(tmp_path: Path) -> None:
    (tmp_path / "visitors.csv").write_text("precious")
    with pytest.raises(InputError, match="never overwritten"):
        write_report(read_from(tmp_path), tmp_path / "visitors.csv")
    assert (tmp_path / "visitors.csv").read_text() == "precious"
    write_report(read_from(tmp_path), tmp_path / "report.xlsx")


@pytest.mark.parametrize("write", WRITERS)
def test_targets_that_cannot_be_written(write: Callable[[ic.Result, Path], None], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this is a folder"):
        write(rich(), tmp_path)
    with pytest.raises(InputError, match="its folder does not exist"):
        write(rich(), tmp_path / "no" / "report.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_a_failure_on_a_page_leaves_neither_file_nor_temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(result: ic.Result, **options: Any) -> object:
        yield from list(all_pages(result, **options))[:3]
        raise RuntimeError("a wheel came off")

    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.setattr(workbook, "all_pages", broken)
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(RuntimeError, match="wheel"):
        write_report(rich(), out / "report.xlsx")
    assert list(out.iterdir()) == []
    assert list(scratch.iterdir()) == []
    (out / "report.xlsx").write_bytes(b"the last one")
    with pytest.raises(RuntimeError, match="wheel"):
        write_report(rich(), out / "report.xlsx")
    assert (out / "report.xlsx").read_bytes() == b"the last one"
    assert [path.name for path in out.iterdir()] == ["report.xlsx"]


def test_a_full_disk_is_the_users_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(workbook, "write_pages", full)
    with pytest.raises(InputError, match="No space left on device"):
        write_report(rich(), tmp_path / "report.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_summary_of_a_batch(tmp_path: Path) -> None:
    columns = [
        Column("Workbook", "text", ["a.xlsx", "=b.xlsx"]),
        Column("Jobs", "jobs", np.array([1 / 3, np.nan])),
        Column("What is wrong", "wrap", ["", "line one\nline two"]),
    ]
    write_batch_summary(columns, tmp_path / "summary.xlsx")
    found = table_in(sheet_of(tmp_path / "summary.xlsx", "Summary"), "Workbook")
    assert found["a.xlsx"] == {"Workbook": "a.xlsx", "Jobs": 1 / 3, "What is wrong": None}
    assert found["=b.xlsx"]["Jobs"] is None
    assert found["=b.xlsx"]["What is wrong"] == "line one\nline two"
