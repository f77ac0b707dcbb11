"""The answer in sentences, for the Summary and for the terminal.

An effect is "supported" by spending, whatever the sentence. "Impact" is what net new spending supports, "contribution"
what gross spending does.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from typing import Literal, TypeAlias

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.impact.checks import IDENTITY_BROKEN, SEVERITIES
from impactcalc.impact.effects.effects import Effect
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.known_effects import by_measure, effect_at, is_known, widest_effect
from impactcalc.report.tables.sums import blank_shares
from impactcalc.report.terms import SHARE_NAMES
from impactcalc.report.words.en.assumed import assumed_words
from impactcalc.report.words.en.deals import deal_words
from impactcalc.report.words.en.in_kind import in_kind_words
from impactcalc.report.words.en.jobs import (
    FULL_TIME_YEAR,
    counted_jobs,
    job_words,
    jobs,
    jobs_and_full_time,
    jobs_by_round,
)
from impactcalc.report.words.en.known_effects import why_below
from impactcalc.report.words.en.public_money import tax_words
from impactcalc.report.words.en.ranges import bracket, limit
from impactcalc.report.words.en.studies_found import compared_words
from impactcalc.report.words.en.terms import place_name
from impactcalc.words.en.amounts import (
    LARGE,
    NOT_AVAILABLE,
    Unit,
    money,
    parts_rounded,
    parts_words,
    sign_of,
    size_words,
)
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.numbers import in_a_row
from impactcalc.words.en.places import country_words, the
from impactcalc.words.en.quantifiers import quantified

# Categories whose label does not read well after "spent on".
IN_SENTENCES = {"other": "other services", "venue": "the hire of venues", "travel_agency": "travel agencies"}
MOST_NAMED = 5  # a sentence that lists more countries than this cannot be read


def headline(result: Result, *, beside_tables: bool = False) -> tuple[str, ...]:
    """What the study comes to, a sentence or two a line; sensible for a study without any spending too.

    `beside_tables` leaves out what the tables of the Summary say as well.
    """
    return (
        *(() if beside_tables else broken_words(result)),
        *_home(result, beside_tables),
        *assumed_words(result),
        *tax_words(result),
        *_abroad(result),
        *_purchasing_power(result),
        *(() if beside_tables else (*_volunteers(result), *in_kind_words(result))),
        *deal_words(result),
    )


def broken_words(result: Result) -> tuple[str, ...]:
    """That the multipliers come from a table that does not add up; nothing where it does."""
    broken = [check.where.removeprefix("economy ") for check in result.checks_found if check.code == IDENTITY_BROKEN]
    if not broken:
        return ()
    return (
        f"Do not quote these figures: the multipliers in use ({in_a_row(broken)}) come from a table that does not "
        "add up.",
    )


def check_words(result: Result) -> str:
    """How many checks fired: "no errors, 8 warnings and 2 notes"."""
    found = Counter(check.severity for check in result.checks_found)
    parts = [_count(found[severity], severity) for severity in SEVERITIES]
    return in_a_row(parts)


def shares_not_stated(result: Result) -> tuple[str, ...]:
    """The net-new shares, in words, that some activity with spending at home leaves blank."""
    return tuple(SHARE_NAMES[name] for name, blank in blank_shares(result).items() if blank.any())


def leaving_blank(result: Result) -> str:
    """How many of the activities that have something net new leave a share blank: "2 of 3 activities leave"."""
    some = np.any(list(blank_shares(result).values()), axis=0)
    applies = int(np.count_nonzero(result.steps.net_new > 0))
    nouns = ("activity with net new spending", "activities with net new spending")
    return quantified(int(np.count_nonzero(some)), applies, nouns, ("leaves", "leave"))


def category_words(result: Result) -> tuple[str, ...]:
    """What one unit of money of each spending category does, a sentence each, in table-year prices."""
    table, bridge = result.table, result.economy.spending_bridge()
    local = bridge.B.sum(axis=0)
    output, first, second = table.measures.index("output"), effect_at("total_type_1"), effect_at("total_type_2")
    per_job = table.K[second, table.measures.index("jobs")] if "jobs" in table.measures else None
    per = jobs_are_per(per_job) if per_job is not None else LARGE[0]
    sentences = []
    for c, category in enumerate(CATEGORIES):
        one = f"{unit_of_money(result, 1.0)} on {IN_SENTENCES.get(category.code, _lower(category.label))}"
        if bridge.wages[c] > 0.5:
            text = f"{one}: it is residents' pay, whose spending supports "
            text += f"{unit_of_money(result, table.K[second, output, c])} of output"
        else:
            parts = [f"{unit_of_money(result, local[c])} stays"]
            parts += [f"{unit_of_money(result, bridge.leakage[c])} leaks"] if bridge.leakage[c] >= 0.005 else []
            parts += [f"{unit_of_money(result, bridge.tax[c])} is tax on the sale"] if bridge.tax[c] >= 0.005 else []
            text = f"{one}: {', '.join(parts)}; "
            text += f"{unit_of_money(result, table.K[first, output, c])} of output with suppliers, "
            text += f"{unit_of_money(result, table.K[second, output, c])} with households' spending"
        if per_job is not None and not math.isnan(per_job[c]):
            text += f"; {per_job[c] * per.size:.1f} jobs per {sign_of(result.economy.currency)}1{per.name}"
        sentences.append(text)
    return tuple(sentences)


def jobs_are_per(per_unit: Floats) -> Unit:
    """The amount of money that a job of some category is counted per: a million, more where that is little money."""
    known = per_unit[np.isfinite(per_unit)]
    most = float(known.max()) if known.size else 0.0
    return next((unit for unit in LARGE if most * unit.size >= 1.0), LARGE[-1] if most > 0 else LARGE[0])


def retail_words(result: Result) -> str:
    """Why a shop's sale counts for little."""
    bridge, at = result.economy.spending_bridge(), result.table.categories.index("shopping")
    margin, good = bridge.local("margin").sum(axis=0)[at], bridge.local("good").sum(axis=0)[at]
    return (
        f"Why retail is small: a shop keeps only its margin. Of {unit_of_money(result, 1.0)} spent on "
        f"shopping, {unit_of_money(result, margin)} is the margin of shops, wholesalers and carriers, "
        f"{unit_of_money(result, good)} buys goods made here, and {unit_of_money(result, bridge.leakage[at])} "
        "pays for goods made elsewhere and is gone at once. To count the whole price as sales of the place "
        "would be wrong."
    )


