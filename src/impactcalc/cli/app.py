"""The command line: arguments in, exit codes out. Heavy imports wait until a command needs them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

# The tables are small: one thread is faster, and results do not depend on how many cores there are.
for _variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_variable, "1")

import typer  # noqa: E402 - after the variables above

from impactcalc.cli import comparing as cli_compare  # noqa: E402
from impactcalc.cli import data as cli_data  # noqa: E402
from impactcalc.cli import importing as cli_import  # noqa: E402
from impactcalc.cli import study_2015 as cli_study_2015  # noqa: E402
from impactcalc.console import (  # noqa: E402
    DONE,
    PROBLEMS,
    STRICT,
    USERS_FAULT,
    Progress,
    Stopped,
    attempt,
    install_fault_message,
    listen_to_signals,
    refuse,
    say,
    say_block,
    say_json,
    tell,
    tell_checks,
    tell_notes,
    tell_problems,
)
from impactcalc.errors import ImpactcalcError, InputError, Problem  # noqa: E402
from impactcalc.streams import flush_streams, open_streams  # noqa: E402

if TYPE_CHECKING:
    from impactcalc.economy.economy import Economy
    from impactcalc.impact.result import Result
    from impactcalc.impact.uncertainty.sampling import Sampling

_PLAIN = {"rich_markup_mode": None, "pretty_exceptions_enable": False, "add_completion": False, "no_args_is_help": True}
app = typer.Typer(help="What a city's international ties are worth: from a workbook to a report.", **_PLAIN)  # type: ignore[arg-type]
multipliers = typer.Typer(help="The multiplier packages: what is known about a place.", **_PLAIN)  # type: ignore[arg-type]
app.add_typer(multipliers, name="multipliers")
multipliers.command("build")(cli_import.build)
multipliers.add_typer(cli_import.imports, name="import")
app.command("study-2015")(cli_study_2015.study_2015)
app.command("compare")(cli_compare.compare)
data = typer.Typer(help="How old the data are, and data of your own.", **_PLAIN)  # type: ignore[arg-type]
app.add_typer(data, name="data")
for _name in ("status", "folder", "add", "update"):
    data.command(_name)(getattr(cli_data, _name))

Force = Annotated[bool, typer.Option("--force", help="Replace outputs that are already there.")]
First = Annotated[str, typer.Option("--from", help="Only activities dated on or after this day: 2024-07-01.")]
Last = Annotated[str, typer.Option("--to", help="Only activities dated on or before this day: 2025-06-30.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing but problems.")]


def main() -> None:
    """The entry point of the command `impactcalc`."""
    open_streams()
    install_fault_message()
    listen_to_signals()
    try:
        # Called as a command, not as the Typer object, which would put a hook for tracebacks of its own before ours.
        typer.main.get_command(app)()
    except Stopped as stopped:
        tell("Stopped.")
        code = stopped.exit_code
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else DONE
    refused = flush_streams()
    if refused:
        tell(f"What was asked for could not be written to stdout ({refused}).")
        code = code or PROBLEMS
    sys.exit(code)


def _version(wanted: bool) -> None:
    if wanted:
        from impactcalc import __version__

        say(f"impactcalc {__version__}")
        raise typer.Exit(DONE)


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command()
def template(
    out: Annotated[Path, typer.Argument(help="The workbook to write, for example programme.xlsx.")],
    sample: Annotated[str, typer.Option("--sample", help="Copy a shipped sample, such as city-programme.")] = "",
    place: Annotated[
        str, typer.Option("--place", help='Fill in the place and offer its taxes, such as "Fort Worth, TX".')
    ] = "",
    year: Annotated[int | None, typer.Option("--year", help="With --place: the year of the study.")] = None,
    force: Force = False,
) -> None:
    """Write a blank workbook that explains itself, or a copy of a shipped sample.

    With --place the sheet Taxes holds what is known of the taxes there, each line with its source: one that says please
    confirm is left out of a report until its cell Confirmed says yes.
    """
    from impactcalc.files import Outputs, whole_file
    from impactcalc.samples import find_sample

    try:
        if (sample and place) or (year is not None and not place):
            text = "a sample has its own place" if sample else "a year without a place fills in nothing"
            raise InputError([Problem("--place" if sample else "--year", "", "", text, "Leave one of them out")])
        source = find_sample(sample) if sample else None
        outputs = Outputs(inputs=(source,), force=force, tell=tell)
        if source is None:
            outputs.file(out, endings=(".xlsx",), what="the template is an Excel workbook")
        else:
            outputs.file(out, endings=(source.suffix,), what=f"the sample is a {source.suffix} file")
        outputs.check()
        if place:
            from impactcalc.cli.place_template import template_of_place

            template_of_place(out, place, year)
        elif source is None:
            from impactcalc.study.sheets.template import write_template

            write_template(out)
        else:
            with whole_file(out, inputs=(source,)) as temporary:
                temporary.write_bytes(source.read_bytes())
    except USERS_FAULT as error:
        refuse(error)
    say(f"Wrote {out}")


@app.command()
def validate(
    inputs: Annotated[list[Path], typer.Argument(metavar="INPUT", help="Workbooks, or folders of .csv files.")],
    marked: Annotated[
        Path | None,
        typer.Option("--marked", help="Also write a copy of the workbook in which each problem is marked at its cell."),
    ] = None,
    first: First = "",
    last: Last = "",
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Check workbooks and list every problem; exit code 0 when there is none, 2 otherwise.

    With --marked, and one INPUT, also a copy of the workbook: what is wrong is a comment on a red cell, what was noted
    one on a yellow cell, and a first sheet lists them all with links. The first sheet is not read, so that the copy
    can be mended, checked and run in the workbook's place. Of .ods workbooks and folders, only the list.
    """
    from impactcalc.impact.one_wave import read_whole, run_whole
    from impactcalc.impact.run import chosen_run
    from impactcalc.impact.uncertainty.sampling import Sampling
    from impactcalc.marked.marks import Mark, marks_of_checks, marks_of_error, marks_of_notes
    from impactcalc.report.words.taken import taken_words
    from impactcalc.study.cut import cut_study, given_cut

    clean = True
    try:
        cut = given_cut(first, last)
    except USERS_FAULT as error:
        refuse(error)
    if marked is not None:
        from impactcalc.marked.marked_copy import refuse_marked

        try:
            refuse_marked(inputs, marked, force=force, tell=tell)
        except USERS_FAULT as error:  # which hides nothing that is wrong with the inputs
            tell_problems(error)
            marked, clean = None, False
    marks: list[Mark] = []
    for path in inputs:
        try:
            study = read_whole(path)
            study = cut_study(study, cut) if cut else study
            result = run_whole(chosen_run("", Sampling(draws=0)), study)
        except USERS_FAULT as error:
            tell_problems(error, asked=True)
            marks += marks_of_error(error)
            clean = False
            continue
        marks += (*marks_of_checks(result.checks_found, study), *marks_of_notes(study.notes))
        if not quiet:
            rows = sum(len(table) for table in (*study.sheets.values(), study.deals, study.survey.survey))
            say(f"{path.name}: no problems, {rows} row{'' if rows == 1 else 's'}")
            for line in taken_words(result):
                say(line)
            tell_notes(study.notes, asked=True)
            tell_checks(result.checks_found, asked=True)
    if marked is not None:
        from impactcalc.marked.marked_copy import write_marked

        try:
            wrote = write_marked(inputs[0], marked, marks)
        except USERS_FAULT as error:
            tell("No marked copy was written.")
            refuse(error)
        if not quiet:
            say(wrote)
    raise typer.Exit(DONE if clean else PROBLEMS)


