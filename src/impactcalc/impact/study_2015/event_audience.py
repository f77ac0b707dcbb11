"""Who is in an audience and what each of them spends: a share of people is no share of money."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EventAudience:
    """A survey of audiences: the share of people from elsewhere, and spending per person and event.

    Spending is in money of the survey; only ratios of it are used.
    """

    share_from_elsewhere: float
    spent_by_all: float
    spent_by_residents: float
    spent_by_others: float

    @property
    def residents(self) -> float:
        """Residents' share of the people."""
        return 1.0 - self.share_from_elsewhere

    @property
    def residents_money(self) -> float:
        """Residents' share of the spending: their share of the people, times what one spends over the average."""
        return self.residents * self.spent_by_residents / self.spent_by_all

    @property
    def others_money(self) -> float:
        """The others' share, from what they spend: with the residents' it makes one, but for rounding."""
        return self.share_from_elsewhere * self.spent_by_others / self.spent_by_all


# Americans for the Arts, Arts & Economic Prosperity IV (2010), quoted second-hand.
ARTS_AUDIENCE = EventAudience(
    share_from_elsewhere=0.32,
    spent_by_all=24.60,
    spent_by_residents=17.42,
    spent_by_others=39.96,
)
