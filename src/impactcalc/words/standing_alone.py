"""A message as a sentence that stands alone; a name at its beginning keeps its letters."""

from __future__ import annotations

import re
from collections.abc import Iterable

# A plain word, and what may follow it; "b8.csv", "daily_spend" and "us-2014" are none.
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*(?=[\s,;:!?)]|\.(?:\s|$)|$)")


def capital(text: str) -> str:
    """A text at the beginning of a sentence or a line."""
    return f"{text[:1].upper()}{text[1:]}"


def standing_alone(text: str, names: Iterable[object] = ()) -> str:
    """With a capital, unless it begins with one of the names or with what is no plain word, and with a full stop."""
    named = any(isinstance(name, str) and name and text.startswith(name) for name in names)
    if _WORD.match(text) and not named:
        text = capital(text)
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."
