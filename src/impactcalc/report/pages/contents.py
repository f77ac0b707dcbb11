"""The page Contents: every sheet of the workbook with what it holds and a link to it."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.impact.result import Result
from impactcalc.report.pages.sheets import Sheet
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.links import target
from impactcalc.report.writers.page import Column, Page, Table

TAB = "Contents"
PRINTED = {None: "whole", 0: "no", 1: "its first page"}


def contents_page(
    result: Result, front: Sequence[Sheet], appendix: Sequence[Sheet], others: Sequence[tuple[str, str]]
) -> Page:
    """The answer's sheets, then those of the appendix, then `others` that are no pages: tab, and what it holds."""
    blocks = [_listed(result, term("The answer"), front), _listed(result, term("Appendix"), appendix)]
    if others:
        blocks.append(_others(others))
    return Page(
        tab=term(TAB),
        title=term(
            "{sheets} the answer, {count} more what it rests on", sheets=_sheets(len(front)), count=len(appendix)
        ),
        lead=(
            term(
                "A name leads to its sheet, the title of each sheet leads back here. Tabs in colour are the answer, "
                "grey "
                "ones the appendix. To print a sheet whole that is not, clear its print area (Page Layout, Print "
                "Area, Clear)."
            ),
        ),
        blocks=tuple(blocks),
        frozen=None,
        upright=True,
    )


def _sheets(count: int) -> str:
    return term("1 sheet gives") if count == 1 else term("{count} sheets give", count=count)


def _listed(result: Result, title: str, sheets: Sequence[Sheet]) -> Table:
    printed, tabs = [sheet.printed(result) for sheet in sheets], [term(sheet.tab) for sheet in sheets]
    return Table(
        title,
        (
            Column(
                term("Sheet"), "link", tabs, width=26, links=[target(tab, 1) for tab in tabs],
            ),
            Column(term("What it holds"), "wrap", [sheet.titled or term(sheet.holds) for sheet in sheets], width=68),
            Column(term("Printed"), "text", [_printed(n) for n in printed], width=18),
        ),
    )  # fmt: skip


def _printed(sheets: int | None) -> str:
    return term(PRINTED[sheets]) if sheets in PRINTED else term("its first {n} pages", n=sheets)


def _others(others: Sequence[tuple[str, str]]) -> Table:
    tabs = [tab for tab, _ in others]
    return Table(
        term("To go on with, and the input"),
        (
            Column(term("Sheet"), "link", tabs, width=26, links=[target(tab, 1) for tab in tabs]),
            Column(term("What it holds"), "wrap", [holds for _, holds in others]),
            Column(term("Printed"), "text", [_printed(0)] * len(tabs), width=18),
        ),
    )
