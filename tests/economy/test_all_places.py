"""Every place at once: the bounds of its multipliers, and that a batch gives what one place alone does."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from impactcalc.economy.economy import JOBS
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.all_places import (
    AllMultipliers,
    PlaceKind,
    all_multipliers,
    all_quotients,
    folded_tables,
)
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.quotients import RegionalMethod
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.errors import TableError
from impactcalc.impact.effects.effects import category_multipliers

COUNTS: list[tuple[PlaceKind, int]] = [("metro", 933), ("county", 3142), ("state", 51)]
ROUNDING = 1e-12


@cache
def _every(kind: PlaceKind) -> AllMultipliers:
    return all_multipliers(load_table("us-2014"), all_quotients(kind))


@pytest.mark.parametrize(("kind", "count"), COUNTS)
def test_output_multipliers_lie_between_one_and_the_nations(kind: PlaceKind, count: int) -> None:
    nation, every = load_table("us-2014"), _every(kind)
    assert len(every.ids) == count
    for values, ceiling in ((every.type_1, nation.L.sum(axis=0)), (every.type_2, nation.L2.sum(axis=0))):
        present = ~np.isnan(values)
        assert (values[present] >= 1.0 - ROUNDING).all()
        assert (values <= ceiling + ROUNDING)[present].all()
    present = ~np.isnan(every.type_1)
    assert (every.type_2 >= every.type_1 - ROUNDING)[present].all()


@pytest.mark.parametrize(("kind", "count"), COUNTS)
def test_an_industry_without_jobs_has_no_multiplier(kind: PlaceKind, count: int) -> None:
    quotients, every = all_quotients(kind), _every(kind)
    assert quotients.quotient.shape == (count, 71)
    assert np.array_equal(np.isnan(every.type_1), ~(quotients.quotient > 0.0))
    assert not np.isnan(every.type_1).all(axis=1).any()


@pytest.mark.parametrize("place", ["cbsa:19100", "cbsa:46740", "fips:48439", "fips:48301", "US-TX", "US-DC"])
def test_a_place_in_the_batch_is_the_place_alone(place: str) -> None:
    nation, alone = load_table("us-2014"), load_table("us-2014", place=place)
    kind: PlaceKind = "metro" if place.startswith("cbsa") else "county" if place.startswith("fips") else "state"
    every = _every(kind)
    at = every.ids.index(place)
    for values, type in ((every.type_1, "I"), (every.type_2, "II")):
        expected = alone.multipliers("output", type).to_numpy()  # type: ignore[arg-type]
        np.testing.assert_allclose(values[at], expected, rtol=1e-12)
    quotients = all_quotients(kind)
    np.testing.assert_allclose(quotients.quotient[at], place_jobs(place).quotient, rtol=1e-12)
    folded = folded_tables(nation, quotients)
    table = category_multipliers(alone)
    assert folded.measures == table.measures
    units = np.array([1e6 if measure in JOBS else 1.0 for measure in table.measures])[:, None]
    for row, expected in ((0, folded.direct), (3, folded.type_1), (4, folded.type_2)):
        np.testing.assert_allclose(expected[at], table.K[row] * units, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("method", [RegionalMethod("flq", 0.1), RegionalMethod("cilq"), RegionalMethod("aflq", 0.1)])
def test_other_methods_run_in_batches_too(method: RegionalMethod) -> None:
    nation = load_table("us-2014")
    every = all_multipliers(nation, all_quotients("state", method=method), method)
    alone = regional_economy(nation, "US-TX", method)
    at = every.ids.index("US-TX")
    np.testing.assert_allclose(every.type_2[at], alone.L2.sum(axis=0), rtol=1e-12)


def test_a_table_of_other_industries_is_refused() -> None:
    with pytest.raises(TableError, match="industries differ"):
        all_multipliers(load_table("world-2014", "US"), all_quotients("state"))
