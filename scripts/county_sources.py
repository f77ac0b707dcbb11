"""The county sources of the places, read and laid side by side: counties by industry, and by published sector."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pandas as pd

from county_jobs import SECTORS, Area, Completed, Frame, Published

CODES = "regions/naics4_to_bea71.csv"
OLDER_JOBS = "regions/county_jobs_bea_summary_wide.csv"
STATE_JOBS = "regions/state_qcew_bea_summary_2019_2020.csv"
DISTRICT_JOBS = "regions/county_cbp_dc_2022.csv"
DISTRICT = "11001"
NAICS4 = {2019: "regions/county_cbp_naics4_2019.csv.gz", 2021: "regions/county_cbp_naics4_2021.csv.gz"}
SECTOR = {2019: "regions/county_cbp_sector_2019.csv.gz", 2021: "regions/county_cbp_sector_2021.csv.gz"}
FILES = (CODES, OLDER_JOBS, STATE_JOBS, DISTRICT_JOBS, *NAICS4.values(), *SECTOR.values())
RENAMED = {"46102": "46113", "02158": "02270"}  # county codes of 2015 -> the older ones that the places are known by
# Sectors that the source's sector file lacks, and their industries.
UNPUBLISHED = {
    "31-33": ("321", "327", "331", "332", "333", "334", "335", "3361MV", "3364OT", "337", "339", "311FT", "313TT",
              "315AL", "322", "323", "324", "325", "326"),
    "44-45": ("441", "445", "452", "4A0"),
    "48-49": ("481", "483", "484", "485", "486", "487OS", "493"),
}  # fmt: skip
ALONE = tuple(sector for sector, codes in SECTORS.items() if codes == (sector,))  # sectors that are one industry
SPLIT = ("TX", "DC")  # states whose counties the older file splits with the nation's shares
# An area's published cells count when its counties' sectors give them again, and no county has more than they say:
# else it had other counties then.
SECTORS_CLOSE, MOST_OVER = (0.985, 1.02), 0.01


def read(path: Path, *text: str) -> Frame:
    """A source table; the columns named hold codes, not numbers."""
    return pd.read_csv(path, comment="#", dtype=dict.fromkeys(text, str))


def older_counties(data: Path) -> Frame:
    """County jobs of 2012-16 with the columns about them, by county."""
    return read(data / OLDER_JOBS, "fips").set_index("fips")


def covered_codes(older: Frame) -> list[str]:
    """The industries that the county sources cover."""
    return [c for c in older.columns if c not in ("county", "state", "total", "imputed4_share", "us_split_share")]


def naics4(data: Path, year: int) -> Frame:
    """Rows of fips, naics, employees, payroll_1000usd and industry; the District of Columbia is of 2022 in 2021."""
    return _with_district(data, year, NAICS4[year], 4).assign(
        industry=lambda table: table["naics"].map(read(data / CODES, "naics", "bea").set_index("naics")["bea"])
    )


def _with_district(data: Path, year: int, name: str, level: int) -> Frame:
    table = read(data / name, "fips", "naics")
    if year == 2021:
        district = read(data / DISTRICT_JOBS, "fips", "naics")
        table = pd.concat([table, district[district["level"] == level]])
    table["fips"] = table["fips"].replace(RENAMED)
    return table


def published(data: Path, year: int, counties: Sequence[str], codes: Sequence[str], what: str) -> Published:
    """What County Business Patterns of a year gives: `what` is employees or payroll_1000usd."""
    by_sector = _with_district(data, year, SECTOR[year], 2).pivot_table(
        index="fips", columns="naics", values=what, aggfunc="sum"
    )
    fine = naics4(data, year)
    cells = (
        fine[~fine["industry"].isin(ALONE)]
        .pivot_table(index="fips", columns="industry", values=what, aggfunc="sum")
        .reindex(index=counties, columns=codes)
        .fillna(0.0)
    )
    sectors = by_sector.reindex(index=counties)[list(SECTORS)].astype(float)
    for code in ALONE:
        cells[code] = sectors[code].fillna(0.0)
    return Published(cells.astype(float), sectors)


def state_shares(data: Path, codes: Sequence[str]) -> tuple[Frame, Frame]:
    """Covered private jobs of 2019 by state and industry, and the industries' shares in each state."""
    table = read(data / STATE_JOBS, "state", "code")
    table = table[(table["ownership"] == "private") & (table["year"] == 2019) & (table["state"] != "US")]
    jobs = table.pivot(index="state", columns="code", values="employees").reindex(columns=codes).fillna(0.0)
    return jobs, jobs.div(jobs.sum(axis=1), axis=0)


def expected_jobs(older: Frame, shares: Frame, codes: Sequence[str]) -> Frame:
    """Jobs by industry that each county would have if it were like its state."""
    states = shares.loc[older["state"]].set_axis(older.index)
    return states.mul(older[list(codes)].sum(axis=1), axis=0)


