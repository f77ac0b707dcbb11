"""Outputs: what earlier runs have left of them, and what is offered."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.found import NoteFact


class EarlierRunStopped(NoteFact):
    """A run was stopped before all its outputs were in their places: those that were, each whole or in part, and those
    that were not, each whole or the rest of it."""

    put: tuple[tuple[str, bool], ...]
    missing: tuple[tuple[str, bool], ...]


class MarkedCopyOffered(NoteFact):
    """A command that marks all problems in a copy, or lists them where no `cells` can be marked."""

    command: str
    cells: bool


class NoMarkedCopy(NoteFact):
    """A marked copy was asked for, and could not be written."""


class OutputsSaid(Protocol):
    """What a language says of these."""

    def earlier_run_stopped(self, fact: EarlierRunStopped, /) -> str: ...
    def marked_copy_offered(self, fact: MarkedCopyOffered, /) -> str: ...
    def no_marked_copy(self, fact: NoMarkedCopy, /) -> str: ...
