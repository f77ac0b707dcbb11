"""A number that nothing can be: told at its cell; what is below the ceiling never becomes infinite."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from conftest import STUDY, BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study

HEADS = ["Id", "Visitors", "Nights", "Accommodation", "Spend basis", "Resident share"]


def told(path: Path) -> list[tuple[str, str, str, str]]:
    with pytest.raises(InputError) as caught:
        read_study(path)
    return [(p.sheet, p.cell, p.message, p.remedy) for p in caught.value.problems]


MONEY = "a number above 1,000,000,000,000,000,000, the most that this column takes"
COUNT = "a number above 1,000,000,000,000, the most that this column takes"


def test_a_number_that_cannot_be_is_told_at_its_cell_with_its_ceiling(write_book: BookWriter) -> None:
    rows = [["a", 1e13, 2, 1e308, "", 0], ["b", 1, 1e308, 2e18, "", 0], ["c", 1, 2, "1e30", "", 0]]
    remedy = "Type a number that can be right"
    assert told(write_book({"Study": STUDY, "Visitors": [HEADS, *rows]})) == [
        ("Visitors", "B2", COUNT, remedy),
        ("Visitors", "D2", MONEY, remedy),
        ("Visitors", "C3", COUNT, remedy),
        ("Visitors", "D3", MONEY, remedy),
        ("Visitors", "D4", MONEY, remedy),
    ]


def test_a_heading_in_millions_takes_a_number_over_the_ceiling(write_book: BookWriter) -> None:
    heads = ["Id", "Visitors", "Accommodation (in millions)"]
    rows = [["a", 10, 1e13], ["b", 10, 1e305], ["c", 10, 1e-5]]
    found = told(write_book({"Study": STUDY, "Visitors": [heads, *rows]}))
    assert [(cell, message) for _, cell, message, _ in found] == [("C2", MONEY), ("C3", MONEY)]


def test_the_same_in_csv_in_ranges_and_on_other_sheets(tmp_path: Path) -> None:
    (tmp_path / "Study.csv").write_text("Name,T\nPlace,US\nYear,2014\nCurrency,USD\n")
    (tmp_path / "Visitors.csv").write_text("Id,Visitors,Accommodation\na,10,5 (1-1e30)\n")
    (tmp_path / "Rates.csv").write_text("Kind,Subject,Year,Value,Source\nexchange_rate,JPY,2014,1e300,bank\n")
    (tmp_path / "Deals.csv").write_text("Kind,Phase,Amount,Category,Years\nexport,yearly,100,professional,101\n")
    assert [(sheet, cell, message) for sheet, cell, message, _ in told(tmp_path)] == [
        ("Visitors", "C2", "a range that goes above 1,000,000,000,000,000,000"),
        ("Deals", "E2", "more than 100 years"),
        ("Rates", "D2", MONEY),
    ]


@pytest.mark.parametrize("row", [[1e12, 1e12, 1e18], [1e12, 1e12, 1e-300], [1e11, 1, 1e17]])
def test_what_is_below_the_ceiling_gives_a_report_of_numbers(
    write_book: BookWriter, tmp_path: Path, row: list[float]
) -> None:
    people, nights, amount = row
    visit: list[Any] = ["a", people, nights, amount, "per_person_day", 0]
    result = ic.run(read_study(write_book({"Study": STUDY, "Visitors": [HEADS, visit]})))
    assert result.ledger["gross"].sum() == pytest.approx(people * nights * amount)
    result.to_json(tmp_path / "result.json")
    text = (tmp_path / "result.json").read_text(encoding="utf-8")
    json.loads(text, parse_constant=lambda word: pytest.fail(f"{word} in the report"))
    result.to_excel(tmp_path / "report.xlsx")
