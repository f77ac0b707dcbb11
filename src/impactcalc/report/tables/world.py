"""Purchasing power and the countries' accounts as result.json holds them."""

from __future__ import annotations

from impactcalc.impact.abroad.host_country import MEASURES as WORLD_MEASURES
from impactcalc.impact.result import Result
from impactcalc.report.writers.json_value import Json, number


def ppp_object(result: Result) -> dict[str, Json]:
    """The contribution in international dollars."""
    world = result.world_contribution
    bounds: Json = None
    if world.bounded:
        bounds = {m: [number(world.low[m]), number(world.high[m])] for m in WORLD_MEASURES}
    return {
        "scope": "world contribution, output, international dollars",
        "price_year": result.basis.report_year,
        **{m: number(world.ppp(m)) for m in WORLD_MEASURES},
        "range": bounds,
        "market_range": {m: [number(world.market_low[m]), number(world.market_high[m])] for m in WORLD_MEASURES},
        "market": {m: number(world.market(m)) for m in WORLD_MEASURES},
        "by_country": [
            {
                "iso3": host.iso3 or None,
                "name": host.name,
                "own_table": host.own_table,
                **{m: number(getattr(host, m)) for m in WORLD_MEASURES},
                **{f"ppp_{m}": number(getattr(host, f"ppp_{m}")) for m in WORLD_MEASURES},
                "price_level_ratios": [
                    {"year": year, "ratio": number(ratio), "source": source}
                    for year, ratio, source in host.price_level_ratios
                ],
            }
            for host in world.countries
        ],
        "not_converted": [
            {"name": host.name, "amount": number(host.direct), "reason": host.why_not_converted}
            for host in world.not_converted
        ],
    }


def world_object(result: Result) -> dict[str, Json]:
    """Accounts of the contribution by country, and who spends where, at market rates."""
    world = result.world_contribution
    fields = (*WORLD_MEASURES, "leakage", "wages", "value_added", "labour_income", "jobs")
    return {
        "scope": "contribution, market rates",
        "accounts": [
            {
                "iso3": host.iso3 or None,
                "name": host.name,
                "tables": list(host.tables),
                **{name: number(getattr(host, name)) for name in fields},
                "jobs_basis": host.jobs_basis or None,
                "why_no_jobs": host.why_no_jobs or None,
            }
            for host in world.countries
        ],
        "rest_of_world": {"received_through_leakage": number(world.leaked)},
        "who_spends_where": [
            {"payer": payer, "spent_in": place or None, "amount": number(amount)}
            for payer, row in zip(world.spending.payers, world.spending.amounts, strict=True)
            for place, amount in zip(world.spending.places, row, strict=True)
        ],
    }


def regional_object(result: Result) -> list[Json]:
    """Places within the nation, at the nation's average prices."""
    return [
        {
            "place": power.place,
            "parities": [{"year": year, "parity": value, "source": source} for year, value, source in power.parities],
            **{m: number(v) for m, v in zip(WORLD_MEASURES, power.as_it_is, strict=True)},
            **{
                f"at_national_prices_{m}": number(v)
                for m, v in zip(WORLD_MEASURES, power.adjusted or [None] * len(WORLD_MEASURES), strict=True)
            },
            "not_converted": power.why_not or None,
        }
        for power in result.regional_power
    ]
