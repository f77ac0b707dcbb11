"""Taxes of the place, and costs beside them."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import CheckFact, ConfirmedFact, Said


class SaleTaxesAboveTable(CheckFact):
    """The named taxes take more than the table has of taxes at the sale."""

    codes = ("sale-taxes-above-table",)
    severities = ("note",)
    taken: float
    counted: float
    currency: str


class TaxRatesHigh(ConfirmedFact):
    """All taxes on a category add up to more than 40%."""

    codes = ("tax-rates-high",)
    confirmed: bool
    category: str
    rate: float


class TaxLeftOut(CheckFact):
    """An offered tax rate waits for a yes, or its row says no."""

    codes = ("tax-left-out", "tax-to-confirm")
    severities = ("note",)
    refused: bool
    alone: bool
    name: str
    rate: float
    categories: tuple[str, ...]
    collector: str
    would_collect: float
    currency: str
    source: str

    @property
    def code(self) -> str:
        """Said no, or nothing."""
        return self.codes[not self.refused]


class TaxRatesOfAnotherYear(CheckFact):
    """Offered rates count and are of a later year than the study."""

    codes = ("tax-rates-of-another-year",)
    severities = ("warning",)
    count: int
    years: tuple[int, ...]
    study_year: int


class CostsMissing(CheckFact):
    """Taxes come to the city's own budget, and the sheet Budget is empty."""

    codes = ("costs-missing",)
    severities = ("warning",)
    amount: float
    currency: str


class TaxesSaid(Protocol):
    """What a language says of these."""

    def sale_taxes_above_table(self, fact: SaleTaxesAboveTable, /) -> Said: ...
    def tax_rates_high(self, fact: TaxRatesHigh, /) -> Said: ...
    def tax_left_out(self, fact: TaxLeftOut, /) -> Said: ...
    def tax_rates_of_another_year(self, fact: TaxRatesOfAnotherYear, /) -> Said: ...
    def costs_missing(self, fact: CostsMissing, /) -> Said: ...
