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
from impactcalc.errors import RefusedError
from impactcalc.impact.study_2015.event_audience import ARTS_AUDIENCE
from impactcalc.impact.study_2015.figure_2015 import STEPS, Figure, StepCode
from impactcalc.impact.study_2015.sci2015 import FIGURES, PARTS, PUBLISHED, FigureCode
from impactcalc.impact.study_2015.study_2015 import Study2015, study_2015
from impactcalc.report.words.en.study_2015 import audience_source
from impactcalc.samples import find_sample
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Row, Visitors, Volunteers


@cache
def the_study() -> Study2015:
    """The study's own input."""
    return study_2015(ic.read_study(find_sample("sister-cities-2014")), ic.run, published=True)


def of(*rows: Row, **changes: Any) -> Study2015:
    """Any other input."""
    return study_2015(ic.study_from_rows(settings(**changes), named(rows)), ic.run, published=False)


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
def test_ten_random_studies_add_up_to_the_cent(number: int) -> None:
    study = of(*random_rows(number))
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
    moved = {step.code for step in study.figure("outbound_total").steps if step.cents}
    assert moved == {"rounding", "outbound_unknown", "outbound"}
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


def test_missing_hosts_are_a_step_of_their_own() -> None:
    """Countries that are not named lose the multiplier of 2015: 2.263 - 1 on what was spent there, and nothing else."""
    study = the_study()
    assert study.unknown_hosts == pytest.approx(study.result.spent_abroad)
    lost = -study.unknown_hosts * (537.7 / 237.6 - 1)
    codes: tuple[FigureCode, ...] = ("outbound_total", "global_total")
    for code in codes:
        assert change(study.figure(code), "outbound_unknown") == pytest.approx(lost, abs=0.02)
    codes = ("home_direct", "home_total", "global_direct", "ppp_direct")
    for code in codes:
        assert change(study.figure(code), "outbound_unknown") == 0
    # What is left of the step that follows are the tickets, through the table of home.
    tickets = study.lines.outbound - study.unknown_hosts
    at_home = study.result.home.effects(study.result.gross, study.result.rows.outbound)[4, 0]
    left = change(study.figure("outbound_total"), "outbound")
    assert left == pytest.approx(at_home - tickets * 537.7 / 237.6, abs=0.02)


def test_a_named_host_with_a_table_is_no_missing_host() -> None:
    trip = {"direction": "outbound", "accommodation": 1e6}
    japan, nowhere = {**trip, "partner_country": "JPN"}, {**trip, "food_service": 5e5}
    study = of(Exchanges.model_validate(japan), Exchanges.model_validate(nowhere))
    assert study.unknown_hosts == pytest.approx(1.5e6)
    trips = study.figure("outbound_total")
    assert change(trips, "outbound_unknown") == pytest.approx(-1.5e6 * (537.7 / 237.6 - 1), abs=0.02)
    host = next(host for host in study.result.world_contribution.countries if host.iso3 == "JPN")
    assert change(trips, "outbound") == pytest.approx(host.total_type_2 - 1e6 * 537.7 / 237.6, abs=0.02)


def test_figures_of_the_world_stand_in_their_bounds() -> None:
    """What is not known is bounded by the tables and price levels in the data; what is left out cannot be too high."""
    study = the_study()
    world = study.result.world_contribution
    ends = {
        "global_direct": (world.market_low["direct"], world.market_high["direct"]),
        "global_total": (world.market_low["total_type_2"], world.market_high["total_type_2"]),
        "ppp_direct": (world.low["direct"], world.high["direct"]),
        "ppp_total": (world.low["total_type_2"], world.high["total_type_2"]),
    }
    for code, bounds in ends.items():
        figure = next(figure for figure in study.figures if figure.code == code)
        assert (figure.low, figure.high) == bounds
        assert figure.is_range
    codes: tuple[FigureCode, ...] = ("outbound_total", "global_total", "ppp_direct", "ppp_total")
    for code in codes:
        assert study.figure(code).at_least, code
        assert not study.figure(code).at_most, code
    assert study.figure("global_direct").at_most  # spending stands for output
    trips, total = study.figure("outbound_total"), study.figure("global_total")
    assert trips.low is not None
    assert total.low is not None
    assert total.low - trips.low == pytest.approx(total.corrected - trips.corrected, abs=0.02)
    for code in ("home_direct", "home_total", *PARTS):
        assert study.figure(code).low is None
        assert not study.figure(code).is_range


def test_named_countries_are_converted_each_by_its_own_level() -> None:
    """One country that lacks neither table nor rate: the figure is the run's, and nothing is left to bound."""
    trip = {"direction": "outbound", "partner_country": "JPN", "accommodation": 1e6}
    study = of(Exchanges.model_validate(trip))
    for code in ("outbound_total", "global_direct", "global_total", "ppp_direct", "ppp_total"):
        figure = study.figure(code)
        assert figure.low == pytest.approx(figure.corrected, abs=0.01)
        assert figure.high == pytest.approx(figure.corrected, abs=0.01)
        assert {figure.is_range, figure.at_least, figure.at_most} == {False}
    assert study.unknown_hosts == study.not_converted == 0
    japan = study.result.prices.price_level_ratio("JPN", 2014)
    assert japan is not None
    host = next(host for host in study.result.world_contribution.countries if host.iso3 == "JPN")
    assert host.ppp_total_type_2 == pytest.approx(host.total_type_2 / japan.value)


