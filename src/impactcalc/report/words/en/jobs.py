"""Jobs in words: about how many, part-time ones included, full-time years of work, where they arise, what they pay."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.pay import pay_of_places, pay_supported
from impactcalc.impact.result import Result
from impactcalc.words.en.amounts import NOT_AVAILABLE, money, reads_as_zero

FULL_TIME_YEAR = "full-time year"
LEAST = "less than 0.1"  # some that would be written 0.0


def jobs(value: float) -> str:
    """A number of jobs: whole from 100 on, else with one decimal; some that would read as none, so."""
    if not math.isfinite(value):
        return NOT_AVAILABLE
    if _so_few(value):
        return LEAST
    return f"{value:,.0f}" if abs(value) >= 99.95 else f"{value + 0.0:,.1f}"


def jobs_noun(said: str, one: str = "job") -> str:
    """What follows a number of jobs as it is written: "12.0" jobs, "1.0" job, "0.8" of a job."""
    if said.startswith("0.") and not reads_as_zero(said):
        return f"of a {one}"
    return one if said == "1.0" else f"{one}s"


def least_jobs(one: str = "job") -> str:
    """Some that would read as none."""
    return f"{LEAST} of a {one}"


def counted_jobs(value: float, one: str = "job", *, before: str = "", said: str = "") -> str:
    """A number of jobs with its noun: "12.0 jobs", "1.0 job", "0.8 of a job"; of some that would read as none, so.

    `said` is the number where a sentence has it in other digits; `before` ("at most ") stands before it, but not before
    what is less than something already.
    """
    if _so_few(value):
        return least_jobs(one)
    said = said or jobs(value)
    return f"{before}{said} {jobs_noun(said, one)}"


def bare_jobs(value: float, before: str = "") -> str:
    """The same without the noun, where the sentence has it already."""
    return f"{'' if _so_few(value) else before}{jobs(value)}"


def _so_few(value: float) -> bool:
    """Whether there are some that would be written as none."""
    return 0 < value < 0.05


def jobs_and_full_time(jobs_found: float, full_time: float, interval: str = "", most: str = "") -> str:
    """ "about 7 jobs, part-time ones included, or about 5 full-time years of work"; the jobs alone where the latter are
    not known (nan). `interval` of the jobs, in brackets, follows them; `most` ("at most ", or nothing) stands before
    them, but for some that would read as none."""
    text = f"{_about(jobs_found, 'job', most)}{interval}"
    if math.isnan(full_time) or not jobs_found > 0:
        return text
    return f"{text}, part-time ones included, or {_about(full_time, FULL_TIME_YEAR)} of work"


def full_time_year(result: Result) -> str:
    """How long a full-time year is: "2,080 hours"; "not known" where there are no full-time equivalents."""
    worked = result.economy.working_time
    if worked is None or "jobs_fte" not in result.table.measures:
        return "not known"
    return f"{worked.full_time_year:,.6g} hours"


def jobs_by_round(found: Floats, total: int, most: str = "", one: str = "job") -> str:
    """A measure of jobs (effects,) in all, `total`, and by round: "6.6 supported, 4.2 of them direct, 1.1 with
    suppliers"; in all alone where they would read as none. `most` ("at most ", or nothing) stands before them."""
    supported = float(found[total])
    if _so_few(supported):
        return f"{least_jobs(one)} supported"
    rounds = zip(("of them direct", "with suppliers", "with households' spending"), found[:3].tolist(), strict=True)
    parts = [f"{bare_jobs(value)} {what}" for what, value in rounds if not math.isnan(value)]
    return ", ".join([f"{most}{jobs(supported)} supported", *parts])


def job_words(result: Result) -> tuple[str, ...]:
    """What a job is, how long it lasts and what it pays; nothing where the multipliers have no jobs."""
    return tuple(_job_words(result)) if "jobs" in result.table.measures else ()


def _job_words(result: Result) -> Iterator[str]:
    economy, worked = result.economy, result.economy.working_time
    if economy.jobs_basis:
        full_time = ""
        if worked is not None and "jobs_fte" in result.table.measures:
            full_time = (
                f" Full-time equivalents are jobs times the hours of a job in the industry ({worked.year}) over a "
                f"full-time year of {worked.full_time_year:,.6g} hours."
            )
        yield f"Jobs are {economy.jobs_basis}.{full_time}"
    rows = result.rows
    held = (rows.sheet == "Events") & (result.steps.net_new > 0)
    if held.any():
        yield "What an event brings supports jobs for the year of the event only (job-years), not posts that stay."
    yield from _pay_words(result)


def _pay_words(result: Result) -> Iterator[str]:
    """Pay per job and per full-time equivalent, beside the place's average: who knows the place sees what cannot be."""
    currency = result.basis.home_currency
    ours, theirs = pay_supported(result.home, result.impact_effects), pay_of_places(result.home)
    if not ours.per_job > 0 or not theirs.per_job > 0:
        return
    places = "the place" if len(result.home.places) == 1 else "the places"
    yield (
        f"Pay per job supported: {money(ours.per_job, currency)} a year{_per_full_time(ours.per_fte, currency)}; "
        f"the average of all jobs of {places}: {money(theirs.per_job, currency)}"
        f"{_per_full_time(theirs.per_fte, currency)}. "
        "The self-employed are among the jobs, and what they earn is not in the pay."
    )


def _per_full_time(pay: float, currency: str) -> str:
    return f" ({money(pay, currency)} per full-time equivalent)" if np.isfinite(pay) else ""


def _about(value: float, one: str, most: str = "") -> str:
    """ "about 12 jobs", "about 7.6 jobs", "about 0.4 of a job", "no jobs": in digits as other sentences have them."""
    if value == 0:
        return f"{most}no {one}s"
    if value < 0:
        return f"{most}{counted_jobs(value, one)}"
    said = f"{value:.1f}" if value < 9.95 else f"{math.floor(value + 0.5):,}"
    return counted_jobs(value, one, before=f"{most}about ", said=said)


assert EFFECTS[:3] == ("direct", "indirect", "induced")  # the order of the rounds in jobs_by_round
