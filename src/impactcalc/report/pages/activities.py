"""The page Activities: a row per activity, what it was and what it supported."""

from __future__ import annotations

import numpy as np

from impactcalc.arrays import Objects, coded, condensed, in_order, picked
from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS, Effect
from impactcalc.impact.result import Result
from impactcalc.report.pages.columns import shown
from impactcalc.report.pages.identity import Order, identity, listed, too_many, typed_or_calculated, year_column
from impactcalc.report.tables.rows import ACTIVITIES, EFFECTS_OF_ROWS
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table

# Output at three stages, everything else in all.
SHOWN: tuple[tuple[Effect, Measure], ...] = (
    ("total_type_1", "output"),
    ("total_type_2", "output"),
    ("total_type_2", "value_added"),
    ("total_type_2", "labour_income"),
    ("total_type_2", "jobs"),
    ("total_type_2", "jobs_fte"),
    ("total_type_2", "taxes_on_production"),
)


MONEY = ("gross", "spent_abroad", "net_new", "local_final_demand")


def activities_page(result: Result) -> Page:
    """Every activity with money, in the order of the workbook."""
    order = listed(result)
    most = (
        term("At most: shares that are not stated took nothing off; the page Ledger says which. ")
        if result.at_most
        else ""
    )
    return Page(
        tab=term("Activities"),
        title=said().titles.activities_title(result),
        lead=(
            term(
                "Impact of each activity. {most}Volunteers' hours are no spending and are on the page Summary.",
                most=most,
            ),
            *too_many(result),
        ),
        blocks=(
            Table(
                "",
                (*identity(result, order), *_about(result, order), *_money(result, order), *_effects(result, order)),
                total_label=term("Total"),
                filtered=True,
            ),
        ),
        frozen=4,
        across=2,
        text_width=50,
    )


def _about(result: Result, order: Order) -> tuple[Column, ...]:
    rows = result.rows
    partners, origins = _country_names(rows.partner_country), _country_names(rows.origin_country)
    return (
        Column(term("Kind"), "text", in_order(rows.kind, order)),
        year_column(picked(rows.year, order)),
        Column(term("Partner city"), "wrap", in_order(rows.partner_city, order)),
        Column(term("Partner country"), "wrap", in_order(partners, order)),
        *((Column(term("Origin country"), "wrap", in_order(origins, order)),) if len(order) and any(origins) else ()),
        Column(term("Network"), "wrap", in_order(rows.network, order)),
        Column(term("Purpose"), "wrap", in_order(rows.purpose, order)),
        Column(term("People"), "count", in_order(rows.people, order)),
    )


def _country_names(codes: Objects) -> Objects:
    words, which = coded(codes)
    names = np.array([said().terms.country_name(iso3) if iso3 else "" for iso3 in words], dtype=object)
    return condensed(names[which])


def _money(result: Result, order: Order) -> tuple[Column, ...]:
    rows, table, listed_rows = result.rows, ACTIVITIES.of(result, MONEY), slice(len(order))
    return (
        Column(term("Currency"), "text", in_order(rows.currency, order)),
        *typed_or_calculated(result, order),
        shown(table, "gross", listed_rows, float(result.steps.gross.sum())),
        shown(table, "spent_abroad", listed_rows, result.spent_abroad, heading=term("of it spent abroad")),
        shown(table, "net_new", listed_rows, result.net_new_spending),
        shown(table, "local_final_demand", listed_rows, result.local_final_demand),
    )


def _effects(result: Result, order: Order) -> tuple[Column, ...]:
    table, measures = EFFECTS_OF_ROWS.of(result), result.table.measures
    return tuple(
        shown(
            table,
            f"{effect}_{measure}",
            slice(len(order)),
            float(result.impact_effects[EFFECTS.index(effect), measures.index(measure)]),
        )
        for effect, measure in SHOWN
        if measure in measures
    )
