"""The command `run`: from a study to its report."""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from impactcalc.cli.ending import figures_of, json_file, leave, print_figures
from impactcalc.cli.grouped import grouped
from impactcalc.cli.options import Counted, Drawn, Manner, Shaped, Source, Written
from impactcalc.console import (
    USERS_FAULT,
    Progress,
    attempt,
    label,
    refuse,
    refuse_all,
    tell,
    tell_checks,
    tell_notes,
)
from impactcalc.errors import ImpactcalcError, InputError, Problem
from impactcalc.facts.lines import commands as printing
from impactcalc.facts.lines import progress as doing
from impactcalc.words.speaking import printed

MUCH = 2 * 1024**2  # bytes of an input from which on it is said how far its reading has come
# How often the effects of all rows are worked out: for the breakdowns, for the ranges of ties, for what is not drawn.
TIMES_THROUGH = 6

if TYPE_CHECKING:
    from impactcalc.files import Outputs
    from impactcalc.impact.beside.year_on_year import YearOnYear
    from impactcalc.impact.result import Result
    from impactcalc.impact.uncertainty.sampling import Sampling
    from impactcalc.report.edition import Edition
    from impactcalc.report.outputs import FileOutput, TablesOutput


class _Asked(NamedTuple):
    """What was asked for."""

    source: Path
    written: Written
    counted: Counted
    drawn: Drawn
    shaped: Shaped


@dataclass(frozen=True)
class _Found:
    """What a study comes to, beside last year's where that was given, and what its report is made up as."""

    result: Result
    before: YearOnYear | None
    edition: Edition


@dataclass
class _Paths:
    """Where what is asked for is written to, until all of it is there."""

    report: Path
    to_report: Path
    to_json: Path | None
    to_files: list[tuple[FileOutput, Path]]
    to_tables: list[tuple[TablesOutput, Path]]
    to_charts: Path | None = None
    beside: Path | None = None


@grouped
def run(source: Source, written: Written, counted: Counted, drawn: Drawn, shaped: Shaped, manner: Manner) -> None:
    """Write the report on a study."""
    from impactcalc.files import Outputs

    progress = Progress(quiet=manner.quiet)
    outputs = Outputs(inputs=(source, shaped.last_year, shaped.theme), force=manner.force, tell=tell)
    try:
        asked = _Asked(source, written, counted, drawn, shaped)
        paths = _paths(outputs, asked)
        found = _found(asked, outputs, paths, progress)
        _write(asked, outputs, paths, found, progress)
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    result = found.result
    speak = print_figures(written.json, lambda: figures_of(result))
    if not manner.quiet:
        _say_answer(result, speak)
        _say_look(result, found.edition, speak, page=written.html is not None)
        speak(printed(printing.Wrote(str(paths.report))))
        if paths.beside is not None:
            speak(printed(printing.WroteTables(str(paths.beside))))
    leave(result, strict=manner.strict)


def _paths(outputs: Outputs, asked: _Asked) -> _Paths:
    """The outputs that can be named before anything is known of the study."""
    from impactcalc.files import name_of

    written = asked.written
    report = written.out or Path(f"{name_of(asked.source)}-report.xlsx")
    to_report = outputs.file(report, endings=(".xlsx",), what="report")
    to_json = json_file(outputs, written.json)
    to_files = _files(outputs, html=written.html, pdf=written.pdf, pdf_full=written.pdf_full)
    to_tables = _folders(outputs, csv=written.csv, parquet=written.parquet)
    return _Paths(report, to_report, to_json, to_files, to_tables)


def _found(asked: _Asked, outputs: Outputs, paths: _Paths, progress: Progress) -> _Found:
    """What the study comes to; refused with all that is wrong: an output that may not be written hides nothing that is
    wrong with the input."""
    from impactcalc.impact.uncertainty.sampling import Sampling
    from impactcalc.report.branded import edition_given

    source, written, counted, drawn, shaped = asked
    errors: list[ImpactcalcError] = []
    attempt(errors, outputs.check)
    for kind_of_tables, _ in paths.to_tables:
        attempt(errors, kind_of_tables.needs)
    for option in _typeset(pdf=written.pdf, pdf_full=written.pdf_full, charts=written.charts):
        attempt(errors, functools.partial(_can_typeset, option))
    edition = attempt(errors, lambda: edition_given(shaped.template, shaped.theme))
    sampling = Sampling(drawn.draws, drawn.seed, drawn.sobol)
    days = (counted.first, counted.last)
    result = attempt(errors, lambda: _result(source, counted.place, days, counted.multipliers, progress, sampling))
    before = attempt(errors, lambda: _last_year(result, shaped.last_year, counted.multipliers, progress))
    if errors or result is None or edition is None:
        progress.done()
        refuse_all(errors, _offer(source, errors))
    return _Found(result, before, edition)


def _write(asked: _Asked, outputs: Outputs, paths: _Paths, found: _Found, progress: Progress) -> None:
    """Write all that is asked for, and the rows that no sheet holds: all of it or nothing."""
    from impactcalc.report.pages.identity import rows_to_write
    from impactcalc.report.workbook import write_report

    result, edition, inputs = found.result, found.edition, not asked.shaped.no_inputs
    if asked.written.charts is not None:
        paths.to_charts = _charts(outputs, asked.written.charts, result)
    if not paths.to_tables:
        paths.beside = _folder_beside(result, paths.report)
        paths.to_tables = _folders(outputs, csv=paths.beside)
    with outputs:
        with progress.long_step(doing.Writing("report"), rows_to_write(result)):
            write_report(result, paths.to_report, inputs=inputs, last_year=found.before, edition=edition)
        if paths.to_json is not None:
            result.to_json(paths.to_json)
        for kind, path in paths.to_files:
            progress.step(doing.Writing(kind.written))
            kind.write(result, path, inputs=inputs, edition=edition)
        if paths.to_charts is not None:
            from impactcalc.report.html.pictures import write_charts

            progress.step(doing.DrawingCharts())
            write_charts(result, paths.to_charts, edition.look)
        for kind_of_tables, path in paths.to_tables:
            with progress.long_step(doing.Writing("tables"), _rows_of_tables(result)):
                kind_of_tables.write(result, path)


