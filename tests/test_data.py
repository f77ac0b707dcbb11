"""The commands `data ...`: ages, packages of one's own by name, and rates that are fetched from stand-ins."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli import app
from impactcalc.datapackage import DESCRIPTOR
from impactcalc.economy.own_packages import data_folder
from impactcalc.economy.package import load_table
from impactcalc.report.words.en.data_status import status_lines
from impactcalc.resources import shipped


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("IMPACTCALC_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """The nation of 2014 under another name."""
    folder = tmp_path / "built"
    shutil.copytree(shipped("multipliers") / "us-2014", folder)
    told = json.loads((folder / DESCRIPTOR).read_text(encoding="utf-8"))
    (folder / DESCRIPTOR).write_text(json.dumps({**told, "name": "mine-2014"}), encoding="utf-8")
    return folder


def said(*words: str) -> tuple[int, str]:
    found = CliRunner().invoke(app, [*words])
    return found.exit_code, found.output


def test_the_folder_is_the_systems_unless_the_variable_names_one(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert data_folder() == own_folder
    monkeypatch.delenv("IMPACTCALC_DATA")
    import platformdirs

    assert data_folder() == platformdirs.user_data_path("impactcalc", appauthor=False)
    assert data_folder().name == "impactcalc" or "impactcalc" in data_folder().parts


def test_a_package_of_ones_own_is_found_by_its_name(package: Path, own_folder: Path) -> None:
    assert said("data", "add", str(package))[0] == 0
    assert load_table("mine-2014").output.tolist() == load_table("us-2014").output.tolist()
    code, listed = said("multipliers", "list")
    assert code == 0
    assert "mine-2014" in listed.split("Your own", 1)[1]
    assert (own_folder / "multipliers" / "mine-2014" / DESCRIPTOR).is_file()
    code, text = said("data", "add", str(package))
    assert code == 2
    assert "there is a package 'mine-2014' of yours already" in text
    assert said("data", "add", str(package), "--force")[0] == 0


def test_a_package_that_would_be_hidden_or_is_none_is_refused(tmp_path: Path) -> None:
    code, text = said("data", "add", str(shipped("multipliers") / "us-2014"))
    assert code == 2
    assert "a shipped package is called 'us-2014', which would hide yours" in text
    assert said("data", "add", str(tmp_path))[0] == 2


def test_what_is_asked_for_and_is_not_there_lists_ones_own_too(package: Path) -> None:
    said("data", "add", str(package))
    with pytest.raises(ic.PackageError, match=r"Your own: mine-2014\. A package of your own is a folder"):
        load_table("nothing")


def test_a_shipped_package_is_never_taken_for_one_of_the_users_own(package: Path, own_folder: Path) -> None:
    shutil.copytree(package, own_folder / "multipliers" / "us-2015")
    assert load_table("us-2015").year == 2015


def test_the_status_of_a_place_and_year_tells_ages_and_what_they_do() -> None:
    lines = list(status_lines("fips:48439", "Fort Worth, TX", 2026))
    text = "\n".join(lines)
    assert lines[0] == "Tarrant County, TX (fips:48439), a study of 2026:"
    assert "  Table: us-2024, of 2024, 2 years before the study. Prices rose by " in text
    assert "a standard visitor's dollar supports " in text
    assert ", of 2019, 7 years before the study." in text
    assert "Daily allowances: GSA per diem of fiscal year 2026" in text
    assert "Tax rates that a template offers: 7, " in text


def test_the_figures_of_the_status_are_those_of_the_tables() -> None:
    from impactcalc.economy.regions.visitor_mix import STANDARD_MIX
    from impactcalc.impact.effects.effects import EFFECTS, category_multipliers
    from impactcalc.known.vocabulary import CATEGORY_CODES

    def dollar(name: str) -> float:
        found = category_multipliers(load_table(name, "US-TX"))
        by_code = dict(zip(CATEGORY_CODES, found.K[EFFECTS.index("total_type_2"), 0], strict=True))
        return float(sum(share * by_code[code] for code, share in STANDARD_MIX.items()))

    text = "\n".join(status_lines("US-TX", "Texas", 2024))
    assert (
        f"supports {dollar('us-2024'):.2f} of output by this table, and {dollar('us-2023'):.2f} by the one of 2023"
        in text
    )


@pytest.mark.parametrize(("place", "year"), [("JP", 2025), ("KE", 2025), ("FR", None), ("US", 1990)])
def test_any_place_and_year_has_a_status(place: str, year: int | None) -> None:
    lines = list(status_lines(place, place, year))
    assert len(lines) > 5
    assert not any(re.search(r"\bnan\b|\bNone\b(?! counts)", line) for line in lines)


def test_the_command_refuses_what_is_no_place_and_no_year() -> None:
    assert "There is no such place." in said("data", "status", "--place", "fips:99999")[1]
    assert "A year lies between 1990 and 2100." in said("data", "status", "--place", "US", "--year", "24")[1]
    assert said("data", "status")[0] == 0


def test_without_the_extra_a_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "wbgapi", None)
    code, text = said("data", "update", "--place", "Japan")
    assert code == 2
    assert "data update needs wbgapi, which is not installed: pip install 'impactcalc[fetch]'" in text


class _Stand(ModuleType):
    """What stands in for the World Bank's library: a year of each series, and one without a value."""

    APIError = RuntimeError

    @property
    def data(self) -> Any:
        def fetch(series: str, economy: str) -> list[dict[str, Any]]:
            return [
                {"value": 107.5, "series": series, "economy": economy, "time": "YR2025"},
                {"value": None, "series": series, "economy": economy, "time": "YR2026"},
                {"value": 90.0, "series": series, "economy": economy, "time": "YR1999"},
            ]

        return SimpleNamespace(fetch=fetch)


