"""Ids that a reader takes for one are asked about."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import STUDY, VISITORS, BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.same_ids import seen_as
from impactcalc.study.checking.validation import read_study

REMEDY = "Type the id as it stands there if it is the same row, and delete one of them; else give it another id"


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        ("Ward-1", "ward-1", "capital letters"),
        ("Straße", "STRASSE", "capital letters"),
        ("Muñoz", "Mun\u0303oz", "how their letters are composed"),
        ("ﬁre", "fire", "how their letters are composed"),
        ("ward", "wa\u200brd", "characters that cannot be seen"),
        ("ward", "\ufeffward", "characters that cannot be seen"),
        ("Ward", "wa\u00adrd", "capital letters, how letters are composed, or characters that cannot be seen"),
    ],
)
def test_ids_that_look_alike_are_asked_about(write_book: BookWriter, one: str, other: str, difference: str) -> None:
    rows = [VISITORS[0], [one, *VISITORS[1][1:]], ["c", *VISITORS[2][1:]], [other, *VISITORS[2][1:]]]
    with pytest.raises(InputError) as caught:
        read_study(write_book({"Study": STUDY, "Visitors": rows}))
    (problem,) = [problem for problem in caught.value.problems if problem.cell == "A4"]
    assert problem.message == (
        f'a reader takes it for the id in Visitors!A2, "{one}": they differ in {difference} only'
    )
    assert problem.remedy == REMEDY


def test_ids_that_a_reader_tells_apart_are_not_asked_about(write_book: BookWriter) -> None:
    rows = [
        VISITORS[0],
        *([name, 10, number, *VISITORS[1][3:]] for number, name in enumerate(["a", "á", "ab", "a-b"], 1)),
    ]
    assert len(read_study(write_book({"Study": STUDY, "Visitors": rows})).sheets["Visitors"]) == 4


def test_an_id_that_is_filled_in_may_have_been_typed(write_book: BookWriter) -> None:
    rows = [VISITORS[0], ["visitors-3", *VISITORS[1][1:]], ["", *VISITORS[2][1:]]]
    with pytest.raises(InputError) as caught:
        read_study(write_book({"Study": STUDY, "Visitors": rows}))
    assert [(problem.cell, problem.value) for problem in caught.value.problems] == [("A3", "Visitors-3")]


@given(st.text())
def test_what_is_seen_is_seen_the_same_again(name: str) -> None:
    assert seen_as(seen_as(name)) == seen_as(name)
    assert seen_as(name + "\u200d") == seen_as(name)
