"""The sheets Survey and Strata: what is understood, and the message of each fault."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import STUDY, BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.survey import known_sizes
from impactcalc.study.checking.validation import read_study

STRATA: list[list[Any]] = [["Stratum", "Members"], ["small", 40], ["large", 5]]
SURVEY: list[list[Any]] = [
    ["Member", "Stratum", "Visitor spend", "Visitor profile", "Outbound spend", "Outbound profile"],
    ["Ashby", "small", 1000, "us_traveller", 0, None],
    ["Brook", "Small", 0, None, None, None],
    ["Calder", "large", 9000, "us_traveller", 700, "us_traveller"],
]


def book(survey: list[list[Any]] | None = None, strata: list[list[Any]] | None = None, **more: Any) -> dict[str, Any]:
    """A workbook with a survey."""
    return {"Study": STUDY, "Survey": SURVEY if survey is None else survey, "Strata": strata or STRATA, **more}


def with_column(rows: list[list[Any]], heading: str, *cells: Any) -> list[list[Any]]:
    """The rows with a column replaced or added."""
    if heading in rows[0]:
        at = rows[0].index(heading)
        return [[*row[:at], value, *row[at + 1 :]] for row, value in zip(rows, (heading, *cells), strict=True)]
    return [[*row, value] for row, value in zip(rows, (heading, *cells), strict=True)]


VISITS: list[list[Any]] = [["Id", "Member", "Visitors", "Accommodation"], ["a", "Ashby", 3, 100]]

CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "no strata": (
        {"Study": STUDY, "Survey": SURVEY},
        [
            "Strata: the sheet Strata is missing or empty: it is not known how many members the network has. Add a "
            'sheet "Strata" with the columns Stratum and Members; one row where there are no strata'
        ],
    ),
    "an unknown stratum": (
        book(with_column(SURVEY, "Stratum", "smal", "small", "large")),
        ['Survey!B2 "smal": no stratum of this name is on the sheet Strata. Type "small"'],
    ),
    "a stratum like none": (
        book(with_column(SURVEY, "Stratum", "coastal", "small", "large")),
        ['Survey!B2 "coastal": no stratum of this name is on the sheet Strata. Type one of: large, small'],
    ),
    "a stratum that the answers spell otherwise": (
        book(strata=[["Stratum", "Members"], ["smal", 8], ["large", 5]]),
        [
            'Strata!A2 "smal": no answer names this stratum, but 2 name "small". Type "small" here, or "smal" in those '
            "rows of the sheet Survey"
        ],
    ),
    "two strata that the answers spell otherwise, and one answer": (
        book(
            [
                *SURVEY,
                *([f"m{i}", "midsize", *[None] * (len(SURVEY[0]) - 2)] for i in range(2)),
                ["n", "larg", *[None] * (len(SURVEY[0]) - 2)],
            ],
            [["Stratum", "Members"], ["smalll", 8], ["mid-sized", 9], ["large", 5]],
        ),
        [
            'Strata!A2 "smalll": no answer names this stratum, but 2 name "small". Type "small" here, or "smalll" in '
            "those rows of the sheet Survey",
            'Strata!A3 "mid-sized": no answer names this stratum, but 2 name "midsize". Type "midsize" here, or '
            '"mid-sized" in those rows of the sheet Survey',
            'Survey!B7 "larg": no stratum of this name is on the sheet Strata. Type "large"',
        ],
    ),
    "answers that mean another stratum": (
        book(
            with_column(SURVEY, "Stratum", "lrge", "lrge", "large"),
            [["Stratum", "Members"], ["small", 8], ["large", 5]],
        ),
        [
            'Survey!B2 "lrge": no stratum of this name is on the sheet Strata. Type "large"',
            'Survey!B3 "lrge": no stratum of this name is on the sheet Strata. Type "large"',
        ],
    ),
    "a stratum without a size": (
        book(strata=[["Stratum", "Members"], ["small", None], ["large", 5]]),
        ['Strata!B2: "Members" is blank. Fill it in, for example 140'],
    ),
    "a stratum of nobody": (
        book(strata=[["Stratum", "Members"], ["small", 0], ["large", 5]]),
        ['Strata!B2 "0": a number that must be above 0. Type an amount above 0'],
    ),
    "a stratum twice": (
        book(strata=[*STRATA, ["Large", 3]]),
        ['Strata!A4 "Large": the same stratum as in row 3. Name each stratum once'],
    ),
    "more answers than members": (
        book(strata=[["Stratum", "Members"], ["small", 1], ["large", 5]]),
        [
            'Strata!B2 "1": 2 members of this stratum answered, more than it has. Type how many members the network '
            "has in it, those that did not answer too"
        ],
    ),
    "fewer asked than answered": (
        book(strata=[["Stratum", "Members", "Asked"], ["small", 40, 1], ["large", 5, 9]]),
        [
            'Strata!C2 "1": fewer than answered were asked. Type how many members of the stratum were asked, those '
            "that did not answer too",
            'Strata!C3 "9": more than its 5 members were asked. Type how many members of the stratum were asked, those '
            "that did not answer too",
        ],
    ),
    "a member twice": (
        book(with_column(SURVEY, "Member", "Ashby", "ASHBY", "Calder")),
        ['Survey!A3 "ASHBY": the same member as in row 2. Keep one row per member: its totals of the year'],
    ),
    "a sum without a profile": (
        book(with_column(SURVEY, "Visitor profile", None, None, "us_traveller")),
        ["Survey!D2: a sum without a profile: it is not known what it was spent on. Type a profile (us_traveller,"],
    ),
    "an unknown profile": (
        book(with_column(SURVEY, "Visitor profile", "us_traveler", None, "us_traveller")),
        ['Survey!D2 "us_traveler": no spending profile of this name is known. Type "us_traveller"'],
    ),
    "a local profile abroad, without a country": (
        book(with_column(SURVEY, "Outbound profile", None, None, "delegate")),
        [
            'Survey!row 4: "Outbound country" is blank, but what this profile spends depends on the country. Fill in '
            "Outbound country"
        ],
    ),
    "a row of a member that is not there": (
        book(Visitors=[VISITS[0], ["a", "Ashbi", 3, 100]]),
        ['Visitors!B2 "Ashbi": no member of this name is on the sheet Survey. Type "Ashby"'],
    ),
    "a row of a member without a survey": (
        {"Study": STUDY, "Visitors": VISITS},
        [
            'Visitors!B2 "Ashby": no member of this name is on the sheet Survey. Add the sheets Survey and Strata, or '
            "leave Member blank: the row then stands for itself"
        ],
    ),
    "a total and rows": (
        book(Visitors=VISITS),
        [
            'Survey!C2 "1000": Ashby has a total here and rows on the sheet Visitors: the same money twice. Keep one '
            "of the two: clear the total, or the rows' column Member"
        ],
    ),
    "hours of nobody": (
        book(with_column(SURVEY, "Volunteer hours", 30, None, None)),
        ["Survey!row 2: there are volunteer hours, but nobody who gave them. Type how many people gave time"],
    ),
    "more than the whole network has": (
        book(
            with_column(SURVEY, "Auxiliary", 600, 500, 100),
            with_column(STRATA, "Auxiliary total", 1000, 100),
        ),
        [
            'Strata!C2 "1000": the members that answered have 1100 together, more than all members. Type the sum over '
            "all members of the stratum, in the unit of the column Auxiliary"
        ],
    ),
    "all answered, and not what all have": (
        book(
            with_column(SURVEY, "Auxiliary", 600, 500, 100),
            [["Stratum", "Members", "Auxiliary total"], ["small", 40, 5000], ["large", 1, 110]],
        ),
        [
            'Strata!C3 "110": all members answered and have 100 together, not this. Type the sum of the column '
            "Auxiliary over the stratum, or how many members it has in all"
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_message(case: str, write_book: BookWriter) -> None:
    sheets, expected = CASES[case]
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    found = [str(problem) for problem in caught.value.problems]
    assert len(found) == len(expected), found
    for text, start in zip(found, expected, strict=True):
        assert text.startswith(start), found


def test_totals_become_rows_with_the_addresses_of_the_survey(write_book: BookWriter) -> None:
    study = read_study(write_book(book()))
    visitors, outbound = study.survey.totals
    assert (visitors.sheet, visitors.origin, visitors.rows.tolist()) == ("Visitors", "Survey", [2, 4])
    assert visitors.numbers("total_spend").tolist() == [1000.0, 9000.0]
    assert visitors.cell(1, "total_spend") == "C4"
    assert outbound.words("direction").tolist() == ["outbound"]
    assert study.survey.survey.words("stratum").tolist() == ["small", "small", "large"]


def test_a_blank_is_said_to_be_missing_and_a_zero_is_not(write_book: BookWriter) -> None:
    study = read_study(write_book(book()))
    assert [str(note) for note in study.notes] == [
        "Survey!E3: Outbound spend is blank: read as not answered, unless the member's rows stand on the sheet "
        "Exchanges. Type 0 where there were none"
    ]


def test_sizes_count_only_where_all_are_known(write_book: BookWriter) -> None:
    survey = with_column(SURVEY, "Auxiliary", 3, 4, 5)
    known = read_study(write_book(book(survey, with_column(STRATA, "Auxiliary total", 100, 50)))).survey
    sizes = known_sizes(known)
    assert sizes is not None
    assert [values.tolist() for values in sizes] == [[3.0, 4.0, 5.0], [100.0, 50.0]]
    partly = read_study(write_book(book(with_column(survey, "Auxiliary", 3, None, 5)), name="b.xlsx"))
    assert known_sizes(partly.survey) is None
    gaps = read_study(write_book(book(survey, with_column(STRATA, "Auxiliary total", 100, None)), name="c.xlsx"))
    assert known_sizes(gaps.survey) is None
    assert [str(note) for note in gaps.notes if note.sheet == "Strata"] == [
        "Strata!C3: this is blank, so the totals are not raised to what is known of the whole network"
    ]


def test_strata_without_answers_are_said_to_have_no_use(write_book: BookWriter) -> None:
    study = read_study(write_book({"Study": STUDY, "Strata": STRATA, "Visitors": [["Visitors", "Other"], [1, 5]]}))
    assert "Strata: there is no answer on the sheet Survey, so this sheet has no use" in map(str, study.notes)


def test_a_survey_alone_is_a_study(write_book: BookWriter) -> None:
    assert len(read_study(write_book(book())).survey) == 3


def test_members_move_with_the_study(write_book: BookWriter) -> None:
    study = read_study(write_book(book(with_column(SURVEY, "Place", None, "US-TX", None))))
    moved = study.at_place("US-NC").survey
    assert moved.survey.words("place").tolist() == ["US-NC", "US-TX", "US-NC"]
    assert moved.totals[0].words("place").tolist() == ["US-NC", "US-NC"]