def test_what_is_fetched_is_rows_for_the_sheet_rates(monkeypatch: pytest.MonkeyPatch, own_folder: Path) -> None:
    monkeypatch.setitem(sys.modules, "wbgapi", _Stand("wbgapi"))
    code, text = said("data", "update", "--place", "Japan")
    assert code == 0, text
    rows = list(csv.DictReader((own_folder / "rates" / "JPN.csv").read_text(encoding="utf-8").splitlines()))
    assert [(row["kind"], row["subject"], row["year"], row["value"]) for row in rows] == [
        ("deflator", "JPN", "2025", "107.5"),
        ("exchange_rate", "JPY", "2025", "107.5"),
        ("ppp_factor", "JPN", "2025", "107.5"),
    ]


def test_the_deflators_of_the_us_are_the_beas_with_a_key(monkeypatch: pytest.MonkeyPatch, own_folder: Path) -> None:
    def get_data(key: str, *_: str, **__: str) -> Any:
        assert key == "a key"
        cells = [("1", "2025", "130.1"), ("2", "2025", "9"), ("1", "2013", "9")]
        return SimpleNamespace(
            to_dict=lambda _: [
                dict(zip(("LineNumber", "TimePeriod", "DataValue"), cell, strict=True)) for cell in cells
            ]
        )

    stand = ModuleType("beaapi")
    stand.get_data = get_data  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "beaapi", stand)
    monkeypatch.setitem(sys.modules, "wbgapi", _Stand("wbgapi"))
    monkeypatch.setenv("BEA_API_KEY", "a key")
    assert said("data", "update", "--place", "US")[0] == 0
    rows = list(csv.reader((own_folder / "rates" / "USA.csv").read_text(encoding="utf-8").splitlines()))
    assert [row[:4] for row in rows[1:]] == [["deflator", "USA", "2025", "130.1"]]


def test_a_template_of_a_place_says_what_it_offers(tmp_path: Path) -> None:
    code, text = said("template", str(tmp_path / "t.xlsx"), "--place", "US-TX", "--year", "2025")
    assert code == 0
    assert "Taxes: 3 lines of what is known of" in text
    assert "are left out" in text or "is left out until its cell Confirmed says yes" in text
    assert said("template", str(tmp_path / "u.xlsx"), "--year", "2025")[0] == 2
    assert said("template", str(tmp_path / "u.xlsx"), "--place", "US", "--sample", "city-programme")[0] == 2
    assert said("template", str(tmp_path / "u.xlsx"), "--place", "fips:99999")[0] == 2
    assert not (tmp_path / "u.xlsx").exists()


def test_a_package_of_ones_own_with_a_places_name_is_the_package(package: Path, own_folder: Path) -> None:
    shutil.copytree(package, own_folder / "multipliers" / "mine")  # a place in Japan is called so
    shown = CliRunner().invoke(app, ["multipliers", "show", "mine"])
    assert shown.exit_code == 0, shown.output
    assert "Yamaguchi" not in shown.output
