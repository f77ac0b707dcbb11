"""The page To quote: sentences that may be quoted as they stand, and what not to write."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table


def to_quote_page(result: Result) -> Page:
    """Each sentence is complete with its condition."""
    found = said().first.quotable(result)
    table = Table(
        "",
        (
            Column(term("Name"), "text", [name for name, _ in found], width=10),
            Column(term("Sentence"), "wrap", [text for _, text in found], width=90),
        ),
    )
    lead = (
        term("Each of these holds as it stands, with its condition.")
        if found
        else said().first.nothing_to_quote(result)
    )
    return Page(
        tab=term("To quote"), title=said().titles.quote_title(result), lead=(lead,),
        blocks=(*((table,) if found else ()), Lines((said().first.DO_NOT_WRITE,), "strong")), frozen=None, upright=True,
    )  # fmt: skip
