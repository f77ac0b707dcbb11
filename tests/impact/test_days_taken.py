"""One account of a person's day: what amounts, assumptions and draws take it to be is the same."""

from __future__ import annotations

import numpy as np
import pytest

import impactcalc as ic
from impactcalc.economy.prices import Prices
from impactcalc.facts.problems.runs import ProfileNotCarried
from impactcalc.impact.rows.daily import Circumstances
from impactcalc.impact.rows.days_taken import DayAccount, DayTaken, day_taken, in_row_order, rows_by_day
from impactcalc.known.profiles import profiles
from impactcalc.known.segments import segments
from impactcalc.study.sheets.schema import Exchanges, Row, Settings, Visitors
from report_cases import STATED

SEGMENT = next(name for name, one in segments().items() if one.local)


def study(*rows: Row, year: int = 2014) -> ic.Study:
    return ic.study_from_rows(Settings(name="x", place="US-TX", year=year, currency="USD"), list(rows))


def test_the_assumption_names_the_day_that_the_amount_was_made_of() -> None:
    """A trip abroad that is booked at a place in another country too: its day is the partner country's."""
    trip = Exchanges(
        direction="outbound", place="Germany", partner_country="JPN", partner_city="Tokyo", travellers=2, nights=3,
        profile=SEGMENT, **STATED,
    )  # fmt: skip
    visit = Visitors(visitors=2, nights=3, profile=SEGMENT, **STATED)
    result = ic.run(study(trip, visit))
    rows = result.rows
    said = [one for one in result.assumptions if one.code == "day-of-profile"]
    assert len(said) == len(rows.days_taken) == 2
    for taken, at in rows_by_day(rows.days_taken, rows.day):
        of_six = 6 * taken.day.amount  # two people, three nights
        assert rows.amounts[at].sum() == pytest.approx(of_six, rel=1e-12)
        assert any(taken.there.where in one.what or taken.there.where in one.value for one in said), taken.there.where
    assert {taken.there.country for taken in rows.days_taken} == {"", "JPN"}


def test_the_account_does_not_depend_on_the_order_of_rows() -> None:
    one = Visitors(id="a", visitors=2, nights=1, profile=SEGMENT, **STATED)
    two = Visitors(id="b", visitors=2, nights=0, profile=SEGMENT, **STATED)
    there, back = ic.run(study(one, two)).rows, ic.run(study(two, one)).rows
    assert [taken.there for taken in there.days_taken] == [taken.there for taken in back.days_taken]
    assert there.day.tolist() == back.day.tolist() == [0, 1]
    assert [taken.there.overnight for taken in there.days_taken] == [True, False]


def test_a_day_that_only_splits_says_why_it_has_no_amount() -> None:
    profile = next(one for one in profiles().values() if one.daily_amount is not None)
    taken = day_taken(profile, Circumstances("", "", "", True, 2014, "XAU"), Prices.load(), ())
    assert np.isnan(taken.day.amount)
    assert taken.day.split.sum() == pytest.approx(1.0)
    assert isinstance(taken.faults[0], ProfileNotCarried)
    assert taken.faults[0].profile == profile.name


def test_a_day_is_kept_once_and_numbered_as_rows_have_it() -> None:
    profile = next(iter(profiles().values()))
    prices, there = Prices.load(), Circumstances("", "", "", True, 2016, "USD")
    late, early = (day_taken(profile, one, prices, ()) for one in (there, there._replace(year=2014)))
    account = DayAccount()
    assert [account.number(late), account.number(early), account.number(late)] == [0, 1, 0]
    which = np.array([-1, 1, 0, 1], dtype=np.int64)
    days, moved = in_row_order(account.days, which)
    assert [taken.there.year for taken in days] == [2014, 2016]
    assert moved.tolist() == [-1, 0, 1, 0]
    assert [(taken.there.year, at.tolist()) for taken, at in rows_by_day(days, moved)] == [(2014, [1, 3]), (2016, [2])]
    assert in_row_order([], np.full(2, -1, dtype=np.int64))[1].tolist() == [-1, -1]
    assert isinstance(days[0], DayTaken)
