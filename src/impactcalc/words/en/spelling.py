"""Words that Britain and the United States spell apart."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from contextvars import ContextVar
from typing import Literal

Spelling = Literal["British", "American"]
_SPOKEN: ContextVar[Spelling] = ContextVar("spelling", default="British")

# British and American, as whole words; plurals and capitals follow.
PAIRS = {
    "programme": "program",
    "labour": "labor",
    "centre": "center",
    "organiser": "organizer",
    "organisation": "organization",
    "neighbour": "neighbor",
    "favour": "favor",
}
_WORD = re.compile(rf"\b({'|'.join(PAIRS)})(s?)\b", re.IGNORECASE)


class Spelled:
    """A word in the spelling of the reader, when it is put into a sentence."""

    __slots__ = ("_british",)

    def __init__(self, british: str) -> None:
        self._british = british

    def __str__(self) -> str:
        return spelled(self._british)

    def __format__(self, _: str) -> str:
        return str(self)


def spelled(ours: str) -> str:
    """A text of ours, with no name, quotation or word of the user's in it, in the spelling of the reader."""
    return ours if _SPOKEN.get() == "British" else _WORD.sub(_american, ours)


@contextlib.contextmanager
def spelling(one: Spelling) -> Iterator[None]:
    """Within this, English is spelled so."""
    token = _SPOKEN.set(one)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def _american(found: re.Match[str]) -> str:
    word = PAIRS[found[1].lower()]
    return (word.capitalize() if found[1][0].isupper() else word) + found[2]


PROGRAMME, PROGRAMMES, LABOUR = Spelled("programme"), Spelled("programmes"), Spelled("labour")
ORGANISER, NEIGHBOURS = Spelled("organiser"), Spelled("neighbours")
