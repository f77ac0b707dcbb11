"""Regional price parities: the place's own, or the area's that stands for it, never silently."""

from __future__ import annotations

import pytest

from impactcalc.economy.prices import Prices, SuppliedRate
from impactcalc.errors import InputError
from impactcalc.known.states import STATES
from impactcalc.words.en.rates import row_to_add
from impactcalc.words.speaking import phrase

PRICES = Prices.load()


def known(place: str, year: int, prices: Prices = PRICES) -> tuple[float, str]:
    found = prices.regional_price_parity(place, year)
    assert found
    return found.value, phrase(found.source)


def test_states_and_metros_have_their_own() -> None:
    """BEA, regional price parities, all items, US = 100."""
    assert known("US-CA", 2014) == (1.09887, "BEA regional price parity, all items, California 2014")
    assert known("US-DC", 2014)[0] == 1.14291
    assert known("cbsa:10180", 2014) == (0.917, "BEA regional price parity, all items, Abilene, TX 2014")


def test_the_nation_is_the_unit() -> None:
    assert known("US", 1990) == (1.0, "the US is the unit of regional price parities")
    assert PRICES.regional_years("US") == ()


def test_a_county_has_its_metros_and_in_other_years_its_states() -> None:
    value, source = known("fips:48439", 2014)
    assert value == known("cbsa:19100", 2014)[0]
    assert source == (
        "BEA regional price parity, all items, Dallas-Fort Worth-Arlington, TX 2014, which stands for Tarrant County, "
        "TX"
    )
    assert known("fips:48439", 2019) == (
        known("US-TX", 2019)[0],
        "BEA regional price parity, all items, Texas 2019, which stands for Tarrant County, TX",
    )


def test_a_metro_in_another_year_has_its_states_if_it_lies_in_one() -> None:
    assert known("cbsa:19100", 2019)[1].endswith("Texas 2019, which stands for Dallas-Fort Worth-Arlington, TX")
    assert PRICES.regional_price_parity("cbsa:47900", 2014)  # Washington, DC-VA-MD-WV
    assert PRICES.regional_price_parity("cbsa:47900", 2019) is None
    assert PRICES.regional_years("cbsa:47900") == (2014,)
    assert PRICES.regional_years("cbsa:19100") == tuple(range(2008, 2024))


def test_several_counties_have_one_if_they_lie_in_one_metro_or_state() -> None:
    both = known("fips:48439+48113", 2014)
    assert both[0] == known("cbsa:19100", 2014)[0]
    assert both[0] == known("fips:48113+48439", 2014)[0]
    assert known("fips:48439+48201", 2014)[0] == known("US-TX", 2014)[0]  # Fort Worth and Houston
    assert PRICES.regional_price_parity("fips:48439+06037", 2014) is None  # Fort Worth and Los Angeles


def test_what_is_not_known_is_none_and_never_one() -> None:
    assert PRICES.regional_price_parity("US-TX", 2007) is None
    assert PRICES.regional_price_parity("US-TX", 2024) is None
    assert PRICES.regional_price_parity("JP", 2014) is None
    assert PRICES.regional_price_parity("cbsa:99999", 2014) is None
    assert PRICES.regional_price_parity("US-PR", 2014) is None
    text = row_to_add(PRICES.lacking("regional_price_parity", "US-TX", 2024))
    assert "The shipped data for the regional price parity of US-TX end in 2023." in text
    assert "value = regional price parity, US = 1 (BEA publishes it with the US = 100)" in text


def test_the_users_own_wins() -> None:
    own = SuppliedRate("regional_price_parity", "fips:48439+48113", 2024, 1.031, "sheet Rates, row 2: BEA, metro")
    prices = PRICES.with_supplied([own])
    assert known("fips:48113+48439", 2024, prices) == (1.031, "sheet Rates, row 2: BEA, metro")
    assert prices.regional_years("fips:48439+48113")[-1] == 2024
    assert PRICES.regional_price_parity("fips:48439+48113", 2024) is None


FAR = "regional_price_parity US-TX 2024 is a price level with the US = 1, and no place is that far from it"
ABROAD = "regional_price_parity JP 2024: regional price parities compare places within the United States"


@pytest.mark.parametrize(
    ("subject", "value", "message", "remedy"),
    [
        ("US-TX", 96.9, FAR, "BEA publishes it with the US = 100: type 0.969 if so"),
        ("US", 1.1, "regional_price_parity US 2024 is 1 by definition", "Leave the row out"),
        ("JP", 0.9, ABROAD, "For a country use the kind ppp_factor"),
    ],
)
def test_nonsense_is_refused(subject: str, value: float, message: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        PRICES.with_supplied([SuppliedRate("regional_price_parity", subject, 2024, value, "typed")])
    (problem,) = caught.value.problems
    assert (problem.message, problem.remedy) == (message, remedy)


def test_every_state_has_one_in_every_year_and_they_stand_around_the_nation() -> None:
    for year in range(2008, 2024):
        of_year = [known(f"US-{state}", year)[0] for state in STATES]
        assert len(of_year) == 51
        assert 0.8 < min(of_year) < 0.9 < 1.1 < max(of_year) < 1.2
