"""An Economy is a table or published multipliers: who asks the latter for a table is told so by mypy, not by a run."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.economy.package import load_table
from impactcalc.economy.table_economy import table_of
from mypy_snippet import refuses_what_is_marked

# Lines that mypy has to refuse are marked, with what it says of them; it may not say anything of the others.
SNIPPET = """
import impactcalc as ic
from impactcalc.economy.moved_jobs import with_jobs
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.table_economy import table_of
from mypy_snippet import refuses_what_is_marked
from impactcalc.impact.effects.effects import category_multipliers


def asked(of_any: ic.Economy, table: ic.TableEconomy, published: ic.MultiplierSet) -> None:
    either: list[ic.Economy] = [table, published, of_any]
    for economy in either:
        category_multipliers(economy)
        economy.multipliers("output", "II")
        economy.known_multipliers("jobs", "I")
        economy.with_bridge(economy.spending_bridge(), {})
    table.A_d @ table.L2 @ table.output
    regional_economy(table, "US-TX")
    if isinstance(of_any, ic.TableEconomy):
        of_any.L + of_any.A
    table_of(of_any).wage_induced
    of_any.A  # attr-defined
    of_any.L  # attr-defined
    of_any.output  # attr-defined
    of_any.households  # attr-defined
    published.A_d  # attr-defined
    published.L2  # attr-defined
    published.earnings  # attr-defined
    published.in_money("EUR", 1.0, "")  # attr-defined
    table.per_pay  # attr-defined
    regional_economy(published, "US-TX")  # arg-type
    regional_economy(of_any, "US-TX")  # arg-type
    with_jobs(published)  # arg-type
    kept: ic.TableEconomy = published  # assignment
    ic.load_economy("us-2014").A  # attr-defined
    of_any.year = 2015  # misc
"""


def test_mypy_refuses_a_table_of_who_has_none(tmp_path: Path) -> None:
    refuses_what_is_marked(SNIPPET, tmp_path)


def published() -> ic.MultiplierSet:
    return ic.MultiplierSet(
        name="set", title="A set", place="US", country="USA", year=2014, currency="USD", valuation="producer",
        industries=("a", "b"), industry_names=("A", "B"), per_output={}, bridge=None,
        totals={("II", "output"): np.array([1.5, 2.0])},
    )  # fmt: skip


def test_both_are_an_economy() -> None:
    assert isinstance(load_table("us-2014"), ic.Economy)
    assert isinstance(published(), ic.Economy)
    assert not isinstance("us-2014", ic.Economy)
    assert repr(published()) == "<Economy set: A set>"


def test_a_table_of_multipliers_alone_is_refused_where_it_is_asked_for() -> None:
    economy = load_table("us-2014")
    assert table_of(economy) is economy
    with pytest.raises(ic.TableError, match="set is a set of multipliers without a matrix"):
        table_of(published())


def test_sets_compare_by_content() -> None:
    assert published() == published()
    assert published() != load_table("us-2014")
