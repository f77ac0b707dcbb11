"""The command `estimate`: a first answer from a place and a few numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from impactcalc.cli.asked_year import year_problems
from impactcalc.cli.ending import figures_of, json_file, print_figures
from impactcalc.cli.idle_options import tell_idle
from impactcalc.cli.options import Draws, Force, Json, Seed
from impactcalc.console import USERS_FAULT, Progress, attempt, label, refuse, refuse_all, tell
from impactcalc.errors import ImpactcalcError, InputError, Problem
from impactcalc.facts.lines import commands as printing
from impactcalc.facts.lines import progress as doing
from impactcalc.words.speaking import printed

if TYPE_CHECKING:
    from impactcalc.impact.result import Result
    from impactcalc.study.estimate import Estimate


LONGEST_STAY = 366  # nights or days of a year


def _people(option: str, help: str) -> Any:
    return typer.Option(option, min=0, help=help)


def estimate(
    place: Annotated[str, typer.Argument(metavar="PLACE", help='Where, such as "Fort Worth, TX" or Nagasaki.')],
    visitors: Annotated[float, _people("--visitors", "Visitors and official guests with a room of their own.")] = 0,
    nights: Annotated[float | None, _people("--nights", "Nights that each visitor stayed; 0: a day.")] = None,
    hosted: Annotated[float, _people("--hosted", "Young guests in host families.")] = 0,
    hosted_nights: Annotated[float | None, _people("--hosted-nights", "Nights that each of them stayed.")] = None,
    event_people: Annotated[float, _people("--event-people", "People at events, for the day, residents too.")] = 0,
    event_days: Annotated[float, _people("--event-days", "Days that each of them took part.")] = 1,
    event_guests: Annotated[float, _people("--event-guests", "Event guests from elsewhere who stay overnight.")] = 0,
    event_nights: Annotated[float | None, _people("--event-nights", "Nights that each of them stayed.")] = None,
    students: Annotated[float, _people("--students", "Exchange students who came.")] = 0,
    student_nights: Annotated[float | None, _people("--student-nights", "Nights that each of them stayed.")] = None,
    residents: Annotated[str, typer.Option("--residents", help="Of the people at events, residents: 60%.")] = "",
    anyway: Annotated[str, typer.Option("--anyway", help="Of all, who would have come anyway: 20%.")] = "",
    because: Annotated[str, typer.Option("--because", help="Of the rest, what is due to the ties: 80%.")] = "",
    year: Annotated[int | None, typer.Option("--year", help="The year; the last whole one if not given.")] = None,
    save: Annotated[Path | None, typer.Option("--save", help="Also write it as a workbook to go on with.")] = None,
    json: Json = "",
    draws: Draws = 10_000,
    seed: Seed = 2015,
    force: Force = False,
) -> None:
    """Give a first answer from a place and a few numbers, without a workbook.

    What a day comes to is taken from published studies and said. Shares that you do not give are not taken off: the
    answer is then "at most".
    """
    counts = {
        "visitors": (visitors, "nights", nights),
        "hosted": (hosted, "hosted-nights", hosted_nights),
        "event-people": (event_people, "event-days", event_days),
        "event-guests": (event_guests, "event-nights", event_nights),
        "students": (students, "student-nights", student_nights),
    }
    shares = {"residents": residents, "anyway": anyway, "because": because}
    _give(lambda: _asked(place, counts, shares, year), save, json, Outlook(draws, seed, force))


class Outlook(NamedTuple):
    """How the range is drawn, and whether outputs may be replaced."""

    draws: int
    seed: int
    force: bool


def _give(make: Callable[[], Estimate], save: Path | None, json: str, how: Outlook) -> None:
    """Work the answer out, write what is to be written, and say it."""
    from impactcalc.files import Outputs

    errors: list[ImpactcalcError] = []
    outputs = Outputs(inputs=(), force=how.force, tell=tell)
    to_save = None
    if save is not None:
        to_save = outputs.file(save, endings=(".xlsx",), what="saved estimate")
    to_json = json_file(outputs, json)
    progress = Progress(quiet=False)
    try:
        from impactcalc.impact.run import run
        from impactcalc.impact.uncertainty.sampling import Sampling

        attempt(errors, outputs.check)
        asked = attempt(errors, make)
        if errors or asked is None:
            refuse_all(errors)
        progress.step(doing.Calculating())
        try:
            result = run(asked.study(), sampling=Sampling(how.draws, how.seed))
        except InputError as error:
            raise _as_asked(error) from error
        with outputs:
            if to_save is not None:
                from impactcalc.study.sheets.template import fill_template

                with result.spoken():
                    fill_template(to_save, asked.sheets())
            if to_json is not None:
                result.to_json(to_json)
    except USERS_FAULT as error:
        progress.done()
        refuse(error)
    progress.done()
    _say(result, asked, save, json)


def _as_asked(error: InputError) -> InputError:
    """The same without cells, sheets and notes of a workbook: whoever estimates has none."""
    from impactcalc.facts.problems.commands import YearNotReached

    lacking = {one: None for problem in error.problems if (one := getattr(problem.fact, "lacking", None))}
    years = [Problem("--year", "", str(one.year), YearNotReached(one)) for one in lacking]
    others = [problem for problem in error.problems if not getattr(problem.fact, "lacking", None)]
    return InputError([*years, *(Problem("", "", problem.value, problem.fact) for problem in others)])


def _say(result: Result, asked: Estimate, save: Path | None, json: str) -> None:
    from impactcalc.report.words.respelled import speller
    from impactcalc.report.words.speaking import said

    speak = print_figures(json, lambda: figures_of(result))
    spell = speller(result)
    with result.spoken():
        lines = said().estimate.estimate_words(result, asked)
    for line in lines:
        speak(spell(line))
    if save is not None:
        speak(printed(printing.WroteEstimate(str(save))))
    else:
        speak(printed(printing.EstimateGoesOn()))


def _asked(
    place: str, counts: Mapping[str, tuple[float, str, float | None]], shares: Mapping[str, str], year: int | None
) -> Estimate:
    """What was asked for. InputError with everything in it that is wrong or missing."""
    from impactcalc.economy.prices import Prices
    from impactcalc.facts.notes.options import OptionIdle
    from impactcalc.facts.problems import commands as wrong
    from impactcalc.facts.problems import options
    from impactcalc.impact.rows.tables_called_for import table_lacking
    from impactcalc.impact.rows.unknown_places import missing_of
    from impactcalc.study.checking.asked_places import given_place
    from impactcalc.study.estimate import KINDS, Estimate, Group, given_share
    from impactcalc.study.sheets.schema import MOST_COUNTED

    errors: list[ImpactcalcError] = []
    problems = []
    meant = attempt(errors, lambda: given_place(place, "PLACE"))
    if meant is not None and missing_of(meant.word):
        problems.append(Problem("PLACE", "", place, wrong.NoSuchPlace()))
    elif meant is not None and (lacking := table_lacking(meant)) is not None:
        problems.append(Problem("PLACE", "", place, lacking))
    elif meant is not None and meant.note:
        tell(f"  {label('note')}  {place}: {meant.note}")
    year = Prices.load().last_whole_year if year is None else year
    problems += year_problems(year, visits=True)
    groups = []
    for name, (people, option, time) in counts.items():
        if people > MOST_COUNTED:
            problems.append(Problem(f"--{name}", "", f"{people:g}", options.OptionAboveMost(MOST_COUNTED)))
        elif people > 0 and time is not None and time > LONGEST_STAY:
            beyond = options.StayBeyondAYear(days=option.endswith("days"))
            problems.append(Problem(f"--{option}", "", f"{time:g}", beyond))
        elif people > 0 and time is None:
            problems.append(Problem(f"--{option}", "", "", wrong.LengthOfStayMissing(people, option)))
        elif people > 0:
            groups.append(Group(KINDS[name], people, time or 0.0))
    if not any(people for people, _, _ in counts.values()):
        problems.append(Problem("", "", "", wrong.NobodyCame()))
    given = {name: attempt(errors, partial(given_share, f"--{name}", text)) for name, text in shares.items()}
    problems += [problem for error in errors if isinstance(error, InputError) for problem in error.problems]
    if problems or meant is None:
        raise InputError(problems)
    if given["residents"] is not None and not (counts["event-people"][0] > 0):
        tell_idle([OptionIdle("--residents", "no events", "--event-people")])
    return Estimate(place, meant.word, year, groups, **given)
