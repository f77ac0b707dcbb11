"""Totals of a table: what is no industry, told by its label, or asked about where its figures are sums of others."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from impactcalc.economy.leontief import Matrix, Vector

_WORDS = (
    "totals?|sub ?totals?|grand totals?|sums?|all industries|whole economy|summe|insgesamt|gesamt|zusammen|totale?s?|"
    "totaal|celkem|razem|ogółem|ogolem|összesen|toplam|ensemble|somme|soma|итого|всего|合計|合计|小計|总计"
)
_TOTAL = re.compile(
    rf"(?:(?:cpa|nace|isic|p) )?(?:{_WORDS})(?: .*)?|.* (?:sub|grand )?total|ttl .*|tot\.?|t", re.IGNORECASE
)
_BEA_TOTAL = re.compile(r"T0\d\d")
SUMS = 2e-4  # of the largest figure: what rounding lets a sum be off


def is_total(label: str) -> bool:
    """Whether a label is that of a total: Total, TOTAL, CPA_TOTAL, Total Intermediate, T005. The section T is not."""
    plain = " ".join(label.replace("_", " ").replace("-", " ").split())
    if plain.casefold() == "t":
        return label.strip() in ("_T", "_t")
    return bool(_BEA_TOTAL.fullmatch(label.strip()) or _TOTAL.fullmatch(plain))


def sums_of_others(flows: Matrix) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The positions whose row and column are both the sum of all others, or of a run of neighbours of at least two."""
    n = len(flows)
    rows, columns = flows.sum(axis=1), flows.sum(axis=0)
    for i in range(n):
        if not (rows[i] and columns[i]):
            continue
        for run in _runs(i, n, rows, rows[i]):
            parts = list(run)
            if _same(flows[parts].sum(axis=0), flows[i]) and _same(flows[:, parts].sum(axis=1), flows[:, i]):
                yield i, run
                break


def _runs(i: int, n: int, sums: Vector, wanted: float) -> Iterator[tuple[int, ...]]:
    """Runs before and after `i`, and all others, whose sums add up to about the wanted one."""
    others = tuple(j for j in range(n) if j != i)
    for order in (range(i - 1, -1, -1), range(i + 1, n)):
        positions = list(order)
        reached = np.cumsum(sums[positions]) if positions else np.empty(0)
        for k in np.flatnonzero(np.abs(reached - wanted) <= SUMS * abs(wanted)):
            if k >= 1:
                yield tuple(sorted(positions[: int(k) + 1]))
    if len(others) > 2 and abs(sums[list(others)].sum() - wanted) <= SUMS * abs(wanted):
        yield others


def _same(found: Vector, wanted: Vector) -> bool:
    return bool(np.abs(found - wanted).max() <= SUMS * float(np.abs(wanted).max()))
