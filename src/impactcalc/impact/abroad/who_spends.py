"""Who spends where: payers by country, places of purchase by country; gross, at market rates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, Objects, coded
from impactcalc.impact.effects.local_money import LocalMoney
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.money import ReportMoney, either, only, part_of, smaller
from impactcalc.impact.rows.price_basis import PriceBasis

RESIDENTS, LOCAL_MONEY, NOT_NAMED = "residents", "local money", "not named"


@dataclass(frozen=True)
class SpendingMatrix:
    """Gross spending in report-year money of the home currency.

    `payers` are "residents" of the home place, "local money" (the programme cost, but for what scholarships hold beyond
    the spending), countries of origin (ISO 3166 alpha-3) and "not named"; `places` are countries, home first, "" where
    the host is not named. `amounts[p][h]` is what payer p spent in place h.
    """

    payers: tuple[str, ...]
    places: tuple[str, ...]
    amounts: tuple[tuple[float, ...], ...]

    @property
    def total(self) -> float:
        """All spending."""
        return float(sum(map(sum, self.amounts)))


def spending_matrix(activities: Activities, basis: PriceBasis, home: str, local: LocalMoney) -> SpendingMatrix:
    """Gross spending by payer and place of purchase; `home` is the home country (ISO 3166 alpha-3).

    What `local` money paid comes first. Of the rest, trips abroad are residents', before leaving and there; of every
    other row a stated resident share is residents', and what is left is that of the country of origin that was typed:
    nobody's that is known where none was. The partner of a tie is not its visitors' origin.
    """
    here = basis.in_report_prices(activities.home_amounts.sum(axis=1))
    whole = here + basis.in_report_prices(activities.host_amounts.sum(axis=1))
    trips = activities.outbound
    guests = ~trips & ~activities.local_money
    paid = smaller(local.paid_of_spending, whole)
    residents = only(guests & ~activities.abroad, np.nan_to_num(activities.shares["resident_share"]) * whole)
    own = smaller(residents, whole - paid)
    left = whole - paid - own
    known = guests & (activities.origin_country != "")

    part_here = part_of(here, whole)
    del here, residents

    def parts() -> Iterator[tuple[_Coded, ReportMoney]]:
        yield _all(RESIDENTS, whole), either(trips, left, own)
        yield _all(LOCAL_MONEY, whole), paid
        yield _coded(np.where(known, activities.origin_country, NOT_NAMED)), only(guests, left)

    places = ((_all(home, whole), part_here), (_coded(activities.host), 1.0 - part_here))
    flows: dict[tuple[str, str], float] = {}
    for payer, amount in parts():
        for place, part in places:
            for pair, flow in _sums(payer, place, amount * part):
                flows[pair] = flows.get(pair, 0.0) + flow
    return _matrix(flows, home)


class _Coded(NamedTuple):
    """A column of words (N,): the distinct ones, and which of them each row has."""

    words: tuple[str, ...]
    which: npt.NDArray[np.int64]


def _coded(column: Objects) -> _Coded:
    words, which = coded(column)
    return _Coded(tuple(words), which)


def _all(word: str, like: Floats) -> _Coded:
    return _Coded((word,), np.broadcast_to(np.int64(0), (len(like),)))


def _sums(payer: _Coded, place: _Coded, amounts: ReportMoney) -> Iterator[tuple[tuple[str, str], float]]:
    """What each payer spent in each place, in one pass over the amounts (N,)."""
    width = len(place.words)
    sums = np.bincount(payer.which * width + place.which, weights=amounts, minlength=len(payer.words) * width)
    return zip(product(payer.words, place.words), sums.tolist(), strict=True)


def _matrix(flows: dict[tuple[str, str], float], home: str) -> SpendingMatrix:
    flows = {pair: amount for pair, amount in flows.items() if amount > 0.0}
    payers = {payer for payer, _ in flows}
    fixed = [name for name in (RESIDENTS, LOCAL_MONEY) if name in payers]
    last = [NOT_NAMED] if NOT_NAMED in payers else []
    rows = (*fixed, *sorted(payers - {RESIDENTS, LOCAL_MONEY, NOT_NAMED}), *last)
    hosts = {place for _, place in flows} - {home, ""}
    unnamed = [""] if any(place == "" for _, place in flows) else []
    columns = (home, *sorted(hosts), *unnamed)
    return SpendingMatrix(rows, columns, tuple(tuple(flows.get((p, h), 0.0) for h in columns) for p in rows))
