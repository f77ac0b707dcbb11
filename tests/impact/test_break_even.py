"""Break-even: the closed form against runs with the scaled numbers."""

from __future__ import annotations

import math
import re
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import impactcalc as ic
from impactcalc.impact.fiscal.answer import FIGURE, BreakEven
from impactcalc.impact.fiscal.break_even import _share_for, break_even
from impactcalc.report.words.en.break_even import break_even_words
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Row, Settings, Taxes, Visitors

SHARES: dict[str, Any] = {
    "resident_share": 0.1, "casual_share": 0.05, "attribution_share": 0.6, "displaced_share": 0.02,
    "host_paid_share": 0.01,
}  # fmt: skip
TAXES = [
    Taxes(name="Lodging", rate=0.07, categories="accommodation", level="local", collector="City", own_budget="yes"),
    Taxes(name="Sales", rate=0.02, categories="food_service,shopping", level="local", collector="City",
          own_budget="yes"),
    Taxes(name="State sales", rate=0.06, categories="shopping", level="state", collector="State"),
]  # fmt: skip
OFFICE = 14_000.0


def guests(times: float = 1.0, **changes: Any) -> Visitors:
    amounts = {"accommodation": 120_000.0, "food_service": 50_000.0, "shopping": 30_000.0}
    scaled = {name: value * times for name, value in amounts.items()}
    return Visitors.model_validate({"id": "v", "visitors": 100 * times, **scaled, **SHARES, **changes})


def festival(times: float = 1.0, **changes: Any) -> Events:
    row = {"id": "e", "participants": 500 * times, "food_service": 40_000.0 * times, "culture": 20_000.0 * times}
    return Events.model_validate({**row, **SHARES, **changes})


def students(times: float = 1.0, **changes: Any) -> Exchanges:
    row = {"id": "x", "direction": "inbound", "travellers": 10 * times, "housing": 60_000.0 * times,
           "shopping": 12_000.0 * times, "scholarship": 500.0 * times}  # fmt: skip
    return Exchanges.model_validate({**row, **SHARES, "host_paid_share": None, **changes})


def office(amount: float = OFFICE) -> Budget:
    return Budget(id="b", amount=amount, category="professional", paid_from="local")


def result_of(*rows: Row, place: str = "cbsa:19100", taxes: list[Taxes] | None = None) -> ic.Result:
    named = TAXES if taxes is None else taxes
    return ic.run(ic.study_from_rows(Settings(name="Test", place=place, year=2014), [*rows, *named]))


def scopes_of(result: ic.Result) -> dict[str, BreakEven]:
    return {part.scope: part for part in break_even(result)}


def returned(result: ic.Result, scope: str) -> tuple[float, float]:
    tax = result.fiscal.own_budget if scope == "own_budget" else result.fiscal.impact.by_level()["local"]
    return tax, result.fiscal.cost.total


@pytest.mark.parametrize("scope", ["own_budget", "local"])
@pytest.mark.parametrize("group", ["visitors", "guests"])
def test_the_factor_on_people_is_what_a_run_with_it_gives(scope: str, group: str) -> None:
    part = scopes_of(result_of(guests(), festival(), students(), office()))[scope]
    scale = next(scale for scale in part.scales if scale.group == group)
    k = scale.factor
    others = k if group == "guests" else 1.0
    tax, cost = returned(result_of(guests(k), festival(others), students(others), office()), scope)
    assert tax == pytest.approx(cost, rel=1e-9)
    assert scale.needed == math.ceil(k * scale.people)


