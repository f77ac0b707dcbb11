"""What the numbers of a file say of how it writes numbers: with a decimal comma, or with a decimal point.

"1.200" alone may be 1.2 or 1200. Beside "980,25" it is 1200: a file is written by one hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

Mark = Literal["", "comma", "point", "both"]

_SPACES = dict.fromkeys(map(ord, " \u00a0\u2007\u2009\u202f'\u2019_"), None)
_PARTS = re.compile(r"\d[\d.,]*")
_AROUND = re.compile(r"^[^\d.,+-]+|[^\d.,]+$")
# A comma that can only be a decimal one: not exactly three figures behind it, a leading 0, or points that mark
# thousands. The same the other way round.
_COMMA = re.compile(
    r"[+-]?(?:\d+,(?:\d{1,2}|\d{4,})|0,\d+|\d{4,},\d+|\d{1,3}(?:\.\d{3})+,\d+|[1-9]\d{0,2}(?:\.\d{3}){2,})"
)
_POINT = re.compile(
    r"[+-]?(?:\d*\.(?:\d{1,2}|\d{4,})|0?\.\d+|\d{4,}\.\d+|\d{1,3}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,})"
)


def mark_of(cells: Iterable[object]) -> Mark:
    """Which decimal mark the texts among some cells show; "" where they leave it open, "both" where they contradict."""
    comma = point = False
    for text in cells:
        if not isinstance(text, str) or ("," not in text and "." not in text):
            continue
        # A range, "120 (100-150)", tells by each of its numbers.
        for part in _PARTS.findall(text) if "(" in text else (text,):
            bare = _AROUND.sub("", part.translate(_SPACES))
            comma = comma or _COMMA.fullmatch(bare) is not None
            point = point or _POINT.fullmatch(bare) is not None
    return "both" if comma and point else "comma" if comma else "point" if point else ""
