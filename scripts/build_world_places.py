"""Build the package world_places: jobs or value added by region and industry outside the United States.

    python scripts/build_world_places.py [--data ../shared/data] [--out multipliers]

Needs regions/world/, regions/cities.csv.gz and validation/ of the folder of source tables; it is not part of the
project, the package is. What each source's sectors serve is said in world_sectors.py, how each source is read in
world_sources.py, which region a city lies in in world_cities.py, how the method is fitted in fit_abroad.py. Afterwards:
scripts/build_cities.py, which writes the regions into the list of cities, and scripts/calibrate_abroad.py for the page.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

import fit_abroad
import size_only
import world_sources
from impactcalc.datapackage import Resource, write_package
from impactcalc.economy.regions.regional import default_method
from national_jobs import national_jobs
from national_jobs import ranges as jobs_ranges
from source_tables import arguments, lacking
from world_cities import Known, Row, region_of
from world_sources import Region, Source

CITIES = "regions/cities.csv.gz"
NEEDED = (CITIES, *world_sources.NEEDED, *fit_abroad.NEEDED)
FOLDER = "world_places"
ALIKE = 0.95
PLACE_COLUMNS = (
    ("id", "string", "nuts:DE71, itl:TLK1, lga:yarra, au:VIC, cma:535, ca:35, jp:15, kr:21, nz:02"),
    ("kind", "string", "what it is: NUTS 2, ITL 2, prefecture, local government area ..."),
    ("name", "string", "name as the source spells it"),
    ("country", "string", "ISO 3166 alpha-2"),
    ("source", "string", "the source of its jobs (sources.csv, jobs_<source>.csv)"),
    ("inside", "string", "the next larger region of the package that it lies in; empty: none"),
    ("towns", "integer", "people in the cities and towns of the list (GeoNames) that lie in it; 0: none"),
    ("residents", "number", "employed residents over jobs at the workplace, the nation's ratio = 1; empty: not known"),
    ("imputed", "number", "the part of its jobs whose sector is filled in"),
    ("also", "string", "other codes of the same region, separated by spaces"),
)
MISSING_COLUMNS = (
    ("id", "string", "what the region would be called"),
    ("name", "string", "its name"),
    ("country", "string", "ISO 3166 alpha-2"),
)
SOURCE_COLUMNS = (
    ("source", "string", "the name that places.csv has"),
    ("year", "integer", "year of the mix of industries"),
    ("unit", "string", "jobs, or million of a currency of value added"),
    ("concept", "string", "what is counted, and where"),
    ("coverage", "string", "which regions, and what is missing"),
    ("title", "string", "the office and the table"),
    ("license", "string", "the terms that it is published under"),
    ("by_residence", "boolean", "whether it counts people where they live, not where they work"),
)
RANGE_COLUMNS = (
    ("name", "string", "parameter"),
    ("where", "string", "elsewhere: outside the United States"),
    ("low", "number", "least"),
    ("mode", "number", "likeliest: the value in use"),
    ("high", "number", "most"),
    ("regions", "integer", "regions that it rests on"),
    ("source", "string", "what tells the bounds"),
)
HELD_OUT_COLUMNS = (
    ("left_out", "string", "region"),
    ("delta", "number", "fitted without it"),
    ("household_delta", "number", "fitted without it"),
    ("own_delta", "number", "what would meet it best by itself"),
    ("industries", "integer", "compared"),
    ("mean_error", "number", "Type I, computed less published, with the delta fitted without it"),
    ("mean_absolute_error", "number", "the same without sign"),
)
SECTOR_COLUMNS = (
    ("source", "string", "the source"),
    ("sector", "string", "its code of the sector, a column of jobs_<source>.csv"),
    ("name", "string", "what the source calls it"),
    ("divisions", "string", "the divisions of ISIC Rev. 4 that it serves"),
)


def main() -> int:
    options = arguments(__doc__).parse_args()
    if lacking(options.data, NEEDED, "regions/ and validation/"):
        return 2
    build(options.data, options.out / FOLDER)
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    sources = world_sources.read(data)
    regions = [region for source in sources for region in source.regions]
    known = known_regions(regions)
    people, _ = towns(cities(data), known, regions)
    write_package(
        folder,
        _descriptor(sources, regions),
        [*_tables(sources, regions, people), *_jobs(sources), national_jobs(data), *_method(data, sources)],
    )


def known_regions(regions: Iterable[Region]) -> Known:
    """What a city is looked for among."""
    regions = list(regions)
    return Known(
        frozenset(region.id for region in regions), {region.by_name: region.id for region in regions if region.by_name}
    )


def cities(data: Path) -> list[Row]:
    """The list of cities outside the United States."""
    with gzip.open(data / CITIES, "rt", encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = [row for row in csv.DictReader(lines) if row["country"] != "US"]
    # Some rows have the code of a division and not its name.
    names = {(row["country"], row["admin1"]): row["admin1_name"] for row in rows if row["admin1_name"]}
    return [{**row, "admin1_name": names.get((row["country"], row["admin1"]), "")} for row in rows]


def towns(rows: Iterable[Row], known: Known, regions: Sequence[Region]) -> tuple[dict[str, int], dict[str, str]]:
    """People of the cities that lie in each region, those inside it in; and each city's region by GeoNames' number."""
    above = {region.id: region.inside for region in regions}
    people: Counter[str] = Counter()
    of: dict[str, str] = {}
    for row in rows:
        region = region_of(row, known)
        if region:
            of[row["geonameid"]] = region
        while region:
            people[region] += int(row["population"] or 0)
            region = above[region]
    return dict(people), of


def division_regions(rows: Iterable[Row], known: Known, regions: Sequence[Region]) -> dict[tuple[str, str], str]:
    """The region that a first division of a country is: the one whose cities are its cities, but for one in twenty
    that an outline near a border puts elsewhere."""
    above = {region.id: region.inside for region in regions}
    held: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    whole: Counter[str] = Counter()
    count: Counter[tuple[str, str]] = Counter()
    for row in rows:
        region, division = region_of(row, known), (row["country"], row["admin1"])
        count[division] += bool(row["admin1_name"])
        while region and row["admin1_name"]:
            held[division][region] += 1
            whole[region] += 1
            region = above[region]
    found = {}
    for division, regions_of in held.items():
        same = [one for one, n in regions_of.items() if n >= ALIKE * whole[one] and n >= ALIKE * count[division]]
        if same:
            found[division] = max(same, key=lambda one: (whole[one], one))
    return found


def _tables(sources: Sequence[Source], regions: Sequence[Region], people: dict[str, int]) -> list[Resource]:
    return [
        Resource(
            "places",
            "The regions, those of a country by source",
            PLACE_COLUMNS,
            [
                (
                    one.id, one.kind, " ".join(one.name.split()), one.country, one.source, one.inside,
                    people.get(one.id, 0),
                    "" if one.residents is None else round(one.residents, 4), round(one.imputed, 4),
                    " ".join(one.also),
                )
                for one in regions
            ],
        ),
        Resource(
            "missing",
            "Regions of a series whose jobs are not at hand: the nation answers for them",
            MISSING_COLUMNS,
            world_sources.missing(known_regions(regions).ids),
        ),
        Resource(
            "sources",
            "Where the jobs come from",
            SOURCE_COLUMNS,
            [
                (
                    one.name, one.year, one.unit, one.concept, one.coverage, one.title, one.license,
                    "true" if one.by_residence else "false",
                )
                for one in sources
            ],
        ),
        Resource(
            "sectors",
            "The sectors of each source and the divisions of ISIC Rev. 4 that they serve",
            SECTOR_COLUMNS,
            [
                (source.name, sector.code, sector.name, " ".join(f"{n:02d}" for n in sector.divisions))
                for source in sources
                for sector in source.sectors
            ],
        ),
    ]  # fmt: skip


def _method(data: Path, sources: Sequence[Source]) -> list[Resource]:
    """The parameters, their bounds in the columns of the package `regional`, and what regions left out came to."""
    evidence = fit_abroad.evidence(data)
    found, folds, alone = fit_abroad.fit(evidence), fit_abroad.folds(evidence), fit_abroad.alone(evidence)
    alone_by_size = size_only.factors(sources, found.delta)
    surveyed = "Scotland in the United Kingdom 2019 and nine Laender of Austria 2014, surveyed in whole or part"
    errors = [
        (
            fold.left_out, fold.delta, fold.household_delta, alone[fold.left_out], len(one.at),
            *(round(float(value), 4) for value in _errors(one.computed(fold.delta) - one.type_1)),
        )
        for fold, one in zip(folds, evidence, strict=True)
    ]  # fmt: skip
    return [
        Resource(
            "parameters",
            "The method outside the United States",
            (("name", "string", "parameter"), ("value", "number", "value"), ("meaning", "string", "what it does")),
            [
                ("delta", found.delta, "exponent of size for what firms and final buyers buy in the place"),
                ("household_delta", found.household_delta, "exponent of size for what residents buy in the place"),
            ],
        ),
        Resource(
            "ranges",
            "What the parameters may be",
            RANGE_COLUMNS,
            [
                (
                    "delta", "elsewhere", fit_abroad.LEAST, found.delta, fit_abroad.MOST, len(evidence),
                    f"mode: {surveyed}, the two nations counting alike; bounds: these by themselves, and Finland",
                ),
                (
                    "household_delta", "elsewhere", default_method().household_delta, found.household_delta,
                    fit_abroad.MOST, 0,
                    "no surveyed table tells it; mode: as large a part of delta as in the United States; least: the "
                    "value there; most: that of delta",
                ),
                (
                    "size_only", "elsewhere",
                    *(round(float(np.quantile(alone_by_size, q)), 3) for q in (0.05, 0.5, 0.95)), len(alone_by_size),
                    "a factor on output, Type I, of a region that is known by its size alone: regions whose mix is "
                    "known over the same by their size, nine of ten of them",
                ),
                *jobs_ranges(data),
            ],
        ),
        Resource("held_out", "Each region left out in turn", HELD_OUT_COLUMNS, errors),
        Resource(
            "retail",
            "The shops' part of the margin of trade, as in the United States (us-2014, BEA): for tables that have "
            "wholesale and retail in one industry",
            (("category", "string", "spending category"), ("share", "number", "0 to 1")),
            sorted(fit_abroad.retail_shares().items()),
        ),
    ]  # fmt: skip


def _errors(errors: npt.NDArray[np.float64]) -> tuple[float, float]:
    return float(errors.mean()), float(np.abs(errors).mean())


def _jobs(sources: Sequence[Source]) -> list[Resource]:
    return [
        Resource(
            f"jobs_{source.name}",
            f"{source.title}: {source.unit}; a row that is a country is the nation on the same basis",
            [("id", "string", "region, or country"), *((s.code, "integer", s.name) for s in source.sectors)],
            [
                *([country, *map(_whole, cells)] for country, cells in sorted(source.nations.items())),
                *([region.id, *map(_whole, region.cells)] for region in source.regions),
            ],
        )
        for source in sources
    ]


def _whole(value: float) -> int:
    return round(value)


def _descriptor(sources: Sequence[Source], regions: Sequence[Region]) -> dict[str, object]:
    countries = sorted({region.country for region in regions})
    return {
        "name": FOLDER,
        "title": f"Jobs or value added by industry of {len(regions):,} regions in {len(countries)} countries",
        "version": "1.0.0",
        "description": "Outside the United States: jobs (in some countries value added) by region and sector, whole "
        "numbers, with the nation on the same basis. Each source says its year, concept and coverage.",
        "licenses": [
            {"name": "CC-BY-4.0", "title": "and others, source by source in sources.csv; computed form Apache-2.0"}
        ],
        "sources": [
            *({"title": f"{one.title}; {one.license}"} for one in sources),
            {"title": "GeoNames (www.geonames.org), CC BY 4.0: people of towns; outlines copyright EuroGeographics"},
        ],
        "impactcalc": {"kind": "world places", "countries": countries, "facts": world_sources.FACTS},
    }


if __name__ == "__main__":
    sys.exit(main())
