"""A member survey in a run: raised rows, intervals of every headline, blank and zero, checks."""

from __future__ import annotations

import math
import sys
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from studies import STATED, settings

import impactcalc as ic
from impactcalc.facts.assumptions.survey import CombinedRatio, StratifiedExpansion
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.survey.account import Interval, SurveyAccount
from impactcalc.samples import find_sample
from impactcalc.study.sheets.schema import Budget, Events, Row, Strata, Survey, Visitors, Volunteers
from impactcalc.words.speaking import phrase

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
from simulated_survey import COUNTRIES, HOURLY_VALUE, KINDS, SHARES, STRATA, network


@cache
def sample() -> Result:
    """The shipped sample: 100 of 545 simulated members."""
    return ic.run(ic.read_study(find_sample("sister-cities-survey")), ic.load_economy("us-2014"))


def run(*rows: Row, **changes: Any) -> Result:
    """A study of these rows in one table."""
    return ic.run(ic.study_from_rows(settings(**changes), rows), ic.load_economy("us-2014"))


def told(result: Result) -> SurveyAccount:
    """The survey of a result that has one."""
    assert result.survey is not None
    return result.survey


def strata(*members: float, **more: Any) -> list[Row]:
    """Strata named a, b, c ..."""
    named = zip("abcdef", members, strict=False)
    return [Strata.model_validate({"stratum": name, "members": count, **more}) for name, count in named]


def member(name: str, stratum: str, spend: float | None = None, **more: Any) -> Survey:
    """A member with visitors' spending."""
    given = {"member": name, "stratum": stratum, "visitor_spend": spend, **STATED, **more}
    return Survey.model_validate({"visitor_profile": "us_traveller" if spend else None, **given})


def codes(result: Result) -> set[str]:
    """The checks on the survey that fired."""
    return {check.code for check in result.checks_found if check.code.startswith("survey-")}


def test_every_interval_is_around_the_headline_of_the_result() -> None:
    result, account = sample(), told(sample())
    for name in ("gross_spending", "spent_abroad", "net_new_spending", "local_final_demand"):
        found = account.intervals[name]
        assert found.total == pytest.approx(getattr(result, name), rel=1e-12)
        assert found.low < found.total < found.high
        assert found.standard_error > 0
    for grid, effects in ((account.impact, result.impact_effects), (account.contribution, result.contribution_effects)):
        totals = np.array([[found.total for found in row] for row in grid])
        assert totals == pytest.approx(effects, rel=1e-12)
    given = result.volunteering
    assert account.intervals["volunteer_people"].total == pytest.approx(given.people)
    assert account.intervals["volunteer_hours"].total == pytest.approx(given.hours)
    assert account.intervals["volunteer_value"].total == pytest.approx(given.value)


def test_the_sample_stands_for_545_members() -> None:
    account = told(sample())
    assert (account.answers, account.members, account.asked) == (100, 545.0, 545.0)
    assert account.response_rate == pytest.approx(100 / 545)
    assert sum(line.weight * line.answers for line in account.strata) == pytest.approx(545)
    assert 90 < account.effective <= 100


def everyone() -> Result:
    """All members of the simulated network, each answering in full."""
    whole = network()
    rows: list[Row] = [Strata.model_validate({"stratum": s.name, "members": s.members}) for s in STRATA]
    for at, number in enumerate(whole.stratum.tolist()):
        given: dict[str, Any] = {"member": f"m{at}", "stratum": STRATA[number].name, **SHARES}
        for kind in KINDS:
            given[kind.people], given[kind.spend] = whole.columns[kind.people][at], whole.columns[kind.spend][at]
            given[kind.spend.replace("_spend", "_profile")] = kind.profile
        given |= {name: whole.columns[name][at] for name in ("volunteers", "volunteer_hours")}
        rows.append(Survey.model_validate({**given, "hourly_value": HOURLY_VALUE, "outbound_country": COUNTRIES[0]}))
    return run(*rows)


