"""Profiles and kinds of visitor: what they come to by hand, and how far their sources lie apart."""

from __future__ import annotations

import pytest

from impactcalc.errors import PackageError
from impactcalc.known.profiles import Profile, profiles
from impactcalc.known.segments import Segment, segments, shipped_profiles
from impactcalc.known.spread import read_spread

CPI_2025_TO_2024 = 313.689 / 321.943  # BLS, CPI-U, all items
# US National Park Service, Visitor Spending Effects 2024: dollars of 2024 per party, without the parks' tickets.
NIGHT = {
    "Washington, Mall": (512.86, 298.55, 103.96, 20.08),
    "Washington, Parkway": (407.28, 210.01, 103.32, 11.67),
    "San Francisco": (548.66, 244.86, 126.90, 32.68),
    "St. Louis": (330.51, 169.97, 72.14, 19.56),
    "Cleveland": (355.21, 204.31, 66.46, 17.85),
}
DAY = (89.03, 80.70, 89.57, 88.23, 44.81)


def mean_share(column: int) -> float:
    return sum(survey[column] / survey[0] for survey in NIGHT.values()) / len(NIGHT)


def total(name: str, basis: str) -> float:
    return sum(part.value for part in segments()[name].parts if part.basis == basis)


@pytest.mark.parametrize("name", list(shipped_profiles()))
def test_a_profile_says_where_it_is_from_of_whom_and_how_far_others_lie_off(name: str) -> None:
    profile = shipped_profiles()[name]
    assert profile.source
    assert profile.unit
    assert profile.quoted
    assert profile.weakness
    assert (profile.spread is not None) == profile.carries_amount
    if profile.spread is not None:
        assert 0 < profile.spread.low <= 1 <= profile.spread.high < 3
        assert profile.spread.source
    if isinstance(profile, Profile):
        assert sum(profile.shares.values()) == pytest.approx(1.0, abs=1e-12)
        assert all(0 <= low <= 1 <= high for low, high in profile.share_spreads.values())
    else:
        assert all(part.value > 0 for part in profile.parts)


@pytest.mark.parametrize(
    ("low", "high", "source"), [("1.1", "1.4", "a"), ("0.5", "0.9", "a"), ("-0.1", "1.2", "a"), ("0.9", "1.2", "")]
)
def test_a_spread_that_leaves_out_the_amount_is_a_fault_of_the_package(low: str, high: str, source: str) -> None:
    with pytest.raises(PackageError, match="does not hold 1, or has no source"):
        read_spread("x", low, high, source)


def test_no_spread_where_there_is_no_amount() -> None:
    assert read_spread("x", "", "", "") is None


# --- by hand, from what is published ---


def test_a_night_and_a_day_at_an_event_are_split_as_five_surveys_are() -> None:
    night = profiles()["event_overnight"].shares
    for column, category in enumerate(("accommodation", "food_service", "shopping"), start=1):
        assert night[category] == pytest.approx(mean_share(column), rel=1e-9), category
    assert night["shopping"] == pytest.approx(0.047, abs=0.0005)
    day = profiles()["event_day_visitor"].shares
    assert "accommodation" not in day
    # Fuel: 11.52, 12.87, 16.85, 14.83 and 10.62 a party.
    fuel = (11.52, 12.87, 16.85, 14.83, 10.62)
    assert day["fuel"] == pytest.approx(sum(f / d for f, d in zip(fuel, DAY, strict=True)) / 5, rel=1e-9)


def test_a_day_at_a_festival_is_the_mean_of_parks_and_audiences() -> None:
    parks, audiences = sum(DAY) / 5 / 2.2, (47.0 + 41.7) / 2
    assert total("festival_day", "amount") == pytest.approx((parks + audiences) / 2, rel=1e-9)
    assert total("festival_day", "amount") == pytest.approx(40.01, abs=0.005)
    assert segments()["festival_day"].year == 2024


def test_a_night_at_a_festival_is_a_bed_for_two_and_the_rest_beside_it() -> None:
    assert total("festival_overnight", "room") == pytest.approx(1 / 2.2 / mean_share(1), rel=1e-9)
    # Washington: a room of 223.10, so 192.54 a night by the profile; 512.86 a party of 2.7 is 189.95, of 2.2 233.12.
    found = segments()["festival_overnight"].spread
    assert found is not None
    # The least is the Parkway's by 2.7 persons, the most Cleveland's by 2.2 (a room of 150).
    level = 1 / 2.2 / mean_share(1)
    assert found.low == pytest.approx(407.28 / 2.7 / (223.1 * level), abs=0.001)
    assert found.high == pytest.approx(355.21 / 2.2 / (150 * level), abs=0.001)


def test_a_student_lives_on_a_year_of_270_nights() -> None:
    year = 8896 + 5004 + 5140
    assert total("exchange_student", "amount") == pytest.approx(year / 270 * CPI_2025_TO_2024, rel=1e-5)
    assert total("exchange_student", "amount") == pytest.approx(68.71, abs=0.005)


def test_a_young_guest_has_what_the_programme_recommends() -> None:
    assert total("host_family_youth", "amount") == pytest.approx(250 * 12 / 365)
    found = segments()["host_family_youth"].spread
    assert found is not None
    assert (found.low, found.high) == (200 / 250, 400 / 250)
    # 6.6 to 13 dollars a day.
    assert [250 * 12 / 365 * factor for factor in (found.low, found.high)] == pytest.approx([6.58, 13.15], abs=0.01)


def test_overseas_visitors_by_purpose_keep_the_proportions_of_their_source() -> None:
    night = {name: total(f"overseas_{name}", "amount") for name in ("visitor", "business", "leisure", "family")}
    assert night["visitor"] == pytest.approx(1933 / 19.01, abs=0.02)
    # Foreign visitors to Spain, a night: 218.85, 144.76 and 100.90 euro.
    assert night["business"] / night["leisure"] == pytest.approx(218.85 / 144.76, rel=0.001)
    assert night["family"] / night["leisure"] == pytest.approx(100.9 / 144.76, rel=0.001)
    assert night["family"] < night["visitor"] < night["leisure"] < night["business"]


def test_a_delegate_buys_beside_bed_and_meals() -> None:
    beside = {part.category: part.value for part in segments()["delegate"].parts if part.basis == "room"}
    assert beside.pop("accommodation") == 1.0
    assert beside["shopping"] == pytest.approx(mean_share(3) / mean_share(1), rel=1e-9)
    assert sum(beside.values()) == pytest.approx(0.062 + 0.089 + 0.085 + 0.090, abs=0.002)


def test_a_tournament_has_the_lodging_that_its_source_has() -> None:
    profile = profiles()["tournament_visitor"]
    assert profile.shares["accommodation"] == pytest.approx(0.21)
    night, day = profiles()["event_overnight"].shares, profiles()["event_day_visitor"].shares
    part = 0.21 / night["accommodation"]
    assert profile.shares["fuel"] == pytest.approx(part * night["fuel"] + (1 - part) * day["fuel"])
    assert profile.share_spreads["accommodation"][0] == pytest.approx(0.12 / 0.21, abs=0.001)


def test_all_the_older_names_are_still_there() -> None:
    older = {
        "us_traveller", "event_visitor", "arts_event_visitor", "event_overnight", "event_day_visitor",
        "tournament_visitor", "business_traveller", "international_student", "delegate", "host_family_youth",
        "festival_overnight", "festival_day", "overseas_visitor", "exchange_student",
    }  # fmt: skip
    assert older <= set(shipped_profiles())
    assert all(isinstance(kind, Segment) for kind in segments().values())