@app.command()
def run(
    source: Annotated[
        Path, typer.Argument(metavar="INPUT", help="A workbook (.xlsx, .xlsm, .ods) or a folder of .csv files.")
    ],
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="The report workbook; NAME-report.xlsx here if not given.")
    ] = None,
    json: Annotated[str, typer.Option("--json", help="Also write result.json to this file; - for stdout.")] = "",
    csv: Annotated[Path | None, typer.Option("--csv", help="Also write every table as .csv into this folder.")] = None,
    place: Annotated[
        str | None, typer.Option("--place", help="Where effects are counted, instead of the study's place.")
    ] = None,
    first: First = "",
    last: Last = "",
    multipliers: Annotated[
        str, typer.Option("--multipliers", help="A shipped package's name, or the folder of one.")
    ] = "",
    draws: Annotated[
        int, typer.Option("--draws", min=0, help="Draws from the ranges that the study gives; 0: none.")
    ] = 10_000,
    seed: Annotated[
        int, typer.Option("--seed", min=0, help="What the draws depend on: the same seed, the same ranges.")
    ] = 2015,
    sobol: Annotated[
        bool, typer.Option("--sobol", help="Also the shares of the variance that each range explains; needs scipy.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 3 when a check of severity error or warning fires.")
    ] = False,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write the report on a study."""
    from impactcalc.files import Outputs, name_of

    report = out or Path(f"{name_of(source)}-report.xlsx")
    progress = Progress(quiet=quiet)
    errors: list[ImpactcalcError] = []
    outputs = Outputs(inputs=(source,), force=force, tell=tell)
    to_report = outputs.file(report, endings=(".xlsx",), what="the report is an Excel workbook")
    to_json = outputs.file(Path(json)) if json not in ("", "-") else None
    to_tables = None
    if csv is not None:
        from impactcalc.report.writers.csv_folder import TABLES, write_csv

        to_tables = outputs.tables(csv, TABLES)
    try:
        from impactcalc.impact.uncertainty.sampling import Sampling

        # An output that may not be written hides nothing that is wrong with the input.
        attempt(errors, outputs.check)
        sampling = Sampling(draws, seed, sobol)
        result = attempt(errors, lambda: _result(source, place, (first, last), multipliers, progress, sampling))
        if errors or result is None:
            progress.done()
            for error in errors:
                tell_problems(error)
            for line in filter(None, [_offer(source, errors)]):
                tell(line)
            raise typer.Exit(PROBLEMS)
        with outputs:
            progress.step("writing the report ...")
            result.to_excel(to_report)
            if to_json is not None:
                result.to_json(to_json)
            if to_tables is not None:
                progress.step("writing the tables ...")
                write_csv(result, to_tables)
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    if json == "-":
        from impactcalc.report.writers.json_text import result_json

        say_json(result_json(result))
    if not quiet:
        from impactcalc.report.words.answer import broken_words
        from impactcalc.report.words.how_sure import answer
        from impactcalc.report.words.taken import taken_words

        speak = tell if json == "-" else say
        # That the figures must not be quoted stands before everything else, and once.
        warned = broken_words(result)
        for line in (*warned, *taken_words(result), *(line for line in answer(result) if line not in warned)):
            speak(line)
        tell_notes(result.study.notes)
        tell_checks(result.checks_found)
        speak(f"Wrote {report}")
    fired = any(check.severity != "note" for check in result.checks_found)
    raise typer.Exit(STRICT if strict and fired else DONE)


@app.command()
def batch(
    folder: Annotated[Path, typer.Argument(help="A folder of workbooks.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="The folder for the reports and their summary.")],
    workers: Annotated[
        int, typer.Option("--workers", min=0, help="Processes at once; 0: as many as there are cores.")
    ] = 0,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write a report for every workbook of a folder, and a summary of them all."""
    from impactcalc.batch import run_batch

    progress = Progress(quiet=quiet)
    try:
        summary = run_batch(folder, out, workers=workers, force=force, progress=progress.step, tell=tell)
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    if not quiet:
        for line in summary.lines():
            say(line)
        say(f"Wrote {out / 'summary.xlsx'}")
    raise typer.Exit(summary.exit_code)


