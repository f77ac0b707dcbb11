"""Places by their numbers: without the zero at the front, without the kind, and codes that are newer than the data."""

from __future__ import annotations

import csv
import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import impactcalc.known.changed_places as module
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.economy.regions.places import all_places, find_place, places_like
from impactcalc.errors import InputError
from impactcalc.known.changed_places import changed_places
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.places import place_meant, place_title, read_place
from impactcalc.known.states import STATES
from impactcalc.report.places_found import search_places
from impactcalc.report.words.en.places import place_lines, place_remark
from impactcalc.study.checking.validation import read_study

COUNTIES = tuple(place for place in all_places() if place.kind == "county")
METROS = tuple(place for place in all_places() if place.id.startswith("cbsa:"))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("6037", "fips:06037"), ("fips:6037", "fips:06037"), ("6037.0", "fips:06037"), ("FIPS:06037 ", "fips:06037"),
        ("Fips 6037", "fips:06037"), ("06037", "fips:06037"), ("19100", "cbsa:19100"), ("CBSA 19100", "cbsa:19100"),
        ("48439", "fips:48439"), ("6037+6059", "fips:06037+06059"), ("fips:48439+fips:48113", "fips:48439+48113"),
        ("46102", "fips:46113"), ("fips:46102", "fips:46113"), ("46113", "fips:46113"), ("2158", "fips:02270"),
        ("fips:02063+02066", "fips:02261"), ("fips:51019+51515", "fips:51019+51515"), ("51515", "fips:51515"),
        ("cbsa:19430", "cbsa:19380"), ("39100", "fips:36027+36071"), ("tx", "US-TX"), ("2014", None), ("99999", None),
        ("cbsa:6037", None), ("6", None),
    ],
)  # fmt: skip
def test_a_number_is_the_place_that_it_can_only_be(typed: str, place: str | None) -> None:
    assert read_place(typed) == place


@given(st.sampled_from(COUNTIES))
def test_a_county_is_found_without_its_zero_and_its_kind(county: object) -> None:
    place = county.id  # type: ignore[attr-defined]
    number = place.removeprefix("fips:")
    for typed in (place, number, number.lstrip("0"), f"fips:{number.lstrip('0')}", f"{number}.0"):
        assert read_place(typed) == place
    found = place_meant(number.lstrip("0"))
    assert isinstance(found, Meant)
    assert find_place(place).title.split(",")[0] in found.note or found.note.startswith(("called", "split", "without"))


@given(st.sampled_from(METROS))
def test_a_metro_is_found_without_its_kind(metro: object) -> None:
    place = metro.id  # type: ignore[attr-defined]
    assert read_place(place.removeprefix("cbsa:")) == place


def test_what_is_said_of_a_number(write_book: BookWriter) -> None:
    def notes(place: object) -> list[str]:
        study = read_study(write_book({"Study": [STUDY[0], ["Place", place], *STUDY[2:]], "Visitors": VISITORS}))
        return [str(note) for note in study.notes]

    said = "read as fips:06037, Los Angeles County, CA; a county's number has five digits, its first may be a zero"
    assert notes("fips:6037") == [f'Study!B2 "fips:6037": {said}']
    assert notes(6037) == [f'Study!B2 "6037": {said}']
    assert notes(6037.0) == [f'Study!B2 "6037": {said}']
    assert notes("fips:06037") == []
    assert notes("19100") == ['Study!B2 "19100": read as cbsa:19100, Dallas-Fort Worth-Arlington, TX']
    assert notes("fips:46102") == [
        'Study!B2 "fips:46102": Oglala Lakota County, SD (fips:46102) is in the data under the code and name that it '
        "had before: fips:46113, Shannon County, SD"
    ]
    assert notes("fips:46113") == ['Study!B2 "fips:46113": called Oglala Lakota County, SD (fips:46102) since 2015']
    assert notes("fips:51019") == [
        'Study!B2 "fips:51019": without Bedford city, VA (fips:51515), which has belonged to it since 2013 and stands '
        "apart in the data; fips:51019+51515 is both"
    ]
    assert notes("fips:02261") == [
        'Study!B2 "fips:02261": split into Chugach Census Area, AK (fips:02063) and Copper River Census Area, AK '
        "(fips:02066) in 2019"
    ]


