"""What a result comes to for one unit of money, and for one job: quotients of its figures, each with its bound."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result

Of = Literal["new money", "cost", "job"]
Bound = Literal["", "at most", "at least"]


@dataclass(frozen=True, slots=True)
class Ratio:
    """`what` for each unit `of` something: how much, and whether it is a bound of it. `part` over `whole` are the names
    of the figures that are divided."""

    of: Of
    what: str
    value: float
    part: str
    whole: str
    bound: Bound = ""


def ratios(result: Result) -> tuple[Ratio, ...]:
    """Those whose both figures are known, and what is divided by is more than nothing."""
    return tuple(one for one in _all(result) if math.isfinite(one.value))


def _all(result: Result) -> Iterator[Ratio]:
    """Of blank shares both new money and what it supported are at most; their quotient is then no bound. Of the cost,
    which may be more, every quotient is at most, and the cost of a job, of which there may be fewer, at least."""
    new, added, jobs, pay = (
        FIGURES[key].read(result) for key in ("net_new_spending", "value_added", "jobs", "labour_income")
    )
    fiscal = result.fiscal
    cost = fiscal.cost.total if fiscal.cost.own > 0 else math.nan  # without it nobody knows what it cost
    tax, own = fiscal.impact.total, fiscal.own_budget if fiscal.own_taxes else math.nan
    loose = result.at_most or fiscal.cost.at_least
    at_most: Bound = "at most" if loose else ""
    at_least: Bound = "at least" if loose else ""
    if not new > 0:
        return
    yield Ratio("new money", "value added", added / new, "value_added", "net_new_spending")
    yield Ratio("new money", "labour income", pay / new, "labour_income", "net_new_spending")
    yield Ratio("new money", "tax, all levels of government", tax / new, "tax_all_levels", "net_new_spending")
    yield Ratio("new money", "tax to the own budget", own / new, "own_budget", "net_new_spending")
    if cost > 0:
        yield Ratio("cost", "new money", new / cost, "net_new_spending", "programme_cost", at_most)
        yield Ratio("cost", "value added", added / cost, "value_added", "programme_cost", at_most)
        yield Ratio("cost", "tax, all levels of government", tax / cost, "tax_all_levels", "programme_cost", at_most)
        yield Ratio("cost", "tax to the own budget", own / cost, "own_budget", "programme_cost", at_most)
    if jobs > 0:
        yield Ratio("job", "cost, local money", cost / jobs, "programme_cost", "jobs", at_least)
        yield Ratio("job", "new money", new / jobs, "net_new_spending", "jobs")
        yield Ratio("job", "value added", added / jobs, "value_added", "jobs")
        yield Ratio("job", "labour income", pay / jobs, "labour_income", "jobs")
