"""Ranges through the model: every draw is a run with other numbers; known answers; draws that depend on names alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studies import STATED, activity, at, named

import impactcalc as ic
from impactcalc.arrays import Floats
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.regional import default_method, regional_economy
from impactcalc.errors import InputError
from impactcalc.impact.result import Result
from impactcalc.impact.run import supplied_rates
from impactcalc.impact.uncertainty import simulate
from impactcalc.impact.uncertainty.answer import Uncertainty
from impactcalc.impact.uncertainty.headlines import headlines_of
from impactcalc.impact.uncertainty.model import Model, model_of
from impactcalc.impact.uncertainty.quantities import uncertain
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.samples import find_sample
from impactcalc.study.checking.validation import study_from_rows
from impactcalc.study.sheets.ranges import Distribution, Range, SharedRange
from impactcalc.study.sheets.schema import (
    Budget,
    Events,
    Exchanges,
    Profiles,
    Ranges,
    Rates,
    Row,
    Settings,
    Taxes,
    Visitors,
    Volunteers,
)
from impactcalc.study.study import Study

OUTPUT = "output"
GRANT = {"id": "b1", "amount": 120_000.0, "category": "professional", "paid_from": "outside", **STATED}
LODGING = Taxes(name="Bed", rate=0.07, categories="accommodation", level="local", collector="City", own_budget="yes")


def place(**changes: Any) -> Settings:
    return Settings.model_validate(
        {"name": "Test", "place": "cbsa:19100", "year": 2014, "report_year": 2016, **changes}
    )


def study_of(*rows: Row, **changes: Any) -> Study:
    return study_from_rows(place(**changes), rows)


def sure(study: Study, **sampling: Any) -> Uncertainty:
    found = ic.run(study, sampling=Sampling(**sampling)).uncertainty
    assert found is not None
    return found


@pytest.fixture
def typed_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without what the model itself leaves open: what one number does can then be said in closed form."""
    monkeypatch.setattr(simulate, "with_the_models_own", lambda typed, _result: typed)


def model_for(study: Study) -> tuple[Model, Result]:
    result = ic.run(study, sampling=Sampling(draws=0))
    return model_of(result, uncertain(study), supplied_rates(study)), result


def points(result: Result) -> dict[str, float]:
    return {headline.key: headline.point for headline in headlines_of(result)}


def assert_same(found: Floats, model: Model, result: Result, rel: float = 1e-9) -> None:
    """What the model comes to is what a run comes to."""
    expected = points(result)
    for headline, value in zip(model.headlines, found, strict=True):
        assert value == pytest.approx(expected[headline.key], rel=rel, abs=1e-6, nan_ok=True), headline.key


# Known answers -------------------------------------------------------------------------


@pytest.mark.usefixtures("typed_alone")
@pytest.mark.parametrize("distribution", ["triangular", "PERT"])
def test_one_uncertain_number(distribution: Distribution) -> None:
    """A linear model of one number: its quantiles and moments are the number's, times the multiplier."""
    low, mode, high = 90_000.0, 120_000.0, 200_000.0
    study = study_of(Budget.model_validate(GRANT)).with_range("b1", "amount", low, high, distribution)
    found = sure(study, draws=40_000).of(OUTPUT)
    assert found is not None
    per_unit = found.headline.point / mode
    if distribution == "triangular":
        mean = (low + mode + high) / 3
        variance = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
        p5 = low + np.sqrt(0.05 * (high - low) * (mode - low))
        p95 = high - np.sqrt(0.05 * (high - low) * (high - mode))
    else:
        stats = pytest.importorskip("scipy.stats")
        at = (mode - low) / (high - low)
        beta = stats.beta(1 + 4 * at, 5 - 4 * at, loc=low, scale=high - low)
        mean, variance, p5, p95 = beta.mean(), beta.var(), beta.ppf(0.05), beta.ppf(0.95)
    error = np.sqrt(variance / 40_000)
    assert found.mean == pytest.approx(mean * per_unit, abs=4 * error * per_unit)
    assert found.deviation == pytest.approx(np.sqrt(variance) * per_unit, rel=0.02)
    assert found.p5 == pytest.approx(p5 * per_unit, abs=12 * error * per_unit)
    assert found.p95 == pytest.approx(p95 * per_unit, abs=12 * error * per_unit)


