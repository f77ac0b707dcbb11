"""Sheets as statistics offices publish them: a finding in A1, units once, named tables, nothing merged."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.cell import range_boundaries
from openpyxl.workbook.workbook import Workbook

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.report.pages import all_pages
from impactcalc.report.words.asked.titles import TitlesWords
from impactcalc.report.words.en.terms import money_unit
from impactcalc.report.writers.table_names import TableNames
from impactcalc.samples import samples
from report_cases import empty, rich, stated
from test_house import SOURCE

CASES = {"rich": rich, "stated": stated, "empty": empty}


@cache
def sample(name: str) -> Result:
    return ic.run(samples()[name])


def number(result: Result, measure: str) -> float:
    totals: Any = result.totals
    return float(totals.loc["total_type_2", measure])


def results() -> Iterator[tuple[str, Result]]:
    for name, made in CASES.items():
        yield name, made()
    for name in ("city-programme", "sister-cities-survey"):
        yield name, sample(name)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workbook]:
    folder = tmp_path_factory.mktemp("books")
    for name, result in results():
        result.to_excel(folder / f"{name}.xlsx")
    return {path.stem: openpyxl.load_workbook(path, data_only=True) for path in sorted(folder.iterdir())}


def test_nothing_is_merged(books: dict[str, Workbook]) -> None:
    assert not [sheet.title for book in books.values() for sheet in book if sheet.merged_cells.ranges]


def test_every_sheet_has_a_title_of_its_own(books: dict[str, Workbook]) -> None:
    """A sentence with a subject, in one cell, and no two sheets say the same."""
    for name, book in books.items():
        titles = [str(sheet["A1"].value) for sheet in book if not sheet.title.startswith("Input ")]
        assert all(len(title.split()) >= 3 for title in titles), titles
        if name in ("rich", "city-programme", "sister-cities-survey"):
            assert len(set(titles)) >= len(titles) - 1, titles  # Answer and Summary may have figures alike


def test_every_title_is_that_of_a_sheet() -> None:
    """What a language has to say as a title is asked for by a page."""
    asked = {name for name in dir(TitlesWords) if name.endswith("_title")}
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((SOURCE / "report" / "pages").glob("*.py")))
    assert set(re.findall(r"said\(\)\.titles\.(\w+_title)\(result\)", text)) == asked


@pytest.mark.parametrize(
    ("tab", "title"),
    [
        ("To quote", "Nothing is net new: nothing to quote"),
        ("Activities", "Nothing of the spending here is new money"),
        ("Rates", "No amount had to be brought to USD at 2019 prices"),
        ("World", "Nothing was spent in other countries"),
        ("Taxes", "Nothing of the spending here is new money"),
        ("How sure", "No range can be given for value added"),
    ],
)
def test_titles_of_a_study_without_anything(books: dict[str, Workbook], tab: str, title: str) -> None:
    assert books["empty"][tab]["A1"].value == title


def test_titles_have_the_figures_of_the_result(books: dict[str, Workbook]) -> None:
    book, result = books["city-programme"], sample("city-programme")
    part = result.breakdowns["partner_country"]
    germany = part.net_new[part.labels.index("DEU")] / result.net_new_spending
    assert book["Partners and networks"]["A1"].value == (
        f"Of the partner countries Germany brings the most new money: {germany * 100:.0f}%"
    )
    average = number(result, "value_added") / result.net_new_spending
    assert book["Multipliers"]["A1"].value == (
        f"For each dollar of new money {average:.2f} of value added was supported here"
    )
    assert book["Assumptions"]["A1"].value == f"The result rests on {len(result.assumptions)} assumptions"
    told = sample("sister-cities-survey").survey
    assert told is not None
    said = f"{told.answers:.0f} of {told.members:.0f} members answered; they stand for the others"
    assert books["sister-cities-survey"]["Survey"]["A1"].value == said


def test_units_are_said_once(books: dict[str, Workbook]) -> None:
    for name, result in results():
        for sheet in books[name]:
            texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
            heads = [text for text in texts if f"({money_unit(result)}" in text]
            # On the page What if units stand in the rows, each once.
            assert not heads or (sheet.title == "What if" and len(set(heads)) == len(heads)), (name, heads)
            said = [text for text in texts if re.match(r"Money in [A-Z]{3} at .* prices", text)]
            assert len(said) <= 1
        assert str(books[name]["Ledger"]["A2"].value).startswith(f"Money in {result.basis.home_currency} at ")


def test_every_table_has_a_name(books: dict[str, Workbook]) -> None:
    """An Excel table, with the headings that stand in its first row."""
    for name, result in results():
        given: list[str] = []
        for page in all_pages(result):
            sheet = books[name][page.tab]
            assert len(sheet.tables) == len([table for table in page.tables if len(table)]), (name, page.tab)
            given += sheet.tables
            for table in sheet.tables.values():
                area: Any = range_boundaries(table.ref)
                first, top, last, bottom = area
                heads = [sheet.cell(top, at).value for at in range(first, last + 1)]
                assert heads == [column.name for column in table.tableColumns]
                assert all(heads)
                assert bottom > top
        assert len({one.lower() for one in given}) == len(given)


def test_names_of_tables() -> None:
    names = TableNames()
    assert names.name("PPP", "") == "PPP_rows"
    assert names.name("How sure", "Jobs: 1 of 2") == "How_sure_Jobs_1_of_2"
    assert names.name("how sure", "jobs, 1 of 2") == "how_sure_jobs_1_of_2_2"
    assert names.name("2014", "=A1") == "Table_2014_A1"
    assert len(names.name("Scenarios", "x" * 300)) <= 60


def test_a_heading_that_stands_twice_is_named_all_the_same(tmp_path: Path) -> None:
    from impactcalc.report.writers.excel import Book, write_pages
    from impactcalc.report.writers.page import Column, Page, Table

    table = Table("Two", (Column("Alike", "text", ["a"]), Column("alike", "text", ["b"])))
    write_pages(tmp_path / "p.xlsx", [Page("Tab", "A title of it", (table,))], Book("t", "f"))
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert not book["Tab"].tables
    assert book.defined_names["Tab_Two"].attr_text == "'Tab'!$A$4:$B$5".replace("'", "")


def test_two_runs_have_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        ic.run(samples()["city-programme"]).to_excel(tmp_path / f"{name}.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.xlsx") as parts:
        assert not [part for part in parts.namelist() if "media" in part]
