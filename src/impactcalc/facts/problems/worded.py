"""What is not a fact yet: finished English."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class Worded(ProblemFact):
    """A problem in words."""

    message: str
    remedy: str


class WordedSaid(Protocol):
    """What a language says of these."""

    def worded(self, fact: Worded, /) -> Wrong: ...
