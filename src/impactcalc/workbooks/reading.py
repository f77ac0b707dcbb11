"""A workbook or a folder of .csv files -> raw cells with addresses. What a sheet or a column means is not known.

Nothing is unpacked before its declared size is known to be bearable, and nothing is allocated before the cells
are known to lie together. What python-calamine leaves out is scanned beside it (xlsx_scan, ods_scan).
"""

from __future__ import annotations

import errno
import hashlib
import math
import re
import struct
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import BinaryIO, Literal, TypeVar, cast
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from impactcalc.errors import InputError, Problem
from impactcalc.workbooks import csv_folder, ods_cells, ods_scan, xlsx_cells, xlsx_parts, xlsx_scan, xlsx_styles
from impactcalc.workbooks.xlsx_scan import DamagedError, Extent, SheetScan, cell_address

LARGEST_UNPACKED = 1024**3  # bytes, all parts of a workbook together
LARGEST_PART = 32 * 1024**2  # bytes of a part that is no sheet: the list of sheets, the styles
LARGEST_AREA = 50_000_000  # cells of one sheet, blank ones counted
SPARSE_AREA = 5_000_000  # cells of one sheet from which on a lone cell far out is refused
MOST_TEXTS = 20_000_000  # distinct texts of a workbook
LARGEST_SHARED = 8 * 1024**2  # bytes of one shared text: 32,767 letters may each have a font of their own
MOST_SHARED = 100_000  # distinct texts that are remembered while a sheet is read

Position = tuple[int, int]
_Found = TypeVar("_Found")


@dataclass(frozen=True)
class Formats:
    """What the number formats and fonts of a sheet say of its cells.

    `percent`: shown as a percentage. `currency`: shown with a currency, its symbol or ISO code as the format has it.
    `struck`: struck through.
    """

    percent: frozenset[Position] = frozenset()
    currency: Mapping[Position, str] = field(default_factory=dict)
    struck: frozenset[Position] = frozenset()


