"""Uncertain numbers: what they are, and who says how far they may be off."""

from __future__ import annotations

from collections.abc import Mapping

from impactcalc.facts.origins import uncertain as f
from impactcalc.words.en.places import the

_SHARED: Mapping[f.SharedNumber, str] = {
    "delta": "How much firms buy nearby (delta)",
    "closure": "How much of the pay is spent again here",
    "local_share": "How much of the goods is made here",
    "daily_amount": "Spending per person, {}",
    "profile_shares": "What the money buys, {}",
    "rate": "Rate: {}",
}
_IN_ERROR: Mapping[f.InError, str] = {
    "jobs": "jobs",
    "income": "labour income",
    "output": "output and value added",
}


def number_of_cell(fact: f.NumberOfCell) -> str:
    return f"{fact.sheet}, {fact.id}: {fact.heading}"


def number_of_many(fact: f.NumberOfMany) -> str:
    said = fact.subject.replace("_", " ") if fact.plain else fact.subject
    return _SHARED[fact.what].format(f"US{said[2:]}" if said.startswith("us ") else said)


def residents_buy_nearby(_: f.ResidentsBuyNearby) -> str:
    return "How much residents buy nearby (delta)"


def self_employed_earn(_: f.SelfEmployedEarn) -> str:
    return "What the self-employed earn beside pay"


def error_of_multipliers(fact: f.ErrorOfMultipliers) -> str:
    return f"Error of the multipliers in {_IN_ERROR[fact.of]}, {fact.place}"


def jobs_from_another_year(fact: f.JobsFromAnotherYear) -> str:
    return f"Jobs per unit of output, moved from an earlier year, {fact.place}"


def prices_after_index(fact: f.PricesAfterIndex) -> str:
    return f"Prices of {the(fact.country)} after the last index"


def who_answered(_: f.WhoAnswered) -> str:
    return "Who answered the survey"


def found_in_regions(fact: f.FoundInRegions) -> str:
    return f"{fact.source} ({fact.regions} regions; {fact.page})"


def widened_range(fact: f.WidenedRange) -> str:
    said = f"{fact.low:g} to {fact.high:g} was typed; widened to hold what published multipliers leave"
    return f"{fact.source}; {said}" if fact.source else said


def left_out_in_turn(fact: f.LeftOutInTurn) -> str:
    return (
        f"RIMS II of {fact.regions} regions, each left out in turn: mean {fact.mean:.3f}, standard deviation of the "
        f"log {fact.deviation:.3f}; Student's t for one more region (docs/regions.md)"
    )


def spread_of_inflation(fact: f.SpreadOfInflation) -> str:
    years = f"{fact.first} to {fact.last}"
    return f"spread of its inflation in {years}, two points a year at least, the same way every carried year"


def spread_of_answers(_: f.SpreadOfAnswers) -> str:
    return "sheet Survey: the spread of the answers, with the finite-population correction"
