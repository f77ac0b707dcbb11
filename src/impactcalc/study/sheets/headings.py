"""Which sheet and which column a heading means: any case, spaces or underscores, with or without its unit."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from functools import cache

from impactcalc.study.sheets.schema import SHEETS, Column, Row, columns

OUR_OWN_SHEETS = ("Read me", "Lists", "Columns", "Problems found", "Problems found 2")  # what we add for people


def plain(heading: object) -> str:
    """A heading reduced to what counts: no case, no unit in brackets, no punctuation."""
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|（[^）]*）|【[^】]*】", " ", str(heading).replace("\u00a0", " "))
    return re.sub(r"[\W_]+", " ", text).strip().lower()


@cache
def fields_by_heading(model: type[Row]) -> Mapping[str, Column]:
    """Every spelling of every column of a sheet."""
    return {plain(spelling): item for item in columns(model) for spelling in (item.name, item.heading)}


def find_sheet(name: str) -> str | None:
    """The known sheet that a sheet's name means, or None."""
    names = {plain(known): known for known in (*SHEETS, *OUR_OWN_SHEETS)}
    together = {plain(known).replace(" ", ""): known for known in SHEETS}  # "InKind", a file's name
    return names.get(plain(name)) or together.get(plain(name))


def looks_like(name: str, known: Iterable[str], cutoff: float = 0.74) -> str | None:
    """The known name that an unknown one resembles, or None."""
    names = {plain(item): item for item in known}
    close = difflib.get_close_matches(plain(name), names, n=1, cutoff=cutoff)
    return names[close[0]] if close else None