def test_rows_rates_and_taxes_take_the_same_numbers(write_book: BookWriter) -> None:
    rows = [[*VISITORS[0], "Place"], [*VISITORS[1], 6037], [*VISITORS[2], "46102"]]
    rates = [["Kind", "Subject", "Year", "Value", "Source"], ["regional_price_parity", 6037, 2014, 1.1, "own"]]
    taxes = [
        ["Tax", "Rate", "Categories", "Level", "Collector", "Own budget", "Place"],
        ["Sales", 0.05, "shopping", "local", "City", "yes", "6037"],
    ]
    study = read_study(write_book({"Study": STUDY, "Visitors": rows, "Rates": rates, "Taxes": taxes}))
    assert study.sheets["Visitors"].words("place").tolist() == ["fips:06037", "fips:46113"]
    assert study.rates.words("subject").tolist() == ["fips:06037"]
    assert study.taxes.words("place").tolist() == ["fips:06037"]
    assert {(note.sheet, note.cell) for note in study.notes} == {
        ("Visitors", "L2"), ("Visitors", "L3"), ("Rates", "B2"), ("Taxes", "G2"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        (
            "fips:09110",
            'Study!B2 "fips:09110": Capitol Planning Region, CT is one of the planning regions that took the place of '
            "Connecticut's counties in 2022; the data know only the counties. It overlaps with fips:09003 (Hartford "
            "County, CT) and fips:09013 (Tolland County, CT), and is none of them, nor all of them together. Type one "
            "of them (fips:09003, fips:09013), several as fips:09003+09013, or US-CT for the state",
        ),
        (
            "9170",
            'Study!B2 "9170": South Central Connecticut Planning Region, CT is one of the planning regions that took '
            "the place of Connecticut's counties in 2022; the data know only the counties. It is a part of fips:09009 "
            "(New Haven County, CT). Type fips:09009 for the whole county, or US-CT for the state",
        ),
        (
            "fips:02063",
            'Study!B2 "fips:02063": Chugach Census Area, AK was part of Valdez-Cordova Census Area, AK until 2019, and '
            "the data know only the whole. Type fips:02261 for the whole",
        ),
    ],
)
def test_a_place_that_the_data_know_only_in_other_pieces_is_explained(
    typed: str, message: str, write_book: BookWriter
) -> None:
    with pytest.raises(InputError) as caught:
        read_study(write_book({"Study": [STUDY[0], ["Place", typed], *STUDY[2:]], "Visitors": VISITORS}))
    assert [str(problem) for problem in caught.value.problems] == [message]


def test_the_search_knows_shortened_numbers_and_newer_names() -> None:
    def first(text: str) -> tuple[str, str]:
        found = search_places(text, 5)
        return place_lines(found)[0].split()[0], place_remark(found, text)

    assert first("6037")[0] == "fips:06037"
    assert "Los Angeles County" in first("6037")[1]
    for text in ("46102", "Oglala", "oglala lakota sd"):
        assert first(text)[0] == "fips:46113"
        assert "Oglala Lakota County, SD (fips:46102)" in first(text)[1]
    assert first("Naugatuck Valley")[0] == "fips:09009"
    assert "took the place of Connecticut's counties" in first("Naugatuck Valley")[1]
    assert first("19100") == ("cbsa:19100", "")
    assert first("Dayton metro")[0] == "cbsa:19380"


def test_a_metro_of_that_number_is_named_where_there_is_no_such_county() -> None:
    assert places_like("fips:19100")[0].startswith("cbsa:19100 Dallas-Fort Worth-Arlington, TX")
    assert places_like("cbsa:48439")[0].startswith("fips:48439 Tarrant County, TX")


def test_every_changed_place_leads_to_places_that_the_data_have() -> None:
    known = {place.id: place for place in all_places()}
    kinds = set()
    for change in changed_places().values():
        kinds.add(change.change)
        family, numbers = change.known_as.split(":")
        members = [known[f"{family}:{number}"] for number in numbers.split("+")]
        names = " + ".join(place.name for place in members)
        assert change.known_name.startswith(names), change.id
        assert (change.id in known) == (change.change == "joined")
        found = place_meant(change.id)
        if change.change in ("overlaps", "part"):
            assert isinstance(found, Refused)
            for place in members:
                assert place.id in f"{found.message} {found.remedy}"
        else:
            assert isinstance(found, Meant)
            assert found.note
            assert find_place(found.word).total > 0
    assert kinds == {"renamed", "part", "joined", "overlaps", "counties"}


def test_the_file_is_the_one_that_is_described() -> None:
    folder = Path(module.__file__).parent
    about = json.loads((folder / "changed_places.source.json").read_text(encoding="utf-8"))
    data = (folder / about["file"]).read_bytes()
    assert hashlib.sha256(data).hexdigest() == about["sha256"]
    assert len(list(csv.DictReader(data.decode().splitlines()))) == len(changed_places())
    assert any("Census Bureau" in source.get("publisher", "") for source in about["sources"])


def test_states_are_the_same_everywhere() -> None:
    assert {place.id: place.name for place in all_places() if place.kind == "state"} == {
        f"US-{code}": name for code, name in STATES.items()
    }
    assert place_title("fips:48439") == find_place("fips:48439").title
    assert place_title("fips:99999") == ""
