"""How far a long piece of work has come: told on a terminal only, with the time left once it can be known."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest

from conftest import STUDY, VISITORS, BookWriter
from impactcalc import console
from impactcalc.cli.run import TIMES_THROUGH
from impactcalc.facts.lines.progress import StudiesSoFar, Writing
from impactcalc.impact.run import run
from impactcalc.pace import READING, Share, heard, passed, seconds_left
from impactcalc.report.pages.identity import LISTING, rows_to_write
from impactcalc.report.tables.rows import ROW_TABLES
from impactcalc.report.workbook import write_report
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.packing import LEFT, PackedFile
from impactcalc.study.checking.validation import read_study
from impactcalc.words.speaking import printed


@pytest.mark.parametrize(
    ("elapsed", "done", "whole", "said"),
    [
        (4.9, 50, 100, ""),  # too early to know
        (10.0, 0, 100, ""),
        (10.0, 100, 100, ""),
        (10.0, 25, 100, "about 30 s left"),
        (10.0, 99, 100, "about 5 s left"),
        (60.0, 10, 100, "about 9 min left"),
        (3600.0, 10, 100, "about 9 h left"),
        (3600.0, 40, 100, "about 1.5 h left"),
    ],
)
def test_time_left(elapsed: float, done: int, whole: int, said: str) -> None:
    left = seconds_left(elapsed, done, whole)
    assert printed(StudiesSoFar(3, 7, left)) == f"3 of 7 studies{', ' if said else ''}{said}"


def test_what_is_written_is_counted(tmp_path: Path, write_book: BookWriter) -> None:
    result = run(write_book({"Study": STUDY, "Visitors": VISITORS}))
    found: list[int] = []
    with heard(found.append):
        write_report(result, tmp_path / "report.xlsx")
    assert sum(found) >= rows_to_write(result) == 2 * 2 * len(LISTING)
    found.clear()
    with heard(found.append):
        write_csv(result, tmp_path / "tables")
    assert sum(found) >= len(ROW_TABLES) * len(result.rows) == 6
    before = len(found)
    passed(1)
    assert len(found) == before  # nobody listens any more


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_sees_how_far_it_has_come(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, now = Terminal(), iter([0.0, 10.0, 30.0])
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setattr(time, "monotonic", lambda: next(now))
    progress = console.Progress(quiet=False)
    with progress.long_step(Writing("report"), 40_000):
        passed(10_000)
        passed(30_000)
    progress.done()
    steps = [step.removeprefix("\033[K") for step in seen.getvalue().split("\r")]
    assert steps == [
        "", "writing the report ...", "writing the report, 25%, about 30 s left ...", "writing the report, 99% ...", "",
    ]  # fmt: skip


@pytest.mark.parametrize("quiet", [True, False])
def test_nothing_is_said_where_nobody_looks(monkeypatch: pytest.MonkeyPatch, *, quiet: bool) -> None:
    seen = Terminal() if quiet else io.StringIO()
    monkeypatch.setattr(sys, "stderr", seen)
    progress = console.Progress(quiet=quiet)
    with progress.long_step(Writing("report"), 40_000):
        passed(10_000)
    progress.done()
    assert seen.getvalue() == ""


def test_a_share_passes_with_its_whole() -> None:
    found: list[int] = []
    with heard(found.append):
        share = Share(1_000, 3)
        for done in (1, 1, 1, 5):
            share.add(done)
    assert found == [333, 333, 334, 0]  # and no more than all


@pytest.mark.parametrize("kind", ["book", "folder"])
def test_reading_passes_whole(kind: str, tmp_path: Path, write_book: BookWriter) -> None:
    found: list[int] = []
    source = write_book({"Study": STUDY, "Visitors": VISITORS})
    if kind == "folder":
        source = tmp_path / "folder"
        source.mkdir()
        for name, rows in (("study", STUDY), ("visitors", VISITORS)):
            text = "\n".join(",".join(map(str, row)) for row in rows)
            (source / f"{name}.csv").write_text(text, encoding="utf-8")
    with heard(found.append):
        read_study(source)
    assert 0.6 * READING < sum(found) <= READING


def test_packing_passes_every_row_once_more(tmp_path: Path) -> None:
    found: list[int] = []
    with PackedFile(tmp_path / "file") as file, heard(found.append):
        file.write(b"x" * 1_000)
        assert found == []  # nothing is expected yet
        file.expect(10_000, int(8_000 / LEFT))
        for _ in range(10):
            file.write(b"x" * 1_000)
    assert sum(found) == 10_000
    assert found == [5_000, 5_000]  # told of when there is something to tell


def test_a_calculation_passes_its_rows(write_book: BookWriter) -> None:
    study = read_study(write_book({"Study": STUDY, "Visitors": VISITORS}))
    found: list[int] = []
    with heard(found.append):
        run(study)
    assert len(VISITORS[1:]) <= sum(found) <= TIMES_THROUGH * len(VISITORS[1:])
