"""What a person's day is worth, row by row: the allowance of the place, and what little one can live on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats, numbered, repeated
from impactcalc.economy.prices import Prices
from impactcalc.facts.fact import OriginFact
from impactcalc.impact.checks.plausibility.oddity import Rows
from impactcalc.impact.rows.activities import Activities
from impactcalc.impact.rows.daily import CannotSayError, Circumstances, Day, day_of
from impactcalc.known.segments import Part, Segment, segments

# The per diem and nothing beside it.
_ALLOWANCE = Segment(
    "allowance",
    "the per diem of bed, meals and incidentals",
    (
        Part("accommodation", "room", 1.0, "the room"),
        Part("food_service", "meals", 1.0, "the meals"),
        Part("other", "incidentals", 1.0, "the incidentals"),
    ),
    None,
    True,
    "",
    "",
)


@dataclass(frozen=True)
class DayNorms:
    """Of activities, in each row's currency and year, nan where it is not known; kept once for all rows of a place, a
    year and a currency: `of` (N,) says which each row has.

    `allowance` is the per diem of bed, meals and incidentals, `living` what an exchange student lives on by night,
    `outing` what a visitor to a festival spends by day; `sources` say whose allowance it is.
    """

    kept: Mapping[str, Floats]
    sources: Mapping[int, OriginFact]
    of: Rows

    def allowance(self, at: Rows) -> Floats:
        """Of some activities, by position."""
        return np.asarray(self.kept[_ALLOWANCE.name][self.of[at]])

    def living(self, at: Rows) -> Floats:
        """Of some activities, by position."""
        return np.asarray(self.kept["exchange_student"][self.of[at]])

    def outing(self, at: Rows) -> Floats:
        """Of some activities, by position."""
        return np.asarray(self.kept["festival_day"][self.of[at]])

    def source(self, position: int) -> OriginFact | None:
        """Whose allowance a row is held against."""
        return self.sources.get(int(self.of[position]))


def day_norms(activities: Activities, prices: Prices) -> DayNorms:
    """The norms of every activity; one look-up for all rows of a place, a year and a currency."""
    away = activities.outbound | (activities.abroad & (activities.sheet == "Budget"))
    places, hosts = activities.stated_place, repeated("", len(activities))
    if away.any():
        places, hosts = np.where(away, "", places), np.where(away, activities.host, "")
    keys, of = numbered(places, hosts, activities.year, activities.currency)
    found = {name: np.full(len(keys), np.nan) for name in _OF}
    sources: dict[int, OriginFact] = {}
    for number, (place, country, year, currency) in enumerate(keys):
        for name, day in _days(place, country, year, currency, prices):
            found[name][number] = day.amount
            if name == _ALLOWANCE.name and day.source is not None:
                sources[number] = day.source
    return DayNorms(found, sources, of)


_OF = ("allowance", "exchange_student", "festival_day")


def _days(place: str, country: str, year: int, currency: str, prices: Prices) -> Iterator[tuple[str, Day]]:
    if not place and not country:
        return  # nobody can say where it was spent
    there = Circumstances(place, country, "", True, year, currency)
    for name in _OF:
        try:
            yield name, day_of(_ALLOWANCE if name == _ALLOWANCE.name else segments()[name], there, prices)
        except CannotSayError:
            continue  # a rate that is not at hand: then there is nothing to hold the row against
