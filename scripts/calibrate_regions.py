"""Fit the regional method to published regional multipliers, and write down how well it fits.

    python scripts/calibrate_regions.py [--data ../shared/data] [--docs docs] [--refit [--out multipliers]]

Writes docs/regions.md and docs/regions.svg, each region left out in turn; with --refit also the package `regional`.
Needs validation/, prices/ and regions/ of the folder of source tables. How it is fitted: region_fit.py. The level of
proprietors' income that it finds stands in self_employed.py (LEVEL) and comes into the tables with build_us.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

import fit_chart
import jobs_of_years
import other_evidence
import region_fit
import regional_package
import regions_page
import rims
import self_employed
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.jobs import place_jobs, place_pay
from impactcalc.economy.regions.places import find_place
from impactcalc.economy.regions.regional import default_method
from impactcalc.economy.regions.residents import jobs_held_by_residents
from impactcalc.economy.table_economy import TableEconomy
from region_fit import Evidence
from regional_trial import Nation, Region
from source_tables import arguments, lacking

TABLE = "us-2014"  # of the tables here the nearest to the benchmark of 2012 that RIMS II of 2018 rests on
NEEDED = (*rims.NEEDED, *other_evidence.NEEDED, *jobs_of_years.NEEDED, *regions_page.NEEDED)


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--docs", type=Path, default=Path("docs"))
    parser.add_argument("--refit", action="store_true", help="write the package of parameters, too")
    options = parser.parse_args()
    if lacking(options.data, NEEDED):
        return 2
    evidence = evidence_of(load_table(TABLE), options.data)
    anew, folds = region_fit.fit(evidence), region_fit.folds(evidence)
    alone = {place: region_fit.fit(evidence.only([place])) for place in rims.TITLES}
    if options.refit:
        regional_package.write(options.out / "regional", evidence, anew, folds, alone)
    elif (anew.delta, anew.household_delta) != (default_method().delta, default_method().household_delta):
        print("The parameters that ship are others than these; --refit writes them", file=sys.stderr)
    if anew.level != self_employed.LEVEL:
        print(f"LEVEL of self_employed.py is {self_employed.LEVEL:g}, the fit finds {anew.level:g}", file=sys.stderr)
    page = regions_page.page(evidence, anew, folds, options.data)
    options.docs.mkdir(parents=True, exist_ok=True)
    (options.docs / "regions.md").write_text(page, encoding="utf-8")
    (options.docs / "regions.svg").write_text(fit_chart.svg(folds), encoding="utf-8")
    print(page)
    return 0


def evidence_of(table: TableEconomy, data: Path) -> Evidence:
    """The nation, the regions with what is known of them, and what is published."""
    published, spent = rims.read(data)
    return Evidence(
        Nation.of(table, self_employed.LEVEL),
        tuple(_region(table, place) for place in rims.TITLES),
        tuple(published),
        {one.place: one.spending for one in spent},
        rims.price_ratio(data, table.year),
    )


def _region(table: TableEconomy, identifier: str) -> Region:
    place = find_place(identifier)
    pay: dict[str, float] = {}
    for name, where in (("own", identifier), ("state", f"US-{place.states[0][0]}")):
        known = place_pay(where, year=rims.YEAR)
        assert known is not None
        pay |= {name: known.relative, f"{name}, same mix": known.same_mix}
    jobs = place_jobs(identifier, year=rims.YEAR)
    return Region.of(table, jobs, jobs_held_by_residents(place), pay)


if __name__ == "__main__":
    sys.exit(main())
