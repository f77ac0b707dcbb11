"""A collection: packages of many economies under one name, a folder each, and the list of them."""

from __future__ import annotations

import functools
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from impactcalc.datapackage import DESCRIPTOR, Resource, fingerprint, read_descriptor, read_package, write_package
from impactcalc.economy.descriptor_fields import refuse_other_year
from impactcalc.economy.spending_bounds import SpendingBounds, bounds_from, bounds_resource
from impactcalc.errors import PackageError
from impactcalc.facts.errors import package_files
from impactcalc.facts.errors import packages as refusals
from impactcalc.known.nearest_year import nearest_year
from impactcalc.resources import shipped

COLLECTION_KIND = "collection"
INDEX = "members.csv"  # the list; a folder that has it is a collection
BOUNDS = "bounds"
_COLUMNS = (
    ("place", "string", "ISO 3166 alpha-2 code; also the name of the economy's folder"),
    ("country", "string", "ISO 3166 alpha-3 code"),
    ("name", "string", "English name"),
    ("currency", "string", "ISO 4217 code of the money that the table's levels are in"),
    ("industries", "integer", "number of industries"),
    ("sha256", "string", "sha256 of the economy's datapackage.json"),
)


@dataclass(frozen=True, slots=True)
class Member:
    """An economy of a collection: what is known of it without reading its package."""

    place: str
    country: str
    name: str
    currency: str
    industries: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection's name, title and year, and its economies by place."""

    name: str
    title: str
    year: int
    valuation: str
    members: Mapping[str, Member]


def is_collection(folder: Path) -> bool:
    """Whether a folder holds a list of economies instead of an economy."""
    return (folder / INDEX).is_file()


def read_collection(folder: Path) -> Collection:
    """What a collection holds, from its descriptor and its list alone. PackageError when they are damaged."""
    descriptor = folder / DESCRIPTOR
    if not descriptor.is_file():
        raise PackageError(package_files.WithoutDescriptor(str(folder), "collection", DESCRIPTOR))
    return _read(folder, fingerprint(folder))


@functools.lru_cache(maxsize=32)
def _read(folder: Path, content: str) -> Collection:  # noqa: ARG001 - one whose files changed is another
    package = read_package(folder)
    about = package.descriptor.get("impactcalc")
    needed = {"kind", "year", "valuation"}
    if not isinstance(about, dict) or not needed <= about.keys() or about["kind"] != COLLECTION_KIND:
        raise PackageError(refusals.NotOfCollection(str(folder)))
    refuse_other_year(package, about)
    try:
        members = {
            place: Member(place, country, name, currency, int(industries), sha256)
            for place, country, name, currency, industries, sha256 in package.table("members")[1]
        }
    except (ValueError, TypeError) as error:
        raise PackageError(refusals.ListUnreadable(str(folder / INDEX), str(error))) from error
    return Collection(
        package.name, str(package.descriptor.get("title", "")), about["year"], str(about["valuation"]), members
    )


def member_folder(folder: Path, place: str | None) -> Path:
    """The folder of one economy, whose descriptor is the one that the collection lists.

    PackageError, with the places that there are, when none is asked for or it is not among them.
    """
    collection = read_collection(folder)
    code = (place or "").upper()
    if code not in collection.members:
        names = tuple(collection.members)
        raise PackageError(refusals.PlaceOfCollection(collection.name, len(names), place, names))
    descriptor = folder / code / DESCRIPTOR
    if not descriptor.is_file():
        raise PackageError(package_files.ListedFileMissing(str(descriptor), str(folder / INDEX)))
    found, listed = hashlib.sha256(descriptor.read_bytes()).hexdigest(), collection.members[code].sha256
    if found != listed:
        raise PackageError(package_files.PackageFileAltered(str(descriptor), found, listed, INDEX))
    return folder / code


def member_folders(folder: Path) -> Iterator[tuple[Member, Path]]:
    """Every economy of a collection and its folder, in the order of the list."""
    for place, member in read_collection(folder).members.items():
        yield member, member_folder(folder, place)


def spending_bounds(name: str) -> SpendingBounds:
    """What any economy of a shipped collection ("world-2014") makes of spending, at the least and at the most.

    For a country without a table, or one that was not named. Read from the collection's own files; no economy's table
    is opened. PackageError when there is no such collection or it has no bounds.
    """
    folder = shipped("multipliers") / name
    if not is_collection(folder):
        raise PackageError(refusals.NoCollection(name))
    return _bounds(folder, fingerprint(folder))


def nearest_bounds(year: int) -> SpendingBounds:
    """The bounds of the shipped collection whose year is nearest to `year`, the earlier of two equally near."""
    folders = [path.parent for path in sorted(shipped("multipliers").glob(f"*/{INDEX}"))]
    found = {one.year: one.name for one in map(read_collection, folders)}
    return spending_bounds(found[nearest_year(found, year)])


@functools.lru_cache(maxsize=32)
def _bounds(folder: Path, content: str) -> SpendingBounds:  # noqa: ARG001 - as above
    package = read_package(folder)
    header, rows = package.table(BOUNDS)
    return bounds_from(package.name, header, rows, read_collection(folder).members)


def write_collection(
    folder: Path, descriptor: Mapping[str, Any], names: Mapping[str, str], bounds: SpendingBounds | None = None
) -> None:
    """Write the list of the economies whose packages are in `folder` already; `names` by place, in their order.

    With `bounds` also what any of them makes of spending, at the least and at the most.
    """
    rows = []
    for place, name in names.items():
        raw = (folder / place / DESCRIPTOR).read_bytes()
        package = json.loads(raw)
        about = package["impactcalc"]
        industries = _industries(package)
        member = Member(place, about["country"], name, about["currency"], industries, hashlib.sha256(raw).hexdigest())
        rows.append(astuple(member))
    listed = Resource("members", "The economies, a folder each", _COLUMNS, rows)
    write_package(folder, descriptor, [listed] if bounds is None else [listed, bounds_resource(bounds)])


@functools.lru_cache(maxsize=64)
def _coverage(descriptor: Path, written: int) -> tuple[str, int, int]:  # noqa: ARG001 - of shipped packages only
    package, _ = read_descriptor(descriptor)
    about = package.get("impactcalc", {})
    return str(about.get("place", "")), int(about.get("year", 0)), _industries(package)


def _industries(package: Mapping[str, Any]) -> int:
    """How many industries a package's table has: the columns of the flows but the first."""
    flows: Sequence[Any] = [one for one in package["resources"] if one["name"] == "transactions"]
    return len(flows[0]["schema"]["fields"]) - 1 if flows else 0


def tables_of(country: str, folders: Sequence[Path]) -> dict[int, str]:
    """Year -> name of the packages in `folders` that cover a country (ISO 3166 alpha-2), from descriptors alone.

    Of several of one year the most detailed. Where a country has packages of its own, collections do not count:
    its own say more about it.
    """
    own: dict[int, tuple[int, str]] = {}
    shared: dict[int, tuple[int, str]] = {}
    for folder in folders:
        if is_collection(folder):
            collection = read_collection(folder)
            year, name = collection.year, collection.name
            found, size = shared, collection.members[country].industries if country in collection.members else 0
        else:
            descriptor = folder / DESCRIPTOR
            place, year, size = _coverage(descriptor, descriptor.stat().st_mtime_ns)
            found, name, size = own, folder.name, size if place == country else 0
        if size:
            found[year] = max(found.get(year, (0, "")), (size, name))
    return {year: name for year, (_, name) in sorted((own or shared).items())}
