"""Sentences of a page on which something was moved, as a script puts them together: clauses, said where tests hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

Op = Literal[">", "<="]
Test = tuple[str | float, Op, str | float]  # of keys or numbers


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the page: how it is rounded, its key, the key of the whole that it is a part of."""

    how: str
    key: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class Moves:
    """What was moved, in words, which only the page knows."""


Piece = str | Number | Moves


@dataclass(frozen=True, slots=True)
class Clause:
    """Its pieces are said where all tests hold."""

    pieces: tuple[Piece, ...]
    when: tuple[Test, ...] = field(default=())


Sentence = Sequence[Clause]


def ratio_key(n: int) -> str:
    """The name of what a quotient is, by its place among them."""
    return f"ratio-{n}"


def as_json(sentence: Sentence) -> list[Any]:
    """As the script of the page reads it: of each clause its tests and its pieces."""
    return [[[list(test) for test in clause.when], [_piece(piece) for piece in clause.pieces]] for clause in sentence]


def _piece(piece: Piece) -> Any:
    if isinstance(piece, Number):
        return [piece.how, piece.key, *((piece.of,) if piece.of else ())]
    return piece if isinstance(piece, str) else []
