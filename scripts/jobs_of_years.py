"""Which year's jobs fit which study, judged on what is published; and what a million does in places, by year.

    python scripts/jobs_of_years.py [--data ../shared/data]

Prints the two sections of docs/regions.md that scripts/calibrate_regions.py puts there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from impactcalc.economy.economy import Measure
from impactcalc.economy.package import available, load_table
from impactcalc.economy.regions.jobs import VINTAGES, place_jobs, vintage
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.regions.visitor_mix import standard_mix
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.impact.effects.effects import EFFECTS, MONEY_PER_JOB_UNIT, category_multipliers
from impactcalc.known.states import STATES
from source_tables import lacking

Frame = Any  # a pandas table; the stubs do not know what kind of cells the source files hold
COVERED = "regions/state_qcew_bea_summary_2019_2020.csv"
VISITORS = "regions/state_visitor_industries_2023.csv"
BEA = "regions/state_employment_summary_2014_2015_2018.csv"
RIMS = "validation/rims2_2018_all64_4regions.csv"
PRICES = "prices/us_price_indices_2005_2024.csv"
NEEDED = (COVERED, VISITORS, BEA, RIMS, PRICES)
VISITOR_INDUSTRIES = {"711AS": "arts, sports, museums", "713": "recreation, gambling", "721": "hotels",
                      "722": "restaurants"}  # fmt: skip
REGIONS = {"North Carolina": "US-NC", "Virginia": "US-VA", "Richmond city VA (inferred)": "fips:51760",
           "Greenville NC (inferred)": "cbsa:24780"}  # fmt: skip
SERVICES = ("441", "445", "452", "481", "485", "4A0", "561", "61", "621", "622", "711AS", "713", "721", "722", "81")
YEARS = (2014, 2019, 2021, 2024)
PLACES = {"US": "United States", "US-NC": "North Carolina", "US-VA": "Virginia", "cbsa:24780": "Greenville, NC",
          "cbsa:19100": "Dallas-Fort Worth"}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    data = parser.parse_args().data
    if lacking(data, NEEDED):
        return 2
    print(which_year(data))
    print(by_year(data))
    return 0


def _read(path: Path) -> Frame:
    return pd.read_csv(path, comment="#", dtype={"code": str})


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, ["---"] * len(head), *rows])


# --- which year's jobs ---


def which_year(data: Path) -> str:
    """The section on the year of the jobs."""
    return _WHICH.format(
        visitors=_visitors(data), pandemic=_pandemic(data), older=_older(data), rims=_rims(data),
        used="; ".join(f"{year}: {vintage(year)}" for year in range(2014, 2025)),
    )  # fmt: skip


def _shipped(year: int) -> Frame:
    """Jobs of the states by industry of a vintage."""
    found = {state: place_jobs(f"US-{state}", year=year, jobs_of=year) for state in sorted(STATES)}
    table = pd.DataFrame({s: jobs.jobs for s, jobs in found.items()}, index=found["NC"].industries).T
    return table.dropna(axis=1)


def _covered(data: Path, year: int) -> Frame:
    table = _read(data / COVERED)
    table = table[(table["ownership"] == "private") & (table["year"] == year) & (table["state"] != "US")]
    return table.pivot(index="state", columns="code", values="employees").fillna(0.0)


def _capped(jobs: Frame) -> Frame:
    """min(SLQ, 1)."""
    nation = jobs.sum()
    return jobs.div(jobs.sum(axis=1), axis=0).div(nation / nation.sum(), axis=1).clip(upper=1.0)


def _visitors(data: Path) -> str:
    """Do the states' shares of 2023 lie nearer to those of 2019, or to these moved as the jobs of 2021 moved?"""
    table = _read(data / VISITORS)
    before, then, now = _covered(data, 2019), _shipped(2019), _shipped(2021)
    rows = []
    for code, name in VISITOR_INDUSTRIES.items():
        known = table[table["code"] == code].set_index("state")["jobs_2023"].astype(float)
        states = list(known.index)
        weight = known / known.sum()
        true = np.log(weight / _shares(before[code], states))
        moved = np.log(_shares(now[code], states) / _shares(then[code], states))
        centred = [one - (weight * one).sum() for one in (true, moved)]
        slope = (weight * centred[0] * centred[1]).sum() / (weight * centred[1] ** 2).sum()
        errors = [float(np.sqrt((weight * one**2).sum())) for one in (true, true - moved)]
        rows.append([name, f"{errors[0]:.1%}", f"{errors[1]:.1%}", f"{slope:.2f}"])
    return _table(["industry", "shares of 2019 kept", "moved as 2021", "part of the move that lasted to 2023"], rows)


