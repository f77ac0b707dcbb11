"""Places: states, metro and micro areas, counties of the United States, regions abroad, several of them together."""

from __future__ import annotations

import csv
import difflib
import functools
import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from impactcalc.economy.regions.place_files import content
from impactcalc.errors import PackageError
from impactcalc.facts.errors import regions as refusals
from impactcalc.known.places import country_of, members_of, spelled, together
from impactcalc.known.states import STATES
from impactcalc.known.world_places import FORMS_ABROAD, around, family_abroad, is_own, region_title, world_places

Kind = Literal["state", "metro", "micro", "county", "region", "composed"]


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the packages: what it is called, where it lies, how large it is.

    `population` and `employment` come from one crosswalk, for jobs per head (None where it has none); `total`
    is the private jobs of 2019, by which places are ranked and weighted. Of a region abroad there are no `states`, and
    `population` and `total` are the people of its towns.
    """

    id: str
    kind: Kind
    name: str
    states: tuple[tuple[str, float], ...]
    metro: str
    population: int | None
    employment: int | None
    total: int

    @property
    def title(self) -> str:
        """The name with the state behind it, as people would say it."""
        return f"{self.name}, {self.states[0][0]}" if self.kind == "county" else self.name

    @property
    def beside_code(self) -> str:
        """The same where its identifier stands beside it: a region abroad has its code in its title."""
        return region_title(self.id, beside_code=True) if family_abroad(self.id) else self.title

    @property
    def country(self) -> str:
        """ISO 3166 alpha-2 code of its country."""
        return country_of(self.id)


def find_place(identifier: str) -> Place:
    """The place of an identifier; PackageError with suggestions when there is none."""
    text = spelled(identifier)
    ids = members_of(text)
    if family_abroad(text):
        return _region(text, ids)
    try:
        found = [_index()[one] for one in ids]
    except KeyError as error:
        raise PackageError(no_such_place(str(error.args[0]))) from error
    return found[0] if len(found) == 1 else _composed(text, found)


def _region(identifier: str, ids: Sequence[str]) -> Place:
    """A region abroad, or several together."""
    if is_own(identifier):
        return Place(identifier, "region", region_title(identifier), (), "", None, None, 0)
    known = [world_places().get(one) for one in ids]
    towns = sum(one.towns for one in known if one)
    if not all(known):
        raise PackageError(no_such_place(next(one for one, found in zip(ids, known, strict=True) if not found)))
    kind: Kind = "region" if len(ids) == 1 else "composed"
    return Place(identifier, kind, region_title(identifier), (), "", towns or None, None, towns)


def member_counties(identifier: str) -> str:
    """The counties of a metro or a state as one composed identifier: the place on the counties' own basis."""
    place = find_place(identifier)
    inside = [
        one.id
        for one in all_places()
        if one.kind == "county"
        and (one.metro == place.id or (place.kind == "state" and f"US-{one.states[0][0]}" == place.id))
    ]
    if not inside:
        raise PackageError(refusals.CountiesNotKnown(place.name, place.id))
    return together(inside)


def lies_in(place: Place, other: Place) -> bool:
    """Whether a place lies in another: a county in its metro or state, a metro in its only state."""
    if place.id == other.id or place.country != other.country:
        return False
    if family_abroad(place.id):
        if is_own(place.id) or is_own(other.id):
            return False
        inside, whole = members_of(place.id), members_of(other.id)
        return all(set(whole) & {one, *around(world_places()[one])} for one in inside)
    if other.kind in ("metro", "micro"):
        return place.metro == other.id
    if other.kind == "state":
        return place.kind != "state" and [state for state, _ in place.states] == [other.states[0][0]]
    if other.kind == "composed":
        return set(members_of(place.id)) < set(members_of(other.id))
    return False


def find_places(text: str, limit: int = 20, *, near: bool = True) -> list[Place]:
    """Places whose name or code matches what was typed, the likeliest first; near spellings when none does (`near`).

    Words may come in any order and be shortened; a state may be added by name or code ("tarrant tx",
    "fort worth", "arlington, virginia", "19100"). Larger places come before smaller ones.
    """
    words = _folded(text).split()
    if not words:
        return []
    exact = [p for p in all_places() if _folded(p.id) == " ".join(words) or p.id.split(":")[-1] == text.strip()]
    hits = [(_rank(p, words, keys), p) for p, keys in _keys() if all(_has(keys, word) for word in words)]
    ranked = [p for _, p in sorted(hits, key=lambda hit: (hit[0], -hit[1].total, hit[1].id))]
    found = list(dict.fromkeys([*exact, *ranked]))
    return (found or (_like(words) if near else []))[:limit]


