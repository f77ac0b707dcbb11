"""The page Contents: every sheet of the workbook with what it holds and a link to it."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.impact.result import Result
from impactcalc.report.pages.sheets import Sheet
from impactcalc.report.signed.record import CarriedInput
from impactcalc.report.writers.links import target
from impactcalc.report.writers.page import Column, Page, Table

TAB = "Contents"
PRINTED = {None: "whole", 0: "no", 1: "its first page"}


def contents_page(
    result: Result, front: Sequence[Sheet], appendix: Sequence[Sheet], inputs: Sequence[CarriedInput]
) -> Page:
    """The answer's sheets, then those of the appendix, then those of the input that the report carries."""
    blocks = [_listed(result, "The answer", front), _listed(result, "Appendix", appendix)]
    if inputs:
        blocks.append(_carried(inputs))
    return Page(
        tab=TAB,
        title="Contents",
        lead=(
            "A name leads to its sheet, the title of each sheet leads back here. Blue tabs are the answer, grey ones "
            "the appendix. To print a sheet whole that is not, clear its print area (Page Layout, Print Area, Clear).",
        ),
        blocks=tuple(blocks),
        frozen=None,
        upright=True,
    )


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


def _carried(inputs: Sequence[CarriedInput]) -> Table:
    return Table(
        "The input",
        (
            Column(
                "Sheet", "link", [one.tab for one in inputs], width=26, links=[target(one.tab, 1) for one in inputs]
            ),
            Column("What it holds", "wrap", [f"The sheet {one.sheet.name} of the input, as typed." for one in inputs]),
            Column("Printed", "text", [PRINTED[0]] * len(inputs), width=18),
        ),
    )