def test_the_sample_holds_what_all_members_have_and_a_census_has_no_error() -> None:
    whole = everyone()
    truth, found = told(whole), told(sample())
    assert truth.intervals["gross_spending"].total + truth.intervals["spent_abroad"].total == pytest.approx(
        237.5e6, rel=1e-5
    )
    last, jobs = EFFECTS.index("total_type_2"), whole.table.measures.index("jobs")
    pairs = [(truth.intervals[name], found.intervals[name]) for name in truth.intervals]
    pairs += [(truth.impact[last][jobs], found.impact[last][jobs])]
    for census, interval in pairs:
        assert census.standard_error == 0
        assert census.low == census.total == census.high
        assert interval.low < census.total < interval.high


def test_the_variance_of_an_effect_is_that_of_each_members_own_effect() -> None:
    spends = {"a": ("us_traveller", 100.0), "b": ("international_student", 300.0), "c": ("arts_event_visitor", 250.0)}
    rows = [member(name, "a", spend, visitor_profile=profile) for name, (profile, spend) in spends.items()]
    result = run(*strata(12), *rows)
    own = []
    for profile, spend in spends.values():
        visitors = Visitors.model_validate({"id": "v", "profile": profile, "total_spend": spend, **STATED})
        own.append(run(visitors).impact_effects)
    effects = np.array(own)
    # N^2 (1 - n/N) s^2 / n, each effect with its own s
    expected = np.sqrt(12.0**2 * (1 - 3 / 12) * effects.var(axis=0, ddof=1) / 3)
    found = np.array([[cell.standard_error for cell in row] for row in told(result).impact])
    assert found == pytest.approx(expected, rel=1e-9)
    assert result.impact_effects == pytest.approx(12 / 3 * effects.sum(axis=0), rel=1e-9)
    # Spending alone would say otherwise: members differ in what their money does, too.
    spending = told(result).intervals["net_new_spending"]
    total = np.array([[cell.total for cell in row] for row in told(result).impact])
    assert not np.allclose(found / total, spending.standard_error / spending.total, rtol=1e-3)


def test_rows_of_a_member_are_its_totals() -> None:
    totals = [member("x", "a", 100.0), member("y", "a", 300.0), member("z", "a", 0.0)]
    by_total = run(*strata(9), *totals)
    listed = [
        Visitors.model_validate(
            {"id": name, "member": name.upper(), "profile": "us_traveller", "total_spend": s, **STATED}
        )
        for name, s in (("x", 60.0), ("y", 300.0))
    ]
    more = Visitors.model_validate({"member": "x", "profile": "us_traveller", "total_spend": 40.0, **STATED})
    by_rows = run(*strata(9), *(member(name, "a") for name in "xyz"), *listed, more)
    assert by_rows.net_new_spending == pytest.approx(by_total.net_new_spending) == pytest.approx(1200.0)
    first, second = (told(result).intervals["net_new_spending"] for result in (by_total, by_rows))
    assert first == second or [first.total, first.standard_error] == pytest.approx(
        [second.total, second.standard_error]
    )
    assert told(by_rows).questions[0].rows_only
    assert (told(by_rows).questions[0].some, told(by_rows).questions[0].none) == (2, 1)


def test_rows_of_no_member_stand_for_themselves() -> None:
    members = [member("x", "a", 100.0), member("y", "a", 300.0)]
    own = Visitors.model_validate({"id": "festival", "accommodation": 5000, **STATED})
    without, with_own = run(*strata(8), *members), run(*strata(8), *members, own)
    assert with_own.net_new_spending == pytest.approx(without.net_new_spending + 5000)
    first, second = (told(result).intervals["net_new_spending"] for result in (without, with_own))
    assert second.standard_error == pytest.approx(first.standard_error)
    assert second.low == pytest.approx(5400.0)  # so much is known
    assert second.high == pytest.approx(first.high + 5000)
    assert with_own.rows.weight.tolist() == [1.0, 4.0, 4.0]
    assert with_own.rows.typed.tolist() == pytest.approx([5000.0, 100.0, 300.0])


