"""Where it stands what published studies found of shares that a study leaves blank."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.known.anchors import anchors
from impactcalc.report.tables.sums import blank_shares


def compared_words(result: Result) -> str:
    """Where it stands what studies found of shares that are blank; "" where none is, or no study of them is at hand."""
    found = {anchor.share for anchor in anchors()}
    known = any(blank.any() for name, blank in blank_shares(result).items() if name in found)
    return " What studies found of such shares is listed with the assumptions." if known else ""
