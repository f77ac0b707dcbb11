"""What is found while a workbook is read: problems, notes, and what was counted although it may not be meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from impactcalc.errors import Problem
from impactcalc.facts.found import NoteFact, ProblemFact
from impactcalc.known.segments import AnyProfile, shipped_profiles
from impactcalc.study.rows import Doubt, Note, SheetRows
from impactcalc.study.sheets.fiscal_text import Begins
from impactcalc.study.sheets.number_marks import Mark
from impactcalc.study.sheets.number_text import shown
from impactcalc.study.sheets.schema import Settings


def _open() -> Mark:
    return ""


@dataclass
class Collector:
    """Problems, notes and doubts, as they are found, and what all sheets share.

    `setting_cells` are the addresses of the settings on the sheet Study. `currency` is the study's, "" where it is not
    known; `currency_typed` whether somebody typed it; `home_currency` that of its place. `file_mark` tells which
    decimal mark the numbers of the whole file show. `home` is the study's place, "" where it is not known or asked
    about; `other_places` are texts that may mean a state as well as the country that they were read as, by sheet and
    row. `totals_asked` are the rows, by sheet and number, that may be totals. `provisional`
    are settings where some of the study's are wrong: what is understood of them, and anything for the rest. `begins`
    says when fiscal years begin.
    """

    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    profiles: Mapping[str, AnyProfile] = field(default_factory=shipped_profiles)
    setting_cells: dict[str, str] = field(default_factory=dict)
    currency: str = ""
    currency_typed: bool = False
    home_currency: str = ""
    file_mark: Callable[[], Mark] = _open
    home: str = ""
    other_places: dict[str, dict[int, tuple[str, str]]] = field(default_factory=dict)
    totals_asked: set[tuple[str, int]] = field(default_factory=set)
    provisional: Settings | None = None
    begins: Begins = field(default_factory=Begins)

    def copy(self) -> Collector:
        """What was found so far, to go on from more than once."""
        return replace(
            self,
            problems=list(self.problems),
            notes=list(self.notes),
            doubts=list(self.doubts),
            setting_cells={},
            other_places={},
            totals_asked=set(),
        )

    def add(self, sheet: str, cell: str, value: object, fact: ProblemFact) -> None:
        self.problems.append(Problem(sheet, cell, shown(value), fact))

    def add_found(self, problems: Iterable[Problem], notes: Iterable[Note]) -> None:
        """What another reader found."""
        self.problems += problems
        self.notes += notes

    def understood(self, found: tuple[SheetRows, Iterable[Problem], Iterable[Note]]) -> SheetRows:
        """The rows as another reader understood them, after taking over what it found."""
        rows, problems, notes = found
        self.add_found(problems, notes)
        return rows

    def note(self, sheet: str, cell: str, value: object, fact: NoteFact) -> None:
        self.notes.append(Note(sheet, cell, shown(value), fact))
