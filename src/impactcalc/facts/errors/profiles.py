"""Profiles and kinds of visitor, as they are shipped."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.found import ErrorFact


class SplitsIntoNoCategory(ErrorFact):
    """A profile with a share of no category."""

    profile: str
    category: str


class ProfileSharesNotWhole(ErrorFact):
    """A profile whose shares do not sum to one."""

    profile: str
    total: float


class ProfilePerUnknown(ErrorFact):
    """A profile per something that is not known."""

    profile: str
    per: str


class SegmentPartUnknown(ErrorFact):
    """A kind of visitor with a part that is not known."""

    segment: str
    category: str
    basis: str


class SpreadWithout1(ErrorFact):
    """A spread that leaves out what it is around, or has no source."""

    profile: str
    low: str
    high: str


class ProfilesSaid(Protocol):
    """What a language says of these."""

    def splits_into_no_category(self, fact: SplitsIntoNoCategory, /) -> str: ...
    def profile_shares_not_whole(self, fact: ProfileSharesNotWhole, /) -> str: ...
    def profile_per_unknown(self, fact: ProfilePerUnknown, /) -> str: ...
    def segment_part_unknown(self, fact: SegmentPartUnknown, /) -> str: ...
    def spread_without1(self, fact: SpreadWithout1, /) -> str: ...
