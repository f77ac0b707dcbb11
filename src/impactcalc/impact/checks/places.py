"""Whether the multipliers fit the place."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.economy.package import available
from impactcalc.economy.regions.places import find_place, lies_in
from impactcalc.facts.checks import places as facts
from impactcalc.facts.where import Place
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.impact.effects.spent import sum_of
from impactcalc.known.countries import find_country
from impactcalc.known.places import country_of, members_of, named
from impactcalc.known.world_places import countries_with_regions, family_abroad

# The parts of a place's jobs that may be imputed before the report notes it and warns of it. Of the jobs of
# 2019 2% of the metros, 14% of the micro areas and 53% of the counties lie above a fifth; only counties, 17%, above
# a half. Of 2014 it is more: 32%, 90% and 81% lie above a fifth.
NOTED_IMPUTED, MOST_IMPUTED = 0.2, 0.5
# Below this share of a purchase staying in the place, the place is taken not to have its seller at all.
LEAST_STAYING = 0.05


def place(f: Findings) -> Iterator[Check]:
    for here in f.home.places:
        if not here.fits:
            found = facts.NationalMultipliersOnAPlace(named(here.place), named(here.economy.place))
            yield Check(found, Place(named(here.place)))
        if here.economy.imputed_share > NOTED_IMPUTED:
            share = here.economy.imputed_share
            abroad = bool(family_abroad(here.place))
            imputed = facts.JobsImputed(named(here.place), share, share > MOST_IMPUTED, abroad)
            yield Check(imputed, Place(named(here.place)))
        yield from _whole_country(here)
        yield from _absent(f, here)
    yield from _overlapping(f)


def _whole_country(here: PlaceOfStudy) -> Iterator[Check]:
    """A country as the place: right for a national study, more than a city of it keeps.

    Only with a shipped table: multipliers that were brought along may be those of a region, under its country's code.
    """
    country = find_country(here.place) if country_of(here.place) == here.place else None
    if country is None or not here.fits or here.economy.name not in available():
        return
    regions = here.place in countries_with_regions()
    yield Check(facts.PlaceIsACountry(country.name, here.place == "US", regions), Place(named(here.place)))


def _overlapping(f: Findings) -> Iterator[Check]:
    """A place of the study that lies in another one: their effects are counted side by side."""
    names = {here.place for here in f.home.places}
    for name in sorted(names - {"US"}) if len(names) > 1 else ():
        if name == country_of(name):
            continue
        place = find_place(name)
        # Counties put together hold each of theirs, and places of counties put together may share some: told once.
        own, each = set(members_of(name)), {one: set(members_of(one)) for one in names}
        holding = {one for one, counties in each.items() if own < counties}
        sharing = {one for one, other in each.items() if one > name and own & other and own - other and other - own}
        around = {country_of(name), place.metro, *(f"US-{state}" for state, _ in place.states)} - {name}
        around |= {one for one in names if family_abroad(one) and lies_in(place, find_place(one))}
        for other in sorted(around & names | holding | sharing):
            there = None if other == "US" else named(other)
            kind: facts.Shared = "" if other not in sharing else "regions" if family_abroad(name) else "counties"
            yield Check(facts.PlacesOverlap(place.title, there, kind), Place(named(name)))


def _absent(f: Findings, here: PlaceOfStudy) -> Iterator[Check]:
    """Spending on what the place does not have, as far as its data go."""
    bridge = here.economy.spending_bridge()
    # Some industries sell a little of what is not their trade: what stays in the place is then next to nothing.
    nowhere = (bridge.B.sum(axis=0) < LEAST_STAYING) & (bridge.wages == 0)
    spent = sum_of(f.activities.amounts, here.rows[~f.activities.abroad[here.rows]]) > 0
    for at in np.flatnonzero(nowhere & spent).tolist():
        category, leakage = bridge.categories[at], float(bridge.leakage[at])
        yield Check(facts.IndustryAbsent(named(here.place), category, leakage), Place(named(here.place), category))


CHECKS = (place,)
