"""Which of a table's industries a text means: its code, its name, or a code of the classification behind the table."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from impactcalc.economy.economy import Economy
from impactcalc.economy.importing.classification import classification_of, covered
from impactcalc.economy.trade_words import trades_meant

NEAREST = 3
_MEANT = 1.25  # a word that means an industry counts a little more than the same word in the name of another
_LEAST_SELLER = 0.1  # the share of a category from which on an industry is named as its seller
_SHORTEST_NAICS = 2
_SMALL_WORDS = frozenset({"and", "of", "the", "for", "in", "other", "services", "products"})


@dataclass(frozen=True, slots=True)
class NotOne:
    """A text that means no industry of the table, or more than one.

    `several` are the codes that it could mean, in table order; without any, `near` are those that its words mean in
    everyday speech, or whose names or codes resemble it most, the closest first.
    """

    several: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


def find_industry(economy: Economy, text: str) -> str | NotOne:
    """The code of the industry that is meant.

    A code or a name of the table's own, in any case; else a code of the classification that the table's codes are of
    (ISIC and NACE with their letter, or NAICS), where one industry alone covers it: 7211 is 721, while 541 could be
    three industries.
    """
    wanted = _plain(text)
    by_code = {_plain(code): code for code in economy.industries}
    if wanted in by_code:
        return by_code[wanted]
    names = [_plain(name) for name in economy.industry_names]
    same = tuple(code for code, name in zip(economy.industries, names, strict=True) if name == wanted)
    if same:
        return same[0] if len(same) == 1 else NotOne(several=same)
    meant = _by_classification(economy, text)
    if wanted[:1].isdigit() and classification_of(economy.industries) == "isic":
        # A bare number may be of NAICS: 72 is research in ISIC, hotels and restaurants there. It is asked about.
        return NotOne(near=meant[:NEAREST] or _nearest(economy, wanted))
    if len(meant) == 1:
        return meant[0]
    return NotOne(several=meant) if meant else NotOne(near=_nearest(economy, wanted))


def trades(economy: Economy, code: str) -> bool:
    """Whether an industry is wholesale or retail trade, as far as the table's codes tell: its output is its margin."""
    kind = classification_of(economy.industries)
    parts = covered(code, kind) if kind else frozenset()
    first = {"naics": ("42", "44", "45"), "isic": ("45", "46", "47")}
    return kind is not None and bool(parts) and all(part.startswith(first[kind]) for part in parts)


def _by_classification(economy: Economy, text: str) -> tuple[str, ...]:
    kind = classification_of(economy.industries)
    if kind is None:
        return ()
    word = text.strip().upper()
    if kind == "naics" and word.isdigit():
        # A longer code lies within the industry whose code it begins with: 236 is part of 23.
        within = [word[:end] for end in range(len(word) - 1, _SHORTEST_NAICS - 1, -1)]
        for code in within:
            if code in economy.industries:
                return (code,)
    asked = covered(word, kind)
    if not asked:
        return ()
    cover = {code: covered(code, kind) for code in economy.industries}
    whole = tuple(code for code, parts in cover.items() if asked <= parts)
    return whole or tuple(code for code, parts in cover.items() if asked & parts)


def _nearest(economy: Economy, wanted: str) -> tuple[str, ...]:
    """The codes whose names resemble the text most, word by word; on a tie the order of the table.

    A word of everyday speech stands for the industries that it means, before any likeness: "hotels" is accommodation,
    not hospitals. With such a word only industries that it means, or whose names have one of the words, are near.
    """
    words = [word for word in wanted.split() if word not in _SMALL_WORDS]
    meant = [_meant(economy, word) for word in words]
    score = {}
    for code, title in zip(economy.industries, economy.industry_names, strict=True):
        name = _plain(title)
        whole = max(_ratio(wanted, name), _ratio(wanted, _plain(code)))
        # Squared: one word that is the same says more than two that are half alike.
        parts = [
            _MEANT if code in codes else max((_ratio(word, part) for part in name.split()), default=0.0) ** 2
            for word, codes in zip(words, meant, strict=True)
        ]
        if not any(meant) or max(parts) >= 1.0:
            score[code] = whole / 4 + sum(parts) / max(len(parts), 1)
    return tuple(sorted(score, key=lambda code: -score[code])[:NEAREST])


def _meant(economy: Economy, word: str) -> frozenset[str]:
    """The codes of the industries that a word of everyday speech means; none where it is not known."""
    kind = classification_of(economy.industries)
    found: set[str] = set()
    for trade in trades_meant(word):
        if kind is not None:
            for code in trade.isic if kind == "isic" else trade.naics:
                found |= {code} if code in economy.industries else set(_by_classification(economy, code))
        elif economy.bridge is not None and trade.category:
            # Who sells on the spot or keeps the margin; not who makes the goods in the shop.
            parts = [part for part in economy.bridge.parts if part.treatment in ("service", "margin")]
            own = [part for part in parts if part.category == trade.category and part.share >= _LEAST_SELLER]
            found |= {part.industry for part in own}
    return frozenset(found)


def _ratio(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()
