"""Workbooks for tests: written cell by cell, so that a test says what a user would have typed."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

import pytest
import xlsxwriter
from hypothesis import HealthCheck, Phase, settings

from impactcalc.facts.fact import Fact

settings.register_profile(
    "repeatable", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
# For scripts/mutate.py: that a test fails is all it wants to know, and not the smallest example.
settings.register_profile(
    "first_failure", parent=settings.get_profile("repeatable"), phases=(Phase.explicit, Phase.generate)
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeatable"))

# What the inner loop can do without, files and tests: whole commands, pages, many draws, all places, copies, and what
# takes a core for seconds. All else is marked `quick`.
SLOW = (
    "batch/", "marked/", "page/", "published/", "report/", "test_all_places", "test_batch", "test_break_even",
    "test_calibration", "test_sampling_err", "test_money_basis", "test_the_words_of_a_report",
    "test_cases", "test_cli", "test_compar", "test_construct", "test_every_check", "test_faults", "test_hidden_and",
    "test_identities", "test_one_wave", "test_outputs", "test_own_multipliers", "test_places", "test_plausibility",
    "test_prices_build", "test_python_manners", "test_ranges", "test_readme", "test_regions",
    "test_scenarios_everywhere", "test_streams", "test_study_2015_steps", "test_survey_", "test_uncertainty",
    "test_urls", "test_words", "test_world", "test_import_anyway", "test_purchasing_power_in", "test_every_trade_word",
    "test_toys", "test_kills", "test_hostile", "test_economy_types", "test_a_second_language", "test_laws_of_writing",
    "test_commands_in", "test_terminal_in", "test_spelling", "test_every_term", "test_names_of_sheets",
    "test_an_areas_cells_are_met", "test_in_kind.py::test_totals", "test_looked_at.py::test_a_folder_of_charts",
    "test_any_text_is_survived", "test_deals_are_in_no", "test_deals.py::test_linear", "test_deals.py::test_the_order",
    "test_deals.py::test_the_account", "test_a_rate_of_another_day", "test_memory",
)  # fmt: skip


def _in_a_text(fact: object, _: str = "") -> NoReturn:
    raise TypeError(f"a fact is said by a language, and not put into a text: {fact!r}")


# A fact within an f-string would be printed with its class and fields.
for method in ("__format__", "__str__"):
    setattr(Fact, method, _in_a_text)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is quick: `pytest -m quick` is the inner loop."""
    for item in items:
        named = item.nodeid.partition("[")[0]
        if not any(part in named for part in SLOW):
            item.add_marker("quick")


Sheets = Mapping[str, Sequence[Sequence[Any]]]
BookWriter = Callable[..., Path]

STUDY: list[list[Any]] = [["Name", "Test city"], ["Place", "US"], ["Year", 2014], ["Currency", "USD"]]
VISITORS: list[list[Any]] = [
    ["Id", "Visitors", "Nights", "Accommodation", "Food service", "Resident share", "Casual share", "Attribution share",
     "Displaced share", "Host-paid share", "Partner country"],
    ["a", 10, 3, 4000, 1500, 0, 0.1, 0.8, 0, 0, "Japan"],
    ["b", 20, 2, 3000, 2500, 0.25, 0, 1, 0, 0.1, "Germany"],
]  # fmt: skip


class Formula:
    """A formula with the value that a spreadsheet program left in the file; None: it was never calculated."""

    def __init__(self, text: str, value: object) -> None:
        self.text, self.value = text, value


class Percent:
    """A number in a cell with a percentage format."""

    def __init__(self, value: float) -> None:
        self.value = value


class Merged:
    """A heading merged over this and the next cells."""

    def __init__(self, text: str, width: int) -> None:
        self.text, self.width = text, width


@pytest.fixture
def write_book(tmp_path: Path) -> BookWriter:
    """write_book({"Study": rows, ...}, name="study.xlsx") -> path."""

    def write(sheets: Sheets, name: str = "study.xlsx") -> Path:
        path = tmp_path / name
        book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    _write(book, sheet, r, c, value)
        book.close()
        return path

    return write


def _write(book: Any, sheet: Any, r: int, c: int, value: Any) -> None:
    if isinstance(value, Formula):
        sheet.write_formula(r, c, value.text, None, "" if value.value is None else value.value)
    elif isinstance(value, Percent):
        sheet.write_number(r, c, value.value, book.add_format({"num_format": "0%"}))
    elif isinstance(value, Merged):
        sheet.merge_range(r, c, r, c + value.width - 1, value.text)
    elif isinstance(value, bool):
        sheet.write_boolean(r, c, value)
    elif isinstance(value, dt.date):
        sheet.write_datetime(r, c, value, book.add_format({"num_format": "yyyy-mm-dd"}))
    elif isinstance(value, str):
        sheet.write_string(r, c, value)
    elif value is not None:
        sheet.write_number(r, c, value)
