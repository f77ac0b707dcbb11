"""Tax by level, worked by hand to the cent, and what must hold of it.

Three industries. Hotels buy 0.20 of plants' output per unit of theirs, kitchens 0.10; households spend half of their
net pay on plants, which pay no wages. Taxes on production: hotels 15%, kitchens 8%, plants 4%.
"""

from __future__ import annotations

import dataclasses
import math
from typing import Any

import numpy as np
import pytest
from studies import STATED, settings

import impactcalc as ic
from impactcalc.economy.bridge import Bridge, Part
from impactcalc.economy.economy import Households, Measure
from impactcalc.economy.fiscal_shares import Fiscal, Share
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.impact.fiscal.fiscal import CONTRIBUTIONS, LEVELS, NOT_NAMED, PERSONAL, PRODUCTION, SALE
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Row, Taxes, Visitors

INDUSTRIES = ("hotel", "kitchen", "plant")
SELLERS = {"accommodation": "hotel", "food_service": "kitchen"}
FISCAL = Fiscal(
    federal_production=Share(0.1, "by hand"),
    state_production=Share(0.4, "by hand"),
    federal_personal_tax=Share(0.1, "by hand"),
    social_contributions=Share(0.12, "by hand"),
    state_local_income_tax=Share(0.02, "by hand"),
    state_income=Share(0.75, "by hand"),
)
RATES = [
    Taxes(
        name="City lodging", rate=0.07, categories="accommodation", level="local", collector="City", own_budget="yes"
    ),
    Taxes(name="State lodging", rate=0.06, categories="accommodation", level="state", collector="State"),
    Taxes(name="State sales", rate=0.0625, categories="food_service", level="state", collector="State"),
    Taxes(name="City sales", rate=0.02, categories="food_service", level="local", collector="State", own_budget="yes"),
]
VISITORS = Visitors(visitors=50, accommodation=11_300, food_service=1_082.50, **STATED)
OFFICE = Budget(amount=4_800, category="professional", paid_from="local")


def parts() -> tuple[Part, ...]:
    wages = Part("local_wages", "wages", "", 1.0)
    sold = (code for code in CATEGORY_CODES if code != "local_wages")
    bought = {code: Part(code, "service", SELLERS.get(code, "plant"), 1.0) for code in sold}
    return tuple(bought.get(code, wages) for code in CATEGORY_CODES)


def economy(**changes: Any) -> TableEconomy:
    A_d = np.zeros((3, 3))
    A_d[2] = (0.2, 0.1, 0.0)
    per_output: dict[Measure, np.ndarray[Any, Any]] = {
        "value_added": np.array([0.8, 0.9, 0.6]),
        "labour_income": np.array([0.4, 0.5, 0.0]),
        "jobs": np.array([10.0, 20.0, 5.0]),
        "taxes_on_production": np.array([0.15, 0.08, 0.04]),
    }
    made = TableEconomy(
        name="three",
        title="Three industries",
        place="US",
        country="USA",
        year=2014,
        currency="USD",
        valuation="producer",
        industries=INDUSTRIES,
        industry_names=INDUSTRIES,
        A=A_d.copy(),
        A_d=A_d,
        output=np.ones(3),
        per_output=per_output,
        households=Households(np.array([0.36, 0.45, 0.0]), np.array([0.0, 0.0, 0.5]), 0.1),
        bridge=Bridge(CATEGORY_CODES, INDUSTRIES, parts()),
        fiscal=FISCAL,
    )
    return dataclasses.replace(made, **changes)


def result_in(there: TableEconomy, *rows: Row, **changes: Any) -> ic.Result:
    return ic.run(ic.study_from_rows(settings(**changes), rows), there)


def taxed(hotel: float) -> TableEconomy:
    """The economy with another rate of taxes on hotels' production."""
    per_output = {**economy().per_output, "taxes_on_production": np.array([hotel, 0.08, 0.04])}
    return economy(per_output=per_output)


def cents(values: Any) -> list[float]:
    return [round(float(value), 2) for value in values]


