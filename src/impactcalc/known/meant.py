"""What a word that people type was taken for, or why it was not."""

from __future__ import annotations

from dataclasses import dataclass

from impactcalc.facts.found import NoteFact


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text means where there is more to it: what to say of the reading, as a `fact` or finished (`note`), and
    which `other` place it may mean."""

    word: str
    note: str = ""
    other: str = ""
    fact: NoteFact | None = None


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that is not understood: what is wrong with it, and what to type instead."""

    message: str
    remedy: str
