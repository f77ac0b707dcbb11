"""How a run draws from the ranges of a study."""

from __future__ import annotations

from dataclasses import dataclass

DRAWS, SEED = 10_000, 2015
FEWEST = 100  # of fewer draws a 5th percentile means nothing
MOST = 200_000  # of the city sample they take 650 MB; a percentile needs no more


@dataclass(frozen=True, slots=True)
class Sampling:
    """So many draws (0: none) with a seed; `sobol` asks for shares of the variance too. The same seed gives the same
    draws, whatever the order of the rows, the number of workers, and the ranges of other cells.

    >>> ic.run("city-programme.xlsx", sampling=ic.Sampling(draws=0)).uncertainty is None
    True
    """

    draws: int = DRAWS
    seed: int = SEED
    sobol: bool = False


DEFAULT = Sampling()
