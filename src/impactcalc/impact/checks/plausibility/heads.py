"""How many people came, against how many live where they are said to have come."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from impactcalc.economy.regions.places import all_places, find_place, no_such_places
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.oddity import oddities
from impactcalc.known.places import country_of
from impactcalc.study.checking.rules import HEADS
from impactcalc.study.rows import SheetRows

_SOURCE = "population of about 2018, package of places"
_PEOPLE = {**HEADS, "Volunteers": "volunteers"}


@dataclass(frozen=True, slots=True)
class _Population:
    """How many people are many, what they are, and who says so."""

    people: int
    what: str
    source: str = _SOURCE


# Whom all 545 members of a network counted at about 2,300 events of a year: no row of one programme has more.
_NETWORK = _Population(
    1_130_000,
    "more than all 545 members of Sister Cities International counted at their events in a year (1,130,000)",
    "Sister Cities International (2015), Measures That Matter",
)


def heads(f: Findings) -> Iterator[Check]:
    """More people than live in the state: guests of a small place may well outnumber those who live there."""
    for sheet, column in _PEOPLE.items():
        for table in (f.study.sheets[sheet], *f.study.survey.tables(sheet)):
            yield from _too_many(table, column)
    yield from _exchanges(f.study.sheets["Exchanges"])


def _too_many(table: SheetRows, column: str) -> Iterator[Check]:
    people = table.numbers(column)
    for place in dict.fromkeys(table.words("place").tolist()):
        known = _population(place)
        odd = (people > known.people) & np.asarray(table.words("place") == place, dtype=bool)

        def message(i: int, known: _Population = known) -> str:
            return f"{people[i]:,.15g} {column} in {table.cell(i, column)}, {known.what}"

        yield from oddities(
            "more-people-than-live-there",
            table,
            odd,
            column,
            people,
            message,
            lambda _: "Type how many came",
            known.source,
        )


@functools.lru_cache(maxsize=1024)
def _population(place: str) -> _Population:
    """Of the states that a place of the United States lies in; elsewhere, and of all of it, a network's count."""
    if place == "US" or country_of(place) != "US" or no_such_places(place):
        return _NETWORK
    states = {one.id: one for one in all_places() if one.kind == "state"}
    inside = [f"US-{code}" for code, _ in find_place(place).states]
    people = [states[one].population for one in inside if one in states]
    if len(people) < len(inside) or None in people:
        return _NETWORK
    named = " and ".join(states[one].name for one in inside)
    living = sum(one for one in people if one is not None)
    return _Population(living, f"more people than live in {named} ({living:,})")


def _exchanges(table: SheetRows) -> Iterator[Check]:
    """Every exchange has somebody who travelled."""
    exchanges, travellers = table.numbers("exchanges"), table.numbers("travellers")
    yield from oddities(
        "more-exchanges-than-travellers",
        table,
        exchanges > travellers,
        "exchanges",
        np.nan_to_num(exchanges - travellers),
        lambda i: (
            f"{exchanges[i]:,.15g} exchanges in {table.cell(i, 'exchanges')} with {travellers[i]:,.15g} travellers "
            "in all"
        ),
        lambda _: "Type how many exchanges the row stands for, and the travellers of all of them",
        "methods, section 1",
    )
