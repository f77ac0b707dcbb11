"""The words of the steps: what each is called, and why it changes a figure or why not."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from impactcalc.impact.study_2015.figure_2015 import Figure, Step, StepCode
from impactcalc.impact.study_2015.sci2015 import IN_PPP
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.words.en.study_2015_meanings import OF_IMPACT, category_words, unknown_hosts_words
from impactcalc.words.en.amounts import money
from impactcalc.words.en.numbers import in_a_row

SHOWN = 0.5  # less than half a unit of money is no part worth naming
STEP_LABELS: Mapping[StepCode, str] = MappingProxyType(
    {
        "rounding": "Rounding",
        "unexplained": "Not explained",
        "volunteers": "Volunteer hours",
        "margins_and_leakage": "Margins, leakage",
        "multiplier_scope": "Multiplier",
        "residents_and_attribution": "Residents, attribution",
        "outbound_unknown": "Host unknown: directly only",
        "outbound": "Trips where they happen",
        "left_out": "Left out in 2015",
        "ppp": "Purchasing power",
    }
)
_UNCHANGED: Mapping[StepCode, str] = MappingProxyType(
    {
        "rounding": "Nothing in this figure comes from rounding.",
        "unexplained": "The line that no published part explains is in the total at home only.",
        "volunteers": "No volunteer hours are in this figure.",
        "margins_and_leakage": "Spending at home is not in this figure, or all of it stays.",
        "multiplier_scope": "No multiplier of home is in this figure.",
        "outbound_unknown": "No multiplier of a host country that is not known is in this figure.",
        "outbound": "Trips abroad are not in this figure.",
        "left_out": "The method of 2015 left nothing of it out.",
        "ppp": "This figure is at market rates.",
    }
)


def step_sentence(study: Study2015, figure: Figure, step: Step) -> str:
    """Why a step changes a figure, or why not; a sentence or two that a council member understands."""
    if step.code == "residents_and_attribution":
        return _residents(study, figure, step)
    if step.cents:
        return _CHANGED[step.code](study, figure)
    if figure.code == "outbound_total" and step.code in ("margins_and_leakage", "multiplier_scope"):
        return f"For trips abroad this is part of the step {STEP_LABELS['outbound']}."
    return _UNCHANGED[step.code]


def _residents(study: Study2015, figure: Figure, step: Step) -> str:
    if figure.code not in OF_IMPACT:
        return "This is a contribution: residents' own spending stays in, since no impact is added over countries."
    taken = (
        "Residents' own spending, visitors who would have come anyway, and what others brought about is no new money."
    )
    most = "Shares that are not stated take nothing off: the figure is 'at most'." if study.result.at_most else ""
    if step.cents:
        return f"{taken} {most}".rstrip()
    return most or "The shares that the study states take nothing off this figure."


def _rounding(study: Study2015, figure: Figure) -> str:
    lines = study.published_lines
    if lines is None or figure.code in ("inbound_travel_direct", "events_direct", "host_students_direct"):
        return "The figure was published in round numbers."
    if figure.code == "outbound_total":
        return "The figure was published in round numbers."
    return (
        "The figure was published in round numbers, and the published sum behind it is "
        f"{money(lines.rounding, 'USD')} above its parts."
    )


def _unexplained(study: Study2015, _: Figure) -> str:
    amount = money(study.published_lines.unexplained, "USD") if study.published_lines else ""
    return (
        f"The published total holds {amount} that no published part explains. Volunteering is named as included; hours "
        "that nobody pays for support no sales."
    )


def _volunteers(_: Study2015, __: Figure) -> str:
    return "Volunteer hours have a value, but nobody pays for them: they support no sales and are in no GDP."


def _losses(study: Study2015, figure: Figure) -> str:
    """What is lost at the sale, as the spending and the table have it."""
    losses, currency = figure.losses, study.result.basis.home_currency
    parts = []
    if losses.taxes >= SHOWN:
        parts.append(f"{money(losses.taxes, currency)} of taxes on the sale, which this table does not count as sales")
    if losses.elsewhere >= SHOWN:
        names = in_a_row([category_words(code) for code in losses.categories])
        mostly = f", mostly on {names}" if names else ""
        parts.append(f"{money(losses.elsewhere, currency)} that is made or earned elsewhere{mostly}")
    if losses.wages >= SHOWN:
        parts.append(f"{money(losses.wages, currency)} of pay to residents, which no industry sells")
    text = f"Part of what is paid never becomes sales of industries here: {in_a_row(parts)}."
    if figure.code in ("home_total", "global_total"):
        text += f" Here times the multiplier of 2015 ({study.method.scalar:.3f})."
    return f"{text} Here times the numbers of 2015." if figure.code in IN_PPP else text


def _multiplier(study: Study2015, figure: Figure) -> str:
    found = study.table_multiplier
    own = f" ({found:.3f} on average)" if found is not None else ""
    text = (
        f"One ratio for all spending ({study.method.scalar:.3f}) gives way to the place's own table{own}, which knows "
        "what the money buys."
    )
    return f"{text} Here times the factor of 2015." if figure.code in IN_PPP else text


def _unknown(study: Study2015, figure: Figure) -> str:
    amount = money(study.unknown_hosts, study.result.basis.home_currency)
    text = (
        f"{amount} was spent {unknown_hosts_words(study)}. It counts directly only (multiplier 1), since nobody can "
        "say whose multipliers to use: data that are missing, no correction of the study."
    )
    return f"{text} Here times the factor of 2015." if figure.code in IN_PPP else text


def _trips(study: Study2015, figure: Figure) -> str:
    text = "What was bought before leaving counts at home, less what leaks"
    if any(host.own_table for host in study.result.world_contribution.countries[1:]):
        text = f"What is spent abroad counts in the host country. {text}"
    if figure.code not in ("global_direct", "ppp_direct"):
        text += "; each by its own table in the place of one multiplier"
    return f"{text}. Here times the factor of 2015." if figure.code in IN_PPP else f"{text}."


def _left_out(_: Study2015, __: Figure) -> str:
    return "The programme's budget, and activities in other countries: the method of 2015 had no line for them."


def _price_levels(study: Study2015, _: Figure) -> str:
    text = (
        f"The factor of {study.method.ppp_factor:.1f} averages yen, forints and pesos per dollar and means nothing. "
        "Each country's dollars are divided by its own price level instead (United States: 1)."
    )
    return (
        f"{text} What is spent where no price level is known is left out."
        if study.result.world_contribution.not_converted
        else text
    )


_CHANGED = {
    "rounding": _rounding,
    "unexplained": _unexplained,
    "volunteers": _volunteers,
    "margins_and_leakage": _losses,
    "multiplier_scope": _multiplier,
    "outbound_unknown": _unknown,
    "outbound": _trips,
    "left_out": _left_out,
    "ppp": _price_levels,
}
