"""The category multiplier table by hand: two industries, with their matrix and as a set of multipliers alone."""

from __future__ import annotations

import numpy as np
import pytest
from test_fiscal import economy

from impactcalc.economy.bridge import Bridge, Part
from impactcalc.economy.multiplier_set import MultiplierSet
from impactcalc.impact.effects.effects import EFFECTS, CategoryMultipliers, category_multipliers
from impactcalc.known.vocabulary import CATEGORY_CODES

NAN = float("nan")
INDUSTRIES = ("inn", "shop")
OWN: dict[str, tuple[Part, ...]] = {
    "accommodation": (
        Part("accommodation", "service", "inn", 0.9), Part("accommodation", "leakage", "", 0.1),
    ),
    "local_wages": (Part("local_wages", "wages", "", 0.6), Part("local_wages", "service", "shop", 0.4)),
}  # fmt: skip


def a_set() -> MultiplierSet:
    """Jobs per million; pay brings output and jobs, and of value added it is not known what it brings."""
    parts = (part for code in CATEGORY_CODES for part in OWN.get(code, (Part(code, "service", "shop", 1.0),)))
    return MultiplierSet(
        name="set", title="A set", place="US", country="USA", year=2014, currency="USD", valuation="producer",
        industries=INDUSTRIES, industry_names=INDUSTRIES,
        bridge=Bridge(CATEGORY_CODES, INDUSTRIES, tuple(parts)),
        per_output={"value_added": np.array([0.5, 0.6]), "jobs": np.array([10.0, 5.0])},
        totals={
            ("I", "output"): np.array([1.5, 1.2]), ("II", "output"): np.array([2.0, 1.8]),
            ("I", "value_added"): np.array([0.8, 0.7]), ("II", "value_added"): np.array([1.0, 0.9]),
            ("I", "jobs"): np.array([15.0, 8.0]), ("II", "jobs"): np.array([20.0, 12.0]),
        },
        per_pay={"output": 1.1, "jobs": 9.0},
    )  # fmt: skip


def by_effect(table: CategoryMultipliers, measure: str, category: str) -> list[float]:
    found = table.K[:, table.measures.index(measure), CATEGORY_CODES.index(category)]
    return [float(value) for value in found]


@pytest.mark.parametrize(
    ("measure", "category", "expected"),
    [
        # A bed: 0.9 stays. 0.9 x (1, 1.5, 2); what each round adds is the difference.
        ("output", "accommodation", [0.9, 0.45, 0.45, 1.35, 1.8]),
        ("value_added", "accommodation", [0.45, 0.27, 0.18, 0.72, 0.9]),
        ("jobs", "accommodation", [9e-6, 4.5e-6, 4.5e-6, 13.5e-6, 18e-6]),
        # Pay: 0.4 of it at the shop, and 0.6 that is spent in all later rounds.
        ("output", "local_wages", [0.4, 0.08, 0.4 * 0.6 + 0.6 * 1.1, 0.48, 0.72 + 0.66]),
        ("jobs", "local_wages", [2e-6, 1.2e-6, 7e-6, 3.2e-6, 4.8e-6 + 5.4e-6]),
        ("value_added", "local_wages", [0.24, 0.04, NAN, 0.28, NAN]),
    ],
)
def test_a_set_by_hand(measure: str, category: str, expected: list[float]) -> None:
    assert by_effect(category_multipliers(a_set()), measure, category) == pytest.approx(expected, nan_ok=True)
    assert EFFECTS == ("direct", "indirect", "induced", "total_type_1", "total_type_2")


def test_jobs_are_per_unit_of_money() -> None:
    """Three industries: hotels have 10 jobs per million and buy 0.2 of plants, which have 5. Their net pay of 0.36
    buys 0.18 more of plants."""
    table = category_multipliers(economy())
    assert by_effect(table, "jobs", "accommodation") == pytest.approx([10e-6, 1e-6, 0.9e-6, 11e-6, 11.9e-6])
    assert by_effect(table, "output", "accommodation") == pytest.approx([1.0, 0.2, 0.18, 1.2, 1.38])


def test_a_table_without_jobs_has_all_else() -> None:
    whole = economy()
    without = category_multipliers(economy(per_output={"value_added": whole.per_output["value_added"]}))
    assert without.measures == ("output", "value_added")
    expected = by_effect(category_multipliers(whole), "value_added", "food_service")
    assert by_effect(without, "value_added", "food_service") == expected
