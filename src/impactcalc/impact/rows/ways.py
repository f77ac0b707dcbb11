"""From what the amount of a row is calculated, where no amount is typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from impactcalc.facts.origins.days import CalculatedFrom, Each
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.days_taken import Which
from impactcalc.known.segments import AnyProfile
from impactcalc.study.checking.rules import (
    DAYS,
    HEADINGS,
    HEADS,
    category_given,
    given,
    per_person_basis,
    profile_carries_amount,
    profile_per_day,
)
from impactcalc.study.rows import SheetRows

_Way = tuple[str, str | None, Each, str]


class Ways:
    """The ways that there are, each once, as they are found sheet by sheet."""

    def __init__(self) -> None:
        self.found: list[CalculatedFrom] = []

    def of(self, table: SheetRows, profiles: Mapping[str, AnyProfile]) -> Which:
        """Which of them each row's amount is calculated by; -1 where it is typed (rows,)."""
        which = np.full(len(table), -1, dtype=np.int64)
        with_tuition = np.zeros(len(table), dtype=bool)
        if table.sheet == "Exchanges":
            with_tuition = given(table, "tuition")
        for rows, way in _ways(table, profiles):
            for tuition in (False, True):
                these = rows & (with_tuition == tuition)
                if these.any():
                    which[these] = self._number(CalculatedFrom(*way, tuition=tuition))
        return which

    def _number(self, way: CalculatedFrom) -> int:
        if way not in self.found:
            self.found.append(way)
        return self.found.index(way)


def _ways(table: SheetRows, profiles: Mapping[str, AnyProfile]) -> Iterator[tuple[Masks, _Way]]:
    """Rows with the way of each: the columns that are multiplied, and each what. The last that a row is in holds."""
    heads, days = HEADINGS[HEADS[table.sheet]], HEADINGS[DAYS[table.sheet]]
    one_day = np.nan_to_num(table.numbers(DAYS[table.sheet])) < 1.0

    def for_a_day(rows: Masks, each: Each, column: str = "") -> Iterator[tuple[Masks, _Way]]:
        yield rows & one_day, (heads, "", each, column)
        yield rows & ~one_day, (heads, days, each, column)

    stated = given(table, "total_spend")
    if (rows := given(table, "daily_spend")).any():
        yield from for_a_day(rows, "column", "Daily spend")
        stated = stated | rows
    columns = {
        "spend_per_person": (heads, "Spend per person"),
        "spend_per_exchange": ("Exchanges", "Spend per exchange"),
    }
    for name, (many, column) in columns.items():
        rows = given(table, name)
        yield rows, (many, None, "column", column)
        stated = stated | rows
    carries = profile_carries_amount(table, profiles) & ~stated
    per_day = profile_per_day(table, profiles)
    yield from for_a_day(carries & per_day, "profile")
    yield carries & ~per_day, (heads, None, "profile", "")
    yield from for_a_day(per_person_basis(table) & category_given(table), "categories")
