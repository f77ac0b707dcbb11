"""What of a purchase never becomes sales of industries in the place, and in which categories it is lost."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from impactcalc.impact.effects.home import Home
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.money import TableMoney
from impactcalc.known.vocabulary import CATEGORIES

NAMED = 3  # categories; more cannot be read in a sentence
WORTH_NAMING = 0.05  # of all that leaks


@dataclass(frozen=True, slots=True)
class SaleLosses:
    """Parts of gross spending that are no local final demand, report-year prices at home.

    `taxes` are taken on the sale (tables at basic prices only), `elsewhere` is made or earned elsewhere, `wages` are
    paid straight to residents. `categories` are codes: where the most of `elsewhere` is bought, largest first.
    """

    taxes: float
    elsewhere: float
    wages: float
    categories: tuple[str, ...]


def sale_losses(home: Home, spending: TableMoney, rows: Masks) -> SaleLosses:
    """The losses of some rows (N,) of the spending at home (N, categories), table-year prices."""
    spent, over = spending * rows[:, None], home.report_over_table
    leaked = home.category_shares(spent, lambda bridge: bridge.leakage) * over
    total = float(leaked.sum())
    order = [int(c) for c in np.argsort(-leaked, kind="stable")[:NAMED] if leaked[c] > WORTH_NAMING * total]
    return SaleLosses(
        taxes=float(home.category_shares(spent, lambda bridge: bridge.tax).sum() * over),
        elsewhere=total,
        wages=float(home.category_shares(spent, lambda bridge: bridge.wages).sum() * over),
        categories=tuple(CATEGORIES[c].code for c in order),
    )
