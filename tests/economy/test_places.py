"""Finding places, their jobs, and what a place's economy says about itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from impactcalc.economy.package import load_table, locate
from impactcalc.economy.regions import place_files
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.places import all_places, find_place, find_places, member_counties
from impactcalc.economy.regions.regional import default_method, regional_economy, resident_share
from impactcalc.economy.regions.residents import jobs_held_by_residents
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import PackageError, TableError


def test_every_place_is_there() -> None:
    kinds = [place.kind for place in all_places()]
    assert len(kinds) == len({place.id for place in all_places()}) == 51 + 933 + 3142
    assert kinds.count("state") == 51
    assert kinds.count("metro") + kinds.count("micro") == 933
    known = {place.id for place in all_places()}
    assert {place.metro for place in all_places() if place.metro} <= known


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("fort worth", "cbsa:19100"),
        ("Ft. Worth", "cbsa:19100"),
        ("FORTH WORT", "cbsa:19100"),
        ("19100", "cbsa:19100"),
        ("cbsa:19100", "cbsa:19100"),
        ("fips:48439", "fips:48439"),
        ("48439", "fips:48439"),
        ("tarrant", "fips:48439"),
        ("Tarrant County, TX", "fips:48439"),
        ("tx tarrant", "fips:48439"),
        ("texas", "US-TX"),
        ("TX", "US-TX"),
        ("us-tx", "US-TX"),
        ("north carolina", "US-NC"),
        ("Greenville NC", "cbsa:24780"),
        ("St. Louis", "cbsa:41180"),
        ("saint louis", "cbsa:41180"),
        ("new york", "US-NY"),
        ("washington dc", "cbsa:47900"),
        ("arlington county virginia", "fips:51013"),
        ("Doña Ana", "fips:35013"),
        ("prescott", "cbsa:39140"),
    ],
)
def test_search_finds_first(typed: str, first: str) -> None:
    assert find_places(typed)[0].id == first


def test_search_that_finds_nothing_says_so() -> None:
    assert find_places("") == []
    assert find_places("qqqqqq") == []
    assert len(find_places("county", limit=5)) == 5


@pytest.mark.parametrize("typed", ["US-TX", "us-tx", " cbsa:19100", "CBSA:19100", "FIPS:48439", "fips: 48439+48113"])
def test_identifiers_are_read_as_people_type_them(typed: str) -> None:
    assert place_jobs(typed).place.id.lower() == typed.replace(" ", "").lower()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("cbsa:19101", "Did you mean .*cbsa:19100 Dallas-Fort Worth-Arlington, TX"),
        ("US-ZZ", "no place 'US-ZZ'"),
        ("fips:48439+99999", "no place 'fips:99999'"),
        ("nowhere", "impactcalc places NAME"),
        ("", "Write US-TX for a state"),
    ],
)
def test_a_place_that_there_is_not_is_refused_with_what_there_is(typed: str, said: str) -> None:
    with pytest.raises(PackageError, match=said):
        place_jobs(typed)


def test_a_composed_place_adds_its_counties_up() -> None:
    tarrant, dallas, both = (place_jobs(f"fips:{code}") for code in ("48439", "48113", "48439+48113"))
    covered = ~np.isnan(both.jobs)
    assert both.jobs[covered] == pytest.approx(tarrant.jobs[covered] + dallas.jobs[covered])
    assert both.share == pytest.approx(tarrant.share + dallas.share)
    assert both.place.total == tarrant.place.total + dallas.place.total
    assert both.place.population == 2019977 + 2586552
    assert both.place.name == "Tarrant County, TX + Dallas County, TX"
    assert place_jobs("fips:48439+48439").place.id == "fips:48439"
    load_table("us-2014", place="fips:48439+48113")


def test_a_composed_place_over_a_state_line_takes_both_states_by_jobs() -> None:
    both = place_jobs("fips:29095+20091")  # Kansas City, on both sides
    assert {state for state, _ in both.place.states} == {"MO", "KS"}
    assert sum(weight for _, weight in both.place.states) == pytest.approx(1.0)


def test_what_the_source_does_not_cover_takes_the_states_quotient() -> None:
    metro, state = place_jobs("cbsa:19100"), place_jobs("US-TX")
    for code in ("111CA", "482", "GFE", "GFGD", "GFGN", "GSLE", "GSLG"):
        at = metro.industries.index(code)
        assert metro.status[at] == "state"
        assert metro.quotient[at] == pytest.approx(state.quotient[at])
        assert np.isnan(metro.jobs[at])
    assert metro.quotient[metro.industries.index("HS")] == 1.0


def test_an_absent_industry_has_no_multiplier_and_its_spending_leaks() -> None:
    economy = load_table("us-2014", place="fips:48301")  # Loving County, Texas
    assert "721" in economy.absent
    for type in ("I", "II"):
        multipliers = economy.multipliers("output", type)
        assert np.isnan(multipliers["721"])
        assert multipliers.isna().sum() == len(economy.absent)
        assert (multipliers.dropna() >= 1.0).all()
    bridge = economy.spending_bridge()
    assert bridge.leakage[bridge.categories.index("accommodation")] > 0.99  # a casino's rooms are another industry's
    assert "721" in economy.facts["industries that the place does not have"]


def test_services_stay_on_the_spot_and_goods_by_quotient() -> None:
    nation = load_table("us-2014")
    economy = load_table("us-2014", place="cbsa:24780")
    ours, theirs = economy.spending_bridge(), nation.spending_bridge()
    at = {code: i for i, code in enumerate(ours.categories)}
    for category in ("accommodation", "food_service", "culture"):
        assert ours.leakage[at[category]] == pytest.approx(theirs.leakage[at[category]], abs=1e-9)
    assert ours.leakage[at["shopping"]] > theirs.leakage[at["shopping"]]
    shop = economy.industries.index("452")
    kept = ours.local("margin")[shop, at["shopping"]]
    assert kept == pytest.approx(theirs.local("margin")[shop, at["shopping"]])


def test_commuters_take_pay_home() -> None:
    jobs, method = place_jobs("fips:36061"), default_method()  # Manhattan
    assert resident_share(jobs.place, method) == pytest.approx(0.30, abs=0.01)
    assert resident_share(find_place("cbsa:35620"), method) > 0.95
    assert resident_share(find_place("US-NJ"), method) == pytest.approx(0.93, abs=0.005)
    assert resident_share(find_place("US-DC"), method) == resident_share(find_place("fips:11001"), method) < 0.35
    assert resident_share(jobs.place, replace(method, commuting=0.4)) == 0.6


def test_who_holds_the_jobs_is_the_census() -> None:
    """American Community Survey 2011-15; Richmond city, Greenville, Tarrant and Dallas-Fort Worth, Norfolk MA."""
    told = {"fips:51760": 0.335, "cbsa:24780": 0.823, "fips:48439": 0.782, "cbsa:19100": 0.971, "fips:25021": 0.47}
    for place, share in told.items():
        assert jobs_held_by_residents(find_place(place)) == pytest.approx(share, abs=0.01)
    assert all(0.0 < jobs_held_by_residents(place) <= 1.0 for place in all_places())


def test_counties_together_hold_what_flows_between_them() -> None:
    """Autauga and Elmore, Alabama: 8,828 and those of each other's counties, over all who work in either."""
    autauga, elmore = (place_files.row("commuting", f"fips:{code}") for code in ("01001", "01051"))
    assert autauga is not None
    assert elmore is not None
    crossing = [dict(pair.split(":") for pair in row[2].split()) for row in (autauga, elmore)]
    inside = int(autauga[1]) + int(elmore[1]) + int(crossing[0]["01051"]) + int(crossing[1]["01001"])
    both = jobs_held_by_residents(find_place("fips:01001+01051"))
    assert both == pytest.approx(inside / (int(autauga[0]) + int(elmore[0])))
    assert both == jobs_held_by_residents(find_place("fips:01051+01001"))


