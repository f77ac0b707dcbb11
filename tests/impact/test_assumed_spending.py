"""Heads and nights alone: what is assumed, to the cent, and that every assumption is listed."""

from __future__ import annotations

import csv
import math
import statistics

import pytest
from studies import result_of

import impactcalc as ic
from impactcalc.economy.prices import Prices
from impactcalc.errors import InputError
from impactcalc.impact.rows.daily import moved_dollars
from impactcalc.known.segments import segments
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.report.words.en.spending import spending_text
from impactcalc.resources import shipped
from impactcalc.study.sheets.schema import Events, Exchanges, Taxes, Visitors
from impactcalc.words.speaking import phrase

TARRANT = "fips:48439"
DELEGATES = Visitors(id="d", visitors=10, nights=3, profile="delegate")
# What a delegate buys beside bed and meals, to a dollar of the bed: five surveys of the US National Park Service in
# cities, mean shares of visitors in paid lodging, over the bed's 0.5267.
BESIDE = {
    "local_transport": 0.03256472 / 0.52670041, "vehicle_rental": 0.04671233 / 0.52670041,
    "sport_recreation": 0.04452379 / 0.52670041, "shopping": 0.0473606 / 0.52670041,
}  # fmt: skip


def delegate(bed: float, meals: float, other: float) -> dict[str, float]:
    """A delegate's spending by category: of bed, meals and incidentals, and what comes beside them."""
    return {"accommodation": bed, "food_service": meals, "other": other, **{c: bed * p for c, p in BESIDE.items()}}


def near(expected: dict[str, float]) -> object:
    """The same to six digits, as the surveys' shares are written out here."""
    return pytest.approx(expected, rel=1e-6)


def spent(result: ic.Result, row: str) -> dict[str, float]:
    """A row's amounts by category."""
    position = result.rows.id.tolist().index(row)
    amounts = zip(CATEGORY_CODES, result.rows.amounts[position].tolist(), strict=True)
    return {code: amount for code, amount in amounts if amount}


def listed(result: ic.Result, what: str) -> tuple[str, str]:
    (line,) = (line for line in result.assumptions if line.what == what)
    return line.value, line.source


def test_delegates_in_fort_worth() -> None:
    result = result_of(DELEGATES, place=TARRANT)
    # 10 people, 3 nights: a room of 140, meals of 51, incidentals of 5 (GSA, fiscal year 2014).
    assert spent(result, "d") == near(delegate(4200.0, 1530.0, 150.0))
    day = (
        "accommodation $140.00, food_service $51.00, local_transport $8.66, vehicle_rental $12.42, sport_recreation "
        "$11.83, shopping $12.59, other $5.00 per person and day"
    )
    assert result.rows.assumed[0] == (
        f"daily amount and split from the profile delegate: {day} in Tarrant County, TX, 2014; GSA per diem of fiscal "
        "year 2014: Arlington / Fort Worth / Grapevine"
    )
    assert listed(result, "delegate in Tarrant County, TX, 2014") == (
        f"{day}, $241.50 in all; the day's spending in 1 row",
        "GSA per diem of fiscal year 2014: Arlington / Fort Worth / Grapevine",
    )
    assert [check.where for check in result.checks_found if check.code == "profile-assumed"] == [
        "Visitors row 2: profile"
    ]


def test_delegates_in_the_metro_of_fort_worth() -> None:
    # Mean of the eleven counties by jobs in accommodation: 117.85 a room, 56.25 meals, 5 incidentals.
    result = result_of(DELEGATES, place="cbsa:19100")
    assert spent(result, "d") == pytest.approx(delegate(3535.64, 1687.43, 150.0), abs=0.005)
    assert (
        "mean of 11 counties by jobs in accommodation"
        in listed(result, "delegate in Dallas-Fort Worth-Arlington, TX, 2014")[1]
    )


def test_ours_in_nagasaki() -> None:
    row = Exchanges(
        id="o", direction="outbound", travellers=10, nights=3, profile="delegate", partner_city="Nagasaki",
        partner_country="Japan",
    )  # fmt: skip
    result = result_of(row)
    # State Department, October 2014: 235 a room, 136 a day, of which a fifth is incidentals.
    assert spent(result, "o") == near(delegate(7050.0, 3264.0, 816.0))
    value, source = listed(result, "delegate in Nagasaki, Japan, 2014")
    assert value.startswith("accommodation $235.00, food_service $108.80, ")
    assert "other $27.20 per person and day, $447.37 in all" in value
    assert source == "State Department per diem of 2014: Nagasaki"
    assert result.totals.to_numpy().sum() == 0  # abroad, so none of it at home


