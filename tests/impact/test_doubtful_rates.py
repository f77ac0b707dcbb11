"""A rate quoted the other way round, or in tens, hundreds or thousands, is asked; one that is merely another day's is
not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from studies import STATED, result_of

from conftest import BookWriter
from impactcalc.economy.prices import Prices
from impactcalc.errors import InputError, Problem
from impactcalc.impact.one_wave import read_whole
from impactcalc.study.sheets.schema import Rates, Visitors

VISIT = Visitors(visitors=100, nights=3, accommodation=40_000, food_service=20_000, **STATED)


def rate(kind: str, subject: str, value: float, year: int = 2019, confirmed: str | None = None) -> Rates:
    return Rates(kind=kind, subject=subject, year=year, value=value, source="bank", confirmed=confirmed)


def asked(*rates: Rates) -> list[Problem]:
    try:
        result_of(VISIT, *rates, place="US-TX", year=2019)
    except InputError as error:
        return list(error.problems)
    return []


def test_euros_quoted_in_dollars_are_asked_at_their_cell() -> None:
    (problem,) = asked(rate("exchange_rate", "EUR", 1.12))
    assert (problem.sheet, problem.cell, problem.value) == ("Rates", "D2", "1.12")
    assert problem.message == (
        "the shipped exchange_rate EUR 2019 is 0.893276 units per US dollar; 1.12 is near its reciprocal, so it may be "
        "dollars per unit"
    )
    assert problem.remedy == "Type 0.892857 if so; or type yes into the column Confirmed if 1.12 is right"


def test_a_row_that_says_that_it_is_right_is_used_and_told() -> None:
    row = rate("exchange_rate", "EUR", 1.12, confirmed="yes")
    result = result_of(VISIT.model_copy(update={"currency": "EUR"}), row, place="US-TX", year=2019)
    checks = result.checks.set_index("code")
    assert checks.at["rate-confirmed", "severity"] == "note"
    assert "confirmed by the row" in str(checks.at["rate-confirmed", "message"])
    assert result.ledger["gross"].sum() == pytest.approx(60_000 / 1.12)


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        (109.01 * 100, 109.01), (109.01 / 100, 109.01), (109.01 * 10, 109.01), (109.01 / 10, 109.01),
        (109.01 * 1000, 109.01), (109.01 / 1000, 109.01), (1 / 109.01, 109.01), (100 / 109.01, 109.01),
    ],
)  # fmt: skip
def test_yen_counted_otherwise(value: float, reading: float) -> None:
    (problem,) = asked(rate("exchange_rate", "JPY", value))
    assert f"Type {reading:.6g} if so" in problem.remedy


def test_all_are_asked_at_once_and_with_the_faults_of_other_rates() -> None:
    found = asked(
        rate("exchange_rate", "EUR", 1.12),
        rate("ppp_factor", "JPN", 0.0096),
        rate("deflator", "USA", 1.04),
        rate("cpi", "DEU", 94.5),
    )
    assert [problem.cell for problem in found] == ["D2", "D3", "D4", "D5"]


def test_it_is_asked_in_one_wave_with_what_is_typed_wrong(write_book: BookWriter) -> None:
    heads = ["Id", "Visitors", "Nights", "Currency", "Accommodation"]
    rates = [["Kind", "Subject", "Year", "Value", "Source"], ["exchange_rate", "EUR", 2019, 1.12, "bank"]]
    study = [["Name", "T"], ["Place", "US-TX"], ["Year", 2019], ["Currency", "USD"]]
    rows = [heads, ["a", "many", 3, "EUR", 40_000], ["b", 10, 3, "EUR", 40_000]]
    with pytest.raises(InputError) as caught:
        read_whole(write_book({"Study": study, "Visitors": rows, "Rates": rates}))
    assert [(p.sheet, p.cell) for p in caught.value.problems] == [("Visitors", "B2"), ("Rates", "D2")]


@given(st.floats(0.85, 1.15), st.sampled_from(["JPY", "GBP", "MXN", "INR", "KRW", "VND", "KWD", "BRL"]))
def test_a_rate_of_another_day_is_not_asked(off: float, currency: str) -> None:
    known = Prices.load().market_rate(currency, 2019)
    assert known is not None
    assert not asked(rate("exchange_rate", currency, known.value * off))


def test_a_rate_near_one_is_not_asked_where_both_ways_round_fit_as_well() -> None:
    """The euro of 2019 is 0.893: a rate of 1 is a tenth off, and so is its reciprocal."""
    assert not asked(rate("exchange_rate", "EUR", 1.0))
    assert not asked(rate("exchange_rate", "CHF", 1.02))


def test_the_last_shipped_rate_stands_in_for_a_later_year() -> None:
    last = max(year for year in range(2015, 2026) if Prices.load().market_rate("EUR", year))
    known = Prices.load().market_rate("EUR", last)
    assert known is not None
    assert asked(rate("exchange_rate", "EUR", 1 / known.value * 1.03, last + 1))
    assert not asked(rate("exchange_rate", "EUR", known.value * 1.03, last + 1))


def test_a_money_that_lost_its_value_is_not_asked_about_a_tenth() -> None:
    """Argentina's peso came to a tenth within years: the last shipped rate says nothing about ten times as much."""
    last = max(year for year in range(2015, 2026) if Prices.load().market_rate("ARS", year))
    known = Prices.load().market_rate("ARS", last)
    assert known is not None
    assert not asked(rate("exchange_rate", "ARS", known.value * 10, last + 3))


def test_a_rate_below_anything_is_refused() -> None:
    with pytest.raises(InputError, match="is below 1e-12, and no rate is"):
        result_of(VISIT, rate("exchange_rate", "JPY", 1e-300))
