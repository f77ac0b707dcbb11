"""Sheets in their order with their colours and links; how much of a report is printed."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

import impactcalc as ic
from impactcalc.report.pages.first import answer_page
from impactcalc.report.words.en.first import (
    about,
    about_jobs,
    cost_share_words,
    first_words,
    new_share_words,
    quotable,
    sure_words,
)
from impactcalc.report.writers.page import Chart, Lines
from impactcalc.report.writers.printed import NOTHING, rows_printed
from impactcalc.samples import samples
from report_cases import empty, rich, stated

FRONT = ("Answer", "Ledger", "Trace", "How sure", "Cost and tax")
MOST = {"city-programme": 12, "sister-cities-survey": 20}


@pytest.fixture(scope="module", params=MOST)
def report(request: Any, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    path = tmp_path_factory.mktemp("printed") / f"{request.param}.xlsx"
    ic.run(samples()[request.param], sampling=ic.Sampling(draws=100)).to_excel(path)
    return request.param, path


def test_few_pages_are_printed(report: tuple[str, Path], tmp_path: Path) -> None:
    if not (shutil.which("soffice") and shutil.which("pdfinfo")):
        pytest.skip("needs soffice and pdfinfo to print the workbook and to count its pages")
    name, path = report
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf", "--outdir",
         str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=240,
    )  # fmt: skip
    told = subprocess.run(
        ["pdfinfo", str(tmp_path / f"{name}.pdf")], check=True, capture_output=True, text=True, timeout=60
    )
    pages = next(int(line.split()[1]) for line in told.stdout.splitlines() if line.startswith("Pages"))
    assert 5 <= pages <= MOST[name]


def test_the_answer_first_then_contents_then_the_appendix(report: tuple[str, Path]) -> None:
    book = openpyxl.load_workbook(report[1])
    assert tuple(book.sheetnames[:6]) == (*FRONT, "Contents")
    tabs = {sheet.title: sheet.sheet_properties.tabColor for sheet in book}
    colours = {title: colour.rgb for title, colour in tabs.items() if colour}
    assert set(colours) == set(book.sheetnames)
    assert {colours[tab] for tab in FRONT} == {"FF0B5394"}
    assert {colour for tab, colour in colours.items() if tab not in FRONT} == {"FF8C8C8C"}


def test_contents_leads_to_every_sheet_and_every_sheet_back(report: tuple[str, Path]) -> None:
    book = openpyxl.load_workbook(report[1])
    leads = {cell.value: cell.hyperlink.location for (cell,) in book["Contents"].iter_rows(max_col=1) if cell.hyperlink}
    assert leads == {tab: f"'{tab}'!A1" for tab in book.sheetnames if tab != "Contents"}
    for sheet in book:
        if sheet.title != "Contents" and not sheet.title.startswith("Input "):  # whose cells are the input's own
            assert any(
                sheet[cell].hyperlink and sheet[cell].hyperlink.location == "'Contents'!A1" for cell in ("A1", "A2")
            )


def test_what_contents_says_is_printed_is(report: tuple[str, Path]) -> None:
    book = openpyxl.load_workbook(report[1])
    said = {row[0].value: row[2].value for row in book["Contents"].iter_rows() if row[0].hyperlink}
    for tab, how in said.items():
        nothing = str(book[str(tab)].print_area).replace("$", "").endswith((NOTHING, NOTHING.split(":")[0]))
        assert nothing == (how == "no"), tab


def test_charts_tell_their_numbers_to_those_who_do_not_see_them(report: tuple[str, Path]) -> None:
    with zipfile.ZipFile(report[1]) as parts:
        drawings = [parts.read(name).decode() for name in sorted(parts.namelist()) if "drawings/drawing" in name]
    told = [text for drawing in drawings for text in re.findall(r'descr="([^"]*)"', drawing)]
    assert len(told) >= 3
    assert all(re.search(r": .*\d", text) for text in told)
    result = ic.run(samples()[report[0]], sampling=ic.Sampling(draws=0))
    assert f"Spent here: Spent here {result.gross_spending:,.6g}." in told[0]


def test_rows_go_on_paper_until_it_is_full() -> None:
    assert rows_printed({}, 10, 150.0, 1) == 10
    assert rows_printed({0: 30.0}, 10, 150.0, 1) == 9
    assert rows_printed({}, 30, 150.0, 2) == 20
    assert rows_printed({}, 10, 150.0, 0) == 0


@pytest.mark.parametrize("name", sorted(samples().keys() - {"broken"}))
def test_few_words_on_the_first_sheet(name: str) -> None:
    result = ic.run(samples()[name], sampling=ic.Sampling(draws=100))
    page = answer_page(result)
    said = [*page.lead, *(text for block in page.blocks if isinstance(block, Lines) for text in block.texts)]
    assert sum(len([word for word in text.split() if any(map(str.isalnum, word))]) for text in said) <= 120


def test_the_answer_of_odd_studies_is_true() -> None:
    assert first_words(empty())[0].startswith("No new money")
    assert not quotable(empty())
    assert not sure_words(empty())
    assert not [block for block in answer_page(empty()).blocks if isinstance(block, Chart)]
    assert "at most about" in first_words(rich())[0]
    assert all("by the shares the study states" not in text for _, text in quotable(rich()))
    assert dict(quotable(stated()))["Q1"].endswith("would not have come otherwise.")
    assert "Q4" not in dict(quotable(stated()))  # nothing is known of a cost


def test_numbers_of_sentences_are_short() -> None:
    assert about(502_063.0, "USD") == "about $502,000"
    assert about(96_658_609.0, "USD") == "about $96.7 million"
    assert about(189_961_000.0, "EUR") == "about EUR 190 million"
    assert about(9_961_000.0, "USD") == "about $10.0 million"
    assert about(0.3, "USD") == "about $0.30"
    assert about_jobs(7.4321) == "about 7.4 jobs"
    assert about_jobs(1_767.2) == "about 1,800 jobs"


def test_titles_are_findings() -> None:
    assert new_share_words(empty()) == "Nothing of what was spent here is new money"
    assert new_share_words(rich()).startswith("At most ")
    share = stated().net_new_spending / stated().gross_spending
    assert new_share_words(stated()) == f"{share:.0%} of what was spent here is new money"
    assert cost_share_words(rich()) == ""  # no tax of its own is named
    city = ic.run(samples()["city-programme"], sampling=ic.Sampling(draws=0))
    part = round(100 * city.fiscal.own_budget / city.fiscal.cost.total)
    assert cost_share_words(city) == f"At most {part}% of the cost came back to the city's own budget"


def test_the_waterfall_comes_down_to_new_money() -> None:
    page = answer_page(rich())
    (table,) = (each for each in page.tables if each.title == "From gross to net new spending")
    stands, spent, taken, new = (np.asarray(column.values) for column in table.columns[1:])
    assert spent[0] - np.nansum(taken) == pytest.approx(new[-1])
    assert new[-1] == rich().net_new_spending
    assert stands[-2] == pytest.approx(new[-1])
