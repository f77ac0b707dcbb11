"""Places of the United States and their jobs by industry: states, metro and micro areas, counties."""

from __future__ import annotations

import csv
import difflib
import functools
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

import numpy as np
import numpy.typing as npt

from impactcalc.datapackage import DESCRIPTOR
from impactcalc.economy.leontief import Vector
from impactcalc.economy.regions.quotients import slq
from impactcalc.errors import PackageError
from impactcalc.resources import shipped

Kind = Literal["state", "metro", "micro", "county", "composed"]
Status = Literal["reported", "imputed", "state", "absent"]
STATUSES: tuple[Status, ...] = get_args(Status)
STATES: dict[str, str] = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts",
    "MI": "Michigan", "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana",
    "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico",
    "NY": "New York", "NC": "North Carolina", "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota",
    "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington",
    "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming",
}  # fmt: skip
FORMS = "US-TX for a state, cbsa:19100 for a metro, fips:48439 for a county, fips:48439+48113 for several"
_FILES = {"US-": "jobs_states", "cbsa:": "jobs_metros", "fips:": "jobs_counties"}
_SOURCES = {
    "US-": "BEA total employment by state (with proprietors)",
    "cbsa:": "County Business Patterns, private jobs by metro and micro area",
    "fips:": "County Business Patterns, private jobs by county, mean of 2012-16",
}
_LOCAL_INDUSTRY = "HS"  # owner-occupied housing stands where its owners live


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the package: what it is called, where it lies, how well its jobs are known.

    `population` and `employment` come from one crosswalk, for jobs per head (None where it has none); `total`
    is the jobs that the place's source publishes; shares are of these jobs.
    """

    id: str
    kind: Kind
    name: str
    states: tuple[tuple[str, float], ...]
    metro: str
    population: int | None
    employment: int | None
    total: int
    disclosed_share: float
    imputed_share: float

    @property
    def title(self) -> str:
        """The name with the state behind it, as people would say it."""
        return f"{self.name}, {self.states[0][0]}" if self.kind == "county" else self.name


@dataclass(frozen=True)
class PlaceJobs:
    """A place's jobs by industry beside the nation's on the same basis.

    `jobs` and `nation` (n,) are in the order of `industries`; nan where the place's source does not cover the
    industry. `quotient` (n,) is the location quotient SLQ, of the place's own jobs where they are covered and
    of the state's where not; `status` (n,) says which: reported, imputed, state, absent (no jobs: no
    multiplier). `share` is the place's part of the nation's jobs, e^r / e^n.
    """

    place: Place
    year: int
    source: str
    industries: tuple[str, ...]
    jobs: Vector
    nation: Vector
    quotient: Vector
    status: tuple[Status, ...]
    share: float
    members: tuple[Place, ...]

    @property
    def absent(self) -> tuple[str, ...]:
        """Industries that the place does not have."""
        return tuple(c for c, s in zip(self.industries, self.status, strict=True) if s == "absent")


def place_jobs(identifier: str, *, year: int = 2014) -> PlaceJobs:
    """Jobs by industry of a state, a metro, a county or several counties together.

    States come for 2014, 2015 and 2018: the one nearest to `year`. PackageError for a place that there is not,
    with the nearest that there are.
    """
    return _place_jobs(spelled(identifier), _state_year(year))


def find_place(identifier: str) -> Place:
    """The place of an identifier; PackageError with suggestions when there is none."""
    text = spelled(identifier)
    ids = _members(text)
    try:
        found = [_index()[one] for one in ids]
    except KeyError as error:
        raise PackageError(_no_such_place(str(error.args[0]))) from error
    return found[0] if len(found) == 1 else _composed(text, found)


def spelled(identifier: str) -> str:
    """An identifier in its usual spelling: US-TX, cbsa:19100, fips:48439+48113."""
    word = re.sub(r"\s+", "", identifier)
    upper, lower = word.upper(), word.lower()
    if upper.startswith("US-"):
        return upper
    if lower.startswith("fips:"):
        parts = [part.removeprefix("fips:") for part in lower.removeprefix("fips:").split("+")]
        return "fips:" + "+".join(dict.fromkeys(parts))
    return lower


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
        raise PackageError(f"the counties of {place.name} ({place.id}) are not known")
    return "fips:" + "+".join(code.removeprefix("fips:") for code in inside)


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
    rows = csv.reader(io.StringIO(_file("places").decode()))
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
        disclosed_share=float(row[9]),
        imputed_share=float(row[10]),
    )


@functools.cache
def _index() -> dict[str, Place]:
    return {place.id: place for place in all_places()}


@functools.lru_cache(maxsize=256)
def _place_jobs(identifier: str, state_year: int) -> PlaceJobs:
    place = find_place(identifier)
    members = tuple(_index()[one] for one in _members(identifier))
    family = next(prefix for prefix in _FILES if identifier.startswith(prefix))
    key = f",{state_year}" if family == "US-" else ""
    columns, nation, national_year, _ = _row(family, f"US{key}")
    rows = [_row(family, f"{member.id}{key}") for member in members]
    jobs = np.sum([cells for _, cells, _, _ in rows], axis=0)
    imputed = frozenset().union(*(names for _, _, _, names in rows))
    industries, at = table_industries(), {code: i for i, code in enumerate(columns)}
    covered = np.array([code in at for code in industries])
    order = [at[code] for code in industries if code in at]
    # The quotient compares cells with cells: the published totals hold jobs that no cell has.
    quotients = slq(jobs, nation)
    total = float(sum(member.total for member in members)) if family != "US-" else float(jobs.sum())
    share = total / nation_total(family, nation)
    quotient = np.full(len(industries), np.nan)
    ours, theirs = _spread(jobs, order, covered), _spread(nation, order, covered)
    quotient[covered] = quotients[order]
    if family != "US-":
        quotient[~covered] = _state_quotient(place.states, state_year)[~covered]
    quotient[industries.index(_LOCAL_INDUSTRY)] = 1.0
    status = tuple(
        _status(code, float(level), bool(own), imputed)
        for code, level, own in zip(industries, quotient, covered, strict=True)
    )
    return PlaceJobs(
        place, national_year, _SOURCES[family], industries, ours, theirs, quotient, status, share, members
    )  # fmt: skip


def nation_total(family: str, nation: Vector) -> float:
    """Jobs of the nation in all industries on a family's basis (US-, cbsa:, fips:)."""
    if family == "cbsa:":  # the published total: the cells of some areas lack what the source drops
        facts = _descriptor()["impactcalc"]["facts"]
        return float(facts["US total of County Business Patterns 2019"])
    return float(nation.sum())


