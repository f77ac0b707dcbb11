"""Regions outside the United States whose jobs by industry are shipped: their codes, names, what they lie in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from impactcalc.datapackage import DataPackage, read_package
from impactcalc.facts.notes.places import AsPlace, AsWholeCountry, CodesMean
from impactcalc.facts.problems import places as wrong
from impactcalc.known.countries import find_country, fold
from impactcalc.known.meant import Meant, Refused
from impactcalc.resources import shipped

# A place by the jobs that its study brings: own:MA/Casablanca.
OWN = "own"
# What stands before the colon, and the country that it tells; of NUTS and of own places the first two letters do.
FAMILIES_ABROAD: Mapping[str, str] = MappingProxyType({
    "nuts": "", OWN: "", "itl": "GB", "lga": "AU", "au": "AU", "cma": "CA", "ca": "CA", "jp": "JP", "kr": "KR",
    "nz": "NZ",
})  # fmt: skip
FORMS_ABROAD = "nuts:DE71, itl:TLK1, lga:yarra, au:VIC, cma:535, ca:35, jp:15, kr:21, nz:02"
# Codes of countries that Eurostat writes otherwise than ISO 3166.
_ISO2 = {"EL": "GR", "UK": "GB"}
_CODED = re.compile(
    rf"({'|'.join(one for one in FAMILIES_ABROAD if one != OWN)}):([\w-]+(?:\+[\w:-]+)*)", re.IGNORECASE
)
_OWN = re.compile(r"own\s*:\s*([A-Z]{2})/\s*(\S.*)", re.IGNORECASE)
_BARE = re.compile(r"[A-Z]{2}[A-Z]?[0-9][A-Z0-9]{0,2}")
_REGION_WORD = re.compile(r"\w*(region|région|región|região)\b", re.IGNORECASE)
# Nations of the United Kingdom, which as names of countries mean the whole.
_NATIONS = {"scotland": "itl:TLM", "wales": "itl:TLL", "northernireland": "itl:TLN"}
# What the law calls a region that the statistics call by a shorter name (London Government Act 1963; ONS: ITL TLI is
# Greater London, with the City).
_ALSO_CALLED = {"itl:TLI": "Greater London"}
_KNOWN_BY_CODE = ("nuts", "itl")  # families of identifiers whose codes people say


@dataclass(frozen=True, slots=True)
class WorldPlace:
    """A region of the package `world_places`.

    `country` is ISO 3166 alpha-2, `source` the name of what its jobs come from, `inside` the next larger region ("":
    none is known), `towns` the people of the cities and towns in it that are on the list of cities (0: none is),
    `residents` employed residents over jobs at the workplace as a multiple of the nation's (None: not known), `imputed`
    the part of its jobs whose sector is filled in.
    """

    id: str
    kind: str
    name: str
    country: str
    source: str
    inside: str
    towns: int
    residents: float | None
    imputed: float

    @property
    def title(self) -> str:
        """What it is called in a sentence, with its code where that is what people know it by."""
        family, _, code = self.id.partition(":")
        return f"{self.beside_code} ({family.upper()} {code})" if family in _KNOWN_BY_CODE else self.beside_code

    @property
    def beside_code(self) -> str:
        """What it is called where its identifier stands beside it."""
        if self.id.partition(":")[0] in _KNOWN_BY_CODE:
            # "Région lémanique" has the word already.
            return self.name if _REGION_WORD.match(self.name) else f"Region {self.name}"
        words = {"prefecture": "prefecture", "region": "region", "metro": "metropolitan area"}
        if self.kind == "local government area":
            return f"{self.name.split(' (')[0]}, local government area"
        word = words.get(self.kind, "")
        return f"{self.name} {word}" if word else self.name


def region_title(place: str, *, beside_code: bool = False) -> str:
    """What a region, or several together, is called; "" for one that the data do not have. `beside_code`: where its
    identifier stands beside it, so that the code is there once."""
    if is_own(place):
        return place.partition("/")[2]
    known = [world_places().get(one) for one in members_abroad(place)]
    return " + ".join(one.beside_code if beside_code else one.title for one in known if one) if all(known) else ""


def own_place(country: str, name: str) -> str:
    """The identifier of a place by the jobs that its study brings; `country` is ISO 3166 alpha-2."""
    return f"{OWN}:{country}/{re.sub(r'[+:/]', ' ', name).strip()}"


def is_own(place: str) -> bool:
    """Whether a place is one by the jobs that its study brings."""
    return place.startswith(f"{OWN}:")


def family_abroad(place: str) -> str:
    """What stands before the colon of a region abroad, "" for anything else."""
    head = place.partition(":")[0].lower()
    return head if ":" in place and head in FAMILIES_ABROAD else ""


def country_abroad(place: str) -> str:
    """ISO 3166 alpha-2 code of the country of a region abroad."""
    family, _, code = place.partition(":")
    letters = code[:2].upper()
    return FAMILIES_ABROAD[family.lower()] or _ISO2.get(letters, letters)


@cache
def world_package() -> DataPackage:
    """The package, read whole and checked."""
    return read_package(shipped("multipliers") / "world_places")


@cache
def world_places() -> Mapping[str, WorldPlace]:
    """All of them, by identifier."""
    found = {}
    for row in world_package().table("places")[1]:
        identifier, kind, name, country, source, inside, towns, residents, imputed, _ = row
        found[identifier] = WorldPlace(
            identifier, kind, name, country, source, inside, int(towns), float(residents) if residents else None,
            float(imputed),
        )  # fmt: skip
    return MappingProxyType(found)


@cache
def countries_with_regions() -> frozenset[str]:
    """ISO 3166 alpha-2 codes of the countries that have any."""
    return frozenset(place.country for place in world_places().values())


@cache
def _spellings() -> Mapping[str, str]:
    """Identifiers in lower case, and other codes of the same regions: NUTS of 2016 and of the United Kingdom."""
    found = {row[0].lower(): row[0] for row in world_package().table("places")[1]}
    for row in world_package().table("places")[1]:
        found |= {also.lower(): row[0] for also in row[9].split()}
    for key, identifier in list(found.items()):
        if key.startswith("itl:tl"):
            found.setdefault(f"nuts:uk{key[6:]}", identifier)
    return MappingProxyType(found)


@cache
def _missing() -> Mapping[str, tuple[str, str]]:
    """Regions of a series whose jobs are not at hand: name and country."""
    return MappingProxyType({row[0]: (row[1], row[2]) for row in world_package().table("missing")[1]})


def spelled_abroad(identifier: str) -> str:
    """A region's identifier in its usual spelling; one that is not known stays as it is, without blanks."""
    if is_own(identifier):
        return identifier
    word = re.sub(r"\s+", "", identifier)
    parts = [_spellings().get(one.lower(), one) for one in members_abroad(word)]
    return joined(parts)