def _shares(jobs: Frame, states: Sequence[str]) -> Frame:
    own = jobs.reindex(states).astype(float)
    return own / own.sum()


def _pandemic(data: Path) -> str:
    """The same for 2020, as far as quotients below 1 go."""
    before, after, then, now = _covered(data, 2019), _covered(data, 2020), _shipped(2019), _shipped(2021)
    codes = [code for code in then.columns if code in before.columns]
    moved = before[codes] * (now[codes] / then[codes].where(then[codes] > 0.0)).fillna(1.0)
    weight = after[codes].sum(axis=1) / after[codes].to_numpy().sum()
    rows = []
    for name, jobs in (("2019", before[codes]), ("2019 moved as 2021", moved)):
        error = (_capped(jobs) - _capped(after[codes])).abs()
        by_code = error.mul(weight, axis=0).sum()
        whole = (by_code * after[codes].sum() / after[codes].to_numpy().sum()).sum()
        rows.append([name, f"{whole:.4f}", *(f"{by_code[code]:.3f}" for code in VISITOR_INDUSTRIES)])
    return _table(["covered jobs of", "all industries", *VISITOR_INDUSTRIES.values()], rows)


def _older(data: Path) -> str:
    """Quotients of the states against BEA's, proprietors in, of 2014 and 2018."""
    names = {name: code for code, name in STATES.items()}
    rows = []
    for year in ("2014", "2018"):
        table = _read(data / BEA)
        jobs = table[table["geo"].isin(names)].pivot(index="geo", columns="code", values=year).rename(index=names)
        row = [f"BEA {year}"]
        for known in VINTAGES:
            ours = _shipped(known)
            theirs = jobs[ours.columns].fillna(0.0).loc[ours.index]
            weight = theirs.sum() / theirs.to_numpy().sum()
            row.append(f"{float(((_capped(ours) - _capped(theirs)).abs() * weight).sum(axis=1).mean()):.4f}")
        rows.append(row)
    return _table(["against", *(f"jobs of {known}" for known in VINTAGES)], rows)


def _rims(data: Path) -> str:
    table, nation = _read(data / RIMS), load_table("us-2014")
    rows = []
    for region, place in REGIONS.items():
        printed = table[table["region"] == region].drop_duplicates("bea_summary").set_index("bea_summary")
        row = [region.replace(" (inferred)", "")]
        for known in VINTAGES:
            economy = regional_economy(nation, place_jobs(place, year=2018, jobs_of=known))
            for kind, column in (("I", "type1_output"), ("II", "fd_output")):
                ours = economy.known_multipliers("output", kind)  # type: ignore[arg-type]
                errors = [ours[economy.industries.index(c)] - float(printed.loc[c, column]) for c in SERVICES]
                row.append(f"{np.nanmean(errors):+.3f} ({np.nanmean(np.abs(errors)):.3f})")
        rows.append(row)
    return _table(["region", *(f"{known}, {kind}" for known in VINTAGES for kind in ("I", "II"))], rows)


# --- a million in places, by year ---


@dataclass(frozen=True)
class Million:
    """What a standard visitor's million does in a place: jobs per million, in 2024 prices, and pay per dollar."""

    jobs: float
    constant: float
    pay: float


def by_year(data: Path) -> str:
    """The section on places by year; tables that there are not yet are named."""
    names = {year: f"us-{year}" for year in YEARS if f"us-{year}" in available()}
    if 2024 not in names:
        names |= {year: f"us-{year}" for year in (2023,) if f"us-{year}" in available()}
    deflator = _deflators(data)
    found = {
        (place, year): _million(load_table(name, place=place), deflator[2024] / deflator[year])
        for year, name in names.items()
        for place in PLACES
    }
    lacking = [year for year in YEARS if year not in names]
    note = f"\n\nTables not at hand: {', '.join(map(str, lacking))}." if lacking else ""
    return _BY_YEAR.format(table=_years_table(found, list(names), deflator), note=note, direct=_direct(names))


