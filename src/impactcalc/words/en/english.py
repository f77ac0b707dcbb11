"""English: all its parts. mypy names what one of them lacks."""

from __future__ import annotations

import importlib
from contextlib import AbstractContextManager
from types import ModuleType
from typing import TYPE_CHECKING

from impactcalc.words.en import amounts, dates, numbers, telling, where
from impactcalc.words.en import spelling as spellings
from impactcalc.words.en.assumptions import abroad as assumed_abroad
from impactcalc.words.en.assumptions import deals as assumed_deals
from impactcalc.words.en.assumptions import net_new as assumed_net_new
from impactcalc.words.en.assumptions import prices as assumed_prices
from impactcalc.words.en.assumptions import profiles as assumed_profiles
from impactcalc.words.en.assumptions import reading as assumed_reading
from impactcalc.words.en.assumptions import survey as assumed_survey
from impactcalc.words.en.assumptions import tables as assumed_tables
from impactcalc.words.en.assumptions import taxes as assumed_taxes
from impactcalc.words.en.checks import (
    additionality,
    deals,
    doubts,
    full_time,
    in_kind,
    places,
    plausibility,
    prices,
    survey,
    tables,
    taxes,
)
from impactcalc.words.en.notes import batches as noted_batches
from impactcalc.words.en.notes import options as noted_options
from impactcalc.words.en.notes import outputs as noted_outputs
from impactcalc.words.en.notes import places as noted_places
from impactcalc.words.en.notes import reading as noted_reading
from impactcalc.words.en.notes import rows as noted_rows
from impactcalc.words.en.notes import sheets as noted_sheets
from impactcalc.words.en.origins import cells as of_cells
from impactcalc.words.en.origins import days as of_days
from impactcalc.words.en.origins import power as of_power
from impactcalc.words.en.origins import prices as of_prices
from impactcalc.words.en.origins import rates as of_rates
from impactcalc.words.en.origins import uncertain as of_uncertain
from impactcalc.words.en.origins import unknown as of_unknown
from impactcalc.words.en.problems import batches as wrong_batches
from impactcalc.words.en.problems import brought_bridges as wrong_brought_bridges
from impactcalc.words.en.problems import brought_cells as wrong_brought_cells
from impactcalc.words.en.problems import brought_databases as wrong_brought_databases
from impactcalc.words.en.problems import brought_files as wrong_brought_files
from impactcalc.words.en.problems import brought_multipliers as wrong_brought_multipliers
from impactcalc.words.en.problems import brought_tables as wrong_brought_tables
from impactcalc.words.en.problems import cells as wrong_cells
from impactcalc.words.en.problems import commands as wrong_commands
from impactcalc.words.en.problems import damage as wrong_damage
from impactcalc.words.en.problems import deals as wrong_deals
from impactcalc.words.en.problems import draws as wrong_draws
from impactcalc.words.en.problems import files as wrong_files
from impactcalc.words.en.problems import in_kind as wrong_in_kind
from impactcalc.words.en.problems import jobs as wrong_jobs
from impactcalc.words.en.problems import many as wrong_many
from impactcalc.words.en.problems import marked_copies as wrong_marked_copies
from impactcalc.words.en.problems import multipliers as wrong_multipliers
from impactcalc.words.en.problems import options as wrong_options
from impactcalc.words.en.problems import outputs as wrong_outputs
from impactcalc.words.en.problems import pictures as wrong_pictures
from impactcalc.words.en.problems import places as wrong_places
from impactcalc.words.en.problems import profiles as wrong_profiles
from impactcalc.words.en.problems import rates as wrong_rates
from impactcalc.words.en.problems import reports as wrong_reports
from impactcalc.words.en.problems import rows as wrong_rows
from impactcalc.words.en.problems import runs as wrong_runs
from impactcalc.words.en.problems import scenarios as wrong_scenarios
from impactcalc.words.en.problems import settings as wrong_settings
from impactcalc.words.en.problems import sheets as wrong_sheets
from impactcalc.words.en.problems import spending as wrong_spending
from impactcalc.words.en.problems import survey as wrong_survey
from impactcalc.words.en.problems import tables as wrong_tables
from impactcalc.words.en.problems import taxes as wrong_taxes
from impactcalc.words.en.problems import urls as wrong_urls
from impactcalc.words.en.problems import words as wrong_words
from impactcalc.words.en.problems import years as wrong_years
from impactcalc.words.en.spelling import Spelling

if TYPE_CHECKING:
    from impactcalc.words.en.errors import impossible as told_impossible
    from impactcalc.words.en.errors import jobs_packages as told_jobs_packages
    from impactcalc.words.en.errors import package_contents as told_package_contents
    from impactcalc.words.en.errors import package_files as told_package_files
    from impactcalc.words.en.errors import packages as told_packages
    from impactcalc.words.en.errors import profiles as told_profiles
    from impactcalc.words.en.errors import rates as told_rates
    from impactcalc.words.en.errors import regions as told_regions
    from impactcalc.words.en.errors import runs as told_runs
    from impactcalc.words.en.errors import tables as told_tables
    from impactcalc.words.en.identities import accounts as held_accounts
    from impactcalc.words.en.identities import multipliers as held_multipliers
    from impactcalc.words.en.lines import commands as line_commands
    from impactcalc.words.en.lines import marked as line_marked
    from impactcalc.words.en.lines import packages as line_packages
    from impactcalc.words.en.lines import progress as line_progress
    from impactcalc.words.en.lines import tables as line_tables
    from impactcalc.words.language import Language


