"""How many people came, against how many live where they are said to have come."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from impactcalc.economy.regions.places import all_places, find_place, no_such_places
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.oddity import oddities
from impactcalc.study.places import country_of
from impactcalc.study.rules import HEADS
from impactcalc.study.study import SheetRows

_SOURCE = "population of about 2018, package of places"
_PEOPLE = {**HEADS, "Volunteers": "volunteers"}


@dataclass(frozen=True, slots=True)
class _Population:
    people: int
    where: str


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
        if known is None:
            continue
        odd = (people > known.people) & np.asarray(table.words("place") == place, dtype=bool)

        def message(i: int, known: _Population = known) -> str:
            return (
                f"{people[i]:,.15g} {column} in {table.cell(i, column)}, more people than live in {known.where} "
                f"({known.people:,})"
            )

        yield from oddities(
            "more-people-than-live-there", table, odd, column, people, message, lambda _: "Type how many came", _SOURCE
        )


@functools.lru_cache(maxsize=1024)
def _population(place: str) -> _Population | None:
    """Of the states that a place of the United States lies in; None elsewhere: no population is at hand."""
    if country_of(place) != "US" or (place != "US" and no_such_places(place)):
        return None
    states = {one.id: one for one in all_places() if one.kind == "state"}
    inside = list(states) if place == "US" else [f"US-{code}" for code, _ in find_place(place).states]
    people = [states[one].population for one in inside if one in states]
    if len(people) < len(inside) or None in people:
        return None
    named = "the United States" if place == "US" else " and ".join(states[one].name for one in inside)
    return _Population(sum(one for one in people if one is not None), named)


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
