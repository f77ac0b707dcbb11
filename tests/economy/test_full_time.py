"""Full-time equivalents: hours per job over a full-time year, by industry."""

from __future__ import annotations

import csv
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import impactcalc as ic
from impactcalc.datapackage import read_package
from impactcalc.economy.package import available, load_table
from impactcalc.economy.working_time import WorkingTime, read_working_time
from impactcalc.resources import shipped

sys.path.insert(0, str(Path(__file__).parents[2] / "scripts"))

# BLS, Employment Situation, table B-2, March 2024, seasonally adjusted: hours a week.
PUBLISHED = {
    "721": 25.5,
    "722": 25.5,
    "713": 25.5,
    "711AS": 25.5,
    "445": 29.8,
    "4A0": 29.8,
    "23": 39.3,
    "22": 42.1,
    "211": 45.1,
    "321": 40.5,
    "334": 40.5,
    "311FT": 39.2,
    "325": 39.2,
    "42": 39.1,
    "481": 38.3,
    "493": 38.3,
    "513": 36.6,
    "524": 37.6,
    "532RL": 37.6,
    "561": 36.5,
    "55": 36.5,
    "61": 33.2,
    "622": 33.2,
    "81": 32.3,
    "111CA": 34.4,  # not covered: those of all private industries
    "GSLG": 34.4,
}
US = [name for name in available() if name.startswith("us-")]
NO_HOURS = {"BR": "78%", "ID": "74%", "TR": "100%", "US": "89%", "CN": "no hours"}


@pytest.mark.parametrize("name", US)
def test_the_ratios_of_the_united_states_are_the_published_hours_over_a_week_of_40(name: str) -> None:
    economy = load_table(name)
    assert economy.working_time is not None
    assert economy.working_time.full_time_year == 52 * 40
    ratio = dict(zip(economy.industries, economy.working_time.full_time, strict=True))
    for code, hours in PUBLISHED.items():
        assert ratio[code] == pytest.approx(hours / 40, rel=1e-12), code
    jobs, full_time = economy.per_output["jobs"], economy.per_output["jobs_fte"]
    assert full_time == pytest.approx(jobs * economy.working_time.full_time, rel=1e-12)


def test_a_hundred_jobs_of_a_hotel_are_63_75_full_time_equivalents() -> None:
    # 25.5 hours a week over 40: 100 x 25.5 / 40.
    economy = load_table("us-2014")
    hotel = economy.industries.index("721")
    million = 100 / economy.per_output["jobs"][hotel]
    assert economy.per_output["jobs_fte"][hotel] * million == pytest.approx(63.75)


def test_a_full_time_year_of_other_hours_divides_by_them_in_the_nation_too() -> None:
    place = load_table("us-2014", "cbsa:19100")
    other = place.full_time_years_of(1950, "typed")
    assert other.per_output["jobs_fte"] == pytest.approx(place.per_output["jobs_fte"] * 2080 / 1950)
    assert other.per_output["jobs"] is place.per_output["jobs"]
    assert other.nation is not None
    assert other.nation.working_time == other.working_time
    assert other.multipliers("jobs_fte", "II").to_numpy() == pytest.approx(
        place.multipliers("jobs_fte", "II").to_numpy() * 2080 / 1950, nan_ok=True
    )


def test_a_place_has_the_hours_of_its_nation() -> None:
    nation, place = load_table("us-2019"), load_table("us-2019", "fips:48439")
    assert place.working_time is nation.working_time
    assert (place.per_output["jobs_fte"] == nation.per_output["jobs_fte"]).all()


def test_a_table_without_hours_has_no_full_time_equivalents() -> None:
    economy = load_table("world-2022", "FR")
    assert economy.working_time is None
    assert "jobs_fte" not in economy.measures
    assert economy.full_time_years_of(1600, "typed") is economy
    china = load_table("world-2014", "CN")
    assert "jobs" in china.measures
    assert "jobs_fte" not in china.measures
    assert np.isnan(china.known_multipliers("jobs_fte", "I")).all()


def test_countries_whose_industries_share_hours_are_left_out_and_say_why() -> None:
    places = [row[0] for row in read_package(shipped("multipliers") / "world-2014").table("members")[1]]
    without = {}
    for place in places:
        economy = load_table("world-2014", place)
        if "jobs_fte" not in economy.measures:
            without[place] = economy.facts["hours per job"]
    assert without.keys() == NO_HOURS.keys()
    assert all(text.startswith("none: ") and NO_HOURS[place] in text for place, text in without.items())
    told = load_table("world-2014", "NO").facts["hours per job"]
    assert "the same to the digit in other sectors, with 9.2% of the employees" in told
    assert "J62_J63" in told


def test_the_full_time_year_of_a_country_is_its_own() -> None:
    # WIOD 2014: German manufacturing 1,425 hours per employee, hotels and restaurants 1,056.
    germany = load_table("world-2014", "DE")
    worked = germany.working_time
    assert worked is not None
    assert worked.full_time_year == pytest.approx(1425.5, abs=0.1)
    assert "manufacturing" in worked.full_time_source
    assert worked.year == 2014
    hotels = germany.industries.index("I")
    assert worked.hours[hotels] == pytest.approx(1056, abs=1)
    assert worked.full_time[hotels] == pytest.approx(1056 / 1425.5, abs=0.001)


