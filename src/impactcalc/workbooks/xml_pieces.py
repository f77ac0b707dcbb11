"""The XML of a workbook, piece by piece, and what is refused of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.parsers import expat

from impactcalc.facts.problems import damage as wrong
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.limits import DEEPEST, LARGEST_TAG

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
        raise DamagedError(wrong.DocumentType())

    parser = expat.ParserCreate("UTF-8")  # whatever the XML says: python-calamine reads nothing else
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = doctype
    return parser


def listen(
    parser: expat.XMLParserType, start: Callable[[str, dict[str, str]], None], end: Callable[[str], None] | None = None
) -> None:
    """Have a parser tell of its tags. DamagedError where too many lie in each other: it takes memory for each."""
    depth = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise DamagedError(wrong.BeyondReal("depth"))
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        if end is not None:
            end(name)

    parser.StartElementHandler = opened
    parser.EndElementHandler = closed


class Feed:
    """Hands XML to a parser, which reads a tag from its beginning again as long as it has not come to its end."""

    def __init__(self, parser: expat.XMLParserType) -> None:
        self._parser = parser
        self._fed = 0

    def __call__(self, xml: bytes, final: bool = False) -> None:
        """The next piece. DamagedError where a tag is longer than any real one."""
        self._parser.Parse(xml, final)
        self._fed += len(xml)
        if not final and self._fed - self._parser.CurrentByteIndex > LARGEST_TAG:
            raise DamagedError(wrong.BeyondReal("tag"))


def parsed(parser: expat.XMLParserType, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The chunks as they come, each after the parser has seen it. DamagedError when they are no proper XML."""
    begun, feed = False, Feed(parser)
    try:
        for chunk in chunks:
            if not begun and (chunk.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in chunk[:4]):
                raise DamagedError(wrong.NotUtf8())  # python-calamine would see nothing there
            begun = True
            feed(chunk)
            yield chunk
        feed(b"", True)
        yield b""
    except expat.ExpatError as error:
        raise DamagedError(wrong.Malformed(str(error))) from error