@dataclass(frozen=True)
class RawSheet:
    """A sheet's cells from row 1 and column A on, all rows equally long, "" where blank.

    Positions are (row, column), counted from 0. A cell that shows an error or was never calculated is "" in
    `rows` and named in `errors` or `uncached` (the first 100,000 of each). In a .csv file everything is text.
    `hidden_rows` holds the rows that a filter has put away too, which `filtered_rows` names; `totals_rows` are those
    that an Excel table computes below its data (an .ods workbook knows none). Where a workbook asks to be calculated
    when it is opened, a formula's 0 counts as never calculated. In a .csv file nothing is hidden.
    """

    name: str
    rows: list[list[object]]
    errors: Mapping[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()  # first row, first column, last row, last column
    decimal_comma: bool = False  # a .csv file with semicolons: numbers there are probably written 1,5
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    filtered_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    totals_rows: frozenset[int] = frozenset()
    find_formats: Callable[[], Formats] = field(default=Formats, repr=False, compare=False)
    find_formulas: Callable[[], Mapping[Position, str]] = field(default=dict, repr=False, compare=False)

    def address(self, row: int, column: int) -> str:
        """(6, 5) -> "F7"."""
        return cell_address(row, column)

    @cached_property
    def formats(self) -> Formats:
        """What the cells are formatted as. Looked up when first asked for."""
        return self.find_formats()

    @cached_property
    def formulas(self) -> Mapping[Position, str]:
        """The formulas by cell, as the file spells them. Looked up when first asked for: few runs need them."""
        return self.find_formulas()

    @property
    def percent(self) -> frozenset[Position]:
        """The cells that are formatted as a percentage."""
        return self.formats.percent


@dataclass(frozen=True)
class RawWorkbook:
    path: Path
    kind: Literal["xlsx", "ods", "csv"]
    sheets: tuple[RawSheet, ...]
    sha256: str
    notes: tuple[str, ...]


def read_workbook(path: Path) -> RawWorkbook:
    """Read .xlsx, .xlsm, .ods or a folder of .csv files. InputError, with what to do, when that fails."""
    try:
        return _read(path)
    except FileNotFoundError:
        raise _refusal(path, "there is no such file or folder", "Check the spelling, and where it lies") from None
    except PermissionError:
        raise _refusal(path, _NO_PERMISSION, _GET_PERMISSION) from None
    except OSError as error:
        message = f"the file could not be read ({error.strerror or error})"
        raise _refusal(path, message, "Copy it to a folder on this computer and try again") from error


_NO_PERMISSION = "the file may not be read: permission denied"
_GET_PERMISSION = "Close it in other programs, or ask its owner for the right to read it"
_SAVE_AS = "Open it in Excel or LibreOffice and save it as .xlsx"
_SAVE_ANEW = "Open it in Excel or LibreOffice, save it anew as .xlsx and try again"
_INPUTS = "Give a workbook (.xlsx, .xlsm or .ods) or a folder of .csv files"
_DAMAGED = "the file is damaged or was not copied whole"
_COPY_AGAIN = "Copy or download it again, or open an earlier version"
_PASSWORD = "the workbook is protected with a password"
_NO_PASSWORD = "Open it, remove the password, and save it"
_OTHER_ENDINGS = {
    ".xls": _SAVE_AS,
    ".xlsb": _SAVE_AS,
    ".xltx": _SAVE_AS,
    ".fods": "Open it in LibreOffice and save it as .ods or .xlsx",
    ".numbers": "Open it in Numbers and export it to Excel (.xlsx)",
    ".gsheet": "Open it in Google Sheets and download it as Microsoft Excel (.xlsx)",
}


def _refusal(path: Path, message: str, remedy: str) -> InputError:
    """The whole file is at fault."""
    return InputError([Problem("", "", str(path), message, remedy)], source=path.name)


def _read(path: Path) -> RawWorkbook:
    path.stat()  # missing, or not to be seen: says so before the name is judged
    ending = path.suffix.lower()
    if path.name.startswith((".~lock.", "~$")):
        book = path.name.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
        raise _refusal(path, f"this is the lock file of {book}, not the workbook", f"Give {book} itself")
    if ending in _OTHER_ENDINGS:
        raise _refusal(path, f"{ending} files cannot be read", _OTHER_ENDINGS[ending])
    if path.is_dir():
        return _read_folder(path)
    if ending == ".csv":
        remedy = "Put it into a folder, named after its sheet: visitors.csv beside study.csv; then give the folder"
        raise _refusal(path, "a single .csv file is one sheet, not a study", remedy)
    if ending not in (".xlsx", ".xlsm", ".ods"):
        message = f"{ending} files cannot be read" if ending else "a file without an ending cannot be read"
        raise _refusal(path, message, _INPUTS)
    if not path.is_file():
        raise _refusal(path, "this is neither a file nor a folder", _INPUTS)
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    archive = _Archive(path)
    try:
        kind = archive.kind()
        if kind != ("ods" if ending == ".ods" else "xlsx"):
            raise _wrong_ending(path, kind)
        sheets = _read_xlsx(archive) if kind == "xlsx" else _read_ods(archive)
    except PasswordError:
        raise _refusal(path, _PASSWORD, _NO_PASSWORD) from None
    except (DamagedError, CalamineError) as error:
        raise _refusal(path, f"the workbook cannot be read: {error}", _SAVE_ANEW) from error
    return RawWorkbook(path, "xlsx" if kind == "xlsx" else "ods", sheets, sha256, ())


def _wrong_ending(path: Path, kind: str) -> InputError:
    if kind in ("xlsx", "ods"):
        message = f"this is an .{kind} workbook under another ending"
        return _refusal(path, message, f"Rename it to end in .{kind}")
    if kind == "xlsb":
        return _refusal(path, "this is an .xlsb workbook under another ending", _SAVE_AS)
    return _refusal(path, "this is a zip file, but no workbook is in it", _SAVE_AS)


# Folders of .csv files -----------------------------------------------------------------------------


def _read_folder(path: Path) -> RawWorkbook:
    files = csv_folder.csv_files(path)
    if not files:
        remedy = "Give a workbook itself, or put the sheets into the folder: study.csv, visitors.csv and so on"
        raise _refusal(path, "there is no .csv file in this folder", remedy)
    size = sum(file.stat().st_size for file in files)
    if size > csv_folder.LARGEST_FOLDER:
        message = f"the .csv files take {_gib(size)} together; up to {_gib(csv_folder.LARGEST_FOLDER)} are read"
        raise _refusal(path, message, "Split the rows over several folders")
    sheets: list[RawSheet] = []
    notes: list[str] = []
    problems: list[Problem] = []
    for file in files:
        try:
            sheet = csv_folder.read_csv(file)
        except csv_folder.CsvError as error:
            problems.append(error.problem)
            continue
        except PermissionError:
            problems.append(Problem(file.stem, "", file.name, _NO_PERMISSION, _GET_PERMISSION))
            continue
        rows = cast("list[list[object]]", sheet.rows)
        sheets.append(RawSheet(sheet.name, rows, decimal_comma=sheet.semicolons))
        notes += [sheet.note] if sheet.note else []
    if problems:
        raise InputError(problems, source=path.name)
    return RawWorkbook(path, "csv", tuple(sheets), csv_folder.folder_sha256(files), tuple(notes))


# Workbooks -----------------------------------------------------------------------------


def _read_xlsx(archive: _Archive) -> tuple[RawSheet, ...]:
    book = "xl/workbook.xml"
    targets = xlsx_scan.sheet_targets(archive.small(book), archive.small("xl/_rels/workbook.xml.rels"))
    _refuse_twins(name for name, _, _ in targets)
    state = xlsx_parts.book_state(archive.small(book))
    if archive.has("xl/styles.xml"):
        for _ in archive.small("xl/styles.xml"):  # measured before python-calamine unpacks it
            pass
    if archive.has("xl/sharedStrings.xml"):
        _check_texts(archive.chunks("xl/sharedStrings.xml"))
    scans: dict[str, tuple[str, SheetScan, frozenset[int]]] = {}
    problems: list[Problem] = []
    for name, kind, target in targets:
        if kind != "worksheet":
            continue  # charts and dialogs have no cells
        part = _resolved(book, target)
        if not archive.has(part):
            problems.append(_unreadable_sheet(name, "the file lacks its cells"))
            continue
        try:
            read = partial(archive.chunks, part)
            scan = xlsx_scan.scan_sheet(read, _suspicious, recalculates=state.recalculates)
            totals = _table_totals(archive, part, scan)
        except DamagedError as error:
            problems.append(_unreadable_sheet(name, str(error)))
            continue
        problems += _too_large(name, scan.extent)
        problems += _unreadable_errors(name, scan)
        scans[name] = (part, scan, totals)
    if problems:
        raise InputError(problems, source=archive.path.name)
    sheets: list[RawSheet] = []
    with CalamineWorkbook.from_path(str(archive.path)) as workbook:
        for name, (part, scan, totals) in scans.items():
            sheet = _raw_sheet(name, workbook, scan, problems)
            sheets.append(
                replace(
                    sheet,
                    hidden=name in state.hidden,
                    filtered_rows=frozenset(_filtered(sheet.hidden_rows, scan)),
                    totals_rows=totals,
                    find_formats=partial(_formats, archive, part),
                    find_formulas=partial(_formulas, archive, part),
                )
            )
    if problems:
        raise InputError(problems, source=archive.path.name)
    return tuple(sheets)


def _table_totals(archive: _Archive, part: str, scan: SheetScan) -> frozenset[int]:
    """The totals rows of the tables on a sheet; the filters of the tables that are in use go to the scan."""
    folder, _, file = part.rpartition("/")
    links = f"{folder}/_rels/{file}.rels"
    if not archive.has(links):
        return frozenset()
    totals: set[int] = set()
    for table in sorted({_resolved(part, target) for target in xlsx_parts.table_targets(archive.small(links))}):
        if archive.has(table):
            state = xlsx_parts.table_state(archive.small(table))
            totals.update(state.totals)
            scan.filters += state.filters
    return frozenset(totals)


def _filtered(hidden: frozenset[int], scan: SheetScan) -> Iterator[int]:
    """The hidden rows that lie below the headings of a filter that is in use."""
    inside = sorted((first + 1, last) for first, _, last, _ in scan.filters)
    reach = begun = 0
    for row in sorted(hidden):  # one pass: a hostile file may hold 100,000 filters
        while begun < len(inside) and inside[begun][0] <= row:
            reach = max(reach, inside[begun][1])
            begun += 1
        if begun and row <= reach:
            yield row


_DECLARED_TEXTS = re.compile(rb"uniqueCount\s*=\s*[\"']\s*\+?(\d+)")


def _check_texts(chunks: Iterator[bytes]) -> None:
    """The shared texts of an .xlsx workbook: python-calamine takes memory for as many as they say they are."""
    texts, before, length = 0, b"", 0
    for chunk in chunks:
        texts += chunk.count(b"<si")
        last = chunk.rfind(b"<si")
        length = len(chunk) - last if last >= 0 else length + len(chunk)
        if length > LARGEST_SHARED:
            raise DamagedError("one of its texts is longer than any cell of a spreadsheet can hold")
        overlapping = before + chunk
        texts = max(texts, *map(int, _DECLARED_TEXTS.findall(overlapping)), 0)
        if texts > MOST_TEXTS:
            raise DamagedError("it lists more texts than any real workbook")
        if b"<![CDATA[" in overlapping:  # python-calamine would drop its content without a word
            raise DamagedError("some of its text is written in a way that is not read")
        before = chunk[-100:]


def _read_ods(archive: _Archive) -> tuple[RawSheet, ...]:
    if any(b"encryption-data" in chunk for chunk in archive.small("META-INF/manifest.xml")):
        raise PasswordError
    tables = ods_scan.scan_tables(archive.chunks("content.xml"))
    _refuse_twins(table.name for table in tables)
    problems = [problem for table in tables for problem in _too_large(table.name, table.scan.extent)]
    sheets: list[RawSheet] = []
    if not problems:
        with CalamineWorkbook.from_path(str(archive.path)) as workbook:
            for table in tables:
                if not table.linked:
                    sheet = _raw_sheet(table.name, workbook, table.scan, problems)
                    sheets.append(
                        replace(
                            sheet,
                            hidden=table.hidden,
                            filtered_rows=frozenset(table.scan.filtered_rows) & sheet.hidden_rows,
                            find_formats=partial(_formats, archive, table.name),
                            find_formulas=partial(_formulas, archive, table.name),
                        )
                    )
    if problems:
        raise InputError(problems, source=archive.path.name)
    return tuple(sheets)


def _raw_sheet(
    name: str,
    workbook: CalamineWorkbook,
    scan: SheetScan,
    problems: list[Problem],
) -> RawSheet:
    try:
        rows = _rows(workbook.get_sheet_by_name(name))
    except CalamineError as error:
        problems.append(_unreadable_sheet(name, str(error)))
        rows = []
    _cover(rows, [*scan.errors, *scan.uncached])
    # An .ods file has the error's name there, as if it were a text; a formula never calculated may show 0.
    for row, column in (*scan.errors, *scan.uncached):
        rows[row][column] = ""
    width = len(rows[0]) if rows else 0
    return RawSheet(
        name,
        rows,
        errors=dict(sorted(scan.errors.items())),
        uncached=frozenset(scan.uncached),
        merged=tuple(scan.merged),
        hidden_rows=frozenset(row for row in scan.hidden_rows if row < len(rows)),
        hidden_columns=frozenset(
            column for hidden in scan.hidden_columns for column in range(hidden.start, min(hidden.stop, width))
        ),
    )


def _rows(sheet: CalamineSheet) -> list[list[object]]:
    """All rows from row 1 and column A on. Row by row: `to_python` takes half as much memory again."""
    if sheet.end is None:
        return []
    height, width = sheet.end[0] + 1, sheet.end[1] + 1
    rows = _sharing_texts(cast("Iterator[list[object]]", sheet.iter_rows()))
    # Blank rows above the first cell are given, blank columns left of it are not.
    if missing := width - len(rows[0]):
        rows = [[""] * missing + row for row in rows]
    above: list[list[object]] = [[""] * width for _ in range(height - len(rows))]
    return above + rows if above else rows


def _cover(rows: list[list[object]], cells: list[Position]) -> None:
    """Let the rows reach the cells, where nothing but them stands at the end."""
    height = max([row + 1 for row, _ in cells], default=0)
    width = max([column + 1 for _, column in cells], default=0)
    now = len(rows[0]) if rows else 0
    if width > now:
        for cells_of_row in rows:
            cells_of_row.extend([""] * (width - now))
    rows.extend([""] * max(width, now) for _ in range(height - len(rows)))


def _sharing_texts(rows: Iterable[list[object]]) -> list[list[object]]:
    """Equal texts become one object: what recurs in every row, categories and countries, takes memory once."""
    known: dict[object, object] = {}
    share: Callable[[object, object], object] = known.setdefault
    shared = []
    for row in rows:
        shared.append([share(cell, cell) if cell.__class__ is str else cell for cell in row])
        if len(known) > MOST_SHARED:
            share = known.get  # names hardly recur; remembering them all would cost more than it saves
    return shared


def _formats(archive: _Archive, sheet: str) -> Formats:
    """The formats of a sheet: of a part of an .xlsx archive, of a name in an .ods one."""

    def find() -> Formats:
        if archive.kind() == "ods":
            content, common = partial(archive.chunks, "content.xml"), partial(_styles, archive, "styles.xml")
            return Formats(*ods_cells.formatted_cells(content, common, sheet))
        styles = xlsx_styles.read_styles(_styles(archive, "xl/styles.xml"))
        return Formats(*xlsx_cells.formatted_cells(partial(archive.chunks, sheet), styles))

    return _read_later(archive, "number formats", find)


def _formulas(archive: _Archive, sheet: str) -> Mapping[Position, str]:
    """The formulas of a sheet, named as for `_formats`."""

    def find() -> Mapping[Position, str]:
        if archive.kind() == "ods":
            return ods_cells.formulas(archive.chunks("content.xml"), sheet)
        return xlsx_cells.formulas(partial(archive.chunks, sheet))

    return _read_later(archive, "formulas", find)


def _styles(archive: _Archive, part: str) -> Iterator[bytes]:
    return archive.small(part) if archive.has(part) else iter(())


def _read_later(archive: _Archive, what: str, read: Callable[[], _Found]) -> _Found:
    """What is read only when it is asked for; the file may have gone or changed since."""
    try:
        return read()
    except OSError as error:
        message = "the file was moved while it was being read"
        raise _refusal(archive.path, message, "Leave it in its place and try again") from error
    except PasswordError:
        raise _refusal(archive.path, _PASSWORD, _NO_PASSWORD) from None
    except DamagedError as error:
        raise _refusal(archive.path, f"its {what} cannot be read: {error}", _SAVE_ANEW) from error


def _refuse_twins(names: Iterable[str]) -> None:
    for name, count in Counter(names).items():
        if count > 1:
            raise DamagedError(f'{count} of its sheets are named "{name}"')


def _resolved(part: str, target: str) -> str:
    """A relationship's target, seen from the part that names it, as a path inside the archive."""
    steps: list[str] = []
    for step in PurePosixPath(PurePosixPath(part).parent, target.replace("\\", "/")).parts:
        if step == ".." and steps:
            steps.pop()
        elif step not in ("/", "..", "."):
            steps.append(step)
    return "/".join(steps)


def _suspicious(extent: Extent) -> bool:
    return extent.area > LARGEST_AREA or (extent.area > SPARSE_AREA and bool(extent.far_cells()))


def _too_large(sheet: str, extent: Extent) -> Iterator[Problem]:
    if not _suspicious(extent):
        return
    size = f"{extent.height:,} rows and {extent.width:,} columns"
    far = extent.far_cells()
    for row, column in far:
        message = f"this cell lies far from the others; with it the sheet has {size}"
        remedy = "Delete the cell with its row and column, save, and try again"
        yield Problem(sheet, cell_address(row, column), "", message, remedy)
    if not far:
        yield Problem(sheet, "", "", f"the sheet is too large: {size}", "Split the rows over several workbooks")


_KNOWN_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


def _unreadable_errors(sheet: str, scan: SheetScan) -> Iterator[Problem]:
    """Errors by newer names, which python-calamine stops at: they have to go before anything else can be told."""
    for (row, column), text in sorted(scan.errors.items()):
        if text not in _KNOWN_ERRORS:
            remedy = "Mend the formula, or type the value in its place"
            yield Problem(sheet, cell_address(row, column), text, "the cell shows an error", remedy)


def _unreadable_sheet(sheet: str, reason: str) -> Problem:
    return Problem(sheet, "", "", f"the sheet cannot be read: {reason}", _SAVE_ANEW)


# Zip files -----------------------------------------------------------------------------

_CHUNK = 256 * 1024
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")


class _Archive:
    """A zip file that is not trusted: sizes are declared, bearable, and held to while unpacking."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as stream:
            start = stream.read(8)
        if not start:
            raise _refusal(path, "the file is empty (0 bytes)", "Save or copy the workbook again")
        if start == _COMPOUND_FILE:
            raise self._compound_file()
        try:
            with ZipFile(path) as opened:
                members = opened.infolist()
                twofold = [member for member in members if not self._named_alike(member)]
        except (BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OSError) as error:
            if isinstance(error, OSError) and error.errno != errno.EINVAL:
                raise  # the disk's fault; EINVAL comes of an offset in the file that leads nowhere
            if start.startswith(b"PK"):
                raise _refusal(path, _DAMAGED, _COPY_AGAIN) from error
            message = f"this is no workbook, although its name ends in {path.suffix}"
            raise _refusal(path, message, _SAVE_AS) from error
        if twofold:
            part = twofold[0].filename
            raise _refusal(path, f"{_DAMAGED}: its part {part} has another name where it begins", _COPY_AGAIN)
        # Names as python-calamine looks them up: any case, either slash.
        self._members = {member.filename.replace("\\", "/").lower(): member for member in members}
        if len(self._members) < len(members):
            raise _refusal(path, f"{_DAMAGED}: two parts of it have the same name", _SAVE_ANEW)
        size = sum(member.file_size for member in members)
        if size > LARGEST_UNPACKED:
            message = f"unpacked, the file would take {_gib(size)}; up to {_gib(LARGEST_UNPACKED)} are read"
            raise _refusal(path, message, "Delete sheets and pictures that are not needed, or split the rows")

    def _compound_file(self) -> InputError:
        """What Excel wraps an encrypted workbook in; old .xls files look the same from outside."""
        encrypted = "EncryptedPackage".encode("utf-16-le")
        before = b""
        with self.path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                if encrypted in before + chunk:
                    return _refusal(self.path, _PASSWORD, _NO_PASSWORD)
                before = chunk[-len(encrypted) :]
        return _refusal(self.path, "this is an old .xls workbook under another ending", _SAVE_AS)

    def has(self, part: str) -> bool:
        return part.lower() in self._members

    def kind(self) -> str:
        """What the content says it is: "xlsx", "ods", "xlsb", or "" for any other archive."""
        if self.has("xl/workbook.xml"):
            return "xlsx"
        if self.has("xl/workbook.bin"):
            return "xlsb"
        type_ = b"".join(self.small("mimetype")) if self.has("mimetype") else b""
        return "ods" if type_.startswith(b"application/vnd.oasis.opendocument.spreadsheet") else ""

    def small(self, part: str) -> Iterator[bytes]:
        """Like `chunks`, for parts that are small in every real workbook."""
        if self.has(part) and self._members[part.lower()].file_size > LARGEST_PART:
            raise DamagedError(f"its part {part} is larger than in any real workbook")
        return self.chunks(part)

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part, unpacked piece by piece; DamagedError as soon as it is not what the archive declares."""
        if not self.has(part):
            raise DamagedError(f"its part {part} is missing")
        member = self._members[part.lower()]
        left, checksum = member.file_size, 0
        for chunk in self._unpacked(member):
            left -= len(chunk)
            if left < 0:
                break
            checksum = zlib.crc32(chunk, checksum)
            yield chunk
        if left:
            raise DamagedError(f"its part {part} is not as large as declared")
        if checksum != member.CRC:
            raise DamagedError(f"its part {part} was damaged on the way: its checksum is wrong")

    def _named_alike(self, member: ZipInfo) -> bool:
        """Whether a part begins with the name that the list of parts gives it: no checksum covers the names."""
        with self.path.open("rb") as stream:
            stream.seek(max(member.header_offset, 0))
            header = stream.read(_LOCAL_HEADER.size)
            if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\3\4"):
                return True  # it is somewhere else altogether, which is told when the part is needed
            name = stream.read(_LOCAL_HEADER.unpack(header)[1])
        encoding = "utf-8" if member.flag_bits & 0x800 else "cp437"
        return name.decode(encoding, "replace") == member.orig_filename

    def _unpacked(self, member: ZipInfo) -> Iterator[bytes]:
        # Not ZipFile.open: that stops at the declared size, and what lies behind it would go unseen.
        if member.flag_bits & 1:
            raise PasswordError
        if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise DamagedError(f"its part {member.filename} is packed in a way that is not read")
        if member.header_offset < 0:
            raise DamagedError(f"its part {member.filename} is not where it should be")
        with self.path.open("rb") as stream:
            stream.seek(member.header_offset)
            header = stream.read(_LOCAL_HEADER.size)
            if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\3\4"):
                raise DamagedError(f"its part {member.filename} is not where it should be")
            _, name, extra = _LOCAL_HEADER.unpack(header)
            stream.seek(name + extra, 1)
            packed = _limited(stream, member.compress_size)
            yield from packed if member.compress_type == ZIP_STORED else _inflated(packed, member.filename)


def _limited(stream: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (chunk := stream.read(min(size, _CHUNK))):
        size -= len(chunk)
        yield chunk


def _inflated(packed: Iterator[bytes], name: str) -> Iterator[bytes]:
    engine = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for chunk in packed:
            while chunk and not engine.eof:
                yield engine.decompress(chunk, _CHUNK)
                chunk = engine.unconsumed_tail
        yield engine.flush()
    except zlib.error as error:
        raise DamagedError(f"its part {name} cannot be unpacked") from error


def _gib(size: int) -> str:
    return f"{math.ceil(size / 1024**3 * 10) / 10:,g} GiB"  # rounded up: never the limit itself when above it
