"""What a language says in its module `terms`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.economy.economy import Measure
    from impactcalc.impact.result import Result


class TermsWords(Protocol):
    """The words of the field: what each measure, effect, step and figure is called in a report, and what it means."""

    GLOSSARY: tuple[tuple[str, str], ...]

    def measure_unit(self, result: Result, measure: Measure) -> str:
        """The unit of a measure, for the heading of its column."""
        ...

    def money_unit(self, result: Result) -> str:
        """What money is in: "USD, 2014 prices"."""
        ...

    def payer_name(self, payer: str) -> str:
        """Who pays, in words: those from a country, or one of those that stand beside the countries."""
        ...

    def in_sentence(self, name: str, /) -> str:
        """A country or another place by its name, within a sentence: "the United States"."""

    def country_name(self, iso3: str) -> str:
        """A country's name; what is no code stays as it is ("not stated")."""
        ...

    def place_name(self, place: str) -> str:
        """A place as a sentence has it: "the United States", "Texas"; an identifier that nobody knows stays as it
        is."""
        ...

    def currency_words(self, code: str) -> str:
        """A currency's name in a sentence: "US dollar"."""
        ...
