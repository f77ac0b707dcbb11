"""Files that mean harm, made on the fly: little code, small files, and much that they would unfold to."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

MIB = 2**20
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STUDY = ["Name", "Test city", "Place", "US", "Year", "2014", "Currency", "USD"]
HEADS = ["Id", "Visitors", "Nights", "Accommodation", "Resident share", "Casual share", "Attribution share",
         "Displaced share", "Host-paid share"]  # fmt: skip

Part = str | Iterable[str]
Maker = Callable[[Path], Path]


def pack(path: Path, parts: Mapping[str, Part]) -> Path:
    """A zip file of these parts; a part may come piece by piece."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w", force_zip64=True) as stream:
                for piece in [content] if isinstance(content, str) else content:
                    stream.write(piece.encode())
    return path


def text_cell(address: str, text: str) -> str:
    """A cell of an .xlsx sheet with its text in it."""
    return f'<c r="{address}" t="inlineStr"><is><t>{text}</t></is></c>'


def study_rows() -> str:
    """The rows of the sheet Study."""
    pairs = zip(STUDY[::2], STUDY[1::2], strict=True)
    return "".join(
        f'<row r="{r}">{text_cell(f"A{r}", name)}{text_cell(f"B{r}", value)}</row>'
        for r, (name, value) in enumerate(pairs, start=1)
    )


def heads_row(extra: str = "") -> str:
    """The headings of the sheet Visitors."""
    return f'<row r="1">{"".join(text_cell(f"{chr(65 + at)}1", head) for at, head in enumerate(HEADS))}{extra}</row>'


def visitors_row(row: int, name: str = "") -> str:
    """A row that counts."""
    cells = (
        "".join(
            f'<c r="{chr(65 + at)}{row}"><v>{value}</v></c>'
            for at, value in enumerate([10, 3, 4000, 0, 0, 1, 0, 0], start=1)
        )
        if not name.startswith("<")
        else ""
    )
    return f'<row r="{row}">{name or text_cell(f"A{row}", f"row {row}")}{cells}</row>'


def xlsx(
    path: Path,
    visitors: Part,
    *,
    study: Part = "",
    texts: Part = "",
    behind: Part = "",
    parts: Mapping[str, Part] | None = None,
    names: Iterable[str] = ("Study", "Visitors"),
) -> Path:
    """A workbook with the two sheets; `behind` stands behind the rows of Visitors."""
    names = list(names)
    sheets = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(names, start=1))
    links = "".join(
        f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>'
        for n in range(1, len(names) + 1)
    )

    def sheet(rows: Part, after: Part) -> Iterator[str]:
        yield f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{_MAIN}"><sheetData>'
        yield from [rows] if isinstance(rows, str) else rows
        yield "</sheetData>"
        yield from [after] if isinstance(after, str) else after
        yield "</worksheet>"

    content: dict[str, Part] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_LINKS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">{links}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet(study or study_rows(), ""),
        "xl/worksheets/sheet2.xml": sheet(visitors, behind),
    }
    if texts:
        content["xl/sharedStrings.xml"] = texts
    return pack(path, content | dict(parts or {}))


def shared(items: Iterable[str]) -> Iterator[str]:
    """The shared texts of a workbook."""
    yield f'<sst xmlns="{_MAIN}">'
    for item in items:
        yield f"<si><t>{item}</t></si>"
    yield "</sst>"


def ods(path: Path, visitors: Part, *, before: Part = "", parts: Mapping[str, Part] | None = None) -> Path:
    """An OpenDocument workbook with the two sheets; `before` stands before the tables."""
    spaces = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
    )
    pairs = zip(STUDY[::2], STUDY[1::2], strict=True)

    def content() -> Iterator[str]:
        yield f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}>'
        yield from [before] if isinstance(before, str) else before
        yield '<office:body><office:spreadsheet><table:table table:name="Study">'
        for pair in pairs:
            yield ods_row(*map(ods_cell, pair))
        yield '</table:table><table:table table:name="Visitors">'
        yield from [visitors] if isinstance(visitors, str) else visitors
        yield "</table:table></office:spreadsheet></office:body></office:document-content>"

    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    whole: dict[str, Part] = {"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": content()}
    return pack(path, whole | dict(parts or {}))


