"""One host country's account of the programme: output, income, jobs, at market rates and in purchasing power."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.economy.prices import Prices
from impactcalc.economy.regions.places import find_place
from impactcalc.errors import PackageError
from impactcalc.facts.fact import OriginFact
from impactcalc.impact.effects.effects import EFFECTS, CategoryMultipliers
from impactcalc.impact.effects.home import Home
from impactcalc.known.countries import country_by_iso3
from impactcalc.known.places import country_of

MEASURES = ("spent", "direct", "total_type_1", "total_type_2")
_OUTPUT_ROWS = [EFFECTS.index("direct"), EFFECTS.index("total_type_1"), EFFECTS.index("total_type_2")]


@dataclass(frozen=True, slots=True)
class HostCountry:
    """One host country's contribution, report-year prices at market rates in the home currency.

    `name` is that of the country, "" where nobody named it; at home that of the place, which may be a part of it.

    `spent` is gross spending there at the prices paid; `direct`, `total_type_1` and `total_type_2` are output; the
    `ppp_` ones in international dollars, None where the country has no factor. `tables` names the country's own tables
    (empty: none, then only the direct spending is known and the totals repeat it). `leakage` is what is bought from
    elsewhere or taxed at the purchase, `wages` what is paid to residents directly; `value_added`, `labour_income` and
    `jobs`, and `jobs_fte` in full-time equivalents, are Type II totals. None: not known.
    """

    iso3: str
    name: str
    spent: float
    direct: float
    total_type_1: float
    total_type_2: float
    ppp_spent: float | None
    ppp_direct: float | None
    ppp_total_type_1: float | None
    ppp_total_type_2: float | None
    price_level_ratios: tuple[tuple[int, float, OriginFact], ...]
    why_not_converted: OriginFact | None = None
    tables: tuple[str, ...] = ()
    leakage: float | None = None
    wages: float | None = None
    value_added: float | None = None
    labour_income: float | None = None
    jobs: float | None = None
    jobs_fte: float | None = None
    jobs_basis: str = ""
    why_no_jobs: OriginFact | None = None

    @property
    def own_table(self) -> bool:
        """Whether the country's own multipliers were used."""
        return bool(self.tables)


def host_country(
    iso3: str,
    market: Floats,
    ppp: Floats | None,
    ratios: list[tuple[int, float, OriginFact]],
    reason: OriginFact | None,
    **account: Any,
) -> HostCountry:
    """A host country's account; `market` and `ppp` are in the order of MEASURES, `ppp` None for no factor."""
    converted = [None] * len(MEASURES) if ppp is None else [float(value) for value in ppp]
    return HostCountry(
        iso3=iso3,
        name=country_name(iso3) if iso3 else "",
        spent=float(market[0]),
        direct=float(market[1]),
        total_type_1=float(market[2]),
        total_type_2=float(market[3]),
        ppp_spent=converted[0],
        ppp_direct=converted[1],
        ppp_total_type_1=converted[2],
        ppp_total_type_2=converted[3],
        price_level_ratios=tuple(ratios),
        why_not_converted=reason,
        **account,
    )


def spending_and_output(spent: float, effects: Floats, output: int) -> Floats:
    """What was spent and its output, in the order of MEASURES; `effects` (effects, measures)."""
    direct, first, second = effects[_OUTPUT_ROWS, output]
    return np.array([spent, direct, first, second])


def widest_total(table: CategoryMultipliers, effects: Floats, measure: Measure) -> float | None:
    """The widest total of a measure that the table tells; None for a measure that it does not have."""
    if measure not in table.measures:
        return None
    column = effects[:, table.measures.index(measure)]
    widest = column[EFFECTS.index("total_type_2")]
    return float(column[EFFECTS.index("total_type_1")] if np.isnan(widest) else widest)


def dollars_per_unit(prices: Prices, currency: str, year: int, report_year: int) -> float | None:
    """US dollars of the report year per unit of `currency` of `year`: the market rate then, the US deflator after."""
    rate, to_report = prices.market_rate(currency, year), prices.deflator_ratio("USA", year, report_year)
    return None if rate is None or to_report is None else to_report.value / rate.value


def home_name(home: Home) -> str:
    """What home is called: a place by its title, several by their number."""
    if len(home.places) > 1:
        return f"the {len(home.places)} places of the study"
    economy, place = home.main.economy, home.places[0].place
    if place == country_of(place):
        return country_name(economy.country)
    try:
        return find_place(place).title
    except PackageError:
        return place


def country_name(iso3: str) -> str:
    """The country in words."""
    country = country_by_iso3(iso3)
    return country.name if country else iso3