@given(st.lists(st.floats(0, 1e6), min_size=71, max_size=71))
def test_full_time_equivalents_add_up_over_industries(demand: list[float]) -> None:
    economy = load_table("us-2014")
    assert economy.working_time is not None
    output = economy.L2 @ np.array(demand)
    jobs = economy.per_output["jobs"] * output
    whole = economy.multipliers("jobs_fte", "II").to_numpy() @ np.array(demand)
    assert whole == pytest.approx(float((jobs * economy.working_time.hours).sum()) / 2080, rel=1e-9, abs=1e-9)


def test_hours_and_their_year_go_together(tmp_path: Path) -> None:
    with pytest.raises(ic.PackageError, match="go together"):
        read_working_time("own", None, np.ones(2))
    with pytest.raises(ic.PackageError, match="go together"):
        read_working_time("own", {"year": 2020, "source": "s", "full_time_year": {"value": 1, "source": "s"}}, None)
    with pytest.raises(ic.PackageError, match="cannot be read"):
        read_working_time(
            "own", {"year": "x", "source": "s", "full_time_year": {"value": 1, "source": "s"}}, np.ones(2)
        )
    with pytest.raises(ic.PackageError, match="must have hours"):
        read_working_time("own", {"year": 1, "source": "s", "full_time_year": {"value": 0, "source": "s"}}, np.ones(2))
    with pytest.raises(ic.PackageError, match="at least 0"):
        read_working_time("own", {"year": 1, "source": "s", "full_time_year": {"value": 1, "source": ""}}, -np.ones(2))


def test_equal_hours_are_equal_and_survive_a_pickle() -> None:
    import pickle

    economy = load_table("us-2014")
    again = pickle.loads(pickle.dumps(economy))
    assert again == economy
    assert isinstance(again.working_time, WorkingTime)
    other = replace(again.working_time, hours=again.working_time.hours + 1.0)
    assert replace(economy, working_time=other) != economy


def test_hours_shared_by_two_sections_are_found_and_those_of_one_are_not() -> None:
    import world_hours

    codes = ("C10", "C11", "I", "K64", "N")
    worked = np.array([2.0, 2.0, 1.8, 1.8, 1.5])
    employees = np.ones(5)
    found = world_hours.hours_of(codes, worked, employees, employees)
    assert found.hours is None
    assert "40% of the employees" in found.told
    assert "(I, K64)" in found.told
    few = np.array([10.0, 10.0, 1.0, 1.0, 10.0])
    found = world_hours.hours_of(codes, worked * few, few, few)
    assert found.hours is not None
    assert found.told.endswith("with 6.2% of the employees: I, K64")
    assert found.full_time_year == 2000.0
    assert "manufacturing" in found.full_time_of
    short = world_hours.hours_of(codes[:1] + codes[2:], np.array([1.0, 1.8, 1.7, 1.5]), np.ones(4), np.ones(4))
    assert short.full_time_year == pytest.approx(1500.0)
    assert short.full_time_of == "all industries"
    none = world_hours.hours_of(codes, worked * np.array([1, 1, 1, 0, 1]), employees, employees)
    assert none.hours is None
    assert "no hours" in none.told


def test_hours_of_the_united_states_are_those_of_the_source() -> None:
    source = Path(__file__).parents[2].parent / "shared/data"
    if not source.is_dir():
        pytest.skip("the source tables are not here: ../shared/data")
    import us_hours

    with (source / us_hours.WEEKLY).open(encoding="utf-8") as lines:
        weekly = {row["sector"]: float(row["mar_2024"]) for row in csv.DictReader(x for x in lines if x[0] != "#")}
    economy = load_table("us-2024")
    assert economy.working_time is not None
    for code, hours in zip(economy.industries, economy.working_time.hours.tolist(), strict=True):
        assert hours == pytest.approx(weekly[us_hours.sector_of(code)] * 52), code


def test_a_package_that_loses_its_hours_has_no_copy_of_the_headcount(tmp_path: Path) -> None:
    import json

    from impactcalc.datapackage import DESCRIPTOR
    from impactcalc.economy.package import read_accounts, write_economy
    from impactcalc.economy.package_parts import read_bridge

    package = read_package(shipped("multipliers") / "us-2014")
    accounts, bridge = replace(read_accounts(package), hours_per_job=None), read_bridge(package)
    descriptor = json.loads((shipped("multipliers") / "us-2014" / DESCRIPTOR).read_text("utf-8"))
    del descriptor["resources"], descriptor["impactcalc"]["working_time"]
    write_economy(tmp_path / "own", descriptor, accounts, bridge)
    economy = load_table(tmp_path / "own")
    assert "jobs" in economy.measures
    assert "jobs_fte" not in economy.measures
    shutil.rmtree(tmp_path / "own")
