"""Deals: exports, inward investment and joint projects that the programme can claim; an account of their own.

Nothing here enters an impact, a contribution or a total of activities. What is claimed of a deal is

    amount x probability x attribution x (1 - displaced)

at constant prices of the row's price year, without discounting. A one-off amount is spread evenly over its years, a
yearly amount is that of each year. A share left blank takes nothing off, and the account is then "at most".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from operator import itemgetter
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, Objects
from impactcalc.economy.collection import is_collection
from impactcalc.economy.economy import Economy
from impactcalc.economy.industry_search import NotOne, find_industry
from impactcalc.economy.package import available, locate
from impactcalc.economy.prices import Prices
from impactcalc.errors import InputError, LedgerError, Problem
from impactcalc.facts.assumptions.tables import WhyTable
from impactcalc.facts.errors import runs as refusals
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import runs
from impactcalc.impact.effects.effects import EFFECTS, demand_multipliers, known_product
from impactcalc.impact.effects.home import Home, PlaceOfStudy, home_of
from impactcalc.impact.rows.money import ReportMoney, TableMoney, TypedMoney
from impactcalc.impact.rows.price_basis import PriceBasis, price_basis
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study

Masks = npt.NDArray[np.bool_]
DEAL_SHARES = ("probability", "attribution_share", "displaced_share")
DEDUCTIONS = ("not_certain", "not_attributable", "displaced")
TOLERANCE = 1e-9


@dataclass(frozen=True)
class CalendarYears:
    """What falls into each calendar year: `years` (Y,), claimed of one-off and yearly deals (Y,), report-year prices,
    and the effects (Y, effects, measures)."""

    years: npt.NDArray[np.int64]
    one_off: Floats
    yearly: Floats
    effects: Floats


@dataclass(frozen=True)
class YearOfDeals:
    """The yearly deals in a calendar year: how many run, claimed, report-year prices, effects (effects, measures)."""

    year: int
    runs: int
    claimed: float
    effects: Floats


@dataclass(frozen=True)
class DealsAccount:
    """N deals in canonical order (by id), money in report-year prices.

    `sheet` holds the rows as typed, `industry` the code of the place's table that each sells from ("" where the row has
    a category). `steps` (N,) are an average year's: stated - not_certain - not_attributable - displaced = claimed, and
    claimed = taxes_on_sale + leakage + wages_to_residents + local_final_demand. `effects` (N, effects, measures) are
    those of an average year of what is claimed, `whole_effects` of the deal before any share.
    """

    home: Home
    basis: PriceBasis
    sheet: SheetRows
    industry: Objects
    industry_name: Objects
    steps: dict[str, ReportMoney]
    effects: Floats
    whole_effects: Floats

    def __len__(self) -> int:
        return len(self.sheet)

    @property
    def years(self) -> Floats:
        """How many years each deal lasts (N,)."""
        return self.sheet.numbers("years")

    @property
    def one_off(self) -> Masks:
        """Which deals are one-off."""
        return np.asarray(self.sheet.words("phase") == "one_off", dtype=bool)

    def not_stated(self, share: str) -> Masks:
        """Which deals with something to claim leave a share blank."""
        return np.asarray(np.isnan(self.sheet.numbers(share)) & (self.steps["claimed"] > 0), dtype=bool)

    @property
    def at_most(self) -> bool:
        """Whether some share was left blank, so that the account is an upper bound."""
        return any(bool(self.not_stated(share).any()) for share in DEAL_SHARES)

    def reading_order(self) -> npt.NDArray[np.int64]:
        """Positions in the order of the workbook."""
        return np.argsort(self.sheet.rows, kind="stable").astype(np.int64)

    @property
    def claimed_in_all(self) -> Floats:
        """Claimed of each deal over all of its years (N,)."""
        return np.asarray(self.steps["claimed"] * self.years)

    @property
    def one_off_claimed(self) -> float:
        """Claimed of the one-off deals in all, over their years."""
        return float(self.claimed_in_all[self.one_off].sum())

    @property
    def one_off_effects(self) -> Floats:
        """Effects of the one-off deals in all, over their years (effects, measures); jobs are job-years."""
        return np.asarray((self.effects * self.years[:, None, None])[self.one_off].sum(axis=0))

    def yearly_in(self, year: int) -> YearOfDeals:
        """The yearly deals that run in a calendar year: they need not all run together in any."""
        first = self.sheet.numbers("first_year")
        runs = ~self.one_off & (first <= year) & (year <= first + self.years - 1)
        claimed = float(self.steps["claimed"][runs].sum())
        return YearOfDeals(year, int(np.count_nonzero(runs)), claimed, np.asarray(self.effects[runs].sum(axis=0)))

    @property
    def yearly_peak(self) -> YearOfDeals | None:
        """The first of the years in which the yearly deals come to most; None without yearly deals."""
        if self.one_off.all():
            return None
        found = self.calendar()
        begun = found.years >= self.sheet.numbers("first_year")[~self.one_off].min()
        running = begun & (found.yearly >= found.yearly.max() * (1 - 1e-12))
        return self.yearly_in(int(found.years[running][0]))

    def calendar(self) -> CalendarYears:
        """Each deal's average year, in each of the calendar years that it lasts."""
        first = self.sheet.numbers("first_year")
        last = first + self.years - 1
        years = np.arange(int(first.min()), int(last.max()) + 1, dtype=np.int64)
        runs = (years[:, None] >= first) & (years[:, None] <= last)
        claimed = runs * self.steps["claimed"]
        effects = known_product(runs.astype(np.float64), self.effects.reshape(len(self), -1))
        return CalendarYears(
            years,
            claimed[:, self.one_off].sum(axis=1),
            claimed[:, ~self.one_off].sum(axis=1),
            effects.reshape(len(years), *self.effects.shape[1:]),
        )


