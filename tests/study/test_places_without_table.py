"""Places in countries without a table: what was read is said by the refusal, and no note says otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from impactcalc.cli import app
from impactcalc.study.sheets.template import fill_template

PLACES = [("Nairobi", "Kenya"), ("Timbuktu", "Mali"), ("Hagåtña", "Guam")]


def refused(*words: str) -> str:
    ran = CliRunner().invoke(app, [*words])
    assert ran.exit_code == 2, (ran.output, ran.exception)
    return ran.output


@pytest.fixture
def study(tmp_path: Path) -> Path:
    """A study in Leipzig."""
    row = {"name": "Delegates", "profile": "delegate", "visitors": 1, "nights": 1}
    settings = {"name": "Ties", "place": "Leipzig", "year": 2022}
    fill_template(tmp_path / "s.xlsx", {"Study": [settings], "Visitors": [row]})
    return tmp_path / "s.xlsx"


@pytest.mark.parametrize(("city", "country"), PLACES)
def test_an_estimate_of_a_city_without_a_table(city: str, country: str) -> None:
    text = refused("estimate", city, "--visitors", "1", "--nights", "1")
    assert f"No shipped table covers {country}; {city} lies there." in text
    assert "note" not in text


@pytest.mark.parametrize(("city", "country"), PLACES)
def test_a_run_there(study: Path, city: str, country: str) -> None:
    text = refused("run", str(study), "--place", city)
    assert f'--place  "{city}"\n      No shipped table covers {country}; {city} lies there.' in text
    assert "read as" not in text


def test_a_country_is_shown_as_it_was_typed(study: Path) -> None:
    text = refused("run", str(study), "--place", "Guam")
    assert '--place  "Guam"\n      No shipped table covers Guam.\n' in text
    assert "Use a place in a state of the US, in DC, or in a country" in text


def test_a_study_in_such_a_city(tmp_path: Path) -> None:
    row = {"name": "Delegates", "profile": "delegate", "visitors": 1, "nights": 1}
    settings = {"name": "Ties", "place": "Nairobi", "year": 2022}
    fill_template(tmp_path / "s.xlsx", {"Study": [settings], "Visitors": [row]})
    text = refused("run", str(tmp_path / "s.xlsx"))
    assert "No shipped table covers Kenya; Nairobi lies there." in text
    assert "can be reported" not in text
