"""What a scenario cannot change."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class NamedAsBase(ProblemFact):
    """A scenario is called as the workbook itself is."""


class ChangedTwice(ProblemFact):
    """A field that an earlier row of the scenario changes too."""

    row: int


class IdOfAllSheets(ProblemFact):
    """An id on a line that is of all sheets."""


class FieldNowhere(ProblemFact):
    """A field that none of the sheets has."""

    sheets: tuple[str, ...]
    near: str


class IdChanged(ProblemFact):
    """A scenario that changes an id."""


class FieldWithoutRows(ProblemFact):
    """A field that no sheet with rows has."""

    field: str


class NoSheetToChange(ProblemFact):
    """No sheet of this name that a scenario can change."""

    near: str
    sheets: tuple[str, ...]


class SheetNotThere(ProblemFact):
    """A sheet that the workbook does not have."""

    sheet: str


class NoSuchField(ProblemFact):
    """A field that the sheet does not have."""

    sheet: str
    near: str


class IdOfStudy(ProblemFact):
    """An id on the sheet Study."""


class SheetWithoutRows(ProblemFact):
    """A sheet without rows."""

    sheet: str


class NoSuchRow(ProblemFact):
    """An id that no row of the sheet has."""

    sheet: str
    near: str


class NothingToMultiply(ProblemFact):
    """A blank share that takes nothing off is multiplied."""

    heading: str
    times: str


class NoNumberToMultiply(ProblemFact):
    """A cell that holds no number is multiplied; "" where it is blank."""

    held: str


class WithScenario(ProblemFact):
    """What is wrong with another cell once a scenario has changed the workbook."""

    sheet: str
    cell: str
    value: str
    inner: ProblemFact


class ScenariosSaid(Protocol):
    """What a language says of these."""

    def named_as_base(self, fact: NamedAsBase, /) -> Wrong: ...
    def changed_twice(self, fact: ChangedTwice, /) -> Wrong: ...
    def id_of_all_sheets(self, fact: IdOfAllSheets, /) -> Wrong: ...
    def field_nowhere(self, fact: FieldNowhere, /) -> Wrong: ...
    def id_changed(self, fact: IdChanged, /) -> Wrong: ...
    def field_without_rows(self, fact: FieldWithoutRows, /) -> Wrong: ...
    def no_sheet_to_change(self, fact: NoSheetToChange, /) -> Wrong: ...
    def sheet_not_there(self, fact: SheetNotThere, /) -> Wrong: ...
    def no_such_field(self, fact: NoSuchField, /) -> Wrong: ...
    def id_of_study(self, fact: IdOfStudy, /) -> Wrong: ...
    def sheet_without_rows(self, fact: SheetWithoutRows, /) -> Wrong: ...
    def no_such_row(self, fact: NoSuchRow, /) -> Wrong: ...
    def nothing_to_multiply(self, fact: NothingToMultiply, /) -> Wrong: ...
    def no_number_to_multiply(self, fact: NoNumberToMultiply, /) -> Wrong: ...
    def with_scenario(self, fact: WithScenario, /) -> Wrong: ...
