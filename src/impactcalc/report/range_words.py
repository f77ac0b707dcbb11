"""How sure the answer is, in sentences: the ranges of the headlines, or that no number was given one."""

from __future__ import annotations

from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.headlines import Headline
from impactcalc.impact.uncertainty.quantities import Quantity
from impactcalc.impact.uncertainty.simulate import Uncertainty
from impactcalc.report.terms import MEASURE_NAMES
from impactcalc.report.words import jobs, money

NONE_GIVEN = (
    "No number of this study was given a range, so the report cannot say how sure its figures are: they look more "
    "exact than they are. The page How sure says what is known all the same, and how to give a range."
)
ONLY_THE_SURVEY = (
    "No number of this study was given a range: what is said of how sure its figures are is the chance of who answered "
    "the survey, no more. The page How sure says how to give a range."
)
NOT_DRAWN = (
    "This study gives numbers a range, but this run was told to draw from none: its figures look more exact than they "
    "are."
)
_SPENDING = {
    "gross": "Gross spending at home",
    "net_new": "Net new spending",
    "local_final_demand": "Local final demand",
}
_TAX = {
    "federal": "Tax, federal",
    "state": "Tax, state",
    "local": "Tax, local",
    "not_split": "Tax, not split",
    "all_levels": "Tax, all levels",
    "own_budget": "Taxes to the city's own budget",
}
_EFFECTS = {"total_type_1": "Type I", "total_type_2": "Type II"}


def headline_name(headline: Headline) -> str:
    """A headline as a table has it: "Impact: output, Type II"."""
    if headline.scope == "spending":
        return _SPENDING[headline.figure]
    if headline.scope == "tax":
        return _TAX[headline.figure]
    if headline.scope == "volunteers":
        return "Value of volunteers' hours"
    names = {str(measure): name.lower() for measure, name in MEASURE_NAMES.items()}
    return f"{headline.scope.capitalize()}: {names[headline.figure]}, {_EFFECTS[headline.effect]}"


def has_ranges(result: Result) -> bool:
    """Whether the study gives any number a range."""
    study = result.study
    return bool(study.shared_ranges) or any(table.ranges for table in study.sheets.values())


def range_words(result: Result) -> tuple[str, ...]:
    """The ranges of the impact; nothing where none was given or drawn from."""
    sure = result.uncertainty
    if sure is None or result.net_new_spending <= 0:
        return ()
    parts = [text for key in _MAIN if (text := _between(result, sure, key))]
    text = f"How sure: with the ranges given for {_numbers(len(sure.quantities))}, nine of ten draws put "
    found = [f"{text}{'; '.join(parts)}."] if parts else []
    swings = sure.swings.get(sure.drawn, ())
    if swings and swings[0].width > 0:
        widest = sure.quantities[swings[0].quantity]
        found.append(f"What moves it most is {quantity_words(widest)}; the page How sure ranks them all.")
    return tuple(found)


_MAIN = ("impact.value_added.total_type_2", "impact.jobs.total_type_2", "impact.output.total_type_2")


def caution(result: Result) -> tuple[str, ...]:
    """What has to stand beside figures that nobody gave a range."""
    if result.uncertainty is not None or result.gross_spending <= 0:
        return ()
    if has_ranges(result):
        return (NOT_DRAWN,)
    return (NONE_GIVEN,) if result.survey is None else (ONLY_THE_SURVEY,)


def quantity_words(quantity: Quantity) -> str:
    """An uncertain number in a sentence."""
    return f"{quantity.label} ({quantity.where})" if quantity.where else quantity.label


def _between(result: Result, sure: Uncertainty, key: str) -> str:
    found = sure.of(key)
    if found is None:
        return ""
    name = key.split(".")[1].replace("_", " ")
    if name == "jobs":
        return f"jobs between {jobs(found.p5)} and {jobs(found.p95)}"
    currency = result.basis.home_currency
    return f"{name} between {money(found.p5, currency)} and {money(found.p95, currency)}"


def _numbers(count: int) -> str:
    return f"{count} number{'' if count == 1 else 's'}"
