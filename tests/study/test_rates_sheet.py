"""The sheet Rates: price indices and regional parities, and what is no subject or no index."""

from __future__ import annotations

from typing import Any

import pytest

import impactcalc as ic
from conftest import STUDY, BookWriter
from conftest import VISITORS as WORKBOOK_VISITORS
from impactcalc.economy.prices import Prices, RateKind, SuppliedRate
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import Rates, Settings, Visitors
from impactcalc.words.speaking import phrase

SETTINGS = Settings(name="Test", place="US", year=2014)
VISITORS = Visitors(visitors=1, accommodation=100)


def rate(kind: str, subject: str, value: float, year: int = 2014) -> Rates:
    return Rates(kind=kind, subject=subject, year=year, value=value, source="statistical office")


def problems(*rates: Rates) -> list[tuple[Any, ...]]:
    with pytest.raises(InputError) as caught:
        ic.run(ic.study_from_rows(SETTINGS, [VISITORS, *rates]))
    return [(p.sheet, p.value, p.message, p.remedy) for p in caught.value.problems]


def test_kinds_and_their_subjects_are_understood() -> None:
    rates = [
        rate("cpi", "Germany", 94.5),
        rate("cpi", "DE", 100.0, 2020),
        rate("regional_price_parity", "us-tx", 0.97),
        rate("regional_price_parity", "CBSA:19100", 1.01),
    ]
    study = ic.study_from_rows(SETTINGS, [VISITORS, *rates])
    assert study.rates.words("subject").tolist() == ["DEU", "DEU", "US-TX", "cbsa:19100"]
    prices = ic.run(study).prices
    moved, parity = prices.consumer_ratio("DEU", 2014, 2020), prices.regional_price_parity("cbsa:19100", 2014)
    assert moved
    assert parity
    assert (moved.value, parity.value) == (100.0 / 94.5, 1.01)
    assert phrase(parity.source).startswith("sheet Rates, row ")


def test_a_parity_of_a_place_by_name() -> None:
    study = ic.study_from_rows(SETTINGS, [VISITORS, rate("regional_price_parity", "Tarrant County", 1.0)])
    assert study.rates.words("subject").tolist() == ["fips:48439"]
    (found,) = problems(rate("regional_price_parity", "Richmond County", 1.0))
    assert found[2] == "several places are called so"
    assert found[3].startswith('Type "Richmond County, NY", ')


def test_everything_that_is_wrong_with_the_indices_is_told_at_once() -> None:
    rates = [rate("cpi", "DEU", 94.5), rate("cpi", "USA", 110.2, 2023)]
    assert [message for _, _, message, _ in problems(*rates)] == [
        "the consumer prices of DEU are given for 2014 alone: an index of one year carries no amount",
        "the consumer prices of USA go from 292.655 in 2022 to 110.2 in 2023, its GDP deflator by a factor of 1.04: "
        "the two years are not on one base",
    ]
    with pytest.raises(InputError) as caught:
        ic.run(ic.study_from_rows(SETTINGS, [VISITORS, *rates]))
    assert [(p.sheet, p.cell) for p in caught.value.problems] == [("Rates", "D2"), ("Rates", "D3")]


def told(write_book: BookWriter, *rows: list[Any]) -> list[str]:
    heads = ["Kind", "Subject", "Year", "Value", "Source"]
    with pytest.raises(InputError) as caught:
        read_study(write_book({"Study": STUDY, "Visitors": WORKBOOK_VISITORS, "Rates": [heads, *rows]}))
    return [str(problem) for problem in caught.value.problems]


def test_rows_that_cannot_be_right_are_told_at_once_at_their_cells(write_book: BookWriter) -> None:
    assert told(
        write_book,
        ["exchange_rate", "JPY", 2014, 105.945, "bank"],
        ["exchange_rate", "yen", 2014, 160, "bank"],
        ["exchange_rate", "JPY", 2015, 160, "bank"],
        ["regional_price_parity", "FR", 2014, 0.9, "bank"],
        ["regional_price_parity", "US-TX", 2014, 96.9, "bank"],
        ["ppp_factor", "USA", 2014, 2, "bank"],
        ["ppp_factor", "Nowhere", 2014, 2, "bank"],
    ) == [
        'Rates!B3 "yen": no currency of this code is known. Type JPY or YER or PEN',
        'Rates!B5 "FR": regional_price_parity FR 2014: regional price parities compare places within the United '
        "States. For a country use the kind ppp_factor",
        'Rates!D6 "96.9": regional_price_parity US-TX 2014 is a price level with the US = 1, and no place is that far '
        "from it. BEA publishes it with the US = 100: type 0.969 if so",
        'Rates!D7 "2": ppp_factor USA 2014 is 1 by definition. Leave the row out',
        'Rates!B8 "Nowhere": no country of this name is known. Type a country\'s English name or its ISO code, '
        "such as Japan or JP",
    ]
    assert told(
        write_book, ["exchange_rate", "JPY", 2014, 105.945, "bank"], ["exchange_rate", "jpy", 2014, 160, "bank"]
    ) == ['Rates!D3 "160": exchange_rate JPY 2014 is given twice, also as 105.945. Keep one of the rows']


def test_a_misspelt_kind_says_nothing_of_its_subject(write_book: BookWriter) -> None:
    assert told(
        write_book,
        ["exchange", "JPY", 2014, 105.945, "bank"],
        ["exchange_rate", "JPY", "2014 or so", 105.945, "bank"],
        ["exchange_rate", "JPY", "2015 or so", 160, "bank"],
    ) == [
        'Rates!A2 "exchange": not one of the choices. Type "exchange_rate"',
        'Rates!C3 "2014 or so": this is not a year. Type a year with four digits, such as 2014',
        'Rates!C4 "2015 or so": this is not a year. Type a year with four digits, such as 2014',
    ]


@pytest.mark.parametrize(
    "rates",
    [
        [("exchange_rate", "USD", 2014, 2.0)],
        [("exchange_rate", "JPY", 2014, 105.945), ("exchange_rate", "JPY", 2014, 160.0)],
        [("regional_price_parity", "FR", 2014, 0.9)],
        [("regional_price_parity", "US-TX", 2014, 96.9)],
    ],
)
def test_the_sheet_and_the_prices_say_the_same(rates: list[tuple[RateKind, str, int, float]]) -> None:
    """The rules stand in both, since neither may ask the other."""
    with pytest.raises(InputError) as sheet:
        ic.study_from_rows(
            SETTINGS, [VISITORS, *(Rates(kind=k, subject=s, year=y, value=v, source="bank") for k, s, y, v in rates)]
        )
    with pytest.raises(InputError) as prices:
        Prices.load().with_supplied([SuppliedRate(k, s, y, v, "bank") for k, s, y, v in rates])
    (one,), (other,) = sheet.value.problems, prices.value.problems
    assert (one.value, one.message, one.remedy) == (other.value, other.message, other.remedy)
