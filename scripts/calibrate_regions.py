"""Fit the regional method to published regional multipliers, and write down how well it fits.

    python scripts/calibrate_regions.py [--data ../shared/data] [--docs docs] [--refit [--out multipliers]]

Writes docs/regions.md with the shipped parameters; with --refit fits them anew and writes the package `regional`
(parameters, the published figures used) too. Needs validation/, prices/ and regions/ of the folder of source tables.

Four numbers are fitted, each to the published figure that it is about, none to single industries:

    delta            output multipliers, Type I, service industries: least mean absolute error
    household delta  output per unit of earnings spent by households (from the published households row and column)
    household level  earnings per unit of final demand in a state: what pay net of contributions leaves out,
                     chiefly proprietors' income
    resident delta   the same in a metro, beside the state: pay that leaves with commuters

Fitting the last two to induced output instead meets the fitted regions a little closer and the region left out
worse (Greenville from North Carolina 0.108 instead of 0.064): the level then only makes up for other errors.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

import jobs_of_years
from impactcalc.datapackage import Resource, write_package
from impactcalc.economy.economy import Economy
from impactcalc.economy.package import load_economy
from impactcalc.economy.regions.fit import (
    FIGURES,
    Figure,
    FitLine,
    Published,
    fit_lines,
    held_out_methods,
    summaries,
)
from impactcalc.economy.regions.jobs import place_jobs
from impactcalc.economy.regions.places import all_places
from impactcalc.economy.regions.quotients import RegionalMethod, size
from impactcalc.economy.regions.regional import default_method, regional_economy, resident_share

RIMS = "validation/rims2_2018_nc_greenville.csv"
WORKED = "validation/worked_examples.csv"
PRICES = "prices/us_price_indices_2005_2024.csv"
NEEDED = (RIMS, WORKED, PRICES)
PLACES = {"state": "US-NC", "metro_small": "cbsa:24780"}
TITLES = {"US-NC": "North Carolina", "cbsa:24780": "Greenville NC"}
YEAR = 2018
# The first is the one that the parameters are fitted with.
TABLES = ("us-2014", "us-2015", "us-2018", "us-2019", "us-2021", "us-2023", "us-2024")
MADE_OF = {
    "487-488-492": ("487OS",), "531": ("ORE",), "532-533": ("532RL",), "54": ("5411", "5412OP", "5415"),
    "711-712": ("711AS",),
}  # fmt: skip
# Service industries that are one industry of the table: the fit is summed up over these.
SERVICES = frozenset({
    "441", "445", "452", "481", "485", "4A0", "561", "61", "621", "622", "711-712", "713", "721", "722", "81",
})  # fmt: skip
FIGURE_OF: dict[tuple[str, str], Figure] = {
    ("final_demand_output", "I_derived"): "output_type_1",
    ("final_demand_output", "II"): "output_type_2",
    ("final_demand_earnings", "II"): "earnings",
    ("final_demand_employment", "II"): "jobs",
}
GRID = np.round(np.arange(0.0, 0.1501, 0.0025), 4)
AIMS = {("US-", "output_type_1"): 0.08, ("US-", "output_type_2"): 0.10,
        ("cbsa:", "output_type_1"): 0.12, ("cbsa:", "output_type_2"): 0.15}  # fmt: skip
CROMPTON = {"Hotel": "721", "Restaurant": "722", "Amusements": "713", "Grocery stores": "445",
            "Gas stations": "4A0", "Souvenirs": "452"}  # fmt: skip
NAMES = {"output_type_1": "output, Type I", "output_type_2": "output, Type II", "earnings": "earnings per dollar",
         "jobs": "jobs per million"}  # fmt: skip


@dataclass(frozen=True)
class HouseholdFigures:
    """What the published households row and column say about a region.

    `spending` is output per unit of earnings in one round of household spending (1'L h); `earnings` the mean
    over service industries of earnings per unit of final demand without the induced part (w_h L).
    """

    place: str
    spending: float
    earnings: float


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("multipliers"))
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    parser.add_argument("--refit", action="store_true", help="fit the parameters anew and write their package")
    options = parser.parse_args()
    missing = [name for name in (*NEEDED, *jobs_of_years.NEEDED) if not (options.data / name).is_file()]
    if missing:
        print(f"The source tables are not in {options.data}. Missing: {', '.join(missing)}", file=sys.stderr)
        return 2
    nation = load_economy(TABLES[0])
    prices = {name: price_ratio(options.data / PRICES, load_economy(name).year) for name in TABLES}
    published, households = read_rims(options.data / RIMS)
    everything = calibrate(nation, published, households)
    by_region = {f.place: calibrate(nation, published, [f]) for f in households}
    shipped = (default_method(), held_out_methods())
    if options.refit:
        write(options.out / "regional", everything, by_region, published, nation, prices[nation.name])
        shipped = (everything, by_region)
    crompton = read_crompton(options.data / WORKED)
    page = document(nation, published, prices, *shipped, crompton, everything, options.data)
    options.docs.mkdir(exist_ok=True)
    (options.docs / "regions.md").write_text(page, encoding="utf-8")
    print(page)
    return 0


def _rows(path: Path) -> list[dict[str, str]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def read_rims(path: Path) -> tuple[list[Published], list[HouseholdFigures]]:
    """The published figures and what they say about households, by region."""
    rows = _rows(path)
    published: list[Published] = []
    households: list[HouseholdFigures] = []
    for region, place in PLACES.items():
        own = [row for row in rows if row["region_kind"] == region]
        for row in own:
            figure = FIGURE_OF.get((row["measure"], row["type"]))
            if figure and row["industry_naics"] != "HH":
                naics = row["industry_naics"]
                published.append(
                    Published(place, YEAR, row["industry_name"], MADE_OF.get(naics, (naics,)),
                              naics in SERVICES, figure, float(row["value"]))
                )  # fmt: skip
        column = {row["measure"]: float(row["value"]) for row in own if row["industry_naics"] == "HH"}
        # Printed: L2 for a unit of household earnings. One round of it: divide the rounds of respending out.
        rounds = 1.0 + column["final_demand_earnings"]
        earnings = [p.value for p in published if p.place == place and p.service and p.figure == "earnings"]
        households.append(
            HouseholdFigures(place, column["final_demand_output"] / rounds, float(np.mean(earnings)) / rounds)
        )
    return published, households


def read_crompton(path: Path) -> list[tuple[str, float, float]]:
    """Crompton's Exhibit 4-3: sector, money that stays in the city, sales in all."""
    rows = _rows(path)
    known = {(row["sector"], row["variable"]): float(row["value"]) for row in rows if row["example"] == "crompton_4_3"}
    return [(s, known[s, "direct_sales"], known[s, "total_sales"]) for s in CROMPTON]


def price_ratio(path: Path, year: int) -> float:
    """US GDP deflator of the published figures' year over the table's."""
    rows = _rows(path)
    deflator = {int(row["year"]): float(row["gdp_deflator_2017_100"]) for row in rows if row["gdp_deflator_2017_100"]}
    return deflator[YEAR] / deflator[year]


def calibrate(
    nation: Economy, published: Sequence[Published], households: Sequence[HouseholdFigures]
) -> RegionalMethod:
    """The parameters that fit the regions given; one that they cannot tell apart stays neutral.

    With a state only, nothing is known of commuters (resident delta 0); with a metro only, what its earnings
    lack counts as commuters' (level 1).
    """
    places = [figures.place for figures in households]
    first = [p for p in published if p.figure == "output_type_1" and p.place in places]
    trials = [RegionalMethod(delta=float(delta)) for delta in GRID]
    method = min(trials, key=lambda trial: _absolute(fit_lines(nation, first, 1.0, trial)))

    trials = [replace(method, household_delta=float(delta)) for delta in GRID]
    method = min(trials, key=lambda trial: sum(_spending_error(nation, f, trial) ** 2 for f in households))

    levels = {f.place: f.earnings / _earnings(nation, f.place, method, published) for f in households}
    states = [level for place, level in levels.items() if place.startswith("US-")]
    level = float(np.mean(states)) if states else 1.0
    gaps = [
        np.log(min(1.0, found / level)) / np.log(size(place_jobs(place, year=YEAR).share, 1.0))
        for place, found in levels.items()
        if not place.startswith("US-")
    ]
    leaving = float(np.mean(gaps)) if gaps else 0.0
    return replace(method, household_level=round(level, 3), resident_delta=round(leaving, 4))


def _absolute(lines: Sequence[FitLine]) -> float:
    return sum(fit.mean_absolute_error for fit in summaries(lines) if fit.figure == "output_type_1")


def _spending_error(nation: Economy, figures: HouseholdFigures, method: RegionalMethod) -> float:
    economy = regional_economy(nation, place_jobs(figures.place, year=YEAR), method)
    assert economy.households is not None
    return float((economy.L @ economy.households.column).sum()) - figures.spending


def _earnings(nation: Economy, place: str, method: RegionalMethod, published: Sequence[Published]) -> float:
    economy = regional_economy(nation, place_jobs(place, year=YEAR), replace(method, commuting=0.0))
    assert economy.households is not None
    per_unit = economy.households.row @ economy.L
    codes = [p.codes[0] for p in published if p.place == place and p.service and p.figure == "earnings"]
    return float(np.mean([per_unit[nation.industries.index(code)] for code in codes]))


def write(
    folder: Path,
    method: RegionalMethod,
    by_region: Mapping[str, RegionalMethod],
    published: Sequence[Published],
    nation: Economy,
    prices: float,
) -> None:
    """The package `regional`: the parameters in one small place, and what they were fitted to."""
    meanings = {
        "delta": "exponent of size for what firms and final buyers buy in the place",
        "household_delta": "exponent of size for what residents buy in the place",
        "household_level": "level of household spending: earnings that pay net of contributions leaves out",
        "resident_delta": "exponent of size for the part of pay that stays with a county's or metro's residents",
    }
    rows = [[name, float(getattr(method, name)), meaning] for name, meaning in meanings.items()]
    write_package(
        folder,
        {
            "name": "regional",
            "title": "Parameters of the regional method, fitted to published regional multipliers",
            "version": "1.0.0",
            "description": "See docs/regions.md, written by the same script.",
            "licenses": [{"name": "public-domain", "title": "US government work; computed form Apache-2.0"}],
            "sources": [
                {
                    "title": "BEA, RIMS II multipliers, 2012 benchmark input-output accounts and 2018 regional "
                    "data: North Carolina, and Greenville NC (region inferred from a file label)"
                }
            ],
            "impactcalc": {
                "kind": "regional_method",
                "method": method.method,
                "fitted_on": list(PLACES.values()),
                "table": nation.name,
                "price_ratio": {
                    "value": prices,
                    "source": f"US GDP deflator {YEAR} over {nation.year}: carries jobs per million",
                },
            },
        },
        [
            Resource(
                "parameters",
                "The parameters",
                (
                    ("name", "string", "field of RegionalMethod"),
                    ("value", "number", "value"),
                    ("meaning", "string", "what it decides"),
                ),
                rows,
            ),
            Resource(
                "held_out",
                "The parameters fitted to one region alone: what the others are tested with",
                (
                    ("fitted_on", "string", "identifier of the region"),
                    ("name", "string", "field of RegionalMethod"),
                    ("value", "number", "value"),
                ),
                [[place, name, float(getattr(own, name))] for place, own in by_region.items() for name in meanings],
            ),
            Resource(
                "published",
                "The published multipliers that they were fitted to (Type I derived from printed figures)",
                (
                    ("place", "string", "identifier"),
                    ("year", "integer", "year of the regional data"),
                    ("industry", "string", "name as published"),
                    ("title", "string", "name of the place"),
                    ("codes", "string", "industries of the table that it is made of"),
                    ("service", "boolean", "counted in the sums"),
                    ("figure", "string", "output_type_1, output_type_2, earnings or jobs (Type II, per million)"),
                    ("value", "number", "per unit of final demand"),
                ),
                [
                    [p.place, p.year, p.industry, TITLES[p.place], " ".join(p.codes),
                     str(p.service).lower(), p.figure, p.value]
                    for p in published
                ],
            ),
        ],
    )  # fmt: skip


def document(
    nation: Economy,
    published: Sequence[Published],
    prices: Mapping[str, float],
    method: RegionalMethod,
    by_region: Mapping[str, RegionalMethod],
    crompton: Sequence[tuple[str, float, float]],
    anew: RegionalMethod,
    data: Path,
) -> str:
    """docs/regions.md; `anew` the parameters that a fit to the present jobs finds."""
    lines = fit_lines(nation, published, prices[nation.name], method)
    parts = [
        _TEXT.format(
            delta=method.delta, household_delta=method.household_delta, level=method.household_level,
            resident_delta=method.resident_delta, examples=_resident_examples(nation, method),
            anew=_parameters(anew),
        ),
        "## The fit\n\n"
        "Over the 15 service industries that are one industry of the table; in brackets over all 20 published.\n\n"
        + _fit_table(lines)
        + "\n\n## Fitted on one region, tested on the other\n\n"
        + _crossed(nation, published, prices[nation.name], by_region)
        + "\n\n## Neighbouring choices\n\n"
        "The same published figures with other methods and parameters (households as fitted): the band between "
        "the deltas on either side of the default is what a report shows.\n\n"
        + _neighbours(nation, published, prices[nation.name], method)
        + "\n\n## Other tables\n\n"
        "The parameters are fitted with the table of 2014. The same parameters with the others: mean error of output, "
        "mean deviation of earnings and jobs.\n\n"
        + _tables(published, prices, method)
        + "\n\n## Every industry\n\n"
        + _industries(lines)
        + "\n\n## A city that nobody named\n\n"
        + _crompton(nation, method, crompton)
        + f"\n\n{jobs_of_years.which_year(data)}\n{jobs_of_years.by_year(data)}\n"
        + _FAILS.format(**_failings(lines, _kept(method))),
    ]  # fmt: skip
    return "\n".join(parts)


def _fit_table(lines: Sequence[FitLine]) -> str:
    rows = []
    for fit, whole in zip(summaries(lines), summaries(lines, services_only=False), strict=True):
        aim = AIMS.get((fit.place.split(":")[0] + ":" if ":" in fit.place else "US-", fit.figure))
        money = fit.figure.startswith("output")
        rows.append([
            TITLES[fit.place], NAMES[fit.figure], f"{fit.published:.3f}", f"{fit.computed:.3f}",
            f"{fit.mean_error:+.3f}" if money else f"{fit.ratio - 1:+.0%}",
            f"{fit.mean_absolute_error:.3f} ({whole.mean_absolute_error:.3f})" if money else "",
            f"{aim:.2f}" if aim else "15 % in the mean" if fit.place.startswith("US-") else "",
        ])  # fmt: skip
    return _table(["region", "figure", "published", "computed", "mean error", "mean absolute error", "aim"], rows)


def _crossed(
    nation: Economy, published: Sequence[Published], prices: float, by_region: Mapping[str, RegionalMethod]
) -> str:
    rows = []
    for place, method in by_region.items():
        rows += [
            [
                TITLES[place], TITLES[fit.place], "fitted" if fit.place == place else "**tested**",
                NAMES[fit.figure], f"{fit.mean_error:+.3f}", f"{fit.mean_absolute_error:.3f}",
            ]
            for fit in summaries(fit_lines(nation, published, prices, method))
            if fit.figure.startswith("output")
        ]  # fmt: skip
    found = "; ".join(f"{TITLES[place]}: {_parameters(m)}" for place, m in by_region.items())
    head = ["fitted on", "region", "", "figure", "mean error", "mean absolute error"]
    return f"{_table(head, rows)}\n\nParameters found: {found}."


def _parameters(method: RegionalMethod) -> str:
    return (
        f"delta {method.delta:g}, household delta {method.household_delta:g}, level {method.household_level:g}, "
        f"resident delta {method.resident_delta:g}"
    )


def _neighbours(nation: Economy, published: Sequence[Published], prices: float, method: RegionalMethod) -> str:
    choices: list[tuple[str, RegionalMethod]] = [
        *((f"sized, delta {d:g}", replace(method, delta=d)) for d in (0.0, 0.03, 0.04, 0.05, 0.06, 0.07, 0.1)),
        ("SLQ", replace(method, method="slq")),
        ("CILQ", replace(method, method="cilq")),
        *((f"FLQ, delta {d:g}", replace(method, method="flq", delta=d)) for d in (0.05, 0.1, 0.3)),
        ("AFLQ, delta 0.1", replace(method, method="aflq", delta=0.1)),
        ("default, household delta 0", replace(method, household_delta=0.0)),
        ("default, household level 1", replace(method, household_level=1.0)),
        ("default, all pay stays", replace(method, resident_delta=0.0)),
    ]
    rows = []
    for name, choice in choices:
        fits = {(f.place, f.figure): f for f in summaries(fit_lines(nation, published, prices, choice))}
        cells = [
            f"{fits[p, figure].mean_absolute_error:.3f} ({fits[p, figure].mean_error:+.3f})"
            for p in PLACES.values()
            for figure in FIGURES[:2]
        ]
        rows.append([f"**{name}**" if choice == method else name, *cells])
    head = ["choice", *(f"{TITLES[p]}, {t}" for p in PLACES.values() for t in ("Type I", "Type II"))]
    return "Mean absolute error, in brackets the mean error.\n\n" + _table(head, rows)


def _tables(published: Sequence[Published], prices: Mapping[str, float], method: RegionalMethod) -> str:
    rows = []
    for name, ratio in prices.items():
        fits = summaries(fit_lines(load_economy(name), published, ratio, method))
        rows += [
            [
                name, TITLES[place],
                *(
                    f"{f.mean_error:+.3f}" if f.figure.startswith("output") else f"{f.ratio - 1:+.0%}"
                    for f in fits
                    if f.place == place
                ),
            ]
            for place in PLACES.values()
        ]  # fmt: skip
    return _table(["table", "region", *(NAMES[figure] for figure in FIGURES)], rows)


def _industries(lines: Sequence[FitLine]) -> str:
    known = {(ln.published.place, ln.published.industry, ln.published.figure): ln for ln in lines}
    rows = []
    for industry in dict.fromkeys(line.published.industry for line in lines):
        cells = []
        for place in PLACES.values():
            for figure in FIGURES:
                line = known.get((place, industry, figure))
                digits = 1 if figure == "jobs" else 2
                cells.append(f"{line.published.value:.{digits}f} / {line.computed:.{digits}f}" if line else "")
        rows.append([industry, *cells])
    head = ["industry", *(f"{t} {n}" for t in ("NC", "Greenville") for n in ("I", "II", "earnings", "jobs"))]
    return "Published / computed.\n\n" + _table(head, rows)


def _crompton(nation: Economy, method: RegionalMethod, crompton: Sequence[tuple[str, float, float]]) -> str:
    direct = sum(d for _, d, _ in crompton)
    at = [nation.industries.index(CROMPTON[s]) for s, _, _ in crompton]
    found = []
    for place in all_places():
        if place.kind == "metro" and place.population:
            economy = regional_economy(nation, place.id, method)
            total = sum(d * economy.L2[:, i].sum() for (_, d, _), i in zip(crompton, at, strict=True))
            found.append((place.population, total / direct))
    published = sum(t for _, _, t in crompton) / direct
    bands = [(0, 1e5), (1e5, 2.5e5), (2.5e5, 1e6), (1e6, 1e8)]
    rows = []
    for low, high in bands:
        values = [m for people, m in found if low <= people < high]
        rows.append(
            [
                f"{low:,.0f} to {high:,.0f}",
                str(len(values)),
                *(f"{q:.2f}" for q in np.quantile(values, (0.1, 0.5, 0.9))),
            ]
        )
    return (
        f"Crompton's Exhibit 4-3 has total sales of {published:.3f} times the money that stays in a city of which only "
        "the spending is told. The same spending in our metros, by population:\n\n"
        + _table(["population", "metros", "10 %", "median", "90 %"], rows)
    )


def _resident_examples(nation: Economy, method: RegionalMethod) -> str:
    names = ("cbsa:19100", "fips:48439", "cbsa:24780", "fips:36061", "US-DC")
    shown = []
    for name in names:
        economy = regional_economy(nation, name, method)
        shown.append(
            f"{economy.facts['place'].split(' (')[0]} {economy.facts['pay that stays with residents'].split(' (')[0]}"
        )
    return ", ".join(shown)


def _failings(lines: Sequence[FitLine], kept: float) -> dict[str, str]:
    def worst(figure: Figure) -> str:
        own = [ln for ln in lines if ln.published.figure == figure]
        own.sort(key=lambda ln: -abs(ln.error))
        return ", ".join(f"{ln.published.industry} in {TITLES[ln.published.place]} {ln.error:+.2f}" for ln in own[:4])

    def ratio(place: str, figure: Figure) -> str:
        fit = next(f for f in summaries(lines) if f.place == place and f.figure == figure)
        return f"{fit.ratio - 1:+.0%}"

    return {
        "worst_1": worst("output_type_1"),
        "worst_2": worst("output_type_2"),
        "without": "{:+.0%}".format(_without(lines, "US-NC", "jobs", "485") - 1.0),
        "g_kept": f"{kept:.0%}",
        "nc_jobs": ratio("US-NC", "jobs"), "nc_earn": ratio("US-NC", "earnings"),
        "g_jobs": ratio("cbsa:24780", "jobs"), "g_earn": ratio("cbsa:24780", "earnings"),
    }  # fmt: skip


def _kept(method: RegionalMethod) -> float:
    jobs = place_jobs(PLACES["metro_small"], year=YEAR)
    return resident_share(jobs.place, jobs.share, method)


def _without(lines: Sequence[FitLine], place: str, figure: Figure, code: str) -> float:
    own = [
        ln
        for ln in lines
        if ln.published.service
        and (ln.published.place, ln.published.figure) == (place, figure)
        and code not in ln.published.codes
    ]
    return float(sum(ln.computed for ln in own) / sum(ln.published.value for ln in own))


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)


