"""Purchasing power and the countries' accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from impactcalc.impact.abroad.host_country import MEASURES, HostCountry
from impactcalc.impact.abroad.world import World
from impactcalc.impact.effects.regional_power import RegionalPower
from impactcalc.impact.result import Result
from impactcalc.known.periods import is_fiscal, span_words
from impactcalc.report.tables.lines import text
from impactcalc.report.tables.table import Field, Kind, Subject, Values, floats
from impactcalc.report.terms import JOB_UNITS
from impactcalc.report.words.speaking import term
from impactcalc.words.speaking import language, phrase

INTERNATIONAL = "international dollars of the report year"
HEADINGS = {
    "spent": "Spending",
    "direct": "Direct output",
    "total_type_1": "Output, Type I",
    "total_type_2": "Output, Type II",
}
SAYS = {
    "spent": "What was spent there, at the prices paid.",
    "direct": "Sales of the industries there in which it was spent.",
    "total_type_1": "With those of their suppliers there; the direct ones again where the country has no table.",
    "total_type_2": "With what the pay earned there buys; the direct ones again where the country has no table.",
}
Hosts = tuple[HostCountry, ...]


def _hosts(result: Result) -> Hosts:
    return result.world_contribution.countries


def _named(host: HostCountry) -> str:
    return language().country_words(host.name)


def _of(name: str) -> Callable[[Hosts], Values]:
    return lambda hosts: floats([getattr(host, name) for host in hosts])


PPP: Subject[Hosts] = Subject(
    "ppp",
    "The contribution to output by host country, at market rates and in international dollars. Sums over countries are "
    "contribution only: impacts are never added over countries.",
    _hosts,
    (
        text("iso3", "text", "Code", "The country's code (ISO 3166, three letters).", lambda host: host.iso3 or None),
        text("name", "words", "Host country", "The country; at home the place.", _named),
        text("own_table", "yes_no", "Own multipliers", "no: direct spending only.", lambda host: host.own_table),
        *(Field(m, "money", f"{HEADINGS[m]}, market rates", SAYS[m], _of(m)) for m in MEASURES),
        *(
            Field(f"ppp_{m}", "money", f"{HEADINGS[m]}, PPP", SAYS[m], _of(f"ppp_{m}"), INTERNATIONAL)
            for m in MEASURES
        ),
        text("why_not_converted", "words", "Not converted, why", "Empty where it was converted.",
              lambda host: phrase(host.why_not_converted)),
    ),
    index=("iso3", "name"),
    primary=("name",),
    path="ppp.by_country",
)  # fmt: skip
NOT_CONVERTED: Subject[Hosts] = Subject(
    "not_converted",
    "What could not be said in international dollars, and why.",
    lambda result: tuple(result.world_contribution.not_converted),
    (
        text("name", "words", "Country", "The country.", _named),
        Field("amount", "money", "Amount", "Direct output at market rates.", _of("direct")),
        text("reason", "words", "Why", "What was missing.", lambda host: phrase(host.why_not_converted)),
    ),
    index=("name",),
    path="ppp.not_converted",
)
_MONTHS: Field[list[Any]] = Field(
    "period", "text", "Months", "Of a fiscal year; empty: the calendar year.",
    lambda found: [span_words(one[1]) if is_fiscal(one[1]) else None for one in found],
)  # fmt: skip
PRICE_LEVELS = Subject(
    "price_levels",
    "The price level ratios used: purchasing power parity over the market rate, United States = 1.",
    lambda result: [(host.iso3, *found) for host in _hosts(result) for found in host.price_level_ratios],
    (
        Field("iso3", "text", "Country", "Its code.", lambda found: [one[0] or None for one in found]),
        Field("year", "year", "Year", "Of the activities.", lambda found: [one[1] for one in found]),
        _MONTHS,
        Field("ratio", "rate", "Price level ratio", "0.5: a dollar buys there what two buy in the United States.",
              lambda found: floats([one[2] for one in found]), "United States = 1"),
        Field("source", "words", "Source", "Where it comes from.", lambda found: [phrase(one[3]) for one in found]),
    ),
    index=("iso3", "year", "period"),
    primary=(),
    path="ppp.price_levels",
)  # fmt: skip


def _sum(key: str, of: Callable[[World, str], float], heading: str, says: str, unit: str = "") -> Field[World]:
    return Field(key, "money", heading, says, lambda world: floats([of(world, m) for m in MEASURES]), unit)


PPP_SUMS = Subject(
    "ppp_sums",
    "Sums over all host countries, contribution only, with the lowest and the highest that they can be: what could not "
    "be converted at the extreme price levels of its year, what has no table at the extremes of any economy's table.",
    lambda result: result.world_contribution,
    (
        Field("measure", "text", "Measure", "spent, direct, total_type_1, total_type_2.", lambda _: MEASURES),
        _sum("market", lambda w, m: w.market(m), "Market rates", "At market rates."),
        _sum("market_low", lambda w, m: w.market_low.get(m, np.nan), "Market, lowest", "At least."),
        _sum("market_high", lambda w, m: w.market_high.get(m, np.nan), "Market, highest", "At most."),
        _sum("ppp", lambda w, m: w.ppp(m), "PPP", "What could be converted.", INTERNATIONAL),
        _sum("ppp_low", lambda w, m: w.low.get(m, np.nan) if w.bounded else np.nan, "PPP, lowest",
             "At least; empty where the data have no price level of its year.", INTERNATIONAL),
        _sum("ppp_high", lambda w, m: w.high.get(m, np.nan) if w.bounded else np.nan, "PPP, highest",
             "At most; empty where the data have no price level of its year.", INTERNATIONAL),
    ),
    index=("measure",),
    path="ppp.sums",
    keyed=True,
)  # fmt: skip


@dataclass(frozen=True)
class Accounts:
    """The countries, and after them the rest of the world, of which only `leaked` is known."""

    hosts: Hosts
    leaked: float

    def known(self, name: str) -> Values:
        """A figure of each country; not known of the rest."""
        return floats([*(getattr(host, name) for host in self.hosts), None])

    def words(self, of: Callable[[HostCountry], str], of_the_rest: str | None = None) -> Values:
        """A text of each country, and that of the rest."""
        return [*((of(host) or None) for host in self.hosts), of_the_rest]


def _account(key: str, kind: Kind, heading: str, says: str, unit: str = "") -> Field[Accounts]:
    return Field(key, kind, heading, says, lambda of: of.known(key), unit)


WORLD = Subject(
    "world",
    "Each country's account of the programme at market rates, contribution only, and what the rest of the world "
    "received through leakage. Jobs are not added over countries, which count them differently.",
    lambda result: Accounts(_hosts(result), result.world_contribution.leaked),
    (
        Field("iso3", "text", "Code", "The country's code; empty for the rest of the world.",
              lambda of: of.words(lambda host: host.iso3)),
        Field("name", "words", "Account", "The country; at home the place.",
              lambda of: of.words(_named, term("rest of the world"))),
        Field("tables", "words", "Own table", "The tables used; empty: direct only.",
              lambda of: of.words(lambda host: ", ".join(host.tables))),
        *(_account(m, "money", HEADINGS[m].replace("Spending", "Spent there"), SAYS[m]) for m in MEASURES),
        _account("leakage", "money", "Leakage", "Of what was spent: bought elsewhere, or taxed at the purchase."),
        _account("wages", "money", "Paid to residents as wages", "Paid to residents directly."),
        _account("value_added", "money", "Value added, Type II", "In all that it supported there."),
        _account("labour_income", "money", "Labour income, Type II", "In all that it supported there."),
        _account("jobs", "jobs", "Jobs, Type II", "In all that it supported there, as the country counts them."),
        _account("jobs_fte", "jobs", "Full-time equivalents, Type II", "Of the country's own full-time year.",
                 JOB_UNITS["jobs_fte"]),
        Field("received_through_leakage", "money", "Received through leakage", "Of the rest of the world only.",
              lambda of: floats([None] * len(of.hosts) + [of.leaked])),
        Field("jobs_basis", "words", "Jobs: how counted", "Headcount, full-time equivalents, ...",
              lambda of: of.words(lambda host: host.jobs_basis)),
        Field("why_no_jobs", "words", "Jobs: why not known", "Empty where they are known.",
              lambda of: of.words(lambda host: phrase(host.why_no_jobs))),
    ),
    index=("iso3", "name"),
    primary=("name",),
    path="world",
)  # fmt: skip


def _of_region(key: str, kind: Kind, heading: str, says: str) -> Field[Hosts]:
    return Field(key, kind, heading, says, _of(key))


PARTNER_REGIONS: Subject[Hosts] = Subject(
    "partner_regions",
    "The accounts of the regions (in the United States the counties) in which partner cities lie, contribution only: "
    "a part of their countries', seen from the region, never added to them. No rows where no region is known.",
    lambda result: result.world_contribution.regions,
    (
        text("iso3", "text", "Country", "Its code.", lambda host: host.iso3 or None),
        text("name", "words", "Region", "With the cities that were named.", lambda host: host.name),
        text("tables", "words", "Own table", "The tables used.", lambda host: ", ".join(host.tables)),
        *(_of_region(m, "money", HEADINGS[m].replace("Spending", "Spent there"), SAYS[m]) for m in MEASURES),
        _of_region("leakage", "money", "Leakage", "Bought elsewhere, in the rest of the nation too, or taxed."),
        _of_region("value_added", "money", "Value added, Type II", "In all that it supported there."),
        _of_region("labour_income", "money", "Labour income, Type II", "In all that it supported there."),
        _of_region("jobs", "jobs", "Jobs, Type II", "In all that it supported there, as the country counts them."),
        text("jobs_basis", "words", "Jobs: how counted", "Headcount, full-time equivalents, ...",
              lambda host: host.jobs_basis or None),
        text("why_no_jobs", "words", "Jobs: why not known", "Empty where they are known.",
              lambda host: phrase(host.why_no_jobs) or None),
    ),
    index=("iso3", "name"),
    path="partner_regions",
)  # fmt: skip


def _pairs(result: Result) -> list[tuple[str, str, float]]:
    matrix = result.world_contribution.spending
    return [
        (payer, place, amount)
        for payer, row in zip(matrix.payers, matrix.amounts, strict=True)
        for place, amount in zip(matrix.places, row, strict=True)
    ]


WHO_SPENDS = Subject(
    "who_spends_where",
    "Gross spending by payer and country of purchase, a row a pair.",
    _pairs,
    (
        Field("payer", "text", "Who spends", "residents, local money, those from a country by its code, or not named.",
              lambda pairs: [payer for payer, _, _ in pairs]),
        Field("spent_in", "text", "Spent in", "The country's code; empty: not named.",
              lambda pairs: [place or None for _, place, _ in pairs]),
        Field("amount", "money", "Amount", "Gross, at market rates.", lambda pairs: floats([one[2] for one in pairs])),
    ),
    index=("payer", "spent_in"),
    primary=(),
    path="who_spends_where",
)  # fmt: skip

Places = tuple[RegionalPower, ...]


def _power() -> Iterator[Field[Places]]:
    for at, m in enumerate(MEASURES):
        yield Field(m, "money", HEADINGS[m], SAYS[m], _as_it_is(at))
    for at, m in enumerate(MEASURES):
        says = "At the average prices of the nation."
        yield Field(f"at_national_prices_{m}", "money", f"{HEADINGS[m]}, at the nation's prices", says, _adjusted(at))


def _as_it_is(at: int) -> Callable[[Places], Values]:
    return lambda places: floats([place.as_it_is[at] for place in places])


def _adjusted(at: int) -> Callable[[Places], Values]:
    return lambda places: floats([place.adjusted[at] if place.adjusted else None for place in places])


REGIONAL = Subject(
    "regional_purchasing_power",
    "What the contribution buys at the nation's average prices; no rows for a study of a whole country.",
    lambda result: result.regional_power,
    (
        Field("place", "text", "Place", "Its identifier.", lambda places: [place.place for place in places]),
        *_power(),
        Field("not_converted", "words", "Not converted, why", "Empty where it was converted.",
              lambda places: [phrase(place.why_not) or None for place in places]),
    ),
    index=("place",),
    path="regional_purchasing_power",
)  # fmt: skip
PARITIES = Subject(
    "regional_parities",
    "The regional price parities used, nation = 1.",
    lambda result: [(place.place, *found) for place in result.regional_power for found in place.parities],
    (
        Field("place", "text", "Place", "Its identifier.", lambda found: [one[0] for one in found]),
        Field("year", "year", "Year", "Of the activities.", lambda found: [one[1] for one in found]),
        _MONTHS,
        Field("parity", "rate", "Price level", "1.1: prices are a tenth above the nation's.",
              lambda found: floats([one[2] for one in found]), "nation = 1"),
        Field("source", "words", "Source", "Where it comes from.", lambda found: [phrase(one[3]) for one in found]),
    ),
    index=("place", "year", "period"),
    primary=(),
    path="regional_parities",
)  # fmt: skip
