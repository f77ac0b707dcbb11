"""The page Trace: from the typed cells to value added and jobs, a row for each activity and spending category."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from impactcalc.facts.origins.cells import WorkedOut
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
from impactcalc.report.pages.trace_heads import HEADS
from impactcalc.report.pages.traced import Traced, traced, widest
from impactcalc.report.signed.record import carried_inputs
from impactcalc.report.tables.table import MONEY
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.links import target
from impactcalc.report.writers.page import Column, Kind, Page, Table, Values
from impactcalc.study.sheets.headings import find_sheet
from impactcalc.words.speaking import phrase


def trace_page(result: Result, *, inputs: bool = True) -> Page:
    """What an auditor needs to compute every figure of the answer again; cells lead to the input that is carried."""
    rows, live = traced(result), is_live(result)
    before, keyed = _typed(rows, inputs=inputs), dict((*_spending(rows), *_supported(rows)))
    at = {key: letters(len(before) + number) for number, key in enumerate(keyed)}
    formulas = trace_formulas(rows, at) if live else {}
    columns = (replace(narrowed(column), formulas=formulas.get(key, ())) for key, column in keyed.items())
    return Page(
        tab=term(TRACE.tab),
        title=TRACE.title(result),
        lead=trace_lead(result),
        state=state(term(MOVES)) if live else ("", ""),
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
    first, ledger = first_of_ledger(result), term(LEDGER.tab)
    position = np.empty(len(here), dtype=np.int64)
    position[listed(result)] = np.arange(len(listed(result)))
    links = [target(ledger, first + int(at)) for at in position[rows.activity]]
    worked_out = typed_cells(result.study, here, rows.activity.tolist(), rows.category.tolist())
    weight = () if result.survey is None else (_column("weight", "multiplier", rows.of_rows(here.weight)),)
    labels = [term(category.label) for category in CATEGORIES]
    return (
        _column("id", "link", here.id[rows.activity], links=links),
        _column("category", "wrap", [labels[c] for c in rows.category.tolist()], width=18),
        _column("typed_in", "wrap", list(map(phrase, worked_out)), width=82),
        *(_to_inputs(result, worked_out) if inputs else ()),
        _column("currency", "text", here.currency[rows.activity]),
        _column("amount", "amount", rows.typed),
        *weight,
        _column("to_report", "rate", rows.of_rows(result.basis.to_report)),
    )


def _to_inputs(result: Result, worked_out: Iterable[WorkedOut]) -> Iterator[Column]:
    """The first cell that each names, with a link to the sheet that carries it; nothing where the report has none.

    Apart from the texts: of a linked cell some viewers show one line only.
    """
    tabs = {find_sheet(one.sheet.name): one.tab for one in carried_inputs(result)}
    named = []
    for one in worked_out:
        cell, tab = one.first_cell, tabs.get(one.sheet)
        column = cell.rstrip("0123456789")
        row = cell.removeprefix(column)
        named.append((f"{one.sheet}!{cell}", target(tab, int(row), column)) if row and tab else ("", ""))
    if any(to for _, to in named):
        yield Column(term("Input"), "link", [text for text, _ in named], width=16, links=[to for _, to in named])


def _spending(rows: Traced) -> Iterator[tuple[str, Column]]:
    result, money = rows.result, said().terms.money_unit(rows.result)
    yield "gross_spending", _column("gross_spending", "money", rows.gross, result.gross_spending, money)
    for share, kept in zip(SHARES, rows.kept, strict=True):
        yield share, _column(share, "share", kept)
    yield "net_new_spending", _column("net_new_spending", "money", rows.net_new, result.net_new_spending, money)
    yield "stays_here", _column("stays_here", "share", rows.local)
    final = rows.net_new * rows.local
    yield "local_final_demand", _column("local_final_demand", "money", final, result.local_final_demand, money)


def _supported(rows: Traced) -> Iterator[tuple[str, Column]]:
    result = rows.result
    effect = EFFECTS.index(widest(result))
    measures = result.table.measures
    if "value_added" in measures:
        per_unit, total = rows.per_unit("value_added"), result.impact_effects[effect, measures.index("value_added")]
        yield "per value_added", _column("per value_added", "rate", per_unit)
        money = said().terms.money_unit(result)
        yield "value_added", _column("value_added", "money", rows.net_new * per_unit, _known(total), money)
    if "jobs" in measures:
        per_unit, total = rows.per_unit("jobs"), result.impact_effects[effect, measures.index("jobs")]
        yield "per jobs", _column("per jobs", "rate", per_unit * 1e6)
        yield "jobs", _column("jobs", "jobs", rows.net_new * per_unit, _known(total))
    if (
        "jobs_fte" in measures
        and _known(total := result.impact_effects[effect, measures.index("jobs_fte")]) is not None
    ):
        full_time = rows.net_new * rows.per_unit("jobs_fte")
        yield "jobs_fte", _column("jobs_fte", "jobs", full_time, _known(total))


def _column(
    key: str,
    kind: Kind,
    values: Values,
    total: float | None = None,
    money: str = "",
    *,
    width: float = 0.0,
    links: Sequence[str] = (),
) -> Column:
    """A column under its heading; `money` is what money is in, where it is money."""
    head = HEADS[key]
    unit = money if head.unit == MONEY else term(head.unit) if head.unit else ""
    return Column(term(head.heading), kind, values, unit, total, width, links)


def _known(total: float) -> float | None:
    return None if np.isnan(total) else float(total)


def _source(rows: Traced) -> tuple[Column, ...]:
    """Who counted it, as typed; no column where no row says so."""
    said = rows.result.rows.source[rows.activity]
    return (_column("source", "wrap", said, width=26),) if any(said) else ()
