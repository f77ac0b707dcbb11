"""Regions outside the United States: their codes, their jobs by a table's industries, their multipliers."""

from __future__ import annotations

import csv
import hashlib
import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import impactcalc as ic
from impactcalc.economy.package import load_table, national_tables
from impactcalc.economy.regions.abroad import delta_bounds, method_abroad, resident_share_abroad, retail_share
from impactcalc.economy.regions.places import find_place, lies_in
from impactcalc.economy.regions.quotients import RegionalMethod
from impactcalc.economy.regions.regional import at_the_ends, default_method, jobs_for, regional_economy
from impactcalc.economy.regions.world_jobs import jobs_sources, region_jobs, serving_sectors, source_of
from impactcalc.errors import PackageError, TableError
from impactcalc.known.city_names import cities_called
from impactcalc.known.isic import ALL, SECTIONS, divisions_of
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.places import country_of, family_of, members_of, place_meant, spelled
from impactcalc.known.world_places import around, countries_with_regions, world_places
from impactcalc.resources import shipped

FOLDER = shipped("multipliers") / "world_places"
REGIONS = tuple(world_places())
SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


@pytest.mark.parametrize(
    ("code", "divisions"),
    [
        ("C10-C12", {10, 11, 12}), ("C13T15", {13, 14, 15}), ("C17_18", {17, 18}), ("J62_J63", {62, 63}),
        ("M69_M70", {69, 70}), ("K", {64, 65, 66}), ("R_S", set(range(90, 97))), ("C302T309", {30}), ("C301", {30}),
        ("C24A", {24}), ("J58T60", {58, 59, 60}), ("A01", {1}), ("T", {97, 98}), ("C31T33", {31, 32, 33}),
        ("E37-E39", {37, 38, 39}),
    ],
)  # fmt: skip
def test_divisions_of_an_industry(code: str, divisions: set[int]) -> None:
    assert divisions_of(code) == divisions


@pytest.mark.parametrize("code", ["", "722", "GSLG", "HS", "5412OP", "X", "trade", "C10-", "K_"])
def test_what_is_no_code_of_isic(code: str) -> None:
    assert divisions_of(code) == frozenset() or code == "722"


def test_sections_share_no_division() -> None:
    assert sum(map(len, SECTIONS.values())) == len(ALL) == 88


@pytest.mark.parametrize("name", ["world-2014", "world-2022"])
def test_every_industry_of_the_world_tables_is_served(name: str) -> None:
    """By every source of a country that the table has."""
    for source in jobs_sources().values():
        countries = {one.country for one in world_places().values() if one.source == source.name}
        for country in countries:
            if name in national_tables(country).values():
                serving = serving_sectors(load_table(name, country).industries, source.sectors.divisions)
                unserved = np.flatnonzero(serving.sum(axis=1) == 0)
                industries = [load_table(name, country).industries[i] for i in unserved]
                assert set(industries) <= {"T"}, (source.name, country, industries)


