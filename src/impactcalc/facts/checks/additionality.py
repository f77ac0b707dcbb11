"""Whose money it is, and whether it is new."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.anchors import Anchor
from impactcalc.facts.fact import CheckFact, Said
from impactcalc.facts.payments import OtherPayment


class ResidentsAsImpact(CheckFact):
    """Resident share is blank where something counts as net new."""

    codes = ("residents-as-impact",)
    severities = ("warning",)
    rows: int
    studies: tuple[Anchor, ...]


class MissingShare(CheckFact):
    """Another share is blank where something counts as net new."""

    codes = ("missing-casual-share", "missing-attribution-share", "missing-displaced-share", "missing-host-paid-share")
    severities = ("warning",)
    share: str
    rows: int
    studies: tuple[Anchor, ...]

    @property
    def code(self) -> str:
        """One for each share."""
        return f"missing-{self.share.replace('_', '-')}"


class OrganiserPaidFromBlank(CheckFact):
    """An event's organiser spent something, and nobody says whose money."""

    codes = ("organiser-paid-from-blank",)
    severities = ("warning",)
    rows: int
    amount: float
    currency: str


class OrganiserPaidFromFees(CheckFact):
    """An event's organiser spent what tickets and fees brought in."""

    codes = ("organiser-paid-from-fees",)
    severities = ("note",)
    rows: int


class ScholarshipAboveSpending(CheckFact):
    """A scholarship is more than the row's whole spending."""

    codes = ("scholarship-above-spending",)
    severities = ("warning",)
    rows: int
    amount: float
    currency: str


class PaidTwiceConfirmed(CheckFact):
    """Two sheets may hold one payment, and the row says that there were two."""

    codes = ("paid-twice-confirmed",)
    severities = ("note",)
    other: OtherPayment


class OrganiserAlsoBudget(CheckFact):
    """The sheet Budget spends on what an event's organiser also bought there in that year."""

    codes = ("organiser-also-budget",)
    severities = ("warning",)
    rows: int


class HostPaidAlsoBudget(CheckFact):
    """The sheet Budget spends local money on what a host-paid share also pays for."""

    codes = ("host-paid-also-budget",)
    severities = ("warning",)
    rows: int


class CountedTwice(CheckFact):
    """People of another sheet may be, or are said to be, on the sheet Visitors too."""

    codes = ("event-visitors-also-visitors", "students-also-visitors")
    severities = ("error", "warning")
    sheet: str
    setting: str
    sure: bool

    @property
    def code(self) -> str:
        """One for each sheet."""
        return self.codes[self.sheet == "Exchanges"]

    @property
    def milder(self) -> bool:
        """Where it is not said."""
        return not self.sure


class EventParticipantsAlsoExchanges(CheckFact):
    """The sheets Events and Exchanges have guests of one partner city in one year."""

    codes = ("event-participants-also-exchanges",)
    severities = ("note",)
    ties: tuple[tuple[str, int], ...]


class VolunteersNotMultiplied(CheckFact):
    """Volunteers gave hours."""

    codes = ("volunteers-not-multiplied",)
    severities = ("note",)
    hours: float


class VolunteerHoursWithoutValue(CheckFact):
    """Volunteers gave hours that have no hourly value."""

    codes = ("volunteer-hours-without-value",)
    severities = ("note",)
    hours: float


class BudgetSpentWhere(CheckFact):
    """A row of the sheet Budget names a partner country and not where the money was spent."""

    codes = ("budget-spent-where",)
    severities = ("warning",)
    rows: int


class OutboundCountedAbroad(CheckFact):
    """There is spending abroad."""

    codes = ("outbound-counted-abroad",)
    severities = ("note",)
    rows: int


class OutboundCountedAtHome(CheckFact):
    """Spending abroad is net new at home: a fault of the program."""

    codes = ("outbound-counted-at-home",)
    severities = ("error",)


class BudgetTravelAlsoExchanges(CheckFact):
    """The sheet Budget pays for travel, and there are outbound trips."""

    codes = ("budget-travel-also-exchanges",)
    severities = ("note",)
    rows: int


class ProfileAssumed(CheckFact):
    """A profile splits spending into categories; `supplied`: what was spent is its amount too."""

    codes = ("profile-assumed",)
    severities = ("note",)
    profile: str
    supplied: bool
    weakness: str
    source: str


class NoSpending(CheckFact):
    """No activity spends anything, and there is no deal."""

    codes = ("no-spending",)
    severities = ("warning",)


class AdditionalitySaid(Protocol):
    """What a language says of these."""

    def residents_as_impact(self, fact: ResidentsAsImpact, /) -> Said: ...
    def missing_share(self, fact: MissingShare, /) -> Said: ...
    def organiser_paid_from_blank(self, fact: OrganiserPaidFromBlank, /) -> Said: ...
    def organiser_paid_from_fees(self, fact: OrganiserPaidFromFees, /) -> Said: ...
    def scholarship_above_spending(self, fact: ScholarshipAboveSpending, /) -> Said: ...
    def paid_twice_confirmed(self, fact: PaidTwiceConfirmed, /) -> Said: ...
    def organiser_also_budget(self, fact: OrganiserAlsoBudget, /) -> Said: ...
    def host_paid_also_budget(self, fact: HostPaidAlsoBudget, /) -> Said: ...
    def counted_twice(self, fact: CountedTwice, /) -> Said: ...
    def event_participants_also_exchanges(self, fact: EventParticipantsAlsoExchanges, /) -> Said: ...
    def volunteers_not_multiplied(self, fact: VolunteersNotMultiplied, /) -> Said: ...
    def volunteer_hours_without_value(self, fact: VolunteerHoursWithoutValue, /) -> Said: ...
    def budget_spent_where(self, fact: BudgetSpentWhere, /) -> Said: ...
    def outbound_counted_abroad(self, fact: OutboundCountedAbroad, /) -> Said: ...
    def outbound_counted_at_home(self, fact: OutboundCountedAtHome, /) -> Said: ...
    def budget_travel_also_exchanges(self, fact: BudgetTravelAlsoExchanges, /) -> Said: ...
    def profile_assumed(self, fact: ProfileAssumed, /) -> Said: ...
    def no_spending(self, fact: NoSpending, /) -> Said: ...
