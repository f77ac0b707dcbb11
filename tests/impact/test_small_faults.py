"""What single small faults, planted by scripts/mutate.py, would change: a test for each that no other test noticed."""

from __future__ import annotations

import numpy as np
import pytest
from studies import STATED, result_of

from impactcalc.impact.effects.effects import EFFECTS, known_product
from impactcalc.study.sheets.schema import Deals, Exchanges, Visitors


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
