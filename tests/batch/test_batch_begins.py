"""What is said before the first study of a batch: of a list that names none, and only then what one may take."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from batch_faults import write_study
from impactcalc.cli import app

MAY_TAKE = "Each study may take 600 seconds and 4,000 MB.\n"
LIST = "-> Type a path or URL a line, each of a workbook (.xlsx, .xlsm, .ods) or of a folder with a study.csv.\n"


def batch(*words: object) -> tuple[int, str]:
    done = CliRunner().invoke(app, ["batch", *map(str, words)])
    return done.exit_code, done.output


@pytest.mark.parametrize("text", ["", "\n\n", "# of 2014\n\n  # none yet", "\ufeff"])
def test_a_list_of_nothing_is_told_what_a_list_holds(tmp_path: Path, text: str) -> None:
    (tmp_path / "all.txt").write_text(text, encoding="utf-8")
    code, said = batch(tmp_path / "all.txt", "-o", tmp_path / "out")
    assert code == 2
    assert said == f'1 problem\n\n  "{tmp_path / "all.txt"}"\n      This list names no study.\n      {LIST}\n'
    assert not (tmp_path / "out").exists()


def test_a_list_of_what_are_no_studies_says_why(tmp_path: Path) -> None:
    (tmp_path / "all.txt").write_text("notes.pdf\nvisitors.csv\n")
    (tmp_path / "notes.pdf").write_text("x")
    (tmp_path / "visitors.csv").write_text("x")
    code, said = batch(tmp_path / "all.txt", "-o", tmp_path / "out")
    assert code == 2
    assert "This list names no study; notes.pdf: left out because it is no workbook; visitors.csv: left out" in said
    assert LIST in said


def test_what_a_study_may_take_is_said_once_something_is_done(tmp_path: Path) -> None:
    """Not before a refusal, and not where nothing is left to do."""
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for words in (
        (folder, "-o", out),  # there is no workbook in it
        (tmp_path / "none.xlsx", "-o", out),
        (write_study(tmp_path / "one.xlsx"), "-o", out),  # one study, and not many
        (tmp_path / "one.xlsx", "-o", out, "--watch"),
        (folder, "-o", out, "--members", tmp_path / "none.csv"),
    ):
        code, said = batch(*words)
        assert code == 2, said
        assert "may take" not in said, words
    shutil.copy(tmp_path / "one.xlsx", folder)
    out.mkdir()
    (out / "one-report.xlsx").write_text("somebody's")
    code, said = batch(folder, "-o", out)  # an output is in the way
    assert code == 2
    assert "may take" not in said
    code, said = batch(folder, "-o", out, "--force", "--workers", 1)
    assert code == 0, said
    assert said.count(MAY_TAKE) == 1
    assert said.startswith(MAY_TAKE)
    code, said = batch(folder, "-o", out)  # all of it is done
    assert code == 0, said
    assert "may take" not in said
    code, said = batch(folder, "-o", out, "--fresh", "-q", "--workers", 1)
    assert (code, said) == (0, "")
