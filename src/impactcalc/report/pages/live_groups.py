"""The sheet What if results: new money, value added and jobs by kind of activity, partner country and category, as
formulas over the sheet What if, beside what was signed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.pages.live import (
    FIRST_CATEGORY,
    KIND_OF,
    LIVE_MEASURES,
    PARTNER,
    TAB,
    LiveRows,
    activity_kinds,
    live_rows,
    partner_names,
)
from impactcalc.report.words.terms import money_unit
from impactcalc.report.writers.page import Kind, Live, LiveCell
from impactcalc.workbooks.cell_names import cell_address

TAB_RESULTS = "What if results"
TITLE = "What if, by kind of activity, partner country and category"
LEAD = "Now moves with what is typed on the sheet What if; As signed is what the report says."
NOT_BY_CATEGORY = (
    "By category only new money is listed: the study has several places, whose multipliers differ, or a multiplier is "
    "not known."
)
FIGURES: tuple[tuple[str, str, Kind], ...] = (("New money", "M", "money"), ("Value added", "P", "money"),
                                              ("Jobs", "Q", "jobs"))  # fmt: skip
_WIDTHS = (34, 15, 15, 15, 15, 12, 12)


@dataclass(frozen=True)
class _Group:
    """One line: its name, what was signed of each figure, and the formula of each, "" where it is not known."""

    name: str
    signed: tuple[float, ...]
    formulas: tuple[str, ...]


def live_results_page(result: Result, back: str = "") -> Live:
    """The sheet; it goes with the sheet What if."""
    rows = live_rows(result)
    return Live(
        tab=TAB_RESULTS,
        widths=_WIDTHS,
        cells=tuple(_cells(result, rows)),
        names={},
        heights={0: 22.0},
        frozen=(4, 1),
        back=back,
    )


def _cells(result: Result, rows: LiveRows) -> Iterator[LiveCell]:
    yield LiveCell(0, 0, TITLE, "over title")
    yield LiveCell(1, 0, f"{LEAD} Money in {money_unit(result)}; jobs each for one year.", "over")
    if not rows.by_category:
        yield LiveCell(2, 0, NOT_BY_CATEGORY, "over")
    at = 3
    tables = (
        ("By kind of activity", list(_cut(result, rows, activity_kinds(result, rows), KIND_OF))),
        ("By partner country", list(_cut(result, rows, partner_names(result, rows), PARTNER))),
        ("By category", list(_categories(rows))),
    )
    for title, groups in tables:
        yield LiveCell(at, 0, title, "head")
        for number, (name, _, _) in enumerate(FIGURES):
            yield LiveCell(at, 1 + 2 * number, f"{name} now", "head of numbers")
            yield LiveCell(at, 2 + 2 * number, "As signed", "head of numbers")
        for group in groups:
            at += 1
            yield from _line(at, group)
        at += 2


def _line(at: int, group: _Group) -> Iterator[LiveCell]:
    yield LiveCell(at, 0, group.name)
    for number, (signed, formula) in enumerate(zip(group.signed, group.formulas, strict=True)):
        kind = FIGURES[number][2]
        if not formula:
            yield LiveCell(at, 1 + 2 * number, "not known")
            yield LiveCell(at, 2 + 2 * number, "not known")
            continue
        yield LiveCell(at, 1 + 2 * number, signed, "strong row", kind, formula.replace("{name}", f"$A${at + 1}"))
        yield LiveCell(at, 2 + 2 * number, signed, "row", kind)


def _figures(result: Result, rows: LiveRows) -> tuple[Floats, ...]:
    """New money, value added and jobs of each row that is listed."""
    new = result.steps.net_new[rows.at]
    return new, *(new * rows.per_unit[measure] for measure in LIVE_MEASURES)


def _cut(result: Result, rows: LiveRows, names: Sequence[str], column: int) -> Iterator[_Group]:
    where = rows.cells(cell_address(0, column).rstrip("0123456789"))
    figures = _figures(result, rows)
    for name in dict.fromkeys(names):
        there = np.array([one == name for one in names])
        yield _Group(
            name,
            tuple(float(values[there].sum()) for values in figures),
            tuple(
                f"=SUMPRODUCT(({where}={{name}})*{rows.cells(letter)})" if np.isfinite(values).all() else ""
                for (_, letter, _), values in zip(FIGURES, figures, strict=True)
            ),
        )


def _categories(rows: LiveRows) -> Iterator[_Group]:
    for number, category in enumerate(rows.categories.tolist()):
        letters = cell_address(0, FIRST_CATEGORY + number).rstrip("0123456789")
        new = float(rows.new @ rows.shares[:, number])
        spent = f"SUMPRODUCT({rows.cells('M')},{rows.cells(letters)})"
        signed, formulas = [new], [f"={spent}"]
        for measure, line in zip(LIVE_MEASURES, rows.multiplier_rows, strict=True):
            per_unit = rows.by_category[measure][number] if measure in rows.by_category else np.nan
            divided = "/1000000" if measure == "jobs" else ""
            signed.append(new * float(per_unit))
            formulas.append(f"={spent}*'{TAB}'!${letters}${line}{divided}" if np.isfinite(per_unit) else "")
        yield _Group(CATEGORIES[category].label, tuple(signed), tuple(formulas))
