"""Options of a command that change nothing."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import NoteFact

WhyIdle = Literal[
    "no sheets", "no file", "no regions", "types said", "no jobs", "no closure", "shipped", "bridge", "no events"
]
"""A text file has no sheets; the file that the option is about is not given; no file has a column of regions; every
multiplier says its type; there are no jobs; there is no Type II; the industries are those of a shipped package; a file
says where every category goes; there are no people at events."""


class OptionIdle(NoteFact):
    """An option that is given and changes nothing, and why; `about` are the files or the option that it is about."""

    option: str
    why: WhyIdle
    about: str


class OptionsSaid(Protocol):
    """What a language says of these."""

    def option_idle(self, fact: OptionIdle, /) -> str: ...
