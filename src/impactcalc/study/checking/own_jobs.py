"""The sheet Jobs: whose jobs they are, what its industries mean, and what cannot be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from impactcalc.errors import Problem
from impactcalc.facts.notes.rows import RegionByOwnJobs
from impactcalc.facts.problems import jobs as wrong
from impactcalc.known.countries import find_country, fold
from impactcalc.known.places import country_of, place_title
from impactcalc.known.sectors import SCHEMES, sector_divisions
from impactcalc.known.world_places import is_own, own_place
from impactcalc.study.rows import Note, SheetRows
from impactcalc.study.sheets.number_text import shown
from impactcalc.study.sheets.schema import Settings

SHEET = "Jobs"
TOTAL, POPULATION = "total", "population"
_TOTALS = {
    "total": TOTAL, "totaljobs": TOTAL, "alljobs": TOTAL, "allindustries": TOTAL, "allsectors": TOTAL, "sum": TOTAL,
    "jobs": TOTAL, "population": POPULATION, "people": POPULATION, "inhabitants": POPULATION,
}  # fmt: skip


@dataclass(frozen=True)
class Understood:
    """The rows with divisions for their industries, the place that they are the jobs of ("" none), what is wrong."""

    jobs: SheetRows
    place: str
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]


def understood_jobs(jobs: SheetRows, settings: Settings | None, typed: str, cell: str) -> Understood:
    """What the sheet Jobs says; `typed` is the study's place as it was typed ("" as it was read), in `cell`."""
    if not len(jobs):
        return Understood(jobs, "", (), ())
    industries = jobs.words("industry").copy()
    problems: list[Problem] = list(_where(settings, cell, typed))
    for i, (text, scheme) in enumerate(zip(industries.tolist(), jobs.words("scheme").tolist(), strict=True)):
        if not text:
            continue  # said already
        meant = _TOTALS.get(fold(text)) or " ".join(
            f"{n:02d}" for n in sorted(sector_divisions(text, scheme or "ISIC"))
        )
        industries[i] = meant
        if text.strip()[:1].isdigit() and not scheme and sector_divisions(text, "NAICS"):
            problems.append(Problem(SHEET, jobs.cell(i, "industry"), text, wrong.SectorDoubtful()))
        elif not meant:
            others = tuple(one for one in SCHEMES[1:] if sector_divisions(text, one))
            problems.append(Problem(SHEET, jobs.cell(i, "industry"), text, wrong.UnknownSector(others)))
    read = replace(jobs, columns=MappingProxyType({**jobs.columns, "industry": industries}))
    if not problems:
        problems += _contradictions(read, jobs)
    place, notes = "", []
    if settings is not None and not problems:
        name = typed if typed and find_country(typed) is None else place_title(settings.place)
        country = find_country(country_of(settings.place))
        name = name or (f"Region of {country.name}" if country else "Region")
        place = settings.place if is_own(settings.place) else own_place(country_of(settings.place), name)
        notes.append(Note("Study", cell, typed, RegionByOwnJobs(name)))
    return Understood(read, place, tuple(problems), tuple(notes))


def _where(settings: Settings | None, cell: str, typed: str) -> Iterator[Problem]:
    if settings is not None and country_of(settings.place) == "US":
        yield Problem("Study", cell, typed or settings.place, wrong.JobsOfKnownPlace())


def _contradictions(read: SheetRows, typed: SheetRows) -> Iterator[Problem]:
    """Sectors that are told twice, more jobs here than in the nation, two totals."""
    first: dict[int, str] = {}
    seen: set[str] = set()
    for i, meant in enumerate(read.words("industry").tolist()):
        text, here, there = typed.words("industry")[i], read.numbers("jobs")[i], read.numbers("nation")[i]
        if there < here:
            yield Problem(SHEET, read.cell(i, "nation"), shown(there), wrong.FewerInNation(float(here)))
        if meant in (TOTAL, POPULATION):
            if meant in seen:
                yield Problem(SHEET, read.cell(i, "industry"), text, wrong.TotalTwice(meant))
            seen.add(meant)
            continue
        for division in map(int, meant.split()):
            if division in first:
                fact = wrong.DivisionTwice(division, first[division])
                yield Problem(SHEET, read.cell(i, "industry"), text, fact)
                break
        first |= {division: f"{read.cell(i, 'industry')} ({text})" for division in map(int, meant.split())}
    sectors = [i for i, one in enumerate(read.words("industry").tolist()) if one not in (TOTAL, POPULATION)]
    if sectors and not np.nansum(read.numbers("jobs")[sectors]) > 0.0:
        yield Problem(SHEET, read.cell(sectors[0], "jobs"), "", wrong.NoJobs())