def _files(outputs: Outputs, **asked: Path | None) -> list[tuple[FileOutput, Path]]:
    """The files that are asked for beside the workbook, each with the path to write it to."""
    wanted = {name: path for name, path in asked.items() if path is not None}
    if not wanted:
        return []
    from impactcalc.report.outputs import FILES

    kinds = [(FILES[name], path) for name, path in wanted.items()]
    return [(kind, outputs.file(path, endings=kind.endings, what=kind.what)) for kind, path in kinds]


def _folders(outputs: Outputs, **asked: Path | None) -> list[tuple[TablesOutput, Path]]:
    """The folders of tables that are asked for, each with the folder to write to."""
    wanted = {name: path for name, path in asked.items() if path is not None}
    if not wanted:
        return []
    from impactcalc.report.outputs import FOLDERS

    return [(FOLDERS[name], outputs.tables(path, FOLDERS[name].names())) for name, path in wanted.items()]


def _rows_of_tables(result: Result) -> int:
    """About how many rows the tables have: those of the tables that list every activity."""
    from impactcalc.report.tables.rows import ROW_TABLES

    return len(ROW_TABLES) * len(result.rows)


def _typeset(**asked: Path | None) -> list[str]:
    """The options that need typst, of those that were given."""
    return [f"--{name.replace('_', '-')}" for name, path in asked.items() if path is not None]


def _can_typeset(option: str) -> None:
    """InputError where typst is not installed: said before anything is calculated."""
    from impactcalc.report.html.typeset import typesetter

    typesetter(option)


def _charts(outputs: Outputs, folder: Path, result: Result) -> Path:
    """The folder to draw to: which charts there are follows from the result."""
    from impactcalc.report.html.pictures import picture_names

    return outputs.tables(folder, picture_names(result), of="charts")


def _folder_beside(result: Result, report: Path) -> Path | None:
    """Where the rows go that no sheet of the report holds; None where it holds them all."""
    from impactcalc.report.pages.identity import beyond_a_sheet

    return report.with_name(f"{report.stem}-tables") if beyond_a_sheet(result) else None


def _say_answer(result: Result, speak: Callable[[str], None]) -> None:
    """What the study comes to, what was noted of it, and the checks that fired."""
    from impactcalc.report.words.respelled import speller
    from impactcalc.report.words.speaking import said

    # That the figures must not be quoted stands before everything else, and once.
    with result.spoken():
        warned, spell = said().answer.broken_words(result), speller(result)
        taken, answer = said().taken.taken_words(result), said().how_sure.answer(result)
    for line in (*warned, *taken, *(line for line in answer if line not in warned)):
        speak(spell(line))
    tell_notes(result.study.notes)
    with result.spoken():
        tell_checks(result.checks_found)


def _say_look(result: Result, edition: Edition, speak: Callable[[str], None], *, page: bool) -> None:
    """What was taken of the branded workbook or of the study's colours, and what was not, and why."""
    look = edition.of_study(result.study.settings).look
    if not look.remarks:
        return
    from impactcalc.report.city_colours import dark_words
    from impactcalc.report.words.respelled import speller

    spell = speller(result)
    for said in (*look.remarks, *(dark_words(look) if page else ())):
        speak(f"  {label('look')}  {spell(said)}")


def _last_year(result: Result | None, path: Path | None, package: str, progress: Progress) -> YearOnYear | None:
    """This year beside last year's study, where one is given; all that is wrong with that is told at once."""
    if path is None:
        return None
    from impactcalc.impact.beside.year_on_year import year_on_year
    from impactcalc.impact.one_wave import run_whole
    from impactcalc.impact.run import run_with
    from impactcalc.impact.uncertainty.sampling import Sampling
    from impactcalc.report.signed.last_year import earlier, last_years_study

    progress.step(doing.Reading(path.name))
    study = last_years_study(path)
    run = run_with(package, Sampling(draws=0))
    if result is None:
        return None
    return year_on_year(result, earlier(study, result.study, path), lambda one: run_whole(run, one))


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
    from impactcalc.impact.rows.tables_called_for import table_lacking
    from impactcalc.impact.run import run_with
    from impactcalc.pace import READING
    from impactcalc.study.checking.asked_places import given_place
    from impactcalc.study.days_kept import given_days, keep_days

    kept = given_days(*days)
    with progress.long_step(doing.Reading(source.name), READING if _size(source) > MUCH else 0):
        study = read_whole(source)
    study = keep_days(study, kept) if kept else study
    if place is not None:  # an empty one is no place, and was not left out
        given = given_place(place, "--place", study.settings.currency or "", study.settings.place)
        if not package and (lacking := table_lacking(given)) is not None:
            raise InputError([Problem("--place", "", place, lacking)])
        if given.note:
            tell(f"  {label('note')}  --place {place}: {given.note}")
        study = study.at_place(given.word)
    run = run_with(package, sampling)
    rows = sum(map(len, study.sheets.values()))
    with progress.long_step(doing.Calculating(), TIMES_THROUGH * rows):
        return run(study) if package else run_whole(run, study)


def _size(source: Path) -> int:
    """The bytes that an input takes; 0 where that cannot be told: whoever reads it says why."""
    with contextlib.suppress(OSError):
        return sum(path.stat().st_size for path in (source.iterdir() if source.is_dir() else [source]))
    return 0
