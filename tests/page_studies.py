"""Studies with a bit of everything, by a seed: to set what a page says beside what the engine says."""

from __future__ import annotations

from typing import Any

import numpy as np

import impactcalc as ic
from impactcalc.study.sheets.schema import Budget, Events, Exchanges, Row, Settings, Taxes, Visitors
from impactcalc.study.study import Study

PLACES = ("US-TX", "cbsa:19100", "fips:48439", "US", "US-NC")
CURRENCIES = ("USD", "EUR", "JPY")


def random_study(seed: int) -> Study:
    """Typed totals, amounts per person and day, daily amounts, sums per person, scholarships, blank shares."""
    draw = np.random.default_rng(seed)

    def shares() -> dict[str, Any]:
        names = ("resident_share", "casual_share", "attribution_share", "displaced_share", "host_paid_share")
        return {name: round(float(draw.uniform()), 3) for name in names if draw.uniform() < 0.7}

    def whole(low: int, high: int) -> int:
        return int(draw.integers(low, high))

    rows: list[Row] = []
    for n in range(whole(3, 9)):
        common: dict[str, Any] = {"id": f"r{n}", "partner_city": f"Town {whole(0, 3)}", "partner_country": "Germany"}
        common |= {"currency": CURRENCIES[whole(0, 3)], "year": whole(2012, 2017), **shares()}
        kind = whole(0, 7)
        if kind == 0:
            rows.append(Visitors(**common, visitors=whole(1, 90), nights=whole(0, 9), accommodation=whole(1, 9000)))
        elif kind == 1:
            rows.append(Visitors(**common, visitors=whole(1, 90), nights=whole(1, 9), spend_basis="per_person_day",
                                 food_service=whole(1, 90), shopping=whole(1, 90)))  # fmt: skip
        elif kind == 2:
            rows.append(Visitors(**common, visitors=whole(1, 90), nights=whole(1, 9), daily_spend=whole(20, 300),
                                 profile="us_traveller"))  # fmt: skip
        elif kind == 3:
            rows.append(Events(**common, participants=whole(1, 900), days=whole(1, 5), spend_per_person=whole(5, 90),
                               profile="us_traveller"))  # fmt: skip
        elif kind == 4:
            common.pop("host_paid_share", None)  # beside a scholarship it would be taken off twice
            rows.append(Exchanges(**common, direction="inbound", travellers=whole(1, 30), nights=whole(1, 90),
                                  daily_spend=whole(10, 90), profile="us_traveller", tuition=whole(1, 9000),
                                  scholarship=whole(1, 30_000)))  # fmt: skip
        elif kind == 5:
            common.pop("host_paid_share", None)
            rows.append(Exchanges(**common, direction="outbound", travellers=whole(1, 30), nights=whole(1, 90),
                                  daily_spend=whole(10, 90), profile="us_traveller",
                                  scholarship=whole(0, 9000)))  # fmt: skip
        else:
            local = "local" if draw.uniform() < 0.5 else "outside"
            common = {"id": f"r{n}", **({"attribution_share": 0.5} if n % 2 else {})}
            rows.append(Budget(**common, amount=whole(1, 9000), category="advertising", paid_from=local))
    city: dict[str, Any] = {"level": "local", "collector": "City", "own_budget": "yes"}
    state: dict[str, Any] = {"level": "state", "collector": "State", "own_budget": "no"}
    rows += [
        Taxes(name="Bed tax", rate=0.07, categories="accommodation", **city),
        Taxes(name="Sales tax", rate=0.0625, categories="food_service, shopping", **state),
        Taxes(name="City sales tax", rate=0.4, categories="food_service", **city),  # more than the table has room for
    ]
    told: dict[str, Any] = {
        "name": f"Random {seed}",
        "place": PLACES[seed % len(PLACES)],
        "year": 2014,
        "currency": "USD",
    }
    return ic.study_from_rows(Settings(**told, report_year=2014 + seed % 4), rows)
