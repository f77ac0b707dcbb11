"""Places that there are not: the cell that names them, once, before anything that follows from it."""

from __future__ import annotations

from typing import Any

import pytest

import impactcalc as ic
from conftest import BookWriter
from impactcalc.economy.regions.places import all_places, find_place
from impactcalc.errors import InputError
from impactcalc.impact.run import run_with
from impactcalc.known.per_diem import per_diem_at
from impactcalc.study.checking.validation import read_study

FIND = "Type a place as `impactcalc places NAME` lists it"


def told(write_book: BookWriter, sheets: dict[str, Any], package: str = "") -> list[str]:
    with pytest.raises(InputError) as caught:
        run_with(package)(read_study(write_book(sheets)))
    return [str(problem) for problem in caught.value.problems]


def book(place: str, profile: str = "delegate", **sheets: Any) -> dict[str, Any]:
    rows = [["Id", "Visitors", "Nights", "Profile", "Place"], ["a", 10, 3, profile, None]]
    return {"Study": [["Name", "x"], ["Year", 2014], ["Place", place]], "Visitors": rows, **sheets}


@pytest.mark.parametrize("package", ["", "us-2014"])
@pytest.mark.parametrize("profile", ["delegate", "business_traveller"])
def test_the_study_in_a_place_that_there_is_not(write_book: BookWriter, profile: str, package: str) -> None:
    (found,) = told(write_book, book("cbsa:99999", profile), package)
    assert found.startswith(f'Study!B3 "cbsa:99999": there is no such place. {FIND}')


def test_every_row_and_the_rates_at_once(write_book: BookWriter) -> None:
    sheets = book("US-TX")
    sheets["Visitors"] += [
        ["b", 10, 3, "delegate", "fips:00000"],
        ["c", 10, 3, "delegate", "cbsa:19100"],
        ["d", 10, 3, "delegate", "fips:48439+00000"],
        ["e", 10, 3, "delegate", "fips:00000"],
    ]
    sheets["Taxes"] = [
        ["Tax", "Rate", "Categories", "Level", "Collector", "Place"],
        ["Lodging", 0.07, "accommodation", "local", "City", "fips:00000"],
    ]
    sheets["Rates"] = [["Kind", "Subject", "Year", "Value", "Source"], ["cpi", "DEU", 2014, 94.5, "bank"]]
    assert told(write_book, sheets) == [
        f'Visitors!E3 "fips:00000": there is no such place. {FIND}',
        f'Visitors!E5 "fips:48439+00000": there is no place fips:00000. {FIND}',
        f'Visitors!E6 "fips:00000": there is no such place. {FIND}',
        f'Taxes!F2 "fips:00000": there is no such place. {FIND}',
        'Rates!D2 "94.5": the consumer prices of DEU are given for 2014 alone: an index of one year carries no amount. '
        "Add the year that amounts come from, or go to, on the same base; or leave the row out",
    ]


@pytest.mark.parametrize("package", ["", "us-2014"])
def test_a_scenario_in_a_place_that_there_is_not(write_book: BookWriter, package: str) -> None:
    scenarios = [["Scenario", "Sheet", "Field", "Value"], ["moved", "Study", "Place", "fips:00000"]]
    assert told(write_book, book("US", Scenarios=scenarios), package) == [
        f'Scenarios!A2 "moved": with this scenario, Study!B3 "fips:00000": there is no such place. {FIND}'
    ]


def test_near_ones_are_named(write_book: BookWriter) -> None:
    (found,) = told(write_book, book("cbsa:19101"))
    assert "; near this are " in found
    assert "cbsa:19100 Dallas" in found


def test_a_country_without_a_table_is_told_at_its_cell(write_book: BookWriter) -> None:
    (found,) = told(write_book, book("Kenya"))
    assert found.startswith('Study!B3 "KE": no shipped table covers Kenya. ')


def test_a_place_that_was_given_in_its_stead_has_no_cell(write_book: BookWriter) -> None:
    with pytest.raises(InputError) as caught:
        ic.run(read_study(write_book(book("US"))).at_place("fips:00000"))
    assert [str(problem) for problem in caught.value.problems] == [f'"fips:00000": there is no such place. {FIND}']


def test_whoever_brings_an_economy_may_call_its_place_anything(write_book: BookWriter) -> None:
    study = read_study(write_book(book("cbsa:99999", "business_traveller")))
    assert ic.run(study, ic.load_economy("us-2014")).gross_spending > 0


def test_a_place_that_there_is_but_without_a_per_diem(write_book: BookWriter) -> None:
    """Metros as they were drawn before the list of counties by which per diems are known."""
    without = [place.id for place in all_places() if per_diem_at(place.id, 2014) is None]
    assert 0 < len(without) < 30
    name = find_place(without[0]).title
    assert told(write_book, book(without[0])) == [
        f'Visitors!D2 "delegate": no per diem is known for {name}, so the profile delegate has no '
        "amounts there. Type amounts by category, or a sum with a profile that splits it"
    ]
