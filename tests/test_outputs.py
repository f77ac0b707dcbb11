"""What a command writes: all of it or nothing, never over an input, no two in one place; killed runs are told."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands import impactcalc
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.batch.names import output_names
from impactcalc.datapackage import DESCRIPTOR
from impactcalc.errors import InputError
from impactcalc.files import Outputs, whole_file
from impactcalc.report.tables.all_tables import tables_of
from impactcalc.report.writers.csv_folder import TABLES
from impactcalc.samples import samples
from impactcalc.target import Piece, is_same
from report_cases import rich

Snapshot = dict[str, bytes]


def snapshot(folder: Path) -> Snapshot:
    """Every file below a folder, hidden ones too; a folder has no bytes."""
    found = sorted(folder.rglob("*"))
    return {path.relative_to(folder).as_posix(): b"" if path.is_dir() else path.read_bytes() for path in found}


@pytest.fixture
def study(tmp_path: Path, write_book: BookWriter) -> Path:
    return write_book({"Study": STUDY, "Visitors": VISITORS})


def refusal(outputs: Outputs) -> str:
    with pytest.raises(InputError) as caught:
        outputs.check()
    return str(caught.value)


def test_the_names_of_the_tables_are_known_before_there_is_a_result() -> None:
    assert (*(f"{table.key}.csv" for _, table in tables_of(rich())), DESCRIPTOR) == TABLES


# --- what is refused


def test_tables_that_are_there_are_replaced_with_force_only(study: Path, tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / "totals.csv").write_text("mine")
    (tmp_path / "t" / "notes.csv").write_text("stays")
    before = snapshot(tmp_path)
    done = impactcalc("run", study, "--csv", "t", cwd=tmp_path)
    assert done.returncode == 2
    assert "A table is already there: totals.csv.\n      -> Add --force to replace them, or" in done.stderr
    assert snapshot(tmp_path) == before
    assert impactcalc("run", study, "--csv", "t", "--force", "-q", cwd=tmp_path).returncode == 0
    assert (tmp_path / "t" / "totals.csv").read_text() != "mine"
    assert (tmp_path / "t" / "notes.csv").read_text() == "stays"
    assert sorted(path.name for path in (tmp_path / "t").iterdir()) == sorted([*TABLES, "notes.csv"])


@pytest.mark.parametrize("name", ["study.csv", "Study.CSV", "Study-Table 1.csv", "Study - Table 1.csv"])
def test_the_folder_of_a_study_is_never_written_into(study: Path, tmp_path: Path, name: str) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (other / name).write_text("Name,Another city\n")
    (other / "deals.csv").write_text("precious")
    before = snapshot(other)
    done = impactcalc("run", study, "--csv", other, "--force", cwd=tmp_path)
    assert done.returncode == 2
    assert f"This folder holds a study ({name}); nothing is written into it." in done.stderr
    assert snapshot(other) == before
    (tmp_path / "cities").mkdir()
    shutil.copy(study, tmp_path / "cities")
    done = impactcalc("batch", "cities", "-o", other, "--force", cwd=tmp_path)
    assert "This folder holds a study" in done.stderr
    assert snapshot(other) == before


def test_an_input_is_no_output_in_whatever_role(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    sheet = folder / "visitors.csv"
    sheet.write_text("precious")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "totals.csv").hardlink_to(sheet)
    one = Outputs(inputs=(folder, sheet), force=True)
    for path in (sheet, folder / ".." / "in" / "visitors.csv", folder / "a-new-sheet.csv"):
        one.file(path)
    one.tables(tmp_path / "out", ["totals.csv"])
    one.tables(folder, ["a.csv"])
    one.package(folder, "visitors.csv")
    text = refusal(one)
    assert text.count("this is the input; it is never overwritten") == 3
    assert text.count("the input lies there, under the name of a table; it is never overwritten") == 1
    assert text.count("this is the folder of the input; it is left as it is") == 1
    assert text.count("an input lies in this folder, which would be replaced") == 1
    other = Outputs(inputs=(folder,), force=True)
    other.file(folder / "report.xlsx")  # no sheet of a study
    other.check()


def test_two_outputs_in_one_place_are_refused_however_it_is_spelled(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.json").write_text("x")
    (tmp_path / "link.json").symlink_to("a.json")
    (tmp_path / "hard.json").hardlink_to(tmp_path / "a.json")
    spellings = ["a.json", "sub/../a.json", "link.json", "hard.json", "A.JSON", "a.json/."]
    for spelling in spellings[1:]:
        outputs = Outputs(force=True)
        outputs.file(tmp_path / "a.json")
        outputs.file(tmp_path / spelling)
        assert "another output goes to the same file" in refusal(outputs), spelling
    accents = Outputs(force=True)
    for form in ("NFC", "NFD"):
        accents.file(tmp_path / unicodedata.normalize(form, "Zürich.json"))
    assert "another output goes to the same file" in refusal(accents)
    within = Outputs(force=True)
    within.tables(tmp_path / "sub", ["totals.csv"])
    within.file(tmp_path / "sub" / "Totals.csv")
    assert "another output goes to the same file" in refusal(within)
    apart = Outputs(force=True)
    apart.file(tmp_path / "a.json")
    apart.file(tmp_path / "b.json")
    apart.check()


@pytest.mark.parametrize("command", ["run", "compare", "study-2015"])
def test_one_name_for_two_outputs(command: str, study: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(study, tmp_path / "other.xlsx"))
    words = {"run": [study], "compare": [study, other], "study-2015": []}[command]
    before = snapshot(tmp_path)
    done = impactcalc(command, *words, "-o", "one.xlsx", "--json", "./ONE.xlsx", "--force", cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert (
        "Another output goes to the same file: one.xlsx.\n      -> Give each output a name of its own." in done.stderr
    )
    assert snapshot(tmp_path) == before


def test_bad_targets_are_told_with_the_problems_of_the_input_before_anything_is_written(
    tmp_path: Path, write_book: BookWriter
) -> None:
    bad = write_book({"Study": STUDY, "Visitors": [VISITORS[0], ["a", "many", *VISITORS[1][2:]]]})
    (tmp_path / "file").write_text("x")
    long = "n" * 300
    cases = [
        ("--csv", "no/folder", "The folder that it would lie in does not exist."),
        ("--csv", "file", "This is a file, not a folder."),
        ("--csv", "file/sub", "A part of this path is a file, not a folder."),
        ("--csv", long, "It could not be written (File name too long)."),
        ("--json", "no/r.json", "Its folder does not exist."),
        ("--json", ".", "This is a folder."),
        ("--json", f"{long}.json", "It could not be written (File name too long)."),
        ("--json", os.devnull, "This is no ordinary file, and is not replaced."),
        ("-o", f"{long}.xlsx", "It could not be written (File name too long)."),
        ("-o", "r.pdf", "The report is an Excel workbook."),
    ]
    before = snapshot(tmp_path)
    for option, target, text in cases:
        done = impactcalc("run", bad, "--force", option, target, cwd=tmp_path)
        assert done.returncode == 2
        assert text in done.stderr, (option, target)
        assert 'Visitors!B2  "many"' in done.stderr
        assert snapshot(tmp_path) == before


def test_a_marked_copy_that_may_not_be_written_hides_no_problem(tmp_path: Path, write_book: BookWriter) -> None:
    bad = write_book({"Study": STUDY, "Visitors": [VISITORS[0], ["a", "many", *VISITORS[1][2:]]]})
    (tmp_path / "m.xlsx").write_text("mine")
    before = snapshot(tmp_path)
    for target, text in (("m.xlsx", "This file is already there."), ("no/m.xlsx", "Its folder does not exist.")):
        done = impactcalc("validate", bad, "--marked", target, cwd=tmp_path)
        assert done.returncode == 2
        assert text in done.stderr
        assert 'Visitors!B2  "many"' in done.stdout
        assert snapshot(tmp_path) == before


def test_other_commands_look_first_too(study: Path, tmp_path: Path) -> None:
    before = snapshot(tmp_path)
    cases: list[tuple[list[object], str]] = [
        (["template", "no/x.xlsx"], "Its folder does not exist."),
        (["multipliers", "show", "US", "-o", "t.pdf"], "The table is a .csv or .xlsx file."),
        (["multipliers", "compare", "US", "FR", "-o", "no/t.csv"], "Its folder does not exist."),
        (["multipliers", "import", "symmetric", study, "-o", "study.xlsx", "--place", "DE", "--year", 2020,
          "--currency", "EUR", "--force"], "An input lies in this folder, which would be replaced."),
        (["multipliers", "import", "rims", study, "-o", "no/p", "--place", "US", "--year", 2020],
         "The folder that it would lie in does not exist."),
        (["batch", ".", "-o", "study.xlsx/reports"], "This folder could not be made (Not a directory)."),
    ]  # fmt: skip
    for words, text in cases:
        done = impactcalc(*words, cwd=tmp_path)
        assert done.returncode == 2, done.stderr
        assert text in done.stderr, words
        assert "Traceback" not in done.stderr
        assert snapshot(tmp_path) == before


# --- all or nothing


@pytest.mark.parametrize("there", [True, False])
@pytest.mark.parametrize("at", [0, 1, 2, 3, 4])
def test_an_exception_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, at: int) -> None:
    """In the block (0), or while the outputs are put in their places, one after the other."""
    if there:
        (tmp_path / "a.xlsx").write_text("old a")
        (tmp_path / "t").mkdir()
        (tmp_path / "t" / "one.csv").write_text("old one")
        (tmp_path / "p").mkdir()
        (tmp_path / "p" / DESCRIPTOR).write_text("old p")
    before = snapshot(tmp_path)
    put, calls = Piece.put, []

    def failing(piece: Piece) -> None:
        calls.append(piece)
        put(piece)
        if len(calls) == at:
            raise KeyboardInterrupt

    monkeypatch.setattr(Piece, "put", failing)
    outputs = Outputs(force=True)
    file = outputs.file(tmp_path / "a.xlsx")
    tables = outputs.tables(tmp_path / "t", ["one.csv", "two.csv"])
    package = outputs.package(tmp_path / "p", DESCRIPTOR)

    def write(stopped: bool) -> None:
        with outputs:
            file.write_text("new a")
            (tables / "one.csv").write_text("new one")
            (tables / "two.csv").write_text("new two")
            (package / DESCRIPTOR).write_text("new p")
            if stopped:
                raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write(stopped=at == 0)
    assert len(calls) == at
    assert snapshot(tmp_path) == before
    monkeypatch.undo()
    write(stopped=False)
    new = {"a.xlsx": b"new a", "t": b"", "t/one.csv": b"new one", "t/two.csv": b"new two", "p": b"",
           f"p/{DESCRIPTOR}": b"new p"}  # fmt: skip
    assert snapshot(tmp_path) == new


def test_what_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    outputs = Outputs(force=False)
    file = outputs.file(tmp_path / "a.xlsx")
    outputs.check()
    (tmp_path / "a.xlsx").write_text("somebody else's")
    with pytest.raises(InputError, match="already there"), outputs:
        file.write_text("ours")
    assert snapshot(tmp_path) == {"a.xlsx": b"somebody else's"}


def test_two_runs_do_not_write_the_same_output_at_once(tmp_path: Path) -> None:
    first, second = Outputs(force=True), Outputs(force=True)
    one, two = first.file(tmp_path / "a.xlsx"), second.file(tmp_path / "a.xlsx")
    with first:
        one.write_text("first")
        with pytest.raises(InputError, match="another run is writing this now"), second:
            two.write_text("second")
    assert snapshot(tmp_path) == {"a.xlsx": b"first"}


def test_a_link_is_written_through_and_rights_are_the_usual_ones(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("old")
    (tmp_path / "a.txt").symlink_to("real/a.txt")
    with whole_file(tmp_path / "a.txt") as path:
        path.write_text("new")
    assert (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "real" / "a.txt").read_text() == "new"
    mask = os.umask(0)
    os.umask(mask)
    assert (tmp_path / "real" / "a.txt").stat().st_mode & 0o777 == 0o666 & ~mask


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'n' * 251}.txt"
    with whole_file(path) as staged:
        staged.write_text("x")
    assert snapshot(tmp_path) == {path.name: b"x"}


# --- killed

KILL = """
import os, signal
from impactcalc.target import Piece
put, calls = Piece.put, []
def planted(piece):
    if len(calls) == {at}: os.kill(os.getpid(), signal.{signal})
    calls.append(piece)
    put(piece)
