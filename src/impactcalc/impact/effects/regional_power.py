"""What the contribution buys at the nation's average prices, place by place (methods, section 8)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.economy.prices import Prices
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins.unknown import NoRegionalParity
from impactcalc.impact.abroad.host_country import MEASURES, spending_and_output
from impactcalc.impact.effects.home import Home
from impactcalc.impact.effects.spent import ByCategory, total_of
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.money import TableMoney
from impactcalc.known.places import country_of


@dataclass(frozen=True, slots=True)
class RegionalPower:
    """One place's contribution, in the order of MEASURES: as it is, and at the nation's average prices.

    `adjusted` is None where a parity is missing for a year; `why_not` then says which. `parities` are (year, parity
    with the nation = 1, source).
    """

    place: str
    as_it_is: tuple[float, ...]
    adjusted: tuple[float, ...] | None
    parities: tuple[tuple[int, float, OriginFact], ...]
    why_not: NoRegionalParity | None = None


def regional_power(
    activities: Activities, home: Home, home_gross: ByCategory[TableMoney], prices: Prices
) -> tuple[RegionalPower, ...]:
    """The states, metros and counties of a study, each over its regional price parity of the activity's year.

    `home_gross` (N, categories) is gross spending at home in table-year prices; results are in report-year money: an
    amount is divided at its own year, as with purchasing power between countries, then moved with the nation's
    deflator. Empty for a study of a whole country. Source: BEA, regional price parities, methodology (2023).
    """
    return tuple(
        _of_place(here.place, activities, home, home_gross, prices)
        for here in home.places
        if country_of(here.place) == "US" and here.place != "US"
    )


def _of_place(
    place: str, activities: Activities, home: Home, home_gross: ByCategory[TableMoney], prices: Prices
) -> RegionalPower:
    there = activities.place == place
    found, adjusted = np.zeros(len(MEASURES)), np.zeros(len(MEASURES))
    parities: list[tuple[int, float, OriginFact]] = []
    missing: list[int] = []
    for year in np.unique(activities.year[there]).tolist():
        rows = there & (activities.year == year)
        spent = total_of(home_gross, rows) * home.report_over_table
        of_year = spending_and_output(spent, home.effects(home_gross, rows), home.measures.index("output"))
        found += of_year
        parity = prices.regional_price_parity(place, year)
        if parity is None:
            missing.append(year)
            continue
        parities.append((year, parity.value, parity.source))
        adjusted += of_year / parity.value
    return RegionalPower(
        place,
        tuple(found.tolist()),
        None if missing else tuple(adjusted.tolist()),
        tuple(parities),
        NoRegionalParity(tuple(missing)) if missing else None,
    )
