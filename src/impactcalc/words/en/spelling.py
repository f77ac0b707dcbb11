"""Words that Britain and the United States spell apart."""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Iterator, Sequence
from contextvars import ContextVar
from typing import Literal

Spelling = Literal["British", "American"]
_SPOKEN: ContextVar[Spelling] = ContextVar("spelling", default="British")

# British and American, as whole words; capitals follow.
PAIRS = {
    "programme": "program",
    "programmes": "programs",
    "labour": "labor",
    "centre": "center",
    "centres": "centers",
    "organiser": "organizer",
    "organisers": "organizers",
    "organised": "organized",
    "organising": "organizing",
    "organisation": "organization",
    "organisations": "organizations",
    "neighbour": "neighbor",
    "neighbours": "neighbors",
    "neighbouring": "neighboring",
    "favour": "favor",
    "colour": "color",
    "colours": "colors",
    "coloured": "colored",
    "grey": "gray",
    "traveller": "traveler",
    "travellers": "travelers",
    "travelled": "traveled",
    "travelling": "traveling",
    "per cent": "percent",
}
_WORD = re.compile(rf"\b({'|'.join(sorted(PAIRS, key=len, reverse=True))})\b", re.IGNORECASE)


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


def has_spellings(text: str) -> bool:
    """Whether a word of it is spelled apart."""
    return _WORD.search(text) is not None


def spelled_but(text: str, quoted: Sequence[str]) -> str:
    """A text in American spelling, but for what is quoted in it, the longest first."""
    for words in quoted:
        if words and (found := _standing_alone(words).search(text)):
            before, after = text[: found.start()], text[found.end() :]
            return spelled_but(before, quoted) + words + spelled_but(after, quoted)
    return _WORD.sub(_american, text)


@functools.lru_cache(maxsize=1024)
def _standing_alone(words: str) -> re.Pattern[str]:
    """Words that are no part of others, in the case that they have."""
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


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
    return word.capitalize() if found[1][0].isupper() else word


PROGRAMME, LABOUR, ORGANISER, NEIGHBOURS, TRAVELLER, TRAVELLERS, TRAVELLED, PER_CENT = map(
    Spelled, ("programme", "labour", "organiser", "neighbours", "traveller", "travellers", "travelled", "per cent")
)
