"""Packages by their names: shipped ones, collections, and those of the user's own."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.found import ErrorFact


class NoPackage(ErrorFact):
    """A name of no package, with those that there are."""

    package: str
    shipped: tuple[str, ...]
    own: tuple[str, ...]
    descriptor: str


class PackageWithdrawn(ErrorFact):
    """A package that was shipped once."""

    package: str
    instead: str


class PackageOfOtherPlace(ErrorFact):
    """A package that does not cover the place that it was asked for."""

    package: str
    covers: str
    place: str


class PlaceOfCollection(ErrorFact):
    """A collection that was asked for no place, or for one that it does not cover; those that it has."""

    package: str
    count: int
    place: str | None
    places: tuple[str, ...]


class NotOfCollection(ErrorFact):
    """A list of economies beside a descriptor of something else."""

    folder: str


class ListUnreadable(ErrorFact):
    """A list of economies that cannot be read, for a reason that is given."""

    path: str
    reason: str


class NoCollection(ErrorFact):
    """A name of no shipped collection."""

    package: str


class NameIsNoFolder(ErrorFact):
    """A package whose name cannot be that of a folder."""

    folder: str
    package: str


class NameIsShipped(ErrorFact):
    """A package of the user's own that is called as a shipped one."""

    package: str


class OwnPackageThere(ErrorFact):
    """A package of the user's own that is there already."""

    package: str
    path: str


class OwnPackageItself(ErrorFact):
    """A package that lies in the data folder, and was to be copied there."""

    folder: str


class OfPackage(ErrorFact):
    """What is wrong with a part of a package."""

    package: str
    inner: ErrorFact


class PackagesSaid(Protocol):
    """What a language says of these."""

    def no_package(self, fact: NoPackage, /) -> str: ...
    def package_withdrawn(self, fact: PackageWithdrawn, /) -> str: ...
    def package_of_other_place(self, fact: PackageOfOtherPlace, /) -> str: ...
    def place_of_collection(self, fact: PlaceOfCollection, /) -> str: ...
    def not_of_collection(self, fact: NotOfCollection, /) -> str: ...
    def list_unreadable(self, fact: ListUnreadable, /) -> str: ...
    def no_collection(self, fact: NoCollection, /) -> str: ...
    def name_is_no_folder(self, fact: NameIsNoFolder, /) -> str: ...
    def name_is_shipped(self, fact: NameIsShipped, /) -> str: ...
    def own_package_there(self, fact: OwnPackageThere, /) -> str: ...
    def own_package_itself(self, fact: OwnPackageItself, /) -> str: ...
    def of_package(self, fact: OfPackage, /) -> str: ...
