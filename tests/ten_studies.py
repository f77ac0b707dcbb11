"""Ten studies of unlike shape, for laws on what every output says: places, currencies, sizes, what is typed and not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

import impactcalc as ic
from impactcalc.impact.uncertainty.sampling import Sampling
from impactcalc.study.sheets.schema import (
    Budget,
    Deals,
    Events,
    Exchanges,
    InKind,
    Row,
    Settings,
    Taxes,
    Visitors,
    Volunteers,
)
from report_cases import STATED

SISTER: dict[str, Any] = {"partner_city": "Coimbra", "partner_country": "Portugal", "network": "Eurocities"}
FRIEND: dict[str, Any] = {"partner_city": "Nagasaki", "partner_country": "Japan", "purpose": "culture"}


def _study(place: str, rows: list[Row], year: int = 2022, **more: Any) -> ic.Study:
    return ic.study_from_rows(Settings(name=f"Ties of {place}", place=place, year=year, **more), rows)


def _cost(amount: float, **more: Any) -> Budget:
    return Budget(id="staff", name="Staff", amount=amount, category="local_wages", paid_from="local", **more)


def _us_city() -> ic.Study:
    return _study("Fort Worth, TX", [
        Visitors(id="a", name="Delegations", visitors=140, nights=4, profile="delegate", **FRIEND),
        Visitors(id="b", name="Friends", visitors=60, nights=5, daily_spend=120, profile="us_traveller", **SISTER),
        Events(id="c", name="Festival", participants=900, profile="arts_event_visitor", resident_share=0.6, **SISTER),
        Exchanges(id="d", name="Pupils", direction="inbound", travellers=12, nights=20, profile="exchange_student",
                  scholarship=5_000, **FRIEND),
        Exchanges(id="e", name="Ours", direction="outbound", travellers=9, total_spend=20_000, profile="us_traveller",
                  **FRIEND),
        Volunteers(id="f", name="Hosts", volunteers=30, hours=10, hourly_value=25, **FRIEND),
        InKind(id="g", name="Nights", kind="host_family_nights", quantity=60, value_rule="gsa_lodging", **FRIEND),
        _cost(90_000, **SISTER),
        Taxes(name="Hotel tax", rate=0.09, categories="accommodation", level="local", collector="City",
              own_budget="yes"),
        Taxes(name="Sales tax", rate=0.0625, categories="food_service, shopping", level="state", collector="State",
              own_budget="no"),
    ])  # fmt: skip


def _german_city() -> ic.Study:
    return _study("Wiesbaden", [
        Visitors(id="a", name="Gäste", visitors=80, nights=3, daily_spend=140, profile="us_traveller", **FRIEND),
        Events(id="b", name="Fest", participants=400, days=2, daily_spend=35, profile="event_visitor", **STATED),
        _cost(25_000),
        Taxes(name="Kurtaxe", rate=0.02, categories="accommodation", level="local", collector="Stadt",
              own_budget="yes"),
    ])  # fmt: skip


def _japanese() -> ic.Study:
    return _study("Nagaoka, Japan", [
        Visitors(id="a", visitors=44, nights=2, accommodation=900_000, food_service=400_000, partner_city="Fort Worth",
                 partner_country="United States"),
        Exchanges(id="b", direction="outbound", travellers=10, total_spend=2_500_000, profile="us_traveller",
                  partner_city="Fort Worth", partner_country="United States"),
        _cost(3_000_000),
    ])  # fmt: skip


def _british() -> ic.Study:
    return _study("Manchester, UK", [
        Visitors(id="a", name="Guests", visitors=50, nights=3, profile="delegate", **SISTER),
        Events(id="b", name="Fair", participants=2_000, total_spend=60_000, profile="event_visitor", **STATED),
        Deals(id="d", name="Works", kind="inward_investment", phase="yearly", amount=400_000, industry="C31T33",
              years=3),
        _cost(40_000, **STATED),
    ])  # fmt: skip


def _one_row() -> ic.Study:
    return _study("US-TX", [Visitors(id="a", visitors=1, nights=1, profile="delegate")])


def _only_exchanges() -> ic.Study:
    return _study("US-NC", [
        Exchanges(id="a", direction="inbound", travellers=20, nights=90, profile="exchange_student", **SISTER),
        Exchanges(id="b", direction="outbound", travellers=18, nights=30, profile="exchange_student", **SISTER),
    ])  # fmt: skip


def _huge() -> ic.Study:
    return _study("US", [
        Visitors(id="a", visitors=90_000_000, nights=9, daily_spend=400, profile="us_traveller", **STATED),
        _cost(8_000_000_000, **STATED),
        Taxes(name="Sales tax", rate=0.07, categories="shopping", level="state", collector="States",
              own_budget="yes"),
    ])  # fmt: skip


def _tiny() -> ic.Study:
    return _study("cbsa:19100", [
        Visitors(id="a", visitors=1, nights=1, shopping=0.4, food_service=0.2, resident_share=0.5),
        _cost(12),
        Taxes(name="Sales tax", rate=0.07, categories="shopping", level="local", collector="City", own_budget="yes"),
    ])  # fmt: skip


def _ties() -> ic.Study:
    rows: list[Row] = [
        Events(id=f"b{n}.csv", name=f"b{n}.csv", participants=40 + n, profile="arts_event_visitor", **tie, **STATED)
        for n, tie in enumerate((SISTER, FRIEND))
    ]
    pupils = Exchanges(id="x", direction="inbound", travellers=3, nights=4, tuition=500, profile="exchange_student",
                       scholarship=900, **SISTER)  # fmt: skip
    return _study("fips:48439", [*rows, pupils], 2019)


def _nothing() -> ic.Study:
    return _study("FR", [])


STUDIES: Mapping[str, Any] = MappingProxyType({
    "US city": _us_city, "German city": _german_city, "Japanese city": _japanese, "British city": _british,
    "one row": _one_row, "only exchanges": _only_exchanges, "huge": _huge, "tiny": _tiny, "ties": _ties,
    "nothing": _nothing,
})  # fmt: skip


@cache
def result_of_ten(name: str) -> ic.Result:
    """The result of one of them, with a few draws."""
    return ic.run(STUDIES[name](), sampling=Sampling(draws=200))
