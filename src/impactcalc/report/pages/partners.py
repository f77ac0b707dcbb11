"""The page Partners and networks: the same sums cut by country, network, purpose, year, sheet and city."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from impactcalc.impact.effects.breakdowns import NOT_STATED, Breakdown
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.report.pages.identity import MOST_ROWS
from impactcalc.report.pages.units import measure_kind
from impactcalc.report.terms import CUT_NAMES, MEASURE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.study.sheets.schema import ACTIVITY_SHEETS

# The longest table, that of the cities, comes last.
ORDER = ("place", "partner_country", "network", "purpose", "year", "sheet", "source", "partner_city")
SHOWN = ("output", "value_added", "jobs", "jobs_fte")


def partners_page(result: Result) -> Page:
    """Each cut as a table; every one adds up to the same totals."""
    most = term("At most: shares that are not stated took nothing off. ") if result.at_most else ""
    tables = tuple(_table(result, name) for name in ORDER if _says_something(result, name))
    return Page(
        tab=term("Partners and networks"),
        title=said().titles.partners_title(result),
        lead=(
            term(
                "The same activities, cut in several ways; each table adds up to the same totals. "
                "{most}Effects are the impact at home, Type II. Countries, networks, purposes and cities are "
                "in the order of their spending.",
                most=most,
            ),
        ),
        blocks=tables,
        frozen=None,
        upright=True,
    )


def _says_something(result: Result, name: str) -> bool:
    """Not where there is one place only, where no row says who counted it, or where a sheet cannot hold the rows."""
    labels = result.breakdowns[name].labels if name in result.breakdowns else ()
    if name == "source" and labels == (NOT_STATED,):
        return False
    return len(labels) <= MOST_ROWS // 2 and (len(labels) > 1 if name == "place" else name in result.breakdowns)


def _table(result: Result, name: str) -> Table:
    cut, unit = result.breakdowns[name], said().terms.money_unit(result)
    order = _order(name, cut)
    wording = {"partner_country": said().terms.country_name, "place": said().terms.place_name}.get(name, str)
    labels = [wording(label) for label in cut.labels]
    last = EFFECTS.index("total_type_2")
    columns = [
        Column(term(CUT_NAMES[name]), "wrap", [labels[i] for i in order], width=32),
        Column(term("Activities"), "count", cut.count[order], term("rows"), float(result.rows.whole_rows.sum())),
        Column(term("People"), "count", cut.people[order], term("people"), float(cut.people.sum())),
        Column(term("Gross spending at home"), "money", cut.gross[order], unit, result.gross_spending),
        Column(term("Spent abroad"), "money", cut.spent_abroad[order], unit, result.spent_abroad),
        Column(term("Net new spending"), "money", cut.net_new[order], unit, result.net_new_spending),
    ]
    for m, measure in enumerate(result.table.measures):
        if measure in SHOWN:
            columns.append(
                Column(
                    term(MEASURE_NAMES[measure]),
                    measure_kind(measure),
                    cut.effects[order, last, m],
                    said().terms.measure_unit(result, measure),
                    float(result.impact_effects[last, m]),
                )
            )
    return Table("", tuple(columns), total_label=term("Total"))


def _order(name: str, cut: Breakdown) -> Sequence[int]:
    """Years and sheets in their own order, the rest by spending; what is not stated last."""
    labels = cut.labels
    if name == "year":
        return range(len(labels))
    if name == "sheet":
        sheets = list(ACTIVITY_SHEETS)
        return sorted(range(len(labels)), key=lambda i: sheets.index(labels[i]) if labels[i] in sheets else len(sheets))
    spent = -(cut.gross + cut.spent_abroad)
    unknown = np.array([label == NOT_STATED for label in labels], dtype=bool)
    order: Sequence[int] = np.lexsort((np.array(labels, dtype=str), spent, unknown)).tolist()
    return order
