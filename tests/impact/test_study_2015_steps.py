"""From the published figures to the corrected ones: the steps add up to the cent, and each ends where `run` does."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from studies import STATED, activity, at, named, settings

import impactcalc as ic
from impactcalc.impact.sci2015 import FIGURES, PARTS, PUBLISHED, FigureCode
from impactcalc.impact.study_2015 import STEPS, Figure, StepCode, Study2015, study_2015
from impactcalc.samples import find_sample
from impactcalc.study.schema import Budget, Events, Exchanges, Row, Visitors, Volunteers


@cache
def the_study() -> Study2015:
    """The study's own input."""
    return study_2015(ic.read_study(find_sample("sister-cities-2014")), ic.run, published=True)


def of(*rows: Row, published: bool = False, **changes: Any) -> Study2015:
    """Any other input."""
    return study_2015(ic.Study.from_rows(settings(**changes), named(rows)), ic.run, published=published)


def change(figure: Figure, code: StepCode) -> float:
    """What a step changes."""
    return figure.steps[STEPS.index(code)].amount


def assert_adds_up(study: Study2015) -> None:
    """To the cent, in whole cents; every figure has every step in its order; the ends are those of the run."""
    result = study.result
    assert tuple(figure.code for figure in study.figures) == FIGURES
    for figure in study.figures:
        assert tuple(step.code for step in figure.steps) == STEPS
        end = figure.start_cents + sum(step.cents for step in figure.steps)
        assert end == round(figure.corrected * 100)
        assert figure.start_cents == round((figure.published.amount if figure.published else figure.reproduced) * 100)
        assert figure.after[-1] == figure.corrected
        drawn = sum(bar.more - bar.less for bar in figure.bars)
        assert drawn == pytest.approx(figure.corrected - figure.start, abs=0.005 * len(STEPS))
    total = study.total
    ends: dict[FigureCode, float] = {
        "home_direct": at(result.totals, "direct", "output"),
        "home_total": at(result.totals, total, "output"),
        "global_direct": result.world_contribution.market("direct"),
        "global_total": result.world_contribution.market(total),
        "ppp_direct": result.world_contribution.ppp("direct"),
        "ppp_total": result.world_contribution.ppp(total),
    }
    for code, value in ends.items():
        assert study.figure(code).corrected == round(value * 100) / 100, code


def test_the_study_adds_up_to_the_cent() -> None:
    assert_adds_up(the_study())


RANDOM = random.Random(2015)


def random_rows(number: int) -> list[Row]:
    """Shares stated or blank, partners named or not, volunteers, budgets: what comes."""

    def shares() -> dict[str, Any]:
        return {name: RANDOM.choice([None, round(RANDOM.random(), 3)]) for name in STATED}

    rows: list[Row] = []
    for turn in range(RANDOM.randint(2, 6)):
        money = {"accommodation": RANDOM.uniform(1e3, 1e7), "shopping": RANDOM.uniform(1e3, 1e7)}
        direction = RANDOM.choice(["inbound", "outbound"])
        partner = RANDOM.choice([None, "JPN", "DEU", "IND", "TWN"])
        rows += [
            Visitors.model_validate({**shares(), **money, "visitors": 10, "partner_country": partner}),
            Events.model_validate({**shares(), **money, "participants": 100}),
            Exchanges.model_validate(
                {**shares(), **money, "air_travel": 4e5, "direction": direction, "partner_country": partner}
            ),
        ]
        if (number + turn) % 2:
            rows.append(Volunteers.model_validate({"volunteers": 10 * turn + 1, "hours": 12.5, "hourly_value": 23.07}))
            rows.append(
                Budget.model_validate({**shares(), "amount": 9e4, "category": "printing", "paid_from": "outside"})
            )
    return rows


@pytest.mark.parametrize("number", range(10))
@pytest.mark.parametrize("published", [False, True])
def test_ten_random_studies_add_up_to_the_cent(number: int, published: bool) -> None:
    study = of(*random_rows(number), published=published)
    assert_adds_up(study)
    assert any(figure.steps[STEPS.index("residents_and_attribution")].cents for figure in study.figures)


