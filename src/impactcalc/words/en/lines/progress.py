"""How far a command has come."""

from __future__ import annotations

from impactcalc.facts.lines import progress as f
from impactcalc.words.en.inner import inner_phrase

_WRITTEN = {
    "report": "the report",
    "comparison": "the comparison",
    "html": "the page",
    "pdf": "the PDF",
    "pdf_full": "the whole PDF",
    "tables": "the tables",
}


def reading(fact: f.Reading) -> str:
    return f"reading {fact.file}"


def calculating(_: f.Calculating) -> str:
    return "calculating"


def writing(fact: f.Writing) -> str:
    return f"writing {_WRITTEN[fact.what]}"


def drawing_charts(_: f.DrawingCharts) -> str:
    return "drawing the charts"


def so_far(fact: f.SoFar) -> str:
    return f"{inner_phrase(fact.doing)}, {fact.share:.0%}{_left(fact.seconds)}"


def studies_so_far(fact: f.StudiesSoFar) -> str:
    return f"{fact.done} of {fact.whole} {'study' if fact.whole == 1 else 'studies'}{_left(fact.seconds)}"


def _left(seconds: float) -> str:
    """About how long the rest takes."""
    if seconds <= 0.0:
        return ""
    if seconds < 55:
        return f", about {max(round(seconds / 5) * 5, 5)} s left"
    if seconds < 55 * 60:
        return f", about {round(seconds / 60)} min left"
    return f", about {round(seconds / 1800) / 2:g} h left"
