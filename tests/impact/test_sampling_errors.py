"""Two surveys side by side: what of their difference chance alone would make."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.impact.beside.comparison import Comparison, compare
from impactcalc.impact.figures import NAMES
from impactcalc.impact.run import run
from impactcalc.report.comparison.json_text import comparison_json
from impactcalc.report.comparison.workbook import write_comparison
from impactcalc.report.words.en.comparison import INDEPENDENT, INTERVALS, SAME_ANSWERS, headline
from impactcalc.study.sheets.schema import Profiles, Settings, Strata, Survey, Taxes, Visitors
from report_cases import sheet_of, table_in

SHARES: dict[str, Any] = {
    "resident_share": 0.0, "casual_share": 0.0, "attribution_share": 1.0, "displaced_share": 0.0,
    "host_paid_share": 0.0,
}  # fmt: skip
FIRST, SECOND = (900.0, 1_500.0, 1_200.0), (1_000.0, 1_900.0, 1_300.0, 1_600.0)


def survey(*spent: float, stem: str = "m", members: float = 20, profile: str = "us_traveller", **more: Any) -> ic.Study:
    answers = [
        Survey(member=f"{stem}{i}", stratum="all", visitor_spend=value, visitor_profile=profile, visitors=2, **SHARES)
        for i, value in enumerate(spent)
    ]
    rows = [Strata(stratum="all", members=members), *answers, *more.pop("rows", ())]
    return ic.study_from_rows(Settings(name="Network", place="US", year=2014, **more), rows)


def compared(a: ic.Study, b: ic.Study) -> Comparison:
    return compare(run(a), run(b), run)


def of(figures: Any, name: str) -> float:
    return float(figures[NAMES.index(name)])


def by_hand(values: tuple[float, ...], members: float) -> float:
    """The standard error of an expanded total, N sqrt(1 - n/N) s / sqrt(n): Cochran (1977), equation 2.12."""
    n = len(values)
    return members * math.sqrt(1 - n / members) * float(np.std(values, ddof=1)) / math.sqrt(n)


def test_the_error_of_a_difference_is_the_root_of_both_squares() -> None:
    found = compared(survey(*FIRST), survey(*SECOND, stem="k"))
    errors = found.sampling_errors
    assert errors is not None
    first, second = by_hand(FIRST, 20), by_hand(SECOND, 20)
    assert of(errors.a.error, "gross_spending") == pytest.approx(first)
    assert of(errors.b.error, "gross_spending") == pytest.approx(second)
    assert of(errors.error, "gross_spending") == pytest.approx(math.hypot(first, second))
    # Satterthwaite's degrees of freedom from 2 and 3; t at 97.5% by a table for them, 4.94: 2.58.
    freedom = (first**2 + second**2) ** 2 / (first**4 / 2 + second**4 / 3)
    assert 4.5 < freedom < 5.0
    assert of(errors.margin, "gross_spending") / math.hypot(first, second) == pytest.approx(2.58, abs=0.05)
    assert (errors.same_answers, errors.shared_members) == (False, 0)
    assert math.isnan(of(errors.error, "tax_local"))  # of tax by level no error is estimated


def test_within_chance_and_beyond_it_in_words() -> None:
    near = compared(survey(*FIRST), survey(*SECOND, stem="k"))
    lines = headline(near)
    told = next(line for line in lines if line.startswith("Net new spending"))
    assert told == (
        "Net new spending: $24,000 ($10,258 to $37,742) in A, $29,000 ($17,976 to $40,024) in B: $5,000 more "
        "(+20.8%), within chance (standard error $4,712)."
    )
    assert INTERVALS in lines
    assert INDEPENDENT in lines
    far = compared(survey(*FIRST), survey(*(10 * value for value in SECOND), stem="k"))
    (told,) = (line for line in headline(far) if line.startswith("Net new spending"))
    assert ", more than chance (standard error $" in told


def test_the_same_answers_differ_by_no_chance() -> None:
    found = compared(survey(*FIRST), survey(*FIRST, report_year=2016))
    assert found.sampling_errors is not None
    assert found.sampling_errors.same_answers
    assert np.isnan(found.sampling_errors.error).all()
    assert not np.isnan(of(found.sampling_errors.a.error, "jobs"))
    assert np.isnan(of(found.sampling_errors.a.low, "jobs"))  # rests on multipliers too
    lines = headline(found)
    assert SAME_ANSWERS in lines
    assert INDEPENDENT not in lines
    assert not any("within chance" in line for line in lines)


def test_members_of_the_same_name_are_said() -> None:
    found = compared(survey(*FIRST), survey(*SECOND))
    assert found.sampling_errors is not None
    assert found.sampling_errors.shared_members == 3
    assert any(line.startswith("3 members of the same name answered both: ") for line in headline(found))


def test_a_survey_beside_a_study_without_one() -> None:
    plain = ic.study_from_rows(
        Settings(name="One", place="US", year=2014),
        [Visitors.model_validate({"visitors": 9, "total_spend": 25_000.0, "profile": "us_traveller", **SHARES})],
    )
    found = compared(survey(*FIRST), plain)
    assert found.sampling_errors is not None
    assert of(found.sampling_errors.error, "gross_spending") == pytest.approx(by_hand(FIRST, 20))
    assert of(found.sampling_errors.margin, "gross_spending") == pytest.approx(
        4.3027 * by_hand(FIRST, 20), rel=1e-4
    )  # t, 2
    assert any(line.startswith("B is expanded from no survey and taken as it is. ") for line in headline(found))
    assert compared(plain, plain).sampling_errors is None


def test_money_in_two_currencies_has_no_error_of_a_difference() -> None:
    found = compared(survey(*FIRST), survey(*SECOND, stem="k").at_place("JP"))
    assert found.sampling_errors is not None
    assert math.isnan(of(found.sampling_errors.error, "output"))
    assert not math.isnan(of(found.sampling_errors.b.error, "output"))


def test_everybody_answered_nothing_is_chance() -> None:
    found = compared(survey(*FIRST, members=3), survey(*SECOND, stem="k", members=4))
    assert found.sampling_errors is not None
    assert of(found.sampling_errors.error, "gross_spending") == 0
    assert found.sampling_errors.beyond(found.difference)[NAMES.index("gross_spending")]


def test_answers_are_a_step_of_their_own() -> None:
    tax = {"name": "Bed", "categories": "accommodation", "level": "local", "collector": "City", "own_budget": "yes"}
    low, high = (Taxes.model_validate({**tax, "rate": rate}) for rate in (0.05, 0.08))
    mine = Profiles(name="mine", accommodation=1.0)
    a = survey(*FIRST, profile="mine", rows=[low, mine])
    b = survey(*SECOND, stem="k", rows=[high])
    found = compared(a, b)
    assert found.steps == (("rates",), ("survey",))
    own = {step[0]: of(row, "own_budget") for step, row in zip(found.steps, found.by_step, strict=True)}
    gross = {step[0]: of(row, "gross_spending") for step, row in zip(found.steps, found.by_step, strict=True)}
    assert own["rates"] == pytest.approx(24_000 * (0.08 / 1.08 - 0.05 / 1.05))
    assert gross["rates"] == 0
    assert gross["survey"] == pytest.approx(5_000)
    assert {c.sheet: c.stage for c in found.inputs.changes} == {"Taxes": "rates", "Profiles": "rates"}


def test_the_page_and_the_json_have_the_intervals(tmp_path: Path) -> None:
    found = compared(survey(*FIRST), survey(*SECOND, stem="k"))
    assert found.sampling_errors is not None
    write_comparison(found, tmp_path / "d.xlsx")
    row = table_in(sheet_of(tmp_path / "d.xlsx", "Comparison"), "Figure")["Net new spending"]
    assert row["A, 95% low"] == of(found.sampling_errors.a.low, "net_new_spending")
    assert row["B, 95% high"] == of(found.sampling_errors.b.high, "net_new_spending")
    assert row["Standard error of the difference (USD, 2014 prices)"] == of(
        found.sampling_errors.error, "net_new_spending"
    )
    assert row["Within chance"] == "yes"
    told = json.loads(comparison_json(found))["sampling"]
    assert told["a"]["low"]["net_new_spending"] == of(found.sampling_errors.a.low, "net_new_spending")
    assert told["difference"]["error"]["jobs"] == of(found.sampling_errors.error, "jobs")
    assert told["difference"]["within_chance"]["net_new_spending"] is True
    assert told["difference"]["within_chance"]["tax_local"] is None


def test_assumptions_of_two_places_are_said_once() -> None:
    def study(year: int) -> ic.Study:
        rows = [
            Visitors.model_validate({"visitors": 5, "food_service": 900.0, "place": place, **SHARES})
            for place in ("US-TX", "US-CA")
        ]
        return ic.study_from_rows(Settings(name="Two", place="US-TX", year=year), rows)

    found = compared(study(2014), study(2022))
    assert [c.what for c in found.assumptions].count("why this table") == 1
