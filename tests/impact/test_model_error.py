"""The model's own error: what of it is drawn where, that every effect's range holds it, and what no range holds."""

from __future__ import annotations

import csv
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from studies import STATED, settings

import impactcalc as ic
from impactcalc.arrays import Floats
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.calibrated import calibrated
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.quotients import household_quotient
from impactcalc.economy.regions.regional import default_method, quotient_for, regional_economy
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.impact.result import Result
from impactcalc.impact.run import supplied_rates
from impactcalc.impact.uncertainty.answer import HeadlineRange, Uncertainty
from impactcalc.impact.uncertainty.headlines import headlines_of
from impactcalc.impact.uncertainty.model import Model, model_of
from impactcalc.impact.uncertainty.model_error import with_the_models_own
from impactcalc.impact.uncertainty.quantities import uncertain
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.known.profiles import profiles
from impactcalc.known.segments import segments, shipped_profiles
from impactcalc.resources import shipped
from impactcalc.samples import find_sample
from impactcalc.study.sheets.schema import Budget, Exchanges, Ranges, Rates, Row, Taxes, Visitors
from impactcalc.study.study import Study
from impactcalc.words.speaking import phrase

DALLAS = "cbsa:19100"
EFFECTS = (
    "output", "value_added", "labour_income", "jobs", "jobs_fte", "taxes_on_production", "labour_income_residents",
    "jobs_residents", "tax_all_levels", "tax_federal", "tax_state", "tax_local",
)  # fmt: skip
SEVERAL = (
    "delegate", "festival_overnight", "festival_day", "overseas_visitor", "exchange_student", "host_family_youth",
    "business_traveller", "arts_event_visitor",
)  # fmt: skip
GUESTS: dict[str, Any] = {"id": "v", "visitors": 400, "accommodation": 90_000, "food_service": 60_000,
                          "shopping": 40_000, "fuel": 5_000, "local_wages": 3_000, **STATED}  # fmt: skip
LODGING = Taxes(name="Bed", rate=0.07, categories="accommodation", level="local", collector="City", own_budget="yes")


def study_of(*rows: Row, **changes: Any) -> Study:
    return ic.study_from_rows(settings(**{"place": DALLAS, "year": 2014, **changes}), rows)


def sure(study: Study, economy: TableEconomy | None = None, **sampling: Any) -> Uncertainty:
    found = ic.run(study, economy, sampling=Sampling(**sampling)).uncertainty
    assert found is not None
    return found


def known(found: Uncertainty, key: str) -> HeadlineRange:
    one = found.of(key)
    assert one is not None, key
    return one


def width(one: HeadlineRange) -> float:
    return (one.p95 - one.p5) / one.headline.point


def model_for(study: Study, economy: TableEconomy | None = None) -> tuple[Model, Result]:
    result = ic.run(study, economy, sampling=Sampling(draws=0))
    return model_of(result, with_the_models_own(uncertain(study), result), supplied_rates(study)), result


def points(result: Result) -> dict[str, float]:
    return {headline.key: headline.point for headline in headlines_of(result)}


def at(model: Model, **values: float) -> dict[str, float]:
    """Every headline with some numbers moved."""
    named = {name.replace("__", "/").replace("_dallas", DALLAS): np.array([v]) for name, v in values.items()}
    return dict(zip((headline.key for headline in model.headlines), model(named, 1)[0].tolist(), strict=True))


# What is drawn -------------------------------------------------------------------------


def test_a_study_without_any_typed_range_has_one_for_every_effect() -> None:
    found = sure(study_of(Visitors(**GUESTS), LODGING))
    for key in EFFECTS:
        assert width(known(found, key)) > 0.03, key
    for key in ("gross_spending", "net_new_spending", "own_budget"):
        assert found.of(key) is None, key  # all of it was typed, and no multiplier is in it


def held_out() -> dict[tuple[str, str], float]:
    """Published over computed where the region was left out."""
    with (shipped("multipliers") / "regional" / "held_out_errors.csv").open(encoding="utf-8", newline="") as file:
        return {
            (r["left_out"], r["figure"]): float(r["published"]) / float(r["computed"]) for r in csv.DictReader(file)
        }