def _direct(names: Mapping[int, str]) -> str:
    """Jobs per million of the nation's hotels and restaurants themselves, by table."""
    parts = []
    for code in ("721", "722"):
        told = []
        for year, name in names.items():
            nation = load_table(name)
            jobs = nation.coefficients()[nation.measures.index("jobs"), nation.industries.index(code)]
            told.append(f"{float(jobs):.1f} ({year})")
        parts.append(f"{VISITOR_INDUSTRIES[code]} {', '.join(told)}")
    return "; ".join(parts)


def _million(economy: TableEconomy, prices: float) -> Million:
    table = category_multipliers(economy)
    mix = standard_mix(table.categories)

    def per_dollar(measure: Measure) -> float:
        return float(table.K[EFFECTS.index("total_type_2"), table.measures.index(measure)] @ mix)

    jobs = per_dollar("jobs") * MONEY_PER_JOB_UNIT
    return Million(jobs, jobs / prices, per_dollar("labour_income"))


def _years_table(found: Mapping[tuple[str, int], Million], years: Sequence[int], deflator: Mapping[int, float]) -> str:
    """A row a place and year, and of each jump what prices, the nation's jobs per output and the place's part do."""
    rows = []
    for place, name in PLACES.items():
        for at, year in enumerate(years):
            here = found[place, year]
            row = [name, str(year), f"{here.jobs:.1f}", f"{here.constant:.1f}", f"{here.pay:.3f}"]
            if at == 0:
                rows.append([*row, "", "", "", "", str(vintage(year))])
                continue
            before = years[at - 1]
            jump = here.jobs / found[place, before].jobs
            prices = deflator[before] / deflator[year]
            nation = found["US", year].constant / found["US", before].constant
            own = jump / prices / nation
            rows.append([*row, *(f"{one - 1.0:+.0%}" for one in (jump, prices, nation, own)), str(vintage(year))])
    head = ["place", "table", "jobs per million", "in 2024 prices", "pay per dollar", "change", "of it prices",
            "the nation", "the place", "jobs of"]  # fmt: skip
    return _table(head, rows)


def _deflators(data: Path) -> dict[int, float]:
    table = _read(data / PRICES).dropna(subset=["gdp_deflator_2017_100"])
    return dict(zip(table["year"].astype(int), table["gdp_deflator_2017_100"].astype(float), strict=True))


_WHICH = """## The year of the jobs

Counties' private jobs are of 2014 (County Business Patterns, mean of 2012-16), 2019 and 2021; metros and states are
the sums of their counties. Hidden cells are imputed within what is published (`scripts/county_jobs.py`). A table takes
the nearest, but 2021 serves its own year only, since March 2021 is a pandemic month: {used}.

**2022 and later.** Hotels, restaurants, arts and recreation of the states in 2023 (BLS). Weighted error of the
states' shares when those of 2019 are kept, and when they move as County Business Patterns moved from 2019 to 2021:

{visitors}

**2020.** Mean difference of min(SLQ, 1) from the covered jobs of 2020, by state. What a visitor buys on the spot stays
whatever the quotient says, so the suppliers decide, and over all industries 2019 kept is the better guess, though for
three of the four visitor industries the move to 2021 is.

{pandemic}

**2014 and 2018.** Mean difference of min(SLQ, 1) from BEA's jobs by state (full and part time, with proprietors):

{older}

**RIMS II of 2018.** The table of 2014 with each year's jobs against the published multipliers of four regions: mean
error of output over 15 service industries, in brackets the mean absolute error. All four were fitted to.

{rims}
"""

_BY_YEAR = """## A visitor's million by place and year

A standard visitor's dollar (`multipliers compare` prints what it is made of), Type II: jobs per million dollars of the
table's year, the same in dollars of 2024 (GDP deflator), labour income per dollar. The change of jobs per million
from the row above, and its three factors: prices (a dollar buys less), the nation (jobs per dollar of constant
prices, and what stays in the country), the place (what it supplies of it, by its jobs of the year named).

{table}{note}

Behind the nation's factor are the visitor industries' own jobs per million dollars of output, of the table's year:
{direct}.
"""

if __name__ == "__main__":
    sys.exit(main())
