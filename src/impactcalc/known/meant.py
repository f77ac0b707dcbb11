"""What a word that people type was taken for, or why it was not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from impactcalc.facts.found import NoteFact, ProblemFact
from impactcalc.facts.notes.places import SeveralNotes
from impactcalc.words.speaking import noted, wrong


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text means where there is more to it: what is to be said of the reading (`fact`), and which `other` place
    it may mean."""

    word: str
    fact: NoteFact | None = None
    other: str = ""

    @property
    def note(self) -> str:
        """What is to be said of it, in words; "" for nothing."""
        return noted(self.fact) if self.fact else ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A text that is not understood: `fact` is what is wrong with it."""

    fact: ProblemFact

    @property
    def message(self) -> str:
        """What is wrong, in words."""
        return wrong(self.fact).message

    @property
    def remedy(self) -> str:
        """What to type instead, in words."""
        return wrong(self.fact).remedy


def together(facts: Iterable[NoteFact | None]) -> NoteFact | None:
    """All that is to be said, as one; None where nothing is."""
    found = tuple(fact for fact in facts if fact is not None)
    return SeveralNotes(found) if len(found) > 1 else next(iter(found), None)