def test_a_blank_answer_is_missing_and_a_zero_is_none() -> None:
    zero = run(*strata(30), member("x", "a", 100.0), member("y", "a", 200.0), member("z", "a", 0.0))
    blank = run(*strata(30), member("x", "a", 100.0), member("y", "a", 200.0), member("z", "a"))
    assert zero.net_new_spending == pytest.approx(3000.0)
    assert blank.net_new_spending == pytest.approx(4500.0)
    lines = [told(result).questions[0] for result in (zero, blank)]
    assert [(line.some, line.none, line.missing) for line in lines] == [(2, 1, 0), (2, 0, 1)]


def test_events_have_their_own_resident_share_and_shares_are_each_members() -> None:
    rows = [
        Survey.model_validate({
            "member": name, "stratum": "a", "event_spend": 100.0, "event_profile": "arts_event_visitor", **STATED,
            "event_resident_share": share, "visitor_spend": 50.0, "visitor_profile": "us_traveller",
        })
        for name, share in (("x", 0.25), ("y", 0.75))
    ]  # fmt: skip
    result = run(*strata(2), *rows)
    assert result.gross_spending == pytest.approx(300.0)
    assert result.net_new_spending == pytest.approx(100.0 + 75.0 + 25.0)


def test_volunteers_and_the_budget_are_expanded_too() -> None:
    rows: list[Row] = [
        Survey.model_validate(
            {"member": "x", "stratum": "a", "volunteers": 4, "volunteer_hours": 40, "hourly_value": 20}
        ),
        Survey.model_validate({"member": "y", "stratum": "a", "volunteers": 0, "volunteer_hours": 0}),
        Survey.model_validate({"member": "z", "stratum": "a"}),
        Volunteers.model_validate({"member": "z", "volunteers": 2, "hours": 10, "hourly_value": 20}),
        Volunteers.model_validate({"volunteers": 1, "hours": 5}),
        Budget.model_validate(
            {"id": "b", "member": "x", "amount": 90, "category": "professional", "paid_from": "local"}
        ),
    ]
    result = run(*strata(30), *rows)
    assert result.volunteering.hours == pytest.approx(10 * (40 + 20) + 5)
    assert result.volunteering.people == pytest.approx(10 * 6 + 1)
    assert result.volunteering.value == pytest.approx(10 * 60 * 20)
    assert result.gross_spending == pytest.approx(900.0)
    assert result.fiscal.cost.budget == pytest.approx(900.0)
    assert {line.name for line in told(result).questions} == {"volunteers", "budget"}


def test_a_size_that_the_totals_follow_carries_the_headline() -> None:
    random = np.random.default_rng(1)
    sizes = random.uniform(50, 150, 40)
    rows = [member(f"m{i}", "a", float(3 * s + random.normal(0, 1)), auxiliary=float(s)) for i, s in enumerate(sizes)]
    result = run(*strata(400, auxiliary_total=44_000), *rows)
    account = told(result)
    spends = np.array([row.visitor_spend for row in rows], dtype=float)
    assert account.estimator == CombinedRatio()
    assert result.net_new_spending == pytest.approx(44_000 * spends.sum() / sizes.sum())
    assert account.other is not None
    assert account.other.total == pytest.approx(10 * spends.sum())
    assert account.other.standard_error > 20 * account.intervals["net_new_spending"].standard_error
    assert account.known_size == 44_000
    few = told(run(*strata(400, auxiliary_total=44_000), *rows[:20]))
    assert few.estimator == StratifiedExpansion()
    assert phrase(few.why).startswith("a ratio needs 30 answers")


def test_a_size_that_says_nothing_does_not() -> None:
    random = np.random.default_rng(2)
    rows = [member(f"m{i}", "a", 100.0 + i % 3, auxiliary=float(random.uniform(50, 100))) for i in range(60)]
    account = told(run(*strata(400, auxiliary_total=30_000), *rows))
    assert account.estimator == StratifiedExpansion()
    assert phrase(account.why) == "the ratio's standard error of gross spending is not smaller by a tenth"