def test_a_sectors_quotient_serves_all_its_industries() -> None:
    """Darmstadt: 10 sectors. Finance by hand: its share of the region's jobs over that of the nation's."""
    with (FOLDER / "jobs_eu_residents.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["id"]: {k: float(v) for k, v in row.items() if k != "id"} for row in csv.DictReader(file)}
    own, nation = rows["nuts:DE71"], rows["DE"]
    by_hand = (own["K"] / sum(own.values())) / (nation["K"] / sum(nation.values()))
    table = load_table("world-2014", "DE")
    jobs = region_jobs("nuts:DE71", table.industries)
    quotient = dict(zip(jobs.industries, jobs.quotient.tolist(), strict=True))
    assert quotient["K64"] == quotient["K65"] == quotient["K66"] == pytest.approx(by_hand)
    assert by_hand > 1.3  # Frankfurt lies there
    assert jobs.share == pytest.approx(sum(own.values()) / sum(nation.values()))
    assert (jobs.year, jobs.unit) == (2015, "jobs")


def test_an_industry_of_several_divisions_has_the_jobs_of_all() -> None:
    table = load_table("world-2022", "GB")
    jobs = region_jobs("itl:TLK1", table.industries)
    with (FOLDER / "jobs_uk_jobs.csv").open(encoding="utf-8", newline="") as file:
        own = next(row for row in csv.DictReader(file) if row["id"] == "itl:TLK1")
    at = table.industries.index("C17_18")
    assert jobs.jobs[at] == float(own["17"]) + float(own["18"])
    assert jobs.total == sum(float(value) for key, value in own.items() if key != "id")


def test_what_no_sector_counts_is_as_common_as_in_the_nation() -> None:
    """Households as employers are not in the register of businesses."""
    table = load_table("world-2022", "GB")
    jobs = region_jobs("itl:TLK1", table.industries)
    at = table.industries.index("T")
    assert (jobs.status[at], jobs.quotient[at], math.isnan(jobs.jobs[at])) == ("nation", 1.0, True)
    assert "T" not in jobs.absent


def test_a_table_of_other_industries_is_refused() -> None:
    with pytest.raises(TableError, match=r"Regions outside the United States need a table whose industries have"):
        region_jobs("nuts:DE71", ("wheat", "iron"))
    with pytest.raises(PackageError, match="covers US, not 'nuts:DE71'"):
        load_table("us-2014", "nuts:DE71")


def test_every_region_has_a_table_and_multipliers_between_one_and_the_nations() -> None:
    """Type I and II of the industries that are there, in every shipped region by both world tables."""
    for country in sorted(countries_with_regions()):
        for name in national_tables(country).values():
            nation = load_table(name, country)
            most = [nation.L.sum(axis=0), nation.L2.sum(axis=0)]
            for identifier in (one for one in REGIONS if country_of(one) == country):
                region = regional_economy(nation, identifier)
                there = np.array([code not in region.absent for code in region.industries])
                assert there.any(), identifier
                for own, whole in zip((region.L, region.L2), most, strict=True):
                    multipliers = own.sum(axis=0)[there]
                    assert (multipliers >= 1.0 - 1e-12).all(), (identifier, name)
                    assert (multipliers <= whole[there] + 1e-9).all(), (identifier, name)


@pytest.mark.parametrize(
    ("city", "place", "currency"),
    [
        ("Bristol", "itl:TLK1", "GBP"), ("Wiesbaden", "nuts:DE71", "EUR"), ("Lyon", "nuts:FR71", "EUR"),
        ("Bologna", "nuts:ITH5", "EUR"), ("Nagaoka", "jp:15", "JPY"), ("Busan", "kr:21", "KRW"),
        ("Melbourne", "au:greater-melbourne", "AUD"), ("Toronto", "cma:535", "CAD"), ("Auckland", "nz:02", "NZD"),
        ("Bilbao", "nuts:ES21", "EUR"), ("Istanbul", "nuts:TR10", "TRY"),
    ],
)  # fmt: skip
def test_a_study_of_2024_in_its_own_currency(city: str, place: str, currency: str) -> None:
    """No rate is typed."""
    found = place_meant(city, currency)
    assert isinstance(found, Meant)
    assert found.word == place
    from impactcalc.study.sheets.schema import Settings, Visitors

    settings_ = Settings(name="x", place=place, year=2024, currency=currency)
    study = ic.study_from_rows(settings_, [Visitors(accommodation=1e6, food_service=5e5, shopping=2e5)])
    result = ic.run(study)
    whole = ic.run(ic.study_from_rows(settings_.model_copy(update={"place": country_of(place)}), [Visitors(
        accommodation=1e6, food_service=5e5, shopping=2e5)]))  # fmt: skip
    assert (result.economy.place, result.basis.home_currency) == (place, currency)
    output, nations = result.impact_effects[:, 0], whole.impact_effects[:, 0]
    assert 0.5 * result.net_new_spending < output[-1] < nations[-1]


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("Warsaw", "nuts:PL12"), ("Lyon", "nuts:FR71"), ("Bristol, UK", "itl:TLK1"), ("London, UK", "itl:TLI"),
        ("Belfast, UK", "itl:TLN06"), ("Edinburgh, UK", "itl:TLM7"), ("Scotland", "itl:TLM"), ("Wales", "itl:TLL"),
        ("Liège", "nuts:BE332"), ("Geneva, Switzerland", "nuts:CH01"), ("Budapest", "nuts:HU11"),
        ("Yokohama", "jp:14100"), ("Sendai", "jp:04"), ("Suwon", "kr:31010"), ("Seoul", "kr:11"),
        ("Jeju City", "kr:39010"),
        ("Mississauga", "cma:535"), ("Gatineau", "cma:505"), ("Québec", "cma:421"), ("Whitehorse, Canada", "CA"),
        ("Canberra", "au:ACT"), ("Geelong", "lga:greater-geelong"), ("Sydney, Australia", "au:greater-sydney"),
        ("Nelson, New Zealand", "nz:12-16-17-18"), ("Wellington, New Zealand", "nz:09"), ("Antwerp", "nuts:BE211"),
        ("DE71", "nuts:DE71"), ("TLK1", "itl:TLK1"), ("nuts:FRK2", "nuts:FR71"), ("nuts:UKK1", "itl:TLK1"),
        ("NUTS: de71", "nuts:DE71"), ("jp:15", "jp:15"), ("nuts:DE71+DE72", "nuts:DE71+DE72"),
        ("nuts:DE71 + nuts:DE71", "nuts:DE71"), ("Lyon + Grenoble", "nuts:FR71"),
        ("Munich + Augsburg", "nuts:DE21+DE27"),
        ("Kanazawa", "JP"), ("jp:17", "JP"), ("Reykjavik", "IS"), ("Vilnius", "LT"),
    ],
)  # fmt: skip
def test_what_people_type(typed: str, place: str) -> None:
    found = place_meant(typed)
    assert isinstance(found, Meant), found
    assert found.word == place


