"""What a language says in its module `page`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class PageWords(Protocol):
    """The sentences of the page that other outputs do not have."""

    STEPS_SAID: Mapping[str, str]
    NEW: str
    SPENT: str
    ROUNDS_SAID: Mapping[str, str]
    SHEETS_SAID: Mapping[str, tuple[str, str]]
    NONE_NAMED: Mapping[str, str]
    ASSUMED: str
    SPLIT: str
    TYPED: str
    FIELDS_SAID: Mapping[str, str]
    MOVE_TITLE: str
    MOVE_WORDS: str
    MOVE_LABELS: Mapping[str, str]
    NOT_MOVED: str
    TOO_MANY_TO_MOVE: str
    QUOTES_IF: str
    TOO_LONG: str
    METHOD: tuple[str, ...]

    TONGUE: str

    def page_title(self, name: str) -> str:
        """What the page is called, and where it is a PDF."""
        ...

    def logo_words(self, issuer: str) -> str:
        """What a logo is, for those who do not see it."""
        ...

    def what_it_is(self, result: Result) -> str:
        """The line above the title: "Economic impact, 2014, money in USD at 2015 prices"."""
        ...

    def issued_words(self, result: Result) -> str:
        """Who issued it, when, and whom to ask, as far as the study says: "Issued by ..., 2026-11-26. Contact: ..."."""
        ...

    def draft_words(self, result: Result) -> str:
        """That nobody has issued it yet, and what is missing for that; "" once it says who issues it and when."""
        ...

    def chart_source(self, result: Result) -> str:
        """The line under a chart that stands alone: whose figures, for when, in what money."""
        ...

    def people_tile(self, counts: Mapping[str, float]) -> str:
        """What the number of people is, under it."""
        ...

    def new_tile(self, result: Result) -> str:
        """What new money is, under it: {part} and {gross} are numbers."""
        ...

    def added_tile(self, result: Result, *, paid: bool) -> str:
        """What value added is, under it: {pay} is a number, where it is `paid`."""
        ...

    def jobs_tile(self, result: Result, *, direct: bool) -> str:
        """What the jobs are, under them: {direct} is a number, where that is known."""
        ...

    def others(self, count: int) -> str:
        """Partners that have no bar of their own."""
        ...

    def more_activities(self, count: int) -> str:
        """Activities that the table has no room for."""
        ...

    def less_words(self, step: str) -> str:
        """A step of the ledger as a heading of what comes off."""
        ...

    def whole_money(self, value: float, currency: str) -> str:
        """An amount to the unit: "$1,216,330"."""
        ...

    def made_of(self, result: Result) -> str:
        """Which multipliers made the page, and which checks fired."""
        ...

    def input_words(self, result: Result, file: str) -> str:
        """Of what input the page is."""
        ...

    def to_cite(self, citation: str) -> str:
        """How the study is cited."""
        ...

    def earners_finding(self, result: Result) -> str:
        """The title of the chart of rounds."""
        ...

    def partners_finding(self, result: Result, name: str, top: str, share: float) -> str:
        """The title of the chart of partners: who brings most, where somebody is named."""
        ...

    def cost_story(self, result: Result) -> Iterator[str]:
        """Cost and tax of one purse; nothing where no programme spending is known."""
        ...

    def proportion_words(self, result: Result) -> str:
        """The jobs beside the private ones of the place; "" where either is not known, or the study has several
        places."""
        ...

    def not_in_them(self, result: Result) -> Iterator[str]:
        """What the figures leave out, and how much of it there is."""
        ...

    def words_meant(self) -> tuple[tuple[str, str], ...]:
        """The few words that the page cannot do without."""
        ...

    def move_words(self, result: Result) -> dict[str, Any]:
        """The words of the controls; a copied sentence ends with where it comes from."""
        ...
