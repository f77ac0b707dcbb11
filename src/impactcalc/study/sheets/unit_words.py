"""What people write beside an amount or in its heading: "$000", "EUR", "千円", "in thousands", "Mio. €".

A mark is a currency as typed: a code, or a symbol that several currencies share. Symbols are those of the Unicode
CLDR; which currencies share one follows from their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from impactcalc.known.countries import currencies_named, is_currency

_OWN: Mapping[str, str] = {
    "€": "EUR", "₩": "KRW", "₹": "INR", "₺": "TRY", "₪": "ILS", "฿": "THB", "₫": "VND", "₴": "UAH", "₦": "NGN",
    "₱": "PHP", "₽": "RUB", "zł": "PLN", "kč": "CZK", "ft": "HUF", "円": "JPY", "원": "KRW", "руб": "RUB",
    "us$": "USD", "ca$": "CAD", "c$": "CAD", "cad$": "CAD", "a$": "AUD", "au$": "AUD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "sg$": "SGD", "r$": "BRL", "mx$": "MXN", "nt$": "TWD", "sfr": "CHF", "euro": "EUR", "euros": "EUR",
    "rmb": "CNY", "元": "CNY", "人民币": "CNY", "日元": "JPY", "$us": "USD", "usd$": "USD", "reais": "BRL",
    "ksh": "KES",
    "kshs": "KES", "zar": "ZAR", "zloty": "PLN",
}  # fmt: skip
# A symbol, and the words of currency names that it stands for.
_SHARED: Mapping[str, tuple[str, ...]] = {
    "$": ("dollar", "peso"), "£": ("pound",), "¥": ("yen", "yuan"), "kr": ("krona", "krone"),
    "fr": ("franc",), "rs": ("rupee",), "₨": ("rupee",),
}  # fmt: skip
_SPOKEN: Mapping[str, str] = {
    "dollar": "$", "dollars": "$", "pound": "£", "pounds": "£", "yen": "JPY", "yuan": "CNY", "won": "KRW",
    "rupee": "rs", "rupees": "rs", "franc": "fr", "francs": "fr", "￥": "¥", "＄": "$", "￡": "£", "₤": "£",
    "pesos": "$", "peso": "$",
}  # fmt: skip
_SCALES: Mapping[str, float] = {
    "000": 1e3, "000s": 1e3, "k": 1e3, "thousand": 1e3, "thousands": 1e3, "tsd": 1e3, "tausend": 1e3, "千": 1e3,
    "천": 1e3, "t": 1e3, "miles": 1e3, "milliers": 1e3, "migliaia": 1e3, "duizend": 1e3, "тыс": 1e3, "万": 1e4,
    "만": 1e4, "million": 1e6, "millions": 1e6, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mill": 1e6, "mln": 1e6,
    "millones": 1e6, "millionen": 1e6, "milioni": 1e6, "百万": 1e6, "백만": 1e6, "млн": 1e6, "hundred": 1e2,
    "hundreds": 1e2, "dozen": 12.0, "dozens": 12.0, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
    "cent": 1e-2, "cents": 1e-2, "万人": 1e4, "千人": 1e3, "百人": 1e2, "億": 1e8, "亿": 1e8,
    "억": 1e8, "billion": 1e9, "billions": 1e9, "bn": 1e9, "mrd": 1e9, "milliard": 1e9, "milliards": 1e9,
}  # fmt: skip
_DOUBTFUL: Mapping[str, tuple[float, float]] = {"m": (1e6, 1e3)}  # million, or mille
# Codes are taken in capitals only, but for these: "all", "top" and "try" are words too.
_ANY_CASE = frozenset(
    {"usd", "eur", "gbp", "jpy", "cny", "cad", "aud", "chf", "mxn", "sek", "nok", "dkk", "inr", "krw"}
)
_FILLERS = frozenset(
    {"in", "of", "the", "at", "amount", "amounts", "all", "figures", "en", "de", "价", "単位", "单位", "unit"}
)


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What some words say: the factor, the currency as typed, the factors where it is not clear, and what is left."""

    scale: float = 1.0
    currency: str = ""
    doubtful: tuple[float, float] | None = None
    other_words: tuple[str, ...] = ()

    @property
    def says(self) -> bool:
        """Whether they tell a factor or a currency."""
        return bool(self.scale != 1.0 or self.currency or self.doubtful)


@lru_cache(maxsize=1024)
def unit_words(text: str) -> UnitWords:
    """A factor and a currency among the words of a text."""
    scale, currency, other_words = 1.0, "", []
    doubtful: tuple[float, float] | None = None
    for word in _words(text):
        mark, factor, unclear = _word(word)
        if factor is None and not mark and unclear is None:
            if word.lower() not in _FILLERS:
                other_words.append(word.lower())
            continue
        scale *= factor or 1.0
        doubtful = unclear or doubtful
        if mark and currency and mark != currency and not _agree(mark, currency):
            other_words.append(word.lower())
        elif mark and (not currency or not is_currency(currency)):
            currency = mark
    return UnitWords(scale, currency, doubtful, tuple(other_words))


def currency_mark(text: str) -> str:
    """A currency as typed, in its usual spelling: a code, or a symbol that several share; "" for other text."""
    typed = text.strip().strip(".")
    word = typed.lower()
    if word in _OWN:
        return _OWN[word]
    word = _SPOKEN.get(word, word)
    if word in _SHARED:
        return word
    return word.upper() if is_currency(word) and (typed.isupper() or word in _ANY_CASE) else ""


@cache
def codes_of(mark: str) -> tuple[str, ...]:
    """The currencies that a mark can stand for: the code itself, or all that share the symbol."""
    return currencies_named(_SHARED[mark]) if mark in _SHARED else (mark,)


def scale_of(text: str) -> float | tuple[float, float] | None:
    """The factor that a word stands for, both where it is not clear, None where it is none."""
    word = text.strip().strip(".'’").lower()
    return _SCALES.get(word) or _DOUBTFUL.get(word)


def _words(text: str) -> Iterable[str]:
    # "1,000s", "x 1,000" and "10^3" are thousands; a stroke says per.
    plain = re.sub(r"(?:[x×]\s*)?\b1[,.'’ ]?000(?=s?\b)|\b10\^3\b", "000", text.replace("’", "'"))
    plain = re.sub(r"(?:[x×]\s*)?\b1[,.' ]?000[,.' ]?000\b|\b10\^6\b", "million", plain).replace("/", " per ")
    return (found for word in re.split(r"[\s,;|]+", plain) if (found := word.strip("'.:-")))


def _word(word: str) -> tuple[str, float | None, tuple[float, float] | None]:
    """(currency mark, factor, doubtful factors) of one word, which may run both together: "$000", "k€", "千円"."""
    if mark := currency_mark(word):
        return mark, None, None
    found = scale_of(word)
    if found is not None:
        return ("", found, None) if isinstance(found, float) else ("", None, found)
    for cut in range(1, len(word)):
        first, second = word[:cut], word[cut:]
        for money, size in ((first, second), (second, first)):
            factor = scale_of(size)
            if factor is not None and (mark := currency_mark(money)) and not (len(money) == 2 and money.isalpha()):
                return (mark, factor, None) if isinstance(factor, float) else (mark, None, factor)
    return "", None, None


def _agree(one: str, other: str) -> bool:
    return bool(set(codes_of(one)) & set(codes_of(other)))
