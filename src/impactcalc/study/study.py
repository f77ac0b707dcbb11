"""A Study: what the user told us, validated, as columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np

from impactcalc.content import Content
from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems import cells as wrong
from impactcalc.known.segments import AnyProfile, shipped_profiles
from impactcalc.study.rows import Doubt, MemberSurvey, Note, SheetRows, empty_rows, no_survey
from impactcalc.study.sheets.number_text import shown
from impactcalc.study.sheets.range_columns import out_of_bounds
from impactcalc.study.sheets.ranges import Bounds, Distribution, Range, RangeColumn, SharedRange
from impactcalc.study.sheets.schema import SHEETS, Column, Deals, InKind, Jobs, Settings, Taxes, columns
from impactcalc.workbooks.picture import Picture
from impactcalc.workbooks.raw import RawWorkbook

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Override:
    """A row of the sheet Scenarios, understood.

    `cell` is the address of its value there. `rows` are positions (from 0) on the sheet that it changes, none for a
    setting; `before` and `after` are what the cells held and hold, in words; `value` is as typed.
    """

    cell: str
    sheet: str
    id: str
    column: Column
    rows: tuple[int, ...]
    value: object
    before: str
    after: str

    @property
    def what(self) -> str:
        """The field that changes, and in which rows."""
        if self.sheet == "Study":
            return f"{self.column.heading} (sheet Study)"
        rows = self.id or f"{len(self.rows)} row{'' if len(self.rows) == 1 else 's'}"
        return f"{self.column.heading} (sheet {self.sheet}, {rows})"


@dataclass(frozen=True, slots=True)
class Step:
    """The study after one more override; after several, where it cannot be read with only the first of them."""

    overrides: tuple[Override, ...]
    study: Study


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named what-if: the studies that lead from the workbook as it is to the scenario, an override at a time.

    `cell` is where the sheet names it first.
    """

    name: str
    cell: str
    steps: tuple[Step, ...]

    @property
    def study(self) -> Study:
        """The workbook with all overrides of the scenario."""
        return self.steps[-1].study

    def at_place(self, old: str, new: str) -> Scenario:
        """The same scenario in another place; where it names a place of its own, it stays there."""

        def moved(step: Step) -> Step:
            return replace(step, study=step.study.at_place(new)) if step.study.settings.place == old else step

        return replace(self, steps=tuple(map(moved, self.steps)))


