"""The commands that make a multiplier package of one's own: `multipliers build` and `multipliers import ...`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from impactcalc.cli.grouped import grouped
from impactcalc.cli.idle_options import SheetOption, idle_of_table, idle_sheets, idle_wishes, tell_idle
from impactcalc.cli.made_package import check_package, say_package
from impactcalc.console import USERS_FAULT, refuse, tell
from impactcalc.errors import InputError, Problem
from impactcalc.facts.lines import packages as printing
from impactcalc.facts.notes.options import OptionIdle
from impactcalc.facts.problems import multipliers as wrong

if TYPE_CHECKING:
    from impactcalc.economy.importing.own_bridge import Wishes
    from impactcalc.economy.importing.own_package import About, OwnTable

_UNITS: Mapping[str, float] = {"unit": 1e-6, "thousand": 1e-3, "million": 1.0, "billion": 1e3}

_NO_BASIS = "basis not stated"

Out = Annotated[Path, typer.Option("-o", "--out", help="The folder to make the package in.")]
Place = Annotated[str, typer.Option("--place", help="What the table is of: DE, US-NC, cbsa:24780.")]
Year = Annotated[int, typer.Option("--year", help="The year of the table and its prices.")]
Currency = Annotated[str, typer.Option("--currency", help="The table's currency, such as EUR.")]
Source = Annotated[str, typer.Option("--source", help="Where the table is from; stands in every report.")]
Title = Annotated[str, typer.Option("--title", help="What the package is called in reports.")]
Valuation = Annotated[str, typer.Option("--valuation", help="basic or producer prices.")]
Unit = Annotated[
    str, typer.Option("--unit", help="Money in the file: unit, thousand, million (if not given) or billion.")
]
JobsUnit = Annotated[
    str, typer.Option("--jobs-unit", help="Jobs in the file: unit (if not given), thousand or million.")
]
JobsBasis = Annotated[
    str, typer.Option("--jobs-basis", help="What a job is, such as persons or full-time equivalents.")
]
Income = Annotated[float | None, typer.Option("--personal-income", help="Personal income, million.")]
Contributions = Annotated[
    float | None, typer.Option("--contribution-share", help="Share of compensation that goes to social insurance.")
]
Bridge = Annotated[Path | None, typer.Option("--bridge", help="A file: category, treatment, industry, share.")]
Concordance = Annotated[Path | None, typer.Option("--concordance", help="A file: industry, code (ISIC/NACE or NAICS).")]
Codes = Annotated[str, typer.Option("--codes", help="What codes are of: isic or naics; seen from them if not given.")]
Capture = Annotated[Path | None, typer.Option("--capture", help="A file: category, share that the place captures.")]
Taxes = Annotated[Path | None, typer.Option("--taxes", help="A file: category, rate of taxes on the sale.")]
Force = Annotated[bool, typer.Option("--force", help="Replace a package that is already there.")]
Anyway = Annotated[
    bool, typer.Option("--anyway", help="Make a package that does not add up; every report says so first.")
]


@dataclass(frozen=True)
class Fitted:
    """How a table's industries meet our categories, and whether a package is made all the same."""

    bridge: Bridge = None
    concordance: Concordance = None
    codes: Codes = ""
    capture: Capture = None
    taxes: Taxes = None
    force: Force = False
    anyway: Anyway = False

    @property
    def files(self) -> tuple[Path | None, ...]:
        """Those that are read."""
        return self.bridge, self.concordance, self.capture, self.taxes


@dataclass(frozen=True)
class Measured:
    """In what a table's figures are, and what it does not tell of households."""

    unit: Unit = ""
    jobs_unit: JobsUnit = ""
    jobs_basis: JobsBasis = _NO_BASIS
    personal_income: Income = None
    contribution_share: Contributions = None


FITTED, MEASURED = Fitted(), Measured()


@grouped
def build(
    make: Annotated[Path, typer.Option("--make", help="Make table: industries by commodities (.csv, .xlsx).")],
    use: Annotated[Path, typer.Option("--use", help="Use table, value added below, final uses beside.")],
    out: Out,
    place: Place,
    year: Year,
    currency: Currency,
    imported: Annotated[Path | None, typer.Option("--import", help="Import matrix, laid out as the Use table.")] = None,
    jobs: Annotated[Path | None, typer.Option("--jobs", help="Jobs by industry.")] = None,
    make_sheet: Annotated[str, typer.Option("--make-sheet", help="The sheet of the Make table's workbook.")] = "",
    use_sheet: Annotated[str, typer.Option("--use-sheet", help="The sheet of the Use table's workbook.")] = "",
    import_sheet: Annotated[str, typer.Option("--import-sheet", help="The sheet of the import matrix.")] = "",
    jobs_sheet: Annotated[str, typer.Option("--jobs-sheet", help="The sheet of jobs by industry.")] = "",
    source: Source = "",
    title: Title = "",
    valuation: Valuation = "producer",
    measured: Measured = MEASURED,
    fitted: Fitted = FITTED,
) -> None:
    """Make a package from Make, Use and Import tables: BEA's workbooks, or plain .csv."""
    from impactcalc.economy.importing.make_use import read_make_use

    try:
        check_package(out, fitted.force, make, use, imported, jobs, *fitted.files)
        about = _about(place, year, currency, source or f"{make.name}, {use.name}", title, valuation, measured)
        tell_idle(idle_sheets(
            SheetOption("--make-sheet", make_sheet, make), SheetOption("--use-sheet", use_sheet, use),
            SheetOption("--import-sheet", import_sheet, imported, "--import"),
            SheetOption("--jobs-sheet", jobs_sheet, jobs, "--jobs"),
        ))  # fmt: skip
        sheets = {"make": make_sheet, "use": use_sheet, "imports": import_sheet, "jobs": jobs_sheet}
        table = read_make_use(
            make,
            use,
            imported,
            jobs=jobs,
            year=year,
            unit=about.unit if measured.unit else None,
            jobs_unit=about.jobs_unit,
            sheets=sheets,
        )
        _write(out, table, about, fitted, jobs_unit=bool(measured.jobs_unit))
    except USERS_FAULT as error:
        refuse(error)