def test_by_hand_to_the_cent() -> None:
    fiscal = result_in(economy(), VISITORS, OFFICE, *RATES).fiscal
    impact = fiscal.impact
    # 11,300.00 with 7% + 6% in it is 10,000.00 before tax; 1,082.50 with 6.25% + 2% is 1,000.00.
    assert cents(impact.collected.sum(axis=1)) == [700.00, 600.00, 62.50, 20.00]
    assert cents(impact.amounts[SALE, 0]) == [0.00, 662.50, 720.00, 0.00]
    # Hotels hold 15% of 11,300.00 = 1,695.00, kitchens 8% of 1,082.50 = 86.60; 1,781.60 - 1,382.50 named = 399.10,
    # a tenth federal = 39.91; of the rest 0.4 state = 143.68, 0.6 local = 215.51.
    assert cents(impact.amounts[PRODUCTION, 0]) == [39.91, 143.68, 215.51, 0.00]
    # Indirect: plants make 2,260.00 + 108.25 = 2,368.25, 4% of it is 94.73.
    assert cents(impact.amounts[PRODUCTION, 1]) == [9.47, 34.10, 51.15, 0.00]
    # Induced: net pay 0.36 x 11,300.00 + 0.45 x 1,082.50 = 4,555.13, half of it at plants, 4% of that is 91.10.
    assert cents(impact.amounts[PRODUCTION, 2]) == [9.11, 32.80, 49.20, 0.00]
    # Labour income 0.4 x 11,300.00 + 0.5 x 1,082.50 = 5,061.25: 10% federal, 2% state and local, 12% contributions.
    assert cents(impact.amounts[PERSONAL].sum(axis=0)) == [506.12, 75.92, 25.31, 0.00]
    assert cents(impact.amounts[CONTRIBUTIONS].sum(axis=0)) == [607.35, 0.00, 0.00, 0.00]
    assert cents(impact.by_level().values()) == [1171.97, 948.99, 1061.17, 0.00]
    assert round(impact.total, 2) == 3182.13
    assert cents((fiscal.own_budget, fiscal.cost.total)) == [720.00, 4_800.00]
    assert fiscal.per_unit_of_cost == pytest.approx(0.15)
    assert fiscal.categories_above() == ()


def test_less_than_a_unit_of_cost_is_a_cost() -> None:
    fiscal = result_in(economy(), VISITORS, OFFICE.model_copy(update={"amount": 0.5}), *RATES).fiscal
    assert fiscal.per_unit_of_cost == pytest.approx(1_440.00)
    without = result_in(economy(), VISITORS, *RATES).fiscal
    assert without.per_unit_of_cost is None


def test_taxes_above_what_the_table_holds_are_counted_up_to_it() -> None:
    result = result_in(taxed(0.10), Visitors(visitors=50, accommodation=11_300, **STATED), OFFICE, *RATES)
    impact = result.fiscal.impact
    # The table holds 1,130.00, the two taxes collect 1,300.00: 700 and 600 of 1,300 parts.
    assert cents(impact.collected.sum(axis=1)) == [700.00, 600.00, 0.00, 0.00]
    assert cents(impact.counted.sum(axis=1)) == [608.46, 521.54, 0.00, 0.00]
    assert impact.amounts[[SALE, PRODUCTION], 0].sum() == pytest.approx(1_130.00)
    assert result.fiscal.own_budget == pytest.approx(700.00)  # collected in full
    (check,) = (check for check in result.checks_found if check.code == "sale-taxes-above-table")
    assert check.where == "Taxes: accommodation"
    assert check.message.startswith("The taxes named come to $1,300 of net new spending there, the table holds $1,130")


def test_every_line_is_somebodys_and_none_is_empty() -> None:
    """At basic prices the bridge takes a tenth of a bed; what of it is not named is split by the nation's shares."""
    own = [
        Part("accommodation", "service", "hotel", 0.9), Part("accommodation", "tax", "", 0.1),
        *(part for part in parts() if part.category != "accommodation"),
    ]  # fmt: skip
    rates = [RATES[0], Taxes(name="State lodging", rate=0.03, categories="accommodation", level="state", collector="S")]
    there = economy(valuation="basic", bridge=Bridge(CATEGORY_CODES, INDUSTRIES, tuple(own)))
    fiscal = result_in(there, Visitors(visitors=50, accommodation=11_000, **STATED), *rates).fiscal
    lines = [line for line in fiscal.lines() if line.scope == "impact"]
    sale = [(line.tax, line.level, round(line.amount, 2)) for line in lines if line.kind == "sale"]
    # 11,000 with 10% in it is 10,000 before tax: 700 and 300; the bridge has 1,100, 100 more.
    assert sale == [
        ("City lodging", "local", 700.00), ("State lodging", "state", 300.00), (NOT_NAMED, "federal", 10.00),
        (NOT_NAMED, "state", 36.00), (NOT_NAMED, "local", 54.00),
    ]  # fmt: skip
    assert [line.tax for line in lines if line.own_budget] == ["City lodging"]
    assert all(line.amount != 0 for line in lines)
    assert sum(line.amount for line in lines) == pytest.approx(fiscal.impact.total)


def test_subsidised_industries_carry_their_sign() -> None:
    result = result_in(taxed(-0.05), Visitors(visitors=50, accommodation=11_300, **STATED), *RATES)
    impact = result.fiscal.impact
    assert impact.amounts[SALE].sum() == 0
    assert cents(impact.amounts[PRODUCTION, 0]) == [-56.50, -203.40, -305.10, 0.00]
    assert impact.amounts[PRODUCTION, 0].sum() == pytest.approx(-565.00)


