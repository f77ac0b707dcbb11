"""Which shipped table a place and a year call for, and why that one."""

from __future__ import annotations

from impactcalc.economy.economy import Economy
from impactcalc.economy.moved_jobs import with_jobs
from impactcalc.economy.package import load_economy, load_table
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.table_years import TableChoice, table_choice
from impactcalc.errors import InputError, Problem
from impactcalc.facts.problems.runs import NoShippedTable
from impactcalc.impact.rows.named_vat import with_named_vat
from impactcalc.impact.rows.own_region import own_region
from impactcalc.known.countries import find_country
from impactcalc.known.periods import full_words, is_fiscal, months_of
from impactcalc.known.places import country_of
from impactcalc.known.world_places import is_own
from impactcalc.study.study import Study


def economy_for(study: Study, place: str) -> tuple[Economy, str]:
    """The shipped table that a place and the study's year call for, and why. InputError when none covers the place."""
    year = study.settings.year
    choice = table_choice(country_of(place), year)
    if choice is None:
        country = find_country(country_of(place))
        fact = NoShippedTable(country.name if country else place)
        cell = study.setting_cells.get("place", "")  # "" for a place that was given in its stead
        raise InputError([Problem("Study" if cell else "", cell, place, fact)], study.source)
    why = f"{reason_of(choice, year)}{_of_period(study)}"
    if country_of(place) == "US":
        return load_economy(choice.package, place), why
    nation = with_named_vat(with_jobs(load_table(choice.package, country_of(place))), study, place)
    if is_own(place):
        return own_region(study, nation), why
    return (nation if place == nation.place else regional_economy(nation, place)), why


def _of_period(study: Study) -> str:
    """How a fiscal year comes to the year that the table is sought for; "" for a calendar year."""
    year, period = study.settings.year, study.settings.period
    if not is_fiscal(period):
        return ""
    first, second = months_of(period)
    how = "ends" if first[1] == second[1] else "has most of its months"
    return f"; {full_words(period)}, {how} in {year}"


def reason_of(choice: TableChoice, year: int) -> str:
    """Why a study of `year` has this table."""
    match choice.which:
        case "own":
            return f"the table of the study's year {year}"
        case "only":
            return f"the only table there is, of {choice.year}; the study is of {year}"
        case "newest" | "oldest":
            return f"the {choice.which} table there is, of {choice.year}; the study is of {year}"
    there_are = f"there are {', '.join(map(str, choice.years[:-1]))} and {choice.years[-1]}"
    if choice.which == "earlier":
        return f"the earlier of the two tables that are as near to the study's year {year}; {there_are}"
    return f"the table nearest to the study's year {year}; {there_are}"
