"""The words of the report on the 2015 study: what each figure and each step is called, and what it means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from impactcalc.impact.sci2015 import IN_PPP, LABEL, FigureCode
from impactcalc.impact.study_2015 import Figure, Step, StepCode, Study2015
from impactcalc.report.terms import EFFECT_NAMES, money_unit, place_name
from impactcalc.report.words import money

# Figures of the impact; all others are contribution.
OF_IMPACT: frozenset[FigureCode] = frozenset(
    {"inbound_travel_direct", "events_direct", "host_students_direct", "home_direct", "home_total"}
)
STEP_LABELS: Mapping[StepCode, str] = MappingProxyType(
    {
        "rounding": "Rounding",
        "unexplained": "Not explained",
        "volunteers": "Volunteer hours",
        "margins_and_leakage": "Margins, leakage",
        "multiplier_scope": "Multiplier",
        "residents_and_attribution": "Residents, attribution",
        "outbound": "Outbound trips",
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
        "outbound": "Trips abroad are not in this figure.",
        "left_out": "The method of 2015 left nothing of it out.",
        "ppp": "This figure is at market rates.",
    }
)


def figure_label(study: Study2015, code: FigureCode) -> str:
    """A figure's name: "United States, total"."""
    home = place_name(study.result.study.settings.place).removeprefix("the ")
    return {
        "inbound_travel_direct": "Inbound travel, direct",
        "events_direct": "Hosted events, direct",
        "host_students_direct": "Foreign host students, direct",
        "home_direct": f"{home}, direct",
        "home_total": f"{home}, total",
        "outbound_total": "Outbound exchanges, total",
        "global_direct": "Worldwide, direct",
        "global_total": "Worldwide, total",
        "ppp_direct": "Worldwide in purchasing power, direct",
        "ppp_total": "Worldwide in purchasing power, total",
    }[code]


def first_label(study: Study2015) -> str:
    """What a figure's steps begin with."""
    return "Published" if study.is_the_study else "Method of 2015"


def figure_unit(study: Study2015, code: FigureCode) -> str:
    """What the corrected figure is in."""
    return f"international dollars, {study.result.basis.report_year}" if code in IN_PPP else money_unit(study.result)


def measure_words(study: Study2015, code: FigureCode) -> str:
    """Impact or contribution."""
    if code not in OF_IMPACT:
        return "contribution"
    return "impact, at most" if study.result.at_most else "impact"


def corrected_words(study: Study2015, code: FigureCode) -> str:
    """What stands in the place of a published figure, and why that."""
    place, kind = place_name(study.result.study.settings.place), _type(study)
    figure = study.figure(code)
    return {
        "inbound_travel_direct": f"What visitors' net new spending buys from industries of {place}.",
        "events_direct": f"What event participants' net new spending buys from industries of {place}.",
        "host_students_direct": f"What visiting students' net new spending buys from industries of {place}.",
        "home_direct": f"What all net new spending buys from industries of {place}; the 2015 sum was gross.",
        "home_total": (
            f"Output ({kind}) that net new spending supports in {place}: sales, suppliers' sales, and pay spent again. "
            "No volunteer hours."
        ),
        "outbound_total": _outbound(study),
        "global_direct": (
            "Direct output at home and in host countries, residents' own spending included: an impact is never added "
            "over countries."
        ),
        "global_total": f"Output ({kind}) at home and in host countries, residents' own spending included.",
        "ppp_direct": _converted(study, figure, "direct output"),
        "ppp_total": _converted(study, figure, "output"),
    }[code]


def step_sentence(study: Study2015, figure: Figure, step: Step) -> str:
    """Why a step changes a figure, or why not; a sentence or two that a council member understands."""
    if step.code == "residents_and_attribution":
        return _residents(study, figure, step)
    if step.cents:
        return _CHANGED[step.code](study, figure)
    if figure.code == "outbound_total" and step.code in ("margins_and_leakage", "multiplier_scope"):
        return "For trips abroad this is part of the step Outbound trips."
    return _UNCHANGED[step.code]


def headline(study: Study2015) -> Iterator[str]:
    """The answer in sentences, for the first page and the terminal."""
    currency = study.result.basis.home_currency
    home, world, power = study.figure("home_total"), study.figure("global_total"), study.figure("ppp_total")
    place = place_name(study.result.study.settings.place)
    most = "at most " if study.result.at_most else ""
    said = "Published in 2015" if study.is_the_study else "By the method of 2015 (not a result)"
    yield (
        f"{said}: {money(home.start, currency)} of economic impact on {place}. The same inputs, done right: {most}"
        f"{money(home.corrected, currency)} of output that net new spending supports."
    )
    yield (
        f"{said}: {money(world.start, currency)} worldwide. Done right: a contribution of "
        f"{money(world.corrected, currency)} of output, residents' own spending included."
    )
    text = (
        f"{said}: {_plain(power.start)} adjusted for purchasing power. Done right: {_plain(power.corrected)} "
        "international dollars"
    )
    yield f"{text}{_not_converted(study, power)}."


