"""What a job is: a headcount or full-time equivalents, counted alike, paid as jobs of the place are."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import CheckFact, Said


class JobsBasis(CheckFact):
    """There are jobs: `full_time_year` hours make a full-time equivalent; where None, `somewhere` it is known."""

    codes = ("jobs-basis",)
    severities = ("note",)
    basis: str
    full_time_year: float | None
    somewhere: bool


class FullTimeHoursUnused(CheckFact):
    """The study says how long a full-time year is, and nothing is counted in it."""

    codes = ("full-time-hours-unused",)
    severities = ("warning",)
    hours: float


class JobsMixed(CheckFact):
    """Jobs of one place in full-time equivalents and of another by head stand in one sum; `bases` by place."""

    codes = ("jobs-mixed",)
    severities = ("warning",)
    bases: tuple[tuple[str, str], ...]


class PayPerJobUnusual(CheckFact):
    """A job pays more than four times, or less than a quarter of, the place's average."""

    codes = ("pay-per-job-unusual",)
    severities = ("warning",)
    full_time: bool
    pays: float
    place_pays: float
    currency: str
    table: str


class FullTimeSaid(Protocol):
    """What a language says of these."""

    def jobs_basis(self, fact: JobsBasis, /) -> Said: ...
    def full_time_hours_unused(self, fact: FullTimeHoursUnused, /) -> Said: ...
    def jobs_mixed(self, fact: JobsMixed, /) -> Said: ...
    def pay_per_job_unusual(self, fact: PayPerJobUnusual, /) -> Said: ...
