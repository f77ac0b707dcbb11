"""The page Ledger: from gross to net new spending, a row an activity, with each share as typed beside what it takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from impactcalc.arrays import in_order
from impactcalc.impact.effects.net_new import STEPS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.pages.columns import shown
from impactcalc.report.pages.heads import LEDGER as HEAD
from impactcalc.report.pages.heads import MOVES, TRACE, first_of_ledger, first_of_trace, ledger_lead
from impactcalc.report.pages.identity import listed
from impactcalc.report.pages.live import state
from impactcalc.report.pages.live_rows import FACTORS, LiveRows, factor, is_live, letters, live_rows
from impactcalc.report.pages.narrow import narrowed
from impactcalc.report.pages.traced import traced
from impactcalc.report.tables.rows import LEDGER
from impactcalc.report.terms import step_name
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.formats import needed_width
from impactcalc.report.writers.links import in_formula, target
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.report.writers.paper import column_pixels

# A share as it is typed: the attribution share is what stays, the others come off.
TYPED = {
    "resident_share": "Resident share", "casual_share": "Casual share", "attribution_share": "Attribution share",
    "displaced_share": "Displaced share", "host_paid_share": "Host-paid share",
}  # fmt: skip
PAYER = STEPS[-1]
FIRST_STEP = 2  # the column of gross spending; id and name stand before it
# Characters. A page that is no wider than a screen of 1,440 pixels beside the numbers of its rows and a scroll bar.
NAME, NO_NAME, LEAST_ID = 22.0, 8.0, 16.0
SCREEN = 1365


def ledger_page(result: Result) -> Page:
    """Each share is of what the one before left; the page Rates has all steps in money."""
    order = listed(result)
    rows, live = result.rows, is_live(result)
    formulas = _formulas(result) if live else {}
    named = bool((rows.called != "").any())
    names = Column(term("Name"), "wrap", in_order(rows.called, order), width=NAME if named else NO_NAME)
    steps = [replace(narrowed(column), formulas=formulas.get(key, ())) for key, column in _steps(result)]
    ids = Column(term("Id"), "link", in_order(rows.id, order), links=_to_trace(result))
    left = SCREEN - sum(column_pixels(column.width) for column in (names, *steps))
    ids = replace(ids, width=min(needed_width(ids), max(left // 7 - 1, LEAST_ID)))
    return Page(
        tab=term(HEAD.tab),
        title=HEAD.title(result),
        lead=ledger_lead(result),
        state=state(term(MOVES)) if live else ("", ""),
        blocks=(
            Table(
                "",
                (
                    ids,
                    names,
                    *steps,
                ),
                total_label=term("Total"),
                filtered=True,
            ),
        ),
        frozen=2,
        text_width=HEAD.text_width,
    )


def _to_trace(result: Result) -> list[str]:
    """The first row of each activity on the page Trace; nothing for one without an amount at home."""
    activities = traced(result).activity
    found, rows = np.unique(activities, return_index=True)
    where = np.full(len(result.rows), -1, dtype=np.int64)
    where[found] = rows
    first, tab = first_of_trace(result), term(TRACE.tab)
    return [target(tab, first + at) if at >= 0 else "" for at in where[listed(result)].tolist()]


def _steps(result: Result) -> Iterator[tuple[str, Column]]:
    """Each by its name: gross, a share and what it takes, the payer, net new."""
    order, ledger, unit = listed(result), result.steps, said().terms.money_unit(result)
    at_home = ledger.at_home
    table = LEDGER.of(result, tuple(ledger.columns()))
    listed_rows = slice(len(order))
    yield (
        "gross",
        Column(term("Gross spending at home"), "money", in_order(at_home, order), unit, result.gross_spending),
    )
    for step, share in zip(STEPS[1:-1], SHARES, strict=True):
        yield share, Column(term(TYPED[share]), "share", in_order(result.rows.shares[share], order), term("as typed"))
        yield step, shown(table, step, listed_rows, float(ledger.steps[step].sum()), heading=term(step_name(step)))
    if ledger.steps[PAYER].any():
        yield PAYER, shown(table, PAYER, listed_rows, float(ledger.steps[PAYER].sum()))
    yield "net_new", shown(table, "net_new", listed_rows, result.net_new_spending)


def _letters(result: Result) -> dict[str, str]:
    """The letters of the column of each, by its name."""
    payer = (PAYER,) if result.steps.steps[PAYER].any() else ()
    pairs = (key for pair in zip(SHARES, STEPS[1:-1], strict=True) for key in pair)
    return {key: letters(FIRST_STEP + at) for at, key in enumerate(("gross", *pairs, *payer, "net_new"))}


def ledger_cells(result: Result, key: str) -> str:
    """The column of the amounts of a step, of gross or of net_new, as other sheets name it."""
    column, first = _letters(result)[key], first_of_ledger(result)
    return f"{in_formula(term(HEAD.tab))}!${column}${first}:${column}${first + len(listed(result)) - 1}"


def _formulas(result: Result) -> dict[str, list[str]]:
    """The steps of each activity that the sheet What if recalculates, over what is typed there: what a share takes is
    of a product of what the ones before left, and no difference, as the engine has it."""
    rows, at = live_rows(result), _letters(result)
    left, taken = f"{at['gross']}{{row}}", {}
    for step, share in zip(STEPS[1:-1], SHARES, strict=True):
        cell = f"{at[share]}{{row}}"
        stays = f'IF({cell}="",1,{cell})' if share == "attribution_share" else f"(1-N({cell}))"
        of_share = f"{left}*(1-{stays})" if share == "attribution_share" else f"{left}*N({cell})"
        taken[step], left, before = f"={of_share}", f"{left}*{stays}", left
    found: dict[str, list[str]] = {key: [] for key in ("gross", *SHARES, *taken, "net_new")}
    for position in listed(result).tolist():
        if position not in rows.row_of:
            for column in found.values():
                column.append("")
            continue
        scholarship = rows.cell("scholarship", position)
        found["gross"].append(f"={rows.cell('spent', position)}")
        for share in SHARES:
            found[share].append(_typed_share(rows, share, position))
        for step, formula in taken.items():
            paid = f"=MIN({before},{formula[1:]}+{scholarship})" if step == "host_paid" else formula
            found[step].append(paid)
        found["net_new"].append(f"=MAX(0,{left}-{scholarship})")
    return found


def _typed_share(rows: LiveRows, share: str, position: int) -> str:
    """A share as it is typed on the sheet What if, times its factor; nothing where nothing is typed."""
    cell = rows.cell(share, position)
    if share not in FACTORS:
        return f'=IF({cell}="","",{cell})'
    times = f"{rows.sheet}!{factor(share)}"
    return f'=IF({cell}="",IF({times}=1,"",MIN(1,{times})),MIN(1,{cell}*{times}))'
