"""Pages -> an .xlsx file: the one place that knows XlsxWriter, which has no types."""

from __future__ import annotations

import datetime as dt
import itertools
import tempfile
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell

from impactcalc.report.writers.cell_xml import LINE_HEIGHT
from impactcalc.report.writers.formats import (
    FONT,
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
from impactcalc.report.writers.page import Chart, Grid, Lines, Live, Page, Table
from impactcalc.report.writers.paper import (
    MARGINS,
    Stretch,
    column_pixels,
    room_for_rows,
    sheets_of,
    sheets_when_shrunk,
)
from impactcalc.report.writers.printed import APPENDIX, FRONT, NOT_PRINTED, NOTHING, PART_PRINTED, rows_printed
from impactcalc.report.writers.sheet import SetColumn, Sheet, Styles, cached_series
from impactcalc.report.writers.steady import SteadyFile

# A fixed date of creation: the same result has the same bytes, whenever it is written.
CREATED = dt.datetime(2015, 1, 1)
COLOURS = ("#1F4E79", "#9DC3E6", "#C55A11")
NOTE_GAP = 6.0  # points between a table's last row and its notes
PIXEL_ROWS = 20  # pixels of a row of the usual height
DEFAULT_COLUMN = 64  # pixels
LETTERS, BOLD = (1.15, 1.05), frozenset({"title", "table", "strong", "warning"})  # letters to a digit's width
MOST_SHEETS = 4  # of a table that is printed a little smaller, to end on one sheet less
LEAST_REST = 2.0  # characters
MOST_AREAS = 100  # a formula, which is what print areas are, has an end


@dataclass(frozen=True, slots=True)
class Book:
    """What every page of a workbook shares. `paper` is Excel's number of a paper size."""

    title: str
    footer: str
    paper: int = LETTER


def write_pages(path: Path, pages: Iterable[Page | Grid | Live], book: Book) -> None:
    """Write a workbook, a page at a time; the same pages give the same bytes. OSError where the disk refuses."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as scratch, SteadyFile(path) as file:
        options = {
            "constant_memory": True,
            "tmpdir": scratch,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": FONT, "font_size": FONT_SIZE},
        }
        workbook = xlsxwriter.Workbook(file, options)
        workbook.set_properties({"title": book.title, "comments": book.footer, "created": CREATED})
        styles = Styles(workbook)
        try:
            for page in pages:
                if isinstance(page, Grid):
                    write_grid(workbook, page)
                elif isinstance(page, Live):
                    write_live(workbook, styles, page)
                else:
                    _Writer(workbook, styles, page, book).write()
            workbook.close()
            file.settle()
        except FileCreateError as error:
            raise OSError(str(error)) from error
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
    lines: list[int]


class _Writer:
    """One page onto one sheet, row after row: constant-memory mode never goes back."""

    def __init__(self, workbook: Any, styles: Styles, page: Page, book: Book) -> None:
        self.workbook, self.styles, self.page, self.book = workbook, styles, page, book
        self.sheet = workbook.add_worksheet(page.tab, Sheet)
        self.widths = list(_page_widths(page))
        self.row = 0
        self.last_column = max(len(self.widths) - 1, 0)
        self.placed: list[_Placed] = []
        self.charts: list[tuple[Chart, int, int]] = []
        self.height = 0.0  # points, of all rows so far
        self.title_height = 0.0
        self.stretches: list[Stretch] = []
        self.heights: dict[int, float] = {}  # points, of the rows that are not of the usual height

    def write(self) -> None:
        for at, width in enumerate(self.widths):
            self.sheet.set_column(at, at, width)
        self._sentence(self.page.title, "title")
        self.title_height = self.height
        if self.page.back:
            # A linked cell of two lines is cut to one by some viewers: then the line below leads back.
            two_lines = self.title_height > LINE_HEIGHTS["title"] and bool(self.page.lead)
            self.sheet.link(int(two_lines), 0, self.page.back)
        if self.page.front is not None:
            self.sheet.set_tab_color(FRONT if self.page.front else APPENDIX)
        for sentence in self.page.lead:
            self._sentence(sentence, "plain")
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

    def _sentence(self, text: str, role: str) -> None:
        """A sentence over as many columns as make the page's text width."""
        style, last, wide = self.styles[Style(role)], -1, 0.0
        while last < len(self.widths) - 1 and wide < self.page.text_width:
            last += 1
            wide += self.widths[last]
        size = LINE_HEIGHTS.get(role, LINE_HEIGHT)
        lines = len(textwrap.wrap(text, max(int(LETTERS[role in BOLD] * wide * LINE_HEIGHT / size), 20))) or 1
        self.sheet.set_row(self.row, lines * size)
        self.heights[self.row] = lines * size
        self.height += lines * size
        if last > 0:
            self.sheet.merge_range(self.row, 0, self.row, last, "", style)
        self.sheet.write_string(self.row, 0, text, style)
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
        heights: list[int] = []
        for start, stop, role in _runs(table):
            heights += self.sheet.put_rows(first + start, self._columns(table, role), start, stop)
        self.height += lines * LINE_HEIGHT + 3 + sum(heights) * LINE_HEIGHT
        self.row = first + count
        self.heights |= {first + at: high * LINE_HEIGHT for at, high in enumerate(heights) if high != 1}
        for at, column in enumerate(table.columns):
            for row, target in enumerate(column.links):
                if target:
                    self.sheet.link(first + row, at, target)
        self.placed.append(_Placed(table, head, first, self.row, heights))
        if table.total_label:
            self._total(table, first, count)
        if table.filtered and count:
            self.sheet.autofilter(head, 0, first + count - 1, len(table.columns) - 1)
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
            elif column.total is None:
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
        else:
            self.charts.append((chart, self.row + 1, 0))
            self.row += chart.height + 1
            self.height += (chart.height + 1) * LINE_HEIGHT

    def _chart(self, chart: Chart, row: int, column: int) -> None:
        drawn = self.workbook.add_chart({"type": chart.kind} | ({"subtype": "stacked"} if chart.stacked else {}))
        colours = itertools.cycle(COLOURS)
        for series in chart.series:
            fill: dict[str, Any] = {"none": True} if series.invisible else {"color": next(colours)}
            if series.taken_off:
                fill = {"color": COLOURS[-1]}
            placed = self.placed[series.table]
            names, values = placed.table.columns[chart.names], placed.table.columns[series.column]
            drawn.add_series(
                {
                    "name": series.name,
                    "categories": self._range(placed, chart.names, chart.rows),
                    "values": self._range(placed, series.column, chart.rows),
                    **cached_series(list(names.values)[: chart.rows], list(values.values)[: chart.rows]),
                    "fill": fill,
                    "gap": 60,
                }
            )
        grey = {"name": FONT, "color": "#595959", "size": 9}
        labels, amounts = (
            {"num_font": grey},
            {
                "name": chart.axis,
                "name_font": {**grey, "bold": False},
                "num_font": grey,
                "num_format": chart.number_format,
                "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
                "line": {"none": True},
            },
        )
        if chart.kind == "bar":
            # The first row of the table on top, the scale at the bottom all the same.
            drawn.set_x_axis({**amounts, "label_position": "high"})
            # Names stand beside the scale, not beside the zero: bars to the left of it would cover them.
            drawn.set_y_axis({**labels, "reverse": True, "label_position": "low", "interval_unit": 1})
        else:
            drawn.set_x_axis(labels)
            drawn.set_y_axis(amounts)
        drawn.set_title(
            {"name": chart.title, "name_font": {"name": FONT, "size": 12, "color": "#1F3864"}, "overlay": False}
        )
        hidden = [at for at, series in enumerate(chart.series) if series.invisible]
        legend = {"position": "bottom", "font": grey} | ({"delete_series": hidden} if hidden else {})
        drawn.set_legend(legend if len(chart.series) > 1 else {"none": True})
        width = chart.width or sum(map(column_pixels, self.widths)) - 4  # its frame within the print area
        drawn.set_size({"width": width, "height": chart.height * PIXEL_ROWS})
        options = {"object_position": 3, "description": self._told(chart), "x_offset": 20 if chart.beside else 0}
        self.sheet.insert_chart(row, column, drawn, options)

    def _told(self, chart: Chart) -> str:
        """A chart for those who do not see it: its finding and its numbers."""
        parts = []
        for series in chart.series:
            if not series.invisible:
                table = self.placed[series.table].table
                names, values = (list(table.columns[at].values)[: chart.rows] for at in (chart.names, series.column))
                told = "; ".join(f"{n} {float(v):,.6g}" for n, v in zip(names, values, strict=True) if v)
                parts.append(f"{series.name}: {told}." if told else f"{series.name}: nothing.")
        return " ".join([f"{chart.title}.", *parts])

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
        room, scale = room_for_rows(self.widths, self.book.paper, upright=page.upright)
        parts = [(0, self.row)] if page.single or page.across > 1 else self._parts(room)
        down = 1 if page.single else 0
        if not page.single and page.across == 1:
            down = sheets_when_shrunk(self.height, room, scale, 1 if len(parts) > 1 else MOST_SHEETS)
        if down:
            parts = [(0, self.row)]
        shown = self.row if page.printed is None else rows_printed(self.heights, self.row, room, page.printed)
        if shown < self.row:
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
        part = f"&C&8 {PART_PRINTED if shown else NOT_PRINTED}" if shown < self.row else ""
        sheet.set_footer(f"&L&8 {code_in_header(self.book.footer)}{part}&R&8 Page &P of &N")

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
        self.workbook.define_name(f"{tab}!_xlnm.Print_Area", f"={cells}")

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
        yield max(page.text_width - taken, LEAST_REST)


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
