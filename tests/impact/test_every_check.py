"""Every check has a study that trips it and one, as near as may be, that does not; every threshold is held from both
sides; and no check is left out of the list."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, get_args

import numpy as np
import pytest
import xlsxwriter
from studies import STATED, settings
from test_deals import set_of
from test_fiscal import INDUSTRIES, RATES, economy, parts

import impactcalc as ic
from impactcalc.economy.bridge import Bridge, Part
from impactcalc.economy.economy import Economy, Households
from impactcalc.economy.multiplier_set import MultiplierSet
from impactcalc.economy.package import load_table
from impactcalc.economy.package_parts import DOES_NOT_HOLD
from impactcalc.economy.table_economy import TableEconomy, table_of
from impactcalc.facts import checks as facts
from impactcalc.facts.fact import CheckFact
from impactcalc.impact import checks, run
from impactcalc.impact.checks.finding import Findings
from impactcalc.impact.rows.activities import SHARES
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.validation import read_study
from impactcalc.study.rows import DoubtCode
from impactcalc.study.sheets.schema import (
    Budget,
    Deals,
    Events,
    Exchanges,
    InKind,
    Jobs,
    Profiles,
    Rates,
    Row,
    Strata,
    Survey,
    Taxes,
    Visitors,
    Volunteers,
)  # fmt: skip
from impactcalc.study.study import Study

FOLDER = Path(checks.__file__).parent
Seen = tuple[str, str]  # code and severity
Make = Callable[[], Findings]


# --- studies, and what the checks saw of them ---


def findings(study: Study, there: Economy | None = None) -> Findings:
    """What the checks look at in a run."""
    seen: list[Findings] = []

    def spied(found: Findings) -> tuple[checks.Check, ...]:
        seen.append(found)
        return checks.run_checks(found)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "run_checks", spied)
        ic.run(study, there)
    return seen[0]


def of(*rows: Row, there: Callable[[], Economy] | None = None, **changes: Any) -> Make:
    """The findings of a study of these rows, made once."""
    return cache(lambda: findings(ic.study_from_rows(settings(**changes), rows), there() if there else None))


def said(found: Findings) -> set[Seen]:
    """Codes and severities of what the checks say."""
    return {(check.code, check.severity) for check in checks.run_checks(found)}


def codes(make: Make) -> set[str]:
    """The codes of what the checks say."""
    return {code for code, _ in said(make())}


SECTORS = (Jobs(industry="A-F", jobs=6e5, nation=5.8e6), Jobs(industry="G-U", jobs=1.3e6, nation=5e6))


def visit(**changes: Any) -> Visitors:
    given = {"id": "v", "visitors": 10, "nights": 2, "accommodation": 3_000, **STATED}
    return Visitors.model_validate({**given, **changes})


def trip(**changes: Any) -> Exchanges:
    given = {"direction": "outbound", "partner_country": "JPN", "accommodation": 6_000, "culture": 4_000}
    return Exchanges.model_validate({**given, **changes})


def student(**changes: Any) -> Exchanges:
    given = {"id": "x", "direction": "inbound", "travellers": 2, "housing": 1_000.0, **STATED, "host_paid_share": None}
    return Exchanges.model_validate({**given, **changes})


def books(**changes: Any) -> Budget:
    given = {"id": "b", "amount": 400.0, "category": "printing", "paid_from": "local"}
    return Budget.model_validate({**given, **changes})


def festival(**changes: Any) -> Events:
    given = {"id": "f", "participants": 20, "total_spend": 1_000, "profile": "festival_day", "venue": 500, **STATED}
    return Events.model_validate({**given, **changes})


def deal(**changes: Any) -> Deals:
    given = {
        "kind": "export", "phase": "yearly", "amount": 1e6, "industry": "Machinery", "years": 1,
        "attribution_share": 1, "probability": 1, "displaced_share": 0,
    }  # fmt: skip
    return Deals.model_validate({**given, **changes})


def rate(value: float, kind: str = "exchange_rate", subject: str = "EUR", **changes: Any) -> Rates:
    return Rates(kind=kind, subject=subject, year=2014, value=value, source="bank", **changes)


def member(name: str, spend: float | None = 100.0, stratum: str = "a", **more: Any) -> Survey:
    given = {"member": name, "stratum": stratum, "visitor_spend": spend, **STATED, **more}
    return Survey.model_validate({"visitor_profile": "us_traveller" if spend else None, **given})


def members(count: int, stratum: str = "a", first: str = "m", **more: Any) -> list[Row]:
    return [member(f"{first}{i}", 100.0 + i % 10, stratum, **more) for i in range(count)]


def strata(*sizes: float, **more: Any) -> list[Row]:
    named = zip("abcdef", sizes, strict=False)
    return [Strata.model_validate({"stratum": name, "members": size, **more}) for name, size in named]


def without(measure: str) -> Callable[[], TableEconomy]:
    def made() -> TableEconomy:
        return economy(per_output={name: v for name, v in economy().per_output.items() if name != measure})

    return made


def selling(*own: Part) -> Callable[[], TableEconomy]:
    """The economy of three industries with other parts for the categories of these."""

    def made() -> TableEconomy:
        mine = {part.category for part in own}
        return economy(
            bridge=Bridge(CATEGORY_CODES, INDUSTRIES, (*(p for p in parts() if p.category not in mine), *own))
        )

    return made


def margined(share: float) -> Callable[[], TableEconomy]:
    return selling(Part("groceries", "margin", "plant", share), Part("groceries", "good", "plant", 1.0 - share))


def respending(share: float) -> Callable[[], TableEconomy]:
    """The economy whose households spend this part of their income on plants, which then pay wages of a half."""

    def made() -> TableEconomy:
        return economy(households=Households(np.array([0.9, 0.45, 0.5]), np.array([0.0, 0.0, share]), 0.1))

    return made


def requiring(*purchases: float) -> Callable[[], TableEconomy]:
    """The economy whose industries buy this of plants, per unit of their output."""

    def made() -> TableEconomy:
        A_d = np.zeros((3, 3))
        A_d[2] = purchases
        return economy(A=A_d, A_d=A_d.copy())

    return made


def paying(*labour_income: float) -> Callable[[], TableEconomy]:
    """The economy whose industries pay this per unit of output."""
    return lambda: economy(per_output={**economy().per_output, "labour_income": np.array(labour_income)})


def counted(*bases: str) -> Make:
    """The findings of a study in two places that count jobs like this."""

    def made() -> Findings:
        found = findings(ic.study_from_rows(settings(), [visit(), visit(id="w", place="US-TX")]), us())
        there = zip(found.home.places, bases, strict=True)
        places = tuple(
            dataclasses.replace(here, economy=dataclasses.replace(table_of(here.economy), jobs_basis=basis))
            for here, basis in there
        )
        return dataclasses.replace(found, home=dataclasses.replace(found.home, places=places))

    return cache(made)


def matrixless() -> MultiplierSet:
    return set_of(ic.run(ic.study_from_rows(settings(), [visit()])))


def us() -> TableEconomy:
    return load_table("us-2014")


# --- workbooks whose sheets hide something ---

HEADS = ["Id", "Visitors", "Nights", "Accommodation", "Confirmed"]
ROWS: list[list[Any]] = [["a", 10, 3, 4_000], ["b", 20, 2, 3_000], ["c", 5, 3, 1_100]]


def book(dress: Callable[[Any, Any], None] = lambda *_: None, rows: Sequence[Sequence[Any]] = ROWS) -> Make:
    """The findings of a workbook with these visitors, whose sheet is dressed up."""

    def made() -> Findings:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "study.xlsx")
            with xlsxwriter.Workbook(path) as written:
                about = written.add_worksheet("Study")
                for at, line in enumerate([["Name", "T"], ["Place", "US"], ["Year", 2014], ["Currency", "USD"]]):
                    about.write_row(at, 0, line)
                sheet = written.add_worksheet("Visitors")
                for at, line in enumerate([HEADS, *rows]):
                    sheet.write_row(at, 0, line)
                dress(written, sheet)
            return findings(read_study(path))

    return cache(made)


def hide_row(_: Any, sheet: Any) -> None:
    sheet.set_row(2, None, None, {"hidden": True})


def hide_blank_row(_: Any, sheet: Any) -> None:
    sheet.set_row(9, None, None, {"hidden": True})


def filter_row(_: Any, sheet: Any) -> None:
    sheet.autofilter(0, 0, 3, 3)
    sheet.filter_column("B", "x < 15")
    sheet.set_row(2, None, None, {"hidden": True})


def filter_nothing(_: Any, sheet: Any) -> None:
    sheet.autofilter(0, 0, 3, 3)


def strike_row(written: Any, sheet: Any) -> None:
    line = written.add_format({"font_strikeout": True})
    sheet.write_row(2, 0, ROWS[1], line)


def strike_nothing(written: Any, sheet: Any) -> None:
    sheet.write_row(2, 0, ROWS[1], written.add_format({"bold": True}))


def hide_column(_: Any, sheet: Any) -> None:
    sheet.set_column(3, 3, None, None, {"hidden": True})


def hide_blank_column(_: Any, sheet: Any) -> None:
    sheet.set_column(9, 9, None, None, {"hidden": True})


def hide_sheet(_: Any, sheet: Any) -> None:
    sheet.hide()


def hide_no_rows(written: Any, _: Any) -> None:
    written.add_worksheet("Events").hide()


def at_home(spent: Make) -> Make:
    """A fault of the program: what is spent abroad shows as net new at home."""

    def made() -> Findings:
        found = spent()
        wrong = dataclasses.replace(found.ledger, net_new=found.ledger.net_new + 1.0)
        return dataclasses.replace(found, ledger=wrong)

    return cache(made)


PLAIN = of(visit())
EVEN = of(*strata(50), *members(45))
UNEVEN = of(
    *strata(50, 400),
    *members(40),
    *members(2, "b", "n"),
    *members(1, "b", "p", inbound_spend=0),
    member("o", None, "b", inbound_spend=0),
)
LARGER = [member(f"m{i}", 100.0 + i % 7, auxiliary=1000.0 + 10 * (i % 5)) for i in range(35)]
DFW: dict[str, Any] = {"place": "cbsa:19100"}
TARRANT: dict[str, Any] = {"place": "fips:48439"}
ASSUMED = visit(accommodation=None, total_spend=3_000, profile="us_traveller")
LODGING = Taxes(name="Bed tax", rate=0.45, categories="accommodation", level="local", collector="City")

# code: a study that trips it, one that does not
HOSTED = Visitors(id="hosted", visitors=10, nights=3, profile="host_family_youth", **STATED)
# As a template offers it.
OFFERED = RATES[0].model_copy(
    update={"source": "Offered by impactcalc: a list, of 2026-01; confidence high", "confirmed": "please confirm"}
)
PAIRS: Mapping[str, tuple[Make, Make]] = {
    # rows in doubt
    "rows-hidden": (book(hide_row), book(hide_blank_row)),
    "rows-filtered": (book(filter_row), book(filter_nothing)),
    "rows-struck-through": (book(strike_row), book(strike_nothing)),
    "columns-hidden": (book(hide_column), book(hide_blank_column)),
    "sheet-hidden": (book(hide_sheet), book(hide_no_rows)),
    "rows-repeated": (book(rows=[*ROWS, ["d", *ROWS[0][1:]]]), book(rows=[*ROWS, ["d", 10, 3, 4_001]])),
    "totals-confirmed": (
        book(rows=[*ROWS, ["Total", 35, 8, 8_100, "yes"]]),
        book(rows=[*ROWS, ["last", 35, 8, 8_200, "yes"]]),
    ),
    # whose money, and whether it is new
    "residents-as-impact": (of(visit(resident_share=None)), of(visit(resident_share=0))),
    "missing-casual-share": (of(visit(casual_share=None)), of(visit(casual_share=0))),
    "missing-attribution-share": (of(visit(attribution_share=None)), of(visit(attribution_share=1))),
    "missing-displaced-share": (of(visit(displaced_share=None)), of(visit(displaced_share=0))),
    "missing-host-paid-share": (of(visit(host_paid_share=None)), of(visit(host_paid_share=0))),
    "organiser-paid-from-blank": (of(festival()), of(festival(paid_from="local"))),
    "organiser-paid-from-fees": (of(festival(paid_from="fees")), of(festival(paid_from="outside"))),
    "scholarship-above-spending": (of(student(scholarship=1_001)), of(student(scholarship=1_000))),
    "paid-twice-confirmed": (
        of(student(scholarship=400), books(confirmed="yes")),
        of(student(scholarship=400), books(amount=300.0, confirmed="yes")),
    ),
    "host-paid-also-budget": (
        of(visit(host_paid_share=0.5), books(category="accommodation")),
        of(visit(host_paid_share=0.5), books()),
    ),
    "organiser-also-budget": (
        of(festival(paid_from="local"), books(category="venue")),
        of(festival(paid_from="local"), books(category="venue", confirmed="yes")),
    ),
    "event-visitors-also-visitors": (
        of(visit(), festival()),
        of(visit(), festival(), visitors_include_event_participants="no"),
    ),
    "students-also-visitors": (of(visit(), student()), of(visit(), student(), visitors_include_students="no")),
    "event-participants-also-exchanges": (
        of(festival(partner_city="Leipzig"), student(partner_city="Leipzig")),
        of(festival(partner_city="Leipzig"), student(partner_city="Leipzig", year=2013)),
    ),
    "volunteers-not-multiplied": (of(visit(), Volunteers(volunteers=4, hours=9, hourly_value=20)), PLAIN),
    "volunteer-hours-without-value": (
        of(visit(), Volunteers(volunteers=4, hours=9)),
        of(visit(), Volunteers(volunteers=4, hours=9, hourly_value=20)),
    ),
    "in-kind-not-multiplied": (of(visit(), InKind(kind="gift", amount=5)), PLAIN),
    "host-nights-above-guest-nights": (
        of(visit(visitors=10, nights=3), InKind(kind="host_family_nights", quantity=31)),
        of(visit(visitors=10, nights=3), InKind(kind="host_family_nights", quantity=30)),
    ),
    "host-nights-not-counted": (
        of(HOSTED),
        of(HOSTED, InKind(kind="host_family_nights", quantity=30)),
    ),
    "budget-spent-where": (
        of(books(partner_country="JPN")),
        of(books(partner_country="JPN", spent_in="here")),
    ),
    "outbound-counted-abroad": (of(visit(), trip()), of(visit(), student())),
    "outbound-counted-at-home": (at_home(of(visit(), trip())), of(visit(), trip())),
    "budget-travel-also-exchanges": (of(trip(), books(category="air_travel")), of(books(category="air_travel"))),
    "profile-assumed": (of(ASSUMED), PLAIN),
    "no-spending": (of(visit(accommodation=0)), of(visit(accommodation=1))),
    # the place
    "national-multipliers-on-a-place": (of(visit(), there=us, place="US-TX"), of(visit(), there=us)),
    "place-is-a-country": (of(visit()), of(visit(), place="US-TX")),
    "jobs-imputed": (
        of(visit(), there=lambda: economy(imputed_share=0.21)),
        of(visit(), there=lambda: economy(imputed_share=0.19)),
    ),
    "place-size-not-calibrated": (of(visit(), place="fips:48301"), of(visit(), place="US-NC")),
    "jobs-counted-by-residence": (of(visit(), place="nuts:SK01"), of(visit(), place="nuts:DE71")),
    "jobs-of-another-place": (
        of(visit(), *SECTORS, place="MAR", there=lambda: load_table("world-2022", "MA")),
        of(visit(), *SECTORS, place="MAR"),
    ),
    "region-by-size-only": (
        of(visit(), Jobs(industry="total", jobs=1.9e6, nation=1.08e7), place="MAR"),
        of(visit(), *SECTORS, place="MAR"),
    ),
    "core-of-commuters": (of(visit(), place="fips:51760"), of(visit(), place="fips:48439")),
    "jobs-per-output-unusual": (of(visit(), place="cbsa:32580"), of(visit(), place="fips:51760")),
    "places-overlap": (
        of(visit(place="fips:48439"), visit(id="w", place="cbsa:19100"), **DFW),
        of(visit(place="fips:48439"), visit(id="w", place="cbsa:12420"), **DFW),
    ),
    "industry-absent": (of(visit(water_travel=1_000), **DFW), of(visit(local_transport=1_000), **DFW)),
    # prices
    "mixed-price-years": (of(visit(), visit(id="w", year=2013)), of(visit(), visit(id="w", year=2014))),
    "jobs-of-another-year": (
        of(visit(), there=lambda: economy(jobs_year=2013)),
        of(visit(), there=lambda: economy(jobs_year=2014)),
    ),
    "table-of-another-year": (of(visit(), there=economy, year=2015), of(visit(), there=economy)),
    "prices-carried": (of(visit(year=2026)), of(visit(year=2025))),
    "ppp-missing": (of(visit(), trip(partner_country="TWN")), of(visit(), trip())),
    "price-level-implausible": (
        of(trip(partner_country="IND"), rate(0.3, "ppp_factor", "IND")),
        of(trip(partner_country="IND"), rate(20, "ppp_factor", "IND")),
    ),
    "rate-confirmed": (of(visit(), rate(75.3, confirmed="yes")), of(visit(), rate(0.753, confirmed="yes"))),
    "rate-far-from-shipped": (of(visit(), rate(2.2)), of(visit(), rate(0.5))),
    # the table
    "identity-broken": (
        of(visit(), there=lambda: economy(facts={DOES_NOT_HOLD: "sales are not output"})),
        of(visit(), there=lambda: economy(facts={"kind of table": "for tests"})),
    ),
    "type-1-below-1": (of(visit(), there=requiring(-0.01, 0, 0)), of(visit(), there=requiring(0, 0, 0))),
    "type-2-below-type-1": (of(visit(), there=respending(-0.1)), of(visit(), there=respending(0.1))),
    "multiplier-unusually-high": (of(visit(), there=respending(1.6)), of(visit(), there=respending(0.9))),
    "measure-missing": (of(visit(), there=without("jobs")), of(visit(), there=economy)),
    "no-matrix": (of(visit(), there=matrixless), of(visit(), there=us)),
    "imports-not-separated": (
        of(visit(), there=lambda: economy(facts={"imports not separated": "they are in"})),
        of(visit(), there=lambda: economy(facts={"imports": "in a table of their own"})),
    ),
    "imports-estimated": (
        of(visit(), there=lambda: economy(facts={"imports estimated": "in proportion"})),
        of(visit(), there=lambda: economy(facts={"imports": "in a table of their own"})),
    ),
    "category-without-industry": (
        of(visit(culture=100), there=selling(Part("culture", "leakage", "", 1.0))),
        of(visit(), there=selling(Part("culture", "leakage", "", 1.0))),
    ),
    "negative-coefficients": (of(visit(), there=requiring(-1e-6, 0.1, 0)), of(visit(), there=requiring(0, 0.1, 0))),
    "retail-not-margined": (
        of(visit(groceries=90), there=margined(0.04)), of(visit(groceries=90), there=margined(0.06)),
    ),
    "jobs-basis": (of(visit(), there=economy), of(visit(), there=without("jobs"))),
    "full-time-hours-unused": (
        of(visit(), there=economy, full_time_hours=1950), of(visit(), there=us, full_time_hours=1950),
    ),
    "jobs-mixed": (counted("headcount", "FTE"), counted("full-time equivalents (FTE)", "FTE")),
    "pay-per-job-unusual": (
        of(visit(), there=lambda: economy(output=np.array([1.0, 1.0, 100.0]))), of(visit(), there=economy),
    ),
    "host-table-missing": (of(trip(partner_country="KEN")), of(trip())),
    "host-table-of-another-year": (
        of(trip(year=2008, currency="USD"), there=us), of(trip(year=2009, currency="USD"), there=us),
    ),
    # profiles and taxes
    "foreign-profile": (
        of(ASSUMED, place="FR", currency="USD"),
        of(ASSUMED.model_copy(update={"profile": "mine"}), Profiles(name="mine", accommodation=1.0), place="FR",
           currency="USD"),
    ),
    "sale-taxes-above-table": (of(visit(), *RATES), of(visit(), RATES[0].model_copy(update={"rate": 0.01}))),
    "costs-missing": (of(visit(), *RATES, there=economy), of(visit(), books(), *RATES, there=economy)),
    "tax-rates-high": (of(visit(), LODGING), of(visit(), LODGING.model_copy(update={"rate": 0.35}))),
    "tax-to-confirm": (of(visit(), OFFERED), of(visit(), OFFERED.model_copy(update={"confirmed": "yes"}), year=2025)),
    "tax-left-out": (
        of(visit(), RATES[0].model_copy(update={"confirmed": "no"})),
        of(visit(), RATES[0].model_copy(update={"confirmed": "yes"})),
    ),
    "tax-rates-of-another-year": (
        of(visit(), OFFERED.model_copy(update={"confirmed": "yes"})),
        of(visit(), OFFERED.model_copy(update={"confirmed": "yes"}), year=2025),
    ),
    # deals
    "deals-apart": (of(visit(), deal()), PLAIN),
    "deals-unattributed": (of(visit(), deal(attribution_share=None)), of(visit(), deal())),
    "deals-uncertain": (of(visit(), deal(probability=None)), of(visit(), deal())),
    "deals-displacement-not-stated": (of(visit(), deal(displaced_share=None)), of(visit(), deal())),
    "deals-jobs-differ": (of(visit(), deal(jobs_stated=7)), of(visit(), deal(jobs_stated=5.5))),
    "deals-also-activities": (of(visit(), deal(industry="7211")), of(visit(), deal())),
    "deals-trade-margin": (of(visit(), deal(industry="Wholesale trade")), of(visit(), deal())),
    "deals-sale-by-category": (
        of(deal(industry=None, category="groceries")),
        of(deal(industry=None, category="groceries", kind="joint_project")),
    ),
    # surveys
    "survey-few-answers": (of(*strata(30), *members(29)), of(*strata(30), *members(30))),
    "survey-thin-strata": (UNEVEN, EVEN),
    "survey-strata-collapsed": (
        of(*strata(20, 5), *members(18), member("n", stratum="b")),
        of(*strata(20, 5), *members(18), *members(2, "b", "n")),
    ),
    "survey-response": (of(*strata(60), *members(45)), EVEN),
    "survey-uneven-response": (
        of(*strata(50, 80), *members(45), *members(20, "b", "n")),
        of(*strata(50, 50), *members(45), *members(25, "b", "n")),
    ),
    "survey-question-missing": (
        of(*strata(50), *members(20), *members(25, first="n", inbound_spend=0)),
        of(*strata(50), *members(10), *members(35, first="n", inbound_spend=0)),
    ),
    "survey-unlike-network": (
        of(*strata(350, auxiliary_total=200_000), *LARGER),
        of(*strata(350, auxiliary_total=357_000), *LARGER),
    ),
    "survey-skewed": (of(*strata(130), *members(12), member("big", 50_000)), EVEN),
    "survey-outlier": (of(*strata(130), *members(12), member("big", 50_000)), EVEN),
    "survey-far-out": (of(*strata(300), *members(170), *(member(f"far{i}", 900.0) for i in range(30))), EVEN),
    # what is normal
    "stay-unusually-long": (of(visit(nights=43)), of(visit(nights=42))),
    "stay-may-be-of-all": (of(visit(nights=40)), of(visit(nights=30, visitors=7))),
    "more-people-than-live-there": (
        of(visit(visitors=120e6, nights=1, accommodation=9e9), **TARRANT),
        of(visit(visitors=20e6, nights=1, accommodation=1e9), **TARRANT),
    ),
    "more-exchanges-than-travellers": (
        of(student(exchanges=3, nights=5)), of(student(exchanges=2, nights=5)),
    ),
    "spending-per-day-unusual": (of(visit(accommodation=60_000), **DFW), of(visit(accommodation=20_000), **DFW)),
    "more-nights-than-beds": (of(visit(accommodation=1e12), **TARRANT), of(visit(accommodation=1e7), **TARRANT)),
    "more-than-the-place-makes": (
        of(books(amount=1e15, category="professional"), **TARRANT),
        of(books(amount=1e8, category="professional"), **TARRANT),
    ),
    "tuition-unusual": (of(student(tuition=400_000, nights=200)), of(student(tuition=40_000, nights=200))),
    "volunteer-hours-unusual": (of(Volunteers(volunteers=4, hours=2_081)), of(Volunteers(volunteers=4, hours=2_080))),
    "hourly-value-unusual": (
        of(Volunteers(volunteers=4, hours=9, hourly_value=900)),
        of(Volunteers(volunteers=4, hours=9, hourly_value=25)),
    ),
    "deal-above-industry": (
        of(deal(amount=1e15, industry=None, category="professional"), **TARRANT), of(deal(amount=1e5), **TARRANT),
    ),
}  # fmt: skip

# Studies near a threshold that has no pair of its own, or on its other side.
NEAR: tuple[Make, ...] = (
    of(visit(), there=lambda: economy(imputed_share=0.45)),
    of(visit(), there=lambda: economy(imputed_share=0.55)),
    of(visit(), there=paying(0.04, 0.5, 0.0)),
    of(visit(), there=economy, year=2019),
    of(visit(), there=economy, year=2020),
    of(visit(), place="fips:36061"),
    of(trip(year=2010, currency="USD"), there=us),
    of(visit(), deal(jobs_stated=2, amount=2e5)),
    of(visit(accommodation=400, visitors=40), **DFW),
    of(visit(accommodation=20, visitors=40), **DFW),
    of(visit(accommodation=80, visitors=40), **DFW),
    of(Volunteers(volunteers=4, hours=9, hourly_value=100)),
    of(Volunteers(volunteers=4, hours=9, hourly_value=1)),
    of(Volunteers(volunteers=4, hours=9, hourly_value=10)),
    of(student(tuition=150_000, nights=200)),
    of(*strata(50), *members(45), *members(1, first="p", visitor_spend=400)),
    of(visit(health=90), deal(industry="622")),
    of(visit(visitors=2_000_000, nights=1, accommodation=2e8), place="US"),
    of(visit(visitors=500_000, nights=1, accommodation=5e7), place="US"),
    of(visit(accommodation=None, shopping=90), place="fips:31005"),
)


# --- the laws ---


def check_facts() -> list[type[CheckFact]]:
    """Every fact that a check can find, those put together from others too."""
    for module in pkgutil.iter_modules(facts.__path__, f"{facts.__name__}."):
        importlib.import_module(module.name)
    found, waiting = [], [CheckFact]
    while waiting:
        waiting += (more := waiting.pop().__subclasses__())
        found += [one for one in more if "codes" in vars(one)]
    return found


def written_codes() -> set[str]:
    """Every code that there is a fact for."""
    return {code for fact in check_facts() for code in fact.codes}


def test_every_doubt_and_share_has_its_code() -> None:
    assert written_codes() >= set(get_args(DoubtCode))
    assert {code for code in written_codes() if code.startswith("missing-")} == {
        f"missing-{name.replace('_', '-')}"
        for name in SHARES
        if name != "resident_share"  # which has its own
    }


def test_every_fact_is_found_by_some_study() -> None:
    """In one of the severities that it says it may have."""
    seen = {
        (type(check.fact), check.severity)
        for make in dict.fromkeys((*(one for pair in PAIRS.values() for one in pair), *NEAR))
        for check in checks.run_checks(make())
    }
    assert {fact for fact, _ in seen} == set(check_facts())
    assert seen <= {(fact, severity) for fact in check_facts() for severity in fact.severities}


def test_the_page_of_checks_has_every_code() -> None:
    """That it is current, the law of all generated pages holds."""
    page = (FOLDER.parents[3] / "docs" / "checks.md").read_text(encoding="utf-8")
    assert all(f"\n## {code}\n" in page for code in PAIRS)


def test_every_code_has_a_pair_of_studies() -> None:
    assert written_codes() == set(PAIRS)


@pytest.mark.parametrize("code", sorted(PAIRS))
def test_one_study_trips_a_check_and_one_does_not(code: str) -> None:
    trips, quiet = PAIRS[code]
    assert code in codes(trips)
    assert code not in codes(quiet)


def test_no_code_is_said_that_has_no_pair() -> None:
    assert {code for pair in PAIRS.values() for make in pair for code in codes(make)} <= set(PAIRS)


@pytest.mark.parametrize(
    "group", checks._CHECKS, ids=lambda group: f"{group.__module__.rpartition('.')[2]}.{group.__name__}"
)
def test_a_check_that_is_left_out_of_the_list_is_missed(group: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    its_own = {code for code, (trips, _) in PAIRS.items() if code in {check.code for check in group(trips())}}
    monkeypatch.setattr(checks, "_CHECKS", tuple(one for one in checks._CHECKS if one is not group))
    assert [code for code in sorted(its_own) if code not in codes(PAIRS[code][0])]


# Numbers that say how a finding is told, or that no one could type ten times as large by mistake unseen.
_OF_WORDS = {"MOST_NAMED", "A_YEAR", "IN_A_YEAR"}


def thresholds() -> Iterator[tuple[str, str]]:
    """Module and name of every number that the checks' modules hold."""
    for path in sorted(FOLDER.rglob("*.py")):
        module = ".".join((checks.__name__, *path.relative_to(FOLDER).with_suffix("").parts)).removesuffix(".__init__")
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if not isinstance(node, ast.Assign):
                continue
            for target in node.targets:
                for name in target.elts if isinstance(target, ast.Tuple) else [target]:
                    assert isinstance(name, ast.Name)
                    value = getattr(sys.modules[module], name.id)
                    if type(value) in (int, float) and "index" not in ast.unparse(node) and name.id not in _OF_WORDS:
                        yield module, name.id


