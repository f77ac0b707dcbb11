"""Location quotients: a table worked by hand, the identities between the methods, and the nation given back."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from impactcalc.economy.leontief import Matrix
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.all_places import FAMILIES, all_quotients
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.quotients import (
    METHODS,
    Method,
    RegionalMethod,
    aflq,
    cilq,
    final_quotient,
    flq,
    household_quotient,
    regional_coefficients,
    size,
    sized,
    slq,
    trading,
)
from impactcalc.economy.regions.regional import default_method, regional_economy
from impactcalc.errors import TableError

# A region with 30 and 10 jobs of a nation's 400 and 400: e^r = 40, e^n = 800.
PLACE, NATION = np.array([30.0, 10.0]), np.array([400.0, 400.0])
SHARE = 40.0 / 800.0
# A place has none of an industry, or some of it; nothing in between is so small that a ratio of two overflows.
quotients = arrays(np.float64, 5, elements=st.one_of(st.just(0.0), st.floats(1e-6, 20.0)))


def test_simple_quotients_by_hand() -> None:
    # SLQ_1 = (30/40) / (400/800) = 1.5, SLQ_2 = (10/40) / (400/800) = 0.5
    assert slq(PLACE, NATION) == pytest.approx([1.5, 0.5])


def test_simple_quotients_of_many_places_are_each_as_alone() -> None:
    places = np.array([PLACE, [5.0, 45.0], [0.0, 8.0]])
    assert slq(places, NATION) == pytest.approx(np.array([slq(place, NATION) for place in places]))


def test_cross_industry_quotients_by_hand() -> None:
    # CILQ_12 = 1.5 / 0.5 = 3, CILQ_21 = 0.5 / 1.5 = 1/3, own industries by SLQ
    assert cilq(slq(PLACE, NATION)) == pytest.approx(np.array([[1.5, 3.0], [1 / 3, 0.5]]))


def test_flegg_quotients_by_hand() -> None:
    # lambda = log2(1.05)^0.3 = 0.070389^0.3 = 0.45106
    scale = size(SHARE, 0.3)
    assert float(scale) == pytest.approx(0.45106, abs=5e-5)
    expected = np.array([[1.5 * 0.45106, 3 * 0.45106], [0.45106 / 3, 0.5 * 0.45106]])
    assert flq(slq(PLACE, NATION), SHARE, 0.3) == pytest.approx(expected, abs=2e-4)
    # AFLQ: buyers with SLQ_j > 1 get log2(1 + 1.5) = 1.32193 on top
    augmented = expected * np.array([1.32193, 1.0])
    assert aflq(slq(PLACE, NATION), SHARE, 0.3) == pytest.approx(augmented, abs=2e-4)


def test_regional_coefficients_by_hand() -> None:
    A_d = np.array([[0.2, 0.3], [0.1, 0.4]])
    method = RegionalMethod(method="cilq")
    # min(CILQ, 1) = [[1, 1], [1/3, 0.5]]
    expected = np.array([[0.2, 0.3], [0.1 / 3, 0.2]])
    assert regional_coefficients(A_d, trading(slq(PLACE, NATION), SHARE, method)) == pytest.approx(expected)


def test_sized_quotients_by_hand() -> None:
    # min(SLQ, 1) lambda = [1, 0.5] x log2(1.05)^0.1 = [1, 0.5] x 0.76692
    assert sized(slq(PLACE, NATION), SHARE, 0.1) == pytest.approx([0.76692, 0.38346], abs=5e-5)


@given(quotients, st.floats(1e-6, 1.0), st.floats(0.0, 0.5))
def test_every_quotient_is_capped_at_one(quotient: Matrix, share: float, delta: float) -> None:
    for name in METHODS:
        method = RegionalMethod(name, delta, household_delta=delta)
        for shares in (
            trading(quotient, share, method),
            final_quotient(quotient, share, method),
            household_quotient(quotient, share, method),
        ):
            assert (shares >= 0.0).all()
            assert (shares <= 1.0).all()


@given(quotients, st.floats(1e-6, 1.0))
def test_without_delta_size_does_not_count(quotient: Matrix, share: float) -> None:
    assert flq(quotient, share, 0.0) == pytest.approx(cilq(quotient))
    assert sized(quotient, share, 0.0) == pytest.approx(np.minimum(quotient, 1.0))
    simple, without = (trading(quotient, share, RegionalMethod(name)) for name in ("slq", "sized"))
    assert simple == pytest.approx(without)


@given(quotients, st.floats(0.0, 0.5))
def test_where_no_industry_is_specialised_augmenting_changes_nothing(quotient: Matrix, delta: float) -> None:
    below = np.minimum(quotient, 1.0)
    assert aflq(below, 0.01, delta) == pytest.approx(flq(below, 0.01, delta))


@given(quotients, st.floats(1e-6, 0.5), st.floats(0.0, 0.5), st.floats(0.0, 0.5))
def test_a_larger_delta_leaves_less_in_the_place(quotient: Matrix, share: float, delta: float, more: float) -> None:
    small, large = (trading(quotient, share, RegionalMethod("sized", d)) for d in (delta, delta + more))
    assert (large <= small + 1e-15).all()


def test_many_places_at_once_are_each_as_alone() -> None:
    quotient = np.array([[1.5, 0.5, 0.0], [0.2, 3.0, 1.0]])
    share = np.array([0.01, 0.2])
    for name in METHODS:
        method = RegionalMethod(name, 0.1)
        together = trading(quotient, share, method)
        for i in range(2):
            assert together[i] == pytest.approx(trading(quotient[i], float(share[i]), method))


@pytest.mark.parametrize("name", METHODS)
def test_the_nation_as_a_place_gives_the_nations_table_back(name: Method) -> None:
    nation = load_table("us-2014")
    texas = place_jobs("US-TX")
    whole = replace(texas, quotient=np.ones(len(texas.industries)), share=1.0)
    back = regional_economy(nation, whole, replace(default_method(), method=name, commuting=0.0))
    assert back.A_d == pytest.approx(nation.A_d, abs=1e-15)
    np.testing.assert_allclose(back.L2, nation.L2, atol=1e-12)
    assert back.output == pytest.approx(nation.output)
    np.testing.assert_allclose(back.spending_bridge().B, nation.spending_bridge().B, atol=1e-15)
    assert back.absent == ()


def test_methods_and_parameters_that_there_are_not_are_refused() -> None:
    with pytest.raises(TableError, match="no method 'rims'"):
        RegionalMethod(method="rims")  # type: ignore[arg-type]
    with pytest.raises(TableError, match="delta must be at least 0"):
        RegionalMethod(delta=-0.1)
    with pytest.raises(TableError, match="between 0 and 1"):
        RegionalMethod(commuting=40.0)
    for share in (-0.1, 1.1, 1.5):
        with pytest.raises(TableError, match="between 0 and 1"):
            RegionalMethod(commuting=share)
    assert [RegionalMethod(commuting=share).commuting for share in (0.0, 1.0)] == [0.0, 1.0]  # none leaves, all of it


def test_without_parameters_size_counts_nowhere() -> None:
    assert RegionalMethod() == RegionalMethod("sized", 0.0, 0.0, None)


def test_an_industry_that_the_nation_does_not_have_has_no_quotient() -> None:
    assert slq(np.array([30.0, 10.0, 0.0]), np.array([400.0, 400.0, 0.0])) == pytest.approx([1.5, 0.5, 0.0])


def test_what_residents_buy_by_hand() -> None:
    # [1, 0.5] x log2(1.05)^0.1 = [1, 0.5] x 0.76692, whatever firms buy by
    found = household_quotient(slq(PLACE, NATION), SHARE, RegionalMethod(delta=0.3, household_delta=0.1))
    assert found == pytest.approx([0.76692, 0.38346], abs=5e-5)


def test_no_factor_exceeds_one_in_any_place() -> None:
    """What firms, residents and final buyers find in a place, and who holds its jobs: shares, every one of them."""
    method = default_method()
    for kind in FAMILIES:
        every = all_quotients(kind, year=2019)
        for factor in (
            trading(every.quotient, every.share, method),
            household_quotient(every.quotient, every.share, method),
            final_quotient(every.quotient, every.share, method),
            every.staying,
        ):
            assert float(factor.min()) >= 0.0
            assert float(factor.max()) <= 1.0


@pytest.mark.parametrize("name", METHODS)
def test_what_is_bought_once_by_hand(name: Method) -> None:
    # SLQ and CILQ know no size; the others do, as in the table of sized quotients above
    expected = [1.0, 0.5] if name in ("slq", "cilq") else [0.76692, 0.38346]
    assert final_quotient(slq(PLACE, NATION), SHARE, RegionalMethod(name, 0.1)) == pytest.approx(expected, abs=5e-5)
