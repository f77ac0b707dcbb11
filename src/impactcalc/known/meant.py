"""What a word that people type was taken for, or why it was not."""

from __future__ import annotations

from dataclasses import dataclass

from impactcalc.facts.found import NoteFact, ProblemFact
from impactcalc.facts.problems.worded import as_fact
from impactcalc.words.speaking import wrong


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text means where there is more to it: what to say of the reading, as a `fact` or finished (`note`), and
    which `other` place it may mean."""

    word: str
    note: str = ""
    other: str = ""
    fact: NoteFact | None = None


@dataclass(frozen=True, init=False)
class Refused:
    """A text that is not understood: `fact` is what is wrong with it; a message and a remedy may stand in its place."""

    fact: ProblemFact

    def __init__(self, fact: ProblemFact | str, remedy: str = "") -> None:
        object.__setattr__(self, "fact", as_fact(fact, remedy))

    @property
    def message(self) -> str:
        """What is wrong, in words."""
        return wrong(self.fact).message

    @property
    def remedy(self) -> str:
        """What to type instead, in words."""
        return wrong(self.fact).remedy
