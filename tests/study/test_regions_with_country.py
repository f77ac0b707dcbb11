"""Regions abroad by their name with the country behind it: read as that, or offered where several are called so."""

from __future__ import annotations

import re

import pytest

from impactcalc.known.countries import find_country
from impactcalc.known.meant import Refused
from impactcalc.known.places import place_meant
from impactcalc.known.world_places import WorldPlace, around, family_abroad, region_title, world_places
from places_read import read_as


def offers(text: str) -> list[str]:
    found = place_meant(text)
    assert isinstance(found, Refused), (text, found)
    quoted = re.findall(r'"([^"]+)"|\b((?:lga|nuts|itl|jp|kr|au|cma):\S+)', found.remedy)
    return [name or code for name, code in quoted]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Ontario, Canada", "ca:35"), ("Bavaria, Germany", "nuts:DE2"), ("New South Wales, Australia", "au:NSW"),
        ("Hokkaido, Japan", "jp:01"), ("Wales, United Kingdom", "itl:TLL"), ("Andalusia, Spain", "nuts:ES61"),
        ("Victoria, Australia", "au:VIC"), ("Ontario (Canada)", "ca:35"), ("Ontario Canada", "ca:35"),
        ("Surrey, East and West Sussex, United Kingdom", "itl:TLJ2"), ("Ibaraki, Japan", "jp:08"),
    ],
)  # fmt: skip
def test_a_region_with_its_country(typed: str, place: str) -> None:
    assert read_as(typed) == place


def test_a_state_of_the_united_states_comes_before_the_country_of_its_code() -> None:
    assert read_as("Ontario, CA") == "fips:06071"


def test_a_province_is_offered_beside_the_towns_of_its_name() -> None:
    assert offers("Ontario") == ["Ontario, Canada", "Ontario, CA"]
    assert [read_as(one) for one in offers("Ontario")] == ["ca:35", "fips:06071"]
    assert "Region Kent (ITL TLJ4)" in offers("Kent")


def test_small_ones_are_counted() -> None:
    found = place_meant("London")
    assert isinstance(found, Refused)
    typed = 'Type "London, United Kingdom" or "London, Canada"; 4 others with the state or country behind the name'
    assert found.remedy == typed


def test_a_county_that_is_offered_for_a_city_is_said_to_be_so() -> None:
    found = place_meant("Ontario, NY")
    assert isinstance(found, Refused)
    assert '"Wayne County, NY" (Ontario, NY lies there)' in found.remedy


def test_a_city_in_the_region_of_its_name_is_still_read_as_before() -> None:
    assert read_as("Quebec, Canada") == "cma:421"
    assert read_as("Auckland") == "nz:02"


def test_every_region_is_found_by_its_name_and_country() -> None:
    """Read as it, or as what it lies in or a city of the name in it, or offered, or named as one that is not meant."""
    lost = [text for place in world_places().values() if not _told(text := _typed(place), place)]
    assert lost == []


def _typed(place: WorldPlace) -> str:
    country = find_country(place.country)
    assert country is not None
    return f"{place.name}, {country.name}"


def _told(text: str, place: WorldPlace) -> bool:
    found = place_meant(text)
    if isinstance(found, Refused):
        return place.id in map(read_as, offers(text))
    if found is None:
        return False
    if place.id in found.note or region_title(place.id) in found.note or found.word == place.id:
        return True
    near = {found.word, *around(world_places()[found.word])} if family_abroad(found.word) else set()
    return place.id in near or found.word in around(place)
