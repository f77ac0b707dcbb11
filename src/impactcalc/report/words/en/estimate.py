"""A first answer in about ten lines: what a few heads and nights come to, how sure that is, and what was assumed."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.impact.rows.blank_kinds import blank_kinds
from impactcalc.known.anchors import anchors_of
from impactcalc.report.few_digits import in_few_digits
from impactcalc.report.range_of import range_of
from impactcalc.report.tables.sums import blank_shares
from impactcalc.report.words.en.assumed import percent
from impactcalc.report.words.en.first import about, short_money, so_many_jobs
from impactcalc.report.words.en.jobs import jobs
from impactcalc.report.words.en.taken import taken_words
from impactcalc.report.words.en.terms import place_name
from impactcalc.study.estimate import Estimate, Group
from impactcalc.words.en.amounts import money
from impactcalc.words.en.anchors import together
from impactcalc.words.en.numbers import six_digits

# What the options of the command take off, and what each share is of; the others have no option.
_OPTIONS = {
    "resident_share": ("residents among the people at events", "--residents"),
    "casual_share": ("those who would have come anyway", "--anyway"),
    "attribution_share": ("what is not due to the ties", "--because"),
}
_NO_OPTION = {
    "displaced_share": "what pushed out other spending",
    "host_paid_share": "what local money paid",
}


def estimate_words(result: Result, asked: Estimate) -> tuple[str, ...]:
    """The answer, what it stands on, what is not taken off, how to go on."""
    return tuple(_words(result, asked))


def _words(result: Result, asked: Estimate) -> Iterator[str]:
    currency = result.basis.home_currency
    yield (
        f"First estimate for {place_name(asked.place)}, {asked.year}, in {currency} of {result.basis.report_words}, "
        "from what you typed and what studies found of such people."
    )
    yield from _answer(result, currency)
    for group in asked.groups:
        yield _group(result, group, currency)
    assumed = percent(result.assumed_spending, result.gross_spending) if result.gross_spending > 0 else ""
    if assumed:
        part = "All" if assumed == "100%" else assumed
        yield f"{part} of this spending rests on amounts of other studies, none of it on a count of yours."
    if {"Visitors", "Events"} <= {group.kind.sheet for group in asked.groups}:
        yield "Visitors who are also among the people or guests at events count twice here."
    yield from _left_blank(result)
    yield from taken_words(result)[:1]


def _answer(result: Result, currency: str) -> Iterator[str]:
    most = "at most " if result.at_most else ""
    if result.net_new_spending <= 0:
        yield f"New money: none of {about(result.gross_spending, currency)} spent."
        return
    new, spent = about(result.net_new_spending, currency), about(result.gross_spending, currency)
    between = _between(result, "net_new_spending", lambda value: short_money(value, currency))
    yield f"New money: {most}{new} of {spent} spent{between}."
    added, work = FIGURES["value_added"].read(result), FIGURES["jobs"].read(result)
    if math.isfinite(added):
        between = _between(result, "value_added", lambda value: short_money(value, currency))
        yield f"Value added, what GDP counts: {most}{about(added, currency)}{between}."
    if math.isfinite(work):
        between = _between(result, "jobs", lambda value: jobs(in_few_digits(value)))
        yield f"Jobs for a year, part-time ones included: {so_many_jobs(work, most)}{between}."
    else:
        yield "Jobs: not known, the table of the place has none."


def _between(result: Result, key: str, said: Callable[[float], str]) -> str:
    """The range of a figure, where there is one; not a claim of more where both ends read the same."""
    found = range_of(result, key)
    if found is None or said(found.p5) == said(found.p95):
        return ""
    of = " of this limit" if result.at_most else ""
    return f"; nine of ten draws{of} lie between {said(found.p5)} and {said(found.p95)}"


def _group(result: Result, group: Group, currency: str) -> str:
    """A group with the day that was taken for it."""
    spent = float(result.steps.gross[result.rows.id == group.kind.id].sum())
    stays = group.people * max(group.time, 1.0)  # a visit of no night is a day
    each = (
        f"{six_digits(group.time)} {group.kind.unit}{'' if group.time == 1 else 's'} each"
        if group.time
        else "for the day"
    )
    day = group.kind.unit if group.time else "day"
    return (
        f"{group.kind.name}: {six_digits(group.people)}, {each}, "
        f"at {money(spent / stays, currency)} a person and {day} "
        f"(profile {group.kind.profile}): {about(spent, currency)}."
    )


def _left_blank(result: Result) -> Iterator[str]:
    blank = {name: rows for name, rows in blank_shares(result).items() if rows.any()}
    if not blank:
        return
    options = [f"{what} ({option})" for name, (what, option) in _OPTIONS.items() if name in blank]
    others = [what for name, what in _NO_OPTION.items() if name in blank]
    yield f"Nothing was taken off for {', '.join([*options, *others])}: hence at most."
    if "resident_share" in blank:
        found = anchors_of("resident_share", blank_kinds(result.rows, blank["resident_share"]))
        if found:
            yield f"For comparison, not used here: {together(found)}."
