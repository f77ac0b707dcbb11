"""What stands around the rows of an .xlsx sheet, told by its tags."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from typing import NamedTuple

from impactcalc.facts.problems import damage as wrong
from impactcalc.workbooks.cell_names import MAX_COLUMNS, DamagedError, block_of
from impactcalc.workbooks.limits import MOST_AROUND, MOST_ENTRIES
from impactcalc.workbooks.sheet_scan import SheetScan
from impactcalc.workbooks.xml_pieces import is_true, listen, parsed, xml_parser


def hides_row(attributes: Mapping[str, str]) -> bool:
    """Hidden by hand, by a filter or in a folded group; or made so low that nothing of it is seen."""
    if is_true(attributes.get("hidden", "")):
        return True
    return is_true(attributes.get("customHeight", "")) and is_nothing(attributes.get("ht", ""))


def is_nothing(length: str) -> bool:
    return bool(re.fullmatch(r"\s*0*\.?0*\s*", length)) and "0" in length


class Around:
    """What stands around a sheet's rows: hidden columns, filters, merged cells. Fed with the parser's tags."""

    def __init__(self, scan: SheetScan) -> None:
        self._scan = scan
        self._filter = ""  # the range of the filter that is being read
        self._in_criteria = False
        self._tags = 0
        self._in_views = False  # views that somebody saved have filters of their own, which are not in force

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._tags += 1
        if self._tags > MOST_AROUND:
            raise DamagedError(wrong.BeyondReal("around rows"))
        match name.rpartition(":")[2]:
            case "col":
                if is_true(attributes.get("hidden", "")) or is_nothing(attributes.get("width", "")):
                    first, last = attributes.get("min", ""), attributes.get("max", "")
                    if re.fullmatch("[0-9]{1,7}-[0-9]{1,7}", f"{first}-{last}"):
                        columns = range(max(int(first) - 1, 0), min(int(last), MAX_COLUMNS))
                        self._scan.add_hidden_columns(columns)
            case "customSheetViews":
                self._in_views = True
            case "autoFilter" if not self._in_views:
                self._filter = attributes.get("ref", "")
            case "filterColumn":
                self._in_criteria = True
            case "mergeCell":
                if block := block_of(attributes.get("ref", "")):
                    self._scan.add_merged(block[:2], block[2:])
            case _ if self._in_criteria and self._filter:
                self._scan.add_filter(self._filter)
                self._filter = ""  # once is enough

    def end(self, name: str) -> None:
        match name.rpartition(":")[2]:
            case "customSheetViews":
                self._in_views = False
            case "autoFilter":
                self._filter = ""
            case "filterColumn":
                self._in_criteria = False


class Tag(NamedTuple):
    name: str
    attributes: dict[str, str]


def tags(chunks: Iterable[bytes], wanted: Container[str], scan: SheetScan | None = None) -> list[Tag]:
    """The opening tags of these names, given without prefixes. Filters that are in use go to `scan`."""
    found: list[Tag] = []
    around = Around(scan) if scan else None

    def start(name: str, attributes: dict[str, str]) -> None:
        if around:
            around.start(name, attributes)
        name = name.rpartition(":")[2]
        if name in wanted:
            found.append(Tag(name, attributes))
            if len(found) > MOST_ENTRIES:
                raise DamagedError(wrong.MoreThanListed(MOST_ENTRIES, "entries"))

    parser = xml_parser()
    listen(parser, start, around.end if around else None)
    for _ in parsed(parser, chunks):
        pass
    return found
