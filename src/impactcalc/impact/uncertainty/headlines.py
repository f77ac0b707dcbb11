"""The figures that ranges are given for, and where each of them stands in a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import JOBS, Measure
from impactcalc.impact.effects.effects import ROUNDS
from impactcalc.impact.figures import FIGURES
from impactcalc.impact.fiscal.fiscal import LEVELS
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.answer import Headline
from impactcalc.impact.uncertainty.place_tables import OTHER


def headlines_of(result: Result) -> tuple[Headline, ...]:
    """Every headline of a run, with its point estimate."""
    found = (figure.headline(result) for figure in FIGURES.values())
    return tuple(headline for headline in found if headline is not None)


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
        elif headline.scope == "spending" and headline.figure != "local_final_demand":
            yield spending[0] if headline.figure == "gross" else spending[1]
        elif headline.figure == "all_levels":
            levels = [names.index(f"tax_{level}") for level in LEVELS]
            yield figures[:, :, levels].sum(axis=(1, 2)) * to_report
        else:
            at = names.index(f"tax_{headline.figure}" if headline.figure in LEVELS else headline.figure)
            total = figures[:, rounds[headline.effect], at].sum(axis=1)
            yield total if headline.figure.removesuffix("_residents") in JOBS else np.asarray(total * to_report)
