"""The tables with a row per activity: what it was, its ledger, its effects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import in_order
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.tables.effects import effect_fields, effects_of, measure_fields
from impactcalc.report.tables.ordered_effects import OrderedEffects
from impactcalc.report.tables.table import Field, Kind, Subject, Values
from impactcalc.report.terms import SHARE_NAMES, STEP_NAMES


@dataclass(frozen=True)
class Rows:
    """The activities of a result in the order of the workbook."""

    result: Result
    order: npt.NDArray[np.int64]

    @cached_property
    def effects(self) -> OrderedEffects:
        """Effects of each (N, effects, measures)."""
        return OrderedEffects(self.result.row_effects, self.result.table.measures, self.order)

    def column(self, values: Values) -> Values:
        """Values of the activities (N,) in that order."""
        return in_order(values, self.order) if isinstance(values, np.ndarray) else values


def rows_of(result: Result) -> Rows:
    """All of them."""
    return Rows(result, result.rows.reading_order())


def _row(key: str, kind: Kind, heading: str, says: str, unit: str = "") -> Field[Rows]:
    """What an activity says of itself."""
    return Field(key, kind, heading, says, lambda of: of.column(getattr(of.result.rows, key)), unit)


def _basis(key: str, heading: str, says: str, unit: str = "times") -> Field[Rows]:
    return Field(key, "rate", heading, says, lambda of: of.column(getattr(of.result.basis, key)), unit)


def _step(key: str) -> Callable[[Rows], Values]:
    return lambda of: of.column(of.result.steps.columns()[key])


def _money(key: str, says: str, heading: str = "") -> Field[Rows]:
    return Field(key, "money", heading or STEP_NAMES[key], says, _step(key))


def _share(key: str) -> Field[Rows]:
    heading = f"Share: {SHARE_NAMES[key]}"
    says = "As stated; empty where it is not, so that nothing was taken off for it."
    return Field(key, "share", heading, says, lambda of: of.column(of.result.rows.shares[key]))


IDENTITY: tuple[Field[Rows], ...] = (
    _row("sheet", "text", "Sheet", "The sheet by whose rules the row is counted."),
    _row("row", "whole", "Row", "The row of the sheet on which it stands.", "row of the sheet"),
    _row("part", "text", "Part", "organiser: an organiser's own part of an event's row; else empty."),
    _row("id", "text", "Id", "The row's id."),
)
AMOUNT: tuple[Field[Rows], ...] = (
    _row("currency", "text", "Currency", "Of the amounts as typed (ISO 4217)."),
    Field("amount", "amount", "Amount", "As typed, or calculated; with a survey, raised.",
          lambda of: of.column(of.result.rows.amount)),
    Field("calculated_from", "words", "Calculated from", "What the amount was calculated from; empty: as typed.",
          lambda of: of.column(of.result.rows.calculated)),
)  # fmt: skip
SURVEY: tuple[Field[Rows], ...] = (
    _row("member", "text", "Member", "The member of the network whose row it is; empty: of none."),
    _row("weight", "multiplier", "Stands for", "How many of its like a row of a member stands for.", "of its like"),
)
COUNTED: tuple[Field[Rows], ...] = (
    _row("period", "text", "Months", "Of a fiscal year: July 2024 to June 2025; empty: the calendar year."),
    _row("date", "text", "Date", "The day as typed, year-month-day; empty: none."),
    _row("source", "words", "Source", "Who counted it, or where the figures stand, as typed."),
)
GROSS = _money("gross", "Everything that was spent, here and abroad, before anything is taken off.")
ABROAD = _money("spent_abroad", "Of it, spent in partner countries.")
NET_NEW = _money("net_new", "Gross less every deduction: new to the place.")
LOCAL = _money("local_final_demand", "The part of net new spending that buys from industries here.")

ACTIVITIES = Subject(
    "activities",
    "What each activity was and what it came to, a row each, in the order of the workbook.",
    rows_of,
    (
        *IDENTITY,
        Field("name", "words", "Name", "As typed.", lambda of: of.column(of.result.rows.called)),
        _row("kind", "text", "Kind", "As typed."),
        _row(
            "year",
            "year",
            "Year",
            "Of the activity and its prices; of a fiscal one, in which most of it lies.",
        ),
        _row("partner_city", "words", "Partner city", "As typed."),
        _row("partner_country", "text", "Partner country", "Its code (ISO 3166, three letters)."),
        _row("origin_country", "text", "Origin country", "Where the visitors or the money came from; such a code."),
        _row("network", "words", "Network", "As typed."),
        _row("purpose", "words", "Purpose", "As typed."),
        _row("people", "count", "People", "With a survey, raised.", "people"),
        _row("days", "count", "Days", "Days or nights of each.", "days"),
        *AMOUNT,
        GROSS,
        ABROAD,
        NET_NEW,
        LOCAL,
        *(
            Field(f"total_type_2_{f.key}", f.kind, f"{f.heading}, Type II", f.says, f.values, f.own_unit)
            for f in measure_fields(effects_of, "in all that its net new spending supported, Type II.")
        ),
        *SURVEY,
        *COUNTED,
    ),
)
LEDGER = Subject(
    "ledger",
    "From what was typed to local final demand, a row per activity: gross less the deductions is net_new, and net_new "
    "is taxes_on_sale, leakage, wages_to_residents and local_final_demand.",
    rows_of,
    (
        *IDENTITY,
        AMOUNT[0],
        _row("year", "year", "Year", "Of the activity and its prices; of a fiscal one, in which most of it lies."),
        *AMOUNT[1:],
        _basis("exchange_rate", "Exchange rate", "Home currency per unit of the row's currency in its year.",
               "home currency per unit"),
        _basis("to_table_year", "To table prices", "Home deflator, from the row's year to the table's."),
        _basis("to_report_year", "To report prices", "Home deflator, from the row's year to the report year."),
        Field("rate_sources", "words", "Where the rates come from", "The source of each rate.",
              lambda of: of.column(of.result.basis.sources)),
        Field("to_report_prices", "rate", "From what was typed to report prices", "All rates together.",
              lambda of: of.column(of.result.basis.to_report), "times"),
        *map(_share, SHARES),
        GROSS,
        _money("spent_abroad", "Spent in partner countries; counted there."),
        _money("residents", "Residents' own spending."),
        _money("casual", "Of those who came for something else, or would have come at another time."),
        _money("not_attributable", "What the programme cannot claim."),
        _money("displaced", "What took the place of other spending."),
        _money("host_paid", "What local money paid."),
        _money("payer_not_stated", "An organiser's spending of which it is not said who paid."),
        NET_NEW,
        _money("taxes_on_sale", "Of net new: taxes on the sale that the table's prices leave out."),
        _money("leakage", "Of net new: what leaves at once."),
        _money("wages_to_residents", "Of net new: paid to residents as wages."),
        LOCAL,
        _row("profile", "text", "Profile", "The profile that the row names."),
        _row("assumed", "words", "Supplied by a profile", "What a profile supplied; empty: nothing."),
        Field("assumed_amount", "money", "Assumed amount", "Of gross: a profile's amount.",
              lambda of: of.column(of.result.assumed_by_row)),
        *SURVEY,
        *COUNTED,
    ),
)  # fmt: skip
EFFECTS_OF_ROWS = Subject(
    "effects",
    "What the net new spending of each activity supported, a row each.",
    rows_of,
    (*IDENTITY, *effect_fields(effects_of, "what the activity's net new spending supported.")),
)
ROW_TABLES = (ACTIVITIES, LEDGER, EFFECTS_OF_ROWS)  # those with a row per activity
