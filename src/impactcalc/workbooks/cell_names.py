"""Cells by name and by number: "F7" is (6, 5)."""

from __future__ import annotations

import re
from contextlib import suppress
from functools import cache

from impactcalc.facts.found import DamageFact
from impactcalc.facts.problems.damage import NoSuchCell
from impactcalc.words.speaking import damage

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384


class DamagedError(ValueError):
    """The XML is not what a spreadsheet program writes; `fact` is why, for the user."""

    def __init__(self, fact: DamageFact) -> None:
        super().__init__(fact)
        self.fact = fact

    def __str__(self) -> str:
        return damage(self.fact)


def column_letters(column: int) -> str:
    """27 -> "AB"."""
    letters, left = "", column + 1
    while left:
        left, letter = divmod(left - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def cell_address(row: int, column: int) -> str:
    """(6, 5) -> "F7"."""
    return f"{column_letters(column)}{row + 1}"


@cache
def column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number - 1


_ADDRESS = re.compile(rb"([A-Za-z]{1,3})([0-9]{1,7})")


def cell_position(address: bytes) -> tuple[int, int]:
    """b"F7" -> (6, 5). DamagedError when no sheet has such a cell."""
    if match := _ADDRESS.fullmatch(address):
        row, column = int(match[2]) - 1, column_number(match[1])
        if 0 <= row < MAX_ROWS and column < MAX_COLUMNS:
            return row, column
    raise DamagedError(NoSuchCell(address[:20].decode("utf-8", "replace")))


def block_of(reference: str) -> tuple[int, int, int, int] | None:
    """ "B2:D9" -> (1, 1, 8, 3); None for what is no block of cells."""
    first, _, last = reference.replace("$", "").partition(":")
    with suppress(DamagedError):
        return (*cell_position(first.encode()), *cell_position((last or first).encode()))
    return None
