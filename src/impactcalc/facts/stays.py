"""How long visitors of a kind stay."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stay:
    """Nights of a kind of visitor. Where `observed`, 95 of 100 stays are no longer than `usual` and 99 no longer than
    `longest`; else a programme has usually `usual` nights, at most `longest`."""

    code: str
    title: str
    observed: bool
    usual: int
    longest: int
    source: str
