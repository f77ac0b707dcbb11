"""What `verify` found, in lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from impactcalc.impact.figures import FIGURES
from impactcalc.report.signed.verdict import MOST_CELLS, Difference, Is, Kind, Side, Stands, State, Verdict

_FOUND: Mapping[Kind, str] = {
    "input": "input  {where}: the input was {signed}, and is now another: {now}",
    "version": "version  {where}: written by version {signed}, verified with {now}",
    "package": "package  {where}: sha256 {signed} when it was written, {now} now",
    "figure": "figure  {where}: {signed} as signed, {now} in a second run",
    "live": "live  {where}: changed since signing: {signed} as signed, {now} now",
    "moved": "moved  {where}: formulas over what was changed, whose results are others: {signed}",
    "sheet": "cell  sheet {where}: a second run writes {signed}, the report says {now}",
    "cell": "cell  {where}: a second run writes {signed}, the report says {now}",
}
_STATES: Mapping[State, str] = {
    "as signed": "as signed",
    "not used": "not used",
    "there": "is there",
    "missing": "is missing",
    "not written": "is not written",
}
_LETTERS = 60  # of a cell that are told


def verdict_words(verdict: Verdict) -> Iterator[str]:
    """Same, or what differs: the input, a package, the version, figures, then cells of the report."""
    if verdict.same:
        yield f"Same: a second run of what this report carries gives all {verdict.compared:,} of its cells."
        return
    count = len(verdict.differs)
    yield f"Not the same: {count:,} difference{'' if count == 1 else 's'}."
    for one in verdict.differs[:MOST_CELLS]:
        yield "  " + _FOUND[one.kind].format(where=_where(one), signed=_side(one.signed), now=_side(one.now))
    if count > MOST_CELLS:
        yield f"  and {count - MOST_CELLS:,} more"


def _where(one: Difference) -> str:
    return FIGURES[one.where].heading if one.kind == "figure" and one.where in FIGURES else one.where


def _side(found: Side) -> str:
    if isinstance(found, Is):
        return _STATES[found.state]
    if isinstance(found, Stands):
        return _cell(found)
    return f"{found:,.6g}" if isinstance(found, float) else str(found)


def _cell(found: Stands) -> str:
    if isinstance(found.value, float):
        return f"{found.value:,.10g}"
    text = found.value[:_LETTERS]
    return f"the formula {text}" if found.formula else f'"{text}"' if text else "nothing"
