"""What must hold of the multipliers that a package gives: the inverses, the bridge, jobs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from impactcalc.economy.bridge import SHARES_TOLERANCE, Part, part_fault
from impactcalc.economy.economy import MultiplierType
from impactcalc.economy.identity import Identity, Relation, tested, untested
from impactcalc.economy.leontief import (
    Matrix,
    bordered_inverse,
    close_over_households,
    leontief_inverse,
    respending_room,
    spectral_radius,
)
from impactcalc.economy.package import Accounts
from impactcalc.economy.prices import Prices
from impactcalc.errors import TableError
from impactcalc.facts.errors.tables import NotComputed
from impactcalc.facts.found import ErrorFact
from impactcalc.facts.identities import multipliers as held

# In US dollars. A count in thousands, or money in other units than millions, is off by a factor of 1,000.
FEWEST_JOBS, MOST_JOBS = 0.5, 5000.0
EXACT = 1e-9  # what solving 71 equations in double precision may miss by, a thousand times over
# The US of 2014: social assistance has 4 times the average; households that employ, whose output is pay alone: 21
# times in Mexico.
JOBS_SPREAD = 30.0
HEADLINE = "accommodation"


@dataclass(frozen=True)
class Solved:
    """Type I and Type II of a package's domestic table, or why there is none."""

    A_d: Matrix
    L: Matrix | None = None
    L2: Matrix | None = None
    room: float = math.nan
    off: float = math.nan  # how far the two ways to Type II are apart
    reason: ErrorFact | None = None


def solve(accounts: Accounts) -> Solved:
    if (accounts.output <= 0.0).any():
        return Solved(np.full_like(accounts.Z_d, math.nan), reason=NotComputed("no output"))
    A_d = accounts.Z_d / accounts.output
    if not accounts.closed:
        try:
            return Solved(A_d, leontief_inverse(A_d), reason=NotComputed("no households"))
        except TableError as fault:
            return Solved(A_d, reason=fault.fact)
    row = accounts.earnings / accounts.output * (1.0 - accounts.contribution_share)
    column = accounts.household_consumption / accounts.personal_income
    try:
        L = leontief_inverse(A_d)
    except TableError as fault:
        return Solved(A_d, reason=fault.fact)
    try:
        L2 = close_over_households(L, row, column)
        off = float(np.abs(L2 - bordered_inverse(A_d, row, column)).max())
    except TableError as fault:
        return Solved(A_d, L, reason=fault.fact)
    return Solved(A_d, L, L2, respending_room(L, row, column), off)


def type_1(accounts: Accounts, solved: Solved) -> Iterator[Identity]:
    L, A_d = solved.L, solved.A_d
    radius = spectral_radius(A_d) if np.isfinite(A_d).all() else math.nan
    yield tested(held.SpectralRadius(), radius, "<", 1)
    one = np.eye(len(A_d))
    off = math.nan if L is None else np.abs(L @ (one - A_d) - one).max()
    reason = solved.reason if L is None else None
    yield tested(held.InverseIsOne(reason), off, "<=", EXACT)
    lowest = held.Type1Lowest(None if L is None else _extremes(accounts, L.sum(axis=0)), reason)
    yield tested(lowest, math.nan if L is None else L.sum(axis=0).min(), ">=", 1.0 - EXACT)


def type_2(accounts: Accounts, solved: Solved) -> Iterator[Identity]:
    L, L2 = solved.L, solved.L2
    spent = accounts.household_consumption.sum() / accounts.personal_income
    yield tested(held.HouseholdsSpending(), spent, "<", 1)
    with np.errstate(divide="ignore", invalid="ignore"):
        bought = accounts.household_consumption / accounts.output
    most, least = (accounts.industries[int(at)] for at in (bought.argmax(), bought.argmin()))
    yield tested(held.PurchasesHighest(most), bought.max(), "<=", 1)
    yield tested(held.PurchasesLowest(least), bought.min(), ">=", 0)
    yield tested(held.HouseholdsRoom(solved.reason), solved.room, ">", 0)
    yield tested(held.Type2TwoWays(solved.reason), solved.off, "<=", EXACT)
    over = held.Type2OverType1(
        None if L2 is None else _extremes(accounts, L2.sum(axis=0)), solved.reason if L2 is None else None
    )
    more = math.nan if L is None or L2 is None else (L2.sum(axis=0) - L.sum(axis=0)).min()
    yield tested(over, more, ">=", -EXACT)


def _extremes(accounts: Accounts, multipliers: Matrix) -> held.Ends:
    low, high = int(multipliers.argmin()), int(multipliers.argmax())
    return float(multipliers[low]), accounts.industries[low], float(multipliers[high]), accounts.industries[high]


def bridge_adds_up(accounts: Accounts, parts: tuple[Part, ...], valuation: str) -> Iterator[Identity]:
    totals: dict[str, float] = {}
    for part in parts:
        totals[part.category] = totals.get(part.category, 0.0) + part.share
    faults = (part_fault(part, totals, accounts.industries, "name") for part in parts)
    wrong = [fault for fault in faults if fault is not None]
    first = wrong[0] if wrong else None
    yield tested(held.BridgeParts(len(parts), len(totals), first), len(wrong), "<=", 0)
    off = {category: abs(total - 1.0) for category, total in totals.items()}
    worst = max(off, key=lambda category: off[category], default="")
    yield tested(held.BridgeShares(worst), off.get(worst, math.nan), "<=", SHARES_TOLERANCE)
    if valuation == "producer":
        taxes = sum(part.share for part in parts if part.treatment == "tax")
        yield tested(held.BridgeTaxes(), taxes, "<=", 0)


def jobs(accounts: Accounts, currency: str, year: int) -> Iterator[Identity]:
    rate = Prices.load().market_rate(currency, year)
    units = rate.value if rate is not None else 1.0
    unit = "" if rate is not None else currency
    with np.errstate(divide="ignore", invalid="ignore"):
        intensity = accounts.jobs / accounts.output * units
    mean = float(accounts.jobs.sum() / accounts.output.sum() * units)
    low, high = int(intensity.argmin()), int(intensity.argmax())
    limits: tuple[Relation, Relation] = (">=", "<=") if rate is not None else ("", "")
    pay = float(accounts.compensation.sum()) * 1e6 / float(accounts.jobs.sum()) if accounts.jobs.any() else 0.0
    yield tested(held.JobsAverage(unit, pay, currency), mean, limits[0], FEWEST_JOBS)
    yield tested(held.JobsHighest(unit, accounts.industries[high]), intensity[high], limits[1], MOST_JOBS)
    yield tested(held.JobsLowest(unit, accounts.industries[low]), intensity[low], ">=", 0)
    spread = intensity[high] / mean if mean else math.nan
    yield tested(held.JobsSpread(accounts.industries[high]), spread, "<=", JOBS_SPREAD)


def headlines(accounts: Accounts, parts: tuple[Part, ...], solved: Solved) -> Iterator[Identity]:
    """Type I and II of the industry that houses visitors: the figures that people know."""
    rooms = [part for part in parts if part.category == HEADLINE and part.industry in accounts.industries]
    if not rooms:
        return
    code = max(rooms, key=lambda part: part.share).industry
    at = accounts.industries.index(code)
    inverses: dict[MultiplierType, Matrix | None] = {"I": solved.L, "II": solved.L2}
    for kind, inverse in inverses.items():
        if inverse is not None:
            yield untested(held.HeadlineOf(code, accounts.names[at], kind), float(inverse[:, at].sum()))
