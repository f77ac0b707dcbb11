"""What a heading says of the unit of its column: "Accommodation ($000)", "Visitors in thousands", "Tuition, EUR"."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from impactcalc.facts.found import NoteFact, ProblemFact
from impactcalc.facts.notes.sheets import UnitUnused, UnitUsed
from impactcalc.facts.problems import sheets as wrong
from impactcalc.study.sheets.headings import plain
from impactcalc.study.sheets.schema import Column
from impactcalc.study.sheets.unit_words import UnitWords, unit_words

_BRACKETS = re.compile(r"[(\[（【]([^)\]）】]*)[)\]）】]")
_PERCENT = frozenset({"%", "percent", "per cent", "pct", "in %", "in percent", "prozent", "in prozent", "％"})
_COUNTING = frozenset({
    "no", "nr", "number", "count", "people", "persons", "person", "pax", "guests", "visitors", "heads", "headcount",
    "nos", "#", "participant", "participants", "traveller", "travellers", "member", "volunteer", "volunteers",
})  # fmt: skip
_PER = frozenset(
    {"per", "pro", "each", "je", "par", "por", "daily", "p.p", "pp", "p.a", "monthly", "weekly", "annual", "yearly"}
)
_AVERAGE = frozenset({"average", "avg", "mean", "ø", "median"})
# Units that are none of the model's: so many rooms, families or weeks are not so many people or nights.
_OTHER_UNITS = frozenset({
    "weeks", "week", "months", "month", "groups", "group", "families", "family", "rooms", "room", "couples", "parties",
    "households", "teams", "busloads", "hours", "days", "nights", "years",
})  # fmt: skip
_FILLING = frozenset({"and", "a", "an"})
_WHOLE = frozenset({"total", "totals", "all", "sum", "overall", "altogether", "combined"})
_TAX = frozenset({"tax", "taxes", "vat", "gst", "mwst", "tva", "iva"})
_WITHOUT = frozenset({"net", "excl", "excluding", "exclusive", "without", "before", "ex", "pre", "ohne", "hors"})
_SIZES: Mapping[float, str] = {
    1e3: "thousands",
    1e4: "ten thousands",
    1e6: "millions",
    1e8: "hundred millions",
    1e9: "billions",
}


@dataclass(frozen=True, slots=True)
class HeadUnit:
    """The unit that a heading states: `scale` multiplies the numbers, `currency` as typed, `percent` for shares.

    `problem` is what is wrong; `note` what was understood or left alone.
    """

    scale: float = 1.0
    currency: str = ""
    percent: bool = False
    problem: ProblemFact | None = None
    note: NoteFact | None = None


PLAIN_UNIT = HeadUnit()


def without_unit(heading: str, known: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """A heading's own words, reduced as `plain` does, and what it says of units, in brackets or at its end.

    `known` are the names that there are: words at the end are only taken for a unit where what is left is one.
    """
    inside = tuple(text.strip() for text in _BRACKETS.findall(heading) if text.strip())
    bare = _BRACKETS.sub(" ", heading)
    words = bare.replace("\u00a0", " ").split()
    for cut in range(1, len(words)):
        stem, tail = plain(" ".join(words[:cut])), " ".join(words[cut:]).strip(" ,;:-\u2013\u2014")
        if stem in known:
            found = unit_words(tail)
            if (found.says and not found.other_words) or tail.lower() in _PERCENT:
                return stem, (*inside, tail)
    return plain(bare), inside


def head_unit(column: Column, stated: tuple[str, ...]) -> HeadUnit:
    """What the words that a heading states mean for its column."""
    found = PLAIN_UNIT
    for text in stated:
        if plain(text) == plain(column.unit) and text.strip() not in _PERCENT:
            continue
        if text.strip().lower() in _PERCENT:
            if column.kind == "share":
                found = HeadUnit(percent=True)
            elif column.kind == "number":
                return HeadUnit(problem=wrong.PercentInColumn(text, column.heading, column.unit))
            continue
        if column.kind in ("number", "share"):
            one = _of_number(column, text)
            if one.problem:
                return one
            found = HeadUnit(
                found.scale * one.scale, one.currency or found.currency, found.percent, None, one.note or found.note
            )
    return found


def _of_number(column: Column, text: str) -> HeadUnit:
    words = unit_words(text)
    money = column.unit.startswith("currency")
    if column.kind == "share":
        if words.says or (any(word.isdigit() for word in words.other_words) and "%" not in text):
            return HeadUnit(problem=wrong.UnitOfShare(text, column.heading))
        return _left_alone(text)
    if words.doubtful is not None:
        headings = tuple(_heading(column, words, _SIZES[size]) for size in words.doubtful)
        return HeadUnit(problem=wrong.SizeDoubtful(text, headings))
    if words.currency and not money:
        if column.unit or column.name != "value":
            return HeadUnit(problem=wrong.CurrencyOfNoMoney(text, column.heading, column.unit))
        return _left_alone(text)
    trouble = _basis(column, words, text)
    if trouble:
        return HeadUnit(problem=trouble)
    own = set(plain(column.unit).split()) | _COUNTING | _PER | _FILLING
    if words.says:
        partly = "" if set(words.other_words) <= own else text
        note = UnitUsed(words.scale, partly) if partly or words.scale != 1.0 else None
        return HeadUnit(words.scale, words.currency, note=note)
    return PLAIN_UNIT if set(words.other_words) <= own else _left_alone(text)


def _basis(column: Column, words: UnitWords, text: str) -> ProblemFact | None:
    """A unit that contradicts the column's own: per person where it holds the whole, a sum where it is per person."""
    others, own = set(words.other_words), set(plain(column.unit).split())
    if any(re.search(r"\d", word) for word in others):
        return wrong.UnitUnclear(text, column.heading)
    if others & _TAX and others & _WITHOUT:
        return wrong.WithoutTax(text)
    if others & _PER and ("per" not in own or not others <= own | _PER | _COUNTING | _FILLING):
        return wrong.AnotherBasis(text, column.unit, "per", categories=column.group == "categories")
    if others & _AVERAGE and "per" not in own:
        return wrong.AnotherBasis(text, column.unit, "mean", categories=False)
    if column.unit and others & _OTHER_UNITS and not others & _OTHER_UNITS <= own:
        return wrong.AnotherUnit(text, column.unit)
    if "per" in own and others & _WHOLE:
        return wrong.AnotherBasis(text, column.unit, "sum", categories=False)
    return None


def _heading(column: Column, words: UnitWords, size: str) -> str:
    return f"{column.heading} ({words.currency + ' ' if words.currency else ''}{size})"


def _left_alone(text: str) -> HeadUnit:
    return HeadUnit(note=UnitUnused(text))
