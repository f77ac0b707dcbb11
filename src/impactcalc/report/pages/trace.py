"""The page Trace: from the typed cells to value added and jobs, a row for each activity and spending category."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.net_new import STEPS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.typed_cells import typed_cells
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.pages.identity import listed
from impactcalc.report.pages.ledger import TAB as LEDGER
from impactcalc.report.pages.ledger import ledger_lead
from impactcalc.report.words.terms import money_unit
from impactcalc.report.writers.links import target
from impactcalc.report.writers.page import Column, Page, Table

TAB = "Trace"
MOST = 20_000  # rows that are listed
# What each step of the ledger leaves, as a share of what the step before left.
KEPT = ("Not residents'", "Not here anyway", "Due to the programme", "Not displaced", "Not local money")
NOT_LISTED = (
    "These are {count:,} rows, more than this sheet lists ({most:,}), so none is; the totals count them all. The page "
    "Rates has every activity."
)
HOW = (
    "Across a row: amount x {raised}to report prices = gross; gross x the five shares that stay = net new; net new x "
    "value added (jobs) per unit = value added (jobs). An id leads to its row of the Ledger."
)
WHY = (
    "Net new is smaller than what was spent, since what residents, casual visitors and others would have spent anyway "
    "comes off; local final demand is smaller still, since goods made elsewhere and taxes leave at once. Value added "
    "can be larger than either: suppliers and the spending of pay come on top."
)


@dataclass(frozen=True)
class Traced:
    """The amounts at home, in the order of the workbook: activity and category of each (T,), and what becomes of it."""

    result: Result
    activity: npt.NDArray[np.int64]
    category: npt.NDArray[np.int64]

    def of_rows(self, values: Floats) -> Floats:
        """What an activity has (N,) for each of its amounts (T,)."""
        return np.asarray(values[self.activity])

    @cached_property
    def typed(self) -> Floats:
        """As typed or worked out, in the row's currency, before it is raised to the network."""
        amounts = self.result.rows.home_amounts[self.activity, self.category]
        return np.asarray(amounts / self.of_rows(self.result.rows.weight))

    @cached_property
    def gross(self) -> Floats:
        """Report-year prices."""
        amounts = self.result.rows.home_amounts[self.activity, self.category]
        return np.asarray(amounts * self.of_rows(self.result.basis.to_report))

    @cached_property
    def kept(self) -> Floats:
        """What each step of the ledger leaves of what the one before left (steps, T); nan where nothing was left."""
        ledger = self.result.steps
        left = [ledger.gross - ledger.steps["spent_abroad"]]
        for step in STEPS[1:]:
            left.append(left[-1] - ledger.steps[step])
        left[-2:] = [ledger.net_new]  # who paid, in one share; a product and no difference
        kept = []
        for before, after in pairwise(left):
            rest = np.where(after > 1e-12 * left[0], after, 0.0)
            kept.append(np.divide(rest, before, out=np.full(len(before), np.nan), where=before > 1e-12 * left[0]))
        return np.array(kept)[:, self.activity]

    @cached_property
    def net_new(self) -> Floats:
        """Report-year prices."""
        at_home = self.result.steps.gross - self.result.steps.steps["spent_abroad"]
        part = np.divide(self.result.steps.net_new, at_home, out=np.zeros_like(at_home), where=at_home > 0)
        return np.asarray(self.gross * self.of_rows(part))

    @cached_property
    def local(self) -> Floats:
        """What of a unit buys from industries of the place."""
        found = np.zeros(len(self.activity))
        for here in self.result.home.places:
            there = np.isin(self.activity, here.rows)
            found[there] = here.economy.spending_bridge().B.sum(axis=0)[self.category[there]]
        return found

    def per_unit(self, measure: Measure) -> Floats:
        """What a unit of net new spending in report-year prices supports in all: money, or jobs."""
        result, effect = self.result, EFFECTS.index(widest(self.result))
        found = np.zeros(len(self.activity))
        for here in result.home.places:
            there = np.isin(self.activity, here.rows)
            found[there] = here.table.K[effect, here.table.measures.index(measure)][self.category[there]]
        to_report, to_table = self.of_rows(result.basis.to_report), self.of_rows(result.basis.to_table)
        return np.asarray(
            found * to_table / to_report * (1.0 if measure in ("jobs", "jobs_fte") else result.basis.report_over_table)
        )


