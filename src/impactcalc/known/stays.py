"""How long visitors stay, by kind: what is usual, and from when on a stay is worth a question."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType

from impactcalc.datapackage import read_package
from impactcalc.facts.stays import Stay
from impactcalc.resources import shipped


@functools.cache
def stays() -> Mapping[str, Stay]:
    """The shipped kinds by code."""
    rows = read_package(shipped("multipliers") / "stays").table("limits")[1]
    return MappingProxyType(
        {
            code: Stay(code, title, basis == "percentiles", int(usual), int(longest), source)
            for code, title, basis, _, usual, longest, source in rows
        }
    )
