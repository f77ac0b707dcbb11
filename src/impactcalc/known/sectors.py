"""Sectors as statistical offices call them: sections of ISIC and NACE, NAICS, ANZSIC, JSIC, and the table's own codes.

What each holds is told in divisions of ISIC Rev. 4; sectors of other classifications by what is most of them.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from impactcalc.known.countries import find_country, fold
from impactcalc.known.isic import ALL, SECTIONS, divisions_of

SCHEMES = ("ISIC", "NAICS", "ANZSIC", "JSIC")
# What offices call several sections of ISIC together.
_TOGETHER = {
    "industry": "B-E", "industrywithoutconstruction": "B-E", "industryexceptconstruction": "B-E",
    "industryexcludingconstruction": "B-E", "industryandconstruction": "B-F", "services": "G-U",
    "tradetransportaccommodationandfoodservice": "G-I",
}  # fmt: skip
_LETTERS = re.compile(r"([A-U])\s*(?:-|to|_|\+|,)\s*([A-U])", re.IGNORECASE)
_SECTION_NAMED = re.compile(r"^([A-U]|\d\d(?:-\d\d)?)[\s.:)-]+(\D.*)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector of a classification and the divisions of ISIC Rev. 4 that it holds."""

    scheme: str
    code: str
    name: str
    divisions: frozenset[int]


@dataclass(frozen=True, slots=True)
class Office:
    """Who publishes jobs by place and industry in a country, in which table, by which classification."""

    country: str
    office: str
    table: str
    scheme: str


def sector_divisions(text: str, scheme: str = "ISIC") -> frozenset[int]:
    """The divisions of a sector by its code or name; empty where it is none.

    Codes are those of `scheme`, ranges and joined letters too (G-I, M_N, 44-45), or of a table of ISIC industries
    (C10-C12, J62_63, 55). A code before a name ("I - Hotels and restaurants") tells.
    """
    word = text.strip()
    named = _SECTION_NAMED.match(word)
    found = scheme_code(word, scheme) or (scheme_code(named[1], scheme) if named else frozenset())
    return found or _by_name().get(fold(word)) or scheme_code(_TOGETHER.get(fold(word), ""), "ISIC")


def scheme_code(code: str, scheme: str) -> frozenset[int]:
    """The divisions of a code of a classification."""
    word = code.strip().upper()
    known = _by_code().get((scheme, word))
    if known:
        return known
    if scheme == "NAICS":
        return (
            _by_code().get((scheme, word[:2]), _range_of_naics(word)) if re.fullmatch(r"\d{2,6}", word) else frozenset()
        )
    between = _LETTERS.fullmatch(word)
    if between:
        joined = "_" in word or "+" in word or "," in word
        letters = [one for one in SECTIONS if between[1].upper() <= one <= between[2].upper()]
        letters = [between[1].upper(), between[2].upper()] if joined else letters
        return frozenset(n for one in letters for n in _by_code().get((scheme, one), ()))
    if scheme != "ISIC":
        return frozenset()
    if re.fullmatch(r"\d\d", word):
        return frozenset({int(word)}) & ALL
    return divisions_of(word)


def _range_of_naics(word: str) -> frozenset[int]:
    """The sector of a range, 31-33, 44-45 or 48-49, that a code of one of its digits belongs to."""
    for (scheme, code), divisions in _by_code().items():
        if scheme == "NAICS" and "-" in code and code[:2] <= word[:2] <= code[3:]:
            return divisions
    return frozenset()


@cache
def sectors() -> tuple[Sector, ...]:
    """Every sector of every classification."""
    return tuple(
        Sector(row["scheme"], row["code"], row["name"], frozenset(map(int, row["divisions"].split())))
        for row in _rows("sectors.csv")
    )


@cache
def offices() -> tuple[Office, ...]:
    """Where to find jobs by place and industry, by country."""
    return tuple(Office(**row) for row in _rows("jobs_offices.csv"))


def office_of(country: str) -> Office | None:
    """Who publishes them in a country (ISO 3166); None where it is not on the list."""
    named = find_country(country)
    return next((one for one in offices() if named and find_country(one.country) == named), None)


@cache
def _by_code() -> Mapping[tuple[str, str], frozenset[int]]:
    return MappingProxyType({(one.scheme, one.code): one.divisions for one in sectors()})


@cache
def _by_name() -> Mapping[str, frozenset[int]]:
    """By name, ISIC's before the others'."""
    found: dict[str, frozenset[int]] = {}
    for row in _rows("sectors.csv"):
        divisions = frozenset(map(int, row["divisions"].split()))
        for name in (row["name"], *row["also"].split("|")):
            if name:
                found.setdefault(fold(name), divisions)
    return MappingProxyType(found)


def _rows(name: str) -> list[dict[str, str]]:
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
