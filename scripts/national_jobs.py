"""The jobs that nations are known to have after the table of 2014, from the sources of jobs by region."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from impactcalc.datapackage import Resource
from impactcalc.economy.moved_jobs import GROWTH, MOVED, Moved, moved_jobs
from impactcalc.economy.package import load_table
from world_sources import CANADA, EU_HOME, EU_WORK, ISO2

COLUMNS = (
    ("country", "string", "ISO 3166 alpha-2"),
    ("year", "integer", "the year that the jobs are of"),
    ("jobs", "integer", "jobs, or persons employed"),
    (
        "concept",
        "string",
        "accounts: as the table of 2014 counts them (national accounts); survey: labour force survey",
    ),
    ("source", "string", "the office and the table"),
)
# Countries that the accounts at hand leave out; their survey is of 2015.
BY_SURVEY = ("CH", "NO", "TR")
ACCOUNTS, SURVEY = "Eurostat, nama_10r_3empers", "Eurostat, lfst_r_lfe2en2"
STATISTICS_CANADA = "Statistics Canada, Labour Force Survey"


def national_jobs(data: Path) -> Resource:
    """A row a country."""
    rows = _known(data)
    return Resource(
        "national_jobs",
        "Jobs of nations after 2014: what the jobs of 2014, moved by output and prices, are scaled to",
        COLUMNS,
        rows,
    )


def ranges(data: Path) -> list[tuple[object, ...]]:
    """What jobs moved from 2014 come to where those of 2018 are known by the same accounts, and how these grew a year:
    rows of the table of ranges."""
    growth, moved = [], []
    for country, year, jobs, concept, _ in _known(data):
        found = moved_jobs(load_table("world-2022", country)) if concept == "accounts" else None
        if isinstance(found, Moved):
            growth.append((jobs / found.before) ** (1.0 / (year - found.year)))
            moved.append(jobs / found.total)
    return [
        (GROWTH, "elsewhere", *_ends(growth), len(growth), "jobs of 2018 over those of 2014, a year"),
        (
            MOVED, "elsewhere", *_ends(moved), len(moved),
            f"in {len(moved)} nations whose jobs of 2018 are known (Eurostat) jobs moved so are "
            f"{1 / max(moved):.2f} to {1 / min(moved):.2f} times as many",
        ),
    ]  # fmt: skip


def _ends(values: list[float]) -> tuple[float, float, float]:
    return round(min(values), 4), round(float(np.median(values)), 4), round(max(values), 4)


def _known(data: Path) -> list[tuple[str, int, int, str, str]]:
    accounts, survey = (_totals(data / name) for name in (EU_WORK, EU_HOME))
    rows: list[tuple[str, int, int, str, str]] = [
        (ISO2.get(code, code), 2018, round(jobs), "accounts", ACCOUNTS) for code, jobs in accounts.items()
    ]
    rows += [(code, 2015, round(survey[code]), "survey", SURVEY) for code in BY_SURVEY]
    canada = _read(data / CANADA)
    total = canada[(canada["kind"] == "province") & (canada["industry"] == "Total employed, all industries")]
    rows.append(
        ("CA", 2018, round(float(total["jobs_thousand"].astype(float).sum()) * 1e3), "survey", STATISTICS_CANADA)
    )
    return sorted(rows)


def _totals(path: Path) -> dict[str, float]:
    rows = _read(path)
    whole = rows[(rows["level"].astype(int) == 0) & (rows["nace"] == "TOTAL")]
    return {str(code): float(jobs) * 1e3 for code, jobs in zip(whole["region"], whole["jobs_thousand"], strict=True)}


def _read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, comment="#", keep_default_na=False)
