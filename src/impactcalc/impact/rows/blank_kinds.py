"""Of which kinds of events the rows are that leave a share blank."""

from __future__ import annotations

from impactcalc.impact.rows.activities import Activities, Masks


def blank_kinds(activities: Activities, blank: Masks) -> frozenset[str]:
    """The kinds of the events among the rows; those of other sheets are no events and have none."""
    return frozenset(str(kind) for kind in activities.kind[blank & (activities.sheet == "Events")].tolist())
