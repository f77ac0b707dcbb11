"""Spending abroad, and trips."""

from __future__ import annotations

from impactcalc.facts.assumptions import abroad as f
from impactcalc.facts.fact import Taken
from impactcalc.words.en.numbers import rows
from impactcalc.words.en.places import country_words


def host_without_table(fact: f.HostWithoutTable) -> Taken:
    why = "no table of the country" if fact.country else "the partner country is blank"
    return Taken("Abroad", f"{country_words(fact.country)}: multipliers", "none: direct spending only", why)


def host_table(fact: f.HostTable) -> Taken:
    value = f"{fact.name}: {fact.title}; the table nearest to the year of the spending"
    return Taken("Abroad", f"{fact.country}: multipliers", value, "; ".join(fact.sources))


def host_table_fact(fact: f.HostTableFact) -> Taken:
    return Taken("Abroad", f"{fact.country}, {fact.name}: {fact.what}", fact.value, fact.title)


def trips_bought_at_home(fact: f.TripsBoughtAtHome) -> Taken:
    return Taken(
        "Abroad",
        "fares and travel agents of trips",
        f"bought at home before the trip, by residents: {rows(fact.rows)}; a foreign "
        "airline's part of a fare leaks, at the share of the table's bridge",
        "methods, section 8",
    )