PAGES = {"output_type_1": "output_type_1", "output": "output_type_2", "labour_income": "earnings", "jobs": "jobs"}


@pytest.mark.parametrize("region", ["US-NC", "cbsa:24780"])
def test_the_sample_citys_range_holds_the_errors_of_regions_left_out(region: str) -> None:
    found, errors = sure(ic.read_study(find_sample("city-programme"))), held_out()
    for key, figure in PAGES.items():
        one, error = known(found, key), errors[region, figure]
        assert one.p5 < one.headline.point * error < one.p95, key


@pytest.mark.parametrize("region", ["US-NC", "US-VA", "cbsa:24780", "fips:51760"])
def test_each_region_lies_in_its_own_range(region: str) -> None:
    found, errors = sure(study_of(Visitors(**GUESTS), place=region)), held_out()
    for key, figure in PAGES.items():
        one, error = known(found, key), errors[region, figure]
        assert one.p5 < one.headline.point * error < one.p95, key


def test_one_ranged_cell_of_four_guests_makes_no_range_narrower() -> None:
    few = Visitors(id="few", visitors=4, nights=3, daily_spend=150, profile="us_traveller", **STATED)
    plain = study_of(Visitors(**GUESTS), few)
    without, with_one = sure(plain), sure(plain.with_range("few", "nights", 2, 4))
    for key in EFFECTS:
        assert width(known(with_one, key)) >= 0.98 * width(known(without, key)), key
    assert width(known(with_one, "value_added")) > 0.1  # once 0.6%: the one cell alone


@pytest.mark.parametrize("place", ["US", DALLAS, "US-TX", "fips:48439"])
@pytest.mark.parametrize(("low", "high"), [(0.0449, 0.0451), (0.02, 0.2)])
def test_no_effect_has_a_range_narrower_than_the_models_own(place: str, low: float, high: float) -> None:
    """Whatever is typed: a delta that is surer than published multipliers leave it, a closure, a cell."""
    rows: list[Row] = [Visitors(**GUESTS), LODGING]
    own = sure(study_of(*rows, place=place))
    typed = study_of(
        *rows,
        Ranges(parameter="delta", low=low, high=high, source="a guess"),
        Ranges(parameter="closure", low=0.99, high=1.01, source="a guess"),
        place=place,
    ).with_range("v", "visitors", 399, 401)
    found = sure(typed)
    for one in own.ranges:
        assert width(known(found, one.headline.key)) >= 0.97 * width(one), one.headline.key
    assert {one.headline.key for one in own.ranges} <= {one.headline.key for one in found.ranges}


def test_a_typed_delta_that_is_too_sure_is_widened_and_says_so() -> None:
    study = study_of(Visitors(**GUESTS), Ranges(parameter="delta", low=0.04, high=0.05, source="a guess"))
    delta = sure(study).quantities["delta"]
    assert delta.ends is not None
    assert delta.ends.tolist() == [0.03, 0.085]
    assert phrase(delta.source) == "a guess; 0.04 to 0.05 was typed; widened to hold what published multipliers leave"


def test_a_range_that_moves_nothing_claims_nothing() -> None:
    """A range of nights on a row whose amounts are totals."""
    study = study_of(Visitors(**{**GUESTS, "nights": 4})).with_range("v", "nights", 3, 5)
    found = sure(study)
    assert "Visitors/v/nights" in found.idle
    assert found.of("net_new_spending") is None
    assert "counts" in {one.what for one in ic.run(study).not_drawn}
    abroad = study_of(Visitors(**{**GUESTS, "nights": 4}), place="DE", currency="EUR").with_range("v", "nights", 3, 5)
    assert not sure(abroad).ranges


# What it does --------------------------------------------------------------------------


def closed_with(nation: TableEconomy, *, level: float, household_delta: float, delta: float) -> TableEconomy:
    """Dallas with proprietors' income at another level, and other deltas."""
    assert nation.households is not None
    net = 1.0 - nation.households.contribution_share
    compensation = nation.per_output["labour_income"] * net
    own = calibrated().ranges["level"].mode
    row = compensation + (nation.households.row - compensation) * level / own
    other = replace(nation, households=replace(nation.households, row=row), sha256="another")
    return regional_economy(other, DALLAS, replace(default_method(), delta=delta, household_delta=household_delta))