def widest(result: Result) -> str:
    """Type II; Type I where households' spending is not known."""
    output = result.contribution_effects[EFFECTS.index("total_type_2"), result.table.measures.index("output")]
    return "total_type_1" if np.isnan(output) else "total_type_2"


def traced_rows(result: Result) -> int:
    """How many amounts there are."""
    return int(np.count_nonzero(result.rows.home_amounts))


def traced(result: Result) -> Traced:
    """Every amount at home; none where there are more than the sheet lists."""
    order = listed(result) if traced_rows(result) <= MOST else listed(result)[:0]
    at, category = np.nonzero(result.rows.home_amounts[order])
    return Traced(result, order[at], category.astype(np.int64))


def trace_page(result: Result) -> Page:
    """What an auditor needs to compute every figure of the answer again."""
    rows, count = traced(result), traced_rows(result)
    return Page(
        tab=TAB,
        title="From each typed cell to value added and jobs",
        lead=(
            HOW.format(raised="stands for x " if result.survey else ""),
            WHY,
            *((NOT_LISTED.format(count=count, most=MOST),) if count > MOST else ()),
        ),
        blocks=(
            Table(
                "",
                (*_typed(rows), *_spending(rows), *_supported(rows), *_source(rows)),
                total_label="Total",
                filtered=True,
            ),
        ),
        frozen=2,
        text_width=150,
    )


def _typed(rows: Traced) -> tuple[Column, ...]:
    result, here = rows.result, rows.result.rows
    first = 1 + len(ledger_lead(result)) + 2  # title and lead, an empty row, the head
    position = np.empty(len(here), dtype=np.int64)
    position[listed(result)] = np.arange(len(listed(result)))
    links = [target(LEDGER, first + int(at) + 1) for at in position[rows.activity]]
    cells = typed_cells(result.study, here, rows.activity.tolist(), rows.category.tolist())
    weight = (
        () if result.survey is None else (Column("Stands for", "multiplier", rows.of_rows(here.weight), "of its like"),)
    )
    return (
        Column("Id", "link", here.id[rows.activity], links=links),
        Column("Category", "wrap", [CATEGORIES[c].label for c in rows.category.tolist()], width=24),
        Column("Typed in, with what stands there", "wrap", cells, width=52),
        Column("Currency", "text", here.currency[rows.activity]),
        Column("Amount", "amount", rows.typed, "typed or worked out"),
        *weight,
        Column("To report prices", "rate", rows.of_rows(result.basis.to_report), "times"),
    )


def _spending(rows: Traced) -> tuple[Column, ...]:
    result, unit = rows.result, money_unit(rows.result)
    return (
        Column("Gross spending at home", "money", rows.gross, unit, result.gross_spending),
        *(Column(name, "share", kept, "stays") for name, kept in zip(KEPT, rows.kept, strict=True)),
        Column("Net new spending", "money", rows.net_new, unit, result.net_new_spending),
        Column("Stays here at once", "share", rows.local, "of net new"),
        Column("Local final demand", "money", rows.net_new * rows.local, unit, result.local_final_demand),
    )


def _supported(rows: Traced) -> tuple[Column, ...]:
    result, columns = rows.result, []
    effect = EFFECTS.index(widest(result))
    measures = result.table.measures
    if "value_added" in measures:
        per_unit, total = rows.per_unit("value_added"), result.impact_effects[effect, measures.index("value_added")]
        columns += [
            Column("Value added", "rate", per_unit, "per unit of net new"),
            Column("Value added", "money", rows.net_new * per_unit, money_unit(result), _known(total)),
        ]
    if "jobs" in measures:
        per_unit, total = rows.per_unit("jobs"), result.impact_effects[effect, measures.index("jobs")]
        columns += [
            Column("Jobs", "rate", per_unit * 1e6, "per million of net new"),
            Column("Jobs", "jobs", rows.net_new * per_unit, "job-years", _known(total)),
        ]
    if (
        "jobs_fte" in measures
        and _known(total := result.impact_effects[effect, measures.index("jobs_fte")]) is not None
    ):
        full_time = rows.net_new * rows.per_unit("jobs_fte")
        columns.append(Column("Full-time equivalents", "jobs", full_time, "full-time years", _known(total)))
    return tuple(columns)


def _known(total: float) -> float | None:
    return None if np.isnan(total) else float(total)


def _source(rows: Traced) -> tuple[Column, ...]:
    """Who counted it, as typed; no column where no row says so."""
    said = rows.result.rows.source[rows.activity]
    return (Column("Source", "wrap", said, width=26),) if any(said) else ()
