"""Which place, table and year a run took, and why: a line for each place, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.economy.economy import Economy
from impactcalc.economy.table_years import table_choice
from impactcalc.impact.abroad.host_country import HostCountry
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.impact.result import Result
from impactcalc.impact.run import CHOSEN_BY_USER
from impactcalc.known.countries import find_country
from impactcalc.known.periods import full_words, is_fiscal, months_of, year_words
from impactcalc.known.places import country_of
from impactcalc.report.words.en.terms import place_name
from impactcalc.words.en.places import country_words
from impactcalc.words.standing_alone import capital

MOST = 5
_WHICH = {
    "only": "the only one",
    "newest": "the newest",
    "oldest": "the oldest",
    "nearest": "the nearest",
    "earlier": "the earlier of the two nearest",
}


def taken_words(result: Result) -> tuple[str, ...]:
    """The study's own place first, then the others of its rows, then the countries abroad; no more than MOST."""
    home = find_country(country_of(result.study.settings.place))
    hosts = [host for host in result.world_contribution.countries if home is None or host.iso3 != home.iso3]
    lines = [*_places(result), *(_abroad(result, host) for host in hosts)]
    more = len(lines) - MOST
    return (*lines[:MOST], f"and {more} more") if more > 0 else tuple(lines)


def _places(result: Result) -> Iterator[str]:
    for here in result.home.places:
        prices = "" if here is not result.home.main else f" Prices: {result.basis.home_currency} of "
        prices += f"{result.basis.report_words}." if prices else ""
        yield f"Place: {place_name(here.place)}{_why(result, here)}. Table: {_table(result, here)}.{prices}"


def _why(result: Result, here: PlaceOfStudy) -> str:
    study = result.study
    if here.place != study.settings.place:
        return f", in {len(here.rows)} row{'' if len(here.rows) == 1 else 's'}"
    cell = study.setting_cells.get("place")
    if cell is None:
        return ", given for this run"
    read = next((note.value for note in study.notes if (note.sheet, note.cell) == ("Study", cell)), "")
    return f', read from "{read}"' if read else ""


def _table(result: Result, here: PlaceOfStudy) -> str:
    economy, year = here.economy, result.study.settings.year
    name = _name(economy)
    if here.reason == CHOSEN_BY_USER:
        of = f", of {economy.year}" if str(economy.year) not in name else ""
        return f"{name}{of}, chosen for this run; the study is of {year_words(result.study.settings.period)}"
    period, said = result.study.settings.period, full_words(result.study.settings.period)
    if economy.year == year:
        most = (
            f"{year}, in which most of {said} lies" if months_of(period)[0][1] != 6 else f"{year}, in which {said} ends"
        )
        return f"{name}, because the study's year is {year}" if not is_fiscal(period) else f"{name}, of {most}"
    choice = table_choice(country_of(here.place), year)
    which = "" if choice is None else _WHICH[choice.which]
    return f"{name}, {which}; the study is of {said}"


def _name(economy: Economy) -> str:
    """The name of the package: a place's economy is called after it and the place."""
    return economy.nation.name if economy.nation is not None else economy.name


def _abroad(result: Result, host: HostCountry) -> str:
    country = country_words(host.name)
    name = f"Abroad: {capital(country)}"
    if not host.tables:
        return f"{name}. No table, so only what was spent there is counted."
    years = sorted({year for iso3, year in result.hosts if iso3 == host.iso3})
    spent = f", for spending of {', '.join(map(year_words, years))}" if years else ""
    return f"{name}. Table{'s' if len(host.tables) > 1 else ''}: {', '.join(host.tables)}{spent}."
