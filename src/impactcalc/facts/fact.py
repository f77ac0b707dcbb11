"""A fact: a code and plain values; how a language says it is found by its name."""

from __future__ import annotations

import re
from typing import ClassVar, Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Said(NamedTuple):
    """A fact in words: what it means, what to do, and whose rule it is."""

    message: str
    remedy: str
    source: str


class Wrong(NamedTuple):
    """A problem in words: what is wrong, and what to type or do instead."""

    message: str
    remedy: str


class Taken(NamedTuple):
    """What a result rests on, in words: `topic` groups them, `value` is as a reader sees it."""

    topic: str
    what: str
    value: str
    source: str


class Fact:
    """What facts have in common. A language says `Name` by its function `name`, in its part for the fact's module."""

    part: ClassVar[str]
    sentence: ClassVar[str]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.part = cls.__module__.partition(".facts.")[2].replace(".", "_")
        cls.sentence = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", cls.__name__).lower()


class CheckFact(Fact):
    """What a check found: when it is found is the docstring. `severities`: the worse of two where it depends."""

    codes: ClassVar[tuple[str, ...]]
    severities: ClassVar[tuple[Severity, ...]]

    @property
    def code(self) -> str:
        """Stable: scripts may rely on it."""
        return self.codes[0]

    @property
    def milder(self) -> bool:
        """Whether it is the milder of two severities."""
        return False

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return self.severities[-1 if self.milder else 0]


class ConfirmedFact(CheckFact):
    """What a row may confirm: a note then, else a warning."""

    severities: ClassVar[tuple[Severity, ...]] = ("warning", "note")
    confirmed: bool

    @property
    def milder(self) -> bool:
        """Where the row says that it is right."""
        return self.confirmed


class AssumptionFact(Fact):
    """What a result rests on."""

    @property
    def code(self) -> str:
        """Stable: the fact's name with hyphens."""
        return self.sentence.replace("_", "-")
