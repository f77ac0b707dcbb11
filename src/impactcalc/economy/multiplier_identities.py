"""What must hold of the multipliers that a package gives: the inverses, the bridge, jobs."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from impactcalc.economy.bridge import SHARES_TOLERANCE, Part, part_fault
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
from impactcalc.words.speaking import wrong as said

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
    reason: str = ""


def solve(accounts: Accounts) -> Solved:
    if (accounts.output <= 0.0).any():
        return Solved(np.full_like(accounts.Z_d, math.nan), reason="not computed: an industry has no output")
    A_d = accounts.Z_d / accounts.output
    if not accounts.closed:
        try:
            return Solved(A_d, leontief_inverse(A_d), reason="no account of households")
        except TableError as fault:
            return Solved(A_d, reason=str(fault))
    row = accounts.earnings / accounts.output * (1.0 - accounts.contribution_share)
    column = accounts.household_consumption / accounts.personal_income
    try:
        L = leontief_inverse(A_d)
    except TableError as fault:
        return Solved(A_d, reason=str(fault))
    try:
        L2 = close_over_households(L, row, column)
        off = float(np.abs(L2 - bordered_inverse(A_d, row, column)).max())
    except TableError as fault:
        return Solved(A_d, L, reason=str(fault))
    return Solved(A_d, L, L2, respending_room(L, row, column), off)


def type_1(accounts: Accounts, solved: Solved) -> Iterator[Identity]:
    L, A_d = solved.L, solved.A_d
    radius = spectral_radius(A_d) if np.isfinite(A_d).all() else math.nan
    yield tested(
        "spectral radius",
        "The domestic table is productive: no industry needs more than it makes.",
        radius, "<", 1, "of A_d",
    )  # fmt: skip
    yield tested(
        "Leontief inverse",
        "L (I - A_d) is the identity matrix.",
        math.nan if L is None else np.abs(L @ (np.eye(len(A_d)) - A_d) - np.eye(len(A_d))).max(), "<=", EXACT,
        solved.reason if L is None else "largest cell",
    )  # fmt: skip
    yield tested(
        "Type I, lowest",
        "A unit of final demand takes at least that unit of output.",
        math.nan if L is None else L.sum(axis=0).min(), ">=", 1.0 - EXACT,
        solved.reason if L is None else _extremes(accounts, L.sum(axis=0)),
    )  # fmt: skip


def type_2(accounts: Accounts, solved: Solved) -> Iterator[Identity]:
    L, L2 = solved.L, solved.L2
    yield tested(
        "households' spending",
        "Of personal income, households spend less than all on domestic output.",
        accounts.household_consumption.sum() / accounts.personal_income, "<", 1, "of personal income",
    )  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        bought = accounts.household_consumption / accounts.output
    yield tested(
        "households' purchases, highest",
        "Households buy no more from an industry than it makes.",
        bought.max(), "<=", 1, f"of its output, the most: {accounts.industries[int(bought.argmax())]}",
    )  # fmt: skip
    yield tested(
        "households' purchases, lowest",
        "Households buy no less than nothing from an industry.",
        bought.min(), ">=", 0, f"of its output, the least: {accounts.industries[int(bought.argmin())]}",
    )  # fmt: skip
    yield tested(
        "households' room",
        "A unit of income returns less than a unit of pay.",
        solved.room, ">", 0, solved.reason or "1 - w_h L h",
    )  # fmt: skip
    yield tested(
        "Type II, two ways",
        "The rank-one update of L is the industry block of the bordered inverse.",
        solved.off, "<=", EXACT, solved.reason or "largest cell",
    )  # fmt: skip
    yield tested(
        "Type II over Type I, lowest",
        "Closing over households takes nothing away from any industry.",
        math.nan if L is None or L2 is None else (L2.sum(axis=0) - L.sum(axis=0)).min(), ">=", -EXACT,
        solved.reason if L2 is None else f"Type II: {_extremes(accounts, L2.sum(axis=0))}",
    )  # fmt: skip


def _extremes(accounts: Accounts, multipliers: Matrix) -> str:
    low, high = int(multipliers.argmin()), int(multipliers.argmax())
    codes = accounts.industries
    return f"{multipliers[low]:.3f} ({codes[low]}) to {multipliers[high]:.3f} ({codes[high]})"


def bridge_adds_up(accounts: Accounts, parts: tuple[Part, ...], valuation: str) -> Iterator[Identity]:
    totals: dict[str, float] = {}
    for part in parts:
        totals[part.category] = totals.get(part.category, 0.0) + part.share
    faults = (part_fault(part, totals, accounts.industries, "name") for part in parts)
    wrong = [said(fault).message for fault in faults if fault is not None]
    yield tested(
        "bridge, parts",
        "Every part of the bridge names an industry of the table where it must, and a share between 0 and 1.",
        len(wrong), "<=", 0, wrong[0] if wrong else f"{len(parts)} parts in {len(totals)} categories",
    )  # fmt: skip
    off = {category: abs(total - 1.0) for category, total in totals.items()}
    worst = max(off, key=lambda category: off[category], default="")
    yield tested(
        "bridge, shares",
        "The shares of every category sum to one.",
        off.get(worst, math.nan), "<=", SHARES_TOLERANCE,
        f"the most: {worst}" if worst else "the bridge is empty",
    )  # fmt: skip
    if valuation == "producer":
        yield tested(
            "bridge, taxes on the sale",
            "At producer prices taxes on the sale are inside the flows, so the bridge takes none off.",
            sum(part.share for part in parts if part.treatment == "tax"), "<=", 0, "shares in all",
        )  # fmt: skip


def jobs(accounts: Accounts, currency: str, year: int) -> Iterator[Identity]:
    rate = Prices.load().market_rate(currency, year)
    units = rate.value if rate is not None else 1.0
    unit = "per million US dollars of output" if rate is not None else f"per million {currency} of output"
    with np.errstate(divide="ignore", invalid="ignore"):
        intensity = accounts.jobs / accounts.output * units
    mean = float(accounts.jobs.sum() / accounts.output.sum() * units)
    low, high = int(intensity.argmin()), int(intensity.argmax())
    limits: tuple[Relation, Relation] = (">=", "<=") if rate is not None else ("", "")
    pay = float(accounts.compensation.sum()) * 1e6 / float(accounts.jobs.sum()) if accounts.jobs.any() else 0.0
    yield tested(
        "jobs, average",
        "Jobs are counted one by one and output in millions.",
        mean, limits[0], FEWEST_JOBS, f"{unit}; {pay:,.0f} {currency} of compensation a job",
    )  # fmt: skip
    yield tested(
        "jobs, highest",
        "No industry has more jobs than its output can pay.",
        intensity[high], limits[1], MOST_JOBS, f"{unit}: {accounts.industries[high]}",
    )  # fmt: skip
    yield tested(
        "jobs, lowest",
        "No industry has fewer than no jobs.",
        intensity[low], ">=", 0, f"{unit}: {accounts.industries[low]}",
    )  # fmt: skip
    yield tested(
        "jobs, spread",
        "No industry is out of line with the rest.",
        intensity[high] / mean if mean else math.nan, "<=", JOBS_SPREAD,
        f"times the average: {accounts.industries[high]}",
    )  # fmt: skip


def headlines(accounts: Accounts, parts: tuple[Part, ...], solved: Solved) -> Iterator[Identity]:
    """Type I and II of the industry that houses visitors: the figures that people know."""
    rooms = [part for part in parts if part.category == HEADLINE and part.industry in accounts.industries]
    if not rooms:
        return
    code = max(rooms, key=lambda part: part.share).industry
    at = accounts.industries.index(code)
    what = f"Output per unit of final demand, {accounts.names[at]}."
    for kind, inverse, effects in (("I", solved.L, "direct and indirect"), ("II", solved.L2, "and induced")):
        if inverse is not None:
            total = float(inverse[:, at].sum())
            yield untested(f"{code}, Type {kind}", what, total, f"{accounts.names[at]}: {effects}")
