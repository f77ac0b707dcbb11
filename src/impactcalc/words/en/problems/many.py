"""Workbooks of many studies, and lists of members."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import many as f


def no_studies(_: f.NoStudies) -> Wrong:
    return Wrong(
        "there is no study on the sheet Study",
        "Type a row of settings for each study",
    )


def study_column_twice(fact: f.StudyColumnTwice) -> Wrong:
    return Wrong(
        f"the same heading as {fact.first}",
        "Keep one of the two columns",
    )


def study_column_missing(fact: f.StudyColumnMissing) -> Wrong:
    return Wrong(
        'there are rows, but no column "Study" that says whose they are',
        f'Add a column headed "Study" with the name of the study in every row, or "{fact.every}"',
    )


def whose_row(fact: f.WhoseRow) -> Wrong:
    return Wrong(
        "it is not said whose row this is",
        f'Type the name of its study, or "{fact.every}"; delete the row if it is a total',
    )


def study_called_all(fact: f.StudyCalledAll) -> Wrong:
    return Wrong(
        f'"{fact.every}" stands for every study, so none can be called so',
        "Give the study another name",
    )


def study_twice(fact: f.StudyTwice) -> Wrong:
    return Wrong(
        f"the same study as in {fact.first}",
        "Keep one of the two rows",
    )


def unknown_study(fact: f.UnknownStudy) -> Wrong:
    near = f'Type "{fact.near}"' if fact.near else f'Type a name as it stands there, or "{fact.every}"'
    return Wrong("no study of this name on the sheet Study", near)


def one_study(_: f.OneStudy) -> Wrong:
    return Wrong(
        'this is one study: its sheet Study has no column "Study" with a row for each',
        "Give it to impactcalc run, or give the folder that it lies in; impactcalc template "
        "--many writes a workbook for many",
    )


def no_member_file(fact: f.NoMemberFile) -> Wrong:
    return Wrong(
        "the list of members is a .csv file" if fact.there else "there is no such file",
        "Give one with the columns study and stratum",
    )


def name_column_missing(_: f.NameColumnMissing) -> Wrong:
    return Wrong(
        "there is no column study",
        "Head the column of the members' names study",
    )


def member_nameless(_: f.MemberNameless) -> Wrong:
    return Wrong(
        "this member has no name",
        "Type what its study is called",
    )


def listed_twice(fact: f.ListedTwice) -> Wrong:
    return Wrong(
        f"the same member as in {fact.first}",
        "Delete one of the two rows",
    )


def member_without_stratum(_: f.MemberWithoutStratum) -> Wrong:
    return Wrong(
        "this member has no stratum",
        "Type one, or delete the column",
    )


def no_members(_: f.NoMembers) -> Wrong:
    return Wrong(
        "there is no member in the list",
        "Type a row for each",
    )


def share_impossible(_: f.ShareImpossible) -> Wrong:
    return Wrong(
        "a share lies between 0% and 100%",
        "Type it like 60%",
    )


def share_one_or_all(_: f.ShareOneOrAll) -> Wrong:
    return Wrong(
        "this may be 1% or all",
        "Type 1% or 100%",
    )
