"""Build the package places: jobs by industry of US states, metro and micro areas, and counties.

    python scripts/build_places.py [--data ../shared/data] [--out multipliers]

Needs the folder of source tables (regions/, io/); it is not part of the project, the package is. Counties are
completed (scripts/county_jobs.py); metros and states are the sums of their counties.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

import commuting
import county_sources as sources
from county_jobs import Completed, Frame, complete, hidden_ratio
from impactcalc.datapackage import Resource, write_package
from impactcalc.known.states import STATES
from source_tables import arguments, lacking

INDUSTRIES = "io/us_industry_codes.csv"
STATE_TOTALS = "regions/state_employment_summary_2014_2015_2018.csv"
METRO_JOBS = "regions/cbsa_jobs_bea_summary_2019.csv"
CROSSWALK = "regions/county_cbsa_crosswalk.csv"
NEEDED = (INDUSTRIES, STATE_TOTALS, METRO_JOBS, CROSSWALK, *commuting.NEEDED, *sources.FILES)
STATE_YEARS = ("2014", "2015", "2018")
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
# Areas of 2017 that the crosswalk's delineation knows as a part of another one, or no more: each was this county.
COUNTY_OF = {
    "12820": "22067", "14340": "19015", "15900": "17057", "20380": "37085", "24640": "25011", "26960": "26067",
    "27920": "20061", "30880": "54045", "32220": "48203", "32980": "55069", "35500": "19099", "37020": "26155",
    "37080": "37077", "38840": "39123", "44920": "49043", "46740": "01017",
}  # fmt: skip
# The vintages of jobs: the year that each is known by.
OLDER, BEFORE, LATEST = 2014, 2019, 2021

_PLACE_COLUMNS = (
    ("id", "string", "US-TX, cbsa:19100 or fips:48439"),
    ("kind", "string", "state, metro, micro or county"),
    ("name", "string", "name as the source spells it"),
    ("states", "string", "states it lies in, postal codes, separated by spaces"),
    ("state_weights", "string", "share of its jobs in each of these states"),
    ("metro", "string", "id of the metro or micro area that a county belongs to"),
    ("population", "integer", "population of the crosswalk (about 2018); empty when it has none"),
    ("employment", "integer", "jobs of the same crosswalk, for jobs per head; empty when it has none"),
    ("total", "integer", "private jobs of 2019 in all industries, imputed ones in"),
)


@dataclass(frozen=True)
class Vintage:
    """Completed jobs of a year by county, with the counties' payroll and disclosed jobs where the source has it."""

    year: int
    jobs: Completed
    payroll: Frame | None = None
    paid: Frame | None = None


def main() -> int:
    options = arguments(__doc__).parse_args()
    if lacking(options.data, NEEDED, "regions/ and io/"):
        return 2
    build(options.data, options.out / "places")
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    industries = sources.read(data / INDUSTRIES, "code")["code"].tolist()
    older = sources.older_counties(data)
    covered = [code for code in industries if code in sources.covered_codes(older)]
    crosswalk = _crosswalk(data / CROSSWALK)
    metros = sources.read(data / METRO_JOBS, "cbsa_code").set_index("cbsa_code").drop("SUM")
    metros["cbsa_name"] = metros["cbsa_name"].fillna(pd.Series(OLDER_AREAS))
    then = counties_of(metros, crosswalk, set(older.index), delineation=2017)
    groups = {
        **{f"cbsa:{code}": own for code, own in counties_of(metros, crosswalk, set(older.index)).items()},
        **{f"US-{state}": list(rows.index) for state, rows in older.groupby("state")},
    }
    found = vintages(data, older, covered, metros, then)
    totals = found[1].jobs.cells.sum(axis=1)
    others = {year: state_jobs(data / STATE_TOTALS, industries, year)[0] for year in STATE_YEARS}
    uncovered = [code for code in industries if code not in covered]
    write_package(
        folder,
        _descriptor(industries),
        [
            Resource("places", "Every place", _PLACE_COLUMNS, [
                *_state_rows(crosswalk, totals, groups),
                *_metro_rows(metros, crosswalk, totals, groups),
                *_county_rows(older, crosswalk, totals, set(metros.index)),
            ]),
            *(one for vintage in found for one in _jobs(vintage, groups, covered)),
            Resource("jobs_uncovered", _UNCOVERED, _uncovered_columns(uncovered), _uncovered(others, uncovered)),
            commuting.resource(data, groups, list(older.index)),
            Resource("pay", _PAY, _PAY_COLUMNS, [row for one in found for row in _pay(one, groups)]),
        ],
    )  # fmt: skip
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{folder}: {size / 1e6:.2f} MB")
    for one in found:
        whole, part = one.jobs.cells.to_numpy().sum(), one.jobs.imputed.to_numpy().sum()
        print(f"{one.year}: {whole:,} jobs, {part / whole:.1%} imputed")


