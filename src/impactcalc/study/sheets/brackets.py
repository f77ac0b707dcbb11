"""A text without what stands in brackets, in a time that grows as the text does."""

from __future__ import annotations

import re

_LONGEST = 300  # letters of a text that people write
ROUND_SQUARE = ")]"
ALL = ")]）】"
_EACH = {
    ")": re.compile(r"\([^)]*\)"), "]": re.compile(r"\[[^\]]*\]"), "）": re.compile(r"（[^）]*）"),
    "】": re.compile(r"【[^】]*】"),
}  # fmt: skip
_TOGETHER = {kinds: re.compile("|".join(_EACH[kind].pattern for kind in kinds)) for kinds in (ROUND_SQUARE, ALL)}


def without_brackets(text: str, kinds: str = ROUND_SQUARE) -> str:
    """The text with a space in the place of each pair of brackets and what is in it. `kinds`: the closing ones."""
    if len(text) <= _LONGEST:
        return _TOGETHER[kinds].sub(" ", text)
    # One kind after the other, as far as its last closing bracket: an opening one that is never closed would be
    # looked for to the end of the text, and so would each after it.
    for closing in kinds:
        end = text.rfind(closing) + 1
        text = _EACH[closing].sub(" ", text[:end]) + text[end:]
    return text
