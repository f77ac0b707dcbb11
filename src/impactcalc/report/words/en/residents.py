"""Who holds the jobs that are supported: those who live in the place, and those who commute to it."""

from __future__ import annotations

import math

from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.of_residents import MATTERS, lowest_share, of_residents
from impactcalc.impact.result import Result
from impactcalc.report.words.en.terms import place_name
from impactcalc.words.en.amounts import money

CENSUS = "the census of commuters of 2011-15, before remote work spread"


def resident_words(result: Result) -> tuple[str, ...]:
    """What of the jobs and the pay is residents', where commuters hold a good part; nothing elsewhere."""
    if lowest_share(result) >= MATTERS or result.net_new_spending <= 0:
        return ()
    total = EFFECTS.index("total_type_2")
    if not math.isfinite(float(result.impact_effects[total, 0])):
        total = EFFECTS.index("total_type_1")
    own = of_residents(result)
    measures, parts = result.home.measures, []
    jobs_here = float(result.impact_effects[total, measures.index("jobs")]) if "jobs" in measures else 0.0
    if jobs_here >= 0.95:  # of a part of one job nobody holds a part
        parts.append(f"{_jobs(float(own.jobs[total]))} of the {_jobs(jobs_here)} jobs")
    if "labour_income" in measures:
        currency = result.basis.home_currency
        whole = float(result.impact_effects[total, measures.index("labour_income")])
        pay = f"{money(float(own.labour_income[total]), currency)} of the {money(whole, currency)} of labour income"
        parts.append(pay)
    if not parts:
        return ()
    return (
        f"At work here, and of residents here: {' and '.join(parts)} "
        f"{'are' if jobs_here >= 0.95 else 'is'} residents'; commuters take the rest home. "
        f"{_shares(result)}, by {CENSUS}; shares of workers, not of pay.",
    )


def _shares(result: Result) -> str:
    here = result.home.places
    if len(here) == 1:
        return f"Residents hold {here[0].economy.resident_share:.0%} of the jobs in {place_name(here[0].place)}"
    low, high = (choose(one.economy.resident_share for one in here) for choose in (min, max))
    return f"Residents hold {low:.0%} to {high:.0%} of the jobs in the places of the study"


def _jobs(value: float) -> str:
    return f"{value:,.0f}" if abs(value) >= 99.95 else f"{value + 0.0:,.1f}"
