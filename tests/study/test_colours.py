"""The settings Colour and Second colour: what is read, and what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

import impactcalc as ic
from conftest import BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import Settings, Visitors

NO_COLOUR = "this is no colour as the report can read one: # and six digits from 0 to 9 and A to F"


def book(write_book: BookWriter, heading: str, colour: object) -> Path:
    rows = [["Name", "Choir"], ["Place", "US"], ["Year", 2014], [heading, colour]]
    return write_book({"Study": rows, "Visitors": [["Visitors", "Nights", "Accommodation"], [10, 3, 900]]})


@pytest.mark.parametrize("heading", ["Colour", "Color", "colour"])
def test_a_colour_in_either_spelling(write_book: BookWriter, heading: str) -> None:
    assert read_study(book(write_book, heading, "#00703c")).settings.color == "#00703C"
    assert read_study(book(write_book, f"Second {heading}", "#8C1D40")).settings.second_color == "#8C1D40"


def test_blank_is_none(write_book: BookWriter) -> None:
    assert read_study(book(write_book, "Colour", "")).settings.color is None


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("00703C", "Type #00703C if that is meant"),
        (112233, "Type #112233 if that is meant"),
        ("#0af", "Type #00AAFF if that is meant"),
        ("green", "Type # and the six digits that the city's style guide gives, such as #00703C; or leave it blank"),
        (
            "#00703C; } </style>",
            "Type # and the six digits that the city's style guide gives, such as #00703C; or leave it blank",
        ),
    ],
)
def test_what_is_no_colour_is_asked_at_its_cell(write_book: BookWriter, typed: object, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        read_study(book(write_book, "Colour", typed))
    assert [str(problem) for problem in caught.value.problems] == [f'Study!B4 "{typed}": {NO_COLOUR}. {remedy}']


def test_of_a_study_made_in_python_it_is_asked_too() -> None:
    settings = Settings(name="Choir", place="US", year=2014, color="teal")
    with pytest.raises(InputError, match="this is no colour"):
        ic.study_from_rows(settings, [Visitors(id="a", visitors=10, nights=3, accommodation=900)])
