"""What a tie brought and cost, in sentences that hold for each."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from impactcalc.impact.beside.ties import Tie
from impactcalc.impact.result import Result
from impactcalc.report.few_digits import in_few_digits
from impactcalc.report.words.en.assumed import percent
from impactcalc.report.words.en.first import about, short_money, so_many_jobs
from impactcalc.words.en.amounts import money
from impactcalc.words.en.numbers import six_digits


def found_words(result: Result, ties: Sequence[Tie]) -> str:
    """The finding of the page: how many ties there are, and how much of the new money names a partner."""
    partners = [tie for tie in ties if tie.kind == "partner"]
    networks = len(ties) - len(partners)
    counts = [_count(len(partners), "partner"), _count(networks, "network")]
    named = " and ".join(count for count in counts if count)
    if not partners or result.net_new_spending <= 0:
        return f"Ties: {named}"
    new = sum(tie.net_new for tie in partners)
    part = percent(new, result.net_new_spending) if new > 0 else "none"
    return f"Ties: {named}; {part} of the new money names a partner"


def tie_lines(result: Result, tie: Tie) -> Iterator[str]:
    """People both ways, money, cost, what rests on assumptions, and what stands beside the money."""
    currency = result.basis.home_currency
    people = [
        f"{six_digits(value)} {what}"
        for value, what in ((tie.came, "came"), (tie.went, "went"), (tie.at_events, "took part in events"))
        if value > 0
    ]
    yield f"People: {', '.join(people)}." if people else "People: none are counted."
    if tie.gross + tie.spent_abroad <= 0:
        yield "No spending is stated."
    else:
        most = "at most " if tie.at_most else ""
        there = f", {money(tie.spent_abroad, currency)} there" if tie.spent_abroad > 0 else ""
        brought = f"{most}{about(tie.net_new, currency)} of new money" if tie.net_new > 0 else "no new money"
        yield f"Spent: {money(tie.gross, currency)} here{there}; {brought}{_supported(result, tie, most)}."
    if drawn := _ranges(tie, currency):
        yield f"Nine of ten draws{' of these limits' if tie.at_most else ''}: {drawn}."
    yield _cost(tie, currency)
    if tie.assumed > 0:
        yield f"Of the spending here, {percent(tie.assumed, tie.gross)} rests on amounts of profiles."
    beside = [
        f"{six_digits(tie.hours)} hours of {six_digits(tie.volunteers)} volunteers" if tie.hours > 0 else "",
        _given(tie, currency),
        f"deals of {money(tie.deals, currency)} claimed in all their years" if tie.deals > 0 else "",
    ]
    if any(beside):
        yield f"Beside the money: {'; '.join(part for part in beside if part)}."
    if tie.checks:
        yield f"To settle first, see Checks: {', '.join(tie.checks)}."


def _supported(result: Result, tie: Tie, most: str) -> str:
    found = dict(zip(result.table.measures, tie.effects.tolist(), strict=True))
    added, work = found.get("value_added", math.nan), found.get("jobs", math.nan)
    parts = []
    if added > 0:
        parts.append(f"{most}{about(added, result.basis.home_currency)} of value added")
    if work > 0:
        parts.append(so_many_jobs(work, most))
    return f", which supported {' and '.join(parts)}" if parts else ""


def _ranges(tie: Tie, currency: str) -> str:
    """Between which values the draws lie, of each figure that they move."""
    said = []
    for key, name in (("net_new_spending", "new money"), ("value_added", "value added"), ("jobs", "jobs")):
        one = tie.ranges.get(key)
        if one is not None:
            ends = [_end(key, end, currency) for end in (one.low, one.high)]
            said.append(f"{name} {ends[0]} to {ends[1]}")
    return "; ".join(said)


def _end(key: str, value: float, currency: str) -> str:
    return six_digits(round(in_few_digits(value), 1)) if key == "jobs" else short_money(value, currency)


def _cost(tie: Tie, currency: str) -> str:
    if tie.cost <= 0:
        return "Local money: none is named for it."
    return f"Local money: {money(tie.cost, currency)} is named for it."


def _given(tie: Tie, currency: str) -> str:
    if not tie.in_kind_lines:
        return ""
    lines = f"{tie.in_kind_lines} line{'' if tie.in_kind_lines == 1 else 's'} given in kind"
    return f"{lines}, worth {money(tie.in_kind, currency)} as far as a value is stated" if tie.in_kind > 0 else lines


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}" if count else ""
