"""What the fuzzer feeds: each reader of what people bring, given bytes. It understands them or says what is wrong.

The first byte says which reader, the rest is for it: a part of a workbook that is whole otherwise, a sheet in CSV, a
table to import, the descriptor of a package. Anything but an ImpactcalcError is a fault of ours.
"""

from __future__ import annotations

import functools
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from impactcalc.errors import ImpactcalcError

LARGEST = 64 * 1024  # bytes of an input; larger ones find nothing that smaller ones do not
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SETTINGS = (("Name", "T"), ("Place", "US"), ("Year", "2014"), ("Currency", "USD"))
_STUDY = "".join(
    f'<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{name}</t></is></c>'
    f'<c r="B{row}" t="inlineStr"><is><t>{value}</t></is></c></row>'
    for row, (name, value) in enumerate(_SETTINGS, start=1)
)
_VISITORS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="1"><v>5</v></c><c r="C2"><f>1+1</f><v>2</v></c></row>'
)
XLSX: Mapping[str, str] = {
    "xl/worksheets/sheet2.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{_VISITORS}</sheetData></worksheet>',
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{_STUDY}</sheetData></worksheet>',
    "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" count="4" uniqueCount="4"><si><t>Id</t></si><si><t>Visitors</t></si>'
    "<si><t>Accommodation</t></si><si><t>a</t></si></sst>",
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="164" formatCode="0%"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name="Study" sheetId="1" '
    'r:id="r1"/><sheet name="Visitors" sheetId="2" r:id="r2"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_LINKS}">'
    + "".join(f'<Relationship Id="r{n}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in (1, 2))
    + "</Relationships>",
    "_rels/.rels": f'<Relationships xmlns="{_LINKS}"><Relationship Id="r1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
}
_CELL = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("style", "style"))
)
ODS: Mapping[str, str] = {
    "content.xml": f"<office:document-content {_SPACES}><office:body><office:spreadsheet>"
    '<table:table table:name="Study">'
    + "".join(
        f"<table:table-row>{_CELL.format(name)}{_CELL.format(value)}</table:table-row>" for name, value in _SETTINGS
    )
    + f'</table:table><table:table table:name="Visitors"><table:table-row>{_CELL.format("Visitors")}'
    f"{_CELL.format('Accommodation')}</table:table-row>"
    '<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="3"/>'
    f"{_CELL.format('5')}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
    "styles.xml": f"<office:document-styles {_SPACES}><office:styles/></office:document-styles>",
    "META-INF/manifest.xml": "<manifest/>",
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
}
STUDY_CSV = b"Name,T\nPlace,US\nYear,2014\nCurrency,USD\n"
VISITORS_CSV = b"Id,Visitors,Nights,Accommodation,Resident share\na,10,3,4000,0\nb,20,2,3000,25%\n"
TABLE_CSV = b",,A,B\nA,Farms,10,20\nB,Plants,15,30\nP1,Output,100,200\nB1G,Value added,70,80\nD1,Compensation,20,50\n"
MAKE_CSV = b",c1,c2\ni1,80,20\ni2,10,190\n"
RIMS_CSV = b"Industry,Final-demand Output Type II,Final-demand Earnings Type II\n721 Hotels,1.8,0.5\n722 Food,1.7,0.6\n"


@functools.cache
def workplace() -> Path:
    """A folder for all inputs, one after the other."""
    return Path(tempfile.mkdtemp(prefix="impactcalc-fuzz-"))


def _packed(name: str, parts: Mapping[str, str], part: str, content: bytes) -> Path:
    path = workplace() / name
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for known, text in parts.items():
            archive.writestr(known, content if known == part else text)
    return path


def _study(path: Path) -> None:
    from impactcalc.study.checking.validation import read_study

    read_study(path)


def _raw(path: Path) -> None:
    """The cells, and what is looked up later."""
    from impactcalc.workbooks.reading import read_workbook

    for sheet in read_workbook(path).sheets:
        _ = (sheet.formats, sheet.formulas)


def _in_xlsx(part: str) -> Callable[[bytes], None]:
    def target(content: bytes) -> None:
        path = _packed("study.xlsx", XLSX, part, content)
        for read in (_raw, _study, _marked):
            _told(read, path)

    return target


def _marked(path: Path) -> None:
    from impactcalc.errors import InputError, Problem
    from impactcalc.facts.problems.cells import TextForNumber
    from impactcalc.marked.marked_copy import write_marked
    from impactcalc.marked.marks import marks_of_error

    error = InputError([Problem("Visitors", "B2", "x", TextForNumber())])
    write_marked(path, path.with_name("marked.xlsx"), marks_of_error(error))


def _in_ods(part: str) -> Callable[[bytes], None]:
    def target(content: bytes) -> None:
        path = _packed("study.ods", ODS, part, content)
        for read in (_raw, _study):
            _told(read, path)

    return target


