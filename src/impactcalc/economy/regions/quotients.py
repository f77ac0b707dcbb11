"""Location quotients: how much of what an industry needs its own place can supply. Numpy in, numpy out.

Symbols follow Flegg & Webber (1997, 2000) and Flegg & Tohmo (2013); e is jobs, r the region, n the nation, i the
industry that sells and j the one that buys. Every function takes leading axes too: quotients (..., n) of many
places at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.errors import TableError
from impactcalc.facts.errors import regions as refusals

Method = Literal["slq", "cilq", "flq", "aflq", "sized"]
METHODS: tuple[Method, ...] = get_args(Method)


@dataclass(frozen=True, slots=True)
class RegionalMethod:
    """How a place's table comes from the nation's; the shipped values are those of `default_method`.

    `method` and `delta` decide what firms buy in the place (Type I).
    `household_delta` decides what residents buy there (Type II). `commuting`
    overrides the census' commuters: the share of the place's jobs, 0 to 1, that people hold who live elsewhere.
    """

    method: Method = "sized"
    delta: float = 0.0
    household_delta: float = 0.0
    commuting: float | None = None

    def __post_init__(self) -> None:
        if self.method not in METHODS:
            raise TableError(refusals.NoRegionalMethod(self.method, METHODS))
        if min(self.delta, self.household_delta) < 0.0:
            raise TableError(refusals.DeltaBelow0())
        if self.commuting is not None and not 0.0 <= self.commuting <= 1.0:
            raise TableError(refusals.CommutingOutside(self.commuting))


def slq(place: Vector, nation: Vector) -> Vector:
    """Simple location quotients SLQ_i = (e_i^r / e^r) / (e_i^n / e^n) from jobs (..., n) and (n,).

    Source: Miller & Blair (2009), equation 8.4. An industry that the nation does not have has the quotient 0.
    """
    shares = place / place.sum(axis=-1, keepdims=True)
    national = nation / nation.sum()
    return np.asarray(np.divide(shares, national, out=np.zeros_like(shares), where=national > 0.0))


def size(share: float | Vector, delta: float) -> Vector:
    """lambda = [log2(1 + e^r / e^n)]^delta: below 1 in a small place, 1 in the nation or with delta 0."""
    return np.asarray(np.log2(1.0 + np.asarray(share, dtype=np.float64)) ** delta)


def cilq(quotient: Vector) -> Matrix:
    """Cross-industry quotients CILQ_ij = SLQ_i / SLQ_j (..., n, n), SLQ_i on the diagonal; not capped.

    A buyer that is absent (SLQ_j = 0) has no quotient of its own: its column is SLQ_i. Source: Miller & Blair
    (2009), equation 8.8; the diagonal after Smith & Morrison (1974).
    """
    buyers = np.where(quotient > 0.0, quotient, 1.0)
    return _own_industry(quotient[..., :, None] / buyers[..., None, :], quotient)


def flq(quotient: Vector, share: float | Vector, delta: float) -> Matrix:
    """FLQ_ij = CILQ_ij lambda, FLQ_ii = SLQ_i lambda (..., n, n); not capped. Flegg & Webber (1997, 2000)."""
    return cilq(quotient) * size(share, delta)[..., None, None]


def aflq(quotient: Vector, share: float | Vector, delta: float) -> Matrix:
    """AFLQ_ij = FLQ_ij log2(1 + SLQ_j) where SLQ_j > 1 (..., n, n); not capped. Flegg & Tohmo (2013)."""
    specialised = np.where(quotient > 1.0, np.log2(1.0 + quotient), 1.0)
    return flq(quotient, share, delta) * specialised[..., None, :]


def sized(quotient: Vector, share: float | Vector, delta: float) -> Vector:
    """min(SLQ_i, 1) lambda (..., n): the supplier's quotient alone, and the place's size.

    Every buyer meets the same quotient, as in BEA's RIMS II, which regionalises by rows; even an industry that
    is well represented is partly supplied from elsewhere, and the more so the smaller the place is.
    """
    return np.minimum(quotient, 1.0) * size(share, delta)[..., None]


def trading(quotient: Vector, share: float | Vector, method: RegionalMethod) -> Matrix:
    """Share of each national coefficient that the place supplies itself, capped at 1: (..., n, n) or (..., n, 1)."""
    if method.method == "sized":
        return sized(quotient, share, method.delta)[..., :, None]
    if method.method == "slq":
        return np.minimum(quotient, 1.0)[..., :, None]
    if method.method == "cilq":
        return np.minimum(cilq(quotient), 1.0)
    formula = flq if method.method == "flq" else aflq
    return np.minimum(formula(quotient, share, method.delta), 1.0)


def regional_coefficients(A_d: Matrix, trade: Matrix) -> Matrix:
    """A_r = min(lq, 1) A_d (..., n, n): what circulates inside the place, per unit of output."""
    return np.asarray(A_d * trade)


def final_quotient(quotient: Vector, share: float | Vector, method: RegionalMethod) -> Vector:
    """Local share (..., n) of a final purchase that need not be made on the spot, by supplying industry."""
    delta = 0.0 if method.method in ("slq", "cilq") else method.delta
    return sized(quotient, share, delta)


def household_quotient(quotient: Vector, share: float | Vector, method: RegionalMethod) -> Vector:
    """Local share (..., n) of what residents buy, by supplying industry: lambda_h min(1, SLQ), never above 1."""
    return sized(quotient, share, method.household_delta)


def _own_industry(quotients: Matrix, diagonal: Vector) -> Matrix:
    n = diagonal.shape[-1]
    quotients[..., np.arange(n), np.arange(n)] = diagonal
    return quotients