def test_at_basic_prices_the_bridge_holds_the_taxes_on_the_sale() -> None:
    at = CATEGORY_CODES.index("accommodation")
    lodging = (Part("accommodation", "service", "hotel", 0.88), Part("accommodation", "tax", "", 0.12))
    bridge = Bridge(CATEGORY_CODES, INDUSTRIES, (*lodging, *parts()[:at], *parts()[at + 1 :]))
    basic = economy(valuation="basic", bridge=bridge)
    impact = result_in(basic, Visitors(visitors=50, accommodation=11_300, **STATED), *RATES).fiscal.impact
    # The bridge takes 12% of 11,300.00 = 1,356.00; 1,300.00 of it is named, 56.00 goes by the nation's shares.
    assert cents(impact.amounts[SALE, 0]) == [5.60, 620.16, 730.24, 0.00]
    # Hotels make 9,944.00, and 15% of that, 1,491.60, is other taxes on production.
    assert impact.amounts[PRODUCTION, 0].sum() == pytest.approx(1_491.60)


def test_without_the_sheet_the_nations_shares_split_everything() -> None:
    result = result_in(economy(), VISITORS)
    impact = result.fiscal.impact
    assert impact.amounts[SALE].sum() == 0
    assert cents(impact.amounts[PRODUCTION, 0]) == [178.16, 641.38, 962.06, 0.00]
    assert result.fiscal.own_taxes == ()
    assert result.fiscal.per_unit_of_cost is None


def test_without_shares_no_level_is_known_and_no_tax_on_pay() -> None:
    impact = result_in(economy(fiscal=None), VISITORS, *RATES).fiscal.impact
    assert cents(impact.amounts.sum(axis=(1, 2))[[SALE, PRODUCTION]]) == [1382.50, round(399.10 + 94.73 + 91.1025, 2)]
    assert np.isnan(impact.amounts[[PERSONAL, CONTRIBUTIONS]].sum(axis=(1, 2))).all()
    assert not impact.split
    assert np.isnan(list(impact.by_level().values())).all()
    assert math.isnan(impact.total)
    assert round(impact.known, 2) == round(1382.50 + 399.10 + 94.73 + 91.1025, 2)


def test_without_shares_and_without_spending_nothing_is_unknown() -> None:
    impact = result_in(economy(fiscal=None), VISITORS.model_copy(update={"resident_share": 1.0}), *RATES).fiscal.impact
    assert (impact.total, impact.known) == (0, 0)


def test_one_place_without_shares_leaves_no_level_known_in_full() -> None:
    there = VISITORS.model_copy(update={"place": "US-TX"})
    study = ic.study_from_rows(settings(), [VISITORS, there])
    impact = ic.run(study, economies={"US": economy(), "US-TX": economy(fiscal=None)}).fiscal.impact
    assert not impact.split
    assert math.isnan(impact.by_level()["local"])


@pytest.mark.parametrize("rates", [[], RATES, RATES[:1]])
@pytest.mark.parametrize("hotel", [0.15, 0.10, -0.05])
def test_every_round_sums_to_the_taxes_on_production_of_the_effects(rates: list[Taxes], hotel: float) -> None:
    result = result_in(taxed(hotel), VISITORS, OFFICE, *rates, report_year=2019)
    sides = (
        ("impact", result.fiscal.impact, result.totals),
        ("contribution", result.fiscal.contribution, result.contribution),
    )
    for scope, revenue, effects in sides:
        rounds = revenue.amounts[[SALE, PRODUCTION]].sum(axis=(0, 2))
        assert rounds == pytest.approx(effects["taxes_on_production"].to_numpy()[:3], rel=1e-12), scope
        table = result.taxes[result.taxes["scope"] == scope]
        assert table["amount"].sum() == pytest.approx(revenue.total, rel=1e-12)
        for level, value in revenue.by_level().items():
            assert table.loc[table["level"] == level, "amount"].sum() == pytest.approx(value, rel=1e-12)


def test_the_sheet_adds_nothing_to_value_added() -> None:
    without, named = result_in(economy(), VISITORS, OFFICE), result_in(economy(), VISITORS, OFFICE, *RATES)
    assert np.array_equal(without.impact_effects, named.impact_effects)
    assert np.array_equal(without.contribution_effects, named.contribution_effects)
    assert without.local_final_demand == named.local_final_demand
    assert named.fiscal.impact.total == pytest.approx(without.fiscal.impact.total, rel=1e-12)
    assert named.fiscal.impact.total < named.totals["value_added"].to_numpy()[4]


def test_linear_in_money() -> None:
    more = VISITORS.model_copy(update={"accommodation": 33_900, "food_service": 3_247.50})
    one, other = (result_in(economy(), row, *RATES).fiscal.impact for row in (VISITORS, more))
    assert other.amounts == pytest.approx(3 * one.amounts, rel=1e-12)
    assert other.collected == pytest.approx(3 * one.collected, rel=1e-12)


