"""From which cells each amount of an activity was typed or worked out: the cells, what stands in them, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.organisers import part_of
from impactcalc.impact.rows.spending import money_tables
from impactcalc.known.profiles import AMOUNT_WORDS
from impactcalc.known.segments import AnyProfile
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.rules import DAYS, HEADS, given, per_person_basis
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study

_Key = tuple[str, str, int, str]


def typed_cells(study: Study, rows: Activities, activities: Sequence[int], categories: Sequence[int]) -> list[str]:
    """For each pair of an activity and a category the cells in words: "Visitors: D4 (226) x F4 (4) x H4 (120)"."""
    found: dict[_Key, tuple[_Table, int]] = {}
    for each in money_tables(study):
        table = _Table(each, study.profiles)
        part = part_of(each)
        ids = each.words("id").tolist()
        found |= {(each.sheet, part, row, ids[at]): (table, at) for at, row in enumerate(each.rows.tolist())}
    texts = []
    for i, c in zip(activities, categories, strict=True):
        table, at = found[(rows.sheet[i], rows.part[i], int(rows.row[i]), rows.id[i])]
        texts.append(f"{rows.origin[i]}: {' + '.join(table.parts(at, CATEGORY_CODES[c]))}")
    return texts


class _Table:
    """The rows of a sheet, with what is asked of them again and again worked out once."""

    def __init__(self, table: SheetRows, profiles: Mapping[str, AnyProfile]) -> None:
        self.table, self.profiles = table, profiles
        self.is_budget = table.sheet == "Budget"
        if not self.is_budget:
            self.each = per_person_basis(table)
            self.sums = {name: given(table, name) for name in _FACTORS if name in table.columns}

    def parts(self, at: int, code: str) -> Iterator[str]:
        """What is added up to the amount of a category in the row at a position."""
        if self.is_budget:
            yield self._cell(at, "amount")
            return
        if self._has(at, code):
            yield " x ".join(
                [*self._people_and_days(at), self._cell(at, code)] if self.each[at] else [self._cell(at, code)]
            )
        profile = self.table.words("profile")[at]
        if profile:
            yield " x ".join([*self._sum(at), self._split(at, profile)])
        if code == "education" and self._has(at, "tuition"):
            yield self._cell(at, "tuition")

    def _sum(self, at: int) -> Iterator[str]:
        """The sum that a profile splits, or the people, and days if it is per day, that its amount is for."""
        stated = next((name for name, rows in self.sums.items() if rows[at]), "")
        profile = self.table.words("profile")[at]
        for factor in _FACTORS.get(stated, ("people", "days") if self.profiles[profile].per == "day" else ("people",)):
            if factor == "people":
                yield self._cell(at, HEADS[self.table.sheet])
            elif factor == "days":
                yield self._days(at)
            else:
                yield self._cell(at, factor)
        if stated:
            yield self._cell(at, stated)

    def _split(self, at: int, profile: str) -> str:
        stated = any(rows[at] for rows in self.sums.values())
        return f"{'part by' if stated else f'{AMOUNT_WORDS[self.profiles[profile].per]} of'} profile {profile}"

    def _people_and_days(self, at: int) -> tuple[str, str]:
        return self._cell(at, HEADS[self.table.sheet]), self._days(at)

    def _days(self, at: int) -> str:
        name = DAYS[self.table.sheet]
        # A day visit (0 nights) is one day of spending.
        return self._cell(at, name) if self._has(at, name) and self.table.numbers(name)[at] >= 1 else "1 day"

    def _has(self, at: int, name: str) -> bool:
        return name in self.table.columns and not np.isnan(self.table.numbers(name)[at])

    def _cell(self, at: int, name: str) -> str:
        value = float(self.table.numbers(name)[at]) if name in self.table.columns else np.nan
        where = f"{self.table.letters[name]}{int(self.table.rows[at])}" if name in self.table.letters else name
        return where if np.isnan(value) else f"{where} ({value:,.12g})"


_FACTORS: Mapping[str, tuple[str, ...]] = {
    "total_spend": (), "daily_spend": ("people", "days"), "spend_per_person": ("people",),
    "spend_per_exchange": ("exchanges",),
}  # fmt: skip