Groups = tuple[Any, ...]


def said_by(groups: Groups, found: Findings) -> set[Seen]:
    """What some of the checks say."""
    return {(check.code, check.severity) for group in groups for check in group(found)}


@cache
def everything(groups: Groups) -> tuple[tuple[Findings, set[Seen]], ...]:
    """All studies, and what these checks say of each."""
    makes = dict.fromkeys((*(make for pair in PAIRS.values() for make in pair), *NEAR))
    return tuple((make(), said_by(groups, make())) for make in makes)


@pytest.mark.parametrize("times", [10, 0.1])
@pytest.mark.parametrize(("module", "name"), list(thresholds()))
def test_a_threshold_ten_times_as_large_or_as_small_is_noticed(
    module: str, name: str, times: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    was = getattr(sys.modules[module], name)
    holders = [m for at, m in sys.modules.items() if at.startswith(checks.__name__) and getattr(m, name, None) is was]
    rooms = {m.__name__.removeprefix(checks.__name__).split(".")[1] for m in holders}
    groups = tuple(group for group in checks._CHECKS if group.__module__.split(".")[3] in rooms)
    assert groups
    plain = everything(groups)
    for holder in holders:
        monkeypatch.setattr(holder, name, was * times)
    assert any(said_by(groups, found) != before for found, before in plain)
