"""How sure the answer is, in sentences: the ranges of the headlines, or that no number was given one."""

from __future__ import annotations

from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.answer import Headline, Uncertainty
from impactcalc.impact.uncertainty.quantities import Quantity
from impactcalc.report.words.answer import headline, survey_words
from impactcalc.report.words.jobs import jobs
from impactcalc.words.en.amounts import money

NONE_GIVEN = (
    "No number of this study was given a range, so the report cannot say how sure its figures are: they look more "
    "exact than they are."
)
ONLY_THE_SURVEY = (
    "No number of this study was given a range: what is said of how sure its figures are is the chance of who answered "
    "the survey, no more."
)
KNOWN_THERE = "The page How sure says what is known all the same, and how to give a range."
HOW_THERE = "The page How sure says how to give a range."
WITHOUT_THE_SURVEY = "These ranges do not hold the chance of who answered the survey: it comes on top."
NOT_DRAWN = (
    "This study gives numbers a range, but this run was told to draw from none: its figures look more exact than they "
    "are."
)


def headline_name(headline: Headline) -> str:
    """A headline as a table has it: "Impact: output, Type II"."""
    return FIGURES[headline.key].heading


def has_ranges(result: Result) -> bool:
    """Whether the study gives any number a range."""
    study = result.study
    return bool(study.shared_ranges) or any(table.ranges for table in study.sheets.values())


def answer(result: Result) -> tuple[str, ...]:
    """All of it in sentences: what it comes to, how sure that is, the rest."""
    first, *rest = headline(result)
    return (first, *how_sure_words(result), *caution(result), *rest)


def how_sure_words(result: Result) -> tuple[str, ...]:
    """The interval of a survey first, which is the wider one as a rule, then the ranges of what was typed."""
    return (*survey_words(result), *range_words(result))


def range_words(result: Result, *, on_its_page: bool = False) -> tuple[str, ...]:
    """The ranges of the impact; nothing where none was given or drawn from. `on_its_page` points to no other page."""
    sure = result.uncertainty
    if sure is None or result.net_new_spending <= 0:
        return ()
    parts = [text for key in _MAIN if (text := _between(result, sure, key))]
    text = f"How sure: with the ranges given for {_numbers(len(sure.quantities))}, nine of ten draws put "
    beside = "" if result.survey is None else f" {WITHOUT_THE_SURVEY}"
    found = [f"{text}{'; '.join(parts)}.{beside}"] if parts else []
    swings = sure.swings.get(sure.drawn, ())
    if swings and swings[0].width > 0:
        widest = sure.quantities[swings[0].quantity]
        more = "" if on_its_page else "; the page How sure ranks them all"
        found.append(f"What moves it most is {quantity_words(widest)}{more}.")
    return tuple(found)


_MAIN = ("value_added", "jobs", "output")


def caution(result: Result) -> tuple[str, ...]:
    """What has to stand beside figures that nobody gave a range."""
    if result.uncertainty is not None or result.gross_spending <= 0:
        return ()
    if has_ranges(result):
        return (NOT_DRAWN,)
    if result.survey is None:
        return (f"{NONE_GIVEN} {KNOWN_THERE}",)
    return (f"{ONLY_THE_SURVEY} {HOW_THERE}",)


def quantity_words(quantity: Quantity) -> str:
    """An uncertain number in a sentence."""
    return f"{quantity.label} ({quantity.where})" if quantity.where else quantity.label


def _between(result: Result, sure: Uncertainty, key: str) -> str:
    found = sure.of(key)
    if found is None:
        return ""

    def in_money(value: float) -> str:
        return money(value, result.basis.home_currency)

    name = key.replace("_", " ")
    low, high = ((jobs if name == "jobs" else in_money)(value) for value in (found.p5, found.p95))
    return "" if low == high else f"{name} between {low} and {high}"


def _numbers(count: int) -> str:
    return f"{count} number{'' if count == 1 else 's'}"
