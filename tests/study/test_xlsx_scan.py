"""What the scan of a sheet's XML finds: the same in every dialect and however the pieces fall."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.workbooks import sheet_scan, xlsx_quick, xlsx_scan, xlsx_walk
from impactcalc.workbooks.cell_names import DamagedError, cell_address, cell_position
from impactcalc.workbooks.sheet_scan import Extent, SheetScan
from impactcalc.workbooks.xlsx_cells import formatted_cells
from impactcalc.workbooks.xlsx_parts import sheet_targets
from impactcalc.workbooks.xlsx_scan import scan_sheet
from impactcalc.workbooks.xlsx_styles import read_styles


def pieces(xml: bytes, size: int = 1 << 18) -> Callable[[], Iterator[bytes]]:
    return lambda: (xml[at : at + size] for at in range(0, len(xml), size))


def never(_: Extent) -> bool:
    return False


def scan(xml: str, size: int = 1 << 18) -> SheetScan:
    return scan_sheet(pieces(xml.encode(), size), never)


def sheet(cells: str, after: str = "") -> str:
    before = '<?xml version="1.0"?><worksheet xmlns="main"><cols><col min="1"/></cols>'
    return f"{before}<sheetData>{cells}</sheetData>{after}</worksheet>"


def found(result: SheetScan) -> tuple[object, ...]:
    extent = result.extent
    return result.errors, result.uncached, result.merged, extent.height, extent.width


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick way has to do: a common dialect must not fall back on the slow one."""

    def refuse(*_: object) -> None:
        raise AssertionError("the quick way gave up")

    monkeypatch.setattr(xlsx_scan, "scan_thoroughly", refuse)


# Each cell as Excel, LibreOffice, XlsxWriter or openpyxl writes it, and what it is.
CELLS = {
    "number": ("", "<v>5</v>"),
    "typed number": (' t="n"', "<v>5</v>"),
    "shared text": (' t="s"', "<v>0</v>"),
    "inline text": (' t="inlineStr"', "<is><t>http:c &lt;f&gt; t=&quot;e&quot;</t></is>"),
    "boolean": (' t="b"', "<v>1</v>"),
    "error": (' t="e"', "<v>#DIV/0!</v>"),
    "error of a formula": (' t="e"', "<f>1/0</f><v>#N/A</v>"),
    "rich error": (' t="e" vm="1"', '<f t="array" ref="A1">A2#</f><v>#VALUE!</v>'),
    "formula": ("", "<f>1+1</f><v>2</v>"),
    "formula of a text": (' t="str"', '<f aca="false">"a"&amp;"b"</f><v>ab</v>'),
    "formula of a blank text": (' t="str"', '<f>IF(A1="","")</f><v></v>'),
    "formula of a blank text, closed": (' t="str"', '<f>IF(A1="","")</f><v/>'),
    "shared formula": ("", '<f t="shared" si="0"/><v>3</v>'),
    "uncached": ("", "<f>1+1</f>"),
    "uncached, blank value": ("", "<f>1+1</f><v></v>"),
    "uncached, closed value": ("", "<f>1+1</f><v />"),
    "uncached shared": ("", '<f t="shared" si="0"/><v></v>'),
    "uncached, empty formula": ("", "<f></f>"),
    "uncached text": (' t="str"', "<f>A1</f>"),
}
ERRORS = {"error": "#DIV/0!", "error of a formula": "#N/A", "rich error": "#VALUE!"}


@pytest.mark.usefixtures("no_parser")
@pytest.mark.parametrize("kind", CELLS)
def test_each_kind_of_cell_between_others(kind: str) -> None:
    attributes, content = CELLS[kind]
    cell = f'<c r="F7" s="3"{attributes}>{content}</c>'
    cells = f'<row r="7" spans="5:7"><c r="E7" s="1"/>{cell}<c r="G7" s="1"/></row>'
    result = scan(sheet(cells + '<row r="8"><c r="A8" t="e"><v>#REF!</v></c></row>'))
    expected = {(7, 0): "#REF!"} | ({(6, 5): ERRORS[kind]} if kind in ERRORS else {})
    assert result.errors == expected
    assert result.uncached == ({(6, 5)} if kind.startswith("uncached") else set())


