"""What may be typed, listed."""

from __future__ import annotations

from collections.abc import Iterable


def offered(several: Iterable[tuple[str, str]]) -> str:
    """Choices, and what each is: "food_service" (restaurants) or "retail" (shops)."""
    return " or ".join(f'"{choice}" ({meaning})' for choice, meaning in several)


def quoted(names: Iterable[str], joined: str) -> str:
    """ "one" and "two"."""
    return f" {joined} ".join(f'"{name}"' for name in names)
