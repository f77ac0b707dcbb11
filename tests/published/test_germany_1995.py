"""Germany 1995 in the Eurostat manual: every printed multiplier, to its last digit."""

from __future__ import annotations

import pytest

from impactcalc.economy.construct import symmetric_economy
from impactcalc.economy.economy import Economy, Measure
from published_table import published_table

TABLE = published_table("germany_1995")
LAST_DIGIT = 0.5e-4  # four decimals are printed
PER_THOUSAND = 1000.0  # the manual counts employment in thousands, the economy jobs one by one


@pytest.fixture(scope="module")
def germany() -> Economy:
    return symmetric_economy(
        TABLE.flows,
        TABLE.accounts["output"],
        accounts={
            "value_added": TABLE.accounts["value_added"],
            "compensation": TABLE.accounts["compensation"],
            "jobs": TABLE.accounts["employment"] * PER_THOUSAND,
        },
        name="germany-1995",
        year=1995,
        currency="EUR",
    )


@pytest.mark.parametrize(
    ("measure", "printed", "unit"),
    [("output", "output", 1.0), ("value_added", "value_added", 1.0), ("jobs", "employment", PER_THOUSAND)],
)
def test_type_1_multipliers_as_printed(germany: Economy, measure: Measure, printed: str, unit: float) -> None:
    found, expected = germany.multipliers(measure) / unit, TABLE.printed[printed]
    assert tuple(found.index) == tuple(expected.index)
    off = (found - expected).abs()
    assert off.max() <= LAST_DIGIT, off
