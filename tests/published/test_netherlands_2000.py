"""Netherlands 2000, Type I and Type II income multipliers of a published worked example.

The household row is compensation per unit of output. The household column is printed with two decimals (0, 0,
.08, .03, 0, .59), and with it as printed the Type II ratios come out 0.033% low, all six alike: 0.0012 at most.
Type II over Type I is one number for all industries, 1 / (1 - w_h L h), so the six printed ratios tell w_h L h to
five digits. Households' consumption in the table, divided by a total household income of 210,485 (EUR million),
gives that number, rounds to the printed column, and reproduces all six ratios to the last digit. That income is not
in the table that we have: it is inferred from one ratio (210,484 to 210,486 will do), and the other five follow.
"""

from __future__ import annotations

import pandas as pd

from impactcalc.economy.construct import symmetric_economy
from impactcalc.economy.economy import Economy, MultiplierType
from published_table import published_table

TABLE = published_table("netherlands_2000")
CONSUMPTION = TABLE.accounts["household_consumption"]
HOUSEHOLD_INCOME = 210_485.0  # EUR million, inferred
THREE_DECIMALS, FOUR_DECIMALS = 0.5e-3, 0.5e-4


def netherlands(consumption: pd.Series[float], income: float) -> Economy:
    return symmetric_economy(
        TABLE.flows,
        TABLE.accounts["output"],
        accounts={row: TABLE.accounts[row] for row in ("value_added", "compensation")},
        household_consumption=consumption,
        personal_income=income,
        name="netherlands-2000",
        year=2000,
        currency="EUR",
    )


def income_ratio(economy: Economy, kind: MultiplierType) -> pd.Series[float]:
    """Income over all rounds per unit of the industry's own: the example's income multiplier."""
    return economy.multipliers("labour_income", kind) / economy.per_output["labour_income"]


def test_type_1_income_multipliers_as_printed() -> None:
    found = income_ratio(netherlands(CONSUMPTION, HOUSEHOLD_INCOME), "I")
    off = (found - TABLE.printed["income_type_1"]).abs()
    assert off.max() <= THREE_DECIMALS, off


def test_type_2_with_the_column_as_printed_is_off_by_its_rounding() -> None:
    found = income_ratio(netherlands(TABLE.printed["household_column"], 1.0), "II")
    printed = TABLE.printed["income_type_2"]
    assert (found - printed).abs().max() <= 0.00125
    ratio = printed / found
    assert ratio.between(1.00030, 1.00036).all(), ratio  # one factor for all, as a rounded column makes it


def test_type_2_with_the_column_unrounded_as_printed() -> None:
    rounded = (CONSUMPTION / HOUSEHOLD_INCOME).round(2)
    assert rounded.tolist() == TABLE.printed["household_column"].tolist()
    found = income_ratio(netherlands(CONSUMPTION, HOUSEHOLD_INCOME), "II")
    off = (found - TABLE.printed["income_type_2"]).abs()
    assert off.max() <= FOUR_DECIMALS, off