@pytest.mark.parametrize(("level", "household_delta"), [(1.0, 0.0425), (2.4, 0.0275), (1.6, 0.035)])
@pytest.mark.parametrize("delta", [0.03, 0.045, 0.085])
def test_a_draw_of_the_closure_is_a_run_with_that_closure(level: float, household_delta: float, delta: float) -> None:
    study = study_of(Visitors(**GUESTS), LODGING)
    model, _ = model_for(study)
    found = at(model, proprietors_level=level, household_delta=household_delta, delta=delta)
    other = closed_with(load_table("us-2014"), level=level, household_delta=household_delta, delta=delta)
    expected = points(ic.run(study, other, sampling=Sampling(draws=0)))
    for key, value in found.items():
        assert value == pytest.approx(expected[key], rel=1e-10, abs=1e-6, nan_ok=True), key


def test_between_the_deltas_the_closure_is_as_good_as_exact() -> None:
    study = study_of(Visitors(**GUESTS))
    model, _ = model_for(study)
    found = at(model, proprietors_level=1.2, household_delta=0.03, delta=0.061)
    other = closed_with(load_table("us-2014"), level=1.2, household_delta=0.03, delta=0.061)
    expected = points(ic.run(study, other, sampling=Sampling(draws=0)))
    assert found["output"] == pytest.approx(expected["output"], rel=2e-6)


def test_what_residents_buy_but_for_their_housing_goes_with_their_delta() -> None:
    """The scale that the household round uses is the method's own."""
    nation = load_table("us-2014")
    jobs = place_jobs(DALLAS, year=nation.year)
    quotient = quotient_for(nation.industries, jobs)
    one, other = (
        household_quotient(quotient, jobs.share, replace(default_method(), household_delta=delta))
        for delta in (0.035, 0.0425)
    )
    some = one > 0
    assert np.allclose(other[some] / one[some], math.log2(1 + jobs.share) ** 0.0075)


def test_a_residual_moves_what_it_is_of_and_its_tax() -> None:
    model, result = model_for(study_of(Visitors(**GUESTS), LODGING))
    plain = points(result)
    jobs = at(model, residual_jobs___dallas=1.2)
    for key in ("jobs", "jobs_fte", "jobs_type_1", "contribution_jobs", "jobs_residents"):
        assert jobs[key] == pytest.approx(1.2 * plain[key]), key
    assert {key for key in plain if jobs[key] != pytest.approx(plain[key], rel=1e-12)} == {
        key for key in plain if "jobs" in key
    }
    income = at(model, residual_income___dallas=1.1)
    assert income["labour_income"] == pytest.approx(1.1 * plain["labour_income"])
    assert income["value_added"] == pytest.approx(plain["value_added"])
    on_income = sum(
        line.amount
        for line in result.fiscal.lines()
        if line.scope == "impact" and line.kind in ("personal_income", "social_contributions")
    )
    assert income["tax_all_levels"] == pytest.approx(plain["tax_all_levels"] + 0.1 * on_income)
    made = at(model, residual_output___dallas=1.1)
    for key in ("output", "value_added", "taxes_on_production"):
        assert made[key] == pytest.approx(1.1 * plain[key]), key
    later = sum(
        line.amount
        for line in result.fiscal.lines()
        if line.scope == "impact" and line.kind == "production" and line.round != "direct"
    )
    assert made["tax_all_levels"] == pytest.approx(plain["tax_all_levels"] + 0.1 * later)


def test_the_residual_of_few_regions_is_as_wide_as_students_t_says() -> None:
    """Four logs with this mean and deviation: nine of ten further ones lie within t(3) x deviation x sqrt(1 + 1/4)."""
    stats = pytest.importorskip("scipy.stats")
    jobs = calibrated().residuals["jobs"]
    half = stats.t.ppf(0.95, jobs.regions - 1) * jobs.deviation * math.sqrt(1 + 1 / jobs.regions)
    quantity = sure(study_of(Visitors(**GUESTS))).quantities[f"residual_jobs/{DALLAS}"]
    assert quantity.ends is not None
    assert np.log(quantity.ends) == pytest.approx([jobs.mean - half, jobs.mean + half])
    draws = np.log(quantity.drawn(1, 100_000))
    assert np.percentile(draws, [5, 50, 95]) == pytest.approx([jobs.mean - half, jobs.mean, jobs.mean + half], abs=0.01)
    assert "RIMS II of 4 regions" in phrase(quantity.source)