@pytest.mark.parametrize("scope", ["own_budget", "local"])
def test_the_attribution_share_is_what_a_run_with_it_gives(scope: str) -> None:
    # A scholarship of half the money: the row counts only from a share of more than a half on.
    rows = (guests(host_paid_share=0), festival(), students(scholarship=36_000.0), office(1_000.0))
    if scope == "own_budget":
        rows = (guests(host_paid_share=0), festival(), students(scholarship=100.0), office(5_000.0))
    part = scopes_of(result_of(*rows))[scope]
    assert part.attribution is not None
    a = part.attribution.needed
    full = result_of(*(row.model_copy(update={"attribution_share": 1.0}) for row in rows[:3]), rows[3])
    assert part.attribution.full_tax == pytest.approx(returned(full, scope)[0], rel=1e-9)
    if scope == "local":
        assert part.cost > part.attribution.full_tax
        assert math.isnan(a)
        return
    assert 0.6 < a < 1
    again = result_of(*(row.model_copy(update={"attribution_share": a}) for row in rows[:3]), rows[3])
    tax, cost = returned(again, scope)
    assert tax == pytest.approx(cost, rel=1e-9)


def test_today_is_the_average_over_the_money_that_it_applies_to() -> None:
    half = guests(attribution_share=0.5)
    whole = festival(attribution_share=None)
    part = scopes_of(result_of(half, whole, office()))["local"]
    money = {"v": 200_000.0 * 0.9 * 0.95, "e": 60_000.0 * 0.9 * 0.95}
    assert part.attribution is not None
    assert part.attribution.today == pytest.approx((0.5 * money["v"] + money["e"]) / sum(money.values()))


def test_without_a_typed_range_the_models_own_bounds_it() -> None:
    found = scopes_of(result_of(guests(), office(8_000)))
    own, local = found["own_budget"], found["local"]
    assert own.tax_range is None  # taken at the sale, whatever the table
    assert (own.range_of, local.range_of) == ("", "simulated")
    assert local.tax_range is not None
    assert local.tax_range[0] < local.tax < local.tax_range[1]
    scale, share = local.scales[0], local.attribution
    assert scale.low < scale.factor < scale.high
    assert share is not None
    assert share.low < share.needed < share.high


def test_where_nothing_was_drawn_there_is_no_range() -> None:
    study = ic.study_from_rows(Settings(name="Test", place="cbsa:19100", year=2014), [guests(), office(), *TAXES])
    local = scopes_of(ic.run(study, sampling=ic.Sampling(draws=0)))["local"]
    assert local.tax_range is None
    assert math.isnan(local.scales[0].low)
    assert local.scales[0].factor > 0


@settings(max_examples=200)
@given(
    st.lists(
        st.tuples(st.floats(0.01, 10), st.floats(0.05, 1.0), st.floats(0, 0.9)), min_size=1, max_size=6
    ),
    st.floats(0.01, 30),
    st.floats(0, 5),
)  # fmt: skip
def test_the_share_solves_the_sum_or_there_is_none(
    rows: list[tuple[float, float, float]], cost: float, by_share: float
) -> None:
    rho, left, paid = (np.array(column) for column in zip(*rows, strict=True))

    def tax(a: float) -> float:
        return float((rho * np.maximum(0.0, a * left - paid)).sum())

    a, full = _share_for(cost, rho * left, rho * paid, paid / left, by_share)
    assert full == pytest.approx(tax(1.0), abs=1e-12)
    if math.isnan(a):
        assert tax(1.0) < (cost + by_share) * (1 + 1e-9)
    else:
        assert 0 < a <= 1 + 1e-9
        assert tax(a) == pytest.approx(cost + a * by_share, rel=1e-9)
        assert all(tax(b) < (cost + b * by_share) * (1 + 1e-9) for b in np.linspace(0, a, 9)[:-1])


OWN = "the city's own budget"
WORDS = [
    (
        [guests()],
        ["Own taxes: no break-even can be given, since the sheet Budget states no local money"],
    ),
    (
        [guests(resident_share=1.0), office()],
        [
            "Own taxes: no break-even can be given, since nothing of the spending at home is net ",
        ],
    ),
]


@pytest.mark.parametrize(("rows", "expected"), WORDS)
def test_what_is_missing_is_said(rows: list[Row], expected: list[str]) -> None:
    part = break_even(result_of(*rows))[0]
    (line,) = break_even_words(part, "USD", at_most=False, own_budget=OWN)
    assert line.startswith(expected[0])


def test_without_own_taxes_only_the_local_level_is_asked() -> None:
    assert list(scopes_of(result_of(guests(), office(), taxes=[]))) == ["local"]