Piece.put = planted
"""
KILL_IN_WRITING = """
import os, signal
from impactcalc.report.writers import json_text
def planted(result): os.kill(os.getpid(), signal.{signal})
json_text.result_json = planted
"""


def outputs_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name.startswith(".")}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_run_killed_while_writing_is_told_by_the_next(study: Path, tmp_path: Path) -> None:
    words = ("run", study, "--json", "r.json", "--csv", "t", "-q")
    done = impactcalc(*words, cwd=tmp_path, before=KILL_IN_WRITING.format(signal="SIGKILL"))
    assert done.returncode == -signal.SIGKILL
    assert not (tmp_path / "r.json").exists()
    assert outputs_in(tmp_path)
    again = impactcalc(*words, cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert again.stderr.count("\n") == 1 + again.stderr.count("warning")
    assert (
        "An earlier run was stopped before it finished: it wrote none of study-report.xlsx, r.json, t; "
        "what it left was removed.\n" in again.stderr
    )
    assert not outputs_in(tmp_path)
    assert sorted(path.name for path in (tmp_path / "t").iterdir()) == sorted(TABLES)


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize(
    ("at", "told"),
    [
        (0, "it wrote none of study-report.xlsx, r.json, t;"),
        (1, "it had put study-report.xlsx in place, not r.json, t;"),
        (4, "it had put study-report.xlsx, r.json, a part of t in place, not the rest of t;"),
    ],
)
@pytest.mark.parametrize("by", ["study-report.xlsx", "r.json", "t"])
def test_a_run_killed_between_two_renames_is_told_by_the_next(
    study: Path, tmp_path: Path, at: int, told: str, by: str
) -> None:
    """By the next run that writes any of the same outputs, also one that is refused."""
    (tmp_path / "study-report.xlsx").write_text("old report")
    (tmp_path / "r.json").write_text("old json")
    done = impactcalc(
        "run", study, "--json", "r.json", "--csv", "t", "--force", cwd=tmp_path,
        before=KILL.format(at=at, signal="SIGKILL"),
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL
    assert ((tmp_path / "study-report.xlsx").read_bytes() == b"old report") == (at == 0)
    assert ((tmp_path / "r.json").read_text() == "old json") == (at < 2)
    said: list[str] = []
    outputs = Outputs(force=False, tell=said.append)
    if by == "t":
        outputs.tables(tmp_path / by, TABLES)
    else:
        outputs.file(tmp_path / by)
    if by != "t" or at > 2:
        assert "already there" in refusal(outputs)
    else:
        outputs.check()
    assert said == [f"An earlier run was stopped before it finished: {told} what it left was removed."]
    assert not outputs_in(tmp_path)
    assert not outputs_in(tmp_path / "t")
    outputs = Outputs(force=True, tell=said.append)
    outputs.file(tmp_path / by / "x" if by == "t" else tmp_path / by)
    outputs.check()
    assert len(said) == 1


def test_a_package_that_was_moved_away_is_put_back(tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / DESCRIPTOR).write_text("old")
    code = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from impactcalc.files import Outputs\n"
        "replace = Path.replace\n"
        "def planted(path, target): os.kill(os.getpid(), signal.SIGKILL)\n"
        "Path.replace = planted\n"
        "outputs = Outputs(force=True)\n"
        "staged = outputs.package(Path('p'), 'datapackage.json')\n"
        "with outputs: (staged / 'datapackage.json').write_text('new')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False)
    assert done.returncode == -signal.SIGKILL
    assert not (tmp_path / "p").exists()
    said: list[str] = []
    outputs = Outputs(force=True, tell=said.append)
    outputs.package(tmp_path / "p", DESCRIPTOR)
    outputs.check()
    assert snapshot(tmp_path) == {"p": b"", f"p/{DESCRIPTOR}": b"old"}
    assert said == ["An earlier run was stopped before it finished: it wrote none of p; what it left was removed."]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("planted", [KILL.replace("{at}", "1"), KILL_IN_WRITING])
def test_ctrl_c_leaves_nothing_half_written(study: Path, tmp_path: Path, planted: str, number: signal.Signals) -> None:
    (tmp_path / "study-report.xlsx").write_text("old report")
    before = snapshot(tmp_path)
    words = ("run", study, "--json", "r.json", "--csv", "t", "--force")
    done = impactcalc(*words, cwd=tmp_path, before=planted.format(signal=number.name))
    assert done.returncode == 128 + number
    assert done.stderr == "Stopped.\n"
    assert snapshot(tmp_path) == before


# --- a batch's names

FEW = st.builds(
    lambda a, b, ending: a + b + ending,
    st.sampled_from(["a", "A"]),
    st.sampled_from(["", "-xlsx", "-xlsm"]),
    st.sampled_from([".xlsx", ".xlsm"]),
)
PARTS = st.lists(st.sampled_from(["a", "A", "-xlsx", ".xlsx", ".XLSX", "-ods", "ß", "SS", "é", "é", "ı", "i", " "]),
                 min_size=1, max_size=4)  # fmt: skip
NAMES = st.builds(
    lambda parts, ending: "".join(parts) + ending, PARTS, st.sampled_from([".xlsx", ".xlsm", ".XLSX", ".ods", ""])
)


def reports_of(names: list[str]) -> dict[str, str]:
    found = output_names((name, Path(name).stem, name) for name in names)
    return {name: f"{output}-report.xlsx" for name, output in found.items()}


ANY = st.text(st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=9)


@given(st.lists(FEW, unique=True) | st.lists(NAMES | ANY, unique=True, max_size=12))
def test_no_two_workbooks_share_a_report(names: list[str]) -> None:
    names = [name for name in names if name not in (".", "..")]
    found = reports_of(names)
    for fold in (str.casefold, str.lower, str.upper, lambda name: unicodedata.normalize("NFC", name).casefold()):
        assert len({fold(report) for report in found.values()}) == len(names)
    assert reports_of(sorted(names)) == found == reports_of(sorted(names, reverse=True))


def test_reports_keep_the_names_of_their_workbooks_where_they_can() -> None:
    assert reports_of(["a.xlsx", "b.xlsm", "c.xlsx", "c.ods"]) == {
        "a.xlsx": "a-report.xlsx",
        "b.xlsm": "b-report.xlsx",
        "c.xlsx": "c-xlsx-report.xlsx",
        "c.ods": "c-ods-report.xlsx",
    }
    clash = reports_of(["a.xlsx", "a.xlsm", "a-xlsx.xlsx", "A.XLSX"])
    assert clash["a-xlsx.xlsx"] == "a-xlsx-report.xlsx"
    assert clash["a.xlsm"] == "a-xlsm-report.xlsx"
    assert len({name.lower() for name in clash.values()}) == 4
    assert all(len(name.encode()) < 230 for name in reports_of([f"{'é' * 120}.xlsx", f"{'é' * 120}.ods"]).values())


def test_a_batch_of_names_that_are_alike(study: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cities"
    folder.mkdir()
    names = ["a.xlsx", "a.xlsm", "a-xlsx.xlsx", "annual-report.xlsx"]
    for name in names:
        shutil.copy(study, folder / name)
    shutil.copy(samples()["broken"], folder / "b.xlsx")
    done = impactcalc("batch", "cities", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2, done.stderr
    assert "3 of 4 studies reported; 1 left out" in done.stdout
    assert len(list((tmp_path / "out").glob("*-report.xlsx"))) == 3
    assert "annual-report.xlsx: left out because a report is called so (...-report.xlsx)" in done.stdout
    assert not outputs_in(tmp_path / "out")


def test_is_same_takes_any_path(tmp_path: Path) -> None:
    assert not is_same(tmp_path / ("n" * 300), tmp_path / "a")
