"""The sentences of the page Answer, in two or three significant digits, and those that may be quoted as they stand."""

from __future__ import annotations

import math
from collections.abc import Iterator

from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.known.periods import year_words
from impactcalc.report.few_digits import in_few_digits, significant
from impactcalc.report.range_of import range_of
from impactcalc.report.words.en.answer import broken_words
from impactcalc.report.words.en.assumed import percent
from impactcalc.report.words.en.check_names import names_of_checks
from impactcalc.report.words.en.governments import own_budget
from impactcalc.report.words.en.how_sure import NOT_DRAWN, TOO_SMALL, drawn_words, left_words, none_as_reported
from impactcalc.report.words.en.jobs import counted_jobs, jobs
from impactcalc.report.words.en.ranges import bracket
from impactcalc.report.words.en.steps_taken import rest_words
from impactcalc.report.words.en.terms import place_name
from impactcalc.words.en.amounts import money, unit_of
from impactcalc.words.standing_alone import capital

MEANING = (
    "New money, by the shares stated, would not have come otherwise; value added: what GDP counts; supported: paid "
    "for, new or not; here: {}."
)
IN_BRACKETS = "in brackets: nine of ten draws"
DO_NOT_WRITE = (
    "Do not write that the programme made jobs (spending supported them), nor sales (output) as if they were income, "
    "nor the sum of impact and contribution, nor amounts to the last digit."
)


def about(value: float, currency: str, digits: int = 3) -> str:
    """An amount in a few significant digits: "about $502,000"."""
    return f"about {short_money(value, currency, digits)}"


def short_money(value: float, currency: str, digits: int = 3) -> str:
    """An amount in a few significant digits: "$190 million"."""
    said = significant(value, digits)
    unit = unit_of(said)
    whole = unit.decimals == 1 and abs(said) / unit.size >= 100
    return money(said, currency, unit._replace(decimals=0) if whole else unit)


def about_jobs(value: float) -> str:
    """A number of jobs in few digits, with its noun: "about 7.1 jobs", "about 0.9 of a job"."""
    return so_many_jobs(value, "")


def so_many_jobs(value: float, most: str) -> str:
    """A number of jobs with `most` before it ("at most ", or nothing); of some that would read as none, what is true in
    both cases."""
    return counted_jobs(in_few_digits(value), before=f"{most}about ")


def finding(result: Result) -> str:
    """The title of the first sheet."""
    name = result.study.settings.name
    if result.net_new_spending <= 0:
        return f"{name}: no new money"
    most = "at most " if result.at_most else ""
    said = f"{most}{about(result.net_new_spending, result.basis.home_currency)} of new money"
    return f"{capital(said)}: {name}"


def warned_words(result: Result) -> tuple[str, ...]:
    """Errors in full and warnings by name: what stands above the figures."""
    texts = [*broken_words(result)]
    texts += [f"Error, {c.in_one_line}. {c.remedy}." for c in result.checks_found if c.severity == "error"]
    warned = [check.code for check in result.checks_found if check.severity == "warning"]
    if warned:
        texts.append(f"{len(warned)} warning{'' if len(warned) == 1 else 's'}, see Checks: {names_of_checks(warned)}.")
    return tuple(texts)


def new_share_words(result: Result) -> str:
    """What part of the spending is new money: "40% of what was spent here is new money"."""
    if result.net_new_spending <= 0:
        return "Nothing of what was spent here is new money"
    most = "At most " if result.at_most else ""
    part = percent(result.net_new_spending, result.gross_spending)
    said = f"{most}{part} of what was spent here is new money"
    return capital(said)


def cost_share_words(result: Result) -> str:
    """What part of the cost came back in tax to the own budget; "" where either is not known."""
    fiscal = result.fiscal
    if not fiscal.own_taxes or fiscal.cost.own <= 0:
        return ""
    part = percent(fiscal.own_budget, fiscal.cost.total) if fiscal.own_budget < fiscal.cost.total else "All"
    if part == "less than 1%":
        return f"Less than 1% of the cost came back to {own_budget(result)}"
    most = "At most " if (fiscal.cost.at_least or result.at_most) and part != "All" else ""
    if part == "All" and (fiscal.cost.at_least or result.at_most):
        return f"Cost, and tax to {own_budget(result)}"
    return f"{most}{part} of the cost came back to {own_budget(result)}"


def first_words(result: Result) -> tuple[str, ...]:
    """New money, value added and jobs in one sentence, and what the words mean."""
    if result.net_new_spending <= 0:
        return (f"No new money came to {_where(result)}: nothing of the spending at home is net new.",)
    supported = _supported(result)
    how = "with these multipliers it" if result.at_most else "it"
    it = f"; {how} supported {' and '.join(supported)}" if supported else ""
    most = "at most " if result.at_most else ""
    within = _money_bracket(result, "net_new_spending")
    new = f"{most}{about(result.net_new_spending, result.basis.home_currency)} of new money{within}"
    here = "that place" if len(result.home.places) == 1 else "those places"
    return (f"In {_when(result)}, {new} came to {_where(result)}{it}.", MEANING.format(here))


def sure_words(result: Result) -> tuple[str, ...]:
    """The range and what is not in it, in one breath."""
    if result.net_new_spending <= 0:
        return none_as_reported(result)
    return (*_assumed(result), *_range(result))


