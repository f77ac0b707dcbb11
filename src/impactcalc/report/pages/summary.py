"""The page Summary: the answer first, in words, then in figures, on one sheet of paper."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.known.periods import full_words
from impactcalc.report.pages.units import measure_kind
from impactcalc.report.terms import EFFECT_NAMES, MEASURE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.formats import needed_width
from impactcalc.report.writers.page import Chart, Column, Kind, Lines, Page, Series, Table

# Widths that let a page of the usual height fill its sheet of paper.
FIRST, OTHERS = 32.0, 17.0
NOT_ADDED = (
    "Output, value added and labour income overlap and must not be added: value added is inside output, labour "
    "income and production taxes are inside value added. Impact and contribution must not be added either."
)


def summary_page(result: Result) -> Page:
    """Impact, contribution, spending, volunteers, what the checks found, and a line to sign."""
    basis = result.basis
    most = term(" (at most)") if result.at_most else ""
    tables = (
        _effects(result, term("Impact: what net new spending supported{most}", most=most), result.impact_effects),
        _effects(
            result,
            term("Contribution: what gross spending supported, residents' own included"),
            result.contribution_effects,
        ),
    )
    chart = Chart(
        title=said().titles.summary_title(result),
        kind="column",
        series=(Series(term("Impact{most}", most=most), 0, 1), Series(term("Contribution"), 1, 1, meaning="other")),
        names=0,
        rows=3,
        axis=basis.home_currency,
        height=10,
    )
    first, *others = said().answer.headline(result, beside_tables=True)
    texts = (*said().how_sure.caution(result), *said().residents.resident_words(result), *others)
    has_spending = bool((result.contribution_effects != 0).any())
    return Page(
        tab=term("Summary"),
        title=said().titles.summary_title(result),
        lead=(*said().answer.broken_words(result), _where_and_when(result)),
        blocks=(
            Lines((first, *said().how_sure.how_sure_words(result)), "strong"),
            *((Lines(texts),) if texts else ()),
            *_errors(result),
            *tables,
            *((chart,) if has_spending else ()),
            *_places(result),
            _spending(result),
            *_volunteers(result),
            *_in_kind(result),
            Lines(
                (
                    term(NOT_ADDED),
                    *said().public_money.local_money_words(result),
                    *said().jobs.job_words(result),
                    *said().answer.delta_words(result),
                    _checked(result),
                ),
                "note",
            ),
            Lines((term("Prepared by ______________________________     Date ________________"),)),
        ),
        frozen=None,
        single=True,
        upright=True,
        text_width=int(FIRST + 6 * OTHERS),
    )


def _where_and_when(result: Result) -> str:
    return term(
        "Economic impact report. Place: {place}. Year of the study: {year}.",
        place=said().region.region_name(result),
        year=full_words(result.study.settings.period),
    )


def _effects(result: Result, title: str, effects: Floats) -> Table:
    columns = [
        _column(
            term(MEASURE_NAMES[measure]),
            measure_kind(measure),
            effects[:, m],
            said().terms.measure_unit(result, measure),
        )
        for m, measure in enumerate(result.table.measures)
    ]
    return Table(
        title,
        (_names(term("Effect"), [term(EFFECT_NAMES[effect]) for effect in EFFECTS]), *columns),
        strong=frozenset({3, 4}),
    )


def _places(result: Result) -> tuple[Table, ...]:
    """Each place's part, where there are several: the whole is their sum. What happens abroad is not at home."""
    cut, places = result.breakdowns["place"], {here.place for here in result.home.places}
    at = [g for g, place in enumerate(cut.labels) if place in places]
    if len(at) < 2:
        return ()
    last = EFFECTS.index("total_type_2")
    columns = [
        _column(
            term(MEASURE_NAMES[measure]),
            measure_kind(measure),
            cut.effects[at, last, m],
            said().terms.measure_unit(result, measure),
            float(result.impact_effects[last, m]),
        )
        for m, measure in enumerate(result.table.measures)
    ]
    note = term("Each place with its own multipliers. What one of them buys from another is counted in neither.")
    names = _names(term("Place"), [said().terms.place_name(cut.labels[g]) for g in at])
    return (Table(term("Impact by place, total Type II"), (names, *columns), term("Whole"), notes=(note,)),)


def _spending(result: Result) -> Table:
    most = term(" (at most)") if result.at_most else ""
    unit = said().terms.money_unit(result)
    figures = (
        (term("Gross spending at home"), result.gross_spending),
        (term("Net new spending{most}", most=most), result.net_new_spending),
        (term("of it, local final demand{most}", most=most), result.local_final_demand),
        (term("Spent in other countries"), result.spent_abroad),
    )
    columns = [_column(name, "money", np.array([value]), unit) for name, value in figures]
    return Table(term("Spending"), (_names(term("Spending"), [term("Amount")]), *columns))


def _volunteers(result: Result) -> tuple[Table, ...]:
    given = result.volunteering
    if given.hours <= 0:
        return ()
    figures: tuple[tuple[str, Kind, float, str], ...] = (
        (term("Volunteers"), "count", given.people, "people"),
        (term("Hours"), "count", given.hours, "hours"),
        (term("Value of hours"), "money", given.value, said().terms.money_unit(result)),
        (term("Hours without a value"), "count", given.unvalued_hours, "hours"),
    )
    columns = [_column(name, kind, np.array([value]), unit) for name, kind, value, unit in figures]
    title = term("Volunteers: not spending, not multiplied, not in GDP")
    return (Table(title, (_names(term("Given"), [term("Volunteer hours")]), *columns)),)


def _in_kind(result: Result) -> tuple[Table, ...]:
    sums = result.in_kind.sums
    if not sums:
        return ()
    columns = [
        _column(term("Quantity"), "count", np.array([one.quantity for one in sums]), ""),
        _column(term("Value"), "money",
                np.array([np.nan if one.unvalued >= one.quantity else one.value for one in sums]),
                said().terms.money_unit(result)),
        _column(term("Without a value"), "count", np.array([one.unvalued for one in sums]), ""),
    ]  # fmt: skip
    return (
        Table(
            said().in_kind.APART,
            (_names(term("Given"), [said().in_kind.KIND_NAMES[one.kind] for one in sums]), *columns),
        ),
    )


def _names(header: str, names: list[str]) -> Column:
    return Column(header, "text", names, width=FIRST)


def _column(header: str, kind: Kind, values: Floats, unit: str, total: float | None = None) -> Column:
    """A column of figures, as wide as the page has room for, or as the figures need."""
    column = Column(header, kind, values, unit, total)
    return replace(column, width=max(OTHERS, needed_width(column)))


def _errors(result: Result) -> tuple[Lines, ...]:
    """Errors are spelled out beside the answer: nobody may quote it without having seen them."""
    errors = tuple(
        term("Error, {where}: {message}. {remedy}.", where=check.where, message=check.message, remedy=check.remedy)
        for check in result.checks_found
        if check.severity == "error"
    )
    return (Lines(errors, "warning"),) if errors else ()


def _checked(result: Result) -> str:
    return term(
        "Checks that fired: {check_words}; the page Checks lists them, with what to do.",
        check_words=said().answer.check_words(result),
    )
