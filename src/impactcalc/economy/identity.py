"""Something that must hold in a package, and what was found."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from impactcalc.facts.found import IdentityFact
from impactcalc.facts.identities.accounts import Lacking
from impactcalc.words.speaking import holds

Relation = Literal["<=", ">=", "<", ">", ""]
# Households that employ are far from the average; offices print negative flows of their own.
_UNUSUAL = frozenset({"jobs-spread", "domestic-flows", "domestic-cell"})


@dataclass(frozen=True, slots=True)
class Identity:
    """Something that must hold in a package, what was found, and how far it may be off.

    `value` stands in `relation` to `limit` if the identity holds ("value <= limit"); an empty relation marks a
    figure that is only told. A value that could not be computed is not a number, and does not pass. `fact` is what must
    hold; `name`, `what` it means and the `explanation` of the value are in the language that is spoken.
    """

    fact: IdentityFact
    value: float
    limit: float
    passed: bool
    relation: Relation = "<="

    @property
    def name(self) -> str:
        """What it is called."""
        return holds(self.fact).name

    @property
    def what(self) -> str:
        """What it means, as a sentence."""
        return holds(self.fact).what

    @property
    def explanation(self) -> str:
        """What its value is, or is of."""
        return holds(self.fact).explanation

    @property
    def grave(self) -> bool:
        """Whether multipliers are wrong where it fails: what is only unusual, or small in the accounts, is not."""
        return bool(self.relation) and self.fact.key not in _UNUSUAL


_HOLDS: dict[Relation, Callable[[float, float], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "": lambda _value, _limit: True,
}


def tested(fact: IdentityFact, value: float, relation: Relation, limit: float) -> Identity:
    passed = bool(_HOLDS[relation](value, limit))
    return Identity(fact, float(value), float(limit), passed, relation)


def untested(fact: IdentityFact, value: float) -> Identity:
    return tested(fact, value, "", math.inf)


def lacking(of: Literal["column balance", "Type II", "jobs"]) -> Iterator[Identity]:
    yield untested(Lacking(of), math.nan)
