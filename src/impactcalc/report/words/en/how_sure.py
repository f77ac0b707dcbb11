"""How sure the answer is, in sentences: the ranges of the headlines, what is drawn for them, what they do not hold."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from impactcalc.economy.regions.calibrated import calibrated
from impactcalc.facts.origins.uncertain import ErrorOfMultipliers, JobsFromAnotherYear
from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.answer import OTHER_ROWS, Headline, HeadlineRange, Left, NotDrawn, Uncertainty
from impactcalc.impact.uncertainty.place_tables import INCOME, JOBS_RESIDUAL, MOVED_JOBS, OUTPUT_RESIDUAL
from impactcalc.impact.uncertainty.quantities import Origin, Quantity
from impactcalc.impact.uncertainty.rates import CARRIED
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.en.jobs import jobs
from impactcalc.report.words.en.survey import survey_words
from impactcalc.report.words.en.terms import place_name
from impactcalc.words.en.amounts import money
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.numbers import in_a_row

NOTHING_KNOWN = (
    "No range can be given: the error of these multipliers is not known, and no number with a range moves the figures. "
    "They look more exact than they are."
)
TOO_SMALL = "The figures are so small that both ends of their ranges read the same."
ONLY_SPENDING = (
    "For what the new money supported no range can be given: the error of these multipliers is not known. The range of "
    "the new money is that of the numbers that were typed."
)
NOT_DRAWN = "This run was told to draw nothing: its figures look more exact than they are."
KNOWN_THERE = "The page How sure says what is known all the same, and how to give a range."
# What is not in a range: in a list, and as a heading of what a tenth of it would do.
LEFT_NAMES: Mapping[Left, str] = MappingProxyType(
    {
        "counts": "counts",
        "residents": "who is a resident",
        "attribution": "attribution",
        "displacement": "displacement",
        "mix": "what visitors buy",
        "amounts": "amounts of profiles without a second source",
        "multipliers": "the multipliers' own error",
        "place": "whether the multipliers fit the place",
        "answers": "members that did not answer",
        "prices": "fixed prices and capacity",
        "years": "table and job years",
        "imports": "imports",
        "commuters": "who holds the jobs",
        "deals": "deals",
        "abroad": "effects abroad",
    }
)
# On the page Answer, which has few words.
SHORT_NAMES: Mapping[Left, str] = MappingProxyType({**LEFT_NAMES, "prices": "prices, capacity", "years": "table years"})
TENTHS: Mapping[Left, str] = MappingProxyType(
    {
        "counts": "all spending 10% lower",
        "residents": "10 points more residents",
        "attribution": "10 points less",
        "displacement": "10 points more",
    }
)
MAIN = ("value_added", "jobs", "output")
# What is drawn of these is a factor on what the report uses.
FACTORS = frozenset(
    {"closure", "local_share", "daily_amount", CARRIED, JOBS_RESIDUAL, MOVED_JOBS, INCOME, OUTPUT_RESIDUAL}
)
MOST_LISTED = 3  # numbers that one place may be about before they are only counted


def headline_name(headline: Headline) -> str:
    """A headline as a table has it: "Impact: output, Type II"."""
    return FIGURES[headline.key].heading


def answer(result: Result) -> tuple[str, ...]:
    """All of it in sentences: what it comes to, how sure that is, the rest."""
    first, *more = headline(result)
    return (first, *how_sure_words(result), *caution(result), *more)


def how_sure_words(result: Result) -> tuple[str, ...]:
    """What a survey says of new money, then the ranges of what it supported."""
    return (*survey_words(result), *range_words(result))


def range_words(result: Result, *, on_its_page: bool = False) -> tuple[str, ...]:
    """The ranges of the impact and what they do not hold; nothing where none moves. `on_its_page` points nowhere."""
    sure = result.uncertainty
    if sure is None or result.net_new_spending <= 0:
        return none_as_reported(result)
    found = list(_found(result, sure))
    if not found:
        return ()
    limits = "the limit of " if result.at_most else ""
    parts = [f"{limits}{name} between {low} and {high}" for name, (low, high), _ in found]
    texts = [f"How sure: nine of ten draws of {drawn_words(sure)} put {'; '.join(parts)}."]
    off = [(name, _said(result, one, one.p50), _said(result, one, one.headline.point))
           for name, _, one in found if one.off_the_middle]  # fmt: skip
    medians = [f"{name} {median} (reported: {point})" for name, median, point in off if median != point]
    if medians:  # medians that print as what is reported tell nobody anything
        are = "their medians are" if len(medians) > 1 else "their median is"
        texts.append(f"What is reported lies off the middle of its draws; {are} {'; '.join(medians)}.")
    swings = sure.swings.get(sure.drawn, ())
    if swings and swings[0].width > 0:
        widest = sure.quantities[swings[0].quantity]
        more = "" if on_its_page else "; the page How sure ranks them all"
        texts.append(f"What moves it most: {quantity_words(widest)}{more}.")
    texts.append(left_words(result))
    return tuple(texts)


def none_as_reported(result: Result) -> tuple[str, ...]:
    """That draws have new money where none is reported; nothing where they have none either."""
    new = result.uncertainty.of("net_new_spending") if result.uncertainty else None
    if result.uncertainty is None or new is None or result.net_new_spending > 0:
        return ()
    low, high = (money(value, result.basis.home_currency) for value in (new.p5, new.p95))
    drawn = drawn_words(result.uncertainty)
    if low == high:
        return ()
    return (f"No new money is reported, yet nine of ten draws of {drawn} put it between {low} and {high}.",)


def _found(result: Result, sure: Uncertainty) -> Iterator[tuple[str, tuple[str, str], HeadlineRange]]:
    """The name, the two ends as they are said, and the range, of those that read as two numbers."""
    for key in MAIN:
        one = _range_of(result, sure, key)
        if one is not None:
            low, high = (_said(result, one, value) for value in (one.p5, one.p95))
            if low != high:
                yield key.replace("_", " "), (low, high), one


def _range_of(result: Result, sure: Uncertainty, key: str) -> HeadlineRange | None:
    """The range of a figure; of its Type I where the multipliers do not tell what households' spending adds."""
    known = math.isfinite(FIGURES[key].read(result))
    return sure.of(key if known else f"{key}_type_1")


