"""What a job is: a headcount or full-time equivalents, counted alike in every place, paid as jobs of the place are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from impactcalc.impact.checks.finding import CROMPTON, Check, Findings
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
    if "jobs_fte" in economy.measures and worked is not None:
        beside = f"full-time equivalents of {worked.full_time_year:,.6g} hours a year stand beside them"
    elif worked is not None:
        beside = "how long a job is is not known in every place, so there are no full-time equivalents"
    else:
        beside = "how long a job is is not known, so there are no full-time equivalents"
    yield Check(
        "jobs-basis",
        "note",
        f"economy {economy.name}",
        f"Jobs are {economy.jobs_basis}; {beside}",
        "Say so wherever the figure is quoted: headcounts and full-time equivalents cannot be compared",
        CROMPTON,
    )


def full_time_hours_unused(f: Findings) -> Iterator[Check]:
    """The study says how long a full-time year is, and nothing is counted in it."""
    hours = f.study.settings.full_time_hours
    if hours is not None and "jobs_fte" not in f.economy.measures:
        yield Check(
            "full-time-hours-unused",
            "warning",
            "Study: full_time_hours",
            f"The study counts a full-time year as {hours:,.6g} hours, but the multipliers do not tell how long a job "
            "is: there are no full-time equivalents",
            "Leave the setting out, or use a table that has the hours per job",
            "the package's own descriptor",
        )


def jobs_counted_alike(f: Findings) -> Iterator[Check]:
    """Jobs of one place in full-time equivalents and of another by head are summed in one figure."""
    bases = {here.economy.jobs_basis: here.place for here in f.home.places if "jobs" in here.economy.measures}
    in_full_time = {basis: place for basis, place in bases.items() if _IN_FULL_TIME.search(basis)}
    if in_full_time and len(in_full_time) < len(bases):
        told = "; ".join(f"in {place} {basis}" for basis, place in bases.items())
        yield Check(
            "jobs-mixed",
            "warning",
            "economies of the places",
            f"Full-time equivalents and headcounts stand in one sum: jobs are {told}",
            "Use tables that count jobs alike, or quote the places' jobs one by one",
            CROMPTON,
        )


def pay_per_job(f: Findings) -> Iterator[Check]:
    """Pay per full-time equivalent that no mix of the place's industries has."""
    ours, theirs = pay_supported(f.home, f.impact), pay_of_places(f.home)
    for what, own, place in (
        ("full-time equivalent", ours.per_fte, theirs.per_fte),
        ("job", ours.per_job, theirs.per_job),
    ):
        if not own > 0 or not place > 0:
            continue
        if not LEAST <= own / place <= MOST:
            currency = f.basis.home_currency
            yield Check(
                "pay-per-job-unusual",
                "warning",
                f"economy {f.economy.name}",
                f"A {what} that net new spending supports pays {own:,.0f} {currency} a year, {own / place:.2g} times "
                f"the average of the place ({place:,.0f} {currency})",
                "Look at the industries that are bought from: their pay and jobs in the table, and the units of both",
                f"{f.economy.name}: labour income over jobs of all industries",
            )
        return
