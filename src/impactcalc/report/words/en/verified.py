"""What `verify` found, in lines."""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.report.signed.verdict import MOST_CELLS, Verdict


def verdict_words(verdict: Verdict) -> Iterator[str]:
    """Same, or what differs: the input, a package, the version, figures, then cells of the report."""
    if verdict.same:
        yield f"Same: a second run of what this report carries gives all {verdict.compared:,} of its cells."
        return
    count = len(verdict.differs)
    yield f"Not the same: {count:,} difference{'' if count == 1 else 's'}."
    said = {
        "input": "the input was {signed}, and is now another: {now}",
        "version": "written by version {signed}, verified with {now}",
        "package": "sha256 {signed} when it was written, {now} now",
        "figure": "{signed} as signed, {now} in a second run",
        "live": "changed since signing: {signed} as signed, {now} now",
        "moved": "formulas over what was changed, whose results are others: {signed}",
        "cell": "a second run writes {signed}, the report says {now}",
    }
    for one in verdict.differs[:MOST_CELLS]:
        yield f"  {one.kind}  {one.where}: {said[one.kind].format(signed=one.signed, now=one.now)}"
    if count > MOST_CELLS:
        yield f"  and {count - MOST_CELLS:,} more"
