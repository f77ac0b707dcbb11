"""Prices of years that nobody has published: how they are carried, how sure that is, and that what is known wins."""

from __future__ import annotations

import json
import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.economy.prices import Prices, SuppliedRate
from impactcalc.economy.prices.items import ITEM_OF
from impactcalc.economy.prices.price_index import PriceIndex, middle_index
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.resources import shipped
from impactcalc.words.speaking import phrase

PRICES = Prices.load()
FOLDER = shipped("multipliers") / "prices"
US_2022, US_2025 = 118.023, 128.9765  # BEA, 2017 = 100; 2025: mean of 127.577, 128.248, 129.430, 130.651


def ratio(iso3: str, start: int, end: int, prices: Prices = PRICES) -> float:
    found = prices.deflator_ratio(iso3, start, end)
    assert found is not None
    return found.value


def rate(currency: str, year: int) -> tuple[float, str]:
    found = PRICES.market_rate(currency, year)
    assert found is not None
    return found.value, phrase(found.source)


# --- deflators


def test_the_us_deflator_of_2025_is_the_mean_of_its_quarters() -> None:
    lines = (FOLDER / "us_gdp_deflator_quarters.csv").read_text(encoding="utf-8").splitlines()[1:]
    quarters = [float(line.split(",")[2]) for line in lines if line.startswith("2025,")]
    assert quarters == [127.577, 128.248, 129.43, 130.651]
    assert ratio("USA", 2017, 2025) == pytest.approx(statistics.fmean(quarters) / 100.0, rel=1e-12)
    annual = {year: PRICES.deflator("USA", year) for year in range(2017, 2025)}
    for year, known in annual.items():
        of_year = [float(line.split(",")[2]) for line in lines if line.startswith(f"{year},")]
        assert known is not None
        assert known.value == pytest.approx(statistics.fmean(of_year), rel=3e-4)


def test_the_us_are_carried_with_the_trend_of_three_years() -> None:
    trend = (US_2025 / US_2022) ** (1 / 3)
    assert ratio("USA", 2025, 2026) == pytest.approx(trend, rel=1e-12)
    assert ratio("USA", 2025, 2029) == pytest.approx(trend**4, rel=1e-12)
    said = PRICES.deflator_ratio("USA", 2014, 2026)
    assert said is not None
    assert phrase(said.source) == (
        "BEA GDP implicit price deflator (2017 = 100) to 2025; 2026 by the trend of 2022 to 2025, +3.00% a year"
    )


def test_consumer_prices_stand_in_before_a_trend_does() -> None:
    """Consumer prices, United Kingdom: 3.2716% in 2024 (World Bank), 3.4 in 2025 (National Statistics)."""
    assert ratio("GBR", 2023, 2024) == pytest.approx(1.032716, rel=1e-9)
    assert ratio("GBR", 2024, 2025) == pytest.approx(1.034, rel=1e-9)
    trend = (ratio("GBR", 2022, 2023) * 1.032716 * 1.034) ** (1 / 3)
    assert ratio("GBR", 2025, 2026) == pytest.approx(trend, rel=1e-9)
    said = "; ".join(map(phrase, PRICES.carried("GBR", 2022, 2026)))
    assert said == (
        "2024 by consumer prices, +3.27% (World Bank WDI, consumer prices); 2025 by consumer prices, +3.40% (Office "
        f"for National Statistics, consumer prices); 2026 by the trend of 2022 to 2025, {trend - 1:+.2%} a year"
    )
    assert "; ".join(map(phrase, PRICES.carried("GBR", 2014, 2023))) == ""


def test_a_projection_is_called_one() -> None:
    assert "2025 by consumer prices, +41.26% (IMF WEO October 2025, consumer prices, a projection)" in (
        "; ".join(map(phrase, PRICES.carried("ARG", 2023, 2025)))
    )


