"""County jobs by industry, completed: what the source leaves out is imputed within what it publishes.

County Business Patterns drops a cell of fewer than three establishments. It gives, besides, a county's jobs by
sector (but for manufacturing, retail and transport), a metro or micro area's jobs by industry (2019) and the
nation's in all. What is hidden is filled with a prior and fitted to these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Frame = Any  # a pandas table; the stubs do not know what kind of cells the source files hold
Matrix = npt.NDArray[np.float64]

# The sectors that the source publishes by county, and the industries that each is made of. What of a sector is no
# industry's here (crops in 11) is not covered.
SECTORS: dict[str, tuple[str, ...]] = {
    "11": ("113FF",), "21": ("211", "212", "213"), "22": ("22",), "23": ("23",), "42": ("42",),
    "51": ("511", "512", "513", "514"), "52": ("521CI", "523", "524", "525"), "53": ("ORE", "532RL"),
    "54": ("5411", "5412OP", "5415"), "55": ("55",), "56": ("561", "562"), "61": ("61",),
    "62": ("621", "622", "623", "624"), "71": ("711AS", "713"), "72": ("721", "722"), "81": ("81",),
}  # fmt: skip
ROUNDS = 60  # of fitting rows and columns in turn: the columns, fitted last, are met exactly
# Where a county had nothing of an industry before, a trace of what its state has: it counts where nothing else does.
TRACE = 0.01
FEW = 1000.0  # jobs below which a ratio of hidden jobs to their priors tells nothing


@dataclass(frozen=True)
class Published:
    """What a year's source gives: counties (rows) by industry, and by sector where it is published (nan: not)."""

    cells: Frame
    sectors: Frame


@dataclass(frozen=True)
class Completed:
    """County jobs by industry with what was hidden filled in, and how much of each cell that is."""

    cells: Frame
    imputed: Frame

    def rounded(self) -> Completed:
        """Whole jobs; the imputed part of a cell is no more than the cell."""
        cells = self.cells.round().astype(int)
        return Completed(cells, self.imputed.round().astype(int).clip(upper=cells))


@dataclass(frozen=True)
class Area:
    """A metro or micro area of which the source publishes the jobs by industry: its counties and these jobs."""

    counties: tuple[str, ...]
    cells: Frame
    total: float


def row_targets(published: Published) -> dict[str, Frame]:
    """By sector: jobs that a county has in it beyond its industries' cells; nan where the sector is not published."""
    return {
        sector: (published.sectors[sector] - published.cells[list(codes)].sum(axis=1)).clip(lower=0.0)
        for sector, codes in SECTORS.items()
        if sector in published.sectors
    }


def complete(published: Published, prior: Frame, expected: Frame, areas: Sequence[Area], growth: Frame) -> Completed:
    """The completed county jobs.

    `prior` is what each cell is thought to hide, `expected` what a county of its size has where the prior is
    silent. Within an area the hidden jobs are fitted to its published cells and to the sectors of its counties;
    elsewhere to the sectors, and where no sector is published either, the prior moves by the factor of its
    industry, `growth`.
    """
    rows = row_targets(published)
    hidden = pd.DataFrame(0.0, index=prior.index, columns=prior.columns)
    imputed = hidden.copy()
    inside: set[str] = set()
    for area in areas:
        members = list(area.counties)
        inside.update(members)
        found, guessed = _within(area, published, prior, expected, rows)
        hidden.loc[members] = found
        imputed.loc[members] = guessed
    outside = [code for code in prior.index if code not in inside]
    moved = prior.loc[outside].mul(growth, axis=1)
    hidden.loc[outside] = _by_sector(moved, expected.loc[outside], rows)
    imputed.loc[outside] = hidden.loc[outside]
    return Completed(published.cells + hidden, imputed).rounded()


def hidden_ratio(published: Published, prior: Frame, areas: Sequence[Area]) -> Frame:
    """What the areas' counties hide by the areas' published cells, over their priors, by industry; 1 where few do."""
    hides = pd.Series(0.0, index=prior.columns)
    thought = hides.copy()
    for area in areas:
        known = published.cells.loc[list(area.counties)].sum()
        told = area.cells > 0.0
        hides += (area.cells - known).clip(lower=0.0).where(told, 0.0)
        thought += prior.loc[list(area.counties)].sum().where(told, 0.0)
    return (hides / thought.where(thought >= FEW, np.inf)).where(thought >= FEW, 1.0)


