"""Multi-regional databases that people bring."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import brought_databases as f


def pymrio_missing(_: f.PymrioMissing) -> Wrong:
    return Wrong(
        "the library that reads such databases, pymrio, is not installed",
        'Install it with: python -m pip install "impactcalc[mrio]"',
    )


def database_missing(fact: f.DatabaseMissing) -> Wrong:
    return Wrong("there is no such file or folder", _which(fact.databases, fact.test))


def database_unclear(fact: f.DatabaseUnclear) -> Wrong:
    return Wrong("it is not clear which database this is", _which(fact.databases, fact.test))


def database_unreadable(fact: f.DatabaseUnreadable) -> Wrong:
    return Wrong(
        f"pymrio cannot read it as {fact.database} ({fact.error})",
        "Look at its page on that database for the files that it needs, or name another --database",
    )


def database_without_flows(fact: f.DatabaseWithoutFlows) -> Wrong:
    return Wrong(
        f"the {fact.database} system has no flows (Z or A) or no final demand (Y)",
        "Give the whole database, or let pymrio compute the rest first",
    )


def database_without_country(fact: f.DatabaseWithoutCountry) -> Wrong:
    return Wrong("the database has no such country", f"It has {', '.join(fact.countries)}")


def database_in_other_unit(fact: f.DatabaseInOtherUnit) -> Wrong:
    return Wrong(
        f"the database says that its money is in {fact.unit}s ({fact.words}); without --unit it is read in millions",
        f"Add --unit {fact.unit}; or --unit million, if that is right",
    )


def _which(databases: tuple[str, ...], test: str) -> str:
    return f"Give the path of a database, and --database {' | '.join(databases)}; or type {test}"
