"""A study counts in the money that its place has in its year: Bulgaria's until 2025 is the lev, the euro since."""

from __future__ import annotations

import pytest

import impactcalc as ic
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import table_of
from impactcalc.errors import InputError
from impactcalc.impact.abroad.hosts import in_money_of
from impactcalc.known.changed_money import changed_money
from impactcalc.known.countries import all_countries, country_by_iso3, is_currency
from impactcalc.study.sheets.schema import Exchanges, Settings, Visitors

LEV = 1.95583  # per euro, fixed by the Council of the European Union on 8 July 2025
WITHOUT = ic.Sampling(draws=0)


def result(place: str, year: int, currency: str | None = None, amount: float = 1000.0) -> ic.Result:
    settings = Settings.model_validate({"name": "T", "place": place, "year": year, "currency": currency})
    rows = [Visitors(id="a", visitors=10, nights=2, food_service=amount)]
    return ic.run(ic.study_from_rows(settings, rows), sampling=WITHOUT)


def readings(found: ic.Result) -> list[str]:
    return [line.value for line in found.assumptions if line.topic == "Reading"]


@pytest.mark.parametrize(("place", "year", "code", "said"), [
    ("BG", 2024, "BGN", "the place's currency of 2024, BGN, is taken"),
    ("BG", 2025, "BGN", "the place's currency of 2025, BGN, is taken"),
    ("BG", 2026, "EUR", "the place's currency, EUR, is taken"),
    ("HR", 2023, "EUR", "the place's currency, EUR, is taken"),
    ("LT", 2015, "EUR", "the place's currency, EUR, is taken"),
])  # fmt: skip
def test_a_blank_currency_is_that_of_the_year(place: str, year: int, code: str, said: str) -> None:
    found = result(place, year)
    assert found.basis.home_currency == code
    assert readings(found) == [f"Currency is blank: {said}"]
    assert found.gross_spending == pytest.approx(1000.0)


def test_the_same_money_is_the_same_impact_in_either() -> None:
    euro, lev = result("BG", 2026, "EUR", 1000.0), result("BG", 2026, "BGN", 1000.0 * LEV)
    assert euro.basis.home_currency == lev.basis.home_currency == "EUR"
    assert of(lev, "output") == pytest.approx(of(euro, "output"), rel=1e-6)  # the shipped rates are rounded


def test_jobs_are_those_of_the_table_in_lev() -> None:
    """By hand: the jobs of the table of 2014 per million lev, on 1,955.83 lev brought to 2014."""
    table = load_table("world-2014", "BG")
    settings = Settings.model_validate({"name": "T", "place": "BG", "year": 2026})
    study = ic.study_from_rows(settings, [Visitors(id="a", visitors=10, nights=2, food_service=1000.0)])
    found = ic.run(study, table, sampling=WITHOUT)
    bridge = table.spending_bridge()
    lev = 1000.0 * LEV * float(found.basis.to_table_year[0])
    output = table.L2 @ (bridge.B[:, bridge.categories.index("food_service")] * lev)
    assert of(found, "jobs") == pytest.approx(float(table.per_output["jobs"] @ output) / 1e6, rel=1e-9)
    assert of(found, "output") == pytest.approx(float(output.sum()) / LEV * found.basis.report_over_table, rel=1e-9)


def of(found: ic.Result, effect: str) -> float:
    return float(found.totals.at["total_type_2", effect])  # type: ignore[arg-type]


def test_money_that_is_not_accepted_any_more_is_asked_about() -> None:
    with pytest.raises(InputError) as caught:
        result("HR", 2022)
    (problem,) = caught.value.problems
    assert problem.message == '"Currency" is blank, and in 2022 Croatia still counted in HRK, which EUR replaced'
    assert problem.remedy == (
        "Type EUR where the amounts are in EUR; bring amounts in HRK to EUR first, at the official rate"
    )
    assert result("HR", 2022, "EUR").basis.home_currency == "EUR"


def test_a_partners_money_is_that_of_its_year() -> None:
    table = load_table("world-2014", "BG")
    assert in_money_of(table, 2025) is table
    euro = table_of(in_money_of(table, 2026))
    assert euro.currency == "EUR"
    assert euro.output.sum() * LEV == pytest.approx(table.output.sum())
    assert (euro.per_output["jobs"] / LEV).tolist() == pytest.approx(table.per_output["jobs"].tolist())
    settings = Settings.model_validate({"name": "T", "place": "US", "year": 2026})
    trip = Exchanges(id="a", direction="outbound", travellers=9, nights=5, food_service=2000, partner_country="BGR")
    found = ic.run(ic.study_from_rows(settings, [trip]), sampling=WITHOUT)
    assert {host.economy.currency for host in found.hosts.values()} == {"EUR"}


def test_the_list_of_changes_is_of_those_that_are_still_accepted() -> None:
    for country in all_countries():
        changed = changed_money(country.iso3)
        if (
            country.replaced is not None
            and is_currency(country.replaced[0])
            and country.replaced[0][:2] == country.iso2
        ):
            assert changed is not None
            assert changed.after == country.currency
    bulgaria = country_by_iso3("BGR")
    assert bulgaria is not None
    assert [bulgaria.currency_in(year) for year in (2025, 2026)] == ["BGN", "EUR"]
    assert changed_money("USA") is None
