"""The sheet Profiles: the user's own profiles win; what is wrong with one is said in these words."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import STUDY, BookWriter
from impactcalc.errors import InputError
from impactcalc.impact.run import run
from impactcalc.known.profiles import Profile
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.study.checking.own_profiles import with_own
from impactcalc.study.checking.validation import read_study, study_from_rows
from impactcalc.study.rows import empty_rows
from impactcalc.study.sheets.schema import Profiles, Settings, Visitors, columns

GUESTS: list[list[Any]] = [["Visitors", "Nights", "Profile"], [10, 3, "Choir guest"]]
HEADS = ["Name", "Daily amount", "Accommodation", "Food service", "Shopping"]


def workbook(*profiles: list[Any], heads: list[Any] = HEADS) -> dict[str, Any]:
    return {"Study": STUDY, "Visitors": GUESTS, "Profiles": [heads, *profiles]}


def problems(write_book: BookWriter, sheets: dict[str, Any]) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    return [str(problem) for problem in caught.value.problems]


def test_the_columns_are_the_vocabulary() -> None:
    assert tuple(item.name for item in columns(Profiles) if item.group == "categories") == CATEGORY_CODES


def test_a_profile_of_ones_own(write_book: BookWriter) -> None:
    study = read_study(write_book(workbook(["choir_guest", 80, 0.5, 0.3, 0.2])))
    profile = study.profiles["choir_guest"]
    assert isinstance(profile, Profile)
    assert dict(profile.shares) == {"accommodation": 0.5, "food_service": 0.3, "shopping": 0.2}
    assert (profile.daily_amount, profile.currency, profile.year, profile.economy) == (80.0, "USD", 2014, "USA")
    result = run(study)
    assert result.rows.amounts.sum() == pytest.approx(10 * 3 * 80)
    assert result.rows.assumed[0] == "daily amount and split from the profile choir_guest"
    lines = [line for line in result.assumptions if line.what == "choir_guest: daily amount"]
    assert lines[0].value == "$80.00 at 2014 prices per person and day, in 1 row"
    assert lines[0].source.startswith("the workbook, sheet Profiles row 2")


def test_it_may_only_split(write_book: BookWriter) -> None:
    sheets = workbook(["choir_guest", None, 50, 30, 20])
    sheets["Visitors"] = [["Visitors", "Nights", "Profile", "Total spend"], [10, 3, "choir_guest", 900]]
    amounts = run(read_study(write_book(sheets))).rows.amounts
    assert sorted(amounts[amounts > 0]) == pytest.approx([180, 270, 450])


def test_from_rows_its_money_its_year_and_its_country() -> None:
    own = Profiles(
        name="guest", daily_amount=10_000, currency="JPY", year=2012, country="Japan", food_service=1, source="a survey"
    )
    study = study_from_rows(
        Settings(name="x", place="US", year=2014, currency=None, report_year=None),
        [Visitors(visitors=1, nights=1, profile="guest"), own],
    )
    profile = study.profiles["guest"]
    assert isinstance(profile, Profile)
    assert (profile.currency, profile.year, profile.economy, profile.source) == ("JPY", 2012, "JPN", "a survey")
    # 10,000 yen of 2012, by Japan's deflator to 2014, at that year's rate of about 106.
    assert 90 < run(study).rows.amounts.sum() < 100


def test_the_users_own_wins_over_a_shipped_one_of_the_same_name(write_book: BookWriter) -> None:
    sheets = workbook(["Delegate", 80, 0.5, 0.3, 0.2])
    sheets["Visitors"] = [["Visitors", "Nights", "Profile"], [10, 3, "delegate"]]
    study = read_study(write_book(sheets))
    assert "delegate" not in study.profiles
    assert run(study).rows.amounts.sum() == pytest.approx(2400)
    assert [str(note) for note in study.notes] == [
        'Profiles!A2 "Delegate": a shipped profile is called delegate too; the one of this sheet is used'
    ]


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (
            workbook(["choir_guest", 80, 0.5, 0.3, 0.1]),
            [
                'Profiles!A2 "choir_guest": the shares of this profile sum to 0.9, not to 1. Type shares that sum to '
                "1, or percentages that sum to 100%"
            ],
        ),
        (
            workbook(["choir_guest", 80, 0.5, 0.5, None], ["Choir guest", 90, 1, None, None]),
            ['Profiles!A3 "Choir guest": the same profile as in row 2. Give each profile a name of its own'],
        ),
        (
            workbook(["choir_guest", 80, None, None, None]),
            [
                'Profiles!A2 "choir_guest": the shares of this profile sum to 0, not to 1. Type shares that sum to 1, '
                "or percentages that sum to 100%"
            ],
        ),
        (
            workbook(["choir_guest", 80, "half", 0.5, None]),
            ['Profiles!C2 "half": text where a number belongs. Type digits only, such as 1200 or 1200.50'],
        ),
        (
            workbook(["choir_gust", 80, 0.5, 0.5, None]),
            ['Visitors!C2 "Choir guest": no spending profile of this name is known. Type "choir_gust"'],
        ),
        (
            workbook(["choir_guest", None, 0.5, 0.5, None]),
            [
                'Visitors!C2 "choir_guest": this profile only splits a sum, and the row has none. Fill in Daily spend, '
                "Spend per person or Total spend, or use a profile with an amount"
            ],
        ),
    ],
)
def test_message(write_book: BookWriter, sheets: dict[str, Any], expected: list[str]) -> None:
    assert problems(write_book, sheets) == expected


def test_whole_percentages_may_miss_a_hundred_by_rounding(write_book: BookWriter) -> None:
    study = read_study(write_book(workbook(["choir_guest", 80, "33%", "33%", "33%"])))
    profile = study.profiles["choir_guest"]
    assert isinstance(profile, Profile)
    assert sum(profile.shares.values()) == pytest.approx(1, abs=1e-15)
    assert any("the shares sum to 0.99; brought to 1 in proportion" in str(note) for note in study.notes)


def test_without_the_sheet_there_are_the_shipped_ones() -> None:
    known, wrong, notes = with_own(empty_rows("Profiles", Profiles), None)
    assert "delegate" in known
    assert "us_traveller" in known
    assert not wrong
    assert not notes


@pytest.mark.parametrize(
    ("exchange", "expected"),
    [
        (
            ["outbound", 4, 5, "delegate", None, None],
            'Exchanges!E2: "Partner country" is blank, but what this profile spends depends on the country. Fill in '
            "Partner country, and Partner city where it is known",
        ),
        (
            ["outbound", 4, 5, "overseas_visitor", "Japan", None],
            'Exchanges!D2 "overseas_visitor": this profile holds in the United States only, and the spending is '
            "elsewhere. Use one of delegate, host_family_youth, festival_overnight, festival_day, exchange_student, or "
            "type amounts",
        ),
        (
            ["outbound", 4, 5, "delegate", "Afghanistan", "Kabul"],
            'Exchanges!D2 "delegate": no per diem is known for the place of this row, so the profile has no amounts '
            "there. Type amounts by category, or a sum with a profile that splits it",
        ),
    ],
)
def test_a_kind_of_visitor_where_it_has_no_amount(write_book: BookWriter, exchange: list[Any], expected: str) -> None:
    heads = ["Direction", "Travellers", "Nights", "Profile", "Partner country", "Partner city"]
    assert problems(write_book, {"Study": STUDY, "Exchanges": [heads, exchange]}) == [expected]
