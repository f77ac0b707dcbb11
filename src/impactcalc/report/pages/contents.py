"""The page Contents: every sheet of the workbook with what it holds and a link to it."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.impact.result import Result
from impactcalc.report.pages.sheets import Sheet
from impactcalc.report.writers.links import target
from impactcalc.report.writers.page import Column, Page, Table

TAB = "Contents"
PRINTED = {None: "whole", 0: "no", 1: "its first page"}


def contents_page(
    result: Result, front: Sequence[Sheet], appendix: Sequence[Sheet], others: Sequence[tuple[str, str]]
) -> Page:
    """The answer's sheets, then those of the appendix, then `others` that are no pages: tab, and what it holds."""
    blocks = [_listed(result, "The answer", front), _listed(result, "Appendix", appendix)]
    if others:
        blocks.append(_others(others))
    return Page(
        tab=TAB,
        title=f"{_sheets(len(front))} the answer, {len(appendix)} more what it rests on",
        lead=(
            "A name leads to its sheet, the title of each sheet leads back here. Tabs in colour are the answer, grey "
            "ones the appendix. To print a sheet whole that is not, clear its print area (Page Layout, Print "
            "Area, Clear).",
        ),
        blocks=tuple(blocks),
        frozen=None,
        upright=True,
    )


def _sheets(count: int) -> str:
    return "1 sheet gives" if count == 1 else f"{count} sheets give"


def _listed(result: Result, title: str, sheets: Sequence[Sheet]) -> Table:
    printed = [sheet.printed(result) for sheet in sheets]
    return Table(
        title,
        (
            Column(
                "Sheet", "link", [sheet.tab for sheet in sheets], width=26,
                links=[target(sheet.tab, 1) for sheet in sheets],
            ),
            Column("What it holds", "wrap", [sheet.holds for sheet in sheets], width=68),
            Column("Printed", "text", [PRINTED.get(n, f"its first {n} pages") for n in printed], width=18),
        ),
    )  # fmt: skip


def _others(others: Sequence[tuple[str, str]]) -> Table:
    tabs = [tab for tab, _ in others]
    return Table(
        "To go on with, and the input",
        (
            Column("Sheet", "link", tabs, width=26, links=[target(tab, 1) for tab in tabs]),
            Column("What it holds", "wrap", [holds for _, holds in others]),
            Column("Printed", "text", [PRINTED[0]] * len(tabs), width=18),
        ),
    )
