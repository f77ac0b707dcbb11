"""Laws over sentences that stand beside figures: what one says the other does not deny."""

from __future__ import annotations

import re
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.report.words.en.answer import headline
from impactcalc.study.sheets.schema import Budget, Row, Settings, Visitors
from impactcalc.words.en.amounts import money

STATED: dict[str, Any] = {
    "resident_share": 0.1, "casual_share": 0.0, "attribution_share": 1.0, "displaced_share": 0.0,
    "host_paid_share": 0.0,
}  # fmt: skip


def study(*rows: Row, place: str = "US-TX", year: int = 2014) -> ic.Result:
    """A result of these rows."""
    return ic.run(ic.study_from_rows(Settings(name="Law", place=place, year=year), rows))


def guests(amount: float, **shares: Any) -> Visitors:
    """Visitors who spend so much on their beds."""
    return Visitors(id="g", visitors=10, nights=2, accommodation=amount, **(STATED | shares))


# --- one tax, one figure ---


@pytest.mark.parametrize("amount", [80_000.0 + 37 * n for n in range(12)])
def test_a_tax_reads_alike_wherever_it_stands(amount: float) -> None:
    """The table of Cost and tax, Break-even and a comparison round each level; so does the sentence."""
    result = study(guests(amount), Budget(id="b", amount=5000.0, category="printing", paid_from="local"))
    (line,) = (text for text in headline(result) if text.startswith("Tax revenue supported"))
    levels = {name: value for name, value in result.fiscal.impact.by_level().items() if value}
    assert len(levels) > 1
    for name, value in levels.items():
        assert f"{money(value, 'USD')} {name.replace('_', ' ')}" in line
    whole, *parts = (int(said.replace(",", "")) for said in re.findall(r"\$([\d,]+\d)", line))
    assert (sum(parts) != whole) == ("(each rounded)" in line), line
