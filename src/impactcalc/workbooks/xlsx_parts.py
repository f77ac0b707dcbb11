"""What the small parts of an .xlsx workbook say of its sheets: which are hidden, which tables lie on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from impactcalc.workbooks.cell_names import block_of
from impactcalc.workbooks.sheet_scan import SheetScan
from impactcalc.workbooks.xlsx_around import tags
from impactcalc.workbooks.xml_pieces import is_true


@dataclass(frozen=True)
class BookState:
    """`hidden`: names of sheets. `recalculates`: all is to be calculated anew when the workbook is opened."""

    hidden: frozenset[str]
    recalculates: bool


def book_state(workbook: Iterable[bytes]) -> BookState:
    """From the XML of the workbook."""
    hidden: set[str] = set()
    recalculates = False
    for name, attributes in tags(workbook, {"sheet", "calcPr"}):
        if name == "calcPr":
            recalculates = is_true(attributes.get("fullCalcOnLoad", ""))
        elif attributes.get("state", "visible") != "visible":
            hidden.add(attributes.get("name", ""))
    return BookState(frozenset(hidden), recalculates)


def table_targets(relationships: Iterable[bytes]) -> list[str]:
    """Where the tables of a sheet are, as its relationships name them."""
    return [
        attributes.get("Target", "")
        for _, attributes in tags(relationships, {"Relationship"})
        if attributes.get("Type", "").rpartition("/")[2] == "table"
    ]


@dataclass(frozen=True)
class TableState:
    """The rows that a table computes below its data, and the range of its filter where that is in use."""

    totals: range
    filters: tuple[tuple[int, int, int, int], ...]


def table_state(table: Iterable[bytes]) -> TableState:
    """From the XML of a table."""
    scan = SheetScan()
    totals = range(0)
    for name, attributes in tags(table, {"table"}, scan):
        count = attributes.get("totalsRowCount", "0").strip()
        block = block_of(attributes.get("ref", ""))
        # `totalsRowShown` only says whether it ever had such rows.
        if name == "table" and block and count.isdecimal():
            totals = range(max(block[2] + 1 - min(int(count), 100), block[0]), block[2] + 1)
    return TableState(totals, tuple(scan.filters))


def sheet_targets(workbook: Iterable[bytes], relationships: Iterable[bytes]) -> list[tuple[str, str, str]]:
    """(name, kind, target) of each sheet in the workbook's order; kind is "worksheet", "chartsheet", ..."""
    targets = {
        tag.attributes.get("Id", ""): (tag.attributes.get("Type", ""), tag.attributes.get("Target", ""))
        for tag in tags(relationships, {"Relationship"})
    }
    sheets: list[tuple[str, str, str]] = []
    for tag in tags(workbook, {"sheet"}):
        link = next((value for key, value in tag.attributes.items() if key.endswith(":id")), "")
        kind, target = targets.get(link, ("", ""))
        sheets.append((tag.attributes.get("name", ""), kind.rpartition("/")[2], target))
    return sheets
