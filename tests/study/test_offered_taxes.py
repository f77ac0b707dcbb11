"""Tax rates that a template offers: what is known of a place, and what of it counts."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import impactcalc as ic
from impactcalc.known.tax_rates import OFFERED, WAITING, as_of, offered_taxes
from impactcalc.report.words.en.offered_taxes import offer_words
from impactcalc.report.writers.json_text import result_object
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.place_template import write_place_template
from impactcalc.study.sheets.schema import Settings, Taxes, Visitors

TARRANT = "fips:48439"
HUNGARY = 0.27  # the highest value added tax that there is
STATED: dict[str, Any] = dict.fromkeys(("resident_share", "casual_share", "displaced_share", "host_paid_share"), 0.0)


def rates(place: str, named: str = "", year: int | None = None) -> dict[str, tuple[float, bool]]:
    offer = offered_taxes(place, named, year)
    return {rate.name: (round(rate.rate * 100, 4), rate.confirmed) for rate in offer.rates}


def test_fort_worth_has_17_on_a_bed_and_8_25_on_goods_and_the_assessment_waits() -> None:
    """17% since August 2024 (6 state, 11 city), 2 in larger hotels on top; sales 6.25 + 1.5 + 0.5."""
    found = rates(TARRANT, "Fort Worth, TX", 2025)
    assert found["State tax on beds"] == (6.0, True)
    assert found["City tax on beds"] == (11.0, True)
    assert found["Assessment on beds of larger or member hotels"] == (2.0, False)
    sales = ("State sales tax", "City sales tax", "District sales tax")
    assert sum(found[name][0] for name in sales) == 8.25
    assert found["State tax on rented cars"] == (10.0, False)


def test_of_a_study_years_before_the_rates_nothing_comes_confirmed() -> None:
    assert not any(confirmed for _, confirmed in rates(TARRANT, "Fort Worth, TX", 2014).values())
    assert all(WAITING in rate.source for rate in offered_taxes(TARRANT, "Fort Worth, TX", 2014).rates)


def test_a_county_without_a_city_has_the_states_taxes_and_names_its_cities() -> None:
    offer = offered_taxes(TARRANT)
    assert {rate.level for rate in offer.rates} == {"state"}
    assert "Fort Worth" in offer.cities
    assert "For a city's own give its name" in " ".join(offer_words(offer, TARRANT))


def test_a_metro_over_several_states_has_no_rates_of_one() -> None:
    assert offered_taxes("cbsa:35620", "New York-Newark-Jersey City, NY-NJ-PA").rates == ()
    assert "nothing is known here" in next(offer_words(offered_taxes("cbsa:35620"), "cbsa:35620"))


@pytest.mark.parametrize(
    ("place", "year", "bed"), [("DE", 2019, 7.0), ("DE", 2020, 5.0), ("DE", 2025, 7.0), ("GB", 2021, 5.0)]
)
def test_a_value_added_tax_is_that_of_the_middle_of_the_year(place: str, year: int, bed: float) -> None:
    assert rates(place, "", year)["VAT or GST: accommodation"][0] == bed


def test_no_place_has_a_tax_twice_or_one_above_what_is_normal() -> None:
    """In no city do the taxes on a category add up to what the check calls high, or stand there twice."""
    from impactcalc.known.tax_rates import _lines

    for key in _lines():
        state, _, city = key.partition("/")
        offer = offered_taxes(state, city) if "/" in key else offered_taxes(key)
        assert offer.city == city
        names = [
            (rate.name, rate.level, rate.collector, category)
            for rate in offer.rates
            for category in rate.categories.split(", ")
        ]
        assert len(names) == len(set(names)), key
        for category, group in itertools.groupby(sorted(names, key=lambda one: one[3]), key=lambda one: one[3]):
            total = sum(r.rate for r in offer.rates if category in r.categories.split(", "))
            assert total <= HUNGARY + 1e-9, (key, category, list(group))


def test_every_line_says_its_source_its_date_and_what_to_do() -> None:
    for rate in offered_taxes(TARRANT, "Fort Worth, TX").rates:
        assert rate.source.startswith(f"{OFFERED}: ")
        assert as_of(rate.source) in (2024, 2025, 2026)
        assert (WAITING in rate.source) != rate.confirmed
        assert "corroborated" in rate.source or not rate.confirmed


def test_the_template_is_read_back_with_its_place_and_its_taxes(tmp_path: Path) -> None:
    offer = write_place_template(tmp_path / "t.xlsx", TARRANT, "Fort Worth, TX", 2025)
    book = openpyxl.load_workbook(tmp_path / "t.xlsx")
    settings = {row[0].value: row[1] for row in book["Study"].iter_rows()}
    assert settings["Place"].value == "Fort Worth, TX"
    assert settings["Year"].value == 2025
    settings["Name"].value = "A programme"
    book["Visitors"].append(["a", "Guests"])
    heads = [str(cell.value) for cell in book["Visitors"][1]]
    last = book["Visitors"].max_row
    for head, value in (
        ("Visitors (people)", 10),
        ("Nights per visitor (nights per visitor)", 3),
        ("Accommodation (currency)", 1170),
    ):
        book["Visitors"].cell(last, heads.index(head) + 1, value)
    book.save(tmp_path / "t.xlsx")
    study = read_study(tmp_path / "t.xlsx")
    assert study.settings.place == TARRANT
    assert len(study.taxes) == len(offer.rates)
    fiscal = ic.run(study).fiscal
    assert [tax.name for tax in fiscal.taxes] == [rate.name for rate in offer.rates if rate.confirmed]
    assert [one.tax.name for one in fiscal.left_out] == [rate.name for rate in offer.rates if not rate.confirmed]
    # 1,170 hold 17%: 1,000 before tax, 110 of it the city's.
    at = [tax.name for tax in fiscal.taxes].index("City tax on beds")
    assert fiscal.contribution.collected[at].sum() * study_factor(study) == pytest.approx(110)


def study_factor(study: ic.Study) -> float:
    """From report-year money to that of the row's own year."""
    basis = ic.run(study).basis
    return 1.0 / float(basis.to_report[0])


