"""Rows of a sheet."""

from __future__ import annotations

from collections.abc import Mapping

from impactcalc.facts.rows import Stands, Sums, WhyTotal

STANDING: Mapping[Stands, str] = {
    "cell": "in the cell",
    "heading": "in the heading",
    "format": "in the format of the cell",
}


def why_total(why: WhyTotal, name: str) -> str:
    """What tells that a row is a total."""
    if why == "name":
        return f'it is called "{name}"'
    return "the totals row of a table" if why == "table" else "its numbers are sums of the rows above"


def sums(held: Sums) -> str:
    """Visitors 120, Accommodation 8,100.5."""
    return ", ".join(f"{heading} {total:,.15g}" for heading, total in held)


def span_of_days(start: str, end: str) -> str:
    """2024-07-01 to 2025-06-30; "" where it is open on that side."""
    if start and end:
        return f"{start} to {end}"
    return f"{start} on" if start else f"up to {end}"
