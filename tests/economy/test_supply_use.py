"""Make and Use tables by hand: market shares, industry technology, and imports that exceed the use."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.economy.supply_use import coefficients
from impactcalc.errors import TableError

# Two industries, two commodities. Industry 1 makes 90 of the first commodity and 10 of the second, industry 2
# makes 100 of the second: g = (100, 100), q = (90, 110), D = [[1, 1/11], [0, 10/11]].
MAKE = np.array([[90.0, 10.0], [0.0, 100.0]])
USE = np.array([[10.0, 20.0], [22.0, 33.0]])
ELEVENTH = 1 / 11


def test_two_industries_by_hand() -> None:
    found = coefficients(MAKE, USE)
    np.testing.assert_allclose(found.output, [100.0, 100.0])
    np.testing.assert_allclose(found.commodity_output, [90.0, 110.0])
    np.testing.assert_allclose(found.market_shares, [[1.0, ELEVENTH], [0.0, 10 * ELEVENTH]])
    # A = D B, B = U / 100: industry 1 sells 0.10 + 0.22 / 11 = 0.12 to itself, 0.20 + 0.33 / 11 = 0.23 to the other.
    np.testing.assert_allclose(found.A, [[0.12, 0.23], [0.20, 0.30]])
    np.testing.assert_array_equal(found.A, found.A_d)
    assert (found.capped, found.capped_sum, found.negative, found.dropped) == (0, 0.0, 0, 0)


def test_imports_come_off_the_use_before_it_is_shared_out() -> None:
    imports = np.array([[5.0, 0.0], [11.0, 0.0]])
    found = coefficients(MAKE, USE, imports)
    np.testing.assert_allclose(found.A, [[0.12, 0.23], [0.20, 0.30]])
    np.testing.assert_allclose(found.A_d, [[0.05 + 0.11 * ELEVENTH, 0.23], [0.10, 0.30]])


def test_imports_above_the_use_are_capped_and_counted() -> None:
    use = np.array([[10.0, 0.0], [22.0, 33.0]])
    found = coefficients(MAKE, use, np.array([[14.0, 3.0], [22.0, 0.0]]))
    np.testing.assert_array_equal(found.imports, [[10.0, 0.0], [22.0, 0.0]])
    assert (found.capped, found.capped_sum) == (2, 7.0)  # 14 - 10 and 3 - 0; 22 of 22 is no excess
    np.testing.assert_allclose(found.A_d, [[0.0, 0.33 * ELEVENTH], [0.0, 0.30]])


def test_a_negative_use_stays_and_has_no_import() -> None:
    use = np.array([[-10.0, 20.0], [-22.0, 33.0]])
    found = coefficients(MAKE, use, np.array([[4.0, 0.0], [0.0, 0.0]]))
    np.testing.assert_array_equal(found.imports, np.zeros((2, 2)))
    np.testing.assert_allclose(found.A_d[:, 0], [-0.10 - 0.22 * ELEVENTH, -0.20])
    assert (found.negative, found.dropped, found.dropped_sum) == (2, 1, 4.0)
    assert (found.capped, found.capped_sum) == (0, 0.0)


def test_capped_and_negative_are_the_negative_cells_of_the_difference() -> None:
    use = np.array([[-10.0, 20.0], [5.0, 33.0]])
    imports = np.array([[4.0, 0.0], [6.0, 1.0]])
    found = coefficients(MAKE, use, imports)
    assert found.capped + found.negative == int((use - imports < 0).sum()) == 2


def test_a_commodity_that_nobody_makes_has_no_market_shares() -> None:
    make = np.array([[90.0, 0.0], [10.0, 0.0]])  # the second commodity is bought abroad only
    found = coefficients(make, USE)
    np.testing.assert_allclose(found.market_shares, [[0.9, 0.0], [0.1, 0.0]])
    np.testing.assert_allclose(found.A, [[0.1, 1.8], [1 / 90, 0.2]])  # of 10 / 90 and 20 / 10


@given(st.lists(st.lists(st.floats(0.0, 1e6), min_size=3, max_size=3), min_size=2, max_size=2))
def test_market_shares_sum_to_one_for_what_is_made(cells: list[list[float]]) -> None:
    make = np.array(cells) + np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])  # everybody makes something
    shares = coefficients(make, np.ones((3, 2))).market_shares.sum(axis=0)
    np.testing.assert_allclose(shares, np.where(make.sum(axis=0) > 0, 1.0, 0.0), rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    ("make", "use", "imports", "message"),
    [
        (
            MAKE,
            np.ones((2, 3)),
            None,
            "make is (2, 2) (industries, commodities), so use must be (2, 2), not (2, 3)",
        ),
        (MAKE, USE, np.ones((3, 2)), "imports must have the shape of use, (2, 2), not (3, 2)"),
        (np.ones(2), np.ones(2), None, "make must be a table (industries, commodities), not of the shape (2,)"),
        (
            np.array([[1.0, 1.0], [0.0, 0.0]]),
            USE,
            None,
            "industries without output (positions [1]) must be left out",
        ),
        (np.full((2, 2), np.nan), USE, None, "make has cells that are not finite numbers"),
        (MAKE, np.full((2, 2), np.inf), None, "use has cells that are not finite numbers"),
        (MAKE, USE, np.full((2, 2), np.nan), "imports has cells that are not finite numbers"),
    ],
)
def test_what_does_not_fit_is_refused(
    make: np.ndarray, use: np.ndarray, imports: np.ndarray | None, message: str
) -> None:
    with pytest.raises(TableError) as caught:
        coefficients(make, use, imports)
    assert str(caught.value) == message
