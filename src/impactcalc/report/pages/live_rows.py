"""What the sheet What if is made of: the activities that it recalculates, what a unit of each supports, and where each
of its numbers stands, so that other sheets can be formulas over them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.economy.economy import JOBS, Measure
from impactcalc.impact.effects.effects import EFFECTS, CategoryMultipliers
from impactcalc.impact.effects.row_effects import RowEffects
from impactcalc.impact.result import Result
from impactcalc.report.pages.traced import traced_rows, widest
from impactcalc.report.places_around import places_around
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.links import in_formula
from impactcalc.workbooks.cell_names import cell_address

TAB = "What if"
MOST = 2_000  # activities that the workbook recalculates; of more it would be slow to open
MOST_AMOUNTS = 10_000  # amounts of theirs, a row of the sheet Trace each
CLOSE = 1e-9  # relative: less is the rounding of a spreadsheet
LIVE_MEASURES: tuple[Measure, ...] = ("value_added", "jobs", "labour_income", "jobs_fte")
ALWAYS = 2  # of them have their columns whether they are known or not
TOP = 6  # the row of the first factor and the first figure, from 0
BY_CATEGORY = 9  # the row above which the multipliers stand: their categories
GIVEN = (
    "id", "name", "people", "days", "each", "spent", "resident_share", "casual_share", "attribution_share",
    "displaced_share", "host_paid_share", "scholarship", "new",
)  # fmt: skip
FACTORS = {"people": "People, times", "days": "Nights or days, times", "each": "Spending per day, times",
           "attribution_share": "Due to the tie, times"}  # fmt: skip


@dataclass(frozen=True)
class LiveRows:
    """The activities that are listed: positions, new money, and of each measure what a unit of it supports.

    `categories` are those that are bought, `shares` (N, categories) what part of an activity goes to each, and
    `by_category` of each place and measure what a unit of each category supports, the place of the study first; {}
    where that is not the same for all activities.
    """

    at: npt.NDArray[np.int64]
    new: Floats
    measures: tuple[Measure, ...]
    per_unit: dict[Measure, Floats]
    categories: npt.NDArray[np.int64]
    shares: Floats
    by_category: dict[str, dict[Measure, Floats]]

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What stands in the columns, in their order; after them come the categories."""
        return (
            *GIVEN, *(f"per {measure}" for measure in self.measures), *self.measures,
            *(f"signed {key}" for key in self.figures), "kind", "partner",
        )  # fmt: skip

    @cached_property
    def sheet(self) -> str:
        """The sheet What if as formulas name it, in the language that is spoken."""
        return what_if()

    @property
    def figures(self) -> tuple[str, ...]:
        """What stands beside as signed too."""
        return ("spent", "new", *self.measures)

    @cached_property
    def column(self) -> dict[str, int]:
        """The position of each."""
        return {key: at for at, key in enumerate(self.keys)}

    @cached_property
    def head(self) -> int:
        """The row of the headings, from 0: below the factors, and below the multipliers of every place."""
        known = next(iter(self.by_category.values()), {})
        places = len(self.by_category)
        lines = len(known) * (places + 1 if places > 1 else places)
        return max(TOP + 6, BY_CATEGORY + lines + 1)

    @cached_property
    def row_of(self) -> dict[int, int]:
        """The row, from 1, in which each activity that is listed stands."""
        return {position: self.head + 2 + number for number, position in enumerate(self.at.tolist())}

    def letters(self, key: str) -> str:
        """The letters of a column."""
        return letters(self.column[key])

    def category(self, number: int) -> str:
        """The letters of the column of the category of this number."""
        return letters(len(self.keys) + number)

    def cells(self, column: str) -> str:
        """A column of the activities as other sheets name it, by its letters."""
        return f"{self.sheet}!${column}${self.head + 2}:${column}${self.head + 1 + len(self.at)}"

    def cell(self, key: str, position: int) -> str:
        """A cell of an activity as other sheets name it."""
        return f"{self.sheet}!{self.letters(key)}{self.row_of[position]}"

    def line(self, measure: Measure, place: int = -1) -> int:
        """The row, from 1, of a measure's multipliers: those that count, or of a place, where there are several."""
        known = list(next(iter(self.by_category.values())))
        return BY_CATEGORY + 1 + known.index(measure) + len(known) * (place + 1)


