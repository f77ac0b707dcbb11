"""The sheet Jobs and the nation's table -> the economy of the study's own place."""

from __future__ import annotations

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.economy.regions.own_jobs import OwnJobs, nation_in_all, nations_jobs, own_jobs, with_typed_jobs
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.errors import InputError, Problem
from impactcalc.known.countries import find_country
from impactcalc.known.places import country_of
from impactcalc.known.sectors import office_of
from impactcalc.study.study import Study

SHEET, TOTAL, POPULATION = "Jobs", "total", "population"
BY_TABLE = "the nation's jobs by the shipped table that has them"


def own_region(study: Study, nation: Economy) -> Economy:
    """The region that the jobs of the study make of its nation's table.

    InputError where the nation's jobs are neither typed nor known.
    """
    own = jobs_of(study)
    return regional_economy(with_typed_jobs(nation, own), own_jobs(own, nation))


def jobs_of(study: Study) -> OwnJobs:
    """What the sheet Jobs says, the nation's jobs filled in from a shipped table where they are blank."""
    rows, place = study.jobs, study.settings.place
    kinds = np.array(rows.words("industry"), dtype=str)
    sectors = np.flatnonzero(~np.isin(kinds, (TOTAL, POPULATION)))
    divisions = tuple(frozenset(map(int, kinds[i].split())) for i in sectors)
    country = country_of(place)
    typed = rows.numbers("nation")[sectors]
    known = nations_jobs(country, divisions)
    nation = np.where(np.isnan(typed), known, typed)
    missing = [int(i) for i, value in zip(sectors, nation, strict=True) if np.isnan(value)]
    total = None if missing else _total(study, kinds)
    if missing:
        raise InputError([_asked(study, missing[0], country)], study.source)
    jobs = rows.numbers("jobs")[sectors]
    filled = bool(len(sectors)) and bool(np.isnan(typed).any())
    return OwnJobs(
        place, divisions, jobs, nation, total, _mean(rows.numbers("residents")[sectors], jobs),
        _mean(rows.numbers("pay")[sectors], jobs), _source(study, filled),
    )  # fmt: skip


def _total(study: Study, kinds: np.ndarray[tuple[int], np.dtype[np.str_]]) -> tuple[float, float] | None:
    """Jobs in all, here and in the nation; people where only they are told, None where neither is."""
    rows = study.jobs
    for kind in (TOTAL, POPULATION):
        for i in np.flatnonzero(kinds == kind).tolist():
            here, there = float(rows.numbers("jobs")[i]), float(rows.numbers("nation")[i])
            if np.isnan(there) and kind == TOTAL:
                there = nation_in_all(country_of(study.settings.place))
            if np.isnan(there):
                raise InputError([_asked(study, i, country_of(study.settings.place))], study.source)
            if kind == TOTAL or not np.any(~np.isin(kinds, (TOTAL, POPULATION))):
                return here, there
    return None


def _asked(study: Study, at: int, iso2: str) -> Problem:
    rows, country = study.jobs, find_country(iso2)
    name = country.name if country else iso2
    what = "people" if rows.words("industry")[at] == POPULATION else "jobs by industry"
    found = office_of(iso2)
    hint = f" ({found.office}: {found.table})" if found else ""
    remedy = (
        f"Type those of the whole country, from the same source as the place's{hint}; or keep only the row Total or "
        "Population, here and in the nation, for a region by its size alone"
    )
    text = f'"Jobs in the nation" is blank, and no {what} of {name} are known here'
    return Problem(SHEET, rows.cell(at, "nation"), "", text, remedy)


def _mean(
    values: np.ndarray[tuple[int], np.dtype[np.float64]], weights: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> float | None:
    """The mean of what is told, by jobs; None where nothing is."""
    told = ~np.isnan(values) & (weights > 0)
    return float(np.average(values[told], weights=weights[told])) if told.any() else None


def _source(study: Study, filled: bool) -> str:
    told = [text for text in dict.fromkeys(study.jobs.words("source").tolist()) if text]
    typed = f"the sheet Jobs{': ' if told else ''}{'; '.join(told)}"
    return f"{typed}; {BY_TABLE}" if filled else typed
