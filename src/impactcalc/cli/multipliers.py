"""The commands `multipliers list`, `show`, `compare` and `verify`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from impactcalc.cli.options import (
    Force,
    Nation,
    TableOut,
)
from impactcalc.console import (
    DONE,
    PROBLEMS,
    USERS_FAULT,
    refuse,
    say,
    say_block,
    tell,
)
from impactcalc.errors import InputError, Problem
from impactcalc.facts.lines import packages as printing
from impactcalc.facts.lines.commands import TakenAsCountry
from impactcalc.facts.lines.tables import OneMeasure, WhoseTable
from impactcalc.facts.problems import multipliers as wrong
from impactcalc.facts.problems.commands import ComparedPlaces
from impactcalc.words.speaking import printed

if TYPE_CHECKING:
    from impactcalc.economy.economy import Economy


def list_multipliers() -> None:
    """The shipped packages."""
    from impactcalc.economy.collection import is_collection, read_collection
    from impactcalc.economy.own_packages import data_folder, own_packages
    from impactcalc.economy.package import available, load_economy, locate
    from impactcalc.known.countries import country_by_iso3

    lines: dict[str, list[str]] = {}
    for name in available():
        if is_collection(locate(name)):
            collection = read_collection(locate(name))
            many = printing.ListedCollection(name, collection.title, len(collection.members), collection.valuation)
            lines.setdefault(printed(printing.ManyCountries()), []).append(printed(many))
            continue
        economy = load_economy(name)
        country = country_by_iso3(economy.country)
        one = printing.ListedPackage(
            name, economy.title, economy.place, economy.year, economy.currency, economy.valuation
        )
        lines.setdefault(country.name if country else economy.country, []).append(printed(one))
    own = own_packages()
    for name in own:
        heading = printed(printing.YourOwn(str(data_folder())))
        lines.setdefault(heading, []).append(printed(printing.HiddenOwn(name)) if name in available() else name)
    for heading, listed in lines.items():
        say(f"{heading}:")
        for one_of_them in listed:
            say(f"  {one_of_them}")


def _may_write(out: Path | None, force: bool) -> None:
    """InputError where the table may not be written to the file that was named for it, if one was."""
    from impactcalc.files import Outputs

    if out is not None:
        outputs = Outputs(force=force, tell=tell)
        outputs.file(out, endings=(".csv", ".xlsx"), what="multiplier table")
        outputs.check()


def show(
    place: Annotated[
        str, typer.Argument(help="A place by its name (Texas, 'Fort Worth, TX', France) or code, or a package.")
    ],
    industries: Annotated[bool, typer.Option("--industries", help="By industry instead of by category.")] = False,
    package: Nation = "",
    out: TableOut = None,
    force: Force = False,
) -> None:
    """What a unit of spending does in a place, by category or by industry."""
    from impactcalc.report import multiplier_table

    try:
        _may_write(out, force)
        economy = _economy(place, package)
        table = multiplier_table.by_industry(economy) if industries else multiplier_table.by_category(economy)
        if out is not None:
            multiplier_table.export(table, multiplier_table.about(economy), out)
    except USERS_FAULT as error:
        refuse(error)
    say_block(f"{multiplier_table.about(economy)}\n\n{multiplier_table.as_text(table)}")


def compare(
    places: Annotated[list[str], typer.Argument(metavar="PLACE", help="Places or packages, two or more.")],
    measure: Annotated[
        str, typer.Option("--measure", help="output, value_added, labour_income, jobs, jobs_fte, taxes_on_production.")
    ] = "output",
    kind: Annotated[str, typer.Option("--type", help="I or II.")] = "II",
    package: Nation = "",
    out: TableOut = None,
    force: Force = False,
) -> None:
    """One measure of several places side by side, by spending category."""
    from impactcalc.economy.economy import MEASURES
    from impactcalc.economy.table_economy import TableEconomy
    from impactcalc.report import multiplier_table
    from impactcalc.report.category_values import TYPES
    from impactcalc.report.nesting_text import nesting_lines

    try:
        _may_write(out, force)
        known_measure = next((known for known in MEASURES if known == measure), None)
        if known_measure is None:
            raise InputError([Problem("--measure", "", measure, wrong.NoSuchMeasure(tuple(MEASURES)))])
        if kind not in TYPES:
            raise InputError([Problem("--type", "", kind, wrong.NoSuchType())])
        if len(places) < 2:
            raise InputError([Problem("", "", places[0], ComparedPlaces(places[0]))])
        economies = [_economy(place, package) for place in places]
        table = multiplier_table.side_by_side(economies, known_measure, kind)
        title = printed(OneMeasure(known_measure, kind))
        if out is not None:
            multiplier_table.export(table, title, out)
        nested = nesting_lines([one for one in economies if isinstance(one, TableEconomy)], known_measure, kind)
    except USERS_FAULT as error:
        refuse(error)
    for economy in economies:
        jobs = economy.facts.get("place's jobs", "")
        say(printed(WhoseTable(economy.place, economy.title, jobs, economy.imputed_share)))
    say_block(f"\n{title}\n\n{multiplier_table.as_text(table)}\n\n{multiplier_table.mix_line()}")
    for why in nested:
        say(why)


def verify(
    package: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A shipped package's name, or a folder.")],
) -> None:
    """Recompute a package's identities; exit code 2 when one fails."""
    from impactcalc.economy.identities_text import verification_table
    from impactcalc.economy.regions.fit import fit_table
    from impactcalc.economy.verification import verify as verify_package

    try:
        identities = verify_package(package)
        passed = all(identity.passed for identity in identities)
        fit = fit_table(package) if passed else ""  # which loads it: nothing is said to hold of what cannot be loaded
    except USERS_FAULT as error:
        refuse(error)
    say_block(verification_table(identities))
    if fit:
        say_block(f"\n{fit}")
    raise typer.Exit(DONE if passed else PROBLEMS)


def _economy(place: str, package: str) -> Economy:
    """A place's economy from a package of its nation (the latest if none is given), or a package by its name."""
    from impactcalc.economy.collection import is_collection, read_collection
    from impactcalc.economy.own_packages import own_packages
    from impactcalc.economy.package import available, load_economy, locate, national_tables
    from impactcalc.known.countries import find_country
    from impactcalc.known.meant import Refused
    from impactcalc.known.place_names import near_names
    from impactcalc.known.places import country_of, place_meant, place_or_refused
    from impactcalc.known.states import STATES

    package_given = Path(place).is_dir() or place in available() or place in own_packages()
    meant = None if package_given else place_meant(place)
    if meant is None and not package_given and near_names(place):
        meant = place_or_refused(place)
    if isinstance(meant, Refused):
        raise InputError([Problem("", "", place, meant.fact)])
    if meant is None:
        if is_collection(locate(place)):
            members = read_collection(locate(place)).members
            first = "FR" if "FR" in members else next(iter(members))
            raise InputError([Problem("", "", place, wrong.PackageOfPlaces(place, tuple(members), first))])
        return load_economy(place)
    identifier = meant.word
    if meant.note:
        tell(f"{place}: {meant.note}.")
    if meant.other:
        named = find_country(identifier)
        state = STATES[meant.other.removeprefix("US-")]
        tell(printed(TakenAsCountry(place, named.name if named else identifier, meant.other, state)))
    years = national_tables(country_of(identifier))
    if not package and not years:
        raise InputError([Problem("", "", place, wrong.NoTableOfPlace())])
    return load_economy(package or years[max(years)], identifier)
