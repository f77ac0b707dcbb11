"""Jobs for a table that has none: by output of an earlier table of the country, at the prices of the later one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from impactcalc.economy.economy import Economy, Measure
from impactcalc.economy.leontief import Vector, frozen
from impactcalc.economy.package import load_economy, national_tables
from impactcalc.economy.prices import Prices
from impactcalc.known.isic import all_divisions
from impactcalc.known.places import country_of


def with_jobs(economy: Economy) -> Economy:
    """The same economy with jobs per million of output of the country's newest table that has them, divided by the
    rise of prices since then; as it is where it has jobs, or none can be had.

    An industry has the jobs per output of the other table's industries that it has divisions in common with, together.
    The basis says so: a rise of output per job beyond prices makes jobs too many.
    """
    if "jobs" in economy.per_output or economy.nation is not None:
        return economy
    country = country_of(economy.place)
    for year, package in sorted(national_tables(country).items(), reverse=True):
        if year >= economy.year:
            continue
        found = _by_output(economy, package)
        if found is not None:
            jobs, basis = found
            measures: dict[Measure, Vector] = {**economy.per_output, "jobs": jobs}
            return replace(economy, per_output=measures, jobs_basis=basis)
    return economy


def _by_output(economy: Economy, package: str) -> tuple[Vector, str] | None:
    """Jobs per million of output by industry, and what they are; None where the other table cannot tell them."""
    industries, year, ours_output = economy.industries, economy.year, economy.output
    earlier = load_economy(package, economy.place)
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
    basis = (
        f"{earlier.jobs_basis} of {earlier.year}, by output, at prices of {year} (x {ratio.value:.4g}, "
        f"{ratio.source}): an estimate, with which the nation would have {_million(float(moved @ ours_output))} jobs "
        f"in {year}; in {earlier.year} it had {_million(float(counted.sum()))}"
    )
    return frozen(moved), basis


def _million(jobs: float) -> str:
    return f"{jobs / 1e6:.3g} million" if jobs >= 1e6 else f"{jobs:,.3g}"
