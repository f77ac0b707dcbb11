"""Rates of exchange, rates of the user's own, and how several make one."""

from __future__ import annotations

from collections.abc import Iterable

from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins import rates as f
from impactcalc.words.en.dates import so_far_words, weight_words
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.sources import WDI


def stated(fact: f.Stated) -> str:
    return fact.text


def row_of_rates(fact: f.RowOfRates) -> str:
    return f"sheet Rates, row {fact.row}: {fact.text}"


def line_of_file(fact: f.LineOfFile) -> str:
    return f"{fact.file}, line {fact.line}: {fact.text}"


def us_dollar(_: f.UsDollar) -> str:
    return "US dollar"


def own_currency(_: f.OwnCurrency) -> str:
    return "the place's own currency"


def implied_rate(fact: f.ImpliedRate) -> str:
    return f"{WDI}, implied market rate {fact.year} (vintage 2024)"


def fixed_rate(fact: f.FixedRate) -> str:
    return f"fixed at {fact.fixed_at}; {_when(fact.year, fact.so_far)}"


def quoted_rate(fact: f.QuotedRate) -> str:
    if fact.whose == "ecb":
        whose = "European Central Bank, mean of the daily reference rates"
    else:
        how = "mean of the monthly rates" if fact.so_far else "average"
        whose = f"HM Revenue & Customs, {how}"
    return f"{whose} of {_when(fact.year, fact.so_far)}"


def weighted(fact: f.Weighted) -> str:
    return f"{_joined(fact.parts, ' and ')}, weighted: {weight_words(fact.year)}"


def together(fact: f.Together) -> str:
    return _joined(fact.parts, "; ")


def quotient(fact: f.Quotient) -> str:
    return _joined(fact.parts, " / ")


def product(fact: f.Product) -> str:
    return _joined(fact.parts, " x ")


def _joined(parts: Iterable[OriginFact], between: str) -> str:
    return between.join(map(inner_phrase, parts))


def _when(year: int, so_far: f.SoFar | None) -> str:
    return f"{year} so far, {so_far_words(so_far)}" if so_far else str(year)
