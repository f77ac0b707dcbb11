"""Why a place keeps more of some spending than a larger place around it: a line for each such category."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import JOBS, Measure
from impactcalc.economy.regions.places import find_place, lies_in
from impactcalc.economy.regions.regional import jobs_for
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.facts.lines.tables import MoreThanAround, NothingAbove, SomeAbove
from impactcalc.known.places import country_of
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.category_values import TYPES, category_values
from impactcalc.report.words.speaking import term
from impactcalc.words.speaking import printed

# Differences that are told of: dollars per dollar, or jobs per million.
LEAST_TOLD, LEAST_TOLD_JOBS = 0.03, 0.3


def nesting_lines(economies: Sequence[TableEconomy], measure: Measure, kind: str) -> list[str]:
    """For every two of the places of which one lies in the other; [] where none does."""
    pairs = [(small, large) for small in economies for large in economies if _inside(small, large)]
    if not pairs:
        return []
    least = LEAST_TOLD_JOBS if measure in JOBS else LEAST_TOLD
    lines = [line for small, large in pairs for line in _pair(small, large, measure, kind, least)]
    if not lines:
        return [printed(NothingAbove(least))]
    return [printed(SomeAbove(least)), *lines]


def _inside(small: TableEconomy, large: TableEconomy) -> bool:
    if small.nation is None or small.place == large.place:
        return False
    if large.place == country_of(large.place):
        return large.sha256 == small.nation.sha256
    return large.nation is not None and lies_in(find_place(small.place), find_place(large.place))


def _pair(small: TableEconomy, large: TableEconomy, measure: Measure, kind: str, least: float) -> Iterator[str]:
    ours, theirs = category_values(small, measure, kind), category_values(large, measure, kind)
    for at, category in enumerate(CATEGORIES):
        if ours[at] - theirs[at] > least:
            stays = [float(economy.spending_bridge().B[:, at].sum()) for economy in (small, large)]
            more = MoreThanAround(
                term(category.label), small.place, float(ours[at]), stays[0], large.place, float(theirs[at]), stays[1],
                *_reason(small, large, measure, kind, at),
            )  # fmt: skip
            yield f"  {printed(more)}"


def _reason(small: TableEconomy, large: TableEconomy, measure: Measure, kind: str, at: int) -> tuple[str, float, float]:
    """The industry that makes most of the difference and is rarer in the larger place, and its quotients in both; ""
    for none."""
    more = _by_industry(small, measure, kind, at) - _by_industry(large, measure, kind, at)
    quotients = [_quotient(economy) for economy in (small, large)]
    more = np.where(np.minimum(quotients[0], 1.0) > np.minimum(quotients[1], 1.0), more, 0.0)
    most = int(np.argmax(more))
    if not more[most] > 0.0:
        return "", 0.0, 0.0
    return small.industry_names[most], float(quotients[0][most]), float(quotients[1][most])


def _by_industry(economy: TableEconomy, measure: Measure, kind: str, at: int) -> Floats:
    inverse = economy.L if TYPES[kind] == "total_type_1" else economy.L2
    return np.asarray(
        economy.coefficients()[economy.measures.index(measure)] * (inverse @ economy.spending_bridge().B[:, at])
    )


def _quotient(economy: TableEconomy) -> Floats:
    if economy.nation is None:
        return np.ones(len(economy.industries))
    jobs = economy.jobs_here or jobs_for(economy.nation, economy.place)
    return jobs.quotient
