"""The workbook that estimate saves has nothing for validate to read into it."""

from __future__ import annotations

from pathlib import Path

from typer.testing import CliRunner

from impactcalc.cli.app import app
from impactcalc.study.checking.validation import read_study


def test_each_choice_is_written_as_the_sheet_has_it(tmp_path: Path) -> None:
    saved = tmp_path / "first.xlsx"
    words = "US-TX --visitors 5 --nights 2 --hosted 5 --hosted-nights 2 --event-people 50 --event-guests 5"
    rest = f"--event-nights 2 --students 4 --student-nights 30 --draws 0 --save {saved}"
    done = CliRunner().invoke(app, ["estimate", *words.split(), *rest.split()])
    assert done.exit_code == 0, done.output
    assert [note for note in read_study(saved).notes if note.cell] == []
