"""What is used of XlsxWriter that it keeps to itself, all of it and only here; each name with its reason.

A version that changes one of them fails tests/report/test_xlsxwriter.py by that name.
"""

from __future__ import annotations

import contextlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from xlsxwriter.url import Url
from xlsxwriter.utility import xl_col_to_name, xl_range
from xlsxwriter.worksheet import Worksheet

from impactcalc.pace import passed
from impactcalc.report.writers.cell_xml import (
    formula_cells,
    line_counts,
    number_cells,
    row_texts,
    text_cells,
    text_element,
)
from impactcalc.report.writers.formats import Style, format_of
from impactcalc.report.writers.look import SHIPPED, Look
from impactcalc.report.writers.page import Column

# Of its worksheets, formats and charts: not in its manual, or beginning with "_".
PRIVATE: Mapping[str, str] = {
    "Worksheet._write_single_row": "closes the row that is open before rows of our own spelling go to its file",
    "Worksheet._check_dimensions": "widens the used range by the rows that it did not see",
    "Worksheet._xml_number_element": "replaced: it spells numbers with 16 digits, and some need 17",
    "Worksheet._xml_rich_inline_string": "replaced: it takes a typed <r> ... </r> for markup of its own",
    "Worksheet._opt_close": "closes the rows' temporary file where writing fails",
    "Worksheet.fh": "the file that the rows of its constant-memory mode go to",
    "Worksheet.previous_row": "where it goes on after rows of our own spelling",
    "Worksheet.row_sizes": "the heights of those rows, which a chart beside them hangs on",
    "Worksheet.tables": "what its own call refuses for rows of constant-memory mode, whose headings stand already",
    "Worksheet.hyperlinks": "links of cells whose rows are spelled already, which its own call would write again",
    "Format._get_xf_index": "the number by which a cell of our own spelling names its format",
    "series.categories_data": "a chart's names as its cells say them, for viewers that do not look cells up",
    "series.values_data": "a chart's values, the same",
}

BLOCK = 4096  # rows that are spelled at once
MOST_LINKS = 65_000  # rows with one; Excel ends at 65,530 a sheet


@dataclass(frozen=True, slots=True)
class SetColumn:
    """A column where it is to stand: its position and width, its style, and the styles of some of its values."""

    position: int
    width: float
    column: Column
    style: int
    by_value: Mapping[str, int]

    def part(self, low: int, high: int) -> list[Any]:
        values = self.column.values[low:high]
        return values.tolist() if isinstance(values, np.ndarray) else list(values)


