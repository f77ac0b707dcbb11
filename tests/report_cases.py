"""Results for the tests of the report: a rich one, one that states every share, one without anything."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

import impactcalc as ic
from impactcalc.study.rows import SheetRows
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Row, Settings, Visitors, Volunteers

STATED: dict[str, Any] = {
    "resident_share": 0.1,
    "casual_share": 0.05,
    "attribution_share": 0.8,
    "displaced_share": 0.02,
    "host_paid_share": 0.1,
}
FORMULA = '=HYPERLINK("http://example.org","click")'
MARKUP = "<r><t>bold</t></r>"
LONG = "Delegation to the harbour festival, with families and the officials of the prefecture who came along"


def settings(**changes: Any) -> Settings:
    """Settings of a study of 2015 in the United States, reported in prices of 2019."""
    whole = {"name": "P&G friendship programme, 2013 to 2015", "place": "US", "year": 2015, "report_year": 2019}
    return Settings.model_validate(whole | changes)


def rows() -> list[Row]:
    """Twelve activities and two rows of volunteers: every sheet, three years, four currencies, odd texts."""
    visitors = [
        {"id": "v1", "name": LONG, "visitors": 24, "nights": 4, "profile": "us_traveller", "spend_per_person": 1800,
         "partner_city": "Nagasaki", "partner_country": "JPN", "network": "C40", "purpose": "culture", **STATED},
        {"id": "=1+1", "name": FORMULA, "visitors": 410, "nights": 3, "accommodation": 60000, "shopping": 18000.55,
         "partner_city": "@Reims", "partner_country": "FRA", "year": 2014, "currency": "EUR", **STATED},
        {"id": "v3", "name": MARKUP, "visitors": 12, "nights": 2, "accommodation": 2400, "partner_city": "Tainan",
         "partner_country": "TWN", "year": 2013, "resident_share": 0.0},
    ]  # fmt: skip
    events = [
        {"id": "e1", "name": "Summit of mayors", "kind": "summit", "participants": 350, "venue": 40000, "fuel": 5000,
         "event_services": 25000, "network": "+Friends of U20", "purpose": "environment", **STATED},
        {"id": "e2", "name": "Gala _x0041_", "kind": "gala", "participants": 900, "spend_per_person": 50,
         "profile": "arts_event_visitor", "year": 2014, "resident_share": 0.6},
    ]  # fmt: skip
    exchanges = [
        {"id": "x1", "name": "Students", "direction": "inbound", "travellers": 18, "tuition": 90000, "housing": 40000,
         "scholarship": 15000, "partner_city": "Izmir", "partner_country": "TUR", **STATED, "host_paid_share": None},
        {"id": "x2", "name": "Our students", "direction": "outbound", "travellers": 9, "housing": 12000,
         "partner_city": "Izmir", "partner_country": "TUR", "year": 2014},
        {"id": "x3", "name": "Trade mission", "direction": "outbound", "accommodation": 8_000_000, "currency": "INR",
         "partner_city": "Pune", "partner_country": "IND", "year": 2014},
        {"id": "x4", "name": "Orchestra", "direction": "outbound", "culture": 80000, "partner_country": "CUB"},
    ]  # fmt: skip
    volunteers = [{"volunteers": 330, "hours": 24.5, "hourly_value": 23.07}, {"volunteers": 30, "hours": 10}]
    budget = [
        {"id": "b1", "name": "Staff", "amount": 180000, "category": "local_wages", "paid_from": "local"},
        {"id": "b2", "name": "Grant", "amount": 25000, "category": "professional", "paid_from": "outside", **STATED},
        {"id": "0042", "name": " Dues\t<b>&amp; ", "amount": 12500, "category": "other", "paid_from": "local"},
    ]
    return [
        *map(Visitors.model_validate, visitors),
        *map(Events.model_validate, events),
        *map(Exchanges.model_validate, exchanges),
        *map(Volunteers.model_validate, volunteers),
        *map(Budget.model_validate, budget),
    ]


@cache
def rich() -> ic.Result:
    """Some shares are blank, one country cannot be converted."""
    return in_us_2014(ic.study_from_rows(settings(), rows()))


@cache
def stated() -> ic.Result:
    """One group of visitors, every share stated, nothing abroad."""
    visitors = Visitors.model_validate({"id": "v", "visitors": 10, "accommodation": 155_200_000, **STATED})
    return in_us_2014(ic.study_from_rows(settings(report_year=2015), [visitors]))


@cache
def empty() -> ic.Result:
    """Not a row."""
    return in_us_2014(ic.study_from_rows(settings(name="Nothing yet")))


def result_of(*given: Row, **changes: Any) -> ic.Result:
    """A result of these rows."""
    return in_us_2014(ic.study_from_rows(settings(**changes), given))


def in_us_2014(study: ic.Study) -> ic.Result:
    """A study's result in one table, whichever others are shipped."""
    return ic.run(study, ic.load_economy("us-2014"))


def many(count: int) -> ic.Study:
    """The rich study's rows repeated until there are at least `count` activities, each with an id of its own."""
    study = ic.study_from_rows(settings(), rows())
    times = -(-count // len(rich().rows))
    sheets = {}
    for name, table in study.sheets.items():
        columns = {field: np.tile(values, times) for field, values in table.columns.items()}
        length = len(table) * times
        columns["id"] = np.array([f"{name}-{i}" for i in range(length)], dtype=object)
        sheets[name] = SheetRows(name, np.arange(2, length + 2), columns, table.letters)
    return replace(study, sheets=sheets)


def sheet_of(path: Path, tab: str) -> Worksheet:
    """A sheet read back with the values that the file holds."""
    found = openpyxl.load_workbook(path, data_only=True)[tab]
    assert isinstance(found, Worksheet)
    return found


def said_in(sheet: Worksheet) -> str:
    """All texts of the first column in one: a sentence takes as many rows as it has lines."""
    return " ".join(str(row[0]) for row in sheet.iter_rows(values_only=True, max_col=1) if isinstance(row[0], str))


def table_in(sheet: Worksheet, first: str, occurrence: int = 0) -> dict[str, dict[str, Any]]:
    """The table whose first heading begins with `first`: first cell of a row -> heading -> value."""
    grid = [list(row) for row in sheet.iter_rows(values_only=True)]
    heads = [at for at, row in enumerate(grid) if isinstance(row[0], str) and row[0] == first]
    at = heads[occurrence]
    names = [str(name) for name in grid[at] if name is not None]
    found: dict[str, dict[str, Any]] = {}
    for row in grid[at + 1 :]:
        if row[0] is None:
            break
        found[str(row[0])] = dict(zip(names, row, strict=False))
    return found
