"""Write docs/regions-abroad.md: the regional method outside the United States, its sources, how well it fits.

    python scripts/calibrate_abroad.py [--data ../shared/data] [--docs docs]

Needs validation/ of the folder of source tables, and the package world_places, whose parameters
scripts/build_world_places.py writes with the same fit (fit_abroad.py).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np

import fit_abroad
from fit_abroad import Fitted, Surveyed
from impactcalc.economy.collection import read_collection
from impactcalc.economy.moved_jobs import GROWTH, MOVED, with_jobs
from impactcalc.economy.national_jobs import national_jobs
from impactcalc.economy.package import load_table, locate
from impactcalc.economy.regions.abroad import delta_bounds, method_abroad, ranges_abroad, size_only_range
from impactcalc.economy.regions.fit import read_published
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.regional import default_method, regional_economy
from impactcalc.economy.regions.world_jobs import jobs_sources
from impactcalc.known.countries import find_country
from impactcalc.known.sectors import offices
from impactcalc.known.world_places import world_places
from source_tables import lacking
from ten_sectors import in_ten_sectors

SHOWN = ("721", "722", "713", "711AS", "4A0", "485", "481", "561", "ORE", "61", "622")
PAGE = "regions-abroad.md"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    options = parser.parse_args()
    if lacking(options.data, fit_abroad.NEEDED):
        return 2
    evidence = fit_abroad.evidence(options.data)
    found = fit_abroad.fit(evidence)
    if (found.delta, found.household_delta) != (method_abroad().delta, method_abroad().household_delta):
        print("The parameters that ship are others than these: run scripts/build_world_places.py", file=sys.stderr)
    text = "\n".join(page(evidence, found)) + "\n"
    (options.docs / PAGE).write_text(text, encoding="utf-8")
    print(text)
    return 0


def page(evidence: Sequence[Surveyed], found: Fitted) -> Iterator[str]:
    """The page, line by line."""
    low, high = delta_bounds()
    yield from _how(found, low, high)
    yield from _sources()
    yield from _fit(evidence, found)
    yield from _detail(evidence, found)


def _how(found: Fitted, low: float, high: float) -> Iterator[str]:
    countries = {one.country for one in world_places().values()}
    home = default_method()
    growth, moved = ranges_abroad()[GROWTH], ranges_abroad()[MOVED]
    yield f"""# Places abroad

*Written by `scripts/calibrate_abroad.py`; do not edit by hand.*

Outside the United States a study's place is a region or a whole country. {len(world_places()):,} regions of
{len(countries)} countries are shipped (`multipliers/world_places/`), by their official codes:

| code | what it is |
| --- | --- |
| `nuts:DE71` | regions of the European Union, Norway, Switzerland and Türkiye: NUTS 1 to 3 |
| `itl:TLK1` | the United Kingdom: ITL 1 to 3 |
| `au:VIC`, `au:greater-melbourne`, `lga:yarra` | Australia: states, greater capitals, local government areas |
| `ca:35`, `cma:535` | Canada: provinces and metropolitan areas |
| `jp:15`, `jp:14100` | Japan: prefectures and seven cities |
| `kr:21`, `kr:31010` | Korea: provinces, metropolitan cities, municipalities |
| `nz:02` | New Zealand: regions |

**By name.** A city is typed by its name, in any script: Wiesbaden is read as the region in which it lies, and said so.
Where several places are called so, the currency of the amounts tells the country; else they are asked about with what
to type. `impactcalc places Wiesbaden` shows what is known. Several regions are put together with + (`nuts:DE71+DE72`,
or "Lyon + Grenoble"). Five prefectures of Japan are not at hand (Ishikawa, Fukui, Nara, Tottori, Okinawa): a city there
is answered with Japan, and said so. Of countries without regions, and for the whole of one, the place is the country.
Page 1 says which region it is, the city in it, and the city's share of the people of its towns (GeoNames); no share
where the list of towns seems to hold districts of a city, which would count twice (Hamburg, Toronto, Melbourne).

## The method

The same as in the United States ([regions.md](regions.md)): the nation's table, less what the region cannot supply
itself, read from its jobs.

    SLQ_i  = (e_i^r / e^r) / (e_i^n / e^n)              jobs of industry i in the region and in the nation
    lambda = [log2(1 + e^r / e^n)]^delta                size of the region
    A_r    = A_d x min(SLQ_i, 1) lambda                 what firms buy in the region, by supplying industry i
    h_r    = h x min(SLQ_i, 1) lambda_h                 what residents buy in the region

