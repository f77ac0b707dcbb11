"""What single small faults, planted by scripts/mutate.py, would change: a test for each that no other test noticed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from studies import STATED, result_of, settings
from test_ranges_without_multipliers import guests, set_without_arts

import impactcalc as ic
from impactcalc.economy.package import load_economy
from impactcalc.errors import InputError
from impactcalc.impact.effects.effects import EFFECTS, known_product
from impactcalc.impact.effects.net_new import in_report_prices, ledger
from impactcalc.impact.fiscal.fiscal import knows_own_income_tax
from impactcalc.impact.rows.daily import Circumstances
from impactcalc.impact.rows.days_taken import bed_tax
from impactcalc.impact.rows.money import TypedMoney
from impactcalc.impact.rows.sale_taxes import sale_taxes
from impactcalc.known.segments import shipped_profiles
from impactcalc.study.sheets.schema import Deals, Events, Exchanges, Row, Taxes, Visitors


def test_less_than_a_unit_of_money_is_money() -> None:
    result = result_of(Visitors(visitors=1, accommodation=0.5, **STATED))
    assert result.net_new_spending == 0.5
    assert result.steps.net_fraction.tolist() == [1.0]


def test_what_is_bought_here_before_a_trip_is_bought_by_residents() -> None:
    trip = Exchanges(direction="outbound", partner_country="JPN", air_travel=700, accommodation=300, **STATED)
    taken = result_of(trip).steps.steps
    assert {name: column.tolist() for name, column in taken.items() if column.any()} == {
        "spent_abroad": [300.0],
        "residents": [700.0],
    }


def test_a_scholarship_says_what_local_money_paid() -> None:
    terms = {**STATED, "host_paid_share": None}
    said = Exchanges(direction="inbound", travellers=2, housing=1_000, scholarship=10, **terms)
    unsaid = said.model_copy(update={"scholarship": None})
    codes = [set(result_of(row).checks["code"]) for row in (said, unsaid)]
    assert ["missing-host-paid-share" in found for found in codes] == [False, True]


def test_the_rounds_of_a_deal_sum_to_its_totals() -> None:
    row = Deals(kind="export", phase="yearly", amount=1e6, industry="Machinery", years=1, attribution_share=1)
    account = result_of(row).deals
    assert account is not None
    at = {name: account.effects[0, EFFECTS.index(name)] for name in EFFECTS}
    np.testing.assert_allclose(at["direct"] + at["indirect"], at["total_type_1"], rtol=1e-12)
    np.testing.assert_allclose(at["total_type_1"] + at["induced"], at["total_type_2"], rtol=1e-12)


@pytest.mark.parametrize(("spent", "found"), [([2.0, 0.0], [2.0, 6.0]), ([2.0, 1.0], [np.nan, 10.0])])
def test_what_is_not_known_spoils_only_what_is_bought_of_it(spent: list[float], found: list[float]) -> None:
    table = np.array([[1.0, 3.0], [np.nan, 4.0]])
    np.testing.assert_array_equal(known_product(np.array([spent]), table)[0], found)


def test_another_currency_is_the_whole_ledger_in_it() -> None:
    shares = {**STATED, "resident_share": 0.1, "casual_share": 0.2, "attribution_share": 0.5, "displaced_share": 0.3}
    rows = [
        Visitors(visitors=1, accommodation=700, shopping=300, local_wages=50, **{**shares, "host_paid_share": 0.1}),
        Exchanges(direction="outbound", partner_country="JPN", air_travel=700, accommodation=300, **shares),
    ]
    factors, result = np.array([2.0, 0.25]), result_of(*rows)
    typed = ledger(result.rows, result.home)
    typed = replace(typed, taxes_on_sale=TypedMoney(np.array([3.0, 5.0])))
    other = in_report_prices(typed, replace(result.basis, to_report=factors))
    assert list(other.columns()) == list(typed.columns())
    for name, column in typed.columns().items():
        assert other.columns()[name].tolist() == (column * factors).tolist(), name
    assert other.net_fraction is typed.net_fraction
    assert other.stated is typed.stated


# --- what a profile supplies ---


def in_pesos_of_cuba(**spent: Any) -> Events:
    """Whose exchange rate is not at hand."""
    return Events.model_validate({"participants": 10, "days": 1, "currency": "CUP", "confirmed": "yes", **spent})


@pytest.mark.parametrize(
    ("rows", "cell", "message"),
    [
        # Who states a sum needs no daily amount: only the second row lacks one.
        (
            [
                in_pesos_of_cuba(total_spend=1_000, profile="arts_event_visitor"),
                in_pesos_of_cuba(profile="arts_event_visitor"),
            ],
            3,
            "the amount of the profile arts_event_visitor cannot be brought to CUP of 2014",
        ),
        # What a segment splits by are its amounts.
        (
            [in_pesos_of_cuba(total_spend=1_000, profile="festival_day")],
            2,
            "the daily amount of the profile festival_day cannot be brought to CUP of 2014",
        ),
        (
            [in_pesos_of_cuba(total_spend=1_000, profile="arts_event_visitor")],
            None,
            "there is no exchange rate for CUP in 2014",
        ),
    ],
)
def test_a_daily_amount_is_missed_where_it_is_needed(rows: list[Row], cell: int | None, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        result_of(*rows)
    (problem,) = caught.value.problems
    if cell is not None:
        assert problem.cell.endswith(str(cell))
        assert problem.cell.rstrip("0123456789").isalpha()


def test_a_profile_without_an_amount_assumes_none() -> None:
    row = Exchanges(direction="inbound", travellers=2, nights=3, tuition=5_000, profile="us_traveller", **STATED)
    rows = result_of(row).rows
    assert rows.assumed.tolist() == ["split by the profile us_traveller"]
    assert rows.daily_assumed.tolist() == [False]
    assert rows.amounts.sum() == 5_000


def test_what_is_stated_is_not_calculated_from_the_profile_as_well() -> None:
    rows = [
        Visitors(visitors=2, nights=3, profile="delegate", total_spend=800.0, **STATED),
        Visitors(visitors=2, nights=3, profile="delegate", daily_spend=100.0, **STATED),
    ]
    found = result_of(*rows).rows
    assert found.calculated.tolist() == ["", "Visitors x Nights x Daily spend"]
    assert found.amount.tolist() == pytest.approx([800.0, 600.0])


@pytest.mark.parametrize(("place", "host"), [("JP", "JPN"), ("US", ""), ("US-TX", "")])
def test_what_happened_in_another_country_counts_there(place: str, host: str) -> None:
    row = Visitors(visitors=2, accommodation=800.0, place=place, **STATED)
    assert result_of(row).rows.host.tolist() == [host]


@pytest.mark.parametrize(
    ("profile", "place", "factor"),
    [
        ("delegate", "US", 1.1),
        ("delegate", "US-AK", 1.0),  # the Defense Department's rates have the tax in them
        ("delegate", "", 1.0),
        ("overseas_visitor", "US", 1.0),  # what people paid
        ("arts_event_visitor", "US", 1.0),
    ],
)
def test_a_lodging_tax_is_added_to_a_bed_before_tax_alone(profile: str, place: str, factor: float) -> None:
    row = Taxes(name="Bed", rate=0.1, categories="accommodation", level="local", collector="City", place=place or "US")
    taxes = sale_taxes(result_of(Visitors(visitors=1, accommodation=10, **STATED), row).study)
    there = Circumstances(place, "", "", overnight=True, year=2014, currency="USD")
    assert 1 + bed_tax(shipped_profiles()[profile], there, taxes) == pytest.approx(factor)


# --- taxes ---


def test_taxes_of_what_is_not_bought_are_none() -> None:
    """Whatever the multipliers do not tell of it; and of one unit of money they are what they are of any other."""
    tax = [
        ic.run(ic.study_from_rows(settings(), [guests(food_service=amount)]), set_without_arts()).fiscal.impact.total
        for amount in (1.0, 1_000.0)
    ]
    assert 0 < tax[0] < 1
    assert tax[1] == pytest.approx(1_000 * tax[0])


@pytest.mark.parametrize(("place", "known"), [("US", False), ("US-TX", True), ("US-CA", True)])
def test_whose_income_tax_it_is(place: str, known: bool) -> None:
    assert knows_own_income_tax(load_economy("us-2014", place)) is known
