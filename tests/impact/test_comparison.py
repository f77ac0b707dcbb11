"""Comparison: nothing where nothing differs, and parts that add up to the difference, each where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studies import activity, named

import impactcalc as ic
from impactcalc.errors import InputError
from impactcalc.facts.assumptions.reading import DayVisits
from impactcalc.impact.beside.comparison import Comparison, compare
from impactcalc.impact.figures import NAMES
from impactcalc.impact.run import run
from impactcalc.report.words.en.comparison import headline
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import (
    Budget,
    Exchanges,
    Profiles,
    Rates,
    Row,
    Settings,
    Strata,
    Survey,
    Taxes,
    Visitors,
)
from impactcalc.words.en.english import BRITISH
from impactcalc.words.speaking import speaking
from toy_language import TOY

SHARES: dict[str, Any] = {
    "resident_share": 0.0, "casual_share": 0.0, "attribution_share": 0.8, "displaced_share": 0.0,
    "host_paid_share": 0.1,
}  # fmt: skip


def study_of(*rows: Row, **changes: Any) -> ic.Study:
    whole = {"name": "Test", "place": "US", "year": 2014, **changes}
    return ic.study_from_rows(Settings.model_validate(whole), rows)


def compared(a: ic.Study, b: ic.Study) -> Comparison:
    return compare(run(a), run(b), run)


def guests(id: str | None = "g", **changes: Any) -> Visitors:
    row = {"id": id, "visitors": 10, "accommodation": 10_000.0, "food_service": 5_000.0, **SHARES}
    return Visitors.model_validate(row | changes)


def at(figures: Any, name: str) -> float:
    return float(figures[NAMES.index(name)])


def adds_up(found: Comparison) -> None:
    """To half a cent, and a figure that is nan is nan in both."""
    total = found.by_step.sum(axis=0) if len(found.by_step) else np.zeros(len(NAMES))
    for figures in (found.difference, found.figures_b - found.figures_a):
        gap = np.nan_to_num(np.abs(total - figures))
        assert (gap <= 0.005).all()


def test_a_study_and_itself() -> None:
    study = ic.read_study(samples()["city-programme"])
    found = compared(study, study)
    assert found.same
    assert found.steps == ()
    assert not found.difference[~np.isnan(found.difference)].any()


def test_the_order_of_rows_is_no_difference() -> None:
    rows = [guests(None, visitors=n, food_service=100.0 * n) for n in (3, 5, 5, 7)] + [
        guests("x"),
        guests("y", nights=2),
    ]
    assert compared(study_of(*rows), study_of(*rows[::-1])).same


def test_each_kind_of_change_is_a_step_of_its_own() -> None:
    tax = {"categories": "accommodation", "level": "local", "collector": "City", "own_budget": "yes"}
    a = study_of(guests("kept"), guests("gone"), Taxes(name="Bed", rate=0.05, **tax), place="US-TX", currency="USD")
    b = study_of(
        guests("kept", visitors=20, accommodation=25_000.0, attribution_share=0.5),
        guests("new", shopping=3_000.0, year=2014),
        Taxes(name="Bed", rate=0.06, **tax),
        place="US-CA",
        year=2015,
        report_year=2016,
        currency="USD",
    )
    found = compared(a, b)
    assert found.steps == (("removed",), ("added",), ("amounts",), ("shares",), ("place",), ("year",), ("rates",))
    adds_up(found)
    net = {step[0]: at(row, "net_new_spending") for step, row in zip(found.steps, found.by_step, strict=True)}
    assert net["removed"] == pytest.approx(-15_000 * 0.8 * 0.9)
    assert net["added"] == pytest.approx(18_000 * 0.8 * 0.9)
    assert net["amounts"] == pytest.approx(15_000 * 0.8 * 0.9)
    assert net["shares"] == pytest.approx(-30_000 * 0.3 * 0.9)
    assert (net["place"], net["rates"]) == (0, 0)
    assert net["year"] > 0  # prices of 2016
    own = {step[0]: at(row, "own_budget") for step, row in zip(found.steps, found.by_step, strict=True)}
    assert own["place"] == pytest.approx(0)  # the tax comes along
    assert own["rates"] > 0
    said = {(c.sheet, c.id, c.field): (c.before, c.after) for c in found.inputs.changes}
    assert said == {
        ("Study", "", "Place"): ("US-TX", "US-CA"),
        ("Study", "", "Year"): ("2014", "2015"),
        ("Study", "", "Report year"): ("2014", "2016"),
        ("Visitors", "kept", "Visitors"): ("10", "20"),
        ("Visitors", "kept", "Accommodation"): ("10000", "25000"),
        ("Visitors", "kept", "Attribution share"): ("0.8", "0.5"),
        ("Taxes", "Bed, local, City", "Rate"): ("0.05", "0.06"),
    }
    assert [(row.id, row.only_in) for row in found.inputs.lone] == [("gone", "A"), ("new", "B")]


def test_what_needs_the_next_change_counts_with_it() -> None:
    # The only rate of the won of the North is that of 2013, which B brings: its amounts cannot be of 2014.
    rate = Rates(kind="exchange_rate", subject="KPW", year=2013, value=100.0, source="made up")
    found = compared(study_of(guests()), study_of(guests(currency="KPW", year=2013), rate))
    assert found.steps == (("amounts", "year"), ("rates",))
    adds_up(found)


def test_own_profiles_that_only_one_has() -> None:
    mine = Profiles(name="mine", accommodation=1.0)
    split = guests(accommodation=None, food_service=None, total_spend=900.0, profile="mine")
    found = compared(study_of(guests()), study_of(split, mine))
    assert found.steps == (("amounts",), ("rates",))
    adds_up(found)
    other = compared(study_of(split, mine), study_of(split, Profiles(name="mine", food_service=1.0)))
    assert [(c.field, c.before, c.after) for c in other.inputs.changes] == [
        ("Accommodation", "1", ""),
        ("Food service", "", "1"),
    ]
    assert other.moved


def test_checks_and_assumptions_that_come_and_go() -> None:
    found = compared(study_of(guests()), study_of(guests(resident_share=None)))
    assert [(c.code, c.change) for c in found.checks] == [("residents-as-impact", "only in B")]
    assert [(c.what, c.before, c.after) for c in found.assumptions if "studies" not in c.what] == [
        ("resident share", "0% in 1 row", "not stated in 1 row: nothing taken off")
    ]
    # What studies found of the share comes where it is blank, and goes where it is stated.
    anchors = [c for c in found.assumptions if c.what == "resident share: what studies found"]
    assert anchors
    assert all(not c.before and c.after for c in anchors)


def test_what_is_compared_is_the_same_in_every_language() -> None:
    """That somebody comes for a day is how a row was read: the rows themselves are compared, whatever is spoken."""
    one, other = study_of(guests("d", nights=0)), study_of(guests("d", nights=1))
    assert any(isinstance(each.fact, DayVisits) for each in run(one).assumptions)
    for spoken in (BRITISH, TOY):
        with speaking(spoken):
            assert not compared(one, other).assumptions


def test_labels_change_no_figure() -> None:
    found = compared(study_of(guests(purpose="culture")), study_of(guests(purpose="environment", name="Guests")))
    assert [c.field for c in found.inputs.changes] == ["Name", "Purpose"]
    assert found.steps == ()
    assert not found.moved
    assert not found.same


def test_scholarships_and_who_paid_are_shares() -> None:
    student = {
        "id": "s",
        "direction": "inbound",
        "travellers": 2,
        "housing": 9_000.0,
        **SHARES,
        "host_paid_share": None,
    }
    grant = {"id": "b", "amount": 500.0, "category": "printing"}
    a = study_of(Exchanges.model_validate(student), Budget.model_validate({**grant, "paid_from": "outside", **SHARES}))
    b = study_of(
        Exchanges.model_validate({**student, "scholarship": 1_000.0}),
        Budget.model_validate({**grant, "paid_from": "local", **SHARES}),
    )
    found = compared(a, b)
    assert found.steps == (("shares",),)
    assert at(found.difference, "net_new_spending") == pytest.approx(-1_000 - 500 * 0.8 * 0.9)


def test_the_sample_with_its_scenarios_adds_up() -> None:
    study = ic.read_study(samples()["city-programme"])
    changed = study.at_place("US-TX")
    adds_up(compared(study, changed))


@settings(max_examples=25)
@given(
    st.lists(activity(), min_size=1, max_size=4),
    st.lists(activity(), min_size=1, max_size=4),
    st.sampled_from([("US", 2014), ("US-TX", 2014), ("cbsa:19100", 2015), ("US", 2012)]),
)
def test_random_pairs_add_up(left: Sequence[Row], right: Sequence[Row], to: tuple[str, int]) -> None:
    place, year = to
    try:
        a, b = run(study_of(*named(left))), run(study_of(*named(right), place=place, year=year))
    except InputError:
        return
    found = compare(a, b, run)
    adds_up(found)
    back = compare(b, a, run)
    np.testing.assert_allclose(np.nan_to_num(back.difference), -np.nan_to_num(found.difference), atol=1e-6, rtol=1e-12)


def test_rows_of_both_studies_may_have_one_number() -> None:
    """On the way from one to the other both are there: the amount of a profile is drawn for its own row only."""
    one = study_of(guests("b"), guests("a"))
    other = study_of(
        guests("a"), Visitors(id="c", visitors=1_670, nights=2.5, profile="arts_event_visitor"), place="US-TX"
    )
    adds_up(compared(one, other))


def test_other_currencies_are_not_subtracted() -> None:
    a, b = study_of(guests()), study_of(guests(), place="JP", currency="JPY")
    try:
        japan = run(b)
    except InputError:
        pytest.skip("no table of Japan is shipped")
    found = compare(run(a), japan, run)
    assert not found.same_money
    assert np.isnan(at(found.difference, "net_new_spending"))
    jobs = at(found.figures_b, "jobs") - at(found.figures_a, "jobs")
    assert np.isnan(jobs) or at(found.difference, "jobs") == pytest.approx(jobs)


def test_jobs_of_another_kind_are_said() -> None:
    a, b = study_of(guests()), study_of(guests(), place="JP", currency="JPY")
    lines = headline(compare(run(a), run(b), run))
    assert "A is in USD, B in JPY: money stands side by side and is not subtracted." in lines
    assert any(line.startswith("Jobs in A are ") and line.endswith("the difference holds that too.") for line in lines)
    assert not any("more (" in line or "less (" in line for line in lines if "jobs" not in line.lower())


def test_a_network_that_grows_is_a_change_of_the_last_step() -> None:
    def network(members: float) -> ic.Study:
        answers = [
            Survey(
                member=f"m{i}", stratum="small", visitor_spend=900.0 * i, visitor_profile="us_traveller", visitors=10
            )
            for i in range(1, 4)
        ]
        return study_of(guests("own"), Strata(stratum="small", members=members), *answers)

    found = compared(network(10), network(20))
    assert found.steps == (("survey",),)
    assert [(c.sheet, c.id, c.field) for c in found.inputs.changes] == [("Strata", "small", "Members")]
    assert at(found.difference, "gross_spending") == pytest.approx(10 * 1800, rel=1e-6)
    adds_up(found)