def members_abroad(identifier: str) -> tuple[str, ...]:
    """The regions of several together, each by itself."""
    family, _, codes = identifier.partition(":")
    if family == OWN:
        return (identifier,)
    return tuple(one if ":" in one else f"{family}:{one}" for one in codes.split("+"))


def joined(regions: Iterable[str]) -> str:
    """The identifier of several regions together, each once: the second and further ones without what stands before
    the colon."""
    first, *others = dict.fromkeys(regions)
    family = first.partition(":")[0]
    return "+".join([first, *(one.removeprefix(f"{family}:") for one in others)])


def region_coded(text: str) -> Meant | Refused | None:
    """The region of an identifier, or of an official code alone ("DE71"); None for a text that is neither."""
    own = _OWN.fullmatch(text.strip())
    if own:
        country = find_country(own[1])
        return Meant(own_place(country.iso2, own[2])) if country else None
    word = re.sub(r"\s+", "", text)
    if _CODED.fullmatch(word):
        return _together(members_abroad(word))
    if _BARE.fullmatch(word):
        for family in ("nuts", "itl"):
            known = _spellings().get(f"{family}:{word}".lower())
            if known:
                return Meant(known, AsPlace(world_places()[known].title))
    nation = _NATIONS.get(fold(text))
    return Meant(nation) if nation else None


