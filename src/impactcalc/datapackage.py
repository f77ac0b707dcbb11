"""A Frictionless Data Package on disk: a descriptor and CSV files whose sha256 it holds."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from impactcalc.errors import PackageError
from impactcalc.facts.errors import package_files as refusals

DESCRIPTOR = "datapackage.json"
_LARGEST_DESCRIPTOR = 16 * 2**20  # ours take 60 KB
_DEEPEST = 50  # ours are 6 deep
_LARGEST_NUMBER = 1e300
LONGEST_SHOWN = 100  # letters of a value in a message
_LARGEST = 256 * 2**20  # no file of ours comes near; a package that does is a mistake or an attack


@dataclass(frozen=True)
class Resource:
    """A CSV file to be written: its rows and what every column means."""

    name: str
    description: str
    columns: Sequence[tuple[str, str, str]]  # name, Frictionless type, what it is and in which unit
    rows: Iterable[Sequence[object]]


@dataclass(frozen=True)
class DataPackage:
    """A package that was read: the descriptor, each file's rows as text, and one hash over it all."""

    folder: Path
    descriptor: Mapping[str, Any]
    tables: Mapping[str, list[list[str]]]
    sha256: str

    @property
    def name(self) -> str:
        return str(self.descriptor["name"])

    def table(self, name: str) -> tuple[list[str], list[list[str]]]:
        """Header and rows of a resource; PackageError when the package has no such resource."""
        if name not in self.tables:
            raise PackageError(refusals.NoResource(self.name, name))
        header, *rows = self.tables[name]
        return header, rows


def write_package(folder: Path, descriptor: Mapping[str, Any], resources: Sequence[Resource]) -> None:
    """Write the CSV files and their descriptor; the same content gives the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    listed: list[dict[str, Any]] = []
    for resource in resources:
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([name for name, _, _ in resource.columns])
        writer.writerows([[_plain(value) for value in row] for row in resource.rows])
        data = text.getvalue().encode()
        (folder / f"{resource.name}.csv").write_bytes(data)
        listed.append(
            {
                "name": resource.name,
                "path": f"{resource.name}.csv",
                "description": resource.description,
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "bytes": len(data),
                "hash": "sha256:" + hashlib.sha256(data).hexdigest(),
                "schema": {
                    "fields": [
                        {"name": name, "type": kind, "description": meaning} for name, kind, meaning in resource.columns
                    ]
                },
            }
        )
    whole = {**descriptor, "resources": listed}
    (folder / DESCRIPTOR).write_text(json.dumps(whole, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def fingerprint(folder: Path) -> str:
    """A hash over a package's descriptor and all its files as they are now: the same content, the same text."""
    whole = hashlib.sha256()
    for path in (folder / DESCRIPTOR, *sorted(folder.glob("*.csv"))):
        if path.is_file() and path.stat().st_size <= _LARGEST:  # others are refused when they are read
            with path.open("rb") as stream:
                whole.update(os.fsencode(path.name) + b"\0" + hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()


def read_descriptor(path: Path) -> tuple[Mapping[str, Any], bytes]:
    """A descriptor and its bytes. PackageError where it is no JSON of a bearable size, depth and numbers."""
    if not path.is_file():
        raise PackageError(refusals.DescriptorNoFile(str(path)))
    if path.stat().st_size > _LARGEST_DESCRIPTOR:
        raise PackageError(refusals.PackageFileTooLarge(str(path), _LARGEST_DESCRIPTOR // 2**20))
    raw = path.read_bytes()
    try:
        descriptor = json.loads(raw)
    except ValueError as error:
        raise PackageError(refusals.NotJson(str(path), str(error))) from error
    except RecursionError:
        raise PackageError(refusals.NestedTooDeep(str(path), "")) from None
    if not isinstance(descriptor, dict):
        raise PackageError(refusals.NoDescriptor(str(path)))
    _refuse_odd_values(path, descriptor)
    return descriptor, raw


def _refuse_odd_values(path: Path, descriptor: Mapping[str, Any]) -> None:
    """Numbers that no calculation takes, and what lies too deep in it."""
    waiting: list[tuple[str, object, int]] = [(str(key), value, 1) for key, value in descriptor.items()]
    while waiting:
        where, value, depth = waiting.pop()
        if depth > _DEEPEST:
            raise PackageError(refusals.NestedTooDeep(str(path), where[:LONGEST_SHOWN]))
        if isinstance(value, dict):
            waiting += [(f"{where}.{key}", one, depth + 1) for key, one in value.items()]
        elif isinstance(value, list):
            waiting += [(where, one, depth + 1) for one in value]
        elif isinstance(value, int | float) and abs(value) > _LARGEST_NUMBER:  # a NaN is told where it is looked at
            raise PackageError(refusals.NumberBeyondCount(str(path), where[:LONGEST_SHOWN]))


def read_package(folder: Path) -> DataPackage:
    """Read a package whole. PackageError names a file that is missing, was altered, or has other columns."""
    path = folder / DESCRIPTOR
    if not path.is_file():
        raise PackageError(refusals.WithoutDescriptor(str(folder), "package", DESCRIPTOR))
    descriptor, raw = read_descriptor(path)
    if not {"name", "resources"} <= descriptor.keys():
        raise PackageError(refusals.NameOrResourcesMissing(str(path)))
    resources = descriptor["resources"]
    if not isinstance(resources, list) or not all(map(_is_resource, resources)):
        raise PackageError(refusals.ResourceIncomplete(str(path)))
    names = [str(resource["name"]) for resource in resources]
    if len(set(names)) != len(names):
        raise PackageError(refusals.ResourceTwice(str(path), tuple(sorted(names))))
    tables = {name: _read_resource(folder, resource) for name, resource in zip(names, resources, strict=True)}
    return DataPackage(folder, descriptor, tables, hashlib.sha256(raw).hexdigest())


def _is_resource(resource: object) -> bool:
    if not isinstance(resource, dict) or not {"name", "path", "hash", "schema"} <= resource.keys():
        return False
    fields = resource["schema"].get("fields") if isinstance(resource["schema"], dict) else None
    return (
        isinstance(resource["path"], str)
        and isinstance(fields, list)
        and all(isinstance(field, dict) and "name" in field for field in fields)
    )


def _read_resource(folder: Path, resource: Mapping[str, Any]) -> list[list[str]]:
    path = folder / Path(resource["path"]).name  # a name, never a way out of the folder
    if not path.is_file():
        raise PackageError(refusals.ListedFileMissing(str(path), ""))
    if path.stat().st_size > _LARGEST:
        raise PackageError(refusals.PackageFileTooLarge(str(path), _LARGEST // 2**20))
    data = path.read_bytes()
    found = "sha256:" + hashlib.sha256(data).hexdigest()
    if found != resource["hash"]:
        raise PackageError(refusals.PackageFileAltered(str(path), found, str(resource["hash"]), ""))
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise PackageError(refusals.NotCsv(str(path), str(error))) from error
    expected = [field["name"] for field in resource["schema"]["fields"]]
    if not rows or rows[0] != expected:
        raise PackageError(refusals.OtherColumns(str(path), tuple(rows[0] if rows else ()), tuple(map(str, expected))))
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(expected):
            raise PackageError(refusals.LineOfOtherLength(str(path), number, len(row), len(expected)))
    return rows


def _plain(value: object) -> object:
    # numpy scalars print as themselves only after conversion; whole floats keep their point, so types show.
    return repr(float(value)) if isinstance(value, float) else value
