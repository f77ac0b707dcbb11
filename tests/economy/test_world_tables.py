"""The packages of many economies: how one is found and loaded, how each is closed, and the US in two sources."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from studies import STATED, result_of

import impactcalc.economy.package
from impactcalc.datapackage import DataPackage, read_package
from impactcalc.economy.collection import (
    COLLECTION_KIND,
    is_collection,
    member_folders,
    nearest_bounds,
    read_collection,
    spending_bounds,
    write_collection,
)
from impactcalc.economy.economy import MEASURES, Measure
from impactcalc.economy.identity import Identity
from impactcalc.economy.package import available, load_table, locate, national_tables, read_accounts
from impactcalc.economy.prices import Prices
from impactcalc.economy.regions.fit import fit_table
from impactcalc.economy.spending_bounds import BOUNDED, bounds_from, bounds_of, bounds_resource, spending_output
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.economy.verification import verify
from impactcalc.errors import PackageError, TableError
from impactcalc.impact.effects.effects import EFFECTS, category_multipliers
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.sheets.schema import Visitors
from small_package import change_cell, change_descriptor, small_package

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
WORLDS = ("world-2014", "world-2022")
CLOSED_LIKE = {"world-2014": "us-2014", "world-2022": "us-2022"}

needs_sources = pytest.mark.skipif(
    not (DATA / "world").is_dir(), reason="the source tables (../shared/data), which are no part of the project"
)


def descriptors(name: str) -> dict[str, dict[str, object]]:
    """What each economy's descriptor says of it, by place; no table is read."""
    return {
        member.place: json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["impactcalc"]
        for member, folder in member_folders(locate(name))
    }


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """A collection of two small economies, XX and YY."""
    folder = tmp_path / "pair"
    for place in ("XX", "YY"):
        path = small_package(folder / place)

        def moved(package: dict[str, Any], to: str = place) -> None:
            package["impactcalc"]["place"] = to

        change_descriptor(path, moved)
    return listed(folder)


def listed(folder: Path) -> Path:
    about = {"kind": COLLECTION_KIND, "year": 2014, "unit": "million", "valuation": "producer"}
    descriptor = {"name": "pair", "title": "Two", "version": "1.0.0", "sources": [{"title": "made up"}]}
    write_collection(folder, {**descriptor, "impactcalc": about}, {"XX": "Exland", "YY": "Whyland"})
    return folder


# --- finding and loading


def test_what_is_covered() -> None:
    assert set(WORLDS) <= set(available())
    assert [len(read_collection(locate(name)).members) for name in WORLDS] == [43, 80]
    assert not is_collection(locate("us-2014"))


def test_the_page_lists_them_all() -> None:
    page = " ".join((ROOT / "docs" / "world.md").read_text(encoding="utf-8").split())
    older, newer = page.split("**world-2014:**")[1].split("**world-2022:**")
    before = read_collection(locate("world-2014")).members
    for place, member in read_collection(locate("world-2022")).members.items():
        assert f"{member.name} ({place})" in (older if place in before else newer)
    assert older.count("(") == len(before)


def test_a_country_is_an_economy_of_its_own() -> None:
    japan = load_table("world-2014", place="jp")
    assert (japan.name, japan.place, japan.country, japan.year) == ("world-2014", "JP", "JPN", 2014)
    assert (japan.title, japan.currency, japan.valuation) == ("Japan 2014, 51 industries", "JPY", "basic")
    assert japan is load_table("world-2014", place="JP")
    # 4,437,887 million US dollars of value added in the source, at 0.00946403 dollars a yen.
    value_added = float(japan.per_output["value_added"] @ japan.output)
    assert value_added == pytest.approx(4437887 / 0.00946403, rel=1e-6)
    assert japan.jobs_basis == "persons engaged, a headcount of employees and self-employed (WIOD)"
    jobs = float(japan.per_output["jobs"] @ japan.output)
    assert 60e6 < jobs < 68e6


def test_without_a_place_the_places_are_named() -> None:
    with pytest.raises(PackageError) as refused:
        load_table("world-2014")
    text = str(refused.value)
    assert text.startswith("the package 'world-2014' holds 43 economies and it needs a place: AT, AU, BE, BG, BR, CA,")
    assert text.endswith("SE, SI, SK, TR, TW, US")


@pytest.mark.parametrize("place", ["EG", "US-TX", "cbsa:19100", "", "../us-2014"])
def test_a_place_that_is_not_covered(place: str) -> None:
    with pytest.raises(PackageError, match=f"it does not cover '{place}': AT, AU") as refused:
        load_table("world-2014", place=place)
    assert "43 economies" in str(refused.value)