class Sheet(Worksheet):  # type: ignore[misc]  # no types
    """A worksheet that takes rows whole, and writes every number with all of its digits."""

    spelled = 0  # rows of our own spelling

    def put_rows(self, first: int, columns: Sequence[SetColumn], start: int, stop: int) -> array[int]:
        """The rows `start` to `stop` of the columns, from row `first` of the sheet on; how many lines each takes."""
        if stop <= start:
            return array("H")
        self._write_single_row(first)
        heights = array("H")
        for low in range(start, stop, BLOCK):
            high = min(low + BLOCK, stop)
            rows = [str(first + 1 + at - start) for at in range(low, high)]
            lines = [1] * len(rows)
            cells = []
            for item in columns:
                values, letters = item.part(low, high), xl_col_to_name(item.position)
                if item.column.is_text:
                    cells.append(text_cells(letters, rows, values, item.style, item.by_value))
                    if item.column.wraps:
                        lines = list(map(max, lines, line_counts(values, item.width)))
                elif item.column.formulas:
                    formulas, top = item.column.formulas[low:high], str(first + 1 - start)
                    cells.append(formula_cells(letters, rows, values, item.style, formulas, top))
                else:
                    cells.append(number_cells(letters, rows, values, item.style))
            self.fh.write(row_texts(rows, cells, lines))
            heights.extend(lines)
            passed(high - low)
        after = first + stop - start
        self._check_dimensions(first, columns[0].position)
        self._check_dimensions(after - 1, columns[-1].position)
        self.previous_row = after
        self.spelled += stop - start
        return heights

    def say_height(self, row: int, pixels: int) -> None:
        """How high a row is that was written whole: a chart hangs on the cells of its corners."""
        self.row_sizes[row] = [pixels, False]

    def close_rows(self) -> None:
        """Close the temporary file of the rows, which a failure would leave open; it may be the disk that failed."""
        with contextlib.suppress(OSError):
            self._opt_close()

    def link(self, row: int, column: int, to: str) -> None:
        """Make a cell lead to another of the workbook; what is written there, and its style, stay."""
        if len(self.hyperlinks) < MOST_LINKS:
            self.hyperlinks[row][column] = Url(f"internal:{to}")

    def name_table(self, name: str, area: tuple[int, int, int, int], heads: Sequence[str], *, filtered: bool) -> None:
        """Make cells that are written an Excel table without a look of its own: first row and column, last row and
        column; its headings are the first row's."""
        cells = xl_range(*area)
        column = {
            "total_string": "", "total_function": "", "custom_total": "", "total_value": 0, "formula": "",
            "format": None, "name_format": None,
        }  # fmt: skip
        self.tables.append(
            {
                "name": name, "range": cells, "a_range": cells, "style": "", "header_row_count": True,
                "totals_row_shown": False, "show_first_col": False, "show_last_col": False, "show_row_stripes": False,
                "show_col_stripes": False, "description": None, "title": None,
                "columns": [{"id": at, "name": head, **column} for at, head in enumerate(heads, start=1)],
                **({"autofilter": cells} if filtered else {}),
            }
        )  # fmt: skip

    def _xml_number_element(self, number: float, attributes: Iterable[tuple[str, object]] = ()) -> None:
        spelled = "".join(f' {key}="{value}"' for key, value in attributes)
        self.fh.write(f"<c{spelled}><v>{number!r}</v></c>")

    def _xml_rich_inline_string(self, string: str, attributes: Iterable[tuple[str, object]] = ()) -> None:
        # XlsxWriter takes a text from <r> to </r> for markup of its own; here it is what somebody typed.
        spelled = "".join(f' {key}="{value}"' for key, value in attributes)
        self.fh.write(f'<c{spelled} t="inlineStr"><is>{text_element(string)}</is></c>')


def rows_spelled(sheets: Iterable[Any]) -> tuple[int, int]:
    """How many rows of our own spelling all sheets have, and how many letters these sheets have up to now."""
    ours = [sheet for sheet in sheets if isinstance(sheet, Sheet) and sheet.spelled]
    return sum(sheet.spelled for sheet in ours), sum(sheet.fh.tell() for sheet in ours)


class Styles:
    """Formats, each made once."""

    def __init__(self, workbook: Any, look: Look = SHIPPED) -> None:
        self._workbook = workbook
        self.look = look
        self._made: dict[Style, Any] = {}
        self._framed: dict[Style, Any] = {}

    def framed(self, style: Style, more: Mapping[str, object]) -> Any:
        """A format with more to it: that of a cell to type over."""
        if style not in self._framed:
            self._framed[style] = self._workbook.add_format(format_of(style, self.look) | dict(more))
        return self._framed[style]

    def __getitem__(self, style: Style) -> Any:
        if style not in self._made:
            self._made[style] = self._workbook.add_format(format_of(style, self.look))
        return self._made[style]

    def index(self, style: Style) -> int:
        """The number by which a cell names its format."""
        return int(self[style]._get_xf_index())


def cached_series(names: Sequence[object], values: Sequence[float]) -> dict[str, list[str] | list[float]]:
    """What the cells of a chart's series say, for viewers that do not look the cells up; an empty one is nothing."""
    amounts = [float(value) if value == value else 0.0 for value in values]
    return {"categories_data": [str(name) for name in names], "values_data": amounts}
