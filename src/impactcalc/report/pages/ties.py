"""The page Ties: what a council needs to keep, change or drop each of them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.impact.beside.ties import Tie, ties_of
from impactcalc.impact.result import Result
from impactcalc.report.pages.columns import shown
from impactcalc.report.tables.table import Table as Keyed
from impactcalc.report.tables.ties import TIES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table

MOST = 60  # ties that have a paragraph of their own
LEAD = (
    "A row of the study counts for its partner and for its network: partners and networks must not be added to each "
    "other. Local money is what the rows of a tie name; money for the programme as a whole is in none of them.",
    "Low and high: nine of ten of the first draws of the study lie between them; of a survey there are none.",
    "Volunteers, gifts and deals stand beside the money: none of them is in new money, value added or jobs.",
)


def ties_page(result: Result) -> Page:
    """A table of all partners and one of all networks, then a paragraph for each tie."""
    ties, table = ties_of(result), TIES.of(result)
    return Page(
        tab=term("Ties"),
        title=said().ties.found_words(result, ties),
        lead=tuple(map(term, LEAD)),
        blocks=(*_tables(ties, table), *_paragraphs(result, ties)),
        frozen=1,
    )


def _tables(ties: tuple[Tie, ...], table: Keyed) -> Iterator[Table]:
    for kind, title in (("partner", term("Partners")), ("network", term("Networks"))):
        rows = np.array([at for at, tie in enumerate(ties) if tie.kind == kind], dtype=np.int64)
        if not len(rows):
            continue
        names = [_name(ties[at]) for at in rows]
        money = ("net_new", "value_added", "cost", "gross", "spent_abroad", "in_kind", "deals")
        heads = ("activities", "came", "went", "at_events")
        columns = [Column(title[:-1], "wrap", names, width=30)]
        ranged = tuple(f"{key}_{end}" for key in ("net_new_spending", "value_added") for end in ("low", "high"))
        keys = (*heads, *money[:2], "jobs", *ranged, *money[2:5], "hours", *money[5:], "checks")
        columns += [shown(table, key, rows) for key in keys]
        known = [
            column
            for column in columns
            if (any(column.values) if column.is_text else np.isfinite(np.asarray(column.values)).any())
        ]
        yield Table(title, tuple(known))


def _paragraphs(result: Result, ties: tuple[Tie, ...]) -> Iterator[Table | Lines]:
    if len(ties) > MOST:
        yield Lines(
            (
                term(
                    "The first {most} of {count} ties have a paragraph of their own.", most=MOST, count=f"{len(ties):,}"
                ),
            ),
            "note",
        )
    for tie in ties[:MOST]:
        yield Lines((_name(tie),), "strong")
        yield Lines(tuple(said().ties.tie_lines(result, tie)))


def _name(tie: Tie) -> str:
    if tie.network:
        return tie.network
    country = said().terms.country_name(tie.country) if tie.country else ""
    return ", ".join(part for part in (tie.city, country) if part)
