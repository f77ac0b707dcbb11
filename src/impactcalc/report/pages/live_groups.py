"""The sheet What if results: new money, value added, jobs and what else the page Answer lists, by kind of activity,
partner country and category, as formulas over the sheet What if, beside what was signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import JOBS, Measure
from impactcalc.impact.effects.breakdowns import NOT_STATED, Breakdown
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.pages.cut_lines import NO_PARTNER, SHEETS, kind_order, partner_order
from impactcalc.report.pages.live_rows import LiveRows, factor, letters, live_rows
from impactcalc.report.pages.traced import widest
from impactcalc.report.terms import MEASURE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.links import in_formula
from impactcalc.report.writers.page import Kind, Live, LiveCell

TAB_RESULTS = "What if results"
TITLE = "What if, by kind of activity, partner country and category"
LEAD = (
    "Now moves with what is typed on the sheet What if; As signed is what the report says. Of people and of what was "
    "spent a part may be none that What if lists: it stays."
)
NOT_BY_CATEGORY = (
    "By category only money is listed: the study has several places, whose multipliers differ, or a multiplier is not "
    "known."
)
TITLES = {"sheet": "By kind of activity", "partner_country": "By partner country", "category": "By category"}
NAMES = {"new": "New money", "people": "People", "gross": "Spent here"}
STAYS = ("people", "gross")  # figures a part of which may not be listed on What if
FIRST_TABLE = 3  # the row of the heading of the first table, from 0


@dataclass(frozen=True)
class _Group:
    """One line: its name, and of each figure what was signed, the formula ("" where it is not known), and what of it
    no activity has that is listed on What if."""

    name: str
    signed: dict[str, float]
    formulas: dict[str, str]
    stays: dict[str, float]


@dataclass(frozen=True)
class Groups:
    """The tables of the sheet, and where on it each number stands."""

    figures: tuple[str, ...]
    tables: dict[str, tuple[_Group, ...]]

    def now(self, figure: str) -> int:
        """The column of what a figure comes to now, from 0; what was signed stands to its right."""
        return 1 + 2 * self.figures.index(figure)

    def stays(self, figure: str) -> int:
        """The column of what of a figure is not recalculated."""
        return 1 + 2 * len(self.figures) + STAYS.index(figure)

    def cell(self, table: str, number: int, figure: str) -> str:
        """What a figure comes to now, of a line of a table, as other sheets name it; "" where it is not known."""
        if figure not in self.figures or not self.tables[table][number].formulas[figure]:
            return ""
        return f"{in_formula(term(TAB_RESULTS))}!{letters(self.now(figure))}{self.first(table) + 1 + number}"

    def first(self, table: str) -> int:
        """The row of the first line of a table, from 0."""
        before = list(self.tables)[: list(self.tables).index(table)]
        return FIRST_TABLE + 1 + sum(len(self.tables[name]) + 2 for name in before)


def groups_of(result: Result) -> Groups:
    """The tables that go with the sheet What if."""
    rows = live_rows(result)
    figures = ("new", *rows.measures, *STAYS)
    return Groups(
        figures,
        {
            "sheet": tuple(_cut(result, rows, "sheet")),
            "partner_country": tuple(_cut(result, rows, "partner_country")),
            "category": tuple(_categories(result, rows)),
        },
    )


def live_results_page(result: Result, back: str = "") -> Live:
    """The sheet; it goes with the sheet What if."""
    groups = groups_of(result)
    return Live(
        tab=term(TAB_RESULTS),
        widths=(34.0, *(15.0 for _ in groups.figures * 2), *(15.0 for _ in STAYS)),
        cells=tuple(_cells(result, groups)),
        names={},
        heights={0: 22.0},
        frozen=(FIRST_TABLE + 1, 1),
        back=back,
    )


def _cells(result: Result, groups: Groups) -> Iterator[LiveCell]:
    yield LiveCell(0, 0, term(TITLE), "over title")
    unit = term("Money in {unit}; jobs each for one year.", unit=said().terms.money_unit(result))
    yield LiveCell(1, 0, f"{term(LEAD)} {unit}", "over")
    if not live_rows(result).by_category:
        yield LiveCell(2, 0, term(NOT_BY_CATEGORY), "over")
    for name, lines in groups.tables.items():
        first = groups.first(name)
        yield LiveCell(first - 1, 0, term(TITLES[name]), "head")
        for figure in groups.figures:
            at = groups.now(figure)
            yield LiveCell(first - 1, at, term("{name} now", name=_heading(figure)), "head of numbers")
            yield LiveCell(first - 1, at + 1, term("As signed"), "head of numbers")
        for figure in STAYS:
            yield LiveCell(
                first - 1, groups.stays(figure), term("{name} not listed", name=_heading(figure)), "head of numbers"
            )
        for row, group in enumerate(lines, start=first):
            yield from _line(groups, row, group)


def _heading(figure: str) -> str:
    names = {**NAMES, **{str(measure): name for measure, name in MEASURE_NAMES.items()}}
    return term(names[figure])


def _kind(figure: str) -> Kind:
    return "count" if figure == "people" else "jobs" if figure in JOBS else "money"


def _line(groups: Groups, row: int, group: _Group) -> Iterator[LiveCell]:
    yield LiveCell(row, 0, group.name)
    for figure in groups.figures:
        at, formula = groups.now(figure), group.formulas[figure]
        if formula:
            stays = f"${letters(groups.stays(figure))}{row + 1}" if figure in STAYS else ""
            formula = formula.replace("{name}", f"$A{row + 1}") + (f"+{stays}" if stays else "")
            yield LiveCell(row, at, group.signed[figure], "strong row", _kind(figure), formula)
            yield LiveCell(row, at + 1, group.signed[figure], "row", _kind(figure))
        elif figure in group.signed:
            yield LiveCell(row, at, term("not known"))
            yield LiveCell(row, at + 1, term("not known"))
    for figure, value in group.stays.items():
        yield LiveCell(row, groups.stays(figure), value, "row", _kind(figure))


def _cut(result: Result, rows: LiveRows, name: str) -> Iterator[_Group]:
    cut, kind = result.breakdowns[name], name == "sheet"
    order = kind_order(cut) if kind else partner_order(cut)
    where = rows.cells(rows.letters("kind" if kind else "partner"))
    column = (result.rows.sheet if kind else result.rows.partner_country).astype(str)
    other = np.ones(len(result.rows), dtype=bool)
    other[rows.at] = False
    people = np.where(other, np.nan_to_num(result.rows.people), 0.0)
    gross = np.where(other, result.steps.at_home, 0.0)
    for at in order:
        label = "" if cut.labels[at] == NOT_STATED else cut.labels[at]
        there = column == label
        wording = term(SHEETS[label]) if kind else said().terms.country_name(label) if label else term(NO_PARTNER)
        yield _Group(
            wording,
            _signed(result, rows, cut, at),
            {figure: _sum(rows, figure, where) for figure in ("new", *rows.measures, *STAYS)},
            {"people": float(people[there].sum()), "gross": float(gross[there].sum())},
        )


def _signed(result: Result, rows: LiveRows, cut: Breakdown, at: int) -> dict[str, float]:
    found = {"new": float(cut.net_new[at]), "people": float(cut.people[at]), "gross": float(cut.gross[at])}
    for measure in rows.measures:
        found[measure] = _of(result, measure, cut.effects[at])
    return found


def _of(result: Result, measure: Measure, effects: Floats) -> float:
    measures = result.table.measures
    return float(effects[EFFECTS.index(widest(result)), measures.index(measure)]) if measure in measures else np.nan


def _sum(rows: LiveRows, figure: str, where: str) -> str:
    """The sum of a figure of those of a name; "" where it is not known."""
    if figure in rows.measures and not np.isfinite(rows.per_unit[_measure(rows, figure)]).all():
        return ""
    key = {"gross": "spent"}.get(figure, figure)
    times = f"*{rows.sheet}!{factor('people')}" if figure == "people" else ""
    return f"=SUMPRODUCT(({where}={{name}})*{rows.cells(rows.letters(key))}){times}"


def _measure(rows: LiveRows, figure: str) -> Measure:
    return next(measure for measure in rows.measures if measure == figure)


def _categories(result: Result, rows: LiveRows) -> Iterator[_Group]:
    listed = np.zeros(len(result.rows), dtype=bool)
    listed[rows.at] = True
    at_home = result.rows.home_amounts * result.basis.to_report[:, None]
    spent = result.steps.gross[rows.at]
    for number, category in enumerate(rows.categories.tolist()):
        of_it = rows.cells(rows.category(number))
        new = float(rows.new @ rows.shares[:, number])
        stays = float(at_home[~listed, category].sum())
        money = f"SUMPRODUCT({rows.cells(rows.letters('new'))},{of_it})"
        signed = {"new": new, "gross": float(spent @ rows.shares[:, number]) + stays}
        formulas = dict.fromkeys(("people", *rows.measures), "")
        formulas |= {"new": f"={money}", "gross": f"=SUMPRODUCT({rows.cells(rows.letters('spent'))},{of_it})"}
        by_category: dict[Measure, Floats] = next(iter(rows.by_category.values()), {})
        for measure in rows.measures:
            signed[measure] = np.nan
            if measure in by_category:
                signed[measure] = new * float(by_category[measure][number])
                divided = "/1000000" if measure in JOBS else ""
                line = f"{rows.sheet}!{rows.category(number)}${rows.line(measure)}"
                formulas[measure] = f"={money}*{line}{divided}"
        yield _Group(term(CATEGORIES[category].label), signed, formulas, {"gross": stays})


def columns_of(groups: Groups, table: str, members: Sequence[Sequence[int]]) -> dict[str, list[str]]:
    """Formulas for a table elsewhere whose lines are some of this one's, one or several together: by figure."""
    found = {}
    for figure in groups.figures:
        cells = [[groups.cell(table, number, figure) for number in numbers] for numbers in members]
        found[figure] = ["=" + "+".join(line) if all(line) else "" for line in cells]
    return found
