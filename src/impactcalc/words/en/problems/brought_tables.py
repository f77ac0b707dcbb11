"""Tables that people bring, and what of them does not fit together."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import brought_tables as f
from impactcalc.words.en.inner import inner_identity


def no_such_label(fact: f.NoSuchLabel) -> Wrong:
    return Wrong(f"there is no {fact.side} with this label", "Add it, or leave it out everywhere")


def label_recurs(fact: f.LabelRecurs) -> Wrong:
    places = ", ".join(f"{fact.side} {place}" for place in fact.places)
    stands = "stands over" if fact.side == "column" else "stands beside"
    return Wrong(
        f"this label {stands} more than one {fact.side} ({places}), so it is not clear which is meant",
        f"Give every {fact.side} that is read a label of its own, or take one of them out",
    )


def no_table_found(_: f.NoTableFound) -> Wrong:
    return Wrong(
        "no row and column with the same labels were found, so it is not clear where the table is",
        "Put the industries' codes into one row above the numbers and, alike, into one column left of them",
    )


def no_codes_above_numbers(_: f.NoCodesAboveNumbers) -> Wrong:
    return Wrong(
        "no row of codes with numbers below it was found",
        "Put the codes into the row above the numbers",
    )


def no_rows_of_industries(fact: f.NoRowsOfIndustries) -> Wrong:
    return Wrong(
        f"no row holds the codes of the industries ({', '.join(fact.industries)} ...)",
        "Put the industries' codes into one row above the numbers",
    )


def no_jobs_of_industries(fact: f.NoJobsOfIndustries) -> Wrong:
    return Wrong(
        f"no column and no row holds all the codes of the industries ({', '.join(fact.industries)} ...)",
        "Give it the columns code and jobs",
    )


def make_and_use_apart(_: f.MakeAndUseApart) -> Wrong:
    return Wrong(
        "Make and Use share no industries or no commodities",
        "Make has industries down the side and commodities along the top, Use the other way round",
    )


def not_in_other_table(fact: f.NotInOtherTable) -> Wrong:
    return Wrong(f"this {fact.trader} is not in {fact.other}", "Add it there, or take it out here")


def not_among_imports(fact: f.NotAmongImports) -> Wrong:
    return Wrong(f"this {fact.trader} of {fact.use} is not in the import table", "Add it there")


def no_industry_shared(_: f.NoIndustryShared) -> Wrong:
    return Wrong("rows and columns share no industry", "Use the same codes along the top and down the side")


def half_an_industry(fact: f.HalfAnIndustry) -> Wrong:
    return Wrong(f"this industry has no {fact.lacks}", "Add it, or take the other one out")


def sum_of_others(fact: f.SumOfOthers) -> Wrong:
    parts = fact.parts
    named = ", ".join(parts) if len(parts) <= 4 else f"{parts[0]} to {parts[-1]}"
    return Wrong(
        f"its row and its column are the sums of {named}: it is a total, or an industry that repeats them",
        f'If it is a total, call it "Total"; if it is an industry, add --keep "{fact.label}"',
    )


def imports_of_others(_: f.ImportsOfOthers) -> Wrong:
    return Wrong("the imports are of other industries than the table", "Use the same codes in both")


def no_row_of_account(fact: f.NoRowOfAccount) -> Wrong:
    return Wrong(
        f"there is no row of this label to take {fact.account.replace('_', ' ')} from",
        f"Name one of: {', '.join(fact.labels)}",
    )


def no_column_of_households(fact: f.NoColumnOfHouseholds) -> Wrong:
    return Wrong(
        "there is no column of this label to take households' consumption from",
        f"Name one of: {', '.join(fact.labels)}" if fact.labels else "Leave it out: the table has industries only",
    )


def text_without_sheets(fact: f.TextWithoutSheets) -> Wrong:
    return Wrong(f"the file {fact.file} has no sheets", f"Give a file with {fact.option}, or leave this out")


def no_output_row(fact: f.NoOutputRow) -> Wrong:
    return Wrong(
        "no row holds the output of the industries",
        f"Call a row {', '.join(fact.names)}, or name it with --row output=LABEL",
    )


def does_not_hold(fact: f.DoesNotHold) -> Wrong:
    off = (
        f"{fact.found:,.4g} must be {fact.relation} {fact.limit:g}"
        if fact.relation
        else f"It is missed by {fact.found:.4g}"
    )
    return Wrong(
        f"this does not hold, so the multipliers would be wrong. {inner_identity(fact.identity).what} {off}",
        "Mend the table, or the options that say how it is read; --anyway writes it, and every report says so",
    )


def unknown_valuation(fact: f.UnknownValuation) -> Wrong:
    return Wrong("this is no valuation of a table", f"Type {' or '.join(fact.valuations)}")


def contributions_outside(_: f.ContributionsOutside) -> Wrong:
    return Wrong("this is no share of compensation", "Type 0 or more, below 1")


def income_not_above_zero(_: f.IncomeNotAboveZero) -> Wrong:
    return Wrong("it must be above 0", "Type it in million")
