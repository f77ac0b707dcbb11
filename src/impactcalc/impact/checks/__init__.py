"""The reviewer's list, automated (methods, section 11). Codes are stable: scripts may rely on them."""

from __future__ import annotations

from impactcalc.impact.checks import (
    additionality,
    deals,
    doubts,
    full_time,
    in_kind,
    place_fit,
    places,
    prices,
    profiles,
    survey,
    tables,
    taxes,
    world,
)
from impactcalc.impact.checks.finding import IDENTITY_BROKEN, SEVERITIES, Check, Findings
from impactcalc.impact.checks.plausibility import plausibility

__all__ = ["IDENTITY_BROKEN", "SEVERITIES", "Check", "Findings", "run_checks"]

_CHECKS = (
    doubts.counted,
    additionality.residents,
    additionality.missing_shares,
    places.place,
    place_fit.place_fit,
    prices.years,
    additionality.volunteers,
    additionality.organisers,
    additionality.scholarships,
    additionality.paid_twice,
    additionality.counted_twice,
    additionality.events_and_exchanges,
    additionality.outbound,
    additionality.budget_abroad,
    additionality.budget_travel,
    tables.broken_identities,
    tables.multipliers,
    tables.unusually_high,
    tables.missing_measures,
    tables.negative_coefficients,
    prices.carried,
    prices.purchasing_power,
    prices.implausible_levels,
    prices.rates_far_off,
    world.host_tables,
    tables.margins,
    additionality.assumed_profiles,
    profiles.foreign,
    additionality.no_spending,
    full_time.jobs_are,
    full_time.full_time_hours_unused,
    full_time.jobs_counted_alike,
    full_time.pay_per_job,
    taxes.sale_taxes,
    taxes.high_rates,
    taxes.left_out,
    taxes.rates_of_another_year,
    in_kind.in_kind,
    taxes.missing_costs,
    deals.deals,
    survey.survey,
    plausibility,
)


def run_checks(findings: Findings) -> tuple[Check, ...]:
    """Every check that fires, errors first and what spoils every figure before them, then by code."""
    found = [check for group in _CHECKS for check in group(findings)]
    return tuple(
        sorted(found, key=lambda c: (SEVERITIES.index(c.severity), c.code != IDENTITY_BROKEN, c.code, c.where))
    )