@pytest.mark.usefixtures("typed_alone")
def test_a_product_of_two() -> None:
    """Heads times nights: the variance of a product of independent numbers."""
    guests = Visitors(id="v", visitors=40, nights=5, daily_spend=100, profile="us_traveller", **STATED)
    study = study_of(guests).with_range("v", "visitors", 30, 60).with_range("v", "nights", 3, 6)
    found = sure(study, draws=40_000).of(OUTPUT)
    assert found is not None
    per_unit = found.headline.point / 200
    means, variances = zip(
        *(
            ((a + m + b) / 3, (a * a + m * m + b * b - a * m - a * b - m * b) / 18)
            for a, m, b in ((30, 40, 60), (3, 5, 6))
        ),
        strict=True,
    )
    variance = variances[0] * variances[1] + variances[0] * means[1] ** 2 + variances[1] * means[0] ** 2
    assert found.mean == pytest.approx(means[0] * means[1] * per_unit, abs=4 * np.sqrt(variance / 40_000) * per_unit)
    assert found.deviation == pytest.approx(np.sqrt(variance) * per_unit, rel=0.02)


@pytest.mark.usefixtures("typed_alone")
def test_shares_of_a_profile_are_drawn_together() -> None:
    """A Dirichlet: var(sum w p) = (sum p w^2 - (sum p w)^2) / (n + 1), w what a unit of each category does."""
    rows = [
        Profiles(name="own", accommodation=0.5, food_service=0.3, shopping=0.2),
        Visitors(id="v", visitors=1, total_spend=1e6, profile="own", **STATED),
        Ranges(parameter="profile_shares", profile="own", sample_size=50, source="survey"),
    ]
    study = study_of(*rows, report_year=2014)
    result = ic.run(study, sampling=Sampling(draws=40_000))
    assert result.uncertainty is not None
    found = result.uncertainty.of(OUTPUT)
    assert found is not None
    shares = np.array([0.5, 0.3, 0.2])
    codes = [result.table.categories.index(c) for c in ("accommodation", "food_service", "shopping")]
    w = result.table.K[-1, 0, codes] * 1e6
    variance = ((shares * w**2).sum() - (shares * w).sum() ** 2) / 51
    assert found.headline.point == pytest.approx((shares * w).sum(), rel=1e-12)
    assert found.mean == pytest.approx(found.headline.point, abs=4 * np.sqrt(variance / 40_000))
    assert found.deviation == pytest.approx(np.sqrt(variance), rel=0.02)
    assert result.uncertainty.of("gross_spending") is None  # however it splits, the sum is the same


@pytest.mark.usefixtures("typed_alone")
def test_two_rows_of_a_profile_share_its_draw() -> None:
    rows = [
        Profiles(name="own", accommodation=0.5, shopping=0.5, daily_amount=100),
        Ranges(parameter="daily_amount", profile="own", low=0.5, high=1.5, source="guess"),
        Visitors(id="a", visitors=10, nights=1, profile="own", **STATED),
        Visitors(id="b", visitors=10, nights=1, profile="own", **STATED),
    ]
    both, one = sure(study_of(*rows)).of(OUTPUT), sure(study_of(*rows[:3])).of(OUTPUT)
    assert both is not None
    assert one is not None
    assert both.deviation == pytest.approx(2 * one.deviation, rel=1e-9)  # independent draws would give sqrt(2)


@pytest.mark.usefixtures("typed_alone")
def test_variance_shares_of_a_sum_are_those_of_its_parts() -> None:
    pytest.importorskip("scipy")
    grants = [Budget.model_validate({**GRANT, "id": name, "amount": 100_000.0}) for name in ("a", "b")]
    study = study_of(*grants).with_range("a", "amount", 80_000, 120_000).with_range("b", "amount", 40_000, 160_000)
    shares = sure(study, sobol=True).shares
    assert shares is not None
    first = dict(zip(shares.names, shares.first[OUTPUT], strict=True))
    total = dict(zip(shares.names, shares.total[OUTPUT], strict=True))
    for name, expected in (("Budget/a/amount", 0.1), ("Budget/b/amount", 0.9)):  # widths 1 : 3, variances 1 : 9
        assert first[name] == pytest.approx(expected, abs=0.05)
        assert total[name] == pytest.approx(expected, abs=0.05)


# Every draw is a run -------------------------------------------------------------------

RANGED = {
    "Visitors": ("visitors", "nights", "accommodation", "food_service", "daily_spend", "total_spend"),
    "Events": ("participants", "days", "venue", "total_spend", "food_service"),
    "Exchanges": ("travellers", "nights", "tuition", "scholarship", "exchanges", "spend_per_exchange", "food_service"),
    "Budget": ("amount",),
}
SHARE_FIELDS = tuple(STATED)


