"""Studies of 2025 and of 2026, which is not over: no rate is asked for, what is carried is listed, what is typed
wins."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from studies import STATED, at, result_of

import impactcalc as ic
from impactcalc.economy.package import national_tables
from impactcalc.economy.prices import Prices
from impactcalc.errors import InputError
from impactcalc.impact.rows.daily import moved_amounts
from impactcalc.known.profiles import Profile, profiles
from impactcalc.known.segments import Segment, segments
from impactcalc.resources import shipped
from impactcalc.study.sheets.schema import Exchanges, Rates, Visitors, Volunteers
from impactcalc.words.en.amounts import sign_of
from impactcalc.words.speaking import phrase

PRICES = Prices.load()
PLACES = [("cbsa:19100", "USD"), ("GB", "GBP"), ("Germany", "EUR"), ("JP", "JPY")]
AMOUNTS = Visitors(id="a", visitors=100, nights=3, accommodation=40_000, food_service=15_000, **STATED)
HEADS = Visitors(id="h", visitors=100, nights=3, profile="delegate", **STATED)


def listed(result: ic.Result, topic: str, words: str) -> list[tuple[str, str, str]]:
    return [(a.what, a.value, a.source) for a in result.assumptions if a.topic == topic and words in a.what]


def deflator(iso3: str, start: int, end: int) -> float:
    found = PRICES.deflator_ratio(iso3, start, end)
    assert found is not None
    return found.value


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize(("place", "currency"), PLACES)
def test_a_plain_study_needs_no_rate(place: str, currency: str, year: int) -> None:
    amounts = result_of(AMOUNTS, place=place, year=year, currency=currency)
    # Money in the prices of its own year is as it was typed: the way to the table's year and back cancels.
    assert amounts.gross_spending == 55_000
    assert amounts.net_new_spending == 55_000
    heads = result_of(HEADS, place=place, year=year, currency=currency)
    dollars = heads.gross_spending / _per_dollar(currency, year)
    assert 300 * 100 < dollars < 300 * 700  # a delegate's day
    (line,) = listed(heads, "Profiles", "delegate in ")[-1:]
    assert re.search(rf"{re.escape(sign_of(currency))}[\d,.]+ per person and day", line[1])


def test_taiwan_has_no_deflator_and_runs_all_the_same() -> None:
    result = result_of(AMOUNTS, place="TW", year=2025, currency="TWD")
    assert result.basis.home_currency == "TWD"
    assert result.gross_spending == 55_000
    (line,) = (a for a in result.assumptions if a.what == "TWD of 2025")
    assert "no deflator of its own: as prices of all economies in the middle; 2025 by consumer prices" in line.source


def _per_dollar(currency: str, year: int) -> float:
    rate = PRICES.market_rate(currency, year)
    assert rate is not None
    return rate.value


@pytest.mark.parametrize(("place", "iso3"), [("cbsa:19100", "USA"), ("GB", "GBR")])
def test_results_in_the_prices_of_their_year_do_not_depend_on_the_deflator(place: str, iso3: str) -> None:
    """Methods, section 2: exact, whatever the carried deflator is; only jobs move, against it."""
    typed = Rates(kind="deflator", subject=iso3, year=2026, value=_index(iso3) * 1.25, source="office", confirmed="yes")
    plain, other = (result_of(AMOUNTS, *rows, place=place, year=2026) for rows in ((), (typed,)))
    for measure in ("output", "value_added", "labour_income"):
        there, here = plain.totals[measure].to_numpy(), other.totals[measure].to_numpy()
        np.testing.assert_allclose(there, here, rtol=1e-12)
    if "jobs" in plain.totals:
        assert at(plain.totals, "total_type_2", "jobs") == pytest.approx(
            at(other.totals, "total_type_2", "jobs") * 1.25, rel=1e-9
        )
    assert listed(plain, "Prices", "carried") or iso3 == "GBR"
    assert not listed(other, "Prices", "carried")


def _index(iso3: str) -> float:
    return PRICES.price_index(iso3).value(2026)


def test_what_carrying_would_do_to_jobs_is_listed() -> None:
    result = result_of(AMOUNTS, place="cbsa:19100", year=2026)
    table = result.economy.year
    ((what, value, source),) = listed(result, "Prices", "carried")
    assert what == f"United States: prices of 2026 carried to {table}, where jobs are counted"
    assert value == (
        f"x {deflator('USA', 2026, table):.6g}; jobs of this money would be 2.0% fewer or 2.0% more, had prices moved "
        "by 2.0 points a year more or less"
    )
    assert source == (
        "2026 by the trend of 2022 to 2025, +3.00% a year; 2.0 points are the spread of its own inflation in 2016 to "
        "2025, 2.0 at least, compounded; a published one can be typed into the sheet Rates (kind deflator, subject USA)"
    )
    (check,) = (c for c in result.checks_found if c.code == "prices-carried")
    assert value in check.message
    assert not listed(result_of(AMOUNTS, place="cbsa:19100", year=2025), "Prices", "carried")


def test_rows_of_other_years_and_another_report_year() -> None:
    rows = [
        AMOUNTS,
        AMOUNTS.model_copy(update={"id": "b", "year": 2019}),
        AMOUNTS.model_copy(update={"id": "c", "year": 2026}),
    ]
    result = result_of(*rows, place="US", year=2025)
    expected = 55_000 * (1 + deflator("USA", 2019, 2025) + deflator("USA", 2026, 2025))
    assert result.gross_spending == pytest.approx(expected, rel=1e-12)
    for_report = [what for what, _, _ in listed(result, "Prices", "for the report")]
    assert for_report == ["United States: prices of 2026 carried to 2025, for the report"]


def test_a_study_of_2014_reports_in_prices_of_2026() -> None:
    then, now = (result_of(AMOUNTS, year=2014, report_year=year) for year in (2014, 2026))
    assert now.gross_spending == pytest.approx(55_000 * 128.9765 / 96.421 * (128.9765 / 118.023) ** (1 / 3), rel=1e-12)
    assert now.totals["jobs"].tolist() == then.totals["jobs"].tolist()
    ((_, value, _),) = listed(now, "Prices", "for the report")
    assert value.endswith("had prices moved by 2.0 points a year more or less; jobs do not depend on it")


def test_volunteers_of_this_year_have_their_value() -> None:
    result = result_of(AMOUNTS, Volunteers(volunteers=10, hours=5, hourly_value=30.0), year=2026)
    assert result.volunteering.value == pytest.approx(1_500)


# --- abroad


def trip(country: str, year: int = 2025, **changes: Any) -> Exchanges:
    return Exchanges.model_validate(
        {"direction": "outbound", "accommodation": 1_000, "partner_country": country, "year": year, **changes}
    )


@pytest.mark.parametrize(
    ("country", "iso3", "year", "known"),
    [
        ("Italy", "ITA", 2025, True), ("Italy", "ITA", 2026, True), ("Turkey", "TUR", 2026, True),
        ("Zimbabwe", "ZWE", 2025, True), ("Zimbabwe", "ZWE", 2024, False), ("Taiwan", "TWN", 2025, False),
    ],
)  # fmt: skip
def test_a_partner_abroad(country: str, iso3: str, year: int, known: bool) -> None:
    result = result_of(trip(country, year), place="cbsa:19100", year=year)
    spent = at(result.world, iso3, "ppp_spent")
    level = PRICES.price_level_ratio(iso3, year)
    assert (level is not None) == known
    if level is not None:
        assert spent == pytest.approx(1_000 / level.value, rel=1e-9)
        assert 0.1 < level.value < 1.2
    else:
        assert np.isnan(spent)
        (check,) = (c for c in result.checks_found if c.code == "ppp-missing")
        assert f"$1,000 spent in {country} (no " in check.message
        assert "ppp_factor" not in check.message
        assert result.world_contribution.bounded


def test_jobs_abroad_by_carried_prices_are_listed() -> None:
    result = result_of(trip("Italy"), place="cbsa:19100", year=2025)
    host = next(host for host in result.world_contribution.countries if host.iso3 == "ITA")
    carried = listed(result, "Abroad", "Italy: prices of 2025 carried")
    assert bool(carried) == (host.jobs is not None)


def test_a_rate_typed_over_a_carried_one_wins() -> None:
    level = Rates(kind="ppp_factor", subject="ITA", year=2025, value=0.70, source="OECD")
    prices = Rates(kind="deflator", subject="USA", year=2026, value=133.0, source="BEA")
    result = result_of(trip("Italy"), AMOUNTS, level, prices, place="cbsa:19100", year=2026)
    assert at(result.world, "ITA", "ppp_spent") == pytest.approx(
        1_000 * 133.0 / 128.9765 / (0.70 / _per_dollar("EUR", 2025)), rel=1e-9
    )
    assert not listed(result, "Prices", "carried")


def test_only_an_exchange_rate_that_nobody_has_is_asked_for() -> None:
    with pytest.raises(InputError) as caught:
        result_of(AMOUNTS.model_copy(update={"currency": "AFN"}), place="US", year=2025)
    (problem,) = caught.value.problems
    assert problem.message == "there is no exchange rate for AFN in 2025 (first needed by Visitors row 2)"
    assert "Look it up: World Bank, series PA.NUS.FCRF of AFG (official rate, period average)" in problem.remedy
    with pytest.raises(InputError) as later:
        result_of(AMOUNTS.model_copy(update={"currency": "EUR"}), place="US", year=2027)
    (problem,) = later.value.problems
    assert "end in 2026. Look it up: ECB Data Portal, 1 over series EXR.A.USD.EUR.SP00.A." in problem.remedy


def test_a_study_in_its_own_money_needs_no_exchange_rate_of_a_year_that_has_none() -> None:
    result = result_of(AMOUNTS, trip("Italy", 2027), place="JP", year=2027, currency="JPY")
    assert result.gross_spending == 55_000
    left = {host.iso3: phrase(host.why_not_converted) for host in result.world_contribution.not_converted}
    assert left == dict.fromkeys(("JPN", "ITA"), "no exchange rate of Japanese yen is known for 2027")
    assert not result.world_contribution.bounded


# --- daily amounts


def test_a_published_day_moves_by_item_in_the_metro_and_says_how_far_the_year_is() -> None:
    row = Visitors(id="v", visitors=10, nights=2, profile="business_traveller", **STATED)
    dallas, texas = (result_of(row, place=place, year=2026) for place in ("cbsa:19100", "US-TX"))
    assert dallas.gross_spending != texas.gross_spending
    shares = {"accommodation": 0.41188204005006257, "vehicle_rental": 0.2231304755944931}
    shares["food_service"] = 1 - sum(shares.values())
    ratios = {code: PRICES.item_ratio(code, "cbsa:19100", 2013, 2026) for code in shares}
    expected = sum(share * found.value for code, share in shares.items() if (found := ratios[code]))
    assert dallas.gross_spending == pytest.approx(20 * 255.68 * expected, rel=1e-9)
    ((_, _, source),) = listed(
        dallas, "Profiles", "business_traveller: daily amount in 2026, Dallas-Fort Worth-Arlington, TX"
    )
    assert "2013 to 2026 so far (January to August)" in source
    assert "food away from home in Dallas-Fort Worth-Arlington, TX x " in source


def test_a_stated_sum_keeps_the_published_split_beside_rows_without_one() -> None:
    heads = Visitors(id="h", visitors=10, nights=2, profile="business_traveller", **STATED)
    stated = Visitors(id="s", visitors=10, nights=2, total_spend=1_000, profile="business_traveller", **STATED)
    alone, beside = result_of(stated, year=2025), result_of(heads, stated, year=2025)
    row = beside.rows.id.tolist().index("s")
    np.testing.assert_allclose(beside.rows.amounts[row], alone.rows.amounts[0], rtol=1e-12)
    assert alone.rows.amounts[0].max() == pytest.approx(411.88204005, rel=1e-9)


# --- tables


def test_a_study_without_a_near_table_runs_and_says_so() -> None:
    for year in (2026, 2035):
        nearest = max(national_tables("US"))
        result = result_of(AMOUNTS, year=year)
        assert result.economy.year == nearest
        (check,) = (c for c in result.checks_found if c.code == "table-of-another-year")
        assert check.severity == ("warning" if year - nearest > 5 else "note")
        assert f"The table is of {nearest}, the study of {year}" in check.message


# --- what the docs say


def test_the_docs_print_the_figures_as_they_come_out() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "ppp.md"
    if not page.is_file():
        pytest.skip("the docs are not part of this installation")
    text = page.read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    printed = {row[0]: row[1:] for row in rows if row[0] in {*segments(), *profiles()}}
    assert printed
    for name, (year, *told) in printed.items():
        kind = segments().get(name) or profiles()[name]
        assert kind.year == int(year), name
        for to_year, said in zip((2014, 2024, 2026), told, strict=True):
            assert said.removesuffix("%") == _against_the_deflator(kind, to_year), (name, to_year)
    descriptor = json.loads((shipped("multipliers") / "prices" / "datapackage.json").read_text(encoding="utf-8"))
    counts = descriptor["impactcalc"]["rates_compared"]
    assert f"of {counts['compared']:,} rates" in text
    assert f"{counts['within_2_percent']:,} lie" in text


def _against_the_deflator(kind: Segment | Profile, to_year: int) -> str:
    """How much more than the GDP deflator the amounts rise, in percent, as it is printed."""
    year = kind.year or 0
    if year == to_year:
        return "0"
    amounts = kind.amounts(True) if isinstance(kind, Segment) else {k: 1e3 * v for k, v in kind.shares.items()}
    moved = moved_amounts(amounts, "USA", "US", (year, to_year), PRICES)
    assert moved is not None
    more = sum(moved[0].values()) / sum(amounts.values()) / deflator("USA", year, to_year) - 1.0
    return f"{more * 100:+.1f}" if abs(more) >= 5e-4 else "0"
