"""The Leontief inverse, open (Type I) and closed over households (Type II). Numpy in, numpy out."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from impactcalc.errors import TableError
from impactcalc.facts.errors import tables as refusals

Matrix = npt.NDArray[np.float64]
Vector = npt.NDArray[np.float64]


def spectral_radius(A: Matrix) -> float:
    """The largest absolute eigenvalue of a coefficient matrix (n, n); below 1 in a productive economy."""
    return float(np.max(np.abs(np.linalg.eigvals(_square(A)))))


def leontief_inverse(A: Matrix) -> Matrix:
    """Total requirements L = (I - A)^-1 of a coefficient matrix (n, n), per unit of final demand.

    Source: Miller & Blair (2009), equation 2.10. Raises TableError when A is not square or not finite, or
    when the economy is not productive (spectral radius 1 or more: an industry would use more than it makes).

    >>> ic.leontief_inverse([[0.5]]).tolist()
    [[2.0]]
    """
    A = _square(A)
    # No eigenvalue is larger than the largest sum of a column: it is looked for where that does not say enough.
    radius = spectral_radius(A) if np.abs(A).sum(axis=0).max() >= 1.0 else 0.0
    if radius >= 1.0:
        raise TableError(refusals.NotProductive(radius))
    return np.asarray(np.linalg.solve(np.eye(len(A)) - A, np.eye(len(A))), dtype=np.float64)


def close_over_households(L: Matrix, household_row: Vector, household_column: Vector) -> Matrix:
    """Type II total requirements among the industries, from L (n, n) and the household row and column (n,).

    `household_row` w_h is net pay per unit of output, `household_column` h the domestic consumption by
    industry per unit of personal income. The bordered inverse's industry block is a rank-one update of L:

        L2 = L + (L h)(w_h L) / (1 - w_h L h)

    Source: Miller & Blair (2009), section 2.5 (closed model) with the partitioned inverse of appendix A.
    Raises TableError when households would respend a whole unit or more per unit of income.
    """
    outlays = L @ household_column
    earnings = household_row @ L
    return np.asarray(L + np.outer(outlays, earnings) / respending_room(L, household_row, household_column))


def respending_room(L: Matrix, household_row: Vector, household_column: Vector) -> float:
    """1 - w_h L h: what one round of household spending does not turn into pay again; must be above 0."""
    room = float(1.0 - household_row @ L @ household_column)
    if room <= 0.0:
        raise TableError(refusals.HouseholdsNotProductive(1.0 - room))
    return room


def bordered_inverse(A: Matrix, household_row: Vector, household_column: Vector) -> Matrix:
    """The industry block (n, n) of the (n + 1) closed table's inverse: the long way to Type II, for proof."""
    n = len(A)
    closed = np.zeros((n + 1, n + 1))
    closed[:n, :n] = A
    closed[:n, n] = household_column
    closed[n, :n] = household_row
    return leontief_inverse(closed)[:n, :n]


def frozen(array: Matrix) -> Matrix:
    """The same array, read-only from now on: for results that are kept and handed out more than once."""
    array.flags.writeable = False
    return array


def _square(A: Matrix) -> Matrix:
    A = np.asarray(A, dtype=np.float64)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or A.shape[0] == 0:
        raise TableError(refusals.NotSquare(A.shape))
    if not np.isfinite(A).all():
        raise TableError(refusals.CoefficientsNotFinite())
    return A
