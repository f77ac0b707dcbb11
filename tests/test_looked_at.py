"""Whatever a command is to read and cannot be read is told in one plain sentence: a folder, a pipe, no file at all."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.samples import samples

IMPORT = ("-o", "own", "--place", "FR", "--year", 2018, "--currency", "EUR")
SYMMETRIC = ("multipliers", "import", "symmetric")
READ: list[tuple[str | int, ...]] = [
    ("verify",), ("explain",), ("run", "s.xlsx", "--theme"), ("run", "s.xlsx", "--last-year"), ("compare", "s.xlsx"),
    ("run", "s.xlsx", "--multipliers"), ("batch", "many", "-o", "out", "--members"), ("data", "add"),
    ("multipliers", "import", "jobs", "-o", "own", "--place", "Casablanca", "--year", 2024), (*SYMMETRIC, *IMPORT),
    ("multipliers", "import", "rims", *IMPORT), (*SYMMETRIC, "t.csv", *IMPORT, "--bridge"),
    (*SYMMETRIC, "t.csv", *IMPORT, "--import"), ("multipliers", "build", "--make", "t.csv", *IMPORT, "--use"),
]  # fmt: skip
NO_NAME = "No file can have this name.\n      -> Check the spelling: a name is shorter."
NO_FILE = "This is neither a file nor a folder."


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copy(samples()["city-programme"], "s.xlsx")
    Path("many").mkdir()
    shutil.copy("s.xlsx", "many")
    Path("t.csv").write_text("a,b\n1,2\n")
    Path("x.pdf").write_text("%PDF-1.7")
    return tmp_path


def refused(*words: object) -> str:
    done = CliRunner().invoke(app, list(map(str, words)))
    assert done.exit_code == 2, (done.output, done.exception)
    return done.output


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system knows no such pipes")
@pytest.mark.parametrize("words", READ)
def test_a_pipe_is_told_and_nobody_waits_for_it(there: Path, words: tuple[object, ...]) -> None:
    os.mkfifo("pipe.xlsx")
    assert NO_FILE in refused(*words, "pipe.xlsx")


@pytest.mark.parametrize("words", READ)
def test_a_name_that_no_file_has_is_told(there: Path, words: tuple[object, ...]) -> None:
    name = "x" * 300 + ".xlsx"
    assert f'  "{name}"\n      {NO_NAME}\n' in refused(*words, name)


@pytest.mark.parametrize("words", [*READ[:2], READ[6], *READ[9:]])
def test_a_folder_where_a_file_belongs_is_told(there: Path, words: tuple[object, ...]) -> None:
    said = "This is a folder, and a file belongs here.\n      -> Give the file itself."
    for name in ("fold", "fold.csv", "fold.xlsx"):
        Path(name).mkdir()
        assert f'  "{name}"\n      {said}' in refused(*words, name)


@pytest.mark.parametrize("words", [("verify",), ("explain",), ("run",), ("validate",), ("study-2015",)])
@pytest.mark.parametrize("path", ["no.xlsx", "no/folder/x.xlsx", "s.xlsx/x.xlsx"])
def test_what_is_not_there_is_not_there(there: Path, words: tuple[object, ...], path: str) -> None:
    text = refused(*words, path)
    assert "There is no such file or folder.\n      -> Check the spelling, and where it lies." in text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("many", "This is a folder, not a workbook."),
        ("x.pdf", "This is no .xlsx workbook."),
        ("t.csv", "This is no .xlsx workbook."),
        ("no.xlsx", "There is no such file."),
        ("s.xlsx/x.xlsx", "There is no such file."),
    ],
)
def test_what_is_no_workbook_in_the_citys_look_is_told(there: Path, given: str, said: str) -> None:
    text = refused("run", "s.xlsx", "--theme", given)
    assert f'  --theme  "{given}"\n      {said}\n      -> Give an .xlsx workbook in the city\'s own look.' in text


def test_a_folder_of_charts_is_not_one_of_tables(there: Path) -> None:
    pytest.importorskip("typst")
    said = '  "{}"\n      {}\n      -> Give another folder for the {}.'
    assert said.format("x.pdf", "This is a file, not a folder.", "charts") in refused(
        "run", "s.xlsx", "--charts", "x.pdf"
    )
    assert said.format("x.pdf", "This is a file, not a folder.", "tables") in refused("run", "s.xlsx", "--csv", "x.pdf")
    missing = "The folder that it would lie in does not exist."
    assert said.format("no/c", missing, "charts") in refused("run", "s.xlsx", "--charts", "no/c")
    assert CliRunner().invoke(app, ["run", "s.xlsx", "--charts", "c"]).exit_code == 0
    text = refused("run", "s.xlsx", "-o", "other.xlsx", "--charts", "c")
    assert " charts are already there: " in text
