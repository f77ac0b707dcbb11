"""Strata of a network, and which of them stand together because too few of their members answered."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats

Indices = npt.NDArray[np.int64]
LEAST_ANSWERS = 2


def complete(members: Floats, answers: Indices | Floats) -> npt.NDArray[np.bool_]:
    """Where all members answered: their total is known, and says nothing of others."""
    return np.asarray(answers >= members, dtype=bool)


def collapsed(members: Floats, answers: Indices) -> Indices:
    """The cell (H,) of each stratum, numbered from 0 in their order; most cells are one stratum.

    `members` (H,) of the network and `answers` (H,) in each stratum, neighbours side by side. A stratum with one
    answer has no variance of its own and one without any has no mean: it joins the nearest other one in their order; of
    two as near, the one with fewer members (the one above where they are alike). So it goes on until every cell has two
    answers, or no other is left to join. Pooled, the two strata's difference counts as variance, so the interval errs
    on the wide side: Cochran (1977), section 5A.12, collapsed strata. Here the cell is also expanded as one.

    A stratum whose members all answered (a census) joins none and none joins it: its answers stand for themselves.
    """
    census = complete(members, answers)
    cells = [[h] for h in np.flatnonzero(~census).tolist()]

    def short(cell: list[int]) -> bool:
        return int(answers[cell].sum()) < LEAST_ANSWERS

    while len(cells) > 1 and any(map(short, cells)):
        at = next(at for at, cell in enumerate(cells) if short(cell))
        # Cells without censuses are in order, so the nearest is the one before or after, however far apart they are.
        gaps = {other: _gap(cells[at], cells[other]) for other in (at - 1, at + 1) if 0 <= other < len(cells)}
        joined = min(gaps, key=lambda other: (gaps[other], float(members[cells[other]].sum()), other))
        first, second = sorted((at, joined))
        cells[first : second + 1] = [cells[first] + cells[second]]
    found = np.zeros(len(members), dtype=np.int64)
    alone = [[h] for h in np.flatnonzero(census).tolist()]
    for number, cell in enumerate(sorted(cells + alone)):
        found[cell] = number
    return found


def common_cells(cells: list[Indices]) -> Indices:
    """The smallest cells (H,) that hold the cells of every one of `cells` (H,) whole, numbered from 0.

    Cells need not be runs of neighbours: a census may lie between two strata that stand together.
    """
    common = np.arange(len(cells[0]), dtype=np.int64)
    while True:
        before = common
        for cell_of in cells:
            least = np.full(int(cell_of.max()) + 1, len(common), dtype=np.int64)
            np.minimum.at(least, cell_of, common)
            common = least[cell_of]
        if (common == before).all():
            return np.unique(common, return_inverse=True)[1].astype(np.int64)


def _gap(one: list[int], other: list[int]) -> int:
    """How far apart two cells are in the order of the strata; 1 for neighbours."""
    return max(min(other) - max(one), min(one) - max(other))
