"""The key that the description of a CSV file names tells its rows apart, and none of its cells is empty."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest

import impactcalc as ic
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Events, Exchanges, Settings, Visitors
from report_cases import empty, rich, stated

WITHOUT = ic.Sampling(draws=0)


def of_a_fiscal_year() -> ic.Result:
    """Rows of a fiscal and of calendar years, a partner that is not named, one that has no price level."""
    settings = Settings.model_validate(
        {"name": "T", "place": "fips:48439", "year": 2024, "period_start": "2023-10-01", "period_end": "2024-09-30"}
    )
    rows = [
        Visitors(id="a", visitors=10, nights=2, accommodation=900.0, partner_country="JPN"),
        Visitors(id="b", visitors=10, nights=2, accommodation=900.0, year=2022),
        Exchanges(id="c", direction="outbound", travellers=4, nights=3, food_service=400.0, partner_country="TWN"),
        Exchanges(id="d", direction="outbound", travellers=4, nights=3, food_service=400.0),
        Events(id="e", kind="gala", participants=40, days=1, food_service=400.0),
    ]  # fmt: skip
    return ic.run(ic.study_from_rows(settings, rows), sampling=WITHOUT)


def sample(name: str) -> Callable[[], ic.Result]:
    return lambda: ic.run(ic.read_study(samples()[name]), sampling=WITHOUT)


CASES: dict[str, Callable[[], ic.Result]] = {
    "rich": rich,
    "stated": stated,
    "empty": empty,
    "fiscal": of_a_fiscal_year,
    "city-programme": sample("city-programme"),
    "sister-cities-survey": sample("sister-cities-survey"),
}


@pytest.mark.parametrize("case", CASES)
def test_a_primary_key_is_filled_and_unique(case: str, tmp_path: Path) -> None:
    write_csv(CASES[case](), tmp_path / "t")
    package = json.loads((tmp_path / "t" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        key = resource["schema"].get("primaryKey", [])
        with (tmp_path / "t" / resource["path"]).open(encoding="utf-8", newline="") as file:
            rows = [tuple(row[name] for name in key) for row in csv.DictReader(file)]
        if key:
            assert all(map(all, rows)), resource["path"]
            assert len(set(rows)) == len(rows), resource["path"]