- **A sector's quotient serves all its industries.** Both are told in divisions of ISIC Rev. 4
  (`multipliers/world_places/sectors.csv`). What no sector counts is taken to be as common as in the nation.
- **Housing** (real estate, which holds the rents of owners) is bought where people live: all of what households spend
  on it stays.
- **Margins.** A shop keeps its margin where it stands. In tables with wholesale and retail in one industry the shops'
  part of a margin is that of the United States: groceries {_retail("groceries"):.0%}, \
shopping {_retail("shopping"):.0%}, fuel {_retail("fuel"):.0%}.
- **Who holds the jobs** is known of no region by commuters. Where employed residents and jobs at the workplace are both
  known, residents hold at most their quotient (Hamburg 80%, Brussels 65%); elsewhere all jobs are taken to be theirs,
  so that Type II is what it can be at most.
- **Jobs, pay and taxes per unit of output** are the nation's. The tables of 2022 have no jobs: see below.
- No factor exceeds 1, so output multipliers lie between 1 and the nation's: in every region, which a test holds.

| parameter | value | least | most | from |
| --- | --- | --- | --- | --- |
| delta | {found.delta:g} | {low:g} | {high:g} | surveyed tables, below |
| household delta | {found.household_delta:g} | {home.household_delta:g} | {high:g} | \
as large a part of delta as in the United States; no surveyed table at hand tells it |

The report shows what the bounds of delta come to.

## Jobs of 2022

The tables of 2022 have no jobs. For 43 countries they take those of 2014 by output, divided by the rise of prices.
That makes too many where output per job rose: in {moved.regions} nations whose jobs of 2018 are known
{1 / moved.high:.2f} to {1 / moved.low:.2f} times as many, {1 / moved.mode:.2f} in the middle.

| nations | in use | range, a factor |
| --- | --- | --- |
| {_counted("accounts")} | scaled to the jobs of 2018 (Eurostat, nama_10r_3empers: counted as in 2014) | from 1 to the \
nation's own growth a year, 2014 to 2018, carried to 2022 |
| {_counted("survey")} | scaled to those of a labour force survey (Canada 2018, the others 2015) | the growth of any \
of those nations ({growth.low - 1:+.1%} to {growth.high - 1:+.1%} a year), carried likewise |
| {_moved_only()} | as moved | {moved.low:.2f} to 1: what is missed at most |

Germany is known to have had 44.9 million jobs in 2018; moved they would be 52.3. All industries of a nation are scaled
alike. The report says which it is, with the jobs that the nation would have, and draws the range. Of other countries
jobs are known where the sheet Jobs has the nation's; else they are blank, and a check says why.

## Partner cities

What is spent in a partner city runs through the table of its region, too: of its prefecture, ITL, NUTS region, and in
the United States of its county (of its metro where the city is larger than the county of its centre). It stands on the
page World beside the country's account, of which it is a part: the two are never added, and neither is added to home.
Where a name is borne by several places of like size none is taken.

## Jobs of your own: Casablanca, Porto Alegre, a district

Any place of the 80 economies with a table becomes a region by its jobs: on the sheet Jobs of the template, or in a file
Jobs.csv. A statistical office has such a table; the template's first sheet says which, for {len(offices())}
countries. Made-up figures:

| Industry | Jobs | Jobs in the nation | Source |
| --- | --- | --- | --- |
| Agriculture, forestry and fishing | 40,000 | 3,300,000 | the office, its table, the year |
| Industry | 420,000 | 1,300,000 | |
| F | 180,000 | 1,200,000 | |
| G-I | 600,000 | 2,600,000 | |
| J_K | 90,000 | 300,000 | |
| L-U | 570,000 | 2,100,000 | |

- **Industry**: a section of ISIC or NACE by its letter or name, several (G-I, M_N), a division (I55, or 55 with the
  Classification), an industry of the table. The Classification NAICS, ANZSIC or JSIC says whose letters they are.
- **Jobs in the nation**: from the same source, by the same sectors. Blank they are those of the table of 2014, where
  the country has one.
