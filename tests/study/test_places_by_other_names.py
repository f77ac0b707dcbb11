"""Places by the names that people use beside the usual one: other languages, codes of provinces, what areas go by."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from impactcalc import known
from impactcalc.economy.regions.places import find_place
from impactcalc.facts.notes.places import AsPlace
from impactcalc.known.countries import find_country
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.nicknames import NICKNAMES
from impactcalc.known.places import country_of, named, place_meant
from impactcalc.report.places_found import search_places


@pytest.mark.parametrize(("text", "country"), [
    ("London, ON", "CA"), ("Vancouver, BC", "CA"), ("Sydney, NSW", "AU"), ("São Paulo, SP", "BR"), ("Hessen", "DE"),
    ("Bayern", "DE"), ("Bavaria", "DE"), ("München, Bayern", "DE"), ("Nordrhein-Westfalen", "DE"), ("Catalunya", "ES"),
    ("Toscana", "IT"), ("Niigata Prefecture", "JP"), ("Reims, Frankreich", "FR"), ("Nagaoka, Japón", "JP"),
    ("Frankreich", "FR"), ("Vereinigtes Königreich", "GB"), ("ドイツ", "DE"), ("法国", "FR"), ("Германия", "DE"),
])  # fmt: skip
def test_abroad_it_is_the_country(text: str, country: str) -> None:
    found = place_meant(text)
    assert isinstance(found, Meant)
    assert (country_of(found.word), found.other) == (country, "")  # or a region of it


@pytest.mark.parametrize(("text", "place"), [
    ("DFW", "cbsa:19100"), ("dfw metroplex", "cbsa:19100"), ("Chicagoland", "cbsa:16980"),
    ("Twin Cities", "cbsa:33460"), ("Hampton Roads", "cbsa:47260"),
])  # fmt: skip
def test_an_area_by_what_people_call_it(text: str, place: str) -> None:
    assert place_meant(text) == Meant(place, AsPlace(find_place(place).title))
    assert search_places(text, 5).first == place


@pytest.mark.parametrize("text", ["Bay Area", "SF", "Research Triangle"])
def test_several_are_asked_about(text: str) -> None:
    found = place_meant(text)
    assert isinstance(found, Refused)
    offered = [part for part in found.remedy.split('"') if ", " in part]
    assert len(offered) > 1
    for one in offered:
        assert isinstance(place_meant(one), Meant), one
    assert search_places(text, 5).asked


def test_every_area_of_the_list_is_one() -> None:
    for areas in NICKNAMES.values():
        assert all(find_place(area).kind == "metro" for area in areas)


@pytest.mark.parametrize("text", ["Peru", "Paris, TX", "Rome, GA", "Athens, OH", "Naples, FL", "Vienna, VA"])
def test_what_was_understood_stays_what_it_was(text: str) -> None:
    found = place_meant(text)
    assert isinstance(found, Meant)
    assert found.word == "PE" if text == "Peru" else found.word.startswith("fips:")


def test_a_code_alone_is_no_place() -> None:
    assert place_meant("BW") == Meant("BW")  # Botswana, as ever
    assert place_meant("NSW") is None


def test_no_name_in_another_language_is_shorter_than_a_word() -> None:
    for word in ("man", "jan", "amerika", "kongo"):
        assert find_country(word) is None, word


@pytest.mark.parametrize("name", ["country_names", "division_names", "countries"])
def test_the_lists_are_what_their_description_says(name: str) -> None:
    folder = Path(known.__file__).parent
    described = json.loads((folder / f"{name}.source.json").read_text(encoding="utf-8"))
    data = (folder / f"{name}.csv").read_bytes()
    assert described["sha256"] == hashlib.sha256(data).hexdigest()
    assert all(source["licence"] for source in described["sources"])


@pytest.mark.parametrize(("place", "name"), [
    ("US", "United States"), ("US-TX", "Texas"), ("fips:48439", "Tarrant County, TX"), ("JP", "Japan"),
    ("fips:48439+48113", "Tarrant County, TX + Dallas County, TX"), ("cbsa:00000", "cbsa:00000"),
])  # fmt: skip
def test_a_place_is_told_by_its_name(place: str, name: str) -> None:
    assert named(place) == name