def prior_2019(older: Frame, new: Published, jobs: Frame, shares: Frame, codes: Sequence[str]) -> Frame:
    """What each cell of 2019 is thought to hide: what the county had in 2012-16 and is not disclosed now.

    Where the older file knows the sectors only (Texas), they are split by the state's shares; the District of
    Columbia, which is not in the county files of 2019, takes its covered jobs.
    """
    cells = older[list(codes)].astype(float)
    prior = (cells - new.cells).clip(lower=0.0)
    at = older["state"].isin(SPLIT)
    like = shares.loc[older.loc[at, "state"]].set_axis(older.index[at])
    for members in (*SECTORS.values(), *UNPUBLISHED.values()):
        own = list(members)
        sector = cells.loc[at, own].sum(axis=1)
        level = like[own].mul(sector, axis=0).div(_positive(like[own].sum(axis=1)), axis=0)
        seeds = (level - new.cells.loc[at, own]).clip(lower=0.0)
        room = (sector - new.cells.loc[at, own].sum(axis=1)).clip(lower=0.0)
        prior.loc[at, own] = seeds.mul(room / _positive(seeds.sum(axis=1)), axis=0)
    prior.loc[DISTRICT] = jobs.loc["DC"]
    return prior


def prior_2021(hidden: Frame, fine_2019: Frame, fine_2021: Frame, codes: Sequence[str]) -> Frame:
    """What each cell of 2021 is thought to hide: what it hid in 2019, less and plus the 4-digit cells that only
    one of the two years discloses.
    """
    keys = ["fips", "naics"]
    both = fine_2019.merge(fine_2021, on=keys, how="outer", suffixes=("_then", "_now"))
    shown = both[both["employees_then"].isna()].groupby(["fips", "industry_now"])["employees_now"].sum().unstack()
    lost = both[both["employees_now"].isna()].groupby(["fips", "industry_then"])["employees_then"].sum().unstack()
    change = [t.reindex(index=hidden.index, columns=codes).fillna(0.0) for t in (shown, lost)]
    return (hidden - change[0] + change[1]).clip(lower=0.0)


def growth_2021(fine_2019: Frame, fine_2021: Frame, codes: Sequence[str]) -> Frame:
    """Jobs of 2021 over those of 2019 by industry, over the 4-digit cells that both years disclose."""
    both = fine_2019.merge(fine_2021, on=["fips", "naics"], suffixes=("_then", "_now"))
    sums = both.groupby("industry_then")[["employees_then", "employees_now"]].sum().reindex(codes)
    return (sums["employees_now"] / sums["employees_then"]).fillna(1.0)


def older_completed(older: Frame, before: Completed, codes: Sequence[str]) -> Completed:
    """County jobs of 2012-16; where the file splits sectors with the nation's shares, by the county's own of 2019.

    The file tells the imputed share of a county, not of a cell: each cell is given that share but the sectors that
    are one industry, which are published; where sectors are split by 2019, the share imputed then.
    """
    cells = older[list(codes)].astype(float).copy()
    at = older["state"].isin(SPLIT)
    for members in (*SECTORS.values(), *UNPUBLISHED.values()):
        own = list(members)
        now = before.cells.loc[at, own].astype(float)
        now = now.where(now.sum(axis=1) > 0.0, cells.loc[at, own])
        cells.loc[at, own] = now.mul(cells.loc[at, own].sum(axis=1) / _positive(now.sum(axis=1)), axis=0)
    imputed = cells.mul(older["imputed4_share"].fillna(0.0), axis=0)
    then = before.imputed / before.cells.where(before.cells > 0, 1)
    imputed[at] = (cells * then)[at]
    imputed[list(ALONE)] = imputed[list(ALONE)].where(at, 0.0)
    return Completed(cells, imputed).rounded()


def areas(
    metros: Frame, counties: Mapping[str, Sequence[str]], new: Published, codes: Sequence[str]
) -> dict[str, Area]:
    """The metro and micro areas whose published cells of 2019 are those of their counties, by code."""
    found: dict[str, Area] = {}
    for code, members in counties.items():
        own = list(members)
        cells = metros.loc[code, list(codes)].astype(float)
        total = float(metros.loc[code, "total_published"])
        known, sectors = new.cells.loc[own].sum(), new.sectors.loc[own].sum()
        told = [s for s, parts in SECTORS.items() if s not in ("11", "21", "51", "53", "55", "71")
                and sectors[s] > 0.0 and (cells[list(parts)] > 0.0).all()]  # fmt: skip
        inside = sum(sectors[s] for s in told) / _nonzero(sum(cells[list(SECTORS[s])].sum() for s in told))
        over = (known - cells).clip(lower=0.0)[cells > 0.0].sum() / total
        alike = len(own) == 1 or DISTRICT in own or SECTORS_CLOSE[0] <= inside <= SECTORS_CLOSE[1]
        if alike and over <= MOST_OVER:
            found[code] = Area(tuple(own), cells, total)
    return found


def _positive(sums: Frame) -> Frame:
    return sums.where(sums > 0.0, 1.0)


def _nonzero(value: float) -> float:
    return value if value > 0.0 else 1.0
