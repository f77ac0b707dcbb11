"""What was given, and how it is valued."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class QuantityBlank(ProblemFact):
    """Nights or hours, and not how many."""


class GiftUnsaid(ProblemFact):
    """A gift, and neither how many nor what they are worth."""


class AmountOfNoGift(ProblemFact):
    """Nights or hours with an amount in all."""


class GiftValuedTwice(ProblemFact):
    """A gift with an amount in all and a unit value."""


class UnitValueAlone(ProblemFact):
    """A unit value of a gift, and not how many."""


class RuleOfNoNights(ProblemFact):
    """A value rule for what is no night in a host family."""


class NightValuedTwice(ProblemFact):
    """A night with a value rule and a unit value."""


class NoGsaRate(ProblemFact):
    """The rule of the GSA in a place outside the United States."""


class GsaRateUnknown(ProblemFact):
    """The rule of the GSA in a place of which no rates are known."""

    place: str


class InKindSaid(Protocol):
    """What a language says of these."""

    def quantity_blank(self, fact: QuantityBlank, /) -> Wrong: ...
    def gift_unsaid(self, fact: GiftUnsaid, /) -> Wrong: ...
    def amount_of_no_gift(self, fact: AmountOfNoGift, /) -> Wrong: ...
    def gift_valued_twice(self, fact: GiftValuedTwice, /) -> Wrong: ...
    def unit_value_alone(self, fact: UnitValueAlone, /) -> Wrong: ...
    def rule_of_no_nights(self, fact: RuleOfNoNights, /) -> Wrong: ...
    def night_valued_twice(self, fact: NightValuedTwice, /) -> Wrong: ...
    def no_gsa_rate(self, fact: NoGsaRate, /) -> Wrong: ...
    def gsa_rate_unknown(self, fact: GsaRateUnknown, /) -> Wrong: ...
