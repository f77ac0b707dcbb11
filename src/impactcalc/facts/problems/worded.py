"""What is not a fact yet: finished English."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class Worded(ProblemFact):
    """A problem in words."""

    message: str
    remedy: str


def as_fact(fact: ProblemFact | str, remedy: str) -> ProblemFact:
    """A fact, or a message and a remedy, as a fact."""
    return Worded(fact, remedy) if isinstance(fact, str) else fact


class WordedSaid(Protocol):
    """What a language says of these."""

    def worded(self, fact: Worded, /) -> Wrong: ...
