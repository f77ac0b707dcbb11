"""An earlier list and earlier marks of ours, taken out of a copy that is marked anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from impactcalc.errors import InputError
from impactcalc.marked.balloons import Balloons
from impactcalc.marked.book import Sheet
from impactcalc.marked.cell_places import CellPlaces
from impactcalc.marked.comments import Comments
from impactcalc.marked.list_sheet import NAME, is_ours, remembered
from impactcalc.marked.package import Package
from impactcalc.marked.styles import NO_FILL, RED, YELLOW, Styles
from impactcalc.workbooks.cell_names import cell_address
from impactcalc.workbooks.reading import read_workbook


@dataclass(frozen=True)
class Earlier:
    """The list that is in the workbook already, if any, and what it remembers of fills, by sheet and cell."""

    sheet: Sheet | None = None
    fills: Mapping[tuple[str, str], str] = field(default_factory=dict)


def find_earlier(package: Package, sheets: tuple[Sheet, ...]) -> Earlier:
    """The list of an earlier marking."""
    named = {sheet.name: sheet for sheet in sheets if sheet.name.startswith(NAME) and sheet.kind == "worksheet"}
    if named:
        try:
            read = read_workbook(package.path).sheets
        except InputError:  # told already; its list is then taken for a sheet of the user's
            return Earlier()
        for sheet in read:
            if sheet.name in named and is_ours(sheet.rows):
                return Earlier(named[sheet.name], remembered(sheet.rows))
    return Earlier()


def take_out(package: Package, sheets: tuple[Sheet, ...], earlier: Earlier) -> None:
    """Remove our comments, and give our red and yellow cells the fill that they had."""
    styles = Styles(package)
    ours = styles.styles_filled((RED, YELLOW)) if earlier.sheet else frozenset()
    marks = [b's="%d"' % style for style in ours]
    for sheet in sheets:
        if sheet.kind != "worksheet" or sheet == earlier.sheet:
            continue
        dropped = Comments(package, sheet.part).drop_ours()
        data = package.read(sheet.part)
        if dropped or any(mark in data for mark in marks):
            places = CellPlaces(data, styles=ours)
            Balloons(package, sheet.part, places).drop(dropped)
            before = {
                place: styles.restored(style, earlier.fills.get((sheet.name, cell_address(*place)), NO_FILL))
                for place, style in places.styled.items()
            }
            places.restyle(before)
            if places.edits:
                package.write(sheet.part, places.edits.applied())
    styles.save()
