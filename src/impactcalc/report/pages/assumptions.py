"""The page Assumptions: every rate, share and default that the result rests on."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.report.writers.page import Column, Page, Table


def assumptions_page(result: Result) -> Page:
    """Topic, what, value and source of each."""
    found = result.assumptions
    return Page(
        tab="Assumptions",
        title="Assumptions",
        lead=("What the result rests on. A figure that is quoted elsewhere should carry those that matter for it.",),
        blocks=(
            Table(
                "",
                (
                    Column("Topic", "wrap", [a.topic for a in found], width=22),
                    Column("What", "wrap", [a.what for a in found], width=34),
                    Column("Value", "wrap", [a.value for a in found], width=54),
                    Column("Source", "wrap", [a.source for a in found], width=60),
                ),
                filtered=True,
            ),
        ),
    )
