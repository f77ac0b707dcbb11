"""The sheet Rates: price indices and regional parities, and what is no subject or no index."""

from __future__ import annotations

from typing import Any

import pytest

import impactcalc as ic
from impactcalc.errors import InputError
from impactcalc.study.schema import Rates, Settings, Visitors

SETTINGS = Settings(name="Test", place="US", year=2014)
VISITORS = Visitors(visitors=1, accommodation=100)


def rate(kind: str, subject: str, value: float, year: int = 2014) -> Rates:
    return Rates(kind=kind, subject=subject, year=year, value=value, source="statistical office")


def problems(*rates: Rates) -> list[tuple[Any, ...]]:
    with pytest.raises(InputError) as caught:
        ic.run(ic.Study.from_rows(SETTINGS, [VISITORS, *rates]))
    return [(p.sheet, p.value, p.message, p.remedy) for p in caught.value.problems]


def test_kinds_and_their_subjects_are_understood() -> None:
    rates = [
        rate("cpi", "Germany", 94.5),
        rate("cpi", "DE", 100.0, 2020),
        rate("regional_price_parity", "us-tx", 0.97),
        rate("regional_price_parity", "CBSA:19100", 1.01),
    ]
    study = ic.Study.from_rows(SETTINGS, [VISITORS, *rates])
    assert study.rates.words("subject").tolist() == ["DEU", "DEU", "US-TX", "cbsa:19100"]
    prices = ic.run(study).prices
    moved, parity = prices.consumer_ratio("DEU", 2014, 2020), prices.regional_price_parity("cbsa:19100", 2014)
    assert moved
    assert parity
    assert (moved.value, parity.value) == (100.0 / 94.5, 1.01)
    assert parity.source.startswith("sheet Rates, row ")


def test_a_parity_of_a_place_by_name_is_asked_about() -> None:
    (found,) = problems(rate("regional_price_parity", "Tarrant County", 1.0))
    assert found == (
        "Rates",
        "Tarrant County",
        "this is not a place identifier",
        "Type US for the nation, US-TX for a state, cbsa:19100 for a metro, fips:48439 for a county, "
        "JP or Japan for a country; `impactcalc places NAME` finds it",
    )


def test_everything_that_is_wrong_with_the_indices_is_told_at_once() -> None:
    found = problems(
        rate("cpi", "DEU", 94.5),
        rate("cpi", "USA", 110.2, 2023),
        rate("regional_price_parity", "US-TX", 96.9),
        rate("regional_price_parity", "JP", 0.9),
    )
    assert [message for _, _, message, _ in found] == [
        "regional_price_parity US-TX 2014 is a price level with the US = 1, and no place is that far from it",
        "regional_price_parity JP 2014: regional price parities compare places within the United States",
        "the consumer prices of DEU are given for 2014 alone: an index of one year carries no amount",
        "the consumer prices of USA go from 292.655 in 2022 to 110.2 in 2023, its GDP deflator by a factor of 1.04: "
        "the two years are not on one base",
    ]
