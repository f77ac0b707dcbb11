"""The package of places, read a row at a time: a place asks for its own row, not for all 3,142."""

from __future__ import annotations

import functools
import hashlib
import json
from pathlib import Path
from typing import Any, Literal

from impactcalc.datapackage import DESCRIPTOR
from impactcalc.errors import PackageError
from impactcalc.facts.errors import package_files as refusals
from impactcalc.resources import shipped

Family = Literal["US-", "cbsa:", "fips:"]
JOBS: dict[Family, str] = {"US-": "jobs_states", "cbsa:": "jobs_metros", "fips:": "jobs_counties"}
NATION = "US"


def family_of(identifier: str) -> Family:
    """The family that an identifier belongs to."""
    return next(family for family in JOBS if identifier.startswith(family))


def row(name: str, key: str) -> list[str] | None:
    """The cells of the row that begins with `key` (one cell or several, comma between), the key left out."""
    data = content(name)
    start = data.find(f"\n{key},".encode())
    if start < 0:
        return None
    line = data[start + 1 : data.index(b"\n", start + 1)].decode()
    return line[len(key) + 1 :].split(",")


@functools.cache
def header(name: str) -> tuple[str, ...]:
    """The names of a file's columns."""
    data = content(name)
    return tuple(data[: data.index(b"\n")].decode().split(","))


@functools.cache
def content(name: str) -> bytes:
    """A file of the package, checked against the descriptor."""
    resource = next((one for one in descriptor()["resources"] if one["name"] == name), None)
    if resource is None:
        raise PackageError(refusals.NoResource("places", name))
    path = folder() / f"{name}.csv"
    if not path.is_file():
        raise PackageError(refusals.ListedFileMissing(str(path), ""))
    data = path.read_bytes()
    if "sha256:" + hashlib.sha256(data).hexdigest() != resource["hash"]:
        raise PackageError(refusals.PlacesFileAltered(str(path)))
    return data


@functools.cache
def descriptor() -> dict[str, Any]:
    """What the package says of itself."""
    path = folder() / DESCRIPTOR
    if not path.is_file():
        raise PackageError(refusals.NotInInstallation(str(path), "places"))
    return dict(json.loads(path.read_bytes()))


def folder() -> Path:
    """Where the package is."""
    return shipped("multipliers") / "places"
