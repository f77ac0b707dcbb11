"""What a row says of its spending."""

from __future__ import annotations

from typing import Protocol

from impactcalc.facts.fact import Wrong
from impactcalc.facts.found import ProblemFact


class NoSpending(ProblemFact):
    """A row that says no spending; `profiles` are those that carry an amount."""

    profiles: tuple[str, ...]


class SumWithoutProfile(ProblemFact):
    """A sum, and nothing says what it was spent on; `instead` where the row has columns for that."""

    profiles: tuple[str, ...]
    instead: bool = True


class SeveralSums(ProblemFact):
    """More than one sum; `exchanges` where one of them may be per exchange."""

    exchanges: bool


class ProfileWithoutSum(ProblemFact):
    """A profile that splits a sum, and no sum."""


class SumBesideCategories(ProblemFact):
    """A sum, and amounts by category."""


class HeadsBlank(ProblemFact):
    """Spending per person, and no people; `heading` is their column."""

    heading: str


class DaysBlank(ProblemFact):
    """Spending per day, and no days; `heading` is their column."""

    heading: str


class ExchangesBlank(ProblemFact):
    """Spending per exchange, and no exchanges."""


class PartnerCountryBlank(ProblemFact):
    """A profile that depends on the country, and no partner country, or on the sheet Survey no outbound country
    (`survey`)."""

    survey: bool = False


class ProfileElsewhere(ProblemFact):
    """A profile of the United States, and spending elsewhere; `anywhere` are those that hold there too."""

    anywhere: tuple[str, ...]


class NoPerDiem(ProblemFact):
    """A profile that follows the per diem, where none is known."""


class TuitionTwice(ProblemFact):
    """Tuition, and a profile that has it."""


class ScholarshipBesideHostPaid(ProblemFact):
    """A scholarship, and a share that hosts paid."""


class WhoseAmounts(ProblemFact):
    """A profile that splits a sum, no sum, and amounts by category of an event."""


class PaidFromOfParticipants(ProblemFact):
    """Paid from is filled in, and the amounts are the participants'."""


class PaidFromOfNothing(ProblemFact):
    """Paid from is filled in, and the organiser spent nothing."""


class AbroadAtHome(ProblemFact):
    """Money that is spent abroad, in the study's own country."""


class SpendingSaid(Protocol):
    """What a language says of these."""

    def no_spending(self, fact: NoSpending, /) -> Wrong: ...
    def sum_without_profile(self, fact: SumWithoutProfile, /) -> Wrong: ...
    def several_sums(self, fact: SeveralSums, /) -> Wrong: ...
    def profile_without_sum(self, fact: ProfileWithoutSum, /) -> Wrong: ...
    def sum_beside_categories(self, fact: SumBesideCategories, /) -> Wrong: ...
    def heads_blank(self, fact: HeadsBlank, /) -> Wrong: ...
    def days_blank(self, fact: DaysBlank, /) -> Wrong: ...
    def exchanges_blank(self, fact: ExchangesBlank, /) -> Wrong: ...
    def partner_country_blank(self, fact: PartnerCountryBlank, /) -> Wrong: ...
    def profile_elsewhere(self, fact: ProfileElsewhere, /) -> Wrong: ...
    def no_per_diem(self, fact: NoPerDiem, /) -> Wrong: ...
    def tuition_twice(self, fact: TuitionTwice, /) -> Wrong: ...
    def scholarship_beside_host_paid(self, fact: ScholarshipBesideHostPaid, /) -> Wrong: ...
    def whose_amounts(self, fact: WhoseAmounts, /) -> Wrong: ...
    def paid_from_of_participants(self, fact: PaidFromOfParticipants, /) -> Wrong: ...
    def paid_from_of_nothing(self, fact: PaidFromOfNothing, /) -> Wrong: ...
    def abroad_at_home(self, fact: AbroadAtHome, /) -> Wrong: ...
