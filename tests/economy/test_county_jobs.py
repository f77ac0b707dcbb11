"""Hidden county jobs are filled within what is published: worked by hand, and for any table."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import county_jobs
from county_jobs import SECTORS, Area, Completed, Published
from county_sources import UNPUBLISHED

CODES = [code for codes in (*SECTORS.values(), *UNPUBLISHED.values()) for code in codes]


def _table(rows: dict[str, dict[str, float]], columns: list[str], fill: float = 0.0) -> pd.DataFrame:
    return pd.DataFrame(rows).T.reindex(columns=columns).fillna(fill).astype(float)


def _published(cells: dict[str, dict[str, float]], sectors: dict[str, dict[str, float]]) -> Published:
    return Published(_table(cells, CODES), _table(sectors, list(SECTORS), float("nan")))


def _area(cells: dict[str, float], *, counties: tuple[str, ...] = ("a", "b"), total: float | None = None) -> Area:
    whole = pd.Series(cells).reindex(CODES).fillna(0.0).astype(float)
    return Area(counties, whole, float(whole.sum()) if total is None else total)


def _complete(published: Published, prior: dict[str, dict[str, float]], areas: list[Area]) -> Completed:
    index = published.cells.index
    seeds = _table(prior, CODES).reindex(index).fillna(0.0)
    expected = pd.DataFrame(1.0, index=index, columns=CODES)
    return county_jobs.complete(published, seeds, expected, areas, pd.Series(1.0, index=CODES))


def test_an_areas_cell_is_met_and_its_hidden_jobs_go_where_they_were() -> None:
    """The area has 100 in machinery, county a discloses 40; of the 60 hidden county b had 30 of 40, a 10."""
    published = _published({"a": {"333": 40.0, "722": 5.0}, "b": {"722": 5.0}}, {})
    found = _complete(published, {"a": {"333": 10.0}, "b": {"333": 30.0}}, [_area({"333": 100.0, "722": 10.0})])
    assert found.cells.loc["a", "333"] == 55
    assert found.cells.loc["b", "333"] == 45
    assert found.imputed.loc["b", "333"] == 45
    assert found.imputed.loc["a", "333"] == 15
    assert found.cells["722"].tolist() == [5, 5]
    assert found.imputed["722"].sum() == 0


def test_a_sector_without_room_takes_nothing_and_the_rest_is_known() -> None:
    """County a's health jobs are all disclosed, so the area's hidden hospital is b's: no guess."""
    published = _published(
        {"a": {"621": 30.0, "622": 10.0}, "b": {"621": 20.0}}, {"a": {"62": 40.0}, "b": {"62": 70.0}}
    )
    found = _complete(published, {"a": {"622": 40.0}, "b": {"622": 40.0}}, [_area({"621": 50.0, "622": 60.0})])
    assert found.cells["622"].tolist() == [10, 50]
    assert found.imputed["622"].tolist() == [0, 0]


def test_a_cell_that_the_area_suppresses_holds_no_more_than_its_total_leaves() -> None:
    """150 in all, 120 given: of the priors 40 and 20 half is left, and it is a guess."""
    published = _published({"a": {"23": 120.0}}, {"a": {"23": 120.0}})
    area = _area({"23": 120.0}, counties=("a",), total=150.0)
    found = _complete(published, {"a": {"326": 40.0, "325": 20.0}}, [area])
    assert found.cells.loc["a", ["326", "325", "23"]].tolist() == [20, 10, 120]
    assert found.imputed.loc["a", ["326", "325", "23"]].tolist() == [20, 10, 0]


def test_outside_the_areas_a_published_sector_is_split_by_the_prior() -> None:
    """Lodging and meals 100, of which 60 disclosed: 40 hidden, the prior says 1 to 3; no sector: the prior itself."""
    published = _published({"c": {"722": 60.0}}, {"c": {"72": 100.0}})
    found = _complete(published, {"c": {"721": 5.0, "722": 15.0, "311FT": 12.0}}, [])
    assert found.cells.loc["c", ["721", "722", "311FT"]].tolist() == [10, 90, 12]
    assert found.imputed.loc["c", ["721", "722", "311FT"]].tolist() == [10, 30, 12]


cells = st.dictionaries(st.sampled_from(["311FT", "333", "441", "621", "622", "721", "722"]), st.integers(0, 500))


@settings(max_examples=60, deadline=None)
@given(
    st.lists(cells, min_size=3, max_size=3),
    st.lists(cells, min_size=3, max_size=3),
    st.lists(cells, min_size=3, max_size=3),
)
def test_an_areas_cells_are_met_whatever_the_priors(
    shown: list[dict[str, int]], hidden: list[dict[str, int]], prior: list[dict[str, int]]
) -> None:
    names = ("a", "b", "c")
    known = _table({n: {k: float(v) for k, v in one.items()} for n, one in zip(names, shown, strict=True)}, CODES)
    truth = known + _table(
        {n: {k: float(v) for k, v in one.items()} for n, one in zip(names, hidden, strict=True)}, CODES
    )
    sectors = pd.DataFrame({s: truth[list(parts)].sum(axis=1) for s, parts in SECTORS.items()})
    published = Published(known, sectors)
    seeds = {n: {k: float(v) for k, v in one.items()} for n, one in zip(names, prior, strict=True)}
    area = Area(names, truth.sum(), float(truth.to_numpy().sum()))
    found = _complete(published, seeds, [area])
    told = truth.sum() > 0.0
    np.testing.assert_array_equal(found.cells.sum()[told], truth.sum()[told])
    assert (found.cells >= known).all().all()
    assert ((found.imputed >= 0) & (found.imputed <= found.cells)).all().all()


@pytest.mark.parametrize("sums", [[3.0, 0.0, 7.0], [1.0, 1.0, 1.0]])
def test_whole_jobs_keep_the_sums(sums: list[float]) -> None:
    thirds = np.outer(np.full(3, 1 / 3), sums)
    np.testing.assert_array_equal(county_jobs._whole(thirds).sum(axis=0), sums)
