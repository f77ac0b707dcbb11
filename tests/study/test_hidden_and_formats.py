"""What a sheet hides, strikes through, formats and computes: the same of .xlsx and .ods, read quickly or thoroughly."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from odf.number import CurrencyStyle, CurrencySymbol, Number, NumberStyle
from odf.number import Text as NumberText
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import (
    Style,
    TableCellProperties,
    TableColumnProperties,
    TableProperties,
    TableRowProperties,
    TextProperties,
)
from odf.table import Table, TableCell, TableColumn, TableRow, TableRowGroup
from odf.text import P
from openpyxl.styles import Font

from impactcalc.errors import InputError
from impactcalc.workbooks import ods_scan, xlsx_cells, xlsx_scan
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.number_formats import shown_currency
from impactcalc.workbooks.ods_styles import read_styles as read_ods_styles
from impactcalc.workbooks.raw import RawSheet
from impactcalc.workbooks.reading import read_workbook
from impactcalc.workbooks.sheet_scan import Extent, SheetScan
from impactcalc.workbooks.spreadsheet import _filtered
from impactcalc.workbooks.xlsx_cells import formatted_cells, formulas
from impactcalc.workbooks.xlsx_parts import book_state, table_state
from impactcalc.workbooks.xlsx_scan import scan_sheet
from impactcalc.workbooks.xlsx_styles import read_styles

SHEET1 = "xl/worksheets/sheet1.xml"


def sheets_of(path: Path) -> dict[str, RawSheet]:
    return {sheet.name: sheet for sheet in read_workbook(path).sheets}


def only_sheet(path: Path) -> RawSheet:
    (sheet,) = read_workbook(path).sheets
    return sheet


def pieces(xml: str, size: int = 1 << 18) -> Callable[[], Iterator[bytes]]:
    raw = xml.encode()
    return lambda: (raw[at : at + size] for at in range(0, len(raw), size))


def never(_: Extent) -> bool:
    return False


def both_ways(xml: str, monkeypatch: pytest.MonkeyPatch, *, recalculates: bool = False) -> SheetScan:
    """The scan of a sheet that the quick way does, after the thorough one has told the same."""
    with monkeypatch.context() as patched:
        patched.setattr(xlsx_scan, "scan_thoroughly", None)
        quick = scan_sheet(pieces(xml, 50), never, recalculates=recalculates)
    slow = scan_sheet(pieces(commented(xml), 50), never, recalculates=recalculates)
    assert told(quick) == told(slow)
    return quick


def commented(xml: str) -> str:
    """With a comment among the rows, which the quick way does not know."""
    assert "<sheetData>" in xml
    return xml.replace("<sheetData>", "<sheetData><!-- -->")


def told(scan: SheetScan) -> tuple[object, ...]:
    return list(scan.hidden_rows), scan.hidden_columns, scan.filters, scan.uncached, scan.errors, scan.merged


def xlsx_sheet(rows: str, before: str = "", after: str = "") -> str:
    return f'<?xml version="1.0"?><worksheet xmlns="m">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


# Sheets, rows and columns in .xlsx --------------------------------------------------------------


def test_what_xlsxwriter_hides(tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visitors")
        for row in range(12):
            sheet.write_row(row, 0, [row, row, row, row])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(2, 0)
        sheet.set_row(3, None, None, {"level": 1, "hidden": True})
        sheet.set_row(4, None, None, {"collapsed": True})
        sheet.set_row(5, 30)
        sheet.set_row(500, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})
        sheet.set_column(3, 900, 0)
        book.add_worksheet("Away").hide()
        book.add_worksheet("Far away").very_hidden()
        book.add_worksheet("Plain").write(0, 0, 1)
    sheets = sheets_of(path)
    assert {name: sheet.hidden for name, sheet in sheets.items()} == {
        "Visitors": False,
        "Away": True,
        "Far away": True,
        "Plain": False,
    }
    seen = sheets["Visitors"]
    assert seen.hidden_rows == {1, 2, 3}
    assert seen.filtered_rows == frozenset()
    assert seen.hidden_columns == {1, 3}
    assert sheets["Plain"].hidden_rows == sheets["Plain"].hidden_columns == frozenset()


def test_what_openpyxl_hides(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for _ in range(6):
        sheet.append([1, 2, 3])
    sheet.row_dimensions[2].hidden = True
    sheet.row_dimensions.group(4, 5, hidden=True)
    sheet.column_dimensions["B"].hidden = True
    sheet["A6"].font = Font(strike=True)
    sheet["B6"].number_format = "[$€-407]#,##0"
    book.create_sheet("Away").sheet_state = "veryHidden"
    book.save(tmp_path / "hidden.xlsx")
    first, away = read_workbook(tmp_path / "hidden.xlsx").sheets
    assert (first.hidden, away.hidden) == (False, True)
    assert first.hidden_rows == {1, 3, 4}
    assert first.hidden_columns == {1}
    assert first.formats.struck == {(5, 0)}
    assert first.formats.currency == {(5, 1): "€"}


ROWS = {  # the attributes of a row, and whether they hide it
    "": False,
    ' spans="1:2"': False,
    ' hidden="0"': False,
    ' hidden="1"': True,
    ' hidden="true"': True,
    ' ht="0" customHeight="1"': True,
    ' customHeight="true" ht="0.0"': True,
    ' ht="0"': False,  # left for the program to choose
    ' ht="15" customHeight="1"': False,
    ' ht="15" hidden="1" customHeight="0"': True,
    ' customFormat="false" ht="15" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"': False,
    ' customFormat="false" ht="15" hidden="true" customHeight="false" outlineLevel="1" collapsed="false"': True,
    ' spans="1:2" x14ac:dyDescent="0.3"': False,
}


@given(kinds=st.lists(st.sampled_from(list(ROWS)), max_size=8), size=st.integers(1, 300))
def test_hidden_rows_in_both_ways_however_they_are_cut(kinds: list[str], size: int) -> None:
    rows = "".join(
        f'<row r="{at}"{kind}><c r="A{at}" t="str"><v>hidden</v></c></row>' for at, kind in enumerate(kinds, start=1)
    )
    expected = [at for at, kind in enumerate(kinds) if ROWS[kind]]
    assert list(scan_sheet(pieces(xlsx_sheet(rows), size), never).hidden_rows) == expected
    assert list(scan_sheet(pieces(commented(xlsx_sheet(rows)), size), never).hidden_rows) == expected


@pytest.mark.parametrize("row", ["<row hidden = '1' r='2'>", "<row hidden='1' >", '<row r="2"\thidden="&#49;">'])
def test_hidden_rows_written_in_other_ways(row: str) -> None:
    xml = xlsx_sheet('<row r="1"><c r="A1"><v>1</v></c></row>' + row + '<c r="A2"><v>1</v></c></row>')
    assert list(scan_sheet(pieces(xml), never).hidden_rows) == [1]


COLUMNS = '<cols><col min="2" max="3" hidden="{}"/><col min="5" max="5" width="{}"/><col min="7" max="16384"/></cols>'


def test_hidden_columns_in_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row>'
    for hidden, width, expected in (("1", "0", [range(1, 3), range(4, 5)]), ("true", "8.5", [range(1, 3)])):
        xml = xlsx_sheet(cells, before=COLUMNS.format(hidden, width))
        assert both_ways(xml, monkeypatch).hidden_columns == expected
    xml = xlsx_sheet(cells, before=COLUMNS.format("0", "9") + '<cols><col min="x" max="2" hidden="1"/></cols>')
    assert both_ways(xml, monkeypatch).hidden_columns == []


FILTERS = {
    '<autoFilter ref="A1:B9"/>': [],
    '<autoFilter ref="A1:B9"><filterColumn colId="0" hiddenButton="1"/></autoFilter>': [],
    '<autoFilter ref="A1:B9"><sortState ref="A2:B9"><sortCondition ref="A2:A9"/></sortState></autoFilter>': [],
    '<autoFilter ref="A1:B9"><filterColumn><filters><filter val="x"/></filters></filterColumn></autoFilter>': [
        (0, 0, 8, 1)
    ],
    '<autoFilter ref="$A$1:$B$9"><filterColumn colId="1"><top10 val="3"/></filterColumn></autoFilter>': [(0, 0, 8, 1)],
    # A view that somebody saved: not in force.
    '<customSheetViews><customSheetView guid="{}"><autoFilter ref="A1:B9"><filterColumn colId="0"><filters>'
    '<filter val="x"/></filters></filterColumn></autoFilter></customSheetView></customSheetViews>': [],
}


@pytest.mark.parametrize("after", FILTERS)
def test_filters_that_are_in_use_in_both_ways(after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert both_ways(xlsx_sheet(rows, after=after), monkeypatch).filters == FILTERS[after]
    assert table_state(pieces(f"<table>{after}</table>")()).filters == tuple(FILTERS[after])


def test_rows_that_a_filter_has_put_away(tmp_path: Path) -> None:
    path = tmp_path / "filter.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visitors")
        for row in range(12):
            sheet.write_row(row, 0, ["id", "n"] if row == 0 else [row, row])
        sheet.autofilter("A1:B8")
        sheet.filter_column("A", "x > 3")
        for row in (1, 2, 3, 10):
            sheet.set_row(row, None, None, {"hidden": True})
        other = book.add_worksheet("Events")  # with a filter that lets everything through
        other.write_row(0, 0, ["id", "n"])
        other.write_row(1, 0, [1, 2])
        other.autofilter("A1:B2")
        other.set_row(1, None, None, {"hidden": True})
    sheets = sheets_of(path)
    assert sheets["Visitors"].hidden_rows == {1, 2, 3, 10}
    assert sheets["Visitors"].filtered_rows == {1, 2, 3}
    assert sheets["Events"].hidden_rows == {1}
    assert sheets["Events"].filtered_rows == frozenset()


def table_book(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Visitors")
        heads = [{"header": "id", "total_string": "Total"}, {"header": "n", "total_function": "sum", "total_value": 6}]
        options = {"total_row": True, "columns": heads, "data": [["a", 1], ["b", 2], ["c", 3]]}
        sheet.add_table("B3:C7", options)
        sheet.write_string("B9", "below")
        book.add_worksheet("Events").add_table("A1:B3", {"data": [[1, 2], [3, 4]]})
    return path


def test_totals_rows_of_tables(tmp_path: Path) -> None:
    sheets = sheets_of(table_book(tmp_path / "table.xlsx"))
    assert sheets["Visitors"].totals_rows == {6}
    assert sheets["Visitors"].formulas == {(6, 2): "SUBTOTAL(109,[n])"}
    assert sheets["Events"].totals_rows == frozenset()


def test_a_filter_of_a_table(tmp_path: Path) -> None:
    source = table_book(tmp_path / "plain.xlsx")
    path = tmp_path / "filtered.xlsx"
    criteria = b'<filterColumn colId="0"><filters><filter val="b"/></filters></filterColumn></autoFilter>'
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "xl/tables/table1.xml":
                content = content.replace(b'<autoFilter ref="B3:C6"/>', b'<autoFilter ref="B3:C6">' + criteria)
            if name == SHEET1:
                for row in (4, 6, 9):
                    content = content.replace(b'<row r="%d"' % row, b'<row r="%d" hidden="1"' % row)
            new.writestr(name, content)
    sheet = sheets_of(path)["Visitors"]
    assert sheet.hidden_rows == {3, 5, 8}
    assert sheet.filtered_rows == {3, 5}


@pytest.mark.parametrize(
    ("attributes", "totals"),
    [
        ('ref="A1:B5" totalsRowCount="1"', [4]),
        ('ref="A1:B5" totalsRowCount="2"', [3, 4]),
        ('ref="A1:B5" totalsRowShown="1"', []),  # it had such a row once
        ('ref="A1:B5"', []),
        ('ref="A1:B5" totalsRowCount="9999999999"', [0, 1, 2, 3, 4]),
        ('ref="nonsense" totalsRowCount="1"', []),
    ],
)
def test_totals_rows_as_a_table_says_them(attributes: str, totals: list[int]) -> None:
    assert list(table_state(pieces(f"<x:table xmlns:x='m' {attributes}/>")()).totals) == totals


# Formulas that were never calculated ------------------------------------------------------------

ZEROS = {  # a cell with a formula -> whether its value is not trusted where all is to be calculated
    '<c r="A1"><f>B1</f><v>0</v></c>': True,
    '<c r="A1" s="1" t="n"><f>B1</f><v>-0.0</v></c>': True,
    '<c r="A1"><f t="shared" si="0"/><v>0E0</v></c>': True,
    '<c r="A1" t="str"><f>B1</f><v> 0 </v></c>': True,
    '<c r="A1"><f>B1</f><v>0.5</v></c>': False,
    '<c r="A1"><f>B1</f><v>10</v></c>': False,
    '<c r="A1"><f>B1</f><v>1e0</v></c>': False,
    '<c r="A1" t="b"><f>B1</f><v>0</v></c>': False,
    '<c r="A1" t="str"><f>B1</f><v>x</v></c>': False,
    '<c r="A1"><v>0</v></c>': False,
}


@pytest.mark.parametrize("cell", ZEROS)
def test_zeros_of_formulas_in_both_ways(cell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    xml = xlsx_sheet(f'<row r="1">{cell}<c r="B1"><v>0</v></c></row>')
    assert both_ways(xml, monkeypatch, recalculates=True).uncached == ({(0, 0)} if ZEROS[cell] else set())
    assert both_ways(xml, monkeypatch).uncached == set()


def test_zeros_in_a_workbook_that_asks_to_be_calculated(tmp_path: Path) -> None:
    path = tmp_path / "zeros.xlsx"  # XlsxWriter always asks, and writes 0 where it is told no value
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("A1", "=1+1")
        sheet.write_formula("B1", "=1+1", None, 2)
        sheet.write_number("C1", 0)
    raw = only_sheet(path)
    assert raw.uncached == {(0, 0)}
    assert raw.rows == [["", 2.0, 0.0]]
    quiet = tmp_path / "quiet.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(quiet, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b' fullCalcOnLoad="1"', b""))
    assert only_sheet(quiet).uncached == frozenset()
    assert only_sheet(quiet).rows == [[0.0, 2.0, 0.0]]


def test_the_state_of_a_workbook_in_any_dialect() -> None:
    xml = (
        '<x:workbook xmlns:x="m"><x:sheets><x:sheet name="A &amp; B" state="hidden"/>'
        '<x:sheet name="C" state="visible"/><x:sheet name="D" state="veryHidden"/><x:sheet name="E"/></x:sheets>'
        '<x:calcPr fullCalcOnLoad="{}"/></x:workbook>'
    )
    assert book_state(pieces(xml.format("true"))()).hidden == {"A & B", "D"}
    answers = {value: book_state(pieces(xml.format(value))()).recalculates for value in ("1", "true", "0", "false")}
    assert answers == {"1": True, "true": True, "0": False, "false": False}


# Formats and formulas in .xlsx ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "currency"),
    [
        ("[$€-407]#,##0.00", "€"),
        ("#,##0.00 [$€-x-euro2]", "€"),
        ("[$EUR] #,##0", "EUR"),
        ("[$USD-409]#,##0.00", "USD"),
        ("[$R$-416] #,##0", "R$"),
        ("[$zł-415]0", "zł"),
        ('#,##0.00 "€"', "€"),
        ('_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-;_-* "-"??\\ "€"_-;_-@_-', "€"),
        ('_("$"* #,##0.00_);_("$"* \\(#,##0.00\\);_("$"* "-"??_);_(@_)', "$"),
        (r"_(\$* #,##0.00_)", "$"),
        (r"0\ \€", "€"),
        (r"\U\S\$0", "US$"),
        ('"US$ "#,##0', "US$"),
        ("$#,##0", "$"),
        ("£0;[Red]-£0", "£"),
        ('0" EUR"', "EUR"),
        ('#,##0 "CHF"', "CHF"),
        (r"\E\U\R 0", "EUR"),
        ('#,##0\\ "kr."', "kr."),
        ('#,##0"円"', "円"),
        ('#,##0"千円"', "千円"),
        ('0 "€/night"', "€"),
        ("[Red]0;[<0][$¥-411]0", "¥"),
        ("0", ""),
        ("General", ""),
        ("#,##0.00_);(#,##0.00)", ""),
        ("[$-409]d-mmm-yy", ""),
        ("[$-F400]h:mm:ss AM/PM", ""),
        ("[hh]:mm", ""),
        ('0 "nights"', ""),
        ('0 "FTE"', ""),
        ('0.0 "kg"', ""),
        ("0_€", ""),  # the room that the sign would take
        ("*$0", ""),
        ("0%", ""),
        ("", ""),
        ('0"', ""),
    ],
)
def test_currencies_of_number_formats(code: str, currency: str) -> None:
    assert shown_currency(code) == currency


STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[$€-407]0"/>'
    '<numFmt numFmtId="44" formatCode="&quot;kr&quot;0"/></numFmts>'
    '<fonts><font/><font><strike/></font><font><strike val="0"/></font><font><strike val="true"/></font></fonts>'
    '<cellStyleXfs><xf numFmtId="164" fontId="1"/></cellStyleXfs><cellXfs><xf numFmtId="0" fontId="0"/>'
    '<xf numFmtId="164" fontId="0"/><xf numFmtId="44" fontId="1"/><xf numFmtId="9" fontId="2"/>'
    '<xf numFmtId="7" fontId="3"/><xf/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>'
)


def test_styles_that_tell_something() -> None:
    for xml in (STYLES, STYLES.replace("<", "<x:").replace("<x:/", "</x:")):
        styles = read_styles([xml.encode()])
        assert styles.percent == {3}
        assert styles.currency == {1: "€", 2: "kr"}
        assert styles.struck == {2, 4}  # what a built-in format shows depends on the reader: 4 shows no currency


@given(st.lists(st.integers(0, 6), min_size=1, max_size=8), st.integers(1, 100))
def test_formatted_cells_in_both_ways(numbers: list[int], size: int) -> None:
    cells = "".join(f'<c r="{chr(65 + at)}3" s="{style}"><v>1</v></c>' for at, style in enumerate(numbers))
    xml = xlsx_sheet(f'<row r="3">{cells}</row>')
    styles = read_styles([STYLES.encode()])
    found = formatted_cells(pieces(xml, size), styles)
    assert found == formatted_cells(pieces(commented(xml), size), styles)
    percent, currency, struck = found
    assert percent == {(2, at) for at, style in enumerate(numbers) if style == 3}
    assert currency == {(2, at): {1: "€", 2: "kr"}[style] for at, style in enumerate(numbers) if style in (1, 2)}
    assert struck == {(2, at) for at, style in enumerate(numbers) if style in (2, 4)}


def test_a_sheet_is_not_read_again_where_no_style_tells_anything() -> None:
    def unread() -> Iterator[bytes]:
        raise AssertionError("read again")

    assert formatted_cells(unread, read_styles([b"<styleSheet/>"])) == (frozenset(), {}, frozenset())


def test_more_formatted_cells_than_can_be_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_cells, "MOST_FORMATTED", 2)
    cells = "".join(f'<c r="A{row}" s="1"><v>1</v></c>' for row in (1, 2, 3))
    for xml in (xlsx_sheet(cells), commented(xlsx_sheet(cells))):
        with pytest.raises(DamagedError, match=r"^it formats more than 2 cells of a sheet$"):
            formatted_cells(pieces(xml), read_styles([STYLES.encode()]))


FORMULAS = (
    '<row r="1"><c r="A1"><f>SUM(B1:B2)</f><v>3</v></c><c r="B1" t="str"><f>"a"&amp;"&lt;"</f><v>a</v></c></row>'
    '<row r="2"><c r="A2" s="1"><f t="shared" ref="A2:A3" si="7">B2*2</f><v>3</v></c><c r="B2"><v>1</v></c></row>'
    '<row r="3"><c r="A3"><f t="shared" si="7"/><v>3</v></c><c r="B3"><f si="7" t="shared"></f></c><c r="C3"/></row>'
)


@pytest.mark.parametrize("size", [7, 60, 1 << 18])
def test_formulas_in_both_ways(size: int) -> None:
    xml = xlsx_sheet(FORMULAS)
    expected = {(0, 0): "SUM(B1:B2)", (0, 1): '"a"&"<"', (1, 0): "B2*2", (2, 0): "B2*2", (2, 1): "B2*2"}
    assert formulas(pieces(xml, size)) == expected
    assert formulas(pieces(commented(xml), size)) == expected


def test_only_so_many_formulas_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_cells, "MOST_FORMULAS", 2)
    for xml in (xlsx_sheet(FORMULAS), commented(xlsx_sheet(FORMULAS))):
        assert list(formulas(pieces(xml))) == [(0, 0), (0, 1)]


# .ods -------------------------------------------------------------------------------------------


def style(document: OpenDocumentSpreadsheet, name: str, family: str, *parts: object, **more: object) -> Style:
    made = Style(name=name, family=family, **more)
    for part in parts:
        made.addElement(part)
    document.automaticstyles.addElement(made)
    return made


def ods_book(path: Path) -> Path:
    document = OpenDocumentSpreadsheet()
    euro = CurrencyStyle(name="N1")
    euro.addElement(Number(decimalplaces=2))
    euro.addElement(CurrencySymbol(language="de", country="DE", text="€"))
    quoted = NumberStyle(name="N2")
    quoted.addElement(Number(decimalplaces=0))
    quoted.addElement(NumberText(text=" US$"))
    for shown in (euro, quoted):
        document.automaticstyles.addElement(shown)
    common = Style(name="Void", family="table-cell")
    common.addElement(TextProperties(textlinethroughstyle="solid"))
    document.styles.addElement(common)
    style(document, "struck", "table-cell", TextProperties(textlinethroughtype="single"))
    style(document, "child", "table-cell", TableCellProperties(), parentstylename="Void")
    style(document, "unstruck", "table-cell", TextProperties(textlinethroughstyle="none"), parentstylename="Void")
    style(document, "euro", "table-cell", datastylename="N1")
    style(document, "quoted", "table-cell", datastylename="N2")
    style(document, "ta2", "table", TableProperties(display="false"))
    style(document, "ro0", "table-row", TableRowProperties(rowheight="0cm"))
    style(document, "co0", "table-column", TableColumnProperties(columnwidth="0cm"))
    table = Table(name="Visitors")
    document.spreadsheet.addElement(table)
    table.addElement(TableColumn(defaultcellstylename="Default"))
    table.addElement(TableColumn(visibility="collapse", defaultcellstylename="struck"))
    table.addElement(TableColumn(stylename="co0", numbercolumnsrepeated=2, defaultcellstylename="euro"))
    table.addElement(TableColumn(numbercolumnsrepeated=16380))

    def row(*cells: TableCell, into: object = table, **attributes: object) -> None:
        made = TableRow(**attributes)
        for cell in cells:
            made.addElement(cell)
        into.addElement(made)  # type: ignore[attr-defined]

    def number(value: float = 1, **attributes: object) -> TableCell:
        return TableCell(valuetype="float", value=value, **attributes)

    row(*(TableCell(valuetype="string", stringvalue=text) for text in "abcde"))
    row(number(), number(), number(stylename="quoted"), number(), visibility="filter")
    row(number(stylename="child"), number(stylename="unstruck"), number(numbercolumnsrepeated=3), visibility="collapse")
    row(number(), stylename="ro0", numberrowsrepeated=2)
    group = TableRowGroup(display="false")
    table.addElement(group)
    row(TableCell(valuetype="currency", currency="JPY", value=5), into=group)
    row(number(2, formula="of:=SUM([.A1:.A5])"), TableCell(stylename="struck"), defaultcellstylename="struck")
    row(TableCell(), visibility="collapse", numberrowsrepeated=1000)
    hidden = Table(name="Away", stylename="ta2")
    document.spreadsheet.addElement(hidden)
    row(number(), into=hidden)
    for table_row in table.getElementsByType(TableRow)[:1]:
        for cell in table_row.childNodes:
            cell.addElement(P(text=cell.getAttribute("stringvalue")))
    document.save(path)
    return path


def test_opendocument(tmp_path: Path) -> None:
    sheets = sheets_of(ods_book(tmp_path / "hidden.ods"))
    assert {name: sheet.hidden for name, sheet in sheets.items()} == {"Visitors": False, "Away": True}
    seen = sheets["Visitors"]
    assert seen.hidden_rows == {1, 2, 3, 4, 5}
    assert seen.filtered_rows == {1}
    assert seen.hidden_columns == {1, 2, 3}
    assert seen.totals_rows == frozenset()
    # Heading and rows take the look of the column where they have none of their own.
    assert seen.formats.struck == {(0, 1), (1, 1), (2, 0), (6, 0)}
    assert seen.formats.currency == {
        (0, 2): "€",
        (0, 3): "€",
        (1, 2): "US$",
        (1, 3): "€",
        (2, 2): "€",
        (2, 3): "€",
        (5, 0): "JPY",
    }
    assert seen.formulas == {(6, 0): "of:=SUM([.A1:.A5])"}
    assert sheets["Away"].formats.currency == {}
    assert sheets["Away"].formulas == {}


def test_styles_that_are_each_others_parents_come_to_an_end() -> None:
    content = (
        "<office:document-content><office:automatic-styles>"
        '<style:style style:name="a" style:family="table-cell" style:parent-style-name="b"/>'
        '<style:style style:name="b" style:family="table-cell" style:parent-style-name="a"/>'
        "</office:automatic-styles><office:body/></office:document-content>"
    )
    styles = read_ods_styles([b"<s/>"], [content.encode()])
    assert styles.struck() == frozenset()
    assert styles.currencies() == {}


def test_a_text_of_opendocument_longer_than_any_cell_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_scan, "LARGEST_TEXT", 100)
    monkeypatch.setattr(ods_scan, "LONGEST_TEXT", 100)
    row = (
        "<table:table-row><table:table-cell/>"
        '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell></table:table-row>'
    )
    xml = '<d><table:table table:name="Visitors">{}</table:table></d>'
    with pytest.raises(DamagedError) as caught:
        ods_scan.scan_tables([xml.format(row.format("x") + row.format("x" * 200)).encode()])
    assert str(caught.value) == (
        "the text of B2 on the sheet Visitors is longer than any cell of a spreadsheet can hold"
    )


def test_a_shared_text_longer_than_any_cell_can_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("impactcalc.workbooks.shown_texts.LARGEST_SHARED", 1000)
    path = tmp_path / "long.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_string("A1", "x" * 2000)
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    assert [problem.message for problem in caught.value.problems] == [
        "the workbook cannot be read: one of its texts is longer than any cell of a spreadsheet can hold"
    ]


def test_more_styles_than_any_workbook_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("impactcalc.workbooks.ods_styles.MOST_STYLES", 2)
    style = '<style:style style:name="ce{}" style:family="table-cell"/>'
    xml = f"<d>{''.join(style.format(at) for at in range(4))}<office:body/></d>"
    with pytest.raises(DamagedError, match=r"^it holds more styles than any real workbook$"):
        ods_scan.scan_tables([xml.encode()])


def test_rows_below_two_filters() -> None:
    scan = SheetScan()
    for reference in ("A10:B12", "C1:D20", "A30:B31", "nonsense"):
        scan.add_filter(reference)
    assert list(_filtered(frozenset({0, 1, 10, 15, 19, 20, 29, 30, 31}), scan)) == [1, 10, 15, 19, 30]


# LibreOffice ------------------------------------------------------------------------------------

needs_libreoffice = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")


def converted(source: Path, ending: str) -> Path:
    folder = source.parent / f"as-{ending}"
    folder.mkdir()
    profile = (source.parent / f"profile-{ending}").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", ending]
    subprocess.run([*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=300)
    return folder / f"{source.stem}.{ending}"


@needs_libreoffice
@pytest.mark.parametrize("ending", ["ods", "xlsx"])
def test_what_libreoffice_writes(tmp_path: Path, ending: str) -> None:
    path = tmp_path / "book.xlsx"
    with xlsxwriter.Workbook(path) as book:
        struck = book.add_format({"font_strikeout": True})
        euro = book.add_format({"num_format": "#,##0.00 [$€-407]"})
        dollar = book.add_format({"num_format": '"US$" #,##0'})
        sheet = book.add_worksheet("Visitors")
        for row in range(10):
            sheet.write_row(row, 0, ["id", "n"] if row == 0 else [row, row], struck if row == 8 else None)
            sheet.write(row, 2, row, euro)
            sheet.write(row, 3, row, dollar)
        sheet.write_formula("E9", "=SUM(B2:B8)", None, 28)
        sheet.autofilter("A1:D7")
        sheet.filter_column("A", "x > 3")
        for row in (1, 2, 3, 7):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_row(9, None, None, {"hidden": True, "level": 1})
        sheet.set_column("B:B", None, None, {"hidden": True})
        away = book.add_worksheet("Away")
        away.hide()
        away.write(0, 0, 1)
    sheets = sheets_of(converted(path, ending))
    assert {name: sheet.hidden for name, sheet in sheets.items()} == {"Visitors": False, "Away": True}
    seen = sheets["Visitors"]
    assert seen.hidden_rows == {1, 2, 3, 7, 9}
    assert seen.filtered_rows == {1, 2, 3}
    assert seen.hidden_columns == {1}
    assert seen.formats.struck == {(8, 0), (8, 1)}
    symbol = {"ods": "EUR", "xlsx": "€"}[ending]
    assert seen.formats.currency == {(row, 2): symbol for row in range(10)} | {(row, 3): "US$" for row in range(10)}
    assert list(seen.formulas) == [(8, 4)]
    assert seen.uncached == frozenset()


# Damaged files ----------------------------------------------------------------------------------


def reading(path: Path) -> object:
    """All that is read of a workbook, or that it is refused."""
    try:
        book = read_workbook(path)
        return [(s, s.formats, s.formulas, s.hidden_rows, s.filtered_rows, s.totals_rows) for s in book.sheets]
    except InputError:
        return None


@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_no_flipped_byte_changes_what_is_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"whole.{kind}"
    if kind == "ods":
        ods_book(path)
    else:
        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Visitors")
            form = book.add_format({"num_format": "[$€-407]0", "font_strikeout": True})
            sheet.add_table("A1:B4", {"total_row": True, "data": [["Dallas", 1], ["Fort Worth", 2]]})
            sheet.set_row(1, None, None, {"hidden": True})
            sheet.write_number("D1", 5, form)
            sheet.write_string("E1", "Place")
    whole = reading(path)
    assert whole
    raw = path.read_bytes()
    flipped = tmp_path / f"flipped.{kind}"
    refused = 0
    for at in range(0, len(raw), 3):
        one = bytearray(raw)
        one[at] ^= (1, 0x20, 0xFF)[at % 9 // 3]
        flipped.write_bytes(one)
        found = reading(flipped)
        assert found is None or found == whole, f"byte {at} of {len(raw)} changes what is read"
        refused += found is None
    assert refused > len(raw) / 20


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "xl/tables/table1.xml"])
def test_every_part_that_is_used_is_checked(tmp_path: Path, part: str) -> None:
    source, path = table_book(tmp_path / "whole.xlsx"), tmp_path / "stored.xlsx"
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        begins = new.getinfo(part).header_offset
    raw = bytearray(path.read_bytes())
    at = raw.index(b"http://schemas", begins)  # of its namespace, which nothing looks at
    raw[at] ^= 1
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    message = f"its part {part} was damaged on the way: its checksum is wrong"
    assert [problem.message.partition(": ")[2] for problem in caught.value.problems] == [message]


def test_a_part_that_begins_with_another_name(tmp_path: Path) -> None:
    path = table_book(tmp_path / "renamed.xlsx")
    raw = bytearray(path.read_bytes())
    raw[raw.rindex(b"xl/styles.xml") + 5] ^= 1
    path.write_bytes(raw)
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    (problem,) = caught.value.problems
    assert problem.message == (
        "the file is damaged or was not copied whole: its part xl/stxles.xml has another name where it begins"
    )


def test_a_part_that_is_read_later_may_be_protected(tmp_path: Path) -> None:
    """The mark of a protected part, on the styles alone: a refusal like any other, when the formats are asked for."""
    path = tmp_path / "whole.ods"
    ods_book(path)
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as book:
        at = book.getinfo("styles.xml").header_offset
    central = raw.rindex(b"styles.xml") - 46  # the entry of the list of parts, whose name comes last
    assert raw[central : central + 4] == b"PK\1\2"
    assert raw[at : at + 4] == b"PK\3\4"
    raw[central + 8] |= 1
    path.write_bytes(raw)
    with pytest.raises(InputError, match="protected with a password"):
        _ = [sheet.formats for sheet in read_workbook(path).sheets]
