"""What is not a fact yet: finished English."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.found import NoteFact


class WordedNote(NoteFact):
    """A note in words: what a place was read as."""

    text: str

    @property
    def read_alike(self) -> str:
        """By how it begins."""
        return "read as" if self.text.startswith("read as") else self.text.split(",")[0]


class WordedSaid(Protocol):
    """What a language says of these."""

    def worded_note(self, fact: WordedNote, /) -> str: ...
