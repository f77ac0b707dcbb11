"""What a batch is given: a folder, a list of paths, a workbook of many studies; every input has its line."""

from __future__ import annotations

import csv
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from batch_faults import command, ended, snapshot, start, waited_for, write_study, write_table
from conftest import VISITORS
from impactcalc.batch.inputs import Source, find_inputs
from impactcalc.batch.line import RANGED, SUMMARY, Line
from impactcalc.batch.names import file_name
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.batch.watch import state_of, watch
from impactcalc.cli.app import app
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.urls import NothingAtUrl
from impactcalc.impact.figures import FIGURES
from impactcalc.impact.run import run
from impactcalc.samples import samples

HEADS = ["Study", *VISITORS[0]]
MANY: dict[str, list[list[object]]] = {
    "Study": [
        ["Study", "Name", "Place", "Year"],
        ["Riverton", "Riverton 2014", "cbsa:19100", 2014],
        ["Lakeside", "Lakeside 2014", "US-TX", 2014],
        ["EXAMPLE", "What it is called", "US", 2014],
    ],
    "Visitors": [
        HEADS,
        ["Riverton", *VISITORS[1]],
        ["lakeside ", *VISITORS[2]],
        ["RIVERTON", *VISITORS[2]],
    ],
}


def lines_of(found: tuple[Source | Line, ...]) -> dict[str, str]:
    return {
        one.shown if isinstance(one, Source) else one.source: "" if isinstance(one, Source) else one.detail
        for one in found
    }


class Brought:
    """What brings a workbook of each URL, but for those that are refused."""

    def __init__(self, book: Path) -> None:
        self.book = book

    def bring(self, listed: Path, line: str) -> Path | None:
        del listed
        if "gone" in line:
            raise InputError([Problem("", "", "", NothingAtUrl())])
        there = self.book.with_name(f"copy-{len(line)}.xlsx")
        shutil.copy(self.book, there)
        return there

    def keep(self, journal: Path, outputs: Iterable[Path]) -> None:
        """Nothing is stored."""


def test_a_password_of_a_list_is_written_nowhere(tmp_path: Path) -> None:
    urls = ["https://ann:secret@host/a.xlsx?key=K", "https://ann:secret@host/gone.xlsx?key=K"]
    (tmp_path / "cities.txt").write_text("\n".join([*urls, urls[0]]), encoding="utf-8")
    stores = Brought(write_study(tmp_path / "city.xlsx"))
    given = find_inputs(tmp_path / "cities.txt", tmp_path / "out", stores=stores)
    found = given.inputs
    assert len(found) == 3
    assert [one.shown if isinstance(one, Source) else one.source for one in found].count("https://host/a.xlsx") == 2
    assert not any("secret" in str(one) or "key=K" in str(one) for one in found)


def rows_of(out: Path) -> list[dict[str, str]]:
    with (out / "summary.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes")