def test_ours_in_leipzig_three_years_on_in_euro() -> None:
    row = Exchanges(
        id="o", direction="outbound", travellers=2, nights=5, profile="delegate", partner_city="Leipzig",
        partner_country="Germany", year=2017, currency="EUR",
    )  # fmt: skip
    result = result_of(row)
    prices = Prices.load()
    ratio, then = prices.deflator_ratio("DEU", 2014, 2017), prices.market_rate("EUR", 2014)
    assert ratio
    assert then
    # Dollars of 2014 into euro of 2014, then by Germany's deflator: the rate of 2017 cancels out.
    dollars = 2 * 5 * (225 * (1 + sum(BESIDE.values())) + 114)
    assert sum(spent(result, "o").values()) == pytest.approx(dollars * then.value * ratio.value, rel=1e-6)
    assert (
        "its own prices and market rates (GDP deflator, no consumer prices of both years at hand"
        in listed(result, "delegate in Leipzig, Germany, 2017")[1]
    )


def test_a_day_visit_has_no_bed() -> None:
    result = result_of(Visitors(id="d", visitors=10, nights=0, profile="delegate"), place=TARRANT)
    expected = delegate(1400.0, 510.0, 50.0)
    del expected["accommodation"]
    assert spent(result, "d") == near(expected)
    assert "a day visit has no bed" in listed(result, "delegate in Tarrant County, TX, 2014, for the day")[1]


def test_festival_visitors_share_rooms() -> None:
    result = result_of(Events(id="f", participants=100, days=2, profile="festival_overnight"), place=TARRANT)
    bed = 140 / 2.2
    # Shares of visitors in paid lodging, mean of the five surveys.
    shares = {
        "accommodation": 0.5267, "food_service": 0.2186, "groceries": 0.0345, "fuel": 0.0469, "vehicle_rental": 0.0467,
        "local_transport": 0.0326, "sport_recreation": 0.0445, "shopping": 0.0474, "other": 0.0021,
    }  # fmt: skip
    expected = {code: 200 * bed * share / 0.5267 for code, share in shares.items()}
    assert spent(result, "f") == pytest.approx(expected, rel=0.02)
    assert sum(spent(result, "f").values()) == pytest.approx(sum(expected.values()), rel=1e-4)


def test_published_amounts_go_abroad_at_the_price_level_of_the_country() -> None:
    row = Exchanges(
        id="s", direction="outbound", travellers=1, nights=1, profile="exchange_student", partner_country="Mexico"
    )
    prices = Prices.load()
    level = prices.price_level_ratio("MEX", 2014)
    assert level
    parts = {part.category: part.value for part in segments()["exchange_student"].parts}
    # College Board 2025: housing and food 13,900, books, transport and personal 5,140, for 270 nights; in the package
    # at prices of 2024 (BLS, CPI-U of 2024 and 2025).
    assert sum(parts.values()) == pytest.approx((13900 + 5140) / 270 * 313.689 / 321.943, rel=1e-5)
    # BLS, CPI-U of 2014 over 2024: rent, food away from home, commodities, intracity transportation, all items.
    moved = {
        "housing": 276.162 / 420.06,
        "food_service": 248.981 / 368.743,
        "shopping": 146.77 / 165.144,
        "local_transport": 297.427 / 342.5,
        "other": 236.736 / 313.689,
    }
    expected = {category: value * moved[category] * level.value for category, value in parts.items()}
    assert spent(result_of(row), "s") == pytest.approx(expected, rel=1e-9)


def test_a_stated_sum_is_split_as_the_place_has_it() -> None:
    day = delegate(140.0, 51.0, 5.0)
    total = 10 * sum(day.values())
    result = result_of(Visitors(id="d", visitors=10, nights=3, profile="delegate", total_spend=total), place=TARRANT)
    assert spent(result, "d") == near({code: 10 * amount for code, amount in day.items()})
    assert result.rows.assumed[0] == "split by the profile delegate"
    assert "only the split" in listed(result, "delegate in Tarrant County, TX, 2014")[0]


def test_the_same_profile_in_two_places_and_years_is_two_assumptions() -> None:
    rows = [
        Visitors(id="a", visitors=1, nights=1, profile="delegate", place="fips:48113"),
        Visitors(id="b", visitors=1, nights=1, profile="delegate", place=TARRANT, year=2016),
        Visitors(id="c", visitors=1, nights=1, profile="delegate", place=TARRANT, year=2016),
    ]
    result = result_of(*rows, place=TARRANT)
    beds = 1 + sum(BESIDE.values())
    assert sum(spent(result, "a").values()) == pytest.approx(120.5 * beds + 71, rel=1e-6)
    assert sum(spent(result, "b").values()) == pytest.approx(149 * beds + 59, rel=1e-6)
    assert "in 2 rows" in listed(result, "delegate in Tarrant County, TX, 2016")[0]
    assert "in 1 row" in listed(result, "delegate in Dallas County, TX, 2014")[0]


