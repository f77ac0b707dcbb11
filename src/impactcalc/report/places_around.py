"""The places that a study's place lies in, whose multipliers a reader may try in its stead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from impactcalc.economy.regions.places import find_place
from impactcalc.errors import ImpactcalcError, PackageError
from impactcalc.impact.effects.effects import CategoryMultipliers, category_multipliers
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.impact.result import Result
from impactcalc.impact.rows.tables_called_for import economy_for
from impactcalc.impact.run import CHOSEN_BY_USER
from impactcalc.report.words.speaking import said
from impactcalc.words.standing_alone import capital


@dataclass(frozen=True)
class PlaceAround:
    """What it is called at the beginning of a line, and the study as if it were there."""

    name: str
    there: PlaceOfStudy

    @property
    def place(self) -> str:
        """Its identifier."""
        return self.there.place

    @property
    def table(self) -> CategoryMultipliers:
        """Its multipliers."""
        return self.there.table


def places_around(result: Result) -> Iterator[PlaceAround]:
    """The metro, the state and the nation, as far as there is a table of them of the same year; none where the
    multipliers were chosen, or are not those of the place itself."""
    main = result.home.main
    if main.reason == CHOSEN_BY_USER or not main.fits:
        return
    for place in _around(main.place):
        try:
            economy, why = economy_for(result.study, place)
        except ImpactcalcError:
            continue  # no table of it for the study's year: then it is not offered
        if (economy.year, economy.currency) == (main.economy.year, main.economy.currency):
            there = PlaceOfStudy(place, economy, why, category_multipliers(economy), main.rows)
            yield PlaceAround(capital(said().terms.place_name(place)), there)


def _around(place: str) -> Iterator[str]:
    """The metro, the state and the nation that a place of the United States lies in."""
    try:
        found = find_place(place)
    except PackageError:
        return
    if found.kind == "county" and found.metro:
        yield found.metro
    if found.kind != "state" and len(found.states) == 1:
        yield f"US-{found.states[0][0]}"
    yield "US"