def deals_account(
    study: Study, economy_at: Callable[[str], tuple[Economy, WhyTable]], prices: Prices, report_year: int
) -> DealsAccount | None:
    """The account of the sheet Deals; None without rows.

    An industry's amount is a sale of its own output at the table's valuation, all of it local final demand: f is the
    amount in that industry. A category's amount goes through the place's bridge at purchaser prices, as a visitor's
    does. Effects are C L f and C L2 f (methods, section 6). InputError with every row whose industry is not known, is
    absent from the place or has no multiplier, and where a rate is missing; LedgerError when money does not add up.
    """
    if not len(study.deals):
        return None
    sheet = _in_canonical_order(study.deals)
    places = sheet.words("place")
    home = home_of(places, set(places.tolist()), study.settings.place, economy_at)
    industry, names = _industries(sheet, home)
    basis = price_basis(
        sheet.words("currency"),
        sheet.numbers("year").astype(np.int64),
        lambda i: ("Deals", int(sheet.rows[i])),
        home.main.economy,
        prices,
        report_year,
    )
    home = replace(home, report_over_table=basis.report_over_table)
    per_year = sheet.numbers("amount") / np.where(sheet.words("phase") == "one_off", sheet.numbers("years"), 1.0)
    steps, fraction = _ledger(per_year, sheet)
    for name, share in _uses(home, sheet, industry).items():
        steps[name] = steps["claimed"] * share
    _must_close(steps)
    whole = _effects(home, sheet, industry, basis.in_table_prices(TypedMoney(per_year)))
    return DealsAccount(
        home=home,
        basis=basis,
        sheet=sheet,
        industry=industry,
        industry_name=names,
        steps={name: basis.in_report_prices(TypedMoney(column)) for name, column in steps.items()},
        effects=np.where(fraction[:, None, None] == 0.0, 0.0, whole * fraction[:, None, None]),
        whole_effects=whole,
    )


def industry_problems(
    deals: SheetRows, place: str, economy_at: Callable[[str], tuple[Economy, WhyTable]]
) -> tuple[Problem, ...]:
    """What is wrong with the industries that rows name, whatever else is wrong with them; `place` is the study's."""
    if not len(deals):
        return ()
    places = deals.words("place")
    try:
        _industries(deals, home_of(places, set(places.tolist()), place, economy_at))
    except InputError as error:
        return error.problems
    return ()


def _in_canonical_order(table: SheetRows) -> SheetRows:
    """By id: sums taken in this order do not depend on the order of rows."""
    order = np.argsort(table.words("id").astype(str), kind="stable")
    moved = {name: values[order] for name, values in table.columns.items()}
    return replace(table, rows=table.rows[order], columns=MappingProxyType(moved))


def _ledger(per_year: Floats, sheet: SheetRows) -> tuple[dict[str, Floats], Floats]:
    """The steps from stated to claimed (N,), each of what the one before left, and claimed over stated."""
    steps = {"stated": per_year}
    left, fraction = per_year, np.ones(len(sheet))
    for step, name in zip(DEDUCTIONS, DEAL_SHARES, strict=True):
        share = sheet.numbers(name)
        kept = np.where(np.isnan(share), 1.0, 1.0 - share if name == "displaced_share" else share)
        steps[step] = left * (1.0 - kept)
        left, fraction = left * kept, fraction * kept
    steps["claimed"] = left
    return steps, fraction


