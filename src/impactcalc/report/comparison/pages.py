"""The pages of a comparison: figures, inputs, assumptions, checks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from impactcalc.impact.beside.comparison import Comparison
from impactcalc.impact.beside.sampling_error import Sampled
from impactcalc.impact.figures import FIGURES, NAMES, Unit
from impactcalc.impact.result import Result
from impactcalc.known.periods import full_words
from impactcalc.report.figure_columns import figure_columns, unit_words
from impactcalc.report.pages.identity import MOST_ROWS
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Column, Kind, Lines, Page, Series, Table
from impactcalc.report.writers.targets import input_name

# What became of a check.
CHANGES: Mapping[str, str] = MappingProxyType(
    {"only in A": "only in A", "only in B": "only in B", "changed": "changed"}
)


def comparison_pages(found: Comparison) -> Iterator[Page]:
    """Figures first, then what they rest on."""
    yield _figures_page(found)
    if found.steps:
        yield _difference_page(found)
    yield _inputs_page(found)
    yield _assumptions_page(found)
    yield _checks_page(found)
    yield _studies_page(found)


def _figures_page(found: Comparison) -> Page:
    lines = said().comparison.headline(found)
    return Page(
        tab=term("Comparison"),
        title=term("Two studies side by side"),
        lead=(lines[0],),
        blocks=(
            Lines(lines[1:], "strong"),
            *_figures(found, ("money",), term("Money")),
            *_figures(found, ("jobs", "full-time years", "hours"), term("Jobs and hours")),
            *_in_kind(found),
        ),
        frozen=None,
        upright=found.sampling_errors is None,
        single=True,
    )


def _difference_page(found: Comparison) -> Page:
    """The chain, and its bars."""
    columns = (
        Column(term("Change"), "wrap", [said().comparison.step_words(step) for step in found.steps], width=34),
        *figure_columns(found.by_step, _money(found.a, found.b), found.difference),
    )
    together = any(len(step) > 1 for step in found.steps)
    table = Table(
        "",
        columns,
        total_label=term("Difference, B less A"),
        notes=(said().comparison.ORDER, *((said().comparison.TOGETHER,) if together else ())),
    )
    shown = term(FIGURES["output" if found.same_money else "jobs"].heading)
    at = next((i for i, column in enumerate(columns) if column.header == shown), 0)
    chart = Chart(
        title=said().comparison.chart_title(shown),
        kind="bar",
        series=(Series(shown, 0, at),),
        names=0,
        rows=len(found.steps),
        axis=columns[at].unit,
        height=4 + 2 * len(found.steps),
        number_format="#,##0" if found.same_money else "#,##0.0",
    )
    return Page(
        tab=term("Difference"),
        title=term("Where the difference comes from"),
        blocks=(table, *((chart,) if at else ())),
        frozen=None,
    )


def _studies_page(found: Comparison) -> Page:
    rows = [(term(name), *(fact(side) for side in (found.a, found.b))) for name, fact in STUDIES]
    table = Table(
        "",
        (
            Column(term("What"), "wrap", [row[0] for row in rows], width=24),
            Column("A", "wrap", [row[1] for row in rows], width=66),
            Column("B", "wrap", [row[2] for row in rows], width=66),
        ),
    )
    return Page(tab=term("Studies"), title=term("What is compared"), blocks=(table,), frozen=None)


STUDIES: tuple[tuple[str, Callable[[Result], str]], ...] = (
    ("Study", lambda r: r.study.settings.name),
    ("File", lambda r: input_name(r.study) or term("none: made in Python")),
    ("File, sha256", lambda r: r.study.sha256 or term("none")),
    ("Place", lambda r: said().terms.place_name(r.study.settings.place)),
    ("Year of the study", lambda r: full_words(r.study.settings.period)),
    ("Money in", lambda r: said().terms.money_unit(r)),
    ("Multipliers", lambda r: f"{r.economy.name} {r.economy.version}".strip()),
    ("Jobs are", lambda r: r.economy.jobs_basis or term("not stated")),
    ("A full-time year", lambda r: said().jobs.full_time_year(r)),
    ("Activities", lambda r: f"{len(r.rows):,}"),
    ("Impact", lambda r: said().comparison.impact_stated(r)),
    ("Programme cost", lambda r: said().comparison.cost_stated(r)),
)


def _figures(found: Comparison, units: Sequence[Unit], title: str) -> Iterator[Table]:
    known = ~(np.isnan(found.figures_a) & np.isnan(found.figures_b))
    at = [i for i, name in enumerate(NAMES) if FIGURES[name].unit in units and known[i]]
    if not at:
        return
    kind: Kind = "money" if units == ("money",) else "jobs"
    names = [
        term(FIGURES[NAMES[i]].heading) + (said().comparison.cost_least(found) if NAMES[i] == "programme_cost" else "")
        for i in at
    ]
    if kind == "jobs":
        names = [f"{term(FIGURES[NAMES[i]].heading)} ({unit_words(FIGURES[NAMES[i]].unit, '')})" for i in at]
    sides = [said().terms.money_unit(side) if kind == "money" else "" for side in (found.a, found.b)]
    errors = found.sampling_errors
    columns = [
        Column(term("Figure"), "wrap", names, width=34),
        Column("A", kind, found.figures_a[at], sides[0]),
        *_interval("A", errors.a if errors else None, kind, at),
        Column("B", kind, found.figures_b[at], sides[1]),
        *_interval("B", errors.b if errors else None, kind, at),
    ]
    if not np.isnan(found.difference[at]).all():
        unit = _money(found.a, found.b) if kind == "money" else ""
        columns.append(Column(term("Difference"), kind, found.difference[at], unit))
        columns.append(Column(term("Difference, part of A"), "share", found.relative[at]))
        if errors is not None and not np.isnan(errors.error[at]).all():
            within, beyond = errors.within(found.difference)[at], errors.beyond(found.difference)[at]
            columns.append(Column(term("Standard error of the difference"), kind, errors.error[at], unit))
            columns.append(
                Column(term("Within chance"), "text", np.where(within, term("yes"), np.where(beyond, term("no"), "")))
            )
    yield Table(title, tuple(columns))


def _in_kind(found: Comparison) -> Iterator[Table]:
    """What was given, beside the figures and in none of them."""
    kinds = [
        kind for kind in said().in_kind.KIND_NAMES if any(side.in_kind.of(kind).lines for side in (found.a, found.b))
    ]
    if not kinds:
        return
    columns = [Column(term("Given"), "wrap", [said().in_kind.KIND_NAMES[kind] for kind in kinds], width=34)]
    for name, side in (("A", found.a), ("B", found.b)):
        sums = [side.in_kind.of(kind) for kind in kinds]
        value = np.array([np.nan if one.unvalued >= one.quantity else one.value for one in sums])
        columns.append(Column(name, "count", np.array([one.quantity for one in sums])))
        columns.append(Column(term("{side}, value", side=name), "money", value, said().terms.money_unit(side)))
    yield Table(said().in_kind.APART, tuple(columns))


def _interval(side: str, sampled: Sampled | None, kind: Kind, at: Sequence[int]) -> Iterator[Column]:
    """The 95% interval of a side that has a survey."""
    if sampled is not None and not np.isnan(sampled.low).all():
        yield Column(term("{side}, 95% low", side=side), kind, sampled.low[at])
        yield Column(term("{side}, 95% high", side=side), kind, sampled.high[at])


def _money(a: Result, b: Result) -> str:
    """What a difference of money is in."""
    return (
        said().terms.money_unit(a)
        if said().terms.money_unit(a) == said().terms.money_unit(b)
        else a.basis.home_currency
    )


def _inputs_page(found: Comparison) -> Page:
    changes, lone = found.inputs.changes[:MOST_ROWS], found.inputs.lone[:MOST_ROWS]
    blocks: list[Table | Lines] = []
    if changes:
        blocks.append(
            Table(
                term("Cells that hold something else"),
                (
                    Column(term("Sheet"), "text", [c.sheet for c in changes]),
                    Column(term("Row"), "wrap", [c.id for c in changes], width=24),
                    Column(term("Field"), "wrap", [c.field for c in changes], width=26),
                    Column("A", "wrap", [c.before for c in changes], width=30),
                    Column("B", "wrap", [c.after for c in changes], width=30),
                    Column(
                        term("Counted with"), "wrap", [said().comparison.STEP_NAMES[c.stage] for c in changes], width=34
                    ),
                ),
                filtered=True,
            )
        )
    if lone:
        blocks.append(
            Table(
                term("Rows that only one of the two has"),
                (
                    Column(term("Sheet"), "text", [row.sheet for row in lone]),
                    Column(term("Row"), "wrap", [row.id for row in lone], width=24),
                    Column(term("Only in"), "text", [row.only_in for row in lone]),
                    Column(term("Name"), "wrap", [row.name for row in lone], width=30),
                ),
            )
        )
    return Page(
        tab=term("Inputs"),
        title=term("Inputs that differ"),
        lead=(f"{said().comparison.differing(found)} {said().comparison.ALIKE}",),
        blocks=tuple(blocks) or (Lines((term("No input differs."),), "strong"),),
        frozen=None,
    )


def _assumptions_page(found: Comparison) -> Page:
    changed = found.assumptions
    table = Table(
        "",
        (
            Column(term("Topic"), "wrap", [c.topic for c in changed], width=22),
            Column(term("What"), "wrap", [c.what for c in changed], width=34),
            Column("A", "wrap", [c.before for c in changed], width=52),
            Column("B", "wrap", [c.after for c in changed], width=52),
        ),
        filtered=True,
    )
    return Page(
        tab=term("Assumptions"),
        title=term("Assumptions that differ"),
        lead=(said().comparison.ASSUMPTIONS,),
        blocks=(table,) if changed else (Lines((term("No assumption differs."),), "strong"),),
    )


def _checks_page(found: Comparison) -> Page:
    changed = found.checks
    table = Table(
        "",
        (
            Column(term("Severity"), "severity", [c.severity for c in changed], width=11),
            Column(term("Code"), "wrap", [c.code for c in changed], width=27),
            Column(term("Change"), "text", [term(CHANGES[c.change]) for c in changed]),
            Column("A", "wrap", [c.before for c in changed], width=52),
            Column("B", "wrap", [c.after for c in changed], width=52),
        ),
        filtered=True,
    )
    return Page(
        tab=term("Checks"),
        title=term("Checks that came, went or changed"),
        lead=(said().comparison.CHECKS,),
        blocks=(table,) if changed else (Lines((term("The same checks fired in both."),), "strong"),),
    )
