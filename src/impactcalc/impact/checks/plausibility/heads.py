"""How many people came, against how many live where they are said to have come."""

from __future__ import annotations

import functools
from collections.abc import Iterator

import numpy as np

from impactcalc.economy.regions.places import all_places, find_place, no_such_places
from impactcalc.facts.checks import plausibility as facts
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.oddity import oddities
from impactcalc.known.places import country_of
from impactcalc.study.checking.rules import HEADS
from impactcalc.study.rows import SheetRows

_PEOPLE = {**HEADS, "Volunteers": "volunteers"}


# What all 545 members of a network counted at about 2,300 events of a year: no row of one programme has more.
NETWORK = 1_130_000  # Sister Cities International (2015), Measures That Matter


def heads(f: Findings) -> Iterator[Check]:
    """More people than live in the state: guests of a small place may well outnumber those who live there."""
    for sheet, column in _PEOPLE.items():
        for table in (f.study.sheets[sheet], *f.study.survey.tables(sheet)):
            yield from _too_many(table, column)
    yield from _exchanges(f.study.sheets["Exchanges"])


def _too_many(table: SheetRows, column: str) -> Iterator[Check]:
    people = table.numbers(column)
    for place in dict.fromkeys(table.words("place").tolist()):
        states, living = _population(place)
        many = NETWORK if living is None else living
        odd = (people > many) & np.asarray(table.words("place") == place, dtype=bool)
        fact = functools.partial(_people, table, column, states, living)
        yield from oddities(table, odd, column, people, fact)


def _people(
    table: SheetRows, column: str, states: tuple[str, ...], living: int | None, right: bool, rows: int, i: int
) -> facts.MorePeopleThanLiveThere:
    cell, people = table.cell(i, column), float(table.numbers(column)[i])
    return facts.MorePeopleThanLiveThere(right, rows, cell, people, column, states, living)


@functools.lru_cache(maxsize=1024)
def _population(place: str) -> tuple[tuple[str, ...], int | None]:
    """The states that a place of the United States lies in, and how many live there; None elsewhere, and of all of
    it."""
    if place == "US" or country_of(place) != "US" or no_such_places(place):
        return (), None
    states = {one.id: one for one in all_places() if one.kind == "state"}
    inside = [f"US-{code}" for code, _ in find_place(place).states]
    people = [states[one].population for one in inside if one in states]
    if len(people) < len(inside) or None in people:
        return (), None
    return tuple(states[one].name for one in inside), sum(one for one in people if one is not None)


def _exchanges(table: SheetRows) -> Iterator[Check]:
    """Every exchange has somebody who travelled."""
    exchanges, travellers = table.numbers("exchanges"), table.numbers("travellers")

    def fact(right: bool, rows: int, i: int) -> facts.MoreExchangesThanTravellers:
        cell = table.cell(i, "exchanges")
        return facts.MoreExchangesThanTravellers(right, rows, cell, float(exchanges[i]), float(travellers[i]))

    how_far = np.nan_to_num(exchanges - travellers)
    yield from oddities(table, exchanges > travellers, "exchanges", how_far, fact)
