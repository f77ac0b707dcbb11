"""What the commands say of a place and a year names what the command has: options, not cells of a workbook."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from impactcalc.cli import app

PEOPLE = ("--visitors", "12", "--nights", "3")


def told(*words: str, code: int = 0) -> str:
    ran = CliRunner().invoke(app, [*words])
    assert ran.exit_code == code, (ran.output, ran.exception)
    return ran.output


@pytest.mark.parametrize("place", ["Germany", "Leipzig"])
def test_a_year_beyond_the_data_is_told_of_the_option(place: str) -> None:
    text = told("estimate", place, *PEOPLE, "--year", "2050", code=2)
    assert '--year  "2050"\n      What a day comes to cannot be brought to the prices of 2050.\n' in text
    assert "The shipped data for the GDP deflator of USA end in " in text
    assert "Visitors!" not in text
    assert "Study" not in text
    assert text.count("read as") == (1 if place == "Leipzig" else 0)


def test_residents_of_no_events_are_said_to_change_nothing() -> None:
    said = "--residents changes nothing: it is for --event-people, of which there are none."
    assert said in told("estimate", "Leipzig", *PEOPLE, "--residents", "10%")
    assert "changes nothing" not in told("estimate", "Leipzig", *PEOPLE)
    assert "changes nothing" not in told("estimate", "Leipzig", "--event-people", "100", "--residents", "10%")


@pytest.mark.parametrize(("place", "why"), [("Guam", "Guam"), ("Nairobi", "Kenya; Nairobi lies there")])
def test_a_template_of_a_place_without_a_table_says_so(tmp_path: Path, place: str, why: str) -> None:
    text = told("template", str(tmp_path / "t.xlsx"), "--place", place)
    assert f"no shipped table covers {why}. Use a place in a state of the US, in DC, or in a country" in text
    assert "read as" not in text


def test_a_template_of_a_place_with_a_table_does_not(tmp_path: Path) -> None:
    assert "no shipped table" not in told("template", str(tmp_path / "t.xlsx"), "--place", "Leipzig")


@pytest.mark.parametrize("limit", [1, 2])
def test_a_search_lists_at_most_so_many(limit: int) -> None:
    assert (
        sum("(" in line and "  " in line for line in told("places", "leipzig", "--limit", str(limit)).splitlines())
        == limit
    )
