"""Who holds the jobs of a place: commuting flows between counties, added up for metros and states."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

import county_sources as sources
from impactcalc.datapackage import Resource

FLOWS = "regions/commuting_flows_county_2011_2015.csv.gz"
NEEDED = (FLOWS,)
# Smaller flows between counties are left out of the column `from`: of all cross-county commuters the rest holds 94%.
SMALLEST = 100
SOURCE = (
    "Census, American Community Survey 2011-15, county-to-county commuting flows (workers of 16 and more, all "
    "ownerships, self-employed in), by HopkinsIDD/flepiMoP@ad62f2d"
)
# Bedford city, Virginia, is a part of Bedford County since 2013: it has that county's commuters.
PART_OF = {"51515": "51019"}
_DESCRIPTION = "Who holds the jobs of a place: workers by workplace, those who live there, and where others come from"
_COLUMNS = (
    ("id", "string", "place; a county, metro or micro area, or state"),
    ("workers", "integer", "people who work in the place"),
    ("residents", "integer", "those of them who live there"),
    ("from", "string", f"of a county: county:workers, its commuters from other counties, flows of {SMALLEST} and more"),
)


def resource(data: Path, groups: Mapping[str, list[str]], counties: list[str]) -> Resource:
    """The file commuting.csv, for the counties and for the places that are made of them (`groups`)."""
    flows: Any = pd.read_csv(data / FLOWS, comment="#", dtype={"home_fips": str, "work_fips": str})
    for end in ("home_fips", "work_fips"):
        flows[end] = flows[end].replace(sources.RENAMED)
    flows = flows.groupby(["home_fips", "work_fips"], as_index=False)["workers"].sum()
    here = set(flows["work_fips"])
    without = [code for code in counties if PART_OF.get(code, code) not in here]
    if without:
        print(f"no commuting flows of {', '.join(without)}")
    outside = flows[flows["home_fips"] != flows["work_fips"]]
    large = outside[outside["workers"] >= SMALLEST]
    held = large["workers"].sum() / outside["workers"].sum()
    print(f"commuting: {len(large):,} flows, {held:.1%} of those who cross a county's line")
    rows = [*_counties(flows, large, counties), *_groups(flows, groups)]
    return Resource("commuting", _DESCRIPTION, _COLUMNS, rows)


def _counties(flows: Any, large: Any, counties: list[str]) -> Iterator[list[object]]:
    workers = flows.groupby("work_fips")["workers"].sum()
    inside = flows[flows["home_fips"] == flows["work_fips"]].set_index("work_fips")["workers"]
    told = {
        str(code): " ".join(f"{home}:{number}" for home, number in zip(own["home_fips"], own["workers"], strict=True))
        for code, own in large.sort_values(["work_fips", "home_fips"]).groupby("work_fips")
    }
    for code in counties:
        of = PART_OF.get(code, code)
        if of in workers.index:
            yield [f"fips:{code}", int(workers[of]), int(inside.get(of, 0)), told.get(of, "")]


def _groups(flows: Any, groups: Mapping[str, list[str]]) -> Iterator[list[object]]:
    for place, members in groups.items():
        to = flows[flows["work_fips"].isin(members)]
        if len(to):
            inside = to[to["home_fips"].isin(members)]
            yield [place, int(to["workers"].sum()), int(inside["workers"].sum()), ""]
