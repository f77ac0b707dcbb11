"""The sheet Jobs and the nation's table -> the economy of the study's own place."""

from __future__ import annotations

import numpy as np

from impactcalc.economy.regions.nations_jobs import nation_in_all, nations_jobs
from impactcalc.economy.regions.own_jobs import OwnJobs, own_jobs, with_typed_jobs
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.jobs import JobsOfNationBlank
from impactcalc.known.countries import find_country
from impactcalc.known.places import country_of
from impactcalc.known.sectors import office_of
from impactcalc.study.rows import SheetRows
from impactcalc.study.study import Study

SHEET, TOTAL, POPULATION = "Jobs", "total", "population"
BY_TABLE = "the nation's jobs by the shipped table that has them"


def own_region(study: Study, nation: TableEconomy) -> TableEconomy:
    """The region that the jobs of the study make of its nation's table.

    InputError where the nation's jobs are neither typed nor known.
    """
    own = jobs_of(study)
    return regional_economy(with_typed_jobs(nation, own), own_jobs(own, nation))


def jobs_of(study: Study) -> OwnJobs:
    """What the sheet Jobs says, the nation's jobs filled in from a shipped table where they are blank."""
    return jobs_in_table(study.jobs, study.settings.place, "the sheet Jobs", study.source)


def jobs_in_table(rows: SheetRows, place: str, where: str, file: str) -> OwnJobs:
    """The jobs of a place that a table tells, which is `where` and stands in `file`; the same of the nation filled in.

    InputError where they are neither told nor known.
    """
    kinds, country = np.array(rows.words("industry"), dtype=str), country_of(place)
    sectors = np.flatnonzero(~np.isin(kinds, (TOTAL, POPULATION)))
    divisions = tuple(frozenset(map(int, kinds[i].split())) for i in sectors)
    typed = rows.numbers("nation")[sectors]
    known = nations_jobs(country, divisions)
    nation = np.where(np.isnan(typed), known, typed)
    asked = [int(i) for i, value in zip(sectors, nation, strict=True) if np.isnan(value)]
    total = None if asked else _total(rows, kinds, country, asked)
    if asked:
        raise InputError([_asked(rows, asked[0], country)], file)
    jobs = rows.numbers("jobs")[sectors]
    filled = bool(len(sectors)) and bool(np.isnan(typed).any())
    return OwnJobs(
        place, divisions, jobs, nation, total, _mean(rows.numbers("residents")[sectors], jobs),
        _mean(rows.numbers("pay")[sectors], jobs), _source(rows, where, filled),
    )  # fmt: skip


def _total(
    rows: SheetRows, kinds: np.ndarray[tuple[int], np.dtype[np.str_]], country: str, asked: list[int]
) -> tuple[float, float] | None:
    """Jobs in all, here and in the nation; people where only they are told, None where neither is. A row whose nation
    is not known is added to those that are `asked` about."""
    for kind in (TOTAL, POPULATION):
        for i in np.flatnonzero(kinds == kind).tolist():
            here, there = float(rows.numbers("jobs")[i]), float(rows.numbers("nation")[i])
            if np.isnan(there) and kind == TOTAL:
                there = nation_in_all(country)
            if np.isnan(there):
                asked.append(i)
                return None
            if kind == TOTAL or not np.any(~np.isin(kinds, (TOTAL, POPULATION))):
                return here, there
    return None


def _asked(rows: SheetRows, at: int, iso2: str) -> Problem:
    country = find_country(iso2)
    name = country.name if country else iso2
    found = office_of(iso2)
    office = (found.office, found.table) if found else ("", "")
    fact = JobsOfNationBlank(name, rows.words("industry")[at] == POPULATION, *office)
    return Problem(SHEET, rows.cell(at, "nation"), "", fact)


def _mean(
    values: np.ndarray[tuple[int], np.dtype[np.float64]], weights: np.ndarray[tuple[int], np.dtype[np.float64]]
) -> float | None:
    """The mean of what is told, by jobs; None where nothing is."""
    known = ~np.isnan(values) & (weights > 0)
    return float(np.average(values[known], weights=weights[known])) if known.any() else None


def _source(rows: SheetRows, where: str, filled: bool) -> str:
    named = [text for text in dict.fromkeys(rows.words("source").tolist()) if text]
    typed = f"{where}{': ' if named else ''}{'; '.join(named)}"
    return f"{typed}; {BY_TABLE}" if filled else typed
