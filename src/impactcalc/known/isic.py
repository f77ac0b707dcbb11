"""Which divisions of ISIC Rev. 4 an industry of a table holds, from its code: C10-C12, C13T15, J62_J63, K, 301."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

# Divisions by section; NACE Rev. 2 and UK SIC 2007 have the same.
SECTIONS: Mapping[str, tuple[int, ...]] = MappingProxyType({
    "A": (1, 2, 3), "B": (5, 6, 7, 8, 9), "C": tuple(range(10, 34)), "D": (35,), "E": (36, 37, 38, 39),
    "F": (41, 42, 43), "G": (45, 46, 47), "H": (49, 50, 51, 52, 53), "I": (55, 56), "J": tuple(range(58, 64)),
    "K": (64, 65, 66), "L": (68,), "M": tuple(range(69, 76)), "N": tuple(range(77, 83)), "O": (84,), "P": (85,),
    "Q": (86, 87, 88), "R": (90, 91, 92, 93), "S": (94, 95, 96), "T": (97, 98), "U": (99,),
})  # fmt: skip
ALL = frozenset(division for section in SECTIONS.values() for division in section)
_PART = re.compile(r"([A-U]?)(\d{0,3})([A-Z]?)")


@functools.lru_cache(maxsize=4096)
def divisions_of(code: str) -> frozenset[int]:
    """The divisions that an industry's code names; empty for a code that is none of ISIC's.

    Sections stand alone (K) or joined (R_S); divisions with their section or without, alone (H49), joined (J62_63), or
    as a range (C10T12, C10-C12). Of a group (C301) it is the division that it belongs to; a letter behind (C24A) tells
    parts of one division apart.
    """
    found: set[int] = set()
    for piece in code.upper().split("_"):
        ends = re.split(r"T(?=\d|[A-U]\d)|-", piece)
        matched = [_PART.fullmatch(end) for end in ends]
        if len(ends) > 2 or not all(matched) or not piece:
            return frozenset()
        numbers = [_division(match[2]) for match in matched if match]
        if len(ends) == 1 and numbers[0] == 0:
            found |= set(SECTIONS.get(piece, ()))
            if piece not in SECTIONS:
                return frozenset()
            continue
        if not ALL.issuperset(numbers):
            return frozenset()
        found |= {number for number in ALL if numbers[0] <= number <= numbers[-1]}
    return frozenset(found)


def _division(digits: str) -> int:
    """A division by its two digits, or those of one of its groups."""
    return int(digits[:2]) if len(digits) > 1 else 0


def all_divisions(codes: Iterable[str]) -> dict[str, frozenset[int]]:
    """The divisions of each code."""
    return {code: divisions_of(code) for code in codes}
