"""Deals: an account of their own, linear, annualised, and in no total of the activities."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studies import STATED, activity, named, result_of
from studies import settings as settings_of

import impactcalc as ic
from impactcalc.economy.economy import JOBS, MULTIPLIER_TYPES, MultiplierType
from impactcalc.economy.multiplier_set import MultiplierSet
from impactcalc.economy.table_economy import table_of
from impactcalc.errors import InputError
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.rows.deals import DEAL_SHARES, DealsAccount, YearOfDeals
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.sheets.schema import Deals, Events, Row, Visitors

FEW = settings(max_examples=25)
CERTAIN: dict[str, Any] = {"attribution_share": 1.0, "probability": 1.0, "displaced_share": 0.0}
TOTAL: dict[MultiplierType, int] = {"I": EFFECTS.index("total_type_1"), "II": EFFECTS.index("total_type_2")}
VISIT = Visitors(id="visit", visitors=10, accommodation=10_000, **STATED)
INDUSTRIES = ("Machinery", "23", "5415", "7211", "Truck transportation")


def deal(**changes: Any) -> Deals:
    """An export of a year that the programme can claim whole."""
    common = {"kind": "export", "phase": "yearly", "amount": 1e6, "industry": "Machinery", "years": 1, **CERTAIN}
    return Deals.model_validate({**common, **changes})


def account_of(*rows: Row, **changes: Any) -> DealsAccount:
    account = result_of(*rows, **changes).deals
    assert account is not None
    return account


def codes(result: ic.Result) -> set[str]:
    return {check.code for check in result.checks_found if check.code.startswith("deals")}


shares = st.one_of(st.none(), st.floats(0, 1))


@st.composite
def deals(draw: st.DrawFn) -> Deals:
    """Any deal."""
    seller: dict[str, Any] = {"industry": draw(st.sampled_from(INDUSTRIES))}
    if draw(st.booleans()):
        code = draw(st.sampled_from([code for code in CATEGORY_CODES if code != "local_wages"]))
        seller = {"industry": None, "category": code}
    return deal(
        **seller,
        kind=draw(st.sampled_from(["export", "inward_investment", "joint_project"])),
        phase=draw(st.sampled_from(["one_off", "yearly"])),
        amount=draw(st.floats(0, 1e9, allow_subnormal=False)),
        years=draw(st.integers(1, 12)),
        first_year=draw(st.sampled_from([None, 2012, 2016])),
        year=draw(st.sampled_from([None, 2012, 2016])),
        currency=draw(st.sampled_from([None, "USD", "JPY"])),
        confirmed="yes",  # a total it is not, however the amounts fall
        **{name: draw(shares) for name in DEAL_SHARES},
    )


rows_of = st.lists(deals(), min_size=1, max_size=6).map(named)


def peak_of(account: DealsAccount) -> YearOfDeals:
    """The year in which the yearly deals come to most; an empty one where there are none."""
    return account.yearly_peak or account.yearly_in(0)


def test_a_deal_by_hand() -> None:
    """3,000,000 over 3 years: 1,000,000 a year x 0.8 x 0.5 = 400,000, less a tenth = 360,000 a year, three of them."""
    row = deal(phase="one_off", amount=3e6, years=3, probability=0.8, attribution_share=0.5, displaced_share=0.1)
    account = account_of(row)
    expected = {
        "stated": 1e6, "not_certain": 2e5, "not_attributable": 4e5, "displaced": 4e4, "claimed": 3.6e5,
        "taxes_on_sale": 0, "leakage": 0, "wages_to_residents": 0, "local_final_demand": 3.6e5,
    }  # fmt: skip
    assert {name: float(column[0]) for name, column in account.steps.items()} == pytest.approx(expected, rel=1e-12)
    assert account.one_off_claimed == pytest.approx(1.08e6)
    assert account.yearly_peak is None
    assert (account.yearly_in(2014).effects == 0).all()
    assert not account.at_most
    calendar = account.calendar()
    assert calendar.years.tolist() == [2014, 2015, 2016]
    assert calendar.one_off.tolist() == pytest.approx([3.6e5] * 3)


def test_a_yearly_amount_is_that_of_each_year() -> None:
    account = account_of(deal(years=5, first_year=2016))
    assert account.steps["claimed"][0] == 1e6
    assert account.claimed_in_all[0] == 5e6
    assert peak_of(account).claimed == 1e6
    assert account.calendar().years.tolist() == [2016, 2017, 2018, 2019, 2020]


@pytest.mark.parametrize("place", ["US", "US-TX", "cbsa:19100"])
@pytest.mark.parametrize("industry", INDUSTRIES)
def test_one_deal_is_its_industrys_multiplier(place: str, industry: str) -> None:
    """f is the amount in one industry: the total is a column sum of C L, or of C L2."""
    result = result_of(deal(amount=2e6, industry=industry), place=place)
    account = result.deals
    assert account is not None
    economy = table_of(account.home.main.economy)
    code = str(account.industry[0])
    for kind in MULTIPLIER_TYPES:
        inverse = economy.L if kind == "I" else economy.L2
        column = inverse[:, economy.industries.index(code)]
        for m, measure in enumerate(economy.measures):
            per_unit = economy.multipliers(measure, kind)[code]
            assert per_unit == pytest.approx(float(economy.coefficients()[m] @ column), rel=1e-12)
            million = 1e6 if measure in JOBS else 1.0
            assert account.effects[0, TOTAL[kind], m] == pytest.approx(2e6 * per_unit / million, rel=1e-9)


def test_a_category_counts_as_a_visitors_purchase() -> None:
    bought = result_of(Visitors(visitors=1, shopping=5e5, food_service=5e5, **STATED))
    account = account_of(
        deal(id="a", industry=None, category="shopping", amount=5e5),
        deal(id="b", industry=None, category="food_service", amount=5e5),
    )
    assert np.allclose(peak_of(account).effects, bought.impact_effects, rtol=1e-12)
    assert account.steps["leakage"].sum() == pytest.approx(bought.steps.leakage.sum())


def test_places_have_their_own_multipliers() -> None:
    here, there = deal(id="a", place="US-TX"), deal(id="b", place="cbsa:19100")
    both = account_of(here, there, place="US-TX")
    alone = [account_of(row, place="US-TX") for row in (here, there)]
    assert np.allclose(peak_of(both).effects, sum(peak_of(one).effects for one in alone), rtol=1e-12)
    assert peak_of(alone[0]).effects[TOTAL["II"], 0] > peak_of(alone[1]).effects[TOTAL["II"], 0]


def test_a_blank_share_takes_nothing_off_and_is_at_most() -> None:
    blank = account_of(deal(**dict.fromkeys(DEAL_SHARES)))
    assert np.array_equal(blank.effects, account_of(deal()).effects)
    assert blank.at_most
    for name in DEAL_SHARES:
        assert account_of(deal(**{name: None})).at_most
    assert not account_of(deal(probability=0, attribution_share=None)).at_most


@FEW
@given(rows_of, st.floats(0.1, 1000))
def test_linear_in_the_amount(rows: list[Deals], factor: float) -> None:
    more = [row.model_copy(update={"amount": row.amount * factor}) for row in rows]
    one, other = account_of(*rows), account_of(*more)
    for a, b in ((peak_of(one).effects, peak_of(other).effects), (one.one_off_effects, other.one_off_effects)):
        assert np.allclose(a * factor, b, rtol=1e-9, atol=1e-6)


@FEW
@given(rows_of, st.sampled_from(["probability", "attribution_share"]), st.floats(0, 1))
def test_linear_in_probability_and_attribution(rows: list[Deals], share: str, part: float) -> None:
    whole = account_of(*(row.model_copy(update={share: 1.0}) for row in rows))
    less = account_of(*(row.model_copy(update={share: part}) for row in rows))
    assert np.allclose(whole.effects * part, less.effects, rtol=1e-9, atol=1e-6)
    assert np.allclose(whole.steps["claimed"] * part, less.steps["claimed"], rtol=1e-9, atol=1e-9)


@FEW
@given(rows_of, st.randoms())
def test_the_order_of_rows_does_not_matter(rows: list[Deals], random: Any) -> None:
    moved = list(rows)
    random.shuffle(moved)
    one, other = account_of(*rows), account_of(*moved)
    assert np.array_equal(peak_of(one).effects, peak_of(other).effects)
    assert np.array_equal(one.one_off_effects, other.one_off_effects)
    assert np.array_equal(one.calendar().effects, other.calendar().effects)
    assert [one.sheet.rows[i] for i in one.reading_order()] == sorted(one.sheet.rows)


@FEW
@given(st.lists(activity(), min_size=1, max_size=3).map(named), st.lists(deals(), min_size=1, max_size=3))
def test_deals_are_in_no_total(rows: list[Row], more: list[Deals]) -> None:
    without = result_of(*rows)
    with_deals = result_of(*rows, *(row.model_copy(update={"id": f"deal {i}"}) for i, row in enumerate(more)))
    assert without.deals is None
    assert with_deals.deals is not None
    for field in ("impact_effects", "contribution_effects", "industry_output", "activity_effects", "gross", "net"):
        assert np.array_equal(getattr(without, field), getattr(with_deals, field))
    assert without.world_contribution == with_deals.world_contribution
    assert without.at_most == with_deals.at_most
    assert without.gross_spending == with_deals.gross_spending
    assert list(without.activities["id"]) == list(with_deals.activities["id"])


@FEW
@given(rows_of)
def test_the_account_adds_up(rows: list[Deals]) -> None:
    account = account_of(*rows)
    steps, scale = account.steps, float(account.steps["stated"].max()) or 1.0
    left = steps["stated"] - steps["not_certain"] - steps["not_attributable"] - steps["displaced"]
    used = sum(steps[name] for name in ("taxes_on_sale", "leakage", "wages_to_residents", "local_final_demand"))
    assert np.allclose(left, steps["claimed"], rtol=1e-9, atol=1e-9 * scale)
    assert np.allclose(used, steps["claimed"], rtol=1e-9, atol=1e-9 * scale)
    calendar = account.calendar()
    assert np.isclose((calendar.one_off + calendar.yearly).sum(), account.claimed_in_all.sum(), rtol=1e-9)
    assert np.isclose(calendar.one_off.sum(), account.one_off_claimed, rtol=1e-9)
    over_years = (account.effects * account.years[:, None, None]).sum(axis=0)
    assert np.allclose(calendar.effects.sum(axis=0), over_years, rtol=1e-9, atol=1e-9 * scale)


@pytest.mark.parametrize("year", [2010, 2020])
def test_the_report_year_scales_money_and_leaves_jobs(year: int) -> None:
    here, there = account_of(deal(), report_year=2014), account_of(deal(), report_year=year)
    jobs = here.home.measures.index("jobs")
    assert np.array_equal(here.effects[..., jobs], there.effects[..., jobs])
    ratio = there.basis.report_over_table
    assert there.effects[0, 0, 0] == pytest.approx(here.effects[0, 0, 0] * ratio)
    assert there.steps["claimed"][0] == pytest.approx(1e6 * ratio)


def test_a_price_year_without_a_deflator_is_carried_and_listed() -> None:
    result = result_of(deal(year=2026))
    (line,) = (
        a
        for a in result.assumptions
        if a.what == "United States: prices of 2026 carried to 2014, where jobs are counted"
    )
    ratio = 96.421 / (128.9765 * (128.9765 / 118.023) ** (1 / 3))  # BEA, 2014, 2022 and 2025
    assert line.value.startswith(f"x {ratio:.6g}; jobs of this money would be 2.0% fewer or 2.0% more")


def set_of(result: ic.Result) -> MultiplierSet:
    """The table of a result as a set of multipliers without a matrix, and without those of machinery."""
    economy = result.economy
    totals = {(t, m): economy.known_multipliers(m, t).copy() for t in MULTIPLIER_TYPES for m in economy.measures}
    for values in totals.values():
        values[economy.industries.index("333")] = np.nan
    return MultiplierSet(
        name="set", title="A set", place="US", country="USA", year=2014, currency="USD", valuation="producer",
        industries=economy.industries, industry_names=economy.industry_names, per_output=economy.per_output,
        bridge=economy.bridge, totals=totals,
    )  # fmt: skip


def test_a_set_without_a_matrix() -> None:
    result = result_of(VISIT, deal(industry="23"))
    study = ic.study_from_rows(settings_of(), [VISIT, deal(industry="23")])
    through = ic.run(study, set_of(result)).deals
    assert through is not None
    assert result.deals is not None
    assert np.allclose(through.effects, result.deals.effects, rtol=1e-9)
    without = ic.study_from_rows(settings_of(), [VISIT, deal()])
    with pytest.raises(InputError) as caught:
        ic.run(without, set_of(result))
    assert [str(problem) for problem in caught.value.problems] == [
        'Deals!I2 "Machinery": set has no multiplier for the industry 333 (Machinery). Type an industry that has one; '
        "`impactcalc multipliers show --industries`, with the folder of these multipliers, lists all"
    ]


def test_what_reviewers_ask() -> None:
    assert codes(result_of(VISIT)) == set()
    assert codes(result_of(VISIT, deal())) == {"deals-apart"}
    found = {
        "deals-unattributed": deal(attribution_share=None),
        "deals-uncertain": deal(probability=None),
        "deals-displacement-not-stated": deal(displaced_share=None),
        "deals-trade-margin": deal(industry="Wholesale trade"),
        "deals-sale-by-category": deal(industry=None, category="groceries"),
        "deals-also-activities": deal(industry="7211"),
        "deals-jobs-differ": deal(jobs_stated=100),
    }
    for code, row in found.items():
        assert codes(result_of(VISIT, row)) == {"deals-apart", code}
    assert codes(result_of(VISIT, deal(jobs_stated=3))) == {"deals-apart"}  # the model has 3.0 direct jobs
    assert codes(result_of(VISIT, deal(jobs_stated=0))) == {"deals-apart", "deals-jobs-differ"}
    assert codes(result_of(VISIT, deal(jobs_stated=2, amount=2e5))) == {"deals-apart"}  # 0.6: less than two jobs apart
    organiser = Events(id="e", participants=10, venue=1000, **STATED)
    same = deal(industry=None, category="venue")
    assert codes(result_of(organiser, same)) == {"deals-apart", "deals-also-activities"}


def test_stated_jobs_are_held_against_the_whole_deal() -> None:
    """The parties speak of the deal, not of the programme's part in it; they are used nowhere."""
    row = deal(attribution_share=0.1, jobs_stated=3)
    assert codes(result_of(row)) == {"deals-apart"}
    assert np.array_equal(account_of(row).effects, account_of(row.model_copy(update={"jobs_stated": None})).effects)


def test_a_study_of_deals_alone() -> None:
    result = result_of(deal())
    assert (result.totals == 0).all().all()
    assert "no-spending" not in {check.code for check in result.checks_found}


def test_what_it_rests_on_is_said() -> None:
    result = result_of(VISIT, deal(industry="236", currency="JPY", probability=None, place="US-TX"), report_year=2015)
    lines = {(line.topic, line.what): line.value for line in result.assumptions}
    assert lines["Deals", "industry 236"] == "23: Construction"
    assert lines["Deals", "probability"] == "not stated in 1 row: nothing taken off"
    assert "without discounting" in lines["Deals", "what is claimed"]
    assert ("Prices", "JPY of 2014") in lines
    assert any("Texas" in line.value for line in result.assumptions if line.topic == "Table")
