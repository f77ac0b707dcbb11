"""The sheet Jobs: whose jobs they are, what its industries mean, and what cannot be right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from impactcalc.errors import Problem
from impactcalc.facts.notes.rows import RegionByOwnJobs
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
            message = "this may be a division of ISIC or a sector of NAICS"
            problems.append(
                Problem(SHEET, jobs.cell(i, "industry"), text, message, "Type ISIC or NAICS as the Classification")
            )
        elif not meant:
            problems.append(
                Problem(SHEET, jobs.cell(i, "industry"), text, "no sector of this code or name is known", _remedy(text))
            )
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
        yield Problem(
            "Study", cell, typed or settings.place,
            "the sheet Jobs makes a place abroad a region of its country's table; of the United States every county "
            "and metro is known",
            "Leave the sheet Jobs empty, or type a place abroad",
        )  # fmt: skip


def _remedy(text: str) -> str:
    others = [scheme for scheme in SCHEMES[1:] if sector_divisions(text, scheme)]
    if others:
        return f"Type {' or '.join(others)} as the Classification if it is that one's"
    return (
        "Type a section of ISIC or NACE (I, or Accommodation and food service activities), several (G-I), a division "
        "(55), an industry of the country's table, Total, or Population"
    )


def _contradictions(read: SheetRows, typed: SheetRows) -> Iterator[Problem]:
    """Sectors that are told twice, more jobs here than in the nation, two totals."""
    first: dict[int, str] = {}
    seen: set[str] = set()
    for i, meant in enumerate(read.words("industry").tolist()):
        text, here, there = typed.words("industry")[i], read.numbers("jobs")[i], read.numbers("nation")[i]
        if there < here:
            yield Problem(
                SHEET, read.cell(i, "nation"), shown(there),
                f"fewer than the {here:,.6g} in the place, which lies in it",
                "Type the jobs of the place under Jobs, those of the country under Jobs in the nation",
            )  # fmt: skip
        if meant in (TOTAL, POPULATION):
            if meant in seen:
                yield Problem(SHEET, read.cell(i, "industry"), text, f"a second row {meant}", "Keep one of them")
            seen.add(meant)
            continue
        for division in map(int, meant.split()):
            if division in first:
                yield Problem(
                    SHEET, read.cell(i, "industry"), text,
                    f"division {division:02d} is in it and in {first[division]}: its jobs would count twice",
                    "Keep the one or the other: a sector, or the parts that it is made of",
                )  # fmt: skip
                break
        first |= {division: f"{read.cell(i, 'industry')} ({text})" for division in map(int, meant.split())}
    sectors = [i for i, one in enumerate(read.words("industry").tolist()) if one not in (TOTAL, POPULATION)]
    if sectors and not np.nansum(read.numbers("jobs")[sectors]) > 0.0:
        yield Problem(SHEET, read.cell(sectors[0], "jobs"), "", "no jobs in any sector", "Type the jobs of each sector")
