"""Place identifiers: US, US-TX, cbsa:19100, fips:48439, fips:48439+48113."""

from __future__ import annotations

import re

from impactcalc.study.countries import find_country

FORMS = (
    "US for the nation, US-TX for a state, cbsa:19100 for a metro, fips:48439 for a county, JP or Japan for a country "
    "(outside the United States only whole countries, no cities); "
    "`impactcalc places NAME` finds it"
)
_STATES = frozenset(
    [
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "DC",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
        "OK",
        "OR",
        "PA",
        "RI",
        "SC",
        "SD",
        "TN",
        "TX",
        "UT",
        "VT",
        "VA",
        "WA",
        "WV",
        "WI",
        "WY",
    ]
)
_COUNTIES = re.compile(r"fips:\d{5}(\+\d{5})*")


def read_place(text: str) -> str | None:
    """The identifier in its usual spelling, or None when the text is none of the forms."""
    word = re.sub(r"\s+", "", text)
    lower, upper = word.lower(), word.upper()
    if re.fullmatch(r"cbsa:\d{5}", lower) or _COUNTIES.fullmatch(lower):
        return lower
    if re.fullmatch(r"US-[A-Z]{2}", upper):
        return upper if upper[3:] in _STATES else None
    country = find_country(text)
    return country.iso2 if country else None


def country_of(place: str) -> str:
    """ISO 3166 alpha-2 code of the country that a place lies in."""
    return "US" if place.startswith(("US-", "cbsa:", "fips:")) else place
