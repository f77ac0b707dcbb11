"""Prices of fiscal years: calendar years weighted by months, by quarters where there are."""

from __future__ import annotations

import pytest

from impactcalc.economy.prices import Prices, SuppliedRate
from impactcalc.words.speaking import phrase

PRICES = Prices.load()


def market(currency: str, year: int) -> float:
    rate = PRICES.market_rate(currency, year)
    assert rate is not None
    return rate.value


def test_an_exchange_rate_is_weighted_by_months() -> None:
    found = PRICES.market_rate("JPY", 202404)
    assert found is not None
    assert found.value == pytest.approx((9 * market("JPY", 2024) + 3 * market("JPY", 2025)) / 12, rel=1e-12)
    assert phrase(found.source).endswith("weighted: 9 months of 2024 and 3 of 2025")


def test_the_us_deflator_is_that_of_the_four_quarters() -> None:
    # BEA, GDP implicit price deflator, 2017 = 100: 2024 Q3, Q4, 2025 Q1, Q2, as the shipped file has them.
    quarters = [PRICES._quarters.index[key] for key in ((2024, 3), (2024, 4), (2025, 1), (2025, 2))]
    index = PRICES.deflator("USA", 2023)
    found = PRICES.deflator_ratio("USA", 202407, 2023)
    assert index is not None
    assert found is not None
    assert found.value == pytest.approx(index.value / (sum(quarters) / 4), rel=1e-12)
    assert "quarters of July 2024 to June 2025" in phrase(found.source)


def test_a_year_that_begins_within_a_quarter_is_weighted_by_months() -> None:
    first, second = PRICES.deflator("USA", 2023), PRICES.deflator("USA", 2024)
    found = PRICES.deflator_ratio("USA", 2023, 202309)
    assert first is not None
    assert second is not None
    assert found is not None
    assert found.value == pytest.approx((4 * first.value + 8 * second.value) / 12 / first.value, rel=1e-12)


@pytest.mark.parametrize("iso3", ["USA", "GBR", "JPN"])
def test_there_and_back_is_one(iso3: str) -> None:
    for one, other in ((202404, 2023), (202407, 202307), (2024, 202410), (202404, 202404)):
        there, back = PRICES.deflator_ratio(iso3, one, other), PRICES.deflator_ratio(iso3, other, one)
        assert there is not None
        assert back is not None
        assert there.value * back.value == pytest.approx(1.0, rel=1e-12)


def test_between_the_two_years() -> None:
    for iso3 in ("GBR", "JPN"):
        ends = [PRICES.deflator_ratio(iso3, 2020, year) for year in (2024, 202404, 2025)]
        values = [rate.value for rate in ends if rate is not None]
        assert values[1] == pytest.approx(0.75 * values[0] + 0.25 * values[2], rel=1e-12)


def test_international_dollars_are_one_whichever_way() -> None:
    factor, rate = PRICES.ppp_factor("JPN", 202404), PRICES.local_rate("JPN", 202404)
    level = PRICES.price_level_ratio("JPN", 202404)
    assert factor is not None
    assert rate is not None
    assert level is not None
    assert level.value == pytest.approx(factor.value / rate.value, rel=1e-12)


def test_a_year_that_lacks_a_half_is_not_known() -> None:
    assert PRICES.market_rate("JPY", 2060) is None
    assert PRICES.market_rate("JPY", 205912) is None


def test_own_rates_of_calendar_years_win() -> None:
    own = [SuppliedRate("exchange_rate", "JPY", year, value, "mine") for year, value in ((2024, 100.0), (2025, 200.0))]
    found = PRICES.with_supplied(own).market_rate("JPY", 202407)
    assert found is not None
    assert found.value == pytest.approx(150.0, rel=1e-12)