def test_the_step_that_makes_the_difference() -> None:
    study = the_study()
    home, world = study.figure("home_total"), study.figure("global_total")
    assert home.largest is not None
    assert home.largest.code == "unexplained"
    assert home.largest.amount + home.other_steps == pytest.approx(home.corrected - home.start)
    assert world.largest is not None
    assert world.largest.code == "multiplier_scope"
    assert study.home_total_by_scalar == pytest.approx(190_398_500 * 537.7 / 237.6)
    nothing = of().figure("home_total")
    assert nothing.largest is None
    assert nothing.other_steps == 0


def test_published_figures_go_with_the_study_of_2015_only() -> None:
    """Else the step of rounding would swallow the difference between two studies."""
    other = ic.study_from_rows(settings(), named([Visitors.model_validate({"visitors": 1, "culture": 5e5})]))
    with pytest.raises(RefusedError, match=r"not those of the 2015 study: .* do not give the published figures"):
        study_2015(other, ic.run, published=True)
    for sample in ("city-programme", "sister-cities-survey"):
        with pytest.raises(RefusedError, match="published=False"):
            study_2015(ic.read_study(find_sample(sample)), ic.run, published=True)
    for figure in the_study().figures:
        # What is left to it: the rounding of the figure itself, and the 0.11 by the multiplier and the factor.
        carried = 110_000 * 537.7 / 237.6 * (77.9060 if figure.code.startswith("ppp") else 1)
        assert abs(change(figure, "rounding")) <= 0.05 * PUBLISHED[figure.code].size + carried


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
    share = 0.68 * 17.42 / 24.60  # of the money; of the people it is 0.68
    assert study.what_if.assumed.residents_money == pytest.approx(share)
    events = study.figure("events_direct").corrected
    assert study.what_if.figures["events_direct"] == pytest.approx((1 - share) * events, abs=0.01)
    fall = study.figure("home_direct").corrected - study.what_if.figures["home_direct"]
    assert fall == pytest.approx(share * events, abs=0.02)
    assert "Americans for the Arts" in audience_source(study.what_if.assumed)
    assert study.result.at_most

    half = Events.model_validate({"participants": 10, "culture": 1e6, "resident_share": 0.5})
    blank = Events.model_validate({"participants": 10, "culture": 1e6})
    both = of(half, blank).what_if
    assert both is not None
    ratio = both.figures["events_direct"] / of(half).figure("events_direct").corrected
    assert ratio == pytest.approx((0.5 + 1 - 0.68 * 17.42 / 24.60) / 0.5)


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


def test_a_share_of_people_is_no_share_of_money() -> None:
    """Arts & Economic Prosperity IV (2010): the four numbers agree with each other to their rounding."""
    assert ARTS_AUDIENCE.residents == pytest.approx(0.68)
    assert round(ARTS_AUDIENCE.residents_money, 2) == 0.48
    assert round(ARTS_AUDIENCE.others_money, 2) == 0.52
    assert ARTS_AUDIENCE.residents_money + ARTS_AUDIENCE.others_money == pytest.approx(1, abs=0.005)


def test_what_is_lost_at_the_sale_is_named_by_what_was_bought() -> None:
    """United States, producer prices: no taxes come off; Germany, basic prices: they do."""
    beds = Visitors.model_validate({"visitors": 1, "accommodation": 1e6})
    us = of(beds).figure("home_total").losses
    assert (us.taxes, us.elsewhere, us.wages, us.categories) == (0.0, 0.0, 0.0, ())
    german = of(beds, place="DE", currency="EUR").figure("home_total")
    assert german.losses.taxes > 0
    mixed = of(
        beds,
        Visitors.model_validate({"visitors": 1, "shopping": 1e6, "air_travel": 1e3}),
        Events.model_validate({"participants": 1, "local_wages": 2e5}),
    )
    lost = mixed.figure("home_direct").losses
    assert lost.wages == pytest.approx(2e5)
    assert lost.categories == ("shopping",)
    assert mixed.figure("events_direct").losses.elsewhere == 0
    bought = 2_001_000 + 2e5
    assert mixed.figure("home_direct").corrected == pytest.approx(
        bought - lost.taxes - lost.elsewhere - lost.wages, abs=0.01
    )
    for figure in the_study().figures:
        if figure.code in (*PARTS, "home_direct"):
            gone = figure.losses.taxes + figure.losses.elsewhere + figure.losses.wages
            assert change(figure, "margins_and_leakage") == pytest.approx(-gone, abs=0.02)