def _said(result: Result, one: HeadlineRange, value: float) -> str:
    return jobs(value) if one.headline.key == "jobs" else money(value, result.basis.home_currency)


def drawn_words(sure: Uncertainty) -> str:
    """What was drawn: "the multipliers' error (4 regions), assumed amounts and 3 typed ranges"."""
    parts = []
    model = {one.name.partition("/")[0] for one in sure.from_origin("model")}
    if "residual_jobs" in model:
        parts.append(f"the multipliers' error ({calibrated().residuals['jobs'].regions} regions)")
    elif model - {MOVED_JOBS}:
        parts.append("the regional method" if "delta" in model else "the household closure")
    if MOVED_JOBS in model:
        parts.append("jobs moved from an earlier year")
    if _moves(sure, "studies"):
        parts.append("assumed amounts")
    typed = len(_moves(sure, "typed"))
    if typed:
        parts.append(f"{typed:,} typed range{'' if typed == 1 else 's'}")
    if sure.from_origin("survey"):
        parts.append("who answered")
    if _moves(sure, "prices"):
        parts.append("prices carried on")
    return in_a_row(parts)


def _moves(sure: Uncertainty, origin: Origin) -> list[Quantity]:
    """The drawn numbers of an origin that move a figure."""
    return [one for one in sure.from_origin(origin) if one.name not in sure.idle]


def left_words(result: Result, *, short: bool = False) -> str:
    """What the ranges do not hold, in a sentence; `short` names what everybody asks for, with one swing."""
    named = dict.fromkeys(one.what for one in result.not_drawn)
    if short:
        named = {what: None for what in named if what not in ("commuters", "deals", "abroad", "residents", "mix")}
    first = {one.what: one for one in reversed(result.not_drawn)}
    shown = () if short and result.at_most else ("attribution",) if short else tuple(TENTHS)
    names = SHORT_NAMES if short else LEFT_NAMES
    parts = [f"{names[w]}{_elsewhere(first[w])}{_swing(first[w]) if w in shown else ''}" for w in named]
    return f"Not in {'it' if short else 'these ranges'}: {', '.join(parts)}."


def _elsewhere(one: NotDrawn) -> str:
    """That the same was drawn in some rows."""
    return f" of {OTHER_ROWS}" if one.about == OTHER_ROWS else ""


def _swing(one: NotDrawn) -> str:
    change = change_words(one)
    return f" ({TENTHS[one.what]}: {change})" if change else ""


def change_words(one: NotDrawn) -> str:
    """What a tenth of it would do, in words; "" where that was not worked out."""
    if math.isnan(one.change) or one.what not in TENTHS:
        return ""
    return f"{abs(one.change) * 100:.2g}% {'less' if one.change < 0 else 'more'}"


def about_words(one: NotDrawn) -> str:
    """Which profiles, places or years it is about."""
    if one.what == "multipliers":
        place, _, kind = one.about.partition(": ")
        why = {
            "nation": "the nation's table; only its household closure is drawn",
            "own": "multipliers of your own: of output and value added nothing is known",
            "elsewhere": "a table of which no error is known",
        }[kind]
        return f"{place_name(place)}: {why}"
    return place_name(one.about) if one.what in ("place", "commuters") else one.about


def caution(result: Result) -> tuple[str, ...]:
    """What has to stand beside figures that have no range."""
    if result.gross_spending <= 0:
        return ()
    if result.uncertainty is None:
        return (NOT_DRAWN,)
    if result.net_new_spending > 0 and not range_words(result):
        return (f"{_why_none(result, result.uncertainty)} {KNOWN_THERE}",)
    return ()


def _why_none(result: Result, sure: Uncertainty) -> str:
    if any(_range_of(result, sure, key) for key in MAIN):
        return TOO_SMALL
    return ONLY_SPENDING if sure.of("net_new_spending") else NOTHING_KNOWN


def quantity_label(quantity: Quantity) -> str:
    """An uncertain number in a table or a chart; its place by name."""
    label = quantity.label
    if isinstance(label, ErrorOfMultipliers | JobsFromAnotherYear):
        label = label.at(place_name(label.place))
    return inner_phrase(label)


def quantity_words(quantity: Quantity) -> str:
    """The same in a sentence, with the cell that it was typed in."""
    label = quantity_label(quantity)
    if quantity.origin != "typed":
        article = "the " if isinstance(quantity.label, ErrorOfMultipliers) else ""
        return f"{article}{label[:1].lower()}{label[1:]}"
    return f"{label} ({quantity.where})" if quantity.where else label


def drawn_as(quantity: Quantity) -> str:
    """The same beside its numbers: that they are a factor, where they are not the number itself."""
    factor = quantity.name.partition("/")[0] in FACTORS
    return f"{quantity_label(quantity)}: factor" if factor else quantity_label(quantity)
