"""What a result rests on and what a reviewer would ask: assumptions and checks."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.impact.assumptions import Assumption
from impactcalc.impact.checks import Check
from impactcalc.report.tables.lines import text
from impactcalc.report.tables.table import Subject

CHECKS: Subject[Sequence[Check]] = Subject(
    "checks",
    "What a reviewer would ask about. An error means that a figure must not be quoted yet.",
    lambda result: result.checks_found,
    (
        text("code", "text", "Code", "The check's name.", lambda check: check.code),
        text("severity", "text", "Severity", "error, warning or note.", lambda check: check.severity),
        text("where", "words", "Where", "What it is about.", lambda check: check.where),
        text("message", "words", "What it means", "In words.", lambda check: check.message),
        text("remedy", "words", "What to do", "In words.", lambda check: check.remedy),
        text("source", "words", "Source", "Whose rule it is.", lambda check: check.source),
    ),
    path="checks",
)
ASSUMPTIONS: Subject[Sequence[Assumption]] = Subject(
    "assumptions",
    "Every rate, share and default that the result rests on.",
    lambda result: result.assumptions,
    (
        text("topic", "words", "Topic", "What it belongs to.", lambda one: one.topic),
        text("what", "words", "What", "What is assumed.", lambda one: one.what),
        text("value", "words", "Value", "How it is assumed.", lambda one: one.value),
        text("source", "words", "Source", "Where it comes from.", lambda one: one.source),
    ),
    path="assumptions",
)
