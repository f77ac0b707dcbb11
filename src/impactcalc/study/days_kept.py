"""Only the activities of a period, out of a longer list: --from and --to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from impactcalc.errors import InputError, Problem
from impactcalc.facts.notes.rows import DealsNotCut, KeptOfAnotherYear, OutsideLeftOut
from impactcalc.facts.problems import years as wrong
from impactcalc.known.periods import first_day, last_day
from impactcalc.study.checking.true_rows import holds
from impactcalc.study.rows import Note, SheetRows
from impactcalc.study.sheets.date_words import day_of, doubtful_order
from impactcalc.study.study import Study


class DaysKept(NamedTuple):
    """The first and the last day that count; None where the list is open on that side."""

    start: dt.date | None
    end: dt.date | None

    @property
    def ends(self) -> tuple[str, str]:
        """Both days; "" where it is open."""
        return str(self.start or ""), str(self.end or "")


def given_days(start: str, end: str) -> DaysKept | None:
    """What was typed for --from and --to, "" where nothing; None without either. InputError where it is no day."""
    if not start and not end:
        return None
    problems: list[Problem] = []
    found: list[dt.date | None] = []
    for option, typed in (("--from", start), ("--to", end)):
        day = None if doubtful_order(typed) else day_of(typed)
        if typed and day is None:
            problems.append(Problem(option, "", typed, wrong.NoDayToKeep()))
        found.append(day)
    first, last = found
    if first and last and first > last:
        problems.append(Problem("--to", "", end, wrong.KeptEndsFirst(str(first))))
    if problems:
        raise InputError(problems)
    return DaysKept(first, last)


def keep_days(study: Study, days: DaysKept) -> Study:
    """The study with only the activities and gifts of a period; what was left out is said in notes, with its sums.

    Deals stay: they have years of their own. InputError lists how many rows have no date, since nothing tells whether
    they belong to it, and where nothing is left.
    """
    problems = [*_undated(study, days), *_surveyed(study)]
    kept: dict[str, SheetRows] = {}
    notes: list[Note] = []
    for name, table in _dated(study).items():
        inside = _inside(table, days)
        kept[name] = table if inside.all() else table.taken(inside)
        if not inside.all():
            notes.append(_left_out(table, inside, days))
    if not problems and any(map(len, _dated(study).values())) and not any(map(len, kept.values())):
        problems.append(Problem("--from", "", "", wrong.NothingKept(*days.ends)))
    if problems:
        raise InputError(problems, study.source, notes=study.notes, partial=study)
    if len(study.deals):
        notes.append(Note("Deals", "", "", DealsNotCut()))
    period = study.settings.period
    if (days.start or first_day(period)) > last_day(period) or (days.end or last_day(period)) < first_day(period):
        fact = KeptOfAnotherYear(period, *days.ends)
        notes.append(Note("Study", study.setting_cells.get("year", ""), "", fact))
    steps = tuple(
        replace(one, steps=tuple(replace(step, study=keep_days(step.study, days)) for step in one.steps))
        for one in study.scenarios
    )
    return replace(
        study,
        sheets=MappingProxyType({name: kept[name] for name in study.sheets}),
        in_kind=kept["In kind"],
        notes=(*study.notes, *notes),
        scenarios=steps,
        days_kept=days.ends,
    )


def _inside(table: SheetRows, days: DaysKept) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Which rows are dated within the period (rows,): ISO texts sort as the days do."""
    dates = table.words("date").astype(str)
    kept = np.ones(len(table), dtype=bool)
    if days.start:
        kept &= dates >= str(days.start)
    if days.end:
        kept &= dates <= str(days.end)
    return kept


def _dated(study: Study) -> dict[str, SheetRows]:
    """The sheets whose rows have dates."""
    return {**study.sheets, "In kind": study.in_kind}


def _undated(study: Study, days: DaysKept) -> Iterator[Problem]:
    for name, table in _dated(study).items():
        blank = np.flatnonzero((table.words("date") == "") & ~table.is_settled("date"))
        if not len(blank):
            continue
        cell = table.cell(int(blank[0]), "date") if "date" in table.letters else ""
        yield Problem(name, cell, "", wrong.UndatedRows(len(blank), *days.ends))


def _surveyed(study: Study) -> Iterator[Problem]:
    if len(study.survey):
        yield Problem("Survey", "", "", wrong.SurveyNotDated())


def _left_out(table: SheetRows, inside: np.ndarray[tuple[int], np.dtype[np.bool_]], days: DaysKept) -> Note:
    outside = np.flatnonzero(~inside).tolist()
    return Note(table.sheet, "", "", OutsideLeftOut(len(outside), *days.ends, holds(table, outside)))
