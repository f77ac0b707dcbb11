"""What every economy tells of itself, with a table behind it or without."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal, Self

from impactcalc.content import Content
from impactcalc.economy.bridge import Bridge, completed
from impactcalc.economy.economy import Measure, Valuation
from impactcalc.economy.fiscal_shares import Fiscal
from impactcalc.economy.leontief import Vector
from impactcalc.economy.working_time import WorkingTime
from impactcalc.errors import TableError
from impactcalc.facts.errors import tables as refusals


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Described(Content):
    """The facts that an Economy has; what they are is said there. Two are equal where all of them are."""

    name: str
    title: str
    place: str
    country: str
    year: int
    currency: str
    valuation: Valuation
    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    per_output: Mapping[Measure, Vector]
    bridge: Bridge | None
    jobs_basis: str = ""
    jobs_year: int = 0
    working_time: WorkingTime | None = None
    sha256: str = ""
    version: str = ""
    sources: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    imputed_share: float = 0.0
    resident_share: float = 1.0
    fiscal: Fiscal | None = None

    def __repr__(self) -> str:
        return f"<Economy {self.name}: {self.title}>"

    def spending_bridge(self) -> Bridge:
        """The bridge from all spending categories; TableError for an economy that has none."""
        if self.bridge is None:
            raise TableError(refusals.NoBridge(self.name))
        return self._completed

    def with_bridge(self, bridge: Bridge, facts: Mapping[str, str]) -> Self:
        """The same economy with another bridge, and `facts` that say so."""
        return replace(self, bridge=bridge, facts={**self.facts, **facts})

    def without_full_time(self) -> Self:
        """The same economy, of which no full-time equivalents are known."""
        if "jobs_fte" not in self.per_output:
            return self
        kept: dict[Measure, Vector] = dict(self.per_output)
        del kept["jobs_fte"]
        return replace(self, per_output=kept)

    @cached_property
    def _completed(self) -> Bridge:
        assert self.bridge is not None
        return completed(self.bridge)

    def _check_labels(self, of: Literal["table", "set"]) -> None:
        """TableError where industries are not told apart, or the bridge has others."""
        n = len(self.industries)
        if len(set(self.industries)) != n or len(self.industry_names) != n:
            raise TableError(refusals.IndustryCodesNotUnique(self.name))
        if self.bridge is not None and self.bridge.industries != self.industries:
            raise TableError(refusals.BridgeOfOtherIndustries(self.name, of))
