"""Batches: what became of inputs, and what is kept."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import NoteFact

# `problems` are the user's to mend; `too_long` and `too_large` met a limit; `died` is a process that ended in the
# midst of it, twice; `fault` is ours; `left_out` is no study; `not_done` was not come to before a stop.
Status = Literal["done", "problems", "too_long", "too_large", "died", "fault", "left_out", "not_done"]


class LeftOut(NoteFact):
    """An input that is no study; `ending` is that of reports, or of one sheet."""

    why: Literal["no path", "twice", "folder", "report", "no file", "one sheet", "no workbook"]
    ending: str = ""


class LeftOutUnread(NoteFact):
    """An input that is no study, or of which nobody knows: it cannot be read, for a reason that is given."""

    why: str


class NotToBeRead(NoteFact):
    """A study that cannot be read, for a reason that the system gives."""

    reason: str


class OfEarlierVersion(NoteFact):
    """Outputs of an input as it was before, which are still there."""

    names: tuple[str, ...]


class OutputsOfGone(NoteFact):
    """Outputs of inputs that are gone: the first of them, and how many more there are."""

    names: tuple[str, ...]
    more: int


class DoneAndAsTheyWere(NoteFact):
    """How many of all studies are not done again, and which are, if those are few."""

    kept: int
    whole: int
    to_do: tuple[str, ...]


class StudyMayTake(NoteFact):
    """What one study may take: seconds and megabytes, 0 where that has no limit."""

    seconds: float
    megabytes: int


class BecameOf(NoteFact):
    """What became of an input: what is said of it first, and how much more there is."""

    name: str
    became: Status
    first: str
    more: int


class StudiesReported(NoteFact):
    """How many studies were reported, of how many, how many were not come to and how many inputs were none."""

    done: int
    whole: int
    waiting: int
    left: int


class BatchesSaid(Protocol):
    """What a language says of these."""

    def left_out(self, fact: LeftOut, /) -> str: ...
    def left_out_unread(self, fact: LeftOutUnread, /) -> str: ...
    def not_to_be_read(self, fact: NotToBeRead, /) -> str: ...
    def of_earlier_version(self, fact: OfEarlierVersion, /) -> str: ...
    def outputs_of_gone(self, fact: OutputsOfGone, /) -> str: ...
    def done_and_as_they_were(self, fact: DoneAndAsTheyWere, /) -> str: ...
    def study_may_take(self, fact: StudyMayTake, /) -> str: ...
    def became_of(self, fact: BecameOf, /) -> str: ...
    def studies_reported(self, fact: StudiesReported, /) -> str: ...
