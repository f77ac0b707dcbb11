"""What a word in a cell means: a choice, a country, a currency, a place, a profile - or what to type instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from impactcalc.facts.notes.reading import TakenAs
from impactcalc.facts.problems import words as wrong
from impactcalc.known.countries import (
    find_country,
    is_currency,
    retired_currency,
    suggest_countries,
    suggest_currencies,
)
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.places import place_or_refused
from impactcalc.known.vocabulary import CATEGORIES, CATEGORY_CODES, categories_meant
from impactcalc.study.sheets.headings import looks_like, plain
from impactcalc.study.sheets.schema import Column
from impactcalc.study.sheets.synonyms import meant_category, meant_choice, offered, two_categories

Meaning = Callable[[str], str | Meant | Refused]


def understanding(column: Column, profiles: Iterable[str], currency: str = "", home: str = "") -> Meaning | None:
    """How the texts of a column are understood; None where any text will do. `profiles`: the names there are; the
    study's `currency` and its place, `home` ("" not known), may tell which of two countries a city lies in."""
    if column.kind == "choice":
        return lambda text: _choice(column, text)
    if column.kind == "country":
        return country_code
    if column.kind == "currency":
        return currency_code
    if column.kind == "place":
        return lambda text: place_or_refused(text, currency, home)
    if column.kind == "profile":
        return lambda text: _profile(text, profiles)
    return None


def _choice(column: Column, text: str) -> str | Meant | Refused:
    known = {plain(choice): choice for choice in column.choices}
    if column.choices == CATEGORY_CODES:
        known |= {plain(category.label): category.code for category in CATEGORIES}
    if plain(text) in known:
        return known[plain(text)]
    is_category = column.choices == CATEGORY_CODES
    meant_one = meant_category(text) if is_category else meant_choice(text, column.choices)
    if meant_one is not None:
        return Meant(meant_one, TakenAs(meant_one))
    several = offered(text, column.choices)
    if several:
        return Refused(wrong.SeveralChoices(tuple(several)))
    codes = two_categories(text) if is_category else ()
    if codes:
        return Refused(wrong.SeveralCategories(codes))
    if column.open_choice:
        close = looks_like(text, column.choices, cutoff=0.85)
        return Refused(wrong.LikeAChoice(close)) if close else text
    close = looks_like(text, column.choices, cutoff=0.6)
    meant = (close,) if close else categories_meant(text) if column.choices == CATEGORY_CODES else ()
    return Refused(wrong.UnknownChoice(tuple(meant), tuple(column.choices)))


def country_code(text: str) -> str | Refused:
    """ISO 3166 alpha-3 code of a country by its name or code."""
    country = find_country(text)
    if country:
        return country.iso3
    return Refused(wrong.UnknownCountry(tuple(suggest_countries(text))))


def currency_code(text: str) -> str | Refused:
    """ISO 4217 code; a predecessor of another currency is refused with the reason."""
    code = text.upper()
    if is_currency(code):
        return code
    retired = retired_currency(code)
    if retired:
        return Refused(wrong.RetiredCurrency(*retired))
    return Refused(wrong.UnknownCurrency(tuple(suggest_currencies(text))))


def place_identifier(text: str) -> Meant | Refused:
    """A place's identifier, by its name or code."""
    return place_or_refused(text)


def _in_brackets(text: str) -> str:
    return " ".join(re.findall(r"[(\[][^)\]]*[)\]]", text)).lower()


def _profile(text: str, profiles: Iterable[str]) -> str | Refused:
    known = {plain(name): name for name in profiles}
    name = known.get(plain(text))
    if name is not None:
        # What stands in brackets does not count for a name, but here it may be meant for a range.
        if _in_brackets(text) in ("", _in_brackets(name)):
            return name
        return Refused(wrong.ProfileBrackets(name))
    close = looks_like(text, known.values(), cutoff=0.6)
    return Refused(wrong.UnknownProfile(close or "", tuple(known.values())))