def _together(members: tuple[str, ...]) -> Meant | Refused:
    known = []
    for one in members:
        if one.lower() in _missing() and len(members) == 1:
            name, country = _missing()[one.lower()]
            return Meant(country, AsWholeCountry(name))
        if one.lower() not in _spellings():
            return Refused(wrong.UnknownRegion(one, _near(one)))
        known.append(_spellings()[one.lower()])
    places = [world_places()[one] for one in dict.fromkeys(known)]
    mixed = cannot_be_joined(places)
    if mixed:
        return Refused(mixed)
    word = joined(known)
    each = [(one, title.id, title.beside_code) for one, title in zip(members, places, strict=False)
            if len(places) == len(members) and one.lower() != title.id.lower()]  # fmt: skip
    return Meant(word, CodesMean(tuple(each)) if each else None)


def cannot_be_joined(places: list[WorldPlace]) -> wrong.RegionsApart | wrong.RegionInside | None:
    """Why regions cannot be put together; None where they can."""
    if len({(one.country, one.source) for one in places}) > 1:
        return wrong.RegionsApart()
    for one in places:
        for other in places:
            if one is not other and other.id in around(one):
                return wrong.RegionInside(one.title, other.title, other.id)
    return None


def around(place: WorldPlace) -> tuple[str, ...]:
    """The regions that it lies in, the nearest first."""
    found: list[str] = []
    while place.inside:
        found.append(place.inside)
        place = world_places()[place.inside]
    return tuple(found)


def _near(identifier: str) -> tuple[str, ...]:
    """Regions whose identifiers are like it."""
    near = difflib.get_close_matches(identifier.lower(), list(_spellings()), n=3, cutoff=0.75)
    known = dict.fromkeys(_spellings()[one] for one in near)
    return tuple(f"{one} {' '.join(world_places()[one].beside_code.split())}" for one in known)


# ISO 3166 gives codes of countries to departments of France, whose accounts, and so its table, hold them (INSEE).
_DEPARTMENTS = {"GP": "nuts:FRA1", "MQ": "nuts:FRA2", "GF": "nuts:FRA3", "RE": "nuts:FRA4", "YT": "nuts:FRA5"}


def part_of_nation(country: str) -> str:
    """The region of another country that a country's code stands for as well; "" for most."""
    return _DEPARTMENTS.get(country, "")


def missing_called(key: str) -> tuple[str, str] | None:
    """A region of this name (folded) whose jobs are not at hand: name and country."""
    return next((one for one in _missing().values() if fold(one[0]) == key), None)


@cache
def _by_name() -> Mapping[str, tuple[WorldPlace, ...]]:
    from impactcalc.known.city_names import name_key  # late: a study with codes needs no names

    found: dict[str, dict[str, WorldPlace]] = {}
    for place in world_places().values():
        bare = re.sub(r"\s*\(.*\)$", "", place.name)
        short = bare.split(", ")[0] if place.country == "KR" else bare
        for name in (place.name, bare, place.title, short, _ALSO_CALLED.get(place.id, place.name)):
            found.setdefault(name_key(name), {})[place.id] = place
    return MappingProxyType({key: tuple(places.values()) for key, places in found.items()})


def regions_called(key: str) -> tuple[WorldPlace, ...]:
    """Regions that have this name (folded by `name_key`), the larger of two of which one lies in the other."""
    found = _by_name().get(key, ())
    ids = {one.id for one in found}
    return tuple(one for one in found if not ids & set(around(one)))
