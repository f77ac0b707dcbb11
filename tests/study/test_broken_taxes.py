"""Rows of the sheet Taxes that cannot be taken as they are, each with its wording."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import STUDY, VISITORS, BookWriter, Percent
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study

HEADS = ["Tax", "Rate", "Categories", "Level", "Collector", "Own budget"]
LODGING = ["City lodging tax", 0.07, "accommodation", "local", "City of Riverton", "yes"]


def taxes(*rows: list[Any]) -> dict[str, list[list[Any]]]:
    return {"Study": STUDY, "Visitors": VISITORS, "Taxes": [HEADS, *rows]}


CASES: dict[str, tuple[dict[str, list[list[Any]]], list[str]]] = {
    "a category that is nearly known": (
        taxes(["Lodging tax", 0.07, "acommodation; Food service", "local", "City", "yes"]),
        ['Taxes!C2 "acommodation": no spending category of this name is known. Type "accommodation"'],
    ),
    "a category that is not known": (
        taxes(["Lodging tax", 0.07, "xyz", "local", "City", "yes"]),
        ['Taxes!C2 "xyz": no spending category of this name is known. Type one of: accommodation, food_service, '],
    ),
    "a category in words of its meaning": (
        taxes(["Meals tax", 0.07, "catering and wine", "local", "City", "yes"]),
        ['Taxes!C2 "catering and wine": no spending category of this name is known. Type "food_service"'],
    ),
    "a category in words of several": (
        taxes(["Lodging tax", 0.07, "hotel rooms; wages", "local", "City", "yes"]),
        [
            'Taxes!C2 "hotel rooms": no spending category of this name is known. Type "accommodation" or "housing" or '
            '"venue"',
            'Taxes!C2 "wages": wages are not a sale: no tax on the sale falls on them. Leave it out; taxes on pay come '
            "from the nation's rates",
        ],
    ),
    "nothing but commas": (
        taxes(["Lodging tax", 0.07, " , ;", "local", "City", "yes"]),
        ['Taxes!C2 ", ;": no category is named. Type categories, such as accommodation'],
    ),
    "wages": (
        taxes(["Payroll tax", 0.01, "local_wages", "local", "City", "yes"]),
        [
            'Taxes!C2 "local_wages": wages are not a sale: no tax on the sale falls on them. Leave it out; taxes '
            "on pay come from the nation's rates"
        ],
    ),
    "a category twice in a row": (
        taxes(["Lodging tax", 0.07, "accommodation, Accommodation", "local", "City", "yes"]),
        ['Taxes!C2 "accommodation": the same category twice in one row. Name it once'],
    ),
    "the same tax in two rows": (
        taxes(LODGING, ["city  Lodging TAX", 0.02, "culture, accommodation", "local", "City of Riverton", "no"]),
        [
            'Taxes!A3 "city  Lodging TAX": the same tax on accommodation as in row 2: it would count twice. Delete '
            "one of the rows, or give the taxes names of their own"
        ],
    ),
    "a rate above the whole": (
        taxes(["Lodging tax", 130, "accommodation", "local", "City", "yes"]),
        ['Taxes!B2 "130": a share above 100%. Type a share between 0 and 1, or a percentage such as 25%'],
    ),
    "no such level": (
        taxes(["Lodging tax", 0.07, "accommodation", "province", "Riverton County", "yes"]),
        ['Taxes!D2 "province": not one of the choices. Type one of: federal, state, local'],
    ),
    "blanks": (
        taxes([None, None, None, None, None, "yes"]),
        [
            'Taxes!A2: "Tax" is blank. Fill it in, for example Lodging tax',
            'Taxes!B2: "Rate" is blank. Fill it in, for example 0.07',
            'Taxes!C2: "Categories" is blank. Fill it in, for example accommodation',
            'Taxes!D2: "Level" is blank. Fill it in, for example local',
            'Taxes!E2: "Collector" is blank. Fill it in, for example City of Riverton',
        ],
    ),
    "a column is missing": (
        {"Study": STUDY, "Visitors": VISITORS, "Taxes": [HEADS[:4], LODGING[:4]]},
        ['Taxes: the column "Collector" is missing. Add a column headed "Collector"'],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_message(name: str, write_book: BookWriter) -> None:
    sheets, expected = CASES[name]
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    found = [str(problem) for problem in caught.value.problems]
    assert len(found) == len(expected), found
    for line, text in zip(found, expected, strict=True):
        assert line == text or (text.endswith(" ") and line.startswith(text)), found


def test_what_is_understood(write_book: BookWriter) -> None:
    rows: list[list[Any]] = [
        ["Sales tax", "6.25%", "Food service;  shopping , Sport and recreation", "State", "State", None],
        ["Sales tax", Percent(0.02), "food_service, shopping", "local", "City of Riverton", "Yes"],
        ["Lodging tax", 7, "accommodation", "local", "City of Riverton", None],
    ]
    study = read_study(write_book(taxes(*rows)))
    assert study.taxes.words("categories").tolist() == [
        "food_service, shopping, sport_recreation",
        "food_service, shopping",
        "accommodation",
    ]
    assert study.taxes.numbers("rate").tolist() == [0.0625, 0.02, 0.07]
    assert study.taxes.words("own_budget").tolist() == ["no", "yes", "no"]
    assert study.taxes.words("place").tolist() == ["US"] * 3
    notes = [str(note) for note in study.notes]
    assert "Taxes!F2: Own budget is blank: read as no (2 cells of this column)" in notes
    moved = study.at_place("US-TX")
    assert moved.taxes.words("place").tolist() == ["US-TX"] * 3


def test_a_study_without_the_sheet_has_no_taxes(write_book: BookWriter) -> None:
    assert len(read_study(write_book({"Study": STUDY, "Visitors": VISITORS})).taxes) == 0