@given(st.sampled_from(["USA", "GBR", "TUR", "TWN", "ERI", "CUB", "SSD"]), *[st.integers(1990, 2035)] * 3)
def test_carried_deflators_are_there_and_chain(iso3: str, first: int, second: int, third: int) -> None:
    assert ratio(iso3, first, second) > 0
    assert ratio(iso3, first, second) * ratio(iso3, second, first) == pytest.approx(1.0, rel=1e-12)
    there = ratio(iso3, first, second) * ratio(iso3, second, third)
    assert there == pytest.approx(ratio(iso3, first, third), rel=1e-12)


def test_a_year_far_ahead_is_not_carried() -> None:
    assert PRICES.deflator_ratio("USA", 2014, 2035) is not None
    assert PRICES.deflator_ratio("USA", 2014, 2036) is None


def test_without_any_deflator_prices_move_as_all_others_do_in_the_middle() -> None:
    changes = [ratio(iso3, 2012, 2013) for iso3 in _with_deflators(2012, 2013)]
    assert ratio("TWN", 2012, 2013) == pytest.approx(statistics.median(changes), rel=1e-12)
    assert ratio("TWN", 2024, 2025) == pytest.approx(1.0173, rel=1e-9)  # its own consumer prices
    said = "; ".join(map(phrase, PRICES.carried("TWN", 2014, 2025)))
    assert said.startswith("no deflator of its own: as prices of all economies in the middle; 2025 by consumer prices")


def _with_deflators(*years: int) -> list[str]:
    found = [line.split(",")[0] for line in (FOLDER / "prices.csv").read_text(encoding="utf-8").splitlines()[1:]]
    return [iso3 for iso3 in dict.fromkeys(found) if all(PRICES.deflator(iso3, year) for year in years)]


def test_a_supplied_deflator_wins_and_the_trend_goes_on_from_it() -> None:
    own = PRICES.with_supplied([SuppliedRate("deflator", "USA", 2026, 133.0, "sheet Rates, row 2: BEA")])
    assert ratio("USA", 2025, 2026, own) == pytest.approx(133.0 / US_2025, rel=1e-12)
    assert ratio("USA", 2026, 2027, own) == pytest.approx((133.0 / 122.39) ** (1 / 3), rel=1e-12)
    assert "; ".join(map(phrase, own.carried("USA", 2014, 2026))) == ""
    said = own.deflator_ratio("USA", 2014, 2027)
    assert said is not None
    assert "sheet Rates, row 2: BEA" in phrase(said.source)


def test_between_published_years_the_index_is_on_its_way() -> None:
    index = PriceIndex({2010: 100.0, 2014: 116.985856}, {})
    assert index.value(2012) == pytest.approx(108.16, rel=1e-9)  # 4% a year
    assert index.carried(2010, 2014) == 0
    assert index.carried(2012, 2014) == 2


# --- how sure


@pytest.mark.parametrize(
    ("start", "end", "steps"),
    [(2014, 2023, 0), (2023, 2025, 0), (2023, 2026, 1), (2026, 2028, 2), (2003, 2005, 2), (2003, 2027, 4)],
)
def test_carried_years_are_those_beyond_what_is_published(start: int, end: int, steps: int) -> None:
    assert PRICES.price_index("USA").carried(start, end) == steps


def test_the_spread_is_that_of_ten_years_and_two_points_at_least() -> None:
    calm = PriceIndex({2005 + i: 100.0 * 1.02**i for i in range(15)}, {})
    assert calm.spread == 0.02
    wild = {2014: 100.0}
    for year in range(2015, 2025):
        wild[year] = wild[year - 1] * (1.30 if year % 2 else 1.10)
    assert PriceIndex(wild, {}).spread == pytest.approx(statistics.stdev([0.30, 0.10] * 5), rel=1e-9)
    assert PriceIndex(wild, {}).spread_years == (2015, 2024)


def test_the_middle_of_all_is_the_median_of_each_years_changes() -> None:
    indices = [PriceIndex({2014: 100.0, 2015: 100.0 * up}, {}) for up in (1.01, 1.05, 3.0)]
    assert middle_index(indices) == {2014: 100.0, 2015: pytest.approx(105.0)}


# --- exchange rates


