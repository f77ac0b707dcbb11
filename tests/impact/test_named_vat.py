"""A value added tax that is named takes the place of the average tax of a world table, never beside it."""

from __future__ import annotations

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.economy.package import load_economy
from impactcalc.impact.rows.named_vat import with_named_vat
from impactcalc.known.tax_rates import offered_taxes
from impactcalc.study.sheets.schema import Events, Row, Settings, Taxes, Visitors

BED = Visitors(accommodation=107_000)


def study_of(*taxes: Row, place: str = "nuts:DE71", currency: str = "EUR") -> ic.Study:
    settings = Settings(name="x", place=place, year=2024, currency=currency)
    return ic.study_from_rows(settings, [BED, Visitors(shopping=50_000), *taxes])


def vat(rate: float = 0.07, name: str = "VAT or GST: accommodation", confirmed: str | None = "yes") -> Taxes:
    return Taxes(
        name=name, rate=rate, categories="accommodation", level="federal", collector="Germany", confirmed=confirmed
    )


def test_the_named_rate_comes_off_in_place_of_the_average() -> None:
    """A bed at 107 holds 7 of tax, and 100 reach the hotel; shopping keeps the average."""
    plain, named = ic.run(study_of()), ic.run(study_of(vat()))
    codes = list(named.economy.spending_bridge().categories)
    bed, shop = codes.index("accommodation"), codes.index("shopping")
    before, after = plain.economy.spending_bridge(), named.economy.spending_bridge()
    assert after.tax[bed] == pytest.approx(7 / 107)
    assert after.B[:, bed].sum() == pytest.approx(100 / 107)
    assert before.tax[bed] == pytest.approx(0.0874, abs=1e-4)
    assert (after.tax[shop], after.B[:, shop].tolist()) == (before.tax[shop], before.B[:, shop].tolist())
    assert named.fiscal.impact.collected.sum() == pytest.approx(named.fiscal.impact.counted.sum())
    assert named.fiscal.impact.collected.sum() == pytest.approx(7 / 107 * 107_000, rel=1e-9)
    assert "sale-taxes-above-table" not in set(named.checks["code"])
    assert "in place of the average, 8.7%" in named.economy.facts["taxes on the sale, named"]


def test_a_tax_beside_it_adds_to_it_and_one_without_it_replaces_nothing() -> None:
    bed_tax = vat(0.05, "City tax on beds")
    both = ic.run(study_of(vat(), bed_tax)).economy.spending_bridge()
    alone = ic.run(study_of(bed_tax)).economy.spending_bridge()
    at = both.categories.index("accommodation")
    assert both.tax[at] == pytest.approx(0.12 / 1.12)
    assert alone.tax[at] == pytest.approx(load_economy("world-2022", "DE").spending_bridge().tax[at])


def test_what_waits_for_a_yes_or_stands_elsewhere_replaces_nothing() -> None:
    nation = load_economy("world-2022", "DE")
    for tax in (vat(confirmed="please confirm"), vat(confirmed="no")):
        assert with_named_vat(nation, study_of(tax), "nuts:DE71") is nation
    elsewhere = vat().model_copy(update={"place": "France"})
    assert with_named_vat(nation, study_of(elsewhere), "nuts:DE71") is nation
    home = load_economy("us-2023")
    assert with_named_vat(home, study_of(vat()), "nuts:DE71") is home


def test_who_reclaims_it_pays_without_it() -> None:
    """An organiser's hall at 100,000 without tax: named with the rate 0 all of it reaches the landlord, neither the
    average comes off nor a tax is collected; the bed keeps its own. By hand: 1 / (1 - 0.0874) times as much."""
    hall = Events(name="fair", venue=100_000)
    reclaimed = vat(0.0, "VAT or GST: standard, what organisers buy").model_copy(update={"categories": "venue"})
    settings = Settings(name="x", place="nuts:DE71", year=2024, currency="EUR")
    plain, named = (ic.run(ic.study_from_rows(settings, [BED, hall, vat(), *more])) for more in ((), (reclaimed,)))
    before, after = plain.economy.spending_bridge(), named.economy.spending_bridge()
    at, bed = before.categories.index("venue"), before.categories.index("accommodation")
    assert before.tax[at] == pytest.approx(0.0874, abs=1e-4)
    assert after.tax[at] == 0.0
    assert after.B[:, at] == pytest.approx(before.B[:, at] / (1.0 - before.tax[at]))
    assert after.tax[bed] == before.tax[bed] == pytest.approx(7 / 107)
    collected = named.fiscal.impact.collected
    assert collected.sum() == pytest.approx(7_000)
    assert named.steps.taxes_on_sale[list(named.rows.sheet).index("Events")] == 0.0


def test_what_organisers_buy_is_offered_apart_and_asked_about() -> None:
    offered = {rate.name: rate for rate in offered_taxes("nuts:DE71", "", 2024).rates}
    visitors, theirs = offered["VAT or GST: standard"], offered["VAT or GST: standard, what organisers buy"]
    assert visitors.categories == "shopping, vehicle_rental, fuel, telecom"
    assert theirs.categories == "venue, event_services, advertising, printing, professional"
    assert (visitors.rate, theirs.rate, visitors.confirmed, theirs.confirmed) == (0.19, 0.19, True, False)
    assert "please confirm: answer yes; where those who pay reclaim it, type 0 as the rate first" in theirs.source
    assert theirs.source.count("please confirm") == 1


def test_a_rate_that_came_into_force_after_the_study_is_told() -> None:
    """A template made without a year offers a German meal at 7 %, since 2026: in 2024 it was 19."""
    for year, told in ((None, True), (2024, False)):
        meal = next(one for one in offered_taxes("DE", "", year).rates if one.categories == "food_service")
        tax = Taxes(
            name=meal.name, rate=meal.rate, categories=meal.categories, level="federal", collector=meal.collector,
            source=meal.source, confirmed="yes",
        )  # fmt: skip
        checks = ic.run(study_of(tax)).checks.set_index("code")
        assert ("tax-rates-of-another-year" in checks.index) == told
        if told:
            said = str(checks.loc["tax-rates-of-another-year", "message"])
            assert "is of 2026, the study is of 2024" in said


def test_every_category_still_adds_up() -> None:
    bridge = ic.run(study_of(vat(0.19))).economy.spending_bridge()
    whole = bridge.B.sum(axis=0) + bridge.leakage + bridge.tax + bridge.wages
    assert whole == pytest.approx(np.ones(len(whole)))


@pytest.mark.parametrize(
    "name",
    ["MwSt.", "TVA 10 %", "IVA", "VAT: standard", "GST", "Consumption tax", "KDV", "消費税10%", "ALV 25,5 %", "QST"],
)
def test_its_names(name: str) -> None:
    nation = load_economy("world-2022", "DE")
    assert with_named_vat(nation, study_of(vat(name=name)), "nuts:DE71") is not nation


def test_a_region_is_offered_the_rates_of_its_country() -> None:
    assert offered_taxes("nuts:DE71", "", 2024) == offered_taxes("DE", "", 2024)
    assert any(
        rate.categories == "accommodation" and rate.rate == 0.07 for rate in offered_taxes("nuts:DE71", "", 2024).rates
    )
    assert offered_taxes("jp:15", "", 2024).rates
