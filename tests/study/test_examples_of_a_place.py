"""The example rows of a template are of the study's own place and year."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from impactcalc.study.sheets.place_template import examples_of, write_place_template


@pytest.mark.parametrize(
    ("place", "typed", "year", "expected"),
    [
        ("FR", "France", 2023, ("EUR", 2023, "Japan")),
        ("US", "US", 2025, ("USD", 2025, "Japan")),
        ("JP", "Japan", 2014, ("JPY", 2014, "Germany")),
    ],
)
def test_the_example_rows(tmp_path: Path, place: str, typed: str, year: int, expected: tuple[object, ...]) -> None:
    write_place_template(tmp_path / "t.xlsx", place, typed, year)
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Visitors"]
    said = {sheet.cell(1, c).value: sheet.cell(2, c).value for c in range(1, sheet.max_column + 1)}
    assert (said["Currency"], said["Year"], said["Partner country"]) == expected


def test_a_year_that_is_not_given_and_a_fiscal_one() -> None:
    assert "year" not in examples_of("FR", "Lyon", None)
    found = examples_of("GB", "Bristol", 202404)
    assert (found["year"], found["first_year"], found["date"]) == ("2024-25", 2024, "2024-07-04")
