"""Places within places: what is kept of a standard visitor's dollar rises from county to metro, state and nation."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from impactcalc.economy.economy import Economy
from impactcalc.economy.package import available, load_economy
from impactcalc.economy.regions.all_places import FAMILIES, all_multipliers, all_quotients, folded_tables
from impactcalc.economy.regions.places import Place, all_places, find_place
from impactcalc.economy.regions.visitor_mix import STANDARD_MIX, standard_mix

WITHIN, ROUNDING = 0.03, 1e-12
TABLES = [name for name in available() if name.startswith("us-") and name.count("-") == 1]


def test_a_standard_dollar_is_a_dollar() -> None:
    assert sum(STANDARD_MIX.values()) == pytest.approx(1.0)
    bridge = load_economy("us-2014").spending_bridge()
    assert standard_mix(bridge.categories).sum() == pytest.approx(1.0)


@cache
def _kept(table: str) -> dict[str, tuple[float, float]]:
    """Output of Type I and II of a standard visitor's dollar in every place and the nation."""
    nation = load_economy(table)
    found: dict[str, tuple[float, float]] = {"US": _of_nation(nation)}
    for kind in FAMILIES:
        folded = folded_tables(nation, all_quotients(kind, year=nation.year))
        at, mix = folded.measures.index("output"), standard_mix(folded.categories)
        pairs = zip((folded.type_1[:, at] @ mix).tolist(), (folded.type_2[:, at] @ mix).tolist(), strict=True)
        found |= dict(zip(folded.ids, pairs, strict=True))
    return found


def _of_nation(nation: Economy) -> tuple[float, float]:
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


# Honolulu is most of Hawaii, and has the industries that the other islands lack; a small county of Vermont, one of
# Pennsylvania and Indianapolis have what a visitor's suppliers need at hand. docs/regions.md says so.
BEYOND, BY_AT_MOST = {"fips:15003", "cbsa:46520", "fips:50027", "fips:42037", "cbsa:26900"}, 0.041


@pytest.mark.parametrize("table", TABLES)
def test_a_standard_visitors_dollar_is_ordered_in_every_place(table: str) -> None:
    kept = _kept(table)
    assert len(kept) == 51 + 933 + 3142 + 1
    pairs = [(place.id, around) for place in all_places() for around in _around(place)]
    assert len(pairs) > 5000
    for kind in (0, 1):
        over = {pair: kept[pair[0]][kind] - kept[pair[1]][kind] for pair in pairs}
        beyond = {pair: more for pair, more in over.items() if more > WITHIN}
        assert {place for place, _ in beyond} <= BEYOND
        assert max(over.values()) < BY_AT_MOST


@pytest.mark.parametrize("table", TABLES)
def test_industries_lie_between_one_and_the_nations_with_every_table(table: str) -> None:
    nation = load_economy(table)
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
