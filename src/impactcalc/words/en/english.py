"""English: all its parts. mypy names what one of them lacks."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from impactcalc.words.en import amounts, dates, numbers, where
from impactcalc.words.en import spelling as spellings
from impactcalc.words.en.checks import (
    additionality,
    deals,
    doubts,
    full_time,
    in_kind,
    places,
    plausibility,
    prices,
    survey,
    tables,
    taxes,
)
from impactcalc.words.en.spelling import Spelling

if TYPE_CHECKING:
    from impactcalc.words.language import Language


class English:
    """English in one of its spellings."""

    checks_additionality = additionality
    checks_deals = deals
    checks_doubts = doubts
    checks_full_time = full_time
    checks_in_kind = in_kind
    checks_places = places
    checks_plausibility = plausibility
    checks_prices = prices
    checks_survey = survey
    checks_tables = tables
    checks_taxes = taxes
    where = staticmethod(where.where)
    number = staticmethod(numbers.number)
    money = staticmethod(amounts.money)
    share = staticmethod(numbers.share)
    count = staticmethod(numbers.plural)
    listed = staticmethod(numbers.listed)
    year = staticmethod(dates.year_words)
    date = staticmethod(dates.date_words)
    spelled = staticmethod(spellings.spelled)

    def __init__(self, spelling: Spelling = "British") -> None:
        self.spelling = spelling

    def spoken(self) -> AbstractContextManager[None]:
        """Within this, words are spelled so."""
        return spellings.spelling(self.spelling)


BRITISH: Language = English("British")
AMERICAN: Language = English("American")
