"""The page Answer for a finance officer: the checks first, then cost and tax, then what a unit of money comes to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from impactcalc.impact.beside.ratios import Of, Ratio, ratios
from impactcalc.impact.result import Result
from impactcalc.report.pages.first import FIRST, OTHERS, cost_table, cut_tables, sign_lines, signed_sheet, waterfall
from impactcalc.report.words.answer import broken_words, check_words
from impactcalc.report.words.first import cost_share_words, finding, first_words, sure_words
from impactcalc.report.words.governments import own_budget
from impactcalc.report.words.terms import money_unit
from impactcalc.report.writers.page import Column, Lines, Page, Table

MOST_CHECKS = 6  # that stand here in full; the sheet Checks has them all
QUOTIENTS = (
    "Each is one figure of this report divided by another. A job is one for one year that the new money supported, not "
    "one that the programme made."
)
BLANK = "Shares are blank: new money and what it supported are both at most, so that of them the quotient is no bound."


def finance_page(result: Result) -> Page:
    """Checks, cost and tax, per unit of money and per job, then the answer in words and who came; a line to sign."""
    settings = result.study.settings
    money = [*cost_table(result), *_per_unit(result)]
    who = list(cut_tables(result, "sheet"))
    steps = waterfall(result, len(money) + len(who)) if result.gross_spending > 0 else ()
    told = cost_share_words(result)
    notes = (QUOTIENTS, *((BLANK,) if result.at_most else ()))
    return signed_sheet(
        title=f"{told}: {settings.name}" if told else finding(result),
        result=result,
        blocks=(
            *_checks(result),
            *money,
            *((Lines(notes, "note"),) if len(money) > 0 and ratios(result) else ()),
            Lines(first_words(result), "strong"),
            *((Lines(said),) if (said := sure_words(result)) else ()),
            *who,
            *steps,
            Lines(sign_lines(result)),
        ),
    )


def _checks(result: Result) -> Iterator[Lines]:
    """Errors in full, the first warnings in full, and how many there are of each."""
    yield Lines((f"Checks: {check_words(result)}.",), "strong")
    errors = [*broken_words(result)]
    errors += [f"Error, {c.where}: {c.message}. {c.remedy}." for c in result.checks_found if c.severity == "error"]
    if errors:
        yield Lines(tuple(errors), "warning")
    found = [c for c in result.checks_found if c.severity == "warning"]
    texts = [f"Warning, {c.where}: {c.message}. {c.remedy}." for c in found[:MOST_CHECKS]]
    if rest := len(found) - MOST_CHECKS if len(found) > MOST_CHECKS else 0:
        texts.append(f"{rest} more warning{'' if rest == 1 else 's'} on the sheet Checks.")
    if texts:
        yield Lines(tuple(texts))


def _per_unit(result: Result) -> Iterator[Table]:
    """What one unit of new money and of local money comes to, and what goes with one job."""
    found, currency = ratios(result), result.basis.home_currency
    titles: dict[Of, str] = {
        "new money": f"For each {currency} of new money",
        "cost": f"For each {currency} of local money that it cost",
        "job": "For each job supported for a year",
    }
    for of, title in titles.items():
        if rows := [one for one in found if one.of == of]:
            yield _table(result, title, rows, in_full=of == "job")


def _table(result: Result, title: str, rows: list[Ratio], *, in_full: bool) -> Table:
    amounts = Column("Amount", "money" if in_full else "multiplier", np.array([one.value for one in rows]))
    return Table(
        title,
        (
            Column("What", "wrap", [_name(one, result) for one in rows], width=FIRST),
            replace(amounts, unit=money_unit(result) if in_full else result.basis.home_currency, width=OTHERS),
        ),
    )


def _name(one: Ratio, result: Result) -> str:
    what = one.what.replace("the own budget", own_budget(result))
    return f"{what[:1].upper()}{what[1:]}{f' ({one.bound})' if one.bound else ''}"
