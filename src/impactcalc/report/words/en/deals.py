"""Deals that the programme can claim, in sentences."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.result import Result
from impactcalc.impact.rows.deals import DealsAccount, YearOfDeals
from impactcalc.report.known_effects import effect_at, is_known
from impactcalc.report.words.en.jobs import counted_jobs
from impactcalc.words.en.amounts import money
from impactcalc.words.en.numbers import in_a_row
from impactcalc.words.en.quantifiers import quantified


def deal_words(result: Result) -> tuple[str, ...]:
    """What the deals come to, in a line of its own; nothing without deals."""
    account, currency = result.deals, result.basis.home_currency
    if account is None:
        return ()
    parts = []
    if account.one_off.any():
        what = f"one-off, {money(account.one_off_claimed, currency)} in all over their years"
        parts.append(f"{what}{_deal_effects(account, account.one_off_effects, currency, 'job-year')}")
    if not account.one_off.all():
        parts.append(_yearly_deals(account, result.study.settings.year, currency))
    most = ", at most" if account.at_most else ""
    return (
        f"Deals that the programme can claim, apart from visitor spending{most}: {'; '.join(parts)}. None of this is "
        "in the figures above, and it must not be added to them.",
    )


def leaving_blank(count: int, of: int, shares: Sequence[str]) -> str:
    """That deals leave shares blank, so that what they come to is at most what is said."""
    leaving = quantified(count, of, ("deal with a claim", "deals with a claim"), ("leaves", "leave"))
    return f"{leaving} at least one share blank, for which nothing was taken off: {', '.join(shares)}."


def claimed_words(found: YearOfDeals, yearly: int, currency: str, prices: str) -> str:
    """What is claimed in a year, and how many of the yearly deals run in it."""
    running = quantified(found.runs, yearly, ("yearly deal", "yearly deals"), ("runs", "run"))
    return f"Claimed: {money(found.claimed, currency)}, {prices} prices; in {found.year} {running}."


def _yearly_deals(account: DealsAccount, year: int, currency: str) -> str:
    """The yearly deals in the study's year, and in the year in which they come to most, where that is another."""

    def said(found: YearOfDeals, which: str) -> str:
        effects = _deal_effects(account, found.effects, currency, "job") if found.runs else ""
        return f"{money(found.claimed, currency) if found.runs else 'none'} in {found.year}, {which}{effects}"

    now, peak = account.yearly_in(year), account.yearly_peak
    text = "yearly, " + said(now, "the study's year")
    if peak is None or (now.runs and peak.claimed <= now.claimed * (1 + 1e-9)):
        return text
    return f"{text}, and {said(peak, 'the peak')}"


def _deal_effects(account: DealsAccount, effects: Floats, currency: str, one: str) -> str:
    output = effects[:, account.home.measures.index("output")]
    total = effect_at("total_type_1") if math.isnan(output[effect_at("total_type_2")]) else effect_at("total_type_2")
    found = {measure: np.asarray(effects[:, m]) for m, measure in enumerate(account.home.measures)}
    parts = []
    if is_known(found, "value_added", total):
        parts.append(f"{money(found['value_added'][total], currency)} of value added")
    if is_known(found, "jobs", total):
        parts.append(counted_jobs(float(found["jobs"][total]), one))
    return f" ({in_a_row(parts or [f'{money(output[total], currency)} of output'])} supported)"
