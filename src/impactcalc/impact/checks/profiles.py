"""Whether a spending profile speaks of the country where the money is spent."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

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
        places = ", ".join(_name(iso3) for iso3 in sorted(set(there[elsewhere].tolist())))
        yield Check(
            "foreign-profile",
            "note",
            rows_of(f, elsewhere, "profile"),
            f"The profile {name} tells how money is spent in another country ({_name(of)}); here it splits spending "
            f"in {places}, in {count_of(elsewhere)}. What visitors buy there, and how much of each, may differ",
            "Type amounts by category where you have them, or a profile of your own on the sheet Profiles",
            profile.source,
        )


def _country(profile: AnyProfile) -> str:
    """The country that a shipped profile is of (ISO 3166 alpha-3); "" for one that may stand for any."""
    if isinstance(profile, Profile):
        return profile.economy
    return "" if profile.abroad else UNITED_STATES


def _name(iso3: str) -> str:
    country = country_by_iso3(iso3)
    return country.name if country else iso3
