"""Published studies run through the whole pipeline, as far as what they tell allows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

import rims
from impactcalc.economy.package import load_table
from impactcalc.economy.regions.places import all_places
from impactcalc.economy.regions.regional import regional_economy
from impactcalc.economy.regions.visitor_mix import standard_mix
from impactcalc.economy.table_economy import TableEconomy

WORKED = "validation/worked_examples.csv"
NEEDED = (WORKED,)
CROMPTON = {"Hotel": "721", "Restaurant": "722", "Amusements": "713", "Grocery stores": "445",
            "Gas stations": "4A0", "Souvenirs": "452"}  # fmt: skip
BANDS = ((0, 1e5), (1e5, 2.5e5), (2.5e5, 1e6), (1e6, 1e8))
# Crain's Chicago Business, 30 September 2006: delegates, tourists and seminar attendees a year, dollars a day, jobs.
PHOENIX, GUESTS, DAILY, JOBS, PAYROLL, PHOENIX_YEAR = "cbsa:38060", 8_900, 200.0, 90, 3.1e6, 2005
FORT_WORTH, SAID = "cbsa:19100", 14.0e6  # fwsistercities.org, 15 August 2016: "direct and indirect" a year


def text(data: Path) -> str:
    """The section of docs/regions.md."""
    nation = load_table("us-2014")
    return _TEXT.format(
        **_crompton(nation, data),
        **_phoenix(load_table("us-2014", PHOENIX), data),
        **_fort_worth(load_table("us-2016", FORT_WORTH)),
        **_washington(load_table("us-2014", "US-DC"), data),
    )


def _examples(data: Path) -> dict[tuple[str, str, str], float]:
    return {(r["example"], r["sector"], r["variable"]): float(r["value"]) for r in rims.rows_of(data / WORKED)}


def _crompton(nation: TableEconomy, data: Path) -> dict[str, str]:
    known = _examples(data)
    sold, total = (
        np.array([known["crompton_4_3", sector, name] for sector in CROMPTON])
        for name in ("direct_sales", "total_sales")
    )
    at = [nation.industries.index(code) for code in CROMPTON.values()]
    found = [
        (place.population, float(sold @ regional_economy(nation, place.id).L2.sum(axis=0)[at] / sold.sum()))
        for place in all_places()
        if place.kind == "metro" and place.population
    ]
    rows = []
    for low, high in BANDS:
        values = [value for people, value in found if low <= people < high]
        quantiles = (f"{q:.2f}" for q in np.quantile(values, (0.1, 0.5, 0.9)))
        rows.append([f"{low:,.0f} to {high:,.0f}", str(len(values)), *quantiles])
    head = ["population", "metros", "10%", "median", "90%"]
    return {"crompton": f"{total.sum() / sold.sum():.3f}", "metros": table(head, rows)}


def _visitor(economy: TableEconomy) -> dict[str, float]:
    """What a standard visitor's dollar does, Type II, in the table's prices; jobs per dollar."""
    bridge = economy.spending_bridge()
    dollar = bridge.B @ standard_mix(bridge.categories)
    whole = economy.L2 @ dollar
    return {
        "output": float(whole.sum()),
        "jobs": float(economy.per_output["jobs"] @ whole) / 1e6,
        "pay": float(economy.per_output["labour_income"] @ whole),
    }


def _phoenix(economy: TableEconomy, data: Path) -> dict[str, str]:
    rows = rims.rows_of(data / rims.PRICES)
    level = {int(r["year"]): float(r["gdp_deflator_2017_100"]) for r in rows if r["gdp_deflator_2017_100"]}
    prices = level[economy.year] / level[PHOENIX_YEAR]
    own = _visitor(economy)
    day = GUESTS * DAILY * prices * own["jobs"]
    return {
        "guests": f"{GUESTS:,}", "jobs_told": str(JOBS), "day": f"{day:.0f}", "days": f"{JOBS / day:.1f}",
        "pay_told": f"{PAYROLL / JOBS:,.0f}", "pay_here": f"{own['pay'] / own['jobs'] / prices:,.0f}",
    }  # fmt: skip


def _fort_worth(economy: TableEconomy) -> dict[str, str]:
    own = _visitor(economy)
    return {"said": f"{SAID / 1e6:.0f}", "new": f"{SAID / own['output'] / 1e6:.1f}",
            "work": f"{SAID / own['output'] * own['jobs']:.0f}"}  # fmt: skip


def _washington(economy: TableEconomy, data: Path) -> dict[str, str]:
    assert economy.households is not None
    at = economy.industries.index("721")
    told = _examples(data)["dc_rims_1999", "Hotel lodging", "direct_effect_earnings_multiplier"]
    return {"dc_told": f"{told:.2f}", "dc_here": f"{economy.earnings[at] / economy.households.row[at]:.2f}"}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(row) + " |" for row in lines)


_TEXT = """## Published studies

What a study does not tell cannot be tested. Each line says what that is.

- **A city that nobody named** (Crompton 2010, Exhibit 4-3): total sales of {crompton} times the money that stays. Not
  told: the city, its size, the closure. The same spending in our metros, by population:

{metros}

- **Phoenix Sister Cities, 2005**: {guests} guests a year at 200 dollars a day, {jobs_told} jobs, a payroll of 3.1
  million. Not told: the length of stay, what they buy, whether others paid, what "support" holds. By the model of
  Phoenix each day that they all stay supports {day} jobs (a standard visitor's purchases, all net new), so that
  {jobs_told} jobs would be {days} days; pay per job {pay_here} dollars of 2005 where the study has {pay_told}.
- **Fort Worth Sister Cities, 2016**: {said} million dollars a year, "direct and indirect". Not told: the spending, the
  multiplier, whether induced effects are in it. As output of Type II it would be {new} million of net new spending
  and {work} jobs in Dallas-Fort Worth.
- **Hotels in Washington, DC, 1999** (Frechtling and Horvath, RIMS II): total over direct earnings {dc_told}; the
  District here, of residents on both sides, {dc_here}. Not told: the region's bounds; fifteen years lie between.
"""
