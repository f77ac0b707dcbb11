"""Cases worked by hand."""

from __future__ import annotations

import numpy as np
import pytest
from studies import STATED, at, result_of, settings

import impactcalc as ic
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import table_of
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Rates, Visitors, Volunteers
from impactcalc.words.speaking import phrase

DEFLATOR = {2012: 93.185, 2014: 96.421, 2015: 97.316, 2022: 118.023}  # BEA, 2017 = 100


def test_a_ledger_by_hand() -> None:
    row = Visitors(
        visitors=10, accommodation=10_000, resident_share=0.1, casual_share=0.2, attribution_share=0.75,
        displaced_share=0.1, host_paid_share=0.5,
    )  # fmt: skip
    ledger = result_of(row).ledger.iloc[0]
    # 10,000 - 10% = 9,000; - 20% = 7,200; x 75% = 5,400; - 10% = 4,860; - 50% = 2,430
    expected = {
        "gross": 10_000, "spent_abroad": 0, "residents": 1_000, "casual": 1_800, "not_attributable": 1_800,
        "displaced": 540, "host_paid": 2_430, "net_new": 2_430, "taxes_on_sale": 0, "leakage": 0,
        "wages_to_residents": 0, "local_final_demand": 2_430,
    }  # fmt: skip
    assert {name: pytest.approx(value, rel=1e-12) for name, value in expected.items()} == {
        n: ledger[n] for n in expected
    }


def test_a_dollar_in_hotels() -> None:
    result = result_of(Visitors(visitors=1, accommodation=1e6, **STATED))
    totals = result.totals["output"]
    assert totals["direct"] == pytest.approx(1e6)
    assert round(totals["total_type_1"] / 1e6, 2) == 1.66
    assert round(totals["total_type_2"] / 1e6, 2) == 2.59


def test_a_scholarship_is_taken_off_once() -> None:
    shares = {**STATED, "host_paid_share": None}
    row = Exchanges(direction="inbound", education=1_000, scholarship=400, **shares)
    ledger = result_of(row).ledger.iloc[0]
    assert ledger["host_paid"] == 400
    assert ledger["net_new"] == 600


def test_local_budget_is_contribution_and_no_impact() -> None:
    result = result_of(
        Budget(amount=100, category="printing", paid_from="local"),
        Budget(amount=100, category="printing", paid_from="outside", **STATED),
    )
    assert at(result.contribution, "direct", "output") == pytest.approx(200)
    assert at(result.totals, "direct", "output") == pytest.approx(100)
    assert not result.at_most


def test_wages_paid_to_residents_enter_the_induced_effect_only() -> None:
    result = result_of(Budget(amount=1e6, category="local_wages", paid_from="outside", **STATED))
    totals = result.totals
    assert (totals.loc[["direct", "indirect", "total_type_1"]] == 0).all().all()
    economy = table_of(result.economy)
    assert economy.households is not None
    # Households spend the pay net of social contributions; each round brings new pay.
    h, w = economy.households.column, economy.households.row
    output, pay = np.zeros(len(h)), 1e6 * (1 - economy.households.contribution_share)
    for _ in range(200):
        round_output = economy.L @ h * pay
        output, pay = output + round_output, float(w @ round_output)
    assert at(totals, "induced", "output") == pytest.approx(output.sum(), rel=1e-9)
    assert result.ledger.iloc[0]["wages_to_residents"] == pytest.approx(1e6)


def test_outbound_spending_is_nothing_at_home() -> None:
    result = result_of(
        Exchanges(direction="outbound", total_spend=5_000, profile="us_traveller", partner_country="JPN")
    )
    assert (result.totals == 0).all().all()
    # Of a trip the fare is bought before it: 18.67% of this profile. The home carriers' part produces here.
    fare = 5_000 * 0.1867
    bridge = result.economy.spending_bridge()
    carriers = float(bridge.B.sum(axis=0)[bridge.categories.index("air_travel")])
    assert result.spent_abroad == pytest.approx(5_000 - fare)
    assert at(result.contribution, "direct", "output") == pytest.approx(fare * carriers)
    assert 0 < carriers < 1
    # World Bank: Japan's price level ratio of 2014 is 0.972696.
    ratio = at(result.world, "JPN", "ppp_direct") / at(result.world, "JPN", "direct")
    assert ratio == pytest.approx(1 / 0.972696, rel=1e-5)


