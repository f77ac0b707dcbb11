"""Regional price parities: what prices in a state, a metro or a county are to those of the nation (US = 1)."""

from __future__ import annotations

from collections.abc import Mapping

from impactcalc.economy.prices.rate import Rate
from impactcalc.economy.regions.places import Place, find_place
from impactcalc.errors import PackageError
from impactcalc.facts.origins.power import RegionalParity, UnitOfParities
from impactcalc.known.places import members_of, spelled, together

Parities = Mapping[tuple[str, int], float]


def same_place(identifier: str) -> str:
    """One spelling for the same counties in another order."""
    text = spelled(identifier) if ":" in identifier or "-" in identifier else identifier.strip().upper()
    members = members_of(text)
    return together(sorted(members)) if len(members) > 1 else text


def parity(parities: Parities, identifier: str, year: int) -> Rate | None:
    """The parity of a place in a year, or of the area whose parity stands for it, as the source text then says.

    A county has its metro's, in the years for which metros are known, and else its state's; a metro or a micro area in
    another year has its state's if it lies in one state. None where that is not known either: no year stands for
    another.
    """
    text = same_place(identifier)
    if text == "US":
        return Rate(1.0, UnitOfParities())
    for area, stands_for in _areas(text):
        value = parities.get((area.id, year))
        if value is not None:
            return Rate(value, RegionalParity(area.title, year, stands_for))
    return None


def parity_years(parities: Parities, identifier: str) -> tuple[int, ...]:
    """The years in which a place has a parity, its own or one that stands for it, in order; empty for the US, which is
    1 in all."""
    areas = [area.id for area, _ in _areas(same_place(identifier))]
    return tuple(sorted({year for place, year in parities if place in areas}))


def _areas(text: str) -> list[tuple[Place, str]]:
    """The areas whose parity a place may have, the nearest first, and what one that is not its own stands for."""
    try:
        place = find_place(text)
        found = [(place, "")]
        if place.metro:
            found.append((find_place(place.metro), place.title))
        states = {state for state, _ in place.states}
        if place.kind != "state" and len(states) == 1:
            (state,) = states
            found.append((find_place(f"US-{state}"), place.title))
        return found
    except PackageError:
        return []
