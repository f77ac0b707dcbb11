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
    *doubts.CHECKS,
    *additionality.CHECKS,
    *places.CHECKS,
    *place_fit.CHECKS,
    *prices.CHECKS,
    *tables.CHECKS,
    *world.CHECKS,
    *profiles.CHECKS,
    *full_time.CHECKS,
    *taxes.CHECKS,
    *in_kind.CHECKS,
    *deals.CHECKS,
    *survey.CHECKS,
    plausibility,
)


def run_checks(findings: Findings) -> tuple[Check, ...]:
    """Every check that fires, errors first and what spoils every figure before them, then by code and place."""
    found = [check for group in _CHECKS for check in group(findings)]
    return tuple(
        sorted(found, key=lambda c: (SEVERITIES.index(c.severity), c.code != IDENTITY_BROKEN, c.code, repr(c.at)))
    )
