"""The page Assumptions: every rate, share and default that the result rests on."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.report.pages.columns import shown
from impactcalc.report.tables.listed import ASSUMPTIONS
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Page, Table


def assumptions_page(result: Result) -> Page:
    """Topic, what, value and source of each."""
    found = ASSUMPTIONS.of(result)
    return Page(
        tab=term("Assumptions"),
        title=said().titles.assumptions_title(result),
        lead=(
            term("What the result rests on. A figure that is quoted elsewhere should carry those that matter for it."),
        ),
        blocks=(
            Table(
                "",
                (
                    shown(found, "topic", width=22),
                    shown(found, "what", width=34),
                    shown(found, "value", width=54),
                    shown(found, "source", width=60),
                ),
                filtered=True,
            ),
        ),
    )