_TEXT = """# Places

*Written by `scripts/calibrate_regions.py`; do not edit by hand.*

A place's table is the nation's, less what the place cannot supply itself. How much it can is read from its jobs by
industry (`multipliers/places/`: 51 states, 933 metro and micro areas, 3,142 counties).

**By name.** A place is typed by its name: Texas, Tarrant County, Dallas-Fort Worth, "Fort Worth, TX". A city of the
United States is read as the county that its centre lies in, and said so with the metro around it, in which more of the
money stays; New York City as its five counties; a city with far more people than that county lies in several and is
asked about. A city abroad, in any script, is read as its country. Where several places fit, they are asked about with
what to type for each; only towns with less than a hundredth of the people of the largest are passed over, and named.
17,300 cities and towns of the United States and 44,900 elsewhere are known (`multipliers/cities/`: GeoNames,
CC BY 4.0).

## The method

    SLQ_i  = (e_i^r / e^r) / (e_i^n / e^n)              jobs of industry i in the place and in the nation
    lambda = [log2(1 + e^r / e^n)]^delta                size of the place
    A_r    = A_d x min(SLQ_i, 1) lambda                 what firms buy in the place, by supplying industry i
    h_r    = h x min(1, level lambda_h min(SLQ_i, 1))   what residents buy in the place
    w_r    = w x (share of pay that stays with residents)

The quotient is the supplier's alone (RIMS II, too, regionalises by rows); lambda is the size term of Flegg and
Webber. It says that even an industry that is well represented is partly supplied from elsewhere, and the more so
the smaller the place. SLQ, CILQ, FLQ and AFLQ are there as well (`RegionalMethod`); a table below shows how they
fit. In the nation itself every factor is 1. No factor exceeds 1, so a place's output multipliers do not exceed the
nation's.

| parameter | value | fitted to |
| --- | --- | --- |
| delta | {delta:g} | output multipliers, Type I |
| household delta | {household_delta:g} | output per unit of earnings that households spend |
| household level | {level:g} | earnings per unit of final demand in the state (pay leaves out proprietors' income) |
| resident delta | {resident_delta:g} | the same in the metro beside the state: pay that leaves with commuters |

They ship in `multipliers/regional/`, with the published figures that they were fitted to, and were found with the
jobs of places in use before (states with proprietors, metros as published for 2019). A fit to the jobs of now finds
{anew}.

**Pay that stays with residents.** A state keeps all (the District of Columbia does not). A metro or county keeps
lambda with the resident delta; a county that has more jobs per head than its metro loses the surplus to commuters
besides. So: {examples}. A share of one's own replaces it: `RegionalMethod(commuting=0.4)`.

**Bought on the spot.** Accommodation, meals, local and road travel, vehicle rental, culture, sport, education,
housing, health, venues and government fees stay in the place whole, and so does the margin of a shop. Air, rail and
water travel, travel agencies, event services, telecom, advertising, printing, professional services, insurance,
other services, wholesale and transport margins, and the goods themselves stay by quotient (min(SLQ, 1) lambda); the
rest leaks.

**Industries that the place's source does not cover** take the state's quotient: farms (111CA), rail (482), government
(GFE with the post, GFGD, GFGN, GSLE, GSLG). Owner-occupied housing (HS) is local. The self-employed are in neither
the place's nor the nation's private jobs, so they cancel as far as they are spread alike;
pay, jobs and taxes per unit of output are the nation's, self-employed in.

**Absent is not suppressed.** A suppressed cell is imputed and flagged (how: `multipliers/places/datapackage.json`). An
industry that is truly absent has no multiplier ("not available"); spending on it leaks, since it cannot have been
bought there.
"""

