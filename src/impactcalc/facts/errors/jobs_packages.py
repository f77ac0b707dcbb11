"""Packages of the jobs of a place."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.found import ErrorFact


class JobsHaveColumns(ErrorFact):
    """Jobs with other columns, or without rows."""

    package: str
    file: str
    columns: tuple[str, ...]
    rows: int


class JobsOfOtherDivisions(ErrorFact):
    """Jobs of what is no division of ISIC, or with two totals."""

    package: str
    file: str


class JobsAboveNations(ErrorFact):
    """No jobs, or more than the nation has."""

    package: str
    file: str


class RatesOfOtherIndustries(ErrorFact):
    """Jobs per output of other industries than the nation's."""

    package: str
    file: str
    nation: str


class JobsRangeUnreadable(ErrorFact):
    """A range of jobs that is none, for a reason that is given."""

    package: str
    reason: str


class JobsRangeWithout1(ErrorFact):
    """A range of jobs that leaves out what was estimated."""

    package: str


class NoRegionOfOwnJobs(ErrorFact):
    """A place that jobs of one's own make no region."""

    package: str
    place: str


class JobsPackagesSaid(Protocol):
    """What a language says of these."""

    def jobs_have_columns(self, fact: JobsHaveColumns, /) -> str: ...
    def jobs_of_other_divisions(self, fact: JobsOfOtherDivisions, /) -> str: ...
    def jobs_above_nations(self, fact: JobsAboveNations, /) -> str: ...
    def rates_of_other_industries(self, fact: RatesOfOtherIndustries, /) -> str: ...
    def jobs_range_unreadable(self, fact: JobsRangeUnreadable, /) -> str: ...
    def jobs_range_without1(self, fact: JobsRangeWithout1, /) -> str: ...
    def no_region_of_own_jobs(self, fact: NoRegionOfOwnJobs, /) -> str: ...
