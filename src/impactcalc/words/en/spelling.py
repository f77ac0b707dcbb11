"""Words that Britain and the United States spell apart."""

from __future__ import annotations

import contextlib
import functools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from typing import Any, Literal

from impactcalc.facts.fact import Fact

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
    "licence": "license",
    "licences": "licenses",
    "theatre": "theater",
    "theatres": "theaters",
    "labelled": "labeled",
    "per cent": "percent",
}
_WORD = re.compile(rf"\b({'|'.join(sorted(PAIRS, key=len, reverse=True))})\b", re.IGNORECASE)


def spelled(ours: str) -> str:
    """A text of ours, with no name, quotation or word of the user's in it, in the spelling of the reader."""
    return ours if _SPOKEN.get() == "British" else _WORD.sub(_american, ours)


# Headings and units of the input that are spelled apart: where a fact names them they are ours, not the user's.
OURS = frozenset(
    ("travellers", "nights per traveller", "inbound travellers", "outbound travellers", "colour", "second colour")
)


def respelled(wording: Any, fact: Fact) -> Any:
    """What was said of a fact, in the spelling of the reader; not what the fact quotes, nor whose rule it is."""
    if _SPOKEN.get() == "British":
        return wording
    texts = [wording] if isinstance(wording, str) else [part for part in wording if isinstance(part, str)]
    if not any(map(has_spellings, texts)):
        return wording
    quoted = sorted(set(_texts_of(fact.values)), key=lambda one: (-len(one), one))
    if isinstance(wording, str):
        return spelled_but(wording, quoted)
    parts = {
        name: spelled_but(getattr(wording, name), quoted)
        for name in wording._fields
        if name != "source" and isinstance(getattr(wording, name), str)
    }
    return wording._replace(**parts)


def _texts_of(value: object) -> Iterator[str]:
    """All texts in the values of a fact, but for those that are ours."""
    if isinstance(value, str):
        if has_spellings(value) and value.lower() not in OURS:
            yield value
    elif isinstance(value, Mapping):
        yield from _texts_of((*value.keys(), *value.values()))
    elif isinstance(value, Iterable):
        for one in value:
            yield from _texts_of(one)
    elif isinstance(value, Fact):
        yield from _texts_of(value.values)
    elif is_dataclass(value) and not isinstance(value, type):
        yield from _texts_of([getattr(value, one.name) for one in fields(value)])


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