def test_what_is_said_of_a_region_without_jobs() -> None:
    for typed in ("Kanazawa", "jp:17"):
        found = place_meant(typed)
        assert isinstance(found, Meant)
        assert "no jobs by industry of Ishikawa are at hand" in found.note


@pytest.mark.parametrize(
    ("typed", "message", "remedy"),
    [
        ("nuts:DE71+DE7", "Region Darmstadt (NUTS DE71) lies in Region Hessen (NUTS DE7)", "Type nuts:DE7 alone"),
        ("nuts:DE71+FR71", "these regions' jobs come from different countries or sources, so they cannot be put "
         "together", "Type regions of one country and kind with + between them"),
        ("nuts:BE10+nuts:DE71", "these regions' jobs come from different countries or sources, so they cannot be put "
         "together", "Type regions of one country and kind with + between them"),
        ("kr:99", "there is no region 'kr:99' whose jobs are known",
         "Type a region as `impactcalc places NAME` lists it"),
    ],
)  # fmt: skip
def test_what_is_no_region(typed: str, message: str, remedy: str) -> None:
    found = place_meant(typed)
    assert isinstance(found, Refused)
    assert found.message == message
    assert found.remedy.startswith(remedy)


def test_namesakes_of_one_country_are_told_apart_by_what_can_be_typed() -> None:
    found = place_meant("Halle, Germany")
    assert isinstance(found, Refused)
    assert "nuts:DEA4 (Halle in Region Detmold)" in found.remedy
    city = place_meant("Frankfurt")
    assert isinstance(city, Meant)
    assert (city.word, '(not "Frankfurt (Oder), Germany")' in city.note) == ("nuts:DE71", True)


def test_titles() -> None:
    titles = {one: find_place(one).title for one in ("nuts:DE71", "itl:TLK1", "jp:15", "jp:14100", "cma:535", "kr:21",
                                                     "lga:yarra", "au:VIC", "nz:02", "nuts:DE71+DE72")}  # fmt: skip
    assert list(titles.values()) == [
        "Region Darmstadt (NUTS DE71)", "Region Gloucestershire, Wiltshire and Bath/Bristol area (ITL TLK1)",
        "Niigata prefecture", "Yokohama", "Toronto metropolitan area", "Busan", "Yarra, local government area",
        "Victoria", "Auckland region", "Region Darmstadt (NUTS DE71) + Region Gießen (NUTS DE72)",
    ]  # fmt: skip


