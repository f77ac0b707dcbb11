"""Pages -> an .xlsx file: the one place that knows XlsxWriter, which has no types."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import math
import tempfile
import textwrap
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.image import Image
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from impactcalc.report.words.speaking import term
from impactcalc.report.writers.cell_xml import LINE_HEIGHT
from impactcalc.report.writers.charts import alt_text, draw
from impactcalc.report.writers.formats import (
    FONT_SIZE,
    LETTER,
    LINE_HEIGHTS,
    SEVERITY_COLOURS,
    Style,
    code_in_header,
    needed_width,
)
from impactcalc.report.writers.grid import write_grid
from impactcalc.report.writers.live import write_live
from impactcalc.report.writers.look import SHIPPED, Look
from impactcalc.report.writers.packing import PackedFile
from impactcalc.report.writers.page import Chart, Grid, Lines, Live, Page, Table
from impactcalc.report.writers.paper import (
    MARGINS,
    Stretch,
    column_pixels,
    room_for_rows,
    sheets_of,
    sheets_when_shrunk,
)
from impactcalc.report.writers.printed import APPENDIX, NOT_PRINTED, NOTHING, PART_PRINTED, RowHeights, rows_printed
from impactcalc.report.writers.sentences import lines_of, title_role
from impactcalc.report.writers.sheet import SetColumn, Sheet, Styles, rows_spelled
from impactcalc.report.writers.table_names import TableNames

# A fixed date of creation: the same result has the same bytes, whenever it is written.
CREATED = dt.datetime(2015, 1, 1)
NOTE_GAP = 6.0  # points between a table's last row and its notes
PIXEL_ROWS = 20  # pixels of a row of the usual height
DEFAULT_COLUMN = 64  # pixels
MOST_SHEETS = 4  # of a table that is printed a little smaller, to end on one sheet less
LOGO_WIDE, LOGO_HIGH = 180, 64  # pixels
SCREEN_DPI, POINTS_PER_PIXEL = 96, 0.75
LEAST_WIDTH = 2.0  # characters
MOST_AREAS = 100  # a formula, which is what print areas are, has an end


@dataclass(frozen=True, slots=True)
class Book:
    """What every page of a workbook shares. `paper` is Excel's number of a paper size."""

    title: str
    footer: str
    paper: int = LETTER
    look: Look = SHIPPED


def write_pages(path: Path, pages: Iterable[Page | Grid | Live], book: Book) -> None:
    """Write a workbook, a page at a time; the same pages give the same bytes. OSError where the disk refuses."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch, PackedFile(path) as file:
        options = {
            "constant_memory": True,
            "tmpdir": scratch,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": book.look.font, "font_size": FONT_SIZE},
        }
        workbook = xlsxwriter.Workbook(file, options)
        workbook.set_properties({"title": book.title, "comments": book.footer, "created": CREATED})
        styles, names = Styles(workbook, book.look), TableNames()
        try:
            for page in pages:
                if isinstance(page, Grid):
                    write_grid(workbook, page)
                elif isinstance(page, Live):
                    write_live(workbook, styles, page)
                else:
                    _Writer(workbook, styles, names, page, book).write()
            file.expect(*rows_spelled(workbook.worksheets()))
            workbook.close()
            file.settle()
        except FileCreateError as error:
            first = error.args[0] if error.args else None
            raise (first if isinstance(first, OSError) else OSError(str(error))) from error
        finally:
            for sheet in workbook.worksheets():
                sheet.close_rows()


@dataclass(frozen=True, slots=True)
class _Placed:
    """Where a table stands: its head, its first row and the row after its last; zero-based. `lines` are its rows'."""

    table: Table
    head: int
    first: int
    end: int
    lines: Sequence[int]


