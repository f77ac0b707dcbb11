"""What the cell styles of an .xlsx workbook say that bears on a number's meaning."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from impactcalc.workbooks.number_formats import shown_currency, shows_percent
from impactcalc.workbooks.xlsx_around import tags
from impactcalc.workbooks.xml_pieces import is_true

_SECTIONS = {"numFmts", "fonts", "fills", "borders", "cellXfs", "cellStyleXfs", "cellStyles", "dxfs"}
# Of the built-in formats only these tell anything: what 5 to 8 and 37 to 44 show is the reader's own currency,
# unless the workbook spells them out.
_BUILT_IN = {"9": "0%", "10": "0.00%"}


@dataclass(frozen=True)
class CellStyles:
    """The numbers of the cell styles (a cell's `s`) that are percentages, show a currency, or are struck through."""

    percent: frozenset[int]
    currency: Mapping[int, str]
    struck: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        return self.percent | self.currency.keys() | self.struck


def read_styles(chunks: Iterable[bytes]) -> CellStyles:
    """From the XML of the styles."""
    codes = dict(_BUILT_IN)
    fonts: list[bool] = []  # whether each is struck through
    cells: list[tuple[str, str]] = []  # number format and font of each style
    section = ""
    for name, attributes in tags(chunks, {"numFmt", "xf", "font", "strike", *_SECTIONS}):
        if name in _SECTIONS:
            section = name
        elif name == "numFmt" and section == "numFmts":
            codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "font" and section == "fonts":
            fonts.append(False)
        elif name == "strike" and section == "fonts" and fonts:
            fonts[-1] = is_true(attributes.get("val", "1"))
        elif name == "xf" and section == "cellXfs":
            cells.append((attributes.get("numFmtId", ""), attributes.get("fontId", "")))
    percent = {number for number, code in codes.items() if shows_percent(code)}
    currency = {number: symbol for number, code in codes.items() if (symbol := shown_currency(code))}
    struck = {str(font) for font, is_struck in enumerate(fonts) if is_struck}
    return CellStyles(
        frozenset(style for style, (number, _) in enumerate(cells) if number in percent),
        {style: currency[number] for style, (number, _) in enumerate(cells) if number in currency},
        frozenset(style for style, (_, font) in enumerate(cells) if font in struck),
    )