def _status(code: str, quotient: float, covered: bool, imputed: frozenset[str]) -> Status:
    if not quotient > 0.0:
        return "absent"
    if not covered:
        return "state"
    return "imputed" if code in imputed else "reported"


def _spread(cells: Vector, order: list[int], covered: npt.NDArray[np.bool_]) -> Vector:
    whole = np.full(len(covered), np.nan)
    whole[covered] = cells[order]
    return whole


@functools.cache
def table_industries() -> tuple[str, ...]:
    """The 71 industries in the order of the national tables: the columns of the states' file."""
    return _header("US-")


def _state_quotient(states: tuple[tuple[str, float], ...], year: int) -> Vector:
    parts = [weight * _one_state_quotient(state, year) for state, weight in states]
    return np.asarray(np.sum(parts, axis=0) / sum(weight for _, weight in states))


@functools.cache
def _one_state_quotient(state: str, year: int) -> Vector:
    _, jobs, _, _ = _row("US-", f"US-{state},{year}")
    _, nation, _, _ = _row("US-", f"US,{year}")
    return slq(jobs, nation)


def _state_year(year: int) -> int:
    return min((2014, 2015, 2018), key=lambda known: (abs(known - year), known))


def _members(identifier: str) -> list[str]:
    head, _, tail = identifier.partition(":")
    return [f"fips:{code}" for code in tail.split("+")] if head == "fips" else [identifier]


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
        disclosed_share=sum(p.disclosed_share * p.total for p in members) / total,
        imputed_share=sum(p.imputed_share * p.total for p in members) / total,
    )


