"""The page Answer for a finance officer: the checks first, then cost and tax, then what a unit of money comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from impactcalc.impact.beside.ratios import Ratio, ratios
from impactcalc.impact.result import Result
from impactcalc.report.pages.first import FIRST, OTHERS, cost_table, cut_tables, sign_lines, signed_sheet, waterfall
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table


def finance_page(result: Result) -> Page:
    """Checks, cost and tax, per unit of money and per job, then the answer in words and who came; a line to sign."""
    settings = result.study.settings
    money = [*cost_table(result), *_per_unit(result)]
    who = list(cut_tables(result, "sheet"))
    steps = waterfall(result, len(money) + len(who)) if result.gross_spending > 0 else ()
    title = said().first.cost_share_words(result)
    return signed_sheet(
        title=f"{title}: {settings.name}" if title else said().first.finding(result),
        result=result,
        blocks=(
            *_checks(result),
            *money,
            *((Lines(said().finance.quotient_notes(result), "note"),) if len(money) > 0 and ratios(result) else ()),
            Lines(said().first.first_words(result), "strong"),
            *((Lines(wording),) if (wording := said().first.sure_words(result)) else ()),
            *who,
            *steps,
            Lines(sign_lines(result)),
        ),
    )


def _checks(result: Result) -> Iterator[Lines]:
    """Errors in full, the first warnings in full, and how many there are of each."""
    yield Lines((said().finance.checks_said(result),), "strong")
    if errors := said().finance.errors_said(result):
        yield Lines(errors, "warning")
    if warnings := said().finance.warnings_said(result):
        yield Lines(warnings)


def _per_unit(result: Result) -> Iterator[Table]:
    """What one unit of new money and of local money comes to, and what goes with one job."""
    found = ratios(result)
    for of, title in said().finance.per_unit_titles(result).items():
        if rows := [one for one in found if one.of == of]:
            yield _table(result, title, rows, in_full=of == "job")


def _table(result: Result, title: str, rows: list[Ratio], *, in_full: bool) -> Table:
    amounts = Column(term("Amount"), "money" if in_full else "multiplier", np.array([one.value for one in rows]))
    return Table(
        title,
        (
            Column(term("What"), "wrap", [said().finance.ratio_name(one, result) for one in rows], width=FIRST),
            replace(
                amounts, unit=said().terms.money_unit(result) if in_full else result.basis.home_currency, width=OTHERS
            ),
        ),
    )