def test_rates_of_this_year_are_so_far() -> None:
    assert rate("EUR", 2025)[1] == "European Central Bank, mean of the daily reference rates of 2025"
    assert rate("EUR", 2026) == (
        0.8646569,
        "European Central Bank, mean of the daily reference rates of 2026 so far, January to October",
    )
    assert rate("TWD", 2025) == (31.19071, "HM Revenue & Customs, average of 2025")
    assert rate("ZWG", 2026)[1] == "HM Revenue & Customs, mean of the monthly rates of 2026 so far, January to November"
    assert rate("STN", 2025)[0] == pytest.approx(24.5 * rate("EUR", 2025)[0], rel=1e-6)
    assert rate("FKP", 2014)[0] == rate("GBP", 2014)[0]
    assert "fixed at 24.5 per EUR" in rate("STN", 2025)[1]


def test_rates_in_use_are_not_touched() -> None:
    lines = (FOLDER / "prices.csv").read_text(encoding="utf-8").splitlines()[1:]
    world = {(line.split(",")[0], int(line.split(",")[1])): line.split(",")[6] for line in lines}
    currencies = (FOLDER / "currencies.csv").read_text(encoding="utf-8").splitlines()[1:]
    economy = {line.split(",")[0]: line.split(",")[-1] for line in currencies}
    quoted = (FOLDER / "exchange_rates.csv").read_text(encoding="utf-8").splitlines()[1:]
    for line in quoted:
        currency, year, _, _ = line.split(",")
        assert not world.get((economy.get(currency, ""), int(year))), line


def test_what_is_far_from_the_rate_in_use_is_not_quoted() -> None:
    """HMRC's shilling of Somalia is a fortieth of the market's, its pound of Lebanon was an official one."""
    descriptor = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    left_out = descriptor["impactcalc"]["rates_compared"]["left_out"]["currencies"]
    assert {"SOS", "LBP", "TOP"} <= set(left_out)
    assert all(PRICES.market_rate(currency, 2025) is None for currency in left_out)


def test_quoted_rates_go_on_from_those_in_use() -> None:
    """Between 2023 and 2024 no money moves by more than its country's prices and half as much again."""
    for currency in ("JPY", "GBP", "CAD", "CNY", "INR", "KRW", "MXN", "BRL", "AED", "MAD", "PEN", "KES", "XOF"):
        assert 0.85 < rate(currency, 2024)[0] / rate(currency, 2023)[0] < 1.15, currency


# --- consumer prices by item


def test_every_item_is_that_of_a_category_and_every_other_category_has_all_items() -> None:
    assert set(ITEM_OF) <= set(CATEGORY_CODES)
    lines = (FOLDER / "us_cpi_items.csv").read_text(encoding="utf-8").splitlines()[1:]
    assert set(ITEM_OF.values()) | {"SA0"} == {line.split(",")[0] for line in lines}


@pytest.mark.parametrize(
    ("category", "place", "expected", "said"),
    [
        ("accommodation", "US", 148.452 / 142.439, "lodging away from home"),
        ("accommodation", "cbsa:19100", 148.452 / 142.439, "lodging away from home"),  # no such series in metros
        ("food_service", "US", 248.981 / 243.068, "food away from home"),
        ("air_travel", "US-TX", 307.708 / 312.709, "airline fares"),
        ("other", "US", 236.736 / 232.957, "all items"),
    ],
)
def test_a_price_moves_with_its_item(category: str, place: str, expected: float, said: str) -> None:
    """BLS, CPI-U, US city average, 2014 over 2013."""
    found = PRICES.item_ratio(category, place, 2013, 2014)
    assert found is not None
    assert found.value == pytest.approx(expected, rel=1e-12)
    assert phrase(found.source) == said


@pytest.mark.parametrize("place", ["cbsa:19100", "fips:48439", "fips:48439+48113"])
def test_a_metro_and_its_counties_have_its_own_series(place: str) -> None:
    meals, other = (PRICES.item_ratio(category, place, 2014, 2025) for category in ("food_service", "other"))
    nation = PRICES.item_ratio("food_service", "US", 2014, 2025)
    assert meals is not None
    assert other is not None
    assert nation is not None
    assert phrase(meals.source) == "food away from home in Dallas-Fort Worth-Arlington, TX"
    assert phrase(other.source) == "all items in Dallas-Fort Worth-Arlington, TX"
    assert meals.value != nation.value
    assert PRICES.item_place(place) == place