def no_such_places(identifier: str) -> tuple[str, ...]:
    """Those of an identifier's places that there are not."""
    return tuple(one for one in _members(spelled(identifier)) if one not in _index())


def places_like(identifier: str) -> str:
    """The places that an identifier of none may mean, each with its title; "" where nothing is like it."""
    code = identifier.split(":")[-1]
    # The number may be that of a county where a metro was typed, or the other way round.
    across = [one for prefix in ("fips:", "cbsa:") if (one := f"{prefix}{code}") in _index() and one != identifier]
    # Of a number no more than one digit may be another: the rest of an identifier is the same for all.
    cutoff = 0.9 if code.isdigit() else 0.8
    near = difflib.get_close_matches(identifier, [p.id for p in all_places()], n=3, cutoff=cutoff)
    named = [_index()[one] for one in (*across, *near)] or ([] if code.isdigit() else find_places(code, 3))
    return "; ".join(f"{place.id} {place.title}" for place in named)


def _no_such_place(identifier: str) -> str:
    hint = places_like(identifier)
    meant = f" Did you mean {hint}?" if hint else ""
    return f"there is no place '{identifier}'.{meant} Write {FORMS}; `impactcalc places NAME` finds them"


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


# --- the files, one row at a time: a place asks for its own row, not for all 3,142 ---


def _row(family: str, key: str) -> tuple[tuple[str, ...], Vector, int, frozenset[str]]:
    data = _file(_FILES[family])
    start = data.find(f"\n{key},".encode())
    if start < 0:
        raise PackageError(_no_such_place(key.split(",")[0]))
    line = data[start + 1 : data.index(b"\n", start + 1)].decode()
    _, year, imputed, *cells = line.split(",")
    return _header(family), np.array(cells, dtype=np.float64), int(year), frozenset(imputed.split())


@functools.cache
def _header(family: str) -> tuple[str, ...]:
    data = _file(_FILES[family])
    return tuple(data[: data.index(b"\n")].decode().split(",")[3:])


def covered_quotients(family: str, year: int) -> tuple[list[str], Vector, tuple[str, ...], Vector]:
    """Every place of a family (US-, cbsa:, fips:): ids, SLQ (places, covered), those industries, share of jobs."""
    rows = [line.split(",") for line in _file(_FILES[family]).decode().splitlines()[1:]]
    if family == "US-":
        rows = [row for row in rows if row[1] == str(_state_year(year))]
    cells = np.array([row[3:] for row in rows], dtype=np.float64)
    nation, jobs, ids = cells[0], cells[1:], [row[0] for row in rows[1:]]
    totals = jobs.sum(axis=1) if family == "US-" else np.array([_index()[one].total for one in ids], dtype=float)
    return ids, slq(jobs, nation), _header(family), np.asarray(totals / nation_total(family, nation))


def state_quotients(states: Sequence[tuple[tuple[str, float], ...]], year: int) -> Vector:
    """Quotients (places, n) of the states that each place lies in, by its jobs in each."""
    return np.array([_state_quotient(weights, _state_year(year)) for weights in states])


@functools.cache
def _file(name: str) -> bytes:
    resource = next((one for one in _descriptor()["resources"] if one["name"] == name), None)
    if resource is None:
        raise PackageError(f"the package of places has no resource '{name}'")
    path = _folder() / f"{name}.csv"
    if not path.is_file():
        raise PackageError(f"{path} is missing; the descriptor lists it")
    data = path.read_bytes()
    if "sha256:" + hashlib.sha256(data).hexdigest() != resource["hash"]:
        raise PackageError(f"{path} is not the file that the descriptor describes. Restore it, or build it again")
    return data


@functools.cache
def _descriptor() -> dict[str, Any]:
    path = _folder() / DESCRIPTOR
    if not path.is_file():
        raise PackageError(f"{path} is missing: this installation has no places")
    return dict(json.loads(path.read_bytes()))


def _folder() -> Path:
    return shipped("multipliers") / "places"