@app.command()
def places(
    words: Annotated[list[str], typer.Argument(metavar="SEARCH", help="Part of a name, or a code.")],
    spending: Annotated[
        bool, typer.Option("--spending", help="Show what a visitor would be assumed to spend in the first one found.")
    ] = False,
    year: Annotated[int, typer.Option("--year", help="The year of that spending.")] = 2024,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many.")] = 20,
) -> None:
    """Find a country, or in the United States a state, metro or county, by name or code, or by a city in it.

    Outside the United States only a whole country can be reported, no city or region of it. With --spending it is
    shown what a visitor would be assumed to spend in the place, or in a city abroad such as Nagasaki, Japan.
    """
    from impactcalc.known.place_names import ONLY_COUNTRIES
    from impactcalc.report.words.places import place_lines, place_remark, search_places
    from impactcalc.report.words.spending import spending_text

    text = " ".join(words)
    found = search_places(text, limit)
    try:
        if not found:
            remedy = (
                f"Try a county, a metro's main city or a state; {ONLY_COUNTRIES}: type France or FR for Reims "
                "(with --spending also Reims, France)"
            )
            message = f"no place is called anything like this: {text}"
            raise InputError([Problem("", "", "", message, remedy)])
        if not (spending and found.city):
            for line in place_lines(found):
                say(line)
            remark = place_remark(found, text)
            if remark:
                tell(f"{remark}.")
        if spending:
            shown = spending_text(found.first, year, city=found.city)
            say_block(shown if found.city else f"\n{shown}")
    except USERS_FAULT as error:
        refuse(error)


