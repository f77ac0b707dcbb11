"""The region abroad that a study is about, and the city that was typed for it."""

from __future__ import annotations

from impactcalc.economy.regions.world_jobs import districts_among_towns
from impactcalc.impact.result import Result
from impactcalc.known.city_names import City, cities_called, name_key
from impactcalc.known.world_places import family_abroad, is_own, world_places
from impactcalc.report.words.en.assumed import percent
from impactcalc.report.words.en.terms import place_name


def region_name(result: Result) -> str:
    """What the study's place is called; a region abroad with the city that was typed: "Region Darmstadt (NUTS DE71), in
    which Wiesbaden lies (9% of the people of its towns)"."""
    place = result.study.settings.place
    name, city = place_name(place), typed_city(result)
    if city is None or name_key(city.name) == name_key(name):
        return name
    whole = world_places()[place].towns
    names_part = 0 < city.people < whole and not districts_among_towns(place)
    share = f" ({percent(city.people, whole)} of the people of its towns)" if names_part else ""
    return f"{name}, in which {city.name} lies{share}"


def region_words(result: Result) -> tuple[str, ...]:
    """A sentence on the region and the city in it; nothing where the place is called as it was typed."""
    name = region_name(result)
    return () if name == place_name(result.study.settings.place) else (f"{name}.",)


def typed_city(result: Result) -> City | None:
    """The city of the list that was typed for the study's region; None where none was."""
    study = result.study
    place, cell = study.settings.place, study.setting_cells.get("place")
    if cell is None or not family_abroad(place) or is_own(place) or "+" in place:
        return None
    typed = next((note.value for note in study.notes if (note.sheet, note.cell) == ("Study", cell)), "")
    names = (typed, typed.split(",")[0], typed.split("(")[0])
    found = [city for name in names for city in cities_called(name_key(name)) if city.region == place]
    return max(found, key=lambda city: city.people, default=None)
