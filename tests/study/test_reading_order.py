"""Problems in the order in which a sheet is read, and of very many the first."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from impactcalc.errors import Problem
from impactcalc.facts.problems.cells import NumberTooLarge
from impactcalc.study.checking.validation import MOST_PROBLEMS, in_reading_order

CELLS = st.lists(st.tuples(st.sampled_from(["A", "B", "Z", "AA", "AB"]), st.integers(1, 200)), max_size=30)


@given(CELLS)
def test_row_by_row_and_the_shorter_column_first(cells: list[tuple[str, int]]) -> None:
    found = in_reading_order(Problem("Visitors", f"{column}{row}", "", NumberTooLarge()) for column, row in cells)
    expected = sorted(set(cells), key=lambda cell: (cell[1], len(cell[0]), cell[0]))
    assert [problem.cell for problem in found] == [f"{column}{row}" for column, row in expected]


def test_sheets_in_their_order_and_what_has_no_cell_first() -> None:
    cells = [("Visitors", "A2"), ("Study", "B3"), ("elsewhere", "A9"), ("Visitors", ""), ("Visitors", "A")]
    found = in_reading_order(Problem(sheet, cell, "", NumberTooLarge()) for sheet, cell in cells)
    assert [(one.sheet, one.cell) for one in found] == [
        ("elsewhere", "A9"), ("Study", "B3"), ("Visitors", ""), ("Visitors", "A"), ("Visitors", "A2"),
    ]  # fmt: skip


def test_of_very_many_the_first_are_listed_and_the_others_counted() -> None:
    count = MOST_PROBLEMS + 1234
    problems = [Problem("Visitors", f"B{row}", "", NumberTooLarge()) for row in range(2, count + 2)]
    random.Random(7).shuffle(problems)
    *listed, last = in_reading_order([*problems, *problems])
    assert [one.cell for one in listed] == [f"B{row}" for row in range(2, MOST_PROBLEMS + 2)]
    assert last.message == "there are 1,234 more problems; the first 10,000 are listed"
