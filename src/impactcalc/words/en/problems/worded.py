"""What is not a fact yet: finished English."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import worded as f


def worded(fact: f.Worded) -> Wrong:
    return Wrong(
        fact.message,
        fact.remedy,
    )
