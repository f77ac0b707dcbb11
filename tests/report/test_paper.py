"""What stands on one sheet of paper: no chart in two parts, sentences as wide as their page, headings with room."""

from __future__ import annotations

import re
import zipfile
from itertools import pairwise
from pathlib import Path

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from impactcalc.report.writers.excel import Book, write_pages
from impactcalc.report.writers.formats import A4, LETTER
from impactcalc.report.writers.page import Chart, Column, Lines, Page, Series, Table
from impactcalc.report.writers.paper import Stretch, room_for_rows, sheets_of, sheets_when_shrunk
from impactcalc.study.sheets.template import write_template

HEIGHTS = st.lists(st.floats(min_value=1.0, max_value=2000.0), min_size=1, max_size=30)


def stretches(heights: list[float]) -> list[Stretch]:
    return [Stretch(at * 10, at * 10 + 10, height) for at, height in enumerate(heights)]


def written(path: Path, page: Page, paper: int = A4) -> Worksheet:
    write_pages(path, [page], Book("book", "foot", paper))
    found = openpyxl.load_workbook(path)[page.tab]
    assert isinstance(found, Worksheet)
    return found


def table(rows: int, title: str = "T", notes: tuple[str, ...] = ()) -> Table:
    names = Column("Name", "text", [f"n{at}" for at in range(rows)], width=40)
    return Table(title, (names, Column("Amount", "money", np.arange(rows, dtype=float), "USD")), notes=notes)


def chart(of: int, height: int = 15, *, beside: bool = False) -> Chart:
    width = 600 if beside else 0
    return Chart("C", "bar", (Series("s", of, 1),), 0, 3, "USD", height=height, beside=beside, width=width)


def parts_of(sheet: Worksheet) -> list[tuple[int, int]]:
    """First and last row of each print area."""
    areas = [range_boundaries(area.split("!")[-1].replace("$", "")) for area in str(sheet.print_area).split(",")]
    return [(int(top or 0), int(bottom or 0)) for _, top, _, bottom in areas]


def anchors(path: Path) -> list[tuple[int, int]]:
    """First and last row of each chart, from 1 on."""
    with zipfile.ZipFile(path) as parts:
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    rows = [int(row) + 1 for row in re.findall(r"<xdr:row>(\d+)</xdr:row>", drawing)]
    return list(zip(rows[::2], rows[1::2], strict=True))


@given(HEIGHTS)
def test_parts_cover_everything_once_and_cut_nothing_that_fits(heights: list[float]) -> None:
    found = stretches(heights)
    parts = sheets_of(found, 500.0, 22.0)
    assert parts[0][0] == 0
    assert parts[-1][1] == found[-1].end
    assert all(one[1] == two[0] for one, two in pairwise(parts))
    for stretch in found:
        holding = [part for part in parts if part[0] <= stretch.first and stretch.end <= part[1]]
        assert len(holding) == 1
        inside = [other for other in found if holding[0][0] <= other.first and other.end <= holding[0][1]]
        if stretch.height <= 478.0 and all(other.height <= 478.0 for other in inside):
            assert sum(other.height for other in inside) <= 500.0


def test_what_follows_a_long_table_begins_anew() -> None:
    assert sheets_of(stretches([100.0, 900.0, 50.0]), 500.0, 22.0) == [(0, 20), (20, 30)]
    # Where little is left of a sheet the long table begins on the next.
    assert sheets_of(stretches([400.0, 900.0]), 500.0, 22.0) == [(0, 10), (10, 20)]


def test_a_little_too_long_is_printed_smaller() -> None:
    assert sheets_when_shrunk(480.0, 500.0, 0.9, 1) == 0
    assert sheets_when_shrunk(600.0, 500.0, 0.9, 1) == 1
    assert sheets_when_shrunk(700.0, 500.0, 0.9, 1) == 0
    assert sheets_when_shrunk(600.0, 500.0, 0.55, 1) == 0  # nobody could read it
    assert sheets_when_shrunk(1100.0, 500.0, 0.9, 3) == 2
    assert sheets_when_shrunk(1400.0, 500.0, 0.9, 3) == 0


def test_room_is_what_the_paper_leaves() -> None:
    # Letter upright: 612 - 72 points wide, 792 - 100.8 high; a column of 100 characters is 705 pixels, 528.75 points.
    room, scale = room_for_rows([100.0], LETTER, upright=True)
    assert scale == 1.0
    assert room == pytest.approx(0.97 * 691.2)
    room, scale = room_for_rows([100.0, 100.0], LETTER, upright=True)
    assert scale == pytest.approx(540 / 1057.5)
    assert room == pytest.approx(0.97 * 691.2 / scale)