def vintages(
    data: Path, older: Frame, covered: list[str], metros: Frame, then: Mapping[str, list[str]]
) -> list[Vintage]:
    """County jobs of 2012-16, 2019 and 2021, completed."""
    counties = list(older.index)
    given = {year: sources.published(data, year, counties, covered, "employees") for year in (BEFORE, LATEST)}
    pay = {year: sources.published(data, year, counties, covered, "payroll_1000usd").cells for year in given}
    fine = {year: sources.naics4(data, year) for year in given}
    jobs, shares = sources.state_shares(data, covered)
    expected = sources.expected_jobs(older, shares, covered)
    areas = sources.areas(metros, then, given[BEFORE], covered)
    apart = [metros.loc[code, "cbsa_name"] for code in metros.index if code not in areas]
    print(f"{len(areas)} areas whose published cells count; not: {'; '.join(apart)}")
    prior = sources.prior_2019(older, given[BEFORE], jobs, shares, covered)
    factor = hidden_ratio(given[BEFORE], prior, list(areas.values()))
    before = complete(given[BEFORE], prior, expected, list(areas.values()), factor)
    hidden = before.cells - given[BEFORE].cells
    latest = complete(
        given[LATEST],
        sources.prior_2021(hidden, fine[BEFORE], fine[LATEST], covered),
        expected,
        [],
        sources.growth_2021(fine[BEFORE], fine[LATEST], covered),
    )
    return [
        Vintage(OLDER, sources.older_completed(older, before, covered)),
        Vintage(BEFORE, before, pay[BEFORE], given[BEFORE].cells),
        Vintage(LATEST, latest, pay[LATEST], given[LATEST].cells),
    ]


def counties_of(metros: Frame, crosswalk: Frame, known: set[str], *, delineation: int = 2018) -> dict[str, list[str]]:
    """Each area's counties: the crosswalk's; those of 2017 leave out what was an area of its own then."""
    area = crosswalk["cbsa_code"].copy()
    if delineation == 2017:
        area[list(COUNTY_OF.values())] = list(COUNTY_OF)
    found = {str(code): [c for c in rows.index if c in known] for code, rows in area.groupby(area)}
    return {code: found[code] if code in found else [COUNTY_OF[code]] for code in metros.index}


def state_jobs(path: Path, codes: list[str], year: str) -> tuple[Frame, Frame]:
    """Jobs of the states and the US (row US) by industry, missing cells filled, and which cells were.

    A missing cell is a suppressed one. What the nation has and the disclosed states have not is shared among
    the states where the cell is missing, by their jobs in all industries; the nation's share caps nothing.
    """
    table = sources.read(path, "code").pivot(index="geo", columns="code", values=year)
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


def _crosswalk(path: Path) -> Frame:
    table = sources.read(path, "stco_code", "cbsa_code", "st_code")
    table["stco_code"] = table["stco_code"].replace(sources.RENAMED)
    table["cbsa_code"] = table["cbsa_code"].replace(RECODED)
    # Two codes of the crosswalk may name one county of the jobs file: the row that has a population counts.
    table = table.sort_values("co_pop", na_position="last").drop_duplicates("stco_code").set_index("stco_code")
    names = {name: code for code, name in STATES.items()}
    table["state"] = table["st_name"].map(names)
    return table.sort_index()


def _state_rows(crosswalk: Frame, totals: Frame, groups: Mapping[str, list[str]]) -> list[list[object]]:
    people = crosswalk.groupby("state")[["co_pop", "co_emp"]].sum()
    return [
        [f"US-{state}", "state", STATES[state], state, "1", "", int(people.loc[state, "co_pop"]),
         int(people.loc[state, "co_emp"]), int(totals[groups[f"US-{state}"]].sum())]
        for state in sorted(STATES)
    ]  # fmt: skip


