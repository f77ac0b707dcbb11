"""What is spent here beside what is spent abroad, however far the two lie apart."""

from __future__ import annotations

import pytest

import impactcalc as ic
from impactcalc.study.sheets.schema import Exchanges, Settings


def test_cents_spent_here_are_known_beside_millions_abroad() -> None:
    trip = Exchanges(
        direction="outbound",
        exchanges=3,
        travellers=1,
        food_service=1.0,
        air_travel=0.04,
        education=868_951_800.9198438,
    )
    result = ic.run(ic.study_from_rows(Settings(name="N", place="US", year=2014), [trip]))
    assert result.gross_spending == pytest.approx(0.04, rel=1e-12)  # the fare alone is bought here
    assert result.steps.at_home.sum() + result.spent_abroad == pytest.approx(result.steps.gross.sum(), rel=1e-12)
    assert result.breakdowns["sheet"].gross.sum() == pytest.approx(0.04, rel=1e-12)
