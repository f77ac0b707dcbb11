"""The places of a study, each with its own economy, and what spending in each of them does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, Objects
from impactcalc.economy.bridge import Bridge
from impactcalc.economy.economy import Economy, Measure
from impactcalc.errors import TableError
from impactcalc.facts.assumptions.tables import WhyTable
from impactcalc.facts.errors import tables as refusals
from impactcalc.impact.effects.effects import CategoryMultipliers, category_multipliers
from impactcalc.impact.effects.spent import ByCategory, blocks, sum_of
from impactcalc.impact.rows.money import M, ReportMoney, TableMoney


@dataclass(frozen=True)
class PlaceOfStudy:
    """One place: its economy and why that one, its folded table, and which activities (positions) are there."""

    place: str
    economy: Economy
    reason: WhyTable
    table: CategoryMultipliers
    rows: npt.NDArray[np.int64]

    @property
    def fits(self) -> bool:
        """Whether the multipliers are those of the place itself."""
        return self.place == self.economy.place


@dataclass(frozen=True)
class Home:
    """All places of a study, the study's own first. The whole is the sum over the places: what one city buys from
    another is a leakage of the first and, coming from no visitor, no impact of the second."""

    places: tuple[PlaceOfStudy, ...]
    report_over_table: float

    @property
    def main(self) -> PlaceOfStudy:
        """The study's own place, or the first one of its rows."""
        return self.places[0]

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that every place has."""
        return self.main.table.measures

    def shares(self, spending: ByCategory[M], of: Callable[[Bridge], Floats]) -> Floats:
        """What the bridge of each row's place makes of its spending (N, categories) -> (N,)."""
        found = np.zeros(len(spending))
        for here in self.places:
            by_category = of(here.economy.spending_bridge())
            for rows, part in blocks(spending, here.rows):
                found[rows] = part @ by_category
        return found

    def row_effects(self, spending: ByCategory[TableMoney]) -> Floats:
        """Effects of each row (N, categories) -> (N, effects, measures), report-year money."""
        first = self.main.table.K
        found = np.zeros((len(spending), first.shape[0], first.shape[1]))
        for here in self.places:
            for rows, part in blocks(spending, here.rows):
                found[rows] = self.in_report_prices(here, here.table.effects(part))
        return found

    def effects(self, spending: ByCategory[TableMoney], rows: npt.NDArray[np.bool_] | None = None) -> Floats:
        """Effects of all rows, or of some, together: (N, categories) -> (effects, measures), report-year money."""
        return np.asarray(sum(self.effects_by_place(spending, rows).values()))

    def effects_by_place(
        self, spending: ByCategory[TableMoney], rows: npt.NDArray[np.bool_] | None = None
    ) -> Mapping[str, Floats]:
        """The same by place."""
        found = {}
        for here in self.places:
            counted = here.rows if rows is None else here.rows[rows[here.rows]]
            found[here.place] = self.in_report_prices(here, here.table.effects(sum_of(spending, counted)))
        return found

    def category_effects(self, spending: ByCategory[TableMoney]) -> Floats:
        """Effects by category: (N, categories) -> (categories, effects, measures), report-year money."""
        found = np.zeros((spending.shape[1], *self.main.table.K.shape[:2]))
        for here in self.places:
            found += self.in_report_prices(here, here.table.effects(np.diag(sum_of(spending, here.rows))))
        return found

    def category_shares(self, spending: ByCategory[M], of: Callable[[Bridge], Floats]) -> Floats:
        """What each place's bridge makes of the spending there: (N, categories) -> (categories,)."""
        found = np.zeros(spending.shape[1])
        for here in self.places:
            found += sum_of(spending, here.rows) * of(here.economy.spending_bridge())
        return found

    def industry_output(self, spending: ByCategory[TableMoney]) -> Floats:
        """Output by round and industry (rounds, n), report-year money; the places have the same industries."""
        found = np.zeros(self.main.table.by_industry.shape[:2])
        for here in self.places:
            found += here.table.industry_output(sum_of(spending, here.rows))
        return found * self.report_over_table

    def reported(self, money: TableMoney) -> ReportMoney:
        """Money in the table's prices in the report's."""
        return ReportMoney(money * self.report_over_table)

    def in_report_prices(self, here: PlaceOfStudy, effects: Floats) -> Floats:
        """Effects of spending in a place (..., measures) in report-year money."""
        return here.table.in_prices(effects, self.report_over_table)


def home_of(
    places: Objects,
    own: Collection[str],
    main: str,
    economy_at: Callable[[str], tuple[Economy, WhyTable]],
    report_over_table: float = 1.0,
) -> Home:
    """Those of the rows' places (N,) that are the study's `own`, its main one first; without any it is that alone.

    A place in another country is not home: what happens there counts there.

    TableError when the places' tables differ in currency, year, measures or industries, so that nothing can be added.
    """
    there = sorted(set(own) or {main}, key=lambda place: (place != main, place))
    tables = [economy_at(place) for place in there]
    known = all("jobs_fte" in economy.measures for economy, _ in tables)
    found = []
    for place, (economy, reason) in zip(there, tables, strict=True):
        if not known:  # of a whole whose parts are not all known there are none either
            economy = economy.without_full_time()
        rows = np.flatnonzero(places == place).astype(np.int64)
        found.append(PlaceOfStudy(place, economy, reason, category_multipliers(economy), rows))
    first = found[0].economy
    for here in found[1:]:
        other = here.economy
        alike: dict[refusals.Differing, tuple[object, object]] = {
            "currency": (first.currency, other.currency),
            "year": (first.year, other.year),
            "measures": (first.measures, other.measures),
            "industries": (first.industries, other.industries),
        }
        for what, (one, two) in alike.items():
            if one != two:
                raise TableError(refusals.TablesOfPlacesDiffer(found[0].place, here.place, what))
    return Home(tuple(found), report_over_table)