def unit_of_money(result: Result, value: float) -> str:
    """A small amount with two decimals, in the economy's currency: "$1.66"."""
    if math.isnan(value):
        return NOT_AVAILABLE
    return f"{sign_of(result.economy.currency)}{value:.2f}"


def _home(result: Result, beside_tables: bool) -> Iterator[str]:
    currency = result.basis.home_currency
    places = [here.place for here in result.home.places]
    place = place_name(places[0]) if len(places) == 1 else f"the {len(places)} places of the study"
    most = "at most " if result.at_most else ""
    if result.gross_spending <= 0:
        yield f"No spending at home is stated in this study, so there is no impact on {place} to report."
        return
    net = f"{money(result.net_new_spending, currency)}{_in_brackets(result, 'net_new_spending')}"
    impact = by_measure(result, result.impact_effects)
    if result.net_new_spending <= 0:
        yield f"Impact on {place}: none. Of the spending at home nothing is net new."
    else:
        yield f"Impact on {place}: net new spending of {most}{net} supported {_answer(result, impact, most)}."
        if not beside_tables:
            yield from _inside(result, impact, most)
            yield from _jobs(result, impact, most)
        if most:
            yield (
                f"It is 'at most' because {leaving_blank(result)} at least one share blank, for which nothing was "
                f"taken off: {in_a_row(shares_not_stated(result))}.{compared_words(result)}"
            )
    contribution = by_measure(result, result.contribution_effects)
    total = widest_effect(result)
    supported = [f"{money(contribution['output'][total], currency)} of output"]
    if is_known(contribution, "value_added", total):
        supported.append(f"{money(contribution['value_added'][total], currency)} of value added")
    if is_known(contribution, "jobs", total):
        supported.append(counted_jobs(float(contribution["jobs"][total])))
    yield (
        f"Contribution: gross spending of {money(result.gross_spending, currency)}, residents' own included, "
        f"supported {in_a_row(supported)}."
    )
    if total != effect_at("total_type_2"):
        yield (
            "These totals are direct and indirect effects (Type I): the multipliers in use do not tell what "
            "households' spending adds."
        )


