"""Deals, and what was given in kind."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import AssumptionFact, Fact, OriginFact, Taken


class GsaLodging(Fact):
    """By the GSA's rate for lodging: `source` says of where and when."""

    source: OriginFact


class UnitValueTyped(Fact):
    """By the value of one, as typed."""


class AmountStated(Fact):
    """As the giver states it."""


class NotValued(Fact):
    """It has no value."""


ValueRule = GsaLodging | UnitValueTyped | AmountStated | NotValued


class InKindValued(AssumptionFact):
    """How something given is valued: a quantity (None: not said), by a rule, each at a rate (None: as stated)."""

    id: str
    quantity: float | None
    unit: str
    rule: ValueRule
    each: float | None
    currency: str
    source: str
    row: int


class DealsClaimed(AssumptionFact):
    """How deals count."""


class DealWithIndustry(AssumptionFact):
    """How an amount with an industry counts."""

    valuation: str


class DealShareStated(AssumptionFact):
    """A share of deals as typed: its lowest and highest, and in how many rows."""

    share: str
    lowest: float
    highest: float
    rows: int


class DealShareNotStated(AssumptionFact):
    """A share that deals leave blank."""

    share: str
    rows: int


class DealIndustry(AssumptionFact):
    """An industry as typed, and as it was understood."""

    typed: str
    industry: str
    name: str
    title: str


class DealsSaid(Protocol):
    """What a language says of these."""

    def gsa_lodging(self, fact: GsaLodging, /) -> str: ...
    def unit_value_typed(self, fact: UnitValueTyped, /) -> str: ...
    def amount_stated(self, fact: AmountStated, /) -> str: ...
    def not_valued(self, fact: NotValued, /) -> str: ...
    def in_kind_valued(self, fact: InKindValued, /) -> Taken: ...
    def deals_claimed(self, fact: DealsClaimed, /) -> Taken: ...
    def deal_with_industry(self, fact: DealWithIndustry, /) -> Taken: ...
    def deal_share_stated(self, fact: DealShareStated, /) -> Taken: ...
    def deal_share_not_stated(self, fact: DealShareNotStated, /) -> Taken: ...
    def deal_industry(self, fact: DealIndustry, /) -> Taken: ...
