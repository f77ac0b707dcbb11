"""How well computed regional multipliers meet published ones: line by line, and in the mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np

from impactcalc.datapackage import DataPackage, read_package
from impactcalc.economy.collection import is_collection
from impactcalc.economy.leontief import Vector
from impactcalc.economy.package import load_economy, locate
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.quotients import RegionalMethod
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.facts.lines.tables import FitHead, FitHeading, FitIsNoTruth, FittedTo
from impactcalc.resources import shipped
from impactcalc.words.speaking import printed

Figure = Literal["output_type_1", "output_type_2", "earnings", "jobs"]
FIGURES: tuple[Figure, ...] = ("output_type_1", "output_type_2", "earnings", "jobs")


@dataclass(frozen=True, slots=True)
class Published:
    """A published regional multiplier: of a place (jobs of `year`), an industry, per unit of final demand.

    `codes` are the table's industries that the published one is made of; `service` marks the service
    industries that are one industry of the table, over which the fit is summed up. Jobs are per million of
    the published year's prices.
    """

    place: str
    year: int
    industry: str
    codes: tuple[str, ...]
    service: bool
    figure: Figure
    value: float


@dataclass(frozen=True, slots=True)
class FitLine:
    """A published figure beside the computed one."""

    published: Published
    computed: float

    @property
    def error(self) -> float:
        """Computed less published."""
        return self.computed - self.published.value


@dataclass(frozen=True, slots=True)
class Fit:
    """The fit of one figure in one place over `count` industries."""

    place: str
    figure: Figure
    count: int
    published: float
    computed: float
    mean_error: float
    mean_absolute_error: float

    @property
    def ratio(self) -> float:
        """Mean computed over mean published."""
        return self.computed / self.published


def read_published(folder: Path | None = None) -> tuple[tuple[Published, ...], float]:
    """The published figures that ship with the project, and the price ratio that carries jobs to their year."""
    package = read_package(folder or shipped("multipliers") / "regional")
    rows = package.table("published")[1]
    found = tuple(
        Published(row[0], int(row[1]), row[2], tuple(row[4].split()), row[5] == "true", _figure(row[6]), float(row[7]))
        for row in rows
    )
    return found, price_ratio(package)


def price_ratio(package: DataPackage) -> float:
    """Prices of the published figures' year over those of the table's year."""
    return float(package.descriptor["impactcalc"]["price_ratio"]["value"])


def fit_lines(
    nation: TableEconomy,
    published: Iterable[Published],
    prices: float,
    method: RegionalMethod | None = None,
) -> list[FitLine]:
    """Every published figure with the one that `method` gives (None: the shipped one).

    Earnings and jobs are those of residents, Type II, as RIMS II has them; jobs are carried to the published year's
    prices by `prices`.
    """
    lines: list[FitLine] = []
    known: dict[tuple[str, int], dict[Figure, Vector]] = {}
    for figure in published:
        key = (figure.place, figure.year)
        if key not in known:
            known[key] = _multipliers(
                regional_economy(nation, place_jobs(figure.place, year=figure.year), method), prices
            )
        at = [nation.industries.index(code) for code in figure.codes]
        weights = nation.output[at]
        lines.append(FitLine(figure, float(np.average(known[key][figure.figure][at], weights=weights))))
    return lines


def summaries(lines: Sequence[FitLine], *, services_only: bool = True) -> list[Fit]:
    """The fit by place and figure, over the service industries or over all that are published."""
    found: list[Fit] = []
    for place in dict.fromkeys(line.published.place for line in lines):
        for figure in FIGURES:
            compared = [
                line
                for line in lines
                if line.published.place == place
                and line.published.figure == figure
                and (line.published.service or not services_only)
            ]
            if not compared:
                continue
            errors = np.array([line.error for line in compared])
            found.append(
                Fit(
                    place,
                    figure,
                    len(compared),
                    float(np.mean([line.published.value for line in compared])),
                    float(np.mean([line.computed for line in compared])),
                    float(errors.mean()),
                    float(np.abs(errors).mean()),
                )
            )
    return found


def held_out() -> tuple[tuple[Fit, ...], dict[str, dict[str, float]]]:
    """The fit in each region with what was fitted without it, and those parameters by region left out."""
    package = read_package(shipped("multipliers") / "regional")
    values: dict[str, dict[str, float]] = {}
    for place, name, value in package.table("held_out")[1]:
        values.setdefault(place, {})[name] = float(value)
    fits = tuple(
        Fit(row[0], _figure(row[1]), int(row[2]), *(float(cell) for cell in row[3:]))
        for row in package.table("held_out_errors")[1]
    )
    return fits, values


def fit_table(name_or_path: str | Path) -> str:
    """How far a package's regional multipliers are from the published ones, as lines of text.

    First with the shipped parameters, then each region with those that were fitted to the others. "" for a package
    other than the one that the regional method was fitted with.
    """
    package = read_package(shipped("multipliers") / "regional")
    if is_collection(locate(name_or_path)):
        return ""
    nation = load_economy(name_or_path)
    if not isinstance(nation, TableEconomy) or nation.name != package.descriptor["impactcalc"]["table"]:
        return ""
    published, prices = read_published()
    fitted = summaries(fit_lines(nation, published, prices))
    heads: tuple[FitHead, ...] = ("industries", "published", "computed", "mean error", "mean abs.")
    ways: dict[FitHead, Sequence[Fit]] = {"fitted": fitted, "left out": held_out()[0]}
    lines = [
        printed(FittedTo()),
        printed(FitIsNoTruth()),
        f"{_head('region is'):12}{_head('region'):12}{_head('figure'):16}"
        + "".join(f"{_head(one):>12}" for one in heads),
    ]
    lines += [
        f"{_head(way):12}{fit.place:12}{fit.figure:16}{fit.count:12d}{fit.published:12.3f}{fit.computed:12.3f}"
        f"{fit.mean_error:12.3f}{fit.mean_absolute_error:12.3f}"
        for way, fits in ways.items()
        for fit in fits
    ]
    return "\n".join(lines)


def _head(of: FitHead) -> str:
    return printed(FitHeading(of))


def _multipliers(economy: TableEconomy, prices: float) -> dict[Figure, Vector]:
    return {
        "output_type_1": np.asarray(economy.L.sum(axis=0)),
        "output_type_2": np.asarray(economy.L2.sum(axis=0)),
        "earnings": economy.earnings,
        "jobs": np.asarray(economy.per_output["jobs"] @ economy.L2) * economy.resident_share / prices,
    }


def _figure(text: str) -> Figure:
    return next(figure for figure in FIGURES if figure == text)
