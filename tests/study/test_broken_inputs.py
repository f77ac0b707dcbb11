"""Broken inputs, each with the message it must produce. The wording is part of the interface."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from conftest import STUDY, VISITORS, BookWriter, Formula, Merged, Percent
from impactcalc.errors import InputError
from impactcalc.impact.run import run
from impactcalc.study.checking.validation import read_study


def visitors(column: str, *cells: Any) -> dict[str, Any]:
    """The sound workbook with one column of Visitors replaced or added; one cell per row."""
    rows = [list(row) for row in VISITORS]
    values = [column, *cells]
    if column in rows[0]:
        at = rows[0].index(column)
        for row, value in zip(rows, values, strict=False):
            row[at] = value
    else:
        for row, value in zip(rows, [*values, *[None] * (len(rows) - len(values))], strict=True):
            row.append(value)
    return {"Study": STUDY, "Visitors": rows}


def study(*rows: list[Any]) -> dict[str, Any]:
    """The sound workbook with other settings."""
    return {"Study": list(rows), "Visitors": VISITORS}


SHARE = "Type a share between 0 and 1, or a percentage such as 25%"
PROFILES = (
    "us_traveller, event_visitor, arts_event_visitor, event_overnight, event_day_visitor, tournament_visitor, "
    "business_traveller, international_student, delegate, host_family_youth, festival_overnight, festival_day, "
    "overseas_visitor, overseas_business, overseas_leisure, overseas_family, exchange_student"
)

CASES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "a share of 130": (
        visitors("Resident share", 130, 0),
        [f'Visitors!F2 "130": a share above 100%. {SHARE}'],
    ),
    "a negative share": (
        visitors("Resident share", -0.1, 0),
        [f'Visitors!F2 "-0.1": a share below 0. {SHARE}'],
    ),
    "a percent cell of 130": (
        visitors("Resident share", Percent(1.3), 0),
        ['Visitors!F2 "1.3": this cell shows 130%, more than the whole. Type a share between 0% and 100%'],
    ),
    "a 1 beside a 25": (
        visitors("Resident share", 1, 25),
        ['Visitors!F2 "1": 1 beside larger values in this column: it may be 1% or the whole. Type "1%" or "100%"'],
    ),
    "text for a share": (
        visitors("Resident share", "a third", 0),
        ['Visitors!F2 "a third": text where a number belongs. Type digits only, such as 1200 or 1200.50'],
    ),
    "text for a number": (
        visitors("Visitors", "about 30", 20),
        ['Visitors!B2 "about 30": text where a number belongs. Type digits only, such as 1200 or 1200.50'],
    ),
    "not known": (
        visitors("Accommodation", "n/a", 20),
        ['Visitors!D2 "n/a": this is not a number. Leave the cell blank if it is not known; type 0 if there was none'],
    ),
    "a currency sign in a column of people": (
        visitors("Visitors", "$4,000", 20),
        [
            'Visitors!B2 "$4,000": a currency in a column of people. Type the number alone; amounts go into a column of their own'
        ],
    ),
    "a currency code beside one of the amounts": (
        visitors("Accommodation", "4000 EUR", 20),
        [
            'Visitors!D2 "4000 EUR": "EUR" stands in the cell, but other amounts of the row have no currency beside them. '
            "Type EUR or USD into the column Currency; a row has one currency"
        ],
    ),
    "a range alone": (
        visitors("Visitors", "100-150", 20),
        [
            'Visitors!B2 "100-150": a range without its most likely number. Type the most likely number first, then the '
            "least and the most: 120 (100-150)"
        ],
    ),
    "a negative number": (
        visitors("Visitors", -5, 20),
        ['Visitors!B2 "-5": a number below 0. Type 0 or more; leave it blank if not known'],
    ),
    "true where a number belongs": (
        visitors("Visitors", True, 20),
        ['Visitors!B2 "True": TRUE or FALSE where a number belongs. Type a number'],
    ),
    "a date where a number belongs": (
        visitors("Nights", dt.date(2014, 3, 2), 2),
        [
            'Visitors!C2 "2014-03-02": a date where a number belongs; spreadsheets make dates of what looks like one. '
            "Format the cell as a number and type the number again"
        ],
    ),
    "an error cell": (
        visitors("Accommodation", Formula("=1/0", "#DIV/0!"), 20),
        ['Visitors!D2 "#DIV/0!": the cell shows an error. Mend the formula, or type the value in its place'],
    ),
    "a formula never calculated": (
        visitors("Accommodation", Formula("=2*2000", None), 20),
        [
            "Visitors!D2: this formula was never calculated, so its value is not known. Open the workbook in a "
            "spreadsheet program and save it, or type the value in its place"
        ],
    ),
    "an unknown country": (
        visitors("Partner country", "Germny", "Japan"),
        ['Visitors!K2 "Germny": no country of this name is known. Type Germany'],
    ),
    "an ambiguous country": (
        visitors("Partner country", "Korea", "Japan"),
        ['Visitors!K2 "Korea": no country of this name is known. Type North Korea or South Korea'],
    ),
    "two rows with one id": (
        visitors("Id", "a", "a"),
        [
            'Visitors!A3 "a": the same id as in Visitors!A2. Delete the row if it is the same one; else give it an id of its own, or leave it blank'
        ],
    ),
    "an unknown currency": (
        visitors("Currency", "DOLLARIES", None),
        ['Visitors!L2 "DOLLARIES": no currency of this code is known. Type '],
    ),
    "a predecessor currency": (
        visitors("Currency", "DEM", None),
        [
            'Visitors!L2 "DEM": a currency that Germany no longer has: the rates are restated in EUR for all years. Type '
            "EUR and the amount in EUR, at the official conversion rate"
        ],
    ),
    "a year of two digits": (
        visitors("Year", 14, None),
        ['Visitors!L2 "14": a year outside 1990 to 2100. Type a year with four digits, such as 2014'],
    ),
    "a year in words": (
        visitors("Year", "last year", None),
        ['Visitors!L2 "last year": this is not a year. Type a year with four digits, such as 2014'],
    ),
    "an unknown profile": (
        visitors("Profile", "us_travelers", None),
        ['Visitors!L2 "us_travelers": no spending profile of this name is known. Type "us_traveller"'],
    ),
    "an unknown purpose": (
        visitors("Purpose", "cultural", None),
        ['Visitors!L2 "cultural": not one of the choices. Type "culture"'],
    ),
    "a network that is nearly known": (
        visitors("Network", "Sister Cites International", None),
        [
            'Visitors!L2 "Sister Cites International": looks like "Sister Cities International". Type "Sister Cities '
            'International", or a name that differs more'
        ],
    ),
    "a sum without a profile": (
        {"Study": STUDY, "Visitors": [["Visitors", "Total spend"], [10, 5000]]},
        [
            "Visitors!row 2: a sum without a profile: it is not known what it was spent on. Type a profile "
            f"({PROFILES}), or fill in the category columns instead"
        ],
    ),
    "a sum beside categories": (
        visitors("Total spend", 9000, None)
        | {
            "Visitors": [
                [*row, value]
                for row, value in zip(
                    visitors("Total spend", 9000, None)["Visitors"], ["Profile", "us_traveller", None], strict=True
                )
            ]
        },
        [
            "Visitors!row 2: a sum and category amounts in the same row: the same money twice, or not, is not clear. Keep "
            "the sum or the category amounts; use a second row where both are right"
        ],
    ),
    "a profile with nothing to split": (
        {"Study": STUDY, "Visitors": [["Visitors", "Nights", "Profile"], [10, 2, "us_traveller"]]},
        [
            'Visitors!C2 "us_traveller": this profile only splits a sum, and the row has none. Fill in Daily spend, Spend '
            "per person or Total spend, or use a profile with an amount"
        ],
    ),
    "days missing": (
        {"Study": STUDY, "Events": [["Participants", "Profile", "Daily spend"], [10, "us_traveller", 90]]},
        ['Events!row 2: "Days" is blank, but the spending is per day. Fill in Days'],
    ),
    "no spending": (
        {"Study": STUDY, "Visitors": [["Visitors", "Nights"], [10, 2]]},
        [
            'Visitors!A2 "10": this row says no spending. Fill in category columns, or a sum with a profile, or a profile '
            "that carries an amount (arts_event_visitor, business_traveller, delegate, host_family_youth, "
            "festival_overnight, festival_day, overseas_visitor, overseas_business, overseas_leisure, overseas_family, "
            "exchange_student)"
        ],
    ),
    "no direction": (
        {"Study": STUDY, "Exchanges": [["Direction", "Education"], [None, 1000]]},
        ['Exchanges!A2: "Direction" is blank. Fill it in, for example inbound'],
    ),
    "a column missing": (
        {"Study": STUDY, "Budget": [["Amount", "Paid from"], [1000, "local"]]},
        ['Budget: the column "Category" is missing. Add a column headed "Category"'],
    ),
    "a missing sheet": (
        {"Visitors": VISITORS},
        ['Study: the sheet Study is missing. Add a sheet "Study" with name, place and year'],
    ),
    "no activity sheet": (
        {"Study": STUDY},
        [
            "there is no sheet with activities. Add at least one of the sheets Visitors, Events, Exchanges, Volunteers, "
            "Budget, In kind, Deals, Survey"
        ],
    ),
    "a sheet that is nearly known": (
        {"Study": STUDY, "Visitor": VISITORS, "Events": []},
        [
            'Visitor: no such sheet, but it looks like "Visitors". Rename it to "Visitors", or put "not counted" into its name'
        ],
    ),
    "a sheet twice": (
        {"Study": STUDY, "Visitors": VISITORS, "visitors ": VISITORS},
        ['visitors : a second sheet "Visitors". Put all the rows on one sheet'],
    ),
    "merged headings": (
        {"Study": STUDY, "Visitors": [["Visitors", Merged("Accommodation", 2)], [10, 100, 200]]},
        [
            "Visitors!B1: merged cells in the heading row: it is not clear which column they head. Unmerge them and give "
            "every column its own heading"
        ],
    ),
    "headings below a title": (
        {"Study": STUDY, "Visitors": [["Our visitors of 2014"], [], ["Visitors", "Accommodation"], [10, 100]]},
        ["Visitors!A3: the headings are in row 3; they belong into row 1. Delete the rows above them"],
    ),
    "a heading that is nearly known": (
        visitors("Accomodation", 5, 5),
        [],  # beside the right heading it is left alone, and said so
    ),
    "a misspelt heading": (
        {"Study": STUDY, "Visitors": [["Visitors", "Accomodation"], [10, 100]]},
        ['Visitors!B1 "Accomodation": no such column, but it looks like "Accommodation". Type "Accommodation"'],
    ),
    "the same heading twice": (
        {"Study": STUDY, "Visitors": [["Visitors", "Accommodation", "accommodation"], [10, 100, 100]]},
        ['Visitors!C1 "accommodation": the same heading as B1. Keep one of the two columns'],
    ),
    "values without a heading": (
        {"Study": STUDY, "Visitors": [["Visitors", "Accommodation", None], [10, 100, 5]]},
        [
            "Visitors!C1: there are values below, but the column has no heading. Type a heading into row 1, or clear the "
            "column"
        ],
    ),
    "an unknown place": (
        study(["Name", "x"], ["Place", "Texass"], ["Year", 2014]),
        ['Study!B2 "Texass": no place of this name is known. Type "Texas"; `impactcalc places NAME` finds others'],
    ),
    "a place without a table": (
        study(["Name", "x"], ["Place", "Kenya"], ["Year", 2014], ["Currency", "KES"]),
        [
            'Study!B2 "KE": no shipped table covers Kenya. Use a place in a state of the US, in DC, or in a country that has '
            "a table (docs/world.md lists them), or give a package of your own to `impactcalc run --multipliers`"
        ],
    ),
    "settings missing": (
        study(["Currency", "USD"]),
        [
            'Study: the setting "Name" is missing. Type "Name" into column A and, for example, "City programme 2014" into '
            "column B",
            'Study: the setting "Place" is missing. Type "Place" into column A and, for example, "US" into column B',
            'Study: the setting "Year" is missing. Type "Year" into column A and, for example, "2014" into column B',
        ],
    ),
    "a setting that is nearly known": (
        study(["Name", "x"], ["Place", "US"], ["Year", 2014], ["Curency", "USD"]),
        ['Study!A4 "Curency": no such setting, but it looks like "Currency". Type "Currency"'],
    ),
    "a year without a deflator": (
        study(["Name", "x"], ["Place", "US"], ["Year", 2037]),
        ["Rates: there is no deflator for USA in 2037 (first needed by "],
    ),
    "a currency without a rate": (
        visitors("Currency", "CUP", None),
        ["Rates: there is no exchange rate for CUP in 2014 (first needed by Visitors row 2). "],
    ),
    "a rate for an unknown currency": (
        {
            "Study": STUDY,
            "Visitors": VISITORS,
            "Rates": [["Kind", "Subject", "Year", "Value", "Source"], ["exchange_rate", "YENN", 2014, 100, "x"]],
        },
        ['Rates!B2 "YENN": no currency of this code is known. '],
    ),
    "a rate of zero": (
        {
            "Study": STUDY,
            "Visitors": VISITORS,
            "Rates": [["Kind", "Subject", "Year", "Value", "Source"], ["exchange_rate", "JPY", 2014, 0, "x"]],
        },
        ['Rates!D2 "0": a number that must be above 0. Type an amount above 0'],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_message(name: str, write_book: BookWriter) -> None:
    sheets, expected = CASES[name]
    path = write_book(sheets)
    if not expected:
        run(read_study(path))
        return
    with pytest.raises(InputError) as caught:
        run(read_study(path))
    found = [str(problem) for problem in caught.value.problems]
    for text in expected:
        # A text that ends openly goes on with suggestions that other tests hold.
        assert any(line == text or (text.endswith(" ") and line.startswith(text)) for line in found), found
    assert len(found) == len(expected), found


def test_every_problem_at_once(write_book: BookWriter) -> None:
    rows = [list(row) for row in VISITORS]
    rows[1][1], rows[1][5], rows[2][10] = "many", 130, "Atlantis"
    path = write_book({"Study": [["Name", "x"], ["Place", "US"], ["Year", "soon"]], "Visitors": rows})
    with pytest.raises(InputError) as caught:
        read_study(path)
    assert [(problem.sheet, problem.cell) for problem in caught.value.problems] == [
        ("Study", "B3"), ("Visitors", "B2"), ("Visitors", "F2"), ("Visitors", "K3"),
    ]  # fmt: skip
    assert caught.value.source == "study.xlsx"