def test_a_metros_counties_together_hold_what_the_metro_does() -> None:
    """But for flows below 100, which are left out between counties."""
    for metro in ("cbsa:24780", "cbsa:19100", "cbsa:40060", "cbsa:35620"):
        together = jobs_held_by_residents(find_place(member_counties(metro)))
        whole = jobs_held_by_residents(find_place(metro))
        assert whole - 0.01 < together <= whole


def test_a_given_commuting_share_lowers_the_induced_effect_only() -> None:
    nation = load_table("us-2014")
    some, none = (regional_economy(nation, "fips:48439", replace(default_method(), commuting=c)) for c in (0.4, 0.0))
    assert np.array_equal(some.L, none.L)
    assert (some.L2.sum(axis=0) <= none.L2.sum(axis=0)).all()
    assert some.L2.sum() < none.L2.sum()
    assert "60.0% (given)" in some.facts["jobs held by residents"]


def test_the_economy_says_where_it_is_from() -> None:
    economy = load_table("us-2014", place="cbsa:19100")
    assert economy.name == "us-2014/cbsa:19100"
    assert economy.place == "cbsa:19100"
    assert "Dallas-Fort Worth-Arlington, TX" in economy.title
    assert economy.sha256 != load_table("us-2014").sha256
    assert economy.sha256 == load_table("us-2014", place="cbsa:19100").sha256
    assert any("County Business Patterns" in source for source in economy.sources)
    assert load_table("us-2014", place="us").place == "US"


@pytest.mark.parametrize("place", ["DEU", "cbsa:1", "US-ZZ"])
def test_the_nations_package_refuses_other_places(place: str) -> None:
    with pytest.raises(PackageError):
        load_table("us-2014", place=place)


def test_a_table_of_other_industries_has_no_places() -> None:
    with pytest.raises(TableError, match="71 summary industries, such as us-2014"):
        load_table(locate("world-2014") / "US", place="cbsa:19100")


def _hotels_and_meals(economy: TableEconomy) -> float:
    multipliers = economy.multipliers("output", "II")
    return 0.5 * float(multipliers["721"]) + 0.5 * float(multipliers["722"])


@pytest.mark.parametrize("total", [_hotels_and_meals, lambda economy: float(economy.L.sum(axis=0).mean())])
def test_the_total_rises_from_county_to_metro_to_state_to_nation(total: Callable[[TableEconomy], float]) -> None:
    """Fort Worth's county, metro, state and nation, all on the counties' jobs."""
    nation = load_table("us-2014")
    places = ["fips:48439", member_counties("cbsa:19100"), member_counties("US-TX")]
    totals = [total(regional_economy(nation, place)) for place in places] + [total(nation)]
    assert totals == sorted(totals)
    assert len(set(totals)) == 4
    assert find_place(places[2]).total > 9_000_000
