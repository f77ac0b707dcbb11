"""From which cells each amount of an activity was typed or worked out: the cells, what stands in them, and how."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from impactcalc.facts.origins.cells import Factor, WorkedOut
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.organisers import part_of
from impactcalc.impact.rows.spending import money_tables
from impactcalc.known.segments import AnyProfile
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.rules import DAYS, HEADS, given, per_person_basis
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study

LEAST = 1e-9  # of what was typed: what is left beside it is rounding

_Key = tuple[str, str, int, str]


def typed_cells(
    study: Study, rows: Activities, activities: Sequence[int], categories: Sequence[int]
) -> list[WorkedOut]:
    """For each pair of an activity and a category the cells: Visitors, D4 (226) x F4 (4) x H4 (120).

    What a profile multiplies them by stands behind its name, in the row's currency: the amount is then their product.
    """
    if not len(activities):
        return []
    found: dict[_Key, tuple[_Table, int]] = {}
    at_home = rows.home_amounts
    for each in money_tables(study):
        table = _Table(each, study.profiles)
        part = part_of(each)
        ids = each.words("id").tolist()
        found |= {(each.sheet, part, row, ids[at]): (table, at) for at, row in enumerate(each.rows.tolist())}
    worked_out = []
    for i, c in zip(activities, categories, strict=True):
        table, at = found[(rows.sheet[i], rows.part[i], int(rows.row[i]), rows.id[i])]
        amount = float(at_home[i, c] / rows.weight[i])
        products = tuple(map(tuple, table.parts(at, CATEGORY_CODES[c], amount)))
        worked_out.append(WorkedOut(str(rows.origin[i]), products))
    return worked_out


class _Table:
    """The rows of a sheet, with what is asked of them again and again worked out once."""

    def __init__(self, table: SheetRows, profiles: Mapping[str, AnyProfile]) -> None:
        self.table, self.profiles = table, profiles
        self.is_budget = table.sheet == "Budget"
        if not self.is_budget:
            self.each = per_person_basis(table)
            self.sums = {name: given(table, name) for name in _FACTORS if name in table.columns}

    def parts(self, at: int, code: str, amount: float) -> Iterator[Sequence[Factor]]:
        """What is added up to the amount of a category in the row at a position."""
        if self.is_budget:
            yield [self._cell(at, "amount")]
            return
        if self._has(at, code):
            yield [*(self._people_and_days(at) if self.each[at] else ()), self._cell(at, code)]
        profile = self.table.words("profile")[at]
        if profile:
            beside = self._beside_the_profile(at, code)
            left = amount - beside
            times = math.prod(self._value(at, name) for name in self._factors(at))
            if not beside or abs(left) > LEAST * beside:  # else all of it was typed, and the profile has nothing of it
                yield [*self._sum(at), self._of_profile(at, profile, left / times if times > 0 else None)]
        if code == "education" and self._has(at, "tuition"):
            yield [self._cell(at, "tuition")]

    def _factors(self, at: int) -> tuple[str, ...]:
        """The columns of the sum that a profile splits, or of the people, and days if it is per day, that its amount is
        for."""
        stated = next((name for name, rows in self.sums.items() if rows[at]), "")
        columns = {"people": HEADS[self.table.sheet], "days": DAYS[self.table.sheet]}
        per_day = self.profiles[self.table.words("profile")[at]].per == "day"
        factors = _FACTORS.get(stated, ("people", "days") if per_day else ("people",))
        found = tuple(columns.get(factor, factor) for factor in factors)
        return (*found, stated) if stated else found

    def _sum(self, at: int) -> Iterator[Factor]:
        for name in self._factors(at):
            yield self._days(at) if name == DAYS[self.table.sheet] else self._cell(at, name)

    def _beside_the_profile(self, at: int, code: str) -> float:
        """What is typed by category in a row that has a profile too."""
        typed = 0.0
        if self._has(at, code):
            both = (HEADS[self.table.sheet], DAYS[self.table.sheet])
            times = math.prod(self._value(at, name) for name in both) if self.each[at] else 1.0
            typed = times * self._value(at, code)
        return typed + (self._value(at, "tuition") if code == "education" and self._has(at, "tuition") else 0.0)

    def _value(self, at: int, name: str) -> float:
        """A number as typed; of days 1 where there is less than one."""
        value = float(self.table.numbers(name)[at]) if name in self.table.columns else math.nan
        return value if name != DAYS[self.table.sheet] or value >= 1 else 1.0

    def _of_profile(self, at: int, profile: str, value: float | None) -> Factor:
        if any(rows[at] for rows in self.sums.values()):
            return Factor("part by profile", profile, value)
        return Factor("day of profile" if self.profiles[profile].per == "day" else "stay of profile", profile, value)

    def _people_and_days(self, at: int) -> tuple[Factor, Factor]:
        return self._cell(at, HEADS[self.table.sheet]), self._days(at)

    def _days(self, at: int) -> Factor:
        name = DAYS[self.table.sheet]
        # A day visit (0 nights) is one day of spending.
        stays = self._has(at, name) and self.table.numbers(name)[at] >= 1
        return self._cell(at, name) if stays else Factor("one day")

    def _has(self, at: int, name: str) -> bool:
        return name in self.table.columns and not np.isnan(self.table.numbers(name)[at])

    def _cell(self, at: int, name: str) -> Factor:
        value = float(self.table.numbers(name)[at]) if name in self.table.columns else np.nan
        where = f"{self.table.letters[name]}{int(self.table.rows[at])}" if name in self.table.letters else name
        return Factor("cell", where, None if np.isnan(value) else value)


_FACTORS: Mapping[str, tuple[str, ...]] = {
    "total_spend": (), "daily_spend": ("people", "days"), "spend_per_person": ("people",),
    "spend_per_exchange": ("exchanges",),
}  # fmt: skip
