"""What became of spending that is not new: the steps of the ledger that took something, and no others."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np

from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import Masks
from impactcalc.words.en.numbers import in_a_row

# Said of the rest of the spending: "the rest was ...".
_NOT_NEW: Mapping[str, str] = MappingProxyType(
    {
        "residents": "was residents' own",
        "casual": "would have come anyway",
        "not_attributable": "was not due to the programme",
        "displaced": "pushed out other spending",
        "host_paid": "was local money",
        "payer_not_stated": "was paid by somebody whom the study does not state",
    }
)
# Said of what had come off before local money did: "as ...".
_BEFORE: Mapping[str, str] = MappingProxyType(
    {
        "residents": "residents' own",
        "casual": "casual",
        "not_attributable": "not attributable",
        "displaced": "displaced",
    }
)
_DUST = 1e-9  # of all spending: what sums of the same amounts in another order differ by


def rest_words(result: Result) -> str:
    """ "the rest was local money", "the rest was residents' own or pushed out other spending"; "" where nothing was
    taken off."""
    parts = [_NOT_NEW[step] for step in _NOT_NEW if _took(result, step)]
    if not parts:
        return ""
    several = f"{', '.join(parts[:-1])}, or {parts[-1]}" if len(parts) > 2 else " or ".join(parts)
    return f"the rest {several}"


def before_words(result: Result) -> str:
    """As what local money had come off before: "residents' own or displaced"."""
    rows = result.rows
    share = np.nan_to_num(rows.shares["host_paid_share"])
    local = (rows.local_money | (rows.scholarship > 0) | (share > 0)) & ~rows.abroad
    return in_a_row([_BEFORE[step] for step in _BEFORE if _took(result, step, local)], "or")


def _took(result: Result, step: str, rows: Masks | None = None) -> bool:
    taken = result.steps.steps[step]
    return bool(float((taken if rows is None else taken[rows]).sum()) > _DUST * result.gross_spending)
