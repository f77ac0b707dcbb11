"""What a language says in its module `region`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class RegionWords(Protocol):
    """The region abroad that a study is about, and the city that was typed for it."""

    def region_name(self, result: Result) -> str:
        """What the study's place is called; a region abroad with the city that was typed: "Region Darmstadt (NUTS
        DE71), in
        which Wiesbaden lies (9% of the people of its towns)"."""
        ...

    def region_words(self, result: Result) -> tuple[str, ...]:
        """A sentence on the region and the city in it; nothing where the place is called as it was typed."""
        ...
