"""A profile whose amount is of a whole stay or event is counted once a person, however long that is."""

from __future__ import annotations

from typing import Any

import pytest

import impactcalc as ic
from conftest import STUDY, BookWriter
from impactcalc.errors import InputError
from impactcalc.known.profiles import profiles
from impactcalc.known.segments import shipped_profiles
from impactcalc.study.checking.validation import read_study

ARTS = profiles()["arts_event_visitor"]
OWN: list[Any] = ["Name", "Daily amount", "Amount is per", "Food service"]


def events(*rows: list[Any], own: list[Any] | None = None) -> dict[str, Any]:
    sheets = {"Study": STUDY, "Events": [["Participants", "Days per participant", "Profile"], *rows]}
    return sheets | ({"Profiles": [OWN, own]} if own else {})


def spent(write_book: BookWriter, sheets: dict[str, Any]) -> list[float]:
    found = ic.run(read_study(write_book(sheets))).rows.amounts.sum(axis=1).tolist()
    return [float(value) for value in found]


def test_the_audience_of_the_arts_is_per_event_as_its_source_has_it() -> None:
    assert ARTS.per == "stay"
    assert "event" in ARTS.unit
    assert {name for name, profile in shipped_profiles().items() if profile.per != "day"} == {ARTS.name}


def test_it_is_counted_once_however_many_days(write_book: BookWriter) -> None:
    one, four, unsaid = spent(write_book, events(*([10, days, ARTS.name] for days in (1, 4, None))))
    assert one == four == unsaid
    by_the_day = spent(write_book, events([10, 1, "festival_day"], [10, 4, "festival_day"]))
    assert by_the_day[1] == pytest.approx(4 * by_the_day[0])


@pytest.mark.parametrize(("per", "times"), [("day", 4), (None, 4), ("stay", 1)])
def test_ones_own_says_which(write_book: BookWriter, per: str | None, times: int) -> None:
    sheets = events([10, 4, "guest"], own=["guest", 50, per, 1])
    assert spent(write_book, sheets) == [10 * times * 50.0]


def test_the_sheet_refuses_another_word(write_book: BookWriter) -> None:
    with pytest.raises(InputError) as caught:
        read_study(write_book(events([10, 4, "guest"], own=["guest", 50, "fortnight", 1])))
    (problem,) = caught.value.problems
    assert (problem.sheet, problem.cell, problem.value) == ("Profiles", "C2", "fortnight")


def test_people_are_asked_for_and_days_are_not(write_book: BookWriter) -> None:
    with pytest.raises(InputError) as caught:
        read_study(write_book(events([None, None, ARTS.name])))
    (problem,) = caught.value.problems
    assert problem.message == '"Participants" is blank, but the spending is per person'


def test_it_is_said_so(write_book: BookWriter) -> None:
    result = ic.run(read_study(write_book(events([10, 4, "guest"], own=["guest", 50, "stay", 1]))))
    assert result.rows.assumed[0] == "amount and split from the profile guest"
    assert result.rows.calculated[0] == "Participants x the amount of the profile"
    said = {line.what: line.value for line in result.assumptions}
    assert said["guest: amount"] == "$50.00 at 2014 prices per person and stay or event, in 1 row"
    assert "guest: daily amount" not in said


def test_a_sum_that_is_stated_is_split_as_ever(write_book: BookWriter) -> None:
    sheets = events()
    sheets["Events"] = [["Participants", "Days per participant", "Profile", "Daily spend"], [10, 4, ARTS.name, 20]]
    assert spent(write_book, sheets) == [pytest.approx(800.0)]


def test_the_year_of_ones_own_may_be_a_fiscal_one(write_book: BookWriter) -> None:
    """Its prices lie between those of the two calendar years, and a study of that fiscal year moves nothing."""
    head, guests = [*OWN, "Year"], [["Participants", "Days per participant", "Profile"], [10, 1, "guest"]]

    def spent_in(study_year: object, own_year: object) -> float:
        settings = [["Name", "T"], ["Place", "Tarrant County, TX"], ["Year", study_year], ["Currency", "USD"]]
        own = [head, ["guest", 50, "day", 1, own_year]]
        return spent(write_book, {"Study": settings, "Events": guests, "Profiles": own})[0]

    assert spent_in("FY 2022-23", "FY 2022-23") == 500.0
    early, fiscal, late = (spent_in(2024, year) for year in (2022, "FY 2022-23", 2023))
    assert early > fiscal > late > 500.0


def test_a_rate_is_of_a_calendar_year(write_book: BookWriter) -> None:
    rates = [["Kind", "Subject", "Year", "Value", "Source"], ["exchange_rate", "JPY", "FY 2022-23", 130, "a bank"]]
    with pytest.raises(InputError) as caught:
        read_study(write_book({**events([10, 1, ARTS.name]), "Rates": rates}))
    (problem,) = caught.value.problems
    assert problem.message == "a fiscal year, where a calendar year belongs"
