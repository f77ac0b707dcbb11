"""Inputs of which no marked copy can be made."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import DamageFact, ProblemFact


class OneCopyOfSeveral(ProblemFact):
    """One marked copy of so many inputs."""

    count: int


class CopyCalledOtherwise(ProblemFact):
    """The marked copy, or the list alone, has a name with another ending than such a workbook has."""

    copy: bool
    ending: str


class NothingToCopy(ProblemFact):
    """There is no such input."""


class PasswordOnOriginal(ProblemFact):
    """The input is protected with a password."""


class OriginalDamaged(ProblemFact):
    """The input is too damaged to be copied; `damage` is what is wrong with it."""

    damage: DamageFact


class MarkedCopiesSaid(Protocol):
    """What a language says of these."""

    def one_copy_of_several(self, fact: OneCopyOfSeveral, /) -> Wrong: ...
    def copy_called_otherwise(self, fact: CopyCalledOtherwise, /) -> Wrong: ...
    def nothing_to_copy(self, fact: NothingToCopy, /) -> Wrong: ...
    def password_on_original(self, fact: PasswordOnOriginal, /) -> Wrong: ...
    def original_damaged(self, fact: OriginalDamaged, /) -> Wrong: ...