_FAILS = """## Where it fails

- Two regions are few, one of them known by a file label only. Four numbers are fitted to four means, none to an
  industry. The kind of quotient, and what the level is fitted to, were chosen with both regions in view: the errors
  on the region left out are therefore somewhat too kind, and only a third region would tell. Of the
  cross-tests one misses its aim: the state's Type II from the metro alone, because a metro's
  earnings do not tell commuters from what pay leaves out.
- Output, Type I, farthest off: {worst_1}. Type II: {worst_2}. The 2014 table is not the 2012 benchmark that RIMS II
  uses, and one industry of ours may be several of theirs.
- Earnings and jobs use the nation's pay and jobs per unit of output. Earnings per dollar, mean: North Carolina
  {nc_earn}, Greenville {g_earn} (published by place of residence and with proprietors' income; computed by place of
  work, compensation of employees: {g_kept} of it stays with Greenville's residents by our share). Jobs per million:
  North Carolina {nc_jobs} ({without} without transit, whose jobs grew 2.6-fold from the table's year 2014 to
  2018), Greenville {g_jobs}. Where pay or productivity differ from the nation's, so do these.
- Type I figures are derived from printed Type II figures, not printed themselves.
- The commuting share is a proxy. A core county's true share of pay that leaves is often higher: give it if you know
  it.
- Hidden county jobs are imputed: 4 % of all jobs of 2019, more in small counties and in manufacturing. What a county
  or metro lacks in a single cell may be the source's rounding; 212, 324, 486 and 525 are weak everywhere.
"""

if __name__ == "__main__":
    sys.exit(main())
