"""Jobs by industry of the United States, year by year. Used by build_us.py; not run by itself.

To 2018 BEA's own count. From 2019 an estimate, in two steps, since BEA's count by these industries ends there:

1. BEA's level of 2018, which has proprietors and government in it, moves with covered jobs (payroll) as far as a
   count of them fits: QCEW 2019 and 2020; County Business Patterns from March 2019 to March 2021; for four visitor
   industries QCEW 2023. March 2021 is no measure of the year in travel, which stood still then: not used there.
2. From the last of these years jobs move with the industry's output in constant prices. For 2021 and 2022 of the four
   visitor industries, jobs per output in constant prices go evenly from that of 2019 to that of 2023.

So jobs of a year never stand on the output of another, and never the dollars of another year.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

BEA = "io/us_employment_summary_2009_2018.csv"
COVERED = "io/us_jobs_summary_2019_2020_est.csv"
PATTERNS = {year: f"regions/county_jobs_bea_summary_{year}.csv" for year in (2019, 2021)}
VISITOR_STATES = "regions/state_visitor_industries_2023.csv"
CONSUMER = "prices/us_cpi_items_2005_2026.csv"
DEFLATOR = "prices/us_gdp_deflator_quarterly_2014_2025.csv"
NEEDED = (BEA, COVERED, *PATTERNS.values(), VISITOR_STATES, CONSUMER, DEFLATOR)

LAST_COUNT = 2018  # BEA's
LAST_COVERED = 2020  # all industries
BASE = 2019  # the year from which later ones are moved: 2020 is the pandemic's
MARCH = 2021
VISITORS = 2023
# What households pay for what an industry sells; all others have the GDP deflator.
ITEMS: dict[str, str] = {
    "111CA": "SAF11", "311FT": "SAF11", "315AL": "SAA", "211": "SETB01", "324": "SETB01",
    "481": "SETG01", "482": "SETG02", "485": "SETG03", "532RL": "SETA04", "513": "SEED", "HS": "SEHA",
    "61": "SEEB", "624": "SEEB", "621": "SAM", "622": "SAM", "623": "SAM",
    "711AS": "SERF02", "713": "SERF01", "721": "SEHB", "722": "SEFV", "81": "SEGD",
}  # fmt: skip
# Carriers of passengers, cars for hire and cinemas: one month of that year says nothing about its output.
STOOD_STILL = ("481", "482", "483", "485", "487OS", "532RL", "512")
COUNTED = "job-years, headcount of full and part time, proprietors included (BEA)"


def jobs_basis(year: int) -> str:
    """What a job is, in a few words."""
    return COUNTED if year <= LAST_COUNT else f"{COUNTED}; an estimate, moved on from the count of {LAST_COUNT}"


def jobs_source(year: int) -> str:
    """The title of the source."""
    if year <= LAST_COUNT:
        return f"BEA SAEMP25N total employment, {year}; some lines split by compensation"
    moved = "growth of covered jobs (BLS QCEW"
    if year > LAST_COVERED:
        moved += (
            f" {BASE}, {VISITORS} for industries 711AS, 713, 721, 722; Census County Business Patterns {BASE} to "
            f"{MARCH}) and output in constant prices (BLS CPI-U by item, BEA GDP deflator"
        )
    return f"Estimate for {year} from BEA SAEMP25N {LAST_COUNT} (some lines split by compensation) and the {moved})"


def jobs_facts(year: int) -> dict[str, str]:
    """How the jobs were found, where they are an estimate."""
    if year <= LAST_COUNT:
        return {}
    level = f"an estimate: BEA's count of {LAST_COUNT}, with proprietors and government, "
    if year <= LAST_COVERED:
        return {"jobs by industry": level + "moved by the growth of covered jobs, the self-employed like the rest"}
    between = f"between {BASE} and {VISITORS}" if year < VISITORS else f"{VISITORS}"
    return {
        "jobs by industry": level
        + f"moved by the growth of covered jobs (arts, recreation, hotels and restaurants to {between}, most other "
        f"private industries to March {MARCH}, the rest to {BASE}), then by the industry's output in constant prices: "
        "a rise of output per job after that is not in it, which makes jobs rather too many"
    }


def jobs_by_industry(data: Path, year: int, output: Mapping[int, pd.Series[float]]) -> pd.Series[float]:
    """Jobs of a year, by the codes of `output`, which has each year from BASE on (million, of its own year)."""
    industries = list(output[BASE].index)
    if year <= LAST_COUNT:
        return _by_code(data / BEA)[str(year)].loc[industries].astype(float)
    covered = _by_code(data / COVERED)
    if year <= LAST_COVERED:
        return covered[f"jobs_{year}_est"].loc[industries].astype(float)
    price = prices(data, industries)
    real = {of: output[of] / price[of] for of in (BASE, MARCH, VISITORS, year)}
    growth = real[year] / real[BASE]
    to_march = _patterns(data).reindex(industries).drop([*STOOD_STILL, *_visitors(data).index])
    to_march = to_march.dropna()
    growth[to_march.index] = to_march * (real[year] / real[MARCH])[to_march.index]
    to_2023 = _visitors(data)
    per_output = to_2023 / (real[VISITORS] / real[BASE])[to_2023.index]
    passed = min(1.0, (year - BASE) / (VISITORS - BASE))
    growth[to_2023.index] = (real[year] / real[BASE])[to_2023.index] * per_output**passed
    return covered[f"jobs_{BASE}_est"].loc[industries].astype(float) * growth


def prices(data: Path, industries: list[str]) -> pd.DataFrame:
    """Price of what each industry sells (rows) by year (columns), on any scale: only its growth counts."""
    table = pd.read_csv(data / CONSUMER, comment="#", dtype={"area": str})
    nation = table[(table["area"] == "0000") & (table["kind"] == "annual average")]
    by_item = nation.pivot_table(index="item", columns="year", values="index")
    quarters = pd.read_csv(data / DEFLATOR, comment="#")
    year = quarters["date"].str[:4].astype(int)
    whole = quarters.groupby(year)["index"].agg(["mean", "size"]).query("size == 4")["mean"]
    years = sorted(set(by_item.columns) & set(whole.index))
    rows = {code: by_item.loc[ITEMS[code], years] if code in ITEMS else whole[years] for code in industries}
    return pd.DataFrame(rows).T.astype(float)


def _by_code(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, comment="#", dtype={"code": str}).set_index("code")


def _patterns(data: Path) -> pd.Series[float]:
    """Growth of private jobs from March 2019 to March 2021, over the counties whose cell is told in both years."""
    tables = [
        pd.read_csv(data / path, comment="#", dtype={"fips": str}).set_index("fips").drop(index="SUM")
        for path in PATTERNS.values()
    ]
    codes = [code for code in tables[0].columns if code in tables[1].columns and not code.startswith(("sum", "discl"))]
    codes = [code for code in codes if code not in ("county", "state")]
    counties = tables[0].index.intersection(tables[1].index)
    before, after = (table.loc[counties, codes].astype(float) for table in tables)
    told = (before > 0) & (after > 0)
    return after.where(told).sum() / before.where(told).sum()


def _visitors(data: Path) -> pd.Series[float]:
    """Growth of private jobs from 2019 to 2023 in the four visitor industries, 50 states together."""
    table = pd.read_csv(data / VISITOR_STATES, comment="#", dtype={"code": str})
    both = table[(table["jobs_2023"] > 0) & (table["private_jobs_2019"] > 0)].groupby("code")
    return both["jobs_2023"].sum() / both["private_jobs_2019"].sum()
