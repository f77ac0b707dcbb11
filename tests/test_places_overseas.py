"""Departments of France overseas, and codes that nothing has: what is said to type works."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.known.countries import find_country
from impactcalc.known.world_places import part_of_nation, world_places


def done(*words: str, code: int = 0) -> str:
    ran = CliRunner().invoke(app, [*words])
    assert ran.exit_code == code, (ran.output, ran.exception)
    return ran.output


@pytest.mark.parametrize(
    ("city", "country", "region", "name"),
    [
        ("Saint-Denis, Réunion", "RE", "nuts:FRA4", "La Réunion"),
        ("Fort-de-France", "MQ", "nuts:FRA2", "Martinique"),
        ("Cayenne, French Guiana", "GF", "nuts:FRA3", "Guyane"),
        ("Mamoudzou", "YT", "nuts:FRA5", "Mayotte"),
        ("Pointe-à-Pitre", "GP", "nuts:FRA1", "Guadeloupe"),
    ],
)
def test_a_department_overseas_is_reported_as_a_region_of_france(
    city: str, country: str, region: str, name: str
) -> None:
    assert part_of_nation(country) == region
    assert name in world_places()[region].title
    known = find_country(country)
    assert known is not None
    people = ("--visitors", "10", "--nights", "2")
    text = done("estimate", city, *people, code=2)
    lies = f"No shipped table covers {known.name} by itself; {city.split(', ')[0]} lies there.\n"
    assert f"{lies}      -> Type {region} as the Place, which is" in text
    assert f"First estimate for {' '.join(world_places()[region].title.split())}" in " ".join(
        done("estimate", region, *people).split()
    )
    assert f"Type {region} as the Place for {known.name} as a region of its nation's table." in done("places", city)


@pytest.mark.parametrize("city", ["San Juan, Puerto Rico", "Hagåtña, Guam", "Nouméa, New Caledonia", "Papeete"])
def test_a_territory_without_a_table_is_not_said_to_be_reported(city: str) -> None:
    text = done("places", city)
    assert "is shipped either: docs/own-multipliers.md says how to bring one. As Partner city" in text
    assert "the report is then about" not in text


def test_others_are_read_as_regions() -> None:
    for city, region in (("Funchal, Madeira", "PT30"), ("Las Palmas, Canary Islands", "ES70"), ("Azores", "PT20")):
        assert f"nuts:{region}" in done("places", city)


@pytest.mark.parametrize("code", ["nuts:FR94", "nuts:XX99", "itl:ZZ9"])
def test_a_code_that_nothing_has_is_told(code: str) -> None:
    text = done("places", code, code=2)
    assert f'  "{code}"\n' in text
    assert text.count("nuts:FRA4") <= 1