def _metro_rows(metros: Frame, crosswalk: Frame, totals: Frame, groups: Mapping[str, list[str]]) -> list[list[object]]:
    about = crosswalk.dropna(subset=["cbsa_code"]).drop_duplicates("cbsa_code").set_index("cbsa_code")
    weights = _state_weights(metros, crosswalk)
    rows: list[list[object]] = []
    for code in metros.index:
        if code in about.index:
            known = about.loc[code]
            kind, people, work = str(known["cbsa_type"]), known["cbsa_pop"], known["cbsa_emp"]
        else:
            county = crosswalk.loc[COUNTY_OF[code]]
            kind, people, work = "micro", county["co_pop"], county["co_emp"]
        rows.append([
            f"cbsa:{code}", kind, metros.loc[code, "cbsa_name"], " ".join(weights[code]),
            " ".join(f"{w:.4f}" for w in weights[code].values()), "", int(people), int(work),
            int(totals[groups[f"cbsa:{code}"]].sum()),
        ])  # fmt: skip
    return rows


def _county_rows(older: Frame, crosswalk: Frame, totals: Frame, areas: set[str]) -> list[list[object]]:
    rows: list[list[object]] = []
    for code in older.index:
        known = crosswalk.loc[code] if code in crosswalk.index else None
        metro = f"cbsa:{known['cbsa_code']}" if known is not None and known["cbsa_code"] in areas else ""
        rows.append([
            f"fips:{code}", "county", re.sub(r"\s+", " ", str(older.loc[code, "county"])),
            older.loc[code, "state"], "1", metro,
            "" if known is None or pd.isna(known["co_pop"]) else int(known["co_pop"]),
            "" if known is None or pd.isna(known["co_emp"]) else int(known["co_emp"]),
            int(totals[code]),
        ])  # fmt: skip
    return rows


def _jobs(vintage: Vintage, groups: Mapping[str, list[str]], codes: list[str]) -> Iterator[Resource]:
    """Counties, metros and states of a vintage: the latter two added up."""
    cells, imputed = vintage.jobs.cells, vintage.jobs.imputed
    columns = [
        ("id", "string", "place; US is the sum of all counties"),
        ("imputed", "string", "industry:jobs, the part of these cells that is imputed"),
        *((code, "integer", "jobs; 0: none there") for code in codes),
    ]
    families = {
        "counties": {f"fips:{code}": [code] for code in cells.index},
        "metros": {key: own for key, own in groups.items() if key.startswith("cbsa:")},
        "states": {key: own for key, own in sorted(groups.items()) if key.startswith("US-")},
    }
    for family, members in families.items():
        rows: list[list[object]] = [["US", "", *(int(v) for v in cells.sum())]]
        for key, own in members.items():
            here, guessed = cells.loc[own].sum(), imputed.loc[own].sum()
            told = " ".join(f"{code}:{jobs}" for code, jobs in guessed.items() if jobs > 0)
            rows.append([key, told, *(int(v) for v in here)])
        yield Resource(
            f"jobs_{family}_{vintage.year}", f"Jobs by industry of the {family}, {vintage.year}", columns, rows
        )


_PAY = "Pay per private job, from payroll and jobs of the cells that are disclosed"
_PAY_COLUMNS = (
    ("id", "string", "place"),
    ("year", "integer", "year"),
    ("pay", "integer", "annual payroll per job, dollars"),
    ("relative", "number", "the same over the nation's"),
    ("same_mix", "number", "payroll over what the same jobs would earn at the nation's pay of their industries"),
    ("jobs", "integer", "jobs of these cells"),
)


def _pay(vintage: Vintage, groups: Mapping[str, list[str]]) -> Iterator[list[object]]:
    if vintage.payroll is None or vintage.paid is None:
        return
    paid = vintage.paid.where(vintage.payroll > 0.0, 0.0)
    payroll = vintage.payroll.where(paid > 0.0, 0.0) * 1000.0
    nation = payroll.sum() / paid.sum()
    mean = payroll.to_numpy().sum() / paid.to_numpy().sum()
    yield ["US", vintage.year, round(mean), 1.0, 1.0, int(paid.to_numpy().sum())]
    for key, own in {**groups, **{f"fips:{code}": [code] for code in paid.index}}.items():
        jobs, pay = paid.loc[own].sum(), payroll.loc[own].sum()
        if jobs.sum() > 0.0:
            each = pay.sum() / jobs.sum()
            same = pay.sum() / (jobs * nation).sum()
            yield [key, vintage.year, round(each), round(each / mean, 4), round(same, 4), int(jobs.sum())]


_UNCOVERED = "Jobs of the states in industries that the county sources do not cover. BEA SAEMP25N"


