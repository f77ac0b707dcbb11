"""Jobs of places: which year's, of what they are the sum, what of them is imputed, and what the economy says of it."""

from __future__ import annotations

import numpy as np
import pytest

from impactcalc.economy.package import load_economy
from impactcalc.economy.regions.jobs import VINTAGES, PlaceJobs, all_jobs, place_jobs, place_pay
from impactcalc.economy.regions.places import all_places, find_place, lies_in, member_counties


def _of(jobs: PlaceJobs, code: str) -> float:
    return float(jobs.jobs[jobs.industries.index(code)])


def _said(jobs: PlaceJobs, code: str) -> str:
    return jobs.status[jobs.industries.index(code)]


def test_the_year_follows_the_table() -> None:
    taken = {year: place_jobs("US-NC", year=year).year for year in (2012, 2014, 2016, 2017, 2019, 2020, 2021, 2023)}
    assert taken == {2012: 2014, 2014: 2014, 2016: 2014, 2017: 2019, 2019: 2019, 2020: 2019, 2021: 2021, 2023: 2019}


def test_published_cells_stand_as_published() -> None:
    """County Business Patterns 2019: Tarrant County construction and restaurants, Dallas-Fort Worth hotels."""
    tarrant, metro = place_jobs("fips:48439", year=2019), place_jobs("cbsa:19100", year=2019)
    assert _of(tarrant, "722") == 5067 + 2737 + 82423 + 137  # 7223, 7224, 7225, and what the metro's cell leaves
    assert _of(metro, "721") == 36280
    assert tarrant.imputed_share < 0.01
    assert _said(tarrant, "722") == "reported"


@pytest.mark.parametrize("year", VINTAGES)
@pytest.mark.parametrize("place", ["cbsa:19100", "cbsa:47900", "cbsa:35620", "US-TX", "US-DC", "US-VT"])
def test_metros_and_states_are_the_sums_of_their_counties(place: str, year: int) -> None:
    whole, parts = (place_jobs(one, year=year, jobs_of=year) for one in (place, member_counties(place)))
    np.testing.assert_array_equal(whole.jobs, parts.jobs)
    assert whole.total == parts.total
    assert whole.share == parts.share
    assert whole.imputed_share == pytest.approx(parts.imputed_share, abs=1e-12)
    assert whole.status[:-1] == parts.status[:-1]


@pytest.mark.parametrize("year", VINTAGES)
def test_the_nation_is_the_sum_of_all_counties_and_of_all_states(year: int) -> None:
    counties, states = (all_jobs(family, year)[2] for family in ("fips:", "US-"))
    assert counties.sum() == pytest.approx(1.0, abs=1e-12)
    assert states.sum() == pytest.approx(1.0, abs=1e-12)
    metros = all_jobs("cbsa:", year)[2].sum()
    assert 0.93 < metros < 0.97  # 0.957 of 2019 by the published metro and micro areas' total over all counties'


def test_an_area_that_the_crosswalk_does_not_know_is_the_county_that_it_was() -> None:
    dunn, harnett = place_jobs("cbsa:20380", year=2019), place_jobs("fips:37085", year=2019)
    assert find_place("cbsa:20380").name == "Dunn, NC"
    np.testing.assert_array_equal(dunn.jobs, harnett.jobs)
    assert dunn.total == pytest.approx(23_344, rel=0.01)  # as published for the area


def test_texas_counties_are_not_imputed_whole() -> None:
    shares = {
        year: [
            place_jobs(place.id, year=year, jobs_of=year).imputed_share
            for place in all_places()
            if place.kind == "county" and place.states[0][0] == "TX" and place.total > 10_000
        ]
        for year in VINTAGES
    }
    assert all(len(found) > 50 for found in shares.values())
    assert max(max(found) for found in shares.values()) < 0.5
    assert max(np.median(found) for found in shares.values()) < 0.08


def test_a_hidden_cell_is_imputed_and_flagged_and_an_empty_one_is_absent() -> None:
    greenville = place_jobs("cbsa:24780", year=2019)
    assert _said(greenville, "326") == "imputed"  # its counties had plastics in 2012-16; the cell of 2019 is suppressed
    assert _of(greenville, "326") > 0.0
    assert "486" in greenville.absent  # nor had they pipelines
    assert 0.0 < greenville.imputed_share < 0.1


def test_the_district_of_columbia_stands_apart() -> None:
    assert "(District of Columbia 2022)" in place_jobs("US-DC", year=2021).source
    assert "2022" not in place_jobs("US-TX", year=2021).source
    assert _of(place_jobs("fips:11001", year=2021), "721") + _of(place_jobs("fips:11001", year=2021), "722") > 61_000
    of_2019 = place_jobs("US-DC", year=2019)
    assert of_2019.total == pytest.approx(533_000, rel=0.03)  # 539,540 covered private jobs
    assert of_2019.imputed_share < 0.3


def test_the_economy_says_which_jobs_it_used() -> None:
    economy = load_economy("us-2023", place="fips:48439")
    assert economy.facts["place's jobs"] == "County Business Patterns 2019, private jobs by county"
    assert economy.facts["place's jobs disclosed"].endswith(f"{economy.imputed_share:.1%} imputed")
    assert economy.sources[-1] == economy.facts["place's jobs"]
    of_2014 = load_economy("us-2014", place="cbsa:19100").facts["place's jobs"]
    assert of_2014.startswith("County Business Patterns, mean of 2012-16, private jobs by metro")


def test_pay_per_job_by_place() -> None:
    greenville, nation = place_pay("cbsa:24780", year=2019), place_pay("US", year=2019)
    assert greenville is not None
    assert nation is not None
    assert (nation.relative, nation.same_mix) == (1.0, 1.0)
    assert greenville.per_job / nation.per_job == pytest.approx(greenville.relative, abs=1e-3)
    assert 0.7 < greenville.relative < greenville.same_mix < 0.8  # many of its jobs are in industries that pay little
    district = place_pay("US-DC", year=2019)
    assert district is not None
    assert district.year == 2021  # the county file of 2019 lacks it
    assert place_pay("fips:48439+48113", year=2019) is None


def test_what_lies_in_what() -> None:
    tarrant, metro, texas, both = map(find_place, ("fips:48439", "cbsa:19100", "US-TX", "fips:48439+48113"))
    assert lies_in(tarrant, metro)
    assert lies_in(tarrant, texas)
    assert lies_in(tarrant, both)
    assert lies_in(both, metro)
    assert lies_in(metro, texas)
    assert not lies_in(metro, tarrant)
    assert not lies_in(texas, texas)
    assert not lies_in(find_place("cbsa:47900"), find_place("US-DC"))  # Washington lies in four states
