"""The file that a workbook is packed into: it tells how far the packing has come."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from impactcalc.files import SteadyFile
from impactcalc.pace import passed

# What packing leaves of the spelled rows: 0.12 to 0.18 of the sheets that list a million activities.
LEFT = 0.145
SAID = 4096  # rows that are told of at once


class PackedFile(SteadyFile):
    """Packing all rows takes about as long as spelling them: each counts once more while the file grows."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._rows, self._whole = 0, 0.0
        self._grown = 0
        self._passed_on = 0

    def expect(self, rows: int, letters: int) -> None:
        """So many rows, spelled in so many letters, are packed now."""
        self._rows, self._whole = rows, max(letters * LEFT, 1.0)

    def write(self, data: Any) -> int:
        """All of it, as far as the writer can tell."""
        size = super().write(data)
        if self._rows:
            self._grown += size
            now = int(self._rows * min(self._grown / self._whole, 1.0))
            if now - self._passed_on >= SAID or now == self._rows > self._passed_on:
                passed(now - self._passed_on)
                self._passed_on = now
        return size