def _by_sector(prior: Frame, expected: Frame, rows: dict[str, Frame]) -> Frame:
    """The prior scaled to what each published sector hides; as it is where the sector is not published."""
    filled = prior.copy()
    for sector, target in rows.items():
        codes = list(SECTORS[sector])
        hidden = target.reindex(prior.index)
        known = hidden.notna()
        seeds = prior.loc[known, codes]
        bare = seeds.sum(axis=1) <= 0.0
        seeds = seeds.where(~bare, expected.loc[known, codes])
        shares = seeds.div(seeds.sum(axis=1).where(lambda s: s > 0.0, 1.0), axis=0)
        # Crops are no industry of ours: what 11 hides beyond the prior may be theirs.
        room = hidden[known] if sector != "11" else np.minimum(hidden[known], prior.loc[known, codes].sum(axis=1))
        filled.loc[known, codes] = shares.mul(room, axis=0)
    return filled


def _within(
    area: Area, published: Published, prior: Frame, expected: Frame, rows: dict[str, Frame]
) -> tuple[Matrix, Matrix]:
    """Hidden jobs of an area's counties that meet its published cells, and which of these are guesses."""
    members = list(area.counties)
    codes = list(prior.columns)
    known = published.cells.loc[members].to_numpy(float)
    seeds = prior.loc[members].to_numpy(float)
    column, suppressed = _column_targets(area, known, seeds)
    found = seeds + TRACE * expected.loc[members].to_numpy(float)
    limits = [
        (row, [codes.index(code) for code in SECTORS[sector]], float(limit))
        for sector, target in rows.items()
        if sector != "11"
        for row, limit in enumerate(target.reindex(members))
        if not np.isnan(limit)
    ]
    for _ in range(ROUNDS if len(members) > 1 else 1):
        for row, at, limit in limits:
            whole = found[row, at].sum()
            found[row, at] *= limit / whole if whole > 0.0 else 0.0
        whole = found.sum(axis=0)
        # What no county's sectors leave room for is given to them all alike.
        none = (whole <= 0.0) & (column > 0.0)
        found[:, none] = seeds[:, none] + expected.loc[members].to_numpy(float)[:, none] + 1e-9
        whole = found.sum(axis=0)
        found *= np.where(whole > 0.0, column / np.where(whole > 0.0, whole, 1.0), 0.0)
    found = _whole(found)
    # A hidden job may as well be another county's, as far as that one's sectors leave room for it.
    room = np.broadcast_to(column, found.shape).copy()
    for row, at, limit in limits:
        room[row, at] = np.minimum(room[row, at], limit)
    elsewhere = room.sum(axis=0) - room
    return found, np.where(suppressed, found, np.minimum(found, elsewhere))


def _column_targets(area: Area, known: Matrix, seeds: Matrix) -> tuple[Matrix, npt.NDArray[np.bool_]]:
    """Hidden jobs by industry of an area, and where the area's own cell is suppressed.

    A suppressed cell holds at most what the area's total leaves: the prior, scaled down to it.
    """
    cells = area.cells.to_numpy(float)
    suppressed = cells <= 0.0
    rest = max(0.0, area.total - np.maximum(cells, known.sum(axis=0)).sum())
    guess = np.where(suppressed, seeds.sum(axis=0), 0.0)
    scale = min(1.0, rest / guess.sum()) if guess.sum() > 0.0 else 0.0
    column = np.where(suppressed, guess * scale, np.maximum(cells - known.sum(axis=0), 0.0))
    return np.asarray(np.round(column), dtype=np.float64), suppressed


def _whole(found: Matrix) -> Matrix:
    """Whole jobs whose column sums are those of the columns, by the largest remainders."""
    floor = np.floor(found + 1e-9)
    short = np.round(found.sum(axis=0) - floor.sum(axis=0)).astype(int)
    order = np.argsort(-(found - floor), axis=0, kind="stable")
    rank = np.argsort(order, axis=0, kind="stable")
    return np.asarray(floor + (rank < short[None, :]))