@pytest.mark.parametrize("place", ["US", "US-TX", "fips:48301", "cbsa:24780", "GB", ""])
def test_elsewhere_prices_are_the_nations(place: str) -> None:
    assert PRICES.item_ratio("food_service", place, 2014, 2025) == PRICES.item_ratio("food_service", "US", 2014, 2025)
    assert PRICES.item_place(place) == ""


def test_own_consumer_prices_win_over_items() -> None:
    own = PRICES.with_supplied([SuppliedRate("cpi", "USA", 2025, 325.0, "sheet Rates, row 2: BLS")])
    found = own.item_ratio("accommodation", "cbsa:19100", 2014, 2025)
    assert found == own.consumer_ratio("USA", 2014, 2025)
    assert found is not None
    assert found.value == pytest.approx(325.0 / 236.736, rel=1e-12)


def test_the_package_stays_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) < 700_000


# --- purchasing power


def test_factors_after_the_last_one_move_with_the_two_countries_prices() -> None:
    factor, moved = PRICES.ppp_factor("ITA", 2024), PRICES.ppp_factor("ITA", 2025)
    assert factor is not None
    assert moved is not None
    us = US_2025 / 125.428
    assert moved.value == pytest.approx(factor.value * 1.01532 / us, rel=1e-5)  # consumer prices of Italy: 1.532%
    assert phrase(moved.source).startswith(
        "World Bank WDI, PPP conversion factor 2024 (vintage 2026); moved to 2025 by the price changes of the country "
        "and of the United States (2025 by consumer prices, +1.53%"
    )


def test_where_prices_are_not_known_the_price_level_stays() -> None:
    for iso3 in ("ITA", "TUR", "ZWE", "JPN"):
        before, after = PRICES.price_level_ratio(iso3, 2025), PRICES.price_level_ratio(iso3, 2026)
        assert before is not None
        assert after is not None
        assert after.value == pytest.approx(before.value, rel=1e-12)
        assert "the price level of 2025 kept in 2026" in phrase(after.source)


def test_before_the_first_factor_the_price_level_stays_and_what_ended_long_ago_is_not_carried() -> None:
    before, first = PRICES.price_level_ratio("ITA", 2003), PRICES.price_level_ratio("ITA", 2005)
    assert before is not None
    assert first is not None
    assert before.value == first.value
    assert phrase(before.source).endswith("the price level of 2005 kept in 2003")
    assert PRICES.price_level_ratio("SSD", 2020) is None  # its factors end in 2015
    far = PRICES.price_level_ratio("ITA", 2040)
    assert far is not None
    assert phrase(far.source).endswith("the price level of 2025 kept in 2040")
    assert PRICES.ppp_factor("ITA", 2040) is None  # it would follow an exchange rate that nobody has


def test_zimbabwe_is_counted_in_the_money_of_its_year() -> None:
    level = PRICES.price_level_ratio("ZWE", 2025)
    assert level is not None
    assert level.value == pytest.approx(8.34539 * 1.8905 / (US_2025 / 125.428) / 26.66882, rel=1e-6)
    assert PRICES.price_level_ratio("ZWE", 2024) is None  # nobody quotes the gold of its first year


def test_greece_and_the_united_kingdom_have_factors_of_2024() -> None:
    found = [PRICES.ppp_factor(iso3, 2024) for iso3 in ("GBR", "GRC")]
    assert [f.value for f in found if f] == [0.664153, 0.515086]  # World Bank, March 2026


@pytest.mark.parametrize("iso3", ["TWN", "CUB"])
def test_who_has_no_factor_gets_none_from_another_year(iso3: str) -> None:
    assert all(PRICES.ppp_factor(iso3, year) is None for year in (2014, 2025, 2026))
