"""What a job is: a headcount or full-time equivalents, counted alike, paid as jobs of the place are."""

from __future__ import annotations

from impactcalc.facts.checks import full_time as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.amounts import money
from impactcalc.words.en.sources import CROMPTON
from impactcalc.words.en.spelling import spelled


def jobs_basis(fact: f.JobsBasis) -> Said:
    if fact.full_time_year is not None:
        beside = f"full-time equivalents of {fact.full_time_year:,.6g} hours a year stand beside them"
    elif fact.somewhere:
        beside = "how long a job is is not known in every place, so there are no full-time equivalents"
    else:
        beside = "how long a job is is not known, so there are no full-time equivalents"
    counted = f"Jobs are {fact.basis}" if fact.basis else "The table does not say what its jobs count"
    return Said(
        f"{counted}; {beside}",
        "Say so wherever the figure is quoted: headcounts and full-time equivalents cannot be compared",
        CROMPTON,
    )


def full_time_hours_unused(fact: f.FullTimeHoursUnused) -> Said:
    return Said(
        f"The study counts a full-time year as {fact.hours:,.6g} hours, but the multipliers do not tell how long a job "
        "is: there are no full-time equivalents",
        "Leave the setting out, or use a table that has the hours per job",
        "the package's own descriptor",
    )


def jobs_mixed(fact: f.JobsMixed) -> Said:
    bases = "; ".join(f"in {place} {basis}" for place, basis in fact.bases)
    return Said(
        f"Full-time equivalents and headcounts stand in one sum: jobs are {bases}",
        "Use tables that count jobs alike, or quote the places' jobs one by one",
        CROMPTON,
    )


def pay_per_job_unusual(fact: f.PayPerJobUnusual) -> Said:
    what = "full-time equivalent" if fact.full_time else "job"
    return Said(
        f"A {what} that net new spending supports pays {money(fact.pays, fact.currency)} a year, "
        f"{fact.pays / fact.place_pays:.2g} times the average of the place ({money(fact.place_pays, fact.currency)})",
        "Look at the industries that are bought from: their pay and jobs in the table, and the units of both",
        f"{fact.table}: {spelled('labour')} income over jobs of all industries",
    )
