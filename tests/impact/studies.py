"""Studies for the tests of the model, from rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import strategies as st

import impactcalc as ic
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Row, Settings, Visitors

STATED: dict[str, Any] = {
    "resident_share": 0.0,
    "casual_share": 0.0,
    "attribution_share": 1.0,
    "displaced_share": 0.0,
    "host_paid_share": 0.0,
}


def settings(**changes: Any) -> Settings:
    """Settings of a study in the United States of 2014."""
    return Settings.model_validate({"name": "Test", "place": "US", "year": 2014, **changes})


def result_of(*rows: Row, **changes: Any) -> ic.Result:
    """The result of a study with these rows."""
    return ic.run(ic.study_from_rows(settings(**changes), rows))


def at(frame: Any, row: str, column: str) -> float:
    """One number of a frame; pandas' own types leave open what stands in a cell."""
    return float(frame.at[row, column])


shares = st.one_of(st.none(), st.floats(0, 1))
amounts = st.one_of(st.none(), st.floats(0, 1e9, allow_subnormal=False))
heads = st.integers(1, 2_000)
lengths = st.one_of(st.just(0.0), st.integers(1, 60).map(float), st.just(2.5))
years = st.sampled_from([None, 2012, 2013, 2014, 2016])
currencies = st.sampled_from([None, "USD", "JPY", "EUR", "TRY"])
# None of them is a place of these studies; Taiwan has no PPP factor, by which a profile's daily amount goes there.
partners = st.sampled_from(["KOR", "TUR", "TWN"])
partners_with_amounts = st.sampled_from(["KOR", "TUR"])
CATEGORIES = ("accommodation", "shopping", "local_wages", "air_travel", "fuel", "education")
# Profiles that split a sum; and those that say themselves what a day costs, wherever it is spent.
SPLITTING = ("us_traveller", "event_visitor", "arts_event_visitor", "international_student", "business_traveller")
CARRYING = ("delegate", "host_family_youth", "festival_overnight", "festival_day", "arts_event_visitor")
SUMS = ("total_spend", "spend_per_person", "daily_spend")
HOME, ANYWHERE = (None,), (None, "US-TX", "cbsa:19100", "JP")


@st.composite
def activity(draw: st.DrawFn, places: Sequence[str | None] = HOME) -> Row:
    """Any row with money: every sheet, and every way in which a sheet may say what was spent and who paid."""
    sheet = draw(st.sampled_from([_visitors, _event, _exchange, _budget]))
    common = {
        **{name: draw(shares) for name in STATED},
        "year": draw(years),
        "currency": draw(currencies),
        "place": draw(st.sampled_from(places)),
        "confirmed": "yes",
    }
    row: Row = sheet(draw, common)
    return row


def _categories(draw: st.DrawFn) -> dict[str, Any]:
    return {**{code: draw(amounts) for code in CATEGORIES}, "food_service": draw(st.floats(1, 1e6))}


def _spending(draw: st.DrawFn, sums: Sequence[str] = SUMS) -> dict[str, Any]:
    """What the people of a row spent: by category, in all or per person and day; a sum and a profile; a profile."""
    way = draw(st.sampled_from(["categories", "each", "profile", *sums]))
    if way == "categories":
        return _categories(draw)
    if way == "each":
        each = {code: draw(st.floats(0, 1e3)) for code in ("accommodation", "food_service")}
        return {**each, "spend_basis": "per_person_day"}
    if way == "profile":
        return {"profile": draw(st.sampled_from(CARRYING))}
    most = 1e7 if way in ("total_spend", "spend_per_exchange") else 1e3
    return {way: draw(st.floats(0, most)), "profile": draw(st.sampled_from(SPLITTING))}


def _visitors(draw: st.DrawFn, common: dict[str, Any]) -> Row:
    counts = {"visitors": draw(heads), "nights": draw(lengths)}
    origin = {"origin_country": draw(st.none() | partners)}
    return Visitors.model_validate({**common, **_spending(draw), **counts, **origin})


def _event(draw: st.DrawFn, common: dict[str, Any]) -> Row:
    counts = {"participants": draw(heads), "days": draw(lengths)}
    audience = _spending(draw)
    if "profile" in audience and draw(st.booleans()):
        audience |= _categories(draw)  # the organiser's own
        audience["paid_from"] = draw(st.sampled_from([None, "local", "outside", "fees"]))
    return Events.model_validate({**common, **audience, **counts})


def _exchange(draw: st.DrawFn, common: dict[str, Any]) -> Row:
    direction = draw(st.sampled_from(["inbound", "outbound"]))
    ways = (*SUMS, "spend_per_exchange")
    row = {"travellers": draw(heads), "nights": draw(lengths), "exchanges": 3, **_spending(draw, ways)}
    dependent = row.get("profile") in CARRYING and not any(name in row for name in ways)
    row["partner_country"] = draw(partners_with_amounts if dependent else st.none() | partners)
    if row.get("profile") != "international_student":  # whose day holds tuition
        row["tuition"] = draw(st.none() | st.floats(0, 1e6))
    if draw(st.booleans()):
        row |= {"scholarship": draw(st.floats(0, 1e7)), "host_paid_share": None}
    return Exchanges.model_validate({**common, "direction": direction, **row})


def _budget(draw: st.DrawFn, common: dict[str, Any]) -> Row:
    there = {"spent_in": "abroad", "partner_country": draw(partners)} if draw(st.booleans()) else {"spent_in": "here"}
    category = draw(st.sampled_from(["professional", "local_wages", "printing"]))
    paid_from = draw(st.sampled_from(["local", "outside"]))
    amount = draw(st.floats(0, 1e8))
    return Budget.model_validate({**common, **there, "amount": amount, "category": category, "paid_from": paid_from})


def named(rows: Iterable[Row]) -> list[Row]:
    """The same rows with ids, so that their order does not name them."""
    return [row.model_copy(update={"id": f"r{i:03}"}) for i, row in enumerate(rows)]
