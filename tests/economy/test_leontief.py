"""The Leontief inverse, open and closed: a textbook's figures, and what must hold for every productive table."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.economy.leontief import (
    Matrix,
    Vector,
    bordered_inverse,
    close_over_households,
    frozen,
    leontief_inverse,
    respending_room,
    spectral_radius,
)
from impactcalc.errors import TableError

# Miller & Blair (2009), Input-Output Analysis, chapter 2: flows of table 2.3, coefficients of table 2.4.
FLOWS = np.array([[150.0, 500.0], [200.0, 100.0]])
OUTPUT = np.array([1000.0, 2000.0])
A = FLOWS / OUTPUT
FOUR_DIGITS = 0.5e-4


@st.composite
def productive(draw: st.DrawFn) -> tuple[Matrix, Vector, Vector]:
    """A table whose columns sum to at most 0.9, with a household row and column that leave room."""
    n = draw(st.integers(1, 6))
    unit = st.floats(0.0, 1.0, allow_subnormal=False)
    cells = np.array(draw(st.lists(st.lists(unit, min_size=n, max_size=n), min_size=n, max_size=n)))
    sums = np.array(draw(st.lists(st.floats(0.0, 0.9), min_size=n, max_size=n)))
    table = cells / np.maximum(cells.sum(axis=0), 1e-3) * sums
    # What an industry does not buy it can pay; of pay, households spend at most nine tenths.
    row = (1.0 - table.sum(axis=0)) * np.array(draw(st.lists(unit, min_size=n, max_size=n)))
    wants = np.array(draw(st.lists(unit, min_size=n, max_size=n)))
    column = wants / max(wants.sum(), 1e-3) * draw(st.floats(0.0, 0.9))
    return table, row, column


def test_coefficients_and_inverse_of_the_textbook() -> None:
    np.testing.assert_allclose(A, [[0.15, 0.25], [0.20, 0.05]], rtol=0, atol=1e-15)
    np.testing.assert_allclose(leontief_inverse(A), [[1.2541, 0.3300], [0.2640, 1.1221]], rtol=0, atol=FOUR_DIGITS)


def test_output_for_the_textbooks_new_final_demand() -> None:
    # Section 2.3: final demand of 600 and 1500 takes output of 1247.52 and 1841.58.
    output = leontief_inverse(A) @ np.array([600.0, 1500.0])
    np.testing.assert_allclose(output, [1247.52, 1841.58], rtol=0, atol=0.005)


def test_the_textbooks_table_closed_over_households() -> None:
    # Section 2.5: pay of 300 and 500, consumption of 50 and 400, and households that buy 50 from households out
    # of 1000. Ours has no such cell; households who keep 0.05 among themselves turn a unit into 1 / 0.95.
    row, column = np.array([0.30, 0.25]), np.array([0.05, 0.40]) / (1.0 - 0.05)
    closed = close_over_households(leontief_inverse(A), row, column)
    np.testing.assert_allclose(closed, [[1.3651, 0.4253], [0.5273, 1.3481]], rtol=0, atol=FOUR_DIGITS)


@given(productive())
def test_the_inverse_undoes_the_table(economy: tuple[Matrix, Vector, Vector]) -> None:
    table, _, _ = economy
    inverse, one = leontief_inverse(table), np.eye(len(table))
    np.testing.assert_allclose(inverse @ (one - table), one, rtol=0, atol=1e-12)
    assert (inverse >= -1e-15).all()
    assert (np.diag(inverse) >= 1.0 - 1e-12).all()
    assert (inverse.sum(axis=0) >= 1.0 - 1e-12).all()


@given(productive())
def test_the_inverse_is_the_sum_of_all_rounds(economy: tuple[Matrix, Vector, Vector]) -> None:
    # Miller & Blair, section 2.4: L = I + A + A^2 + ...; columns of at most 0.9 leave 0.9^400 after 400 rounds.
    table, _, _ = economy
    rounds, total = np.eye(len(table)), np.eye(len(table))
    for _ in range(400):
        rounds = rounds @ table
        total = total + rounds
    np.testing.assert_allclose(leontief_inverse(table), total, rtol=0, atol=1e-11)


@given(productive(), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_output_is_linear_in_final_demand(economy: tuple[Matrix, Vector, Vector], one: float, other: float) -> None:
    table, row, column = economy
    L = leontief_inverse(table)
    together = L @ (one * row + other * column)
    np.testing.assert_allclose(together, one * (L @ row) + other * (L @ column), rtol=1e-9, atol=1e-6)


@given(productive())
def test_type_2_is_the_bordered_inverse_and_no_less_than_type_1(
    economy: tuple[Matrix, Vector, Vector],
) -> None:
    table, row, column = economy
    L = leontief_inverse(table)
    closed = close_over_households(L, row, column)
    np.testing.assert_allclose(closed, bordered_inverse(table, row, column), rtol=0, atol=1e-10)
    assert (closed >= L - 1e-12).all()
    assert respending_room(L, row, column) > 0.0


def test_an_economy_in_which_nobody_buys_has_multipliers_of_one() -> None:
    np.testing.assert_array_equal(leontief_inverse(np.zeros((3, 3))), np.eye(3))


def test_the_spectral_radius_is_the_largest_eigenvalue() -> None:
    assert spectral_radius(np.array([[0.5, 0.0], [0.3, 0.2]])) == pytest.approx(0.5)
    assert spectral_radius(np.array([[0.0, -0.6], [0.6, 0.0]])) == pytest.approx(0.6)  # a pair of complex ones


@pytest.mark.parametrize(
    ("table", "message"),
    [
        (
            [[0.5, 0.5], [0.5, 0.5]],
            "the coefficient table is not productive: its spectral radius is 1, it must be below 1",
        ),
        (
            [[1.25]],
            "the coefficient table is not productive: its spectral radius is 1.25, it must be below 1",
        ),
        ([[0.1, 0.2]], "a coefficient table must be square; this one has the shape (1, 2)"),
        ([0.1, 0.2], "a coefficient table must be square; this one has the shape (2,)"),
        (np.zeros((0, 0)), "a coefficient table must be square; this one has the shape (0, 0)"),
        ([[float("nan")]], "the coefficient table has cells that are not finite numbers"),
        ([[0.1, float("nan")], [0.2, 0.1]], "the coefficient table has cells that are not finite numbers"),
        ([[float("inf")]], "the coefficient table has cells that are not finite numbers"),
    ],
)
def test_a_table_that_is_none_is_refused(table: object, message: str) -> None:
    with pytest.raises(TableError) as caught:
        leontief_inverse(np.array(table))
    assert str(caught.value) == message


def test_households_that_respend_everything_are_refused() -> None:
    L = leontief_inverse(np.array([[0.5]]))  # a unit of demand takes two of output
    everything = np.array([0.5]), np.array([1.0])  # which pay one, all of which is spent
    for refused in (respending_room, close_over_households):
        with pytest.raises(TableError) as caught:
            refused(L, *everything)
        assert str(caught.value) == (
            "the table closed over households is not productive: a unit of income returns 1 units of pay"
        )
    with pytest.raises(TableError, match="spectral radius is 1"):
        bordered_inverse(np.array([[0.5]]), *everything)


def test_households_that_respend_more_than_a_unit_are_told_how_much() -> None:
    L, half = np.array([[2.0]]), np.array([0.8])
    with pytest.raises(TableError, match=r"a unit of income returns 1\.28 units of pay"):
        respending_room(L, half, half)


def test_what_is_frozen_is_the_same_array() -> None:
    array = np.ones((2, 2))
    assert frozen(array) is array
    with pytest.raises(ValueError, match="read-only"):
        array[0, 0] = 2.0
