"""A programme cost of which shares say a part is "at least" that, wherever it stands beside another one."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest
from studies import STATED, result_of, settings

import impactcalc as ic
from impactcalc.impact.beside.comparison import compare
from impactcalc.impact.run import run
from impactcalc.report.comparison.json_text import comparison_json
from impactcalc.report.comparison.pages import comparison_pages
from impactcalc.report.pages.scenarios import scenarios_page
from impactcalc.report.writers.json_text import result_json
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.study.sheets.schema import Exchanges, Scenarios, Visitors

NAME = "Programme cost, local money"


def study(host_paid: float | None, *rows: Any) -> ic.Study:
    guests = Visitors.model_validate(
        {"id": "g", "visitors": 10, "accommodation": 1_000.0, **STATED, "host_paid_share": host_paid}
    )
    return ic.study_from_rows(settings(), [guests, *rows])


def columns(page: Page, title: str) -> dict[str, Column]:
    (table,) = (block for block in page.blocks if isinstance(block, Table) and block.title == title)
    return {column.header: column for column in table.columns}


@pytest.mark.parametrize(
    ("a", "b", "said"),
    [(0.0, 0.2, " (B: at least)"), (0.2, None, " (A: at least)"), (0.2, 0.1, " (A and B: at least)"), (0.0, None, "")],
)
def test_in_a_comparison(a: float | None, b: float | None, said: str) -> None:
    found = compare(run(study(a)), run(study(b)), run)
    pages = {page.tab: page for page in comparison_pages(found)}
    figures = columns(pages["Comparison"], "Money")["Figure"].values
    assert [str(name) for name in figures if str(name).startswith(NAME)] == [NAME + said]
    facts = columns(pages["Studies"], "")
    at = list(facts["What"].values).index("Programme cost")
    sides = json.loads(comparison_json(found))
    for side, share in (("A", a), ("B", b)):
        expected = "at least: a part is known from host-paid shares only" if share else "none is stated"
        assert str(facts[side].values[at]).startswith(expected)
        assert sides[side.lower()]["programme_cost_at_least"] is bool(share)


def test_among_scenarios() -> None:
    change = Scenarios(scenario="Guests pay", sheet="Visitors", id="g", field="Host-paid share", value="0")
    result = run(study(0.2, change))
    page = scenarios_page(result)
    assert list(columns(page, "Side by side")["Programme cost"].values) == ["at least", ""]
    assert [one["programme_cost_at_least"] for one in json.loads(result_json(result))["scenarios"]] == [False]
    without = run(study(0.0, change.model_copy(update={"field": "Casual share", "value": "0.5"})))
    assert "Programme cost" not in columns(scenarios_page(without), "Side by side")


# Amounts whose sums are rounded: what had come off before is nothing, and no dust.
@pytest.mark.parametrize("share", [0.1, 0.3, 0.7])
@pytest.mark.parametrize("amounts", [(0.1, 0.2), (1_000.1, 2_000.2), (333.33, 66.67), (1e8 / 3, 1e7 / 7)])
@pytest.mark.parametrize("currency", ["USD", "JPY"])
def test_what_came_off_before_is_never_dust(share: float, amounts: tuple[float, float], currency: str) -> None:
    bed, meals = amounts
    common = {"accommodation": bed, "food_service": meals, "currency": currency, "confirmed": "yes"}
    guests = Visitors.model_validate({"visitors": 10, **common, **STATED, "host_paid_share": share})
    half = guests.model_copy(update={"resident_share": share, "attribution_share": share})
    student = {"direction": "inbound", "travellers": 1, **common, **STATED, "host_paid_share": None}
    paid = Exchanges.model_validate({**student, "scholarship": bed + meals})
    part = Exchanges.model_validate({**student, "scholarship": bed})
    cost = result_of(guests, half, paid, part, report_year=2019).local_money.cost()
    assert cost.off_before == 0
    assert cost.spent_elsewhere == 0
    assert np.isclose(cost.total, cost.taken_off, rtol=1e-12)
