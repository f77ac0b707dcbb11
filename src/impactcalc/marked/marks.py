"""What is to be marked, and where: problems, notes and the checks that fired, in one form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from impactcalc.errors import ImpactcalcError, InputError
from impactcalc.facts import where as at
from impactcalc.facts.lines.marked import NothingToType
from impactcalc.study.rows import Note
from impactcalc.words.speaking import printed
from impactcalc.words.standing_alone import standing_alone

if TYPE_CHECKING:
    from impactcalc.impact.checks import Check
    from impactcalc.study.study import Study

Severity = Literal["problem", "error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Mark:
    """One line of the list. `cells` are addresses on `sheet`; none where it speaks of the sheet or file as a whole.

    `again`: what the line before says, of cells on another sheet. `names`: what keeps its letters at the beginning.
    """

    severity: Severity
    sheet: str
    cells: tuple[str, ...]
    value: str
    message: str
    remedy: str
    again: bool = False
    names: tuple[object, ...] = ()

    @property
    def says(self) -> str:
        """The message as a sentence."""
        return standing_alone(self.message, self.names)

    @property
    def to_type(self) -> str:
        """The remedy as a sentence."""
        return standing_alone(self.remedy, self.names)

    @property
    def red(self) -> bool:
        """Whether something has to be mended."""
        return self.severity in ("problem", "error")


def marks_of_error(error: ImpactcalcError) -> tuple[Mark, ...]:
    """Every problem that an error carries, and what was noted besides."""
    if not isinstance(error, InputError):
        return (Mark("problem", "", (), "", str(error), ""),)
    problems = (
        Mark(
            "problem", problem.sheet, _addresses(problem.cell), problem.value, *problem.said, names=problem.fact.values
        )
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
        names = check.fact.values
        for sheet, cell in _cells_of(check.at, letters, study.setting_cells):
            found.setdefault(sheet, []).append(cell)
        if not found:
            marks.append(Mark(check.severity, "", (), "", check.in_one_line, check.remedy, names=names))
        for number, (sheet, cells) in enumerate(found.items()):
            places = tuple(dict.fromkeys(filter(None, cells)))
            marks.append(Mark(check.severity, sheet, places, "", check.message, check.remedy, number > 0, names))
    return tuple(marks)


def _note(note: Note) -> Mark:
    cells = [address for one in (note.cell, *(other.cell for other in note.others)) for address in _addresses(one)]
    return Mark(
        "note", note.sheet, tuple(cells), note.value, note.said, printed(NothingToType()), names=note.fact.values
    )


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


def _cells_of(
    place: at.Where, letters: Mapping[str, Mapping[str, str]], settings: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Sheets and cells; a cell of "" is the sheet as a whole."""
    match place:
        case at.Rows(rows, _, field):
            yield from ((sheet, f"{letters.get(sheet, {}).get(field, 'A')}{row}") for sheet, row in rows)
        case at.Cells(sheet, cells) | at.Doubted(sheet, cells):
            yield from ((sheet, address) for cell in cells for address in _addresses(cell))
            if not cells:
                yield sheet, ""
        case at.RowsOn(sheet, numbers):
            yield from ((sheet, f"A{row}") for row in numbers)
        case at.Members(members):
            yield from (("Survey", f"A{row}") for _, row in members)
        case at.Member(row):
            yield "Survey", f"A{row}"
        case at.Sheets((sheet,)):
            yield sheet, ""
        case at.Setting(name, "Study") if name in settings:
            yield "Study", settings[name]
        case _:
            return
