"""What a language says in its module `titles`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from impactcalc.impact.result import Result


class TitlesWords(Protocol):
    """What each sheet of the appendix finds, as its title: true of any study, also of an empty one."""

    def how_sure_title(self, result: Result, /) -> str:
        """The range of value added, where something was drawn."""
        ...

    def quote_title(self, result: Result, /) -> str:
        """How many sentences may be quoted."""
        ...

    def summary_title(self, result: Result, /) -> str:
        """The impact beside the contribution, in output."""
        ...

    def activities_title(self, result: Result, /) -> str:
        """The activity with the most new money; the parts of one row of a workbook together."""
        ...

    def rates_title(self, result: Result, /) -> str:
        """How many amounts were brought to the report's money."""
        ...

    def categories_title(self, result: Result, /) -> str:
        """What the most new money is spent on."""
        ...

    def industries_title(self, result: Result, /) -> str:
        """The industry with the most output supported."""
        ...

    def partners_title(self, result: Result, /) -> str:
        """The partner country with the most new money."""
        ...

    def leading_partner(self, result: Result, /) -> str:
        """The partner country that brings most, where one brings something."""
        ...

    def multipliers_title(self, result: Result, /) -> str:
        """Value added for each unit of new money, on average."""
        ...

    def world_title(self, result: Result, /) -> str:
        """What was spent in other countries."""
        ...

    def ppp_title(self, result: Result, /) -> str:
        """How many of the countries could be converted."""
        ...

    def taxes_title(self, result: Result, /) -> str:
        """The tax that new money supported."""
        ...

    def break_even_title(self, result: Result, /) -> str:
        """How much of the cost comes back today."""
        ...

    def deals_title(self, result: Result, /) -> str:
        """How many deals there are: their money is in no other figure."""
        ...

    def survey_title(self, result: Result, /) -> str:
        """How many members answered."""
        ...

    def scenarios_title(self, result: Result, /) -> str:
        """How far apart the scenarios are."""
        ...

    def assumptions_title(self, result: Result, /) -> str:
        """How many there are."""
        ...

    def checks_title(self, result: Result, /) -> str:
        """How many of each severity fired."""
        ...

    def about_title(self, result: Result, /) -> str:
        """That it can be made again."""
        ...
