"""What a language has to say: numbers and lists, and a sentence for every fact."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol

from impactcalc.facts.assumptions import abroad as assumed_abroad
from impactcalc.facts.assumptions import deals as assumed_deals
from impactcalc.facts.assumptions import net_new as assumed_net_new
from impactcalc.facts.assumptions import prices as assumed_prices
from impactcalc.facts.assumptions import profiles as assumed_profiles
from impactcalc.facts.assumptions import reading as assumed_reading
from impactcalc.facts.assumptions import survey as assumed_survey
from impactcalc.facts.assumptions import tables as assumed_tables
from impactcalc.facts.assumptions import taxes as assumed_taxes
from impactcalc.facts.checks.additionality import AdditionalitySaid
from impactcalc.facts.checks.deals import DealsSaid
from impactcalc.facts.checks.doubts import DoubtsSaid
from impactcalc.facts.checks.full_time import FullTimeSaid
from impactcalc.facts.checks.in_kind import InKindSaid
from impactcalc.facts.checks.places import PlacesSaid
from impactcalc.facts.checks.plausibility import PlausibilitySaid
from impactcalc.facts.checks.prices import PricesSaid
from impactcalc.facts.checks.survey import SurveySaid
from impactcalc.facts.checks.tables import TablesSaid
from impactcalc.facts.checks.taxes import TaxesSaid
from impactcalc.facts.errors import impossible as told_impossible
from impactcalc.facts.errors import jobs_packages as told_jobs_packages
from impactcalc.facts.errors import package_contents as told_package_contents
from impactcalc.facts.errors import package_files as told_package_files
from impactcalc.facts.errors import packages as told_packages
from impactcalc.facts.errors import profiles as told_profiles
from impactcalc.facts.errors import rates as told_rates
from impactcalc.facts.errors import regions as told_regions
from impactcalc.facts.errors import runs as told_runs
from impactcalc.facts.errors import tables as told_tables
from impactcalc.facts.fact import Fact
from impactcalc.facts.identities import accounts as held_accounts
from impactcalc.facts.identities import multipliers as held_multipliers
from impactcalc.facts.lines import commands as line_commands
from impactcalc.facts.lines import marked as line_marked
from impactcalc.facts.lines import packages as line_packages
from impactcalc.facts.lines import progress as line_progress
from impactcalc.facts.lines import tables as line_tables
from impactcalc.facts.notes import batches as noted_batches
from impactcalc.facts.notes import options as noted_options
from impactcalc.facts.notes import outputs as noted_outputs
from impactcalc.facts.notes import places as noted_places
from impactcalc.facts.notes import reading as noted_reading
from impactcalc.facts.notes import rows as noted_rows
from impactcalc.facts.notes import sheets as noted_sheets
from impactcalc.facts.origins import cells as of_cells
from impactcalc.facts.origins import days as of_days
from impactcalc.facts.origins import power as of_power
from impactcalc.facts.origins import prices as of_prices
from impactcalc.facts.origins import rates as of_rates
from impactcalc.facts.origins import uncertain as of_uncertain
from impactcalc.facts.origins import unknown as of_unknown
from impactcalc.facts.problems import batches as wrong_batches
from impactcalc.facts.problems import brought_bridges as wrong_brought_bridges
from impactcalc.facts.problems import brought_cells as wrong_brought_cells
from impactcalc.facts.problems import brought_databases as wrong_brought_databases
from impactcalc.facts.problems import brought_files as wrong_brought_files
from impactcalc.facts.problems import brought_multipliers as wrong_brought_multipliers
from impactcalc.facts.problems import brought_tables as wrong_brought_tables
from impactcalc.facts.problems import cells as wrong_cells
from impactcalc.facts.problems import commands as wrong_commands
from impactcalc.facts.problems import damage as wrong_damage
from impactcalc.facts.problems import deals as wrong_deals
from impactcalc.facts.problems import draws as wrong_draws
from impactcalc.facts.problems import files as wrong_files
from impactcalc.facts.problems import in_kind as wrong_in_kind
from impactcalc.facts.problems import jobs as wrong_jobs
from impactcalc.facts.problems import many as wrong_many
from impactcalc.facts.problems import marked_copies as wrong_marked_copies
from impactcalc.facts.problems import multipliers as wrong_multipliers
from impactcalc.facts.problems import options as wrong_options
from impactcalc.facts.problems import outputs as wrong_outputs
from impactcalc.facts.problems import pictures as wrong_pictures
from impactcalc.facts.problems import places as wrong_places
from impactcalc.facts.problems import profiles as wrong_profiles
from impactcalc.facts.problems import rates as wrong_rates
from impactcalc.facts.problems import reports as wrong_reports
from impactcalc.facts.problems import rows as wrong_rows
from impactcalc.facts.problems import runs as wrong_runs
from impactcalc.facts.problems import scenarios as wrong_scenarios
from impactcalc.facts.problems import settings as wrong_settings
from impactcalc.facts.problems import sheets as wrong_sheets
from impactcalc.facts.problems import spending as wrong_spending
from impactcalc.facts.problems import survey as wrong_survey
from impactcalc.facts.problems import tables as wrong_tables
from impactcalc.facts.problems import taxes as wrong_taxes
from impactcalc.facts.problems import urls as wrong_urls
from impactcalc.facts.problems import words as wrong_words
from impactcalc.facts.problems import years as wrong_years
from impactcalc.facts.where import Where


class Language(Protocol):
    """The sentences of a fact's module stand in the part of its name: `facts/checks/taxes.py` in `checks_taxes`."""

    @property
    def code(self) -> str:
        """By which the words of other rooms are found: "en-GB"."""
        ...

    @property
    def assumptions_abroad(self) -> assumed_abroad.AbroadSaid: ...
    @property
    def assumptions_deals(self) -> assumed_deals.DealsSaid: ...
    @property
    def assumptions_net_new(self) -> assumed_net_new.NetNewSaid: ...
    @property
    def assumptions_prices(self) -> assumed_prices.PricesSaid: ...
    @property
    def assumptions_profiles(self) -> assumed_profiles.ProfilesSaid: ...
    @property
    def assumptions_reading(self) -> assumed_reading.ReadingSaid: ...
    @property
    def assumptions_survey(self) -> assumed_survey.SurveySaid: ...
    @property
    def assumptions_tables(self) -> assumed_tables.TablesSaid: ...
    @property
    def assumptions_taxes(self) -> assumed_taxes.TaxesSaid: ...
    @property
    def checks_additionality(self) -> AdditionalitySaid: ...
    @property
    def checks_deals(self) -> DealsSaid: ...
    @property
    def checks_doubts(self) -> DoubtsSaid: ...
    @property
    def checks_full_time(self) -> FullTimeSaid: ...
    @property
    def checks_in_kind(self) -> InKindSaid: ...
    @property
    def checks_places(self) -> PlacesSaid: ...
    @property
    def checks_plausibility(self) -> PlausibilitySaid: ...
    @property
    def checks_prices(self) -> PricesSaid: ...
    @property
    def checks_survey(self) -> SurveySaid: ...
    @property
    def checks_tables(self) -> TablesSaid: ...
    @property
    def checks_taxes(self) -> TaxesSaid: ...

    @property
    def errors_impossible(self) -> told_impossible.ImpossibleSaid: ...
    @property
    def errors_jobs_packages(self) -> told_jobs_packages.JobsPackagesSaid: ...
    @property
    def errors_package_contents(self) -> told_package_contents.PackageContentsSaid: ...
    @property
    def errors_package_files(self) -> told_package_files.PackageFilesSaid: ...
    @property
    def errors_packages(self) -> told_packages.PackagesSaid: ...
    @property
    def errors_profiles(self) -> told_profiles.ProfilesSaid: ...
    @property
    def errors_rates(self) -> told_rates.RatesSaid: ...
    @property
    def errors_regions(self) -> told_regions.RegionsSaid: ...
    @property
    def errors_runs(self) -> told_runs.RunsSaid: ...
    @property
    def errors_tables(self) -> told_tables.TablesSaid: ...
    @property
    def lines_commands(self) -> line_commands.CommandsSaid: ...
    @property
    def lines_packages(self) -> line_packages.PackagesSaid: ...
    @property
    def lines_progress(self) -> line_progress.ProgressSaid: ...
    @property
    def identities_accounts(self) -> held_accounts.AccountsSaid: ...
    @property
    def identities_multipliers(self) -> held_multipliers.MultipliersSaid: ...
    @property
    def lines_marked(self) -> line_marked.MarkedSaid: ...
    @property
    def lines_tables(self) -> line_tables.TablesSaid: ...
    @property
    def notes_batches(self) -> noted_batches.BatchesSaid: ...
    @property
    def notes_options(self) -> noted_options.OptionsSaid: ...
    @property
    def notes_outputs(self) -> noted_outputs.OutputsSaid: ...
    @property
    def notes_reading(self) -> noted_reading.ReadingSaid: ...
    @property
    def notes_rows(self) -> noted_rows.RowsSaid: ...
    @property
    def notes_sheets(self) -> noted_sheets.SheetsSaid: ...
    @property
    def notes_places(self) -> noted_places.PlacesSaid: ...
    @property
    def origins_cells(self) -> of_cells.CellsSaid: ...
    @property
    def origins_days(self) -> of_days.DaysSaid: ...
    @property
    def origins_power(self) -> of_power.PowerSaid: ...
    @property
    def origins_prices(self) -> of_prices.PricesSaid: ...
    @property
    def origins_rates(self) -> of_rates.RatesSaid: ...
    @property
    def origins_uncertain(self) -> of_uncertain.UncertainSaid: ...
    @property
    def origins_unknown(self) -> of_unknown.UnknownSaid: ...
    @property
    def problems_files(self) -> wrong_files.FilesSaid: ...
    @property
    def problems_damage(self) -> wrong_damage.DamageSaid: ...
    @property
    def problems_tables(self) -> wrong_tables.TablesSaid: ...
    @property
    def problems_cells(self) -> wrong_cells.CellsSaid: ...
    @property
    def problems_words(self) -> wrong_words.WordsSaid: ...
    @property
    def problems_sheets(self) -> wrong_sheets.SheetsSaid: ...
    @property
    def problems_years(self) -> wrong_years.YearsSaid: ...
    @property
    def problems_rows(self) -> wrong_rows.RowsSaid: ...
    @property
    def problems_spending(self) -> wrong_spending.SpendingSaid: ...
    @property
    def problems_in_kind(self) -> wrong_in_kind.InKindSaid: ...
    @property
    def problems_deals(self) -> wrong_deals.DealsSaid: ...
    @property
    def problems_taxes(self) -> wrong_taxes.TaxesSaid: ...
    @property
    def problems_rates(self) -> wrong_rates.RatesSaid: ...
    @property
    def problems_jobs(self) -> wrong_jobs.JobsSaid: ...
    @property
    def problems_profiles(self) -> wrong_profiles.ProfilesSaid: ...
    @property
    def problems_settings(self) -> wrong_settings.SettingsSaid: ...
    @property
    def problems_scenarios(self) -> wrong_scenarios.ScenariosSaid: ...
    @property
    def problems_survey(self) -> wrong_survey.SurveySaid: ...
    @property
    def problems_many(self) -> wrong_many.ManySaid: ...
    @property
    def problems_places(self) -> wrong_places.PlacesSaid: ...
    @property
    def problems_pictures(self) -> wrong_pictures.PicturesSaid: ...
    @property
    def problems_runs(self) -> wrong_runs.RunsSaid: ...
    @property
    def problems_reports(self) -> wrong_reports.ReportsSaid: ...
    @property
    def problems_draws(self) -> wrong_draws.DrawsSaid: ...
    @property
    def problems_batches(self) -> wrong_batches.BatchesSaid: ...
    @property
    def problems_commands(self) -> wrong_commands.CommandsSaid: ...
    @property
    def problems_marked_copies(self) -> wrong_marked_copies.MarkedCopiesSaid: ...
    @property
    def problems_multipliers(self) -> wrong_multipliers.MultipliersSaid: ...
    @property
    def problems_options(self) -> wrong_options.OptionsSaid: ...
    @property
    def problems_outputs(self) -> wrong_outputs.OutputsSaid: ...
    @property
    def problems_urls(self) -> wrong_urls.UrlsSaid: ...
    @property
    def problems_brought_files(self) -> wrong_brought_files.BroughtFilesSaid: ...
    @property
    def problems_brought_cells(self) -> wrong_brought_cells.BroughtCellsSaid: ...
    @property
    def problems_brought_tables(self) -> wrong_brought_tables.BroughtTablesSaid: ...
    @property
    def problems_brought_bridges(self) -> wrong_brought_bridges.BroughtBridgesSaid: ...
    @property
    def problems_brought_multipliers(self) -> wrong_brought_multipliers.BroughtMultipliersSaid: ...
    @property
    def problems_brought_databases(self) -> wrong_brought_databases.BroughtDatabasesSaid: ...

    def problem_count(self, count: int, source: str) -> str:
        """How many problems a file has, "" for none in particular."""
        ...

    def besides_these(self) -> str:
        """Notes follow on problems."""
        ...

    def country_words(self, name: str) -> str:
        """A country by its name, or, for "", that nobody named it."""
        ...

    def organisers_part(self, name: str) -> str:
        """What the organiser of an event of this name spends, beside the event itself."""
        ...

    def more_of_them(self, count: int, listed: bool) -> str:
        """So many notes are not shown; `listed`: impactcalc validate lists them."""
        ...

    def with_others(self, meaning: str, others: Sequence[tuple[str, str, str]], more: int) -> str:
        """What was understood of a cell, with other cells of its column (address, value, meaning); there are `more`
        cells than one, listed or not."""
        ...

    def where(self, place: Where, /) -> str:
        """Where something was found."""
        ...

    def number(self, value: float, decimals: int = 0) -> str:
        """1,234.5"""
        ...

    def money(self, value: float, currency: str) -> str:
        """$182.6 million"""
        ...

    def share(self, value: float, decimals: int = 0) -> str:
        """12%"""
        ...

    def count(self, number: int, one: str, several: str = "") -> str:
        """3 rows"""
        ...

    def listed(self, items: Sequence[str], more: int = 0) -> str:
        """One, two and 3 more"""
        ...

    def year(self, year: int) -> str:
        """2024, or fiscal year 2024-25 for 202407"""
        ...

    def date(self, day: dt.date) -> str:
        """4 July 2024"""
        ...

    def spelled(self, ours: str) -> str:
        """A text of ours, without names or words of the user's, in the spelling of the reader."""
        ...

    def respelled(self, wording: Any, fact: Fact, /) -> Any:
        """What was said of a fact, in the spelling of the reader; what the fact quotes stays as it is."""
        ...

    def spoken(self) -> AbstractContextManager[None]:
        """Within this, the language's own settings (its spelling) hold."""
        ...
