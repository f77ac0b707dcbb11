"""Amounts, people and shares next to nothing: no warning of numpy reaches a reader, no report ends in a fault, and what
is reported is right. Warnings are errors here."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from python_calamine import CalamineWorkbook

import impactcalc as ic
from impactcalc.impact.fiscal.break_even import _share_for, break_even
from impactcalc.report.html.page import page_html
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.break_even import at_most_percent, break_even_words, percent
from impactcalc.report.writers.json_text import result_json
from impactcalc.study.sheets.schema import Budget, Exchanges, Row, Settings, Taxes, Visitors, Volunteers
from report_cases import STATED

LEAST = 5e-324  # the least number that is not 0
NO_NUMBER = re.compile(r"\b(inf|nan|infinity)\b", re.IGNORECASE)
BUDGET = Budget(id="b", amount=1e18, category="professional", spent_in="here", paid_from="local")
TAX = Taxes(
    name="Bed tax", rate=0.1, categories="accommodation", level="local", collector="City", own_budget="yes",
    source="code", confirmed="yes",
)  # fmt: skip


def visitors(name: str = "v", **given: Any) -> Visitors:
    return Visitors.model_validate({"id": name, "visitors": 10, "nights": 2, "accommodation": 100.0, **STATED, **given})


def result_of(*rows: Row, draws: int = 0) -> ic.Result:
    study = ic.study_from_rows(Settings(name="Sliver", place="US-TX", year=2014), rows)
    return ic.run(study, sampling=ic.Sampling(draws=draws))


@pytest.mark.parametrize("little", [LEAST, 1e-310, 1e-300, 1e-200, 1e-9])
def test_a_study_next_to_nothing_is_reported(little: float, tmp_path: Path) -> None:
    """Once people times nights came to 0, and the sheet that recalculates divided by it."""
    rows = (visitors(visitors=little, nights=little, accommodation=little), BUDGET, TAX)
    result = result_of(*rows, draws=100)
    assert result.gross_spending == pytest.approx(little + 1e18)
    result.to_excel(tmp_path / "r.xlsx")
    written = CalamineWorkbook.from_path(str(tmp_path / "r.xlsx"))
    texts = "\n".join(
        str(c) for name in written.sheet_names for row in written.get_sheet_by_name(name).to_python() for c in row
    )
    page = re.sub(r"<(script|style)\b.*?</\1>", "", page_html(result), flags=re.DOTALL)
    for said in (texts, page, "\n".join(headline(result)), "\n".join(result.checks["message"])):
        assert not NO_NUMBER.search(said), NO_NUMBER.search(said)
    result_json(result)


def test_an_amount_each_of_next_to_nobody_is_that_of_the_row(tmp_path: Path) -> None:
    """What the sheet recalculates stays the row's own spending, whatever is moved."""
    result = result_of(visitors(visitors=1e-200, nights=1e-200), visitors("w"))
    result.to_excel(tmp_path / "r.xlsx")
    live = CalamineWorkbook.from_path(str(tmp_path / "r.xlsx")).get_sheet_by_name("What if").to_python()
    rows = {str(row[0]): row for row in live if row[0] in ("v", "w")}
    assert rows["v"][2:6] == ["", "", 100.0, 100.0]  # people, nights, each, spent
    assert rows["w"][2:6] == [10.0, 2.0, 5.0, 100.0]


def test_a_chart_of_amounts_below_any_scale_is_drawn(tmp_path: Path) -> None:
    result_of(visitors(accommodation=LEAST), BUDGET, TAX, draws=100).to_excel(tmp_path / "r.xlsx")
    assert (tmp_path / "r.xlsx").stat().st_size > 10_000


def test_an_hour_worth_next_to_nothing_is_unusual() -> None:
    result = result_of(visitors(), Volunteers(id="u", volunteers=3, hours=10, hourly_value=LEAST))
    (message,) = [check.message for check in result.checks_found if check.code == "hourly-value-unusual"]
    assert message.startswith("An hour is worth $0.000")
    assert "e-" not in message


@pytest.mark.parametrize("amount", [LEAST, 1e-300, 1e-9, 99.0])
def test_a_scholarship_above_its_row_takes_all_of_it(amount: float) -> None:
    """Once it was divided by the row's spending, which may be too small for that."""
    student = Exchanges(
        id="s", direction="inbound", travellers=1, nights=2, tuition=amount, scholarship=9e17, attribution_share=0.5
    )
    with_it = break_even(result_of(student, visitors(), TAX, BUDGET))
    without = break_even(result_of(visitors(), TAX, BUDGET))
    ours, theirs = (parts[0].attribution for parts in (with_it, without))
    assert ours is not None
    assert theirs is not None
    assert ours.full_tax == pytest.approx(theirs.full_tax)  # nothing of the row's spending is new at any share


def test_where_no_share_moves_anything_none_is_needed() -> None:
    """By hand: neither tax nor cost goes with the share, so that no share is the least; once 0 / 0."""
    nothing = np.zeros(1)
    needed, full = _share_for(0.0, nothing, nothing, nothing)
    assert math.isnan(needed)
    assert full == 0.0
    # tax(a) = 4 a - 1 from a = 0.25 on, cost 1: a = 0.5.
    assert _share_for(1.0, np.array([4.0]), np.array([1.0]), np.array([0.25])) == (0.5, 3.0)


def test_a_number_of_people_that_cannot_be_written_is_none() -> None:
    result = result_of(
        visitors(accommodation=LEAST, attribution_share=1.0, host_paid_share=0.0),
        visitors("w", accommodation=1e-300),
        BUDGET,
        TAX,
    )
    for part in break_even(result):
        words = break_even_words(part, "USD", at_most=False, own_budget="the City")
        assert not [text for text in words if NO_NUMBER.search(text)]
        assert all(math.isnan(scale.factor) for scale in part.scales)


def test_what_comes_back_of_next_to_no_cost_is_a_number() -> None:
    assert percent(math.inf) == at_most_percent(math.inf) == "more than 1,000,000,000%"
    tiny = Budget(id="b", amount=LEAST, category="professional", spent_in="here", paid_from="local")
    for part in break_even(result_of(visitors(accommodation=1e18, host_paid_share=0.0), tiny, TAX)):
        words = "\n".join(break_even_words(part, "USD", at_most=False, own_budget="the City"))
        assert "more than 1,000,000,000%" in words
        assert not NO_NUMBER.search(words)


def test_the_ledger_of_a_part_below_any_number_closes() -> None:
    """The part of 1e18 that stays is told in few digits, too few to close to a billionth of what stays."""
    rows = [
        visitors(f"v{at}", accommodation=1e18, attribution_share=share)
        for at, share in enumerate((LEAST, 3e-324, 1e-320, 7.3e-322, 1.3e-310, 2.9e-312))
    ]
    assert 0 <= result_of(*rows).net_new_spending < 1e-290
