"""Ranges where the multipliers in use know nothing of an industry: only what is spent there is not known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from studies import STATED, settings

import impactcalc as ic
from impactcalc.economy.economy import MULTIPLIER_TYPES
from impactcalc.economy.multiplier_set import MultiplierSet
from impactcalc.economy.package import load_economy
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.study.sheets.schema import Budget, Row, Visitors

ABSENT = "711AS"  # the arts: of the categories only culture is bought there


def set_without_arts() -> MultiplierSet:
    economy = load_economy("us-2014")
    totals = {(t, m): economy.known_multipliers(m, t).copy() for t in MULTIPLIER_TYPES for m in economy.measures}
    for values in totals.values():
        values[economy.industries.index(ABSENT)] = np.nan
    return MultiplierSet(
        name="set", title="A set", place="US", country="USA", year=2014, currency="USD", valuation="producer",
        industries=economy.industries, industry_names=economy.industry_names, per_output=economy.per_output,
        bridge=economy.bridge, totals=totals, fiscal=economy.fiscal,
    )  # fmt: skip


def guests(**changes: Any) -> Visitors:
    return Visitors.model_validate({"id": "g", "visitors": 10, "food_service": 1_000.0, **STATED, **changes})


def sure(*rows: Row, field: str = "food_service") -> tuple[ic.Result, set[str]]:
    study = ic.study_from_rows(settings(), rows).with_range("g", field, 800.0, 1_500.0)
    result = ic.run(study, set_without_arts(), sampling=Sampling(draws=200))
    assert result.uncertainty is not None
    return result, {one.headline.key for one in result.uncertainty.ranges}


def test_an_industry_in_which_no_money_falls_spoils_no_range() -> None:
    result, known = sure(guests(culture=0.0))
    assert {"output", "contribution_output", "jobs_type_1"} <= known
    found = result.uncertainty
    assert found is not None
    output = found.of("output")
    assert output is not None
    # Linear in the one amount that is drawn: 800 to 1,500 of 1,000.
    assert 0.8 * output.headline.point < output.p5 < output.p95 < 1.5 * output.headline.point


def test_what_local_money_bought_there_spoils_the_contribution_alone() -> None:
    stage = Budget(amount=500.0, category="culture", paid_from="local", **STATED)
    result, known = sure(guests(), stage)
    assert "output" in known
    assert "contribution_output" not in known
    assert np.isnan(result.contribution_effects[-1, 0])


@pytest.mark.parametrize("changes", [{"culture": 300.0}, {"culture": 300.0, "attribution_share": 0.5}])
def test_what_is_bought_there_has_no_range(changes: dict[str, float]) -> None:
    _, known = sure(guests(**changes))
    assert "output" not in known
    assert "net_new_spending" in known
