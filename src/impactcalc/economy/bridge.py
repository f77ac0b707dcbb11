"""The bridge from spending categories to industries: margins, local shares, leakage, taxes on the sale."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from impactcalc.economy.leontief import Matrix, Vector, frozen
from impactcalc.errors import TableError
from impactcalc.facts.errors import tables as refusals
from impactcalc.facts.problems.brought_bridges import CalledBy, PartUnfit, Unfit
from impactcalc.known.vocabulary import CATEGORY_CODES

Treatment = Literal["service", "margin", "good", "leakage", "tax", "wages"]
TREATMENTS: tuple[Treatment, ...] = get_args(Treatment)
LOCAL: frozenset[Treatment] = frozenset({"service", "margin", "good"})
SHARES_TOLERANCE = 1e-9  # a category's shares may miss one by this: well above rounding, well below a cent


@dataclass(frozen=True, slots=True)
class Part:
    """Where a share of a purchaser's unit of money in a category goes.

    service: bought on the spot from `industry`; margin: kept by the shop, wholesaler or carrier `industry`;
    good: made in the place by `industry`; leakage: made elsewhere; tax: taken on the sale before it reaches
    an industry (tables at basic prices only); wages: paid straight to residents. `industry` is empty for the
    last three.
    """

    category: str
    treatment: Treatment
    industry: str
    share: float


@dataclass(frozen=True)
class Bridge:
    """Shares of a purchaser's unit of money, by category; every category's shares sum to one.

    `parts` is the whole bridge in long form; the arrays fold it, read-only: `B` (industries x categories) is
    what becomes local final demand, `leakage`, `tax` and `wages` (categories,) the rest. Raises TableError on
    a name that is not known, a share outside 0 to 1, or shares that do not sum to one.
    """

    categories: tuple[str, ...]
    industries: tuple[str, ...]
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        for part in self.parts:
            fault = part_fault(part, self.categories, self.industries, "part")
            if fault is not None:
                raise TableError(refusals.BridgePartUnfit(fault))
        totals = self.B.sum(axis=0) + self.leakage + self.tax + self.wages
        for category, total in zip(self.categories, totals, strict=True):
            if abs(total - 1.0) > SHARES_TOLERANCE:
                raise TableError(refusals.BridgeNotWhole(category, float(total)))

    @cached_property
    def B(self) -> Matrix:  # noqa: N802 - the literature's letter
        """Local final demand (industries x categories) per unit of net-new spending at purchaser prices."""
        return frozen(sum((self.local(treatment) for treatment in sorted(LOCAL)), np.zeros(self._shape)))

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
        """Taxes taken on the sale before local final demand (categories,); zero at producer prices."""
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
        return frozen(vector)

    @property
    def _shape(self) -> tuple[int, int]:
        return len(self.industries), len(self.categories)


def unsold(categories: Collection[str]) -> list[str]:
    """The categories of the vocabulary that a bridge of these does not have."""
    return [code for code in CATEGORY_CODES if code not in categories]


def completed(bridge: Bridge) -> Bridge:
    """The bridge in all categories of the vocabulary: one that it does not have is sold by nobody here, and leaks."""
    absent = unsold(set(bridge.categories))
    if not absent:
        return bridge
    categories = tuple(dict.fromkeys((*CATEGORY_CODES, *bridge.categories)))
    return Bridge(categories, bridge.industries, (*bridge.parts, *(Part(code, "leakage", "", 1.0) for code in absent)))


def part_fault(
    part: Part, categories: Collection[str], industries: Collection[str], called_by: CalledBy
) -> PartUnfit | None:
    """What is wrong with a part on its own; None when nothing is."""
    unfit: Unfit
    if part.category not in categories:
        unfit = "category"
    elif part.treatment not in TREATMENTS:
        unfit = "treatment"
    elif part.treatment in LOCAL and part.industry not in industries:
        unfit = "unknown"
    elif part.treatment not in LOCAL and part.industry:
        unfit = "needless"
    elif not 0.0 <= part.share <= 1.0:  # a share that is not a number fails this too
        unfit = "share"
    else:
        return None
    return PartUnfit(
        unfit, called_by, (part.category, part.treatment), part.industry, part.share, TREATMENTS, tuple(categories),
        tuple(industries),
    )  # fmt: skip


@dataclass(frozen=True)
class Margins:
    """Trade and transport margins on a commodity sold to persons, as shares of the purchaser's price."""

    producer: float
    transport: float
    wholesale: float
    retail: float


def service_parts(category: str, makers: Mapping[str, float], *, domestic_share: float = 1.0) -> Iterable[Part]:
    """A service bought on the spot: `makers` are industries' market shares; what is not domestic leaks."""
    for industry, share in _split(domestic_share, makers, category).items():
        yield Part(category, "service", industry, share)
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

    `basket` lists (weight at purchaser prices, margins, market shares by industry, share made in the country)
    for each commodity; the good itself is local demand only to the extent that it is made in the country. The
    mappings name who keeps each margin, as shares that are normalised here. Source: methods of BEA's RIMS II
    user guide, "purchaser to producer prices"; Miller & Blair (2009), section 4.3.
    """
    whole = sum(weight for weight, _, _, _ in basket)
    if not whole > 0.0:
        raise TableError(refusals.BasketEmpty(category))
    made: dict[str, float] = {}
    retail = wholesale = transport = leaked = 0.0
    for weight, margins, makers, domestic in basket:
        part = weight / whole
        retail += part * margins.retail
        wholesale += part * margins.wholesale
        transport += part * margins.transport
        produced = part * margins.producer
        leaked += produced * (1.0 - domestic)
        for industry, share in _split(produced * domestic, makers, category).items():
            made[industry] = made.get(industry, 0.0) + share
    for keepers, amount in ((retailers, retail), (wholesalers, wholesale), (carriers, transport)):
        for industry, share in _split(amount, keepers, category).items():
            yield Part(category, "margin", industry, share)
    for industry, share in made.items():
        yield Part(category, "good", industry, share)
    yield Part(category, "leakage", "", leaked)


def _split(amount: float, shares: Mapping[str, float], category: str) -> dict[str, float]:
    total = sum(shares.values())
    if not total > 0.0:
        raise TableError(refusals.NobodyToPay(category, tuple(shares.items()), total))
    return {industry: amount * share / total for industry, share in shares.items()}
