"""The range of a tie and the checks that name its rows."""

from __future__ import annotations

from typing import Any

import pytest

import impactcalc as ic
from impactcalc.impact.beside.ties import Tie, ties_of
from impactcalc.impact.result import Result
from impactcalc.report.tables.ties import TIES
from impactcalc.report.words.en.ties import tie_lines
from impactcalc.study.sheets.schema import InKind, Settings, Visitors
from report_cases import STATED

SETTINGS = Settings(name="N", place="US", year=2014)
STATED_ALL: dict[str, Any] = {**STATED, "host_paid_share": 0.0}


def tie(result: Result, name: str) -> Tie:
    return next(one for one in ties_of(result) if one.name == name)


def guests(**more: Any) -> Visitors:
    given: dict[str, Any] = {
        "visitors": 10,
        "nights": 2,
        "profile": "us_traveller",
        "daily_spend": 100,
        "network": "All",
    }
    given |= {**STATED_ALL, **more}
    return Visitors.model_validate(given)


def two_partners(draws: int = 1_000) -> Result:
    of_cells = {"profile": None, "daily_spend": None, "accommodation": 5000.0}
    rows = [
        guests(id="one", partner_city="Reims", partner_country="FRA"),
        guests(id="two", partner_city="Tainan", partner_country="TWN", nights=5),
        guests(id="three", partner_country="JPN", attribution_share=None, **of_cells),
    ]
    study = ic.study_from_rows(SETTINGS, rows).with_range("one", "visitors", 5, 30)
    return ic.run(study, sampling=ic.Sampling(draws=draws, seed=7))


def test_the_range_of_a_tie_that_has_every_row_is_the_studys() -> None:
    result = two_partners()
    assert result.uncertainty is not None
    ranges = tie(result, "All").ranges
    for key in ("net_new_spending", "value_added", "jobs"):
        whole = result.uncertainty.of(key)
        assert whole is not None
        found = ranges[key]
        assert (found.point, found.low, found.high) == pytest.approx((whole.headline.point, whole.p5, whole.p95))


def test_the_range_of_a_partner_is_that_of_a_study_of_its_rows_alone() -> None:
    """New money: multipliers are drawn under the same names, and so are people."""
    whole = tie(two_partners(), "Reims, FRA").ranges["net_new_spending"]
    rows = [guests(id="one", partner_city="Reims", partner_country="FRA")]
    study = ic.study_from_rows(SETTINGS, rows).with_range("one", "visitors", 5, 30)
    alone = ic.run(study, sampling=ic.Sampling(draws=1_000, seed=7)).uncertainty
    assert alone is not None
    found = alone.of("net_new_spending")
    assert found is not None
    assert (whole.low, whole.high) == pytest.approx((found.p5, found.p95))


def test_the_first_draws_are_those_of_any_number_and_come_again() -> None:
    one, again = (tie(two_partners(2_000), "Tainan, TWN").ranges for _ in range(2))
    assert one == again
    assert one["value_added"].low < one["value_added"].point < one["value_added"].high


def test_a_number_that_no_draw_moves_has_no_range_and_no_draws_none_at_all() -> None:
    assert "net_new_spending" not in tie(two_partners(), "JPN").ranges
    assert tie(two_partners(0), "All").ranges == {}


def test_the_table_and_the_sentence_have_what_the_tie_has() -> None:
    result = two_partners()
    table, ties = TIES.of(result), ties_of(result)
    at = next(number for number, one in enumerate(ties) if one.name == "Reims, FRA")
    assert table["value_added_low"].values[at] == ties[at].ranges["value_added"].low
    assert table["jobs_high"].values[at] == ties[at].ranges["jobs"].high
    assert any(line.startswith("Nine of ten draws: new money $") for line in tie_lines(result, ties[at]))


def test_checks_stand_with_the_ties_whose_rows_they_name() -> None:
    rows = [guests(id=f"r{n}", partner_country="FRA", attribution_share=None) for n in range(4)]
    rows += [guests(id="last", partner_country="TWN", attribution_share=None, network=None),
             guests(id="whole", partner_country="JPN", network=None)]  # fmt: skip
    gift = InKind(id="gift", kind="gift", amount=250, partner_country="CHN")
    result = ic.run(ic.study_from_rows(SETTINGS, [*rows, gift]), sampling=ic.Sampling(draws=0))
    code = "missing-attribution-share"
    assert code in [check.code for check in result.checks_found]
    named = {one.name for one in ties_of(result) if code in one.checks}
    assert named == {"FRA", "TWN", "All"}  # Taiwan is the fifth row of it, and a check names three
    assert TIES.of(result)["checks"].values[[one.name for one in ties_of(result)].index("JPN")] == ""
    assert list(tie_lines(result, tie(result, "TWN")))[-1] == f"To settle first, see Checks: {code}."
