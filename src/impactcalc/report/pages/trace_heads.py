"""What stands above the columns of the page Trace, by their keys: to write them, and to find them in a report again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from impactcalc.impact.rows.activities import SHARES
from impactcalc.report.tables.table import MONEY
from impactcalc.report.words.speaking import term
from impactcalc.words.en.spelling import spelled_but

# What each step of the ledger leaves, as a share of what the step before left.
KEPT = ("Not residents'", "Not here anyway", "Due to the programme", "Not displaced", "Not local money")


class TraceHead(NamedTuple):
    """A heading, and the unit behind it: "" for none, MONEY for that of the report."""

    heading: str
    unit: str = ""


HEADS: Mapping[str, TraceHead] = MappingProxyType(
    {
        "id": TraceHead("Id"),
        "category": TraceHead("Category"),
        "typed_in": TraceHead("Typed in, with what stands there"),
        "currency": TraceHead("Currency"),
        "amount": TraceHead("Amount", "typed or worked out"),
        "weight": TraceHead("Stands for", "of its like"),
        "to_report": TraceHead("To report prices", "times"),
        "gross_spending": TraceHead("Gross spending at home", MONEY),
        **{share: TraceHead(left, "stays") for share, left in zip(SHARES, KEPT, strict=True)},
        "net_new_spending": TraceHead("Net new spending", MONEY),
        "stays_here": TraceHead("Stays here at once", "of net new"),
        "local_final_demand": TraceHead("Local final demand", MONEY),
        "per value_added": TraceHead("Value added", "per unit of net new"),
        "value_added": TraceHead("Value added", MONEY),
        "per jobs": TraceHead("Jobs", "per million of net new"),
        "jobs": TraceHead("Jobs", "job-years"),
        "jobs_fte": TraceHead("Full-time equivalents", "full-time years"),
        "source": TraceHead("Source"),
    }
)


class FoundHead(NamedTuple):
    """A heading as a report has it: in which column, and its name and its unit as they are spelled there."""

    at: int
    whole: str
    name: str
    unit: str


def found_heads(headings: Sequence[str]) -> dict[str, FoundHead]:
    """The columns of a report's page by their keys, as far as it has them.

    A unit that most columns share stands above the table and not in their headings.
    """
    whole = {text: key for key, head in HEADS.items() for text in _spellings(f"{term(head.heading)} ({_unit(head)})")}
    alone = {text: key for key, head in HEADS.items() for text in _spellings(term(head.heading))}
    found = {}
    for at, heading in enumerate(headings):
        name, _, unit = heading.removesuffix(")").partition(" (")
        if (key := whole.get(heading) or alone.get(name)) is not None:
            found[key] = FoundHead(at, heading, name, unit)
    return found


def _unit(head: TraceHead) -> str:
    return term(head.unit) if head.unit else ""


def _spellings(text: str) -> tuple[str, str]:
    return text, spelled_but(text, ())
