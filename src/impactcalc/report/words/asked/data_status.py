"""What a language says in its module `data_status`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class DataStatusWords(Protocol):
    """How old what is used for a place and a year is, and what that does: plain sentences, with figures where there
    are."""

    def status_lines(self, place: str, typed: str, year: int | None) -> Iterator[str]:
        """What a study of a place and a year would rest on; without a year, of the newest table of its country."""
        ...

    def shipped_lines(self) -> Iterator[str]:
        """What is shipped, and how far it reaches, without a place."""
        ...
