"""A file that is written to its end whatever the disk says, which is told once at the end."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any


class SteadyFile(io.FileIO):
    """A file that takes what comes after the disk has refused, too.

    A zip file that cannot be written is closed when Python gets to it, fails once more, and that would be told in the
    middle of everything else. OSError from `settle`, with what the disk said first.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, "w")
        self._refused: OSError | None = None

    def write(self, data: Any) -> int:
        """All of it, as far as the writer can tell."""
        view = memoryview(data).cast("B")
        written = 0
        try:
            while self._refused is None and written < view.nbytes:
                written += super().write(view[written:]) or 0
        except OSError as error:
            self._refused = error
        return view.nbytes

    def settle(self) -> None:
        """OSError where something could not be written."""
        if self._refused is not None:
            raise self._refused
