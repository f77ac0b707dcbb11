"""What a batch says: failures also with --quiet, one count of its studies, and what to do about each."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from batch_faults import write_study
from commands import impactcalc
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.errors import InputError
from impactcalc.impact.run import run

MISSING = "there is no such file or folder. Check the spelling, and where it lies"
ONE = ("--workers", 1)


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A report that impactcalc wrote."""
    folder = tmp_path_factory.mktemp("report")
    run(write_study(folder / "city.xlsx")).to_excel(folder / "city-report.xlsx")
    return folder / "city-report.xlsx"


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of a study, of a file that is no workbook, and of one that is not there."""
    (tmp_path / "wb").mkdir()
    write_study(tmp_path / "wb" / "a.xlsx")
    (tmp_path / "wb" / "c.xlsx").write_text("x")
    (tmp_path / "list.txt").write_text("wb/a.xlsx\nwb/c.xlsx\nwb/gone.xlsx\n")
    return tmp_path / "list.txt"


def test_quiet_says_problems_and_nothing_else(listed: Path) -> None:
    folder = listed.parent
    for _ in range(2):  # and again, when one of them is done
        done = impactcalc("batch", "list.txt", "-o", "out", *ONE, "-q", cwd=folder)
        assert done.returncode == 2
        assert done.stdout == ""
        assert [line.partition(": ")[0] for line in done.stderr.splitlines()] == ["wb/c.xlsx", "wb/gone.xlsx"]
        assert f"wb/gone.xlsx: problems: {MISSING}" in done.stderr
    (folder / "list.txt").write_text("wb/a.xlsx\nwb/a.xlsx\n")  # what is left out is no problem
    for _ in range(2):
        done = impactcalc("batch", "list.txt", "-o", "out", *ONE, "-q", "--force", cwd=folder)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_quiet_does_not_tell_of_what_is_gone(listed: Path) -> None:
    folder = listed.parent
    shutil.copy(folder / "wb" / "a.xlsx", folder / "wb" / "b.xlsx")
    (folder / "wb" / "c.xlsx").unlink()
    assert impactcalc("batch", "wb", "-o", "out", *ONE, "-q", cwd=folder).stderr == ""
    (folder / "wb" / "b.xlsx").unlink()
    done = impactcalc("batch", "wb", "-o", "out", *ONE, "-q", cwd=folder)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_one_count_of_studies(listed: Path) -> None:
    folder = listed.parent
    impactcalc("batch", "list.txt", "-o", "out", *ONE, cwd=folder)
    again = impactcalc("batch", "list.txt", "-o", "out", *ONE, cwd=folder)
    assert "1 of 3 studies are done and as they were; to be done: wb/c.xlsx\n" in again.stderr
    assert "1 of 3 studies reported\n" in again.stdout
    shown: list[object] = []
    run_batch(listed, folder / "out", Wishes(workers=1), progress=shown.append)
    assert [(one.done, one.whole) for one in shown] == [(3, 3)]  # type: ignore[attr-defined]


def test_a_line_names_its_file_once(listed: Path) -> None:
    done = impactcalc("batch", "list.txt", "-o", "out", *ONE, cwd=listed.parent)
    assert "wb/c.xlsx: problems: this is no workbook" in done.stdout
    assert f"wb/gone.xlsx: problems: {MISSING}\n" in done.stdout


def refused(given: Path, out: Path) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        run_batch(given, out, Wishes(workers=1))
    [problem] = caught.value.problems
    return problem.message, problem.remedy


def test_a_folder_of_its_own_reports(report: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_study(tmp_path / "in" / "a.xlsx")
    write_study(tmp_path / "in" / "b.xlsx")
    run_batch(tmp_path / "in", tmp_path / "reports", Wishes(workers=1))
    remedy = "Give the folder that has the studies: workbooks (.xlsx, .xlsm, .ods) or folders with a study.csv"
    said = refused(tmp_path / "reports", tmp_path / "out")  # with its manifest and summary; then a report alone
    assert said == ("there is no study in this folder, but 2 reports that impactcalc wrote", remedy)
    (tmp_path / "some").mkdir()
    shutil.copy(report, tmp_path / "some" / "one-report.xlsx")
    message, told = refused(tmp_path / "some", tmp_path / "out")
    assert (message, told) == ("there is no study in this folder, but a report that impactcalc wrote", remedy)
    (tmp_path / "some" / "notes.txt").write_text("x")
    message, _ = refused(tmp_path / "some", tmp_path / "out")
    assert message.endswith("a report that impactcalc wrote; notes.txt: left out because it is no workbook")


def test_a_study_that_is_called_like_a_report(report: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_study(tmp_path / "in" / "annual-report.xlsx")
    message, remedy = refused(tmp_path / "in", tmp_path / "out")
    assert message == (
        "there is no workbook in this folder to report on; annual-report.xlsx: called as reports are (...-report.xlsx)"
    )
    assert remedy == (
        "If it is a study, rename it; if not, put workbooks (.xlsx, .xlsm, .ods) or folders with a study.csv into it"
    )
    write_study(tmp_path / "in" / "B-Report.xlsx")
    shutil.copy(report, tmp_path / "in" / "one-report.xlsx")
    message, remedy = refused(tmp_path / "in", tmp_path / "out")
    assert message == (
        "there is no study in this folder, but a report that impactcalc wrote; B-Report.xlsx, annual-report.xlsx: "
        "called as reports are (...-report.xlsx)"
    )
    assert remedy.startswith("Rename those that are studies; if not, give the folder that has the studies")
    write_study(tmp_path / "in" / "c.xlsx")
    summary = run_batch(tmp_path / "in", tmp_path / "out", Wishes(workers=1))
    assert [line.detail for line in summary.results if line.source == "annual-report.xlsx"] == [
        "left out because a report is called so (...-report.xlsx). Rename it if it is a study"
    ]


@pytest.mark.parametrize("name", ["summary.xlsx", "a-report.xlsx"])
def test_where_a_name_cannot_be_given_another_folder_can(name: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_study(tmp_path / "in" / "a.xlsx")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / name).write_text("somebody's")
    message, remedy = refused(tmp_path / "in", tmp_path / "out")
    assert (message, remedy) == ("this file is already there", "Add --force to replace it, or give another folder")
    (tmp_path / "out" / name).unlink()
    (tmp_path / "out" / name).mkdir()
    assert refused(tmp_path / "in", tmp_path / "out") == ("this is a folder", "Give another folder")