@settings(max_examples=25)
@given(st.lists(activity(), min_size=1, max_size=5), st.data())
def test_a_draw_is_a_run_with_other_numbers(rows: list[Row], data: st.DataObject) -> None:
    """Any numbers of any rows: the model at other values is the plain run of a study in which they were typed."""
    before = named(rows)
    study = study_from_rows(place(place="US"), before)
    after, values = [], {}
    for row in before:
        sheet, changes = type(row).__name__, {}
        for field in (*RANGED[sheet], *SHARE_FIELDS):
            stated = getattr(row, field, None)
            if stated is None or not data.draw(st.booleans()):
                continue
            most = 1.0 if field in SHARE_FIELDS else stated * 3 + 10
            drawn = data.draw(st.floats(0.0 if field not in ("nights", "days") else 0.01, 1.0)) * most
            study = study.with_range(row.id, field, 0.0, most)  # type: ignore[attr-defined]
            values[f"{sheet}/{row.id}/{field}"] = np.array([drawn])  # type: ignore[attr-defined]
            changes[field] = drawn
        after.append(row.model_copy(update=changes))
    model, result = model_for(study)
    assert_same(model({}, 1)[0], model, result, rel=1e-12)
    assert_same(model(values, 1)[0], model, ic.run(study_from_rows(place(place="US"), after)))


