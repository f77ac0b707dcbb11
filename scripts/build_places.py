"""Build the package places: jobs by industry of US states, metro and micro areas, and counties.

    python scripts/build_places.py [--data ../shared/data] [--out multipliers]

Needs the folder of source tables (regions/, io/); it is not part of the project, the package is.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from impactcalc.datapackage import Resource, write_package
from impactcalc.economy.regions.places import STATES

Frame = Any  # a pandas table; the stubs do not know what kind of cells the source files hold
NEEDED = (
    "io/us_industry_codes.csv",
    "regions/state_employment_summary_2014_2015_2018.csv",
    "regions/cbsa_jobs_bea_summary_2019.csv",
    "regions/county_jobs_bea_summary_wide.csv",
    "regions/county_cbsa_crosswalk.csv",
)
STATE_YEARS = ("2014", "2015", "2018")
METRO_YEAR, COUNTY_YEAR = 2019, 2014
US_CBP_2019 = 132_989_428  # published total of County Business Patterns 2019, the nation
# Areas of the delineation of 2017 that the jobs are published for and the source leaves without a name.
OLDER_AREAS = {
    "11680": "Arkansas City-Winfield, KS", "12820": "Bastrop, LA", "14340": "Boone, IA",
    "15900": "Canton, IL", "17200": "Claremont-Lebanon, NH-VT", "19380": "Dayton, OH", "20380": "Dunn, NC",
    "24640": "Greenfield Town, MA", "26960": "Ionia, MI", "27920": "Junction City, KS",
    "30880": "Logan, WV", "32220": "Marshall, TX", "32980": "Merrill, WI", "35500": "Newton, IA",
    "36860": "Ottawa-Peru, IL", "37020": "Owosso, MI", "37080": "Oxford, NC", "38840": "Port Clinton, OH",
    "39140": "Prescott, AZ", "44920": "Summit Park, UT", "46740": "Valley, AL",
}  # fmt: skip
# The same areas under the codes of the crosswalk's delineation; nine more of its areas have no jobs here.
RECODED = {"19430": "19380", "30100": "17200", "36837": "36860", "39150": "39140", "49060": "11680"}
RENAMED = {"46102": "46113", "02158": "02270"}  # county codes of 2015 -> the older ones of the jobs file

_PLACE_COLUMNS = (
    ("id", "string", "US-TX, cbsa:19100 or fips:48439"),
    ("kind", "string", "state, metro, micro or county"),
    ("name", "string", "name as the source spells it"),
    ("states", "string", "states it lies in, postal codes, separated by spaces"),
    ("state_weights", "string", "share of its jobs in each of these states"),
    ("metro", "string", "id of the metro or micro area that a county belongs to"),
    ("population", "integer", "population of the crosswalk (about 2018); empty when it has none"),
    ("employment", "integer", "jobs of the same crosswalk, for jobs per head; empty when it has none"),
    ("total", "integer", "jobs that the source publishes for all industries together"),
    ("disclosed_share", "number", "share of these jobs that the source gives by industry"),
    ("imputed_share", "number", "share of these jobs whose industry is imputed or split with national shares"),
)
_SOURCES = {
    "state": "BEA SAEMP25N, full and part time with proprietors, 2014, 2015 and 2018",
    "metro": "Census County Business Patterns 2019, private jobs by metro and micro area",
    "county": "Census County Business Patterns, mean of 2012-16, private jobs by county, partly imputed",
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("multipliers"))
    options = parser.parse_args()
    missing = [name for name in NEEDED if not (options.data / name).is_file()]
    if missing:
        print(f"The source tables are not in {options.data}. Missing: {', '.join(missing)}", file=sys.stderr)
        print("Point --data at the folder that holds regions/ and io/.", file=sys.stderr)
        return 2
    build(options.data, options.out / "places")
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    codes = _read(data / NEEDED[0], "code")["code"].tolist()
    crosswalk = _crosswalk(data / NEEDED[4])
    states = {year: state_jobs(data / NEEDED[1], codes, year) for year in STATE_YEARS}
    metros = _read(data / NEEDED[2], "cbsa_code").set_index("cbsa_code")
    metros["cbsa_name"] = metros["cbsa_name"].fillna(pd.Series(OLDER_AREAS))
    counties = _read(data / NEEDED[3], "fips").set_index("fips")
    covered = [code for code in codes if code in counties.columns]
    county_cells = counties[covered]
    county_cells.index = counties.index
    quotients = _quotients(states["2018"][0])
    weights = _state_weights(metros.drop("SUM"), crosswalk)
    cells, imputed, nation = metro_jobs(metros, county_cells, crosswalk, quotients, weights)
    places = [
        *_state_rows(states["2018"], crosswalk),
        *_metro_rows(metros.drop("SUM"), cells, imputed, crosswalk, weights),
        *_county_rows(counties, crosswalk, set(cells.index)),
    ]
    write_package(
        folder,
        _descriptor(),
        [
            Resource("places", "Every place, what is known about its jobs", _PLACE_COLUMNS, places),
            _jobs("jobs_states", "state", codes, _state_cells(states, codes)),
            _jobs("jobs_metros", "metro", covered, [
                ["US", METRO_YEAR, "", *nation],
                *([f"cbsa:{code}", METRO_YEAR, " ".join(imputed[code]), *(int(v) for v in cells.loc[code])]
                  for code in cells.index),
            ]),
            _jobs("jobs_counties", "county", covered, [
                ["US", COUNTY_YEAR, "", *(int(v) for v in county_cells.sum())],
                *([f"fips:{code}", COUNTY_YEAR, "", *(int(v) for v in county_cells.loc[code])]
                  for code in county_cells.index),
            ]),
        ],
    )  # fmt: skip
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{folder}: {len(places)} places, {size / 1e6:.2f} MB; metros' nation {sum(nation):,} jobs")


def _read(path: Path, *text: str) -> Frame:
    return pd.read_csv(path, comment="#", dtype=dict.fromkeys(text, str))


def state_jobs(path: Path, codes: list[str], year: str) -> tuple[Frame, Frame]:
    """Jobs of the states and the US (row US) by industry, missing cells filled, and which cells were.

    A missing cell is a suppressed one. What the nation has and the disclosed states have not is shared among
    the states where the cell is missing, by their jobs in all industries; the nation's share caps nothing.
    """
    table = _read(path, "code").pivot(index="geo", columns="code", values=year)
    names = {name: code for code, name in STATES.items()}
    table = table[codes].rename(index={**names, "United States": "US"}).loc[["US", *sorted(STATES)]]
    missing = table.isna()
    filled = table.fillna(0.0)
    totals = filled.drop("US").sum(axis=1)
    for code in codes:
        suppressed = missing.index[missing[code]]
        rest = max(0.0, filled.loc["US", code] - filled[code].drop("US").sum())
        if len(suppressed):
            filled.loc[suppressed, code] = rest * totals[suppressed] / totals[suppressed].sum()
    return filled.round().astype(int), missing


def metro_jobs(
    metros: Frame,
    counties: Frame,
    crosswalk: Frame,
    quotients: Frame,
    weights: dict[str, dict[str, float]],
) -> tuple[Frame, dict[str, list[str]], list[int]]:
    """Metro jobs with suppressed cells imputed, which ones were, and the nation that fits them.

    A zero of the source is a suppressed cell or an empty one. It is suppressed where the area's counties had
    jobs in the industry (2012-16; where the counties are not known, where the state has any): those jobs, or
    the state's quotient times the area's size, are its level, scaled down to the jobs that the source
    publishes for the area and does not give by industry. Otherwise, or when less than one job is left, it is empty.

    The source covers metro and micro areas only: its denominator is their sum, imputed cells in, times the
    ratio of all counties to metro counties in the county file.
    """
    covered = list(counties.columns)
    sums = metros.loc["SUM", covered].astype(float) / float(metros.loc["SUM", "sum_bea"])
    by_metro = counties.groupby(crosswalk["cbsa_code"].reindex(counties.index)).sum()
    cells = metros.drop("SUM")[covered].astype(float)
    imputed: dict[str, list[str]] = {}
    for code in cells.index:
        total = float(metros.loc[code, "total_published"])
        absent = cells.columns[cells.loc[code] == 0]
        hidden = max(0.0, total - float(cells.loc[code].sum()))
        if code in by_metro.index:
            prior = by_metro.loc[code, absent].astype(float)
        else:
            state = sum(quotients.loc[s, absent] * share for s, share in weights[code].items())
            prior = state * sums[absent] * total
        scale = min(1.0, hidden / prior.sum()) if prior.sum() > 0 else 0.0
        level = (prior * scale).round()
        cells.loc[code, absent] = level
        imputed[code] = [str(c) for c in level.index[level > 0]]
    inside = counties.loc[crosswalk["cbsa_code"].reindex(counties.index).notna()].sum()
    nation = (cells.sum() * counties.sum() / inside).round().astype(int)
    return cells.astype(int), imputed, [int(v) for v in nation]


def _state_weights(metros: Frame, crosswalk: Frame) -> dict[str, dict[str, float]]:
    known = crosswalk.groupby(["cbsa_code", "state"])["co_emp"].sum()
    found: dict[str, dict[str, float]] = {}
    for code, name in metros["cbsa_name"].items():
        named = name.rsplit(", ", 1)[1].split("-")
        jobs = {s: float(known.get((code, s), 0.0)) for s in named}
        if not sum(jobs.values()) > 0:
            jobs = dict.fromkeys(named, 1.0)
        found[str(code)] = {s: j / sum(jobs.values()) for s, j in jobs.items()}
    return found


def _quotients(jobs: Frame) -> Frame:
    shares = jobs.div(jobs.sum(axis=1), axis=0)
    return shares.div(shares.loc["US"], axis=1)


def _crosswalk(path: Path) -> Frame:
    table = _read(path, "stco_code", "cbsa_code", "st_code")
    table["stco_code"] = table["stco_code"].replace(RENAMED)
    table["cbsa_code"] = table["cbsa_code"].replace(RECODED)
    # Two codes of the crosswalk may name one county of the jobs file: the row that has a population counts.
    table = table.sort_values("co_pop", na_position="last").drop_duplicates("stco_code").set_index("stco_code")
    names = {name: code for code, name in STATES.items()}
    table["state"] = table["st_name"].map(names)
    return table.sort_index()


def _state_rows(jobs: tuple[Frame, Frame], crosswalk: Frame) -> list[list[object]]:
    filled, missing = jobs
    people = crosswalk.groupby("state")[["co_pop", "co_emp"]].sum()
    rows: list[list[object]] = []
    for state in sorted(STATES):
        total = int(filled.loc[state].sum())
        hidden = int(filled.loc[state][missing.loc[state]].sum()) / total
        pop, emp = people.loc[state]
        rows.append([
            f"US-{state}", "state", STATES[state], state, "1", "", int(pop), int(emp), total,
            round(1.0 - hidden, 4), round(hidden, 4),
        ])  # fmt: skip
    return rows


def _metro_rows(
    metros: Frame,
    cells: Frame,
    imputed: dict[str, list[str]],
    crosswalk: Frame,
    weights: dict[str, dict[str, float]],
) -> list[list[object]]:
    about = crosswalk.dropna(subset=["cbsa_code"]).drop_duplicates("cbsa_code").set_index("cbsa_code")
    rows: list[list[object]] = []
    for code in metros.index:
        known = about.loc[code] if code in about.index else None
        total = int(metros.loc[code, "total_published"])
        share = float(cells.loc[code, imputed[code]].sum()) / total
        rows.append([
            f"cbsa:{code}",
            "micro" if known is None else str(known["cbsa_type"]),
            metros.loc[code, "cbsa_name"],
            " ".join(weights[code]),
            " ".join(f"{w:.4f}" for w in weights[code].values()),
            "",
            "" if known is None else int(known["cbsa_pop"]),
            "" if known is None else int(known["cbsa_emp"]),
            total,
            round(min(1.0, float(metros.loc[code, "disclosed_share"])), 4),
            round(share, 4),
        ])  # fmt: skip
    return rows


def _county_rows(counties: Frame, crosswalk: Frame, areas: set[str]) -> list[list[object]]:
    rows: list[list[object]] = []
    for code in counties.index:
        known = crosswalk.loc[code] if code in crosswalk.index else None
        four, split = (float(counties.loc[code, c]) for c in ("imputed4_share", "us_split_share"))
        imputed = max(0.0 if np.isnan(four) else four, split)
        metro = f"cbsa:{known['cbsa_code']}" if known is not None and known["cbsa_code"] in areas else ""
        rows.append([
            f"fips:{code}", "county", re.sub(r"\s+", " ", str(counties.loc[code, "county"])),
            counties.loc[code, "state"], "1", metro,
            "" if known is None or np.isnan(known["co_pop"]) else int(known["co_pop"]),
            "" if known is None or np.isnan(known["co_emp"]) else int(known["co_emp"]),
            int(counties.loc[code, "total"]), round(1.0 - imputed, 4), round(imputed, 4),
        ])  # fmt: skip
    return rows


def _state_cells(states: dict[str, tuple[Frame, Frame]], codes: list[str]) -> list[list[object]]:
    return [
        [
            "US" if place == "US" else f"US-{place}",
            int(year),
            " ".join(code for code in codes if missing.loc[place, code]),
            *(int(v) for v in filled.loc[place]),
        ]
        for year, (filled, missing) in states.items()
        for place in filled.index
    ]


def _jobs(name: str, kind: str, codes: list[str], rows: list[list[object]]) -> Resource:
    columns = [
        ("id", "string", "place; US is the denominator that fits the other rows"),
        ("year", "integer", "year of the jobs"),
        ("imputed", "string", "industries whose cell the source suppresses and this package imputes"),
        *((code, "integer", "jobs; 0: none there") for code in codes),
    ]
    return Resource(name, f"Jobs by industry. {_SOURCES[kind]}", columns, rows)


def _descriptor() -> dict[str, object]:
    return {
        "name": "places",
        "title": "Jobs by industry of 51 states, 933 metro and micro areas, 3,142 counties",
        "version": "1.0.0",
        "description": (
            "Jobs by BEA summary industry, whole numbers, one row a place. 0: the industry is not there. A cell "
            "that the source suppresses is not a zero: it holds an imputed number and its industry is named in "
            "the column `imputed`. Industries without a column are not covered by the source: farms (111CA), "
            "rail (482), owner-occupied housing (HS), government (GFE, GFGD, GFGN, GSLE, GSLG) and, in all "
            "industries of the metro and county files, the self-employed."
        ),
        "licenses": [{"name": "public-domain", "title": "US government work, public domain; computed form Apache-2.0"}],
        "sources": [
            {
                "title": "BEA SAEMP25N, total employment by state, 2014, 2015, 2018, by USEPA stateior",
                "path": "https://github.com/USEPA/stateior",
            },
            {
                "title": "Census County Business Patterns 2019 by metro and micro area, and mean of 2012-16 by "
                "county, by fansi-sifan/metro-datasets@1c3c916",
                "path": "https://github.com/fansi-sifan/metro-datasets",
            },
            {"title": "OMB Bulletin 17-01: names of 21 areas that the jobs file leaves without one"},
            {"title": "County to metro membership, population and jobs (OMB delineation of about 2018)"},
        ],
        "impactcalc": {
            "kind": "places",
            "facts": {
                "suppressed, states": "what the nation has and the disclosed states have not, by all jobs of the "
                "states where the cell is missing",
                "suppressed, metros": "a zero of the source counts as suppressed where the area's counties had "
                "jobs in the industry (2012-16), else where the state has any and the counties are not known; "
                "level: those jobs, or the state's quotient, at most the jobs not given by industry in all",
                "suppressed, counties": "imputed by the source; `imputed_share` is the job-weighted share of "
                "4-digit cells imputed, or split with national shares (all of TX and DC)",
                "nation, states": "BEA's own US row of the year",
                "nation, metros": "sum of the areas, imputed cells in, times all counties over metro counties "
                "in the county file",
                "nation, counties": "column sums",
                "US total of County Business Patterns 2019": str(US_CBP_2019),
            },
        },
    }


if __name__ == "__main__":
    sys.exit(main())
