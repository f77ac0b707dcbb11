"""The words of the report on the 2015 study: its headline, what each figure is called, and what is assumed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import numpy as np

from impactcalc.impact.result import Result
from impactcalc.impact.study_2015.event_audience import EventAudience
from impactcalc.impact.study_2015.figure_2015 import Figure, StepCode
from impactcalc.impact.study_2015.sci2015 import IN_PPP, LABEL, PRESS_RELEASE, PUBLISHED, FigureCode
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.tables.sums import blank_shares
from impactcalc.report.words.en.study_2015_meanings import (
    between,
    end_label,
    not_converted_words,
    plain,
    unknown_hosts_words,
)
from impactcalc.report.words.en.terms import money_unit, place_name
from impactcalc.words.en.amounts import change_words, money, reads_as_zero
from impactcalc.words.en.quantifiers import quantified

STEP_NOUNS: Mapping[StepCode, str] = MappingProxyType(
    {
        "rounding": "rounding",
        "unexplained": "the money that no published part explains",
        "volunteers": "volunteer hours, which nobody pays for",
        "margins_and_leakage": "what never becomes sales of industries here",
        "multiplier_scope": "the place's own table in the place of one multiplier",
        "residents_and_attribution": "spending that is not net new",
        "outbound_unknown": "host countries that are not known, which is missing data and no correction",
        "outbound": "trips abroad, counted where they happen",
        "left_out": "what the method of 2015 had no line for",
        "ppp": "each country's price level in the place of one factor",
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
    return f"international dollars, {study.result.basis.report_words}" if code in IN_PPP else money_unit(study.result)


def headline(study: Study2015) -> Iterator[str]:
    """The answer in sentences, for the first page and the terminal."""
    currency = study.result.basis.home_currency
    home, world, power = study.figure("home_total"), study.figure("global_total"), study.figure("ppp_total")
    place = place_name(study.result.study.settings.place)
    most = "at most " if study.result.at_most else ""
    said = "Published in 2015" if study.is_the_study else "By the method of 2015 (not a result)"
    yield (
        f"{said}: {money(home.start, currency)} of economic impact on {place}. The same inputs through this model: "
        f"{most}{money(home.corrected, currency)} of output that net new spending supports.{_made_by(study, home)}"
    )
    amount = money(world.corrected, currency)
    known = f"; {end_label(world).lower()}: {amount}" if world.is_range else ""
    yield (
        f"{said}: {money(world.start, currency)} worldwide. Through this model: a contribution of "
        f"{between(world, currency) if world.is_range else amount} of output, residents' own spending included{known}."
        f"{_directly_only(study, world)}{_made_by(study, world)}"
    )
    shown = _in_purchasing_power(study, power)
    yield f"{said}: {plain(power.start)} adjusted for purchasing power. Through this model: {shown}"


def reasons(study: Study2015) -> Iterator[str]:
    """What to know before the totals at home are compared."""
    direct, home, method = study.figure("home_direct"), study.figure("home_total"), study.method
    currency, table = study.result.basis.home_currency, study.table_multiplier
    if table is not None:
        by_scalar, higher = study.home_total_by_scalar, table > method.scalar
        # Without budgets only the table's multiplier can lift the figure; what lowers it may be any other step.
        above, budgets = home.corrected > by_scalar, any(s.code == "left_out" and s.cents for s in home.steps)
        link = ", since" if above and higher and not budgets else ";"
        yield (
            f"By the one multiplier alone, with nothing beside it, {money(direct.reproduced, currency)} x "
            f"{method.scalar:.3f} is {money(by_scalar, currency)}. The corrected figure is "
            f"{'above' if above else 'below'} that{link} the table's own multiplier is "
            f"{'higher' if higher else 'lower'} ({table:.3f})."
        )
    yield from _residents(study.result)


def _residents(result: Result) -> Iterator[str]:
    """What is not said of residents' own spending, where something is not."""
    count = int(np.count_nonzero(blank_shares(result)["resident_share"]))
    if not count:
        return
    nouns = ("activity with net new spending", "activities with net new spending")
    stating = quantified(count, int(np.count_nonzero(result.steps.net_new > 0)), nouns, ("states", "state"))
    # What residents buy before a trip is theirs without any share.
    if ((result.steps.steps["residents"] > 0) & ~result.rows.abroad).any():
        yield f"Residents' own spending was taken off only where a share is stated: {stating} none."
    else:
        yield (
            f"No residents' own spending was taken off: {stating} no share of it. That is no finding that "
            "there is none."
        )


def if_words(study: Study2015) -> str:
    """What the second table assumes."""
    if study.what_if is None:
        return ""
    assumed = study.what_if.assumed
    return (
        f"An assumption, not in the waterfall, for events that state no share. {assumed.residents:.0%} of the people "
        f"were residents, who spend less than others: {assumed.residents:.0%} x {assumed.spent_by_residents:.2f} / "
        f"{assumed.spent_by_all:.2f} = {assumed.residents_money:.0%} of the money. {audience_source(assumed)}. "
        f"{audience_remark()}."
    )


