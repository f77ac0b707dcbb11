"""Profiles and kinds of visitor, as they are shipped."""

from __future__ import annotations

from impactcalc.facts.errors import profiles as f


def splits_into_no_category(fact: f.SplitsIntoNoCategory) -> str:
    return f"profiles: '{fact.profile}' splits into '{fact.category}', which is no category"


def profile_shares_not_whole(fact: f.ProfileSharesNotWhole) -> str:
    return f"profiles: the shares of '{fact.profile}' sum to {fact.total!r}, not to 1"


def profile_per_unknown(fact: f.ProfilePerUnknown) -> str:
    return f"profiles: '{fact.profile}' is per '{fact.per}', which is not known"


def segment_part_unknown(fact: f.SegmentPartUnknown) -> str:
    return f"segments: '{fact.segment}' has the part {fact.category}, {fact.basis}, which is not known"


def spread_without1(fact: f.SpreadWithout1) -> str:
    return f"the spread of '{fact.profile}', {fact.low} to {fact.high}, does not hold 1, or has no source"