@functools.cache
def all_places() -> tuple[Place, ...]:
    """Every place of the package, states first, then metros, then counties."""
    rows = csv.reader(io.StringIO(content("places").decode()))
    next(rows)
    return tuple(_place(row) for row in rows)


def _place(row: Sequence[str]) -> Place:
    weights = zip(row[3].split(), row[4].split(), strict=True)
    return Place(
        id=row[0],
        kind=cast(Kind, row[1]),
        name=row[2],
        states=tuple((state, float(weight)) for state, weight in weights),
        metro=row[5],
        population=int(row[6]) if row[6] else None,
        employment=int(row[7]) if row[7] else None,
        total=int(row[8]),
    )


@functools.cache
def _index() -> dict[str, Place]:
    return {place.id: place for place in all_places()}


def _composed(identifier: str, members: Sequence[Place]) -> Place:
    total = sum(place.total for place in members)
    states: dict[str, float] = {}
    for place in members:
        states[place.states[0][0]] = states.get(place.states[0][0], 0.0) + place.total / total
    people = [place.population for place in members]
    work = [place.employment for place in members]
    metros = {place.metro for place in members}
    return Place(
        id=identifier,
        kind="composed",
        name=" + ".join(place.title for place in members),
        states=tuple(states.items()),
        metro=metros.pop() if len(metros) == 1 else "",
        population=None if None in people else sum(p for p in people if p is not None),
        employment=None if None in work else sum(w for w in work if w is not None),
        total=total,
    )


def no_such_places(identifier: str) -> tuple[str, ...]:
    """Those of an identifier's places that there are not."""
    if is_own(identifier):
        return ()
    known = world_places() if family_abroad(identifier) else _index()
    return tuple(one for one in members_of(spelled(identifier)) if one not in known)


def places_like(identifier: str) -> tuple[str, ...]:
    """The places that an identifier of none may mean, each with its title."""
    if family_abroad(identifier):
        like = difflib.get_close_matches(identifier, list(world_places()), n=3, cutoff=0.75)
        return tuple(f"{one} {region_title(one, beside_code=True)}" for one in like)
    code = identifier.split(":")[-1]
    # The number may be that of a county where a metro was typed, or the other way round.
    across = [one for prefix in ("fips:", "cbsa:") if (one := f"{prefix}{code}") in _index() and one != identifier]
    # Of a number no more than one digit may be another: the rest of an identifier is the same for all.
    cutoff = 0.9 if code.isdigit() else 0.8
    near = difflib.get_close_matches(identifier, [p.id for p in all_places()], n=3, cutoff=cutoff)
    named = [_index()[one] for one in (*across, *near)] or ([] if code.isdigit() else find_places(code, 3))
    return tuple(f"{place.id} {place.title}" for place in named)


def no_such_place(identifier: str) -> refusals.NoSuchPlaceKnown:
    """What is told of an identifier that names no place."""
    abroad = FORMS_ABROAD if family_abroad(identifier) else ""
    return refusals.NoSuchPlaceKnown(identifier, places_like(identifier), abroad)


# --- the search by name ---


@functools.cache
def _keys() -> tuple[tuple[Place, tuple[str, ...]], ...]:
    return tuple(
        (p, tuple(_folded(" ".join([p.name, *(f"{s} {STATES[s]}" for s, _ in p.states), p.id])).split()))
        for p in all_places()
    )


def _has(keys: tuple[str, ...], word: str) -> bool:
    return any(key.startswith(word) for key in keys)


def _rank(place: Place, words: list[str], keys: tuple[str, ...]) -> int:
    whole, name = " ".join(words), _folded(place.name)
    if place.kind == "state":
        return 0 if whole in (name, place.id[3:].lower()) else 3
    if name.startswith(whole):  # a metro named after its city and a county of that name: the larger comes first
        return 1
    return 2 if all(word in keys for word in words) else 3


def _like(words: list[str]) -> list[Place]:
    vocabulary = sorted({key for _, keys in _keys() for key in keys if len(key) > 2})
    mended = [(difflib.get_close_matches(word, vocabulary, n=3, cutoff=0.75) or [word]) for word in words]
    tried = [[first] for first in mended[0]]
    for options in mended[1:]:
        tried = [[*start, option] for start in tried for option in options]
    for attempt in tried:
        found = [p for p, keys in _keys() if all(_has(keys, word) for word in attempt)]
        if found:
            return sorted(found, key=lambda p: (_rank(p, attempt, ()), -p.total, p.id))
    return []


def _folded(text: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    bare = re.sub(r"\bft\b\.?", "fort", re.sub(r"\bst\b\.?", "saint", bare))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", bare.replace("'", "")).split())
