"""stdout and stderr as they are: of any encoding, read by nobody or by a terminal that obeys control characters."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import sys
from typing import Any, TextIO

# What reads as well in ASCII; every other character that a stream cannot show is written as its number.
_TWINS = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-", "\u2012": "-",
        "\u2013": "-", "\u2014": "-", "\u2212": "-", "\u2026": "...", "\u2192": "->", "\u00d7": "x", "\u2022": "*",
        "\u00b7": "*", "\u2264": "<=", "\u2265": ">=", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u20ac": "EUR",
    }
)  # fmt: skip
_TURNS = "\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_TURNING = re.compile(f"[{_TURNS}]")  # what turns the direction of reading, and halves of characters
# And what moves the cursor, rings and colours; but for line ends and tabs.
_ACTIVE = re.compile(f"[\x00-\x08\x0b-\x1f{_TURNS}]")
_NOBODY_READS = {errno.EPIPE, errno.EINVAL, errno.ESHUTDOWN}  # EINVAL: Windows


def inert(text: str) -> str:
    """The text with its control characters shown, not obeyed: `\\x1b`, `\\u202e`."""
    return _ACTIVE.sub(lambda found: _number(found[0]), text)


def one_line(text: str) -> str:
    """The same, with line ends shown too: for what a user typed."""
    return inert(text).replace("\n", "\\n")


def readable(name: str) -> str:
    """A file's name as text: bytes that are none are question marks."""
    return name.encode("utf-8", "replace").decode("utf-8")


def json_fit(text: str, stream: TextIO) -> str:
    """JSON text that the stream can carry: what it cannot, and what a terminal obeys, as JSON's own \\uXXXX."""
    encoding = stream.encoding or "ascii"

    def escaped(found: re.Match[str]) -> str:
        units = found[0].encode("utf-16-be", "surrogatepass")
        return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))

    text = _TURNING.sub(escaped, text)
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return re.sub("[^\x00-\x7f]", escaped, text)
    return text


def open_streams() -> None:
    """Make stdout and stderr take every text, and end quietly when nobody reads them."""
    codecs.register_error("impactcalc", _twin)
    sys.stdout = _opened(sys.stdout)
    sys.stderr = _opened(sys.stderr)


def flush_streams() -> str:
    """Write what still waits; why something could not be written, if so, such as a full disk behind stdout."""
    refused = ""
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
        raw = getattr(getattr(stream, "buffer", None), "raw", None)
        refused = refused or (raw.refused if isinstance(raw, _Sink) else "")
    return refused


class _Sink(io.FileIO):
    """A stream that never breaks what is being done: its reader may go away, its disk may be full."""

    refused = ""

    def write(self, data: Any) -> int:
        """All of it, as far as anybody can tell; `refused` says why it was not."""
        view = memoryview(data).cast("B")
        try:
            return super().write(view) or 0
        except OSError as error:
            if error.errno not in _NOBODY_READS:
                self.refused = self.refused or error.strerror or str(error)
            return view.nbytes


class _Shown(io.TextIOWrapper):
    """A stream of text that nothing turns around, whoever writes to it."""

    def write(self, text: str) -> int:
        """The text, its turning characters as their numbers."""
        super().write(_TURNING.sub(lambda found: _number(found[0]), text))
        return len(text)


def _opened(stream: TextIO | None) -> TextIO:
    if stream is None:  # closed by whoever started us
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - open as long as the process
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    stream.flush()
    raw = getattr(stream.buffer, "raw", stream.buffer)
    if type(raw) is not io.FileIO:  # a console of Windows
        stream.reconfigure(errors="impactcalc")
        return stream
    return _Shown(
        io.BufferedWriter(_Sink(raw.fileno(), "w", closefd=False)),
        encoding=stream.encoding,
        errors="impactcalc",
        line_buffering=stream.line_buffering or stream.write_through,
    )


def _twin(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    shown = "".join(
        twin if (twin := character.translate(_TWINS)).isascii() else _number(character)
        for character in error.object[error.start : error.end]
    )
    return shown, error.end


def _number(character: str) -> str:
    if character.isascii():
        return f"\\x{ord(character):02x}"
    return character.encode("ascii", "backslashreplace").decode("ascii")
