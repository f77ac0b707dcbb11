"""Which sheet and which column a heading means: any case, spaces or underscores, with or without its unit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from impactcalc.study.sheets.brackets import ALL, without_brackets
from impactcalc.study.sheets.schema import SHEETS, Column, Row, columns

OUR_OWN_SHEETS = ("Read me", "Lists", "Columns", "Problems found", "Problems found 2")  # what we add for people


_NO_WORD = re.compile(r"[\W_]+")
_LONGEST_HEADING = 300  # letters


def plain(heading: object) -> str:
    """A heading reduced to what counts: no case, no unit in brackets, no punctuation."""
    text = str(heading)
    return _plain(text) if len(text) <= _LONGEST_HEADING else _reduced(text)


def _reduced(text: str) -> str:
    return _NO_WORD.sub(" ", without_brackets(text.replace("\u00a0", " "), ALL)).strip().lower()


_plain = lru_cache(maxsize=4096)(_reduced)  # the same few headings are looked for again and again


@cache
def fields_by_heading(model: type[Row]) -> Mapping[str, Column]:
    """Every spelling of every column of a sheet."""
    return {plain(spelling): item for item in columns(model) for spelling in (item.name, item.heading)}


def find_sheet(name: str) -> str | None:
    """The known sheet that a sheet's name means, or None; also where the name says that it is not to count."""
    if is_put_aside(name):
        return None
    names = {plain(known): known for known in (*SHEETS, *OUR_OWN_SHEETS)}
    together = {plain(known).replace(" ", ""): known for known in SHEETS}  # "InKind", a file's name
    return names.get(plain(name)) or together.get(plain(name))


def is_put_aside(name: str) -> bool:
    """Whether the name of a sheet says itself that it is not to count, in brackets or without."""
    return "not counted" in _NO_WORD.sub(" ", name).lower()


def looks_like(name: str, known: Iterable[str], cutoff: float = 0.74) -> str | None:
    """The known name that an unknown one resembles, or None."""
    names = _plainly(tuple(known))
    heading = plain(name)
    if len(heading) > _LONGEST_HEADING:  # no name of ours, and the comparison takes its time
        return None
    close = difflib.get_close_matches(heading, names, n=1, cutoff=cutoff)
    return names[close[0]] if close else None


@lru_cache(maxsize=256)
def _plainly(known: tuple[str, ...]) -> Mapping[str, str]:
    return {plain(item): item for item in known}
