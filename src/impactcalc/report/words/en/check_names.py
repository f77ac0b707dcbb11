"""What each check that can be a warning or an error is about, in a few words: its code is on the sheet Checks.

Checks that ask the same of a reader have the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType

BLANK_SHARES, TWICE, PAID_TWICE = "shares blank", "people perhaps twice", "money perhaps twice"
NOT_SEEN = "hidden cells counted"
CHECK_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "budget-spent-where": "where the budget was spent",
        "category-without-industry": "spending without a seller here",
        "columns-hidden": NOT_SEEN,
        "costs-missing": "no programme cost",
        "deal-above-industry": "deal above its industry",
        "deals-also-activities": "deals perhaps also spending",
        "deals-displacement-not-stated": "shares of deals blank",
        "deals-jobs-differ": "jobs of deals differ",
        "deals-sale-by-category": "deals by category",
        "deals-trade-margin": "deals of trade",
        "deals-unattributed": "shares of deals blank",
        "deals-uncertain": "shares of deals blank",
        "event-visitors-also-visitors": TWICE,
        "full-time-hours-unused": "full-time hours unused",
        "host-paid-also-budget": PAID_TWICE,
        "hourly-value-unusual": "unusual value of an hour",
        "identity-broken": "multipliers do not add up",
        "imports-not-separated": "imports not told apart",
        "industry-absent": "industry not found here",
        "jobs-counted-by-residence": "jobs counted by residence",
        "jobs-imputed": "jobs partly estimated",
        "jobs-mixed": "two measures of jobs",
        "jobs-of-another-year": "jobs of another year",
        "measure-missing": "measure not known",
        "missing-attribution-share": BLANK_SHARES,
        "missing-casual-share": BLANK_SHARES,
        "missing-displaced-share": BLANK_SHARES,
        "missing-host-paid-share": BLANK_SHARES,
        "more-exchanges-than-travellers": "more exchanges than travellers",
        "more-nights-than-beds": "more nights than beds",
        "more-people-than-live-there": "more people than inhabitants",
        "more-than-the-place-makes": "more than is made here",
        "multiplier-unusually-high": "unusually high multiplier",
        "national-multipliers-on-a-place": "multipliers of a larger place",
        "no-spending": "no spending",
        "organiser-also-budget": PAID_TWICE,
        "organiser-paid-from-blank": "organiser's payer blank",
        "outbound-counted-at-home": "spending abroad counted here",
        "pay-per-job-unusual": "unusual pay per job",
        "places-overlap": "places that overlap",
        "ppp-missing": "purchasing power unknown",
        "price-level-implausible": "implausible price level",
        "rate-far-from-shipped": "unusual rate",
        "region-by-size-only": "region known by size",
        "residents-as-impact": BLANK_SHARES,
        "retail-not-margined": "goods counted whole",
        "rows-filtered": NOT_SEEN,
        "rows-hidden": NOT_SEEN,
        "rows-repeated": "rows repeated",
        "rows-struck-through": "struck-through rows counted",
        "scholarship-above-spending": "scholarship above spending",
        "sheet-hidden": NOT_SEEN,
        "spending-per-day-unusual": "unusual daily spending",
        "stay-unusually-long": "unusually long stay",
        "students-also-visitors": TWICE,
        "survey-few-answers": "few answers",
        "survey-outlier": "one member weighs much",
        "survey-question-missing": "questions unanswered",
        "survey-response": "many did not answer",
        "survey-skewed": "few members weigh much",
        "survey-strata-collapsed": "strata joined",
        "survey-unlike-network": "answers unlike the network",
        "table-of-another-year": "multipliers of another year",
        "tax-rates-high": "high tax rates",
        "tax-rates-of-another-year": "tax rates of another year",
        "totals-confirmed": "row like a total counted",
        "tuition-unusual": "unusual tuition",
        "type-1-below-1": "multiplier below one",
        "type-2-below-type-1": "multiplier below its part",
        "volunteer-hours-unusual": "unusual hours of volunteers",
    }
)  # fmt: skip


def names_of_checks(codes: Iterable[str]) -> str:
    """What checks are about, each once: "shares blank, people perhaps twice"."""
    return ", ".join(dict.fromkeys(CHECK_NAMES[code] for code in codes))
