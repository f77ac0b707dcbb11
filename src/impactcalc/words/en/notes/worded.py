"""What is not a fact yet: finished English."""

from __future__ import annotations

from impactcalc.facts.notes import worded as f


def worded_note(fact: f.WordedNote) -> str:
    return fact.text
