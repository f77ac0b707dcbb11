"""A place that may be a state of the United States or a country is asked about, unless the currency tells."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import STUDY, VISITORS, BookWriter
from impactcalc.errors import InputError
from impactcalc.known.countries import find_country
from impactcalc.known.meant import Meant
from impactcalc.known.places import place_meant
from impactcalc.known.states import STATES
from impactcalc.study.checking.asked_places import given_place
from impactcalc.study.checking.validation import read_study, study_from_rows
from impactcalc.study.sheets.schema import Deals, Settings, Visitors

BOTH = tuple(code for code in STATES if find_country(code))
ASKED = (
    'this may be Massachusetts or Morocco. Type "Massachusetts" for the state of the United States; type "Morocco" for '
    "the country"
)
CANADA = (
    'this may be California or Canada. Type "California" for the state of the United States; type "Canada" for the '
    "country"
)


def problems(write_book: BookWriter, **sheets: list[list[Any]]) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    return [str(problem) for problem in caught.value.problems]


def settings(place: str, currency: str | None) -> list[list[Any]]:
    return [["Name", "x"], ["Place", place], ["Year", 2014], ["Currency", currency]]


@pytest.mark.parametrize("currency", ["USD", None, "EUR"])
def test_the_studys_place_is_asked(currency: str | None, write_book: BookWriter) -> None:
    assert problems(write_book, Study=settings("MA", currency), Visitors=VISITORS) == [f'Study!B2 "MA": {ASKED}']


@pytest.mark.parametrize(
    ("place", "currency", "taken"),
    [("MA", "MAD", "MA"), ("ma", "MAD", "MA"), ("Morocco", "USD", "MA"), ("MAR", None, "MA"), ("US-MA", None, "US-MA"),
     ("DE", "EUR", "DE"), ("Georgia", "GEL", "GE"), ("GEO", "USD", "GE"), ("FR", "USD", "FR")],
)  # fmt: skip
def test_what_settles_it(place: str, currency: str | None, taken: str, write_book: BookWriter) -> None:
    study = read_study(write_book({"Study": settings(place, currency), "Visitors": VISITORS}))
    assert study.settings.place == taken


@pytest.mark.parametrize(
    ("place", "message"),
    [
        (
            "Georgia",
            'this may be Georgia, the state, or Georgia, the country. Type "State of Georgia" for the state of the '
            'United States; type "Republic of Georgia" for the country',
        ),
        (
            "Jersey",
            'this may be New Jersey or Jersey. Type "New Jersey" for the state of the United States; type "Bailiwick '
            'of Jersey" for the country',
        ),
        (
            "LA",
            'this may be Louisiana or Laos. Type "Louisiana" for the state of the United States; type "Laos" for the '
            'country; type "Los Angeles, CA" for the city',
        ),
        ("CA", CANADA),
    ],
)  # fmt: skip
def test_names_are_asked_as_well(place: str, message: str, write_book: BookWriter) -> None:
    assert problems(write_book, Study=settings(place, "USD"), Visitors=VISITORS) == [f'Study!B2 "{place}": {message}']


@pytest.mark.parametrize("code", BOTH)
def test_what_is_offered_can_be_typed(code: str) -> None:
    with pytest.raises(InputError) as caught:
        given_place(code, "--place", "USD")
    (problem,) = caught.value.problems
    state, country = place_meant(f"US-{code}"), find_country(code)
    assert country is not None
    assert isinstance(state, Meant)
    # Each of them means one thing, whatever the money.
    as_state, as_country = (given_place(typed, "--place", "USD") for typed in problem.remedy.split('"')[1:4:2])
    assert (as_state.word, as_country.word) == (state.word, country.iso2)
    assert given_place(country.iso3, "--place", "USD").word in (country.iso2, state.word)
    assert given_place(code, "--place", country.currency).word == country.iso2
    assert given_place(code, "--place", "USD", home=country.iso2).word == country.iso2


@given(st.sampled_from(BOTH), st.sampled_from(["USD", "", "EUR", "JPY"]))
def test_a_code_is_asked_in_every_money_but_its_own(code: str, currency: str) -> None:
    country = find_country(code)
    assert country is not None
    if currency == country.currency:
        assert given_place(code, "--place", currency).word == code
    else:
        with pytest.raises(InputError, match="this may be "):
            given_place(code, "--place", currency)


def test_rows_taxes_deals_and_members_are_asked(write_book: BookWriter) -> None:
    rows = [[*VISITORS[0], "Place", "Currency"], [*VISITORS[1], "CA", None], [*VISITORS[2], "CA", "CAD"]]
    taxes = [
        ["Tax", "Rate", "Categories", "Level", "Collector", "Own budget", "Place"],
        ["Sales", 0.05, "shopping", "local", "City", "yes", "CA"],
    ]
    deals = [
        ["Kind", "Phase", "Amount", "Industry", "Years", "Place"], ["export", "yearly", 1000, "Machinery", 1, "CA"],
    ]  # fmt: skip
    survey = [["Member", "Stratum", "Place", "Visitors"], ["Riverton", "small", "CA", 3]]
    strata = [["Stratum", "Members"], ["small", 10]]
    sheets: dict[str, Any] = {
        "Study": STUDY,
        "Visitors": rows,
        "Taxes": taxes,
        "Deals": deals,
        "Survey": survey,
        "Strata": strata,
    }
    found = problems(write_book, **sheets)
    asked = {text.split(" ")[0] for text in found if CANADA in text}
    assert asked == {"Visitors!L2", "Taxes!G2", "Deals!F2", "Survey!C2"}


def test_a_row_in_a_study_of_that_country_is_not_asked(write_book: BookWriter) -> None:
    rows = [[*VISITORS[0], "Place", "Currency"], [*VISITORS[1], "CA", "USD"], [*VISITORS[2], None, None]]
    study = read_study(write_book({"Study": settings("Canada", "CAD"), "Visitors": rows}))
    assert study.sheets["Visitors"].words("place").tolist() == ["CA", "CA"]
    # Where the study's own place is asked about, so are the rows: all in one wave.
    found = problems(write_book, Study=settings("CA", "USD"), Visitors=rows)
    assert found == [f'Study!B2 "CA": {CANADA}', f'Visitors!L2 "CA": {CANADA}']


def test_rows_in_python_are_asked_too() -> None:
    row = Visitors(visitors=1, nights=1, accommodation=100)
    with pytest.raises(InputError, match="Massachusetts"):
        study_from_rows(Settings(name="x", place="MA", year=2014, currency="USD"), [row])
    there = Visitors(visitors=1, nights=1, accommodation=100, place="Georgia")
    with pytest.raises(InputError, match="State of Georgia"):
        study_from_rows(Settings(name="x", place="US", year=2014), [there])
    deal = Deals(kind="export", phase="yearly", amount=1.0, years=1.0, industry="x", place="IN")
    with pytest.raises(InputError, match="Indiana"):
        study_from_rows(Settings(name="x", place="US", year=2014), [row, deal])
