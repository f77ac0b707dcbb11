"""What does not change is made once: a place's table, its multipliers, and anything else that `kept` keeps."""

from __future__ import annotations

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.content import Content, kept
from impactcalc.economy.leontief import leontief_inverse, spectral_radius
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.quotients import RegionalMethod
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.errors import TableError
from impactcalc.impact.effects.effects import category_multipliers


class _Bag(Content):
    """Content without fields."""


def test_content_is_known_by_being_the_same_object() -> None:
    made: list[tuple[object, str]] = []

    @kept(4)
    def function(bag: object, word: str = "") -> int:
        made.append((bag, word))
        return len(made)

    one, other = _Bag(), _Bag()
    assert [function(one), function(one), function(other), function(one, "x"), function(one, word="x")] == [
        1,
        1,
        2,
        3,
        4,
    ]
    assert [function(one), function(one, word="x")] == [1, 4]
    assert [bag for bag, _ in made] == [one, other, one, one]
    assert function.__name__ == "function"


def test_what_is_kept_has_an_end() -> None:
    @kept(1)
    def function(bag: object) -> object:
        return object()

    one, other = _Bag(), _Bag()
    first = function(one)
    function(other)
    assert function(one) is not first


def test_a_place_is_made_once_for_each_method() -> None:
    nation = load_table("us-2014")
    one = regional_economy(nation, "cbsa:19100")
    assert regional_economy(nation, "cbsa:19100") is one
    other = regional_economy(nation, "cbsa:19100", RegionalMethod("sized", 0.1, 0.1))
    assert other.sha256 != one.sha256
    assert regional_economy(nation, "US-TX").place == "US-TX"
    assert category_multipliers(one) is category_multipliers(one)
    assert not np.allclose(category_multipliers(one).K, category_multipliers(other).K, equal_nan=True)


def test_what_is_kept_cannot_be_changed() -> None:
    table = category_multipliers(ic.load_economy("us-2014"))
    for array in (table.K, table.by_industry):
        with pytest.raises(ValueError, match="read-only"):
            array[0] = 0.0


def test_a_column_may_use_more_than_it_makes_in_an_economy_that_is_productive() -> None:
    """Columns below 1 say that a table is productive; one above does not say that it is not."""
    A = np.array([[0.0, 2.0], [0.1, 0.0]])
    assert spectral_radius(A) < 1.0
    assert np.allclose(leontief_inverse(A) @ (np.eye(2) - A), np.eye(2))
    with pytest.raises(TableError, match=r"spectral radius is 1[.]41421"):
        leontief_inverse(np.array([[0.0, 2.0], [1.0, 0.0]]))
    with pytest.raises(TableError, match="spectral radius is 1,"):
        leontief_inverse(np.array([[0.5, 0.5], [0.5, 0.5]]))
