"""Which shipped table a place and a year call for, and why that one."""

from __future__ import annotations

from impactcalc.economy.economy import Economy
from impactcalc.economy.moved_jobs import with_jobs
from impactcalc.economy.package import load_economy, load_table, national_tables
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.table_years import TableChoice, table_choice
from impactcalc.errors import InputError, Problem
from impactcalc.facts.assumptions.tables import TableCalledFor
from impactcalc.facts.found import NoteFact
from impactcalc.facts.notes.places import AsCountryOfCity
from impactcalc.facts.problems.runs import NoShippedTable
from impactcalc.impact.rows.named_vat import with_named_vat
from impactcalc.impact.rows.own_region import own_region
from impactcalc.known.countries import find_country
from impactcalc.known.meant import Meant
from impactcalc.known.periods import calendar_year, is_fiscal, months_of
from impactcalc.known.places import country_of
from impactcalc.known.world_places import is_own, part_of_nation
from impactcalc.study.study import Study


def economy_for(study: Study, place: str) -> tuple[Economy, TableCalledFor]:
    """The shipped table that a place and the study's year call for, and why. InputError when none covers the place."""
    choice = table_choice(country_of(place), study.settings.year)
    if choice is None:
        cell = study.setting_cells.get("place", "")  # "" for a place that was given in its stead
        read = (note.fact for note in study.notes if cell and (note.sheet, note.cell) == ("Study", cell))
        fact = no_table_of(place, *read)
        raise InputError([Problem("Study" if cell else "", cell, place, fact)], study.source)
    why = reason_of(choice, study.settings.period)
    if country_of(place) == "US":
        return load_economy(choice.package, place), why
    nation = with_named_vat(with_jobs(load_table(choice.package, country_of(place))), study, place)
    if is_own(place):
        return own_region(study, nation), why
    return (nation if place == nation.place else regional_economy(nation, place)), why


def no_table_of(place: str, *read: NoteFact | None) -> NoShippedTable:
    """That no shipped table covers a place; `read` is what was understood of the text that means it."""
    country = find_country(country_of(place))
    city = next((fact.city for fact in read if isinstance(fact, AsCountryOfCity)), "")
    return NoShippedTable(country.name if country else place, part_of_nation(country_of(place)), city)


def table_lacking(meant: Meant) -> NoShippedTable | None:
    """That no shipped table covers what a text means; None where one does."""
    return None if national_tables(country_of(meant.word)) else no_table_of(meant.word, meant.fact)


def reason_of(choice: TableChoice, period: int) -> TableCalledFor:
    """Why a study of `period` has this table."""
    months = [count for _, count in months_of(period)]
    fiscal = period if is_fiscal(period) else None
    ends = len(months) > 1 and months[0] == months[1]
    return TableCalledFor(choice.which, choice.year, choice.years, calendar_year(period), fiscal, ends)