def test_words_for_each_case() -> None:
    own = guests(host_paid_share=0)
    needed = break_even_words(break_even(result_of(own, office()))[0], "USD", at_most=False, own_budget=OWN)
    assert needed[0] == (
        "Of $14,000 of local money that the programme cost, $4,719 comes back in the taxes that come to the "
        "city's own budget (sheet Taxes, at the sale only): 33.7%."
    )
    assert needed[1] == "Visitors: 2.97 times as many as today, 297 instead of 100, would be needed."
    assert needed[2] == (
        "Attribution share: not reachable. Even with full attribution 56.2% comes back; today the share is 60.0% "
        "on average."
    )
    already = break_even_words(break_even(result_of(own, office(2_000)))[0], "USD", at_most=False, own_budget=OWN)
    assert already[1].endswith("instead of 100, would be enough.")
    assert "would be enough; today the share is 60.0% on average." in already[2]
    limit = break_even_words(
        break_even(result_of(guests(casual_share=None), office()))[0], "USD", at_most=True, own_budget=OWN
    )
    assert limit[0].startswith("Of at least $15,058 of local money that the programme cost, at most $")
    assert re.search(r": at most \d\d\.\d%\.$", limit[0])  # the tax is at most this: its part of the cost is too
    assert limit[1].startswith("Visitors: at least 3.")
    assert re.search(r"full attribution at most \d\d\.\d% comes back;", limit[2])
    costly = break_even_words(
        break_even(result_of(guests(host_paid_share=0.4), office()))[0], "USD", at_most=False, own_budget=OWN
    )
    assert costly[1].startswith("Visitors: no number of them would be enough. Today's 100 bring $")


def test_a_cost_known_from_shares_is_at_least_that() -> None:
    """Of 200,000, residents, casuals, attribution and displacement leave 100,548; local money paid 1% of that."""
    part = break_even(result_of(guests(), office()))[0]
    assert part.cost == pytest.approx(OFFICE + 200_000 * 0.9 * 0.95 * 0.6 * 0.98 * 0.01)
    words = break_even_words(part, "USD", at_most=False, own_budget=OWN)
    assert words[0] == (
        "Of at least $15,005 of local money that the programme cost, $4,672 comes back in the taxes that come to the "
        "city's own budget (sheet Taxes, at the sale only): at most 31.1%."
    )
    assert words[1] == "Visitors: at least 3.82 times as many as today, 382 instead of 100, would be needed."


def test_an_organiser_does_not_grow_with_the_guests() -> None:
    shown = festival(culture=None, food_service=None, venue=9_000.0, profile="arts_event_visitor", paid_from="local")
    local = scopes_of(result_of(guests(), shown.model_copy(update={"total_spend": 60_000.0}), office()))["local"]
    visitors, everybody = local.scales
    assert visitors.cost == pytest.approx(200_000 * 0.9 * 0.95 * 0.6 * 0.98 * 0.01)
    assert everybody.cost == pytest.approx(visitors.cost * 1.3)  # nothing of the 9,000 for the hall
    assert local.cost == pytest.approx(OFFICE + 9_000 + everybody.cost)


def test_the_range_is_that_of_all_draws() -> None:
    rows = [guests(), office(8_000.0), *TAXES]
    study = ic.study_from_rows(Settings(name="Test", place="cbsa:19100", year=2014), rows)
    result = ic.run(study.with_range("v", "accommodation", 60_000.0, 180_000.0))
    for part in break_even(result):
        assert result.uncertainty is not None
        drawn = result.uncertainty.of(FIGURE[part.scope])
        assert drawn is not None
        assert part.range_of == "simulated"
        assert part.tax_range == pytest.approx((drawn.p5, drawn.p95))
        scale = part.scales[0]
        assert scale.low < scale.factor < scale.high
        # With all tax at a percentile: k (tax - cost of the guests) = the cost without them.
        fixed = part.cost - scale.cost
        assert scale.low == pytest.approx(fixed / (drawn.p95 - scale.cost))
        assert scale.high == pytest.approx(fixed / (drawn.p5 - scale.cost))
