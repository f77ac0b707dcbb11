"""Problems and notes with the names of their fields for values: whatever a language can say of each of them."""

from __future__ import annotations

import importlib
import inspect
import itertools
import pkgutil
import types
from collections.abc import Iterator, Sequence
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import impactcalc.facts
from impactcalc.facts.errors.tables import NoBridge
from impactcalc.facts.found import DamageFact, ErrorFact, FoundFact, IdentityFact, LineFact, NoteFact, ProblemFact
from impactcalc.facts.identities.accounts import EveryOutput
from impactcalc.facts.lines.progress import Calculating
from impactcalc.facts.notes.reading import AsNumber
from impactcalc.facts.payments import OtherPayment
from impactcalc.facts.problems.cells import TextForNumber
from impactcalc.facts.problems.damage import NotUtf8
from impactcalc.facts.rates import LackingRate

YEAR = 202407  # July 2024 to June 2025
YEARS = frozenset({"year", "by_day", "stated", "early", "late", "of_year"})


class NamedNumber(float):
    """A number that is shown by its name."""

    name: str

    def __new__(cls, name: str, value: float) -> NamedNumber:
        one = super().__new__(cls, value)
        one.name = name
        return one

    def __format__(self, _: str) -> str:
        return self.name


class NamedCount(int):
    """A whole number that is shown by its name."""

    name: str

    def __new__(cls, name: str, value: int) -> NamedCount:
        one = super().__new__(cls, value)
        one.name = name
        return one

    def __format__(self, _: str) -> str:
        return self.name

    def __str__(self) -> str:
        return self.name


def found_facts(kind: type[FoundFact]) -> list[type[FoundFact]]:
    """Every fact of a kind, by module and in the order in which it stands there; what is finished English left out."""
    found = []
    for module in pkgutil.walk_packages(impactcalc.facts.__path__, "impactcalc.facts."):
        if module.name.endswith(".found"):
            continue
        members = vars(importlib.import_module(module.name)).values()
        found += [one for one in members if inspect.isclass(one) and issubclass(one, kind) and one is not kind
                  and one.__module__ == module.name]  # fmt: skip
    return found


def examples(fact: type[FoundFact]) -> Iterator[FoundFact]:
    """The fact with its fields' names for values; each choice that a field has in turn."""
    hints = get_type_hints(fact)
    names = [name for name in hints if name in fact.fields]
    for values in itertools.product(*(_values(name, hints[name]) for name in names)):
        yield fact(**dict(zip(names, values, strict=True)))


def _values(name: str, kind: Any) -> Sequence[Any]:
    shown = name.replace("_", " ").upper()
    if kind is bool:
        return [True, False]
    if kind is int:
        return [YEAR] if name in YEARS else [NamedCount(shown, 7)]
    simple: dict[Any, Any] = {
        float: NamedNumber(shown, 7.0), str: shown, OtherPayment: OtherPayment("Exchanges", "F7", "", "AMOUNT"),
        ProblemFact: TextForNumber(), NoteFact: AsNumber(7.0), DamageFact: NotUtf8(),
        ErrorFact: NoBridge("ECONOMY"), LineFact: Calculating(),
        IdentityFact: EveryOutput("INDUSTRY"),
        LackingRate: LackingRate("deflator", "SUBJECT", 2024, (1960, 2023), nearest=(2023, 1.0)),
    }  # fmt: skip
    if kind in simple:
        return [simple[kind], ""] if kind is str else [simple[kind]]
    if get_origin(kind) is Literal:
        return get_args(kind)
    if get_origin(kind) in (Union, types.UnionType):
        return [value for one in get_args(kind) for value in ([None] if one is type(None) else _values(name, one)[:1])]
    if get_origin(kind) is tuple:
        inner = get_args(kind)
        if inner[-1] is Ellipsis:
            return [tuple(_values(f"{name}_{number}", inner[0])[0] for number in (1, 2)), ()]
        return [tuple(_values(f"{name}_{number}", one)[0] for number, one in enumerate(inner))]
    raise TypeError(f"{name}: {kind}")
