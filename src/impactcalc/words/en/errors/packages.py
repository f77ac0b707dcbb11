"""Packages by their names: shipped ones, collections, and those of the user's own."""

from __future__ import annotations

from impactcalc.facts.errors import packages as f
from impactcalc.words.en.inner import inner_phrase


def no_package(fact: f.NoPackage) -> str:
    own = f"Your own: {', '.join(fact.own)}. " if fact.own else ""
    return (
        f"there is no multiplier package '{fact.package}'. Shipped: {', '.join(fact.shipped)}. {own}"
        f"A package of your own is a folder with a {fact.descriptor} in it"
    )


def package_withdrawn(fact: f.PackageWithdrawn) -> str:
    return (
        f"the package '{fact.package}' is no longer shipped: it was {fact.instead} in 15 sectors. "
        f"Use {fact.instead}, with 71 industries"
    )


def package_of_other_place(fact: f.PackageOfOtherPlace) -> str:
    return f"the package '{fact.package}' covers {fact.covers}, not '{fact.place}'"


def place_of_collection(fact: f.PlaceOfCollection) -> str:
    asked = "it needs a place" if fact.place is None else f"it does not cover '{fact.place}'"
    return f"the package '{fact.package}' holds {fact.count} economies and {asked}: {', '.join(fact.places)}"


def not_of_collection(fact: f.NotOfCollection) -> str:
    return f"{fact.folder} has a list of economies, but its descriptor is not that of a collection"


def list_unreadable(fact: f.ListUnreadable) -> str:
    return f"{fact.path} cannot be read as a list of economies: {fact.reason}"


def no_collection(fact: f.NoCollection) -> str:
    return f"there is no shipped package of many economies named '{fact.package}'"


def name_is_no_folder(fact: f.NameIsNoFolder) -> str:
    return f"the package in {fact.folder} is called '{fact.package}', which cannot be the name of a folder"


def name_is_shipped(fact: f.NameIsShipped) -> str:
    return (
        f"a shipped package is called '{fact.package}', which would hide yours. Give yours another name when "
        f"you build it"
    )


def own_package_there(fact: f.OwnPackageThere) -> str:
    return f"there is a package '{fact.package}' of yours already, in {fact.path}. Type --force to replace it"


def own_package_itself(fact: f.OwnPackageItself) -> str:
    return f"{fact.folder} is the package in the data folder itself"


def of_package(fact: f.OfPackage) -> str:
    return f"{fact.package}: {inner_phrase(fact.inner)}"