@given(st.sampled_from(REGIONS))
@settings(max_examples=200, deadline=None)
def test_an_identifier_is_one_whatever_its_letters(identifier: str) -> None:
    for typed in (identifier, identifier.upper(), identifier.lower(), f" {identifier} "):
        found = place_meant(typed)
        assert isinstance(found, Meant)
        assert found.word == spelled(typed) == identifier
    assert country_of(identifier) == world_places()[identifier].country
    assert family_of(identifier) == identifier.partition(":")[0] + ":"
    assert members_of(identifier) == (identifier,)


@given(st.sampled_from(REGIONS))
@settings(max_examples=200, deadline=None)
def test_a_region_is_not_larger_than_what_it_lies_in(identifier: str) -> None:
    """Towns and, where both come from one source, jobs by sector."""
    region = world_places()[identifier]
    table = load_table("world-2022", region.country)
    own = jobs_for(table, identifier)
    for one in around(region):
        larger = world_places()[one]
        assert larger.towns >= region.towns
        assert lies_in(find_place(identifier), find_place(one))
        assert not lies_in(find_place(one), find_place(identifier))
        if larger.source == region.source:
            whole = jobs_for(table, one)
            assert whole.share >= own.share
            # Metropolitan areas of one province only; rounding to whole jobs.
            assert (np.nan_to_num(whole.jobs) >= np.nan_to_num(own.jobs) - 5 - 0.01 * whole.total).all()


def test_put_together_they_have_the_jobs_of_both() -> None:
    industries = load_table("world-2022", "DE").industries
    one, two, both = (region_jobs(p, industries) for p in ("nuts:DE71", "nuts:DE72", "nuts:DE71+DE72"))
    assert both.jobs.tolist() == (one.jobs + two.jobs).tolist()
    assert both.share == pytest.approx(one.share + two.share)
    land = region_jobs("nuts:DE7", industries)
    all_three = region_jobs("nuts:DE71+DE72+DE73", industries)
    assert land.quotient == pytest.approx(all_three.quotient, rel=1e-4)


def test_parameters_and_their_bounds() -> None:
    """The value in use lies in the bounds, and the bounds are those of methods, section 7."""
    method = default_method("nuts:DE71")
    assert method == method_abroad()
    assert default_method("cbsa:19100") == default_method() != method
    assert delta_bounds() == (0.08, 0.2)
    assert delta_bounds()[0] < method.delta < delta_bounds()[1]
    around_it = at_the_ends(load_table("world-2022", "nuts:DE71"))
    assert around_it is not None
    (low, more), (high, less) = around_it
    assert (low, high) == delta_bounds()
    own = load_table("world-2022", "nuts:DE71").multipliers("output", "II")["I"]
    assert less.multipliers("output", "II")["I"] < own < more.multipliers("output", "II")["I"]


def test_where_the_mix_is_doubtful_the_range_is_wider() -> None:
    """Bratislava has a third fewer employed residents per job than Slovakia: its upper end has the nation's mix."""
    found = at_the_ends(load_table("world-2022", "nuts:SK01"))
    plain = at_the_ends(load_table("world-2022", "nuts:SK02"))
    assert found is not None
    assert plain is not None
    nation = load_table("world-2022", "SK")
    share = jobs_for(nation, "nuts:SK01").share
    assert found[0][1].A_d == pytest.approx(nation.A_d * math.log2(1 + share) ** 0.08)
    own = regional_economy(
        nation, "nuts:SK02", RegionalMethod(delta=0.08, household_delta=method_abroad().household_delta)
    )
    assert plain[0][1].A_d == pytest.approx(own.A_d)


