"""Places whose text may mean a state of the United States or a country: MA, CA, Georgia. The currency tells.

A country's own currency settles it, and so does a study that lies in that country; dollars do not, nor does a blank.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import numpy as np

from impactcalc.errors import InputError, Problem
from impactcalc.known.countries import find_country
from impactcalc.known.meant import Meant, Refused
from impactcalc.known.places import country_of, may_be_both, place_or_refused
from impactcalc.study.rows import SheetRows

# Row number -> the text that was typed and the state that it may mean, by sheet.
Others = Mapping[str, Mapping[int, tuple[str, str]]]


def asked_setting(cell: str, typed: tuple[str, str], place: str, currency: str) -> Iterator[Problem]:
    """The study's own place, which stands in `cell`: `typed` and the state that it may mean, `place` as it was read,
    the currency that the sheet Study states ("" for none)."""
    if currency != _currency(place):
        yield _problem("Study", cell, *typed, place)


def asked_rows(others: Others, tables: Mapping[str, SheetRows], currency: str, home: str) -> Iterator[Problem]:
    """Rows whose place may be a state or a country; `currency` and `home` are those of the study ("" not known)."""
    for name, typed in others.items():
        table = tables.get(name)
        if table is None:
            continue
        places = table.words("place").astype(str)
        money = table.words("currency").astype(str) if "currency" in table.columns else np.full(len(table), "")
        own = np.array([_currency(place) for place in places.tolist()])
        doubtful = np.isin(table.rows, list(typed)) & (np.where(money == "", currency, money) != own)
        for i in np.flatnonzero(doubtful & (places != home)):
            yield _problem(name, table.cell(int(i), "place"), *typed[int(table.rows[i])], str(places[i]))


def given_place(text: str, where: str, currency: str = "", home: str = "") -> Meant:
    """A place that was given on the command line, in the option `where`, instead of the study's `home`.

    InputError where it is none, cannot be taken as it is, or may be several and `currency` does not tell.
    """
    found = place_or_refused(text, currency, home)
    if isinstance(found, Refused):
        raise InputError([Problem(where, "", text, found.fact)])
    if found.other and found.word != home and currency != _currency(found.word):
        raise InputError([_problem(where, "", text, found.other, found.word)])
    return found


def _problem(sheet: str, cell: str, typed: str, state: str, place: str) -> Problem:
    return Problem(sheet, cell, typed, may_be_both(state, place))


@cache
def _currency(place: str) -> str:
    country = find_country(country_of(place))
    return country.currency if country else ""