@grouped
def symmetric(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="Domestic flows, accounts below (.csv, .xlsx).")],
    out: Out,
    place: Place,
    year: Year,
    currency: Currency,
    imported: Annotated[Path | None, typer.Option("--import", help="Imported flows, laid out alike.")] = None,
    accounts: Annotated[Path | None, typer.Option("--accounts", help="Output, value added ... if not in FILE.")] = None,
    total_flows: Annotated[bool, typer.Option("--total", help="FILE holds imports too: take --import off.")] = False,
    sheet: Annotated[str, typer.Option("--sheet", help="The sheet of the workbook FILE.")] = "",
    import_sheet: Annotated[str, typer.Option("--import-sheet", help="The sheet of imported flows.")] = "",
    accounts_sheet: Annotated[str, typer.Option("--accounts-sheet", help="The sheet of accounts.")] = "",
    row: Annotated[
        list[str] | None,
        typer.Option(
            "--row", help="ACCOUNT=LABEL, such as compensation=D1; may be given often, rows of one account add up."
        ),
    ] = None,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", help="An industry that looks like a total and is none.")
    ] = None,
    households: Annotated[str, typer.Option("--households", help="The column of households' consumption.")] = "",
    source: Source = "",
    title: Title = "",
    valuation: Valuation = "basic",
    measured: Measured = MEASURED,
    fitted: Fitted = FITTED,
) -> None:
    """Make a package from a symmetric table, as Eurostat, the ONS and other offices lay it out."""
    from impactcalc.economy.importing.symmetric import Layout, read_symmetric

    try:
        check_package(out, fitted.force, table, imported, accounts, *fitted.files)
        about = _about(place, year, currency, source or table.name, title, valuation, measured)
        tell_idle(idle_sheets(
            SheetOption("--sheet", sheet, table),
            SheetOption("--import-sheet", import_sheet if imported else "", imported),  # else it is refused below
            SheetOption("--accounts-sheet", accounts_sheet, accounts or table),
        ))  # fmt: skip
        found = read_symmetric(
            table,
            imports=imported,
            accounts=accounts,
            layout=Layout(_labels(row or []), households, sheet, import_sheet, accounts_sheet, tuple(keep or [])),
            total_flows=total_flows,
            unit=about.unit if measured.unit else None,
            jobs_unit=about.jobs_unit if measured.jobs_unit else None,
        )
        _write(out, found, about, fitted, jobs_unit=bool(measured.jobs_unit))
    except USERS_FAULT as error:
        refuse(error)


@grouped
def rims(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Multipliers of one region (.csv, .xlsx).")],
    out: Out,
    place: Place,
    year: Year,
    currency: Currency = "USD",
    region: Annotated[str, typer.Option("--region", help="Which region, where a file has several.")] = "",
    kind: Annotated[str, typer.Option("--type", help="I or II, where a file does not say.")] = "",
    sheet: Annotated[
        str, typer.Option("--sheet", help="The sheet of a workbook, where several hold multipliers.")
    ] = "",
    source: Source = "",
    title: Title = "",
    jobs_basis: JobsBasis = "job-years, full and part time (as RIMS II counts)",
    fitted: Fitted = FITTED,
) -> None:
    """Make a package of RIMS II multipliers, or of others that come without a table."""
    from impactcalc.economy.importing.rims import import_rims

    try:
        check_package(out, fitted.force, *files, *fitted.files)
        if kind.upper() not in ("", "I", "II"):
            raise InputError([Problem("--type", "", kind, wrong.NoSuchType())])
        cited = source or f"RIMS II multipliers, {', '.join(path.name for path in files)}"
        about = _about(place, year, currency, cited, title, "producer", Measured(jobs_basis=jobs_basis))
        wishes, idle = _wishes(fitted), list[OptionIdle]()
        made = import_rims(files, out, about, wishes, region=region, type=kind, sheet=sheet, force=fitted.force,
                           anyway=fitted.anyway, idle=idle)  # fmt: skip
        tell_idle((*idle, *idle_wishes(made.industries, wishes)))
        _done(out)
    except USERS_FAULT as error:
        refuse(error)


