"""The multipliers that a user chose: for one economy, or for every place of a study."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from impactcalc.economy.collection import is_collection
from impactcalc.economy.economy import Economy
from impactcalc.economy.moved_jobs import with_jobs
from impactcalc.economy.package import load_economy, load_table, locate
from impactcalc.impact.rows.named_vat import with_named_vat
from impactcalc.impact.rows.own_region import own_region
from impactcalc.impact.rows.unknown_places import missing_of
from impactcalc.known.places import country_of
from impactcalc.known.world_places import is_own
from impactcalc.study.study import Study

Multipliers = Economy | Mapping[str, Economy]


def named_multipliers(package: str) -> Callable[[Study], Multipliers]:
    """What makes the economies of a study of a package by name or folder.

    A table of the nation is made the place's own, wherever the study is; of many economies it is the place's, and that
    of the jobs that a study brings. What stands on a shipped table abroad has the value added tax that the study names,
    as if it had been called for. PackageError when there is no such package.
    """
    if not is_collection(locate(package)):
        economy = load_economy(package)
        if is_own(economy.place):
            return lambda study: with_named_vat(economy, study, study.settings.place)
        if economy.place != "US":
            return lambda _: economy

    def in_its_places(study: Study) -> Multipliers:
        studies = (study, *(step.study for scenario in study.scenarios for step in scenario.steps))
        named = {str(name) for each in studies for table in each.sheets.values() for name in table.words("place")}
        named |= {each.settings.place for each in studies}
        # A place that there is not is left to the run, which knows its cell.
        known = {
            name: with_named_vat(load_economy(package, name), study, name)
            for name in named
            if not is_own(name) and not missing_of(name)
        }
        return known | {each.settings.place: _own(package, each) for each in studies if _brings_jobs(each)}

    return in_its_places


def _brings_jobs(study: Study) -> bool:
    return is_own(study.settings.place) and len(study.jobs) > 0


def _own(package: str, study: Study) -> Economy:
    nation = with_jobs(load_table(package, country_of(study.settings.place)))
    return own_region(study, with_named_vat(nation, study, study.settings.place))
