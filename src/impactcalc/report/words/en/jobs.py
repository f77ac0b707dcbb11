"""Jobs in words: about how many, part-time ones included, full-time years of work, where they arise, what they pay."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.pay import pay_of_places, pay_supported
from impactcalc.impact.result import Result
from impactcalc.words.en.amounts import NOT_AVAILABLE, money

LEAST_JOBS = "less than 0.1 of a job"  # some that would read as none


def jobs(value: float) -> str:
    """A number of jobs: whole from 100 on, else with one decimal."""
    if not math.isfinite(value):
        return NOT_AVAILABLE
    return f"{value:,.0f}" if abs(value) >= 99.95 else f"{value + 0.0:,.1f}"


def counted_jobs(value: float, one: str = "job") -> str:
    """A number of jobs with its noun: "12 jobs", "1.0 job", "0.8 of a job"; of some that would read as none, so."""
    if 0 < value < 0.05:
        return f"less than 0.1 of a {one}"
    said = jobs(value)
    if said.startswith("0.") and said != "0.0":
        return f"{said} of a {one}"
    return f"{said} {one}{'' if said == '1.0' else 's'}"


def jobs_and_full_time(jobs_found: float, full_time: float, interval: str = "", most: str = "") -> str:
    """ "about 7 jobs, part-time ones included, or about 5 full-time years of work"; the jobs alone where the latter are
    not known (nan). `interval` of the jobs, in brackets, follows them; `most` ("at most ", or nothing) stands before
    them, but for some that would read as none."""
    at_most = "" if 0 < jobs_found < 0.05 else most
    text = f"{at_most}{_about(jobs_found, 'job', 'jobs')}{interval}"
    if math.isnan(full_time) or not jobs_found > 0:
        return text
    return f"{text}, part-time ones included, or {_about(full_time, 'full-time year', 'full-time years')} of work"


def full_time_year(result: Result) -> str:
    """How long a full-time year is: "2,080 hours"; "not known" where there are no full-time equivalents."""
    worked = result.economy.working_time
    if worked is None or "jobs_fte" not in result.table.measures:
        return "not known"
    return f"{worked.full_time_year:,.6g} hours"


def jobs_by_round(found: Floats, total: int) -> str:
    """A measure of jobs (effects,) in all, `total`, and by round: "6.6, 4.2 of them direct, 1.1 with suppliers"."""
    rounds = zip(("of them direct", "with suppliers", "with households' spending"), found[:3].tolist(), strict=True)
    parts = [f"{jobs(value)} {what}" for what, value in rounds if not math.isnan(value)]
    return ", ".join([f"{jobs(float(found[total]))} supported", *parts])


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


def _about(value: float, one: str, many: str) -> str:
    """ "about 12 jobs", "about 7.6 jobs", "about 0.4 of a job", "no jobs": in digits as other sentences have them."""
    if value == 0:
        return f"no {many}"
    if value < 0.05:
        return f"{jobs(value)} {many}" if value < 0 else f"less than 0.1 of a {one}"
    said = f"{value:.1f}" if value < 9.95 else f"{math.floor(value + 0.5):,}"
    if said.startswith("0."):
        return f"about {said} of a {one}"
    return f"about {said} {one if said == '1.0' else many}"


assert EFFECTS[:3] == ("direct", "indirect", "induced")  # the order of the rounds in jobs_by_round
