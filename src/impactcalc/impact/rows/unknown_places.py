"""Places that a study names and that there are not, at the cells that name them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from impactcalc.economy.regions.places import no_such_places, places_like
from impactcalc.errors import Problem
from impactcalc.facts.problems.jobs import OwnJobsMissing
from impactcalc.facts.problems.runs import PlaceNotThere
from impactcalc.known.places import country_of
from impactcalc.known.world_places import is_own
from impactcalc.study.study import Study


def unknown_places(study: Study, brought: Collection[str] = ()) -> Iterator[Problem]:
    """Every cell whose place is not among those that are known.

    Not those that are `brought`, whose economy the caller has. A blank place of a row is the study's own, which is
    told once, where it was typed.
    """
    home = study.settings.place
    names = {home}
    tables = (*study.sheets.values(), study.in_kind, study.deals, study.taxes, study.survey.survey)
    for table in tables:
        names |= set(map(str, table.words("place")))
    unknown = {name: missing for name in names - set(brought) if (missing := missing_of(name))}
    if home in unknown:
        cell = study.setting_cells.get("place", "")  # "" for one that was given in its stead
        yield _problem("Study" if cell else "", cell, home, unknown[home])
    elif is_own(home) and not len(study.jobs) and home not in brought:
        cell = study.setting_cells.get("place", "")
        yield Problem("Study" if cell else "", cell, home, OwnJobsMissing())
    for table in tables:
        for i, name in enumerate(table.words("place").tolist() if unknown else []):
            if name in unknown and name != home:
                yield _problem(table.sheet, table.cell(i, "place"), name, unknown[name])


def missing_of(place: str) -> tuple[str, ...]:
    """Those parts of a place that are not known; () where it is known, or a country."""
    return no_such_places(place) if place != country_of(place) else ()


def _problem(sheet: str, cell: str, place: str, missing: tuple[str, ...]) -> Problem:
    near = tuple(like for one in missing for like in places_like(one))
    return Problem(sheet, cell, place, PlaceNotThere(() if missing == (place,) else missing, near))
