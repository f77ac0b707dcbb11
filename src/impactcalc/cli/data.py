"""The commands `data status`, `folder`, `add` and `update`: how old the data are, and data of the user's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from impactcalc.cli.asked_year import check_year
from impactcalc.cli.options import Force
from impactcalc.console import USERS_FAULT, refuse, say
from impactcalc.facts.lines import commands as printing
from impactcalc.words.speaking import printed


def status(
    place: Annotated[str, typer.Option("--place", help="The place of a study, as it would be typed there.")] = "",
    year: Annotated[int | None, typer.Option("--year", help="The year of the study.")] = None,
) -> None:
    """How old the tables, prices, rates, jobs and profiles of a place and year are, and what that does."""
    from impactcalc.economy.own_packages import data_folder, own_packages
    from impactcalc.economy.own_rates import rate_files
    from impactcalc.errors import InputError, Problem
    from impactcalc.facts.problems import commands as wrong
    from impactcalc.impact.rows.unknown_places import missing_of
    from impactcalc.report.words.speaking import said
    from impactcalc.study.checking.asked_places import given_place

    try:
        check_year(year, visits=False)
        lines = list(said().data_status.shipped_lines()) if not place else []
        if place:
            meant = given_place(place, "--place")
            lacking = missing_of(meant.word)
            if lacking:
                raise InputError([Problem("--place", "", place, wrong.NoSuchPlace())])
            if meant.note:
                lines.append(f"{place}: {meant.note}.")
            lines += said().data_status.status_lines(meant.word, place, year)
    except USERS_FAULT as error:
        refuse(error)
    for line in lines:
        say(line)
    own = own_packages()
    say(printed(printing.OwnPackages(str(data_folder()), tuple(own))))
    say(printed(printing.OwnRateFiles(tuple(rate_files()))))


def folder() -> None:
    """Where packages of your own lie."""
    from impactcalc.economy.own_packages import data_folder

    say(str(data_folder()))


def add(
    package: Annotated[
        Path,
        typer.Argument(help="The folder of a package, as multipliers build or import writes it; or a .csv of rates."),
    ],
    force: Force = False,
) -> None:
    """Copy a package into your data folder, so that --multipliers finds it by its name; or a file of rates.

    Rates have the columns kind, subject, year, value and source, as the sheet Rates has; a study takes them where its
    setting "Rates of your own" names the file.
    """
    from impactcalc.economy.own_packages import add_package
    from impactcalc.economy.own_rates import add_rates
    from impactcalc.economy.package import available, load_economy

    try:
        if package.suffix.lower() == ".csv":
            to = add_rates(package, force=force)
            say(printed(printing.CopiedRates(str(to), to.stem)))
            return
        load_economy(package)
        to = add_package(package, shipped=available(), force=force)
    except USERS_FAULT as error:
        refuse(error)
    say(printed(printing.CopiedPackage(str(to), to.name)))


def update(
    place: Annotated[str, typer.Option("--place", help="A place in the country whose rates are wanted.")],
) -> None:
    """Fetch a country's newest deflators, exchange rates and purchasing power as rows for the sheet Rates.

    Needs the network and the extra: pip install 'impactcalc[fetch]'. It is untested against the services themselves.
    With BEA_API_KEY in the environment the deflators of the United States are the BEA's, else the World Bank's.
    Nothing that was fetched is used by itself: copy what you want onto the sheet Rates of a study, all years of a kind,
    or name the file in its setting "Rates of your own".
    """
    from impactcalc.economy.fetching import fetch
    from impactcalc.errors import InputError, Problem
    from impactcalc.facts.problems import commands as wrong
    from impactcalc.known.countries import find_country
    from impactcalc.known.places import country_of
    from impactcalc.study.checking.asked_places import given_place

    try:
        country = find_country(country_of(given_place(place, "--place").word))
        if country is None:
            raise InputError([Problem("--place", "", place, wrong.CountryOfPlaceUnknown())])
        path, rows = fetch(country)
    except USERS_FAULT as error:
        refuse(error)
    say(printed(printing.WroteRates(rows, country.name, str(path), path.stem)))
