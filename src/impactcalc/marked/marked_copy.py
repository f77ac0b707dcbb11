"""Write the marked copy: problems and notes at their cells, and the list of them in front."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from zipfile import ZipFile

from python_calamine import PasswordError

from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import LineFact
from impactcalc.facts.lines import marked as said
from impactcalc.facts.notes.outputs import MarkedCopyOffered
from impactcalc.facts.problems import marked_copies as wrong
from impactcalc.facts.problems.damage import WholeFileWrong
from impactcalc.files import Outputs, whole_file
from impactcalc.marked.balloons import Balloons
from impactcalc.marked.book import Sheet, named, put_first, sheets_of, show
from impactcalc.marked.cell_places import CellPlaces, Position
from impactcalc.marked.comments import Comments
from impactcalc.marked.earlier import find_earlier, take_out
from impactcalc.marked.list_sheet import NAME, Line, marks_found, sheet_xml
from impactcalc.marked.marks import Mark
from impactcalc.marked.package import Package
from impactcalc.marked.styles import RED, YELLOW, Styles, solid
from impactcalc.words.speaking import noted, printed
from impactcalc.workbooks.cell_names import DamagedError, cell_position

MOST_COMMENTS = 5_000  # cells; a program takes long to open more
MOST_CELLS = 1_000  # of one mark
LONGEST_COMMENT = 4_000  # characters
MARKABLE = (".xlsx", ".xlsm")


def refuse_marked(
    sources: Sequence[Path], out: Path, *, force: bool, tell: Callable[[str], None] = lambda _: None
) -> None:
    """InputError when there cannot be a marked copy of these inputs at `out`."""
    shown = str(out)
    if len(sources) != 1:
        raise InputError([Problem("--marked", "", shown, wrong.OneCopyOfSeveral(len(sources)))])
    ending = wanted_ending(sources[0])
    if out.suffix.lower() != ending:
        fact = wrong.CopyCalledOtherwise(can_mark(sources[0]), ending)
        raise InputError([Problem("--marked", "", shown, fact)])
    outputs = Outputs(inputs=(sources[0],), force=force, tell=tell)
    outputs.file(out)
    outputs.check()


def can_mark(source: Path) -> bool:
    """Whether cells can be marked; of other inputs there is the list alone."""
    return source.suffix.lower() in MARKABLE and not source.is_dir()


def wanted_ending(source: Path) -> str:
    """What the copy's name has to end with."""
    return source.suffix.lower() if can_mark(source) else ".xlsx"


def marking_command(source: Path) -> str:
    """A line that says how to have the problems of an input marked."""
    names = [str(source), f"{source.resolve().stem if source.is_file() else source.resolve().name}-marked"]
    shown, out = (f'"{name}"' if " " in name else name for name in (names[0], names[1] + wanted_ending(source)))
    return noted(MarkedCopyOffered(f"impactcalc validate {shown} --marked {out}", can_mark(source)))


def write_marked(source: Path, out: Path, marks: Sequence[Mark]) -> str:
    """Write the copy, or for an .ods workbook or a folder the list alone; a line that says what was written.

    InputError where the workbook is too damaged for it, or the disk refuses.
    """
    if not source.exists():
        raise InputError([Problem("", "", str(source), wrong.NothingToCopy())])
    try:
        with whole_file(out, inputs=(source,)) as temporary:
            write = _copy if can_mark(source) else _list_alone
            wrote = write(source, out, temporary, marks)
    except PasswordError as error:
        raise InputError([Problem("", "", str(source), wrong.PasswordOnOriginal())]) from error
    except DamagedError as error:
        raise InputError([Problem("", "", str(source), wrong.OriginalDamaged(error.fact))]) from error
    return printed(wrote)


def _copy(source: Path, out: Path, target: Path, marks: Sequence[Mark]) -> LineFact:
    try:
        package = Package(source)
    except InputError as error:  # told already
        raise DamagedError(WholeFileWrong(error.problems[0].fact)) from error
    remarks = _without_signature(package)
    sheets = sheets_of(package)
    earlier = find_earlier(package, sheets)
    take_out(package, sheets, earlier)
    own = tuple(sheet for sheet in sheets if sheet != earlier.sheet)
    styles = Styles(package)
    lines, commented = _mark_cells(package, own, styles, marks)
    if commented < len({(line.sheet, cell) for line in lines for cell in _cells(line)}):
        remarks.append(said.CommentsAtFirst(commented))
    if earlier.sheet:
        name, part = earlier.sheet.name, earlier.sheet.part
    else:
        name = _free_name(sheets)
        part = put_first(package, name)
    show(package, name, own)
    package.write(part, sheet_xml(source.name, lines, [*remarks, said.ListIsNotRead()], styles, package.main))
    styles.save()
    package.save(target)
    return said.WroteMarked(str(out), marks_found(lines), name, tuple(remarks))


