"""What a terminal sees: problems, notes, progress. Answers go to stdout, everything else to stderr."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn, TypeVar

from impactcalc.errors import ImpactcalcError, InputError, PackageError, TableError

if TYPE_CHECKING:
    from impactcalc.impact.checks import Check
    from impactcalc.study.study import Note

T = TypeVar("T")
USERS_FAULT = (InputError, PackageError, TableError)  # what the user can mend; everything else is a fault of ours
MOST_NOTES = 40  # of an input with problems
DONE, FAULT, PROBLEMS, STRICT = 0, 1, 2, 3
REPORT_FAULT = "This is a fault of impactcalc, not of your workbook. Please report it with the line above."


def say(text: str) -> None:
    """A line on stdout: what was asked for."""
    sys.stdout.write(text + "\n")


def tell(text: str) -> None:
    """A line on stderr: everything else."""
    sys.stderr.write(text + "\n")


def tell_problems(error: ImpactcalcError) -> None:
    """Every problem with its place, its value and its remedy."""
    if not isinstance(error, InputError):
        tell(f"{_paint('Cannot go on', '31')}: {error}")
        return
    count = len(error.problems)
    head = f"{error.source}: " if error.source else ""
    tell(_paint(f"{head}{count} problem{'' if count == 1 else 's'}", "31"))
    for problem in error.problems:
        where = "!".join(part for part in (problem.sheet, problem.cell) if part)
        shown = f'"{problem.value}"' if problem.value else ""
        tell("")
        place = "  ".join(part for part in (where, shown) if part)
        if place:
            tell(f"  {_paint(place, '1')}")
        tell(f"      {_sentence(problem.message)}")
        tell(f"      -> {_sentence(problem.remedy)}")
    if error.notes:
        tell("\n  Besides, this was understood or left alone:")
    for note in error.notes[:MOST_NOTES]:
        tell(f"  note  {note}")
    if len(error.notes) > MOST_NOTES:
        tell(f"  note  and {len(error.notes) - MOST_NOTES} more")
    tell("")


def refuse(error: ImpactcalcError) -> NoReturn:
    """Tell what the user has to mend, and end with exit code 2."""
    import typer  # late: the workers of a batch need no command line

    tell_problems(error)
    raise typer.Exit(PROBLEMS)


def attempt(errors: list[ImpactcalcError], make: Callable[[], T]) -> T | None:
    """What `make` gives; None where the user has something to mend, which `errors` then holds with the rest."""
    try:
        return make()
    except USERS_FAULT as error:
        errors.append(error)
        return None


def tell_notes(notes: Iterable[Note]) -> None:
    """What was understood, left alone or filled in."""
    for note in notes:
        tell(f"  note  {note}")


def tell_checks(checks: Iterable[Check]) -> None:
    """Checks that fired, but for the notes."""
    colours = {"error": "31", "warning": "33"}
    for check in checks:
        if check.severity in colours:
            tell(f"  {_paint(check.severity, colours[check.severity])}  {check.code}  {check.message}")


class Progress:
    """A line that is written over, on a terminal only."""

    def __init__(self, *, quiet: bool) -> None:
        self._shown = not quiet and sys.stderr.isatty()

    def step(self, text: str) -> None:
        """Say what is being done now."""
        if self._shown:
            sys.stderr.write(f"\r\033[K{text}")
            sys.stderr.flush()

    def done(self) -> None:
        """Clear the line."""
        if self._shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()


def install_fault_message() -> None:
    """A fault of ours ends with one line and exit code 1, not with a traceback; IMPACTCALC_DEBUG=1 shows it."""
    if os.environ.get("IMPACTCALC_DEBUG") != "1":
        sys.excepthook = _fault


def _fault(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        tell("Stopped.")
        return
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f" ({trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno})" if trace else ""
    tell(f"{kind.__name__}: {error}{where}")
    tell(REPORT_FAULT)


def _sentence(text: str) -> str:
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?")) else text + "."


def _paint(text: str, colour: str) -> str:
    if os.environ.get("NO_COLOR") or not sys.stderr.isatty():
        return text
    return f"\033[{colour}m{text}\033[0m"
