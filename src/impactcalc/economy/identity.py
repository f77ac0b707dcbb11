"""Something that must hold in a package, and what was found."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Relation = Literal["<=", ">=", "<", ">", ""]
# Households that employ are far from the average; offices print negative flows of their own.
_UNUSUAL = frozenset({"jobs, spread", "domestic flows, in all", "domestic flows, one cell"})


@dataclass(frozen=True, slots=True)
class Identity:
    """Something that must hold in a package, what was found, and how far it may be off.

    `value` stands in `relation` to `limit` if the identity holds ("value <= limit"); an empty relation marks a
    figure that is only told. A value that could not be computed is not a number, and does not pass.
    """

    name: str
    what: str
    value: float
    limit: float
    passed: bool
    explanation: str
    relation: Relation = "<="

    @property
    def grave(self) -> bool:
        """Whether multipliers are wrong where it fails: what is only unusual, or small in the accounts, is not."""
        return bool(self.relation) and self.name not in _UNUSUAL


_HOLDS: dict[Relation, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "": lambda _value, _limit: True,
}


def tested(name: str, what: str, value: float, relation: Relation, limit: float, explanation: str) -> Identity:
    passed = bool(_HOLDS[relation](value, limit))
    return Identity(name, what, float(value), float(limit), passed, explanation, relation)


def untested(name: str, what: str, value: float, explanation: str) -> Identity:
    return tested(name, what, value, "", math.inf, explanation)


def lacking(name: str, why: str) -> Iterator[Identity]:
    yield untested(name, "Not tested, since the package lacks it.", math.nan, f"not in this package: {why}")