def _without_signature(package: Package) -> list[LineFact]:
    """Drop a digital signature, which a changed workbook would only make invalid; what has to be said of it."""
    origins = [
        link for link in package.related("") if link.kind == "origin" and "_xmlsignatures" in link.target.lower()
    ]
    for link in origins:
        package.unrelate("", link)
    for name in [name for name in package.names() if origins and name.lower().startswith("_xmlsignatures/")]:
        package.undeclare(name)
        package.remove(name)
    return [said.SignatureLeftOut()] if origins else []


def _free_name(sheets: Iterable[Sheet]) -> str:
    taken = {sheet.name.lower() for sheet in sheets}
    names = [NAME, *(f"{NAME} {number}" for number in range(2, len(taken) + 3))]
    return next(name for name in names if name.lower() not in taken)


def _mark_cells(
    package: Package, sheets: tuple[Sheet, ...], styles: Styles, marks: Sequence[Mark]
) -> tuple[list[Line], int]:
    """Colour the cells and comment on them; the lines of the list, and at how many cells there are comments."""
    places: dict[Sheet, dict[Position, list[int]]] = {}
    homes: list[Sheet | None] = []
    for number, mark in enumerate(marks):
        sheet = named(sheets, mark.sheet, whole=not mark.cells) if mark.sheet else None
        homes.append(sheet)
        if sheet is not None:
            for cell in mark.cells[:MOST_CELLS] or ("A1",):
                places.setdefault(sheet, {}).setdefault(cell_position(cell.encode()), []).append(number)
    fills: dict[tuple[Sheet, Position], str] = {}
    commented = 0
    for sheet, numbers in places.items():
        cells = CellPlaces(package.read(sheet.part), numbers)
        new = {}
        for place, numbers_here in numbers.items():
            style = cells.style_of(place)
            fills[sheet, place] = styles.fill_of(style)
            red = any(marks[number].red for number in numbers_here)
            new[place] = styles.with_fill(style, solid(RED if red else YELLOW))
        cells.restyle(new)
        texts = {
            place: _comment(marks, numbers_here)
            for place, numbers_here in list(numbers.items())[: max(MOST_COMMENTS - commented, 0)]
        }
        commented += len(texts)
        if texts:
            comments = Comments(package, sheet.part)
            boxes = Balloons(package, sheet.part, cells)
            unboxed = dict.fromkeys(comments.places - texts.keys(), "\n" * 4)
            comments.add(texts)
            boxes.add({**unboxed, **texts}, comments.places & texts.keys())
        package.write(sheet.part, cells.edits.applied())
    lines = []
    for mark, home in zip(marks, homes, strict=True):
        if home is None:
            lines.append(Line(mark, mark.sheet, ""))
            continue
        cells_of_mark = mark.cells[:MOST_CELLS] or ("A1",)
        before = [(cell, fills[home, cell_position(cell.encode())]) for cell in cells_of_mark]
        lines.append(Line(mark, home.name, cells_of_mark[0], before))
    return lines, commented


def _cells(line: Line) -> tuple[str, ...]:
    return (line.mark.cells[:MOST_CELLS] or (line.target,)) if line.target else ()


def _comment(marks: Sequence[Mark], numbers: Sequence[int]) -> str:
    """All that is said of a cell."""
    parts = []
    for number in numbers:
        mark = marks[number]
        remedy = f"\n-> {mark.to_type}" if mark.remedy else ""
        parts.append(f"{printed(said.MarkNumber(mark.severity, number + 1))}: {mark.says}{remedy}")
    text = "\n\n".join(parts)
    return text if len(text) <= LONGEST_COMMENT else printed(said.CutShort(text[:LONGEST_COMMENT], NAME))


# The list alone -----------------------------------------------------------------------------

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_EMPTY_BOOK = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<bookViews><workbookView/></bookViews><sheets/></workbook>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONSHIPS}"/>',
}


def _list_alone(source: Path, out: Path, target: Path, marks: Sequence[Mark]) -> LineFact:
    """The list in a workbook of its own, without links: there is nothing in it that they could lead to."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        empty = Path(folder) / "empty.xlsx"
        with ZipFile(empty, "w") as archive:
            for name, text in _EMPTY_BOOK.items():
                archive.writestr(name, _HEAD + text)
        package = Package(empty)
        styles = Styles(package)
        lines = [Line(mark, mark.sheet, "") for mark in marks]
        part = put_first(package, NAME)
        package.write(part, sheet_xml(source.resolve().name, lines, [], styles, package.main))
        styles.save()
        package.save(target)
    return said.WroteListAlone(str(out), marks_found(lines), "" if source.is_dir() else source.suffix.lower())
