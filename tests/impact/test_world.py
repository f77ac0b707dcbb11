"""Spending abroad through the host country's own table; accounts by country; who spends where."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studies import STATED, activity, at, named, result_of

import impactcalc as ic
from impactcalc.economy.package import load_economy
from impactcalc.economy.prices import Prices
from impactcalc.errors import InputError
from impactcalc.impact.abroad.host_country import MEASURES, HostCountry
from impactcalc.impact.effects.effects import EFFECTS, category_multipliers
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Rates, Visitors
from impactcalc.words.speaking import phrase


def abroad(**changes: Any) -> Exchanges:
    given: dict[str, Any] = {
        "direction": "outbound",
        "partner_country": "JPN",
        "accommodation": 60_000,
        "culture": 40_000,
    }
    return Exchanges.model_validate({**given, **changes})


def host(result: ic.Result, iso3: str) -> HostCountry:
    return next(country for country in result.world_contribution.countries if country.iso3 == iso3)


def test_a_trip_supports_the_host_country_through_its_own_table() -> None:
    """The host's column of K, by hand: spending by category times the multipliers of Japan's own table."""
    japan = load_economy("world-2014", "JP")
    spent = np.zeros(len(CATEGORY_CODES))
    spent[CATEGORY_CODES.index("accommodation")], spent[CATEGORY_CODES.index("culture")] = 60_000, 40_000
    effects = category_multipliers(japan).effects(spent)
    found = host(result_of(abroad()), "JPN")
    assert found.tables == ("world-2014",)
    assert found.spent == 100_000
    for effect in ("direct", "total_type_1", "total_type_2"):
        assert getattr(found, effect) == pytest.approx(effects[EFFECTS.index(effect), 0], rel=1e-12)
    assert found.total_type_1 > found.direct
    assert found.total_type_2 > found.total_type_1


def test_jobs_abroad_are_those_of_the_amount_in_the_hosts_money_at_its_tables_prices() -> None:
    """Spending of 2012 on the table of 2014: dollars to yen at the rate of 2012, then Japan's own deflator."""
    prices, japan = Prices.load(), load_economy("world-2014", "JP")
    rate, index = prices.market_rate("JPY", 2012), prices.deflator_ratio("JPN", 2012, 2014)
    assert rate is not None
    assert index is not None
    spent = np.zeros(len(CATEGORY_CODES))
    spent[CATEGORY_CODES.index("accommodation")] = 100_000 * rate.value * index.value
    table = category_multipliers(japan)
    jobs = table.effects(spent)[EFFECTS.index("total_type_2"), table.measures.index("jobs")]
    row = abroad(year=2012, accommodation=100_000, culture=None)
    for report_year in (2012, 2020):
        assert host(result_of(row, report_year=report_year), "JPN").jobs == pytest.approx(jobs, rel=1e-12)


def test_the_nearest_table_and_what_it_does_not_tell() -> None:
    """The table of 2022 has no jobs: those of 2014 by output, or, of a country without them, not known, not zero."""
    late = host(result_of(abroad(year=2021), year=2023), "JPN")
    assert late.tables == ("world-2022",)
    assert late.jobs is not None
    assert "of 2014, by output, at prices of 2022" in late.jobs_basis
    both = host(result_of(abroad(id="a", year=2013), abroad(id="b", year=2021)), "JPN")
    assert both.tables == ("world-2014", "world-2022")
    other = host(result_of(abroad(partner_country="CHL", year=2021), year=2023), "CHL")
    assert other.tables == ("world-2022",)
    assert (other.jobs, phrase(other.why_no_jobs)) == (None, "world-2022 has no jobs")


def test_a_country_without_a_table_has_its_direct_spending_only_and_it_is_said() -> None:
    result = result_of(abroad(partner_country="CUB"))
    cuba = host(result, "CUB")
    assert not cuba.own_table
    assert cuba.direct == cuba.total_type_1 == cuba.total_type_2 == cuba.spent == 100_000
    assert (cuba.leakage, cuba.value_added, cuba.jobs) == (None, None, None)
    assert "host-table-missing" in set(result.checks["code"])


def test_fares_and_travel_agents_are_residents_spending_at_home() -> None:
    """Contribution, not impact: the home carriers' part produces here, a foreign airline's part leaks."""
    result = result_of(abroad(air_travel=10_000, travel_agency=1_000))
    assert (result.totals == 0).all().all()
    assert result.spent_abroad == 100_000
    assert result.gross_spending == 11_000
    steps = result.ledger.iloc[0]
    assert (steps["spent_abroad"], steps["residents"], steps["net_new"]) == (100_000, 11_000, 0)
    as_resident = result_of(
        Visitors(visitors=1, air_travel=10_000, travel_agency=1_000, **{**STATED, "resident_share": 1})
    )
    assert np.allclose(result.contribution_effects, as_resident.contribution_effects, rtol=1e-12)
    assert at(result.contribution, "direct", "output") < 11_000


