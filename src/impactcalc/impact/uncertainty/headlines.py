"""The figures that ranges are given for, and where each of them stands in a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS, ROUNDS, Effect
from impactcalc.impact.fiscal.fiscal import LEVELS
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.answer import Headline, Scope
from impactcalc.impact.uncertainty.place_tables import OTHER

TOTALS: tuple[Effect, ...] = ("total_type_1", "total_type_2")


def headlines_of(result: Result) -> tuple[Headline, ...]:
    """Every headline of a run, with its point estimate."""
    return tuple(_headlines(result))


def _headlines(result: Result) -> Iterator[Headline]:
    yield Headline("spending", "gross", "", result.gross_spending)
    yield Headline("spending", "net_new", "", result.net_new_spending)
    yield Headline("spending", "local_final_demand", "", result.local_final_demand)
    sides: tuple[tuple[Scope, Floats], ...] = (
        ("impact", result.impact_effects),
        ("contribution", result.contribution_effects),
    )
    for scope, effects in sides:
        for m, measure in enumerate(result.table.measures):
            for effect in TOTALS:
                yield Headline(scope, measure, effect, float(effects[EFFECTS.index(effect), m]))
    for level, amount in result.fiscal.impact.by_level().items():
        if level == "not_split" and amount == 0:
            continue
        yield Headline("tax", level, "", amount)
    yield Headline("tax", "all_levels", "", result.fiscal.impact.total)
    if result.fiscal.own_taxes:
        yield Headline("tax", "own_budget", "", result.fiscal.own_budget)
    if result.survey is None and result.volunteering.hours > 0:
        yield Headline("volunteers", "value", "", result.volunteering.value)


def headline_values(
    headlines: Sequence[Headline],
    measures: Sequence[Measure],
    gross: Floats,
    net: Floats,
    spending: tuple[Floats, Floats],
    to_report: Floats,
    volunteers: Floats,
) -> Iterator[Floats]:
    """Each headline (D or 1,), from figures by round (D or 1, rounds, figures) of gross and of net new spending at
    table-year prices and what both come to in report-year prices, `spending`."""
    names = (*measures, *OTHER)
    rounds = {"total_type_1": slice(0, ROUNDS.index("induced")), "total_type_2": slice(0, len(ROUNDS)), "": slice(None)}
    for headline in headlines:
        figures = gross if headline.scope == "contribution" else net
        if headline.scope == "volunteers":
            yield volunteers
        elif headline.key in ("spending.gross", "spending.net_new"):
            yield spending[0] if headline.figure == "gross" else spending[1]
        elif headline.figure == "all_levels":
            levels = [names.index(f"tax_{level}") for level in LEVELS]
            yield figures[:, :, levels].sum(axis=(1, 2)) * to_report
        else:
            at = names.index(f"tax_{headline.figure}" if headline.figure in LEVELS else headline.figure)
            total = figures[:, rounds[headline.effect], at].sum(axis=1)
            yield total if headline.figure == "jobs" else np.asarray(total * to_report)
