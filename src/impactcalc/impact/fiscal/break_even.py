"""What it would take for the programme's cost to come back in local tax.

Closed form, since tax is linear in the spending: with today's tables, prices and tax rates, whatever the scale.

    visitors      cost(k) = C - C_v + k C_v     tax(k) = R - R_v + k R_v     k = ((C - C_v) - (R - R_v)) / (R_v - C_v)
    attribution   tax(a) = sum over rows of  rho max(0, a A - S)             tax(a) = C_f + a C_h

where k multiplies the rows of the visitors, C_v and R_v are their part of the cost (what local money pays for them)
and of the tax; rho is the tax of a row's gross spending, A what its other shares leave of it, S its scholarship's part.
A host-paid share is of what attribution leaves, so its part of the cost, a C_h, goes with the attribution share; the
rest of the cost, C_f, does not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import known_product
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.impact.effects.spent import blocks
from impactcalc.impact.fiscal.answer import (
    FIGURE,
    GROUPS,
    Attribution,
    BreakEven,
    Group,
    Missing,
    Scale,
    Scope,
)
from impactcalc.impact.fiscal.fiscal import LEVELS, revenue_of
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import Masks
from impactcalc.impact.rows.money import ReportMoney, only, part_of, smaller
from impactcalc.known.vocabulary import CATEGORY_CODES


def break_even(result: Result) -> tuple[BreakEven, ...]:
    """The city's own taxes first, where the study names some; then all tax of the local level."""
    scopes: tuple[Scope, ...] = ("own_budget", "local") if result.fiscal.own_taxes else ("local",)
    return tuple(_of(result, scope) for scope in scopes)


def _of(result: Result, scope: Scope) -> BreakEven:
    cost = result.fiscal.cost.total
    tax = result.fiscal.own_budget if scope == "own_budget" else result.fiscal.impact.by_level()["local"]
    least = result.fiscal.cost.at_least
    missing = _missing(result, scope, tax)
    if missing:
        return BreakEven(scope, missing, cost, tax, least)
    rho = _tax_of_gross(result, scope, result.home.places)
    bounds = _bounds(result, scope, rho, tax)
    taxes = [float((each * result.steps.net_fraction).sum()) for each in bounds]
    return BreakEven(
        scope,
        "",
        cost,
        tax,
        least,
        scales=tuple(
            _bounded(_scale(result, group, rows, cost, rho), [_scale(result, group, rows, cost, e) for e in bounds])
            for group, rows in _groups(result)
        ),
        attribution=_bounded_share(_attribution(result, cost, rho), [_attribution(result, cost, e) for e in bounds]),
        tax_range=(min(taxes), max(taxes)) if taxes else None,
        range_of="simulated" if bounds else "",
    )


def _missing(result: Result, scope: Scope, tax: float) -> Missing:
    """What lacks for an answer, the most telling first."""
    if not result.fiscal.cost.own > 0:
        return "cost"  # what local money paid for guests is not what the programme cost
    if not result.net_new_spending > 0:
        return "spending"
    if scope == "local" and not result.fiscal.impact.split:
        return "levels"
    return "" if tax > 0 else "tax"


def _groups(result: Result) -> list[tuple[Group, Masks]]:
    """The rows (N,) of each group that has people in it; one that is no larger than the one before is left out."""
    rows = result.rows
    found: list[tuple[Group, Masks]] = []
    for group, sheets in GROUPS.items():
        mask = np.isin(rows.sheet.astype(str), sheets) & ~rows.abroad & rows.whole_rows
        if float(np.nansum(rows.people[mask])) > 0 and not (found and np.array_equal(mask, found[-1][1])):
            found.append((group, mask))
    return found


def _tax_of_gross(result: Result, scope: Scope, places: Sequence[PlaceOfStudy]) -> Floats:
    """Tax (N,) that the whole of each row's spending at home would bring, report-year money."""
    found = np.zeros(len(result.rows))
    for here in places:
        # The tax of one unit of each category in turn: what the categories bring does not depend on each other.
        units = np.array([_tax_of(result, scope, here, unit) for unit in np.eye(len(CATEGORY_CODES))])
        for rows, part in blocks(result.gross_spent, here.rows):
            found[rows] = known_product(part, units[:, None])[:, 0]
    return found * result.home.report_over_table


