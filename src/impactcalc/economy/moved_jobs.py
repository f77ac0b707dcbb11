"""Jobs for a table that has none: by output of an earlier table of the country, at the prices of the later one, as many
in all as the nation is known to have."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from impactcalc.economy.economy import JobsRange, Measure
from impactcalc.economy.leontief import Vector, frozen
from impactcalc.economy.national_jobs import NationalJobs, national_jobs
from impactcalc.economy.package import load_table, national_tables
from impactcalc.economy.prices import Prices
from impactcalc.economy.regions.abroad import ranges_abroad
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.known.isic import all_divisions
from impactcalc.known.places import country_of
from impactcalc.words.speaking import language_of, phrase, speaking

GROWTH, MOVED = "jobs_growth", "jobs_moved"  # what ranges of the package world_places are called


@dataclass(frozen=True, slots=True)
class Moved:
    """Jobs per million (n,) moved from the table of `year`, which had `before` jobs; by them the nation would have
    `total`. `counted` says what a job is, `prices` the rise of prices and its source."""

    jobs: Vector
    total: float
    year: int
    before: float
    counted: str
    prices: str


def with_jobs(economy: TableEconomy) -> TableEconomy:
    """The same economy with jobs per million of output of the country's newest table that has them, divided by the
    rise of prices since then; as it is where it has jobs, or none can be had.

    Where the nation's jobs of a later year are known they are scaled to those: a rise of output per job beyond prices
    makes moved jobs too many. What they may be beside that is their range.
    """
    found = moved_jobs(economy)
    if found is None:
        return economy
    known = national_jobs().get(country_of(economy.place))
    scale = 1.0 if known is None else known.jobs / found.total
    measures: dict[Measure, Vector] = {**economy.per_output, "jobs": frozen(found.jobs * scale)}
    moved = f"{found.counted} of {found.year}, by output, at prices of {economy.year} ({found.prices})"
    if known is None:
        basis = (
            f"{moved}: an estimate, with which the nation would have {_million(found.total)} jobs in {economy.year}; "
            f"in {found.year} it had {_million(found.before)}; {ranges_abroad()[MOVED].source}"
        )
        spread = _as_elsewhere()
    else:
        basis = (
            f"{moved}, scaled to the {_million(known.jobs)} jobs that the nation had in {known.year} ({known.source}): "
            f"an estimate; by output and prices alone it would have {_million(found.total)}"
        )
        spread = _as_it_grew(found, known, economy.year)
    return replace(economy, per_output=measures, jobs_basis=basis, jobs_range=spread)


def moved_jobs(economy: TableEconomy) -> Moved | None:
    """Jobs per million by output of the newest earlier table of the country that has them; None where the economy has
    jobs, is a region, or none can be had.

    An industry has the jobs per output of the other table's industries that it has divisions in common with, together.
    """
    if "jobs" in economy.per_output or economy.nation is not None:
        return None
    for year, package in sorted(national_tables(country_of(economy.place)).items(), reverse=True):
        if year >= economy.year:
            continue
        found = _by_output(economy, package)
        if found is not None:
            return found
    return None


def _by_output(economy: TableEconomy, package: str) -> Moved | None:
    industries, year = economy.industries, economy.year
    earlier = load_table(package, economy.place)
    ratio = Prices.load().deflator_ratio(economy.country, earlier.year, year)
    if "jobs" not in earlier.per_output or earlier.currency != economy.currency or ratio is None:
        return None
    theirs, ours = all_divisions(earlier.industries), all_divisions(industries)
    alike = np.array([[float(bool(ours[one] & theirs[other])) for other in earlier.industries] for one in industries])
    output = alike @ earlier.output
    # An industry that the earlier table has not has the jobs per output of all.
    output = np.where(output > 0.0, output, earlier.output.sum())
    counted = earlier.per_output["jobs"] * earlier.output
    jobs = np.where((alike @ earlier.output) > 0.0, alike @ counted, counted.sum())
    moved = jobs / output / ratio.value
    with speaking(language_of("")):  # tables are kept from study to study, and so is what they say of themselves
        prices = phrase(ratio.source)
    return Moved(
        frozen(moved), float(moved @ economy.output), earlier.year, float(counted.sum()), earlier.jobs_basis,
        f"x {ratio.value:.4g}, {prices}",
    )  # fmt: skip


def _as_it_grew(found: Moved, known: NationalJobs, year: int) -> JobsRange:
    """From the jobs that are known to those that the same growth a year would have made of them since: the nation's own
    growth, where both are counted alike, else that of any nation."""
    years = year - known.year
    own = (known.jobs / found.before) ** (years / (known.year - found.year))
    all_of_them = ranges_abroad()[GROWTH]
    ends = (own,) if known.same_concept else (all_of_them.low**years, all_of_them.high**years)
    whose = "the nation's own growth" if known.same_concept else f"the growth of {all_of_them.regions} nations"
    source = f"{whose} of jobs a year, {found.year} to 2018, carried from {known.year} to {year}; {known.source}"
    return JobsRange(min(1.0, *ends), max(1.0, *ends), source)


def _as_elsewhere() -> JobsRange:
    """What moved jobs come to in nations whose jobs are known: they are too many."""
    known = ranges_abroad()[MOVED]
    return JobsRange(min(1.0, known.low), max(1.0, known.high), known.source)


def _million(jobs: float) -> str:
    return f"{jobs / 1e6:.3g} million" if jobs >= 1e6 else f"{jobs:,.3g}"