- **Residents' share**, **Pay per job**: where you know them. Pay is told, not used.
- **Total**: where the sectors do not add up to all jobs. Total alone, or Population alone, here and in the nation,
  makes a region by its size: every industry is taken to be as common as in the nation. That keeps too much: of nine in
  ten regions whose industries are known, what visitors buy comes to {size_only_range()[0]:.2f} to \
{size_only_range()[1]:.2f} times that, Type I.

Type the place as the Place on the sheet Study (Casablanca), with the currency: the report is then about Casablanca, by
its own jobs. For many studies of one place make a package of the table once, and name it in each run:

    impactcalc multipliers import jobs casablanca.csv --place Casablanca --year 2024 -o casablanca
    impactcalc run STUDY.xlsx --multipliers casablanca --place "own:MA/Casablanca\""""


def _counted(concept: str) -> str:
    """Nations whose later jobs are known, as the table of 2014 counts them or by a survey."""
    found = [country for country, one in national_jobs().items() if one.same_concept == (concept == "accounts")]
    return f"{len(found)} of Europe" if concept == "accounts" else ", ".join(_names(found))


def _moved_only() -> str:
    """Nations whose jobs are moved and no later ones are known."""
    both = [read_collection(locate(name)).members for name in ("world-2014", "world-2022")]
    found = [one for one in both[1] if one in both[0] and one not in national_jobs() and one != "US"]
    return ", ".join(_names(one for one in found if with_jobs(load_table("world-2022", one)).jobs_range))


def _names(countries: Iterable[str]) -> list[str]:
    return sorted(country.name for country in map(find_country, countries) if country)


def _retail(category: str) -> float:
    return fit_abroad.retail_shares()[category]


def _sources() -> Iterator[str]:
    counted = Counter(one.source for one in world_places().values())
    yield "\n## Sources\n"
    yield "| regions | source | year | counts | sectors | coverage | licence |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    for source in jobs_sources().values():
        yield (
            f"| {counted[source.name]} | {source.title} | {source.year} | {source.concept} "
            f"| {len(source.sectors.codes)} | {source.coverage} | {source.license} |"
        )
    yield """
**By residence.** The labour force survey and Canada's count people where they live. Against workplace accounts of 85
regions location quotients of the survey differ by 0.05 (trade, transport, hotels) to 0.33 (farming) on average, and are
wrong for cores of commuters (finance in Brussels 1.15 against 2.95). Totals of jobs at the workplace of 2018 repair a
region's size, not its mix. Where residents over jobs lie outside 0.9 to 1.1 of the nation's ratio, the report warns,
and the upper end of its range takes every industry to be at least as common as in the nation:"""
    far = [
        f"{one.name} {one.residents:.2f}"
        for one in world_places().values()
        if one.residents is not None
        and jobs_sources()[one.source].by_residence
        and not 0.9 <= one.residents <= 1.1
        and one.kind == "NUTS 2"
    ]
    yield ", ".join(far) + "."
    yield """
**Value added** (Korea, ITL 3 of the United Kingdom) stands for jobs where there are none by industry: a region's
industries that earn more per job than the nation's then look larger."""


def _fit(evidence: Sequence[Surveyed], found: Fitted) -> Iterator[str]:
    folds, alone = fit_abroad.folds(evidence), fit_abroad.alone(evidence)
    yield """
## The fit, each region left out

Regions whose own tables were surveyed, in whole or in part: Scotland in the United Kingdom 2019 (29 common sectors) and
the nine Laender of Austria (51 industries, after Rokicki and others 2021, in the table of 2014). Output multipliers,
Type I, all industries; delta is the one with the least mean absolute error, the two nations counting alike. The figures
published of other regions are kept aside.

| region left out | delta found without it | best by itself | industries | mean error | mean absolute error |
| --- | --- | --- | --- | --- | --- |"""
    for fold, one in zip(folds, evidence, strict=True):
        errors = one.computed(fold.delta) - one.type_1
        yield (
            f"| {one.name} | {fold.delta:g} | {alone[one.name]:g} | {len(errors)} | {errors.mean():+.3f} "
            f"| {np.abs(errors).mean():.3f} |"
        )
    scotland = evidence[0]
    without = next(fold for fold in folds if fold.left_out == scotland.name)
    met = fit_abroad.visitor_error(scotland, without.delta)
    at = [scotland.labels.index(one) for one in fit_abroad.VISITOR_SECTORS]
    misses = scotland.computed(without.delta) - scotland.type_1
    worst = max(at, key=lambda one: abs(misses[one]))
    yield f"""
With all of them delta is {found.delta:g}. What visitors buy most, Scotland, with the delta found without it
({without.delta:g}); the mean error of these is {met:+.3f}, the aim was 0.05. It is met in the mean and not by each: \
{scotland.labels[worst]} is {misses[worst]:+.3f} off.

| industry | published | computed |
| --- | --- | --- |"""
    computed = scotland.computed(without.delta)
    for label, one_published, value in zip(scotland.labels, scotland.type_1, computed, strict=True):
        if label in fit_abroad.VISITOR_SECTORS:
            yield f"| {label} | {one_published:.3f} | {value:.3f} |"
    laender = [one for one in evidence if np.isfinite(one.induced).all()]
    published = np.mean([one.induced.mean() for one in laender])
    yield f"""
**Type II.** What it adds to Type I is published for Austria, closed over gross pay: {published:.3f} on average. Ours,
net of contributions, is {_induced(laender, found.delta, found.household_delta):.3f} with a household delta of \
{found.household_delta:g} and {_induced(laender, found.delta, 0.0):.3f} with 0: it tells nothing of the household
delta, only that ours is not high."""


