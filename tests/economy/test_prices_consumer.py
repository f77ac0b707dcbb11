"""Consumer prices: where they are used, what stands in for them, what is refused of the user's own."""

from __future__ import annotations

import pytest

from impactcalc.economy.prices import Prices, SuppliedRate
from impactcalc.errors import InputError
from impactcalc.impact.rows.daily import moved_dollars
from impactcalc.words.en.rates import row_to_add
from impactcalc.words.speaking import phrase

PRICES = Prices.load()


def cpi(iso3: str, **of_year: float) -> list[SuppliedRate]:
    return [SuppliedRate("cpi", iso3, int(year[1:]), value, f"bureau, {year[1:]}") for year, value in of_year.items()]


def refused(rates: list[SuppliedRate]) -> list[tuple[str, str, str]]:
    with pytest.raises(InputError) as caught:
        PRICES.with_supplied(rates)
    return [(p.value, p.message, p.remedy) for p in caught.value.problems]


def test_us_prices_are_the_cpi_u() -> None:
    """BLS, CPI-U, all items, mean of the year: 236.736 in 2014, 313.689 in 2024."""
    ratio = PRICES.consumer_ratio("USA", 2014, 2024)
    assert ratio
    assert ratio.value == pytest.approx(313.689 / 236.736, rel=1e-12)
    assert phrase(ratio.source) == "consumer prices: BLS CPI-U (1982-84 = 100), 2014 to 2024"


def test_elsewhere_the_gdp_deflator_stands_in_and_says_so() -> None:
    ratio, deflator = PRICES.consumer_ratio("JPN", 2014, 2020), PRICES.deflator_ratio("JPN", 2014, 2020)
    assert ratio
    assert deflator
    assert ratio.value == deflator.value
    assert phrase(ratio.source) == (
        "GDP deflator, no consumer prices of both years at hand: World Bank WDI, GDP deflator 2014 to 2020 "
        "(vintage 2024)"
    )


def test_the_same_year_needs_no_index_and_an_unknown_one_is_carried() -> None:
    same = PRICES.consumer_ratio("TWN", 1914, 1914)
    assert same
    assert same.value == 1.0
    beyond, deflator = PRICES.consumer_ratio("USA", 2014, 2030), PRICES.deflator_ratio("USA", 2014, 2030)
    assert beyond
    assert deflator
    assert beyond.value == deflator.value
    assert "2026 to 2030 by the trend of 2022 to 2025, +3.00% a year" in phrase(beyond.source)
    assert PRICES.consumer_ratio("VEN", 2014, 2030) is None


def test_own_consumer_prices_win() -> None:
    prices = PRICES.with_supplied(cpi("JPN", y2014=99.2, y2020=101.8))
    ratio = prices.consumer_ratio("JPN", 2014, 2020)
    assert ratio
    assert ratio.value == 101.8 / 99.2
    assert phrase(ratio.source) == "consumer prices: bureau, 2020 / bureau, 2014"
    # A year that they do not have goes by the deflator, and GDP always does.
    assert prices.consumer_ratio("JPN", 2014, 2019) == PRICES.consumer_ratio("JPN", 2014, 2019)
    assert prices.deflator_ratio("JPN", 2014, 2020) == PRICES.deflator_ratio("JPN", 2014, 2020)


def test_us_consumer_prices_may_be_continued_on_the_shipped_scale() -> None:
    prices = PRICES.with_supplied(cpi("USA", y2027=337.1))
    ratio = prices.consumer_ratio("USA", 2014, 2027)
    assert ratio
    assert ratio.value == pytest.approx(337.1 / 236.736, rel=1e-12)
    assert phrase(ratio.source) == "consumer prices: bureau, 2027 / BLS CPI-U (1982-84 = 100), 2014"
    # Without it, a deflator of the user's own reaches that year.
    own = PRICES.with_supplied([SuppliedRate("deflator", "USA", 2027, 137.0, "BEA, July")])
    instead = own.consumer_ratio("USA", 2014, 2027)
    assert instead
    assert phrase(instead.source).startswith("GDP deflator, no consumer prices of both years at hand: BEA, July")


def test_per_diems_abroad_move_with_own_consumer_prices() -> None:
    prices = PRICES.with_supplied(cpi("DEU", y2014=94.5, y2020=100.0))
    moved, then, now = (
        moved_dollars("DEU", 2014, 2020, prices), prices.market_rate("EUR", 2014), prices.market_rate("EUR", 2020)
    )  # fmt: skip
    assert moved
    assert then
    assert now
    assert moved.value == pytest.approx(100.0 / 94.5 * then.value / now.value, rel=1e-12)
    assert "its own prices and market rates (consumer prices: bureau, 2020 / bureau, 2014)" in phrase(moved.source)


def test_consumer_prices_of_one_year_are_refused() -> None:
    assert refused(cpi("DEU", y2020=100.0)) == [
        (
            "100",
            "the consumer prices of DEU are given for 2020 alone: an index of one year carries no amount",
            "Add the year that amounts come from, or go to, on the same base; or leave the row out",
        )
    ]


def test_two_bases_are_refused() -> None:
    # The GDP deflator, 2017 = 100, typed as consumer prices.
    assert refused(cpi("USA", y2025=128.4)) == [
        (
            "128.4",
            "the consumer prices of USA go from 313.689 in 2024 to 128.4 in 2025, its GDP deflator by a factor of "
            "1.03: the two years are not on one base",
            "Type every year on the CPI-U (1982-84 = 100), or leave the rows out",
        )
    ]
    assert refused(cpi("TUR", y2014=240.0, y2022=80.0)) == [
        (
            "80",
            "the consumer prices of TUR go from 240 in 2014 to 80 in 2022, its GDP deflator by a factor of 4.98: the "
            "two years are not on one base",
            "Type every year on one base, or leave the rows out",
        )
    ]


def test_high_inflation_is_no_fault() -> None:
    # TurkStat, 2003 = 100: 244.5 in 2014, 959.3 in 2022, means of the year, about.
    ratio = PRICES.with_supplied(cpi("TUR", y2014=244.5, y2022=959.3)).consumer_ratio("TUR", 2014, 2022)
    assert ratio
    assert ratio.value == 959.3 / 244.5


def test_the_remedy_says_what_to_type() -> None:
    assert row_to_add(PRICES.lacking("cpi", "USA", 2027)) == (
        'The shipped data for the consumer prices of USA end in 2026. Add a row to the sheet "Rates": kind cpi, '
        "subject USA, year 2027, value = CPI-U, all items, mean of the year (1982-84 = 100), source = where "
        "you found it."
    )
    abroad = row_to_add(PRICES.lacking("cpi", "DEU", 2020))
    assert "consumer price index, mean of the year (an index; give every year" in abroad
