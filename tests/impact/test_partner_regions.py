"""Spending in a partner city runs through the table of its region, beside the country's account."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.economy.moved_jobs import with_jobs
from impactcalc.economy.package import load_economy
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.impact.abroad.partner_regions import _region
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
    table = category_multipliers(regional_economy(with_jobs(load_economy("world-2022", "JP")), "jp:15"))
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
    ],
)  # fmt: skip
def test_the_region_of_a_city(city: str, country: str, region: str) -> None:
    assert _region("US-TX", city, country) == region
    assert _region("nuts:FR71", city, country) == "nuts:FR71"
