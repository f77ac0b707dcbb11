"""English: all its parts. mypy names what one of them lacks."""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import AbstractContextManager
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from impactcalc.words.en import amounts, dates, numbers, telling, where
from impactcalc.words.en import places as place_words
from impactcalc.words.en import spelling as spellings
from impactcalc.words.en.spelling import Spelling

if TYPE_CHECKING:
    from impactcalc.words.language import Language


class _Late:
    """A part of the language that is fetched when something of it is said."""

    def __init__(self, module: str) -> None:
        self._module = f"impactcalc.words.en.{module}"

    def __get__(self, *_: object) -> ModuleType:
        return importlib.import_module(self._module)


class English:
    """English in one of its spellings; the modules of its sentences by the names that a language has for them."""

    from impactcalc.words.en.assumptions import abroad as assumptions_abroad
    from impactcalc.words.en.assumptions import deals as assumptions_deals
    from impactcalc.words.en.assumptions import net_new as assumptions_net_new
    from impactcalc.words.en.assumptions import prices as assumptions_prices
    from impactcalc.words.en.assumptions import profiles as assumptions_profiles
    from impactcalc.words.en.assumptions import reading as assumptions_reading
    from impactcalc.words.en.assumptions import survey as assumptions_survey
    from impactcalc.words.en.assumptions import tables as assumptions_tables
    from impactcalc.words.en.assumptions import taxes as assumptions_taxes
    from impactcalc.words.en.checks import additionality as checks_additionality
    from impactcalc.words.en.checks import deals as checks_deals
    from impactcalc.words.en.checks import doubts as checks_doubts
    from impactcalc.words.en.checks import full_time as checks_full_time
    from impactcalc.words.en.checks import in_kind as checks_in_kind
    from impactcalc.words.en.checks import places as checks_places
    from impactcalc.words.en.checks import plausibility as checks_plausibility
    from impactcalc.words.en.checks import prices as checks_prices
    from impactcalc.words.en.checks import survey as checks_survey
    from impactcalc.words.en.checks import tables as checks_tables
    from impactcalc.words.en.checks import taxes as checks_taxes
    from impactcalc.words.en.notes import batches as notes_batches
    from impactcalc.words.en.notes import options as notes_options
    from impactcalc.words.en.notes import outputs as notes_outputs
    from impactcalc.words.en.notes import places as notes_places
    from impactcalc.words.en.notes import reading as notes_reading
    from impactcalc.words.en.notes import rows as notes_rows
    from impactcalc.words.en.notes import sheets as notes_sheets
    from impactcalc.words.en.origins import cells as origins_cells
    from impactcalc.words.en.origins import days as origins_days
    from impactcalc.words.en.origins import power as origins_power
    from impactcalc.words.en.origins import prices as origins_prices
    from impactcalc.words.en.origins import rates as origins_rates
    from impactcalc.words.en.origins import uncertain as origins_uncertain
    from impactcalc.words.en.origins import unknown as origins_unknown
    from impactcalc.words.en.problems import batches as problems_batches
    from impactcalc.words.en.problems import brought_bridges as problems_brought_bridges
    from impactcalc.words.en.problems import brought_cells as problems_brought_cells
    from impactcalc.words.en.problems import brought_databases as problems_brought_databases
    from impactcalc.words.en.problems import brought_files as problems_brought_files
    from impactcalc.words.en.problems import brought_multipliers as problems_brought_multipliers
    from impactcalc.words.en.problems import brought_tables as problems_brought_tables
    from impactcalc.words.en.problems import cells as problems_cells
    from impactcalc.words.en.problems import commands as problems_commands
    from impactcalc.words.en.problems import damage as problems_damage
    from impactcalc.words.en.problems import deals as problems_deals
    from impactcalc.words.en.problems import draws as problems_draws
    from impactcalc.words.en.problems import files as problems_files
    from impactcalc.words.en.problems import in_kind as problems_in_kind
    from impactcalc.words.en.problems import jobs as problems_jobs
    from impactcalc.words.en.problems import many as problems_many
    from impactcalc.words.en.problems import marked_copies as problems_marked_copies
    from impactcalc.words.en.problems import multipliers as problems_multipliers
    from impactcalc.words.en.problems import options as problems_options
    from impactcalc.words.en.problems import outputs as problems_outputs
    from impactcalc.words.en.problems import pictures as problems_pictures
    from impactcalc.words.en.problems import places as problems_places
    from impactcalc.words.en.problems import profiles as problems_profiles
    from impactcalc.words.en.problems import rates as problems_rates
    from impactcalc.words.en.problems import reports as problems_reports
    from impactcalc.words.en.problems import rows as problems_rows
    from impactcalc.words.en.problems import runs as problems_runs
    from impactcalc.words.en.problems import scenarios as problems_scenarios
    from impactcalc.words.en.problems import settings as problems_settings
    from impactcalc.words.en.problems import sheets as problems_sheets
    from impactcalc.words.en.problems import spending as problems_spending
    from impactcalc.words.en.problems import survey as problems_survey
    from impactcalc.words.en.problems import tables as problems_tables
    from impactcalc.words.en.problems import taxes as problems_taxes
    from impactcalc.words.en.problems import urls as problems_urls
    from impactcalc.words.en.problems import words as problems_words
    from impactcalc.words.en.problems import years as problems_years

    if TYPE_CHECKING:  # else fetched when something of them is said: most runs have nothing to say of packages
        from impactcalc.words.en.errors import impossible as errors_impossible
        from impactcalc.words.en.errors import jobs_packages as errors_jobs_packages
        from impactcalc.words.en.errors import package_contents as errors_package_contents
        from impactcalc.words.en.errors import package_files as errors_package_files
        from impactcalc.words.en.errors import packages as errors_packages
        from impactcalc.words.en.errors import profiles as errors_profiles
        from impactcalc.words.en.errors import rates as errors_rates
        from impactcalc.words.en.errors import regions as errors_regions
        from impactcalc.words.en.errors import runs as errors_runs
        from impactcalc.words.en.errors import tables as errors_tables
        from impactcalc.words.en.identities import accounts as identities_accounts
        from impactcalc.words.en.identities import multipliers as identities_multipliers
        from impactcalc.words.en.lines import commands as lines_commands
        from impactcalc.words.en.lines import marked as lines_marked
        from impactcalc.words.en.lines import packages as lines_packages
        from impactcalc.words.en.lines import progress as lines_progress
        from impactcalc.words.en.lines import tables as lines_tables

    problem_count = staticmethod(telling.problem_count)
    besides_these = staticmethod(telling.besides_these)
    country_words = staticmethod(place_words.country_words)
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


for _room in ("errors", "identities", "lines"):
    for _found in pkgutil.iter_modules([str(Path(__file__).parent / _room)]):
        setattr(English, f"{_room}_{_found.name}", _Late(f"{_room}.{_found.name}"))

BRITISH: Language = English("British")
AMERICAN: Language = English("American")
