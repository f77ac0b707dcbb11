"""What a language says in its module `titles`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class TitlesWords(Protocol):
    """What each sheet of the appendix finds, as its title: true of any study, also of an empty one."""

    TITLES: Mapping[str, Callable[[Result], str]]

    def summary_title(self, result: Result) -> str:
        """The impact beside the contribution, in output."""
        ...

    def industries_title(self, result: Result) -> str:
        """The industry with the most output supported."""
        ...

    def leading_partner(self, result: Result) -> str:
        """The partner country that brings most, where one brings something."""
        ...

    def taxes_title(self, result: Result) -> str:
        """The tax that new money supported."""
        ...
