"""What a language says in its module `network`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.members.members import Group, Sum, Verdict


class NetworkWords(Protocol):
    """A network in words: what its sums mean, its ranks, and what stands over its pages."""

    RANKS: str
    NO_RANGES: str
    WHO_REPORTED: str
    VERDICTS: Mapping[Verdict, str]
    MEMBERS: str
    PARTNERS: str
    SIZES_SAID: str
    INTERVAL: str
    SEVERAL_MONEYS: str
    NOBODY: str
    THIN: str
    WHAT_IT_IS: str
    CHART: str
    CHART_HEAD: tuple[str, ...]
    NO_FIGURE: str

    def lopsided_words(self, figures: Sequence[str]) -> str:
        """Figures whose intervals may not be trusted."""
        ...

    def headline(self, groups: Sequence[Group]) -> str:
        """The network in a sentence."""
        ...

    def more_members_words(self, count: int) -> str:
        """Members that a chart has no room for."""
        ...

    def foot_words(self, version: str) -> tuple[str, ...]:
        """What made the page, and where the same figures stand."""
        ...

    def verdict_words(self, total: Sum, group: Group) -> str:
        """Why a sum may be added up, or may not."""
        ...

    def lead_words(self, reported: int, inputs: int, groups: Sequence[Group]) -> tuple[str, ...]:
        """What stands under the title of the first page."""
        ...

    def shared_words(self, shared: Iterable[tuple[str, Sequence[str]]]) -> tuple[str, ...]:
        """Places that several members are of."""
        ...
