"""Countries and currencies by the names people type. Exact after folding; a likeness is only suggested."""

from __future__ import annotations

import csv
import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "&": " and "}
)
# No answer, though its letters are the code of Namibia.
_NO_ANSWER = ("n/a", "n.a.", "n.a")
_SAINT, _WORD = re.compile(r"\bst\b\.?"), re.compile(r"[^\W_]+")
_WITHIN = re.compile(r"['’‘`´ʻ.]")  # U.S. is US, d'Ivoire is one word
# What people write for a currency and no standard has.
_COLLOQUIAL = {
    "rmb": "CNY", "cnh": "CNY", "ntd": "TWD", "stg": "GBP", "ukp": "GBP", "sfr": "CHF", "fcfa": "XOF",
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₺": "TRY", "₪": "ILS",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166, or Kosovo (XKX), with the ISO 4217 code of today's currency.

    `replaced` is what that took the place of since 1999 and the first year of today's: ("BGN", 2026).
    The currency is "" for Antarctica. It is not always the money that an economy's statistics are in:
    `Prices.local_unit` says that.
    """

    iso3: str
    iso2: str
    name: str
    currency: str
    replaced: tuple[str, int] | None = None

    def currency_in(self, year: int) -> str:
        """The money of a year: what today's took the place of, in the years before it did."""
        return self.replaced[0] if self.replaced and year < self.replaced[1] else self.currency


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    countries: Mapping[str, Country]  # by iso3
    by_key: Mapping[str, Country]  # every folded code, name and alias
    spellings: tuple[tuple[frozenset[str], Country], ...]  # the words of each name and alias
    currencies: Mapping[str, str]  # code -> name
    users: Mapping[str, int]  # code -> how many countries use it
    retired: Mapping[str, tuple[str, str]]  # code -> country name, today's currency


def words(text: str) -> tuple[str, ...]:
    """The words of a name without case, accents, punctuation and "the"; "St." is read as "Saint"."""
    plain = text.casefold().translate(_LETTERS)
    if not plain.isascii():
        plain = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    if "st" in plain:
        plain = _SAINT.sub(" saint ", plain)
    found = tuple(_WORD.findall(_WITHIN.sub("", plain)))
    return tuple(word for word in found if word != "the") or found


def fold(text: str) -> str:
    """What two spellings of the same name have in common: the words, run together."""
    return "".join(words(text))


def find_country(text: str) -> Country | None:
    """The country that `text` names exactly: ISO code, name, official name or alias, however written, or its name in
    another language (Frankreich, ドイツ) where that means nothing else.

    None for anything else, and for names that more than one country has a claim to ("Congo", "Korea").
    """
    key = "" if text.strip().casefold() in _NO_ANSWER else fold(text)
    return (_vocabulary().by_key.get(key) or _in_other_languages(key)) if key else None


def find_english(text: str) -> Country | None:
    """As `find_country`, by codes and the names of `countries.csv` alone."""
    return _vocabulary().by_key.get(fold(text))


def _in_other_languages(key: str) -> Country | None:
    iso3 = _other_names().get(key)
    return _vocabulary().countries.get(iso3) if iso3 else None


@cache
def _other_names() -> Mapping[str, str]:
    """Folded names in other languages, late: most names are found without them."""
    with Path(__file__).with_name("country_names.csv").open(encoding="utf-8", newline="") as file:
        return dict(list(csv.reader(file))[1:])


def suggest_countries(text: str, count: int = 3) -> tuple[str, ...]:
    """Names of countries that `text` may mean: those whose names hold its words, then look-alikes."""
    wanted, key = frozenset(words(text)), fold(text)
    if not key:
        return ()
    vocabulary = _vocabulary()
    holding = [(len(spelling - wanted), c.name) for spelling, c in vocabulary.spellings if wanted <= spelling]
    names = [name for _, name in sorted(holding)]
    # Codes are too short for a likeness to mean anything.
    spelled = [known for known in vocabulary.by_key if len(known) > 3]
    close = difflib.get_close_matches(key, spelled, n=3 * count, cutoff=0.75)
    names += [vocabulary.by_key[known].name for known in close]
    return _first(names, count)


def country_by_iso3(iso3: str) -> Country | None:
    """The country with this ISO 3166 alpha-3 code (capitals), or None."""
    return _vocabulary().countries.get(iso3)


def all_countries() -> tuple[Country, ...]:
    """Every country, ordered by iso3."""
    return tuple(_vocabulary().countries.values())


def is_currency(code: str) -> bool:
    """Whether `code` is a currency that amounts can be in: ISO 4217, in use today, in either case.

    BGN and ANG count too: they were replaced after the last year of the shipped rates, which are in them.
    """
    return code.strip().upper() in _vocabulary().currencies


def currency_name(code: str) -> str | None:
    """The English name of a currency ("Turkish Lira"), None for a code that is not in use."""
    return _vocabulary().currencies.get(code.strip().upper())


def currencies_named(kinds: Iterable[str]) -> tuple[str, ...]:
    """Codes of the currencies whose English names end in one of these words ("dollar"), the most used first."""
    vocabulary, wanted = _vocabulary(), frozenset(kinds)
    found = [code for code, name in vocabulary.currencies.items() if wanted & set(_singular(words(name)))]
    return tuple(sorted(found, key=lambda code: (-vocabulary.users.get(code, 0), code)))


def retired_currency(code: str) -> tuple[str, str] | None:
    """For a code that is no longer money (DEM, HRK): the country that issued it and its currency today."""
    return _vocabulary().retired.get(code.strip().upper())


def suggest_currencies(text: str, count: int = 3) -> tuple[str, ...]:
    """Codes that `text` may mean: a successor, a symbol, a country's money, a name, look-alikes."""
    vocabulary = _vocabulary()
    typed, wanted, key = text.strip(), frozenset(_singular(words(text))), fold(text)
    codes: list[str] = []
    retired = retired_currency(typed)
    if retired is not None:
        codes.append(retired[1])
    if (key or typed) in _COLLOQUIAL:
        codes.append(_COLLOQUIAL[key or typed])
    country = find_country(typed)
    if country is not None and country.currency:
        codes.append(country.currency)
    if key:
        by_name = {code: frozenset(_singular(words(name))) for code, name in vocabulary.currencies.items()}
        held = [code for code, name in by_name.items() if wanted <= name]
        codes += sorted(held, key=lambda code: (-vocabulary.users.get(code, 0), code))
        by_key = {fold(name): code for code, name in vocabulary.currencies.items()}
        codes += [by_key[k] for k in difflib.get_close_matches(key, by_key, n=count, cutoff=0.75)]
        codes += difflib.get_close_matches(typed.upper(), sorted(vocabulary.currencies), n=count, cutoff=0.6)
    return _first(codes, count)


def _singular(parts: Iterable[str]) -> Iterable[str]:
    return (part.removesuffix("s") for part in parts)


def _first(items: Iterable[str], count: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))[:count]


