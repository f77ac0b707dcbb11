"""The user's own profiles, and how sure it is what rows share."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class ProfileTwice(ProblemFact):
    """Two profiles of one name; `row` is that of the first."""

    row: int


class SharesNotWhole(ProblemFact):
    """The shares of a profile do not sum to 1."""

    total: float


class SharedRangeTwice(ProblemFact):
    """A range that is given twice; `first` is where the other one stands."""

    first: str


class SharedRangeReversed(ProblemFact):
    """A low above the high."""


class FactorWithoutOne(ProblemFact):
    """The range of a factor does not hold 1."""


class HighNotAbove(ProblemFact):
    """A high that is not above the low."""


class WhoseRange(ProblemFact):
    """The range of a profile, and not of which."""


class RangeOfNoProfile(ProblemFact):
    """A profile beside a range that is of none."""


class ProfileWithoutAmount(ProblemFact):
    """The range of an amount of a profile that has none."""


class SharesFollowPlace(ProblemFact):
    """The range of shares that follow from the place."""


class SampleSizeBlank(ProblemFact):
    """The range of shares, and not how many answers they are as sure as."""


class BoundsBesideSample(ProblemFact):
    """A low or a high beside a sample size."""


class SampleOfNoShares(ProblemFact):
    """A sample size of what is no share."""


class BoundBlank(ProblemFact):
    """A low without a high, or a high without a low; `heading` is what is blank."""

    heading: Literal["Low", "High"]


class RangeOfNoShare(ProblemFact):
    """A range around a share of 0."""


class ProfilesSaid(Protocol):
    """What a language says of these."""

    def profile_twice(self, fact: ProfileTwice, /) -> Wrong: ...
    def shares_not_whole(self, fact: SharesNotWhole, /) -> Wrong: ...
    def shared_range_twice(self, fact: SharedRangeTwice, /) -> Wrong: ...
    def shared_range_reversed(self, fact: SharedRangeReversed, /) -> Wrong: ...
    def factor_without_one(self, fact: FactorWithoutOne, /) -> Wrong: ...
    def high_not_above(self, fact: HighNotAbove, /) -> Wrong: ...
    def whose_range(self, fact: WhoseRange, /) -> Wrong: ...
    def range_of_no_profile(self, fact: RangeOfNoProfile, /) -> Wrong: ...
    def profile_without_amount(self, fact: ProfileWithoutAmount, /) -> Wrong: ...
    def shares_follow_place(self, fact: SharesFollowPlace, /) -> Wrong: ...
    def sample_size_blank(self, fact: SampleSizeBlank, /) -> Wrong: ...
    def bounds_beside_sample(self, fact: BoundsBesideSample, /) -> Wrong: ...
    def sample_of_no_shares(self, fact: SampleOfNoShares, /) -> Wrong: ...
    def bound_blank(self, fact: BoundBlank, /) -> Wrong: ...
    def range_of_no_share(self, fact: RangeOfNoShare, /) -> Wrong: ...
