"""Which of a country's shipped tables a year takes."""

from __future__ import annotations

from dataclasses import dataclass

from impactcalc.economy.package import national_tables
from impactcalc.facts.assumptions.tables import WhichTable
from impactcalc.known.nearest_year import nearest_year


@dataclass(frozen=True, slots=True)
class TableChoice:
    """The shipped table for a year: its package and year, the years there are, and which of them it is.

    `which`: the year's `own`; else the `only` one; the `newest` for a later year, the `oldest` for an earlier one;
    between two the `nearest`, or the `earlier` of two as near.
    """

    package: str
    year: int
    years: tuple[int, ...]
    which: WhichTable


def table_choice(country: str, year: int) -> TableChoice | None:
    """The shipped table of a country (ISO 3166 alpha-2) for a year; None for a country without one."""
    tables = national_tables(country)
    if not tables:
        return None
    years = tuple(sorted(tables))
    nearest = nearest_year(years, year)
    return TableChoice(tables[nearest], nearest, years, _which(years, nearest, year))


def _which(years: tuple[int, ...], nearest: int, year: int) -> WhichTable:
    if nearest == year:
        return "own"
    if len(years) == 1:
        return "only"
    if year > years[-1]:
        return "newest"
    if year < years[0]:
        return "oldest"
    return "earlier" if 2 * year - nearest in years else "nearest"
