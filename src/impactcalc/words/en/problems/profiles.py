"""The user's own profiles, and how sure it is what rows share."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import profiles as f


def profile_twice(fact: f.ProfileTwice) -> Wrong:
    return Wrong(
        f"the same profile as in row {fact.row}",
        "Give each profile a name of its own",
    )


def shares_not_whole(fact: f.SharesNotWhole) -> Wrong:
    return Wrong(
        f"the shares of this profile sum to {fact.total:.4g}, not to 1",
        "Type shares that sum to 1, or percentages that sum to 100%",
    )


def shared_range_twice(fact: f.SharedRangeTwice) -> Wrong:
    return Wrong(
        f"its range is given twice, also in {fact.first}",
        "Keep one of the two",
    )


def shared_range_reversed(_: f.SharedRangeReversed) -> Wrong:
    return Wrong(
        "the low and the high are reversed",
        "Type the least into Low and the most into High",
    )


def factor_without_one(_: f.FactorWithoutOne) -> Wrong:
    return Wrong(
        "a factor's range that does not hold 1, the number as it is",
        "Type, for example, 0.8 and 1.1: from a fifth less to a tenth more",
    )


def high_not_above(_: f.HighNotAbove) -> Wrong:
    return Wrong(
        "the high is not above the low",
        "Type the least into Low and the most into High",
    )


def whose_range(_: f.WhoseRange) -> Wrong:
    return Wrong(
        '"Profile" is blank, but the range is of a profile',
        "Type the profile's name",
    )


def range_of_no_profile(_: f.RangeOfNoProfile) -> Wrong:
    return Wrong(
        "a profile beside a range that is of no profile",
        "Clear the cell",
    )


def profile_without_amount(_: f.ProfileWithoutAmount) -> Wrong:
    return Wrong(
        "this profile has no amount",
        "Name another, or give the sums of the rows a range",
    )


def shares_follow_place(_: f.SharesFollowPlace) -> Wrong:
    return Wrong(
        "how this profile splits follows from the place",
        "Give its daily_amount a range instead",
    )


def sample_size_blank(_: f.SampleSizeBlank) -> Wrong:
    return Wrong(
        '"Sample size" is blank',
        "Type how many answers the shares are as sure as",
    )


def bounds_beside_sample(_: f.BoundsBesideSample) -> Wrong:
    return Wrong(
        "a low or a high beside a sample size",
        "Clear Low and High",
    )


def sample_of_no_shares(_: f.SampleOfNoShares) -> Wrong:
    return Wrong(
        "a sample size, which only profile_shares have",
        "Clear the cell",
    )


def bound_blank(fact: f.BoundBlank) -> Wrong:
    return Wrong(
        f'"{fact.heading}" is blank',
        "Fill in the low and the high",
    )


def range_of_no_share(_: f.RangeOfNoShare) -> Wrong:
    return Wrong(
        "a range around a share of 0: shares that sum to 1 are drawn around what they are",
        "Type a share above 0, or 0 alone",
    )
