"""Rows whose spending is uncertain: what they spend at home for every draw, by the rules of the plain run.

Rows of one sheet, place, currency, year, profile and direction stand together, so that what a row spends is an array
(rows, draws) and no array is larger than that: categories are summed over the rows at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.impact.effects.net_new import deductions
from impactcalc.impact.rows.activities import SHARES, Activities, Masks
from impactcalc.impact.rows.money import TypedMoney
from impactcalc.impact.rows.organisers import part_of
from impactcalc.impact.uncertainty.day_draws import DayDraws
from impactcalc.impact.uncertainty.quantities import CellRanges, Values
from impactcalc.impact.uncertainty.rates import UncertainRates
from impactcalc.known.profiles import Per
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.rules import DAYS, HEADS, category_given, given, per_person_basis
from impactcalc.study.rows import SheetRows

ROOM = 250_000  # numbers in one array of rows and draws: what a core's own cache holds
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class RowGroup:
    """Rows that are alike but for their numbers.

    `table` has these rows alone, and `at` (U,) are their positions in the activities. `day` is their day; `bed` that of
    the draws in which day visitors stay, -1 where they cannot. `home_categories` (categories,) marks what of their
    spending is at home. `drawn` names the quantity in a cell, by field and position in the group.
    """

    table: SheetRows
    at: Rows
    place: int
    pair: int
    day: int
    bed: int
    home_categories: Floats
    drawn: Mapping[str, Mapping[int, str]]

    def categories(self, days: Sequence[DayDraws]) -> Masks:
        """The categories (categories,) that the rows can spend on at home."""
        table = self.table
        if table.sheet == "Budget":
            found = np.isin(CATEGORY_CODES, table.words("category").astype(str))
        else:
            found = np.array([given(table, code).any() for code in CATEGORY_CODES])
        if table.sheet == "Exchanges" and given(table, "tuition").any():
            found[CATEGORY_CODES.index("education")] = True
        for day in (self.day, self.bed):
            if day >= 0:
                found = found | (days[day].shares > 0)
        return np.asarray(found & (self.home_categories > 0), dtype=bool)

    def part(self, start: int, stop: int) -> RowGroup:
        """Some of the rows."""
        if start == 0 and stop >= len(self.at):
            return self
        by_field = ((field, cells, range(start, stop)) for field, cells in self.drawn.items())
        drawn = {field: {at - start: cells[at] for at in among if at in cells} for field, cells, among in by_field}
        return replace(
            self,
            table=rows_of(self.table, np.arange(start, min(stop, len(self.at)))),
            at=self.at[start:stop],
            drawn={field: cells for field, cells in drawn.items() if cells},
        )

    def of_rows(self, rows: Masks) -> RowGroup:
        """Those of its rows that are among some (N,) of all."""
        kept = np.flatnonzero(rows[self.at])
        if len(kept) == len(self.at):
            return self
        new = {int(old): at for at, old in enumerate(kept.tolist())}
        drawn = {field: {new[at]: cells[at] for at in cells if at in new} for field, cells in self.drawn.items()}
        return replace(
            self,
            table=rows_of(self.table, kept),
            at=self.at[kept],
            drawn={field: cells for field, cells in drawn.items() if cells},
        )


def spent(
    group: RowGroup,
    activities: Activities,
    days: Sequence[DayDraws],
    rates: UncertainRates,
    values: Values,
    draws: int,
) -> tuple[Floats, Floats]:
    """Gross and net new spending at home (draws or 1, categories) of a group's rows together, as typed.

    The formulas are those of spending._amounts and net_new.ledger; a test holds the two together.
    """
    # Where neither a cell nor what a scholarship leaves differs from draw to draw, rows need no draws of their own.
    own = bool(group.drawn) or bool((activities.scholarship[group.at] > 0).any())
    size = max(1, ROOM // (draws if own else len(CATEGORY_CODES)))
    ways = [_Way(days[day], values, rates) for day in (group.day, group.bed) if day >= 0]
    gross, net = _Sums(len(ways)), _Sums(len(ways))
    for start in range(0, len(group.at), size):
        _add(gross, net, group.part(start, start + size), activities, ways, values, draws, own=own)
    found = [both.by_category(ways) * group.home_categories for both in (gross, net)]
    return found[0], found[1]


class _Way:
    """A day by a profile in every draw: `shares` and `amounts` (draws or 1, categories), what a day costs (draws or
    1,), and what the profile's amount is per, None where it has none."""

    def __init__(self, day: DayDraws, values: Values, rates: UncertainRates) -> None:
        self.shares, self.amounts = day.by_category(values, rates)
        self.per = day.per if np.isfinite(day.amount) else None
        self.each_day = self.amounts.sum(axis=1) if self.per else np.zeros(1)


