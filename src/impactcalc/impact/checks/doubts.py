"""Rows that were counted although they may not be meant: hidden, struck through, there twice, or like a total."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.facts.checks import doubts as facts
from impactcalc.facts.where import Doubted
from impactcalc.impact.checks.finding import Check, Findings

MOST_NAMED = 8


def counted(f: Findings) -> Iterator[Check]:
    """Each doubt of the study: a warning, or a note where the rows themselves say that they are right."""
    for doubt in f.study.doubts:
        found = facts.CountedInDoubt(doubt.confirmed, doubt.code, doubt.sheet, len(doubt.cells), doubt.holds)
        more = max(len(doubt.cells) - MOST_NAMED, 0)
        yield Check(found, Doubted(doubt.sheet, doubt.cells[:MOST_NAMED], more))


CHECKS = (counted,)