def if_words(study: Study2015) -> str:
    """What the second table assumes."""
    if study.what_if is None:
        return ""
    assumed = study.what_if.assumed
    return (
        f"An assumption, not in the waterfall: {assumed.resident_share:.0%} of the participants of events that state "
        f"no share are residents. {assumed.source}. {assumed.remark}."
    )


def if_heading(study: Study2015) -> str:
    """The heading of a column of the second table."""
    return f"If {study.what_if.assumed.resident_share:.0%} at events are residents" if study.what_if else ""


def unnamed_words(study: Study2015) -> tuple[str, ...]:
    """What is said of spending in countries that the study does not name or that have no price level."""
    world = study.result.world_contribution
    left = [host for host in world.not_converted if not host.iso3]
    if not left:
        return ()
    amount = money(sum(host.spent for host in left), study.result.basis.home_currency)
    return (
        f"{amount} was spent abroad in countries that the study does not name. Nobody can say whose table or whose "
        "price level to use: it counts directly only, and it is not converted. The lowest and highest figure take it "
        "at the highest and the lowest price level of any economy.",
    )


def reproduction_words(study: Study2015) -> str:
    """Whose figures they are, under the label."""
    if study.is_the_study:
        return (
            "Published: what Sister Cities International made known in October 2015. By the method of 2015: the same "
            "figures from the study's inputs, by one multiplier for everything and one factor for all countries."
        )
    return (
        "By the method of 2015: this study's inputs with the one multiplier and the one factor of the 2015 study. "
        "Nothing was published for these inputs, so the steps start there."
    )


def other_page_words() -> str:
    """The line that the pages of the ordinary run carry in this workbook."""
    return f"This page is of the corrected run. What other pages of this workbook show as of 2015 is a {_lower(LABEL)}."


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


def _margins(_: Study2015, figure: Figure) -> str:
    text = (
        "Part of the money leaves at once: a shop keeps only its margin, goods are made elsewhere, foreign airlines "
        "keep their fares."
    )
    return f"{text} Here times the factor of 2015." if figure.code in IN_PPP else text


def _multiplier(study: Study2015, figure: Figure) -> str:
    found = study.table_multiplier
    own = f" ({found:.3f} on average)" if found is not None else ""
    text = (
        f"One ratio for all spending ({study.method.scalar:.3f}) gives way to the place's own table{own}, which knows "
        "what the money buys."
    )
    return f"{text} Here times the factor of 2015." if figure.code in IN_PPP else text


def _trips(study: Study2015, figure: Figure) -> str:
    text = "Spending abroad counts in the host country"
    text += " (directly only, where no country is named)" if unnamed_words(study) else ""
    text += "; tickets bought before leaving count at home, less what leaks."
    if figure.code not in ("global_direct", "ppp_direct"):
        text += " It no longer gets the multiplier of home."
    return f"{text} Here times the factor of 2015." if figure.code in IN_PPP else text


def _left_out(_: Study2015, __: Figure) -> str:
    return "The programme's budget, and activities in other countries: the method of 2015 had no line for them."


def _price_levels(study: Study2015, _: Figure) -> str:
    text = (
        f"The factor of {study.method.ppp_factor:.1f} averages yen, forints and pesos per dollar and means nothing. "
        "Each country's dollars are divided by its own price level instead (United States: 1)."
    )
    return f"{text} What is spent in countries without a name is left out." if unnamed_words(study) else text


_CHANGED = {
    "rounding": _rounding,
    "unexplained": _unexplained,
    "volunteers": _volunteers,
    "margins_and_leakage": _margins,
    "multiplier_scope": _multiplier,
    "outbound": _trips,
    "left_out": _left_out,
    "ppp": _price_levels,
}


def _outbound(study: Study2015) -> str:
    abroad = study.result.world_contribution.countries[1:]
    without = [host for host in abroad if not host.own_table]
    how = "each by its own table"
    if without:
        how = "directly only" if len(without) == len(abroad) else "each by its own table, directly only where none is"
    return (
        f"Output in the host countries ({how}), and at home what was bought before the trips. A contribution: the "
        "travellers are residents."
    )


def _converted(study: Study2015, figure: Figure, what: str) -> str:
    """What a PPP figure is, with its bounds where a part could not be converted."""
    text = f"What could be converted of worldwide {what}, each country by its own price level"
    return f"{text}{_not_converted(study, figure)}."


def _not_converted(study: Study2015, figure: Figure) -> str:
    left = study.result.world_contribution.not_converted
    if not left:
        return ""
    amount = money(sum(host.spent for host in left), study.result.basis.home_currency)
    text = f", without {amount} spent where no price level is known"
    if figure.low is None or figure.high is None:
        return f"{text}; how much that is cannot be bounded"
    return f"{text}; with it between {_plain(figure.low)} and {_plain(figure.high)}"


def _type(study: Study2015) -> str:
    return EFFECT_NAMES[study.total].removeprefix("Total ")


def _plain(value: float) -> str:
    """An amount without a currency: "41.9 billion"."""
    return money(value, "").strip()


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
