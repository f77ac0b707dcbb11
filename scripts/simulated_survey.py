"""A simulated network of 545 members, drawn so that it adds up to the 2015 study, and a survey of 100 of them.

No answer is real. The strata follow the study's member mix (about half of the cities under 50,000 people); how spending
is spread over members is made up: it grows slowly with the city, differs a lot between members, and is zero for some.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

SEED = 20151007
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Stratum:
    """Cities of a size: how many members there are and answered, and the least and the most people."""

    name: str
    members: int
    answers: int
    least: float
    most: float


# 275 of 545 members are in the first two. Larger cities answered a little more often.
STRATA = (
    Stratum("under 25,000 people", 170, 26, 4_000, 25_000),
    Stratum("25,000 to 50,000", 105, 19, 25_000, 50_000),
    Stratum("50,000 to 100,000", 110, 21, 50_000, 100_000),
    Stratum("100,000 to 250,000", 95, 18, 100_000, 250_000),
    Stratum("250,000 to 500,000", 35, 8, 250_000, 500_000),
    Stratum("over 500,000", 30, 8, 500_000, 2_500_000),
)


@dataclass(frozen=True)
class Kind:
    """A question: its columns, the network's total (people, or hours of volunteers) and spending, as the 2015 study has
    them, and the part of members that had none."""

    people: str
    spend: str
    profile: str
    total_people: float
    total_spend: float
    none: float


KINDS = (
    Kind("visitors", "visitor_spend", "us_traveller", 14_153, 63_700_000, 0.12),
    Kind("participants", "event_spend", "arts_event_visitor", 1_130_000, 56_500_000, 0.18),
    # Heads of the host students are not published; 9,000 dollars each is made up.
    Kind("inbound_travellers", "inbound_spend", "international_student", 7_790, 70_100_000, 0.35),
    Kind("outbound_travellers", "outbound_spend", "us_traveller", 9_899, 47_200_000, 0.30),
)
VOLUNTEERS, HOURS_EACH, HOURLY_VALUE = 33_000, 124.5, 23.07
COUNTRIES = ("Japan", "Germany", "Mexico", "France", "China", "United Kingdom", "Italy", "Ireland")
# How spending grows with the size of a city, and how much members of the same size differ (log scale).
GROWTH, SPREAD = 0.35, 0.55
BLANK = 0.04  # of the answers
SHARES = {
    "resident_share": 0.0,
    "event_resident_share": 0.75,
    "casual_share": 0.1,
    "attribution_share": 0.8,
    "displaced_share": 0.05,
    "host_paid_share": 0.1,
}


@dataclass(frozen=True)
class Network:
    """All members: `stratum` (545,), `population` (545,), and columns of the sheet Survey by name (545,)."""

    stratum: npt.NDArray[np.int64]
    population: Floats
    columns: dict[str, Floats]


def network(seed: int = SEED) -> Network:
    """The members, all of them."""
    random = np.random.default_rng(seed)
    stratum = np.repeat(np.arange(len(STRATA)), [s.members for s in STRATA])
    low, high = (np.array([getattr(s, side) for s in STRATA])[stratum] for side in ("least", "most"))
    population = np.round(low * (high / low) ** random.uniform(size=len(stratum)), -1)
    found: dict[str, Floats] = {}
    keen = random.normal(0.0, SPREAD / 2, len(stratum))  # a member that does much of one thing does more of the others
    for kind in KINDS:
        level = population**GROWTH * np.exp(keen + random.normal(0.0, SPREAD, len(stratum)))
        level *= random.uniform(size=len(stratum)) >= kind.none
        people = np.round(level / level.sum() * kind.total_people)
        each = kind.total_spend / kind.total_people * np.exp(random.normal(0.0, 0.15, len(stratum)))
        spend = people * each
        found[kind.people] = people
        found[kind.spend] = np.round(spend / spend.sum() * kind.total_spend, -1)
    level = population**GROWTH * np.exp(keen + random.normal(0.0, SPREAD, len(stratum)))
    found["volunteers"] = np.maximum(np.round(level / level.sum() * VOLUNTEERS), 1.0)
    found["volunteer_hours"] = np.round(found["volunteers"] * HOURS_EACH)
    return Network(stratum, population, found)


def workbook(seed: int = SEED) -> dict[str, list[dict[str, Any]]]:
    """The sheets of the sample."""
    whole = network(seed)
    random = np.random.default_rng(seed + 1)
    chosen = [
        at
        for number, s in enumerate(STRATA)
        for at in sorted(random.choice(np.flatnonzero(whole.stratum == number), s.answers, replace=False).tolist())
    ]
    rows = []
    for at in chosen:
        row: dict[str, Any] = {
            "member": f"Simulated city {at + 1:03}",
            "stratum": STRATA[int(whole.stratum[at])].name,
            "auxiliary": int(whole.population[at]),
            "network": "Sister Cities International",
        }
        for kind in KINDS:
            if random.uniform() < BLANK:
                continue
            row[kind.people], row[kind.spend] = int(whole.columns[kind.people][at]), int(whole.columns[kind.spend][at])
            if row[kind.spend] > 0:
                row[kind.spend.replace("_spend", "_profile")] = kind.profile
        if row.get("outbound_spend"):
            row["outbound_country"] = str(random.choice(COUNTRIES))
        row |= {name: int(whole.columns[name][at]) for name in ("volunteers", "volunteer_hours")}
        rows.append(row | {"hourly_value": HOURLY_VALUE} | SHARES)
    strata = [
        {
            "stratum": s.name,
            "members": s.members,
            "auxiliary_total": int(whole.population[whole.stratum == number].sum()),
        }
        for number, s in enumerate(STRATA)
    ]
    study = {
        "name": "Sister-city survey 2014: 100 of 545 simulated members (random numbers from a seed, no real answers)",
        "place": "US",
        "year": 2014,
        "currency": "USD",
        "visitors_include_event_participants": "no",
        "visitors_include_students": "no",
    }
    return {"Study": [study], "Strata": strata, "Survey": rows}