def visit(*taxes: Taxes) -> ic.Result:
    row = Visitors(id="a", visitors=10, nights=3, accommodation=1_170, attribution_share=1.0, **STATED)
    return ic.run(ic.study_from_rows(Settings(name="T", place="US", year=2014), [row, *taxes]))


def lodging(confirmed: str | None, source: str | None = None) -> Taxes:
    return Taxes(
        name="Lodging", rate=0.17, categories="accommodation", level="local", collector="City", own_budget="yes",
        confirmed=confirmed, source=source,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("confirmed", "source", "counts"),
    [
        (None, None, True),
        ("yes", None, True),
        ("no", None, False),
        (WAITING, None, False),
        (None, f"{OFFERED}: a list, of 2026", False),
        ("yes", f"{OFFERED}: a list, of 2026", True),
        (None, "city code", True),
    ],
)
def test_a_line_of_ones_own_counts_and_an_offered_one_once_it_is_confirmed(
    confirmed: str | None, source: str | None, counts: bool
) -> None:
    result = visit(lodging(confirmed, source))
    assert len(result.fiscal.taxes) == int(counts)
    assert len(result.fiscal.left_out) == int(not counts)
    assert result.fiscal.own_budget == pytest.approx(170.0 if counts else 0.0)


def test_what_is_left_out_is_said_with_what_it_would_take() -> None:
    result = visit(lodging(WAITING))
    said = result.checks.set_index("code").loc["tax-to-confirm"]
    assert said["where"] == "Taxes: row 2"
    assert "17% on accommodation to City, is left out: nobody has confirmed it" in said["message"]
    assert "it would take $170 of net new spending" in said["message"]
    assert result.fiscal.own_budget == 0
    assert np_equal(result, visit())


def np_equal(one: ic.Result, other: ic.Result) -> bool:
    return (
        bool((one.impact_effects == other.impact_effects).all())
        and one.fiscal.impact.total == other.fiscal.impact.total
    )


def test_it_stands_on_the_page_and_in_json_apart_from_what_counts(tmp_path: Path) -> None:
    result = visit(lodging(WAITING))
    told: Any = result_object(result)["taxes"]
    assert told["named"] == []
    assert [(one["name"], round(one["would_collect"], 6)) for one in told["left_out"]] == [("Lodging", 170.0)]
    result.to_excel(tmp_path / "r.xlsx")
    cells = [cell.value for row in openpyxl.load_workbook(tmp_path / "r.xlsx")["Taxes"] for cell in row]
    assert "Left out: taxes of the sheet Taxes that are not confirmed" in cells
    said = " ".join(str(cell) for cell in cells)
    assert "The study confirms none of the taxes (sheet Taxes)" in said


def test_the_source_that_was_typed_stands_in_the_assumptions() -> None:
    result = visit(lodging("yes", "city code 2014"))
    assert any(
        one.topic == "Taxes" and one.source == "sheet Taxes, row 2: city code 2014" for one in result.assumptions
    )
