"""One hierarchy of errors. An input error carries every problem found, not the first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ErrorFact, ProblemFact


class ImpactcalcError(Exception):
    """The root: everything that this package raises on purpose.

    >>> try:
    ...     ic.run("nowhere.xlsx")
    ... except ic.ImpactcalcError as error:
    ...     print(type(error).__name__)
    InputError
    """


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong with an input, and how to mend it.

    `sheet` and `cell` say where ("Visitors", "F7"; both may be empty for a whole file), `value` is what stands
    there as typed. `fact` is what is wrong with it; `code` names that, `message` and `remedy` say it, and what to type
    or do instead, in the language that is spoken.

    >>> from impactcalc.facts.problems.cells import TextForNumber
    >>> print(ic.Problem("Visitors", "F7", "many", TextForNumber()))
    Visitors!F7 "many": text where a number belongs. Type digits only, such as 1200 or 1200.50
    """

    sheet: str
    cell: str
    value: str
    fact: ProblemFact

    @property
    def code(self) -> str:
        """Stable: scripts may rely on it."""
        return self.fact.code

    @property
    def said(self) -> Wrong:
        """Message and remedy at once."""
        from impactcalc.words.speaking import wrong  # late: few runs have anything to say

        return wrong(self.fact)

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.said.message

    @property
    def remedy(self) -> str:
        """What to type or do."""
        return self.said.remedy

    def __lt__(self, other: Problem) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, ...]:
        """By place, then by what is wrong: never by how a language says it."""
        return self.sheet, self.cell, self.value, self.code, repr(self.fact)

    def __str__(self) -> str:
        where = "!".join(part for part in (self.sheet, self.cell) if part)
        shown = f' "{self.value}"' if self.value else ""
        said = self.said
        return f"{where}{shown}: {said.message}. {said.remedy}".lstrip(": ")


class InputError(ImpactcalcError):
    """What the user gave cannot be used. Carries every problem found; exit code 2.

    `notes` say what was understood, left alone or filled in up to then. `partial` is what the input says as far as it
    was understood, cells with a problem blank, for those who look for what else is wrong; None where that is too
    little.

    >>> try:
    ...     ic.read_study("nowhere.xlsx")
    ... except ic.InputError as error:
    ...     print(error.problems[0].message)
    there is no such file or folder
    """

    def __init__(
        self, problems: Iterable[Problem], source: str = "", *, notes: Iterable[object] = (), partial: object = None
    ) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.source = source
        self.notes: tuple[object, ...] = tuple(notes)
        self.partial = partial
        super().__init__()

    def __str__(self) -> str:
        from impactcalc.words.speaking import language  # late, as above

        count = language().problem_count(len(self.problems), self.source)
        return "\n".join([count, *(f"  {problem}" for problem in self.problems)])

    def __reduce__(self) -> tuple[Callable[..., InputError], tuple[tuple[Problem, ...], str, tuple[object, ...]]]:
        # Exceptions are rebuilt from their arguments when a worker hands them back.
        return _rebuilt, (self.problems, self.source, self.notes)


def _rebuilt(problems: tuple[Problem, ...], source: str, notes: tuple[object, ...]) -> InputError:
    return InputError(problems, source, notes=notes)


class FactError(ImpactcalcError):
    """An error that is one fact: its `code`, and what is said of it in the language that is spoken."""

    def __init__(self, fact: ErrorFact) -> None:
        self.fact = fact
        super().__init__(fact)

    @property
    def code(self) -> str:
        """Stable: scripts may rely on it."""
        return self.fact.code

    def __str__(self) -> str:
        from impactcalc.words.speaking import error_words  # late, as above

        return error_words(self.fact)


class TableError(FactError):
    """A table is no input-output table that the model can use (labels, signs, productivity).

    >>> ic.leontief_inverse([[1.5]])
    Traceback (most recent call last):
    impactcalc.errors.TableError: the coefficient table is not productive...
    """


class PackageError(FactError):
    """A multiplier package on disk is damaged, incomplete or of a kind that is not known; exit code 2.

    >>> try:
    ...     ic.load_economy("mars-2014")
    ... except ic.PackageError as error:
    ...     print(error.code)
    ...     print(str(error).split(".")[0])
    no-package
    there is no multiplier package 'mars-2014'
    """


class RefusedError(FactError):
    """A calculation that would mean nothing; says why, and what to do instead."""


class LedgerError(FactError):
    """Money appeared or vanished between two steps: a fault of ours; exit code 1.

    >>> issubclass(ic.LedgerError, ic.ImpactcalcError)
    True
    """