@dataclass(frozen=True, eq=False, repr=False)
class Study(Content):
    """What a workbook says: settings, rows by sheet, rates of the user's own, and the notes made while reading.

    Made by `read_study`, or from rows in Python by `study_from_rows`. `path` is where it was read from,
    so that nothing is written over it. Every share is between 0 and 1, every code is
    a known one, blank years and currencies have been filled from the settings. `deals` stand apart from the activities
    of `sheets`, and so does `in_kind`: nothing adds them up. `setting_cells` says where on the sheet Study each setting
    was typed.
    `jobs` are those of the study's own place, whose industries are divisions of ISIC Rev. 4, total or population.
    `days_kept` is the first and the last day of the activities, where a longer list was cut to them, else "" and "".
    `carried` are the raw cells that all this was read from, so that a report can carry them; None where they are too
    many, or where the study was changed in Python since.
    `key` is what it is called in a workbook of many studies, with the `sha256` of its own rows; "" elsewhere.
    `logo` is the picture that the setting names, as its file had it when the study was read.

    Two studies are equal where they say the same; the file that it was read from does not count. They can be pickled
    and copied.

    >>> settings = {"name": "Choir", "place": "US-TX", "year": 2014, "currency": "USD"}
    >>> from impactcalc.study.sheets.schema import SHEETS, Column, Settings, Visitors
    >>> rows = [Visitors(id="guests", visitors=40, nights=3, accommodation=12_000)]
    >>> ic.study_from_rows(Settings(**settings), rows)
    <Study 'Choir', US-TX, 2014: 1 row>
    """

    settings: Settings
    sheets: Mapping[str, SheetRows]
    rates: SheetRows
    notes: tuple[Note, ...] = ()
    source: str = field(default="", compare=False)
    sha256: str = ""
    path: Path | None = field(default=None, compare=False)
    taxes: SheetRows = field(default_factory=lambda: empty_rows("Taxes", Taxes))
    profiles: Mapping[str, AnyProfile] = field(default_factory=shipped_profiles)
    shared_ranges: tuple[SharedRange, ...] = ()
    deals: SheetRows = field(default_factory=lambda: empty_rows("Deals", Deals))
    in_kind: SheetRows = field(default_factory=lambda: empty_rows("In kind", InKind))
    scenarios: tuple[Scenario, ...] = ()
    survey: MemberSurvey = field(default_factory=lambda: no_survey())
    setting_cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    doubts: tuple[Doubt, ...] = ()
    days_kept: tuple[str, str] = ("", "")
    jobs: SheetRows = field(default_factory=lambda: empty_rows("Jobs", Jobs))
    carried: RawWorkbook | None = field(default=None, compare=False)
    logo: Picture | None = None
    key: str = field(default="", compare=False)

    def __repr__(self) -> str:
        settings = self.settings
        rows = (
            sum(len(table) for table in self.sheets.values()) + len(self.in_kind) + len(self.deals) + len(self.survey)
        )
        many = f"{rows:,} row{'' if rows == 1 else 's'}"
        return f"<Study {shortened(settings.name)!r}, {settings.place}, {settings.year}: {many}>"

    def with_range(
        self,
        id: str,
        field: str,
        low: float,
        high: float,
        distribution: Distribution = "triangular",
        bounds: Bounds = "least and most",
    ) -> Study:
        """The same study with a range around a number of the activity `id`: what "120 (100-150)" says in a cell.

        InputError where there is no such number, or where it does not lie in the range.
        """
        return replace(_ranged(self, id, field, Range(low, high, distribution, bounds)), carried=None)

    def at_place(self, place: str) -> Study:
        """The same study with its effects counted in another place; rows that name a place of their own stay there.

        What was spent does not change: a bed costs what it costs where it stands.
        """

        def moved(table: SheetRows) -> SheetRows:
            return table.moved(self.settings.place, place)

        return replace(
            self,
            settings=self.settings.model_copy(update={"place": place}),
            sheets=MappingProxyType({name: moved(table) for name, table in self.sheets.items()}),
            taxes=moved(self.taxes),
            deals=moved(self.deals),
            in_kind=moved(self.in_kind),
            survey=self.survey.with_rows(moved),
            scenarios=tuple(scenario.at_place(self.settings.place, place) for scenario in self.scenarios),
            setting_cells=MappingProxyType({k: cell for k, cell in self.setting_cells.items() if k != "place"}),
        )


def shortened(name: str) -> str:
    """A name as a line has room for it."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"


def _ranged(study: Study, id: str, field: str, stated: Range) -> Study:
    """A study with a range around one number of an activity. InputError where that cannot be."""
    for name, table in study.sheets.items():
        for at in np.flatnonzero(table.words("id") == id).tolist():
            column = next((c for c in columns(SHEETS[name]) if c.name == field and c.kind in ("number", "share")), None)
            value = float(table.numbers(field)[at]) if column else float("nan")
            problem: ProblemFact | None = None
            if column is None:
                problem = wrong.NoNumberColumn(name, field)
            elif np.isnan(value):
                problem = wrong.RangeWithoutNumber(field=field, row=id)
            elif stated.low > stated.high:
                problem = wrong.RangeReversed("call")
            elif not stated.low <= value <= stated.high:
                problem = wrong.OutsideItsRange()
            else:
                problem = out_of_bounds(column, stated)
            if problem is not None:
                raise InputError([Problem(name, table.cell(at, field), shown(value), problem)], study.source)
            before = table.ranges.get(field)
            kept = dict(zip(before.positions.tolist(), before.ranges, strict=True)) if before else {}
            kept[at] = stated
            order = sorted(kept)
            one = RangeColumn(np.array(order, dtype=np.int64), tuple(kept[i] for i in order))
            new = replace(table, ranges=MappingProxyType({**table.ranges, field: one}))
            return replace(study, sheets=MappingProxyType({**study.sheets, name: new}))
    raise InputError([Problem("", "", id, wrong.NoSuchActivity())], study.source)
