"""Names with the country behind them, of areas that lie abroad, and of several countries at once."""

from __future__ import annotations

import re

import pytest

from conftest import VISITORS, BookWriter
from impactcalc.errors import InputError
from impactcalc.known.meant import Refused
from impactcalc.known.places import place_or_refused
from impactcalc.report.places_found import search_places
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.meanings import currency_code
from places_read import read_as


def offers(text: str) -> list[str]:
    found = place_or_refused(text)
    assert isinstance(found, Refused), (text, found)
    return re.findall(r'"([^"]+)"', found.remedy)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Texas, USA", "US-TX"), ("Texas, United States", "US-TX"), ("Texas USA", "US-TX"), ("Virginia, US", "US-VA"),
        ("Washington, D.C., USA", "US-DC"), ("Town of Vienna, VA", "fips:51059"), ("Greater Houston", "cbsa:26420"),
        ("London, KY metro area", "cbsa:30940"),
    ],
)  # fmt: skip
def test_what_stands_behind_or_before_a_name_does_not_change_it(typed: str, place: str) -> None:
    assert read_as(typed) == place


def test_a_state_and_a_city_are_asked_about_with_the_country_behind_them() -> None:
    assert offers("Washington, USA") == ["Washington State", "Washington, DC"]
    assert offers("New York, USA")[0] == "New York State"
    assert read_as("New York, NY").startswith("fips:36005+")


@pytest.mark.parametrize(
    ("typed", "first"),
    [("Greater Paris", "Paris, France"), ("Athens metro", "Athens, Greece")],
)
def test_an_area_abroad_is_not_a_small_one_at_home(typed: str, first: str) -> None:
    assert offers(typed)[0] == first


def test_an_area_abroad_that_is_a_region_is_that() -> None:
    assert read_as("Greater Manchester") == "itl:TLD3"
    assert {read_as(one) for one in ("Greater London", "greater london, UK", "Greater London, England")} == {"itl:TLI"}
    assert read_as("Greater Melbourne") == "au:greater-melbourne"


@pytest.mark.parametrize(
    ("typed", "named"),
    [("Korea", {"North Korea", "South Korea"}),
     ("Congo", {"Democratic Republic of the Congo", "Republic of the Congo"})],
)  # fmt: skip
def test_a_word_of_several_countries_offers_them(typed: str, named: set[str]) -> None:
    assert set(offers(typed)) == named
    assert all(read_as(one) for one in named)


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("DEM", "a currency that Germany no longer has: the rates are restated in EUR for all years"),
        ("ZWL", "a currency that Zimbabwe no longer has"),
        ("VEF", "a currency that Venezuela no longer has"),
    ],
)
def test_only_the_rates_of_the_euro_are_restated(code: str, told: str) -> None:
    found = currency_code(code)
    assert isinstance(found, Refused)
    assert found.message == told


def test_a_country_without_a_table_is_told_by_its_name(write_book: BookWriter) -> None:
    import impactcalc as ic

    rows = [["Name", "x"], ["Place", "Guam"], ["Year", 2025], ["Currency", "USD"]]
    with pytest.raises(InputError) as caught:
        ic.run(read_study(write_book({"Study": rows, "Visitors": VISITORS})))
    assert "no shipped table covers Guam. " in str(caught.value.problems[0])


@pytest.mark.parametrize("typed", ["fips:48439+48113", "48439+48113", "Tarrant County, TX + Dallas County, TX"])
def test_the_search_knows_counties_put_together(typed: str) -> None:
    found = search_places(typed, 5)
    assert [place.id for place in found.places] == ["fips:48439+48113"]
    assert not search_places("fips:48439+99999", 5)