def written(kinds: list[list[str]], odd: bool) -> str:
    """Rows of cells ("" for none) as XML: plainly, or with what other writers do."""
    rows = []
    for i, row in enumerate(kinds):
        cells = []
        gap = True
        for j, kind in enumerate(row):
            if not kind:
                gap = True
                continue
            attributes, content = CELLS[kind]
            if odd:
                # No address right of another cell; else single quotes, address last, spaces, a prefix.
                address = f"{attributes} \n r = '{cell_address(i, j)}' " if gap else attributes
                cells.append(f"<x:c s='2'{address}>\n <!-- c -->{prefixed(content)}</x:c >")
            else:
                cells.append(f'<c r="{cell_address(i, j)}" s="2"{attributes}>{content}</c>')
            gap = False
        if odd:
            rows.append(f"\n<x:row>{''.join(cells)}</x:row>" if cells else "<x:row/>")
        elif cells:
            rows.append(f'<row r="{i + 1}">{"".join(cells)}</row>')
    if odd:
        merge = "<x:mergeCells><x:mergeCell\n ref='B2:C4'/></x:mergeCells>"
        return f'<x:worksheet xmlns:x="main"><x:sheetData>{"".join(rows)}</x:sheetData>{merge}</x:worksheet>'
    return sheet("".join(rows), '<mergeCells count="1"><mergeCell ref="B2:C4"/></mergeCells>')


def prefixed(content: str) -> str:
    return (
        content.replace("</", "</x:")
        .replace("<f", "<x:f")
        .replace("<v", "<x:v")
        .replace("<is", "<x:is")
        .replace("<t>", "<x:t>")
    )


grids = st.lists(st.lists(st.sampled_from(["", *CELLS]), min_size=1, max_size=6), min_size=1, max_size=6)


@given(kinds=grids, size=st.integers(1, 400))
def test_every_dialect_and_every_way_to_cut_it_gives_the_same(kinds: list[list[str]], size: int) -> None:
    plain, odd = scan(written(kinds, odd=False), size), scan(written(kinds, odd=True), size)
    filled = {(i, j): kind for i, row in enumerate(kinds) for j, kind in enumerate(row) if kind}
    height = max((i + 1 for i, _ in filled), default=0)
    width = max((j + 1 for _, j in filled), default=0)
    errors = {at: ERRORS[kind] for at, kind in filled.items() if kind in ERRORS}
    uncached = {at for at, kind in filled.items() if kind.startswith("uncached")}
    assert found(plain) == (errors, uncached, [(1, 1, 3, 2)], height, width)
    assert found(odd) == found(plain)


@pytest.mark.usefixtures("no_parser")
def test_a_sheet_without_cells() -> None:
    for xml in (sheet(""), sheet('<row r="1"/><row r="2" ht="9"></row>'), "<worksheet><sheetData/></worksheet>"):
        assert found(scan(xml)) == ({}, set(), [], 0, 0)


@pytest.mark.usefixtures("no_parser")
def test_merged_cells_of_one_cell_or_of_nonsense_are_none() -> None:
    merges = "".join(f'<mergeCell ref="{reference}"/>' for reference in ("A1", "B1:B1", "A:C", "A1:B1"))
    assert scan(sheet("", f"<mergeCells>{merges}</mergeCells>")).merged == [(0, 0, 0, 1)]


def test_blank_formatted_cells_count_only_where_they_do_no_harm() -> None:
    xml = sheet('<row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="D9" s="1"/></row>').encode()
    assert scan_sheet(pieces(xml), never).extent.area == 36
    assert scan_sheet(pieces(xml), lambda extent: extent.area > 35).extent.area == 1


def test_rows_and_cells_without_numbers_go_on_from_the_ones_before() -> None:
    third = '<row r="3"><c t="e"><v>#A</v></c><c t="e"><v>#B</v></c></row>'
    fourth = '<row><c r="C4"><v>1</v></c><c t="e"><v>#C</v></c></row>'
    assert scan(sheet(third + fourth)).errors == {(2, 0): "#A", (2, 1): "#B", (3, 3): "#C"}


@pytest.mark.parametrize("address", ["XFE1", "A1048577", "A0", "AAAA1", "A99999999", "1A", "$A$1", "A", ""])
def test_addresses_that_no_sheet_has(address: str) -> None:
    with pytest.raises(DamagedError) as caught:
        scan(sheet(f'<row r="1"><c r="{address}"><v>1</v></c></row>'))
    assert str(caught.value) == f'it names a cell that no sheet has, "{address}"'


def test_a_second_address_in_a_cell_is_malformed() -> None:
    with pytest.raises(DamagedError) as caught:
        scan(sheet('<row r="1"><c r="A1" r="XFD1048576"><v>1</v></c></row>'))
    assert str(caught.value).startswith("its XML breaks off or is malformed (duplicate attribute")


def test_more_cells_than_fit_into_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_walk, "MAX_COLUMNS", 2)
    with pytest.raises(DamagedError, match=r"^it holds more cells than a sheet can have$"):
        scan(sheet("<row><c/><c/><c/></row>"))


def test_text_that_python_calamine_would_drop() -> None:
    with pytest.raises(DamagedError, match=r"^the text of B2 is written in a way that is not read$"):
        scan(sheet('<row r="2"><c r="B2" t="str"><v><![CDATA[x]]></v></c></row>'))


