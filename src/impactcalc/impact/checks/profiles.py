"""Whether a spending profile speaks of the country where the money is spent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.facts.checks import prices as facts
from impactcalc.impact.checks.finding import Check, Findings, count_of, rows_of
from impactcalc.known.countries import country_by_iso3
from impactcalc.known.profiles import Profile
from impactcalc.known.segments import AnyProfile, shipped_profiles

UNITED_STATES = "USA"


def foreign(f: Findings) -> Iterator[Check]:
    """A shipped profile of one country splits spending in others. The user's own are as the user has them."""
    shipped = shipped_profiles()
    there = np.where(f.activities.abroad, f.activities.host, f.economy.country).astype(str)
    for name in sorted({str(name) for name in f.activities.profile if name}):
        profile = f.study.profiles[name]
        if profile != shipped.get(name):  # by content: a study that was pickled holds copies
            continue
        of = _country(profile)
        elsewhere = (f.activities.profile == name) & (there != "") & (there != of)
        if not of or not elsewhere.any():
            continue
        places = tuple(_name(iso3) for iso3 in sorted(set(there[elsewhere].tolist())))
        found = facts.ForeignProfile(name, _name(of), places, count_of(elsewhere), profile.source)
        yield Check(found, rows_of(f, elsewhere, "profile"))


def _country(profile: AnyProfile) -> str:
    """The country that a shipped profile is of (ISO 3166 alpha-3); "" for one that may stand for any."""
    if isinstance(profile, Profile):
        return profile.economy
    return "" if profile.abroad else UNITED_STATES


def _name(iso3: str) -> str:
    country = country_by_iso3(iso3)
    return country.name if country else iso3


CHECKS = (foreign,)