def _file(ending: str, read: Callable[[Path], object]) -> Callable[[bytes], None]:
    def target(content: bytes) -> None:
        path = workplace() / f"given{ending}"
        path.write_bytes(content)
        _told(read, path)

    return target


def _csv(name: str) -> Callable[[bytes], None]:
    def target(content: bytes) -> None:
        folder = workplace() / "folder"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "study.csv").write_bytes(STUDY_CSV)
        (folder / "visitors.csv").write_bytes(VISITORS_CSV)
        (folder / name).write_bytes(content)
        _told(_study, folder)

    return target


def _told(read: Callable[[Path], object], path: Path) -> None:
    try:
        read(path)
    except ImpactcalcError as error:
        if not str(error).strip():
            raise RuntimeError("an error that says nothing") from error


def _symmetric(path: Path) -> None:
    from impactcalc.economy.importing.symmetric import read_symmetric

    read_symmetric(path)


def _make_use(path: Path) -> None:
    from impactcalc.economy.importing.make_use import read_make_use

    make = workplace() / "make.csv"
    make.write_bytes(MAKE_CSV)
    _told(lambda given: read_make_use(make, given), path)
    _told(lambda given: read_make_use(given, make), path)


def _rims(path: Path) -> None:
    from impactcalc.economy.importing.own_bridge import Wishes
    from impactcalc.economy.importing.own_package import About
    from impactcalc.economy.importing.rims import import_rims

    about = About("US-TX", "USA", 2014, "USD", "a source")
    import_rims([path], workplace() / "rims", about, Wishes(), force=True, anyway=True)


def _wishes(path: Path) -> None:
    from impactcalc.economy.importing.own_bridge import read_wishes

    for what in ("bridge", "concordance", "capture", "taxes"):
        _told(lambda given, what=what: read_wishes(**{what: given}), path)  # type: ignore[misc]


def _descriptor(content: bytes) -> None:
    from impactcalc.datapackage import DESCRIPTOR
    from impactcalc.economy.package import load_economy
    from impactcalc.economy.verification import verify
    from small_package import small_package

    folder = workplace() / "small"
    if not folder.is_dir():
        small_package(folder)
        shutil.copyfile(folder / DESCRIPTOR, workplace() / DESCRIPTOR)
    (folder / DESCRIPTOR).write_bytes(content)
    for read in (load_economy, verify):
        _told(read, folder)


# The order is the first byte of an input: new ones stand at the end.
TARGETS: Mapping[str, tuple[Callable[[bytes], None], bytes]] = {
    **{f"xlsx {part}": (_in_xlsx(part), text.encode()) for part, text in XLSX.items()},
    **{f"ods {part}": (_in_ods(part), text.encode()) for part, text in ODS.items() if part.endswith(".xml")},
    "xlsx": (_file(".xlsx", _raw), b""),
    "ods": (_file(".ods", _raw), b""),
    "csv visitors": (_csv("visitors.csv"), VISITORS_CSV),
    "csv study": (_csv("study.csv"), STUDY_CSV),
    "csv rates": (_csv("rates.csv"), b"Kind,Subject,Year,Value,Source\nexchange_rate,JPY,2014,100,bank\n"),
    "csv taxes": (_csv("taxes.csv"), b"Kind,Level,Rate,Source\nsales,state,6.25%,law\n"),
    "csv scenarios": (_csv("scenarios.csv"), b"Scenario,Sheet,Id,Column,Value\nlow,Visitors,a,Visitors,5\n"),
    "csv survey": (_csv("survey.csv"), b"Member,Stratum,Visitors,Accommodation\nm1,large,10,4000\n"),
    "symmetric": (_file(".csv", _symmetric), TABLE_CSV),
    "make and use": (_file(".csv", _make_use), MAKE_CSV),
    "rims": (_file(".csv", _rims), RIMS_CSV),
    "wishes": (_file(".csv", _wishes), b"category,treatment,industry,share\naccommodation,service,A,1\n"),
    "descriptor": (_descriptor, b'{"name": "small", "resources": [], "impactcalc": {"kind": "economy"}}'),
}


def one_input(data: bytes) -> None:
    """Feed one input to the reader that it names. Whatever but an ImpactcalcError comes out is a fault."""
    if not data or len(data) > LARGEST:
        return
    targets = list(TARGETS.values())
    target, _ = targets[data[0] % len(targets)]
    target(data[1:])


def seeds() -> dict[str, bytes]:
    """An input for each reader that it understands, to begin with."""
    found = {}
    for number, (name, (_, seed)) in enumerate(TARGETS.items()):
        if name in ("xlsx", "ods"):
            parts = XLSX if name == "xlsx" else ODS
            seed = _packed(f"seed.{name}", parts, "", b"").read_bytes()
        found[name] = bytes([number]) + seed
    return found