def test_a_country_without_a_price_level_has_that_of_the_economy_in_the_middle_and_it_is_listed() -> None:
    def student(country: str) -> Exchanges:
        return Exchanges(
            id="s", direction="outbound", travellers=1, nights=1, profile="exchange_student", partner_country=country
        )

    levels, mexico = Prices.load().price_level_ratios(2014), Prices.load().price_level_ratio("MEX", 2014)
    assert mexico
    cuba = sum(spent(result_of(student("Cuba")), "s").values())
    known = sum(spent(result_of(student("Mexico")), "s").values())
    assert cuba / known == pytest.approx(statistics.median(levels) / mexico.value, rel=1e-9)
    (line,) = (a for a in result_of(student("Cuba")).assumptions if "exchange_student in Cuba" in a.what)
    assert "none is known for the country: that of the economy in the middle of " in line.source
    assert "kind ppp_factor" in line.source


def test_money_without_a_rate_is_a_problem_with_a_remedy() -> None:
    row = Exchanges(
        id="s",
        direction="outbound",
        travellers=1,
        nights=1,
        profile="exchange_student",
        partner_country="Cuba",
        currency="CUP",
    )
    with pytest.raises(InputError) as caught:
        result_of(row)
    (problem,) = caught.value.problems
    assert problem.message == "the daily amount of the profile exchange_student cannot be brought to CUP of 2014"
    assert "World Bank, series PA.NUS.FCRF" in problem.remedy
    assert "kind exchange_rate, subject CUP, year 2014" in problem.remedy


def test_dollars_abroad_use_us_prices_where_the_countrys_series_end() -> None:
    prices = Prices.load()
    moved, us = moved_dollars("JPN", 2026, 2025, prices), prices.consumer_ratio("USA", 2026, 2025)
    assert moved
    assert us
    assert moved.value == us.value
    so_far = "2026 so far (January to August) to 2025"
    assert phrase(moved.source).endswith(f"to 2025: US consumer prices: BLS CPI-U (1982-84 = 100), {so_far}")
    further, own = moved_dollars("JPN", 2026, 2020, prices), prices.deflator_ratio("JPN", 2025, 2020)
    then, now = prices.market_rate("JPY", 2025), prices.market_rate("JPY", 2020)
    assert further
    assert own
    assert then
    assert now
    assert further.value == pytest.approx(us.value * own.value * then.value / now.value)
    assert phrase(further.source).endswith(
        f", for the other years US consumer prices: BLS CPI-U (1982-84 = 100), {so_far}"
    )


def test_allowances_abroad_follow_the_prices_of_the_place_not_those_of_the_us() -> None:
    """The rates of 2014 carried to 2024, against those of 2024: what docs/spending.md says of it."""
    rates: dict[tuple[str, str], dict[str, float]] = {}
    with (shipped("multipliers") / "per_diem" / "abroad.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            both = float(row["lodging"]) + float(row["meals_and_incidentals"])
            rates.setdefault((row["country"], row["city"]), {})[row["year"]] = both
    prices, misses, by_us = Prices.load(), [], []
    us = prices.consumer_ratio("USA", 2014, 2024)
    assert us
    for (country, _), of_year in rates.items():
        moved = moved_dollars(country, 2014, 2024, prices)
        if {"2014", "2024"} <= of_year.keys() and moved and "market rates" in phrase(moved.source):
            misses.append(math.log(of_year["2014"] * moved.value / of_year["2024"]))
            by_us.append(math.log(of_year["2014"] * us.value / of_year["2024"]))
    assert len(misses) > 850
    assert math.exp(statistics.median(map(abs, misses))) - 1 == pytest.approx(0.17, abs=0.005)
    assert math.exp(statistics.median(map(abs, by_us))) - 1 == pytest.approx(0.33, abs=0.01)
    assert sum(miss > 0 for miss in by_us) / len(by_us) == pytest.approx(0.84, abs=0.02)


def test_what_would_be_assumed_in_words() -> None:
    text = " ".join(spending_text(TARRANT, 2014).split())
    assert "Tarrant County, TX (fips:48439), 2014" in text
    assert "room 140.00, meals 51.00, incidentals 5.00 US dollars of 2014" in text
    assert "delegate 241.50 accommodation 140.00, food_service 51.00, shopping 12.59" in text
    japan = " ".join(spending_text("JP", 2014, city="Nagasaki").split())
    assert "delegate 447.37" in japan
    assert "overseas_visitor" not in japan
    assert "not known" not in spending_text("DE", 2026)


def test_a_per_diem_bed_is_before_tax_so_the_places_lodging_taxes_come_on_top() -> None:
    city = Taxes(name="City", rate=0.09, categories="accommodation", level="local", collector="City", own_budget="yes")
    state = Taxes(name="State", rate=0.06, categories="accommodation", level="state", collector="State")
    result = result_of(DELEGATES, city, state, place=TARRANT)
    # A bed of 140 before tax: 4,200 for 10 people and 3 nights, of which the city takes 378 and the state 252.
    assert spent(result, "d") == near({**delegate(4200.0, 1530.0, 150.0), "accommodation": 4830.0})
    assert result.fiscal.own_budget == pytest.approx(378.0)
    assert "lodging taxes of the sheet Taxes (0.15 of the price) added to the bed" in str(result.rows.assumed[0])
