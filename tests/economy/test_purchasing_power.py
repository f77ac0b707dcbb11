"""What is done with purchasing power parities, and what is refused."""

from __future__ import annotations

import math
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.economy import purchasing_power as ppp
from impactcalc.errors import RefusedError, TableError

AMOUNTS = st.floats(-1e9, 1e9)
RATIOS = st.floats(0.05, 3.0)


@given(st.lists(AMOUNTS, min_size=1, max_size=20), RATIOS)
def test_the_conversion_of_a_sum_is_the_sum_of_the_conversions(amounts: list[float], ratio: float) -> None:
    whole = ppp.international_dollars(math.fsum(amounts), ratio)
    parts = math.fsum(ppp.international_dollars(amount, ratio) for amount in amounts)
    assert whole == pytest.approx(parts, rel=1e-12, abs=1e-12 * math.fsum(map(abs, amounts)) / ratio)


@given(AMOUNTS)
def test_a_dollar_in_the_united_states_is_an_international_dollar(amount: float) -> None:
    assert ppp.international_dollars(amount, 1.0) == amount


@pytest.mark.parametrize("ratio", [0.0, -0.3, math.nan, math.inf])
def test_a_ratio_that_is_none_is_refused(ratio: float) -> None:
    with pytest.raises(RefusedError, match="A price level ratio is a positive number"):
        ppp.international_dollars(100.0, ratio)


@pytest.mark.parametrize("token", [None, "", "2014 study", "2015"])
def test_an_average_over_countries_is_refused_with_the_reason(token: str | None) -> None:
    with pytest.raises(RefusedError) as refused:
        ppp.average_conversion_factor("2015-08", 2014, ("DEU", "JPN"), reproduction=token)  # type: ignore[arg-type]
    assert str(refused.value) == (
        "A PPP conversion factor is local currency per international dollar. An average of factors over countries "
        "depends on how each currency is denominated (a yen cut into hundreds moves it a hundredfold, and nothing has "
        "become dearer), so it measures nothing. Convert each country's amount with its own factor, then add. Only the "
        'labelled reproduction of the 2015 study may (reproduction="2015 study").'
    )


def test_dollars_times_a_factor_are_refused_with_the_reason() -> None:
    with pytest.raises(RefusedError, match=re.escape("US dollars times a factor are neither. Divide an amount in")):
        ppp.times_factor(237.6e6, 77.9)
    with pytest.raises(RefusedError):
        ppp.study_2015_factor()
    assert ppp.times_factor(2.0, 77.9, reproduction="2015 study") == 155.8


def test_the_factor_of_the_2015_study_is_derived_from_what_was_published_then() -> None:
    """Sister Cities International, Measures That Matter (2015): 18.5 / 0.2376 and 41.9 / 0.5377, as far as rounding
    goes 77.83 to 78.02."""
    factor = ppp.study_2015_factor(reproduction="2015 study")
    assert 77.83 < factor < 78.02
    assert round(237.6e6 * factor / 1e9, 1) == 18.5
    assert round(537.7e6 * factor / 1e9, 1) == 41.9


def test_the_members_of_the_oecd_alone_do_not_give_it() -> None:
    members = ppp.oecd_members_2014()
    assert len(members) == 34
    assert set(ppp.study_2015_countries()) - set(members) == {"COL", "LVA", "RUS"}
    mean = ppp.average_conversion_factor("2015-08", 2014, members, reproduction="2015 study")
    assert mean == pytest.approx(49.36, abs=0.005)


def test_a_list_that_cannot_be_averaged_is_told_and_not_shortened() -> None:
    with pytest.raises(TableError, match="no PPP factor of 2014 as published in 2015-08 for CUB"):
        ppp.average_conversion_factor("2015-08", 2014, ("DEU", "CUB"), reproduction="2015 study")
    with pytest.raises(TableError, match="there are no PPP factors of 2014 as published in 2015-02"):
        ppp.average_conversion_factor("2015-02", 2014, ("DEU",), reproduction="2015 study")
    for countries in ((), ("DEU", "DEU")):
        with pytest.raises(TableError, match="names every country once"):
            ppp.average_conversion_factor("2015-08", 2014, countries, reproduction="2015 study")


def test_the_average_moves_with_the_denomination_of_one_currency() -> None:
    """Why it is refused: in old roubles or in hundreds of yen the 'price level of the world' would be another."""
    countries = ppp.study_2015_countries()
    average = ppp.study_2015_factor(reproduction="2015 study")
    yen = ppp.average_conversion_factor("2015-08", 2014, ("JPN",), reproduction="2015 study")
    in_hundreds = average + (yen / 100.0 - yen) / len(countries)
    assert average - in_hundreds > 2.5


EU = [
    "AUT", "BEL", "BGR", "HRV", "CYP", "CZE", "DNK", "EST", "FIN", "FRA", "DEU", "GRC", "HUN", "IRL", "ITA", "LVA",
    "LTU", "LUX", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "ESP", "SWE", "GBR",
]  # fmt: skip
BESIDE_MEMBERS = {
    "OECD": "",
    "OECD and Latvia": "LVA",
    "OECD and Colombia": "COL",
    "OECD, Colombia, Russia": "COL RUS",
    "OECD, Colombia, Latvia": "COL LVA",
    "OECD, Colombia, Latvia, Russia": "COL LVA RUS",
    "OECD, Colombia, Latvia, Costa Rica, Lithuania": "COL LVA CRI LTU",
    "OECD, Colombia, Latvia, Costa Rica, Lithuania, Russia": "COL LVA CRI LTU RUS",
    "OECD, Brazil, Russia, India, China, South Africa": "BRA RUS IND CHN ZAF",
    "OECD and the European Union": " ".join(EU),
}


def test_the_lists_that_were_tried_are_printed_as_they_come_out() -> None:
    page = Path(__file__).resolve().parents[2] / "docs" / "ppp.md"
    if not page.is_file():
        pytest.skip("the docs are not part of this installation")
    text = page.read_text(encoding="utf-8")
    rows = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in text.splitlines() if line[:1] == "|"]
    printed = {row[0]: row[1:] for row in rows if len(row) == 5}
    lists = {name: sorted({*ppp.oecd_members_2014(), *more.split()}) for name, more in BESIDE_MEMBERS.items()}
    for name, countries in (lists | {"European Union": EU}).items():
        means = [
            ppp.average_conversion_factor("2015-08", year, countries, reproduction="2015 study")
            for year in (2011, 2013, 2014)
        ]
        assert printed[name] == [str(len(countries)), *(f"{mean:.2f}" for mean in means)], name
