"""A zip file that is not trusted: nothing is unpacked before its declared size is known to be bearable."""

from __future__ import annotations

import errno
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Literal
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from python_calamine import PasswordError

from impactcalc.errors import InputError
from impactcalc.facts.problems import files as wrong
from impactcalc.facts.problems.damage import PartWrong
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.limits import LARGEST_PART, LARGEST_UNPACKED, MOST_PARTS
from impactcalc.workbooks.refusals import refusal

Kind = Literal["xlsx", "ods", "xlsb", "none"]
_CHUNK = 256 * 1024
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LONGEST_ENTRY = 1024  # bytes of the list of parts for each of them
_END, _END_MARK = struct.Struct("<12xI6x"), b"PK\5\6"
_LOCATOR, _LOCATOR_MARK = struct.Struct("<8xQ4x"), b"PK\6\7"
_LONG_END, _LONG_END_MARK = struct.Struct("<40xQ8x"), b"PK\6\6"
_COMPOUND_FILE = bytes.fromhex("D0CF11E0A1B11AE1")


class Archive:
    """A zip file that is not trusted: sizes are declared, bearable, and held to while unpacking."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with path.open("rb") as stream:
            start = stream.read(8)
        if not start:
            raise refusal(path, wrong.FileEmpty())
        if start == _COMPOUND_FILE:
            raise self._compound_file()
        try:
            if _list_size(path) > MOST_PARTS * _LONGEST_ENTRY:  # before it is read: each takes memory
                raise self._too_many()
            with ZipFile(path) as opened:
                members = opened.infolist()
                twofold = [member for member in members if not self._named_alike(member)]
        except (BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OSError) as error:
            if isinstance(error, OSError) and error.errno != errno.EINVAL:
                raise  # the disk's fault; EINVAL comes of an offset in the file that leads nowhere
            if start.startswith(b"PK"):
                raise refusal(path, wrong.FileDamaged()) from error
            raise refusal(path, wrong.NoWorkbook(path.suffix)) from error
        if len(members) > MOST_PARTS:
            raise self._too_many()
        if twofold:
            raise refusal(path, wrong.PartRenamed(twofold[0].filename))
        # Names as python-calamine looks them up: any case, either slash.
        self._members = {member.filename.replace("\\", "/").lower(): member for member in members}
        if len(self._members) < len(members):
            raise refusal(path, wrong.PartsAlike())
        size = sum(member.file_size for member in members)
        if size > LARGEST_UNPACKED:
            raise refusal(path, wrong.UnpackedTooLarge(size, LARGEST_UNPACKED, "workbook"))

    def _too_many(self) -> InputError:
        return refusal(self.path, wrong.TooManyParts(MOST_PARTS))

    def _compound_file(self) -> InputError:
        """What Excel wraps an encrypted workbook in; old .xls files look the same from outside."""
        encrypted = "EncryptedPackage".encode("utf-16-le")
        before = b""
        with self.path.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                if encrypted in before + chunk:
                    return refusal(self.path, wrong.WorkbookProtected())
                before = chunk[-len(encrypted) :]
        return refusal(self.path, wrong.WrongEnding("xls"))

    def has(self, part: str) -> bool:
        return part.lower() in self._members

    def size(self, part: str) -> int:
        """The bytes that a part takes, unpacked; DamagedError where it is missing."""
        return self._member(part).file_size

    def kind(self) -> Kind:
        """What the content says it is: "none" for any archive that is no workbook."""
        if self.has("xl/workbook.xml"):
            return "xlsx"
        if self.has("xl/workbook.bin"):
            return "xlsb"
        type_ = b"".join(self.small("mimetype")) if self.has("mimetype") else b""
        return "ods" if type_.startswith(b"application/vnd.oasis.opendocument.spreadsheet") else "none"

    def small(self, part: str) -> Iterator[bytes]:
        """Like `chunks`, for parts that are small in every real workbook."""
        if self.size(part) > LARGEST_PART:
            raise DamagedError(PartWrong(part, "too large"))
        return self.chunks(part)

    def chunks(self, part: str) -> Iterator[bytes]:
        """A part, unpacked piece by piece; DamagedError as soon as it is not what the archive declares."""
        member = self._member(part)
        left, checksum = member.file_size, 0
        for chunk in self._unpacked(member):
            left -= len(chunk)
            if left < 0:
                break
            checksum = zlib.crc32(chunk, checksum)
            yield chunk
        if left:
            raise DamagedError(PartWrong(part, "size"))
        if checksum != member.CRC:
            raise DamagedError(PartWrong(part, "checksum"))

    def _member(self, part: str) -> ZipInfo:
        if not self.has(part):
            raise DamagedError(PartWrong(part, "missing"))
        return self._members[part.lower()]

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
            raise DamagedError(PartWrong(member.filename, "packing"))
        if member.header_offset < 0:
            raise DamagedError(PartWrong(member.filename, "place"))
        with self.path.open("rb") as stream:
            stream.seek(member.header_offset)
            header = stream.read(_LOCAL_HEADER.size)
            if len(header) < _LOCAL_HEADER.size or not header.startswith(b"PK\3\4"):
                raise DamagedError(PartWrong(member.filename, "place"))
            _, name, extra = _LOCAL_HEADER.unpack(header)
            stream.seek(name + extra, 1)
            packed = _limited(stream, member.compress_size)
            yield from packed if member.compress_type == ZIP_STORED else _inflated(packed, member.filename)


def _list_size(path: Path) -> int:
    """How many bytes the list of parts takes, as the end of a zip file says; 0 where it has none."""
    with path.open("rb") as stream:
        size = stream.seek(0, 2)
        stream.seek(max(size - _END.size - 0xFFFF - _LOCATOR.size, 0))
        tail = stream.read()
        at = len(tail) - _END.size
        if not (tail.startswith(_END_MARK, max(at, 0)) and tail.endswith(b"\0\0")):
            at = tail.rfind(_END_MARK)
        if at < 0 or at + _END.size > len(tail):
            return 0
        found = int(_END.unpack_from(tail, at)[0])
        before = at - _LOCATOR.size
        if before >= 0 and tail.startswith(_LOCATOR_MARK, before):  # the long form, for more than 65,535 parts
            named = _LOCATOR.unpack_from(tail, before)[0]
            for place in (named, size - (len(tail) - before) - _LONG_END.size):
                stream.seek(min(max(place, 0), size))
                long_end = stream.read(_LONG_END.size)
                if len(long_end) == _LONG_END.size and long_end.startswith(_LONG_END_MARK):
                    found = max(found, int(_LONG_END.unpack(long_end)[0]))
    return found


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
        raise DamagedError(PartWrong(name, "not unpacked")) from error