def _uncovered_columns(codes: list[str]) -> list[tuple[str, str, str]]:
    return [
        ("id", "string", "state; US is the nation"),
        ("year", "integer", "year of the jobs"),
        ("total", "integer", "jobs in all industries, with proprietors"),
        *((code, "integer", "jobs, with proprietors") for code in codes),
    ]


def _uncovered(others: Mapping[str, Frame], codes: list[str]) -> list[list[object]]:
    return [
        ["US" if place == "US" else f"US-{place}", int(year), int(jobs.loc[place].sum()),
         *(int(v) for v in jobs.loc[place, codes])]
        for year, jobs in others.items()
        for place in jobs.index
    ]  # fmt: skip


def _descriptor(industries: list[str]) -> dict[str, object]:
    return {
        "name": "places",
        "title": "Jobs by industry of 51 states, 933 metro and micro areas, 3,142 counties",
        "version": "2.0.0",
        "description": (
            "Private jobs by BEA summary industry, whole numbers, one row a place, of 2014 (mean of 2012-16), 2019 and "
            "2021. 0: the industry is not there. A cell that the source suppresses is not a zero: it holds an imputed "
            "number, and the column `imputed` says how much of it is. Metros and states are the sums of their "
            "counties. Industries without a column are not covered by the source: farms (111CA), rail (482), "
            "owner-occupied housing (HS), government (GFE, GFGD, GFGN, GSLE, GSLG); of all others the self-employed."
        ),
        "licenses": [{"name": "public-domain", "title": "US government work, public domain; computed form Apache-2.0"}],
        "sources": [
            {
                "title": "Census County Business Patterns 2019 and 2021 by county, 4-digit NAICS and sector, jobs and "
                "payroll, by ModelEarth/community-timelines@82431ac",
                "path": "https://github.com/ModelEarth/community-timelines",
            },
            {
                "title": "Census County Business Patterns 2022, District of Columbia, by "
                "ModelEarth/community-data@516c72e"
            },
            {
                "title": "Census County Business Patterns 2019 by metro and micro area, and mean of 2012-16 by "
                "county, by fansi-sifan/metro-datasets@1c3c916",
                "path": "https://github.com/fansi-sifan/metro-datasets",
            },
            {
                "title": "BLS Quarterly Census of Employment and Wages 2019 by state, by "
                "ModelEarth/machine-learning@b31c1a3",
                "path": "https://github.com/ModelEarth/machine-learning",
            },
            {
                "title": "BEA SAEMP25N, total employment by state, 2014, 2015, 2018, by USEPA stateior",
                "path": "https://github.com/USEPA/stateior",
            },
            {
                "title": commuting.SOURCE,
                "path": "https://github.com/HopkinsIDD/flepiMoP",
            },
            {"title": "OMB Bulletin 17-01: names and counties of areas that the jobs file leaves without a name"},
            {"title": "County to metro membership, population and jobs (OMB delineation of about 2018)"},
        ],
        "impactcalc": {"kind": "places", "industries": industries, "facts": _FACTS},
    }


_FACTS = {
    "suppressed, 2019": "prior: what the county had in 2012-16 and is not disclosed (Texas: its sectors of 2012-16 by "
    "the state's covered jobs; District of Columbia: its covered jobs); fitted to the published cells of the county's "
    "metro or micro area and to the county's published sectors; elsewhere to the sectors, and where none is "
    "published the prior times what the areas' cells show for the industry",
    "suppressed, 2021": "prior: what was hidden in 2019, less and plus 4-digit cells that one year alone discloses; "
    "fitted to the county's published sectors, or else moved by the industry's growth over cells of both years",
    "imputed, 2014": "4-digit cells imputed by the source, spread over the county's industries; Texas and the "
    "District of Columbia: the source's sectors split by the county's own jobs of 2019",
    "District of Columbia": "2019: what its metro's published cells leave; 2021: County Business Patterns of 2022",
    "areas without counties": "16 areas of the delineation of 2017 are the one county that each was",
    "commuting": "workers, not pay; 2011-15, before remote work spread; metros and states are sums over all flows "
    f"between their counties; of a county the flows below {commuting.SMALLEST} are left out of the column `from`, 6% "
    "of all who cross a county's line, so that counties taken together hold slightly more of their jobs than told",
    "industries not covered": "the state's quotient, BEA's jobs with proprietors",
}


if __name__ == "__main__":
    sys.exit(main())