def _answer(result: Result, impact: dict[Measure, Floats], most: str) -> str:
    """What stays with people first: value added and jobs. Output counts the same dollar at every sale it passes."""
    currency, year, total = result.basis.home_currency, result.basis.report_words, widest_effect(result)
    parts = []
    for measure, what in _FIRST.items():
        if is_known(impact, measure, total):
            if measure == "jobs":
                beside = float(impact["jobs_fte"][total]) if is_known(impact, "jobs_fte", total) else math.nan
                interval = _in_brackets(result, measure)
                parts.append(jobs_and_full_time(float(impact[measure][total]), beside, interval, most))
                continue
            amount = money(impact[measure][total], currency)
            parts.append(f"{most}{amount}{_in_brackets(result, measure)} {what}")
    if not parts:
        amount = money(impact["output"][total], currency)
        parts.append(f"{most}{amount}{_in_brackets(result, 'output')} of output")
    brackets = ""
    named: tuple[_Figure, ...] = ("net_new_spending", *_FIRST, "output")
    if any(_in_brackets(result, name) for name in named):
        brackets = "; in brackets nine of ten draws"
        if result.uncertainty is None and result.survey is not None:
            brackets = f"; in brackets the survey's {result.survey.confidence * 100:.0f}% interval"
    multipliers = ", with these multipliers" if most else ""
    return f"{in_a_row(parts)}{multipliers} ({year} prices{brackets})"


_Figure: TypeAlias = Literal["net_new_spending"] | Measure
_FIRST: Mapping[Measure, str] = {"value_added": "of value added (GDP)", "jobs": "jobs"}


def _in_brackets(result: Result, figure: _Figure) -> str:
    """The range of a figure of the impact, in brackets; nothing where it has none.

    Where nothing was drawn a survey gives new money its interval, and no effect: those rest on the multipliers too.
    """
    currency = result.basis.home_currency
    if result.uncertainty is not None:
        type_1 = figure != "net_new_spending" and widest_effect(result) != effect_at("total_type_2")
        return bracket(result, f"{figure}_type_1" if type_1 else figure, jobs if figure == "jobs" else _said(currency))
    survey = result.survey
    if survey is None or figure != "net_new_spending":
        return ""
    found = survey.intervals["net_new_spending"]
    if not (math.isfinite(found.low) and math.isfinite(found.high)):
        return ""
    low, high = (money(end, currency) for end in (found.low, found.high))
    return "" if low == high else f" ({limit(at_most=result.at_most)}{low} to {high})"


def _said(currency: str) -> Callable[[float], str]:
    return lambda value: money(value, currency)


def _inside(result: Result, impact: dict[Measure, Floats], most: str) -> Iterator[str]:
    """Output by round, and the measures that lie inside it."""
    currency, total = result.basis.home_currency, widest_effect(result)
    effects: tuple[Effect, ...] = ("direct", "indirect", "induced")
    known = [effect for effect in effects if not math.isnan(impact["output"][effect_at(effect)])]
    whole, parts_of_it = impact["output"][total], [impact["output"][effect_at(effect)] for effect in known]
    amounts = parts_words(whole, parts_of_it, currency)
    rounds = [f"{amount} {effect}" for amount, effect in zip(amounts, known, strict=True)]
    apart = parts_rounded(whole, parts_of_it)
    yield f"Output (sales) supported: {most}{money(whole, currency)}, {in_a_row(rounds)}{apart}."
    within: list[tuple[Measure, str]] = [
        ("labour_income", "labour income"),
        # Negative where subsidies are the larger of the two.
        ("taxes_on_production", f"taxes on production less subsidies{why_below(impact, total)}"),
    ]
    parts = [f"{money(impact[m][total], currency)} {name}" for m, name in within if is_known(impact, m, total)]
    if is_known(impact, "value_added", total):
        lie = "lies" if len(parts) == 1 else "lie"
        of_which = f", and inside value added {lie} {in_a_row(parts)}" if parts else ""
        yield f"Value added lies inside output{of_which}: these figures must not be added."