def test_single_answers_and_empty_strata_stand_with_a_neighbour() -> None:
    rows = [member("x", "a", 10.0), member("y", "a", 30.0), member("z", "b", 50.0)]
    result = run(*strata(10, 5, 20), *rows)
    account = told(result)
    # b has one answer: it joins a, which has fewer members than c; c has none and joins them.
    assert [line.joined for line in account.strata] == [("b", "c"), ("a", "c"), ("a", "b")]
    assert account.collapsed == {("a", "b", "c"): ("visitors",)}
    assert result.net_new_spending == pytest.approx(35 / 3 * 90)
    assert {"survey-few-answers", "survey-strata-collapsed", "survey-response"} <= codes(result)
    assert any(line.topic == "Survey" and "a, b, c" in line.value for line in result.assumptions)


def census(*order: str) -> Result:
    """400 small members of which 20 answered, about 1,000 each; 20 medium of which one did, 10,000; all 3 large ones,
    4.5 million together. The strata in this order."""
    counts = {"small": 400, "medium": 20, "large": 3}
    rows = [Strata.model_validate({"stratum": name, "members": counts[name]}) for name in order]
    answers = [member(f"s{i}", "small", 1000.0 + (-1) ** i * 10.0 * (1 + i // 2)) for i in range(20)]
    answers += [member("m", "medium", 10_000.0)]
    answers += [member(f"l{i}", "large", spend) for i, spend in enumerate((1.0e6, 1.5e6, 2.0e6))]
    return run(*rows, *answers)


@pytest.mark.parametrize("order", [("small", "medium", "large"), ("small", "large", "medium")])
def test_a_stratum_whose_members_all_answered_stands_alone(order: tuple[str, ...]) -> None:
    result = census(*order)
    account = told(result)
    # Small and medium together: 420 members, 21 answers of 30,000 in all; the large ones as they are.
    assert result.net_new_spending == pytest.approx(420 / 21 * 30_000 + 4_500_000)
    assert {line.name: line.weight for line in account.strata} == pytest.approx({"small": 20, "medium": 20, "large": 1})
    assert account.collapsed == {("small", "medium"): ("visitors",)}
    found = account.intervals["net_new_spending"]
    # 420^2 (1 - 21/420) s^2 / 21, with 20 degrees of freedom: the three large answers add none.
    spends = np.array([1000.0 + (-1) ** i * 10.0 * (1 + i // 2) for i in range(20)] + [10_000.0])
    assert found.standard_error == pytest.approx(math.sqrt(420.0**2 * (1 - 21 / 420) * spends.var(ddof=1) / 21))
    assert found.degrees_of_freedom == pytest.approx(20)
    (check,) = (check for check in result.checks_found if check.code == "survey-strata-collapsed")
    assert (check.severity, check.where) == ("warning", "Strata: small, medium")
    assert "since one of them has a single answer or none" in check.message


def test_a_stratum_known_for_one_question_need_not_be_for_another() -> None:
    """All of b answered on visitors, one of its two on volunteers; a answered on both."""
    rows = [member(f"x{i}", "a", 10.0 * i, volunteers=1, volunteer_hours=10 * i, hourly_value=20) for i in (1, 2, 3)]
    rows += [member("y", "b", 500.0, volunteers=1, volunteer_hours=100, hourly_value=20), member("z", "b", 700.0)]
    result = run(*strata(30, 2), *rows)
    assert result.net_new_spending == pytest.approx(10 * 60 + 1200)
    assert result.volunteering.hours == pytest.approx(32 / 4 * 160)
    account = told(result)
    assert [line.joined for line in account.strata] == [(), ()]
    assert account.collapsed == {("a", "b"): ("volunteers",)}
    (check,) = (check for check in result.checks_found if check.code == "survey-strata-collapsed")
    assert check.severity == "warning"
    assert check.message.startswith("These strata stand together in the answers on volunteers, since one of them")
    assert any("a, b" in line.value and "volunteers" in line.value for line in result.assumptions)


def test_members_without_an_answer_across_a_census_join_beyond_it() -> None:
    rows = [member("x", "a", 10.0), member("y", "a", 30.0), member("big", "b", 9000.0)]
    assert run(*strata(10, 1, 5), *rows).net_new_spending == pytest.approx(15 / 2 * 40 + 9000)


ALONE = "type what that member did on the other sheets without Member: it then stands for itself"
MERGE = "make one stratum of it and a neighbour, if their members are alike"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            [*strata(10), member("x", "a", 10.0)],
            'Strata!A2 "a": one of its 10 members answered on visitors, and there is no other stratum. How far the '
            "others differ from that one cannot be known. Ask more of its members; type 0 on the sheet Survey where a "
            f"member had none; or {ALONE}",
        ),
        (
            [*strata(3, 20), *(member(f"l{i}", "a", 10.0) for i in range(3)), member("m", "b", 1.0)],
            'Strata!A3 "b": one of its 20 members answered on visitors, and all members of the other strata did: '
            "they stand alone. How far the others differ from that one cannot be known. Ask more of its members; type "
            f"0 on the sheet Survey where a member had none; or {MERGE}",
        ),
        (
            [*strata(3, 20, 30), *(member(f"l{i}", "a", 10.0, event_spend=0) for i in range(3))],
            'Strata!A3 "b": none of its 50 members (with c) answered on visitors, events, and all members of the '
            "other strata did: they stand alone. Ask more of its members; type 0 on the sheet Survey where a member "
            f"had none; or {MERGE}",
        ),
    ],
)
def test_too_few_answers_and_no_other_stratum(rows: list[Row], message: str) -> None:
    with pytest.raises(ic.InputError) as caught:
        run(*rows)
    assert [str(problem) for problem in caught.value.problems] == [message]


def test_a_member_whose_like_all_are_left_out_with_it() -> None:
    """The only member of its stratum, beside another of which all answered: without it nobody speaks for it."""
    rows = [*(member(f"x{i}", "a", 1.0) for i in range(40)), member("big", "b", 9000.0)]
    result = run(*strata(40, 1), *rows)
    (outlier,) = told(result).outliers
    assert math.isnan(outlier.left_out)
    assert outlier.alone == pytest.approx(9040.0)
    (check,) = (check for check in result.checks_found if check.code == "survey-outlier")
    assert "is $9,040 with it, not known without its answer, $9,040 if it stands for itself" in check.message
    assert told(result).intervals["gross_spending"].degrees_of_freedom == math.inf


def test_a_ratio_does_not_raise_what_is_known_of_all() -> None:
    random = np.random.default_rng(1)
    sizes = random.uniform(50, 150, 40)
    rows = [member(f"m{i}", "a", float(3 * s + random.normal(0, 1)), auxiliary=float(s)) for i, s in enumerate(sizes)]
    large = [member(f"l{i}", "b", 100_000.0, auxiliary=9000.0) for i in range(3)]
    counts = [
        Strata.model_validate({"stratum": "a", "members": 400, "auxiliary_total": 44_000}),
        Strata.model_validate({"stratum": "b", "members": 3, "auxiliary_total": 27_000}),
    ]
    account, spends = told(run(*counts, *rows, *large)), sum(float(row.visitor_spend or 0) for row in rows)
    assert account.estimator == CombinedRatio()
    assert account.intervals["net_new_spending"].total == pytest.approx(44_000 * spends / sizes.sum() + 300_000)
    # 28 answers and 3 that stand for themselves are not 30 answers.
    few = told(run(*counts, *rows[:28], *large))
    assert few.estimator == StratifiedExpansion()
    assert "; here 28 answers, " in phrase(few.why)
    assert phrase(few.why).endswith(", besides strata whose members all answered")
    alone = told(run(counts[1], *large))
    assert phrase(alone.why) == "all members answered, so there is nothing to raise"


def test_a_known_size_without_any_answer_raises_nothing() -> None:
    result = run(*strata(10, auxiliary_total=100), member("x", "a", auxiliary=5), member("y", "a", auxiliary=6))
    assert phrase(told(result).why) == "there is nothing to raise"


def test_a_network_without_any_answer_to_a_question_has_none() -> None:
    result = run(*strata(10), member("x", "a"), member("y", "a"))
    assert result.gross_spending == 0
    assert told(result).questions == ()
    assert told(result).intervals["gross_spending"] == Interval(0.0, 0.0, math.inf, 0.0, 0.0, 0.0)


def test_a_member_that_stands_out_is_named_and_stays() -> None:
    rows = [member(f"m{i}", "a", 100.0 + i) for i in range(12)] + [member("big", "a", 50_000.0)]
    result = run(*strata(130), *rows)
    account = told(result)
    (outlier,) = account.outliers
    others = sum(100.0 + i for i in range(12))
    assert outlier.member == "big"
    assert result.net_new_spending == pytest.approx(10 * (others + 50_000))
    assert outlier.left_out == pytest.approx(130 / 12 * others)
    assert outlier.alone == pytest.approx(129 / 12 * others + 50_000)
    assert outlier.share == pytest.approx(50_000 / (others + 50_000))
    assert {"survey-outlier", "survey-skewed"} <= codes(result)


def test_members_far_above_their_like_are_a_note_and_the_page_names_the_first_of_them() -> None:
    rows = [member(f"m{i}", "a", 100.0 + i % 10) for i in range(170)]
    rows += [member(f"far{i}", "a", 900.0) for i in range(30)]
    result = run(*strata(300), *rows)
    account = told(result)
    assert (len(account.outliers), account.outliers_in_all) == (20, 30)
    (note,) = (check for check in result.checks_found if check.code == "survey-far-out")
    assert note.message.startswith("30 members lie far above the others of the stratum")
    assert note.where == "Survey: far0 (row 172), far1 (row 173), far2 (row 174) and 27 more"
    assert "survey-outlier" not in codes(result)


def test_responders_unlike_their_network() -> None:
    rows = [member(f"m{i}", "a", 100.0 + i % 7, auxiliary=1000.0 + 10 * (i % 5)) for i in range(35)]
    alike = run(*strata(350, auxiliary_total=357_000), *rows)
    larger = run(*strata(350, auxiliary_total=200_000), *rows)
    assert "survey-unlike-network" not in codes(alike)
    assert "survey-unlike-network" in codes(larger)


def test_uneven_response_thin_strata_and_blanks() -> None:
    rows = [member(f"m{i}", "a", 100.0 + i) for i in range(40)]
    rows += [member(f"n{i}", "b", 100.0, **({} if i else {"inbound_spend": 0})) for i in range(3)]
    rows += [member(f"o{i}", "b", inbound_spend=0) for i in range(1)]
    found = codes(run(*strata(50, 400), *rows))
    assert {"survey-uneven-response", "survey-thin-strata", "survey-question-missing"} <= found
    assert "survey-few-answers" not in found


def test_a_full_and_even_survey_has_nothing_to_complain_about() -> None:
    rows = [member(f"m{i}", "a", 100.0 + i % 10) for i in range(45)]
    assert codes(run(*strata(50), *rows)) == set()


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows = [member(f"m{i}", "ab"[i % 2], 100.0 + i * i) for i in range(9)]
    event = Events.model_validate(
        {"id": "e", "member": "m3", "profile": "arts_event_visitor", "total_spend": 70, **STATED}
    )
    first, second = run(*strata(20, 30), *rows, event), run(*strata(20, 30), event, *reversed(rows))
    assert first.impact_effects.tolist() == second.impact_effects.tolist()
    one, other = (told(result).intervals["net_new_spending"] for result in (first, second))
    assert [one.total, one.standard_error, one.low, one.high] == pytest.approx(
        [other.total, other.standard_error, other.low, other.high], rel=1e-12
    )


def test_a_study_without_a_survey_has_no_account() -> None:
    assert run(Visitors.model_validate({"id": "v", "accommodation": 10, **STATED})).survey is None


def test_the_interval_follows_the_report_year() -> None:
    rows = [member("x", "a", 100.0), member("y", "a", 300.0)]
    now, later = run(*strata(8), *rows), run(*strata(8), *rows, report_year=2020)
    growth = later.net_new_spending / now.net_new_spending
    assert growth > 1.05
    first, second = (told(result).intervals["net_new_spending"] for result in (now, later))
    assert [second.low, second.high] == pytest.approx([first.low * growth, first.high * growth])
    jobs = now.table.measures.index("jobs")
    assert told(now).impact[4][jobs].high == pytest.approx(told(later).impact[4][jobs].high)
