"""The rows of a large sheet, kept by column in blocks: a cell takes what it says, and no object of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import TypeAlias, cast, overload

import numpy as np

BLOCK = 2048  # rows that are packed together
LARGE = 20_000  # rows from which on a sheet is packed
_MARK = "\x1f"  # between the texts of a block, unless one of them has it
_FEW = 256  # distinct texts of a block that are kept once each

_Packed: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.float64]] | tuple[object, ...] | str | _Words | _Same"


class PackedRows(Sequence[list[object]]):
    """Rows of equal length that cannot be changed; each is made anew when it is asked for, with equal cells."""

    def __init__(self, blocks: Sequence[Sequence[_Packed]], heads: list[object], span: range) -> None:
        self._blocks, self._heads, self._span = blocks, heads, span
        self._open: tuple[int, list[list[object]]] = (-1, [])

    def __len__(self) -> int:
        return len(self._span)

    @overload
    def __getitem__(self, at: int) -> list[object]: ...
    @overload
    def __getitem__(self, at: slice) -> PackedRows: ...
    def __getitem__(self, at: int | slice) -> list[object] | PackedRows:
        if isinstance(at, slice):
            return PackedRows(self._blocks, self._heads, self._span[at])
        number = self._span[at]
        if number == 0:
            return self._heads
        return self._block(number // BLOCK)[number % BLOCK]

    def __iter__(self) -> Iterator[list[object]]:
        for number in self._span:
            yield self._heads if number == 0 else self._block(number // BLOCK)[number % BLOCK]

    def with_heads(self, heads: list[object]) -> PackedRows:
        """The same rows below another first one."""
        return PackedRows(self._blocks, heads, self._span)

    def column(self, at: int) -> list[object]:
        """One column's cells, from the first row on."""
        if at >= len(self._heads):
            return [""] * len(self._span)
        cells = list(chain.from_iterable(_unpacked(block[at]) for block in self._blocks))
        cells[0] = self._heads[at]
        whole = len(cells) == len(self._span) and self._span.start == 0 and self._span.step == 1
        return cells if whole else [cells[number] for number in self._span]

    def _block(self, which: int) -> list[list[object]]:
        if self._open[0] != which:
            self._open = which, list(map(list, zip(*map(_unpacked, self._blocks[which]), strict=True)))
        return self._open[1]


def gathered(rows: Iterable[list[object]]) -> list[list[object]] | PackedRows:
    """Rows as a list, or packed where there are very many; all as long as the longest, with "" at the end."""
    source = iter(rows)
    first = list(islice(source, LARGE))
    if len(first) < LARGE:
        _lengthen(first, max(map(len, first), default=0))
        return first
    heads, whole = first[0], chain(_handed_over(first), source)
    blocks: list[list[_Packed]] = []
    sizes: list[int] = []
    while block := list(islice(whole, BLOCK)):
        _lengthen(block, max(map(len, block)))
        blocks.append(list(map(_packed, zip(*block, strict=True))))
        sizes.append(len(block))
    width = max(map(len, blocks))
    for packed, size in zip(blocks, sizes, strict=True):
        packed += [_Same("", size)] * (width - len(packed))
    return PackedRows(blocks, heads + [""] * (width - len(heads)), range(sum(sizes)))


def _handed_over(rows: list[list[object]]) -> Iterator[list[object]]:
    """The rows, each let go of as it is taken: else the first ones would be there twice."""
    rows.reverse()
    while rows:
        yield rows.pop()


def _lengthen(rows: Iterable[list[object]], width: int) -> None:
    for row in rows:
        if len(row) < width:
            row.extend([""] * (width - len(row)))


class _Same:
    """One value, in every row of a block."""

    def __init__(self, value: str, times: int) -> None:
        self.value, self.times = value, times


class _Words:
    """Few distinct texts, and which of them each row has."""

    def __init__(self, words: tuple[str, ...], which: bytes) -> None:
        self.words, self.which = words, which


def _packed(cells: tuple[object, ...]) -> _Packed:
    kinds = set(map(type, cells))
    if kinds <= {float, str} and float in kinds and (str not in kinds or set(filter(_is_text, cells)) == {""}):
        return _with_blanks(cells) if str in kinds else np.array(cells, dtype=np.float64)
    if kinds != {str}:
        return cells
    texts = cast("tuple[str, ...]", cells)
    distinct = dict.fromkeys(texts)
    if len(distinct) == 1:
        return _Same(texts[0], len(texts))
    if len(distinct) <= _FEW:
        number = {text: at for at, text in enumerate(distinct)}
        return _Words(tuple(distinct), bytes(map(number.__getitem__, texts)))
    joined = _MARK.join(texts)
    return joined if joined.count(_MARK) == len(texts) - 1 else cells


def _is_text(cell: object) -> bool:
    return cell.__class__ is str


def _with_blanks(cells: tuple[object, ...]) -> _Packed:
    """Numbers with blanks among them, which are kept as "not a number": a spreadsheet has no such number."""
    values = np.array([np.nan if cell.__class__ is str else cell for cell in cells], dtype=np.float64)
    return values if np.count_nonzero(np.isnan(values)) == sum(map(_is_text, cells)) else cells


def _unpacked(packed: _Packed) -> Sequence[object]:
    if isinstance(packed, str):
        return packed.split(_MARK)
    if isinstance(packed, _Same):
        return [packed.value] * packed.times
    if isinstance(packed, _Words):
        return list(map(packed.words.__getitem__, packed.which))
    if isinstance(packed, tuple):
        return packed
    values: Sequence[object] = packed.tolist()
    return ["" if value != value else value for value in values] if np.isnan(packed).any() else values
