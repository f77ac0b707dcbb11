"""The identities that a multiplier package must satisfy, recomputed from its files."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

from impactcalc.datapackage import DataPackage, read_package
from impactcalc.economy.account_identities import (
    balances,
    brought_balances,
    domestic,
    estimated_imports,
    files,
    rows_add_up,
)
from impactcalc.economy.bridge import SHARES_TOLERANCE
from impactcalc.economy.collection import is_collection, member_folders
from impactcalc.economy.descriptor_fields import JOBS_KIND, SET_KIND, kind_of
from impactcalc.economy.identity import Identity, lacking, tested
from impactcalc.economy.multiplier_identities import bridge_adds_up, headlines, jobs, solve, type_1, type_2
from impactcalc.economy.multiplier_package import faults, load_set
from impactcalc.economy.package import load_table, locate, read_accounts
from impactcalc.economy.package_parts import facts_of, read_parts
from impactcalc.economy.regions.jobs_package import jobs_package_faults
from impactcalc.facts.identities.accounts import FilesAsDescribed, MedianOf, WorstOf
from impactcalc.facts.identities.multipliers import BridgeWhole

PRINTED = 1e-3  # multipliers are printed with four decimals, and a direct one is a quotient of two of them


def verify(folder_or_name: str | Path) -> tuple[Identity, ...]:
    """Every identity of a package, given by its shipped name or its folder, recomputed from the files.

    An identity that fails is reported, not raised. Of a collection every economy is verified, and each identity
    stands once, with the economy that comes closest to failing it. Raises PackageError when the package cannot be
    read at all: a file is missing, is not the one that the descriptor describes, or has other labels or columns.
    """
    folder = locate(folder_or_name)
    if is_collection(folder):
        found = {member.place: _verify(read_package(path)) for member, path in member_folders(folder)}
        keys = dict.fromkeys(identity.fact.key for identities in found.values() for identity in identities)
        return tuple(_of_all(key, found) for key in keys)
    return _verify(read_package(folder))


def _verify(package: DataPackage) -> tuple[Identity, ...]:
    if kind_of(package) == SET_KIND:
        return tuple(_set(package))
    if kind_of(package) == JOBS_KIND:
        return tuple(jobs_package_faults(package, load_table))
    accounts, parts = read_accounts(package), read_parts(package)
    about, solved = package.descriptor["impactcalc"], solve(accounts)
    step = float(about.get("rounded_to", 1.0))  # figures are rounded to so many million
    return (
        *files(package, accounts),
        *(
            brought_balances(accounts, str(about.get("other_purchases", "")), step)
            if about.get("brought") or accounts.other_purchases is not None
            else balances(accounts, int(about.get("rounded_cells", 2 * len(accounts.industries) + 3)))
        ),
        *rows_add_up(accounts, step),
        *domestic(accounts),
        *estimated_imports(accounts, facts_of(package, about)),
        *type_1(accounts, solved),
        *(type_2(accounts, solved) if accounts.closed else lacking("Type II")),
        *bridge_adds_up(accounts, parts, str(about["valuation"])),
        *(jobs(accounts, str(about["currency"]), int(about["year"])) if accounts.has("jobs") else lacking("jobs")),
        *headlines(accounts, parts, solved),
    )


def _of_all(key: str, found: Mapping[str, tuple[Identity, ...]]) -> Identity:
    """One identity of many economies: the one that is closest to failing, or fails by most; told ones as a range."""
    by_place = {place: one for place, identities in found.items() for one in identities if one.fact.key == key}
    tested = {place: one for place, one in by_place.items() if one.relation}
    if tested:
        worst = min(tested, key=lambda place: _slack(tested[place]))
        failed = [place for place, one in tested.items() if not one.passed]
        one = tested[worst]
        return replace(one, passed=not failed, fact=WorstOf(one.fact, worst, tuple(failed)))
    values = {place: one.value for place, one in by_place.items() if not math.isnan(one.value)}
    first = next(iter(by_place.values()))
    if not values:
        return first
    low, high = min(values, key=lambda p: values[p]), max(values, key=lambda p: values[p])
    median = MedianOf(first.fact, values[low], low, values[high], high)
    return replace(first, value=float(np.median(list(values.values()))), fact=median)


def _slack(identity: Identity) -> float:
    """How far an identity is from failing; below zero when it fails, least when it could not be computed."""
    if math.isnan(identity.value):
        return -math.inf
    room = identity.limit - identity.value
    return room if identity.relation in ("<=", "<") else -room


def _set(package: DataPackage) -> Iterator[Identity]:
    """What must hold in a set of multipliers without a matrix."""
    multipliers = load_set(package)
    yield tested(FilesAsDescribed(len(package.tables)), 0, "<=", 0)
    for law, misses in faults(multipliers):
        yield tested(law, misses, "<=", PRINTED)
    bridge = multipliers.spending_bridge()
    yield tested(BridgeWhole(len(bridge.parts), len(bridge.categories)), 0, "<=", SHARES_TOLERANCE)
