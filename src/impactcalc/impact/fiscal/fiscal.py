"""Tax by level of government, and what of it comes to the city's own budget (methods, section 6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Economy
from impactcalc.economy.fiscal_shares import Fiscal
from impactcalc.impact.effects.effects import ROUNDS
from impactcalc.impact.effects.home import Home, PlaceOfStudy
from impactcalc.impact.effects.local_money import ProgrammeCost
from impactcalc.impact.effects.spent import ByCategory, sum_of
from impactcalc.impact.rows.money import ReportMoney, TableMoney
from impactcalc.impact.rows.sale_taxes import SaleTax, collected
from impactcalc.known.vocabulary import CATEGORY_CODES

Level = Literal["federal", "state", "local", "not_split"]
LEVELS: tuple[Level, ...] = get_args(Level)
TaxKind = Literal["sale", "production", "personal_income", "social_contributions"]
TAX_KINDS: tuple[TaxKind, ...] = get_args(TaxKind)
SALE, PRODUCTION, PERSONAL, CONTRIBUTIONS = range(len(TAX_KINDS))
DIRECT = ROUNDS.index("direct")
NOT_NAMED = "not named on the sheet Taxes"


@dataclass(frozen=True)
class Revenue:
    """Tax revenue that some spending supports, report-year prices.

    `amounts` (kinds, rounds, levels) holds all of it once; nan for a kind that is not known. `collected` (taxes,
    categories) is what the named taxes take of the spending in full; `counted` (taxes, categories) the part of it that
    `amounts` holds: in a category never more than what the table has room for. Both directly, at the sale. `split` says
    whether the levels are known: without the nation's shares only what is named has one, so that no level's tax is
    known in full.
    """

    amounts: Floats
    collected: Floats
    counted: Floats
    split: bool

    @property
    def total(self) -> float:
        """All taxes, every level; nan where some kind is not known."""
        return float(self.amounts.sum())

    @property
    def known(self) -> float:
        """The taxes of the kinds that are known, every level."""
        return float(np.nansum(self.amounts.sum(axis=(1, 2))))

    @property
    def levels_known(self) -> Floats:
        """`amounts` by level as far as a level is known in full: else nan, and all of it under "not split"."""
        if self.split:
            return self.amounts
        found = np.full_like(self.amounts, np.nan)
        found[:, :, LEVELS.index("not_split")] = self.amounts.sum(axis=2)
        return found

    def by_level(self) -> dict[Level, float]:
        """The sum over kinds and rounds at each level; nan for a level that is not known in full."""
        return dict(zip(LEVELS, self.levels_known.sum(axis=(0, 1)).tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One figure of the long table: summed over a scope, `amount` is all of its tax; `collected` is a memo."""

    scope: Literal["impact", "contribution"]
    kind: TaxKind
    tax: str
    collector: str
    round: str
    level: Level
    own_budget: bool
    collected: float
    amount: float


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A tax of the sheet that does not count, and what it would take of net new spending beside all the others."""

    tax: SaleTax
    would_collect: float


@dataclass(frozen=True)
class FiscalEffects:
    """Tax revenue supported: of the impact (net new), and of the contribution beside it.

    Tax lies inside value added, but for taxes on the sale at basic prices, which are on top of it; none is ever
    added to an effect.
    """

    taxes: tuple[SaleTax, ...]
    impact: Revenue
    contribution: Revenue
    cost: ProgrammeCost
    left_out: tuple[LeftOut, ...] = ()

    @property
    def own_taxes(self) -> tuple[SaleTax, ...]:
        """The named taxes that come to the budget of the city that reports."""
        return tuple(tax for tax in self.taxes if tax.own_budget)

    @property
    def own_budget(self) -> float:
        """What the city's own taxes take of net new spending, in full."""
        return self.own_collected(self.impact)

    def own_collected(self, revenue: Revenue) -> float:
        """What the city's own taxes take of the spending behind a revenue, in full."""
        own = [tax.own_budget for tax in self.taxes]
        return float(revenue.collected[own].sum())

    @property
    def per_unit_of_cost(self) -> float | None:
        """Own taxes for each unit of local money spent; None where neither the Budget nor an organiser states any."""
        return self.own_budget / self.cost.total if self.own_taxes and self.cost.own > 0 else None

    def categories_above(self) -> tuple[str, ...]:
        """Categories on which the named taxes take more of net new spending than the table holds."""
        taken, counted = self.impact.collected.sum(axis=0), self.impact.counted.sum(axis=0)
        return tuple(code for code, a, b in zip(CATEGORY_CODES, taken, counted, strict=True) if a > b * (1 + 1e-9))

    def lines(self) -> Iterator[TaxLine]:
        """Every figure, impact first: the named taxes, then what is split by the nation's shares and rates."""
        scopes: tuple[tuple[Literal["impact", "contribution"], Revenue], ...] = (
            ("impact", self.impact),
            ("contribution", self.contribution),
        )
        for scope, revenue in scopes:
            unnamed = revenue.amounts.copy()
            for t, tax in enumerate(self.taxes):
                counted = float(revenue.counted[t].sum())
                unnamed[SALE, DIRECT, LEVELS.index(tax.level)] -= counted
                taken = float(revenue.collected[t].sum())
                yield TaxLine(
                    scope, "sale", tax.name, tax.collector, "direct", tax.level, tax.own_budget, taken, counted
                )
            # What is left of the sale's is only rounding where every tax on the sale is named.
            unnamed[SALE][np.abs(unnamed[SALE]) <= 1e-9 * np.abs(revenue.amounts[SALE]).sum()] = 0.0
            for k, kind in enumerate(TAX_KINDS):
                for r, name in enumerate(ROUNDS):
                    for at, level in enumerate(LEVELS):
                        if unnamed[k, r, at] != 0:
                            tax_name = NOT_NAMED if kind == "sale" else ""
                            amount = float(unnamed[k, r, at])
                            yield TaxLine(scope, kind, tax_name, "", name, level, False, float("nan"), amount)


