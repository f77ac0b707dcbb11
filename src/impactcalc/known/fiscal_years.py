"""When the fiscal year begins in a place, where something is common there; and what a single year names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from impactcalc.known.places import country_of, place_title
from impactcalc.known.states import STATES

# What "FY 2025" is called after: the calendar year in which it ends or begins; "" where both are in use.
Naming = Literal["ends", "begins", ""]
_STATES = (
    "the states' own budget years: NASBO, Budget Processes in the States, and NCSL 2023 (46 states begin in July, New "
    "York in April, Texas in September, Alabama and Michigan in October)"
)
_WORLD = "CIA World Factbook, field Fiscal year"


@dataclass(frozen=True, slots=True)
class FiscalYear:
    """The month in which a fiscal year commonly begins, what a single year names, and who says so."""

    month: int
    naming: Naming
    source: str


# The budget years of central governments that are no calendar years. Where a country is not listed, nothing is assumed:
# South Africa's government begins in April and its municipalities in July.
_COUNTRIES: dict[str, FiscalYear] = {
    "US": FiscalYear(10, "ends", "the federal government's: 31 U.S.C. 1102"),
    "GB": FiscalYear(4, "", "the government's and the councils': Local Government and Housing Act 1989, section 66"),
    "JP": FiscalYear(4, "begins", "Public Finance Act, article 11, and Local Autonomy Act, article 208"),
    "CA": FiscalYear(4, "", "the federal government's: Financial Administration Act, section 2"),
    "IN": FiscalYear(4, "ends", _WORLD),
    "AU": FiscalYear(7, "ends", _WORLD),
    "NZ": FiscalYear(7, "ends", "the government's and the councils': Public Finance Act 1989, section 2"),
    "SG": FiscalYear(4, "begins", _WORLD),
    "HK": FiscalYear(4, "", _WORLD),
    "PK": FiscalYear(7, "ends", _WORLD),
    "BD": FiscalYear(7, "ends", _WORLD),
    "EG": FiscalYear(7, "", _WORLD),
    "KE": FiscalYear(7, "", _WORLD),
    "TH": FiscalYear(10, "ends", _WORLD),
}  # fmt: skip
_STATE_MONTHS = {"US-NY": 4, "US-TX": 9, "US-AL": 10, "US-MI": 10, "US-DC": 10}
# Cities and counties that do not follow their state's budget year.
_LOCAL: dict[str, FiscalYear] = {
    "US-TX": FiscalYear(10, "ends", "most local governments; they may choose: Local Government Code 101.042, 112.010"),
    "US-FL": FiscalYear(10, "ends", "all cities and counties: Florida Statutes 166.241 and 218.33"),
    "US-MS": FiscalYear(10, "ends", "all cities and counties: Mississippi Code 21-35-3 and 19-11-25"),
    "US-AL": FiscalYear(10, "ends", "counties and most cities: Code of Alabama 11-8-1 and 11-8-3"),
}  # fmt: skip
# States whose cities and counties mostly keep the calendar year, or differ from one another: nothing is assumed there.
_LOCAL_OPEN = frozenset(
    f"US-{code}"
    for code in [
        "AK",
        "CO",
        "IL",
        "IN",
        "KS",
        "LA",
        "ME",
        "MI",
        "MN",
        "MO",
        "ND",
        "NE",
        "NH",
        "NJ",
        "NY",
        "OH",
        "PA",
        "SD",
        "UT",
        "VT",
        "WA",
        "WI",
    ]
)


def fiscal_year_of(place: str) -> FiscalYear | None:
    """When a place's fiscal year begins; None where nothing is common enough to be taken."""
    country = country_of(place)
    if country != "US" or place == "US":
        return _COUNTRIES.get(country)
    state = _state_of(place)
    if not state:
        return None
    if place != state:
        if state in _LOCAL:
            return _LOCAL[state]
        if state in _LOCAL_OPEN:
            return None
    return FiscalYear(_STATE_MONTHS.get(state, 7), "ends", _STATES)


def _state_of(place: str) -> str:
    """The state that a place of the US lies in, the first where it lies in several; "" for one that is not known."""
    if place.startswith("US-"):
        return place
    code = place_title(place.split("+")[0]).rpartition(", ")[2][:2]
    return f"US-{code}" if code in STATES else ""
