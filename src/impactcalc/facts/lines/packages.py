"""What commands say of packages of multipliers."""

from __future__ import annotations

from typing import Literal, Protocol, get_args

from impactcalc.facts.found import IdentityFact, LineFact

Heading = Literal["identity", "value", "limit", "explanation"]
HEADINGS: tuple[Heading, ...] = get_args(Heading)


class WrotePackage(LineFact):
    """A package of a table was made."""

    path: str
    industries: int
    measures: tuple[str, ...]


class WroteRegion(LineFact):
    """A package of a region was made."""

    path: str
    title: str
    measures: tuple[str, ...]


class UseWith(LineFact):
    """How a package is used."""

    path: str
    place: str


class IdentityFails(LineFact):
    """An identity that fails, in a package that was made all the same."""

    identity: IdentityFact


class ManyCountries(LineFact):
    """What stands over packages of many countries."""


class YourOwn(LineFact):
    """What stands over packages of the user's own."""

    folder: str


class ListedCollection(LineFact):
    """A package of many countries."""

    package: str
    title: str
    places: int
    valuation: str


class ListedPackage(LineFact):
    """A package of one country."""

    package: str
    title: str
    place: str
    of_year: int
    currency: str
    valuation: str


class HiddenOwn(LineFact):
    """A package of the user's own that cannot be found by its name."""

    package: str


class IdentityHeading(LineFact):
    """A heading of the table of identities."""

    of: Heading


class IdentityVerdict(LineFact):
    """What an identity came to; a figure may also only be told."""

    verdict: Literal["passed", "failed", "told"]


class IdentitiesHold(LineFact):
    """How many identities of a package hold, of those that are tested."""

    held: int
    tested: int


class PackagesSaid(Protocol):
    """What a language says of these."""

    def wrote_package(self, fact: WrotePackage, /) -> str: ...
    def wrote_region(self, fact: WroteRegion, /) -> str: ...
    def use_with(self, fact: UseWith, /) -> str: ...
    def identity_heading(self, fact: IdentityHeading, /) -> str: ...
    def identity_verdict(self, fact: IdentityVerdict, /) -> str: ...
    def identities_hold(self, fact: IdentitiesHold, /) -> str: ...
    def identity_fails(self, fact: IdentityFails, /) -> str: ...
    def many_countries(self, fact: ManyCountries, /) -> str: ...
    def your_own(self, fact: YourOwn, /) -> str: ...
    def listed_collection(self, fact: ListedCollection, /) -> str: ...
    def listed_package(self, fact: ListedPackage, /) -> str: ...
    def hidden_own(self, fact: HiddenOwn, /) -> str: ...
