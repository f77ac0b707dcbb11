"""Random draws by name: what is drawn of a quantity depends on the seed and its name, and on nothing else.

So the order of the rows, the number of workers and a range that is added elsewhere leave it as it is.
"""

from __future__ import annotations

import hashlib

import numpy as np

from impactcalc.arrays import Floats


def uniform(seed: int, name: str, count: int) -> Floats:
    """Chances between 0 and 1, (count,)."""
    return _generator(seed, name).random(count)


def dirichlet(seed: int, name: str, shapes: Floats, count: int) -> Floats:
    """Shares that sum to 1, (count, k), around shapes / sum of shapes: the larger the sum, the closer.

    A shape of 0 is a share of 0. Gamma variates over their sum: Devroye (1986), section XI.4.
    """
    gammas = _generator(seed, name).standard_gamma(shapes, size=(count, len(shapes)))
    return np.asarray(gammas / gammas.sum(axis=1, keepdims=True))


def _generator(seed: int, name: str) -> np.random.Generator:
    """Philox counts, so that a key is all there is to a stream: Salmon et al. (2011)."""
    key = int.from_bytes(hashlib.blake2b(f"{seed}\n{name}".encode(), digest_size=16).digest(), "big")
    return np.random.Generator(np.random.Philox(key=key))
