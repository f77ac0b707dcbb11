"""Cells of tables that people bring, and what of them cannot be relied on."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import brought_cells as f

_BELONGS = {
    "figure": "",
    "label": ", where the label of an industry or an account belongs",
    "code": ", where the code of an industry belongs",
}


def table_cell_error(fact: f.TableCellError) -> Wrong:
    return Wrong(
        f"the cell shows an error{_BELONGS[fact.belongs]}",
        "Mend the formula, or type the value in its place",
    )


def table_cell_uncalculated(fact: f.TableCellUncalculated) -> Wrong:
    return Wrong(
        f"a formula that was never calculated{_BELONGS[fact.belongs]}",
        "Open the file in a spreadsheet program and save it there",
    )


def table_cell_date(fact: f.TableCellDate) -> Wrong:
    return Wrong(
        f"a date: spreadsheets make dates of codes and numbers such as 10-12{_BELONGS[fact.belongs]}",
        "Format the cell as text and type it again, such as 10-12 or C10-C12",
    )


def table_cell_percent(_: f.TableCellPercent) -> Wrong:
    return Wrong(
        "a percentage where an amount belongs",
        "Give the amounts themselves, not shares or coefficients",
    )


def table_cell_not_available(_: f.TableCellNotAvailable) -> Wrong:
    return Wrong(
        "the source says that this is not available, which is not nothing",
        "Type the figure; 0 if there was none",
    )


def figure_beyond_all(fact: f.FigureBeyondAll) -> Wrong:
    return Wrong(f"no figure of a table is above {fact.most:g}", "Type the figure that the source has")


def figure_of_two_readings(fact: f.FigureOfTwoReadings) -> Wrong:
    return Wrong(
        f"this may be {fact.small:g} or {fact.large:g}",
        f"Type {fact.large:.15g} or {fact.small:.15g}, without other marks",
    )


def not_a_figure(fact: f.NotAFigure) -> Wrong:
    if fact.wanted == "amount":
        return Wrong(
            f"this is not a number (row {fact.row}, column {fact.column})",
            "Type the number, or 0 where there is none",
        )
    if fact.wanted == "jobs":
        return Wrong("this is not a number", "Type how many jobs the industry has, 0 if none")
    return Wrong("this is not a number", "Type the multiplier, or leave it blank")


def more_cells_like_these(fact: f.MoreCellsLikeThese) -> Wrong:
    return Wrong(f"and {fact.more} more cells like these, the last of them {fact.last}", "Mend them alike")


def unit_said_elsewhere(fact: f.UnitSaidElsewhere) -> Wrong:
    what, are, they = ("jobs", "are", "they are") if fact.jobs else ("money", "is", "it is")
    how, taken = ("one by one", "unit") if fact.jobs else ("in millions", "million")
    return Wrong(
        f"this says that {what} {are} in {fact.unit}s; without {fact.option} {they} read {how}",
        f"Add {fact.option} {fact.unit}; or {fact.option} {taken}, if that is right",
    )
