"""What published studies found of a share that a study left blank: shown beside it, never used in its place."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping

from impactcalc.datapackage import read_package
from impactcalc.facts.anchors import Anchor
from impactcalc.resources import shipped

# What a resident spends beside a visitor: no share of a study, but it helps to come from heads to a share of spending.
BESIDE_A_VISITOR = "resident_spending"
# The kinds of events that a finding's kind stands for; a blank kind is any sort of gathering of people.
_OF_EVENTS: Mapping[str, str] = {
    "festival": "arts", "gala": "arts", "tournament": "sport", "conference": "meeting", "summit": "meeting",
    "exhibition": "meeting",
}  # fmt: skip


@functools.cache
def anchors() -> tuple[Anchor, ...]:
    """Every finding that is shipped."""
    rows = read_package(shipped("multipliers") / "anchors").table("anchors")[1]
    return tuple(Anchor(share, kind, float(value), *words) for share, kind, value, *words in rows)


def anchors_of(share: str, event_kinds: Collection[str]) -> tuple[Anchor, ...]:
    """The findings on a share of such events, and of visitors in general; all on that share where there are none of
    such events. `event_kinds` are as typed in the column Kind of the sheet Events."""
    wanted = {_OF_EVENTS.get(kind, "") for kind in event_kinds}
    on_share = [anchor for anchor in anchors() if anchor.share == share]
    of_such = [anchor for anchor in on_share if anchor.kind in wanted]
    return (
        tuple(anchor for anchor in on_share if anchor.kind == "any" or anchor in of_such)
        if of_such
        else tuple(on_share)
    )
