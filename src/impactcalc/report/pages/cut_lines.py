"""The lines of tables by kind of activity and by partner country: their order, and what they are called."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.impact.effects.breakdowns import NOT_STATED, Breakdown

SHEETS = {"Visitors": "Visitors", "Events": "At events", "Exchanges": "Exchanges", "Budget": "Budget"}
NO_PARTNER = "No partner named"


def kind_order(cut: Breakdown) -> Sequence[int]:
    """The kinds of activity in the order of the sheets."""
    return sorted(range(len(cut.labels)), key=lambda g: list(SHEETS).index(cut.labels[g]))


def partner_order(cut: Breakdown) -> Sequence[int]:
    """The partner countries by new money; without one last."""
    return sorted(range(len(cut.labels)), key=lambda g: (cut.labels[g] == NOT_STATED, -cut.net_new[g], g))