def test_which_tables_a_country_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """Told from descriptors alone: it is asked in every run, and may not load a table."""

    def refuse(package: DataPackage) -> None:
        raise AssertionError(f"{package.name} was read")

    monkeypatch.setattr(impactcalc.economy.package, "read_accounts", refuse)
    monkeypatch.setattr(impactcalc.economy.package, "_load", refuse)
    assert national_tables("JP") == {2014: "world-2014", 2022: "world-2022"}
    assert national_tables("EG") == {2022: "world-2022"}
    assert national_tables("US") == {year: f"us-{year}" for year in range(2014, 2025)}
    assert national_tables("AQ") == {}


def test_the_us_can_be_had_from_the_world_tables_too() -> None:
    assert load_table("world-2014", place="US").currency == "USD"
    assert load_table("world-2022", place="US").year == 2022


def test_a_collection_of_ones_own(pair: Path) -> None:
    assert load_table(pair, place="yy").place == "YY"
    assert [member.industries for member in read_collection(pair).members.values()] == [3, 3]
    change_cell(pair / "YY", "industries", "hotel", "jobs", lambda jobs: jobs + 1)
    with pytest.raises(PackageError, match=r"is not the file that members\.csv lists"):
        load_table(pair, place="YY")
    assert load_table(pair, place="XX").place == "XX"
    assert load_table(listed(pair), place="YY").per_output["jobs"][2] == pytest.approx(9.01)


def test_what_is_damaged_is_said(pair: Path) -> None:
    (pair / "XX" / "datapackage.json").unlink()
    with pytest.raises(PackageError, match=r"datapackage\.json is missing; .*members\.csv lists it"):
        load_table(pair, place="XX")
    change_descriptor(pair, lambda package: package["impactcalc"].update(kind="economy"))
    with pytest.raises(PackageError, match="its descriptor is not that of a collection"):
        load_table(pair, place="YY")
    (pair / "datapackage.json").unlink()
    with pytest.raises(PackageError, match="there is no multiplier package"):
        load_table(pair, place="YY")


# --- identities


def by_name(identities: tuple[Identity, ...]) -> dict[str, Identity]:
    return {identity.name: identity for identity in identities}


def test_one_economy_that_fails_fails_the_collection_by_its_name(pair: Path) -> None:
    assert all(identity.passed for identity in verify(pair))
    change_cell(pair / "YY", "domestic_transactions", "plant", "hotel", lambda flow: flow * 10)
    found = by_name(verify(listed(pair)))
    assert not found["domestic flows, one cell"].passed
    assert found["domestic flows, one cell"].explanation.startswith("YY: of the buyer's output")
    assert found["domestic flows, one cell"].explanation.endswith("; fails in YY")
    assert found["files"].passed
    assert "FAIL" not in fit_table(pair)


def test_the_rows_are_tested_against_final_demand(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(locate("world-2014") / "JP", tmp_path / "JP"))
    assert by_name(verify(folder))["row balance"].passed
    change_cell(folder, "industries", "I", "final_demand", lambda sold: sold * 1.01)
    assert {identity.name for identity in verify(folder) if not identity.passed} == {"row balance"}
    assert "row balance" not in by_name(verify("us-2014"))


def test_no_table_of_the_world_is_unproductive() -> None:
    for name in WORLDS:
        found = by_name(verify(name))
        assert found["spectral radius"].value < 0.65  # China 2014, 0.631
        assert found["households' room"].value > 0.65  # the United States, 0.69
        assert found["Type I, lowest"].passed
        assert ("imports, an estimate" in found) == (name == "world-2022")


# --- how each is closed, and in what money


# Where the source has no taxes on products, value added stands for GDP at market prices.
WITHOUT_PRODUCT_TAXES = {"world-2014": {"CN", "ID", "JP", "US"}, "world-2022": {"AE"}}