def ods_cell(text: str, more: str = "") -> str:
    """A cell with a text."""
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def ods_row(*cells: str, more: str = "") -> str:
    """A row of cells."""
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def ods_heads() -> str:
    """The headings of the sheet Visitors."""
    return ods_row(*map(ods_cell, HEADS))


def csv(path: Path, visitors: Part, *, study: Part = "") -> Path:
    """A folder of .csv files."""
    path.mkdir()
    pairs = zip(STUDY[::2], STUDY[1::2], strict=True)
    for name, content in (("study", study or "".join(f"{a},{b}\n" for a, b in pairs)), ("visitors", visitors)):
        with (path / f"{name}.csv").open("w", encoding="utf-8") as stream:
            stream.writelines([content] if isinstance(content, str) else content)
    return path


def letters(column: int) -> str:
    """0 -> "A"."""
    found, column = "", column + 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


# The files ------------------------------------------------------------------------------------------


def many_times(text: str, cells: int) -> Maker:
    """A shared text that very many cells show."""

    def make(path: Path) -> Path:
        rows = (f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c></row>' for r in range(2, cells + 2))
        return xlsx(path, _joined([heads_row()], rows), texts=shared([text]))

    return make


def _joined(*parts: Iterable[str]) -> Iterator[str]:
    for part in parts:
        batch: list[str] = []
        for piece in part:
            batch.append(piece)
            if len(batch) > 1000:
                yield "".join(batch)
                batch = []
        yield "".join(batch)


def many_texts(text: str, count: int) -> Maker:
    """Very many shared texts that no cell shows."""
    return lambda path: xlsx(
        path, heads_row() + visitors_row(2), texts=_joined(shared(f"{text}{n}" for n in range(count)))
    )


def long_text(size: int) -> Maker:
    """One very long text in a cell."""
    return lambda path: xlsx(
        path,
        _joined(
            [heads_row(), '<row r="2"><c r="A2" t="inlineStr"><is><t>'],
            ["x" * MIB] * (size // MIB),
            ["</t></is></c></row>"],
        ),
    )


def numbers(rows: int, columns: int) -> Maker:
    """Numbers under headings that are none of ours."""

    def make(path: Path) -> Path:
        names = [letters(at) for at in range(len(HEADS), columns)]
        heads = heads_row("".join(text_cell(f"{name}1", f"extra {name}") for name in names))
        found = (
            visitors_row(r).removesuffix("</row>")
            + "".join(f'<c r="{name}{r}"><v>5</v></c>' for name in names)
            + "</row>"
            for r in range(2, rows + 2)
        )
        return xlsx(path, _joined([heads], found))

    return make


def settings(count: int) -> Maker:
    """Names on the sheet Study that are no settings."""
    rows = (
        f'<row r="{r}">{text_cell(f"A{r}", f"Setting {r}")}{text_cell(f"B{r}", "x")}</row>' for r in range(5, count + 5)
    )
    return lambda path: xlsx(path, heads_row() + visitors_row(2), study=_joined([study_rows()], rows))


def bad_rows(count: int) -> Maker:
    """Rows each of which has several things wrong."""
    rows = (
        f'<row r="{r}">{text_cell(f"A{r}", "same")}{text_cell(f"B{r}", "many")}{text_cell(f"C{r}", "?")}</row>'
        for r in range(2, count + 2)
    )
    return lambda path: xlsx(path, _joined([heads_row()], rows))


def good_rows(count: int) -> Maker:
    """Rows that count: nothing is wrong but that there are so many."""
    return lambda path: xlsx(path, _joined([heads_row()], (visitors_row(r) for r in range(2, count + 2))))


def tag_of(size: int) -> Maker:
    """One tag that never ends."""
    return lambda path: xlsx(
        path, _joined([heads_row(), '<row r="2" x="'], ["y" * MIB] * (size // MIB), ['"><c r="A2"/></row>'])
    )


def behind_rows(piece: str, count: int) -> Maker:
    """Very many tags behind the rows."""
    return lambda path: xlsx(
        path,
        heads_row() + visitors_row(2),
        behind=_joined(["<mergeCells>"], (piece.format(n, n + 1) for n in range(1, count)), ["</mergeCells>"]),
    )


def part_of(name: str, head: str, piece: str, count: int, tail: str) -> Maker:
    """A small part that holds very many things."""
    return lambda path: xlsx(
        path,
        heads_row() + visitors_row(2),
        parts={name: _joined([head], (piece.format(n) for n in range(count)), [tail])},
    )


def many_sheets(count: int) -> Maker:
    """A workbook of very many sheets, which all lie in the same place."""

    def make(path: Path) -> Path:
        sheets = (f'<sheet name="s{n}" sheetId="{n}" r:id="r1"/>' for n in range(count))
        links = (
            f'<Relationships xmlns="{_LINKS}"><Relationship Id="r1" Type="{_OFFICE}/worksheet" '
            'Target="worksheets/sheet1.xml"/></Relationships>'
        )
        head = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        return xlsx(
            path,
            heads_row(),
            parts={
                "xl/workbook.xml": _joined([head], sheets, ["</sheets></workbook>"]),
                "xl/_rels/workbook.xml.rels": links,
            },
        )

    return make


def many_parts(count: int) -> Maker:
    """A zip file of very many parts."""
    return lambda path: xlsx(path, heads_row() + visitors_row(2), parts={f"docProps/{n}.xml": "" for n in range(count)})


def nested(depth: int) -> Maker:
    """Tags within tags."""
    return lambda path: xlsx(path, heads_row() + visitors_row(2), behind=_joined(["<a>"] * depth, ["</a>"] * depth))


def ods_repeated(text: str, more: str, rows: str = "") -> Maker:
    """A cell that is repeated."""
    return lambda path: ods(path, ods_heads() + ods_row(ods_cell(text, more), more=rows))


def ods_long(size: int) -> Maker:
    """One very long text in a cell."""
    head = '<table:table-row><table:table-cell office:value-type="string"><text:p>'
    return lambda path: ods(
        path,
        _joined([ods_heads(), head], ["x" * MIB] * (size // MIB), ["</text:p></table:table-cell></table:table-row>"]),
    )


def ods_rows(count: int, row: str) -> Maker:
    """Very many rows."""
    return lambda path: ods(path, _joined([ods_heads()], (row for _ in range(count))))


def ods_styles(count: int) -> Maker:
    """Very many styles."""
    styles = (f'<style:style style:name="s{n}" style:family="table-cell"/>' for n in range(count))
    return lambda path: ods(
        path, ods_heads(), before=_joined(["<office:automatic-styles>"], styles, ["</office:automatic-styles>"])
    )


def csv_of(*parts: Iterable[str]) -> Maker:
    """A sheet of text."""
    return lambda path: csv(path, _joined(*parts))


LINE = "a{},10,3,4000,0,0,1,0,0\n"
HEAD = ",".join(HEADS) + "\n"
WIDE = "," * 16_000

# Each is answered (a report, or what is wrong) within these seconds, with 3 GB of memory at hand.
FILES: Mapping[str, tuple[Maker, str]] = {
    "a text of 8 MiB in a million cells": (many_times("x" * 8_000_000, 1_000_000), ".xlsx"),
    "a text of 32,767 letters in a million cells": (many_times("x" * 32_767, 1_000_000), ".xlsx"),
    "a text of 1,000 letters in a million cells": (many_times("\U0001f600" * 1_000, 1_000_000), ".xlsx"),
    "10,000 shared texts of 16,000 letters": (many_texts("é" * 16_000, 10_000), ".xlsx"),
    "6 million shared texts": (many_texts("x", 6_000_000), ".xlsx"),
    "a cell of 500 MiB": (long_text(500 * MIB), ".xlsx"),
    "a cell of 900,000 letters": (
        lambda path: xlsx(path, heads_row() + f'<row r="2">{text_cell("A2", "x" * 900_000)}</row>'),
        ".xlsx",
    ),
    "13 million numbers": (numbers(820, 16_000), ".xlsx"),
    "11 million numbers": (numbers(280_000, 40), ".xlsx"),
    "16,000 columns": (numbers(20, 16_000), ".xlsx"),
    "a million settings": (settings(1_000_000), ".xlsx"),
    "a million bad rows": (bad_rows(1_000_000), ".xlsx"),
    "a million good rows": (good_rows(1_000_000), ".xlsx"),
    "a tag of 500 MiB": (tag_of(500 * MIB), ".xlsx"),
    "ten million merged cells": (behind_rows('<mergeCell ref="A{}:B{}"/>', 10_000_000), ".xlsx"),
    "a million overlapping hidden columns": (
        behind_rows('<col min="1" max="16384" hidden="1" x="{}"/>', 1_000_000),
        ".xlsx",
    ),
    "a million styles": (
        part_of("xl/styles.xml", "<styleSheet><cellXfs>", '<xf n="{}"/>', 1_500_000, "</cellXfs></styleSheet>"),
        ".xlsx",
    ),
    "a million number formats": (
        part_of(
            "xl/styles.xml",
            "<styleSheet><numFmts>",
            '<numFmt numFmtId="{0}" formatCode="0%"/>',
            600_000,
            "</numFmts></styleSheet>",
        ),
        ".xlsx",
    ),
    "400,000 sheets": (many_sheets(400_000), ".xlsx"),
    "300,000 parts": (many_parts(300_000), ".xlsx"),
    "30 million tags in each other": (nested(30_000_000), ".xlsx"),
    "an .ods text repeated a thousand times": (
        ods_repeated("x" * 1_000_000, ' table:number-columns-repeated="1000"'),
        ".ods",
    ),
    "an .ods text in a million rows": (
        ods_repeated("\U0001f600" * 240, "", ' table:number-rows-repeated="1000000"'),
        ".ods",
    ),
    "an .ods number in 49 million cells": (
        ods_repeated("5", ' table:number-columns-repeated="49"', ' table:number-rows-repeated="1000000"'),
        ".ods",
    ),
    "spaces by number": (ods_repeated('<text:s text:c="900000000"/>', ""), ".ods"),
    "an .ods cell of 500 MiB": (ods_long(500 * MIB), ".ods"),
    "an .ods cell of 900,000 letters": (ods_repeated("x" * 900_000, ""), ".ods"),
    "a million .ods rows": (ods_rows(1_000_000, ods_row(*[ods_cell("5")] * 9)), ".ods"),
    "a million .ods styles": (ods_styles(1_000_000), ".ods"),
    "16,000 .ods columns": (
        lambda path: ods(
            path,
            ods_row(*(ods_cell(f"extra {n}") for n in range(16_000)))
            + ods_row(*(ods_cell("5") for n in range(16_000))),
        ),
        ".ods",
    ),
    "a heading of 60 MB": (csv_of(["x" * 60_000_000], ["\n1\n"]), ""),
    "a heading of 60 MB of brackets": (csv_of(["("] * 60_000_000, ["\n1\n"]), ""),
    "60 million headings": (csv_of([","] * 60_000_000, ["\n1\n"]), ""),
    "a heading of quotes": (csv_of(['"a",'] * 12_000_000, ["\n1\n"]), ""),
    "a .csv line of 500 MB": (csv_of([HEAD, "a,"], ["x" * MIB] * 500), ""),
    "16,000 .csv columns": (csv_of([",".join(f"extra {n}" for n in range(16_000)) + "\n"], [f"{WIDE}\n"] * 1_000), ""),
    "a million .csv settings": (
        lambda path: csv(
            path,
            HEAD + LINE.format(1),
            study=_joined(
                [f"{a},{b}\n" for a, b in zip(STUDY[::2], STUDY[1::2], strict=True)],
                (f"Setting {n},x\n" for n in range(1_000_000)),
            ),
        ),
        "",
    ),
    "a million .csv rows": (csv_of([HEAD], (LINE.format(n) for n in range(1_000_000))), ""),
    "30 million short .csv rows": (csv_of([HEAD], ["a\n"] * 5_000_000), ""),
    "100 million blank .csv lines": (csv_of([HEAD, "a,1\n"], ["\n" * MIB] * 100), ""),
    "a quotation mark that is never closed": (csv_of([HEAD, '"'], ["x\n" * 500_000] * 100), ""),
    "a .csv of one byte a billion times": (csv_of(["\x01" * MIB] * 900), ""),
}
