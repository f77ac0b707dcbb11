"""result.json: the schema, numbers unrounded, nothing that JSON cannot hold."""

from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path
from typing import Any

import pytest

from impactcalc.economy.economy import MEASURES
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.report.writers.json_text import result_json, write_json
from report_cases import empty, rich, stated


def refuse(text: str) -> float:
    raise AssertionError(f"{text} is no JSON")


def read(text: str) -> Any:
    return json.loads(text, parse_constant=refuse)


def test_the_keys_of_the_schema_in_their_order() -> None:
    assert list(read(result_json(rich()))) == [
        "schema", "package", "study", "economy", "price_basis", "jobs_basis", "full_time", "at_most", "gross_spending",
        "net_new_spending", "local_final_demand", "spent_abroad", "assumed_spending", "assumed_abroad",
        "programme_cost", "local_money_taken_off", "figures",
        "local_money", "ppp", "taxes", "deals", "survey", "uncertainty", "totals", "contribution", "steps",
        "categories", "partners", "ties", "places", "band", "band_deltas", "world", "partner_regions",
        "who_spends_where", "regional_purchasing_power", "regional_parities", "in_kind", "volunteering_by_row",
        "scenarios",
        "scenario_differences", "scenario_overrides", "break_even", "break_even_people", "checks", "assumptions",
    ]  # fmt: skip


def test_numbers_are_those_of_the_result_to_the_last_bit() -> None:
    result, found = rich(), read(result_json(rich()))
    assert found["schema"] == "impactcalc/result/2"
    for name, frame in (("totals", result.totals), ("contribution", result.contribution)):
        assert list(found[name]) == list(EFFECTS)
        for effect, measures in found[name].items():
            assert list(measures) == list(MEASURES)
            for measure, value in measures.items():
                assert value == frame.loc[effect, measure]
    assert found["gross_spending"] == result.gross_spending
    assert found["net_new_spending"] == result.net_new_spending
    assert found["local_final_demand"] == result.local_final_demand
    assert found["spent_abroad"] == result.spent_abroad
    assert found["figures"]["volunteer_value"] == result.volunteering.value
    assert found["at_most"] is True
    assert found["price_basis"] == {"currency": "USD", "price_year": 2019, "table_year": 2014}


def test_purchasing_power() -> None:
    found = read(result_json(rich()))["ppp"]
    world = rich().world_contribution
    assert found["scope"] == "world contribution, output, international dollars"
    assert found["direct"] == world.ppp("direct")
    assert found["sums"]["direct"]["ppp_low"] == world.low["direct"]
    assert found["sums"]["direct"]["ppp_high"] == world.high["direct"]
    assert [row["iso3"] for row in found["by_country"]] == [host.iso3 for host in world.countries]
    cuba = next(row for row in found["by_country"] if row["iso3"] == "CUB")
    assert cuba["ppp_direct"] is None
    why = "no purchasing power parity is published and no exchange rate of Cuban pesos is known for 2015"
    assert found["not_converted"] == [{"name": "Cuba", "amount": cuba["direct"], "reason": why}]


def test_a_range_that_cannot_be_given_is_null() -> None:
    world = dataclasses.replace(rich().world_contribution, bounded=False)
    sums = read(result_json(dataclasses.replace(rich(), world_contribution=world)))["ppp"]["sums"]
    assert {row["ppp_low"] for row in sums.values()} == {row["ppp_high"] for row in sums.values()} == {None}


def test_what_is_not_a_number_is_null() -> None:
    effects = rich().impact_effects.copy()
    effects[0, 0], effects[0, 1] = math.nan, math.inf
    found = read(result_json(dataclasses.replace(rich(), impact_effects=effects)))
    assert found["totals"]["direct"]["output"] is None
    assert found["totals"]["direct"]["value_added"] is None


def test_cuts_and_categories_add_up_to_the_totals() -> None:
    found = read(result_json(rich()))
    cuts = {row["cut"] for row in found["partners"]}
    assert {"sheet", "partner_country", "year"} <= cuts
    for name in cuts:
        rows = [row for row in found["partners"] if row["cut"] == name]
        assert sum(row["net_new_spending"] for row in rows) == pytest.approx(found["net_new_spending"]), name
        output = sum(row["total_type_2_output"] for row in rows)
        assert output == pytest.approx(found["totals"]["total_type_2"]["output"]), name
    by_category = found["categories"]
    assert sum(row["gross_spending"] for row in by_category) == pytest.approx(found["gross_spending"])
    for measure in MEASURES:
        total = sum(row[f"total_type_2_{measure}"] for row in by_category)
        assert total == pytest.approx(found["totals"]["total_type_2"][measure])
    names = {row["label"]: row["name"] for row in found["partners"] if row["cut"] == "partner_country"}
    assert names["TUR"] == "Türkiye"
    assert names["not stated"] == "not stated"


@pytest.mark.parametrize("make", [rich, stated, empty])
def test_ends_with_a_newline_and_is_the_same_twice(make: Any, tmp_path: Path) -> None:
    result = make()
    text = result_json(result)
    assert text.endswith("}\n")
    result.to_json(tmp_path / "a.json")
    write_json(result, tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes() == text.encode()


def test_only_the_name_of_the_input_is_told(tmp_path: Path) -> None:
    path = tmp_path / "secluded" / "study.xlsx"
    study = dataclasses.replace(rich().study, source=str(path), path=path, sha256="0" * 64)
    text = result_json(dataclasses.replace(rich(), study=study))
    assert read(text)["study"]["file"] == "study.xlsx"
    assert "secluded" not in text
