"""Daily allowances by place and year, and the kinds of visitor that rest on them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from impactcalc.known.per_diem import PerDiem, per_diem_abroad, per_diem_at
from impactcalc.known.segments import segments, shipped_profiles
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.resources import shipped
from impactcalc.words.en.assumptions.profiles import factors
from impactcalc.words.speaking import phrase

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"


def at(place: str, year: int) -> PerDiem:
    found = per_diem_at(place, year)
    assert found is not None
    return found


def abroad(country: str, city: str, year: int) -> PerDiem:
    found = per_diem_abroad(country, city, year)
    assert found is not None
    return found


def test_a_listed_county_has_its_own_rate() -> None:
    # GSA, fiscal year 2014, Arlington / Fort Worth / Grapevine: 140 and 56, of which 5 are incidentals.
    rate = at("fips:48439", 2014)
    assert (rate.lodging, rate.meals, rate.incidentals, rate.year) == (140.0, 51.0, 5.0, 2014)
    assert phrase(rate.source) == "GSA per diem of fiscal year 2014: Arlington / Fort Worth / Grapevine"


def test_a_county_that_is_not_listed_has_the_standard_rate() -> None:
    rate = at("fips:01001", 2024)
    assert (rate.lodging, rate.meals + rate.incidentals) == (107.0, 59.0)
    assert phrase(rate.source) == "GSA per diem of fiscal year 2024: the standard rate, as the county is not listed"


def test_the_capitals_list_reaches_into_maryland_and_virginia() -> None:
    assert at("fips:24031", 2019).lodging == at("fips:11001", 2019).lodging == 215.8


def test_several_counties_are_weighted_by_jobs_in_accommodation() -> None:
    tarrant, dallas, both = (at(place, 2014) for place in ("fips:48439", "fips:48113", "fips:48439+48113"))
    weights = {
        line.split(",")[0]: int(line.split(",")[3])
        for line in (shipped("multipliers") / "per_diem" / "counties.csv").read_text().splitlines()[1:]
    }
    w, v = weights["48439"], weights["48113"]
    assert both.lodging == pytest.approx((w * tarrant.lodging + v * dallas.lodging) / (w + v), rel=1e-12)
    assert phrase(both.source).endswith("mean of 2 counties by jobs in accommodation, 0 of them at the standard rate")


@pytest.mark.parametrize("year", [2014, 2019, 2026])
def test_a_wider_place_lies_between_its_dearest_and_its_cheapest(year: int) -> None:
    metro, state, nation = (at(place, year).lodging for place in ("cbsa:19100", "US-TX", "US"))
    standard = at("fips:01001", year).lodging
    assert standard < state < metro < at("fips:48439", year).lodging
    assert standard < nation


def test_alaska_and_hawaii_have_the_defense_departments_rates() -> None:
    rate = at("fips:15003", 2014)
    # Oahu, January 2015: 177 and 111; abroad and here a fifth of meals and incidentals is incidentals.
    assert (rate.lodging, rate.year) == (177.0, 2015)
    assert (rate.meals, rate.incidentals) == pytest.approx((88.8, 22.2))
    assert (
        phrase(at("US-AK", 2024).source)
        == "Defense Department per diem of 2024: mean of 29 counties by jobs in accommodation"
    )


def test_every_county_has_a_rate_in_every_year() -> None:
    lines = (shipped("multipliers") / "per_diem" / "counties.csv").read_text().splitlines()[1:]
    for line in lines:
        for year in (2005, 2015, 2030):
            assert at("fips:" + line.split(",")[0], year).lodging > 50


@pytest.mark.parametrize("place", ["fips:99999", "fips:48439+99999", "cbsa:00000"])
def test_a_place_that_there_is_not_has_none(place: str) -> None:
    assert per_diem_at(place, 2014) is None


def test_a_city_abroad() -> None:
    rate = abroad("JPN", "Nagasaki", 2014)
    assert (rate.lodging, rate.meals, rate.incidentals) == pytest.approx((235.0, 108.8, 27.2))
    assert (rate.economy, phrase(rate.source)) == ("JPN", "State Department per diem of 2014: Nagasaki")


@pytest.mark.parametrize(
    ("country", "typed", "listed"),
    [
        ("DEU", "München", "Munich"),
        ("DEU", "Düsseldorf", "Duesseldorf"),
        ("DEU", "duesseldorf", "Duesseldorf"),
        ("JPN", "Kobe", "Osaka-Kobe"),
        ("JPN", "Tokyo", "Tokyo City"),
        ("KOR", "Daejeon", "Taejon"),
        ("CHN", "Xi'an", "Xian"),
        ("PRI", "San Juan", "San Juan & Nav Res Sta"),
    ],
)
def test_a_city_under_another_spelling(country: str, typed: str, listed: str) -> None:
    assert phrase(abroad(country, typed, 2024).source).endswith(f": {listed}")


def test_a_city_that_is_not_listed_has_the_rate_of_the_others() -> None:
    rate = abroad("JPN", "Kitakami", 2014)
    assert rate.lodging == 159.0
    assert phrase(rate.source) == "State Department per diem of 2014: other places of Japan, as Kitakami is not listed"
    assert phrase(abroad("JPN", "", 2014).source).endswith("other places of Japan, as no city is named")


@pytest.mark.parametrize(("year", "edition"), [(2010, 2014), (2019, 2014), (2020, 2024), (2025, 2024), (2030, 2026)])
def test_the_edition_nearest_to_the_year(year: int, edition: int) -> None:
    assert abroad("DEU", "Leipzig", year).year == edition


def test_a_country_with_one_place_and_one_without_any() -> None:
    assert phrase(abroad("SGP", "", 2024).source).endswith("Singapore, all that is listed of Singapore")
    assert per_diem_abroad("AFG", "Kabul", 2014) is None  # no lodging is authorised there, which is not a free bed
    assert abroad("USA", "Dallas", 2014) == at("US", 2014)


def test_segments_speak_the_vocabulary_and_shadow_no_published_profile() -> None:
    for name, segment in segments().items():
        assert segment.categories <= set(CATEGORY_CODES)
        assert segment.source
        assert segment.weakness
        assert segment.carries_amount
        assert (segment.year is None) == all(part.basis != "amount" for part in segment.parts), name
    assert len(shipped_profiles()) == 8 + len(segments())


def test_a_delegate_and_a_day_visit() -> None:
    rate, delegate = at("fips:48439", 2014), segments()["delegate"]
    beside = {"local_transport": 8.656, "vehicle_rental": 12.416, "sport_recreation": 11.835, "shopping": 12.589}
    expected = {"accommodation": 140.0, "food_service": 51.0, "other": 5.0, **beside}
    assert delegate.of_per_diem(rate, True) == pytest.approx(expected, abs=0.0005)
    del expected["accommodation"]
    assert delegate.of_per_diem(rate, False) == pytest.approx(expected, abs=0.0005)


@pytest.mark.parametrize("name", ["per_diem", "segments", "profiles", "anchors"])
def test_the_package_is_what_the_script_makes(name: str, tmp_path: Path) -> None:
    if not (DATA / "spending").is_dir():
        pytest.skip("the source tables (../shared/data) are not here")
    script = ROOT / "scripts" / f"build_{name}.py"
    command = [sys.executable, str(script), "--data", str(DATA), "--out", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    there = shipped("multipliers") / name
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        path.name: path.read_bytes() for path in there.iterdir()
    }


def test_a_script_says_which_tables_it_misses(tmp_path: Path) -> None:
    script = ROOT / "scripts" / "build_per_diem.py"
    if not script.is_file():
        pytest.skip("the build script is not part of this installation")
    done = subprocess.run(
        [sys.executable, str(script), "--data", str(tmp_path)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 2
    assert "spending/gsa_county_rates.csv" in done.stderr


def test_the_page_lists_every_profile_with_its_source_and_its_weakness() -> None:
    page = (ROOT / "docs" / "spending.md").read_text(encoding="utf-8")
    for profile in shipped_profiles().values():
        line = next(line for line in page.splitlines() if line.startswith(f"| `{profile.name}` |"))
        assert profile.title in line
        assert profile.source in line
        assert profile.weakness in line
        assert profile.unit in line
        assert profile.quoted in line
        if profile.spread is not None:
            assert factors(profile.spread.low, profile.spread.high) in line
            assert profile.spread.source in line
