"""The government whose money a study sets beside its tax, in words."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.known.places import family_of

_BY_LEVEL = {"state": "the state", "federal": "the national government"}
_BY_PLACE = {"US-": "the state", "cbsa:": "the city"}
NO_ONE_OF_THEM = "the reporting government"  # a county may stand for a city in it, a country for a city abroad


def own_government(result: Result) -> str:
    """The city, or the state: by the levels that the own taxes go to, or else by the place of the study."""
    levels = {tax.level for tax in result.fiscal.own_taxes}
    family = family_of(result.study.settings.place)
    if not levels:
        return _BY_PLACE.get(family, NO_ONE_OF_THEM)
    if len(levels) > 1:
        return NO_ONE_OF_THEM
    return _BY_LEVEL.get(levels.pop(), "the city" if family == "cbsa:" else "the local government")


def own_budget(result: Result) -> str:
    """The city's own budget."""
    return f"{own_government(result)}'s own budget"
