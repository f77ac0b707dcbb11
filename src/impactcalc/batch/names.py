"""What the outputs of each study are called: no two the same, on any disk."""

from __future__ import annotations

import hashlib
import itertools
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

LONGEST_NAME = 200  # bytes; a name of 255 is the longest that disks take
# What some system has no names with; what is typed in a cell may hold any of it.
_REFUSED = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)  # Windows keeps these for itself


def output_names(sources: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """A name for the outputs of each source, by what it is known: of each, that and its stem and its whole name. No two
    are the same in any case of letters, whatever the order of the sources.

    Named after the stem; two of one stem keep their endings in the name (a-xlsx, a-xlsm); where that name is taken
    too (by a-xlsx.ods), or is too long, a few letters that follow from what the source is known by are added.
    """
    sources = list(sources)
    stems = {known: stem for known, stem, _ in sources}
    with_endings = {known: whole.replace(".", "-") for known, _, whole in sources}
    named: dict[str, str] = {}
    taken: set[str] = set()
    for names in (stems, with_endings):
        unnamed = [known for known in names if known not in named]
        times = Counter(_folded(names[known]) for known in unnamed)
        fit = {one: names[one] for one in unnamed if times[_folded(names[one])] == 1 and _is_short(names[one])}
        named |= {known: name for known, name in fit.items() if _folded(name) not in taken}
        taken = {_folded(name) for name in named.values()}
    for known in sorted(known for known in stems if known not in named):
        marked = (f"{_shortened(with_endings[known])}-{_mark(known, attempt)}" for attempt in itertools.count())
        named[known] = next(name for name in marked if _folded(name) not in taken)
        taken.add(_folded(named[known]))
    return named


def file_name(text: str) -> str:
    """A name for a file from what is typed in a cell."""
    name = _REFUSED.sub("-", unicodedata.normalize("NFC", text)).strip(" .") or "study"
    return f"{name}-" if _RESERVED.fullmatch(name) else name


def _mark(name: str, attempt: int) -> str:
    return hashlib.sha256(os.fsencode(name) + b"\0" * attempt).hexdigest()[:8]


def _folded(name: str) -> str:
    """What a disk that does not tell cases apart, or ways of writing an accent, takes for the same name."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", name).upper().casefold())


def _is_short(name: str) -> bool:
    return len(os.fsencode(name)) <= LONGEST_NAME


def _shortened(name: str) -> str:
    while not _is_short(name):
        name = name[:-1]
    return name
