"""What was given: beside the money, and beside the guests to whom it was given."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import CheckFact, Said


class InKindNotMultiplied(CheckFact):
    """Something was given in kind: kinds and quantities."""

    codes = ("in-kind-not-multiplied",)
    severities = ("note",)
    given: tuple[tuple[str, float], ...]


class HostNightsAboveGuestNights(CheckFact):
    """More nights were given by families than guests who came here stayed."""

    codes = ("host-nights-above-guest-nights",)
    severities = ("note",)
    nights: float
    of_guests: float


class HostNightsNotCounted(CheckFact):
    """Guests stayed in families by their profile, and the sheet In kind has no such nights."""

    codes = ("host-nights-not-counted",)
    severities = ("note",)
    sheet: str
    nights: float


class InKindSaid(Protocol):
    """What a language says of these."""

    def in_kind_not_multiplied(self, fact: InKindNotMultiplied, /) -> Said: ...
    def host_nights_above_guest_nights(self, fact: HostNightsAboveGuestNights, /) -> Said: ...
    def host_nights_not_counted(self, fact: HostNightsNotCounted, /) -> Said: ...
