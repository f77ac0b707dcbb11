"""What is to be marked, and where: problems, notes and the checks that fired, in one form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from impactcalc.errors import ImpactcalcError, InputError
from impactcalc.study.rows import Note
from impactcalc.study.sheets.schema import SHEETS

if TYPE_CHECKING:
    from impactcalc.impact.checks import Check
    from impactcalc.study.study import Study

Severity = Literal["problem", "error", "warning", "note"]
NOTHING_TO_TYPE = "Nothing, if that is what you mean"


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the list. `cells` are addresses on `sheet`; none where it speaks of the sheet or file as a whole.

    `again`: what the line before says, of cells on another sheet.
    """

    severity: Severity
    sheet: str
    cells: tuple[str, ...]
    value: str
    message: str
    remedy: str
    again: bool = False

    @property
    def red(self) -> bool:
        """Whether something has to be mended."""
        return self.severity in ("problem", "error")


def sentence(text: str) -> str:
    """A message as it stands alone."""
    text = text[:1].upper() + text[1:]
    return text if not text or text.endswith((".", "!", "?")) else f"{text}."


def marks_of_error(error: ImpactcalcError) -> tuple[Mark, ...]:
    """Every problem that an error carries, and what was noted besides."""
    if not isinstance(error, InputError):
        return (Mark("problem", "", (), "", str(error), ""),)
    problems = (
        Mark("problem", problem.sheet, _addresses(problem.cell), problem.value, problem.message, problem.remedy)
        for problem in error.problems
    )
    return (*problems, *marks_of_notes(note for note in error.notes if isinstance(note, Note)))


def marks_of_notes(notes: Iterable[Note]) -> tuple[Mark, ...]:
    """What was understood, left alone or filled in."""
    return tuple(_note(note) for note in notes)


def marks_of_checks(checks: Iterable[Check], study: Study) -> tuple[Mark, ...]:
    """The checks that fired, but for the notes, at the cells that they name."""
    letters = _letters(study)
    marks: list[Mark] = []
    for check in checks:
        if check.severity == "note":
            continue
        found: dict[str, list[str]] = {}
        for sheet, cell in _places(check.where, letters, study.setting_cells):
            found.setdefault(sheet, []).append(cell)
        if not found:
            where = f"{check.where}: " if check.where else ""
            marks.append(Mark(check.severity, "", (), "", f"{where}{check.message}", check.remedy))
        for at, (sheet, cells) in enumerate(found.items()):
            places = tuple(dict.fromkeys(filter(None, cells)))
            marks.append(Mark(check.severity, sheet, places, "", check.message, check.remedy, again=at > 0))
    return tuple(marks)


def _note(note: Note) -> Mark:
    cells = [address for one in (note.cell, *(other.cell for other in note.others)) for address in _addresses(one)]
    return Mark("note", note.sheet, tuple(cells), note.value, note.said, NOTHING_TO_TYPE)


_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})")
_ROW = re.compile(r"row ([1-9][0-9]{0,6})")


def _addresses(cell: str) -> tuple[str, ...]:
    """The cell that a problem names: "F7"; the row's first for "row 7"; none for anything else."""
    if row := _ROW.fullmatch(cell):
        return (f"A{row[1]}",)
    found = _ADDRESS.match(cell)
    return (f"{found[1].upper()}{found[2]}",) if found else ()


def _letters(study: Study) -> dict[str, Mapping[str, str]]:
    tables = [*study.sheets.values(), study.rates, study.taxes, study.in_kind, study.deals, study.survey.survey]
    return {table.origin: table.letters for table in tables if table.letters}


_CELL = re.compile(r"\b(?:([A-Z]{1,3}[1-9][0-9]*)|row ([1-9][0-9]*))\b")
_NAMED = re.compile(rf"\b({'|'.join(map(re.escape, SHEETS))}) (?:row ([0-9]+)|([A-Z]{{1,3}}[0-9]+))\b")


def _places(
    where: str, letters: Mapping[str, Mapping[str, str]], settings: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """The cells of "Visitors row 3, Events row 4 and 2 more: resident share", "Rates C4", "Visitors: row 5, row 7".

    Of "Study: year" the setting's; a cell of "" is the sheet as a whole.
    """
    head, _, tail = where.rpartition(": ")
    if where in SHEETS:
        yield where, ""
    if head in SHEETS:
        yield from ((head, cell or f"A{row}") for cell, row in _CELL.findall(tail))
    field = tail.replace(" ", "_").lower()
    if head == "Study" and field in settings:
        yield "Study", settings[field]
    for sheet, row, cell in _NAMED.findall(where):
        yield sheet, cell or f"{letters.get(sheet, {}).get(field, 'A')}{row}"
