"""What python-calamine does not tell of an .xlsx sheet.

Error cells, formulas that were never calculated, merged cells, what is hidden or filtered out, and how far out the
cells lie, which has to be known before anything allocates the area. What needs a second reading is in xlsx_cells.

Works on pieces of unpacked XML and knows nothing of zip files. Two ways through the XML give the same answer:
regular expressions for the dialect that Excel, LibreOffice, XlsxWriter and openpyxl all write, and an XML parser,
five times slower, for everything else.
"""

from __future__ import annotations

from collections.abc import Callable

from impactcalc.workbooks.limits import MOST_CELLS
from impactcalc.workbooks.sheet_scan import Extent, SheetScan
from impactcalc.workbooks.xlsx_quick import scan_quickly
from impactcalc.workbooks.xlsx_walk import scan_thoroughly
from impactcalc.workbooks.xml_pieces import Reader, UnusualXmlError


def scan_sheet(read: Reader, suspicious: Callable[[Extent], bool], *, recalculates: bool = False) -> SheetScan:
    """Scan the XML that `read()` gives piece by piece; it may be asked for twice.

    The quick way counts blank formatted cells into the extent. Where that makes it `suspicious`, the sheet is
    read again with only the cells that hold something. `recalculates`: the workbook asks to be calculated when it is
    opened, so that a formula's 0 in it may be what its writer put there for want of a result.
    """
    try:
        scan = scan_quickly(read(), recalculates)
    except UnusualXmlError:
        return scan_thoroughly(read(), recalculates)
    if scan.values > MOST_CELLS or not suspicious(scan.extent):  # too many in any case, or few enough
        return scan
    return scan_thoroughly(read(), recalculates)
