"""What must hold of the multipliers that a package gives."""

from __future__ import annotations

import math

from impactcalc.facts.fact import Holds
from impactcalc.facts.found import ErrorFact
from impactcalc.facts.identities import multipliers as f
from impactcalc.words.en.amounts import money
from impactcalc.words.en.inner import inner_phrase, inner_problem

_EFFECTS = {"I": "direct and indirect", "II": "and induced"}
_ENDS = {"one": "Type I, at least one", "nation": "Type I, within the nation's"}


def _or(reason: ErrorFact | None, found: str) -> str:
    """Why it could not be computed, or what was found."""
    return found if reason is None else inner_phrase(reason)


def _extremes(ends: f.Ends | None) -> str:
    if ends is None:
        return ""
    low, low_industry, high, high_industry = ends
    return f"{low:.3f} ({low_industry}) to {high:.3f} ({high_industry})"


def _per(unit: str) -> str:
    return f"per million {unit or 'US dollars'} of output"


def spectral_radius(_: f.SpectralRadius) -> Holds:
    return Holds("spectral radius", "The domestic table is productive: no industry needs more than it makes.", "of A_d")


def inverse_is_one(fact: f.InverseIsOne) -> Holds:
    return Holds("Leontief inverse", "L (I - A_d) is the identity matrix.", _or(fact.reason, "largest cell"))


def type1_lowest(fact: f.Type1Lowest) -> Holds:
    return Holds(
        "Type I, lowest",
        "A unit of final demand takes at least that unit of output.",
        _or(fact.reason, _extremes(fact.ends)),
    )


def households_spending(_: f.HouseholdsSpending) -> Holds:
    return Holds(
        "households' spending",
        "Of personal income, households spend less than all on domestic output.",
        "of personal income",
    )


def purchases_highest(fact: f.PurchasesHighest) -> Holds:
    return Holds(
        "households' purchases, highest",
        "Households buy no more from an industry than it makes.",
        f"of its output, the most: {fact.industry}",
    )


def purchases_lowest(fact: f.PurchasesLowest) -> Holds:
    return Holds(
        "households' purchases, lowest",
        "Households buy no less than nothing from an industry.",
        f"of its output, the least: {fact.industry}",
    )


def households_room(fact: f.HouseholdsRoom) -> Holds:
    return Holds(
        "households' room", "A unit of income returns less than a unit of pay.", _or(fact.reason, "1 - w_h L h")
    )


def type2_two_ways(fact: f.Type2TwoWays) -> Holds:
    return Holds(
        "Type II, two ways",
        "The rank-one update of L is the industry block of the bordered inverse.",
        _or(fact.reason, "largest cell"),
    )


def type2_over_type1(fact: f.Type2OverType1) -> Holds:
    return Holds(
        "Type II over Type I, lowest",
        "Closing over households takes nothing away from any industry.",
        _or(fact.reason, f"Type II: {_extremes(fact.ends)}"),
    )


def bridge_parts(fact: f.BridgeParts) -> Holds:
    return Holds(
        "bridge, parts",
        "Every part of the bridge names an industry of the table where it must, and a share between 0 and 1.",
        inner_problem(fact.first).message if fact.first else f"{fact.parts} parts in {fact.categories} categories",
    )


def bridge_shares(fact: f.BridgeShares) -> Holds:
    return Holds(
        "bridge, shares",
        "The shares of every category sum to one.",
        f"the most: {fact.worst}" if fact.worst else "the bridge is empty",
    )


def bridge_whole(fact: f.BridgeWhole) -> Holds:
    return Holds(
        "bridge, shares",
        "The shares of every category sum to one.",
        f"{fact.parts} parts in {fact.categories} categories",
    )


def bridge_taxes(_: f.BridgeTaxes) -> Holds:
    return Holds(
        "bridge, taxes on the sale",
        "At producer prices taxes on the sale are inside the flows, so the bridge takes none off.",
        "shares in all",
    )


def jobs_average(fact: f.JobsAverage) -> Holds:
    return Holds(
        "jobs, average",
        "Jobs are counted one by one and output in millions.",
        _per(fact.unit) + ("" if math.isnan(fact.pay) else f"; {money(fact.pay, fact.currency)} of compensation a job"),
    )


def jobs_highest(fact: f.JobsHighest) -> Holds:
    return Holds(
        "jobs, highest", "No industry has more jobs than its output can pay.", f"{_per(fact.unit)}: {fact.industry}"
    )


def jobs_lowest(fact: f.JobsLowest) -> Holds:
    return Holds("jobs, lowest", "No industry has fewer than no jobs.", f"{_per(fact.unit)}: {fact.industry}")


def jobs_spread(fact: f.JobsSpread) -> Holds:
    return Holds("jobs, spread", "No industry is out of line with the rest.", f"times the average: {fact.industry}")


def headline_of(fact: f.HeadlineOf) -> Holds:
    return Holds(
        f"{fact.industry}, Type {fact.kind}",
        f"Output per unit of final demand, {fact.called}.",
        f"{fact.called}: {_EFFECTS[fact.kind]}",
    )


def set_holds(fact: f.SetHolds) -> Holds:
    name, what = {
        "at least one": (
            f"Type {fact.kind}, at least one", "A unit of final demand takes at least that unit of output.",
        ),
        "over Type I": (f"{fact.measure}, Type II over Type I", "Households' spending takes nothing away."),
        "not negative": (f"{fact.measure}, not negative", "No multiplier is below zero."),
        "within the total": (
            f"{fact.measure}, within the total", "What the industry itself has is part of what all have.",
        ),
    }[fact.law]  # fmt: skip
    nearest = f"{fact.known} industries; the nearest to it is {fact.nearest}" if fact.known else "not in this set"
    return Holds(name, what, nearest)


def region_between(fact: f.RegionBetween) -> Holds:
    return Holds(
        _ENDS[fact.end],
        "Output multipliers, Type I, lie between 1 and the nation's.",
        f"{fact.industries} industries of {fact.nation}",
    )
