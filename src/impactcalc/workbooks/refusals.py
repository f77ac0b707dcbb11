"""What is said of a whole file that cannot be read, and of a text that no cell holds."""

from __future__ import annotations

from pathlib import Path

from impactcalc.errors import InputError, Problem
from impactcalc.facts.found import ProblemFact
from impactcalc.facts.problems.files import Program
from impactcalc.facts.problems.tables import TextBeyondLimit
from impactcalc.workbooks.limits import LONGEST_TEXT

OTHER_ENDINGS: dict[str, Program] = {
    ".xls": "Excel",
    ".xlsb": "Excel",
    ".xltx": "Excel",
    ".fods": "LibreOffice",
    ".numbers": "Numbers",
    ".gsheet": "Google Sheets",
}


def refusal(path: Path, fact: ProblemFact) -> InputError:
    """The whole file is at fault."""
    return InputError([Problem("", "", str(path), fact)], source=path.name)


def too_long(sheet: str, cell: str, letters: int) -> Problem:
    """A cell's text is longer than a cell of Excel can hold."""
    return Problem(sheet, cell, "", TextBeyondLimit(letters, LONGEST_TEXT))