def test_international_dollars_are_converted_at_their_own_year() -> None:
    """methods, section 8: 100 in Turkey 2014 carried to 2022 is 242, not 440."""
    row = Exchanges(direction="outbound", accommodation=100, partner_country="TUR", year=2014)
    world = result_of(row, report_year=2022).world
    assert at(world, "TUR", "ppp_spent") == pytest.approx(100 / 0.504676 * DEFLATOR[2022] / DEFLATOR[2014], rel=1e-5)
    assert at(world, "TUR", "ppp_spent") == pytest.approx(242, abs=1)


def test_a_country_without_a_factor_is_listed_and_bounded() -> None:
    row = Exchanges(direction="outbound", accommodation=100, partner_country="TWN")
    world = result_of(row).world_contribution
    (host,) = world.not_converted
    assert (host.iso3, host.spent, host.ppp_spent) == ("TWN", 100.0, None)
    assert 0 < world.low["spent"] < 100 < world.high["spent"]


def test_a_study_in_yen() -> None:
    """World Bank: 105.945 yen a dollar in 2014."""
    yen = Visitors(visitors=1, accommodation=105_945.0, currency="JPY", **STATED)
    dollars = Visitors(visitors=1, accommodation=1_000.0, **STATED)
    assert result_of(yen).totals.to_numpy() == pytest.approx(result_of(dollars).totals.to_numpy(), rel=1e-5)
    assert result_of(yen, currency="JPY").basis.home_currency == "USD"


def test_three_years_in_one_study() -> None:
    rows = [Visitors(visitors=1, accommodation=1_000.0, year=year, **STATED) for year in (2012, 2014, 2015)]
    result = result_of(*rows, report_year=2015)
    expected = sum(1_000 * DEFLATOR[2015] / DEFLATOR[year] for year in (2012, 2014, 2015))
    assert result.gross_spending == pytest.approx(expected, rel=1e-12)
    assert at(result.totals, "direct", "output") == pytest.approx(expected, rel=1e-12)
    assert "mixed-price-years" in set(result.checks["code"])


def test_a_rate_of_the_users_own_wins_and_is_named() -> None:
    row = Visitors(visitors=1, accommodation=3_000.0, currency="TWD", **STATED)
    rate = Rates(kind="exchange_rate", subject="TWD", year=2014, value=30, source="central bank")
    result = result_of(row, rate)
    assert result.gross_spending == pytest.approx(100)
    assert any("sheet Rates, row 2: central bank" in a.source for a in result.assumptions)


def test_no_activities() -> None:
    result = result_of()
    assert (result.totals == 0).all().all()
    assert "no-spending" in set(result.checks["code"])


def test_a_million_nights() -> None:
    result = result_of(Visitors(visitors=10_000, nights=100, daily_spend=150, profile="us_traveller", **STATED))
    assert result.gross_spending == pytest.approx(150e6)


def test_a_day_visit_is_one_day() -> None:
    result = result_of(Visitors(visitors=10, nights=0, daily_spend=150, profile="us_traveller", **STATED))
    assert result.gross_spending == pytest.approx(1_500)
    assert any(a.what == "0 nights or days" for a in result.assumptions)


def test_a_profiles_daily_amount_is_moved_to_the_rows_year_and_said() -> None:
    result = result_of(Visitors(visitors=10, nights=2, profile="business_traveller", **STATED))
    # What travellers paid in 2013, each item at its consumer prices of 2014: BLS, CPI-U, lodging, rental, meals.
    parts = 0.41188204005006257 * 148.452 / 142.439, 0.2231304755944931 * 127.894 / 125.769
    meals = 0.36498748435544426 * 248.981 / 243.068
    assert result.gross_spending == pytest.approx(20 * 255.68 * (sum(parts) + meals), rel=1e-12)
    assert result.rows.assumed.tolist() == [
        "daily amount and split from the profile business_traveller; amount of 2013, x 1.03004 to 2014: US consumer "
        "prices, by item (BLS CPI-U (1982-84 = 100), 2013 to 2014): lodging away from home x 1.042, car and truck "
        "rental x 1.017, food away from home x 1.024"
    ]
    (line,) = (a for a in result.assumptions if a.what == "business_traveller: daily amount in 2014")
    assert (line.value, line.source[:26]) == ("$263.36 per person and day", "amount of 2013, x 1.03004 ")


def test_an_organisers_own_spending_adds_to_that_of_the_participants() -> None:
    result = result_of(Events(participants=100, days=1, daily_spend=10, profile="event_visitor", venue=500, **STATED))
    assert result.gross_spending == pytest.approx(1_500)


