"""Who counted what stands beside it: hours given, gifts and deals as well as what people spent."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import impactcalc as ic
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.study.checking.validation import read_study

HOURS: list[list[Any]] = [
    ["Id", "Volunteers", "Hours", "Hourly value", "Source"],
    ["h2", 3, 10, 20, "sign-in sheets"],
    ["h1", 2, 5, None, "guess of the chair"],
    ["h3", 1, 1, 10, None],
]
DEALS: list[list[Any]] = [
    ["Id", "Kind", "Phase", "Amount", "Category", "Years", "Source"],
    ["d1", "export", "yearly", 1000, "professional", 1, "letter of the firm"],
]
GIFTS: list[list[Any]] = [["Kind", "Quantity", "Source"], ["host_family_nights", 60, "host families' list"]]


@pytest.fixture
def result(write_book: BookWriter) -> ic.Result:
    sheets = {"Study": STUDY, "Visitors": VISITORS, "Volunteers": HOURS, "Deals": DEALS, "In kind": GIFTS}
    return ic.run(read_study(write_book(sheets)), sampling=ic.Sampling(draws=0))


def rows_of(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_hours_have_a_row_each_in_csv_and_json(result: ic.Result, tmp_path: Path) -> None:
    from impactcalc.report.writers.csv_folder import write_csv

    write_csv(result, tmp_path / "t")
    rows = rows_of(tmp_path / "t", "volunteers")
    assert [(row["id"], row["row"], row["source"]) for row in rows] == [
        ("h1", "3", "guess of the chair"), ("h2", "2", "sign-in sheets"), ("h3", "4", ""),
    ]  # fmt: skip
    assert [float(row["hours"]) for row in rows] == [10.0, 30.0, 1.0]
    assert [float(row["value"]) for row in rows] == [0.0, 600.0, 10.0]
    assert sum(float(row["hours"]) for row in rows) == result.volunteering.hours
    result.to_json(tmp_path / "r.json")
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert [row["source"] for row in told["volunteering_by_row"]] == ["guess of the chair", "sign-in sheets", None]


def test_deals_and_gifts_say_it_too(result: ic.Result, tmp_path: Path) -> None:
    from impactcalc.report.writers.csv_folder import write_csv

    write_csv(result, tmp_path / "t")
    assert [row["source"] for row in rows_of(tmp_path / "t", "deals")] == ["letter of the firm"]
    assert [row["source"] for row in rows_of(tmp_path / "t", "in_kind")] == ["host families' list"]
    result.to_json(tmp_path / "r.json")
    told = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert told["deals"]["by_deal"][0]["source"] == "letter of the firm"


def test_the_workbook_lists_them(result: ic.Result, tmp_path: Path) -> None:
    said = {(line.topic, line.value, line.source) for line in result.assumptions if "who counted" in line.what}
    assert said == {
        ("Volunteers", "1 row", "guess of the chair"),
        ("Volunteers", "1 row", "sign-in sheets"),
        ("In kind", "1 row", "host families' list"),
    }
    result.to_excel(tmp_path / "r.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx", data_only=True)["Deals"]
    cells = [cell for row in sheet.iter_rows(values_only=True) for cell in row]
    assert "letter of the firm" in cells


def test_no_source_no_line(write_book: BookWriter) -> None:
    sheets = {"Study": STUDY, "Visitors": VISITORS, "Volunteers": [HOURS[0][:4], *(row[:4] for row in HOURS[1:])]}
    found = ic.run(read_study(write_book(sheets)), sampling=ic.Sampling(draws=0))
    assert not [line for line in found.assumptions if "who counted" in line.what]