KINDS: dict[str, tuple[Row, dict[str, float]]] = {
    "per person": (
        Visitors(id="r", visitors=20, nights=3, accommodation=90, shopping=20, spend_basis="per_person_day"),
        {"visitors": 24, "nights": 2.5, "accommodation": 110, "shopping": 0},
    ),
    "a day visit": (Visitors(id="r", visitors=20, nights=0, accommodation=90, profile="us_traveller"), {"nights": 0.5}),
    "assumed, with tax on the bed": (
        Visitors(id="r", visitors=20, nights=3, profile="delegate", resident_share=0.2),
        {"visitors": 31, "nights": 4, "resident_share": 0.3},
    ),
    "a sum": (
        Visitors(id="r", visitors=20, nights=3, spend_per_person=600, profile="us_traveller"),
        {"visitors": 25, "spend_per_person": 700},
    ),
    "exchanges": (
        Exchanges(
            id="r",
            direction="inbound",
            exchanges=4,
            travellers=20,
            nights=10,
            spend_per_exchange=9000,
            profile="us_traveller",
            tuition=3000,
            scholarship=2000,
            attribution_share=0.8,
        ),
        {"exchanges": 5, "spend_per_exchange": 8000, "tuition": 4000, "scholarship": 3500, "attribution_share": 0.5},
    ),
    "outbound": (
        Exchanges(id="r", direction="outbound", travellers=9, nights=5, air_travel=9000, food_service=2000,
                  partner_country="JPN"),
        {"air_travel": 12_000, "food_service": 1000},
    ),
    "an event with both": (
        Events(id="r", participants=400, days=2, daily_spend=50, profile="arts_event_visitor", venue=9000,
               currency="EUR"),
        {"participants": 500, "days": 3, "daily_spend": 40, "venue": 12_000},
    ),
    "an amount a stay": (
        Events(id="r", participants=400, days=3, profile="arts_event_visitor"), {"participants": 500, "days": 5},
    ),
    "local money": (Budget(id="r", amount=9000, category="printing", paid_from="local"), {"amount": 12_000}),
    "hours": (
        Volunteers(id="r", volunteers=40, hours=12, hourly_value=23, year=2013),
        {"volunteers": 50, "hours": 10, "hourly_value": 25},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_row(name: str) -> None:
    row, changes = KINDS[name]
    others: list[Row] = [LODGING, Visitors(id="other", visitors=3, accommodation=800, currency="JPY", **STATED)]
    study = study_of(row, *others)
    for field, value in changes.items():
        study = study.with_range("r", field, 0, max(value, getattr(row, field)) * (1 if field.endswith("share") else 2))
    sheet = type(row).__name__
    model, result = model_for(study)
    assert_same(model({}, 1)[0], model, result, rel=1e-12)
    other = ic.run(study_of(row.model_copy(update=changes), *others))
    values = {f"{sheet}/r/{field}": np.array([value, value]) for field, value in changes.items()}
    found = model(values, 2)
    assert_same(found[0], model, other)
    assert (found[0] == found[1]).all()
    for field, value in changes.items():  # and one at a time
        one = ic.run(study_of(row.model_copy(update={field: value}), *others))
        assert_same(model({f"{sheet}/r/{field}": np.array([float(value)])}, 1)[0], model, one)


def test_a_rate_is_one_for_all_that_goes_through_it() -> None:
    def rows(yen: float, index: float) -> list[Row]:
        return [
            Rates(kind="exchange_rate", subject="JPY", year=2013, value=yen, source="bank"),
            Rates(kind="deflator", subject="USA", year=2016, value=index, source="bureau"),
            Profiles(name="own", accommodation=0.5, shopping=0.5, daily_amount=9000, currency="JPY", country="Japan",
                     year=2013),
            Visitors(id="a", visitors=10, nights=2, profile="own", year=2013, **STATED),
            Visitors(id="b", visitors=10, food_service=50_000, currency="JPY", year=2013, resident_share=0.2),
            Visitors(id="c", visitors=10, food_service=5000, year=2016),
            Visitors(id="d", visitors=5, nights=2, profile="delegate", **STATED),
        ]  # fmt: skip

    study = study_of(*rows(100, 105))
    ranged = (
        SharedRange("rate", "exchange_rate JPY 2013", 100.0, Range(80, 130), where="Rates!D2"),
        SharedRange("rate", "deflator USA 2016", 105.0, Range(100, 110), where="Rates!D3"),
    )
    model, result = model_for(replace(study, shared_ranges=ranged))
    assert_same(model({}, 1)[0], model, result, rel=1e-12)
    values = {"rate/exchange_rate JPY 2013": np.array([90.0]), "rate/deflator USA 2016": np.array([108.0])}
    assert_same(model(values, 1)[0], model, ic.run(study_of(*rows(90, 108))))


def test_a_profiles_amount_and_shares() -> None:
    def rows(daily: float, *shares: float) -> list[Row]:
        split = dict(zip(("accommodation", "food_service", "shopping"), shares, strict=True))
        return [
            Profiles.model_validate({"name": "own", "daily_amount": daily, **split}),
            Visitors(id="a", visitors=10, nights=2, profile="own", attribution_share=0.5),
            Visitors(id="b", total_spend=5000, profile="own", currency="EUR", **STATED),
            Exchanges(id="x", direction="inbound", travellers=3, nights=9, profile="own", scholarship=500, tuition=300),
        ]

    study = study_of(
        *rows(100, 0.5, 0.3, 0.2),
        Ranges(parameter="daily_amount", profile="own", low=0.5, high=1.5, source="guess"),
        Ranges(parameter="profile_shares", profile="own", sample_size=50, source="guess"),
    )
    model, result = model_for(study)
    assert_same(model({}, 1)[0], model, result, rel=1e-12)
    drawn = np.zeros((1, len(result.table.categories)))
    drawn[0, [result.table.categories.index(c) for c in ("accommodation", "food_service", "shopping")]] = 0.6, 0.1, 0.3
    values = {"daily_amount/own": np.array([1.2]), "profile_shares/own": drawn}
    assert_same(model(values, 1)[0], model, ic.run(study_of(*rows(120, 0.6, 0.1, 0.3))))


def city(*rows: Row) -> Study:
    guests = Visitors(
        id="v", visitors=40, accommodation=9000, shopping=4000, fuel=900, air_travel=2000, local_wages=100, **STATED
    )
    return study_of(guests, LODGING, *rows)


@pytest.mark.parametrize(("low", "high"), [(0.03, 0.08), (0.0, 0.3), (0.04, 0.05)])
def test_between_the_deltas_nothing_is_inverted_and_little_is_lost(low: float, high: float) -> None:
    study = city(Ranges(parameter="delta", low=low, high=high, source="docs/regions.md"))
    model, result = model_for(study)
    nation = load_table("us-2014")
    worst = 0.0
    for delta in np.linspace(low, high, 7):
        method = replace(default_method(), delta=float(delta))
        exact = points(ic.run(study, regional_economy(nation, "cbsa:19100", method), sampling=Sampling(draws=0)))
        found = model({"delta": np.array([delta])}, 1)[0]
        for headline, value in zip(model.headlines, found, strict=True):
            if exact[headline.key]:
                worst = max(worst, abs(value / exact[headline.key] - 1.0))
    assert worst < (2e-4 if high == 0.3 else 2e-6)
    assert_same(model({"delta": np.array([default_method().delta])}, 1)[0], model, result, rel=1e-12)


def test_closure_and_local_share_are_factors() -> None:
    ranges = [
        Ranges(parameter="closure", low=0.5, high=1.5, source="guess"),
        Ranges(parameter="local_share", low=0.0, high=1e9, source="guess"),
    ]
    model, result = model_for(city(*ranges))
    keys = [headline.key for headline in model.headlines]

    def output(**values: float) -> float:
        return float(model({name: np.array([v]) for name, v in values.items()}, 1)[0][keys.index(OUTPUT)])

    first = result.impact_effects[3, 0]
    induced = result.impact_effects[2, 0]
    assert output(closure=0.5) == pytest.approx(first + 0.5 * induced, rel=1e-12)
    none, usual, all_of_it, more = (output(local_share=share) for share in (0.0, 1.0, 1e6, 1e9))
    assert none < usual < all_of_it
    assert more == pytest.approx(all_of_it, rel=1e-12)  # nothing more can be made here than is bought
    found = model({"local_share": np.array([1e9])}, 1)[0]
    assert found[keys.index("local_final_demand")] <= found[keys.index("net_new_spending")] * (1 + 1e-12)


# What draws depend on ------------------------------------------------------------------


def sample() -> Study:
    study = ic.read_study(find_sample("city-programme"))
    for table in study.sheets.values():
        for field in ("visitors", "participants", "travellers", "amount", "volunteers", "attribution_share"):
            for i in np.flatnonzero(~np.isnan(table.columns.get(field, np.full(len(table), np.nan)))).tolist():
                value = float(table.numbers(field)[i])
                most = 1.0 if field.endswith("share") else value * 1.3
                study = study.with_range(str(table.words("id")[i]), field, value * 0.8, most)
    return study


def as_bytes(found: Uncertainty) -> bytes:
    numbers = [(r.mean, r.deviation, r.p5, r.p50, r.p95, r.headline.point) for r in found.ranges]
    swings = [(s.low, s.high) for key in found.swings for s in found.swings[key]]
    return np.array(numbers).tobytes() + np.array(swings).tobytes() + found.histogram[1].tobytes()


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others() -> None:
    study = sample()
    first = sure(study)
    assert as_bytes(sure(study)) == as_bytes(first)
    other = sure(study, seed=7)
    assert as_bytes(other) != as_bytes(first)
    one, two = first.of(OUTPUT), other.of(OUTPUT)
    assert one is not None
    assert two is not None
    assert one.headline.point == two.headline.point
    assert one.p5 == pytest.approx(two.p5, rel=0.02)


def test_ranges_leave_the_point_estimates_as_they_are() -> None:
    read = ic.read_study(find_sample("city-programme"))
    bare = {name: replace(table, ranges={}) for name, table in read.sheets.items()}
    plain = ic.run(replace(read, sheets=bare, shared_ranges=()), sampling=Sampling(draws=0))
    ranged = ic.run(sample())
    assert plain.uncertainty is None
    assert ranged.uncertainty is not None
    assert (plain.impact_effects == ranged.impact_effects).all()
    assert (plain.contribution_effects == ranged.contribution_effects).all()
    assert (plain.ledger == ranged.ledger).all(axis=None)
    assert {h.headline.key: h.headline.point for h in ranged.uncertainty.ranges}.items() <= points(plain).items()


def test_the_order_of_the_rows_does_not_show() -> None:
    grants = [
        Budget.model_validate({**GRANT, "id": f"b{i}", "amount": 1000.0 * i, "confirmed": "yes"}) for i in range(1, 9)
    ]
    studies = [study_of(*rows) for rows in (grants, grants[::-1], [grants[3], *grants[:3], *grants[4:]])]
    for i in range(1, 9):
        studies = [study.with_range(f"b{i}", "amount", 500.0 * i, 2000.0 * i, "PERT") for study in studies]
    first, *others = (as_bytes(sure(study)) for study in studies)
    assert all(other == first for other in others)


def test_a_range_elsewhere_leaves_a_draw_as_it_was() -> None:
    one = study_of(Budget.model_validate(GRANT), Visitors(id="v", visitors=3, accommodation=900, **STATED))
    one = one.with_range("b1", "amount", 90_000, 200_000)
    two = one.with_range("v", "accommodation", 500, 1500)
    name = "Budget/b1/amount"
    draws = [uncertain(study).quantities[name].drawn(2015, 500) for study in (one, two)]
    assert (draws[0] == draws[1]).all()


@pytest.mark.usefixtures("typed_alone")
def test_swings_are_runs_at_the_low_and_the_high() -> None:
    rows = [Budget.model_validate(GRANT), Visitors(id="v", visitors=3, accommodation=90_000, **STATED)]
    study = study_of(*rows).with_range("b1", "amount", 90_000, 200_000).with_range("v", "accommodation", 89_000, 95_000)
    first, second = sure(study).swings[OUTPUT]
    assert (first.quantity, second.quantity) == ("Budget/b1/amount", "Visitors/v/accommodation")
    for value, found in ((90_000.0, first.low), (200_000.0, first.high)):
        there = points(ic.run(study_of(rows[0].model_copy(update={"amount": value}), rows[1])))
        assert found == pytest.approx(there[OUTPUT], rel=1e-9)


@pytest.mark.usefixtures("typed_alone")
def test_what_is_not_used_does_not_swing() -> None:
    study = study_of(
        Budget.model_validate(GRANT), Ranges(parameter="delta", low=0.04, high=0.05, source="x"), place="US"
    )
    found = sure(study)
    assert not found.ranges  # the nation's own table knows no delta
    assert (found.drawn, found.swings) == ("", {})


def test_nothing_drawn() -> None:
    study = study_of(Budget.model_validate(GRANT))
    assert ic.run(study, sampling=Sampling(draws=0)).uncertainty is None
    ranged = study.with_range("b1", "amount", 90_000, 200_000)
    assert ic.run(ranged, sampling=Sampling(draws=0)).uncertainty is None
    with pytest.raises(InputError) as caught:
        ic.run(ranged, sampling=Sampling(draws=99))
    assert str(caught.value.problems[0]) == (
        '--draws "99": so few draws do not tell a 5th percentile. Type 100 or more; 0 leaves the ranges out'
    )
    with pytest.raises(InputError, match="Type 200,000 or fewer"):
        ic.run(ranged, sampling=Sampling(draws=10**11))


def test_a_range_of_delta_that_the_method_is_not_in() -> None:
    with pytest.raises(InputError) as caught:
        ic.run(city(Ranges(parameter="delta", low=0.2, high=0.3, source="Europe")))
    assert str(caught.value.problems[0]) == (
        'Ranges!A2 "delta": the range of delta does not hold the method\'s own, 0.045. Type a low below and a high '
        "above 0.045"
    )


@pytest.mark.usefixtures("typed_alone")
def test_rows_of_a_thousand_ranges_take_no_more_memory_than_a_few() -> None:
    rows = [Budget.model_validate({**GRANT, "id": f"b{i:04}"}) for i in range(600)]
    study = study_of(*rows)
    table = study.sheets["Budget"]
    from impactcalc.study.sheets.ranges import RangeColumn

    ranges = RangeColumn(np.arange(600, dtype=np.int64), (Range(90_000, 200_000),) * 600)
    sheets = {**study.sheets, "Budget": replace(table, ranges={"amount": ranges})}
    found = sure(replace(study, sheets=sheets), draws=2000)
    assert len(found.swings[OUTPUT]) == 500
    output = found.of(OUTPUT)
    assert output is not None
    assert output.deviation / output.mean < 0.2 / np.sqrt(600) * 1.2  # independent numbers even out


def test_a_range_where_nothing_is_spent_at_home() -> None:
    trip = Exchanges(id="x", direction="outbound", travellers=9, nights=5, food_service=2000, partner_country="JPN")
    found = sure(study_of(trip).with_range("x", "food_service", 1000, 3000))
    assert not found.ranges


def test_ranges_as_a_frame() -> None:
    study = study_of(Budget.model_validate(GRANT))
    assert ic.run(study, sampling=Sampling(draws=0)).ranges.empty
    found = ic.run(study.with_range("b1", "amount", 90_000, 200_000), sampling=ic.Sampling(draws=200))
    assert at(found.ranges, OUTPUT, "point") == at(found.totals, "total_type_2", "output")
    assert (found.ranges["p5"] <= found.ranges["p95"]).all()


def test_ranges_of_a_study_without_spending() -> None:
    hours = Volunteers(id="h", volunteers=40, hours=12, hourly_value=23)
    closure = Ranges(parameter="closure", low=0.5, high=1.5, source="guess")
    found = sure(study_of(hours, closure).with_range("h", "hours", 10, 20))
    value = found.of("volunteer_value")
    assert value is not None
    assert value.p5 < value.headline.point < value.p95
    assert found.of(OUTPUT) is None
