"""From a purchaser's money to industries: services, margined goods, leakage; what a bridge refuses."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from impactcalc.economy.bridge import Bridge, Margins, Part, goods_parts, service_parts
from impactcalc.economy.package import load_economy
from impactcalc.errors import TableError

INDUSTRIES = ("maker", "shop", "trader", "lorry", "hotel")


def bridge(*parts: Part, categories: tuple[str, ...] = ("things",)) -> Bridge:
    return Bridge(categories, INDUSTRIES, parts)


def test_margins_by_hand() -> None:
    # 100 in the shop: the shop keeps 30, the wholesaler 10, the lorry 2; 58 leave the works, of which 3/4 are
    # made in the country and the rest abroad.
    margins = Margins(producer=0.58, transport=0.02, wholesale=0.10, retail=0.30)
    parts = goods_parts(
        "things",
        [(100.0, margins, {"maker": 1.0}, 0.75)],
        retailers={"shop": 5.0},
        wholesalers={"trader": 1.0},
        carriers={"lorry": 3.0},
    )
    built = bridge(*parts)
    np.testing.assert_allclose(built.B[:, 0], [0.435, 0.30, 0.10, 0.02, 0.0])
    np.testing.assert_allclose(built.leakage, [0.145])
    np.testing.assert_allclose(built.local("margin")[:, 0], [0.0, 0.30, 0.10, 0.02, 0.0])
    np.testing.assert_allclose(built.local("good")[:, 0], [0.435, 0.0, 0.0, 0.0, 0.0])


def test_a_basket_is_weighted_by_what_is_paid_in_the_shop() -> None:
    cheap, dear = Margins(0.5, 0.0, 0.0, 0.5), Margins(0.8, 0.0, 0.0, 0.2)
    parts = goods_parts(
        "things",
        [(300.0, cheap, {"maker": 1.0}, 1.0), (100.0, dear, {"maker": 3.0, "hotel": 1.0}, 0.0)],
        retailers={"shop": 1.0, "trader": 1.0},
        wholesalers={"trader": 1.0},
        carriers={"lorry": 1.0},
    )
    built = bridge(*parts)
    retail = 0.75 * 0.5 + 0.25 * 0.2
    np.testing.assert_allclose(built.B[:, 0], [0.375, retail / 2, retail / 2, 0.0, 0.0])
    np.testing.assert_allclose(built.leakage, [0.25 * 0.8])


def test_a_service_is_bought_from_those_who_make_it() -> None:
    built = bridge(*service_parts("things", {"hotel": 3.0, "maker": 1.0}))
    np.testing.assert_allclose(built.B[:, 0], [0.25, 0.0, 0.0, 0.0, 0.75])
    np.testing.assert_array_equal(built.leakage, [0.0])


def test_what_foreign_carriers_are_paid_leaks() -> None:
    assert [part.treatment for part in service_parts("things", {"lorry": 1.0})] == ["service"]  # nothing leaks
    built = bridge(*service_parts("things", {"lorry": 1.0}, domestic_share=0.7))
    np.testing.assert_allclose(built.B[:, 0], [0.0, 0.0, 0.0, 0.7, 0.0])
    np.testing.assert_allclose(built.leakage, [0.3])


def test_tax_and_wages_reach_no_industry() -> None:
    built = bridge(Part("a", "tax", "", 0.2), Part("a", "wages", "", 0.8), categories=("a",))
    assert not built.B.any()
    np.testing.assert_array_equal(built.tax, [0.2])
    np.testing.assert_array_equal(built.wages, [0.8])


@given(
    st.lists(
        st.tuples(
            st.floats(0.01, 1e6),
            st.floats(0.0, 0.3),
            st.floats(0.0, 0.3),
            st.floats(0.0, 0.3),
            st.floats(0.0, 1.0),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_shares_sum_to_one_whatever_the_basket(goods: list[tuple[float, float, float, float, float]]) -> None:
    basket = [
        (paid, Margins(1.0 - (moved + sold + kept), moved, sold, kept), {"maker": 0.6, "hotel": 0.2}, home)
        for paid, moved, sold, kept, home in goods
    ]
    keepers = {"retailers": {"shop": 2.0}, "wholesalers": {"trader": 1.0}, "carriers": {"lorry": 1.0}}
    built = bridge(*goods_parts("things", basket, **keepers))
    assert float(built.B.sum() + built.leakage.sum()) == pytest.approx(1.0, abs=1e-12)


def test_the_shipped_bridge_sums_to_one_and_keeps_its_arrays() -> None:
    built = load_economy("us-2014").spending_bridge()
    totals = built.B.sum(axis=0) + built.leakage + built.tax + built.wages
    np.testing.assert_allclose(totals, 1.0, rtol=0, atol=1e-12)
    assert not built.tax.any()  # producer prices hold the taxes on the sale
    for array in (built.B, built.leakage, built.tax, built.wages):
        with pytest.raises(ValueError, match="read-only"):
            array[:] = 0.0


@pytest.mark.parametrize(
    ("part", "message"),
    [
        (
            Part("toys", "leakage", "", 1.0),
            "the bridge's part toys/leakage names a category that is not among the bridge's",
        ),
        (
            Part("things", "gift", "", 1.0),  # type: ignore[arg-type]  # the point
            "the bridge's part things/gift has a treatment that is not one of service, margin, good, leakage, "
            "tax, wages",
        ),
        (
            Part("things", "service", "inn", 1.0),
            "the bridge's part things/service names the industry 'inn', which is not in the table",
        ),
        (
            Part("things", "good", "", 1.0),
            "the bridge's part things/good names the industry '', which is not in the table",
        ),
        (
            Part("things", "leakage", "hotel", 1.0),
            "the bridge's part things/leakage names the industry 'hotel', which must be empty for this treatment",
        ),
        (
            Part("things", "leakage", "elsewhere", 1.0),
            "the bridge's part things/leakage names the industry 'elsewhere', which must be empty for this treatment",
        ),
        (
            Part("things", "service", "hotel", float("nan")),
            "the bridge's part things/service has the share nan, which is not between 0 and 1",
        ),
        (
            Part("things", "service", "hotel", 1.5),
            "the bridge's part things/service has the share 1.5, which is not between 0 and 1",
        ),
        (
            Part("things", "service", "hotel", 0.75),
            "the bridge's shares for 'things' sum to 0.75, not to 1",
        ),
    ],
)
def test_a_bridge_that_does_not_hold_is_refused(part: Part, message: str) -> None:
    with pytest.raises(TableError) as caught:
        bridge(part)
    assert str(caught.value) == message


def test_a_category_without_parts_is_refused() -> None:
    with pytest.raises(TableError, match="the bridge's shares for 'more' sum to 0"):
        bridge(Part("things", "leakage", "", 1.0), categories=("things", "more"))


def test_nobody_to_pay_is_refused() -> None:
    with pytest.raises(TableError) as caught:
        list(service_parts("things", {}))
    assert str(caught.value) == "the bridge has nobody to pay for 'things': shares {} sum to 0"
    with pytest.raises(TableError) as caught:
        list(goods_parts("things", [], retailers={}, wholesalers={}, carriers={}))
    assert str(caught.value) == "the bridge's basket for 'things' holds no goods to share the spending among"
