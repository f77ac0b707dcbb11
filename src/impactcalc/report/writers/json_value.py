"""What JSON can hold, and how a number that is not known is said in it."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

Json: TypeAlias = "str | int | float | bool | Sequence[Json] | Mapping[str, Json] | None"


def number(value: float | None) -> float | None:
    """A number as it is, null for one that is not known."""
    return None if value is None or not math.isfinite(value) else float(value)


def json_lines(value: Json, before: str = "") -> str:
    """JSON text with a line for each key of an object and for each row of a list: to be read, and to be compared."""
    if isinstance(value, Mapping) and value:
        inside = before + "  "
        lines = [
            f"{inside}{json.dumps(key, ensure_ascii=False)}: {json_lines(part, inside)}" for key, part in value.items()
        ]
        return "{\n" + ",\n".join(lines) + f"\n{before}}}"
    if isinstance(value, list) and value:
        rows = [f"{before}  {json.dumps(row, ensure_ascii=False, allow_nan=False)}" for row in value]
        return "[\n" + ",\n".join(rows) + f"\n{before}]"
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
