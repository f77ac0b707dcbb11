"""Deals: what is claimed without a reason, counted twice, or unlike what the parties announced."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import CheckFact, ConfirmedFact, Said


class DealsApart(CheckFact):
    """There are deals."""

    codes = ("deals-apart",)
    severities = ("note",)
    rows: int


class DealShareBlank(CheckFact):
    """A share of a deal is blank: what the programme can claim, how likely it is, what gave way."""

    codes = ("deals-unattributed", "deals-uncertain", "deals-displacement-not-stated")
    severities = ("warning",)
    share: str
    rows: int

    @property
    def code(self) -> str:
        """One for each share."""
        return self.codes[("attribution_share", "probability", "displaced_share").index(self.share)]


class DealsJobsDiffer(ConfirmedFact):
    """The jobs that the parties stated and the direct ones of the model are a factor of two and two jobs apart."""

    codes = ("deals-jobs-differ",)
    confirmed: bool
    stated: float
    model: float
    full_time: float | None


class DealsAlsoActivities(CheckFact):
    """Deals sell what activities of the study buy."""

    codes = ("deals-also-activities",)
    severities = ("warning",)
    rows: int
    categories: tuple[str, ...]


class DealsTradeMargin(CheckFact):
    """Deals are sales of trade, whose output is its margin."""

    codes = ("deals-trade-margin",)
    severities = ("warning",)
    rows: int


class DealsSaleByCategory(CheckFact):
    """Exports or investments are stated by category, of which part leaks."""

    codes = ("deals-sale-by-category",)
    severities = ("warning",)
    rows: int


class DealsSaid(Protocol):
    """What a language says of these."""

    def deals_apart(self, fact: DealsApart, /) -> Said: ...
    def deal_share_blank(self, fact: DealShareBlank, /) -> Said: ...
    def deals_jobs_differ(self, fact: DealsJobsDiffer, /) -> Said: ...
    def deals_also_activities(self, fact: DealsAlsoActivities, /) -> Said: ...
    def deals_trade_margin(self, fact: DealsTradeMargin, /) -> Said: ...
    def deals_sale_by_category(self, fact: DealsSaleByCategory, /) -> Said: ...
