"""Places, their jobs, and the method that makes a region of a nation."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.found import ErrorFact, ProblemFact


class NoSuchPlaceKnown(ErrorFact):
    """An identifier that names no place; those that it is like; and how regions of other countries are written, where
    it has the look of one."""

    identifier: str
    near: tuple[str, ...]
    abroad: str


class CountiesNotKnown(ErrorFact):
    """A place whose counties are not known."""

    place: str
    identifier: str


class NoCommutingFlows(ErrorFact):
    """A place without commuting flows."""

    identifier: str


class PlacesNotJoined(ErrorFact):
    """Regions that cannot be taken together."""

    inner: ProblemFact


class NoRegionalMethod(ErrorFact):
    """No method of this name."""

    method: str
    known: tuple[str, ...]


class DeltaBelow0(ErrorFact):
    """A delta below zero."""


class CommutingOutside(ErrorFact):
    """A share of commuters that is none."""

    share: float


class JobsNotCovering(ErrorFact):
    """A table with industries that the jobs of places do not cover."""

    industries: tuple[str, ...]


class IndustriesNotIsic(ErrorFact):
    """A table with industries that are none of ISIC."""

    industries: tuple[str, ...]


class IndustriesNotOfPlaces(ErrorFact):
    """A table with other industries than those of the places."""

    economy: str


class RegionsSaid(Protocol):
    """What a language says of these."""

    def no_such_place_known(self, fact: NoSuchPlaceKnown, /) -> str: ...
    def counties_not_known(self, fact: CountiesNotKnown, /) -> str: ...
    def no_commuting_flows(self, fact: NoCommutingFlows, /) -> str: ...
    def places_not_joined(self, fact: PlacesNotJoined, /) -> str: ...
    def no_regional_method(self, fact: NoRegionalMethod, /) -> str: ...
    def delta_below0(self, fact: DeltaBelow0, /) -> str: ...
    def commuting_outside(self, fact: CommutingOutside, /) -> str: ...
    def jobs_not_covering(self, fact: JobsNotCovering, /) -> str: ...
    def industries_not_isic(self, fact: IndustriesNotIsic, /) -> str: ...
    def industries_not_of_places(self, fact: IndustriesNotOfPlaces, /) -> str: ...