def test_places_have_a_residual_each() -> None:
    rows = [Visitors(**GUESTS), Visitors(**{**GUESTS, "id": "w", "place": "US-NV"})]
    found = sure(study_of(*rows))
    assert {"residual_jobs/cbsa:19100", "residual_jobs/US-NV"} <= set(found.quantities)
    one = found.quantities["residual_jobs/US-NV"].drawn(2015, 50)
    assert not np.allclose(one, found.quantities["residual_jobs/cbsa:19100"].drawn(2015, 50))


# Amounts of other studies --------------------------------------------------------------


@pytest.mark.parametrize("name", SEVERAL)
def test_amounts_that_several_studies_tell_ship_with_their_spread(name: str) -> None:
    spread = shipped_profiles()[name].spread
    assert spread is not None
    assert spread.low <= 1 < spread.high
    assert spread.source
    assert {**profiles(), **segments()}[name] == shipped_profiles()[name]


def test_an_assumed_amount_is_drawn_once_for_all_rows_of_its_profile() -> None:
    rows = [Visitors(id=name, visitors=10, nights=2, profile="delegate", **STATED) for name in ("a", "b")]
    both, one = (known(sure(study_of(*some)), "net_new_spending") for some in (rows, rows[:1]))
    assert both.deviation == pytest.approx(2 * one.deviation, rel=1e-9)
    spread = segments()["delegate"].spread
    assert spread is not None
    # A triangle: its mean is that of its corners.
    assert one.mean / one.headline.point == pytest.approx((spread.low + 1 + spread.high) / 3, abs=0.01)


def test_an_amount_that_was_typed_is_not_drawn() -> None:
    typed = sure(study_of(Visitors(id="a", visitors=10, nights=2, daily_spend=200, profile="delegate", **STATED)))
    assert not typed.from_origin("studies")
    own = Ranges(parameter="daily_amount", profile="delegate", low=0.9, high=1.1, source="our own count")
    row = Visitors(id="a", visitors=10, nights=2, profile="delegate", **STATED)
    stated = sure(study_of(row, own)).quantities["daily_amount/delegate"]
    assert (stated.origin, phrase(stated.source)) == ("typed", "our own count")


def test_a_day_visitor_who_may_stay_has_a_bed_in_those_draws() -> None:
    """Nights from 0 up: a draw is the run of a study in which that many nights were typed."""
    for profile in ("delegate", "overseas_visitor", "us_traveller"):
        daily = 120 if profile == "us_traveller" else None
        come = {"direction": "inbound", "travellers": 10, "profile": profile, "daily_spend": daily}
        shares = {**STATED, "host_paid_share": None}
        rows = [
            Exchanges.model_validate({"id": "a", "nights": 0, "scholarship": 700, **come, **shares}),
            Visitors(id="b", visitors=7, nights=0, daily_spend=150, profile=profile, **STATED),
        ]
        study = study_of(*rows, LODGING).with_range("a", "nights", 0, 3).with_range("b", "nights", 0, 3)
        model, result = model_for(study)
        stated = dict(zip((h.key for h in model.headlines), model({}, 1)[0].tolist(), strict=True))
        assert stated["output"] == pytest.approx(points(result)["output"], rel=1e-12)
        for nights in (0.0, 0.5, 2.0):
            values: dict[str, Floats] = {
                f"{name}/nights": np.array([nights, 0.0]) for name in ("Exchanges/a", "Visitors/b")
            }
            found = model(values, 2)
            others = [row.model_copy(update={"nights": nights}) for row in rows]
            expected = points(ic.run(study_of(*others, LODGING), sampling=Sampling(draws=0)))
            for headline, value, still in zip(model.headlines, found[0], found[1], strict=True):
                assert value == pytest.approx(expected[headline.key], rel=1e-9, abs=1e-6), (profile, nights)
                assert still == pytest.approx(points(result)[headline.key], rel=1e-9, abs=1e-6)


