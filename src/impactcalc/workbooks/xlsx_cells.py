"""The cells of an .xlsx sheet again, for what few runs need: their formats, their formulas.

Like the scan it has two ways through the XML that give the same answer.
"""

from __future__ import annotations

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from impactcalc.facts.problems import damage as wrong
from impactcalc.workbooks.cell_names import DamagedError, column_number
from impactcalc.workbooks.sheet_scan import SheetScan
from impactcalc.workbooks.xlsx_quick import DIGITS, LETTERS, usual_addresses, windows
from impactcalc.workbooks.xlsx_styles import CellStyles
from impactcalc.workbooks.xlsx_walk import walk
from impactcalc.workbooks.xml_pieces import Reader, UnusualXmlError

MOST_FORMATTED = 5_000_000  # cells of a sheet of which a format is remembered
MOST_FORMULAS = 1_000_000  # of a sheet

Position = tuple[int, int]
Formatted = tuple[frozenset[Position], dict[Position, str], frozenset[Position]]  # percent, currency, struck through


class FormattedCells:
    """Gathers which cells are percentages, show a currency, are struck through."""

    def __init__(self) -> None:
        self.percent: set[Position] = set()
        self.currency: dict[Position, str] = {}
        self.struck: set[Position] = set()

    def add(self, positions: Iterable[Position], *, percent: bool, currency: str, struck: bool) -> None:
        at = list(positions)
        if percent:
            self.percent.update(at)
        if currency:
            self.currency.update(dict.fromkeys(at, currency))
        if struck:
            self.struck.update(at)
        if len(self.percent) + len(self.currency) + len(self.struck) > MOST_FORMATTED:
            raise DamagedError(wrong.TooManyFormats(MOST_FORMATTED))

    def result(self) -> Formatted:
        return frozenset(self.percent), self.currency, frozenset(self.struck)


def formatted_cells(read: Reader, styles: CellStyles) -> Formatted:
    """The cells of a sheet, blank ones too, whose style tells something. Not read again where none does."""
    wanted = sorted(styles.all)
    if not wanted:
        return FormattedCells().result()
    found = FormattedCells()
    try:
        numbers = b"|".join(b"%d" % style for style in wanted)
        pattern = re.compile(rb'<c r="([A-Za-z]+[0-9]+)" s="(' + numbers + rb')"')
        for has_cells, window in windows(read()):
            if not has_cells:
                continue
            usual_addresses(window)  # for its refusal of other dialects
            by_style: dict[bytes, list[bytes]] = defaultdict(list)
            for address, style in pattern.findall(window):
                by_style[style].append(address)
            for style, addresses in by_style.items():
                _add(found, styles, int(style), _positions(addresses))
    except UnusualXmlError:
        found = FormattedCells()
        for cell in walk(read(), SheetScan()):
            _add(found, styles, cell.style, [(cell.row, cell.column)])
    return found.result()


def _add(found: FormattedCells, styles: CellStyles, style: int, positions: Iterable[Position]) -> None:
    found.add(
        positions,
        percent=style in styles.percent,
        currency=styles.currency.get(style, ""),
        struck=style in styles.struck,
    )


def _positions(addresses: list[bytes]) -> Iterator[Position]:
    """All at once; that the sheet has such cells was made sure of when it was scanned."""
    joined = b" ".join(addresses)
    rows = [int(digits) - 1 for digits in joined.translate(None, LETTERS).split()]
    return zip(rows, map(column_number, joined.translate(None, DIGITS).split()), strict=True)


_FORMULA = re.compile(
    rb'<c r="([A-Za-z]+[0-9]+)"[^>]*+(?<!/)>\s*+'  # a cell that is not closed at once
    rb"<f(?=[\s/>])([^>]*+)>(?:(?<=/>)|([^<]*+)</f\s*>)"
)
_SHARE = re.compile(rb'\bt="shared"(?=[^>]*\bsi="([0-9]+)")|\bsi="([0-9]+)"(?=[^>]*\bt="shared")')


def formulas(read: Reader) -> dict[Position, str]:
    """The formulas of a sheet, the first million, without their "=".

    A formula that is shared stands at every cell that shares it, as it is written for the first of them: Excel
    moves its addresses along.
    """
    found: dict[Position, str] = {}
    shared: dict[str, str] = {}
    owing: dict[Position, str] = {}  # cells whose formula stands in another, by its number
    for position, text, share in _formulas(read):
        if len(found) >= MOST_FORMULAS:
            break
        if share and text:
            shared.setdefault(share, text)
        elif share:
            owing[position] = share
        found[position] = text
    for position, share in owing.items():
        found[position] = shared.get(share, "")
    return found


def _formulas(read: Reader) -> list[tuple[Position, str, str]]:
    found: list[tuple[Position, str, str]] = []
    try:
        for has_cells, window in windows(read()):
            if not has_cells:
                continue
            usual_addresses(window)
            if not (b"f" in window and b"<f" in window):
                continue
            matches = _FORMULA.findall(window)
            places = _positions([address for address, _, _ in matches])
            for place, (_, attributes, text) in zip(places, matches, strict=True):
                share = _SHARE.search(attributes) if attributes else None
                number = (share[1] or share[2]).decode() if share else ""
                found.append((place, html.unescape(text.decode("utf-8", "replace")), number))
            if len(found) >= MOST_FORMULAS:
                break
    except UnusualXmlError:
        found = []
        for cell in walk(read(), SheetScan()):
            if cell.formula is not None:
                found.append(((cell.row, cell.column), cell.formula, cell.share))
            if len(found) >= MOST_FORMULAS:
                break
    return found
