"""The check foreign-profile: a shipped profile of the United States splits what is spent elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

import impactcalc as ic
from impactcalc.impact.checks import Check
from impactcalc.study.sheets.schema import Exchanges, Profiles, Row, Settings, Visitors


def fired(*rows: Row, place: str) -> list[Check]:
    study = ic.study_from_rows(Settings(name="Test", place=place, year=2014, currency="USD"), rows)
    return [check for check in ic.run(study).checks_found if check.code == "foreign-profile"]


def guests(profile: str, **more: Any) -> Visitors:
    return Visitors(id="g", visitors=10, nights=2, total_spend=5_000, profile=profile, **more)


def test_a_profile_of_the_united_states_in_france() -> None:
    (check,) = fired(guests("us_traveller", partner_country="DEU"), place="FR")
    assert check.severity == "note"
    assert check.where.endswith(": profile")
    assert check.message == (
        "The profile us_traveller tells how money is spent in another country (the United States); here it splits "
        "spending in France, in 1 row. What visitors buy there, and how much of each, may differ"
    )
    assert check.remedy.endswith("or a profile of your own on the sheet Profiles")
    assert check.source.startswith("U.S. Travel Association")


def test_a_trip_abroad_from_the_united_states() -> None:
    trip = Exchanges(direction="outbound", travellers=3, total_spend=900, profile="us_traveller", partner_country="JPN")
    (check,) = fired(guests("us_traveller"), trip, place="US")
    assert "splits spending in Japan, in 1 row" in check.message


@pytest.mark.parametrize("profile", ["us_traveller", "overseas_visitor"])
def test_at_home_it_does_not_fire(profile: str) -> None:
    assert not fired(guests(profile, partner_country="JPN"), place="cbsa:19100")


def test_ones_own_profile_and_those_that_may_stand_for_any_country() -> None:
    assert not fired(guests("mine"), Profiles(name="mine", accommodation=1.0), place="FR")
    assert not fired(guests("us_traveller"), Profiles(name="us_traveller", accommodation=1.0), place="FR")
    assert not fired(guests("delegate", partner_city="Leipzig", partner_country="DEU"), place="FR")
