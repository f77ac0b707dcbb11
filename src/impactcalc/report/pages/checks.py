"""The page Checks: a reviewer's list, and what of it fired."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.report.words.answer import check_words
from impactcalc.report.writers.page import Column, Page, Table


def checks_page(result: Result) -> Page:
    """Errors first, then warnings, then notes."""
    found = result.checks_found
    return Page(
        tab="Checks",
        title="Checks",
        lead=(
            f"What a reviewer would ask about: {check_words(result)}. An error means that a figure must not be "
            "quoted yet.",
        ),
        blocks=(
            Table(
                "",
                (
                    Column("Severity", "severity", [c.severity for c in found], width=11),
                    Column("Code", "wrap", [c.code for c in found], width=27),
                    Column("Where", "wrap", [c.where for c in found], width=30),
                    Column("What it means", "wrap", [c.message for c in found], width=52),
                    Column("What to do", "wrap", [c.remedy for c in found], width=42),
                    Column("Source", "wrap", [c.source for c in found], width=34),
                ),
                filtered=True,
            ),
        ),
    )
