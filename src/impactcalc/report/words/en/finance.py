"""What a finance officer reads first: the checks, and what a unit of money or a job comes to."""

from __future__ import annotations

from collections.abc import Mapping

from impactcalc.impact.beside.ratios import Of, Ratio
from impactcalc.impact.result import Result
from impactcalc.report.words.en.answer import broken_words, check_words
from impactcalc.report.words.en.governments import own_budget
from impactcalc.report.words.en.terms import money_word
from impactcalc.words.standing_alone import capital

MOST_CHECKS = 6  # that stand here in full; the sheet Checks has them all
QUOTIENTS = (
    "Each is one figure of this report divided by another. A job is one for one year that the new money supported, not "
    "one that the programme made."
)
BLANK = "Shares are blank: new money and what it supported are both at most, so that of them the quotient is no bound."


def quotient_notes(result: Result) -> tuple[str, ...]:
    """What the quotients are, and are not."""
    return (QUOTIENTS, *((BLANK,) if result.at_most else ()))


def checks_said(result: Result) -> str:
    """How many fired: "Checks: no errors, 2 warnings and 9 notes."."""
    return f"Checks: {check_words(result)}."


def errors_said(result: Result) -> tuple[str, ...]:
    """Every error in full."""
    found = [*broken_words(result)]
    found += [f"Error, {c.in_one_line}. {c.remedy}." for c in result.checks_found if c.severity == "error"]
    return tuple(found)


def warnings_said(result: Result, most: int = MOST_CHECKS) -> tuple[str, ...]:
    """The first warnings in full, and how many more there are."""
    found = [c for c in result.checks_found if c.severity == "warning"]
    texts = [f"Warning, {c.in_one_line}. {c.remedy}." for c in found[:most]]
    if (others := len(found) - most) > 0:
        texts.append(f"{others} more warning{'' if others == 1 else 's'} on the sheet Checks.")
    return tuple(texts)


def per_unit_titles(result: Result) -> Mapping[Of, str]:
    """Over the quotients of each kind."""
    one = money_word(result.basis.home_currency)
    return {
        "new money": f"For each {one} of new money",
        "cost": f"For each {one} of local money that it cost",
        "job": "For each job supported for a year",
    }


def ratio_name(one: Ratio, result: Result, *, bound: bool = True) -> str:
    """What is divided, and of what it is a bound."""
    what = one.what.replace("the own budget", own_budget(result))
    return f"{capital(what)}{f' ({one.bound})' if bound and one.bound else ''}"
