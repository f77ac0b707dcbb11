"""What a search for a place finds: countries first, a namesake at home never taken for a city abroad."""

from __future__ import annotations

import pytest

from impactcalc.report.words.places import place_lines, place_remark, search_places


@pytest.mark.parametrize(
    ("text", "first", "city"),
    [
        ("France", "FR", ""), ("jp", "JP", ""), ("Türkiye", "TR", ""), ("fort worth", "fips:48439", ""),
        ("Reims, France", "FR", "Reims"), ("Vancouver, Canada", "CA", "Vancouver"),
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
    assert "Elsewhere only whole countries" in place_remark(search_places("Tarrant, TX", 20), "Tarrant, TX")
    assert place_remark(search_places("Paris", 20), "Paris").startswith("Several places are called so. Type ")
    assert "Type France as the Place; the report is then about France" in place_remark(
        search_places("Reims, France", 20), "Reims, France"
    )
