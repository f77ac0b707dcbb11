"""Multipliers that are not there, and tables that cannot become a package as they were described."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import multipliers as f
from impactcalc.words.en.places import the


def no_such_measure(fact: f.NoSuchMeasure) -> Wrong:
    return Wrong("there is no such measure", f"Type one of: {', '.join(fact.known)}")


def no_such_type(_: f.NoSuchType) -> Wrong:
    return Wrong("multipliers are of Type I or II", "Type I or II")


def no_table_of_place(_: f.NoTableOfPlace) -> Wrong:
    return Wrong("no shipped table covers it", "Give a package with --multipliers")


def package_of_places(fact: f.PackageOfPlaces) -> Wrong:
    return Wrong(
        f"this package holds {len(fact.places)} economies and it needs a place: {', '.join(fact.places)}",
        f"Give the place and the package: {fact.first} --multipliers {fact.package}",
    )


def no_such_unit(fact: f.NoSuchUnit) -> Wrong:
    return Wrong("there is no such unit", f"Type one of: {', '.join(fact.known)}")


def no_such_currency(_: f.NoSuchCurrency) -> Wrong:
    return Wrong("this is no currency", "Type its code, such as EUR")


def no_such_year(_: f.NoSuchYear) -> Wrong:
    return Wrong("this is no year", "Type the table's year, such as 2019")


def no_such_account(fact: f.NoSuchAccount) -> Wrong:
    return Wrong("this names no account", f"Type ACCOUNT=LABEL, with one of {', '.join(fact.known)}")


def jobs_known_already(_: f.JobsKnownAlready) -> Wrong:
    return Wrong(
        "jobs make a place abroad a region; of the United States every county and metro is known",
        "Type a place abroad with its country",
    )


def no_table_of_country(fact: f.NoTableOfCountry) -> Wrong:
    return Wrong(
        f"no shipped table covers {the(fact.country)}",
        "Type a place of a country that has one (docs/world.md)",
    )