def quotable(result: Result) -> tuple[tuple[str, str], ...]:
    """Sentences complete with their condition, each under its name; only those whose condition holds."""
    return () if nothing_to_quote(result) else tuple(_quotable(result))


def nothing_to_quote(result: Result) -> str:
    """Why no sentence may be quoted; "" where some may."""
    errors = sum(check.severity == "error" for check in result.checks_found)
    if errors:
        it = "an error" if errors == 1 else f"{errors} errors"
        return f"Nothing may be quoted yet: the sheet Checks has {it} to settle first."
    return "" if result.net_new_spending > 0 else "Nothing is net new: nothing to quote."


def _quotable(result: Result) -> Iterator[tuple[str, str]]:
    settings, where = result.study.settings, _where(result)
    within = _money_bracket(result, "net_new_spending")
    new = f"{about(result.net_new_spending, result.basis.home_currency)} of new money{within} came to {where}"
    drawn = f"; {IN_BRACKETS}" if within else ""
    if result.at_most:
        why = "at most, since the study leaves shares blank, for which nothing was taken off"
        yield "Q1", f"In {_when(result)}, at most {new} ({settings.name}); {why}{drawn}."
    else:
        why = "spending that, by the shares the study states, would not have come otherwise"
        yield "Q1", f"In {_when(result)}, {new} ({settings.name}): {why}{drawn}."
    supported = _supported(result)
    if len(supported) == 2:
        how = "With these multipliers that new money" if result.at_most else "That new money"
        yield (
            "Q2",
            f"{how} supported {supported[0]}, the measure that GDP counts, and {supported[1]} for a year"
            f"{f'; {IN_BRACKETS}' if _has_brackets(result) else ''}.",
        )
    part, not_new = percent(result.net_new_spending, result.gross_spending), rest_words(result)
    if not result.at_most and part != "100%" and not_new:
        yield "Q3", f"Of what was spent in connection with the programme, {part} was new to {where}; {not_new}."
    yield from _came_back(result)


def _came_back(result: Result) -> Iterator[tuple[str, str]]:
    """Cost and tax in one sentence, where both are known: of the own budget only, no other purse paid the cost."""
    fiscal, currency = result.fiscal, result.basis.home_currency
    if fiscal.own_taxes and fiscal.cost.own > 0 and fiscal.own_budget > 0 and not result.at_most:
        least = "at least " if fiscal.cost.at_least else ""
        cost, back = about(fiscal.cost.total, currency), about(fiscal.own_budget, currency)
        yield (
            "Q4",
            f"The programme used {least}{cost} of local money; {back} came back in the taxes that go to "
            f"{own_budget(result)}.",
        )


def _supported(result: Result) -> list[str]:
    most = "at most " if result.at_most else ""
    # Type II; the registry has no Type I of these for the impact, and then nothing is said of them here.
    added, found = FIGURES["value_added"].read(result), FIGURES["jobs"].read(result)
    currency, parts = result.basis.home_currency, []
    if math.isfinite(added) and added > 0:
        parts.append(f"{most}{about(added, currency)} of local value added{_money_bracket(result, 'value_added')}")
    if math.isfinite(found) and found > 0:
        parts.append(f"{so_many_jobs(found, most)}{bracket(result, 'jobs', _short_jobs)}")
    return parts


def _short_jobs(value: float) -> str:
    return jobs(in_few_digits(value))


def _has_brackets(result: Result) -> bool:
    return bool(bracket(result, "jobs", _short_jobs) or _money_bracket(result, "value_added"))


def _money_bracket(result: Result, key: str) -> str:
    return bracket(result, key, lambda value: short_money(value, result.basis.home_currency))


def _range(result: Result) -> Iterator[str]:
    sure = result.uncertainty
    if sure is None:
        yield NOT_DRAWN
    elif _has_brackets(result) or _money_bracket(result, "net_new_spending"):
        yield f"{'Limit' if result.at_most else 'In brackets'}: nine of ten draws of {drawn_words(sure)}."
        yield from _medians(result)
    elif any(range_of(result, key) for key in ("value_added", "jobs")):
        yield TOO_SMALL
    else:
        yield "No range can be given: the error of these multipliers is not known, and nothing else moves the figures."
    yield left_words(result, short=True)


def _medians(result: Result) -> Iterator[str]:
    currency = result.basis.home_currency
    added, found = range_of(result, "value_added"), range_of(result, "jobs")
    parts = []
    if added is not None and added.off_the_middle:
        parts.append(f"{short_money(added.p50, currency)} of value added")
    if found is not None and found.off_the_middle:
        parts.append(so_many_jobs(found.p50, "").removeprefix("about "))
    if parts:
        yield f"Median: {', '.join(parts)}."


def _assumed(result: Result) -> Iterator[str]:
    if result.assumed_spending > 0:
        part = percent(result.assumed_spending, result.gross_spending)
        yield f"{capital(part)} of the spending rests on assumed amounts."


def _when(result: Result) -> str:
    """2014, or fiscal year 2024-25."""
    return year_words(result.study.settings.period)


def _where(result: Result) -> str:
    places = [here.place for here in result.home.places]
    return place_name(places[0]) if len(places) == 1 else f"the {len(places)} places of the study"