class _Writer:
    """One page onto one sheet, row after row: constant-memory mode never goes back."""

    def __init__(self, workbook: Any, styles: Styles, names: TableNames, page: Page, book: Book) -> None:
        self.workbook, self.styles, self.names, self.page, self.book = workbook, styles, names, page, book
        self.sheet = workbook.add_worksheet(page.tab, Sheet)
        self.widths = list(_page_widths(page))
        self.row = 0
        self.last_column = max(len(self.widths) - 1, 0)
        self.placed: list[_Placed] = []
        self.charts: list[tuple[Chart, int, int]] = []
        self.height = 0.0  # points, of all rows so far
        self.title_height = 0.0
        self.stretches: list[Stretch] = []
        self.heights = RowHeights()

    def write(self) -> None:
        for at, width in enumerate(self.widths):
            self.sheet.set_column(at, at, width)
        beside = self._logo()
        # A title stands in one cell where the sheet is wide enough for it, wherever its sentences end.
        room = max(float(self.page.text_width), sum(self.widths)) - beside
        role = title_role(self.page.title, room)
        self._lines(lines_of(self.page.title, role, room), role)
        self.title_height = self.height
        if self.page.back:
            self.sheet.link(0, 0, self.page.back)
        if self.page.front is not None:
            self.sheet.set_tab_color(self.book.look.new if self.page.front else APPENDIX)
        for sentence in self.page.lead:
            self._sentence(sentence, "plain", beside)
        self._state()
        while beside and self.height < LOGO_HIGH * POINTS_PER_PIXEL:
            self._skip()
        first, before = 0, 0.0  # the title stays with the first block
        for at, block in enumerate(self.page.blocks):
            if isinstance(block, Table):
                self._table(block)
            elif isinstance(block, Lines):
                self._skip()
                for sentence in block.texts:
                    self._sentence(sentence, block.style)
            else:
                self._place(block)
            # Notes at the end of a page stay with what they are on; a chart beside its table takes no rows.
            if self.row > first and not _ends_in_notes(self.page.blocks[at + 1 :]):
                self.stretches.append(Stretch(first, self.row, self.height - before))
                first, before = self.row, self.height
        if self.row > first:
            self.stretches.append(Stretch(first, self.row, self.height - before))
        for chart, row, column in self.charts:
            self._chart(chart, row, column)
        self._view()
        self._print()

    def _logo(self) -> float:
        """The picture in the upper right corner, within its box; how many characters it takes from what is beside."""
        picture, room = self.page.logo, LOGO_WIDE / 7 + 2 if self.page.logo_named else 0.0
        if picture is None:
            return room
        scale = min(LOGO_WIDE / picture.width, LOGO_HIGH / picture.height)
        image = Image(io.BytesIO(picture.data))  # which says how many dots of it go on an inch
        left = sum(map(column_pixels, self.widths)) - round(picture.width * scale) - 4
        options = {
            "x_offset": max(left, 0), "y_offset": 2, "object_position": 3,
            "x_scale": scale * image.x_dpi / SCREEN_DPI, "y_scale": scale * image.y_dpi / SCREEN_DPI,
            "description": _logo_words(self.page.logo_of),
        }  # fmt: skip
        self.sheet.insert_image(0, 0, image, options)
        return room

    def _state(self) -> None:
        """Whether what follows is as signed: a line of its own, which runs on over the empty cells beside it."""
        formula, said = self.page.state
        if formula:
            self.sheet.write_formula(self.row, 0, formula, self.styles[Style("strong")], said)
            self.height += LINE_HEIGHT
            self.row += 1

    def _sentence(self, text: str, role: str, beside: float = 0.0) -> None:
        """A line a row; `beside` is the room that a picture takes from it."""
        self._lines(lines_of(text, role, self.page.text_width - beside), role)

    def _lines(self, lines: Iterable[str], role: str) -> None:
        size, style = LINE_HEIGHTS.get(role, LINE_HEIGHT), self.styles[Style(role)]
        for line in lines:
            if size != LINE_HEIGHT:
                self.sheet.set_row(self.row, size)
                self.heights[self.row] = size
            self.sheet.write_string(self.row, 0, line, style)
            if role == "warning":  # its colour as far as it runs
                for at in range(1, self.last_column + 1):
                    self.sheet.write_blank(self.row, at, None, style)
            self.height += size
            self.row += 1

    def _skip(self, height: float = LINE_HEIGHT) -> None:
        """An empty row."""
        if height != LINE_HEIGHT:
            self.sheet.set_row(self.row, height)
            self.sheet.write_blank(self.row, 0, None, self.styles[Style("plain")])
        self.heights[self.row] = height
        self.height += height
        self.row += 1

    def _table(self, table: Table) -> None:
        self._skip()
        if table.title:
            self._sentence(table.title, "table")
        head = self.row
        lines = 1
        for at, column in enumerate(table.columns):
            role = "head" if column.is_text else "head of numbers"
            self.sheet.write_string(head, at, column.heading, self.styles[Style(role)])
            lines = max(lines, len(textwrap.wrap(column.heading, max(int(self.widths[at]) - 1, 1))))
        self.sheet.set_row(head, lines * LINE_HEIGHT + 3)
        self.heights[head] = lines * LINE_HEIGHT + 3
        first, count = head + 1, len(table)
        heights = array("H")
        for start, stop, role in _runs(table):
            heights += self.sheet.put_rows(first + start, self._columns(table, role), start, stop)
        self.height += lines * LINE_HEIGHT + 3 + sum(heights) * LINE_HEIGHT
        self.row = first + count
        self.heights.put(first, heights)
        for at, column in enumerate(table.columns):
            for row, target in enumerate(column.links):
                if target:
                    self.sheet.link(first + row, at, target)
        self.placed.append(_Placed(table, head, first, self.row, heights))
        if table.total_label:
            self._total(table, first, count)
        if count:
            self._name(table, (head, 0, first + count - 1, len(table.columns) - 1))
        # Numbers that stand as text are names here (an id such as 0042), no mistake.
        texts = [at for at, column in enumerate(table.columns) if column.is_text]
        if texts and count:
            cells = " ".join(
                f"{xl_rowcol_to_cell(first, at)}:{xl_rowcol_to_cell(first + count - 1, at)}" for at in texts
            )
            self.sheet.ignore_errors({"number_stored_as_text": cells})
        if table.notes:
            self._skip(NOTE_GAP)
        for note in table.notes:
            self._sentence(note, "note")

    def _name(self, table: Table, area: tuple[int, int, int, int]) -> None:
        """An Excel table; of headings that are alike, which it does not take, a name for its cells."""
        name = self.names.name(self.page.tab, table.title)
        heads = [column.heading for column in table.columns]
        if len({head.lower() for head in heads}) == len(heads) and all(heads):
            self.sheet.name_table(name, area, heads, filtered=table.filtered)
            return
        self.workbook.define_name(name, f"={quote_sheetname(self.page.tab)}!{xl_range_abs(*area)}")
        if table.filtered:
            self.sheet.autofilter(*area)

    def _columns(self, table: Table, role: str) -> list[SetColumn]:
        own_styles = {
            "severity": {word: self.styles.index(Style(f"severity {word}")) for word in SEVERITY_COLOURS},
            "flag": {"": self.styles.index(Style(role))},  # where there is nothing to flag
        }
        return [
            SetColumn(
                at,
                self.widths[at],
                column,
                self.styles.index(Style(role, column.kind)),
                own_styles.get(column.kind, {}),
            )
            for at, column in enumerate(table.columns)
        ]

    def _total(self, table: Table, first: int, count: int) -> None:
        """The sums as formulas that carry the result's own figures: viewers that do not calculate show those."""
        function = "SUBTOTAL(9," if table.filtered else "SUM("
        for at, column in enumerate(table.columns):
            style = self.styles[Style("total", column.kind)]
            if at == 0:
                self.sheet.write_string(self.row, at, table.total_label, style)
            elif column.total is None or math.isnan(column.total):  # Excel reads no nan, and its sum would be 0
                self.sheet.write_blank(self.row, at, None, style)
            elif count == 0:
                self.sheet.write_number(self.row, at, column.total, style)
            else:
                cells = f"{xl_rowcol_to_cell(first, at)}:{xl_rowcol_to_cell(first + count - 1, at)}"
                self.sheet.write_formula(self.row, at, f"={function}{cells})", style, column.total)
        self.height += LINE_HEIGHT
        self.row += 1

    def _place(self, chart: Chart) -> None:
        """Keep the room that a chart takes, or put it beside its table."""
        if chart.beside:
            table = self.placed[chart.series[0].table]
            column = len(table.table.columns)
            # A chart hangs on the cells of its corners: it must know of the rows that are higher, or it is stretched.
            for at, lines in enumerate(table.lines[: chart.height]):
                self.sheet.say_height(table.first + at, lines * PIXEL_ROWS)
            self.charts.append((chart, table.first, column))  # below the head, which is printed on every page
        elif chart.half == 2:
            self.charts.append((chart, self.row - chart.height, 0))
        else:
            self.charts.append((chart, self.row + 1, 0))
            self.row += chart.height + 1
            self.height += (chart.height + 1) * LINE_HEIGHT

    def _chart(self, chart: Chart, row: int, column: int) -> None:
        tables = {at: placed.table for at, placed in enumerate(self.placed)}
        drawn = draw(self.workbook, chart, tables, lambda table, at: self._range(self.placed[table], at, chart.rows),
                     self.book.look)  # fmt: skip
        whole = chart.width or sum(map(column_pixels, self.widths)) - 4  # its frame within the print area
        wide = whole // 2 - 4 if chart.half else whole
        drawn.set_size({"width": wide, "height": chart.height * PIXEL_ROWS})
        left = whole - wide if chart.half == 2 else 20 if chart.beside else 0
        options = {"object_position": 3, "description": alt_text(chart, tables), "x_offset": left}
        self.sheet.insert_chart(row, column, drawn, options)

    def _range(self, placed: _Placed, column: int, rows: int) -> list[object]:
        return [self.page.tab, placed.first, column, placed.first + rows - 1, column]

    def _view(self) -> None:
        self.sheet.hide_gridlines(2)
        if self.page.frozen is not None and self.placed:
            self.sheet.freeze_panes(self.placed[0].first, self.page.frozen)

    def _print(self) -> None:
        page, sheet = self.page, self.sheet
        sheet.set_portrait() if page.upright else sheet.set_landscape()
        sheet.set_paper(self.book.paper)
        sheet.set_margins(**MARGINS)
        room, scale = room_for_rows(
            self.widths, self.book.paper, upright=page.upright, across=page.across, repeated=page.frozen or 0
        )
        parts = [(0, self.row)] if page.single or page.across > 1 else self._parts(room)
        down = 1 if page.single else 0
        if not page.single and page.across == 1:
            down = sheets_when_shrunk(self.height, room, scale, 1 if len(parts) > 1 else MOST_SHEETS)
        if down:
            parts = [(0, self.row)]
        shown = self.row if page.printed is None else rows_printed(self.heights, self.row, room, page.printed)
        if shown < self.row:
            # Up to the end of what stands whole on them, where something does.
            shown = max((part.end for part in self.stretches if part.end <= shown), default=shown)
            parts, down = [(0, shown)], page.printed or 1
        sheet.fit_to_pages(page.across, down)
        # The head of the one table on each printed page; where there is more than that, the page's title.
        sheet.repeat_rows(self.placed[0].head if len(self.placed) == 1 and len(parts) == 1 else 0)
        if shown:
            self._print_areas(parts)
        else:
            sheet.print_area(NOTHING)
        if page.across > 1 and page.frozen:
            sheet.repeat_columns(0, page.frozen - 1)
        sheet.set_header(f"&L&8 {code_in_header(self.book.title)}&R&8 {code_in_header(page.tab)}")
        part = f"&C&8 {term(PART_PRINTED if shown else NOT_PRINTED)}" if shown < self.row else ""
        pages = term("Page {page} of {pages}", page="&P", pages="&N")
        sheet.set_footer(f"&L&8 {code_in_header(self.book.footer)}{part}&R&8 {pages}")

    def _parts(self, room: float) -> list[tuple[int, int]]:
        parts = sheets_of(self.stretches, room, self.title_height)
        return parts if len(parts) < MOST_AREAS else [(0, self.row)]

    def _print_areas(self, parts: Sequence[tuple[int, int]]) -> None:
        """What is printed: a sheet of paper, or several, for each part, and one for each chart beside its table.

        Print areas, since a manual page break holds nothing where a page is fitted to a width. More than one have no
        call of their own.
        """
        areas = [(first, 0, end - 1, self.last_column) for first, end in parts]
        for chart, row, column in self.charts:
            if chart.beside and self.page.printed is None:
                areas.append((row, column, self._last_row_beside(chart), column + chart.width // DEFAULT_COLUMN + 1))
        if len(areas) == 1:
            self.sheet.print_area(*areas[0])
            return
        tab = quote_sheetname(self.page.tab)
        cells = ",".join(f"{tab}!{xl_range_abs(*area)}" for area in areas)
        self.workbook.define_name(f"{self.page.tab}!_xlnm.Print_Area", f"={cells}")

    def _last_row_beside(self, chart: Chart) -> int:
        """The last row that a chart beside its table covers: rows of several lines are higher."""
        table, needed = self.placed[chart.series[0].table], chart.height
        row = table.first
        for lines in itertools.chain(table.lines, itertools.repeat(1)):
            needed -= lines
            if needed < 0:
                return row
            row += 1
        raise AssertionError


def _page_widths(page: Page) -> Iterator[float]:
    """The width of each column of the sheet: what the tables that share it need. Where they are narrower than the
    page's sentences, a last column, empty, gives those the rest."""
    tables, taken = page.tables, 0.0
    for at in range(max((len(table.columns) for table in tables), default=0)):
        columns = [table.columns[at] for table in tables if at < len(table.columns)]
        width = max(column.width or needed_width(column) for column in columns)
        taken += width
        yield width
    if taken < page.text_width:
        yield max(page.text_width - taken, LEAST_WIDTH)


def _logo_words(whose: str) -> str:
    """The logo for those who do not see it."""
    return term("Logo: {name}", name=whose) if whose else term("Logo")


def _ends_in_notes(blocks: Sequence[Table | Lines | Chart]) -> bool:
    """Whether nothing is left of a page but notes."""
    return bool(blocks) and all(isinstance(block, Lines) and block.style == "note" for block in blocks)


def _runs(table: Table) -> Iterator[tuple[int, int, str]]:
    """Stretches of rows that look the same: from, to, and the role of their style."""
    start = 0
    for at in range(1, len(table) + 1) if table.strong else ():
        if at == len(table) or (at in table.strong) != (start in table.strong):
            yield start, at, "strong row" if start in table.strong else "row"
            start = at
    if not table.strong:
        yield 0, len(table), "row"