def test_category_columns_per_person_and_day() -> None:
    row = Visitors(visitors=10, nights=3, accommodation=80, food_service=40, spend_basis="per_person_day", **STATED)
    assert result_of(row).gross_spending == pytest.approx(3_600)


def test_volunteers_are_on_a_line_of_their_own() -> None:
    result = result_of(Volunteers(volunteers=10, hours=5, hourly_value=20), Volunteers(volunteers=3, hours=4))
    assert (result.contribution == 0).all().all()
    hours = result.volunteering
    assert (hours.people, hours.hours, hours.value, hours.unvalued_hours) == (13, 62, 1_000, 12)


def test_the_study_of_2014() -> None:
    """The published direct figures: 63.7 + 56.5 + 70.1 = 190.3 (the study prints 190.4), and 47.2 abroad."""
    from impactcalc.samples import find_sample

    result = ic.run(ic.read_study(find_sample("sister-cities-2014")))
    gross = dict(zip(result.rows.id, result.steps.gross, strict=True))
    assert round(gross["inbound-visitors"] / 1e6, 1) == 63.7
    assert round(gross["hosted-events"] / 1e6, 1) == 56.5
    assert round(gross["host-students"] / 1e6, 1) == 70.1
    # Of the trips' 47.2, the fares of the profile (18.67%) are paid before the trip, here.
    fares = 0.1867 * 47.2e6
    assert round((result.gross_spending - fares) / 1e6, 2) == 190.29
    assert round((result.spent_abroad + fares) / 1e6, 1) == 47.2
    assert round(result.volunteering.value / 1e6, 1) == 94.8
    assert result.at_most
    assert [host.iso3 for host in result.world_contribution.not_converted] == [""]


def test_national_multipliers_on_a_city_are_an_error() -> None:
    study = ic.study_from_rows(settings(place="cbsa:19100"), [Visitors(visitors=1, accommodation=1e6, **STATED)])
    nation = ic.run(study, load_table("us-2014"))
    city = ic.run(study)
    checks = dict(zip(nation.checks["code"], nation.checks["severity"], strict=True))
    assert checks["national-multipliers-on-a-place"] == "error"
    assert "national-multipliers-on-a-place" not in set(city.checks["code"])
    assert at(city.totals, "total_type_2", "output") < at(nation.totals, "total_type_2", "output")


def test_four_cities_in_one_study_and_the_whole() -> None:
    places = ("cbsa:19100", "cbsa:12420", "fips:48439", "US-TX")
    rows = [Visitors(id=place, place=place, visitors=1, accommodation=1e5, **STATED) for place in places]
    whole = result_of(*rows)
    alone = {place: result_of(row, place=place) for place, row in zip(places, rows, strict=True)}
    by_place = dict(zip(whole.breakdowns["place"].labels, whole.breakdowns["place"].effects, strict=True))
    for place, result in alone.items():
        assert np.allclose(by_place[place], result.impact_effects, rtol=1e-12)
    assert np.allclose(whole.impact_effects, sum(result.impact_effects for result in alone.values()), rtol=1e-12)
    assert len({effects[4, 0] for effects in by_place.values()}) == 4


def test_a_place_within_another_place_of_the_study_is_noticed() -> None:
    rows = [Visitors(id=p, place=p, visitors=1, accommodation=1e5, **STATED) for p in ("cbsa:19100", "fips:48439")]
    checks = result_of(*rows).checks
    (where,) = checks.loc[checks["code"] == "places-overlap", "where"]
    assert where == "place Tarrant County, TX"


def test_local_money_is_counted_as_it_was_paid() -> None:
    """A scholarship costs what it costs, at home and abroad, whatever part of the row the programme can claim."""
    rows = [
        Visitors(visitors=10, accommodation=100_000, **STATED),
        Exchanges(direction="outbound", accommodation=50_000, scholarship=50_000),
        Exchanges(direction="inbound", housing=30_000, scholarship=10_000, attribution_share=0.1),
        Budget(amount=1_000, category="printing", paid_from="local"),
    ]
    cost = result_of(*rows).fiscal.cost
    assert (cost.budget, cost.scholarships, cost.host_paid) == (1_000, 60_000, 0)


def test_a_budget_spent_abroad_is_nothing_at_home() -> None:
    office = Budget(amount=1_000, category="venue", paid_from="outside", partner_country="JPN", **STATED)
    unsaid, abroad = result_of(office), result_of(office.model_copy(update={"spent_in": "abroad"}))
    assert at(unsaid.totals, "direct", "output") > 0
    assert "budget-spent-where" in set(unsaid.checks["code"])
    assert abroad.spent_abroad == 1_000
    assert (abroad.contribution == 0).all().all()
    assert "budget-spent-where" not in set(abroad.checks["code"])


