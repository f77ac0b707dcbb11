"""A workbook of many studies that changes: those whose rows changed are done again, all others are as they were."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import openpyxl
import pytest

from batch_faults import command, faulty, finished, snapshot, write_table
from conftest import VISITORS
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.study.checking.many import read_many
from study_pictures import png

ONE = Wishes(workers=1, kinds=("json",))
Sheets = dict[str, list[list[object]]]
NAMES = ("Riverton", "Lakeside", "Hill")


def sheets() -> Sheets:
    rows: list[list[object]] = [[name, f"v-{name}", *VISITORS[1][1:]] for name in NAMES]
    return {
        "Study": [["Study", "Name", "Place", "Year"], *([name, f"{name} 2014", "US-TX", 2014] for name in NAMES)],
        "Visitors": [["Study", *VISITORS[0]], *rows],
        "Taxes": [
            ["Study", "Name", "Rate", "Categories", "Level", "Collector", "Own budget"],
            ["all", "Hotel tax", 0.07, "accommodation", "local", "Town", "yes"],
        ],
        "Overview": [["Member", "Total"], ["Riverton", 5]],
    }


def changed(folder: Path, before: Sheets, after: Sheets) -> list[str]:
    """The studies whose fingerprint is another one afterwards."""
    found = []
    for given in (before, after):
        many = read_many(write_table(folder / "m.xlsx", given))
        found.append({key: many.sha256(key) for key in many.keys})
    return [key for key, sha256 in found[1].items() if found[0].get(key) != sha256]


def shas(folder: Path) -> dict[str, str]:
    """What the manifest says of the rows of each study."""
    path = folder / "out" / "manifest.json"
    if not path.exists():
        return {}
    told = json.loads(path.read_text(encoding="utf-8"))["studies"]
    return {one["line"]["key"]: one["line"]["input_sha256"] for one in told}


Change = Callable[[Sheets], object]
CHANGES: dict[str, tuple[Change, list[str]]] = {
    "nothing": (lambda _: None, []),
    "a number": (lambda given: given["Visitors"][2].__setitem__(2, 77), ["Lakeside"]),
    "a setting": (lambda given: given["Study"][3].__setitem__(1, "Hill by another name"), ["Hill"]),
    "a row more": (lambda given: given["Visitors"].append(["Hill", "more", *VISITORS[2][1:]]), ["Hill"]),
    "a row less": (lambda given: given["Visitors"].pop(), ["Hill"]),
    "a sheet of nobody": (lambda given: given["Overview"][1].__setitem__(1, 9), []),
    "a row of all": (lambda given: given["Taxes"][1].__setitem__(2, 0.05), list(NAMES)),
    "rows that change places, for cells are cited": (
        lambda given: given["Visitors"].__setitem__(slice(1, 3), given["Visitors"][2:0:-1]), ["Riverton", "Lakeside"],
    ),
    "a column more": (lambda given: given["Visitors"][0].append("Notes"), list(NAMES)),
    "another study": (lambda given: given["Study"].append(["New", "New 2014", "US-TX", 2014]), ["New"]),
    "a name in other letters": (lambda given: given["Study"][1].__setitem__(0, "RIVERTON"), ["RIVERTON"]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_only_the_studies_whose_rows_changed_are_other_ones(name: str, tmp_path: Path) -> None:
    change, expected = CHANGES[name]
    after = deepcopy(sheets())
    change(after)
    assert changed(tmp_path, sheets(), after) == expected


def test_only_the_studies_whose_rows_changed_are_done_again(tmp_path: Path) -> None:
    """And all is then as if everything had been done again."""
    given = sheets()
    book = write_table(tmp_path / "m.xlsx", given)
    run_batch(book, tmp_path / "out", ONE, work=faulty)
    before = shas(tmp_path)
    given["Visitors"][2][2] = 77
    write_table(book, given)
    run_batch(book, tmp_path / "out", ONE, work=faulty)
    assert len(finished(tmp_path)) == 4
    assert [key for key, sha256 in shas(tmp_path).items() if before[key] != sha256] == ["Lakeside"]
    run_batch(book, tmp_path / "fresh", ONE)
    assert snapshot(tmp_path / "fresh") == snapshot(tmp_path / "out")


def test_what_is_told_on_the_terminal(tmp_path: Path) -> None:
    given = sheets()

    def again() -> str:
        (tmp_path / "m").mkdir(exist_ok=True)
        for title, rows in given.items():
            text = "\n".join(",".join(map(str, row)) for row in rows)
            (tmp_path / "m" / f"{title.lower()}.csv").write_text(text, encoding="utf-8")
        told = command("batch", "m", "-o", "out", "--workers", 1, cwd=tmp_path)
        assert told.returncode == 0, told.stderr
        return told.stderr

    assert "as they were" not in again()
    assert "3 of 3 studies are done and as they were\n" in again()
    given["Visitors"][2][2] = 77
    assert "2 of 3 studies are done and as they were; to be done: m: Lakeside\n" in again()


def test_a_report_has_nothing_of_another_study(tmp_path: Path) -> None:
    """Neither what its rows look like nor what stands on sheets of nobody."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets().items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    visitors = book["Visitors"]
    visitors["G3"] = '=SUMIF("secret",1,1)'
    visitors["F3"].number_format = "[$SEK] #,##0"
    visitors.row_dimensions[3].hidden = True
    book["Overview"]["A5"] = "private"
    path = tmp_path / "m.xlsx"
    book.save(path)
    many = read_many(path)
    study = many.study("Riverton")
    assert study.carried is not None
    (sheet,) = [one for one in study.carried.sheets if one.name == "Visitors"]
    assert not {row for row, _ in (*sheet.formulas, *sheet.formats.currency, *sheet.errors)} - {0, 1}
    assert not sheet.hidden_rows
    assert "private" not in repr(study.carried)
    other = many.study("Hill")
    assert (study.sha256, other.sha256) == (many.sha256("riverton "), many.sha256("Hill"))
    assert study.sha256 != other.sha256


