"""What of each activity's spending follows its people and its nights: a page that is moved needs no second run.

A total that was typed follows neither. What was typed per person follows the people, what was typed per person and day
(or is a profile's daily amount) follows people and days together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.rows.activities import Activities, Masks
from impactcalc.impact.rows.organisers import part_of
from impactcalc.impact.rows.spending import money_tables
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.rules import DAYS, HEADS, category_given, given, per_person_basis
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study

ROUNDING = 1e-12


@dataclass(frozen=True)
class Follows:
    """The parts of the amounts (N, categories) of activities in canonical order: `fixed` + `people` + `days` is all."""

    fixed: Floats
    people: Floats
    days: Floats


def follows(study: Study, activities: Activities) -> Follows:
    """Of activities as a result has them."""
    tables = money_tables(study)
    typed = np.concatenate([_typed(table) for table in tables])
    each = np.concatenate([_masks(table, study) for table in tables])
    part = np.concatenate([np.full(len(table), part_of(table), dtype=object) for table in tables]).astype(str)
    ids = np.concatenate([table.words("id") for table in tables]).astype(str)
    sheets = np.concatenate([np.full(len(table), table.sheet, dtype=object) for table in tables]).astype(str)
    order = np.lexsort((part, ids, sheets))
    typed, each = typed[order] * activities.weight[:, None], each[order]
    not_typed = activities.amounts - typed  # what a profile split, and tuition
    tuition = np.concatenate([_tuition(table) for table in tables])[order] * activities.weight
    not_typed[:, CATEGORY_CODES.index("education")] -= tuition
    not_typed[np.abs(not_typed) <= ROUNDING * activities.amounts.sum(axis=1)[:, None]] = 0.0
    of_cells, of_day, of_person = (each[:, at, None] for at in range(3))
    days = np.where(of_cells, typed, 0.0) + np.where(of_day, not_typed, 0.0)
    people = np.where(of_person, not_typed, 0.0)
    return Follows(activities.amounts - days - people, people, days)


def _typed(table: SheetRows) -> Floats:
    """What stands in the category columns (rows, categories), with people and days where they are per person."""
    if table.sheet == "Budget":
        return np.zeros((len(table), len(CATEGORY_CODES)))
    cells = np.nan_to_num(np.column_stack([table.numbers(code) for code in CATEGORY_CODES]))
    per_person = per_person_basis(table) & category_given(table)
    heads = np.nan_to_num(table.numbers(HEADS[table.sheet]))
    days = np.maximum(np.nan_to_num(table.numbers(DAYS[table.sheet])), 1.0)
    return np.asarray(cells * np.where(per_person, heads * days, 1.0)[:, None])


def _tuition(table: SheetRows) -> Floats:
    if table.sheet != "Exchanges":
        return np.zeros(len(table))
    return np.nan_to_num(table.numbers("tuition"))


def _masks(table: SheetRows, study: Study) -> Masks:
    """Which rows' cells are per person and day, whose profile's sum is that, whose is per person."""
    none = np.zeros(len(table), dtype=bool)
    if table.sheet == "Budget":
        return np.column_stack([none, none, none])
    totals = given(table, "total_spend") | given(table, "spend_per_exchange")
    per_person = given(table, "spend_per_person")
    by_profile = ~totals & ~per_person & (table.words("profile") != "")
    whole = {name for name, profile in study.profiles.items() if profile.per != "day"}  # amounts of a whole visit
    of_visit = np.array([name in whole for name in table.words("profile").tolist()], dtype=bool)
    of_visit &= by_profile & ~given(table, "daily_spend")
    cells = per_person_basis(table) & category_given(table)
    return np.column_stack([cells, by_profile & ~of_visit, per_person | of_visit])
