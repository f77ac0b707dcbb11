"""Where a place's identifier stands beside its name, its code stands there once."""

from __future__ import annotations

import pytest

import impactcalc as ic
from impactcalc.economy.regions.places import find_place, places_like
from impactcalc.facts.assumptions.taxes import TaxRate
from impactcalc.facts.notes.places import CodesMean
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.places import named, place_meant, place_title
from impactcalc.known.world_places import region_title, world_places
from impactcalc.report.places_found import search_places
from impactcalc.report.words.en.data_status import status_lines
from impactcalc.report.words.en.places import place_lines
from impactcalc.study.sheets.schema import Settings, Visitors
from impactcalc.words.speaking import noted, taken


def test_alone_it_has_its_code_and_beside_its_identifier_not() -> None:
    assert region_title("itl:TLD3") == "Region Greater Manchester (ITL TLD3)"
    assert region_title("itl:TLD3", beside_code=True) == "Region Greater Manchester"
    both = region_title("nuts:DE71+DE72", beside_code=True)
    assert both == "Region Darmstadt + Region Gießen"
    assert find_place("nuts:DE71+DE72").beside_code == both == place_title("nuts:DE71+DE72", beside_code=True)
    assert find_place("fips:48439").beside_code == "Tarrant County, TX" == named("fips:48439", beside_code=True)


def test_no_name_has_its_code_beside_its_identifier() -> None:
    assert len(world_places()) > 1_000
    assert [one.id for one in world_places().values() if one.id.partition(":")[2] in one.beside_code.split()] == []


@pytest.mark.parametrize("place", ["itl:TLD3", "nuts:DED"])
def test_what_lists_a_place_has_its_code_once(place: str) -> None:
    code = place.partition(":")[2]
    lines = [*place_lines(search_places(place, 3)), next(iter(status_lines(place, place, 2022)))]
    assert [line.count(code) for line in lines if code in line] == [1, 1]
    assert lines[-1] == f"{find_place(place).beside_code} ({place}), a study of 2022:"
    assert all(one.count(one.split()[0].partition(":")[2]) == 1 for one in places_like(f"{place[:-1]}X"))


def test_readings_and_notes_have_it_once() -> None:
    halle = place_meant("Halle, Germany")
    assert isinstance(halle, Refused)
    assert halle.remedy.count("DEA4") == 1
    typed = CodesMean((("DE71", "nuts:DE71", world_places()["nuts:DE71"].beside_code),))
    assert noted(typed) == "DE71 is nuts:DE71, Region Darmstadt"
    city = place_meant("Wiesbaden")
    assert isinstance(city, Meant)
    assert "For all of Region Hessen type nuts:DE7." in city.note


def test_a_study_of_a_region() -> None:
    """Its assumptions, the tax of a named place and where its checks were found."""
    row = Visitors(id="v", visitors=100, nights=3, accommodation=1_000, food_service=300)
    study = ic.study_from_rows(Settings(name="One", place="itl:TLD3", year=2022), [row])
    result = ic.run(study, sampling=ic.Sampling(draws=0))
    texts = [line.value for line in result.assumptions]
    assert "Region Greater Manchester (itl:TLD3), 1,416,205 jobs, 4.4165% of the nation's" in texts
    assert not [text for text in texts if "(ITL TLD3) (" in text]
    (found,) = [check.where for check in result.checks_found if check.code == "imports-estimated"]
    assert found == "economy world-2022, Region Greater Manchester (ITL TLD3)"


def test_a_tax_says_its_place_once() -> None:
    place = ("itl:TLD3", named("itl:TLD3", beside_code=True))
    rate = TaxRate("T", ("accommodation",), 0.1, *place, "local", "C", False, "")
    assert "in Region Greater Manchester (itl:TLD3);" in taken(rate).value