@multipliers.command("list")
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
            shown = f"{collection.title}  ({len(collection.members)} places, {collection.valuation} prices)"
            lines.setdefault("Many countries", []).append(f"{name}  {shown}")
            continue
        economy = load_economy(name)
        shown = f"{economy.title}  ({economy.place}, {economy.year}, {economy.currency}, {economy.valuation} prices)"
        country = country_by_iso3(economy.country)
        lines.setdefault(country.name if country else economy.country, []).append(f"{name}  {shown}")
    own = own_packages()
    for name in own:
        hidden = ", hidden by the shipped one of that name" if name in available() else ""
        lines.setdefault(f"Your own, in {data_folder()}", []).append(f"{name}{hidden}")
    for heading, listed in lines.items():
        say(f"{heading}:")
        for line in listed:
            say(f"  {line}")


@multipliers.command()
def show(
    place: Annotated[
        str, typer.Argument(help="A place by its name (Texas, 'Fort Worth, TX', France) or code, or a package.")
    ],
    industries: Annotated[bool, typer.Option("--industries", help="By industry instead of by category.")] = False,
    package: Annotated[str, typer.Option("--multipliers", help="The package of the nation to start from.")] = "",
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Also write the table: a .csv or .xlsx file.")] = None,
    force: Force = False,
) -> None:
    """What a unit of spending does in a place, by category or by industry."""
    from impactcalc.files import Outputs
    from impactcalc.report import multiplier_table

    outputs = Outputs(force=force, tell=tell)
    try:
        if out is not None:
            outputs.file(out, endings=(".csv", ".xlsx"), what="the table is a .csv or .xlsx file")
            outputs.check()
        economy = _economy(place, package)
        table = multiplier_table.by_industry(economy) if industries else multiplier_table.by_category(economy)
        if out is not None:
            multiplier_table.export(table, multiplier_table.about(economy), out)
    except USERS_FAULT as error:
        refuse(error)
    say_block(f"{multiplier_table.about(economy)}\n\n{multiplier_table.as_text(table)}")


@multipliers.command()
def compare(
    places: Annotated[list[str], typer.Argument(metavar="PLACE", help="Places or packages, two or more.")],
    measure: Annotated[
        str,
        typer.Option("--measure", help="output, value_added, labour_income, jobs, jobs_fte, taxes_on_production."),
    ] = "output",
    kind: Annotated[str, typer.Option("--type", help="I or II.")] = "II",
    package: Annotated[str, typer.Option("--multipliers", help="The package of the nation to start from.")] = "",
    out: Annotated[Path | None, typer.Option("-o", "--out", help="Also write the table: a .csv or .xlsx file.")] = None,
    force: Force = False,
) -> None:
    """One measure of several places side by side, by spending category."""
    from impactcalc.economy.economy import MEASURES
    from impactcalc.files import Outputs
    from impactcalc.report import multiplier_table
    from impactcalc.report.nesting_text import nesting_lines

    outputs = Outputs(force=force, tell=tell)
    try:
        if out is not None:
            outputs.file(out, endings=(".csv", ".xlsx"), what="the table is a .csv or .xlsx file")
            outputs.check()
        chosen = next((known for known in MEASURES if known == measure), None)
        if chosen is None:
            text = f"Type one of: {', '.join(MEASURES)}"
            raise InputError([Problem("--measure", "", measure, "there is no such measure", text)])
        if kind not in multiplier_table.TYPES:
            raise InputError([Problem("--type", "", kind, "multipliers are of Type I or II", "Type I or II")])
        economies = [_economy(place, package) for place in places]
        table = multiplier_table.side_by_side(economies, chosen, kind)
        title = f"{chosen}, Type {kind}, per unit of spending by category (jobs: per million)"
        if out is not None:
            multiplier_table.export(table, title, out)
        nested = nesting_lines(economies, chosen, kind)
    except USERS_FAULT as error:
        refuse(error)
    for economy in economies:
        jobs = f"; {source}" if (source := economy.facts.get("place's jobs")) else ""
        imputed = f", {economy.imputed_share:.0%} imputed" if jobs else ""
        say(f"{economy.place}: {economy.title}{jobs}{imputed}")
    say_block(f"\n{title}\n\n{multiplier_table.as_text(table)}\n\n{multiplier_table.mix_line()}")
    for line in nested:
        say(line)


