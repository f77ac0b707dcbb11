"""What the scan of content.xml finds, however its pieces fall, and what it refuses."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.workbooks import ods_scan
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.ods_cells import formatted_cells
from impactcalc.workbooks.ods_scan import TableScan, scan_tables

BLANK = "<table:table-cell/>"
STYLED = '<table:table-cell table:style-name="ce1"/>'
NUMBER = '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
TEXT = '<table:table-cell office:value-type="string"><text:p>a &lt;b&gt;</text:p></table:table-cell>'
FORMULA = '<table:table-cell table:formula="of:=[.A1]&gt;1" {}</table:table-cell>'
NO_VALUE = '<table:table-cell table:formula="of:=1+1"/>'


def blanks(count: int) -> str:
    return f'<table:table-cell table:number-columns-repeated="{count}"/>'


def row(*cells: str, repeated: int = 1) -> str:
    repeats = f' table:number-rows-repeated="{repeated}"' if repeated > 1 else ""
    return f'<table:table-row table:style-name="ro1"{repeats}>{"".join(cells)}</table:table-row>'


def table(*rows: str, name: str = "Visitors") -> str:
    return f'<table:table table:name="{name}">{"".join(rows)}</table:table>'


def pieces(body: str, size: int = 1 << 18) -> Iterator[bytes]:
    xml = f"<?xml version='1.0'?><office:document-content><office:styles/>{body}</office:document-content>".encode()
    return (xml[at : at + size] for at in range(0, len(xml), size))


def scan(body: str, size: int = 1 << 18) -> TableScan:
    (only,) = scan_tables(pieces(body, size))
    return only


def reach(result: TableScan) -> tuple[int, int]:
    return result.scan.extent.height, result.scan.extent.width


def test_blank_cells_move_on_and_reach_nowhere() -> None:
    end = row(blanks(16_384), repeated=1_048_570)
    assert reach(scan(table(row(blanks(3), repeated=4), row(BLANK, STYLED, NUMBER, blanks(16_381)), end))) == (5, 3)
    assert reach(scan(table(row(blanks(16_384), repeated=1_048_576)))) == (0, 0)
    assert reach(scan(table(row(NUMBER, blanks(9), NUMBER, blanks(16_373))))) == (1, 11)
    assert reach(scan(table(row(NUMBER, blanks(300), NUMBER)))) == (1, 302)
    assert reach(
        scan(table("<table:table-row/>", row(TEXT), '<table:table-row table:number-rows-repeated="3"/>', row(TEXT)))
    ) == (6, 1)


def test_repeated_values_reach_as_far_as_they_are_repeated() -> None:
    repeated = NUMBER.replace("<table:table-cell", '<table:table-cell table:number-columns-repeated="3"')
    result = scan(table(row(TEXT, repeated, repeated=2), row(TEXT)))
    assert reach(result) == (3, 4)


def test_rows_in_groups_and_headings_are_rows() -> None:
    headings = f"<table:table-header-rows>{row(TEXT)}</table:table-header-rows>"
    group = f"<table:table-row-group>{row(TEXT)}</table:table-row-group>"
    assert reach(scan(table(headings, group, row(TEXT)))) == (3, 1)


ERROR = 'office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>{}</text:p>'


@pytest.mark.parametrize(
    ("cell", "error"),
    [
        (FORMULA.format(ERROR.format("#DIV/0!")), "#DIV/0!"),
        (FORMULA.format(ERROR.format("Err:522")), "Err:522"),
        (FORMULA.format("office:value-type='float' office:value='0'><text:p>#N/A</text:p>"), "#N/A"),
        (FORMULA.format("office:value-type='string'><text:p><text:span>#REF!</text:span></text:p>"), "#REF!"),
        (FORMULA.format('office:value-type="string" calcext:value-type="error"><text:p/>'), "#ERROR!"),
        (FORMULA.format('office:value-type="string"><text:p>#DIV/0! or so</text:p>'), ""),
        (FORMULA.format('office:value-type="float" office:value="5"><text:p>5</text:p>'), ""),
        (
            FORMULA.format(
                'office:value-type="string"><office:annotation><text:p>#N/A</text:p></office:annotation><text:p>x</text:p>'
            ),
            "",
        ),
        (TEXT.replace("a &lt;b&gt;", "#DIV/0!"), ""),
    ],
)
def test_errors(cell: str, error: str) -> None:
    result = scan(table(row(BLANK, TEXT), row(TEXT, cell, NUMBER)))
    assert result.scan.errors == ({(1, 1): error} if error else {})
    assert result.scan.uncached == set()


@pytest.mark.parametrize(
    ("cell", "uncached"),
    [
        (NO_VALUE, True),
        (FORMULA.format(">"), True),
        (FORMULA.format('office:value-type="float">'), True),
        (FORMULA.format("><text:p/>"), False),  # how LibreOffice writes a formula whose result is ""
        (FORMULA.format("><text:p></text:p>"), False),
        (FORMULA.format('office:value-type="string" office:string-value="">'), False),
        (FORMULA.format('office:value-type="string"><text:p>x</text:p>'), False),
        (FORMULA.format('office:value-type="date" office:date-value="2014-10-07">'), False),
        (FORMULA.format('office:value-type="boolean" office:boolean-value="true">'), False),
    ],
)
def test_formulas_never_calculated(cell: str, uncached: bool) -> None:
    result = scan(table(row(BLANK, cell, NUMBER)))
    assert result.scan.uncached == ({(0, 1)} if uncached else set())
    assert result.scan.errors == {}


def test_repeated_errors_stand_at_every_address() -> None:
    error = FORMULA.format('table:number-columns-repeated="2" ' + ERROR.format("#N/A"))
    assert scan(table(row(BLANK, error, repeated=2))).scan.errors == dict.fromkeys(
        [(0, 1), (0, 2), (1, 1), (1, 2)], "#N/A"
    )


def test_merged_cells() -> None:
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="3"'
    merged = TEXT.replace("<table:table-cell", f"<table:table-cell {spans}")
    covered = "<table:covered-table-cell/>"
    blank = '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1"/>'
    result = scan(table(row(BLANK, merged, covered, NUMBER), row(blank, covered, NUMBER)))
    assert result.scan.merged == [(0, 1, 2, 2), (1, 0, 1, 1)]
    assert reach(result) == (2, 4)


def test_percent_cells() -> None:
    percent = '<table:table-cell office:value-type="percentage" office:value="0.5" table:number-columns-repeated="2"/>'
    body = table(row(TEXT, percent), row(TEXT)) + table(row(percent), name="Events")
    for name, expected in (("Visitors", frozenset({(0, 1), (0, 2)})), ("Budget", frozenset())):
        assert formatted_cells(lambda: pieces(body), lambda: [b"<s/>"], name) == (expected, {}, frozenset())


def test_names_and_links() -> None:
    linked = "<table:table table:name=\"'file:///x.ods'#$S\"><table:table-source/></table:table>"
    unnamed = f"<table:table>{row(NUMBER)}</table:table>"
    tables = scan_tables(pieces(table(name="A &amp; &quot;B&quot;") + linked + unnamed + table(row(TEXT), name="C")))
    assert [(each.name, each.linked) for each in tables] == [
        ('A & "B"', False),
        ("'file:///x.ods'#$S", True),
        ("C", False),
    ]
    assert reach(tables[2]) == (1, 1)


cells = st.sampled_from([BLANK, STYLED, NUMBER, TEXT, NO_VALUE, blanks(2), FORMULA.format(ERROR.format("#N/A"))])


@given(st.lists(st.lists(cells, max_size=5), max_size=6), st.integers(1, 300))
def test_every_way_to_cut_it_gives_the_same(rows: list[list[str]], size: int) -> None:
    body = table(*(row(*each) for each in rows)) + table(row(TEXT), name="Events")
    whole, cut = scan_tables(pieces(body)), scan_tables(pieces(body, size))
    for one, other in zip(whole, cut, strict=True):
        assert one.name == other.name
        assert (one.scan.errors, one.scan.uncached) == (other.scan.errors, other.scan.uncached)
        assert reach(one) == reach(other)
    for at in whole[0].scan.uncached:
        assert rows[at[0]].count(NO_VALUE)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            table(row(NUMBER.replace("cell ", 'cell table:number-columns-repeated="16385" ', 1))),
            "where no sheet has any, on the sheet Visitors",
        ),
        (table(row(blanks(16_384), NUMBER)), "it puts cells where no sheet has any, on the sheet Visitors"),
        (table(row(blanks(10**18), NUMBER)), "it puts cells where no sheet has any, on the sheet Visitors"),
        (table(row(repeated=1_048_576), row(NUMBER)), "it puts cells where no sheet has any, on the sheet Visitors"),
        (table(row(NUMBER, repeated=1_048_577)), "it puts cells where no sheet has any, on the sheet Visitors"),
        (
            table(
                row(TEXT),
                row(NUMBER.replace("cell ", 'cell table:number-columns-repeated="10000" ', 1), repeated=10_000),
            ),
            "its repeated cells unfold to more than can be held, at row 2 of the sheet Visitors",
        ),
        (
            table(row(TEXT.replace("a ", '<text:s text:c="2000000000"/>'))),
            "its repeated cells unfold to more than can be held, at row 1 of the sheet Visitors",
        ),
        (
            table(row(NUMBER.replace("cell ", 'cell table:number-columns-repeated="&#49;" ', 1))),
            "it does not say how often a cell or row is repeated",
        ),
        (table(row(TEXT.replace("a ", "<![CDATA[a]]>"))), "some of its text is written in a way that is not read"),
        (
            table(row(f"<table:table-cell>{table(name='Inner')}</table:table-cell>")),
            "it holds a table inside a table, or rows",
        ),
        (
            table(row(TEXT), row(TEXT)).replace("</table:table-row>", "</table:table-row >", 1),
            "or rows that are not closed the usual way",
        ),
        ("<table:table>", "its XML breaks off or is malformed"),
        ("<!-- -->" * 3 + "</b>", "its XML breaks off or is malformed"),
    ],
)
def test_what_is_refused(body: str, message: str) -> None:
    with pytest.raises(DamagedError) as caught:
        scan_tables(pieces(body))
    assert message in str(caught.value)


def test_a_row_longer_than_any_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_scan, "LARGEST_PIECE", 100)
    with pytest.raises(DamagedError, match=r"^a single row of it is larger than any real one$"):
        scan_tables(pieces(table(row(TEXT * 20)), size=50))