@pytest.mark.parametrize("name", WORLDS)
def test_personal_income_is_gdp_at_market_prices_times_the_ratio_of_the_us(name: str) -> None:
    like = read_accounts(read_package(locate(CLOSED_LIKE[name])))
    ratio = like.personal_income / like.value_added.sum()
    assert 0.84 < ratio < 0.85
    without, shares = set(), {}
    for place, about in descriptors(name).items():
        share, income = about["contribution_share"], about["personal_income"]
        assert isinstance(share, dict)
        assert isinstance(income, dict)
        assert share["value"] == like.contribution_share, place
        said = re.fullmatch(
            r"assumed: (?:value added \((?P<none>the source has no taxes on products here)\)|GDP at market prices \("
            r"value added plus taxes less subsidies on products, (?P<share>-?[\d.]+)% of value added\)) times "
            rf"{ratio:.4f}, the ratio of personal income to GDP in the United States \({CLOSED_LIKE[name]}\)",
            income["source"],
        )
        assert said, income["source"]
        without |= {place} if said["none"] else set()
        shares[place] = float(said["share"] or 0.0) / 100.0
    assert without == WITHOUT_PRODUCT_TAXES[name]
    for place in ("BN", "DE", "JP", "MX") if name == "world-2022" else ("DE", "IN", "JP", "MX"):
        accounts = read_accounts(read_package(locate(name) / place))
        gdp = accounts.value_added.sum() * (1.0 + shares[place])
        assert accounts.personal_income == pytest.approx(ratio * gdp, rel=6e-4), place  # the share has three digits


@pytest.mark.parametrize(
    ("name", "place", "value_added", "taxes"),
    [
        # million US dollars of the sources: taxes less subsidies on products that industries pay, then final users
        ("world-2014", "DE", 3484775, 88248.74 + 229640.1 + 9309.893 + 61510.39),
        ("world-2014", "IN", 1994314, 84019.10 + 24483.49 + 6165.738 + 25450.53),
        ("world-2014", "JP", 4437887, 0.0),
        ("world-2022", "DE", 3690788, 120083.57 + 266051.655),
        ("world-2022", "JP", 3872466, 165837.33 + 193870.242),
    ],
)
def test_gdp_at_market_prices_is_what_the_source_has(name: str, place: str, value_added: float, taxes: float) -> None:
    """Value added at basic prices alone would make the induced effects of German hotels 13% too high."""
    like = read_accounts(read_package(locate(CLOSED_LIKE[name])))
    accounts = read_accounts(read_package(locate(name) / place))
    gdp = accounts.personal_income / (like.personal_income / like.value_added.sum())
    assert gdp / accounts.value_added.sum() == pytest.approx(1.0 + taxes / value_added, rel=1e-5)


def test_the_rule_gives_the_us_its_own_personal_income() -> None:
    """BEA's of 2014 is 14.8 trillion; the source's GDP is that of an earlier vintage, 1.2% lower."""
    assumed = read_accounts(read_package(locate("world-2014") / "US")).personal_income
    known = read_accounts(read_package(locate("us-2014"))).personal_income
    assert assumed / known == pytest.approx(0.988, abs=0.001)


def test_visitors_purchases_are_not_the_households_own() -> None:
    """Greece, 2014: the source books 8.1% of what is bought by households on the territory as visitors'."""
    facts = load_table("world-2014", place="GR").facts
    assert "8.1%, is taken off the household column" in facts["purchases of visitors"]
    assert "the source has none for this country" in load_table("world-2014", place="HR").facts["purchases of visitors"]


@pytest.mark.parametrize("name", WORLDS)
def test_the_money_is_the_countrys_own(name: str) -> None:
    prices = Prices.load()
    for place, about in descriptors(name).items():
        country, year, currency = str(about["country"]), read_collection(locate(name)).year, str(about["currency"])
        assert currency == prices.local_unit(country, year), place


def test_levels_are_at_the_sources_rate() -> None:
    japan = load_table("world-2014", place="JP")
    assert "at 105.6632 JPY per US dollar, the source's rate" in japan.facts["money"]
    assert "the source's rate of the kuna at 7.5345" in load_table("world-2014", place="HR").facts["money"]


def test_what_the_sources_do_not_have_is_left_out() -> None:
    belgium = load_table("world-2022", place="BE")
    assert belgium.measures == ("output", "value_added", "labour_income", "taxes_on_production")
    assert belgium.jobs_basis == "none: the source has no jobs"
    assert "B06" not in belgium.industries
    assert belgium.facts["industries without output"].startswith("left out: B05, B06, B07;")
    assert load_table("world-2014", place="BE").measures == MEASURES[:5]  # all but taxes on production


def test_romanias_services_have_less_value_added_than_output() -> None:
    """The table's own value added of R_S, 8,836 on an output of 8,584, is the source's error."""
    romania = load_table("world-2014", place="RO")
    assert romania.per_output["value_added"][romania.industries.index("R_S")] == pytest.approx(4983.062 / 8584.098)
    assert romania.facts["value added"].endswith("R_S")


