"""Each tie: partner cities and countries, then networks."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from operator import attrgetter

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.impact.beside.ties import Tie, ties_of
from impactcalc.impact.result import Result
from impactcalc.report.tables.effects import Effects, every_measure, measure_fields
from impactcalc.report.tables.table import Field, Kind, Subject, floats

_Ties = tuple[tuple[Tie, ...], tuple[Measure, ...]]


def _rows(result: Result) -> _Ties:
    return ties_of(result), tuple(result.table.measures)


def _number(key: str, kind: Kind, heading: str, says: str, unit: str = "") -> Field[_Ties]:
    get: Callable[[Tie], float] = attrgetter(key)
    return Field(key, kind, heading, says, lambda of: floats([float(get(tie)) for tie in of[0]]), unit)


def _word(key: str, heading: str, says: str) -> Field[_Ties]:
    get: Callable[[Tie], str] = attrgetter(key)
    return Field(key, "words", heading, says, lambda of: [get(tie) for tie in of[0]])


def _effects(of: _Ties) -> Effects:
    ties, measures = of
    return every_measure(np.array([tie.effects for tie in ties]).reshape(len(ties), len(measures)), measures)


# Figures that have a range, and what they are called.
RANGED = {"net_new_spending": "New money", "value_added": "Value added", "jobs": "Jobs"}


def _ends(key: str, name: str) -> Iterator[Field[_Ties]]:
    """Both ends of the range of a figure; empty where no draw moves it, or where it has none."""
    kind: Kind = "jobs" if key == "jobs" else "money"
    for end, word in (("low", "5th"), ("high", "95th")):

        def get(of: _Ties, end: str = end) -> Floats:
            ranges = (tie.ranges.get(key) for tie in of[0])
            return floats([math.nan if one is None else float(getattr(one, end)) for one in ranges])

        says = f"The {word} percentile of its {name.lower()} in the first draws of the study."
        yield Field(f"{key}_{end}", kind, f"{name}, {end}", says, get)


TIES = Subject(
    "ties",
    "A row per tie: partner cities (a country where no city is named), then networks. A row of the study counts for "
    "its partner and for its network, so the two must not be added.",
    _rows,
    (
        Field("kind", "text", "Kind", "partner or network.", lambda of: [tie.kind for tie in of[0]]),
        _word("name", "Tie", "The city and its country, or the network."),
        _word("city", "Partner city", "As typed; empty: a country without a city, or a network."),
        _word("country", "Partner country", "Its ISO code; empty: not named, or a network."),
        _word("network", "Network", "As typed; empty: a partner."),
        _number("activities", "count", "Activities", "Rows with money that name it.", "rows"),
        _number("came", "count", "Came", "Visitors and inbound travellers.", "people"),
        _number("went", "count", "Went", "Outbound travellers.", "people"),
        _number("at_events", "count", "At events", "All at events that name it, residents too.", "people"),
        _number("gross", "money", "Spent here", "Gross spending at home, residents' own included."),
        _number("spent_abroad", "money", "Spent there", "Outbound spending, in the partner's country."),
        _number("net_new", "money", "New money", "Net new spending."),
        *measure_fields(_effects, "that its new money supported, Type II."),
        _number("cost", "money", "Local money", "All that rows of the tie name: budget, organisers, guests."),
        _number("assumed", "money", "Assumed", "What of the spending here is the amounts of profiles."),
        Field("at_most", "yes_no", "At most", "Whether a net-new share is blank in a row with new money.",
              lambda of: [tie.at_most for tie in of[0]]),
        _number("volunteers", "count", "Volunteers", "As typed; never multiplied.", "people"),
        _number("hours", "count", "Hours", "Given by volunteers, as typed.", "hours"),
        _number("in_kind", "money", "Given in kind", "Where a value is stated; in no total."),
        _number("in_kind_lines", "count", "Lines in kind", "Gifts, nights in host families, free services.", "lines"),
        _number("deals", "money", "Deals claimed", "In all their years; an account of its own."),
        *(end for key, name in RANGED.items() for end in _ends(key, name)),
        Field("checks", "words", "Checks", "The errors and warnings that name one of its rows, by code.",
              lambda of: ["; ".join(tie.checks) for tie in of[0]]),
    ),
    index=("kind", "name"),
    path="ties",
)  # fmt: skip
