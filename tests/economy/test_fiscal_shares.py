"""The part `fiscal` of a package: whole, damaged, or not there."""

from __future__ import annotations

from typing import Any

import pytest

from impactcalc.economy.fiscal_shares import NAMES, read_fiscal
from impactcalc.errors import PackageError

WHOLE: dict[str, Any] = {name: {"value": 0.25, "source": "made up"} for name in NAMES}


def test_whole() -> None:
    fiscal = read_fiscal("x", WHOLE)
    assert fiscal is not None
    assert (fiscal.state_income.value, fiscal.state_income.source) == (0.25, "made up")


def test_a_package_without_shares_has_none() -> None:
    assert read_fiscal("x", None) is None


@pytest.mark.parametrize(
    ("entry", "text"),
    [
        ({"federal_production": WHOLE["federal_production"]}, "'fiscal' must say federal_production, state_production"),
        ([], "'fiscal' must say"),
        ({**WHOLE, "state_income": {"value": 1.5, "source": "x"}}, "state_income needs a value between 0 and 1"),
        ({**WHOLE, "state_income": {"value": "half", "source": "x"}}, "state_income needs a value between 0 and 1"),
        ({**WHOLE, "state_income": {"value": float("nan"), "source": "x"}}, "needs a value between 0 and 1"),
        ({**WHOLE, "state_income": {"value": 0.5}}, "state_income needs its source"),
        ({**WHOLE, "state_income": 0.5}, "state_income needs a value between 0 and 1"),
    ],
)
def test_damaged(entry: Any, text: str) -> None:
    with pytest.raises(PackageError, match=text):
        read_fiscal("x", entry)
