"""Ranges as people type them: in the cell, in columns beside it, on the sheet Ranges."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import impactcalc as ic
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.cells import read_numbers, read_shares
from impactcalc.study.sheets.ranges import Range
from impactcalc.study.sheets.schema import Profiles, Ranges, Rates, Settings, Visitors

FORM = "Type the most likely number first, then the least and the most: 120 (100-150)"
SPREADS = "Type triangular, PERT or normal, with P5-P95 after it where the two bounds are percentiles"


def never(_: int) -> bool:
    return False


@pytest.mark.parametrize(
    ("typed", "value", "stated"),
    [
        ("120 (100-150)", 120, Range(100, 150)),
        ("120 (100 to 150)", 120, Range(100, 150)),
        ("120 (100–150)", 120, Range(100, 150)),
        ("120(100..150)", 120, Range(100, 150)),
        ("120 (100-150, normal)", 120, Range(100, 150, "normal")),
        ("120 (100-150; pert)", 120, Range(100, 150, "PERT")),
        ("1,200 (1,000-1,500, PERT)", 1200, Range(1000, 1500, "PERT")),
        ("120 (100-150, P5-P95)", 120, Range(100, 150, "triangular", "P5 and P95")),
        ("120 (100-150, normal, P5-P95)", 120, Range(100, 150, "normal", "P5 and P95")),
        ("120 (P5 100, P95 150)", 120, Range(100, 150, "triangular", "P5 and P95")),
        ("120 (P5: 100, P95: 150, PERT)", 120, Range(100, 150, "PERT", "P5 and P95")),
        ("1,5 (1,2-1,9)", 1.5, Range(1.2, 1.9)),
    ],
)
def test_ranges_in_a_cell(typed: str, value: float, stated: Range) -> None:
    column = read_numbers([typed, 3.0])
    assert not column.faults
    assert column.values.tolist() == [value, 3.0]
    assert {at: found.range for at, found in column.ranges.items()} == {0: stated}


@pytest.mark.parametrize(
    ("typed", "value", "low", "high"),
    [
        ("25% (20%-30%)", 0.25, 0.2, 0.3),
        ("25% (20-30)", 0.25, 0.2, 0.3),
        ("25 (20-30)", 0.25, 0.2, 0.3),
        ("0.25 (0.2-0.3)", 0.25, 0.2, 0.3),
    ],
)
def test_ranges_of_shares(typed: str, value: float, low: float, high: float) -> None:
    column = read_shares([typed], never)
    assert not column.faults
    assert column.values[0] == pytest.approx(value, rel=1e-15)
    found = column.ranges[0].range
    assert found.low == pytest.approx(low, rel=1e-15)
    assert found.high == pytest.approx(high, rel=1e-15)


def test_a_range_is_said_as_it_was_read() -> None:
    (reading,) = read_numbers(["120 (100-150, PERT)"]).readings
    assert reading.meaning == "read as 120, between 100 and 150 (PERT)"
    (reading,) = read_numbers(["120 (120-120)"]).readings
    assert reading.meaning == "a range without a width, read as 120"


@pytest.mark.parametrize("typed", ["40..40", "40-40", "40 to 40"])
def test_a_range_from_a_number_to_itself_is_that_number_to_type(typed: str) -> None:
    (fault,) = read_numbers([typed]).faults
    assert (fault.message, fault.remedy) == ("a range without a width", "Type 40, the number alone")
    assert "most likely" in read_numbers(["40..60"]).faults[0].message
    assert "width" not in read_numbers(["1.2.3-4.5.6"]).faults[0].message


def test_what_is_asked_about_can_be_answered() -> None:
    typed = ["1.1250 (1.0010-1.2510)", "1125 (1001-1251)", "1.250 (1.1-1.4)", "0.125 (0.100-0.150)"]
    column = read_numbers(typed)
    assert not column.faults
    assert column.values.tolist() == [1.125, 1125, 1.25, 0.125]


def test_a_range_of_whole_percentages_is_said_as_shares() -> None:
    column = read_shares(["10 (5-15)", "12"], never)
    assert [(reading.position, reading.meaning) for reading in column.readings] == [
        (0, "read as 10%, between 5% and 15% (0.05 to 0.15, triangular)"),
        (1, "read as 12%"),
    ]


def test_several_ranges_of_a_column_are_not_said_to_be_the_first(write_book: BookWriter) -> None:
    study = read_study(write_book(visitors("Visitors", "120 (100-150)", "80 (70-95)")))
    assert [str(note) for note in study.notes] == [
        'Visitors!B2 "120 (100-150)": read as 120, between 100 and 150 (triangular); each with its own range (2 cells '
        "of this column)"
    ]
    study = read_study(write_book(visitors("Visitors", "120 (100-150)", " 80 ")))
    assert [str(note) for note in study.notes] == [
        'Visitors!B2 "120 (100-150)": read as 120, between 100 and 150 (triangular)'
    ]


def test_a_name_may_have_brackets_of_its_own(write_book: BookWriter) -> None:
    sheets: dict[str, Any] = {
        "Study": STUDY,
        "Profiles": [["Name", "Daily amount", "Shopping"], ["Guests (VIP)", 80, 1]],
    }
    sheets["Visitors"] = [["Visitors", "Nights", "Profile"], [10, 2, "guests (vip)"], [5, 2, "guests"]]
    assert read_study(write_book(sheets)).sheets["Visitors"].words("profile").tolist() == ["Guests (VIP)"] * 2


def visitors(column: str, *cells: Any, beside: dict[str, list[Any]] | None = None) -> dict[str, Any]:
    rows = [list(row) for row in VISITORS]
    at = rows[0].index(column)
    for row, value in zip(rows[1:], cells, strict=False):
        row[at] = value
    for head, values in (beside or {}).items():
        for row, value in zip(rows, [head, *values], strict=True):
            row.append(value)
    return {"Study": STUDY, "Visitors": rows}


def test_ranges_in_columns_beside_the_number(write_book: BookWriter) -> None:
    beside: dict[str, list[Any]] = {
        "Visitors low": [8, None],
        "Visitors (high)": [14, None],
        "visitors_distribution": ["PERT", None],
    }
    beside |= {"Resident share low": ["10%", "20%"], "Resident share high": ["30%", "35%"]}
    study = read_study(write_book(visitors("Resident share", "25%", "25%", beside=beside)))
    table = study.sheets["Visitors"]
    assert table.ranges["visitors"].positions.tolist() == [0]
    assert table.ranges["visitors"].ranges == (Range(8, 14, "PERT"),)
    shares = table.ranges["resident_share"]
    assert shares.positions.tolist() == [0, 1]
    np.testing.assert_allclose([(r.low, r.high) for r in shares.ranges], [(0.1, 0.3), (0.2, 0.35)])


BROKEN: dict[str, tuple[dict[str, Any], str]] = {
    "outside": (
        visitors("Visitors", "120 (130-150)"),
        f'Visitors!B2 "120 (130-150)": the number lies outside its own range. {FORM}',
    ),
    "backwards": (
        visitors("Visitors", "120 (150-100)"),
        'Visitors!B2 "120 (150-100)": the low and the high are reversed. Type 120 (100-150)',
    ),
    "backwards, with a distribution": (
        visitors("Visitors", "120 (150 to 100, PERT)"),
        'Visitors!B2 "120 (150 to 100, PERT)": the low and the high are reversed. Type 120 (100-150, PERT)',
    ),
    "backwards, and outside": (
        visitors("Visitors", "90 (150-100)"),
        f'Visitors!B2 "90 (150-100)": the low and the high are reversed. {FORM}',
    ),
    "backwards, beside": (
        visitors("Visitors", 10, beside={"Visitors low": [12, None], "Visitors high": [8, None]}),
        'Visitors!L2 "12": the low and the high are reversed. Type the least into the column of the low, the most into '
        "that of the high",
    ),
    "thousands or decimals": (
        visitors("Visitors", "1.200 (1.000-1.500)"),
        'Visitors!B2 "1.200 (1.000-1.500)": this may be 1.2 (1-1.5) or 1200 (1000-1500). Type 1200 (1000-1500) or 1.2 '
        "(1-1.5)",
    ),
    "thousands in part": (
        visitors("Visitors", "1.200 (900-1.500, PERT)"),
        'Visitors!B2 "1.200 (900-1.500, PERT)": this may be 1.2 (900-1.5) or 1200 (900-1500). Type 1200 (900-1500) or '
        "1.2 (900-1.5)",
    ),
    "decimals of three places": (
        visitors("Visitors", "1.125 (1.001-1.251)"),
        'Visitors!B2 "1.125 (1.001-1.251)": this may be 1.1250 (1.0010-1.2510) or 1125 (1001-1251). Type 1125 '
        "(1001-1251) or 1.1250 (1.0010-1.2510)",
    ),
    "a range of a profile": (
        {
            "Study": STUDY,
            "Visitors": [["Visitors", "Nights", "Profile"], [10, 2, "delegate (1-2)"]],
        },
        'Visitors!C2 "delegate (1-2)": what stands in brackets after the name of a profile is not understood. Type '
        '"delegate"; a range of its daily amount goes onto the sheet Ranges',
    ),
    "no distribution": (
        visitors("Visitors", "120 (100-150, gauss)"),
        f'Visitors!B2 "120 (100-150, gauss)": "gauss" is no distribution. {SPREADS}',
    ),
    "words in it": (
        visitors("Visitors", "120 (100-many)"),
        f'Visitors!B2 "120 (100-many)": a range that is not understood: text where a number belongs. {FORM}',
    ),
    "below zero": (
        visitors("Visitors", "1 (-3 to 4)"),
        f'Visitors!B2 "1 (-3 to 4)": a range that goes below 0. {FORM}',
    ),
    "above the whole": (
        visitors("Resident share", "90% (80%-110%)"),
        f'Visitors!F2 "90% (80%-110%)": a range that goes above 100%. {FORM}',
    ),
    "half of it": (
        visitors("Visitors", 10, beside={"Visitors low": [8, None], "Visitors high": [None, None]}),
        'Visitors!M2: "Visitors high" is blank. Fill in both the low and the high, or neither',
    ),
    "outside, beside": (
        visitors("Visitors", 10, beside={"Visitors low": [11, None], "Visitors high": [12, None]}),
        f'Visitors!B2 "10": the number lies outside its own range. {FORM}',
    ),
    "a range of nothing": (
        visitors("Accommodation", None, beside={"Accommodation low": [1, None], "Accommodation high": [12, None]}),
        'Visitors!D2: a range without its most likely number. Fill in "Accommodation", or clear its range',
    ),
    "twice": (
        visitors("Visitors", "10 (5-20)", beside={"Visitors low": [8, None], "Visitors high": [12, None]}),
        'Visitors!L2 "8": a range in the cell, and another in the columns beside it. Keep one of the two',
    ),
    "a distribution alone": (
        visitors("Visitors", 10, beside={"Visitors distribution": ["normal", None]}),
        'Visitors!L2 "normal": a distribution without a low and a high. Fill in both, or clear the distribution',
    ),
    "an unknown distribution": (
        visitors(
            "Visitors",
            10,
            beside={"Visitors low": [8, None], "Visitors high": [12, None], "Visitors distribution": ["bell", None]},
        ),
        f'Visitors!N2 "bell": "bell" is no distribution. {SPREADS}',
    ),
    "without its number": (
        visitors("Visitors", 10, beside={"Shopping low": [8, None]}),
        'Visitors!L1 "Shopping low": a range without its number: there is no column "Shopping". Add the column '
        '"Shopping" with the most likely numbers',
    ),
    "a tax rate": (
        {
            **visitors("Visitors", 10),
            "Taxes": [
                ["Tax", "Rate", "Categories", "Level", "Collector"],
                ["Bed", "7% (6%-8%)", "accommodation", "local", "City"],
            ],
        },
        'Taxes!B2 "7% (6%-8%)": a range where one number belongs; none is read in this column. Type the most likely '
        "number",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_ranges(name: str, write_book: BookWriter) -> None:
    sheets, message = BROKEN[name]
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    assert [str(problem) for problem in caught.value.problems] == [message]


SETTINGS = Settings(name="Test", place="cbsa:19100", year=2014)
GUESTS = Visitors(id="v1", visitors=10, nights=2, profile="us_traveller", daily_spend=100)


def test_shared_ranges() -> None:
    rows = [
        Ranges(parameter="delta", low=0.03, high=0.08, source="docs"),
        Ranges(parameter="closure", low=0.8, high=1.1, distribution="PERT", source="a guess"),
        Ranges(parameter="profile_shares", profile="us_traveller", sample_size=140, source="own survey"),
        Rates(kind="exchange_rate", subject="JPY", year=2014, value=105, source="bank"),
    ]
    study = ic.study_from_rows(SETTINGS, [GUESTS, *rows])
    assert [(one.what, one.subject, one.range) for one in study.shared_ranges] == [
        ("delta", "", Range(0.03, 0.08)),
        ("closure", "", Range(0.8, 1.1, "PERT")),
        ("profile_shares", "us_traveller", None),
    ]
    assert study.shared_ranges[2].sample_size == 140
    assert study.shared_ranges[0].where == "Ranges!A2"


def test_ranges_of_own_profiles_and_rates(write_book: BookWriter) -> None:
    sheets = visitors("Visitors", 10)
    sheets["Profiles"] = [
        ["Name", "Daily amount", "Accommodation", "Food service"],
        ["choir", "80 (60-100)", "75% (60%-85%)", 0.25],
    ]
    sheets["Rates"] = [
        ["Kind", "Subject", "Year", "Value", "Source"],
        ["exchange_rate", "JPY", 2014, "105 (100-110)", "bank"],
    ]
    study = read_study(write_book(sheets))
    daily, shares, rate = study.shared_ranges
    assert (daily.what, daily.subject, daily.value, daily.range) == ("daily_amount", "choir", 1.0, Range(0.75, 1.25))
    assert (shares.what, dict(shares.shares)) == ("profile_shares", {"accommodation": Range(0.6, 0.85)})
    assert (rate.what, rate.subject, rate.value, rate.range) == (
        "rate", "exchange_rate JPY 2014", 105.0, Range(100, 110),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"parameter": "closure", "low": 1.1, "high": 1.2}, 'Ranges!D2 "1.1": a factor\'s range that does not hold 1'),
        ({"parameter": "closure", "low": 1.2, "high": 0.8}, 'Ranges!D2 "1.2": the low and the high are reversed'),
        ({"parameter": "delta", "low": 0.2, "high": 0.1}, 'Ranges!D2 "0.2": the low and the high are reversed'),
        ({"parameter": "closure", "low": 0.9}, 'Ranges!E2: "High" is blank. Fill in the low and the high'),
        ({"parameter": "delta", "low": 0.1, "high": 0.1}, 'Ranges!E2 "0.1": the high is not above the low'),
        ({"parameter": "daily_amount", "low": 0.9, "high": 1.2}, 'Ranges!B2: "Profile" is blank, but the range is of'),
        (
            {"parameter": "daily_amount", "profile": "us_traveller", "low": 0.9, "high": 1.2},
            'Ranges!B2 "us_traveller": this profile has no amount',
        ),
        ({"parameter": "profile_shares", "profile": "us_traveller"}, 'Ranges!G2: "Sample size" is blank'),
        (
            {"parameter": "closure", "profile": "us_traveller", "low": 0.9, "high": 1.2},
            'Ranges!B2 "us_traveller": a profile beside a range that is of no profile',
        ),
        (
            {"parameter": "closure", "low": 0.9, "high": 1.2, "distribution": "bell"},
            'Ranges!F2 "bell": "bell" is no distribution',
        ),
    ],
)
def test_broken_shared_ranges(row: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        ic.study_from_rows(SETTINGS, [GUESTS, Ranges.model_validate({"source": "here", **row})])
    (problem,) = caught.value.problems
    assert str(problem).startswith(message)


def test_the_same_parameter_twice() -> None:
    twice = [Ranges(parameter="closure", low=0.8, high=1.1, source="a")] * 2
    with pytest.raises(InputError) as caught:
        ic.study_from_rows(SETTINGS, [GUESTS, *twice])
    (problem,) = caught.value.problems
    assert str(problem) == 'Ranges!A3 "closure": its range is given twice, also in Ranges!A2. Keep one of the two'


def test_a_share_of_nothing_has_no_range(write_book: BookWriter) -> None:
    sheets = visitors("Visitors", 10)
    sheets["Profiles"] = [["Name", "Accommodation", "Fuel"], ["choir", 1, "0 (0-0.1)"]]
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    assert str(caught.value.problems[0]) == (
        'Profiles!C2 "0": a range around a share of 0: shares that sum to 1 are drawn around what they are. '
        "Type a share above 0, or 0 alone"
    )


def test_ranges_from_python() -> None:
    study = ic.study_from_rows(SETTINGS, [GUESTS]).with_range("v1", "visitors", 8, 14, "PERT")
    assert study.sheets["Visitors"].ranges["visitors"].ranges == (Range(8, 14, "PERT"),)
    again = study.with_range("v1", "nights", 1, 3).with_range("v1", "visitors", 9, 11)
    assert again.sheets["Visitors"].ranges["visitors"].ranges == (Range(9, 11),)
    for arguments, message in (
        (("v1", "visitors", 12, 14), "the number lies outside its own range"),
        (("v1", "shopping", 12, 14), "a range without its most likely number"),
        (("v1", "partner_city", 12, 14), 'the sheet Visitors has no number "partner_city"'),
        (("v2", "visitors", 12, 14), "there is no activity of this id"),
        (("v1", "visitors", -1, 14), "a range that goes below 0"),
    ):
        with pytest.raises(InputError, match=message):
            study.with_range(*arguments)
    assert study.at_place("US").sheets["Visitors"].ranges["visitors"].ranges == (Range(8, 14, "PERT"),)


def test_a_profile_of_ones_own_from_python_has_no_range() -> None:
    study = ic.study_from_rows(SETTINGS, [GUESTS, Profiles(name="choir", shopping=1.0)])
    assert study.shared_ranges == ()


def test_a_scenario_takes_a_range_with_its_number(write_book: BookWriter) -> None:
    sheets = visitors("Accommodation", "4000 (3000-5000)", beside={"Visitors low": [8, 15], "Visitors high": [14, 25]})
    sheets["Scenarios"] = [
        ["Scenario", "Sheet", "Id", "Field", "Value"],
        ["many", "Visitors", "a", "Visitors", 200],
        ["many", "Visitors", "a", "Accommodation", "x 2"],
    ]
    (scenario,) = read_study(write_book(sheets)).scenarios
    table = scenario.study.sheets["Visitors"]
    assert table.numbers("visitors").tolist() == [200, 20]
    assert table.numbers("accommodation").tolist() == [8000, 3000]
    assert table.ranges["visitors"].positions.tolist() == [1]
    assert "accommodation" not in table.ranges