def _tax_of(result: Result, scope: Scope, here: PlaceOfStudy, spending: Floats) -> float:
    revenue = revenue_of(result.fiscal.taxes, here, ReportMoney(spending))
    if scope == "own_budget":
        return result.fiscal.own_collected(revenue)
    return float(revenue.amounts[:, :, LEVELS.index("local")].sum())


def _bounds(result: Result, scope: Scope, rho: Floats, tax: float) -> list[Floats]:
    """The tax of gross spending (N,) at the 5th and at the 95th percentile of the draws; none where nothing was drawn.

    Of the draws only the sum is known: at a percentile every row's tax is taken at the same part of its own.
    """
    drawn = result.uncertainty.of(FIGURE[scope]) if result.uncertainty is not None else None
    return [] if drawn is None else [rho * (drawn.p5 / tax), rho * (drawn.p95 / tax)]


def _scale(result: Result, group: Group, rows: Masks, cost: float, rho: Floats) -> Scale:
    steps, given = result.steps, result.rows
    taxes = np.where(steps.net_fraction > 0, rho, 0.0) * steps.net_fraction
    own_cost = float(result.local_money.for_guests[rows].sum())
    tax, own_tax = float(taxes.sum()), float(taxes[rows].sum())
    gain, people = own_tax - own_cost, float(np.nansum(given.people[rows]))
    factor = ((cost - own_cost) - (tax - own_tax)) / gain if gain > 0 else np.nan
    # Of a gain next to nothing no number of people that can be written would do.
    return Scale(group, people, own_tax, own_cost, factor if math.isfinite(factor * people) else np.nan)


def _attribution(result: Result, cost: float, rho: Floats) -> Attribution:
    steps, given, local = result.steps, result.rows, result.local_money
    claims = ~(given.local_money | given.payer_unknown)  # the others are contribution, whatever is claimed of them
    before = steps.at_home - steps.steps["residents"] - steps.steps["casual"]
    before = only(claims, before)
    money = float(before.sum())
    today = 1.0 - float(steps.steps["not_attributable"][claims].sum()) / money if money > 0 else np.nan
    # A scholarship above the row's spending takes all of it, as one of all of it does.
    of_gross, paid = part_of(before, steps.gross), part_of(smaller(local.scholarships, steps.gross), steps.gross)
    of_gross = of_gross * (1.0 - np.nan_to_num(given.shares["displaced_share"]))
    hosted = np.nan_to_num(given.shares["host_paid_share"])
    by_share = float((hosted * of_gross * steps.gross)[claims].sum())
    fixed = cost - float(local.hosted[claims & ~given.abroad].sum())
    of_gross = of_gross * (1.0 - hosted)
    counts = of_gross > paid  # of the others nothing is left even at a share of 1
    slope, drop = (rho * of_gross)[counts], (rho * paid)[counts]
    start = paid[counts] / of_gross[counts]
    needed, full = _share_for(fixed, slope, drop, start, by_share)
    return Attribution(today, full, fixed + by_share, needed)


def _share_for(cost: float, slope: Floats, drop: Floats, start: Floats, by_share: float = 0.0) -> tuple[float, float]:
    """The least a in (0, 1] with sum(max(0, a slope - drop)) = cost + a by_share, nan if none; and that sum at a = 1.

    Each row counts from a = `start` on (its scholarship takes all before): between two starts both sides are lines, and
    the left less the right is convex, below 0 at a = 0: where it is first above 0 at an end, it rose to it.
    """
    order = np.argsort(start, kind="stable")
    order = order[start[order] < 1.0]
    if not len(order):
        return np.nan, 0.0
    rise, taken = np.cumsum(slope[order]), np.cumsum(drop[order])
    ends = np.append(start[order][1:], 1.0)
    gain = rise - by_share  # where it is nothing no share moves what comes back
    reached = np.flatnonzero((gain > 0) & (ends * gain - taken >= cost))
    full = float(rise[-1] - taken[-1])
    if not len(reached):
        return np.nan, full
    first = reached[0]
    return float((cost + taken[first]) / gain[first]), full


def _bounded(scale: Scale, others: Sequence[Scale]) -> Scale:
    factors = [other.factor for other in others]
    return replace(scale, low=min(factors), high=max(factors)) if factors and not np.isnan(factors).any() else scale


def _bounded_share(share: Attribution, others: Sequence[Attribution]) -> Attribution:
    needed = [other.needed for other in others]
    return replace(share, low=min(needed), high=max(needed)) if needed and not np.isnan(needed).any() else share