def _uses(home: Home, sheet: SheetRows, industry: Objects) -> dict[str, Floats]:
    """Where a unit that is claimed goes (N,): all of it to the industry, or as the place's bridge has the category."""
    by_category = (sheet.words("category")[:, None] == np.array(CATEGORY_CODES, dtype=object)).astype(np.float64)
    return {
        "taxes_on_sale": home.shares(by_category, lambda bridge: bridge.tax),
        "leakage": home.shares(by_category, lambda bridge: bridge.leakage),
        "wages_to_residents": home.shares(by_category, lambda bridge: bridge.wages),
        "local_final_demand": home.shares(by_category, lambda bridge: bridge.B.sum(axis=0)) + (industry != ""),
    }


def _effects(home: Home, sheet: SheetRows, industry: Objects, amount: TableMoney) -> Floats:
    """Effects of amounts (N,) at table-year prices -> (N, effects, measures), report-year money."""
    by_category = (sheet.words("category")[:, None] == np.array(CATEGORY_CODES, dtype=object)) * amount[:, None]
    found = home.row_effects(TableMoney(by_category))
    for here in home.places:
        own = here.rows[industry[here.rows] != ""]
        at = np.array([here.economy.industries.index(code) for code in industry[own]], dtype=np.int64)
        unit = np.moveaxis(demand_multipliers(here.economy, at), 2, 0)
        size = amount[own, None, None]
        made = np.where(size == 0.0, 0.0, unit * size)
        found[own] = here.table.in_prices(made, home.report_over_table)
    return found


def _must_close(steps: dict[str, Floats]) -> None:
    deducted = steps["stated"] - sum(steps[name] for name in DEDUCTIONS)
    uses = ("taxes_on_sale", "leakage", "wages_to_residents", "local_final_demand")
    used = sum((steps[name] for name in uses), np.zeros_like(deducted))
    closing: dict[refusals.OfDeals, Floats] = {"claimed": steps["claimed"] - deducted, "uses": steps["claimed"] - used}
    for identity, difference in closing.items():
        open_rows = np.flatnonzero(np.abs(difference) > TOLERANCE * np.maximum(np.abs(steps["stated"]), 1e-300))
        if len(open_rows):
            raise LedgerError(refusals.DealsOpen(identity, len(open_rows)))


def _industries(sheet: SheetRows, home: Home) -> tuple[Objects, Objects]:
    """The code and the name of each row's industry in the table of its place (N,), "" where it names none."""
    codes, names = np.full(len(sheet), "", dtype=object), np.full(len(sheet), "", dtype=object)
    problems: list[tuple[int, Problem]] = []
    for here in home.places:
        title = dict(zip(here.economy.industries, here.economy.industry_names, strict=True))
        for text in dict.fromkeys(sheet.words("industry")[here.rows].tolist()):
            if not text:
                continue
            rows = here.rows[sheet.words("industry")[here.rows] == text]
            found = find_industry(here.economy, text)
            wrong = _wrong(found, here)
            if wrong is not None:
                problems += [
                    (int(sheet.rows[i]), Problem("Deals", sheet.cell(int(i), "industry"), text, wrong)) for i in rows
                ]
            elif isinstance(found, str):
                codes[rows], names[rows] = found, title[found]
    if problems:
        raise InputError([problem for _, problem in sorted(problems, key=itemgetter(0))])
    return codes, names


def _wrong(found: str | NotOne, here: PlaceOfStudy) -> ProblemFact | None:
    """What is wrong with an industry that was looked up; None where nothing is."""
    economy = here.economy
    names = dict(zip(economy.industries, economy.industry_names, strict=True))
    shown = _shown(economy)
    if isinstance(found, NotOne):
        if found.several:
            return runs.IndustryOfSeveral(economy.name, tuple((one, names[one]) for one in found.several), shown)
        return runs.UnknownIndustry(economy.name, tuple((one, names[one]) for one in found.near), shown)
    if found in economy.absent:
        return runs.IndustryAbsent(here.place, (found, names[found]), shown)
    at = np.array([economy.industries.index(found)], dtype=np.int64)
    if np.isnan(demand_multipliers(economy, at)[[EFFECTS.index("total_type_1"), EFFECTS.index("total_type_2")]]).all():
        return runs.IndustryWithoutMultiplier(economy.name, (found, names[found]), shown)
    return None


def _shown(economy: Economy) -> str:
    """By what words `impactcalc multipliers show` shows the table in use; "" where a folder has it."""
    nation = economy.nation or economy
    if nation.name not in available():
        return ""
    # A package of one economy says all by its name; of many, or for a part of the nation, the place is needed too.
    alone = economy.nation is None and not is_collection(locate(nation.name))
    return nation.name if alone else f"{economy.place} --multipliers {nation.name}"
