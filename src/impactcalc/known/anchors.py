"""What published studies found of a share that a study left blank: shown beside it, never used in its place."""

from __future__ import annotations

import functools
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from impactcalc.datapackage import read_package
from impactcalc.resources import shipped

# The kinds of events that a finding's kind stands for; a blank kind is any sort of gathering of people.
_OF_EVENTS: Mapping[str, str] = {
    "festival": "arts", "gala": "arts", "tournament": "sport", "conference": "meeting", "summit": "meeting",
    "exhibition": "meeting",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Anchor:
    """One finding: `value` of what `found` says, of the events of a `kind` (arts, sport, meeting; any: of visitors)."""

    share: str
    kind: str
    value: float
    found: str
    study: str
    where: str
    year: str
    asked: str
    source: str
    quoted: str
    confidence: str

    @property
    def in_words(self) -> str:
        """What was found, where and when."""
        return f"{self.value * 100:.0f} % {self.found} ({self.place_and_year})"

    @property
    def place_and_year(self) -> str:
        """Where and when."""
        return f"{self.where}, {self.year}" if self.year else self.where

    @property
    def whose(self) -> str:
        """The study, how many it asked, and how far to rely on it."""
        asked = f", {self.asked} asked" if self.asked[:1].isdigit() and self.asked[-1:].isdigit() else ""
        return f"{self.study}{asked}; {self.source}; {self.quoted}; confidence {self.confidence}"


@functools.cache
def anchors() -> tuple[Anchor, ...]:
    """Every finding that is shipped."""
    rows = read_package(shipped("multipliers") / "anchors").table("anchors")[1]
    return tuple(Anchor(share, kind, float(value), *rest) for share, kind, value, *rest in rows)


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


def together(found: Collection[Anchor]) -> str:
    """Findings in words, those of the same thing as one: "43 to 75 % of attendances were residents' (...)"."""
    parts = []
    for what in dict.fromkeys(anchor.found for anchor in found):
        same = [anchor for anchor in found if anchor.found == what]
        low, high = (f"{end(anchor.value for anchor in same) * 100:.0f}" for end in (min, max))
        where = "; ".join(anchor.place_and_year for anchor in same)
        parts.append(f"{low if low == high else f'{low} to {high}'} % {what} ({where})")
    return "; ".join(parts)
