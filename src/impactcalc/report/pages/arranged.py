"""Which sheets stand in front, and in which order, for which reader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from impactcalc.impact.result import Result
from impactcalc.report.edition import ADVOCATE, FINANCE
from impactcalc.report.pages.advocate import advocate_page
from impactcalc.report.pages.finance import finance_page
from impactcalc.report.pages.sheets import APPENDIX, FRONT, Sheet

# What stands in front, by their tabs; all others follow in the appendix in the order that they have there.
FINANCE_FRONT = (
    "Answer",
    "Checks",
    "Cost and tax",
    "Taxes",
    "Break-even",
    "Ledger",
    "Trace",
    "How sure",
    "Assumptions",
)
ADVOCATE_FRONT = ("Answer",)

FIRST = {FINANCE: finance_page, ADVOCATE: advocate_page}  # in the place of the usual page Answer


def sheets_of(template: str, result: Result) -> tuple[list[Sheet], list[Sheet]]:
    """The sheets that give the answer, and those of the appendix, that are for this study."""
    front, behind = [*FRONT], [*APPENDIX]
    if template in FIRST:
        front, behind = _parted(FINANCE_FRONT if template == FINANCE else ADVOCATE_FRONT)
        front[0] = replace(front[0], make=FIRST[template])
    if template == ADVOCATE:
        # One page is what there is to hand out; who prints more clears the print area.
        behind = [replace(sheet, printed=lambda _: 0) for sheet in behind]
    return list(_for(front, result)), list(_for(behind, result))


def _parted(tabs: tuple[str, ...]) -> tuple[list[Sheet], list[Sheet]]:
    known = {sheet.tab: sheet for sheet in (*FRONT, *APPENDIX)}
    return [known[tab] for tab in tabs], [sheet for tab, sheet in known.items() if tab not in tabs]


def _for(sheets: list[Sheet], result: Result) -> Iterator[Sheet]:
    return (sheet for sheet in sheets if sheet.applies(result))
