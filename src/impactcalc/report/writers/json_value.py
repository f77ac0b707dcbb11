"""What JSON can hold, and how a number that is not known is said in it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def number(value: float | None) -> float | None:
    """A number as it is, null for one that is not known."""
    return None if value is None or not math.isfinite(value) else float(value)
