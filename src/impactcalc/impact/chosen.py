"""A run with the multipliers that the user chose, or with those that each place calls for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from impactcalc.economy.collection import is_collection
from impactcalc.economy.package import load_economy, locate
from impactcalc.impact.result import Result
from impactcalc.impact.rows.unknown_places import missing_of
from impactcalc.impact.run import run
from impactcalc.impact.uncertainty.sampling import DEFAULT, Sampling
from impactcalc.study.study import Study


def chosen_run(package: str, sampling: Sampling = DEFAULT) -> Callable[[Study], Result]:
    """What makes a result of a study, with a package by name or folder; "" takes what place and year call for.

    A table of the nation is made the place's own, wherever the study is; of many economies it is the place's.
    PackageError when there is no such package.
    """
    if not package:
        return partial(run, sampling=sampling)
    if not is_collection(locate(package)):
        economy = load_economy(package)
        if economy.place != "US":
            return partial(run, economy=economy, sampling=sampling)

    def in_its_places(study: Study) -> Result:
        studies = (study, *(step.study for scenario in study.scenarios for step in scenario.steps))
        named = {str(name) for each in studies for table in each.sheets.values() for name in table.words("place")}
        named |= {each.settings.place for each in studies}
        # A place that there is not is left to the run, which knows its cell.
        economies = {name: load_economy(package, name) for name in named if not missing_of(name)}
        return run(study, economies=economies, sampling=sampling)

    return in_its_places
