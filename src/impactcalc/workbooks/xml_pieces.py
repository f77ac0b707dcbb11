"""The XML of a workbook, piece by piece, and what is refused of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from impactcalc.workbooks.cell_names import DamagedError

LARGEST_PIECE = 16 * 1024**2  # bytes without a cell boundary; real sheets have one every few hundred
LARGEST_TEXT = 1024**2  # letters of a cell; Excel allows 32,767, and python-calamine needs 48 bytes for each
Reader = Callable[[], Iterable[bytes]]  # gives the unpacked XML from its beginning, piece by piece


def is_true(value: str) -> bool:
    """An XML attribute that says yes."""
    return value.strip() in ("1", "true")


class UnusualXmlError(Exception):
    """Valid, perhaps, but not the dialect that the regular expressions know."""


def xml_parser() -> expat.XMLParserType:
    def doctype(*_: object) -> None:
        raise DamagedError("it holds a document type declaration, which no spreadsheet program writes")

    parser = expat.ParserCreate("UTF-8")  # whatever the XML says: python-calamine reads nothing else
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = doctype
    return parser


def parsed(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks as they come, each after the parser has seen it. DamagedError when they are no proper XML."""
    begun = False
    try:
        for chunk in chunks:
            if not begun and (chunk.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in chunk[:4]):
                raise DamagedError("it is not written in UTF-8")  # python-calamine would see nothing there
            begun = True
            parser.Parse(chunk, False)
            yield chunk
        parser.Parse(b"", True)
        yield b""
    except expat.ExpatError as error:
        raise DamagedError(f"its XML breaks off or is malformed ({error})") from error