class _Sums:
    """Sums over rows, (draws or 1,) each: of what is typed by category, and for each way of spending a day, of the sums
    that a profile splits and of the person-days or people of which it says what they cost."""

    def __init__(self, ways: int) -> None:
        self.cells: dict[int, Floats] = {}
        self.split = [np.zeros(1) for _ in range(ways)]
        self.assumed = [np.zeros(1) for _ in range(ways)]

    def by_category(self, ways: Sequence[_Way]) -> Floats:
        """(draws or 1, categories)."""
        found: Floats = np.zeros((1, len(CATEGORY_CODES)))
        for way, split, assumed in zip(ways, self.split, self.assumed, strict=True):
            found = found + split[:, None] * way.shares + assumed[:, None] * np.nan_to_num(way.amounts)
        longest = max(map(len, (found, *self.cells.values())))
        found = np.array(np.broadcast_to(found, (longest, found.shape[1])))
        for code, cell in self.cells.items():
            found[:, code] += cell
        return found


def _add(
    gross: _Sums,
    net: _Sums,
    group: RowGroup,
    activities: Activities,
    ways: Sequence[_Way],
    values: Values,
    draws: int,
    *,
    own: bool,
) -> None:
    """Add a group's rows to the sums of gross and net new spending.

    Without draws of their `own` the part that is net new is the same whatever a day costs: 1 stands for it.
    """
    rows = _Fields(group, values, draws)
    weight = activities.weight[group.at][:, None]
    cells = dict(_cells(group, rows))
    parts = [_profile_sums(group, rows, way.per) for way in ways]
    if len(parts) > 1:  # with a bed in the draws in which there is a night
        stays = rows.number(DAYS[group.table.sheet]) > 0
        parts = [(split * mask, assumed * mask) for (split, assumed), mask in zip(parts, (~stays, stays), strict=True)]
    whole = sum(cells.values(), np.zeros((len(group.at), 1)))
    for way, (split, assumed) in zip(ways, parts, strict=True):
        whole = whole + split + assumed * (way.each_day if own else 1.0)
    left = raised = whole * weight  # of what is abroad, and of a trip, the first step takes all
    for _, _, remaining in deductions(
        TypedMoney(raised),
        {name: rows.number(name) for name in SHARES},
        TypedMoney(np.nan_to_num(rows.number("scholarship")) * weight),
        activities.abroad[group.at][:, None],
        activities.local_money[group.at][:, None],
        activities.payer_unknown[group.at][:, None],
    ):
        left = remaining
    kept = weight * np.divide(left, raised, out=np.zeros_like(left + raised), where=raised > 0)
    for into, factor in ((gross, weight), (net, kept)):
        for n, (split, assumed) in enumerate(parts):
            into.split[n] = into.split[n] + (factor * split).sum(axis=0)
            into.assumed[n] = into.assumed[n] + (factor * assumed).sum(axis=0)
        for code, cell in cells.items():
            into.cells[code] = into.cells.get(code, np.zeros(1)) + (factor * cell).sum(axis=0)


class _Fields:
    """The numbers of a group's rows: (U, 1) where nothing of a field is drawn, else (U, draws)."""

    def __init__(self, group: RowGroup, values: Values, draws: int) -> None:
        self.group, self.values, self.draws = group, values, draws
        self._read: dict[str, Floats] = {}

    def number(self, field: str) -> Floats:
        """A field; NaN where blank, or where the sheet has no such column."""
        if field not in self._read:
            self._read[field] = self._number(field)
        return self._read[field]

    def _number(self, field: str) -> Floats:
        table = self.group.table
        if field not in table.columns:
            return np.full((len(self.group.at), 1), np.nan)
        column = table.numbers(field)[:, None]
        drawn = {at: name for at, name in self.group.drawn.get(field, {}).items() if name in self.values}
        if drawn:
            column = np.repeat(column, self.draws, axis=1)
            for at, name in drawn.items():
                column[at] = self.values[name]
        return column

    def given(self, field: str) -> npt.NDArray[np.bool_]:
        """Which rows have something in a field (U, 1)."""
        return given(self.group.table, field)[:, None]

    @property
    def people(self) -> Floats:
        """Heads."""
        return np.nan_to_num(self.number(HEADS[self.group.table.sheet]))

    @property
    def days(self) -> Floats:
        """Days; a day visit (0 nights) is one day of spending."""
        return np.maximum(np.nan_to_num(self.number(DAYS[self.group.table.sheet])), 1.0)


