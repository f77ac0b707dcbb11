"""A Frictionless Data Package on disk: a descriptor and CSV files whose sha256 it holds."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from impactcalc.errors import PackageError

DESCRIPTOR = "datapackage.json"
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
            raise PackageError(f"the package '{self.name}' has no resource '{name}'")
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


def read_package(folder: Path) -> DataPackage:
    """Read a package whole. PackageError names a file that is missing, was altered, or has other columns."""
    path = folder / DESCRIPTOR
    if not path.is_file():
        raise PackageError(f"{folder} is no multiplier package: it has no {DESCRIPTOR}")
    raw = path.read_bytes()
    try:
        descriptor = json.loads(raw)
    except ValueError as error:
        raise PackageError(f"{path} is not readable as JSON: {error}") from error
    if not isinstance(descriptor, dict) or not {"name", "resources"} <= descriptor.keys():
        raise PackageError(f"{path} lacks 'name' or 'resources', which every data package has")
    resources = descriptor["resources"]
    if not isinstance(resources, list) or not all(map(_is_resource, resources)):
        raise PackageError(f"{path}: every resource needs a name, a path, a hash and the fields of its schema")
    names = [str(resource["name"]) for resource in resources]
    if len(set(names)) != len(names):
        raise PackageError(f"{path} lists a resource twice: {', '.join(sorted(names))}")
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
        raise PackageError(f"{path} is missing; the descriptor lists it")
    if path.stat().st_size > _LARGEST:
        raise PackageError(f"{path} is larger than {_LARGEST // 2**20} MiB")
    data = path.read_bytes()
    found = "sha256:" + hashlib.sha256(data).hexdigest()
    if found != resource["hash"]:
        raise PackageError(
            f"{path} is not the file that the descriptor describes: its hash is {found}, "
            f"expected {resource['hash']}. Restore the file, or build the package again"
        )
    try:
        rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as error:
        raise PackageError(f"{path} is not readable as CSV in UTF-8: {error}") from error
    expected = [field["name"] for field in resource["schema"]["fields"]]
    if not rows or rows[0] != expected:
        raise PackageError(f"{path} has the columns {rows[0] if rows else []}, the descriptor says {expected}")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(expected):
            raise PackageError(f"{path}, line {number}: {len(row)} values for {len(expected)} columns")
    return rows


def _plain(value: object) -> object:
    # numpy scalars print as themselves only after conversion; whole floats keep their point, so types show.
    return repr(float(value)) if isinstance(value, float) else value