def scalar_source() -> str:
    """Where the one multiplier comes from."""
    total, direct = (PUBLISHED[code].value for code in ("global_total", "global_direct"))
    return (
        f"Global total over global direct, {total} / {direct}, both published ({PRESS_RELEASE}). US "
        "Travel's ratio for 2014, $2.1 trillion of output to $927.9 billion of direct spending, is 2.263 too; that "
        "the study took it from there is a guess"
    )


def ppp_source() -> str:
    """Where the one factor comes from."""
    return (
        "Plain mean of the World Bank's PPP conversion factors of 2014, as published in August 2015, over the 34 "
        "members of the OECD in 2014 and Colombia, Latvia and Russia. The published figures imply 77.83 to 78.02; "
        "that the study used this list is a guess (docs/ppp.md)"
    )


def audience_source(audience: EventAudience) -> str:
    """Who asked the audience, and what it answered."""
    return (
        "Americans for the Arts, Arts & Economic Prosperity IV (2010), n = 151,802: an attendee spent "
        f"${audience.spent_by_all:.2f} on average, a resident ${audience.spent_by_residents:.2f}, one from another "
        f"county ${audience.spent_by_others:.2f}; {audience.share_from_elsewhere:.0%} came from another county"
    )


def audience_remark() -> str:
    """What to know of that survey."""
    return (
        "Quoted second-hand. From another county is not from abroad: of the money spent in a whole country, more is "
        "residents' own"
    )


def if_title(study: Study2015) -> str:
    """The title of the second table."""
    if study.what_if is None:
        return ""
    return f"If {study.what_if.assumed.residents_money:.0%} of the spending at events were residents' own"


def if_heading(study: Study2015) -> str:
    """The heading of a column of the second table."""
    return f"If {study.what_if.assumed.residents_money:.0%} were residents' own" if study.what_if else ""


def unknown_words(study: Study2015) -> Iterator[str]:
    """What is said of spending in countries of which no table or no price level is known."""
    currency = study.result.basis.home_currency
    if study.unknown_hosts:
        yield (
            f"{money(study.unknown_hosts, currency)} was spent {unknown_hosts_words(study)}, so that nobody can say "
            "whose multipliers to use: in what is known it counts directly only, and the ends of a range take it at "
            "the least and the most that any economy's table in the data makes of it."
        )
    if study.not_converted:
        yield (
            f"{money(study.not_converted, currency)} was spent where no price level is known, and is not converted. "
            "The ends of a range in purchasing power take it at the highest and the lowest price level of any economy."
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


def _directly_only(study: Study2015, figure: Figure) -> str:
    """What has no multiplier, and what the figure is with one; a sentence to be added."""
    if not study.unknown_hosts:
        return ""
    amount = money(study.unknown_hosts, study.result.basis.home_currency)
    text = f" {amount} of it was spent {unknown_hosts_words(study)}"
    if not figure.is_range:
        return f"{text}, and counts directly only (multiplier 1)."
    text += (
        ": in what is known it counts directly only (multiplier 1), in the range by the least and the most that any "
        "economy's table makes of it."
    )
    currency = study.result.basis.home_currency
    low, high, at = (money(value or 0.0, currency) for value in (figure.low, figure.high, figure.start))
    start = f"The published {at}" if study.is_the_study else at
    within = figure.low is not None and figure.high is not None and figure.low <= figure.start <= figure.high
    return f"{text} {start} lies in that range." if within and at not in (low, high) else text


def _in_purchasing_power(study: Study2015, figure: Figure) -> str:
    if not study.not_converted and not figure.is_range:
        return f"{plain(figure.corrected)} international dollars."
    part = f"{plain(figure.corrected)}, the part that could be converted{not_converted_words(study)}"
    if not study.not_converted:
        part = f"{plain(figure.corrected)}, with host countries without a table directly only"
    if not figure.is_range:
        return f"{part}; how much it is with that cannot be bounded."
    return f"{between(figure)} international dollars; {end_label(figure).lower()}: {part}."


def _made_by(study: Study2015, figure: Figure) -> str:
    """Which step made the difference; a sentence to be added."""
    step, currency = figure.largest, study.result.basis.home_currency
    if step is None:
        return ""
    changes = change_words(figure.start, figure.corrected, [step.amount, figure.other_steps], currency)
    start = "what was published" if study.is_the_study else "the figure by the method of 2015"
    between_them = f" between {start} and what is known" if figure.at_least else ""
    text = f" What makes the difference{between_them}: {STEP_NOUNS[step.code]} ({changes[0]})"
    if reads_as_zero(changes[1]):
        return f"{text}; the other steps together make next to nothing." if figure.other_steps else f"{text}."
    return f"{text}; the other steps together: {changes[1]}."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
