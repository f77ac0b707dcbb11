"""Places as people type them: the one that fits is taken and said, several are asked about with what to type."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import subprocess
import sys
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import impactcalc as ic
from conftest import VISITORS, BookWriter
from impactcalc.errors import InputError
from impactcalc.known.city_names import cities_called, name_key, name_words
from impactcalc.known.countries import words
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.place_names import typed_for
from impactcalc.known.places import place_meant, place_or_refused
from impactcalc.known.us_places import us_places
from impactcalc.resources import shipped
from impactcalc.study.checking.validation import read_study

NEW_YORK = "fips:36005+36047+36061+36081+36085"
PLACES = tuple(us_places().values())


def meant(text: str, currency: str = "", home: str = "") -> str:
    found = place_meant(text, currency, home)
    assert isinstance(found, Meant), (text, found)
    return found.word


def note(text: str, currency: str = "") -> str:
    found = place_meant(text, currency)
    assert isinstance(found, Meant), (text, found)
    return found.note


def asked(text: str) -> Refused:
    found = place_or_refused(text)
    assert isinstance(found, Refused), (text, found)
    return found


def offers(text: str) -> list[str]:
    return re.findall(r'"([^"]+)"', asked(text).remedy)


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Fort Worth, TX", "fips:48439"), ("Ft. Worth, Texas", "fips:48439"), ("fort worth", "fips:48439"),
        ("FORT WORTH TX", "fips:48439"), ("Fort Worth, Tarrant County, Texas, USA", "fips:48439"),
        ("Tarrant County", "fips:48439"), ("tarrant county tx", "fips:48439"), ("Tarrant Co., TX", "fips:48439"),
        ("Denver CO", "fips:08031"), ("Lamar, CO", "fips:08099"), ("Lamar CO", "fips:08099"),
        ("Tarrant, TX", "fips:48439"), ("Texas", "US-TX"), ("State of Texas", "US-TX"), ("Georgia, US", "US-GA"),
        ("Dallas-Fort Worth", "cbsa:19100"), ("Dallas–Fort Worth", "cbsa:19100"), ("Dallas metro area", "cbsa:19100"),
        ("Dallas-Fort Worth-Arlington, TX", "cbsa:19100"), ("St. Louis, MO-IL", "cbsa:41180"),
        ("Reims", "nuts:FR21"), ("Reims, France", "nuts:FR21"), ("Nagaoka", "jp:15"), ("長岡", "jp:15"),
        ("長岡市", "jp:15"),
        ("Nagaoka City", "jp:15"), ("Wiesbaden", "nuts:DE71"), ("Bristol, UK", "itl:TLK1"),
        ("Bristol UK", "itl:TLK1"),
        ("Bristol (England)", "itl:TLK1"), ("Muenchen", "nuts:DE21"), ("München", "nuts:DE21"),
        ("MUNICH", "nuts:DE21"), ("Αθήνα", "nuts:EL30"),
        ("Москва", "RU"), ("London, Ontario", "cma:555"), ("Saint Louis, MO", "fips:29510"), ("St Louis, Missouri",
        "fips:29510"), ("New York City", NEW_YORK), ("NYC", NEW_YORK), ("New York, NY", NEW_YORK),
        ("New York State", "US-NY"), ("Washington DC", "US-DC"), ("Washington, D.C.", "US-DC"), ("D.C.", "US-DC"),
        ("District of Columbia", "US-DC"), ("Washington State", "US-WA"), ("Richmond city", "fips:51760"),
        ("Richmond, VA", "fips:51760"), ("Richmond County, VA", "fips:51159"), ("New Orleans", "fips:22071"),
        ("Orleans Parish", "fips:22071"), ("Orleans County, LA", "fips:22071"), ("Anchorage, AK", "fips:02020"),
        ("Wichita, KS", "fips:20173"), ("Wichita, KS metro area", "cbsa:48620"), ("Brooklyn, NY", "fips:36047"),
        ("Tarrant County, TX + Dallas County, TX", "fips:48439+48113"), ("Oglala Lakota County", "fips:46113"),
        ("Bavaria", "nuts:DE2"), ("Hesse, Germany", "nuts:DE7"),
        ("Île-de-France", "nuts:FR10"), ("Paris, TX", "fips:48277"), ("Paris, France", "nuts:FR10"),
        ("Honolulu", "fips:15003"),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, place: str) -> None:
    assert meant(typed) == place


def test_what_is_said_of_a_reading() -> None:
    assert note("Fort Worth, TX") == (
        "read as Tarrant County, TX: that is the county of its center. For the whole metro area, where as a rule more "
        'of the money stays, type "Dallas-Fort Worth-Arlington, TX"'
    )
    assert note("Nagaoka") == ("read as Niigata prefecture, in which Nagaoka lies. For the whole country type Japan")
    assert note("Kyiv") == "read as Ukraine: Kyiv lies there, and no jobs by industry of Kyiv are at hand"
    assert note("Richmond, VA") == (
        'read as Richmond city, VA: the city is a county of its own (not "Richmond County, VA"). For the whole metro '
        'area, where as a rule more of the money stays, type "Richmond, VA metro area"'
    )
    assert note("Tarrant") == 'read as Tarrant County, TX (not "Tarrant, AL")'
    assert note("Tarrant County") == "read as Tarrant County, TX"
    # A metro of one county keeps no more of the money than the county.
    assert note("Lancaster, PA") == "read as Lancaster County, PA: that is the county of its center"
    for as_printed in ("Tarrant County, TX", "Texas", "Dallas-Fort Worth-Arlington, TX", "Japan"):
        assert note(as_printed) == ""


@pytest.mark.parametrize("typed", ["12", "6", "x", "", "--", "?", "n/a", "N.A.", "none", "Home", "2014"])
def test_what_is_no_name(typed: str) -> None:
    assert place_meant(typed) is None


@pytest.mark.parametrize("typed", ["Fort Worth, TX", "Nagaoka", "Wichita, KS", "Vienna", "Houston", "Hawaii"])
def test_no_note_names_a_code(typed: str) -> None:
    assert not re.search(r"fips:|cbsa:|US-[A-Z]|\b\d{5}\b", note(typed))


def test_several_are_asked_with_what_to_type() -> None:
    found = asked("Bristol")
    assert found.message == "several places are called so"
    assert found.remedy.startswith('Type "Bristol, United Kingdom", "Bristol, CT" (Hartford County, CT), ')
    assert offers("Paris") == ["Paris, France", "Paris, TX"]
    assert offers("New York") == ["New York State", "New York City, NY"]
    assert offers("Washington") == ["Washington State", "Washington, DC"]
    assert offers("Springfield")[:3] == ["Springfield, MO", "Springfield, MA", "Springfield, IL"]
    assert re.search(r"; \d+ others with the state or country behind the name$", asked("Springfield").remedy)
    assert offers("Fairfax, VA") == ["Fairfax city, VA", "Fairfax County, VA"]
    assert offers("Richmond, CA") == ["Richmond, Canada", "Richmond, California"]


def test_what_is_tiny_beside_the_one_is_named_and_not_asked() -> None:
    assert meant("Houston") == "fips:48201"
    assert '(not "Houston County, TX"; "Houston, United Kingdom" and ' in note("Houston")
    # A place that is only called so in English never outdoes one whose name it is.
    assert offers("Cologne") == ["Köln, Germany", "Cologne, Italy", "Cologne, MN"]


def test_a_city_of_several_counties_is_not_taken_for_one() -> None:
    assert asked("Amarillo, TX").message.startswith("Amarillo, TX has more people than Potter County, TX")
    assert '"Amarillo, TX metro area" for the whole metro area' in asked("Amarillo, TX").remedy


def test_the_currency_or_the_study_tells_the_country() -> None:
    assert meant("Paris", "EUR") == "nuts:FR10"
    assert meant("Bristol", "GBP") == "itl:TLK1"
    assert "as the amounts are in EUR" in note("Paris", "EUR")
    assert meant("Paris", "USD", home="FR") == "nuts:FR10"
    assert meant("Paris", "USD", home="nuts:FR71") == "nuts:FR10"
    for currency in ("USD", "", "JPY"):  # dollars tell nothing
        assert isinstance(place_meant("Paris", currency), Refused)
    assert isinstance(place_meant("Paris", "USD", home="US-TX"), Refused)


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Fort Worht", '"Fort Worth, TX"'), ("Tarant County", '"Tarrant County, TX"'), ("Texass", '"Texas"'),
        ("Fort Worth, OK", '"Fort Worth, TX"'), ("Somewhereville, France", '"France" for the whole country'),
        ("Qqqqq", 'the name of a place: Texas, "Tarrant County, TX"'),
    ],
)  # fmt: skip
def test_a_name_that_no_place_has(typed: str, offered: str) -> None:
    found = asked(typed)
    assert found.message == "no place of this name is known"
    assert offered in found.remedy
    assert not re.search(r"fips:|cbsa:", found.remedy)


@given(st.sampled_from(PLACES))
@settings(max_examples=150, deadline=None)
def test_what_the_program_prints_can_be_typed(place: Any) -> None:
    if place.title in ("Georgia",):
        return  # asked, as it is a country too
    assert meant(typed_for(place.id)) == place.id
    if place.kind in ("state", "county") and place.name not in ("New York", "Washington"):
        assert meant(place.title) == place.id
        assert meant(place.title.upper()) == place.id


@given(
    st.sampled_from(["Bristol", "Springfield", "Salem", "Portland", "Richmond", "St. Louis", "Birmingham", "London",
                     "Kansas City", "Orange County", "Washington", "New York", "Athens", "Columbus", "Cambridge",
                     "Dallas", "Rome", "Vancouver", "Jackson", "Jackson County", "Santiago", "Alexandria"])
)  # fmt: skip
@settings(max_examples=22, deadline=None)
def test_every_offer_can_be_typed(typed: str) -> None:
    found = offers(typed)
    assert len(found) > 1
    taken = [meant(offer) for offer in found]
    assert len(set(taken)) == len(taken)


@given(st.text(alphabet="abcStÉ .'-&ft", max_size=20))
def test_the_short_way_to_fold_is_the_long_one(text: str) -> None:
    long = tuple({"ft": "fort", "mt": "mount", "ste": "sainte"}.get(word, word) for word in words(text))
    assert name_words(text) == long


@pytest.mark.parametrize(
    ("place", "word", "currency"),
    [
        ("Fort Worth, TX", "fips:48439", "USD"), ("Tarrant County", "fips:48439", "USD"), ("Nagaoka", "jp:15", "JPY"),
        ("Bristol, UK", "itl:TLK1", "GBP"), ("Dallas-Fort Worth", "cbsa:19100", "USD"), ("Texas", "US-TX", "USD"),
    ],
)  # fmt: skip
def test_a_plain_study_runs(place: str, word: str, currency: str, write_book: BookWriter) -> None:
    study = [["Name", "x"], ["Place", place], ["Year", 2014], ["Currency", currency]]
    read = read_study(write_book({"Study": study, "Visitors": VISITORS}))
    assert read.settings.place == word
    assert float(ic.run(read).gross_spending) > 0.0
    assert [n.cell for n in read.notes if n.sheet == "Study"] == ([] if place == "Texas" else ["B2"])


def test_a_study_in_bristol_is_asked_unless_its_money_tells(write_book: BookWriter) -> None:
    def book(currency: str | None) -> Any:
        study = [["Name", "x"], ["Place", "Bristol"], ["Year", 2014], ["Currency", currency]]
        return write_book({"Study": study, "Visitors": VISITORS})

    for currency in ("USD", None):
        with pytest.raises(InputError) as caught:
            read_study(book(currency))
        assert str(caught.value.problems[0]).startswith('Study!B2 "Bristol": several places are called so. Type "Bris')
    read = read_study(book("GBP"))
    assert read.settings.place == "itl:TLK1"
    assert any("as the amounts are in GBP" in str(one) for one in read.notes)


def test_rows_taxes_scenarios_and_options_take_names(write_book: BookWriter) -> None:
    rows = [[*VISITORS[0], "Place"], [*VISITORS[1], "Fort Worth, TX"], [*VISITORS[2], "Reims"]]
    taxes = [
        ["Tax", "Rate", "Categories", "Level", "Collector", "Own budget", "Place"],
        ["Sales", 0.05, "shopping", "local", "City", "yes", "Tarrant County"],
    ]
    study = [["Name", "x"], ["Place", "Dallas-Fort Worth"], ["Year", 2014], ["Currency", "USD"]]
    read = read_study(write_book({"Study": study, "Visitors": rows, "Taxes": taxes}))
    assert read.sheets["Visitors"].words("place").tolist() == ["fips:48439", "nuts:FR21"]
    assert read.taxes.words("place").tolist() == ["fips:48439"]
    # A partner city is a name, whatever it is called.
    heads = ["Direction", "Travellers", "Nights", "Partner country", "Partner city", "Accommodation"]
    exchange = [heads, ["inbound", 3, 2, "United Kingdom", "Bristol", 100]]
    read = read_study(write_book({"Study": study, "Exchanges": exchange}))
    assert read.sheets["Exchanges"].words("partner_city").tolist() == ["Bristol"]


def test_codes_need_no_list_of_cities() -> None:
    """A study with codes, and the help, read neither the cities nor the names."""
    code = (
        "import sys; from impactcalc.known.places import place_meant;"
        "[place_meant(text) for text in ('US-TX', 'cbsa:19100', 'fips:48439', 'FR', 'Japan', 'TX', '48439+48113')];"
        "print([name for name in sys.modules if 'place_names' in name or 'city_names' in name])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_list_is_the_one_that_is_described() -> None:
    folder = shipped("multipliers") / "cities"
    about = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert about["licenses"][0]["name"] == "CC-BY-4.0"
    assert "GeoNames" in about["sources"][0]["title"]
    for resource in about["resources"]:
        assert "sha256:" + hashlib.sha256((folder / resource["path"]).read_bytes()).hexdigest() == resource["hash"]
    with (folder / "cities.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    counties = {place.id for place in PLACES if place.kind == "county"}
    home = [row for row in rows if row["country"] == "US"]
    assert len(home) > 17_000
    assert len(rows) - len(home) > 44_000
    assert {f"fips:{code}" for row in home for code in row["within"].split("+")} <= counties
    assert all(row["names"].startswith(f"|{name_key(row['name'])}|") for row in rows)
    people = [int(row["people"]) for row in rows]
    assert people == sorted(people, reverse=True)
    assert [city.county for city in cities_called("fortworth")] == ["48439"]
