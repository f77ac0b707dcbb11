"""Strata of a network, and which of them stand together because too few of their members answered."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from impactcalc.study.cells import Floats

Indices = npt.NDArray[np.int64]
LEAST_ANSWERS = 2


def collapsed(members: Floats, answers: Indices) -> Indices:
    """The cell (H,) of each stratum, numbered from 0 in their order; most cells are one stratum.

    `members` (H,) of the network and `answers` (H,) in each stratum, neighbours side by side. A stratum with one
    answer has no variance of its own and one without any has no mean: it joins its neighbour, above or below, that has
    fewer members (the one above where they are alike), until every cell has two answers or answers of all its
    members. Pooled, the two strata's difference counts as variance, so the interval errs on the wide side:
    Cochran (1977), section 5A.12, collapsed strata. Here the cell is also expanded as one.
    """
    cells = [[h] for h in range(len(members))]

    def short(cell: list[int]) -> bool:
        count = int(answers[cell].sum())
        return count < LEAST_ANSWERS and not (count > 0 and count >= members[cell].sum())

    while len(cells) > 1 and any(map(short, cells)):
        at = next(at for at, cell in enumerate(cells) if short(cell))
        beside = [other for other in (at - 1, at + 1) if 0 <= other < len(cells)]
        joined = min(beside, key=lambda other: (float(members[cells[other]].sum()), other))
        first, second = sorted((at, joined))
        cells[first : second + 1] = [cells[first] + cells[second]]
    found = np.zeros(len(members), dtype=np.int64)
    for number, cell in enumerate(cells):
        found[cell] = number
    return found
