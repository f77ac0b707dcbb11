"""The page Trace: from the typed cells to value added and jobs, a row for each activity and spending category."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.impact.rows.typed_cells import typed_cells
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.pages.heads import LEDGER, MOVES, TRACE, first_of_ledger, trace_lead
from impactcalc.report.pages.identity import listed
from impactcalc.report.pages.live import state
from impactcalc.report.pages.live_rows import is_live, letters
from impactcalc.report.pages.narrow import narrowed
from impactcalc.report.pages.trace_formulas import trace_formulas
from impactcalc.report.pages.traced import Traced, traced, widest
from impactcalc.report.signed.record import carried_inputs
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.links import target
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.study.sheets.headings import find_sheet

_CELL = re.compile(r"\b([A-Z]{1,3})([1-9]\d*)\b")

# What each step of the ledger leaves, as a share of what the step before left.
KEPT = ("Not residents'", "Not here anyway", "Due to the programme", "Not displaced", "Not local money")


def trace_page(result: Result, *, inputs: bool = True) -> Page:
    """What an auditor needs to compute every figure of the answer again; cells lead to the input that is carried."""
    rows, live = traced(result), is_live(result)
    before, keyed = _typed(rows, inputs=inputs), dict((*_spending(rows), *_supported(rows)))
    at = {key: letters(len(before) + number) for number, key in enumerate(keyed)}
    formulas = trace_formulas(rows, at) if live else {}
    columns = (replace(narrowed(column), formulas=formulas.get(key, ())) for key, column in keyed.items())
    return Page(
        tab=TRACE.tab,
        title=TRACE.title(result),
        lead=trace_lead(result),
        state=state(MOVES) if live else ("", ""),
        blocks=(
            Table(
                "",
                (*before, *columns, *_source(rows)),
                total_label=term("Total"),
                filtered=True,
            ),
        ),
        frozen=2,
        across=2,
        text_width=TRACE.text_width,
    )


def _typed(rows: Traced, *, inputs: bool) -> tuple[Column, ...]:
    result, here = rows.result, rows.result.rows
    first = first_of_ledger(result)
    position = np.empty(len(here), dtype=np.int64)
    position[listed(result)] = np.arange(len(listed(result)))
    links = [target(LEDGER.tab, first + int(at)) for at in position[rows.activity]]
    cells = typed_cells(result.study, here, rows.activity.tolist(), rows.category.tolist())
    weight = (
        ()
        if result.survey is None
        else (Column(term("Stands for"), "multiplier", rows.of_rows(here.weight), term("of its like")),)
    )
    labels = [term(category.label) for category in CATEGORIES]
    return (
        Column(term("Id"), "link", here.id[rows.activity], links=links),
        Column(term("Category"), "wrap", [labels[c] for c in rows.category.tolist()], width=18),
        Column(term("Typed in, with what stands there"), "wrap", cells, width=82),
        *(_to_inputs(result, cells) if inputs else ()),
        Column(term("Currency"), "text", here.currency[rows.activity]),
        Column(term("Amount"), "amount", rows.typed, term("typed or worked out")),
        *weight,
        Column(term("To report prices"), "rate", rows.of_rows(result.basis.to_report), "times"),
    )


def _to_inputs(result: Result, cells: list[str]) -> Iterator[Column]:
    """The first cell that each names, with a link to the sheet that carries it; nothing where the report has none.

    Apart from the texts: of a linked cell some viewers show one line only.
    """
    tabs = {find_sheet(one.sheet.name): one.tab for one in carried_inputs(result)}
    named = []
    for text in cells:
        sheet, _, said = text.partition(": ")
        cell, tab = _CELL.search(said), tabs.get(sheet)
        named.append((f"{sheet}!{cell[0]}", target(tab, int(cell[2]), cell[1])) if cell and tab else ("", ""))
    if any(to for _, to in named):
        yield Column(term("Input"), "link", [text for text, _ in named], width=16, links=[to for _, to in named])


def _spending(rows: Traced) -> Iterator[tuple[str, Column]]:
    result, unit = rows.result, said().terms.money_unit(rows.result)
    yield "gross", Column(term("Gross spending at home"), "money", rows.gross, unit, result.gross_spending)
    for share, name, kept in zip(SHARES, map(term, KEPT), rows.kept, strict=True):
        yield share, Column(name, "share", kept, "stays")
    yield "new", Column(term("Net new spending"), "money", rows.net_new, unit, result.net_new_spending)
    yield "local", Column(term("Stays here at once"), "share", rows.local, term("of net new"))
    final = Column(term("Local final demand"), "money", rows.net_new * rows.local, unit, result.local_final_demand)
    yield "final", final


def _supported(rows: Traced) -> Iterator[tuple[str, Column]]:
    result = rows.result
    effect = EFFECTS.index(widest(result))
    measures = result.table.measures
    if "value_added" in measures:
        per_unit, total = rows.per_unit("value_added"), result.impact_effects[effect, measures.index("value_added")]
        yield "per value_added", Column(term("Value added"), "rate", per_unit, term("per unit of net new"))
        added = Column(
            term("Value added"), "money", rows.net_new * per_unit, said().terms.money_unit(result), _known(total)
        )
        yield "value_added", added
    if "jobs" in measures:
        per_unit, total = rows.per_unit("jobs"), result.impact_effects[effect, measures.index("jobs")]
        yield "per jobs", Column(term("Jobs"), "rate", per_unit * 1e6, term("per million of net new"))
        yield "jobs", Column(term("Jobs"), "jobs", rows.net_new * per_unit, term("job-years"), _known(total))
    if (
        "jobs_fte" in measures
        and _known(total := result.impact_effects[effect, measures.index("jobs_fte")]) is not None
    ):
        full_time = rows.net_new * rows.per_unit("jobs_fte")
        yield (
            "jobs_fte",
            Column(term("Full-time equivalents"), "jobs", full_time, term("full-time years"), _known(total)),
        )


def _known(total: float) -> float | None:
    return None if np.isnan(total) else float(total)


def _source(rows: Traced) -> tuple[Column, ...]:
    """Who counted it, as typed; no column where no row says so."""
    said = rows.result.rows.source[rows.activity]
    return (Column(term("Source"), "wrap", said, width=26),) if any(said) else ()