def test_sentences_without_a_table_are_as_wide_as_their_page(tmp_path: Path) -> None:
    text = "A sentence of some length, which has to be read in lines and not in a pillar of single words. " * 2
    sheet = written(tmp_path / "w.xlsx", Page("P", "How sure", (Lines((text,)),), lead=(text,)))
    assert sheet.column_dimensions["A"].width == pytest.approx(110, abs=1)
    lines = [str(sheet.cell(row, 1).value) for row in (2, 3)]
    assert " ".join(lines) == text.strip()
    assert all(100 < len(line) < 127 for line in lines[:1])


def test_sentences_above_a_narrow_table_are_as_wide_as_their_page(tmp_path: Path) -> None:
    sheet = written(tmp_path / "n.xlsx", Page("P", "Title", (table(3),), lead=("Lead.",)))
    assert not sheet.merged_cells.ranges
    assert sum(sheet.column_dimensions[letter].width for letter in "ABC") == pytest.approx(110, abs=3)
    assert str(sheet.print_area).split("!")[-1].startswith("$A$1:$C$")


@pytest.mark.parametrize("rows", range(1, 60, 7))
def test_no_chart_is_cut(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "c.xlsx"
    blocks = (table(rows), chart(0), table(rows), chart(1, 20), Lines(("Note.",), "note"))
    sheet = written(path, Page("P", "Title", blocks, lead=("Lead.",)))
    parts = parts_of(sheet)
    if sheet.page_setup.fitToHeight is None:  # all on one sheet
        assert len(parts) == 1
        return
    room, _ = room_for_rows([110.0], A4, upright=False)
    for top, bottom in anchors(path):
        (part,) = [(first, last) for first, last in parts if first <= top and bottom <= last + 1]
        begins = part[0] if rows < 25 else top - 1  # a table longer than a sheet stands on sheets before
        assert 15.0 * (bottom - begins) <= room + 30


def test_a_chart_beside_rows_of_many_lines_is_printed_whole_and_not_stretched(tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    names = [("A very long name of an industry that takes some lines " * (1 + at % 3)).strip() for at in range(30)]
    columns = (Column("Name", "wrap", names, width=24), Column("Amount", "money", np.ones(30), "USD"))
    sheet = written(path, Page("P", "Title", (Table("", columns), chart(0, 22, beside=True)), text_width=20))
    ((top, bottom),) = anchors(path)
    first, last = parts_of(sheet)[-1]
    assert first == top
    assert bottom <= last
    heights = sum(sheet.row_dimensions[row].height or 15.0 for row in range(top, bottom))
    assert 22 * 15.0 - 120 <= heights <= 22 * 15.0  # the last row is covered in part


def test_the_template_shows_its_headings_and_helps_whole(tmp_path: Path) -> None:
    write_template(tmp_path / "t.xlsx")
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    for row in range(2, book["Study"].max_row + 1):
        lines = -(-len(str(book["Study"].cell(row, 3).value)) // 90)
        assert (book["Study"].row_dimensions[row].height or 15) >= 15 * lines, row
    (head,) = [cell for cell in book["Volunteers"][1] if str(cell.value).startswith("Hours per volunteer")]
    assert head.value == "Hours per volunteer (hours per volunteer)"
    assert book["Volunteers"].row_dimensions[1].height >= 60  # four lines


def test_notes_keep_off_the_last_row(tmp_path: Path) -> None:
    sheet = written(tmp_path / "k.xlsx", Page("P", "Title", (table(2, notes=("A note.",)),)))
    rows = [cell.value for (cell,) in sheet.iter_rows(max_col=1)]
    at = rows.index("A note.")
    assert rows[at - 2 : at] == ["n1", None]
    assert sheet.row_dimensions[at].height == 6


def test_jobs_are_whole_from_a_hundred_on(tmp_path: Path) -> None:
    column = Column("Jobs", "jobs", np.array([7.4, 3570.1]), "job-years")
    sheet = written(tmp_path / "j.xlsx", Page("P", "T", (Table("", (Column("Name", "text", ["a", "b"]), column)),)))
    assert sheet["B5"].number_format == "[>=99.95]#,##0;[<0]-#,##0.0;#,##0.0"
    assert sheet["B5"].value == 3570.1
