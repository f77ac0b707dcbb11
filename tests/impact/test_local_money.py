"""Local money, an event's organiser, where visitors come from, what was typed: each by hand, and each fault once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from studies import STATED, at, result_of, settings

import impactcalc as ic
from impactcalc.errors import InputError, LedgerError
from impactcalc.impact.effects import net_new
from impactcalc.impact.effects.net_new import ledger
from impactcalc.impact.result import Result
from impactcalc.report.words.en.public_money import local_money_words
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Row, Strata, Survey, Taxes, Visitors

# 1,000 of the audience: 600 left after residents, 300 after attribution. The organiser has 500 for the hall.
AUDIENCE: dict[str, Any] = {
    "id": "e", "participants": 10, "profile": "arts_event_visitor", "total_spend": 1_000.0,
    **STATED, "resident_share": 0.4, "attribution_share": 0.5,
}  # fmt: skip


def festival(payer: str | None = None, **changes: Any) -> Events:
    return Events.model_validate({**AUDIENCE, "venue": 500.0, "paid_from": payer, **changes})


def codes(result: Result) -> set[str]:
    return set(result.checks["code"])


def spends(result: Result) -> dict[str, float]:
    matrix = result.world_contribution.spending
    return dict(zip(matrix.payers, map(sum, matrix.amounts), strict=True))


@pytest.mark.parametrize(
    ("payer", "gross", "net", "cost", "taken_off"),
    [
        ("local", 1_500, 300, 500, 250),
        ("outside", 1_500, 300 + 250, 0, 0),
        ("fees", 1_000, 300, 0, 0),
        (None, 1_500, 300, 0, 0),
    ],
)
def test_an_organiser_by_whose_money_it_spent(
    payer: str | None, gross: float, net: float, cost: float, taken_off: float
) -> None:
    result = result_of(festival(payer))
    assert result.gross_spending == pytest.approx(gross)
    assert result.net_new_spending == pytest.approx(net)
    assert result.programme_cost == pytest.approx(cost)
    assert result.local_money_taken_off == pytest.approx(taken_off)
    assert ("organiser-paid-from-blank" in codes(result)) == (payer is None)
    assert ("organiser-paid-from-fees" in codes(result)) == (payer == "fees")
    assert not result.at_most  # an organiser has no residents among its visitors to state


def test_an_organisers_displaced_share_applies_and_the_audiences_residents_do_not() -> None:
    ledger = result_of(festival("outside", displaced_share=0.2)).ledger.set_index("part")
    assert at(ledger, "organiser", "residents") == 0
    assert at(ledger, "organiser", "net_new") == pytest.approx(500 * 0.5 * 0.8)
    assert at(ledger, "", "net_new") == pytest.approx(1_000 * 0.6 * 0.5 * 0.8)
    assert ledger["id"].tolist() == ["e", "e/organiser"]


def test_without_a_profile_the_amounts_are_the_audiences() -> None:
    row = Events.model_validate({"participants": 10, "venue": 500.0, **STATED, "resident_share": 0.4})
    assert result_of(row).net_new_spending == pytest.approx(300)
    assert set(result_of(row).ledger["part"]) == {""}


def test_an_organiser_per_participant_and_day() -> None:
    result = result_of(festival("outside", venue=5.0, days=2.0, spend_basis="per_participant_day"))
    assert result.gross_spending == pytest.approx(1_000 + 5 * 10 * 2)
    assert float(np.nansum(result.rows.people)) == 10  # its audience's, once
    assert int(result.breakdowns["sheet"].count.sum()) == 1  # one row of the workbook


ASKED: list[tuple[dict[str, Any], str]] = [
    ({"paid_from": "local", "venue": None}, "Paid from is about the organiser's spending, and the row states none"),
    ({"paid_from": "local", "profile": None, "total_spend": None}, "without a profile the category amounts are the"),
    ({"total_spend": None, "profile": "event_visitor"}, "whose the category amounts are is not clear"),
]


@pytest.mark.parametrize(("changes", "message"), ASKED)
def test_what_an_organiser_cannot_mean_is_asked(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError, match=message):
        result_of(Events.model_validate({**AUDIENCE, "venue": 500.0, **changes}))


def student(scholarship: float, **changes: Any) -> Exchanges:
    row = {"id": "x", "direction": "inbound", "travellers": 2, "housing": 1_000.0, **STATED, "host_paid_share": None}
    return Exchanges.model_validate({**row, "scholarship": scholarship, **changes})


def test_a_scholarship_above_the_spending_is_capped_at_it() -> None:
    result = result_of(student(1_400.0, attribution_share=0.5))
    assert result.net_new_spending == 0
    assert result.local_money_taken_off == pytest.approx(500)  # what attribution left
    assert result.programme_cost == pytest.approx(1_400)
    cost = result.fiscal.cost
    assert (cost.spent_elsewhere, cost.off_before) == pytest.approx((400, 500))
    assert spends(result) == pytest.approx({"local money": 1_000})
    (line,) = local_money_words(result)
    assert line == (
        "Local money: the programme cost $1,400 ($1,400 for scholarships); local money taken off in the ledger: $500, "
        "as $500 had come off before, as not attributable and $400 is "
        "scholarships beyond the spending of their rows, spent elsewhere."
    )
    assert "scholarship-above-spending" in codes(result)
    assert "scholarship-above-spending" not in codes(result_of(student(1_000.0)))


def test_what_comes_off_never_exceeds_what_is_left() -> None:
    steps = result_of(student(400.0, attribution_share=0.1)).steps
    assert float(steps.steps["host_paid"][0]) == pytest.approx(100)
    assert float(steps.net_new[0]) == pytest.approx(0)


def test_a_local_budget_row_with_a_host_paid_share_counts_once() -> None:
    office = Budget.model_validate(
        {"amount": 800.0, "category": "printing", "paid_from": "local", **STATED, "host_paid_share": 0.5}
    )
    result = result_of(office)
    assert result.programme_cost == pytest.approx(800)
    assert result.local_money_taken_off == pytest.approx(800)
    assert spends(result) == pytest.approx({"local money": 800})
    assert not result.fiscal.cost.at_least


def test_a_share_is_of_what_is_left_and_the_cost_at_least_that() -> None:
    guests = Visitors.model_validate(
        {"visitors": 2, "accommodation": 1_000.0, **STATED, "attribution_share": 0.5, "host_paid_share": 0.2}
    )
    result = result_of(guests)
    assert result.programme_cost == pytest.approx(100)
    assert result.local_money_taken_off == pytest.approx(100)
    assert result.fiscal.cost.at_least
    assert local_money_words(result)[0].startswith("Local money: the programme cost at least $100 (")


def test_a_ledger_that_does_not_close_is_a_fault_of_ours() -> None:
    result = result_of(Visitors(visitors=2, accommodation=1_000, **STATED))
    half = replace(result.home, places=())  # no bridge takes the money on: nothing of the net new is spent
    with pytest.raises(LedgerError, match="net new is taxes, leakage, wages and local final demand"):
        ledger(result.rows, half)


def test_a_step_that_is_left_out_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def forgets(*given: Any) -> Any:
        for step, taken, left in original(*given):
            yield step, taken, left
            taken += 1.0  # the ledger's own column no longer holds what was taken

    original = net_new.deductions
    monkeypatch.setattr(net_new, "deductions", forgets)
    with pytest.raises(LedgerError, match="gross less deductions is net new"):
        result_of(Visitors(visitors=2, accommodation=1_000, **STATED))


# --- a payment on two sheets


def books(amount: float, category: str = "other", **changes: Any) -> Budget:
    row = {"id": "b", "amount": amount, "category": category, "paid_from": "local", "confirmed": None}
    return Budget.model_validate({**row, **changes})


TWICE: list[tuple[Row, Row]] = [
    (student(400.0), books(400.0)),  # the same amount
    (student(400.0), books(250.0, "education")),  # local money for schooling
    (student(400.0), books(250.0, name="ILA scholarships")),  # by its name
    (student(400.0), books(400.0, paid_from="outside")),  # whoever paid
    (festival("local"), books(500.0, "venue", paid_from="outside")),  # as much as the organiser bought
    (festival(None, purpose="culture"), books(200.0, "venue", purpose="culture")),
    (festival(None, partner_city="Ulm"), books(200.0, "venue", paid_from="outside", partner_city="Ulm")),
    (festival("fees", name="Lantern festival"), books(200.0, "venue", name="Grant for the festival's stage")),
    (festival("local", printing=100.0), books(600.0)),  # all of it
]
ONCE: list[tuple[Row, Row]] = [
    (student(400.0), books(250.0)),
    (student(400.0), books(400.0, year=2013)),
    (festival("local", purpose="culture"), books(200.0, "printing", purpose="culture")),
    (festival("local"), books(200.0, "venue")),
    (festival("local", purpose="culture"), books(200.0, "venue", purpose="environment")),
    (festival("local"), books(200.0, "venue", spent_in="abroad", partner_country="JPN")),
    (festival(None, profile=None, total_spend=None), books(200.0, "venue")),  # the audience's
]


@pytest.mark.parametrize("rows", TWICE)
def test_a_payment_on_two_sheets_is_asked_and_confirmed(rows: tuple[Row, Budget]) -> None:
    with pytest.raises(InputError) as caught:
        result_of(*rows)
    (problem,) = caught.value.problems
    assert (problem.sheet, problem.value) == ("Budget", f"{rows[1].amount:.15g}")
    assert problem.cell.endswith("2")
    assert "is not clear" in problem.message
    assert "delete this row" in problem.remedy
    assert "type yes under Confirmed" in problem.remedy
    confirmed = rows[1].model_copy(update={"confirmed": "yes"})
    result = result_of(rows[0], confirmed)
    assert "paid-twice-confirmed" in codes(result)
    alone = result_of(rows[0]), result_of(rows[1])
    assert result.programme_cost == pytest.approx(sum(one.programme_cost for one in alone))


@pytest.mark.parametrize("rows", ONCE)
def test_what_is_another_payment_is_not_asked(rows: tuple[Row, Row]) -> None:
    assert "paid-twice-confirmed" not in codes(result_of(*rows))


def test_the_same_category_alone_is_a_warning() -> None:
    both = codes(result_of(festival("local"), books(200.0, "venue")))
    assert "organiser-also-budget" in both
    confirmed = codes(result_of(festival("local"), books(200.0, "venue", confirmed="yes")))
    for found in (confirmed, codes(result_of(festival("local"), books(200.0, "printing")))):
        assert "organiser-also-budget" not in found


def test_several_scholarships_in_one_row_of_the_budget() -> None:
    with pytest.raises(InputError, match="has a scholarship of"):
        result_of(student(400.0), student(300.0, id="y"), books(700.0))


def test_members_of_a_network_are_told_apart() -> None:
    members: list[Row] = [Strata(stratum="all", members=6)]
    members += [Survey(member=f"m{i}", stratum="all") for i in range(4)]
    result_of(student(400.0, member="m0"), books(400.0, member="m1"), *members)
    with pytest.raises(InputError, match="has a scholarship of 400"):
        result_of(student(400.0, member="m0"), books(400.0, member="m0"), *members)


def test_host_paid_guests_and_a_budget_for_the_same() -> None:
    hosted = Visitors.model_validate({"visitors": 2, "food_service": 900.0, **STATED, "host_paid_share": 0.5})
    assert "host-paid-also-budget" in codes(result_of(hosted, books(100.0, "food_service")))
    assert "host-paid-also-budget" not in codes(result_of(hosted, books(100.0, "printing")))


# --- where people come from, where the hotel stands, what was typed


def test_the_partner_of_a_tie_is_not_where_its_visitors_come_from() -> None:
    guests = {"visitors": 2, "accommodation": 1_000.0, "partner_country": "JPN", **STATED}
    assert spends(result_of(Visitors.model_validate(guests))) == pytest.approx({"not named": 1_000})
    known = Visitors.model_validate({**guests, "origin_country": "KOR"})
    assert spends(result_of(known)) == pytest.approx({"KOR": 1_000})
    sponsor = books(300.0, paid_from="outside", origin_country="DEU")
    assert spends(result_of(sponsor)) == pytest.approx({"DEU": 300})
    own = spends(result_of(festival("outside", origin_country="FRA")))
    assert own == pytest.approx({"residents": 400, "FRA": 600, "not named": 500})


BED = Taxes(name="Bed", rate=0.1, categories="accommodation", level="local", collector="City", own_budget="yes")


@pytest.mark.parametrize("profile", ["delegate", "festival_overnight", "us_traveller"])
def test_another_place_changes_where_effects_are_counted_and_not_what_was_spent(profile: str) -> None:
    daily = {"daily_spend": 150.0} if profile == "us_traveller" else {}
    guests = Visitors.model_validate({"visitors": 10, "nights": 3, "profile": profile, **daily, **STATED})
    study = ic.study_from_rows(settings(place="cbsa:19100"), [guests, BED])
    here = ic.run(study)
    for place in ("US-TX", "cbsa:35620", "US"):
        there = ic.run(study.at_place(place))
        assert there.gross_spending == pytest.approx(here.gross_spending, rel=1e-12)
        assert np.allclose(there.rows.amounts, here.rows.amounts, rtol=1e-12)
        assert [one.place for one in there.home.places] == [place]
        back = ic.run(study.at_place(place).at_place("cbsa:19100"))
        assert np.array_equal(back.impact_effects, here.impact_effects)


def test_ranges_keep_the_place_of_the_hotel_too() -> None:
    guests = Visitors.model_validate({"id": "v", "visitors": 10, "nights": 3, "profile": "delegate", **STATED})
    study = ic.study_from_rows(settings(place="cbsa:19100"), [guests, BED]).with_range("v", "visitors", 8, 12)
    assert ic.run(study.at_place("US")).uncertainty is not None  # its model must come to the run's own figures


TYPED: list[tuple[Row, float | None, str]] = [
    (Visitors(visitors=2, nights=3, accommodation=100.5, shopping=4), 104.5, ""),
    (Visitors(visitors=2, nights=3, profile="us_traveller", total_spend=77.7), 77.7, ""),
    (Visitors(visitors=2, nights=3, profile="us_traveller", daily_spend=10), None, "Visitors x Nights x Daily spend"),
    (Visitors(visitors=2, nights=0, profile="us_traveller", daily_spend=10), None, "Visitors x 1 day x Daily spend"),
    (Visitors(visitors=2, profile="us_traveller", spend_per_person=10), None, "Visitors x Spend per person"),
    (Visitors(visitors=2, nights=3, profile="delegate"), None, "Visitors x Nights x the daily amount of the profile"),
    (
        Visitors(visitors=2, nights=3, accommodation=9, spend_basis="per_person_day"),
        None,
        "Visitors x Nights x the amounts by category",
    ),
    (Exchanges(direction="inbound", housing=50, tuition=25), 75, ""),
    (
        Exchanges(direction="inbound", exchanges=2, profile="us_traveller", spend_per_exchange=5, tuition=25),
        None,
        "Exchanges x Spend per exchange, and Tuition",
    ),
    (Budget(amount=12.25, category="other", paid_from="local"), 12.25, ""),
]


@pytest.mark.parametrize(("row", "typed", "calculated"), TYPED)
def test_as_typed_is_what_was_typed(row: Row, typed: float | None, calculated: str) -> None:
    rows = result_of(row).rows
    assert rows.calculated.tolist() == [calculated]
    assert (None if np.isnan(rows.typed[0]) else rows.typed[0]) == typed
    assert rows.amount[0] == pytest.approx(rows.amounts.sum())
