"""What the figures of no economy can be."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import ErrorFact

Account = Literal[
    "output", "value_added", "compensation", "taxes_on_production", "gross_operating_surplus", "household_consumption",
    "Z", "Z_d", "jobs",
]  # fmt: skip


class AccountImpossible(ErrorFact):
    """An account that is not to be believed, with the first of the industries that it is about, its value, and how many
    more there are."""

    account: Account
    why: Literal["beyond any", "below 0"]
    industry: str
    value: float
    more: int


class MoreJobsThanPeople(ErrorFact):
    """More jobs than the world has people."""

    jobs: float


class SumAboveWhole(ErrorFact):
    """A part that is more than its whole, over all industries."""

    part_of: Literal["value added", "pay"]


class PartsMissWhole(ErrorFact):
    """Pay, taxes and surplus that are not value added."""

    industry: str
    value: float
    more: int


class PayAboveValueAdded(ErrorFact):
    """Multipliers of pay of more than twice those of value added."""

    kind: Literal["I", "II"]
    industry: str
    value: float
    more: int


class MultiplierImpossible(ErrorFact):
    """Multipliers that are not to be believed: of a type, or of the industry itself where that is "". `most` is what
    they are above, None where they are below zero."""

    measure: str
    kind: Literal["I", "II", ""]
    most: float | None
    industry: str
    value: float
    more: int


class ImpossibleSaid(Protocol):
    """What a language says of these."""

    def account_impossible(self, fact: AccountImpossible, /) -> str: ...
    def more_jobs_than_people(self, fact: MoreJobsThanPeople, /) -> str: ...
    def sum_above_whole(self, fact: SumAboveWhole, /) -> str: ...
    def parts_miss_whole(self, fact: PartsMissWhole, /) -> str: ...
    def pay_above_value_added(self, fact: PayAboveValueAdded, /) -> str: ...
    def multiplier_impossible(self, fact: MultiplierImpossible, /) -> str: ...