def fiscal_effects(
    taxes: tuple[SaleTax, ...],
    home: Home,
    net: ByCategory[TableMoney],
    gross: ByCategory[TableMoney],
    cost: ProgrammeCost,
    left_out: tuple[SaleTax, ...] = (),
) -> FiscalEffects:
    """Tax by level of net new and of gross spending at home, both (N, categories) in table-year prices."""
    waiting: tuple[LeftOut, ...] = ()
    if left_out:
        would = revenue((*taxes, *left_out), home, net).collected[len(taxes) :].sum(axis=1).tolist()
        waiting = tuple(LeftOut(tax, amount) for tax, amount in zip(left_out, would, strict=True))
    return FiscalEffects(taxes, revenue(taxes, home, net), revenue(taxes, home, gross), cost, waiting)


def revenue(taxes: Sequence[SaleTax], home: Home, spending: ByCategory[TableMoney]) -> Revenue:
    """Tax by kind, round and level of spending (N, categories) in table-year prices, summed over the places."""
    found = Revenue(
        np.zeros((len(TAX_KINDS), len(ROUNDS), len(LEVELS))),
        np.zeros((len(taxes), spending.shape[1])),
        np.zeros((len(taxes), spending.shape[1])),
        split=True,
    )
    for here in home.places:
        there = home.reported(sum_of(spending, here.rows))
        place = revenue_of(taxes, here, there)
        found = Revenue(
            found.amounts + place.amounts,
            found.collected + place.collected,
            found.counted + place.counted,
            found.split and place.split,
        )
    return found


def revenue_of(taxes: Sequence[SaleTax], here: PlaceOfStudy, spending: ReportMoney) -> Revenue:
    """Tax by kind, round and level of spending (categories,) in one place.

    At producer prices the direct round's taxes on production hold the taxes on the sale: the named ones take their
    part of them, category by category, and the nation's shares split the rest. At basic prices the named ones take
    their part of what the bridge took off before local final demand. Where they would take more than there is, they
    are scaled down in proportion. Indirect and induced taxes on production go by the nation's shares; personal taxes
    and contributions are the nation's average rates on labour income, nan without them. What the table does not tell
    is nan.
    """
    economy, measures = here.economy, here.table.measures
    K = {measure: here.table.K[: len(ROUNDS), m] for m, measure in enumerate(measures)}
    unknown = np.full((len(ROUNDS), len(spending)), np.nan)
    bought = spending != 0  # nothing bought, nothing unknown
    production = np.where(bought, K.get("taxes_on_production", unknown) * spending, 0.0)
    income = np.where(bought, K.get("labour_income", unknown) * spending, 0.0).sum(axis=1)
    producer_prices = economy.valuation == "producer"
    on_the_sale = production[DIRECT] if producer_prices else spending * economy.spending_bridge().tax

    taken = collected(taxes, spending, here.place)
    room, wanted = np.maximum(on_the_sale, 0.0), taken.sum(axis=0)
    counted = taken * np.divide(room, wanted, out=np.ones_like(room), where=wanted > room)

    split = _production_split(economy.fiscal)
    amounts = np.zeros((len(TAX_KINDS), len(ROUNDS), len(LEVELS)))
    for t, tax in enumerate(taxes):
        amounts[SALE, DIRECT, LEVELS.index(tax.level)] += counted[t].sum()
    unnamed = on_the_sale.sum() - counted.sum()
    amounts[PRODUCTION] = np.outer(production.sum(axis=1), split)
    if producer_prices:
        amounts[PRODUCTION, DIRECT] = unnamed * split
    else:
        amounts[SALE, DIRECT] += unnamed * split
    if economy.fiscal is not None:
        personal, contributions = _income_rates(economy.fiscal)
        amounts[PERSONAL] = np.outer(income, personal)
        amounts[CONTRIBUTIONS] = np.outer(income, contributions)
    else:
        amounts[[PERSONAL, CONTRIBUTIONS], :, LEVELS.index("not_split")] = np.where(income == 0, 0.0, np.nan)
    return Revenue(amounts, taken, counted, split=economy.fiscal is not None)


def knows_own_income_tax(economy: Economy) -> bool:
    """Whether the state and local income tax of a place is that of its own states, not the average of all states."""
    return economy.nation is not None and economy.fiscal != economy.nation.fiscal


def rates_on_income(shares: Fiscal | None) -> Floats:
    """What a unit of labour income pays in personal tax and social contributions, by level (levels,); 0: not known."""
    return np.zeros(len(LEVELS)) if shares is None else sum(_income_rates(shares), np.zeros(len(LEVELS)))


def _production_split(shares: Fiscal | None) -> Floats:
    """Shares of taxes on production by level (levels,); all of it "not split" where no shares are known."""
    if shares is None:
        return np.array([0.0, 0.0, 0.0, 1.0])
    federal, state = shares.federal_production.value, shares.state_production.value
    return np.array([federal, (1.0 - federal) * state, (1.0 - federal) * (1.0 - state), 0.0])


def _income_rates(shares: Fiscal) -> tuple[Floats, Floats]:
    """Personal tax and social contributions per unit of labour income, by level (levels,) each."""
    regional, state = shares.state_local_income_tax.value, shares.state_income.value
    personal = np.array([shares.federal_personal_tax.value, regional * state, regional * (1.0 - state), 0.0])
    return personal, np.array([shares.social_contributions.value, 0.0, 0.0, 0.0])
