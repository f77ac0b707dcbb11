"""Every table there is, in reading order: writers, their description and the docs follow from this list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from impactcalc.impact.result import Result
from impactcalc.report.tables.break_even import BREAK_EVEN, BREAK_EVEN_PEOPLE
from impactcalc.report.tables.deals import DEAL_SUMS, DEAL_YEARS, DEALS
from impactcalc.report.tables.facts import ABOUT
from impactcalc.report.tables.how_sure import HISTOGRAM, NOT_DRAWN, NUMBERS, RANGES, SWINGS, VARIANCE
from impactcalc.report.tables.in_kind import IN_KIND, IN_KIND_SUMS
from impactcalc.report.tables.listed import ASSUMPTIONS, CHECKS
from impactcalc.report.tables.rows import ACTIVITIES, EFFECTS_OF_ROWS, LEDGER
from impactcalc.report.tables.scenarios import DIFFERENCES, OVERRIDES, SCENARIOS
from impactcalc.report.tables.steps import LEDGER_STEPS
from impactcalc.report.tables.survey import OUTLIERS, QUESTIONS, STRATA, SURVEY, SURVEY_BESIDE, SURVEY_EFFECTS
from impactcalc.report.tables.table import Subject, Table
from impactcalc.report.tables.taxes import NAMED_TAXES, TAX_KINDS_TABLE, TAX_LEVELS, TAXES, TAXES_LEFT_OUT
from impactcalc.report.tables.ties import TIES
from impactcalc.report.tables.totals import (
    CATEGORIES_TABLE,
    CONTRIBUTION,
    DELTA_ENDS,
    DELTAS,
    IMPACT,
    INDUSTRIES,
    MULTIPLIERS,
    PARTNERS,
    PLACES,
)
from impactcalc.report.tables.volunteers import VOLUNTEERS
from impactcalc.report.tables.world import (
    NOT_CONVERTED,
    PARITIES,
    PARTNER_REGIONS,
    PPP,
    PPP_SUMS,
    PRICE_LEVELS,
    REGIONAL,
    WHO_SPENDS,
    WORLD,
)

SUBJECTS: tuple[Subject[Any], ...] = (
    ABOUT,
    IMPACT,
    CONTRIBUTION,
    LEDGER_STEPS,
    ACTIVITIES,
    LEDGER,
    EFFECTS_OF_ROWS,
    CATEGORIES_TABLE,
    INDUSTRIES,
    PARTNERS,
    TIES,
    PLACES,
    DELTA_ENDS,
    DELTAS,
    MULTIPLIERS,
    PPP,
    PPP_SUMS,
    NOT_CONVERTED,
    PRICE_LEVELS,
    WORLD,
    PARTNER_REGIONS,
    WHO_SPENDS,
    REGIONAL,
    PARITIES,
    TAXES,
    TAX_LEVELS,
    TAX_KINDS_TABLE,
    NAMED_TAXES,
    TAXES_LEFT_OUT,
    IN_KIND,
    IN_KIND_SUMS,
    VOLUNTEERS,
    DEALS,
    DEAL_SUMS,
    DEAL_YEARS,
    SURVEY,
    SURVEY_EFFECTS,
    SURVEY_BESIDE,
    STRATA,
    QUESTIONS,
    OUTLIERS,
    SCENARIOS,
    DIFFERENCES,
    OVERRIDES,
    BREAK_EVEN,
    BREAK_EVEN_PEOPLE,
    RANGES,
    SWINGS,
    NUMBERS,
    HISTOGRAM,
    VARIANCE,
    NOT_DRAWN,
    CHECKS,
    ASSUMPTIONS,
)


def tables_of(result: Result) -> Iterator[tuple[Subject[Any], Table]]:
    """Every table of a result."""
    return ((subject, subject.of(result)) for subject in SUBJECTS)
