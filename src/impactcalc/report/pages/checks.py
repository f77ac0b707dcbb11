"""The page Checks: a reviewer's list, and what of it fired."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.report.pages.columns import shown
from impactcalc.report.tables.listed import CHECKS
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Page, Table


def checks_page(result: Result) -> Page:
    """Errors first, then warnings, then notes."""
    found = CHECKS.of(result)
    return Page(
        tab=term("Checks"),
        title=said().titles.checks_title(result),
        lead=(
            term(
                "What a reviewer would ask about: {check_words}. An error means that a figure must not be quoted yet.",
                check_words=said().answer.check_words(result),
            ),
        ),
        blocks=(
            Table(
                "",
                (
                    shown(found, "severity", kind="severity", width=11),
                    shown(found, "code", kind="wrap", width=27),
                    shown(found, "where", width=30),
                    shown(found, "message", width=52),
                    shown(found, "remedy", width=42),
                    shown(found, "source", width=34),
                ),
                filtered=True,
            ),
        ),
    )
