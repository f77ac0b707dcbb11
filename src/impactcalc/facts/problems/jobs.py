"""Jobs by industry that cannot be right."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class SectorDoubtful(ProblemFact):
    """A number that is a division of ISIC and a sector of NAICS."""


class UnknownSector(ProblemFact):
    """No sector of this code or name; `schemes` are classifications that have it."""

    schemes: tuple[str, ...]


class JobsOfKnownPlace(ProblemFact):
    """Jobs of a place of the United States."""


class FewerInNation(ProblemFact):
    """Fewer jobs in the nation than in the place."""

    here: float


class TotalTwice(ProblemFact):
    """Two rows of the total, or of the population."""

    row: str


class DivisionTwice(ProblemFact):
    """A division that is in two rows; `other` is the other one."""

    division: int
    other: str


class NoJobs(ProblemFact):
    """No jobs in any sector."""


class WhichSheet(ProblemFact):
    """A file of several sheets, none of which is surely that of the jobs; `wanted` is the one that was asked for and
    is not there."""

    wanted: str
    sheets: tuple[str, ...]


class NoJobRows(ProblemFact):
    """A sheet of jobs without rows."""


class JobsOfNationBlank(ProblemFact):
    """The jobs of the nation, or its people, are blank and not known; `table` of `office` may have them."""

    country: str
    people: bool
    office: str
    table: str


class OwnJobsMissing(ProblemFact):
    """A region of the user's own, and nothing of its jobs."""


class JobsSaid(Protocol):
    """What a language says of these."""

    def sector_doubtful(self, fact: SectorDoubtful, /) -> Wrong: ...
    def unknown_sector(self, fact: UnknownSector, /) -> Wrong: ...
    def jobs_of_known_place(self, fact: JobsOfKnownPlace, /) -> Wrong: ...
    def fewer_in_nation(self, fact: FewerInNation, /) -> Wrong: ...
    def total_twice(self, fact: TotalTwice, /) -> Wrong: ...
    def division_twice(self, fact: DivisionTwice, /) -> Wrong: ...
    def no_jobs(self, fact: NoJobs, /) -> Wrong: ...
    def which_sheet(self, fact: WhichSheet, /) -> Wrong: ...
    def no_job_rows(self, fact: NoJobRows, /) -> Wrong: ...
    def jobs_of_nation_blank(self, fact: JobsOfNationBlank, /) -> Wrong: ...
    def own_jobs_missing(self, fact: OwnJobsMissing, /) -> Wrong: ...
