"""What a search for a place finds: countries first, a namesake at home never taken for a city abroad."""

from __future__ import annotations

import pytest

from impactcalc.report.places_found import search_places
from impactcalc.report.words.en.places import place_lines, place_remark


@pytest.mark.parametrize(
    ("text", "first", "city"),
    [
        ("France", "FR", ""), ("jp", "JP", ""), ("Türkiye", "TR", ""), ("fort worth", "fips:48439", ""),
        ("Reims, France", "nuts:FR21", "Reims"), ("Vancouver, Canada", "cma:933", "Vancouver"),
        ("Kyiv, Ukraine", "UA", "Kyiv"), ("nuts:DE71", "nuts:DE71", ""), ("Niigata prefecture", "jp:15", ""),
        ("Tbilisi, Georgia", "GE", "Tbilisi"),
        # GA is Gabon and Georgia the country too: a city that lies in the state is meant.
        ("Atlanta, GA", "fips:13121", ""), ("Atlanta, Georgia", "fips:13121", ""),
        ("Austin, United States", "fips:48453", ""), ("US", "US", ""), ("US-TX", "US-TX", ""),
    ],
)  # fmt: skip
def test_what_comes_first(text: str, first: str, city: str) -> None:
    found = search_places(text, 20)
    assert found
    assert (found.first, found.city, found.exact) == (first, city, True)


def test_near_spellings_come_only_where_nothing_has_the_name() -> None:
    assert search_places("France", 20).places == ()
    near = search_places("Jappan", 20)
    assert (near.first, near.exact) == ("JP", False)
    assert place_remark(near, "Jappan").startswith("No place is called Jappan; these are spelled or named alike.")
    two = search_places("Korea", 20)
    assert [country.iso2 for country in two.countries] == ["KP", "KR"]
    assert search_places("reims", 20).city == "Reims"


def test_the_tables_of_a_country() -> None:
    lines = {text: place_lines(search_places(text, 1))[0] for text in ("US", "Egypt", "Bhutan")}
    assert lines["US"].endswith("country United States  (tables of every year from 2014 to 2024)")
    assert lines["Egypt"].endswith("country Egypt  (table of 2022)")
    assert lines["Bhutan"].endswith("(no table is shipped; docs/own-multipliers.md says how to bring one)")


def test_the_remark_is_for_those_who_may_mean_another_place() -> None:
    assert place_remark(search_places("Japan", 20), "Japan") == ""
    assert place_remark(search_places("19100", 20), "19100") == ""
    assert "outside the United States regions are known of" in place_remark(
        search_places("Tarrant, TX", 20), "Tarrant, TX"
    )
    assert place_remark(search_places("Paris", 20), "Paris").startswith("Several places are called so. Type ")
    assert "Type Ukraine as the Place; the report is then about Ukraine" in place_remark(
        search_places("Kyiv, Ukraine", 20), "Kyiv, Ukraine"
    )
    assert place_remark(search_places("Reims", 20), "Reims") == (
        '"Reims" is read as Region Champagne-Ardenne (NUTS FR21), in which it lies: the report is then about the jobs '
        "there. Type France for all of it"
    )
    lines = place_lines(search_places("Wiesbaden", 20))
    assert lines[0] == "nuts:DE71    NUTS 2  Region Darmstadt  (jobs of 2015; Wiesbaden lies here)"
    assert [line.split()[0] for line in lines] == ["nuts:DE71", "nuts:DE7", "DE"]
