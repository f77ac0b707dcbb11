"""What the fields of a descriptor's part `impactcalc` may hold, and what is told of anything else that stands there."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from typing import Any

from impactcalc.datapackage import DESCRIPTOR, LONGEST_SHOWN, DataPackage
from impactcalc.economy.economy import VALUATIONS
from impactcalc.errors import PackageError
from impactcalc.facts.errors.package_contents import (
    DescriptorKind,
    DescriptorMustSay,
    DescriptorValueUnfit,
    DescriptorValueUnknown,
)

PART = "impactcalc"
TABLE_KIND = "economy"
SET_KIND = "multipliers"
JOBS_KIND = "jobs of a place"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "kind": (TABLE_KIND, SET_KIND, JOBS_KIND), "unit": ("million",), "valuation": VALUATIONS,
}  # fmt: skip


def kind_of(package: DataPackage) -> str:
    """What the package says it is: an economy with its table, a set of multipliers without one, or a place's jobs.
    PackageError where it says nothing of the sort."""
    about = package.descriptor.get(PART, {})
    if not isinstance(about, dict):
        raise _unfit(package, "", about, "part")
    if "kind" not in about:
        raise PackageError(DescriptorMustSay(package.name, PART, ("kind",)))
    _refuse_other(package, about, "kind")
    return str(about["kind"])


def refuse_unfit(package: DataPackage, about: Mapping[str, Any]) -> None:
    """PackageError with the first field that holds what cannot stand there, of those that a package of its kind has."""
    kind = kind_of(package)
    for field in () if kind == JOBS_KIND else CHOICES:
        _refuse_other(package, about, field)
    for field, (fits, what) in _FIELDS[kind].items():
        if field in about and not fits(about[field]):
            raise _unfit(package, field, about[field], what)


def jobs_basis_of(about: Mapping[str, Any]) -> str:
    """How a package counts jobs, of a part that was checked; "" where it does not say."""
    return about["jobs_basis"] or ""


def refuse_other_year(package: DataPackage, about: Mapping[str, Any]) -> None:
    """PackageError where the year is none."""
    if not _is_whole(about["year"]):
        raise _unfit(package, "year", about["year"], "whole number")


def _refuse_other(package: DataPackage, about: Mapping[str, Any], field: str) -> None:
    if field in about and about[field] not in CHOICES[field]:
        shown, known = _as_json(about[field]), CHOICES[field]
        raise PackageError(DescriptorValueUnknown(_path(package), f"{PART}.{field}", shown, known))


def _unfit(package: DataPackage, field: str, value: object, what: DescriptorKind) -> PackageError:
    where = ".".join(filter(None, (PART, field)))
    return PackageError(DescriptorValueUnfit(_path(package), where, _as_json(value), what))


def _path(package: DataPackage) -> str:
    return str(package.folder / DESCRIPTOR)


def _as_json(value: object) -> str:
    """A value as it stands in the file; half a letter, which no output takes, by its number."""
    text = json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}..."


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_name(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _is_quoted(value: object) -> bool:
    return isinstance(value, dict) and _is_number(value.get("value"))


def _are_names(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _within(low: float, high: float = math.inf) -> Callable[[Any], bool]:
    return lambda value: _is_number(value) and low <= value <= high


def _or_null(fits: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or fits(value)


_Fields = Mapping[str, tuple[Callable[[Any], bool], DescriptorKind]]
_OF_ALL: _Fields = {
    "place": (_is_name, "place"),
    "jobs_basis": (_or_null(_is_text), "text or null"),
}
_OF_ECONOMIES: _Fields = {
    **_OF_ALL,
    "country": (_is_name, "country"),
    "year": (_is_whole, "whole number"),
    "currency": (_is_name, "currency"),
}
_FIELDS: Mapping[str, _Fields] = {  # what is read of a package of each kind: whatever else stands there means nothing
    TABLE_KIND: {
        **_OF_ECONOMIES,
        "personal_income": (_or_null(_is_quoted), "value with source or null"),
        "contribution_share": (_is_quoted, "value with source"),
        "jobs_year": (_is_whole, "whole number"),
        "rounded_cells": (lambda value: _is_whole(value) and value >= 0, "count"),
        "rounded_to": (lambda value: _is_number(value) and value > 0, "above 0"),
        "lacks": (_are_names, "names"),
    },
    SET_KIND: _OF_ECONOMIES,
    JOBS_KIND: {  # its country, year and currency are those of its nation's table
        **_OF_ALL,
        "nation": (_is_name, "package"),
        "residents": (_or_null(_within(0.0, 1.0)), "share or null"),
        "pay": (_or_null(_within(0.0)), "number or null"),
        "jobs_source": (_is_text, "text"),
    },
}