class _Late:
    """A part of the language that is fetched when something of it is said."""

    def __init__(self, module: str) -> None:
        self._module = f"impactcalc.words.en.{module}"

    def __get__(self, *_: object) -> ModuleType:
        return importlib.import_module(self._module)


class English:
    """English in one of its spellings."""

    assumptions_abroad = assumed_abroad
    assumptions_deals = assumed_deals
    assumptions_net_new = assumed_net_new
    assumptions_prices = assumed_prices
    assumptions_profiles = assumed_profiles
    assumptions_reading = assumed_reading
    assumptions_survey = assumed_survey
    assumptions_tables = assumed_tables
    assumptions_taxes = assumed_taxes
    checks_additionality = additionality
    checks_deals = deals
    checks_doubts = doubts
    checks_full_time = full_time
    checks_in_kind = in_kind
    checks_places = places
    checks_plausibility = plausibility
    checks_prices = prices
    checks_survey = survey
    checks_tables = tables
    checks_taxes = taxes
    if TYPE_CHECKING:  # else fetched when something of them is said: most runs have nothing to say of packages
        errors_impossible = told_impossible
        errors_jobs_packages = told_jobs_packages
        errors_package_contents = told_package_contents
        errors_package_files = told_package_files
        errors_packages = told_packages
        errors_profiles = told_profiles
        errors_rates = told_rates
        errors_regions = told_regions
        errors_runs = told_runs
        errors_tables = told_tables
        lines_commands = line_commands
        lines_packages = line_packages
        lines_progress = line_progress
        identities_accounts = held_accounts
        identities_multipliers = held_multipliers
        lines_marked = line_marked
        lines_tables = line_tables
    notes_batches = noted_batches
    notes_options = noted_options
    notes_outputs = noted_outputs
    notes_reading = noted_reading
    notes_rows = noted_rows
    notes_sheets = noted_sheets
    notes_places = noted_places
    origins_cells = of_cells
    origins_days = of_days
    origins_power = of_power
    origins_prices = of_prices
    origins_rates = of_rates
    origins_uncertain = of_uncertain
    origins_unknown = of_unknown
    problems_files = wrong_files
    problems_damage = wrong_damage
    problems_tables = wrong_tables
    problems_cells = wrong_cells
    problems_words = wrong_words
    problems_sheets = wrong_sheets
    problems_years = wrong_years
    problems_rows = wrong_rows
    problems_spending = wrong_spending
    problems_in_kind = wrong_in_kind
    problems_deals = wrong_deals
    problems_taxes = wrong_taxes
    problems_rates = wrong_rates
    problems_jobs = wrong_jobs
    problems_profiles = wrong_profiles
    problems_settings = wrong_settings
    problems_scenarios = wrong_scenarios
    problems_survey = wrong_survey
    problems_many = wrong_many
    problems_places = wrong_places
    problems_pictures = wrong_pictures
    problems_runs = wrong_runs
    problems_reports = wrong_reports
    problems_draws = wrong_draws
    problems_batches = wrong_batches
    problems_commands = wrong_commands
    problems_marked_copies = wrong_marked_copies
    problems_multipliers = wrong_multipliers
    problems_options = wrong_options
    problems_outputs = wrong_outputs
    problems_urls = wrong_urls
    problems_brought_files = wrong_brought_files
    problems_brought_cells = wrong_brought_cells
    problems_brought_tables = wrong_brought_tables
    problems_brought_bridges = wrong_brought_bridges
    problems_brought_multipliers = wrong_brought_multipliers
    problems_brought_databases = wrong_brought_databases
    problem_count = staticmethod(telling.problem_count)
    besides_these = staticmethod(telling.besides_these)
    organisers_part = staticmethod(telling.organisers_part)
    more_of_them = staticmethod(telling.more_of_them)
    with_others = staticmethod(telling.with_others)
    where = staticmethod(where.where)
    number = staticmethod(numbers.number)
    money = staticmethod(amounts.money)
    share = staticmethod(numbers.share)
    count = staticmethod(numbers.plural)
    listed = staticmethod(numbers.listed)
    year = staticmethod(dates.year_words)
    date = staticmethod(dates.date_words)
    spelled = staticmethod(spellings.spelled)
    respelled = staticmethod(spellings.respelled)

    def __init__(self, spelling: Spelling = "British") -> None:
        self.spelling = spelling
        self.code = "en-US" if spelling == "American" else "en-GB"

    def spoken(self) -> AbstractContextManager[None]:
        """Within this, words are spelled so."""
        return spellings.spelling(self.spelling)


_LATE = {
    "errors": (
        "impossible",
        "jobs_packages",
        "package_contents",
        "package_files",
        "packages",
        "profiles",
        "rates",
        "regions",
        "runs",
        "tables",
    ),
    "lines": ("commands", "packages", "progress", "marked", "tables"),
    "identities": ("accounts", "multipliers"),
}
for _room, _modules in _LATE.items():
    for _name in _modules:
        setattr(English, f"{_room}_{_name}", _Late(f"{_room}.{_name}"))

BRITISH: Language = English("British")
AMERICAN: Language = English("American")