@cache
def _vocabulary() -> _Vocabulary:
    countries: dict[str, Country] = {}
    by_key: dict[str, Country] = {}
    spellings: list[tuple[frozenset[str], Country]] = []
    currencies: dict[str, str] = {}
    retired: dict[str, tuple[str, str]] = {}
    with Path(__file__).with_name("countries.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            before, _, since = row["replaced"].partition("=")
            replaced = (before, int(since)) if since else None
            country = Country(row["iso3"], row["iso2"], row["name"], row["currency"], replaced)
            countries[country.iso3] = country
            names = [words(text) for text in (row["name"], row["official_name"], *_split(row["aliases"])) if text]
            for key in (fold(country.iso3), fold(country.iso2), *map("".join, names)):
                by_key[key] = country  # the build refuses a spelling that two countries share
            spellings += [(frozenset(found), country) for found in names]
            if country.currency:
                currencies[country.currency] = row["currency_name"]
            currencies |= dict(entry.split("=", 1) for entry in _split(row["other_currencies"]))
            retired |= dict.fromkeys(_split(row["retired_currencies"]), (country.name, country.currency))
    by_key.pop("", None)
    users = Counter(country.currency for country in countries.values())
    return _Vocabulary(countries, by_key, tuple(spellings), currencies, users, retired)


def _split(cell: str) -> list[str]:
    return cell.split("|") if cell else []
