"""Words that are none of those that belong there, or may be several."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class SeveralChoices(ProblemFact):
    """A word that may be one choice or another; `offered` are choices, and what each is."""

    offered: tuple[tuple[str, str], ...]


class SeveralCategories(ProblemFact):
    """A word that stands for several categories of spending."""

    codes: tuple[str, ...]


class LikeAChoice(ProblemFact):
    """A name of one's own that is like one of ours."""

    choice: str


class UnknownChoice(ProblemFact):
    """A word that is none of the choices; `near` are those that may be meant."""

    near: tuple[str, ...]
    choices: tuple[str, ...]


class UnknownCountry(ProblemFact):
    """No country of this name or code."""

    near: tuple[str, ...]


class UnknownCurrency(ProblemFact):
    """No currency of this code."""

    near: tuple[str, ...]


class RetiredCurrency(ProblemFact):
    """A currency that gave way to another, `now`."""

    country: str
    now: str


class CurrencySignShared(ProblemFact):
    """A sign that several currencies are written with."""

    currencies: tuple[str, ...]


class ProfileBrackets(ProblemFact):
    """Something in brackets after the name of a profile."""

    name: str


class UnknownProfile(ProblemFact):
    """No spending profile of this name; `near` is the one that is most like it."""

    near: str
    names: tuple[str, ...]


class WordsSaid(Protocol):
    """What a language says of these."""

    def several_choices(self, fact: SeveralChoices, /) -> Wrong: ...
    def several_categories(self, fact: SeveralCategories, /) -> Wrong: ...
    def like_a_choice(self, fact: LikeAChoice, /) -> Wrong: ...
    def unknown_choice(self, fact: UnknownChoice, /) -> Wrong: ...
    def unknown_country(self, fact: UnknownCountry, /) -> Wrong: ...
    def unknown_currency(self, fact: UnknownCurrency, /) -> Wrong: ...
    def retired_currency(self, fact: RetiredCurrency, /) -> Wrong: ...
    def currency_sign_shared(self, fact: CurrencySignShared, /) -> Wrong: ...
    def profile_brackets(self, fact: ProfileBrackets, /) -> Wrong: ...
    def unknown_profile(self, fact: UnknownProfile, /) -> Wrong: ...
