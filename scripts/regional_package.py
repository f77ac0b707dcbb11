"""The package `regional`: parameters, what they were fitted to, errors where a region is left out, ranges to draw."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

import rims
from impactcalc.datapackage import Resource, write_package
from impactcalc.economy.regions.fit import FIGURES, Figure
from region_fit import Evidence, Fold
from regional_trial import Parameters

MEANINGS = {
    "delta": "exponent of size for what firms and final buyers buy in the place",
    "household_delta": "exponent of size for what residents buy in the place",
}
# Bounds of delta: what else is published lies within them (docs/regions.md, What other evidence says).
BOUNDS = {"US": (0.03, 0.085), "elsewhere": (0.08, 0.20)}
ELSEWHERE = 0.15
WHAT = {"output_type_1": "output, Type I", "output_type_2": "output, Type II", "earnings": "earnings of residents",
        "jobs": "jobs of residents"}  # fmt: skip


def write(
    folder: Path, evidence: Evidence, shipped: Parameters, folds: Sequence[Fold], alone: Mapping[str, Parameters]
) -> None:
    """Write it; `alone` has the parameters that each region by itself would be met with."""
    nation = evidence.nation.economy
    write_package(
        folder,
        _descriptor(nation.name, evidence, shipped),
        [
            Resource("parameters", "The parameters", (
                ("name", "string", "field of RegionalMethod"),
                ("value", "number", "value"),
                ("meaning", "string", "what it decides"),
            ), [[name, float(getattr(shipped, name)), meaning] for name, meaning in MEANINGS.items()]),
            Resource("held_out", "The parameters fitted without a region", (
                ("left_out", "string", "identifier of the region"),
                ("name", "string", "delta, household_delta, or level: proprietors' income over the labour part"),
                ("value", "number", "value"),
            ), [[fold.left_out, name, float(getattr(fold.parameters, name))]
                for fold in folds for name in (*MEANINGS, "level")]),
            Resource("held_out_errors", "Errors in the region that was left out, means over service industries", (
                ("left_out", "string", "identifier of the region"),
                ("figure", "string", "what is compared; earnings and jobs are those of residents"),
                ("industries", "integer", "industries compared"),
                ("published", "number", "mean published"),
                ("computed", "number", "mean computed"),
                ("mean_error", "number", "computed less published"),
                ("mean_absolute_error", "number", "the same, without sign"),
            ), [[fold.left_out, figure, one.count, *(round(v, 6) for v in (
                    one.published, one.computed, one.mean, one.absolute))]
                for fold in folds for figure, one in fold.errors.items()]),
            Resource("residuals", "What delta, closure and residence leave: log of published over computed, left out", (
                ("figure", "string", "output_type_1, output_type_2, earnings or jobs"),
                ("regions", "integer", "regions, each left out in turn"),
                ("mean", "number", "mean of the log"),
                ("deviation", "number", "standard deviation of the log, regions less one in the divisor"),
                ("low", "number", "lowest factor, published over computed"),
                ("high", "number", "highest factor"),
            ), [_residual(folds, figure) for figure in FIGURES]),
            Resource("ranges", "Ranges of the parameters, for draws", (
                ("name", "string", "delta, household_delta, or level: proprietors' income over the labour part"),
                ("where", "string", "US or elsewhere"),
                ("low", "number", "least"),
                ("mode", "number", "likeliest"),
                ("high", "number", "most"),
                ("regions", "integer", "regions that it rests on"),
                ("source", "string", "where the bounds come from"),
            ), _ranges(shipped, alone)),
            Resource("published", "Published multipliers (Type I derived from printed figures)", (
                ("place", "string", "identifier"),
                ("year", "integer", "year of the regional data"),
                ("industry", "string", "name as published"),
                ("title", "string", "name of the place"),
                ("codes", "string", "industries of the table that it is made of"),
                ("service", "boolean", "counted in the sums"),
                ("figure", "string", "output_type_1, output_type_2, earnings or jobs (Type II, per million)"),
                ("value", "number", "per unit of final demand"),
            ), [[p.place, p.year, p.industry, rims.TITLES[p.place], " ".join(p.codes), str(p.service).lower(),
                 p.figure, p.value] for p in evidence.published]),
        ],
    )  # fmt: skip


def _residual(folds: Sequence[Fold], figure: Figure) -> list[object]:
    logs = np.array([-np.log1p(fold.errors[figure].ratio) for fold in folds])
    mean, deviation = float(logs.mean()), float(logs.std(ddof=1))
    low, high = float(np.exp(logs.min())), float(np.exp(logs.max()))
    return [figure, len(folds), *(round(value, 6) for value in (mean, deviation, low, high))]


def _ranges(shipped: Parameters, alone: Mapping[str, Parameters]) -> list[list[object]]:
    def own(name: str) -> list[float]:
        return [float(getattr(one, name)) for one in (*alone.values(), shipped)]

    each = "what each of the regions by itself would be met with"
    return [
        ["delta", "US", BOUNDS["US"][0], shipped.delta, BOUNDS["US"][1], len(alone),
         "mode: RIMS II of four regions; bounds: these, IMPLAN's and EPA StateIO's states"],
        ["delta", "elsewhere", BOUNDS["elsewhere"][0], ELSEWHERE, BOUNDS["elsewhere"][1], 10,
         "Scotland in the United Kingdom 2019, nine Laender of Austria, Finland"],
        ["household_delta", "US", min(own("household_delta")), shipped.household_delta, max(own("household_delta")),
         len(alone), each],
        ["level", "US", 1.0, shipped.level, max(own("level")), len(alone), f"least: the labour part; most: {each}"],
    ]  # fmt: skip


def _descriptor(table: str, evidence: Evidence, shipped: Parameters) -> dict[str, object]:
    return {
        "name": "regional",
        "title": "Parameters of the regional method, fitted to published regional multipliers",
        "version": "2.0.0",
        "description": "See docs/regions.md, written by the same script.",
        "licenses": [{"name": "public-domain", "title": "US government work; computed form Apache-2.0"}],
        "sources": [
            {
                "title": "BEA, RIMS II multipliers, 2012 benchmark input-output accounts and 2018 regional data: North "
                "Carolina, Virginia, Greenville NC and Richmond city (the last two inferred from a file label)"
            }
        ],
        "impactcalc": {
            "kind": "regional_method",
            "method": shipped.form,
            "fitted_on": [region.place for region in evidence.regions],
            "table": table,
            "proprietors_level": shipped.level,
            "size": [min(r.share for r in evidence.regions), max(r.share for r in evidence.regions)],
            "price_ratio": {
                "value": evidence.prices,
                "source": f"US GDP deflator {rims.YEAR} over {evidence.nation.economy.year}: carries jobs per million",
            },
        },
    }
