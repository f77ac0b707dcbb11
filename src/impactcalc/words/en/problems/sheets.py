"""Sheets, headings and what they say of their numbers."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import sheets as f
from impactcalc.words.en.offered import quoted


def sheet_misnamed(fact: f.SheetMisnamed) -> Wrong:
    rename = f'Put its rows on the sheet "{fact.sheet}"' if fact.there else f'Rename it to "{fact.sheet}"'
    return Wrong(f'no such sheet, but it looks like "{fact.sheet}"', f'{rename}, or put "not counted" into its name')


def sheet_twice(fact: f.SheetTwice) -> Wrong:
    return Wrong(
        f'a second sheet "{fact.sheet}"',
        "Put all the rows on one sheet",
    )


def no_activities(fact: f.NoActivities) -> Wrong:
    return Wrong(
        "there is no sheet with activities",
        f"Add at least one of the sheets {', '.join(fact.sheets)}",
    )


def study_sheet_missing(fact: f.StudySheetMissing) -> Wrong:
    if fact.many:
        remedy = "Add it, with a column Study and a row of settings for each study"
    else:
        remedy = 'Add a sheet "Study" with name, place and year'
    return Wrong("the sheet Study is missing", remedy)


def more_problems(fact: f.MoreProblems) -> Wrong:
    return Wrong(
        f"there are {fact.more:,} more problems; the first {fact.listed:,} are listed",
        "Mend these first, and look again",
    )


def heading_too_long(fact: f.HeadingTooLong) -> Wrong:
    return Wrong(
        f"a heading of {fact.letters:,} characters; up to {fact.most:,} are read",
        "Shorten it, or clear the cell",
    )


def headings_below(fact: f.HeadingsBelow) -> Wrong:
    return Wrong(
        f"the headings are in row {fact.row}; they belong into row 1",
        "Delete the rows above them",
    )


def headings_merged(_: f.HeadingsMerged) -> Wrong:
    return Wrong(
        "merged cells in the heading row: it is not clear which column they head",
        "Unmerge them and give every column its own heading",
    )


def cells_merged(_: f.CellsMerged) -> Wrong:
    return Wrong(
        "merged cells among the rows: only the first of them holds the value",
        "Unmerge them and fill every cell",
    )


def strange_columns(fact: f.StrangeColumns) -> Wrong:
    return Wrong(
        f"{fact.columns:,} columns of this sheet are none of ours, from this one on",
        "Delete them, or put the rows on a sheet that has our columns only",
    )


def column_missing(fact: f.ColumnMissing) -> Wrong:
    return Wrong(
        f'the column "{fact.heading}" is missing',
        f'Add a column headed "{fact.heading}"',
    )


def column_twice(fact: f.ColumnTwice) -> Wrong:
    return Wrong(
        f"the same heading as {fact.first}",
        "Keep one of the two columns",
    )


def heading_missing(_: f.HeadingMissing) -> Wrong:
    return Wrong(
        "there are values below, but the column has no heading",
        "Type a heading into row 1, or clear the column",
    )


def heading_misspelt(fact: f.HeadingMisspelt) -> Wrong:
    return Wrong(
        f'no such column, but it looks like "{fact.heading}"',
        f'Type "{fact.heading}"',
    )


def heading_there_already(fact: f.HeadingThereAlready) -> Wrong:
    return Wrong(
        f'this means the column "{fact.heading}", which is there already in {fact.first}',
        f'Add up the amounts in one column headed "{fact.heading}"',
    )


def heading_of_several(fact: f.HeadingOfSeveral) -> Wrong:
    between, one = _listed([f'"{heading}"' for heading in fact.headings], "and"), _listed(fact.headings, "or")
    return Wrong(
        f"this heading is of {len(fact.headings)} categories, and each has a column of its own",
        f"Split the amounts between the columns {between}, or head it as one column alone if all of it is that: {one}",
    )


def heading_doubtful(fact: f.HeadingDoubtful) -> Wrong:
    each = _listed([f'"{heading}" ({meaning})' for heading, meaning in fact.offered], "or")
    return Wrong("this heading may be of more than one category", f"Head the column {each}")


def total_of_each(fact: f.TotalOfEach) -> Wrong:
    these = {
        "Nights": "the nights of all guests together, or rooms; the column wants the nights of each",
        "Days": "the days of all participants together; the column wants the days of each",
        "Hours": "the hours of all volunteers together; the column wants the hours of each",
    }
    return Wrong(
        f"these may be {these[fact.wanted]}",
        f'Divide it by the number of people and head the column "{fact.wanted}"',
    )


def percent_in_column(fact: f.PercentInColumn) -> Wrong:
    unit = fact.unit or "numbers"
    return Wrong(
        f'"{fact.text}": this column holds {unit}', f'Head it "{fact.heading}" and type {unit}, not percentages'
    )


def unit_of_share(fact: f.UnitOfShare) -> Wrong:
    return Wrong(
        f'"{fact.text}" is no unit of a share',
        f'Head it "{fact.heading}" and type shares between 0 and 1, or percentages such as 25%',
    )


def size_doubtful(fact: f.SizeDoubtful) -> Wrong:
    return Wrong(
        f'"{fact.text}" may be millions or thousands',
        f"Type {quoted(fact.headings, 'or')}",
    )


def currency_of_no_money(fact: f.CurrencyOfNoMoney) -> Wrong:
    unit = fact.unit or "no amounts"
    return Wrong(
        f'"{fact.text}" is a currency, and this column holds {unit}',
        f'Head it "{fact.heading}" if the numbers are {unit}',
    )


def unit_unclear(fact: f.UnitUnclear) -> Wrong:
    return Wrong(
        f'what "{fact.text}" means for this column is not understood',
        f'Head it "{fact.heading}"; a year of the prices belongs into the column Year',
    )


def without_tax(fact: f.WithoutTax) -> Wrong:
    return Wrong(
        f'"{fact.text}": amounts here are at the prices paid, with tax',
        "Type the amounts with tax, and delete this from the heading",
    )


def another_basis(fact: f.AnotherBasis) -> Wrong:
    holds = f"This column holds {_holds(fact.unit)}"
    if fact.why == "sum":
        remedy = f"{holds}. Divide it by their number, and delete the unit from the heading"
    else:
        remedy = f"{holds}. Type that, and delete the unit from the heading"
    if fact.why == "per" and fact.categories:
        remedy += "; or type per_person_day into the column Spend basis, if that is what the amounts are"
    return Wrong(f'the heading says "{fact.text}"', remedy)


def another_unit(fact: f.AnotherUnit) -> Wrong:
    return Wrong(
        f'the heading says "{fact.text}", and this column holds {fact.unit}',
        f"Type {fact.unit}, and delete the unit from the heading",
    )


def _holds(unit: str) -> str:
    if "per" in unit:
        return unit
    return f"the row's whole, in {unit}" if unit else "the row's whole"


def _listed(items: Sequence[str], word: str) -> str:
    return f" {word} ".join(filter(None, [", ".join(items[:-1]), *items[-1:]]))
