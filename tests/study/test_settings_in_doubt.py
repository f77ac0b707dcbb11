"""A sheet Study that lacks its place or year: every problem of the workbook is told, and nothing stops at it."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study
from impactcalc.words.en.problems.places import FORMS

BLANK_PLACE = 'Study!B2: "Place" is blank. Fill it in, for example US'
BLANK_YEAR = 'Study!B3: "Year" is blank. Fill it in, for example 2014'
NO_PLACE = f'Study!B2 "Nowheresville": no place of this name is known. Type {FORMS}'
NO_YEAR = 'Study!B3 "twenty": this is not a year. Type a year with four digits, such as 2014'
SEGMENTS = ("delegate", "host_family_youth", "festival_overnight")


def told(write_book: BookWriter, sheets: dict[str, Any]) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    return [str(problem) for problem in caught.value.problems]


def visits(profile: str, place: Any, year: Any) -> dict[str, Any]:
    return {
        "Study": [["Name", "Test"], ["Place", place], ["Year", year]],
        "Visitors": [["Visitors", "Nights", "Profile"], [10, 3, profile], ["many", 2, profile]],
    }


@pytest.mark.parametrize("profile", SEGMENTS)
@pytest.mark.parametrize(
    ("place", "year", "expected"),
    [
        (None, 2014, BLANK_PLACE),
        ("Nowheresville", 2014, NO_PLACE),
        ("US", None, BLANK_YEAR),
        ("US", "twenty", NO_YEAR),
    ],
)
def test_a_profile_that_depends_on_place_and_year_waits_for_them(
    write_book: BookWriter, profile: str, place: Any, year: Any, expected: str
) -> None:
    assert told(write_book, visits(profile, place, year)) == [
        expected,
        'Visitors!A3 "many": text where a number belongs. Type digits only, such as 1200 or 1200.50',
    ]


def test_an_outbound_row_without_a_year(write_book: BookWriter) -> None:
    heads = ["Direction", "Travellers", "Nights", "Profile", "Partner country"]
    sheets = visits("delegate", "US", None)
    sheets["Exchanges"] = [heads, ["outbound", 4, 5, "delegate", "Japan"], ["outbound", 4, 5, "delegate", None]]
    del sheets["Visitors"]
    assert told(write_book, sheets) == [
        BLANK_YEAR,
        'Exchanges!E3: "Partner country" is blank, but what this profile spends depends on the country. Fill in '
        "Partner country, and Partner city where it is known",
    ]


def test_a_survey_without_a_place(write_book: BookWriter) -> None:
    sheets = visits("delegate", None, 2014)
    del sheets["Visitors"]
    heads = ["Member", "Stratum", "Visitors", "Visitor spend", "Visitor profile"]
    sheets["Survey"] = [heads, ["a", "all", 10, 500, None], ["b", "all", 10, 500, "delegate"]]
    sheets["Strata"] = [["Stratum", "Members"], ["all", 5]]
    first, second = told(write_book, sheets)
    assert first == BLANK_PLACE
    assert second.startswith("Survey!E2: a sum without a profile: it is not known what it was spent on. ")


def test_a_scenario_elsewhere_says_so_at_its_cell(write_book: BookWriter) -> None:
    sheets = visits("delegate", "US", 2014)
    sheets["Visitors"][2][0] = 5
    sheets["Scenarios"] = [["Scenario", "Sheet", "Field", "Value"], ["abroad", "Study", "Place", "Nowheresville"]]
    assert told(write_book, sheets) == [f'Scenarios!D2 "Nowheresville": no place of this name is known. Type {FORMS}']


def test_blank_settings_are_told_where_they_belong(write_book: BookWriter) -> None:
    sheets = visits("arts_event_visitor", None, None)
    sheets["Study"][0][1] = " "
    sheets["Visitors"][2][0] = 5
    assert told(write_book, sheets) == [
        'Study!B1: "Name" is blank. Fill it in, for example City programme 2014',
        BLANK_PLACE,
        BLANK_YEAR,
    ]


def test_a_blank_currency_where_the_place_has_none(write_book: BookWriter) -> None:
    sheets = visits("arts_event_visitor", "Antarctica", 2014)
    sheets["Study"].append(["Currency", None])
    sheets["Visitors"][2][0] = 5
    assert told(write_book, sheets) == ['Study!B4: "Currency" is blank. Type an ISO code such as USD']
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    assert not [note for note in caught.value.notes if "is taken" in str(note)]
