"""The charts of the page Answer beside its waterfall: who earns the value added, and which partners bring new money."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.impact.effects.breakdowns import NOT_STATED
from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Column, Series, Table

HEIGHT = 9
NET_TAXES = "Net taxes on production"


def earners(result: Result) -> Table | None:
    """Value added by who has it; None where a part is not known, or subsidies outweigh the taxes."""
    added, pay, taxes = (FIGURES[key].read(result) for key in ("value_added", "labour_income", "taxes_on_production"))
    if not added > 0 or not pay >= 0:
        return None
    parts = {term("Pay"): pay}
    if taxes >= 0:
        parts[term(NET_TAXES)] = taxes
    what_is_left = term("Profits and other income" if taxes >= 0 else "Profits, other income, taxes less subsidies")
    parts[what_is_left] = added - sum(parts.values())
    if parts[what_is_left] < 0:
        return None
    unit = said().terms.money_unit(result)
    return Table(
        term("Who earns the value added"),
        (
            Column(term("What"), "text", [term("Value added")]),
            *(Column(name, "money", np.array([amount]), unit) for name, amount in parts.items()),
        ),
    )


def earner_chart(table: Table, position: int) -> Iterator[Chart]:
    """One bar of its parts."""
    added, pay = float(sum(column.values[0] for column in table.columns[1:])), float(table.columns[1].values[0])
    found = "{part} of the value added is pay" if pay > 0 else "None of the value added is pay"
    yield Chart(
        title=term(found, part=said().assumed.percent(pay, added)),
        kind="bar",
        series=tuple(Series(column.header, position, 1 + at, part=at) for at, column in enumerate(table.columns[1:])),
        names=0,
        rows=1,
        axis="",
        height=HEIGHT,
        stacked=True,
    )  # fmt: skip


def partner_chart(result: Result, table: Table, position: int) -> Iterator[Chart]:
    """New money by partner country, where there are two and more to compare."""
    at = next(i for i, column in enumerate(table.columns) if column.header == term("Net new spending"))
    if len(table) < 2 or not _names_a_partner(result):
        return
    yield Chart(
        title=said().titles.leading_partner(result),
        kind="bar",
        series=(Series(term("New money"), position, at),),
        names=0,
        rows=len(table),
        axis="",
        height=HEIGHT,
    )


def _names_a_partner(result: Result) -> bool:
    """Whether some new money came by an activity that names a partner country."""
    cut = result.breakdowns["partner_country"]
    return any(label != NOT_STATED and cut.net_new[at] > 0 for at, label in enumerate(cut.labels))
