"""Studies for the tests of the model, from rows."""

from __future__ import annotations

from collections.abc import Iterable
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
net_new = st.fixed_dictionaries(dict.fromkeys(STATED, shares))
years = st.sampled_from([None, 2012, 2013, 2014, 2016])
currencies = st.sampled_from([None, "USD", "JPY", "EUR", "TRY"])


@st.composite
def activity(draw: st.DrawFn) -> Row:
    """Any row with money."""
    common = {**draw(net_new), "year": draw(years), "currency": draw(currencies), "confirmed": "yes"}
    kind = draw(st.sampled_from(["visitors", "events", "exchanges", "budget"]))
    categories = {
        code: draw(amounts) for code in ("accommodation", "shopping", "local_wages", "air_travel", "fuel", "education")
    }
    categories["food_service"] = draw(st.floats(1, 1e6))
    if kind == "visitors":
        return Visitors.model_validate({**common, **categories, "visitors": 10})
    if kind == "events":
        total = {"total_spend": draw(st.floats(0, 1e7)), "profile": "arts_event_visitor"}
        return Events.model_validate({**common, **categories, **total, "participants": 10})
    if kind == "exchanges":
        direction = draw(st.sampled_from(["inbound", "outbound"]))
        partner = draw(st.sampled_from([None, "JPN", "TUR", "TWN"]))
        return Exchanges.model_validate({**common, **categories, "direction": direction, "partner_country": partner})
    category = draw(st.sampled_from(["professional", "local_wages", "printing"]))
    paid_from = draw(st.sampled_from(["local", "outside"]))
    amount = draw(st.floats(0, 1e8))
    return Budget.model_validate({**common, "amount": amount, "category": category, "paid_from": paid_from})


def named(rows: Iterable[Row]) -> list[Row]:
    """The same rows with ids, so that their order does not name them."""
    return [row.model_copy(update={"id": f"r{i:03}"}) for i, row in enumerate(rows)]