@given(st.lists(activity(), min_size=1, max_size=4))
@hypothesis_settings(max_examples=10)
def test_any_study_adds_up_to_the_cent(rows: list[Row]) -> None:
    assert_adds_up(of(*rows))


def test_steps_that_do_not_apply_are_nought() -> None:
    study = the_study()
    for code in PARTS:
        moved = {step.code for step in study.figure(code).steps if step.cents}
        assert moved <= {"rounding", "margins_and_leakage"}
    assert {step.code for step in study.figure("outbound_total").steps if step.cents} == {"rounding", "outbound"}
    for figure in study.figures:
        # The study states no share, had no budget; the line that nothing explains stands for its volunteers.
        assert change(figure, "residents_and_attribution") == 0
        assert change(figure, "left_out") == 0
        assert change(figure, "volunteers") == 0
        assert (change(figure, "unexplained") != 0) == (figure.code == "home_total")
        assert (change(figure, "ppp") != 0) == figure.code.startswith("ppp")


def test_the_steps_of_the_total_at_home() -> None:
    """Each by hand: 0.11 x 2.263 and what rounding took, 94.8, leakage x 2.263, the table's multiplier on the rest."""
    study, figure = the_study(), the_study().figure("home_total")
    result, scalar = study.result, 537.7 / 237.6
    gross = sum(study.lines.parts)
    inbound = result.steps.gross[~result.rows.outbound].sum()
    assert gross == pytest.approx(inbound)
    f = float(result.steps.local_final_demand.sum())  # nothing is stated, so net new is gross
    assert change(figure, "rounding") == pytest.approx(gross * scalar + 94.8e6 - 525.7e6, abs=0.01)
    assert change(figure, "unexplained") == -94_800_000
    assert change(figure, "margins_and_leakage") == pytest.approx((f - gross) * scalar, abs=0.01)
    total = at(result.totals, "total_type_2", "output")
    assert change(figure, "multiplier_scope") == pytest.approx(total - f * scalar, abs=0.02)
    assert figure.corrected == pytest.approx(total, abs=0.005)


def test_trips_abroad_count_where_they_are() -> None:
    """No country is named: abroad directly only, at home what was bought before leaving, through the home table."""
    study = the_study()
    figure, result = study.figure("outbound_total"), study.result
    abroad = result.spent_abroad
    assert 0 < abroad < study.lines.outbound
    at_home = result.home.effects(result.gross, result.rows.outbound)
    assert figure.corrected == pytest.approx(abroad + at_home[4, 0], abs=0.01)
    assert study.figure("home_total").steps[STEPS.index("outbound")].cents == 0


def test_the_ppp_total_is_a_labelled_range() -> None:
    figure = the_study().figure("ppp_total")
    assert figure.low is not None
    assert figure.high is not None
    assert figure.corrected < figure.low < figure.high < 1e9
    levels = the_study().result.prices.price_level_ratios(2014)
    assert figure.high - figure.corrected == pytest.approx(the_study().result.spent_abroad / min(levels), rel=1e-9)
    assert figure.low - figure.corrected == pytest.approx(the_study().result.spent_abroad / max(levels), rel=1e-9)


def test_named_countries_are_converted_each_by_its_own_level() -> None:
    """One country that lacks no rate: the figure is the run's, and nothing is left to bound."""
    trip = {"direction": "outbound", "partner_country": "JPN", "accommodation": 1e6}
    study = of(Exchanges.model_validate(trip))
    figure = study.figure("ppp_total")
    assert figure.low == figure.high == pytest.approx(figure.corrected, abs=0.005)
    japan = study.result.prices.price_level_ratio("JPN", 2014)
    assert japan is not None
    host = next(host for host in study.result.world_contribution.countries if host.iso3 == "JPN")
    assert host.ppp_total_type_2 == pytest.approx(host.total_type_2 / japan.value)


