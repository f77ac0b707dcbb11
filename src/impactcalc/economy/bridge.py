"""The bridge from spending categories to industries: margins, local shares, leakage, taxes on the sale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.errors import TableError

Treatment = Literal["service", "margin", "good", "leakage", "tax", "wages"]
TREATMENTS: tuple[Treatment, ...] = get_args(Treatment)
LOCAL: frozenset[Treatment] = frozenset({"service", "margin", "good"})


@dataclass(frozen=True, slots=True)
class Part:
    """Where a share of a purchaser's unit of money in a category goes.

    service: bought on the spot from `industry`; margin: kept by the shop, wholesaler or carrier `industry`; good:
    made in the place by `industry`; leakage: made elsewhere; tax: taken on the sale before it reaches an industry
    (tables at basic prices only); wages: paid straight to residents. `industry` is empty for the last three.
    """

    category: str
    treatment: Treatment
    industry: str
    share: float


@dataclass(frozen=True)
class Bridge:
    """Shares of a purchaser's unit of money, by category; every category's shares sum to one.

    `parts` is the whole bridge in long form; the arrays fold it: `B` (industries x categories) is what becomes
    local final demand, `leakage`, `tax` and `wages` (categories,) the rest.
    """

    categories: tuple[str, ...]
    industries: tuple[str, ...]
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        known, made = set(self.categories), set(self.industries)
        for part in self.parts:
            if part.category not in known:
                raise TableError(f"the bridge names the category '{part.category}', which is not among the categories")
            if part.treatment not in TREATMENTS:
                raise TableError(f"the bridge names the treatment '{part.treatment}', not one of {TREATMENTS}")
            if (part.treatment in LOCAL) != (part.industry in made):
                raise TableError(
                    f"the bridge's part {part.category}/{part.treatment} names the industry '{part.industry}', which "
                    + ("is not in the table" if part.treatment in LOCAL else "must be empty for this treatment")
                )
        totals = self.B.sum(axis=0) + self.leakage + self.tax + self.wages
        for category, total in zip(self.categories, totals, strict=True):
            if abs(total - 1.0) > 1e-9:
                raise TableError(f"the bridge's shares for '{category}' sum to {total!r}, not to 1")

    @cached_property
    def B(self) -> Matrix:
        """Local final demand (industries x categories) per unit of net-new spending at purchaser prices."""
        return sum((self.local(treatment) for treatment in sorted(LOCAL)), np.zeros(self._shape))

    def local(self, treatment: Treatment) -> Matrix:
        """The part of B (industries x categories) that comes under one local treatment."""
        rows = {code: i for i, code in enumerate(self.industries)}
        columns = {code: i for i, code in enumerate(self.categories)}
        block = np.zeros(self._shape)
        for part in self.parts:
            if part.treatment == treatment:
                block[rows[part.industry], columns[part.category]] += part.share
        return block

    @cached_property
    def leakage(self) -> Vector:
        """Goods made elsewhere and other leakage (categories,) per unit of spending."""
        return self._outside("leakage")

    @cached_property
    def tax(self) -> Vector:
        """Taxes taken on the sale before local final demand (categories,) per unit; zero at producer prices."""
        return self._outside("tax")

    @cached_property
    def wages(self) -> Vector:
        """What goes straight to households as pay (categories,) per unit of spending."""
        return self._outside("wages")

    def _outside(self, treatment: Treatment) -> Vector:
        columns = {code: i for i, code in enumerate(self.categories)}
        vector = np.zeros(len(self.categories))
        for part in self.parts:
            if part.treatment == treatment:
                vector[columns[part.category]] += part.share
        return vector

    @property
    def _shape(self) -> tuple[int, int]:
        return len(self.industries), len(self.categories)


@dataclass(frozen=True)
class Margins:
    """Trade and transport margins on a commodity sold to persons, as shares of the purchaser's price."""

    producer: float
    transport: float
    wholesale: float
    retail: float


def service_parts(
    category: str, makers: Mapping[str, float], *, domestic_share: float = 1.0
) -> Iterable[Part]:
    """A service bought on the spot: `makers` are industries' market shares; what is not domestic leaks."""
    total = sum(makers.values())
    for industry, share in makers.items():
        yield Part(category, "service", industry, domestic_share * share / total)
    if domestic_share < 1.0:
        yield Part(category, "leakage", "", 1.0 - domestic_share)


def goods_parts(
    category: str,
    basket: Sequence[tuple[float, Margins, Mapping[str, float], float]],
    *,
    retailers: Mapping[str, float],
    wholesalers: Mapping[str, float],
    carriers: Mapping[str, float],
) -> Iterable[Part]:
    """Goods from a shop, margined: the shop, the wholesaler and the carriers keep their margins in the place.

    `basket` lists (weight at purchaser prices, margins, market shares by industry, share made in the country) for
    each commodity; the good itself is local demand only to the extent that it is made in the country. The mappings
    name who keeps each margin, as shares that are normalised here. Source: methods of BEA's RIMS II user guide,
    "purchaser to producer prices"; Miller & Blair (2009), section 4.3.
    """
    whole = sum(weight for weight, _, _, _ in basket)
    made: dict[str, float] = {}
    kept = {"retail": 0.0, "wholesale": 0.0, "transport": 0.0}
    leaked = 0.0
    for weight, margins, makers, domestic in basket:
        part = weight / whole
        kept["retail"] += part * margins.retail
        kept["wholesale"] += part * margins.wholesale
        kept["transport"] += part * margins.transport
        produced = part * margins.producer
        leaked += produced * (1.0 - domestic)
        total = sum(makers.values())
        for industry, share in makers.items():
            made[industry] = made.get(industry, 0.0) + produced * domestic * share / total
    for keepers, amount in ((retailers, kept["retail"]), (wholesalers, kept["wholesale"]), (carriers, kept["transport"])):
        total = sum(keepers.values())
        for industry, share in keepers.items():
            yield Part(category, "margin", industry, amount * share / total)
    for industry, share in made.items():
        yield Part(category, "good", industry, share)
    yield Part(category, "leakage", "", leaked)
