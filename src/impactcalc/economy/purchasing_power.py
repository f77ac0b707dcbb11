"""What may and may not be done with purchasing power parities.

A PPP conversion factor is an amount of *local* money per international dollar: 1.3 francs, 105 yen, 17 rupees. It
goes with amounts in that money. Amounts in US dollars go with the price level ratio (factor / market rate, USA = 1).
The 2015 study did neither: it multiplied US dollars by what looks like an average of factors over countries. That is
refused here, but for the reproduction of that study, which says so by name.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Literal, get_args

from impactcalc.datapackage import read_package
from impactcalc.errors import RefusedError, TableError
from impactcalc.facts.errors import rates as refusals
from impactcalc.resources import shipped

Reproduction = Literal["2015 study"]
_REPRODUCTIONS: tuple[str, ...] = get_args(Reproduction)

# The vintage, year and countries whose average comes to the 77.9 of the 2015 study: a guess, see docs/ppp.md.
STUDY_2015_VINTAGE = "2015-08"
STUDY_2015_YEAR = 2014


def international_dollars(amount: float, price_level_ratio: float) -> float:
    """US dollars spent in an economy -> international dollars = amount / price level ratio (ratio: PPP factor / market
    rate, both of the amount's year; USA = 1).

    One amount or an array of them. RefusedError when the ratio is not a positive number: a ratio that is not known is a
    problem to be told (`Prices.remedy`), never 1.
    """
    if not (math.isfinite(price_level_ratio) and price_level_ratio > 0.0):
        raise RefusedError(refusals.PriceLevelUnfit(price_level_ratio))
    return amount / price_level_ratio


def average_conversion_factor(
    vintage: str, year: int, countries: Iterable[str], *, reproduction: Reproduction | None = None
) -> float:
    """Plain mean of PPP conversion factors over economies (ISO 3166 alpha-3): a number without a meaning.

    RefusedError unless `reproduction` names the study that did it. TableError when a country has no factor in that
    vintage (year and month of publication, e.g. "2015-08") and year, or stands in the list twice: no list is shortened
    silently.
    """
    _refuse_unless(reproduction, "average")
    wanted = tuple(countries)
    if not wanted or len(set(wanted)) != len(wanted):
        raise TableError(refusals.CountriesNotOnce())
    factors = _vintages().get((vintage, year), {})
    if not factors:
        raise TableError(refusals.NoFactorsOfYear(year, vintage, tuple(sorted(_vintages()))))
    absent = sorted(set(wanted) - set(factors))
    if absent:
        raise TableError(refusals.NoFactorsOfCountries(year, vintage, tuple(absent)))
    return math.fsum(factors[iso3] for iso3 in wanted) / len(wanted)


def times_factor(amount: float, factor: float, *, reproduction: Reproduction | None = None) -> float:
    """US dollars x a PPP conversion factor: a product without a unit.

    RefusedError unless `reproduction` names the study that did it.
    """
    _refuse_unless(reproduction, "product")
    return amount * factor


def oecd_members_2014() -> tuple[str, ...]:
    """The 34 members of the OECD in 2014, ISO 3166 alpha-3, in order."""
    return tuple(iso3 for iso3, status in _oecd().items() if status == "member")


def study_2015_countries() -> tuple[str, ...]:
    """The 34 members and the three countries with which the OECD had opened membership talks by 2014 (Colombia, Latvia,
    Russia), in order: the list whose average comes to 77.9. That the study used it is a guess."""
    return tuple(sorted(_oecd()))


def study_2015_factor(*, reproduction: Reproduction | None = None) -> float:
    """The factor of the 2015 study, derived: 77.91 (the published figures allow 77.83 to 78.02).

    RefusedError unless `reproduction` names the study.
    """
    return average_conversion_factor(
        STUDY_2015_VINTAGE, STUDY_2015_YEAR, study_2015_countries(), reproduction=reproduction
    )


def _refuse_unless(reproduction: str | None, asked: Literal["average", "product"]) -> None:
    if reproduction not in _REPRODUCTIONS:
        raise RefusedError(refusals.FactorMeansNothing(asked, _REPRODUCTIONS[0]))


@cache
def _vintages() -> Mapping[tuple[str, int], dict[str, float]]:
    found: dict[tuple[str, int], dict[str, float]] = {}
    for vintage, iso3, year, factor in read_package(shipped("multipliers") / "prices").table("ppp_2015_vintages")[1]:
        found.setdefault((vintage, int(year)), {})[iso3] = float(factor)
    return found


@cache
def _oecd() -> Mapping[str, str]:
    rows = read_package(shipped("multipliers") / "prices").table("oecd_2014")[1]
    return {iso3: status for iso3, status, _ in rows}
