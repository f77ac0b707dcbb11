"""A comparison in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np

from impactcalc.impact.beside.comparison import Comparison, Step
from impactcalc.impact.beside.sampling_error import Sampled
from impactcalc.impact.figures import FIGURES, NAMES
from impactcalc.impact.result import Result
from impactcalc.report.words.en.answer import leaving_blank
from impactcalc.report.words.en.jobs import bare_jobs, full_time_year
from impactcalc.report.writers.targets import input_name
from impactcalc.words.en.amounts import money, rounded, unit_of

STEP_NAMES: Mapping[Step, str] = MappingProxyType(
    {
        "removed": "Rows only in A, taken away",
        "added": "Rows only in B, added",
        "amounts": "People, days, amounts and what they were spent on",
        "shares": "Net-new shares, and who paid",
        "place": "Place, with its multipliers",
        "year": "Year, its prices and its table",
        "rates": "Rates, taxes and profiles",
        "survey": "Answers to the survey, and the network they stand for",
        "other": "Multipliers in use",
        "": "none: a label, a range or a deal",
    }
)
FIGURES_TOLD = ("net_new_spending", "output", "value_added", "jobs", "tax_local")
SAME = "No difference: A and B say the same, and come to the same."
ORDER = (
    "Changes are taken over from B into A one kind after another, always in this order: rows that only A has go; rows "
    "that only B has come; people, days and amounts; net-new shares; place; year and prices; rates, taxes and "
    "profiles; the survey. Each line is the difference that one more kind makes, by a run of its own: what a change "
    "makes depends on those before it. The lines add up to the difference."
)
INTERVALS = (
    "In brackets stands the 95% interval of spending that is expanded from a survey: the chance of who answered, and "
    "nothing else. What the spending supported rests on multipliers too: its range stands in each report."
)
INDEPENDENT = (
    "A difference is within chance where it is no larger than t x its standard error, at 95%: two surveys of one and "
    "the same network would differ as much. The standard error is the root of the sum of both squares, since the "
    "surveys are taken as independent."
)
ONE_SURVEY = "A difference is within chance where it is no larger than t x the survey's standard error, at 95%."
SAME_ANSWERS = (
    "Both rest on the same answers, so their difference does not come of who answered: no standard error of it is "
    "given."
)
ALIKE = (
    "Rows are the same where their ids are; without ids, where they hold the same, else where they stand in the same "
    "row. A blank place, year or currency is compared as the setting."
)
ASSUMPTIONS = "What only one of the two results rests on, or rests on otherwise. Empty: not made there."
CHECKS = "What a reviewer would ask about one of the two and not, or otherwise, about the other."
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
    for name in FIGURES_TOLD:
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
            f"A is in {found.a.basis.report_words} prices, B in {found.b.basis.report_words} prices: the differences "
            "hold the change of prices too (line Year, its prices and its table)."
        )
    yield from _sampling(found)
    bases = [side.economy.jobs_basis or "of a basis that is not stated" for side in (found.a, found.b)]
    if bases[0] != bases[1] and "jobs" in found.a.table.measures and "jobs" in found.b.table.measures:
        yield f"Jobs in A are {bases[0]}; in B they are {bases[1]}: the difference holds that too."
    yield from _full_time_years(found)
    yield from _largest(found)


def _full_time_years(found: Comparison) -> Iterator[str]:
    """That full-time equivalents of the two are not alike, or known of one only."""
    lengths = [full_time_year(side) for side in (found.a, found.b)]
    if lengths[0] != lengths[1]:
        yield (
            f"A full-time year in A: {lengths[0]}; in B: {lengths[1]}. Where both are known the difference of "
            "full-time equivalents holds that too."
        )


def differing(found: Comparison) -> str:
    """How many inputs, assumptions and checks differ."""
    inputs = found.inputs
    lone = [row.only_in for row in inputs.lone]
    parts = [
        f"{_count(len(inputs.changes), 'cell')} differ{'s' if len(inputs.changes) == 1 else ''}",
        f"{_count(lone.count('A'), 'row')} only in A",
        f"{_count(lone.count('B'), 'row')} only in B",
        f"{_both(_count(len(found.assumptions), 'assumption'), _count(len(found.checks), 'check'))} changed",
    ]
    return f"{', '.join(parts)}."


def _both(one: str, other: str) -> str:
    """ "2 assumptions and 1 check", "no assumptions but 1 check"."""
    return f"{one} {'and' if one.startswith('no ') == other.startswith('no ') else 'but'} {other}"


def chart_title(figure: str) -> str:
    """The title of the bars of a figure, change by change."""
    return f"{figure}: what each change makes of the difference"


def cost_stated(result: Result) -> str:
    """Whether the programme cost is a lower bound, and why."""
    cost = result.fiscal.cost
    if cost.at_least:
        return "at least: a part is known from host-paid shares only, which say nothing of what was taken off before"
    return "all that the study says local money paid" if cost.total > 0 else "none is stated"


def impact_stated(result: Result) -> str:
    """Whether the impact is an upper bound, and why."""
    if result.at_most:
        return f"at most: {leaving_blank(result)} at least one net-new share blank"
    return "all net-new shares are stated" if result.net_new_spending > 0 else "nothing at home is net new"


def cost_least(found: Comparison) -> str:
    """Of which side the programme cost is a lower bound, to be added to its heading."""
    sides = [name for name, side in (("A", found.a), ("B", found.b)) if side.fiscal.cost.at_least]
    return f" ({' and '.join(sides)}: at least)" if sides else ""


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
    if np.isnan(before) and np.isnan(after):
        return ""
    currencies = [side.basis.home_currency for side in (found.a, found.b)]
    sides = [
        _amount(name, value, currency) if np.isfinite(value) else "not known"
        for value, currency in zip((before, after), currencies, strict=True)
    ]
    if found.sampling_errors is not None:
        parts = zip(sides, (found.sampling_errors.a, found.sampling_errors.b), currencies, strict=True)
        sides = [f"{side}{_interval(name, part, currency)}" for side, part, currency in parts]
    text = f"{FIGURES[name].heading}: {sides[0]} in A, {sides[1]} in B"
    if np.isnan(difference):
        return f"{text}."
    if difference == 0:
        return f"{FIGURES[name].heading}: {sides[0]} in both."
    more = f"{_difference(name, before, after, currencies[0])} {'more' if difference > 0 else 'less'}"
    relative = found.relative[at]
    part = "" if np.isnan(relative) else f" ({relative * 100:+,.1f}%)"
    return f"{text}: {more}{part}{_within_chance(found, name)}."


def _interval(name: str, side: Sampled, currency: str) -> str:
    """The 95% interval of spending, in brackets; nothing of what rests on multipliers, or has none."""
    at = NAMES.index(name)
    if np.isnan(side.low[at]):
        return ""
    return f" ({_amount(name, side.low[at], currency)} to {_amount(name, side.high[at], currency)})"


def _within_chance(found: Comparison, name: str) -> str:
    """Whether a difference is one that chance makes; nothing where that is not known."""
    at, errors = NAMES.index(name), found.sampling_errors
    if errors is None or np.isnan(errors.margin[at]):
        return ""
    error = _amount(name, errors.error[at], found.a.basis.home_currency)
    within = errors.within(found.difference)[at]
    return f", {'within chance' if within else 'more than chance'} (standard error {error})"


def _sampling(found: Comparison) -> Iterator[str]:
    """What the intervals and the errors of the differences mean, where there are any."""
    errors = found.sampling_errors
    if errors is None:
        return
    yield INTERVALS
    if errors.same_answers:
        yield SAME_ANSWERS
        return
    sides = [name for name, side in (("A", found.a), ("B", found.b)) if side.survey is None]
    if not np.isnan(errors.error).all():
        yield f"{sides[0]} is expanded from no survey and taken as it is. {ONE_SURVEY}" if sides else INDEPENDENT
    if errors.shared_members and not np.isnan(errors.error).all():
        yield (
            f"{_count(errors.shared_members, 'member')} of the same name answered both: if they are the same, their "
            "answers are alike, and the standard error of the difference is smaller than said."
        )


def _largest(found: Comparison) -> Iterator[str]:
    at = NAMES.index("output" if found.same_money else "jobs")
    parts = found.by_step[:, at]
    if len(found.steps) > 1 and not np.isnan(parts).any() and parts.any():
        largest = int(np.argmax(np.abs(parts)))
        size = _amount(NAMES[at], abs(parts[largest]), found.a.basis.home_currency)
        sign = "+" if parts[largest] > 0 else "-"
        name = FIGURES[NAMES[at]].heading.removeprefix("Impact: ")
        yield (
            f"The largest part of the difference in {name}: "
            f"{step_words(found.steps[largest]).lower().replace(' a,', ' A,').replace(' b,', ' B,')} ({sign}{size})."
        )


def _amount(name: str, value: float, currency: str) -> str:
    unit = FIGURES[name].unit
    return money(value, currency) if unit == "money" else bare_jobs(value)


def _difference(name: str, before: float, after: float, currency: str) -> str:
    """What lies between two amounts: between the two as they are read, where all three are read in one unit."""
    difference = after - before
    if FIGURES[name].unit != "money":
        return bare_jobs(abs(difference))
    units = {unit_of(value) for value in (before, after, difference)}
    if len(units) > 1:
        return money(abs(difference), currency)
    unit = units.pop()
    as_read = abs(rounded(after, unit) - rounded(before, unit))
    return money(as_read, currency, unit) if as_read else money(abs(difference), currency)


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
