"""Taxes of the place and of its levels of government."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import AssumptionFact, Taken


class TaxRate(AssumptionFact):
    """A named tax; the place by its identifier and by its name."""

    name: str
    categories: tuple[str, ...]
    rate: float
    place: str
    title: str
    level: str
    collector: str
    own_budget: bool
    source: str


class LevelsUnknown(AssumptionFact):
    """No shares of levels of government are at hand."""

    title: str


class FiscalShare(AssumptionFact):
    """A share or an average rate of the nation's taxes, by its name in the package."""

    name: str
    value: float
    source: str


class IncomeTaxBasis(AssumptionFact):
    """What the rates on income are applied to; whose state's and local income tax it is."""

    whose: Literal["own state", "own state where known", "all states"]


class TaxesSaid(Protocol):
    """What a language says of these."""

    def tax_rate(self, fact: TaxRate, /) -> Taken: ...
    def levels_unknown(self, fact: LevelsUnknown, /) -> Taken: ...
    def fiscal_share(self, fact: FiscalShare, /) -> Taken: ...
    def income_tax_basis(self, fact: IncomeTaxBasis, /) -> Taken: ...