# Other multipliers ---------------------------------------------------------------------


def test_the_nations_table_has_its_closure_alone() -> None:
    found = sure(study_of(Visitors(**GUESTS), place="US"))
    assert {one.name for one in found.quantities.values()} == {"proprietors_level"}
    assert found.of("output_type_1") is None  # no closure is in it
    left = {one.what: one.about for one in ic.run(study_of(Visitors(**GUESTS), place="US")).not_drawn}
    assert left["multipliers"] == "US: nation"


def test_of_other_countries_no_error_is_known() -> None:
    result = ic.run(study_of(Visitors(**GUESTS), place="DE", currency="EUR"))
    assert result.uncertainty is not None
    assert not result.uncertainty.ranges
    assert "DE: elsewhere" in {one.about for one in result.not_drawn}


def test_multipliers_of_ones_own_have_the_residual_around_them() -> None:
    nation = load_table("us-2014")
    own = replace(nation, name="ours", sha256="ours", place=DALLAS)
    result = ic.run(study_of(Visitors(**GUESTS)), own)
    found = result.uncertainty
    assert found is not None
    assert {one.name.partition("/")[0] for one in found.quantities.values()} == {
        "residual_jobs", "residual_income", "residual_output",
    }  # fmt: skip
    for one in found.quantities.values():
        assert one.ends is not None
        assert math.sqrt(one.ends.prod()) == pytest.approx(1)  # the method's mean says nothing of them
    assert "cbsa:19100: own" in {one.about for one in result.not_drawn}


# Prices and surveys --------------------------------------------------------------------


def test_prices_that_are_carried_are_drawn_by_their_own_spread() -> None:
    """The to-table deflator of a year that none is published for, moved by a year's spread for each year carried."""
    study = study_of(Visitors(**GUESTS), year=2026, report_year=2026)
    model, result = model_for(study)
    index = result.prices.price_index("USA")
    steps = index.carried(2026, result.economy.year)
    assert steps >= 1
    moved = at(model, carried__USA=1.02)
    plain = points(result)
    assert moved["jobs"] == pytest.approx(plain["jobs"] / 1.02**steps)
    assert moved["net_new_spending"] == pytest.approx(plain["net_new_spending"])  # into the table's prices and back
    quantity = model.uncertain.quantities["carried/USA"]
    assert quantity.ends is not None
    assert np.log(quantity.ends) == pytest.approx(1.6448536 * np.log1p(index.spread) * np.array([-1, 1]), rel=1e-6)
    typed = [
        Rates(kind="deflator", subject="USA", year=year, value=130.0, source="bureau")
        for year in range(index.years[-1] + 1, 2027)
    ]
    assert "carried/USA" not in sure(study_of(Visitors(**GUESTS), *typed, year=2026)).quantities


def test_who_answered_is_drawn_with_the_rest() -> None:
    result = ic.run(ic.read_study(find_sample("sister-cities-survey")))
    assert result.survey is not None
    assert result.uncertainty is not None
    told = result.survey.intervals["net_new_spending"]
    found = known(result.uncertainty, "net_new_spending")
    # 95% by Student's t, and 90% of draws that are as wide: 1.645 of 1.960.
    assert found.p95 - found.p5 == pytest.approx((told.high - told.low) * 1.6449 / 1.96, rel=0.02)
    row = result.survey.impact[4][result.table.measures.index("value_added")]
    assert width(known(result.uncertainty, "value_added")) > 0.98 * (row.high - row.low) / row.total * 1.6449 / 1.96


# What is told --------------------------------------------------------------------------


def test_a_name_that_has_no_ranges_is_an_error() -> None:
    found = sure(study_of(Visitors(**GUESTS)))
    with pytest.raises(KeyError, match="there are no ranges of 'job'; there are of gross_spending, net_new_spending"):
        found.of("job")
    assert found.of("gross_spending") is None