# --- the bridge


@pytest.mark.parametrize(("name", "place"), [("world-2014", "DE"), ("world-2022", "TH"), ("world-2014", "JP")])
def test_the_bridge_at_basic_prices(name: str, place: str) -> None:
    economy = load_table(name, place=place)
    bridge = economy.spending_bridge()
    assert bridge.categories == CATEGORY_CODES
    tax = dict(zip(bridge.categories, bridge.tax, strict=True))
    leak = dict(zip(bridge.categories, bridge.leakage, strict=True))
    assert tax["local_wages"] == tax["government_fees"] == 0.0
    taxed = {round(rate, 12) for code, rate in tax.items() if code not in ("local_wages", "government_fees")}
    assert len(taxed) == 1
    if place == "JP":
        assert taxed == {0.0}
        assert economy.facts["taxes on the sale"].startswith("none come off: the source has no taxes")
    if (
        place == "DE"
    ):  # the source's taxes over what households pay before tax: 229,640 / (1,481,527 + 269,189 + 15,355)
        rate = 229640.1 / (1481527 + 269188.6 + 15355.19)
        assert taxed.pop() == pytest.approx(rate / (1 + rate), rel=1e-6)
    for code in ("accommodation", "food_service", "local_transport", "culture"):
        assert leak[code] == 0.0  # bought on the spot
    assert 0.0 < leak["shopping"] < 1.0
    assert 0.0 < leak["air_travel"] < 1.0


def test_what_a_source_has_merged_is_bought_from_the_other() -> None:
    """Australia's table has no industry of advertising, Mexico's none of real estate: both are inside another."""
    for place, category, seller in (
        ("AU", "advertising", "M69_M70"),
        ("MX", "housing", "N"),
        ("BR", "insurance", "K64"),
    ):
        economy = load_table("world-2014", place=place)
        bridge = economy.spending_bridge()
        sold = bridge.B[:, bridge.categories.index(category)]
        assert set(np.array(economy.industries)[sold > 0.0]) == {seller}
        assert "what these industries sell is bought from another" in economy.facts["merged in the source"]


# --- the least and the most that any economy makes of spending


@pytest.mark.parametrize("name", WORLDS)
def test_every_economy_lies_within_the_bounds(name: str) -> None:
    bounds = spending_bounds(name)
    assert bounds.categories == CATEGORY_CODES
    assert bounds.places == tuple(read_collection(locate(name)).members)
    found = np.stack([spending_output(load_table(name, place=place)) for place in bounds.places])
    assert (found >= bounds.low * (1.0 - 1e-11)).all()
    assert (found <= bounds.high * (1.0 + 1e-11)).all()
    np.testing.assert_allclose(bounds.low, found.min(axis=0), rtol=1e-6)
    np.testing.assert_allclose(bounds.high, found.max(axis=0), rtol=1e-6)
    for places, values in ((bounds.low_places, bounds.low), (bounds.high_places, bounds.high)):
        where = np.array([[bounds.places.index(place) for place in row] for row in places])
        np.testing.assert_allclose(np.take_along_axis(found, where[None], axis=0)[0], values, rtol=1e-6)


@pytest.mark.parametrize(("name", "place"), [("world-2014", "DE"), ("world-2022", "TH"), ("world-2014", "CN")])
def test_what_is_bounded_is_the_category_multiplier_table(name: str, place: str) -> None:
    """K, from which reports are made, has the same output; pay to residents is in the Type II total alone."""
    economy = load_table(name, place=place)
    K, found = category_multipliers(economy).K, spending_output(economy)
    np.testing.assert_allclose(found, K[[EFFECTS.index(effect) for effect in BOUNDED], 0, :], rtol=1e-12, atol=1e-15)
    wages = CATEGORY_CODES.index("local_wages")
    assert found[:2, wages].tolist() == [0.0, 0.0]
    assert found[2, wages] > 0.1