@multipliers.command()
def verify(
    package: Annotated[str, typer.Argument(metavar="NAME|PATH", help="A shipped package's name, or a folder.")],
) -> None:
    """Recompute a package's identities; exit code 2 when one fails."""
    from impactcalc.economy.regions.fit import fit_table
    from impactcalc.economy.verification import verification_table
    from impactcalc.economy.verification import verify as verify_package

    try:
        identities = verify_package(package)
    except USERS_FAULT as error:
        refuse(error)
    say_block(verification_table(identities))
    fit = fit_table(package)
    if fit:
        say_block(f"\n{fit}")
    raise typer.Exit(DONE if all(identity.passed for identity in identities) else PROBLEMS)


def _offer(source: Path, errors: Iterable[ImpactcalcError]) -> str:
    """How to have the problems of an input marked in it; "" where they are of another kind."""
    from impactcalc.marked.marked_copy import marking_command

    problems = [problem for error in errors if isinstance(error, InputError) for problem in error.problems]
    # What is wrong with an option, or with the file as a whole, has no cell that could be marked.
    return marking_command(source) if any(p.sheet and not p.sheet.startswith("--") for p in problems) else ""


def _result(
    source: Path, place: str | None, days: tuple[str, str], package: str, progress: Progress, sampling: Sampling
) -> Result:
    from impactcalc.impact.one_wave import read_whole, run_whole
    from impactcalc.impact.run import chosen_run
    from impactcalc.study.checking.asked_places import given_place
    from impactcalc.study.cut import cut_study, given_cut

    progress.step(f"reading {source.name} ...")
    cut = given_cut(*days)
    study = read_whole(source)
    study = cut_study(study, cut) if cut else study
    if place is not None:  # an empty one is no place, and was not left out
        given = given_place(place, "--place", study.settings.currency or "", study.settings.place)
        if given.note:
            tell(f"  note  --place {place}: {given.note}")
        study = study.at_place(given.word)
    progress.step("calculating ...")
    run = chosen_run(package, sampling)
    return run(study) if package else run_whole(run, study)


def _economy(place: str, package: str) -> Economy:
    """A place's economy from a package of its nation (the latest if none is given), or a package by its name."""
    from impactcalc.economy.collection import is_collection, read_collection
    from impactcalc.economy.package import available, load_economy, locate, national_tables
    from impactcalc.known.countries import find_country
    from impactcalc.known.meant import Refused
    from impactcalc.known.place_names import near_names
    from impactcalc.known.places import country_of, place_meant, place_or_refused
    from impactcalc.known.states import STATES

    package_given = Path(place).is_dir() or place in available()
    meant = None if package_given else place_meant(place)
    if meant is None and not package_given and near_names(place):
        meant = place_or_refused(place)
    if isinstance(meant, Refused):
        raise InputError([Problem("", "", place, meant.message, meant.remedy)])
    if meant is None:
        if is_collection(locate(place)):
            members = read_collection(locate(place)).members
            first = "FR" if "FR" in members else next(iter(members))
            text = f"this package holds {len(members)} economies and it needs a place: {', '.join(members)}"
            remedy = f"Give the place and the package: {first} --multipliers {place}"
            raise InputError([Problem("", "", place, text, remedy)])
        return load_economy(place)
    identifier = meant.word
    if meant.note:
        tell(f"{place}: {meant.note}.")
    if meant.other:
        named = find_country(identifier)
        state = STATES[meant.other.removeprefix("US-")]
        tell(f"{place} is taken as {named.name if named else identifier}; {meant.other} is {state}, the state.")
    years = national_tables(country_of(identifier))
    if not package and not years:
        raise InputError([Problem("", "", place, "no shipped table covers it", "Give a package with --multipliers")])
    return load_economy(package or years[max(years)], identifier)
