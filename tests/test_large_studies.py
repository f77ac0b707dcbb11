"""Studies of more activities than a sheet holds: their rows go to tables beside the report, and that is said."""

from __future__ import annotations

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from commands import impactcalc
from conftest import STUDY, VISITORS, BookWriter
from report_cases import said_in, sheet_of

FEW = "from impactcalc.report.pages import identity; identity.MOST_ROWS = 1"


def test_rows_that_no_sheet_holds_are_put_beside_the_report(tmp_path: Path, write_book: BookWriter) -> None:
    write_book({"Study": STUDY, "Visitors": VISITORS})
    done = impactcalc("run", "study.xlsx", "-o", "out.xlsx", cwd=tmp_path, before=FEW)
    assert done.returncode == 0, done.stderr
    said = "Wrote out-tables: its tables list the activities, which are more than a sheet of a workbook holds"
    assert said in done.stdout.splitlines()
    with (tmp_path / "out-tables" / "activities.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["a", "b"]
    text = said_in(sheet_of(tmp_path / "out.xlsx", "Activities"))
    assert "These are 2 activities, more than a sheet of a workbook holds, so none is listed here." in text
    assert "The tables list them all: the command run puts them as CSV into a folder beside the report," in text


def test_they_go_where_the_user_wants_them(tmp_path: Path, write_book: BookWriter) -> None:
    write_book({"Study": STUDY, "Visitors": VISITORS})
    done = impactcalc("run", "study.xlsx", "-o", "out.xlsx", "--csv", "tables", cwd=tmp_path, before=FEW)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "tables" / "activities.csv").is_file()
    assert not (tmp_path / "out-tables").exists()


def test_what_stands_there_is_not_written_over(tmp_path: Path, write_book: BookWriter) -> None:
    write_book({"Study": STUDY, "Visitors": VISITORS})
    (tmp_path / "out-tables").mkdir()
    (tmp_path / "out-tables" / "activities.csv").write_text("mine", encoding="utf-8")
    done = impactcalc("run", "study.xlsx", "-o", "out.xlsx", cwd=tmp_path, before=FEW)
    assert done.returncode == 2
    assert "out-tables" in done.stderr
    assert (tmp_path / "out-tables" / "activities.csv").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "out.xlsx").exists()


def test_a_study_that_fits_gets_no_folder(tmp_path: Path, write_book: BookWriter) -> None:
    write_book({"Study": STUDY, "Visitors": VISITORS})
    done = impactcalc("run", "study.xlsx", "-o", "out.xlsx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.xlsx", "study.xlsx"]


@pytest.mark.parametrize("words", [["--help"], ["run", "--help"], ["batch", "--help"], ["--version"]])
def test_help_needs_none_of_the_heavy_packages(words: list[str]) -> None:
    heavy = ("numpy", "pandas", "pydantic", "xlsxwriter", "python_calamine", "scipy", "rich.markup")
    code = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print('LOADED', [name for name in {heavy!r} if name in sys.modules]))\n"
        "from impactcalc.cli import main\n"
        "main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "LOADED []"
