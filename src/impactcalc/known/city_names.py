"""Cities and towns by any of their names: the shipped list (GeoNames, CC BY 4.0), read only when a name needs it."""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from impactcalc.datapackage import DESCRIPTOR
from impactcalc.errors import PackageError
from impactcalc.facts.errors import package_files as refusals
from impactcalc.known.countries import words
from impactcalc.resources import shipped

# What people shorten at the front of a name, beside "St." that is read as "Saint" everywhere.
_SHORT = {"ft": "fort", "mt": "mount", "ste": "sainte"}

_SAINT, _MARKS, _WORD = re.compile(r"\bst\b\.?"), re.compile(r"['`.]"), re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class City:
    """A city or town: the country (ISO 3166 alpha-2) and division it lies in, in the United States the county of its
    centre, or the counties that it consists of ("36005+36047"), elsewhere the `region` of the package world_places
    ("": none has it).

    `people` is 0 where it is not known. `usual` is whether it was found by its usual name in English.
    """

    name: str
    country: str
    division: str
    county: str
    people: int
    usual: bool
    region: str = ""


def name_words(text: str) -> tuple[str, ...]:
    """The words of a place's name without case, accents and punctuation: "Ft. Worth" as "Fort Worth"."""
    if not text.isascii():
        return tuple(_SHORT.get(word, word) for word in words(text))
    # What `words` does, without what only other scripts need: thousands of names are read at once.
    plain = _SAINT.sub(" saint ", text.lower().replace("&", " and "))
    found = _WORD.findall(_MARKS.sub("", plain))
    return tuple(_SHORT.get(word, word) for word in found if word != "the") or tuple(found)


def name_key(text: str) -> str:
    """What two spellings of a place's name have in common."""
    return "".join(name_words(text))


def cities_called(key: str) -> tuple[City, ...]:
    """Cities that have this name (folded by `name_key`) as one of theirs, the largest first."""
    data, wanted = _file("cities"), f"|{key}|".encode()
    found: list[City] = []
    at = data.find(wanted) if key else -1
    while at >= 0:
        end = data.index(b"\n", at)
        found.append(_city(data[data.rindex(b"\n", 0, at) + 1 : end].decode(), key))
        at = data.find(wanted, end)
    return tuple(found)


def division_name(country: str, division: str) -> str:
    """What a first division of a country other than the United States is called, "" where that is not known."""
    return _divisions().get((country, division), ("", ""))[0]


def divisions_called(key: str) -> tuple[City, ...]:
    """First divisions of countries ("Bavaria", "Bayern", "Niigata Prefecture") that have this name, as if they were
    cities."""
    bare = re.sub(r"(prefecture|province|region|oblast)$", "", key)
    for wanted in dict.fromkeys((key, bare)):
        found = {
            country: City(name, country, "", "", 0, True, region)
            for (country, _), (name, region) in _divisions().items()
            if name_key(name) == wanted
        }
        for country, division in _division_names().get(wanted, ()):
            name, region = _divisions().get((country, division), ("", ""))
            # A code alone ("ON") is no name that a place is called by.
            if len(wanted) > 3 or not wanted.isascii():
                found.setdefault(country, City(name or wanted.capitalize(), country, "", "", 0, True, region))
        if found:
            return tuple(found.values())
    return ()


def is_division(word: str, country: str, division: str) -> bool:
    """Whether a word is the name or the code of a division of a country: "Ontario", "ON"."""
    key = name_key(word)
    return key == name_key(division_name(country, division)) or (country, division) in _division_names().get(key, ())


def division_codes() -> Mapping[str, Mapping[str, str]]:
    """The code of each division by its country and folded name."""
    found: dict[str, dict[str, str]] = {}
    for (country, division), (name, _) in _divisions().items():
        found.setdefault(country, {})[name_key(name)] = division
    return found


@cache
def _division_names() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Country and division by further folded names and by letter codes."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    with Path(__file__).with_name("division_names.csv").open(encoding="utf-8", newline="") as file:
        for key, country, division in list(csv.reader(file))[1:]:
            found[key] = (*found.get(key, ()), (country, division))
    return MappingProxyType(found)


def city_names(start: str) -> tuple[str, ...]:
    """Folded names of cities that begin so: for near spellings."""
    found = re.findall(rb"\|(%s[^|\n]*)" % re.escape(start.encode()), _file("cities"))
    return tuple(dict.fromkeys(key.decode() for key in found))


def _city(line: str, key: str) -> City:
    name, country, division, within, people, names = next(csv.reader([line]))
    county, region = (within, "") if country == "US" else ("", within)
    return City(name, country, division, county, int(people), names.startswith(f"|{key}|"), region)


@cache
def _divisions() -> Mapping[tuple[str, str], tuple[str, str]]:
    """Name and region of each."""
    rows = csv.reader(_file("divisions").decode().splitlines())
    return MappingProxyType({(country, division): (name, region) for country, division, name, region in rows})


@cache
def _file(name: str) -> bytes:
    folder = shipped("multipliers") / "cities"
    if not (folder / DESCRIPTOR).is_file():
        raise PackageError(refusals.NotInInstallation(str(folder / DESCRIPTOR), "cities"))
    resources = json.loads((folder / DESCRIPTOR).read_bytes())["resources"]
    described = next(one for one in resources if one["name"] == name)
    path = folder / f"{name}.csv"
    data = path.read_bytes() if path.is_file() else b""
    if "sha256:" + hashlib.sha256(data).hexdigest() != described["hash"]:
        raise PackageError(refusals.CitiesFileAltered(str(path), DESCRIPTOR))
    return data
