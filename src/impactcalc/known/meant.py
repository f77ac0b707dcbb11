"""What a word that people type was taken for, or why it was not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text means where there is more to it: what to say of the reading, which `other` place it may mean."""

    word: str
    note: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that is not understood: what is wrong with it, and what to type instead."""

    message: str
    remedy: str
