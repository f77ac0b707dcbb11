"""A country as the place of a study: the report is about all of it, and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest

import impactcalc as ic
from impactcalc.economy.package import load_table
from impactcalc.study.sheets.schema import Settings, Visitors
from impactcalc.study.sheets.template import column_reference
from impactcalc.words.en.places import the


def study_of(place: str, currency: str = "USD", *, row_place: str | None = None) -> ic.Study:
    settings = Settings(name="x", place=place, year=2014, currency=currency)
    return ic.study_from_rows(settings, [Visitors(place=row_place, visitors=10, nights=1, accommodation=1e4)])


def said_of(result: ic.Result) -> dict[str, tuple[str, str, str]]:
    """Where -> severity, message, remedy of the check."""
    checks = result.checks[result.checks["code"] == "place-is-a-country"]
    columns = (checks[name] for name in ("where", "severity", "message", "remedy"))
    return {where: (severity, message, remedy) for where, severity, message, remedy in zip(*columns, strict=True)}


@pytest.mark.parametrize(
    ("place", "currency", "name", "remedy"),
    [
        ("FR", "EUR", "France", "Type a city or region of France as the Place, or quote the figures as the country's"),
        ("BR", "BRL", "Brazil", "Quote the figures as those of Brazil, not as a city's"),
        ("US", "USD", "United States",
         "For a city, type its metro or county as the Place (`impactcalc places NAME` finds it)"),
    ],
)  # fmt: skip
def test_a_whole_country_is_said(place: str, currency: str, name: str, remedy: str) -> None:
    message = (
        f"The place is a country, {the(name)}: effects are those of the whole country, as a national study wants them. "
        "A city or region of it keeps less of them, as part of what is bought there is made elsewhere in it"
    )
    assert said_of(ic.run(study_of(place, currency))) == {f"place {name}": ("note", message, remedy)}


@pytest.mark.parametrize("place", ["US-TX", "cbsa:19100", "fips:48439"])
def test_a_part_of_a_country_is_not(place: str) -> None:
    assert said_of(ic.run(study_of(place))) == {}
    assert said_of(ic.run(study_of("US", row_place=place))) == {}


def test_with_multipliers_that_were_brought_nothing_is_said() -> None:
    """They may be those of a region, which has no code of its own abroad."""
    own = replace(load_table("world-2014", place="FR"), name="grand-est")
    assert said_of(ic.run(study_of("FR", "EUR"), own)) == {}


def test_a_city_with_the_multipliers_of_its_nation_has_the_other_check() -> None:
    result = ic.run(study_of("cbsa:19100"), load_table("us-2014"))
    assert said_of(result) == {}
    assert "national-multipliers-on-a-place" in set(result.checks["code"])


def test_the_column_place_says_what_to_type_abroad() -> None:
    lines = {(line[0], line[2]): line for line in column_reference()}
    study = lines["Study", "place"]
    assert "a city abroad (Reims) as its region, or as its country where none is known" in study[6]
    assert "abroad a city, a region, a country: Lyon, France" in study[5]
    assert "abroad a city, a region, a country: Lyon, France" in lines["Visitors", "place"][5]