def test_document_types_are_refused() -> None:
    with pytest.raises(
        DamagedError, match=r"^it holds a document type declaration, which no spreadsheet program writes$"
    ):
        scan('<!DOCTYPE w [<!ENTITY a "b">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>')


def test_a_cell_longer_than_any_real_one_goes_the_slow_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_quick, "LARGEST_TEXT", 100)
    text = f'<row r="1"><c r="A1" t="str"><v>{"&amp;" * 90}</v></c><c r="B1" t="e"><v>#N/A</v></c></row>'
    assert scan(sheet(text), size=50).errors == {(0, 1): "#N/A"}


def test_a_text_longer_than_any_cell_can_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    for way in (xlsx_quick, xlsx_walk):
        monkeypatch.setattr(way, "LARGEST_TEXT", 100)
    text = f'<row r="7"><c r="C7" t="inlineStr"><is><t>{"x" * 300}</t></is></c><c r="D7"><v>1</v></c></row>'
    with pytest.raises(DamagedError, match=r"^the text of C7 is longer than any cell of a spreadsheet can hold$"):
        scan(sheet(text), size=50)


def test_findings_are_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet_scan, "MAX_FINDINGS", 2)
    cells = "".join(f'<c r="{c}1" t="e"><v>#N/A</v></c><c r="{c}2"><f>1</f></c>' for c in "ABC")
    result = scan(sheet(f"<row>{cells}</row>", '<mergeCell ref="A1:B1"/>' * 3))
    assert (len(result.errors), len(result.uncached), len(result.merged)) == (2, 2, 2)


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_addresses_there_and_back(row: int, column: int) -> None:
    assert cell_position(cell_address(row, column).encode()) == (row, column)


@pytest.mark.parametrize(
    ("row", "column", "address"), [(0, 0, "A1"), (6, 5, "F7"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")]
)
def test_addresses(row: int, column: int, address: str) -> None:
    assert cell_address(row, column) == address
    assert cell_position(address.lower().encode()) == (row, column)


def test_far_cells_need_a_gap_that_no_table_has() -> None:
    extent = Extent()
    for row in range(100):
        extent.mark(row, 0, columns=10)
    assert extent.far_cells() == []
    extent.mark(9_000, 3)
    assert extent.far_cells() == []
    extent.mark(20_000, 3)
    assert extent.far_cells() == [(20_000, 3)]
    extent.mark(20_001, 500)
    assert extent.far_cells() == [(20_000, 3), (20_001, 500)]
    assert Extent().far_cells() == []


STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>'
    '<numFmt numFmtId="165" formatCode="0&quot;%&quot;"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/><xf numFmtId="165"/><xf numFmtId="164"/><xf/></cellXfs>'
    '<dxfs><dxf><numFmt numFmtId="0" formatCode="0%"/></dxf></dxfs></styleSheet>'
)


def test_percent_styles() -> None:
    assert read_styles([STYLES.encode()]).percent == {1, 3}
    assert read_styles([STYLES.replace("<", "<x:").replace("<x:/", "</x:").encode()]).percent == {1, 3}


def test_percent_cells_in_both_ways() -> None:
    plain = sheet(
        '<row r="1"><c r="A1" s="1"/><c r="B1" s="11"><v>1</v></c><c r="C1" s="3" t="n"><v>1</v></c><c r="D1"/></row>'
    )
    odd = plain.replace('r="A1" s="1"', "s='1' r='A1'")
    for xml in (plain, odd):
        percent, currency, struck = formatted_cells(pieces(xml.encode(), 20), read_styles([STYLES.encode()]))
        assert percent == {(0, 0), (0, 2)}
        assert (currency, struck) == ({}, frozenset())
    nothing = formatted_cells(pieces(b"not looked at"), read_styles([b"<styleSheet/>"]))
    assert nothing == (frozenset(), {}, frozenset())


def test_sheet_targets() -> None:
    links = (
        '<Relationships><Relationship Id="r1" Type="http://x/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        '<Relationship Id="r2" Type="http://x/relationships/chartsheet" Target="/xl/chartsheets/sheet1.xml"/>'
        "</Relationships>"
    )
    book = (
        '<x:workbook xmlns:x="m" xmlns:rel="r"><x:sheets><x:sheet name="A &amp; B" sheetId="1" rel:id="r1"/>'
        '<x:sheet name="Chart" sheetId="2" rel:id="r2"/><x:sheet name="Lost" sheetId="3" rel:id="r9"/>'
        "</x:sheets></x:workbook>"
    )
    assert sheet_targets([book.encode()], [links.encode()]) == [
        ("A & B", "worksheet", "worksheets/sheet1.xml"),
        ("Chart", "chartsheet", "/xl/chartsheets/sheet1.xml"),
        ("Lost", "", ""),
    ]