def test_a_report_says_whose_rows(tmp_path: Path) -> None:
    run_batch(write_table(tmp_path / "m.xlsx", sheets()), tmp_path / "out", Wishes(("html", "json"), 1))
    told = json.loads((tmp_path / "out" / "Hill-result.json").read_text(encoding="utf-8"))["study"]["sha256"]
    assert told == shas(tmp_path)["Hill"] == read_many(tmp_path / "m.xlsx").sha256("Hill")
    about = openpyxl.load_workbook(tmp_path / "out" / "Hill-report.xlsx")["About"]
    facts = {row[0].value: row[1].value for row in about.iter_rows() if row[0].value}
    assert facts["Rows of Hill in it, sha256"] == told
    assert "Input file, sha256" not in facts
    page = (tmp_path / "out" / "Hill-page.html").read_text(encoding="utf-8")
    assert f"Input: m.xlsx, rows of Hill, sha256 {told[:12]}." in page


def test_sheets_as_numbers_exports_them_are_told_apart_too(tmp_path: Path) -> None:
    given = sheets()
    del given["Overview"]
    book = write_table(tmp_path / "m.xlsx", {f"{title} - Table 1": rows for title, rows in given.items()})
    study = read_many(book).study("Hill")
    assert study.sheets["Visitors"].words("id").tolist() == ["v-Hill"]


def test_a_logo_that_changed_is_a_change(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    settings: list[list[object]] = [["Name", "A"], ["Place", "US"], ["Year", 2014], ["Logo", "logo.png"]]
    write_table(folder / "a.xlsx", {"Study": settings, "Visitors": VISITORS})
    (folder / "logo.png").write_bytes(png(30, 10))
    for _ in range(2):
        run_batch(folder, tmp_path / "out", ONE, work=faulty)
    assert finished(tmp_path) == ["a.xlsx"]
    before = (tmp_path / "out" / "a-report.xlsx").read_bytes()
    (folder / "logo.png").write_bytes(png(40, 10))
    run_batch(folder, tmp_path / "out", ONE, work=faulty)
    assert finished(tmp_path) == ["a.xlsx", "a.xlsx"]
    assert (tmp_path / "out" / "a-report.xlsx").read_bytes() != before