def what_if() -> str:
    """The sheet as formulas of other sheets name it."""
    return in_formula(term(TAB))


def letters(column: int) -> str:
    """The letters of a column, counted from 0."""
    return cell_address(0, column).rstrip("0123456789")


def factor(key: str) -> str:
    """The factor for all activities of what stands in a column."""
    return f"$F${TOP + 1 + list(FACTORS).index(key)}"


def is_live(result: Result) -> bool:
    """Whether there is anything to recalculate, and not too much of it."""
    return len(_listed(result)) > 0 and not too_large(result)


def too_large(result: Result) -> bool:
    """Whether there is too much to recalculate."""
    return len(_listed(result)) > MOST or traced_rows(result) > MOST_AMOUNTS


def _listed(result: Result) -> npt.NDArray[np.int64]:
    rows = result.rows
    able = ~(rows.local_money | rows.payer_unknown | rows.abroad) & (result.steps.gross > 0)
    order = rows.reading_order()
    return np.asarray(order[able[order]])


def live_rows(result: Result) -> LiveRows:
    """What the sheet is made of."""
    at, total = _listed(result), EFFECTS.index(widest(result))
    effects = RowEffects(result.home, result.gross_spent).of(total)
    per_unit: dict[Measure, Floats] = {}
    for measure in LIVE_MEASURES:
        values = np.full(len(effects), np.nan)
        if measure in result.table.measures:
            m = result.table.measures.index(measure)
            values = np.divide(effects[:, m], result.steps.gross, out=values, where=result.steps.gross > 0)
        per_unit[measure] = values[at]
    measures = tuple(
        measure for n, measure in enumerate(LIVE_MEASURES) if n < ALWAYS or np.isfinite(per_unit[measure]).all()
    )
    bought = result.gross_spent[at]
    categories = np.flatnonzero(bought.any(axis=0))
    shares = bought[:, categories] / bought.sum(axis=1, keepdims=True)
    by_category = _by_category(result, at, categories, measures)
    # Only where they give what the engine gives.
    same = all(
        np.allclose(shares @ of, per_unit[measure], rtol=CLOSE / 100, atol=0.0) for measure, of in by_category.items()
    )
    by_place = {result.home.main.place: by_category} if by_category and same else {}
    if by_place:
        by_place |= _other_places(result, at, categories, tuple(by_category))
    return LiveRows(at, result.steps.net_new[at], measures, per_unit, categories, shares, by_place)


def _by_category(
    result: Result, at: npt.NDArray[np.int64], categories: npt.NDArray[np.int64], measures: tuple[Measure, ...]
) -> dict[Measure, Floats]:
    """What a unit of each category supports, in report prices; {} where places differ or something is not known."""
    if len(result.home.places) > 1 or not len(at):
        return {}
    found = _per_category(result, result.table, at, categories, measures)
    return found if len(found) == len(measures) else {}


def _other_places(
    result: Result, at: npt.NDArray[np.int64], categories: npt.NDArray[np.int64], measures: tuple[Measure, ...]
) -> dict[str, dict[Measure, Floats]]:
    """The same of the places around, as far as all of it is known there."""
    found = {}
    for other in places_around(result):
        of_it = _per_category(result, other.table, at, categories, measures)
        if len(of_it) == len(measures):
            found[other.place] = of_it
    return found


def _per_category(
    result: Result, table: CategoryMultipliers, at: npt.NDArray[np.int64], categories: npt.NDArray[np.int64],
    measures: tuple[Measure, ...],
) -> dict[Measure, Floats]:  # fmt: skip
    """Of the measures that are known of every category that is bought."""
    to_table = float(result.gross_spent[at[0]].sum() / result.steps.gross[at[0]])
    total, found = EFFECTS.index(widest(result)), {}
    for measure in measures:
        if measure in table.measures:
            per_unit = table.K[total, table.measures.index(measure)][categories]
            values = per_unit * to_table * (1.0 if measure in JOBS else result.home.report_over_table)
            if np.isfinite(values).all():
                found[measure] = values
    return found
