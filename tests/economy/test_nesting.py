"""Places within places: what is kept of a standard visitor's dollar rises from county to metro, state and nation."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from impactcalc.economy.package import available, load_table
from impactcalc.economy.regions.all_places import FAMILIES, all_multipliers, all_quotients, folded_tables
from impactcalc.economy.regions.places import Place, all_places, find_place
from impactcalc.economy.regions.visitor_mix import STANDARD_MIX, standard_mix
from impactcalc.economy.table_economy import TableEconomy

WITHIN, ROUNDING = 0.03, 1e-12
TABLES = [name for name in available() if name.startswith("us-") and name.count("-") == 1]


def test_a_standard_dollar_is_a_dollar() -> None:
    assert sum(STANDARD_MIX.values()) == pytest.approx(1.0)
    bridge = load_table("us-2014").spending_bridge()
    assert standard_mix(bridge.categories).sum() == pytest.approx(1.0)


@cache
def _kept(table: str) -> dict[str, tuple[float, float]]:
    """Output of Type I and II of a standard visitor's dollar in every place and the nation."""
    nation = load_table(table)
    found: dict[str, tuple[float, float]] = {"US": _of_nation(nation)}
    for kind in FAMILIES:
        folded = folded_tables(nation, all_quotients(kind, year=nation.year))
        at, mix = folded.measures.index("output"), standard_mix(folded.categories)
        pairs = zip((folded.type_1[:, at] @ mix).tolist(), (folded.type_2[:, at] @ mix).tolist(), strict=True)
        found |= dict(zip(folded.ids, pairs, strict=True))
    return found


def _of_nation(nation: TableEconomy) -> tuple[float, float]:
    bridge = nation.spending_bridge()
    dollar = bridge.B @ standard_mix(bridge.categories)
    assert not bridge.wages @ standard_mix(bridge.categories)
    return float((nation.L @ dollar).sum()), float((nation.L2 @ dollar).sum())


def _around(place: Place) -> list[str]:
    """The places that a place lies in; of an area over a state line no state."""
    if place.kind == "state":
        return ["US"]
    state = [f"US-{place.states[0][0]}"] if len(place.states) == 1 else ["US"]
    return [*([place.metro] if place.metro else []), *state]


# Each place that keeps more than the one around it, of Type I (0) or II (1), and by how much at most with any table:
# what visitors' suppliers buy is at hand in the main town and rarer around it. docs/regions.md says of each what it is.
BEYOND = {
    ("fips:15003", "US-HI", 1): 0.037,
    ("cbsa:46520", "US-HI", 1): 0.037,
    ("fips:50027", "cbsa:17200", 0): 0.034,
    ("fips:42037", "cbsa:14100", 1): 0.041,
    ("cbsa:26900", "US-IN", 1): 0.032,
}


@pytest.mark.parametrize("table", TABLES)
def test_a_standard_visitors_dollar_is_ordered_in_every_place(table: str) -> None:
    over = _over(table)
    assert len(over) > 2 * 5000
    beyond = {pair: more for pair, more in over.items() if more > WITHIN}
    assert set(beyond) <= set(BEYOND)
    assert all(more < BEYOND[pair] for pair, more in beyond.items())


def test_no_exception_is_listed_that_there_is_not() -> None:
    found = {pair for table in TABLES for pair, more in _over(table).items() if more > WITHIN}
    assert found == set(BEYOND)


@cache
def _over(table: str) -> dict[tuple[str, str, int], float]:
    """How much more a place keeps than each place around it, by Type."""
    kept = _kept(table)
    assert len(kept) == 51 + 933 + 3142 + 1
    pairs = [(place.id, around) for place in all_places() for around in _around(place)]
    return {
        (inside, around, kind): kept[inside][kind] - kept[around][kind] for inside, around in pairs for kind in (0, 1)
    }


@pytest.mark.parametrize("table", TABLES)
def test_industries_lie_between_one_and_the_nations_with_every_table(table: str) -> None:
    nation = load_table(table)
    for kind in FAMILIES:
        every = all_multipliers(nation, all_quotients(kind, year=nation.year))
        for values, ceiling in ((every.type_1, nation.L.sum(axis=0)), (every.type_2, nation.L2.sum(axis=0))):
            present = ~np.isnan(values)
            assert (values[present] >= 1.0 - ROUNDING).all()
            assert (values <= ceiling + ROUNDING)[present].all()


def test_fort_worth_its_metro_its_state_and_the_nation_are_four_different_places() -> None:
    kept = _kept("us-2023")
    totals = [kept[place][1] for place in ("fips:48439", "cbsa:19100", "US-TX", "US")]
    assert totals == sorted(totals)
    assert min(np.diff(totals)) > 0.1
    assert _around(find_place("fips:48439")) == ["cbsa:19100", "US-TX"]
