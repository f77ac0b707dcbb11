"""Make, Use and Import tables -> industry-by-industry coefficients, with and without imports.

Symbols follow Miller & Blair (2009), chapter 5, and BEA's *Concepts and Methods of the U.S. Input-Output
Accounts* (2009), chapter 12: V make (industries x commodities), U use (commodities x industries), M imports.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.errors import TableError
from impactcalc.facts.errors import tables as refusals


@dataclass(frozen=True)
class Coefficients:
    """What a Make and a Use table say about production.

    `market_shares` D (industries x commodities); `A` with imports and `A_d` without (industries x industries)
    per unit of output; `output` g by industry and `commodity_output` q, in the tables' unit; `imports` M as
    capped. `capped` counts the cells where more is imported than is used, M > U >= 0, and `capped_sum` is by
    how much in all. `negative` counts the cells of U below zero, which stay; `dropped` those among them that
    have an import (M > 0 > U: nothing is used that could be imported, so M is zero there), `dropped_sum` that
    import. Where M is nowhere below U < 0, `capped` and `negative` together are the negative cells of U - M.
    """

    market_shares: Matrix
    A: Matrix
    A_d: Matrix
    output: Vector
    commodity_output: Vector
    imports: Matrix
    capped: int
    capped_sum: float
    negative: int
    dropped: int
    dropped_sum: float


def coefficients(make: Matrix, use: Matrix, imports: Matrix | None = None) -> Coefficients:
    """Industry-technology coefficients, no scrap adjustment.

        q = column sums of V   g = row sums of V   D = V diag(q)^-1   B = U diag(g)^-1
        A = D B                A_d = D (U - M) diag(g)^-1, M capped at U

    `make` is (industries x commodities), `use` and `imports` are (commodities x industries), one currency and
    unit. Without `imports` the domestic table is the total one. A commodity that nobody makes has no market
    shares. Source: Miller & Blair (2009), sections 5.2 and 5.3. Raises TableError on shapes, on cells that
    are not finite, or on an industry without output.
    """
    V, U = np.asarray(make, float), np.asarray(use, float)
    if V.ndim != 2:
        raise TableError(refusals.MakeIsNoTable(V.shape))
    if U.shape != V.shape[::-1]:
        raise TableError(refusals.UseOfOtherShape(V.shape, U.shape))
    M = np.zeros_like(U) if imports is None else np.asarray(imports, float)
    if M.shape != U.shape:
        raise TableError(refusals.ImportsOfOtherShape(U.shape, M.shape))
    tables: dict[refusals.TableOfUse, Matrix] = {"make": V, "use": U, "imports": M}
    for what, table in tables.items():
        if not np.isfinite(table).all():
            raise TableError(refusals.TableNotFinite(what))
    g, q = V.sum(axis=1), V.sum(axis=0)
    if (g <= 0).any():
        raise TableError(refusals.WithoutOutputAt(tuple(np.flatnonzero(g <= 0).tolist())))
    D = np.divide(V, q, out=np.zeros_like(V), where=q != 0)
    # The import matrix is before redefinitions, the use table after: a few cells import more than is used.
    # What is not used cannot be imported; but a negative use is the accounts' own and is not an import.
    # A negative import is a correction of the accounts: taken as it stands it would make A_d larger than A.
    M_capped = np.clip(M, 0.0, np.maximum(U, 0.0))
    capped, dropped = (M > U) & (U >= 0.0), (M > 0.0) & (U < 0.0)
    return Coefficients(
        market_shares=D,
        A=D @ (U / g),
        A_d=D @ ((U - M_capped) / g),
        output=g,
        commodity_output=q,
        imports=M_capped,
        capped=int(capped.sum()),
        capped_sum=float((M - U)[capped].sum()),
        negative=int((U < 0.0).sum()),
        dropped=int(dropped.sum()),
        dropped_sum=float(M[dropped].sum()),
    )
