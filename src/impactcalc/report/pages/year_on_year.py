"""The page Year on year: what changed since last year's study and why, prices taken out."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.impact.beside.year_on_year import YearOnYear
from impactcalc.impact.figures import FIGURES, NAMES
from impactcalc.known.periods import year_words
from impactcalc.report.figure_columns import KINDS, unit_words
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table

TAB = "Year on year"
SHOWN = ("gross_spending", "net_new_spending", "output", "value_added", "labour_income", "jobs", "jobs_fte",
         "programme_cost")  # fmt: skip
CELLS = 200  # that are listed
OWN_PRICES = (
    "Last year's study was run anew with the version, tables and rates of this report: where it was reported with "
    "others, its figures may differ from those of the report of last year."
)


def year_on_year_page(found: YearOnYear) -> Page:
    """Figures of both years, what each kind of change makes, rows that came and went, cells that differ."""
    return Page(
        tab=term(TAB),
        title=said().year_on_year.finding(found),
        lead=(*said().year_on_year.change_lines(found), term(OWN_PRICES)),
        blocks=(_figures(found), *_steps(found), *_rows(found), *_cells(found)),
        frozen=None,
    )


def _figures(found: YearOnYear) -> Table:
    names = [name for name in SHOWN if name in NAMES and np.isfinite(FIGURES[name].read(found.this))]
    last, now = year_words(found.reported.study.settings.period), year_words(found.this.study.settings.period)
    reported, carried, this = (
        np.array([FIGURES[name].read(side) for name in names]) for side in (found.reported, found.carried, found.this)
    )
    kinds = {name: KINDS[FIGURES[name].unit] for name in names}
    units = [unit_words(FIGURES[name].unit, said().terms.money_unit(found.this)) for name in names]
    columns = [
        Column(term("Figure"), "wrap", [term(FIGURES[name].heading) for name in names], width=34),
        Column(term("In"), "wrap", units, width=22),
        Column(term("{last} as reported", last=last), "money", reported, said().terms.money_unit(found.reported)),
        Column(term("{last} in the prices of now", last=last), "money", carried),
        Column(now, "money", this),
    ]
    if found.found.same_money:
        change = this - carried
        part = np.divide(change, np.abs(carried), out=np.full(len(change), np.nan), where=carried != 0)
        columns += [Column(term("Change"), "money", change), Column(term("Change, part"), "share", part)]
    assert set(kinds.values()) <= {"money", "jobs"}
    return Table("", tuple(columns))


def _steps(found: YearOnYear) -> Iterator[Table]:
    if not found.found.steps or not found.found.same_money:
        return
    names = [name for name in ("net_new_spending", "value_added", "jobs") if name in NAMES]
    columns = [
        Column(
            term("Kind of change"),
            "wrap",
            [said().year_on_year.kind_of_change(step) for step in found.found.steps],
            width=44,
        )
    ]
    for name in names:
        at = NAMES.index(name)
        values = found.found.by_step[:, at]
        if np.isfinite(values).all():
            unit = unit_words(FIGURES[name].unit, said().terms.money_unit(found.this))
            total = float(found.found.difference[at])
            columns.append(Column(term(FIGURES[name].heading), KINDS[FIGURES[name].unit], values, unit, total))
    yield Table(term("Where the change comes from"), tuple(columns), total_label=term("Change"))


def _rows(found: YearOnYear) -> Iterator[Table]:
    lone = found.found.inputs.lone[:CELLS]
    if lone:
        yield Table(
            term("Rows that came and went"),
            (
                Column(term("Sheet"), "text", [row.sheet for row in lone]),
                Column(term("Row"), "wrap", [row.id for row in lone], width=24),
                Column(term("What"), "text", [{"A": "went", "B": "came"}[row.only_in] for row in lone]),
                Column(term("Name"), "wrap", [row.name for row in lone], width=40),
            ),
        )


def _cells(found: YearOnYear) -> Iterator[Table]:
    """Cells that move a figure, those of labels left out; the report year is ours."""
    changes = [one for one in found.found.inputs.changes if one.stage and one.field != "Report year"][:CELLS]
    if changes:
        yield Table(
            term("Cells that hold something else"),
            (
                Column(term("Sheet"), "text", [c.sheet for c in changes]),
                Column(term("Row"), "wrap", [c.id for c in changes], width=24),
                Column(term("Field"), "wrap", [c.field for c in changes], width=26),
                Column(term("Last year"), "wrap", [c.before for c in changes], width=30),
                Column(term("This year"), "wrap", [c.after for c in changes], width=30),
            ),
        )