@grouped
def mrio(
    database: Annotated[str, typer.Argument(metavar="NAME|PATH", help="The path that pymrio reads; or test.")],
    out: Out,
    country: Annotated[str, typer.Option("--country", help="The country, as the database names it.")],
    year: Year,
    currency: Currency,
    place: Annotated[
        str | None, typer.Option("--place", help="The country as ISO 3166 has it, if named otherwise.")
    ] = None,
    kind: Annotated[
        str, typer.Option("--database", help="oecd, exiobase, wiod, eora26, gloria, or saved by pymrio.")
    ] = "",
    source: Source = "",
    title: Title = "",
    unit: Unit = "",
    jobs_basis: JobsBasis = _NO_BASIS,
    personal_income: Income = None,
    contribution_share: Contributions = None,
    fitted: Fitted = FITTED,
) -> None:
    """Make a package of one country in a multi-regional database, through pymrio (extra: mrio)."""
    from impactcalc.economy.importing.mrio import read_mrio

    try:
        check_package(out, fitted.force, Path(database), *fitted.files)
        where = country if place is None else place
        cited = source or f"{database}, {country}, through pymrio"
        measured = Measured(unit, "", jobs_basis, personal_income, contribution_share)
        about = _about(where, year, currency, cited, title, "basic", measured)
        table = read_mrio(database, country, database=kind, year=year, unit=about.unit if unit else None)
        _write(out, table, about, fitted, jobs_unit=False)
    except USERS_FAULT as error:
        refuse(error)


def _about(
    place: str,
    year: int,
    currency: str,
    source: str,
    title: str,
    valuation: str,
    measured: Measured,
) -> About:
    """What the options say; InputError lists every one that cannot be used."""
    from impactcalc.economy.importing.own_package import About, checked_valuation
    from impactcalc.known.countries import find_country, is_currency
    from impactcalc.known.meant import Meant, Refused
    from impactcalc.known.places import country_of, place_or_refused

    problems = []
    unit, jobs_unit = measured.unit or "million", measured.jobs_unit or "unit"
    meant = place_or_refused(place, currency.upper())
    identifier = meant.word if isinstance(meant, Meant) else None
    country = find_country(country_of(identifier)) if identifier else None
    if isinstance(meant, Refused):
        problems.append(Problem("--place", "", place, meant.fact))
    if not is_currency(currency.upper()):
        problems.append(Problem("--currency", "", currency, wrong.NoSuchCurrency()))
    if not 1900 <= year <= 2100:
        problems.append(Problem("--year", "", str(year), wrong.NoSuchYear()))
    problems += [
        Problem(option, "", word, wrong.NoSuchUnit(tuple(_UNITS)))
        for option, word in (("--unit", unit), ("--jobs-unit", jobs_unit))
        if word not in _UNITS
    ]
    if problems or country is None or identifier is None:
        raise InputError(problems)
    if isinstance(meant, Meant) and meant.note:
        tell(f"--place {place}: {meant.note}.")
    return About(
        place=identifier,
        country=country.iso3,
        year=year,
        currency=currency.upper(),
        source=source,
        title=title,
        valuation=checked_valuation(valuation),
        unit=_UNITS[unit],
        jobs_unit=_UNITS[jobs_unit] * 1e6,
        jobs_basis=measured.jobs_basis,
        personal_income=measured.personal_income,
        contribution_share=measured.contribution_share,
    )


def _wishes(fitted: Fitted) -> Wishes:
    from impactcalc.economy.importing.own_bridge import read_wishes

    return read_wishes(
        bridge=fitted.bridge,
        concordance=fitted.concordance,
        capture=fitted.capture,
        taxes=fitted.taxes,
        codes=fitted.codes,
    )


def _labels(rows: list[str]) -> dict[str, list[str]]:
    """ACCOUNT=LABEL, as often as given: the rows of one account are added up."""
    from impactcalc.economy.importing.symmetric import ACCOUNTS

    labels: dict[str, list[str]] = {}
    for text in rows:
        account, _, label = text.partition("=")
        if account not in ACCOUNTS or not label:
            raise InputError([Problem("--row", "", text, wrong.NoSuchAccount(tuple(ACCOUNTS)))])
        labels.setdefault(account, []).append(label)
    return labels


def _write(out: Path, table: OwnTable, about: About, fitted: Fitted, *, jobs_unit: bool) -> None:
    from impactcalc.economy.importing.own_package import write_own_economy

    wishes = _wishes(fitted)
    tell_idle(idle_of_table(table, about, jobs_unit=jobs_unit, jobs_basis=about.jobs_basis != _NO_BASIS))
    tell_idle(idle_wishes(table.industries, wishes))
    write_own_economy(out, table, about, wishes, force=fitted.force, anyway=fitted.anyway)
    _done(out)


def _done(out: Path) -> None:
    from impactcalc.economy.package import load_economy

    economy = load_economy(out)
    wrote = printing.WrotePackage(str(out), len(economy.industries), economy.measures)
    say_package(out, economy, wrote, economy.place)