def delta_words(result: Result) -> tuple[str, ...]:
    """What the nation's multipliers would say; nothing where no place's table is estimated, or they say the same."""
    delta, total = result.delta_ends, effect_at("total_type_2")
    if delta is None or result.net_new_spending <= 0:
        return ()
    nation = money(by_measure(result, delta.nation)["output"][total], result.basis.home_currency)
    here = money(by_measure(result, result.impact_effects)["output"][total], result.basis.home_currency)
    if nation == here:
        return ()
    return (
        "The place's multipliers are estimated. With the nation's multipliers the same spending would come to "
        f"{nation} of output: the difference is bought from elsewhere and supports jobs there.",
    )


def _jobs(result: Result, impact: dict[Measure, Floats], most: str) -> Iterator[str]:
    total = widest_effect(result)
    if is_known(impact, "jobs", total):
        yield f"Jobs: {jobs_by_round(impact['jobs'], total, most)}."
        if is_known(impact, "jobs_fte", total):
            yield f"Full-time equivalents: {jobs_by_round(impact['jobs_fte'], total, most, FULL_TIME_YEAR)}."
        yield from job_words(result)


def _abroad(result: Result) -> Iterator[str]:
    if result.spent_abroad > 0:
        yield (
            f"Abroad: {money(result.spent_abroad, result.basis.home_currency)} was spent in other countries"
            f"{_supported_abroad(result)}; none of it is impact here."
        )


def _supported_abroad(result: Result) -> str:
    known = [host for host in result.world_contribution.countries[1:] if host.own_table]
    if not known:
        return ""
    output = money(sum(host.total_type_2 for host in known), result.basis.home_currency)
    names = [the(host.name) for host in known]
    where = in_a_row(names) if len(names) <= MOST_NAMED else f"{len(names)} of them"
    return f" and supported {output} of output in {where}, through tables of their own"


def _purchasing_power(result: Result) -> Iterator[str]:
    """Only where it says more than dollars do: someone spent abroad, or home is not the United States."""
    world = result.world_contribution
    left = world.not_converted
    if len(world.countries) < 2 and result.economy.country == "USA":
        return
    if len(left) == len(world.countries):
        yield f"In purchasing power: nothing could be converted to international dollars ({_why(result)})."
        return
    where = "at home and abroad" if len(world.countries) > 1 else "at home"
    text = (
        f"In purchasing power: what was spent {where} comes to {size_words(world.ppp('spent'))} international dollars"
    )
    if not left:
        yield f"{text}."
        return
    amount = money(sum(host.spent for host in left), result.basis.home_currency)
    text += f", without {amount} that could not be converted ({_why(result)})"
    if world.bounded:
        low, high = size_words(world.low["spent"]), size_words(world.high["spent"])
        text += (
            f"; with it the sum is {low}, to the digits shown"
            if low == high
            else (f"; with it the sum is between {low} and {high}")
        )
    else:
        text += "; how much that is cannot be bounded"
    yield f"{text}."


def _why(result: Result) -> str:
    left = result.world_contribution.not_converted
    named = [f"{country_words(host.name)}: {inner_phrase(host.why_not_converted)}" for host in left[:MOST_NAMED]]
    more = [f"{len(left) - MOST_NAMED} more countries"] if len(left) > MOST_NAMED else []
    return "; ".join([*named, *more])


def _volunteers(result: Result) -> Iterator[str]:
    given = result.volunteering
    if given.hours <= 0:
        return
    who = f"{given.people:,.0f} volunteer{'' if given.people == 1 else 's'} gave {given.hours:,.0f} hours"
    if given.people < 0.5:
        who = f"{given.hours:,.0f} hours were given"
    if given.unvalued_hours >= given.hours:
        worth = "for which no hourly value is stated"
    else:
        worth = f"worth {money(given.value, result.basis.home_currency)} at the hourly values stated"
        if given.unvalued_hours > 0:
            worth += f" ({given.unvalued_hours:,.0f} of the hours have none)"
    yield f"Volunteers: {who}, {worth}. This is not spending: no multiplier applies, and it is not in GDP."


def _count(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]
