"""Whether the multipliers fit the place, and the place the method."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.fact import CheckFact, Said

Shared = Literal["", "counties", "regions"]


class NationalMultipliersOnAPlace(CheckFact):
    """The multipliers are those of a larger place."""

    codes = ("national-multipliers-on-a-place",)
    severities = ("error",)
    place: str
    table_place: str


class JobsImputed(CheckFact):
    """More than a fifth of the place's jobs were imputed; a warning above a half."""

    codes = ("jobs-imputed",)
    severities = ("warning", "note")
    place: str
    share: float
    most: bool
    abroad: bool

    @property
    def milder(self) -> bool:
        """Up to a half."""
        return not self.most


class PlaceIsACountry(CheckFact):
    """The place is a whole country, with its shipped table."""

    codes = ("place-is-a-country",)
    severities = ("note",)
    country: str
    united_states: bool
    has_regions: bool


class PlacesOverlap(CheckFact):
    """A place of the study lies in another one, or shares parts with it; `there` is None for the United States."""

    codes = ("places-overlap",)
    severities = ("warning",)
    here: str
    there: str | None
    shares: Shared


class IndustryAbsent(CheckFact):
    """There is spending on what no industry of the place sells."""

    codes = ("industry-absent",)
    severities = ("warning",)
    place: str
    category: str
    leakage: float


class PlaceSizeNotCalibrated(CheckFact):
    """The place is smaller or larger than every region that the method was fitted to (shares of the nation's jobs)."""

    codes = ("place-size-not-calibrated",)
    severities = ("note",)
    place: str
    share: float
    low: float
    high: float


class CoreOfCommuters(CheckFact):
    """Residents hold less than half of the place's jobs."""

    codes = ("core-of-commuters",)
    severities = ("note",)
    place: str
    share: float


class JobsCountedByResidence(CheckFact):
    """A region abroad whose jobs are told by where people live, and where many work elsewhere; `ratio` is employed
    residents over jobs at the workplace, the nation's ratio 1."""

    codes = ("jobs-counted-by-residence",)
    severities = ("warning",)
    place: str
    ratio: float


class RegionBySizeOnly(CheckFact):
    """A region whose mix of industries is not told; `low` and `high` is what Type I of others comes to over the same by
    their size."""

    codes = ("region-by-size-only",)
    severities = ("warning",)
    place: str
    low: float
    high: float


class JobsOfAnotherPlace(CheckFact):
    """The sheet Jobs has rows, and the study is counted in another place than the one whose jobs they are."""

    codes = ("jobs-of-another-place",)
    severities = ("note",)
    place: str


class JobsPerOutputUnusual(CheckFact):
    """Pay in the place's industries is below 0.7 or above 1.25 times the nation's; `more` jobs a million then."""

    codes = ("jobs-per-output-unusual",)
    severities = ("note",)
    place: str
    pay: float
    year: int
    more: bool
    low: float
    high: float


class PlacesSaid(Protocol):
    """What a language says of these."""

    def national_multipliers_on_a_place(self, fact: NationalMultipliersOnAPlace, /) -> Said: ...
    def jobs_imputed(self, fact: JobsImputed, /) -> Said: ...
    def place_is_a_country(self, fact: PlaceIsACountry, /) -> Said: ...
    def places_overlap(self, fact: PlacesOverlap, /) -> Said: ...
    def industry_absent(self, fact: IndustryAbsent, /) -> Said: ...
    def place_size_not_calibrated(self, fact: PlaceSizeNotCalibrated, /) -> Said: ...
    def core_of_commuters(self, fact: CoreOfCommuters, /) -> Said: ...
    def jobs_counted_by_residence(self, fact: JobsCountedByResidence, /) -> Said: ...
    def region_by_size_only(self, fact: RegionBySizeOnly, /) -> Said: ...
    def jobs_of_another_place(self, fact: JobsOfAnotherPlace, /) -> Said: ...
    def jobs_per_output_unusual(self, fact: JobsPerOutputUnusual, /) -> Said: ...