def test_an_event_in_the_partner_city_is_nothing_at_home() -> None:
    here = Events(id="here", participants=1, venue=1_000, **STATED)
    there = Events(id="there", participants=1, venue=5_000, place="Germany", air_travel=700, **STATED)
    result = result_of(here, there)
    assert np.allclose(result.impact_effects, result_of(here).impact_effects, rtol=1e-12)
    germany = host(result, "DEU")
    assert germany.spent == 5_700  # a fare bought by its guests is not bought here
    assert germany.own_table
    assert [here.place for here in result.home.places] == ["US"]


def test_a_study_in_japan() -> None:
    row = Visitors(visitors=1, accommodation=1e6, **STATED)
    result = result_of(row, place="JP")
    assert result.basis.home_currency == "JPY"
    assert result.economy.name == "world-2014"
    assert result.economy.place == "JP"
    assert 1e6 <= at(result.totals, "total_type_1", "output") < at(result.totals, "total_type_2", "output") < 4e6
    visit = result_of(abroad(partner_country="USA"), place="JP", currency="USD")
    assert host(visit, "USA").tables == ("us-2014",)


def test_an_economy_of_ones_own_for_a_country_abroad() -> None:
    study = ic.study_from_rows(result_of(abroad()).study.settings, [abroad()])
    other = load_economy("world-2022", "JP")
    assert host(ic.run(study, economies={"JP": other}), "JPN").tables == ("world-2022",)


def test_who_spends_where_by_hand() -> None:
    rows = [
        Visitors(visitors=1, accommodation=1_000, origin_country="JPN", resident_share=0.1, host_paid_share=0.2),
        Visitors(visitors=1, accommodation=500),
        abroad(air_travel=10_000, scholarship=22_000),
        Budget(amount=300, category="venue", paid_from="local", partner_country="DEU"),
        Budget(amount=400, category="venue", paid_from="outside", partner_country="DEU", spent_in="abroad"),
    ]
    matrix = result_of(*rows).world_contribution.spending
    assert matrix.places == ("USA", "DEU", "JPN")
    found = {payer: list(row) for payer, row in zip(matrix.payers, matrix.amounts, strict=True)}
    assert found["residents"] == pytest.approx([100 + 8_000, 0, 80_000])
    assert found["local money"] == pytest.approx([180 + 2_000 + 300, 0, 20_000])
    assert found["JPN"] == pytest.approx([720, 0, 0])
    assert found["not named"] == pytest.approx([500, 400, 0])
    assert list(found) == ["residents", "local money", "JPN", "not named"]


@settings(max_examples=25)
@given(st.lists(activity(), min_size=1, max_size=6))
def test_the_matrix_holds_all_spending_once(rows: list[Any]) -> None:
    result = result_of(*named(rows))
    world = result.world_contribution
    gross = float(result.steps.gross.sum())
    assert world.spending.total == pytest.approx(gross, rel=1e-9)
    assert sum(country.spent for country in world.countries) == pytest.approx(gross, rel=1e-9)
    assert result.gross_spending == pytest.approx(world.countries[0].spent, rel=1e-9)
    assert result.spent_abroad == pytest.approx(sum(country.spent for country in world.countries[1:]), rel=1e-9)


def test_another_denomination_of_the_yen_changes_nothing() -> None:
    """Yen in hundreds: the amount, the rate and the factor all count in the new unit."""
    prices = Prices.load()
    rate, factor = prices.market_rate("JPY", 2014), prices.ppp_factor("JPN", 2014)
    assert rate is not None
    assert factor is not None
    plain = result_of(abroad(currency="JPY")).world
    rates = [
        Rates(
            kind="exchange_rate",
            subject="JPY",
            year=2014,
            value=rate.value / 100,
            source="in hundreds",
            confirmed="yes",
        ),
        Rates(
            kind="ppp_factor", subject="JPN", year=2014, value=factor.value / 100, source="in hundreds", confirmed="yes"
        ),
    ]
    small = result_of(abroad(currency="JPY", accommodation=600, culture=400), *rates).world
    for column in ("spent", "total_type_2", "ppp_spent", "ppp_total_type_2"):
        assert at(small, "JPN", column) == pytest.approx(at(plain, "JPN", column), rel=1e-9)


