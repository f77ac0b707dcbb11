"""What a job is: a headcount or full-time equivalents, counted alike in every place, paid as jobs of the place are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from impactcalc.facts.checks import full_time as facts
from impactcalc.facts.where import Everywhere, Setting, Tables
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.effects.pay import pay_of_places, pay_supported

# How many times the average pay of a full-time job of the place, and how small a part of it, is no pay of a mix of its
# industries. In the shipped tables hotels and restaurants pay 0.37 to 0.9 of the average. Below a quarter are farms,
# taxis and dwellings alone, whose self-employed have no pay, and above four times refineries and ships.
MOST, LEAST = 4.0, 1 / 4
_IN_FULL_TIME = re.compile(r"\bfte\b|full[- ]time equivalent", re.IGNORECASE)


def jobs_are(f: Findings) -> Iterator[Check]:
    """What the jobs of the report count, and whether full-time equivalents stand beside them."""
    economy = f.economy
    if "jobs" not in economy.measures:
        return
    worked = economy.working_time
    known = worked.full_time_year if "jobs_fte" in economy.measures and worked is not None else None
    yield Check(facts.JobsBasis(economy.jobs_basis, known, worked is not None), Tables(economy.called))


def full_time_hours_unused(f: Findings) -> Iterator[Check]:
    """The study says how long a full-time year is, and nothing is counted in it."""
    hours = f.study.settings.full_time_hours
    if hours is not None and "jobs_fte" not in f.economy.measures:
        yield Check(facts.FullTimeHoursUnused(hours), Setting("full_time_hours"))


def jobs_counted_alike(f: Findings) -> Iterator[Check]:
    """Jobs of one place in full-time equivalents and of another by head are summed in one figure."""
    bases = {here.economy.jobs_basis: here.place for here in f.home.places if "jobs" in here.economy.measures}
    in_full_time = {basis: place for basis, place in bases.items() if _IN_FULL_TIME.search(basis)}
    if in_full_time and len(in_full_time) < len(bases):
        found = facts.JobsMixed(tuple((place, basis) for basis, place in bases.items()))
        yield Check(found, Everywhere("economies of the places"))


def pay_per_job(f: Findings) -> Iterator[Check]:
    """Pay per full-time equivalent that no mix of the place's industries has."""
    ours, theirs = pay_supported(f.home, f.impact), pay_of_places(f.home)
    for full_time, own, place in ((True, ours.per_fte, theirs.per_fte), (False, ours.per_job, theirs.per_job)):
        if not own > 0 or not place > 0:
            continue
        if not LEAST <= own / place <= MOST:
            found = facts.PayPerJobUnusual(full_time, own, place, f.basis.home_currency, f.economy.name)
            yield Check(found, Tables(f.economy.called))
        return


CHECKS = (jobs_are, full_time_hours_unused, jobs_counted_alike, pay_per_job)
