"""What must hold of the multipliers that a package gives."""

from __future__ import annotations

from typing import ClassVar, Literal, Protocol

from impactcalc.facts.fact import Holds
from impactcalc.facts.found import ErrorFact, IdentityFact, ProblemFact

Ends = tuple[float, str, float, str]
"""The lowest and the highest of some multipliers, each with its industry."""
SetLaw = Literal["at least one", "over Type I", "not negative", "within the total"]


class SpectralRadius(IdentityFact):
    """The table is productive."""


class InverseIsOne(IdentityFact):
    """L is the inverse; or why there is none."""

    reason: ErrorFact | None


class Type1Lowest(IdentityFact):
    """Type I is at least one; its ends, or why there are none."""

    ends: Ends | None
    reason: ErrorFact | None


class HouseholdsSpending(IdentityFact):
    """Households spend less than their income."""


class PurchasesHighest(IdentityFact):
    """Households buy no more than is made; the industry where they buy most of it."""

    industry: str


class PurchasesLowest(IdentityFact):
    """Households buy no less than nothing; the industry where they buy least."""

    industry: str


class HouseholdsRoom(IdentityFact):
    """Income returns less than it was; or why that is not known."""

    reason: ErrorFact | None


class Type2TwoWays(IdentityFact):
    """Type II comes out alike in two ways; or why there is none."""

    reason: ErrorFact | None


class Type2OverType1(IdentityFact):
    """Type II is at least Type I; its ends, or why there are none."""

    ends: Ends | None
    reason: ErrorFact | None


class BridgeParts(IdentityFact):
    """Every part of a bridge is right; how many there are, or the first that is not."""

    parts: int
    categories: int
    first: ProblemFact | None


class BridgeShares(IdentityFact):
    """Every category's shares sum to one; the category that is off by most, "" where there is none."""

    worst: str


class BridgeWhole(IdentityFact):
    """The same of a bridge that cannot be otherwise."""

    same_as: ClassVar[str] = "bridge-shares"

    parts: int
    categories: int


class BridgeTaxes(IdentityFact):
    """A bridge at producer prices takes no tax off."""


class JobsAverage(IdentityFact):
    """Jobs are counted one by one; pay per job. The currency of a million, "" for US dollars."""

    unit: str
    pay: float
    currency: str


class JobsHighest(IdentityFact):
    """No industry has more jobs than it can pay."""

    unit: str
    industry: str


class JobsLowest(IdentityFact):
    """No industry has fewer than no jobs."""

    unit: str
    industry: str


class JobsSpread(IdentityFact):
    """No industry is out of line."""

    industry: str


class HeadlineOf(IdentityFact):
    """The industry that houses visitors: a figure that people know."""

    industry: str
    called: str
    kind: Literal["I", "II"]

    @property
    def key(self) -> str:
        return f"{self.industry}-{self.kind}"


class SetHolds(IdentityFact):
    """What must hold of published multipliers: of how many industries they are known (0: none), and which is nearest to
    failing."""

    law: SetLaw
    measure: str
    kind: Literal["I", "II", ""]
    known: int
    nearest: str

    @property
    def key(self) -> str:
        return f"{self.law}-{self.measure}-{self.kind}"


class RegionBetween(IdentityFact):
    """A region's Type I lies between 1 and its nation's."""

    end: Literal["one", "nation"]
    industries: int
    nation: str

    @property
    def key(self) -> str:
        return f"{self.code}-{self.end}"


class MultipliersSaid(Protocol):
    """What a language says of these."""

    def spectral_radius(self, fact: SpectralRadius, /) -> Holds: ...
    def inverse_is_one(self, fact: InverseIsOne, /) -> Holds: ...
    def type1_lowest(self, fact: Type1Lowest, /) -> Holds: ...
    def households_spending(self, fact: HouseholdsSpending, /) -> Holds: ...
    def purchases_highest(self, fact: PurchasesHighest, /) -> Holds: ...
    def purchases_lowest(self, fact: PurchasesLowest, /) -> Holds: ...
    def households_room(self, fact: HouseholdsRoom, /) -> Holds: ...
    def type2_two_ways(self, fact: Type2TwoWays, /) -> Holds: ...
    def type2_over_type1(self, fact: Type2OverType1, /) -> Holds: ...
    def bridge_parts(self, fact: BridgeParts, /) -> Holds: ...
    def bridge_shares(self, fact: BridgeShares, /) -> Holds: ...
    def bridge_whole(self, fact: BridgeWhole, /) -> Holds: ...
    def bridge_taxes(self, fact: BridgeTaxes, /) -> Holds: ...
    def jobs_average(self, fact: JobsAverage, /) -> Holds: ...
    def jobs_highest(self, fact: JobsHighest, /) -> Holds: ...
    def jobs_lowest(self, fact: JobsLowest, /) -> Holds: ...
    def jobs_spread(self, fact: JobsSpread, /) -> Holds: ...
    def headline_of(self, fact: HeadlineOf, /) -> Holds: ...
    def set_holds(self, fact: SetHolds, /) -> Holds: ...
    def region_between(self, fact: RegionBetween, /) -> Holds: ...