def test_scotland_left_out_is_met_within_a_twentieth() -> None:
    with (FOLDER / "held_out.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["left_out"]: row for row in csv.DictReader(file)}
    assert len(rows) == 10
    assert abs(float(rows["Scotland"]["mean_error"])) < 0.05


def test_of_a_trade_in_one_industry_the_shops_part_of_the_margin_stays() -> None:
    """us-2014: of the margins on groceries shops have 0.260 and wholesalers 0.113 of a dollar."""
    assert retail_share("groceries") == pytest.approx(0.2597654 / (0.2597654 + 0.1127094), rel=1e-5)
    nation = load_table("world-2022", "DE")
    region = load_table("world-2022", "nuts:DE80")
    trade = nation.industries.index("G")
    jobs = jobs_for(nation, "nuts:DE80")
    share = min(jobs.quotient[trade], 1.0) * math.log2(1 + jobs.share) ** default_method("nuts:DE80").delta
    margin = {one.treatment: one.share for one in nation.spending_bridge().parts
              if (one.category, one.industry) == ("groceries", "G")}["margin"]  # fmt: skip
    kept = {one.treatment: one.share for one in region.spending_bridge().parts
            if (one.category, one.industry) == ("groceries", "G")}["margin"]  # fmt: skip
    shops = retail_share("groceries")
    assert kept == pytest.approx(margin * (shops + (1 - shops) * share))


def test_residents_hold_no_more_than_all_the_jobs() -> None:
    """Hamburg has a fifth fewer employed residents per job than Germany; of Niigata nothing is known."""
    assert resident_share_abroad("nuts:DE60") == world_places()["nuts:DE60"].residents == pytest.approx(0.8, abs=0.02)
    assert resident_share_abroad("nuts:DE40") == 1.0 < (world_places()["nuts:DE40"].residents or 0)
    assert resident_share_abroad("jp:15") == 1.0
    assert load_table("world-2022", "nuts:DE60").resident_share == resident_share_abroad("nuts:DE60")


def test_commuters_may_be_given() -> None:
    from dataclasses import replace

    nation = load_table("world-2022", "DE")
    given_ = regional_economy(nation, "nuts:DE71", replace(method_abroad(), commuting=0.4))
    assert given_.resident_share == 0.6


def test_every_source_says_what_it_is() -> None:
    for source in jobs_sources().values():
        assert 2014 <= source.year <= 2022
        assert source.title
        assert source.license
        assert source.coverage
    assert source_of("kr:21").unit == "million KRW of value added"
    assert not source_of("kr:21").counts_jobs
    assert source_of("nuts:DE71").by_residence
    assert len(countries_with_regions()) == 32


def test_the_package_is_what_its_descriptor_says() -> None:
    about = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    assert about["sources"]
    for resource in about["resources"]:
        data = (FOLDER / resource["path"]).read_bytes()
        assert "sha256:" + hashlib.sha256(data).hexdigest() == resource["hash"]
    counted: dict[str, int] = {}
    for one in world_places().values():
        counted[one.source] = counted.get(one.source, 0) + 1
    assert counted["uk_jobs"] == 40 + 11
    assert counted["uk_value_added"] == 179 + 1
    assert counted["japan"] == 42 + 7
    assert counted["new_zealand"] == 13
    assert counted["canada"] == 33 + 10


def test_cities_lie_in_regions_of_their_country() -> None:
    with (shipped("multipliers") / "cities" / "cities.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["country"] != "US"]
    with_region = [row for row in rows if row["within"]]
    assert len(with_region) > 20_000
    assert all(world_places()[row["within"]].country == row["country"] for row in with_region)
    large = [row for row in rows if row["country"] in ("DE", "FR", "IT", "GB", "KR", "AU", "NZ", "PL", "BE", "SE")]
    found = sum(1 for row in large if row["within"])
    assert found > 0.99 * len(large)
    assert cities_called("wiesbaden")[0].region == "nuts:DE71"


DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def test_the_scripts_say_what_they_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import build_world_places
    import calibrate_abroad

    for script in (build_world_places, calibrate_abroad):
        monkeypatch.setattr("sys.argv", ["script", "--data", str(tmp_path)])
        assert script.main() == 2
        assert f"The source tables are not in {tmp_path}. Missing: " in capsys.readouterr().err


@pytest.mark.skipif(not DATA.is_dir(), reason="the source tables are not at hand")
def test_the_scripts_build_the_shipped_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    import build_world_places
    import calibrate_abroad

    build_world_places.build(DATA, tmp_path / "world_places")
    for path in sorted((tmp_path / "world_places").iterdir()):
        assert path.read_bytes() == (FOLDER / path.name).read_bytes(), path.name
    monkeypatch.setattr("sys.argv", ["script", "--data", str(DATA), "--docs", str(tmp_path)])
    assert calibrate_abroad.main() == 0
    assert not capsys.readouterr().err
    page = SCRIPTS.parent / "docs" / "regions-abroad.md"
    assert (tmp_path / page.name).read_text(encoding="utf-8") == page.read_text(encoding="utf-8")