def test_every_entry_of_a_folder_has_its_line(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for name in ("a.xlsx", "old-report.xlsx", "b.xls", "visitors.csv", "notes.txt", "~$a.xlsx", ".hidden.xlsx"):
        (folder / name).write_text("x")
    for name in ("empty", "city", "out"):
        (folder / name).mkdir()
    (folder / "city" / "study.csv").write_text("x")
    (folder / "loop.xlsx").symlink_to("loop.xlsx")
    (folder / "gone").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.xlsx")
    (folder / ("n" * 250)).write_text("x")
    found = find_inputs(folder, folder / "out")
    assert found.called == "in"
    assert lines_of(found.inputs) == {
        "a.xlsx": "",
        "b.xls": "left out because .xls files cannot be read. Open it in Excel or LibreOffice and save it as .xlsx",
        "city": "",
        "empty": "left out because it is a folder without a study.csv; what lies in it is not looked at",
        "gone": "there is no such file or folder. Check the spelling, and where it lies",
        "loop.xlsx": "it could not be read (Too many levels of symbolic links)",
        "n" * 250: "left out because it is no workbook",
        "notes.txt": "left out because it is no workbook",
        "old-report.xlsx": "left out because a report is called so (...-report.xlsx). Rename it if it is a study",
        "pipe.xlsx": "left out because it is neither a file nor a folder",
        "visitors.csv": "left out because a single .csv file is one sheet, not a study. Put it into a folder, named "
        "after its sheet: visitors.csv beside study.csv",
    }


def test_reports_beside_their_workbooks_are_no_inputs(tmp_path: Path) -> None:
    write_study(tmp_path / "a.xlsx")
    for _ in range(2):
        summary = run_batch(tmp_path, tmp_path, Wishes(workers=1, kinds=("json",)))
        assert [line.source for line in summary.results] == ["a.xlsx"]
    (tmp_path / "mine-report.xlsx").write_text("x")
    summary = run_batch(tmp_path, tmp_path)
    assert [line.status for line in summary.results] == ["done", "left_out"]
    # Nor are they for a batch that writes elsewhere.
    summary = run_batch(tmp_path, tmp_path / "out")
    assert [line.source for line in summary.results] == ["a.xlsx", "mine-report.xlsx"]


def test_a_list_of_paths(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        write_study(tmp_path / folder / "city.xlsx")
    absolute = tmp_path / "far.xlsx"
    write_study(absolute)
    listed = tmp_path / "members.txt"
    listed.write_text(
        f"# the members\n\nnorth/city.xlsx\n  south/city.xlsx \nnorth/../north/city.xlsx\nnone.xlsx\n{absolute}\n",
        encoding="utf-8-sig",
    )
    summary = run_batch(listed, tmp_path / "out", Wishes(workers=1))
    assert [(line.source, line.status, line.report) for line in summary.results] == [
        ("north/city.xlsx", "done", "north-city-xlsx-report.xlsx"),
        ("south/city.xlsx", "done", "south-city-xlsx-report.xlsx"),
        ("north/../north/city.xlsx", "left_out", ""),
        ("none.xlsx", "problems", ""),
        (str(absolute), "done", "far-report.xlsx"),
    ]
    assert summary.results[3].detail == "there is no such file or folder. Check the spelling, and where it lies"
    assert summary.results[2].detail == "left out because it stands in the list before"


def test_reports_without_their_inputs(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_study(tmp_path / "in" / "a.xlsx")
    for inputs, told in ((True, True), (False, False), (False, False)):
        run_batch(tmp_path / "in", tmp_path / "out", Wishes(workers=1, inputs=inputs))
        book = openpyxl.load_workbook(tmp_path / "out" / "a-report.xlsx")
        assert ("Input Visitors" in book.sheetnames) == told


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_workbook_of_many_studies(tmp_path: Path, kind: str) -> None:
    """Each study as if it stood in a workbook of its own; a problem stands at the cell of the one workbook."""
    given = tmp_path / "members.xlsx"
    if kind == "xlsx":
        write_table(given, MANY)
    else:
        given = tmp_path / "members"
        given.mkdir()
        for title, cells in MANY.items():
            with (given / f"{title.lower()}.csv").open("w", encoding="utf-8", newline="") as file:
                csv.writer(file).writerows(cells)
    summary = run_batch(given, tmp_path / "out", Wishes(workers=1))
    assert [(line.key, line.status, line.report) for line in summary.results] == [
        ("Riverton", "done", "Riverton-report.xlsx"),
        ("Lakeside", "done", "Lakeside-report.xlsx"),
    ]
    alone = write_table(
        tmp_path / "riverton.xlsx",
        {"Study": [["Name", "Riverton 2014"], ["Place", "cbsa:19100"], ["Year", 2014]], "Visitors": VISITORS},
    )
    result = run(alone)
    assert summary.results[0].figures == pytest.approx(
        tuple(FIGURES[name].read(result) for name in SUMMARY), nan_ok=True, rel=1e-12
    )
    row = rows_of(tmp_path / "out")[0]
    assert (row["workbook"], row["study"], row["name"]) == (given.name, "Riverton", "Riverton 2014")
    # A report carries its own rows and nobody else's, and can be made again from them.
    book = openpyxl.load_workbook(tmp_path / "out" / "Lakeside-report.xlsx")
    assert "Riverton" not in str([[cell.value for cell in row] for sheet in book for row in sheet.iter_rows()])
    for name in ("Riverton", "Lakeside"):
        verified = command("verify", f"out/{name}-report.xlsx", cwd=tmp_path)
        assert verified.returncode == 0, verified.stdout


def test_problems_of_one_study_stand_at_the_cells_of_the_one_workbook(tmp_path: Path) -> None:
    rows = [*MANY["Visitors"], ["Lakeside", "c", "many", *VISITORS[1][2:]]]
    settings = [*MANY["Study"], ["Hill", "Hill", "Atlantis", 2014]]
    book = write_table(tmp_path / "m.xlsx", {"Study": settings, "Visitors": [*rows, ["Hill", *VISITORS[1]]]})
    summary = run_batch(book, tmp_path / "out", Wishes(workers=1))
    assert [line.status for line in summary.results] == ["done", "problems", "problems"]
    assert summary.results[1].detail.startswith('Visitors!C5 "many": ')
    assert summary.results[2].detail.startswith('Study!C5 "Atlantis": ')
    assert summary.exit_code == 2


def test_whose_a_row_is_has_to_be_said(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        "Study": [*MANY["Study"], ["riverton", "Again", "US", 2014], ["All", "All", "US", 2014]],
        "Visitors": [*MANY["Visitors"], ["Rivertown", *VISITORS[1]], ["", *VISITORS[1]]],
        "Budget": [["Id", "Amount"], ["x", 5]],
    }
    with pytest.raises(InputError) as caught:
        find_inputs(write_table(tmp_path / "m.xlsx", sheets), tmp_path / "out")
    assert [str(problem) for problem in caught.value.problems] == [
        'Study!A5 "riverton": the same study as in A2. Keep one of the two rows',
        'Study!A6 "All": "all" stands for every study, so none can be called so. Give the study another name',
        'Visitors!A5 "Rivertown": no study of this name on the sheet Study. Type "Riverton"',
        'Visitors!A6: it is not said whose row this is. Type the name of its study, or "all"; delete the row if it is '
        "a total",
        'Budget: there are rows, but no column "Study" that says whose they are. Add a column headed "Study" with the '
        'name of the study in every row, or "all"',
    ]


def test_a_row_of_all_is_in_every_study(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        **MANY,
        "Taxes": [
            ["Study", "Name", "Rate", "Categories", "Level", "Collector", "Own budget"],
            ["all", "Hotel tax", 0.07, "accommodation", "local", "Riverton", "yes"],
        ],
    }
    summary = run_batch(write_table(tmp_path / "m.xlsx", sheets), tmp_path / "out", Wishes(workers=1))
    at = SUMMARY.index("own_budget")
    assert [line.status for line in summary.results] == ["done", "done"], summary.results
    assert [line.figures[at] > 0 for line in summary.results] == [True, True]


def test_one_study_is_no_table_of_many(tmp_path: Path) -> None:
    with pytest.raises(InputError, match='this is one study: its sheet Study has no column "Study"'):
        find_inputs(write_study(tmp_path / "a.xlsx"), tmp_path / "out")
    done = command("run", write_table(tmp_path / "m.xlsx", MANY), cwd=tmp_path)
    assert done.returncode == 2
    assert "give the workbook to impactcalc batch, which reports on each study of it" in done.stderr


def test_what_is_no_input_at_all(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "b.xls").write_text("x")
    with pytest.raises(InputError) as caught:
        run_batch(tmp_path / "empty", tmp_path / "out")
    assert caught.value.problems[0].message == (
        "there is no workbook in this folder; b.xls: left out because .xls files cannot be read. Open it in Excel or "
        "LibreOffice and save it as .xlsx"
    )
    with pytest.raises(InputError, match="there is no such file or folder"):
        run_batch(tmp_path / "nothing", tmp_path / "out")


def test_names_that_a_cell_may_hold_are_names_of_files() -> None:
    assert [file_name(text) for text in ("a/b", "CON", " .. ", "x\n\x1b", 'a:"*?', "Zürich")] == [
        "a-b", "CON-", "study", "x--", "a----", "Zürich",
    ]  # fmt: skip


def test_the_summary_has_taxes_contribution_ranges_and_hashes(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    shutil.copy(samples()["city-programme"], tmp_path / "in" / "a.xlsx")
    done = command("batch", "in", "-o", "out", "--json", "--csv", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith("Each study may take 600 seconds and 4,000 MB.\n")
    out = tmp_path / "out"
    row = rows_of(out)[0]
    result = run(samples()["city-programme"])
    for name in SUMMARY:
        value = FIGURES[name].read(result)
        assert float(row[name] or "nan") == pytest.approx(value, nan_ok=True), name
    assert result.uncertainty is not None
    for name in RANGED:
        sure = result.uncertainty.of(name)
        assert sure is not None
        assert (float(row[f"{name}_p5"]), float(row[f"{name}_p95"])) == (sure.p5, sure.p95)
    assert row["input_sha256"] == result.study.sha256
    assert row["multipliers_sha256"] == result.economy.sha256
    told = json.loads((out / "a-result.json").read_text(encoding="utf-8"))
    assert told["figures"]["net_new_spending"] == float(row["net_new_spending"])
    assert (out / "a-tables" / "totals.csv").exists()
    assert all(name == name.lower() and " " not in name for name in row)


def test_a_formula_is_no_formula_in_the_summary(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_study(tmp_path / "in" / "=a.xlsx", name="=HYPERLINK(1)")
    run_batch(tmp_path / "in", tmp_path / "out", Wishes(workers=1))
    row = rows_of(tmp_path / "out")[0]
    assert (row["workbook"], row["name"], row["report"]) == ("'=a.xlsx", "'=HYPERLINK(1)", "'=a-report.xlsx")
    for name in ("summary.xlsx", "network.xlsx"):
        book = openpyxl.load_workbook(tmp_path / "out" / name)
        cells = [cell for sheet in book for line in sheet.iter_rows() for cell in line]
        assert not [cell for cell in cells if cell.data_type == "f" and "SUM(" not in str(cell.value)]


class _EndError(Exception):
    """The end of a watch."""


def test_a_folder_is_watched_until_what_is_put_there_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out = tmp_path / "in", tmp_path / "in" / "out"
    out.mkdir(parents=True)
    done: list[list[str]] = []
    # What happens in the folder between two looks.
    steps: list[Callable[[], object]] = [
        lambda: None,
        lambda: (folder / "a.xlsx").write_text("h"),
        lambda: (folder / "a.xlsx").write_text("half and more"),
        lambda: None,
        lambda: (out / "a-report.xlsx").write_text("ours"),
        lambda: None,
    ]

    def sleep(_: float) -> None:
        if not steps:
            raise _EndError
        steps.pop(0)()

    monkeypatch.setattr("time.sleep", sleep)
    with pytest.raises(_EndError):
        watch(folder, out, lambda: done.append(sorted(Path(name).name for name in state_of(folder, out))))
    assert done == [[], ["a.xlsx"]]


def test_a_watched_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    run_ = start("batch", "in", "-o", "out", "--watch", cwd=tmp_path)
    write_study(tmp_path / "in" / "a.xlsx")
    assert waited_for(lambda: (tmp_path / "out" / "a-report.xlsx").exists())
    write_study(tmp_path / "in" / "b.xlsx")
    assert waited_for(lambda: (tmp_path / "out" / "b-report.xlsx").exists())
    assert waited_for(lambda: b"b.xlsx" in (tmp_path / "out" / "manifest.json").read_bytes())
    run_.send_signal(signal.SIGINT)
    done = ended(run_)
    assert done.returncode == 130
    assert "2 of 2 studies reported" in done.stdout
    assert not [name for name in snapshot(tmp_path / "out") if name.startswith(".")]
    refused = command("batch", write_table(tmp_path / "m.xlsx", MANY), "-o", "out3", "--watch", cwd=tmp_path)
    assert refused.returncode == 2
    assert "Only a folder can be watched" in refused.stderr


def test_settings_are_read_below_blank_rows_too(tmp_path: Path) -> None:
    rows: list[list[object]] = [["Name", "Place", "Year"], [], ["A", "US", 2014]]
    book = write_table(tmp_path / "a.xlsx", {"Study": rows, "Visitors": VISITORS})
    result = run(book)
    assert result.study.setting_cells["place"] == "B3"


def test_the_page_of_each_study_stands_beside_its_report(tmp_path: Path) -> None:
    write_study(tmp_path / "a.xlsx")
    out = tmp_path / "out"
    run_batch(tmp_path, out, Wishes(workers=1, kinds=("html",)))
    assert (out / "a-page.html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_pdf_that_cannot_be_made_is_said_before_anything_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_study(tmp_path / "a.xlsx")
    monkeypatch.setitem(sys.modules, "typst", None)
    done = CliRunner().invoke(app, ["batch", str(tmp_path), "-o", str(tmp_path / "out"), "--pdf"])
    assert done.exit_code == 2
    assert "  --pdf\n      This needs typst, which is not installed." in done.output
    assert not (tmp_path / "out").exists()
