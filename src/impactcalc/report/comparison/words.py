"""A comparison in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from impactcalc.impact.comparison import Comparison, Step
from impactcalc.impact.figures import FIGURES, NAMES
from impactcalc.report.figure_columns import HEADINGS
from impactcalc.report.targets import input_name
from impactcalc.report.words import jobs, money

STEP_NAMES: Mapping[Step, str] = MappingProxyType(
    {
        "removed": "Rows only in A, taken away",
        "added": "Rows only in B, added",
        "amounts": "People, days, amounts and what they were spent on",
        "shares": "Net-new shares, and who paid",
        "place": "Place, with its multipliers",
        "year": "Year, its prices and its table",
        "rates": "Rates, taxes, profiles and survey",
        "other": "Multipliers in use",
        "": "none: a label, a range or a deal",
    }
)
TOLD = ("net_new_spending", "output", "value_added", "jobs", "tax_local")
SAME = "No difference: A and B say the same, and come to the same."
ORDER = (
    "Changes are taken over from B into A one kind after another, always in this order: rows that only A has go; rows "
    "that only B has come; people, days and amounts; net-new shares; place; year and prices; rates, taxes, profiles "
    "and survey. Each line is the difference that one more kind makes, by a run of its own: what a change makes "
    "depends on those before it. The lines add up to the difference."
)
TOGETHER = "Kinds that share a line only hold together: no study lies between them."


def headline(found: Comparison) -> tuple[str, ...]:
    """What is compared, what differs, and where most of it comes from."""
    return tuple(_headline(found))


def _headline(found: Comparison) -> Iterator[str]:
    yield f"A: {_called(found, 'a')}. B: {_called(found, 'b')}."
    if found.same:
        yield SAME
        return
    yield differing(found)
    if not found.moved:
        yield "No figure differs."
        return
    for name in TOLD:
        text = _figure(found, name)
        if text:
            yield text
    if not found.same_money:
        yield (
            f"A is in {found.a.basis.home_currency}, B in {found.b.basis.home_currency}: money stands side by side and "
            "is not subtracted."
        )
    elif found.a.basis.report_year != found.b.basis.report_year:
        yield (
            f"A is in {found.a.basis.report_year} prices, B in {found.b.basis.report_year} prices: the differences "
            "hold the change of prices too (line Year, its prices and its table)."
        )
    bases = [side.economy.jobs_basis for side in (found.a, found.b)]
    if bases[0] != bases[1] and "jobs" in found.a.table.measures and "jobs" in found.b.table.measures:
        yield f"Jobs in A are {bases[0]}; in B they are {bases[1]}: the difference holds that too."
    yield from _largest(found)


def differing(found: Comparison) -> str:
    """How many inputs, assumptions and checks differ."""
    inputs = found.inputs
    lone = [row.only_in for row in inputs.lone]
    parts = [
        f"{_count(len(inputs.changes), 'cell')} differ{'s' if len(inputs.changes) == 1 else ''}",
        f"{_count(lone.count('A'), 'row')} only in A",
        f"{_count(lone.count('B'), 'row')} only in B",
        f"{_count(len(found.assumptions), 'assumption')} and {_count(len(found.checks), 'check')} changed",
    ]
    return f"{', '.join(parts)}."


def step_words(step: Sequence[Step]) -> str:
    """A line of the chain."""
    return "; ".join(STEP_NAMES[stage] for stage in step)


def _called(found: Comparison, which: str) -> str:
    study = getattr(found, which).study
    file = input_name(study)
    return f"{study.settings.name} ({file})" if file else study.settings.name


def _figure(found: Comparison, name: str) -> str:
    at = NAMES.index(name)
    before, after, difference = found.figures_a[at], found.figures_b[at], found.difference[at]
    if np.isnan(before) or np.isnan(after):
        return ""
    sides = [_amount(name, value, side.basis.home_currency) for value, side in ((before, found.a), (after, found.b))]
    text = f"{HEADINGS[name]}: {sides[0]} in A, {sides[1]} in B"
    if np.isnan(difference):
        return f"{text}."
    if difference == 0:
        return f"{HEADINGS[name]}: {sides[0]} in both."
    more = f"{_amount(name, abs(difference), found.a.basis.home_currency)} {'more' if difference > 0 else 'less'}"
    relative = found.relative[at]
    part = "" if np.isnan(relative) else f" ({relative * 100:+.1f} %)"
    return f"{text}: {more}{part}."


def _largest(found: Comparison) -> Iterator[str]:
    at = NAMES.index("output" if found.same_money else "jobs")
    parts = found.by_step[:, at]
    if len(found.steps) > 1 and not np.isnan(parts).any() and parts.any():
        largest = int(np.argmax(np.abs(parts)))
        size = _amount(NAMES[at], abs(parts[largest]), found.a.basis.home_currency)
        sign = "+" if parts[largest] > 0 else "-"
        yield (
            f"The largest part of the difference in {HEADINGS[NAMES[at]].lower().replace('type ii', 'Type II')}: "
            f"{step_words(found.steps[largest]).lower().replace(' a,', ' A,').replace(' b,', ' B,')} ({sign}{size})."
        )


def _amount(name: str, value: float, currency: str) -> str:
    unit = FIGURES[name][0]
    return money(value, currency) if unit == "money" else jobs(value)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
