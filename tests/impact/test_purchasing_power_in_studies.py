"""Price bases and purchasing power in whole studies: order of steps, denominations, what is missing, what is said."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st
from studies import activity, at, named, result_of

import impactcalc as ic
from impactcalc.economy.prices import Prices
from impactcalc.economy.purchasing_power import international_dollars
from impactcalc.errors import InputError
from impactcalc.study.sheets.schema import Exchanges, Rates, Row, Visitors
from impactcalc.words.speaking import phrase

FEW = profile(max_examples=20)
PRICES = Prices.load()


def abroad(iso3: str, amount: float, **changes: Any) -> Exchanges:
    return Exchanges.model_validate(
        {"direction": "outbound", "accommodation": amount, "partner_country": iso3, **changes}
    )


def rate(kind: str, subject: str, value: float, year: int = 2014, **changes: Any) -> Rates:
    return Rates(kind=kind, subject=subject, year=year, value=value, source="statistical office", **changes)


def ppp(result: ic.Result, iso3: str) -> float:
    return at(result.world, iso3, "ppp_spent")


def test_conversion_comes_before_the_way_to_another_year() -> None:
    """methods, section 8: 100 in Turkey 2014 carried to 2022 is 242 the right way and 440 the wrong one."""
    right = ppp(result_of(abroad("TUR", 100.0), report_year=2022), "TUR")
    assert right == pytest.approx(242.5, abs=0.1)
    then, now = PRICES.price_level_ratio("TUR", 2014), PRICES.price_level_ratio("TUR", 2022)
    us = PRICES.deflator_ratio("USA", 2014, 2022)
    assert then
    assert now
    assert us
    assert right == pytest.approx(international_dollars(100.0, then.value) * us.value, rel=1e-9)
    wrong = international_dollars(100.0 * us.value, now.value)
    assert wrong == pytest.approx(440, abs=1)


@FEW
@given(st.lists(st.floats(1.0, 1e8), min_size=2, max_size=5), st.sampled_from(["JPN", "TUR", "IND", "DEU"]))
def test_international_dollars_of_a_sum_are_the_sum(parts: list[float], iso3: str) -> None:
    whole = ppp(result_of(abroad(iso3, sum(parts))), iso3)
    together = ppp(result_of(*named([abroad(iso3, part) for part in parts])), iso3)
    assert whole == pytest.approx(together, rel=1e-12)
    assert whole == pytest.approx(sum(ppp(result_of(abroad(iso3, part)), iso3) for part in parts), rel=1e-12)


@FEW
@given(st.sampled_from([0.01, 100.0, 1e6]), st.floats(1.0, 1e7))
def test_a_currency_in_other_denominations_changes_nothing(scale: float, dollars: float) -> None:
    """Taiwan has no factors in the data: in dollars, in hundreds of them or in cents, its deflator restated too."""

    def run(by: float) -> ic.Result:
        own = [
            rate("exchange_rate", "TWD", 30.0 * by, confirmed="yes"),
            rate("ppp_factor", "TWN", 15.0 * by),
            rate("deflator", "TWN", 98.0 * by),
            rate("deflator", "TWN", 99.0 * by, 2015),
        ]
        rows = [abroad("TWN", dollars), abroad("TWN", dollars * 30.0 * by, currency="TWD")]
        return result_of(*named(rows), *own)

    one, other = run(1.0), run(scale)
    assert ppp(one, "TWN") == pytest.approx(2 * dollars * 2, rel=1e-12)  # prices half those of the US
    for measure in ("spent", "total_type_2", "ppp_spent", "ppp_total_type_2"):
        assert at(other.world, "TWN", measure) == pytest.approx(at(one.world, "TWN", measure), rel=1e-12)


@FEW
@given(st.lists(activity(), min_size=1, max_size=4).map(named), st.sampled_from([2006, 2010, 2020, 2024]))
def test_jobs_do_not_depend_on_the_report_year(rows: list[Row], year: int) -> None:
    here, there = result_of(*rows, report_year=2014), result_of(*rows, report_year=year)
    assert here.totals["jobs"].tolist() == there.totals["jobs"].tolist()
    assert here.contribution["jobs"].tolist() == there.contribution["jobs"].tolist()


def test_a_missing_rate_is_a_problem_that_says_what_to_type_and_never_one() -> None:
    with pytest.raises(InputError) as caught:
        result_of(Visitors(visitors=1, accommodation=100, currency="CUP"))
    (problem,) = caught.value.problems
    assert problem.message == "there is no exchange rate for CUP in 2014 (first needed by Visitors row 2)"
    assert 'Add a row to the sheet "Rates": kind exchange_rate, subject CUP, year 2014, value = ' in problem.remedy
    assert "Look it up: a rate at which people do change money" in problem.remedy
    # Without a factor nothing is converted, and that is said.
    result = result_of(abroad("CUB", 100.0))
    assert np.isnan(ppp(result, "CUB"))
    assert [host.iso3 for host in result.world_contribution.not_converted] == ["CUB"]


def test_vintages_are_in_what_is_said() -> None:
    result = result_of(abroad("TUR", 100.0))
    (line,) = (a for a in result.assumptions if a.topic == "Purchasing power" and "Türkiye 2014" in a.what)
    assert line.source == "World Bank WDI, PPP factor / market rate 2014 (vintage 2024)"


def test_the_rates_are_on_the_rows_line_of_the_ledger() -> None:
    rows = [
        Visitors(id="a", visitors=1, accommodation=100.0),
        Visitors(id="b", visitors=1, accommodation=10_000.0, currency="JPY", year=2012),
    ]
    result = result_of(*rows, report_year=2020)
    ledger = result.ledger.set_index("id")
    assert ledger["exchange_rate"].tolist() == [1.0, pytest.approx(1 / 79.7905, rel=1e-3)]
    # BEA, GDP deflator: 93.185 in 2012, 96.421 in 2014.
    assert ledger["to_table_year"].tolist() == [1.0, pytest.approx(96.421 / 93.185, rel=1e-12)]
    assert at(ledger, "b", "gross") == pytest.approx(
        10_000 * at(ledger, "b", "exchange_rate") * at(ledger, "b", "to_report_year"), rel=1e-12
    )
    assert ledger["rate_sources"].tolist() == [
        "BEA GDP implicit price deflator (2017 = 100), 2014 to 2020",
        "World Bank WDI, implied market rate 2012 (vintage 2024); BEA GDP implicit price deflator (2017 = 100), 2012 "
        "to 2014; BEA GDP implicit price deflator (2017 = 100), 2012 to 2020",
    ]


def test_own_consumer_prices_and_parities_are_understood_in_the_sheet_rates() -> None:
    rows = [
        Visitors(id="v", visitors=1, nights=1, profile="delegate", place="fips:48439", year=2025),
        rate("cpi", "USA", 322.1, 2025),
        rate("deflator", "USA", 129.0, 2025),
        rate("regional_price_parity", "FIPS:48439", 1.02, 2025),
    ]
    result = result_of(*rows)
    own = result.prices.regional_price_parity("fips:48439", 2025)
    assert own
    assert (own.value, phrase(own.source)) == (1.02, "sheet Rates, row 4: statistical office")
