"""Settings that are missing, or cannot be right."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class SettingMissing(ProblemFact):
    """A needed setting is not there."""

    heading: str
    example: str


class SettingMisspelt(ProblemFact):
    """A setting that is like one of ours."""

    heading: str


class SettingTwice(ProblemFact):
    """A setting that is there twice."""


class StrangeSettings(ProblemFact):
    """Far more names that are no settings than anybody types."""

    names: int


class SecondSettings(ProblemFact):
    """A second row of settings; `many` where a column says whose they are."""

    many: bool


class SettingsWithoutValues(ProblemFact):
    """The names of the settings across the first row, and no row below it."""


class SettingInvalid(ProblemFact):
    """A value that the schema of the settings does not take; `why` is its own reason."""

    name: str
    why: str


class NotFullTime(ProblemFact):
    """Hours of a full-time year that are none; `readings` are what they would be, were they of a week or a month."""

    least: int
    most: int
    readings: tuple[tuple[str, float], ...]


class CurrencyOfThen(ProblemFact):
    """No currency is named, and the place still counted in another than today's."""

    year: int
    country: str
    then: str
    now: str


class CurrencyNeeded(ProblemFact):
    """No currency is named, and the place has none; `there` where the setting is there."""

    there: bool


class SettingsSaid(Protocol):
    """What a language says of these."""

    def setting_missing(self, fact: SettingMissing, /) -> Wrong: ...
    def setting_misspelt(self, fact: SettingMisspelt, /) -> Wrong: ...
    def setting_twice(self, fact: SettingTwice, /) -> Wrong: ...
    def strange_settings(self, fact: StrangeSettings, /) -> Wrong: ...
    def second_settings(self, fact: SecondSettings, /) -> Wrong: ...
    def settings_without_values(self, fact: SettingsWithoutValues, /) -> Wrong: ...
    def setting_invalid(self, fact: SettingInvalid, /) -> Wrong: ...
    def not_full_time(self, fact: NotFullTime, /) -> Wrong: ...
    def currency_of_then(self, fact: CurrencyOfThen, /) -> Wrong: ...
    def currency_needed(self, fact: CurrencyNeeded, /) -> Wrong: ...