def test_a_missing_price_level_says_what_is_missing() -> None:
    row = Exchanges(direction="outbound", accommodation=1_000, partner_country="CUB")
    factor = Rates(kind="ppp_factor", subject="CUB", year=2014, value=15.2, source="IMF")
    rate = Rates(kind="exchange_rate", subject="CUP", year=2014, value=30.3, source="central bank")
    nothing, one = result_of(row), result_of(row, factor)
    assert phrase(nothing.world_contribution.countries[1].why_not_converted) == (
        "no purchasing power parity is published and no exchange rate of Cuban pesos is known for 2014"
    )
    why = phrase(one.world_contribution.countries[1].why_not_converted)
    assert why == "no exchange rate of Cuban pesos is known for 2014"
    assert at(result_of(row, factor, rate).world, "CUB", "ppp_spent") == pytest.approx(1_000 * 30.3 / 15.2)


def test_purchasing_power_gaps_are_one_line_that_says_what_to_type() -> None:
    rows = [Exchanges(id=i, direction="outbound", accommodation=1_000, partner_country=i) for i in ("CUB", "TWN")]
    (check,) = (c for c in result_of(*rows).checks_found if c.code == "ppp-missing")
    assert check.where == "Cuba, Taiwan"
    assert check.message == (
        "Not converted to international dollars: $1,000 spent in Cuba (no purchasing power parity is published and "
        "no exchange rate of Cuban pesos is known for 2014), $1,000 spent in Taiwan (no purchasing power parity is "
        "published)"
    )
    assert check.remedy == (
        "Add to the sheet Rates: kind ppp_factor, subject CUB, year 2014; kind exchange_rate, subject CUP, year 2014; "
        "kind ppp_factor, subject TWN, year 2014"
    )


def test_what_leaves_nothing_net_new_asks_for_no_more_shares() -> None:
    result = result_of(Visitors(visitors=1, accommodation=100, resident_share=1))
    assert not result.at_most
    assert not [code for code in result.checks["code"] if code.startswith("missing-")]


def test_an_organiser_alone_counts_nobody_twice() -> None:
    visitors = Visitors(visitors=1, accommodation=100, **STATED)
    assert "event-visitors-also-visitors" not in set(result_of(visitors, Events(venue=100, **STATED)).checks["code"])
    with_people = Events(venue=100, participants=5, **STATED)
    assert "event-visitors-also-visitors" in set(result_of(visitors, with_people).checks["code"])


def test_the_band_between_the_ends_of_delta_holds_the_result() -> None:
    row = Visitors(visitors=1, accommodation=1e6, **STATED)
    place, nation = result_of(row, place="cbsa:19100"), result_of(row)
    assert nation.delta_ends is None
    assert place.delta_ends is not None
    output = place.impact_effects[4, 0]
    assert place.delta_ends.low[4, 0] < output < place.delta_ends.high[4, 0]
    assert place.delta_ends.deltas == (0.03, 0.085)
    assert 0.1 * output > place.delta_ends.high[4, 0] - output > 0.005 * output
    assert np.allclose(place.delta_ends.nation, nation.impact_effects, rtol=1e-12)


def test_a_place_without_an_industry_says_so_once() -> None:
    codes = result_of(Visitors(visitors=1, water_travel=1_000, **STATED), place="cbsa:19100").checks["code"].tolist()
    assert codes.count("industry-absent") == 1
    assert "category-without-industry" not in codes


def test_texas_has_no_income_tax_and_california_has_its_own() -> None:
    row = Visitors(visitors=1, accommodation=1e6, **STATED)
    shares = {place: result_of(row, place=place).economy.fiscal for place in ("US", "US-TX", "cbsa:19100", "US-CA")}
    rates = {place: share.state_local_income_tax.value for place, share in shares.items() if share is not None}
    assert rates["US-TX"] == rates["cbsa:19100"] == 0.0
    assert rates["US-CA"] > rates["US"] > 0.0


def test_a_grant_has_no_visitors_who_could_be_residents() -> None:
    grant = Budget(amount=100, category="printing", paid_from="outside", attribution_share=1, displaced_share=0)
    result = result_of(grant.model_copy(update={"host_paid_share": 0}))
    assert not result.at_most
    assert "residents-as-impact" not in set(result.checks["code"])
