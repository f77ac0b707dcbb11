"""What earlier runs have left of outputs."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.found import NoteFact


class EarlierRunStopped(NoteFact):
    """A run was stopped before all its outputs were in their places: those that were, each whole or in part, and those
    that were not, each whole or the rest of it."""

    put: tuple[tuple[str, bool], ...]
    missing: tuple[tuple[str, bool], ...]


class OutputsSaid(Protocol):
    """What a language says of these."""

    def earlier_run_stopped(self, fact: EarlierRunStopped, /) -> str: ...
