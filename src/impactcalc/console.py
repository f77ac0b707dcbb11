"""What a terminal sees: problems, notes, progress. Answers go to stdout, everything else to stderr."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn, TextIO, TypeVar

from impactcalc.errors import ImpactcalcError, InputError, PackageError, TableError
from impactcalc.pace import heard, seconds_left
from impactcalc.streams import inert as _inert
from impactcalc.streams import json_fit
from impactcalc.streams import one_line as _one_line
from impactcalc.words.speaking import language, printed
from impactcalc.words.standing_alone import standing_alone

if TYPE_CHECKING:
    from impactcalc.facts.found import LineFact
    from impactcalc.facts.lines.commands import Labelled
    from impactcalc.impact.checks import Check
    from impactcalc.study.rows import Note

T = TypeVar("T")
USERS_FAULT = (InputError, PackageError, TableError)  # what the user can mend; everything else is a fault of ours
MANY_ROWS = 20_000  # from which on it is said how far their writing has come
MOST_NOTES = 40  # of an input with problems
DONE, FAULT, PROBLEMS, STRICT = 0, 1, 2, 3
STOPPED = 128  # and the number of the signal, as shells have it: 130 for Ctrl-C


class Stopped(BaseException):
    """Somebody wants us to end: Ctrl-C, or the system. Not an Exception, so that nothing takes it for a failure."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.exit_code = STOPPED + number


_called: dict[str, str] = {}  # paths that are copies, and what they are copies of


def call(path: str, name: str) -> None:
    """Have a path called by another name, wherever somebody is told of it."""
    _called[path] = name


def _named(text: str) -> str:
    for path, name in _called.items():
        text = text.replace(path, name)
    return text


def one_line(text: str) -> str:
    """A text as one line, with paths as they are called."""
    return _one_line(_named(text))


def inert(text: str) -> str:
    """A text that no terminal obeys, with paths as they are called."""
    return _inert(_named(text))


def say(text: str) -> None:
    """A line on stdout: what was asked for. One line, whatever a user typed into it."""
    sys.stdout.write(one_line(text) + "\n")


def say_block(text: str) -> None:
    """Lines on stdout that belong together: a table."""
    sys.stdout.write(inert(text) + "\n")


def say_json(text: str) -> None:
    """JSON on stdout, without loss whatever the stream can show."""
    sys.stdout.write(json_fit(text.rstrip("\n"), sys.stdout) + "\n")


def tell(text: str) -> None:
    """A line on stderr: everything else. One line, whatever a user typed into it."""
    sys.stderr.write(one_line(text) + "\n")


def tell_problems(error: ImpactcalcError, *, asked: bool = False) -> None:
    """Every problem with its place, its value and its remedy; on stdout where they are what was asked for."""
    stream = sys.stdout if asked else sys.stderr

    def write(text: str = "") -> None:
        stream.write(text + "\n")

    if not isinstance(error, InputError):
        write(f"{_paint(_cannot_go_on(), '31', stream)}: {one_line(str(error))}")
        return
    spoken = language()
    write(_paint(spoken.problem_count(len(error.problems), one_line(error.source)), "31", stream))
    for problem in error.problems:
        where = one_line("!".join(part for part in (problem.sheet, problem.cell) if part))
        shown = f'"{one_line(problem.value)}"' if problem.value else ""
        write()
        place = "  ".join(part for part in (where, shown) if part)
        if place:
            write(f"  {_paint(place, '1', stream)}")
        said, names = problem.said, problem.fact.values
        write(f"      {standing_alone(one_line(said.message), names)}")
        write(f"      -> {standing_alone(one_line(said.remedy), names)}")
    if error.notes:
        write(f"\n  {spoken.besides_these()}")
    for note in error.notes[:MOST_NOTES]:
        write(f"  {label('note')}  {one_line(str(note))}")
    if len(error.notes) > MOST_NOTES:
        write(f"  {label('note')}  {spoken.more_of_them(len(error.notes) - MOST_NOTES, listed=False)}")
    write()


def tell_stopped() -> None:
    """Somebody wanted us to end."""
    from impactcalc.facts.lines.commands import Stopped as WasStopped  # late, as below

    tell(printed(WasStopped()))


def label(kind: Labelled) -> str:
    """What stands before a line: how much it matters, or what it is."""
    from impactcalc.facts.lines.commands import Label  # late: help has nothing to label

    return printed(Label(kind))


