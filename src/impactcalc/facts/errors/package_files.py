"""Packages of data: their files and descriptors, as they lie on the disk."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import ErrorFact


class NoResource(ErrorFact):
    """A resource that a package does not have."""

    package: str
    resource: str


class DescriptorNoFile(ErrorFact):
    """A descriptor that is not there, or is no file."""

    path: str


class PackageFileTooLarge(ErrorFact):
    """A file of a package that is larger than any is read."""

    path: str
    mebibytes: int


class NotJson(ErrorFact):
    """A descriptor that is no JSON, for a reason that the parser gives."""

    path: str
    reason: str


class NestedTooDeep(ErrorFact):
    """A descriptor that is nested deeper than any; where, if that can be told."""

    path: str
    at: str


class NoDescriptor(ErrorFact):
    """JSON that is no descriptor."""

    path: str


class NumberBeyondCount(ErrorFact):
    """A number in a descriptor that no calculation takes."""

    path: str
    at: str


class WithoutDescriptor(ErrorFact):
    """A folder that holds no package, since it has no descriptor."""

    folder: str
    asked: Literal["package", "collection"]
    descriptor: str


class NameOrResourcesMissing(ErrorFact):
    """A descriptor without what every data package has."""

    path: str


class ResourceIncomplete(ErrorFact):
    """A resource of a descriptor that does not say enough."""

    path: str


class ResourceTwice(ErrorFact):
    """A resource that a descriptor lists twice; all of its resources."""

    path: str
    resources: tuple[str, ...]


class ListedFileMissing(ErrorFact):
    """A file that is not there; the list of a collection that lists it, or else the descriptor."""

    path: str
    index: str


class PackageFileAltered(ErrorFact):
    """A file that is another than the one that is listed: its hash, and the one it should have."""

    path: str
    found: str
    expected: str
    index: str


class NotCsv(ErrorFact):
    """A file that is no CSV, for a reason that the parser gives."""

    path: str
    reason: str


class OtherColumns(ErrorFact):
    """A file with other columns than the descriptor says."""

    path: str
    found: tuple[str, ...]
    expected: tuple[str, ...]


class LineOfOtherLength(ErrorFact):
    """A line with more or fewer values than there are columns."""

    path: str
    line: int
    values_in_it: int
    columns: int


class PlacesFileAltered(ErrorFact):
    """A file of the shipped places that is another than its descriptor describes."""

    path: str


class NotInInstallation(ErrorFact):
    """A file of ours that is not there."""

    path: str
    without: Literal["places", "cities"]


class CitiesFileAltered(ErrorFact):
    """A file of the shipped cities that is not there, or another than its descriptor describes."""

    path: str
    descriptor: str


class ShippedFolderMissing(ErrorFact):
    """A folder of ours that is not there."""

    folder: str


class PackageFilesSaid(Protocol):
    """What a language says of these."""

    def no_resource(self, fact: NoResource, /) -> str: ...
    def descriptor_no_file(self, fact: DescriptorNoFile, /) -> str: ...
    def package_file_too_large(self, fact: PackageFileTooLarge, /) -> str: ...
    def not_json(self, fact: NotJson, /) -> str: ...
    def nested_too_deep(self, fact: NestedTooDeep, /) -> str: ...
    def no_descriptor(self, fact: NoDescriptor, /) -> str: ...
    def number_beyond_count(self, fact: NumberBeyondCount, /) -> str: ...
    def without_descriptor(self, fact: WithoutDescriptor, /) -> str: ...
    def name_or_resources_missing(self, fact: NameOrResourcesMissing, /) -> str: ...
    def resource_incomplete(self, fact: ResourceIncomplete, /) -> str: ...
    def resource_twice(self, fact: ResourceTwice, /) -> str: ...
    def listed_file_missing(self, fact: ListedFileMissing, /) -> str: ...
    def package_file_altered(self, fact: PackageFileAltered, /) -> str: ...
    def not_csv(self, fact: NotCsv, /) -> str: ...
    def other_columns(self, fact: OtherColumns, /) -> str: ...
    def line_of_other_length(self, fact: LineOfOtherLength, /) -> str: ...
    def places_file_altered(self, fact: PlacesFileAltered, /) -> str: ...
    def not_in_installation(self, fact: NotInInstallation, /) -> str: ...
    def cities_file_altered(self, fact: CitiesFileAltered, /) -> str: ...
    def shipped_folder_missing(self, fact: ShippedFolderMissing, /) -> str: ...
