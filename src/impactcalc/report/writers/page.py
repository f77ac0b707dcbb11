"""A page of the report: titles, tables and charts, without a word on how they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from impactcalc.workbooks.picture import Picture

# What a column holds decides how it is shown. `amount` is money as typed, in the row's own currency; `rate` an exchange
# rate or a ratio; `millions` money shown in millions, while the cell holds it whole; `flag` a text that must not be
# overlooked; `severity` a word that has a colour; `link` a name that leads somewhere.
Kind = Literal[
    "text",
    "wrap",
    "flag",
    "severity",
    "link",
    "money",
    "millions",
    "amount",
    "jobs",
    "count",
    "share",
    "multiplier",
    "rate",
    "year",
]
TEXT_KINDS: frozenset[Kind] = frozenset({"text", "wrap", "flag", "severity", "link"})
WRAPPING_KINDS: frozenset[Kind] = frozenset({"wrap", "flag"})

# A column's values: numbers (NaN: an empty cell) or texts ("": an empty cell).
Values = npt.NDArray[np.float64] | npt.NDArray[np.int64] | npt.NDArray[np.object_] | Sequence[Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: heading, unit, kind and values. `total` is its sum, as the result has it.

    `formulas` are what each number comes from, "" for one that stands alone; a number with one is what the formula
    comes to as signed. In a formula {row} is the row of its own cell, {first} that of the table's first.
    """

    header: str
    kind: Kind
    values: Values
    unit: str = ""
    total: float | None = None
    width: float = 0.0  # in characters; 0: what the values need
    links: Sequence[str] = ()  # for each value the cell of this workbook that it leads to, such as Ledger!A7; "": none
    formulas: Sequence[str] = ()

    @property
    def heading(self) -> str:
        """The heading as shown, with its unit."""
        return f"{self.header} ({self.unit})" if self.unit else self.header

    @property
    def is_text(self) -> bool:
        """Whether the values are texts."""
        return self.kind in TEXT_KINDS

    @property
    def wraps(self) -> bool:
        """Whether a long value takes several lines."""
        return self.kind in WRAPPING_KINDS


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length under a title.

    `total_label` heads a last row with the columns' totals; "" leaves it out. `filtered` adds filter buttons, and
    the total then follows what they show. `strong` are the positions of rows in bold.
    """

    title: str
    columns: tuple[Column, ...]
    total_label: str = ""
    filtered: bool = False
    strong: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.columns[0].values)


@dataclass(frozen=True, slots=True)
class Lines:
    """Sentences under each other, over the width of the page."""

    texts: tuple[str, ...]
    style: Literal["plain", "strong", "note", "warning"] = "plain"


# What a colour of a chart says.
Meaning = Literal["new", "other", "taken off", "sure"]


@dataclass(frozen=True, slots=True)
class Series:
    """A column of a table as a row of bars: `table` and `column` are positions on the page and in the table.

    An `invisible` one takes its room and is not drawn: what the bars of a waterfall stand on. `part` tells apart those
    of one meaning by a pattern. `whiskers` are the columns with the low and the high end of a dot, and how far they
    are from it. `labelled`: each bar carries its number.
    """

    name: str
    table: int
    column: int
    invisible: bool = False
    meaning: Meaning = "new"
    part: int = 0
    whiskers: tuple[int, int, int, int] | None = None
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars, or dots with whiskers, over the first `rows` rows of a table, named by its column `names`.

    In the flow of the page it takes `height` rows; `beside` puts it to the right of its table instead. Of two charts
    with `half` 1 and 2 that follow each other the second stands to the right of the first.
    """

    title: str
    kind: Literal["column", "bar", "dot"]
    series: tuple[Series, ...]
    names: int
    rows: int
    axis: str
    height: int = 15
    width: int = 0  # pixels; 0: as wide as the page's columns
    number_format: str = "#,##0"
    stacked: bool = False
    beside: bool = False
    half: Literal[0, 1, 2] = 0
    legend: bool = True


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet of cells at given addresses, from A1 on, and nothing else: numbers as numbers, all others as text."""

    tab: str
    rows: tuple[tuple[str | float, ...], ...]


@dataclass(frozen=True, slots=True)
class LiveCell:
    """A cell at a given place (from 0): what it shows, and the formula that it comes from, if it does. `to_type` is one
    that a reader may type over."""

    row: int
    column: int
    value: str | float
    role: str = "row"
    kind: Kind = "text"
    formula: str = ""
    to_type: bool = False


@dataclass(frozen=True, slots=True)
class Live:
    """A sheet of cells at given places, some of them formulas; `names` are cells that have one. `frozen` is the first
    row and column that move; `choices` are cells that take a value of a list, and where the list stands."""

    tab: str
    widths: tuple[float, ...]
    cells: tuple[LiveCell, ...]
    names: Mapping[str, str]
    heights: Mapping[int, float]
    frozen: tuple[int, int]
    back: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet of the report. `lead` are the sentences under the title; `tab` is the sheet's name.

    `frozen` columns stay in view, and so does the head of the first table unless `frozen` is None. A printed page is
    as wide as `across` sheets of paper; `single` fits all of it on one. `text_width` is how wide sentences run, in
    characters. `printed` is how many sheets of paper are printed unless somebody clears the print area; None: all.
    `front` pages have the colour of the answer, others that of the appendix, and the title leads to the cell `back`.
    `logo` stands in the upper right corner, `logo_of` says whose it is. One that is `logo_named` has its room whether
    it is at hand or not: the cells are the same. `state` is a formula that says below the lead whether what follows is
    as signed, and what it says as written.
    """

    tab: str
    title: str
    blocks: tuple[Table | Lines | Chart, ...]
    lead: tuple[str, ...] = ()
    frozen: int | None = 0
    across: int = 1
    single: bool = False
    upright: bool = False
    text_width: int = 110
    printed: int | None = None
    front: bool | None = None
    back: str = ""
    state: tuple[str, str] = ("", "")
    logo: Picture | None = None
    logo_of: str = ""
    logo_named: bool = False
    verbatim: bool = False

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in their order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))
