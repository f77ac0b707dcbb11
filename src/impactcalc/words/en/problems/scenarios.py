"""What a scenario cannot change."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import scenarios as f
from impactcalc.words.en.inner import inner_problem


def named_as_base(_: f.NamedAsBase) -> Wrong:
    return Wrong(
        "this name stands for the workbook as it is",
        "Give the scenario another name",
    )


def changed_twice(fact: f.ChangedTwice) -> Wrong:
    return Wrong(
        f"the same field as in row {fact.row}, in the same scenario",
        "Keep one of the two rows",
    )


def id_of_all_sheets(_: f.IdOfAllSheets) -> Wrong:
    return Wrong(
        "an id names a row of one sheet, and this line is of all sheets",
        "Leave the id blank, or name the sheet",
    )


def field_nowhere(fact: f.FieldNowhere) -> Wrong:
    near = f'Type "{fact.near}"' if fact.near else "Type a heading of these sheets, such as Attribution share"
    return Wrong(f"none of the sheets {', '.join(fact.sheets)} has such a field", near)


def id_changed(_: f.IdChanged) -> Wrong:
    return Wrong(
        "an id names a row, so a scenario cannot change it",
        "Name another field",
    )


def field_without_rows(fact: f.FieldWithoutRows) -> Wrong:
    return Wrong(
        f"no sheet that has the field {fact.field} has any rows",
        "Fill in a sheet, or delete this row",
    )


def no_sheet_to_change(fact: f.NoSheetToChange) -> Wrong:
    near = f'Type "{fact.near}"' if fact.near else f"Type one of: {', '.join(fact.sheets)}"
    return Wrong("there is no sheet of this name that a scenario can change", near)


def sheet_not_there(fact: f.SheetNotThere) -> Wrong:
    return Wrong(
        f"the sheet {fact.sheet} is not in this workbook",
        "Name a sheet that is there",
    )


def no_such_field(fact: f.NoSuchField) -> Wrong:
    near = f'Type "{fact.near}"' if fact.near else "Type a heading of that sheet, or its short name"
    return Wrong(f"the sheet {fact.sheet} has no such field", near)


def id_of_study(_: f.IdOfStudy) -> Wrong:
    return Wrong(
        "the sheet Study has no rows with an id",
        "Leave the cell blank",
    )


def sheet_without_rows(fact: f.SheetWithoutRows) -> Wrong:
    return Wrong(
        f"the sheet {fact.sheet} has no rows",
        "Fill in the sheet, or delete this row",
    )


def no_such_row(fact: f.NoSuchRow) -> Wrong:
    near = f'Type "{fact.near}"' if fact.near else 'Type an id of that sheet, or "all"'
    return Wrong(f"no row of the sheet {fact.sheet} has this id", near)


def nothing_to_multiply(fact: f.NothingToMultiply) -> Wrong:
    return Wrong(
        f"a blank {fact.heading} takes nothing off, and {fact.times} of nothing is nothing",
        "Type the share itself, such as 0.2",
    )


def no_number_to_multiply(fact: f.NoNumberToMultiply) -> Wrong:
    what = f'"{fact.held}"' if fact.held else "a blank cell"
    return Wrong(f"it would multiply {what}, which is no number", "Type the value itself")


def with_scenario(fact: f.WithScenario) -> Wrong:
    where = "!".join(part for part in (fact.sheet, fact.cell) if part)
    quoted = f' "{fact.value}"' if fact.value else ""
    wrong = inner_problem(fact.inner)
    return Wrong(f"with this scenario, {where}{quoted}: {wrong.message}", wrong.remedy)
