"""Packages of data: their files and descriptors, as they lie on the disk."""

from __future__ import annotations

from impactcalc.facts.errors import package_files as f


def no_resource(fact: f.NoResource) -> str:
    return f"the package '{fact.package}' has no resource '{fact.resource}'"


def descriptor_no_file(fact: f.DescriptorNoFile) -> str:
    return f"{fact.path} is no file"


def package_file_too_large(fact: f.PackageFileTooLarge) -> str:
    return f"{fact.path} is larger than {fact.mebibytes} MiB"


def not_json(fact: f.NotJson) -> str:
    return f"{fact.path} is not readable as JSON: {fact.reason}"


def nested_too_deep(fact: f.NestedTooDeep) -> str:
    at = f", at {fact.at}" if fact.at else ""
    return f"{fact.path} is nested deeper than any descriptor{at}"


def no_descriptor(fact: f.NoDescriptor) -> str:
    return f"{fact.path} is no descriptor: a data package has names with what they stand for"


def number_beyond_count(fact: f.NumberBeyondCount) -> str:
    return f"{fact.path}: {fact.at} is a number beyond all that is counted"


def without_descriptor(fact: f.WithoutDescriptor) -> str:
    what = {"package": "no multiplier package", "collection": "no collection of packages"}[fact.asked]
    return f"{fact.folder} is {what}: it has no {fact.descriptor}"


def name_or_resources_missing(fact: f.NameOrResourcesMissing) -> str:
    return f"{fact.path} lacks 'name' or 'resources', which every data package has"


def resource_incomplete(fact: f.ResourceIncomplete) -> str:
    return f"{fact.path}: every resource needs a name, a path, a hash and the fields of its schema"


def resource_twice(fact: f.ResourceTwice) -> str:
    return f"{fact.path} lists a resource twice: {', '.join(fact.resources)}"


def listed_file_missing(fact: f.ListedFileMissing) -> str:
    return f"{fact.path} is missing; {fact.index or 'the descriptor'} lists it"


def package_file_altered(fact: f.PackageFileAltered) -> str:
    described = f"{fact.index} lists" if fact.index else "the descriptor describes"
    return (
        f"{fact.path} is not the file that {described}: its hash is {fact.found}, expected {fact.expected}. Restore "
        "the file, or build the package again"
    )


def not_csv(fact: f.NotCsv) -> str:
    return f"{fact.path} is not readable as CSV in UTF-8: {fact.reason}"


def other_columns(fact: f.OtherColumns) -> str:
    return f"{fact.path} has the columns {list(fact.found)}, the descriptor says {list(fact.expected)}"


def line_of_other_length(fact: f.LineOfOtherLength) -> str:
    return f"{fact.path}, line {fact.line}: {fact.values_in_it} values for {fact.columns} columns"


def places_file_altered(fact: f.PlacesFileAltered) -> str:
    return f"{fact.path} is not the file that the descriptor describes. Restore it, or build it again"


def not_in_installation(fact: f.NotInInstallation) -> str:
    without = {"places": "no places", "cities": "no list of cities"}[fact.without]
    return f"{fact.path} is missing: this installation has {without}"


def cities_file_altered(fact: f.CitiesFileAltered) -> str:
    return f"{fact.path} is missing or not the file that {fact.descriptor} describes; install impactcalc again"


def shipped_folder_missing(fact: f.ShippedFolderMissing) -> str:
    return f"the shipped folder '{fact.folder}' is missing from this installation; install impactcalc again"