def _cannot_go_on() -> str:
    from impactcalc.facts.lines.commands import CannotGoOn  # late, as above

    return printed(CannotGoOn())


def refuse(error: ImpactcalcError) -> NoReturn:
    """Tell what the user has to mend, and end with exit code 2."""
    import typer  # late: the workers of a batch need no command line

    tell_problems(error)
    raise typer.Exit(PROBLEMS)


def refuse_all(errors: Iterable[ImpactcalcError], remark: str = "") -> NoReturn:
    """Tell what the user has to mend, all of it, and end with exit code 2."""
    import typer  # late, as above

    for error in errors:
        tell_problems(error)
    if remark:
        tell(remark)
    raise typer.Exit(PROBLEMS)


def attempt(errors: list[ImpactcalcError], make: Callable[[], T]) -> T | None:
    """What `make` gives; None where the user has something to mend, which `errors` then holds with the rest."""
    try:
        return make()
    except USERS_FAULT as error:
        errors.append(error)
        return None


def tell_notes(notes: Iterable[Note], *, asked: bool = False) -> None:
    """What was understood, left alone or filled in: all of it on stdout where it was asked for, else the first."""
    stream = sys.stdout if asked else sys.stderr
    lines = list(map(str, notes))
    for note in lines if asked else lines[:MOST_NOTES]:
        stream.write(f"  {label('note')}  {one_line(note)}\n")
    if not asked and len(lines) > MOST_NOTES:
        stream.write(f"  {label('note')}  {language().more_of_them(len(lines) - MOST_NOTES, listed=True)}\n")


def tell_checks(checks: Iterable[Check], *, asked: bool = False) -> None:
    """Checks that fired, but for the notes; on stdout where they were asked for."""
    stream = sys.stdout if asked else sys.stderr
    colours = {"error": "31", "warning": "33"}
    for check in checks:
        if check.severity in colours:
            severity = _paint(label(check.severity), colours[check.severity], stream)
            stream.write(f"  {severity}  {check.code}  {one_line(check.in_one_line)}\n")
            stream.write(f"      -> {standing_alone(one_line(check.remedy), check.fact.values)}\n")


class Progress:
    """A line that is written over, on a terminal only."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def step(self, doing: LineFact) -> None:
        """Say what is being done now."""
        self.show(doing, " ...")

    def show(self, fact: LineFact, ending: str = "") -> None:
        """Say how far it has come: the language is fetched only where it is seen."""
        if self._shown:
            sys.stderr.write(f"\r\033[K{one_line(printed(fact))}{ending}")
            sys.stderr.flush()

    def long_step(self, doing: LineFact, whole: int) -> AbstractContextManager[None]:
        """Say what is being done while this is open, and how far it has come: `whole` rows are to be written."""
        self.step(doing)
        if not self._shown or whole < MANY_ROWS:
            return nullcontext()
        from impactcalc.facts.lines.progress import SoFar  # late: for large studies only

        started, done = time.monotonic(), 0

        def count(rows: int) -> None:
            nonlocal done
            done += rows
            left = seconds_left(time.monotonic() - started, done, whole)
            self.step(SoFar(doing, min(done / whole, 0.99), left))

        return heard(count)

    def done(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def install_fault_message() -> None:
    """A fault of ours ends with one line and exit code 1, not with a traceback; IMPACTCALC_DEBUG=1 shows it."""
    if os.environ.get("IMPACTCALC_DEBUG") != "1":
        sys.excepthook = _fault


def listen_to_signals() -> None:
    """Ctrl-C, and a request of the system to end, become Stopped: what was begun is cleared up on the way out."""
    for number in (signal.SIGINT, signal.SIGTERM):
        if signal.getsignal(number) is not signal.SIG_IGN:  # whoever started us wants it unheard
            signal.signal(number, _stop)


def heed_no_signal() -> None:
    """What ends already is not stopped again: who forwards Ctrl-C may send it twice."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)


def _stop(number: int, _: object) -> NoReturn:
    raise Stopped(number)


def _fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):  # before we listened
        tell_stopped()
        return
    from impactcalc.facts.lines.commands import FaultOfOurs  # late: nobody hopes for it

    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno})" if trace else ""
    tell(f"{kind.__name__}: {error}{where}")
    tell(printed(FaultOfOurs()))


def _paint(text: str, colour: str, stream: TextIO) -> str:
    if os.environ.get("NO_COLOR") or not stream.isatty():
        return text
    return f"\033[{colour}m{text}\033[0m"
