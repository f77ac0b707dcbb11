"""The command `multipliers import jobs`: a table of jobs makes a place a region of its nation's table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from impactcalc.cli.asked_year import check_year
from impactcalc.cli.idle_options import SheetOption, idle_sheets, tell_idle
from impactcalc.cli.importing import Force, Out, Source, Title
from impactcalc.cli.made_package import check_package, say_package
from impactcalc.console import USERS_FAULT, label, refuse, tell
from impactcalc.errors import InputError, Problem
from impactcalc.facts.lines import packages as printing
from impactcalc.facts.lines.commands import InCountry
from impactcalc.facts.problems import multipliers as wrong
from impactcalc.words.speaking import printed

if TYPE_CHECKING:
    from impactcalc.economy.regions.own_jobs import OwnJobs
    from impactcalc.economy.table_economy import TableEconomy
    from impactcalc.economy.table_years import TableChoice


def jobs(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="Jobs by sector (.csv, .xlsx, .ods), as sheet Jobs.")],
    out: Out,
    place: Annotated[str, typer.Option("--place", help="The place whose jobs they are: Casablanca; not of the US.")],
    year: Annotated[int, typer.Option("--year", help="The year of the studies; the country's nearest table is taken.")],
    sheet: Annotated[str, typer.Option("--sheet", help="The sheet of the workbook, where none is called Jobs.")] = "",
    source: Source = "",
    title: Title = "",
    force: Force = False,
) -> None:
    """Make a package of a place of its jobs by sector and its country's table."""
    from impactcalc.economy.descriptor_fields import JOBS_KIND
    from impactcalc.economy.importing.own_package import About, own_descriptor, whole_package
    from impactcalc.economy.package import load_table
    from impactcalc.economy.regions.jobs_package import write_jobs_package
    from impactcalc.impact.rows.own_region import jobs_in_table
    from impactcalc.study.checking.jobs_file import read_jobs

    try:
        check_package(out, force, table)
        if table.suffix.lower() == ".csv":
            tell_idle(idle_sheets(SheetOption("--sheet", sheet, table)))
        identifier, name, choice = _where(place, year)
        nation = _nation(identifier, choice)
        rows, notes = read_jobs(table, nation.currency, sheet)
        for note in notes:
            tell(f"  {label('note')}  {note}")
        own = jobs_in_table(rows, identifier, f"the file {table.name}", table.name)
        if source:
            own = replace(own, source=f"{own.source}; {source}")
        nation = _with_typed(nation, own)
        about = About(
            identifier, nation.country, nation.year, nation.currency, source or table.name,
            title or f"{name} {nation.year}, from {nation.title}", nation.valuation, jobs_basis=nation.jobs_basis,
        )  # fmt: skip
        descriptor = own_descriptor(out.name, about, JOBS_KIND, {}, nation=choice.package)
        with whole_package(out, force=force) as temporary:
            write_jobs_package(temporary, descriptor, own, nation)
        economy = load_table(out)
        wrote = printing.WroteRegion(str(out), economy.title, economy.measures)
        say_package(out, economy, wrote, f'"{economy.place}"')
    except USERS_FAULT as error:
        refuse(error)


def _where(typed: str, year: int) -> tuple[str, str, TableChoice]:
    """The place's identifier and name, and the table of its country; InputError where there is none."""
    from impactcalc.economy.table_years import table_choice
    from impactcalc.known.countries import find_country
    from impactcalc.known.meant import Refused
    from impactcalc.known.places import country_of, place_or_refused
    from impactcalc.known.world_places import is_own, own_place, region_title

    check_year(year, visits=False)
    found = place_or_refused(typed)
    if isinstance(found, Refused):
        raise InputError([Problem("--place", "", typed, found.fact)])
    country = find_country(country_of(found.word))
    if country is None or country.iso2 == "US" or found.other:
        raise InputError([Problem("--place", "", typed, wrong.JobsKnownAlready())])
    name = f"Region of {country.name}" if find_country(typed) else typed.strip()
    identifier = found.word if is_own(found.word) else own_place(country.iso2, name)
    choice = table_choice(country.iso2, year)
    if choice is None:
        raise InputError([Problem("--place", "", typed, wrong.NoTableOfCountry(country.name))])
    if found.note:
        tell(printed(InCountry(typed, country.name)))
    return identifier, region_title(identifier), choice


def _nation(identifier: str, choice: TableChoice) -> TableEconomy:
    """The country's table, with jobs of an earlier one where it has none."""
    from impactcalc.economy.moved_jobs import with_jobs
    from impactcalc.economy.package import load_table
    from impactcalc.known.places import country_of

    return with_jobs(load_table(choice.package, country_of(identifier)))


def _with_typed(nation: TableEconomy, own: OwnJobs) -> TableEconomy:
    """The nation with the jobs that the table tells of it, where none are known otherwise."""
    from impactcalc.economy.regions.own_jobs import with_typed_jobs

    return with_typed_jobs(nation, own)