def test_bounds_of_a_few(tmp_path: Path) -> None:
    few = [load_table("world-2014", place=place) for place in ("CN", "DE", "IE")]
    bounds = bounds_of(few)
    rooms = CATEGORY_CODES.index("accommodation")
    type_2 = [spending_output(economy)[2, rooms] for economy in few]
    assert (bounds.low_places[2][rooms], bounds.high_places[2][rooms]) == ("IE", "CN")
    assert type_2[2] - 1e-6 < bounds.low[2, rooms] <= type_2[2] < type_2[1] < type_2[0] <= bounds.high[2, rooms]
    resource = bounds_resource(bounds)
    header, rows = [name for name, _, _ in resource.columns], [[str(cell) for cell in row] for row in resource.rows]
    again = bounds_from("few", header, rows, bounds.places)
    np.testing.assert_array_equal(again.low, bounds.low)
    np.testing.assert_array_equal(again.high, bounds.high)
    assert (again.low_places, again.high_places) == (bounds.low_places, bounds.high_places)
    with pytest.raises(ValueError, match="read-only"):
        again.low[0, 0] = 1.0
    with pytest.raises(PackageError, match=r"few: bounds\.csv must hold direct, total_type_1, total_type_2 of every"):
        bounds_from("few", header, rows[1:], bounds.places)
    with pytest.raises(PackageError, match=r"few: bounds\.csv holds something that is not a number"):
        bounds_from("few", header, [[*rows[0][:2], "much", *rows[0][3:]], *rows[1:]], bounds.places)
    with pytest.raises(PackageError, match="or a low above its high"):
        bounds_from("few", header, [[*rows[0][:2], "9.0", *rows[0][3:]], *rows[1:]], bounds.places)
    with pytest.raises(TableError, match="world-2014, DE: the bridge's categories differ from the other economies'"):
        bounds_of([load_table(small_package(tmp_path / "one")), few[1]])


def test_the_bounds_are_read_without_any_table(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a table was read")

    monkeypatch.setattr(impactcalc.economy.package, "_load", refuse)
    assert nearest_bounds(2015) is spending_bounds("world-2014")
    assert nearest_bounds(2018) is spending_bounds("world-2014")  # the earlier of two equally near
    assert nearest_bounds(2019) is spending_bounds("world-2022")
    with pytest.raises(PackageError, match="there is no shipped package of many economies named 'us-2014'"):
        spending_bounds("us-2014")


# --- the United States of 2014 in two sources

# Industries where visitors' money goes: the code here, BEA's, and how far the two may be apart, output of Type I and
# II, value added of Type II, relative. Measured and rounded up to the next percent.
US_2014 = [
    ("I", ("721", "722"), 0.01, 0.02, 0.03),
    ("G47", ("445", "452", "4A0"), 0.06, 0.05, 0.01),
    ("H49", ("482", "484", "485", "486"), 0.03, 0.02, 0.02),
    ("H51", ("481",), 0.09, 0.12, 0.12),
    ("R_S", ("711AS", "713", "81"), 0.04, 0.01, 0.03),
    ("P85", ("61",), 0.06, 0.02, 0.02),
    ("Q", ("621", "622", "623", "624"), 0.01, 0.01, 0.01),
    ("N", ("561",), 0.01, 0.07, 0.07),
    ("J61", ("513",), 0.03, 0.03, 0.01),
]


def _on_pay_alone(economy: TableEconomy) -> TableEconomy:
    """The table closed as those of other countries are: compensation in the household row, no proprietors' income."""
    households = economy.households
    assert households is not None
    row = economy.per_output["labour_income"] * (1.0 - households.contribution_share)
    return replace(economy, households=replace(households, row=row))


@pytest.mark.parametrize(("code", "bea", "type_1", "type_2", "value_added"), US_2014)
def test_the_us_of_2014_in_two_sources(
    code: str, bea: tuple[str, ...], type_1: float, type_2: float, value_added: float
) -> None:
    """BEA's table and the World Input-Output Database's give the US nearly the same multipliers.

    They differ by valuation (BEA's producer prices hold taxes collected on the sale, so that a unit of output carries
    less of everything else: shops and air travel, where these taxes are highest, are furthest apart), by detail (71
    industries against 55: hotels and restaurants are one industry here; BEA's codes are weighed by output), by the
    import table (BEA's own against the database's), and by the closure (the same net pay, BEA's proprietors' income
    left out, and the same personal income, but consumption on the territory less visitors' purchases here, personal
    consumption without Used and Other there).
    """
    ours, theirs = load_table("world-2014", place="US"), _on_pay_alone(load_table("us-2014"))
    weights = np.array([theirs.output[theirs.industries.index(one)] for one in bea])

    def both(measure: Measure, kind: str) -> float:
        here = float(ours.multipliers(measure, kind)[code])  # type: ignore[arg-type]
        there = theirs.multipliers(measure, kind)[list(bea)].to_numpy()  # type: ignore[arg-type]
        return here / float(there @ weights / weights.sum()) - 1.0

    assert abs(both("output", "I")) < type_1
    assert abs(both("output", "II")) < type_2
    assert abs(both("value_added", "II")) < value_added


def test_persons_engaged_are_fewer_than_jobs() -> None:
    """BEA counts jobs, a second one of the same person too, and every proprietor; the database counts persons."""
    ours, theirs = load_table("world-2014", place="US"), load_table("us-2014")
    totals = [float(economy.per_output["jobs"] @ economy.output) for economy in (ours, theirs)]
    assert totals[0] / totals[1] == pytest.approx(0.836, abs=0.005)
    pay = [float(economy.per_output["labour_income"] @ economy.output) for economy in (ours, theirs)]
    assert pay[0] / pay[1] == pytest.approx(1.0, abs=0.001)
    hotels = float(ours.multipliers("jobs", "II")["I"])
    there = theirs.multipliers("jobs", "II")
    assert 0.9 < hotels / float(there["721"] * 0.2 + there["722"] * 0.8) < 1.0


# --- a study there


def test_a_study_in_a_country_of_2022_says_that_imports_are_estimated() -> None:
    row = Visitors.model_validate({**STATED, "visitors": 10, "nights": 2, "accommodation": 4000, "currency": "EUR"})
    result = result_of(row, place="BE", year=2022, currency="EUR")
    checks = {check.code: check for check in result.checks_found}
    assert result.economy.name == "world-2022"
    assert checks["imports-estimated"].severity == "note"
    assert checks["imports-estimated"].where == "economy world-2022, BE"
    assert "off by 1.9% on average" in checks["imports-estimated"].message
    assert "measure-missing" not in checks  # it has the jobs of 2014, moved and said
    assert "2014" in result.economy.jobs_basis


def test_a_study_in_a_country_of_2014_does_not() -> None:
    row = Visitors.model_validate({**STATED, "visitors": 10, "nights": 2, "accommodation": 4000, "currency": "EUR"})
    result = result_of(row, place="BE", year=2014, currency="EUR")
    assert result.economy.name == "world-2014"
    assert "imports-estimated" not in {check.code for check in result.checks_found}


# --- how they were built


def script() -> Path:
    path = ROOT / "scripts" / "build_world.py"
    if not path.is_file():
        pytest.skip("the build scripts are not part of this installation")
    return path


def built(data: Path, out: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(script()), "--data", str(data), "--out", str(out)],
        cwd=out.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )


@needs_sources
def test_the_script_builds_the_shipped_bytes_of_the_world(tmp_path: Path) -> None:
    done = built(DATA, tmp_path / "out")
    assert done.returncode == 0, done.stderr
    for name in WORLDS:
        shipped, made = ROOT / "multipliers" / name, tmp_path / "out" / name
        files = {path.relative_to(made) for path in made.rglob("*") if path.is_file()}
        assert files == {path.relative_to(shipped) for path in shipped.rglob("*") if path.is_file()}
        different = [str(file) for file in files if (made / file).read_bytes() != (shipped / file).read_bytes()]
        assert different == []


def test_without_the_source_tables_the_script_says_what_it_needs(tmp_path: Path) -> None:
    done = built(tmp_path / "nowhere", tmp_path / "out")
    assert done.returncode == 2
    assert "wiod2016_2014_Zd.csv" in done.stderr
    assert not (tmp_path / "out").exists()


@needs_sources
def test_the_proportional_split_against_the_true_one_of_thailand() -> None:
    """Type I output multipliers of Thailand 2022 by the estimate that ships, and by the split that the OECD made."""
    economy = load_table("world-2022", place="TH")
    file = DATA / "world" / "oecd2025_2022_THA_split_check.csv"
    true = pd.read_csv(file, comment="#").set_index("row")
    codes = list(economy.industries)
    flows = true.loc[[f"DOM_{code}" for code in codes], codes].to_numpy(float)
    output = true.loc["OUTPUT", codes].to_numpy(float)
    sums = np.linalg.inv(np.eye(len(codes)) - flows / output).sum(axis=0)
    off = np.abs(economy.multipliers("output", "I").to_numpy() / sums - 1.0)
    assert off.mean() == pytest.approx(0.010, abs=0.001)
    assert off.max() == pytest.approx(0.034, abs=0.001)
    assert codes[int(off.argmax())] == "H50"
    assert off[codes.index("I")] == pytest.approx(0.017, abs=0.001)