def test_the_percentile_of_the_point_is_the_part_of_the_draws_below() -> None:
    study = study_of(Budget(id="b", amount=100.0, category="venue", paid_from="outside", **STATED))
    one = known(sure(study.with_range("b", "amount", 100, 200)), "net_new_spending")
    assert one.percentile == pytest.approx(0, abs=0.1)
    assert one.off_the_middle
    middle = known(sure(study.with_range("b", "amount", 50, 150)), "net_new_spending")
    assert middle.percentile == pytest.approx(50, abs=2)
    assert not middle.off_the_middle


def test_what_is_not_drawn_is_told_from_what_was() -> None:
    plain = study_of(Visitors(**{**GUESTS, "attribution_share": 0.8}))
    left = {one.what: one for one in ic.run(plain).not_drawn}
    assert left["attribution"].change == pytest.approx(-0.1 / 0.8)
    assert left["displacement"].change == pytest.approx(-0.1)
    assert left["counts"].change == pytest.approx(-0.1)
    assert {"prices", "years", "imports"} <= set(left)
    ranged = plain.with_range("v", "attribution_share", 0.6, 0.9)
    for name in ("accommodation", "food_service", "shopping", "fuel", "local_wages"):
        ranged = ranged.with_range("v", name, 1_000, 100_000)
    assert not {"attribution", "counts"} & {one.what for one in ic.run(ranged).not_drawn}
    assert "displacement" in {one.what for one in ic.run(ranged).not_drawn}


def test_a_scholarship_is_in_the_swing_of_attribution() -> None:
    """Of a scholarship in money, less attribution takes the same off less: the swing is that of a run."""
    row = {
        "id": "x", "direction": "inbound", "travellers": 30, "nights": 20, "food_service": 90_000.0, **STATED,
        "attribution_share": 0.8, "scholarship": 30_000.0, "host_paid_share": None,
    }  # fmt: skip
    less = {**row, "attribution_share": 0.7}
    one, other = (ic.run(study_of(Exchanges.model_validate(it))) for it in (row, less))
    left = {one.what: one for one in one.not_drawn}
    change = points(other)["value_added"] / points(one)["value_added"] - 1
    assert left["attribution"].change == pytest.approx(change)


def test_many_rows_of_a_profile_are_no_rows_of_draws() -> None:
    """What is net new of them is the same in every draw: 5,000 rows of 10,000 draws would be 400 MB."""
    import tracemalloc

    rows: list[Row] = [
        Visitors(id=f"v{i}", visitors=1 + i % 7, nights=2, profile="delegate", **{**STATED, "resident_share": 0.1})
        for i in range(2_000)
    ]
    study = study_of(*rows)
    model, result = model_for(study)
    tracemalloc.start()
    found = model({"daily_amount/delegate": np.full(10_000, 1.25)}, 10_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60e6
    keys = [headline.key for headline in model.headlines]
    assert found[0, keys.index("net_new_spending")] == pytest.approx(1.25 * result.net_new_spending)


def test_a_scholarship_leaves_another_part_in_every_draw() -> None:
    """It is an amount of money: of a day that costs half of it nothing is left."""
    row = {
        "id": "x", "direction": "inbound", "travellers": 10, "nights": 2, "profile": "delegate", **STATED,
        "host_paid_share": None,
    }  # fmt: skip
    spent = ic.run(study_of(Exchanges.model_validate(row)), sampling=Sampling(draws=0)).net_new_spending
    study = study_of(Exchanges.model_validate({**row, "scholarship": 0.6 * spent}))
    model, _ = model_for(study)
    assert at(model, daily_amount__delegate=0.5)["net_new_spending"] == pytest.approx(0, abs=1e-6)
    assert at(model, daily_amount__delegate=1.5)["net_new_spending"] == pytest.approx(0.9 * spent)


def test_what_was_drawn_in_some_rows_only_is_left_out_of_the_others() -> None:
    guests = {**GUESTS, **dict.fromkeys(("resident_share", "casual_share", "displaced_share"), 0.1)}
    two = study_of(Visitors(**{**guests, "id": "one"}), Visitors(**{**guests, "id": "two"}))
    ranged = two.with_range("one", "resident_share", 0.05, 0.2)
    left = {one.what: one.about for one in ic.run(ranged).not_drawn}
    assert (left["residents"], left["displacement"]) == ("other rows", "")
    assert {one.about for one in ic.run(two).not_drawn if one.what == "residents"} == {""}
