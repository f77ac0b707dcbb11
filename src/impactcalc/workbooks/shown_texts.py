"""How much text the cells of a workbook show: a shared text of .xlsx is stored once and unfolds in every cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from impactcalc.facts.problems import damage as wrong
from impactcalc.workbooks.cell_names import DamagedError
from impactcalc.workbooks.limits import MOST_TEXT, MOST_TEXTS
from impactcalc.workbooks.sheet_scan import SheetScan
from impactcalc.workbooks.xlsx_quick import usual_addresses, windows
from impactcalc.workbooks.xlsx_walk import walk
from impactcalc.workbooks.xml_pieces import Reader, UnusualXmlError

LARGEST_SHARED = 8 * 1024**2  # bytes of one shared text: 32,767 letters may each have a font of their own
Sizes = npt.NDArray[np.float64]
_DECLARED_TEXTS = re.compile(rb"uniqueCount\s*=\s*[\"']\s*\+?(\d+)")
_BEGINS = re.compile(rb"<(?:[^\s<>/!?\"']+:)?si(?=[\s/>])")
_LONGEST_BEGIN = 200  # bytes that are looked at again, where a tag may be cut in two
_USE = re.compile(rb'\st="s"[^>]*+>\s*+<v[^>]*+>\s*+(\d{1,9})\s*+</v')
_INLINE = re.compile(rb"<(?:t|v)(?:\s[^>]*)?>([^<]+)")


def shared_sizes(chunks: Iterable[bytes]) -> Sizes:
    """The bytes that each shared text of an .xlsx workbook takes, at most.

    DamagedError where there are more than python-calamine could hold: it takes memory for as many as they say they are.
    """
    starts: list[int] = []
    before, at, commented = b"", 0, False
    for chunk in chunks:
        window = before + chunk
        offset = at - len(before)
        known = starts[-1] if starts else -1
        starts += [place for found in _BEGINS.finditer(window) if (place := offset + found.start()) > known]
        at += len(chunk)
        if at - (starts[-1] if starts else 0) > LARGEST_SHARED:
            raise DamagedError(wrong.TextBeyondCell())
        if max(len(starts), *map(int, _DECLARED_TEXTS.findall(window)), 0) > MOST_TEXTS:
            raise DamagedError(wrong.MoreThanListed(MOST_TEXTS, "texts"))
        if at > MOST_TEXT + LARGEST_SHARED:
            raise DamagedError(wrong.TooMuchText(MOST_TEXT))
        if b"<![CDATA[" in window:  # python-calamine would drop its content without a word
            raise DamagedError(wrong.TextNotRead())
        commented = commented or b"<!--" in window
        before = window[-_LONGEST_BEGIN:]
    sizes = np.diff(np.array([*starts, at], dtype=np.float64))
    if commented and len(sizes):  # what stands in a comment counts as none of them: which is which is not known
        sizes[:] = sizes.max()
    return sizes


class ShownText:
    """Adds up what the cells of a workbook show. DamagedError as soon as that is too much."""

    def __init__(self, shared: Sizes) -> None:
        self._shared = shared
        self._longest = float(shared.max()) if len(shared) else 0.0
        self._bytes = 0.0

    def add(self, read: Reader, cells: int, size: int) -> None:
        """A sheet of `cells` cells at most and `size` bytes of XML; read again only where that tells too little."""
        if self._bytes + cells * self._longest + size <= MOST_TEXT:
            self._bytes += cells * self._longest + size
            return
        for part in self._parts(read):
            self._bytes += part
            if self._bytes > MOST_TEXT:
                raise DamagedError(wrong.TooMuchText(MOST_TEXT))

    def _parts(self, read: Reader) -> Iterator[float]:
        before = self._bytes
        try:
            for has_cells, window in windows(read()):
                if has_cells:
                    usual_addresses(window)  # for its refusal of other dialects
                    yield float(sum(map(len, _INLINE.findall(window))))
                    used = _USE.findall(window)
                    if len(used) < window.count(b't="s"'):
                        raise UnusualXmlError
                    yield self._of(used)
        except UnusualXmlError:
            self._bytes = before
            for cell in walk(read(), SheetScan()):
                number = cell.text.strip()
                shared = cell.type == "s" and number.isdecimal()
                yield self._of([number.encode()]) if shared else 4.0 * cell.letters

    def _of(self, used: list[bytes]) -> float:
        numbers = np.array(used, dtype=np.int64) if used else np.empty(0, dtype=np.int64)
        return float(self._shared[numbers[numbers < len(self._shared)]].sum())
