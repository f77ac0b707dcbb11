"""The page PPP: what the contribution is in international dollars, country by country."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.abroad.host_country import MEASURES, HostCountry
from impactcalc.impact.result import Result
from impactcalc.known.periods import year_words
from impactcalc.report.pages.identity import year_column
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.words.speaking import language, phrase

MEANING = (
    "An amount buys more where prices are low. International dollars say what it buys: the amount in US "
    "dollars at the market rate of its year, over the country's price level ratio of that year (purchasing "
    "power parity over the market rate; United States = 1), moved to the report year with the US deflator. A "
    "ratio of 0.5 means that a dollar buys there what two buy in the United States."
)
CONTRIBUTION_ONLY = (
    "The sums over countries are contribution only, gross and residents' own included. An impact is net new to "
    "one place; impacts are never added over countries."
)
NAMES = ("Spending", "Direct output", "Output, Type I", "Output, Type II")


def ppp_page(result: Result) -> Page:
    """Host countries, their price levels, what could not be converted, and the sums."""
    year = result.basis.report_words
    return Page(
        tab=term("PPP"),
        title=said().titles.ppp_title(result),
        lead=(term(MEANING), term(CONTRIBUTION_ONLY)),
        blocks=(_countries(result, year), _sums(result, year), *_levels(result), *_regional(result)),
        frozen=None,
    )


def _countries(result: Result, year: str) -> Table:
    hosts = result.world_contribution.countries
    market, ppp = said().terms.money_unit(result), term("international dollars, {year}", year=year)
    world = result.world_contribution
    columns = [
        Column(term("Host country"), "wrap", [language().country_words(host.name) for host in hosts], width=26),
        Column(
            term("Own multipliers"),
            "text",
            [term("yes") if host.own_table else term("no: direct only") for host in hosts],
            width=17,
        ),
    ]
    for name, measure in zip(map(term, NAMES), MEASURES, strict=True):
        values = np.array([getattr(host, measure) for host in hosts])
        columns.append(Column(term("{name}, market rates", name=name), "money", values, market, world.market(measure)))
    for name, measure in zip(map(term, NAMES), MEASURES, strict=True):
        columns.append(
            Column(term("{name}, PPP", name=name), "money", _converted(hosts, measure), ppp, world.ppp(measure))
        )
    columns.append(Column(term("Not converted, why"), "flag", [_why(host) for host in hosts], width=42))
    return Table(
        term("Contribution to output by host country"),
        tuple(columns),
        total_label=term("Sum"),
        notes=(
            term(
                "Where a country has no multipliers of its own in use, only its direct spending is known; its "
                "totals repeat it."
            ),
        ),
    )


def _sums(result: Result, year: str) -> Table:
    world = result.world_contribution
    ppp, market = term("international dollars, {year}", year=year), said().terms.money_unit(result)
    if not world.bounded:
        note = term("Something could not be converted, and the data have no price levels of its year to bound it with.")
    elif not world.not_converted and all(host.own_table for host in world.countries):
        note = term("Everything could be converted and has a table, so there is no lowest and no highest to give.")
    else:
        note = term(
            "What could not be converted is taken at the highest and at the lowest price level of any economy of its "
            "year, and what has no table at the least and the most output that any economy's table makes of it: the "
            "sums lie between lowest and highest."
        )
    market_bounds = [np.array([side[m] for m in MEASURES]) for side in (world.market_low, world.market_high)]
    ppp_bounds = [_bounds(result, side) for side in (world.low, world.high)]
    return Table(
        term("Sums over all host countries (contribution only)"),
        (
            Column(term("Effect"), "wrap", list(map(term, NAMES)), width=26),
            Column(term("Countries"), "text", [term("all")] * len(NAMES)),
            *_with_bounds(
                term("Market"), term("Market rates"), [world.market(m) for m in MEASURES], market, market_bounds
            ),
            *_with_bounds(
                "PPP", term("PPP, what could be converted"), [world.ppp(m) for m in MEASURES], ppp, ppp_bounds
            ),
        ),
        notes=(note,),
    )


def _with_bounds(name: str, header: str, values: list[float], unit: str, bounds: list[Floats]) -> Iterator[Column]:
    """What is known, and its lowest and highest where they are not the same."""
    yield Column(header, "money", np.array(values), unit)
    low, high = bounds
    if not np.allclose(low, high, rtol=1e-9, atol=0.5):
        yield Column(term("{name}, lowest", name=name), "money", low, unit)
        yield Column(term("{name}, highest", name=name), "money", high, unit)


def _levels(result: Result) -> tuple[Table, ...]:
    found = [
        (said().terms.country_name(host.iso3), year, ratio, source)
        for host in result.world_contribution.countries
        for year, ratio, source in host.price_level_ratios
    ]
    if not found:
        return ()
    return (
        Table(
            term("Price levels used"),
            (
                Column(term("Country"), "wrap", [name for name, _, _, _ in found], width=26),
                year_column(np.array([year for _, year, _, _ in found])),
                Column(
                    term("Price level ratio"),
                    "multiplier",
                    np.array([ratio for _, _, ratio, _ in found]),
                    term("United States = 1"),
                ),
                Column(term("Source"), "text", [phrase(source) for _, _, _, source in found], width=16),
            ),
        ),
    )


def _regional(result: Result) -> tuple[Table, ...]:
    """Places within the nation: the same idea between states, metros and counties."""
    places = result.regional_power
    if not places:
        return ()
    unit = said().terms.money_unit(result)
    parities = ["; ".join(f"{year_words(year)}: {value:.4g}" for year, value, _ in place.parities) for place in places]
    sources = ["; ".join(dict.fromkeys(phrase(source) for _, _, source in place.parities)) for place in places]
    columns = [Column(term("Place"), "wrap", [said().terms.place_name(place.place) for place in places], width=26)]
    columns.append(Column(term("Price level (nation = 1)"), "wrap", parities, width=17))
    for m, name in enumerate(map(term, NAMES)):
        columns.append(Column(name, "money", np.array([place.as_it_is[m] for place in places]), unit))
    for m, name in enumerate(map(term, NAMES)):
        values = [place.adjusted[m] if place.adjusted else None for place in places]
        columns.append(
            Column(term("{name}, at the nation's prices", name=name), "money", np.array(values, dtype=np.float64), unit)
        )
    columns.append(
        Column(
            term("Source"),
            "wrap",
            [phrase(place.why_not) or source for place, source in zip(places, sources, strict=True)],
            width=42,
        )
    )
    note = term(
        "What the contribution buys at the average prices of the nation: each amount over the place's regional price "
        "parity of its own year. Cities can be compared with this; it is not another dollar to be added."
    )
    return (Table(term("Purchasing power within the United States"), tuple(columns), notes=(note,)),)


def _converted(hosts: Sequence[HostCountry], measure: str) -> Floats:
    values = [getattr(host, f"ppp_{measure}") for host in hosts]
    return np.array([np.nan if value is None else value for value in values])


def _bounds(result: Result, side: dict[str, float]) -> Floats:
    return np.array([side[m] if result.world_contribution.bounded else np.nan for m in MEASURES])


def _why(host: HostCountry) -> str:
    return (phrase(host.why_not_converted) or term("no factor")) if host.ppp_direct is None else ""
