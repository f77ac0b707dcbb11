"""Spending in a partner city runs through the table of its region, beside the country's account."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.economy.moved_jobs import with_jobs
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.impact.abroad.partner_regions import _region, _takes_regions
from impactcalc.impact.effects.effects import EFFECTS, category_multipliers
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.report.pages.world import world_page
from impactcalc.study.sheets.schema import Exchanges, Settings


def outbound(city: str | None, country: str = "JPN", **changes: Any) -> Exchanges:
    return Exchanges(
        direction="outbound", travellers=10, partner_country=country, partner_city=city, accommodation=100_000,
        **changes,
    )  # fmt: skip


def result_of(*rows: Exchanges) -> ic.Result:
    settings = Settings(name="x", place="US-TX", year=2022, currency="USD")
    return ic.run(ic.study_from_rows(settings, rows))


def test_nagaoka_runs_through_the_table_of_niigata() -> None:
    """By hand: the account of 100,000 of beds by the prefecture's own table."""
    result = result_of(outbound("Nagaoka"))
    (region,) = result.world_contribution.regions
    assert region.name == "Niigata prefecture, with Nagaoka"
    assert region.tables == ("world-2022/jp:15",)
    table = category_multipliers(regional_economy(with_jobs(load_table("world-2022", "JP")), "jp:15"))
    spent = np.zeros(len(CATEGORY_CODES))
    spent[CATEGORY_CODES.index("accommodation")] = 100_000
    output = table.effects(spent)[:, table.measures.index("output")]
    assert region.spent == 100_000
    assert region.total_type_1 == pytest.approx(output[EFFECTS.index("total_type_1")])
    assert region.total_type_2 == pytest.approx(output[EFFECTS.index("total_type_2")])
    assert region.jobs is not None


def test_it_is_a_part_of_the_country_and_never_added_to_it() -> None:
    named, plain = result_of(outbound("Nagaoka")), result_of(outbound(None))
    for one in (named, plain):
        assert one.world_contribution.market("total_type_2") == plain.world_contribution.market("total_type_2")
    (region,) = named.world_contribution.regions
    country = next(host for host in named.world_contribution.countries if host.iso3 == "JPN")
    assert plain.world_contribution.regions == ()
    assert region.spent == country.spent
    assert region.total_type_1 < country.total_type_1
    assert region.total_type_2 < country.total_type_2
    assert (region.leakage or 0) >= (country.leakage or 0)


def test_cities_of_one_region_stand_together() -> None:
    result = result_of(
        outbound("Nagaoka", id="a"), outbound("Niigata", id="b"), outbound("Bristol", "GBR", id="c"),
        outbound("Kanazawa", id="d"), outbound("Toluca", "MEX", id="e"), outbound("Nowhere", id="f"),
    )  # fmt: skip
    assert [region.name for region in result.world_contribution.regions] == [
        "Niigata prefecture, with Nagaoka, Niigata",
        "Region Gloucestershire, Wiltshire and Bath/Bristol area (ITL TLK1), with Bristol",
    ]
    assert [region.spent for region in result.world_contribution.regions] == [200_000, 100_000]
    tables = [block for block in world_page(result).blocks if getattr(block, "title", "").startswith("Partner cities")]
    assert len(tables) == 1
    without = world_page(result_of(outbound(None)))
    assert len(without.blocks) == len(world_page(result).blocks) - 1


@pytest.mark.parametrize(
    ("city", "country", "region"),
    [
        ("Nagaoka", "JPN", "jp:15"), ("Nagaoka, Niigata", "JPN", "jp:15"), ("Bristol", "GBR", "itl:TLK1"),
        ("Bristol", "FRA", ""), ("", "JPN", ""), ("Kanazawa", "JPN", ""), ("Halle", "DEU", "nuts:DEE0"),
        ("Frankfurt", "DEU", "nuts:DE71"), ("Springfield", "USA", ""),
        ("Fort Worth", "USA", "fips:48439"), ("Portland, Maine", "USA", "fips:23005"), ("Washington", "USA", "US-DC"),
    ],
)  # fmt: skip
def test_the_region_of_a_city(city: str, country: str, region: str) -> None:
    assert _region("GB", city, country) == region
    assert _region("nuts:FR71", city, "FRA") == "nuts:FR71"
    assert _region("fips:48439", city, "USA") == "fips:48439"


def test_fort_worth_runs_through_the_table_of_its_county() -> None:
    """A study of Nagaoka in yen: by hand, the account of 15 million yen of beds by Tarrant County's own table."""
    settings = Settings(name="x", place="jp:15", year=2022, currency="JPY")
    sent = outbound("Fort Worth", "USA").model_copy(update={"accommodation": 15e6})
    received = Exchanges(
        direction="inbound", travellers=10, partner_country="USA", partner_city="Fort Worth", food_service=1e6
    )
    result = ic.run(ic.study_from_rows(settings, [sent, received]))
    (region,) = result.world_contribution.regions
    home, country = result.world_contribution.countries
    assert (home.name, region.name) == ("Niigata prefecture", "Tarrant County, TX, with Fort Worth")
    assert region.tables == ("us-2022/fips:48439",)
    table = category_multipliers(regional_economy(load_table("us-2022"), "fips:48439"))
    spent = np.zeros(len(CATEGORY_CODES))
    spent[CATEGORY_CODES.index("accommodation")] = 15e6
    output = table.effects(spent)[:, table.measures.index("output")]
    assert region.spent == pytest.approx(15e6)
    assert region.total_type_2 == pytest.approx(output[EFFECTS.index("total_type_2")])
    assert region.total_type_2 < country.total_type_2
    # Home by its own table, the host by its own: each stands by itself, and the impact is home's alone.
    assert [home.spent, country.spent] == pytest.approx([1e6, 15e6])
    assert result.net_new_spending == pytest.approx(1e6)


def test_a_table_of_other_industries_has_no_regions() -> None:
    nation = load_table("us-2022")
    assert _takes_regions(nation)
    assert not _takes_regions(regional_economy(nation, "fips:48439"))
    assert not _takes_regions(replace(nation, industries=("X", *nation.industries[1:]), bridge=None))