def test_two_rates_on_a_category_come_out_of_the_same_price() -> None:
    result = result_in(economy(), VISITORS, *RATES)
    taken = result.fiscal.impact.collected.sum(axis=0)
    assert (taken < result.net.sum(axis=0) + 1e-9).all()
    before = 11_300 - taken[CATEGORY_CODES.index("accommodation")]
    assert before == pytest.approx(10_000.00)


def test_a_tax_is_collected_in_its_own_place() -> None:
    there = VISITORS.model_copy(update={"place": "US-TX"})
    result = result_in(economy(), VISITORS, there, *RATES)
    assert cents(result.fiscal.impact.collected.sum(axis=1)) == [700.00, 600.00, 62.50, 20.00]
    rounds = result.fiscal.impact.amounts[[SALE, PRODUCTION]].sum(axis=(0, 2))
    assert rounds == pytest.approx(result.totals["taxes_on_production"].to_numpy()[:3], rel=1e-12)


def test_contribution_stands_beside_impact() -> None:
    half = VISITORS.model_copy(update={"resident_share": 0.5})
    fiscal = result_in(economy(), half, *RATES).fiscal
    assert fiscal.own_budget == pytest.approx(360.00)
    assert fiscal.own_collected(fiscal.contribution) == pytest.approx(720.00)


def test_what_local_money_paid_is_the_cost() -> None:
    grant = Budget(amount=1_000, category="printing", paid_from="outside", **STATED)
    granted = {**STATED, "host_paid_share": None}
    student = Exchanges(direction="inbound", food_service=1_000, scholarship=400, **granted)
    guests = Events(participants=5, food_service=500, **{**STATED, "host_paid_share": 0.2})
    cost = result_in(economy(), OFFICE, grant, student, guests).fiscal.cost
    assert (cost.budget, cost.scholarships, cost.host_paid, cost.total) == (4_800.0, 400.0, 100.0, 5_300.0)
    assert cost.budget_rows == 2


def test_taxes_that_come_back_without_a_cost_beside_them() -> None:
    grant = Budget(amount=1_000, category="printing", paid_from="outside", **STATED)
    bare, granted = result_in(economy(), VISITORS, *RATES), result_in(economy(), VISITORS, grant, *RATES)
    assert "costs-missing" in set(bare.checks["code"])
    assert "costs-missing" not in set(granted.checks["code"])
    assert bare.fiscal.per_unit_of_cost is None
    assert granted.fiscal.per_unit_of_cost is None
    assert "costs-missing" not in set(result_in(economy(), VISITORS, *RATES[1:3]).checks["code"])


def test_what_the_table_does_not_tell_is_not_zero() -> None:
    per_output = dict(economy().per_output)
    del per_output["taxes_on_production"]
    impact = result_in(economy(per_output=per_output), VISITORS, *RATES).fiscal.impact
    assert cents(impact.amounts[SALE, 0]) == [0.00, 662.50, 720.00, 0.00]
    assert math.isnan(impact.amounts[PRODUCTION, 0, 0])
    assert math.isnan(impact.total)


def test_a_half_per_cent_typed_as_a_half_is_asked_about() -> None:
    transit = Taxes(name="Transit", rate=0.5, categories="food_service", level="local", collector="Transit authority")
    (check,) = (c for c in result_in(economy(), VISITORS, transit, *RATES).checks_found if c.code == "tax-rates-high")
    assert check.message == "The taxes on food_service add up to 58.25% of the price before tax"
    assert "tax-rates-high" not in set(result_in(economy(), VISITORS, *RATES).checks["code"])


def test_every_rate_is_among_the_assumptions() -> None:
    found = {line.what: line for line in result_in(economy(), VISITORS, *RATES).assumptions if line.topic == "Taxes"}
    lodging = found["City lodging, on accommodation"]
    assert lodging.value == "7% of the price before tax, in the United States (US); local, to City; Own budget: yes"
    assert lodging.source == "sheet Taxes, row 2"
    assert found["states' share of state and local taxes on production"].value == "40.00%"
    assert len(found) == len(RATES) + len(dataclasses.fields(Fiscal)) + 1


def test_the_shares_of_the_united_states() -> None:
    shares = load_table("us-2014").fiscal
    assert shares is not None
    values = [getattr(shares, item.name).value for item in dataclasses.fields(Fiscal)]
    assert [round(value, 4) for value in values] == [0.1102, 0.4669, 0.0949, 0.1231, 0.0232, 0.9083]
    assert all("2014" in getattr(shares, item.name).source for item in dataclasses.fields(Fiscal))
    assert LEVELS == ("federal", "state", "local", "not_split")
