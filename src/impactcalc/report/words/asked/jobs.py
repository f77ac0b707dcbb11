"""What a language says in its module `jobs`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class JobsWords(Protocol):
    """Jobs in words: about how many, part-time ones included, full-time years of work, where they arise, what they
    pay."""

    def jobs(self, value: float) -> str:
        """A number of jobs: whole from 100 on, else with one decimal."""
        ...

    def counted_jobs(self, value: float, /) -> str:
        """A number of jobs with its noun: "12.0 jobs", "0.8 of a job"; of some that would read as none, so."""
        ...

    def full_time_year(self, result: Result) -> str:
        """How long a full-time year is: "2,080 hours"; "not known" where there are no full-time equivalents."""
        ...

    def job_words(self, result: Result) -> tuple[str, ...]:
        """What a job is, how long it lasts and what it pays; nothing where the multipliers have no jobs."""
        ...
