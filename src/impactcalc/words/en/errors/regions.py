"""Places, their jobs, and the method that makes a region of a nation."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.facts.errors import regions as f
from impactcalc.words.en.inner import inner_problem
from impactcalc.words.en.places import the

_FORMS = "US-TX for a state, cbsa:19100 for a metro, fips:48439 for a county, fips:48439+48113 for several"
_FIRST = 5


def _first(industries: Sequence[str]) -> str:
    return f"{', '.join(industries[:_FIRST])}{' ...' if len(industries) > _FIRST else ''}"


def no_such_place_known(fact: f.NoSuchPlaceKnown) -> str:
    meant = f" Did you mean {'; '.join(fact.near)}?" if fact.near else ""
    forms = fact.abroad or _FORMS
    return f"there is no place '{fact.identifier}'.{meant} Write {forms}; `impactcalc places NAME` finds them"


def counties_not_known(fact: f.CountiesNotKnown) -> str:
    return f"the counties of {the(fact.place)} ({fact.identifier}) are not known"


def no_commuting_flows(fact: f.NoCommutingFlows) -> str:
    return f"the package of places has no commuting flows of {fact.identifier}"


def places_not_joined(fact: f.PlacesNotJoined) -> str:
    return ". ".join(inner_problem(fact.inner))


def no_regional_method(fact: f.NoRegionalMethod) -> str:
    return f"there is no method '{fact.method}'; there are {', '.join(fact.known)}"


def delta_below0(_: f.DeltaBelow0) -> str:
    return "a delta must be at least 0"


def commuting_outside(fact: f.CommutingOutside) -> str:
    return f"the commuting share must lie between 0 and 1, not {fact.share!r}"


def jobs_not_covering(fact: f.JobsNotCovering) -> str:
    return (
        f"the places' jobs do not cover the industries {_first(fact.industries)} of this table. Places need "
        "a table of BEA's 71 summary industries, such as us-2014"
    )


def industries_not_isic(fact: f.IndustriesNotIsic) -> str:
    return (
        f"the industries {_first(fact.industries)} of this table are none of ISIC Rev. 4. Regions outside "
        "the United States need a table whose industries have its codes, such as world-2022"
    )


def industries_not_of_places(fact: f.IndustriesNotOfPlaces) -> str:
    return f"{fact.economy}: the industries differ from those of the places, in name or in order"