def test_residents_leave_the_impact_and_stay_in_the_contribution() -> None:
    rows = [Events.model_validate({**STATED, "participants": 10, "food_service": 1e6, "resident_share": 0.75})]
    study = of(*rows)
    home, world = study.figure("home_total"), study.figure("global_total")
    before = home.after[STEPS.index("multiplier_scope")]
    assert change(home, "residents_and_attribution") == pytest.approx(-0.75 * before, abs=0.02)
    assert change(world, "residents_and_attribution") == 0
    assert world.corrected == pytest.approx(before, abs=0.01)
    assert study.what_if is None  # the share is stated


def test_budgets_are_named_as_left_out() -> None:
    grant = {**STATED, "amount": 1e6, "category": "printing", "paid_from": "outside"}
    study = of(Budget.model_validate(grant), Visitors.model_validate({**STATED, "visitors": 1, "culture": 5e5}))
    for code in ("home_direct", "home_total", "global_direct", "global_total"):
        assert change(study.figure(code), "left_out") > 0
    assert study.figure("inbound_travel_direct").corrected < study.figure("home_direct").corrected
    assert study.lines.parts == pytest.approx((5e5, 0, 0))


def test_what_if_fills_blank_shares_only() -> None:
    study = the_study()
    assert study.what_if is not None
    assert study.what_if.assumed.resident_share == pytest.approx(0.68)
    events = study.figure("events_direct").corrected
    assert study.what_if.figures["events_direct"] == pytest.approx(0.32 * events, abs=0.01)
    fall = study.figure("home_direct").corrected - study.what_if.figures["home_direct"]
    assert fall == pytest.approx(0.68 * events, abs=0.02)
    assert "Americans for the Arts" in study.what_if.assumed.source
    assert study.result.at_most

    half = Events.model_validate({"participants": 10, "culture": 1e6, "resident_share": 0.5})
    blank = Events.model_validate({"participants": 10, "culture": 1e6})
    both = of(half, blank).what_if
    assert both is not None
    ratio = both.figures["events_direct"] / of(half).figure("events_direct").corrected
    assert ratio == pytest.approx((0.5 + 0.32) / 0.5)


def test_another_input_has_neither_of_the_two_lines() -> None:
    study = study_2015(ic.read_study(find_sample("sister-cities-2014")), ic.run, published=False)
    assert study.published_lines is None
    for figure in study.figures:
        assert figure.published is None
        assert change(figure, "rounding") == change(figure, "unexplained") == 0
    hours = 33_000 * 124.5 * 23.07
    assert change(study.figure("home_total"), "volunteers") == pytest.approx(-hours)
    assert study.figure("home_total").start == pytest.approx(sum(study.lines.parts) * 537.7 / 237.6 + hours)
    # The corrected figures are those of the study's own input: what was published does not touch them.
    assert [f.corrected for f in study.figures] == [f.corrected for f in the_study().figures]


def test_the_method_adds_dollars_whatever_the_currency_of_the_place() -> None:
    """The PPP figure of 2015 is dollars times a factor; amounts in euro come to it through the market rate."""
    euro = of(Visitors.model_validate({"visitors": 1, "culture": 1e6}), place="DE", currency="EUR")
    rate = euro.result.prices.market_rate("EUR", 2014)
    assert rate is not None
    assert euro.result.basis.home_currency == "EUR"
    assert euro.lines.dollars_per_unit == pytest.approx(1 / rate.value)
    assert euro.figure("ppp_direct").reproduced == pytest.approx(1e6 / rate.value * euro.method.ppp_factor)
    assert_adds_up(euro)


def test_an_empty_study_is_nought_throughout() -> None:
    study = of()
    assert {figure.corrected for figure in study.figures} == {0.0}
    assert study.what_if is None
    assert study.table_multiplier is None


def test_published_figures_are_whole_dollars() -> None:
    assert [PUBLISHED[code].amount for code in FIGURES][:5] == [63.7e6, 56.5e6, 70.1e6, 190.4e6, 525.7e6]
    assert np.isclose(PUBLISHED["ppp_total"].amount, 41.9e9)
