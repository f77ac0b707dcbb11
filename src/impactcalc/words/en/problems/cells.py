"""Cells that are not understood, or cannot be right."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import cells as f
from impactcalc.words.en.inner import inner_problem

FORM = "Type the most likely number first, then the least and the most: 120 (100-150)"
YEAR = "Type a year with four digits, such as 2014"
DAY = "Type a day as year-month-day, such as 2024-07-04"


def cell_error(_: f.CellError) -> Wrong:
    return Wrong(
        "the cell shows an error",
        "Mend the formula, or type the value in its place",
    )


def never_calculated(_: f.NeverCalculated) -> Wrong:
    return Wrong(
        "this formula was never calculated, so its value is not known",
        "Open the workbook in a spreadsheet program and save it, or type the value in its place",
    )


def cell_blank(fact: f.CellBlank) -> Wrong:
    return Wrong(
        f'"{fact.heading}" is blank',
        f"Fill it in, for example {fact.example}",
    )


def text_too_long(fact: f.TextTooLong) -> Wrong:
    if fact.wanted == "date":
        text = f"a text of {fact.letters:,} characters, which is no date"
        return Wrong(text, "Type the day alone, such as 2014-10-07")
    return Wrong(f"a text of {fact.letters:,} characters, which is no number and no name", "Type what is meant alone")


def truth_for_number(_: f.TruthForNumber) -> Wrong:
    return Wrong(
        "TRUE or FALSE where a number belongs",
        "Type a number",
    )


def date_for_number(_: f.DateForNumber) -> Wrong:
    return Wrong(
        "a date where a number belongs; spreadsheets make dates of what looks like one",
        "Format the cell as a number and type the number again",
    )


def not_a_number(fact: f.NotANumber) -> Wrong:
    if fact.unknown:
        return Wrong("this is not a number", "Leave the cell blank if it is not known; type 0 if there was none")
    return Wrong("this is not a number", "Type a number")


def text_for_number(_: f.TextForNumber) -> Wrong:
    return Wrong(
        "text where a number belongs",
        "Type digits only, such as 1200 or 1200.50",
    )


def number_too_large(_: f.NumberTooLarge) -> Wrong:
    return Wrong(
        "this number is too large",
        "Type a number that can be right",
    )


def unit_doubtful(fact: f.UnitDoubtful) -> Wrong:
    options = " or ".join(f"{number:.15g}" for number in fact.numbers)
    return Wrong(f'"{fact.text}" may be {options}', f"Type {options}")


def mark_doubtful(fact: f.MarkDoubtful) -> Wrong:
    return Wrong(
        f"this may be {fact.small:.15g} or {fact.large:.15g}",
        f"Type {fact.large:.15g} or {fact.typed}, without a thousands mark",
    )


def range_marks_doubtful(fact: f.RangeMarksDoubtful) -> Wrong:
    return Wrong(
        f"this may be {fact.small} or {fact.large}",
        f"Type {fact.large} or {fact.small}",
    )


def range_without_number(fact: f.RangeWithoutNumber) -> Wrong:
    remedy = FORM
    if fact.heading:
        remedy = f'Fill in "{fact.heading}", or clear its range'
    elif fact.field:
        remedy = f"Fill in {fact.field} in the row {fact.row}"
    return Wrong("a range without its most likely number", remedy)


def range_of_one_number(fact: f.RangeOfOneNumber) -> Wrong:
    return Wrong("a range without a width", f"Type {fact.number}, the number alone")


def range_not_read(_: f.RangeNotRead) -> Wrong:
    return Wrong(
        "a range where one number belongs; none is read in this column",
        "Type the most likely number",
    )


def range_part_wrong(fact: f.RangePartWrong) -> Wrong:
    return Wrong(
        f"a range that is not understood: {inner_problem(fact.inner).message}",
        FORM,
    )


def range_in_two_currencies(fact: f.RangeInTwoCurrencies) -> Wrong:
    return Wrong(
        f"a range in two currencies, {' and '.join(fact.currencies)}",
        "Type it in one of them",
    )


def unknown_distribution(fact: f.UnknownDistribution) -> Wrong:
    return Wrong(
        f'"{fact.text}" is no distribution',
        "Type triangular, PERT or normal, with P5-P95 after it where the two bounds are percentiles",
    )


def range_reversed(fact: f.RangeReversed) -> Wrong:
    remedies = {
        "cell": f"Type {fact.typed}" if fact.typed else FORM,
        "columns": "Type the least into the column of the low, the most into that of the high",
        "call": "Give the least first, then the most",
    }
    return Wrong("the low and the high are reversed", remedies[fact.given])


def outside_its_range(_: f.OutsideItsRange) -> Wrong:
    return Wrong(
        "the number lies outside its own range",
        FORM,
    )


def range_beyond_limits(fact: f.RangeBeyondLimits) -> Wrong:
    if fact.reaches == "above":
        most = "100%" if fact.share else f"{fact.most:,.0f}"
        return Wrong(f"a range that goes above {most}", FORM)
    return Wrong("a range that reaches 0" if fact.reaches == "0" else "a range that goes below 0", FORM)


def range_twice(_: f.RangeTwice) -> Wrong:
    return Wrong(
        "a range in the cell, and another in the columns beside it",
        "Keep one of the two",
    )


def distribution_alone(_: f.DistributionAlone) -> Wrong:
    return Wrong(
        "a distribution without a low and a high",
        "Fill in both, or clear the distribution",
    )


def range_part_blank(fact: f.RangePartBlank) -> Wrong:
    return Wrong(
        f'"{fact.heading}" is blank',
        "Fill in both the low and the high, or neither",
    )


def range_column_alone(fact: f.RangeColumnAlone) -> Wrong:
    return Wrong(
        f'a range without its number: there is no column "{fact.heading}"',
        f'Add the column "{fact.heading}" with the most likely numbers',
    )


def share_shown_above_whole(fact: f.ShareShownAboveWhole) -> Wrong:
    return Wrong(
        f"this cell shows {fact.share:.0%}, more than the whole",
        "Type a share between 0% and 100%",
    )


def share_doubtful(fact: f.ShareDoubtful) -> Wrong:
    beside = "under a heading that says percent" if fact.headed else "beside larger values in this column"
    percent = f"{fact.share * 100:.15g}"
    whole = "the whole" if fact.share == 1.0 else f"{percent}%"
    return Wrong(
        f"{fact.share:.15g} {beside}: it may be {fact.share:.15g}% or {whole}",
        f'Type "{fact.share:.15g}%" or "{percent}%"',
    )


def share_beyond_limits(fact: f.ShareBeyondLimits) -> Wrong:
    return Wrong(
        "a share above 100%" if fact.above else "a share below 0",
        "Type a share between 0 and 1, or a percentage such as 25%",
    )


def number_above_most(fact: f.NumberAboveMost) -> Wrong:
    return Wrong(
        f"a number above {fact.most:,.0f}, the most that this column takes",
        "Type a number that can be right",
    )


def number_not_above_zero(_: f.NumberNotAboveZero) -> Wrong:
    return Wrong(
        "a number that must be above 0",
        "Type an amount above 0",
    )


def number_below_zero(_: f.NumberBelowZero) -> Wrong:
    return Wrong(
        "a number below 0",
        "Type 0 or more; leave it blank if not known",
    )


def money_in_column(fact: f.MoneyInColumn) -> Wrong:
    return Wrong(
        f"a currency in a column of {fact.unit}",
        "Type the number alone; amounts go into a column of their own",
    )


def not_a_year(_: f.NotAYear) -> Wrong:
    return Wrong(
        "this is not a year",
        YEAR,
    )


def not_a_whole_year(_: f.NotAWholeYear) -> Wrong:
    return Wrong(
        "this is not a whole year",
        YEAR,
    )


def year_outside(fact: f.YearOutside) -> Wrong:
    return Wrong(
        f"a year outside {fact.first} to {fact.last}",
        YEAR,
    )


def fiscal_for_calendar(_: f.FiscalForCalendar) -> Wrong:
    return Wrong(
        "a fiscal year, where a calendar year belongs",
        "Type a calendar year, such as 2014",
    )


def not_a_day(fact: f.NotADay) -> Wrong:
    return Wrong(
        "a number that is no day" if fact.number else "this is not a day",
        DAY,
    )


def day_outside(fact: f.DayOutside) -> Wrong:
    return Wrong(
        f"a day outside {fact.first} to {fact.last}",
        DAY,
    )


def day_doubtful(fact: f.DayDoubtful) -> Wrong:
    why = "no date of this column shows which is meant"
    if fact.both_ways:
        why = "dates of this column are written both ways"
    return Wrong(f"this may be {fact.first} or {fact.second}, and {why}", f"Type {fact.first} or {fact.second}")


def no_number_column(fact: f.NoNumberColumn) -> Wrong:
    return Wrong(
        f'the sheet {fact.sheet} has no number "{fact.field}"',
        "Name a column of numbers by its short name",
    )


def no_such_activity(_: f.NoSuchActivity) -> Wrong:
    return Wrong(
        "there is no activity of this id",
        "Name one as the sheets do",
    )
