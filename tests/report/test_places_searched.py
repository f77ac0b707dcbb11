"""What a search says of regions with a country's code, of places by jobs of one's own, and of names with blanks."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.known.world_places import world_places


def told(*words: str) -> str:
    ran = CliRunner().invoke(app, ["places", *words])
    assert ran.exit_code == 0, (ran.output, ran.exception)
    return " ".join(ran.output.split())


@pytest.mark.parametrize("typed", ["reunion", "la réunion", "RE"])
def test_a_department_with_a_code_of_a_country_is_shown_as_the_region_too(typed: str) -> None:
    text = told(typed)
    assert "nuts:FRA4 NUTS 2 Region La Réunion (jobs of 2015)" in text
    assert (
        "RE country Réunion (no table is shipped of it by itself; nuts:FRA4 is a region of its nation's table)" in text
    )


def test_no_name_has_blanks_too_many() -> None:
    assert [one.id for one in world_places().values() if one.name != " ".join(one.name.split())] == []


@pytest.mark.parametrize(
    ("place", "title"),
    [
        ("nuts:CH01", "Région lémanique (NUTS CH01)"), ("nuts:ES62", "Región de Murcia (NUTS ES62)"),
        ("nuts:PT20", "Região Autónoma dos Açores (PT) (NUTS PT20)"), ("nuts:PL2", "Makroregion Poludniowy (NUTS PL2)"),
        ("nuts:DED5", "Region Leipzig (NUTS DED5)"),
    ],
)  # fmt: skip
def test_the_word_region_stands_once(place: str, title: str) -> None:
    assert world_places()[place].title == title


def test_a_city_abroad_can_be_reported_by_jobs_of_its_own() -> None:
    text = told("casablanca")
    assert (
        "With the jobs of Casablanca on the sheet Jobs, or a package that `impactcalc multipliers import jobs`" in text
    )


def test_a_place_by_jobs_of_its_own_is_known_by_its_code() -> None:
    text = told("own:MA/Casablanca")
    assert "own:MA/Casablanca region Casablanca (Morocco; by jobs that you bring)" in text
    assert "Casablanca can be reported with its jobs on the sheet Jobs, or with a package" in text


def test_of_a_country_without_a_table_that_is_said() -> None:
    text = told("own:KE/Nairobi")
    assert "(Kenya; by jobs that you bring) No table of Kenya is shipped: docs/own-multipliers.md says" in text


def test_the_whole_country_is_named() -> None:
    assert told("leipzig").endswith("Type Germany for all of it.")
