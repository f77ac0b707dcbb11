"""Numbers that are read as typed and that hardly can be right: a warning with what is normal, never a refusal."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.amounts import amounts
from impactcalc.impact.checks.plausibility.heads import heads
from impactcalc.impact.checks.plausibility.hours import hours
from impactcalc.impact.checks.plausibility.lengths import lengths
from impactcalc.impact.checks.plausibility.limits import LIMITS
from impactcalc.impact.checks.plausibility.oddity import typed_rows
from impactcalc.impact.checks.plausibility.output import output

__all__ = ["LIMITS", "plausibility"]


def plausibility(f: Findings) -> Iterator[Check]:
    """Nights, people, hours and money of every row against what is normal there; `LIMITS` says by column which."""
    sheets = typed_rows(f)
    yield from lengths(f)
    yield from heads(f)
    yield from amounts(f, sheets)
    yield from hours(f)
    yield from output(f, sheets)