def _cells(group: RowGroup, rows: _Fields) -> Iterator[tuple[int, Floats]]:
    """Amounts in category cells, by position of the category."""
    table = group.table
    if table.sheet == "Budget":
        categories = table.words("category")
        for code, name in enumerate(CATEGORY_CODES):
            mine = (categories == name)[:, None]
            if mine.any():
                yield code, np.where(mine, rows.number("amount"), 0.0)
        return
    per_person = (per_person_basis(table) & category_given(table))[:, None]
    factor = np.where(per_person, rows.people * rows.days, 1.0) if per_person.any() else np.ones((1, 1))
    for code, name in enumerate(CATEGORY_CODES):
        tuition = name == "education" and table.sheet == "Exchanges" and bool(rows.given("tuition").any())
        if rows.given(name).any() or tuition:
            amount = np.nan_to_num(rows.number(name)) * factor
            yield code, amount + np.nan_to_num(rows.number("tuition")) if tuition else amount


def _profile_sums(group: RowGroup, rows: _Fields, per: Per | None) -> tuple[Floats, Floats]:
    """Stated sums (U, draws or 1) that the profile splits, and person-days of the rows whose spending is assumed, or
    people where the profile's amount is `per` stay (0 where there are none, or it has no amount)."""
    nothing = np.zeros((len(group.at), 1))
    sums = np.where(rows.given("total_spend"), rows.number("total_spend"), np.nan)
    factors = {"daily_spend": ("people", "days"), "spend_per_person": ("people",), "spend_per_exchange": ()}
    for name, wanted in factors.items():
        stated = rows.given(name)
        if stated.any():
            amount = rows.number(name)
            for what in wanted:
                amount = amount * getattr(rows, what)
            if name == "spend_per_exchange":
                amount = amount * np.nan_to_num(rows.number("exchanges"))
            sums = np.where(stated, amount, sums)
    unstated = np.isnan(sums)
    times = rows.people * rows.days if per == "day" else rows.people
    assumed = np.where(unstated, times, 0.0) if per and unstated.any() else nothing
    return np.nan_to_num(sums), assumed


def grouped(
    tables: Sequence[SheetRows],
    activities: Activities,
    cells: Sequence[CellRanges],
    touched: Rows,
    keys: Rows,
) -> Iterator[RowGroup]:
    """The touched rows (positions in the activities) in groups; `keys` (T, 4): their place, pair, day and bed."""
    drawn: dict[tuple[str, int], dict[str, str]] = {}
    for item in cells:
        for row, name in zip(item.rows, item.names, strict=True):
            drawn.setdefault((item.sheet, row), {})[item.field] = name
    of_table, in_table = _located(tables, activities, touched)
    typed = list(zip(activities.origin[touched].tolist(), activities.row[touched].tolist(), strict=True))
    own = np.array([one in drawn for one in typed], dtype=np.int64)
    paid = activities.scholarship[touched] > 0
    members = np.column_stack([of_table, own, paid, activities.abroad[touched], activities.outbound[touched], keys])
    distinct, which = np.unique(members, axis=0, return_inverse=True)
    for number, (table, has_own, _, _, _, place, pair, day, bed) in enumerate(distinct.tolist()):
        mine = np.flatnonzero(which.reshape(-1) == number)
        by_field: dict[str, dict[int, str]] = {}
        for position, at in enumerate(mine.tolist() if has_own else ()):
            for field, name in drawn[typed[at]].items():
                # What the other party of the row states is blank in this one's.
                if not np.isnan(tables[table].numbers(field)[in_table[at]]):
                    by_field.setdefault(field, {})[position] = name
        at_home = activities.at_home[touched[mine[0]]].astype(np.float64)
        yield RowGroup(rows_of(tables[table], in_table[mine]), touched[mine], place, pair, day, bed, at_home, by_field)


def rows_of(table: SheetRows, at: Rows) -> SheetRows:
    """Some rows of a sheet."""
    return replace(table, rows=table.rows[at], columns={name: values[at] for name, values in table.columns.items()})


def _located(tables: Sequence[SheetRows], activities: Activities, rows: Rows) -> tuple[Rows, Rows]:
    """In which table, and where in it, activities stand."""
    of_table, in_table = np.full(len(rows), -1, dtype=np.int64), np.zeros(len(rows), dtype=np.int64)
    for number, table in enumerate(tables):
        of_sheet = (activities.origin[rows] == table.origin) & (activities.sheet[rows] == table.sheet)
        mine = np.flatnonzero(of_sheet & (activities.part[rows] == part_of(table)))
        if not len(mine) or not len(table):
            continue
        at = np.minimum(np.searchsorted(table.rows, activities.row[rows[mine]]), len(table) - 1)
        same = table.rows[at] == activities.row[rows[mine]]
        if "direction" in table.columns:
            same &= np.asarray(table.words("direction")[at] == activities.direction[rows[mine]], dtype=bool)
        of_table[mine[same]], in_table[mine[same]] = number, at[same]
    return of_table, in_table