def test_what_a_citys_contribution_buys_at_the_nations_prices() -> None:
    """BEA's regional price parity of Dallas-Fort Worth in 2014, and of Texas in 2015, where metros are not shipped."""
    prices = Prices.load()
    rows = [Visitors(id=str(year), visitors=1, accommodation=1_000, year=year, **STATED) for year in (2014, 2015)]
    (power,) = result_of(*rows, place="cbsa:19100").regional_power
    parities = [prices.regional_price_parity("cbsa:19100", year) for year in (2014, 2015)]
    deflators = [prices.deflator_ratio("USA", year, 2014) for year in (2014, 2015)]
    expected = sum(
        1_000 * deflator.value / parity.value
        for parity, deflator in zip(parities, deflators, strict=True)
        if parity is not None and deflator is not None
    )
    assert power.adjusted is not None
    assert power.adjusted[0] == pytest.approx(expected, rel=1e-12)
    assert [year for year, _, _ in power.parities] == [2014, 2015]
    assert "Texas" in phrase(power.parities[1][2])
    assert result_of(*rows).regional_power == ()
    (unknown,) = result_of(rows[0].model_copy(update={"year": 2006}), place="US-TX").regional_power
    assert (unknown.adjusted, phrase(unknown.why_not)) == (None, "no regional price parity for 2006")


def test_what_has_no_table_lies_between_the_least_and_the_most_of_all_tables() -> None:
    """Whatever country an unnamed one is, its totals lie within the bounds, at market rates and in purchasing power."""
    unnamed = result_of(abroad(partner_country=None)).world_contribution
    for iso3 in ("JPN", "CHN", "IND", "LUX", "MEX", "CHE"):
        named_one = result_of(abroad(partner_country=iso3)).world_contribution
        for measure in MEASURES:
            assert unnamed.market_low[measure] <= named_one.market(measure) <= unnamed.market_high[measure]
            assert unnamed.low[measure] <= named_one.ppp(measure) <= unnamed.high[measure]
    assert unnamed.market_low["spent"] == unnamed.market_high["spent"] == unnamed.market("spent")
    assert unnamed.market_low["total_type_2"] < unnamed.market_high["total_type_2"]


def test_a_home_without_a_price_level_is_bounded_too() -> None:
    world = result_of(
        Visitors(visitors=1, accommodation=1_000_000, **STATED), abroad(), place="TW", currency="USD"
    ).world_contribution
    assert [country.iso3 for country in world.not_converted] == ["TWN"]
    assert world.bounded
    known = world.ppp("spent")
    assert known < world.low["spent"] < world.high["spent"]


def test_a_ratio_typed_as_a_factor_and_a_rate_per_hundred_are_noticed() -> None:
    ratio = Rates(kind="ppp_factor", subject="IND", year=2014, value=0.3, source="the ratio, by mistake")
    hundreds = Rates(
        kind="exchange_rate", subject="JPY", year=2014, value=1.05945, source="per 100 yen", confirmed="yes"
    )
    for row, rate in ((abroad(partner_country="IND"), ratio), (abroad(), hundreds)):
        checks = dict(zip(*(result_of(row, rate).checks[name] for name in ("code", "severity")), strict=True))
        assert checks["price-level-implausible"] == "error"
        assert checks.get("rate-far-from-shipped", "") == ("warning" if rate is ratio else "")
        assert checks.get("rate-confirmed", "") == ("note" if rate is hundreds else "")
    codes = set(result_of(abroad()).checks["code"])
    assert not codes & {"price-level-implausible", "rate-far-from-shipped"}


def test_a_trip_within_the_own_country_is_asked_about() -> None:
    with pytest.raises(InputError) as refused:
        result_of(abroad(partner_country="USA"), place="US-TX")
    (problem,) = refused.value.problems
    assert (problem.sheet, problem.value) == ("Exchanges", "USA")
    assert problem.message == "money that is spent abroad, but in the study's own country"


def test_wages_paid_abroad_stand_in_the_account() -> None:
    office = Budget(amount=80_000, category="local_wages", paid_from="local", partner_country="DEU", spent_in="abroad")
    germany = host(result_of(office), "DEU")
    assert (germany.spent, germany.wages, germany.direct) == (80_000, 80_000, 0)


def test_travel_on_the_budget_beside_trips_is_asked_about() -> None:
    fare = Budget(amount=500, category="air_travel", paid_from="local")
    assert "budget-travel-also-exchanges" in set(result_of(abroad(), fare).checks["code"])
    assert "budget-travel-also-exchanges" not in set(result_of(fare).checks["code"])