def _induced(regions: Sequence[Surveyed], delta: float, household: float) -> float:
    return float(np.mean([one.computed_induced(delta, household).mean() for one in regions]))


def _detail(evidence: Sequence[Surveyed], found: Fitted) -> Iterator[str]:
    nation = load_table("us-2014")
    published, _ = read_published()
    yield """
## What is lost with few sectors

In most of Europe jobs are known by ten sectors. Measured on the regions of the United States with published multipliers
(RIMS II), whose jobs are known by 71 industries: the quotients of ten sectors in their stead, all else alike. Type I,
the industries that visitors use most, and of all 71 the mean difference without sign.

| region | published | 71 industries | ten sectors | all industries: mean difference | largest |
| --- | --- | --- | --- | --- | --- |"""
    differences = []
    for place in dict.fromkeys(one.place for one in published):
        jobs = place_jobs(place, year=2018)
        fine, coarse = (regional_economy(nation, one).L.sum(axis=0) for one in (jobs, in_ten_sectors(jobs)))
        there = np.array([code not in jobs.absent for code in jobs.industries])
        shown = [jobs.industries.index(code) for code in SHOWN if there[jobs.industries.index(code)]]
        told = [
            one.value
            for one in published
            if one.place == place and one.figure == "output_type_1" and len(one.codes) == 1 and one.codes[0] in SHOWN
        ]
        gap = np.abs(coarse - fine)[there]
        differences.append((coarse - fine)[there])
        yield (
            f"| {jobs.place.title} | {np.mean(told):.3f} | {fine[shown].mean():.3f} | {coarse[shown].mean():.3f} "
            f"| {gap.mean():.3f} | {gap.max():.3f} |"
        )
    every = np.concatenate(differences)
    yield f"""
So ten sectors move a multiplier by {np.abs(every).mean():.3f} on average and nineteen of twenty by less than
{np.quantile(np.abs(every), 0.95):.3f}, upwards rather than downwards ({every.mean():+.3f} on average): what is missing
within a sector is not seen. That is as much as the fit itself is off.
"""
    yield from _austria_in_ten(evidence, found)


def _austria_in_ten(evidence: Sequence[Surveyed], found: Fitted) -> Iterator[str]:
    fine = [one for one in evidence if one.nation == "Austria"]
    coarse = [fit_abroad.in_ten_sectors(one) for one in fine]
    moved = np.mean(
        [float((b.computed(found.delta) - a.computed(found.delta)).mean()) for a, b in zip(fine, coarse, strict=True)]
    )
    errors = [one.computed(found.delta) - one.type_1 for one in coarse]
    best = fit_abroad.fit(coarse).delta
    yield f"""In Austria's Laender, whose own industries are known, ten sectors raise Type I by {moved:.3f} on average;
with delta {found.delta:g} it is then off by {np.mean([e.mean() for e in errors]):+.3f} (without sign \
{np.mean([np.abs(e).mean() for e in errors]):.3f}), and {best:g} would be best: the delta in use serves sectors, too."""


if __name__ == "__main__":
    sys.exit(main())
