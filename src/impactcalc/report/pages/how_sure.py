"""The page How sure: the ranges of the headlines, what moves them most, and where the ranges come from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from impactcalc.economy.economy import JOBS
from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.answer import HeadlineRange, Swing, Uncertainty
from impactcalc.impact.uncertainty.quantities import Origin, Quantity
from impactcalc.report.pages.survey import interval_chart, money_table
from impactcalc.report.pages.what_changes import changes_chart, changes_table
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Column, Kind, Lines, Page, Series, Table
from impactcalc.words.speaking import phrase
from impactcalc.words.standing_alone import capital

WHOSE: Mapping[Origin, str] = MappingProxyType(
    {
        "typed": "",
        "model": "the model",
        "studies": "other studies",
        "survey": "the survey",
        "prices": "price indices",
    }
)
WIDE = 46
MEANING = (
    "The numbers that are open, those of the model itself and those that were given a range, are drawn all at once "
    "and many times over, and each draw goes through the model. Of the draws 5% lie below P5, half below P50 and 5% "
    "above P95. As reported is what the rest of this report says, which the draws do not change; its percentile says "
    "how many of 100 draws lie below it. What no draw moves is not listed: nothing is claimed of it."
)
HISTOGRAM = "{name}: nine of ten of {draws} draws are between {low} and {high}"
SEED = (
    "{draws} draws, seed {seed}. What is drawn of a number depends on the seed and on its name alone: the same seed "
    "gives the same ranges, whatever the order of the rows and the number of workers, and a range that is added leaves "
    "the draws of the others as they were."
)
TOGETHER = (
    "What rows share, a profile, a rate or delta, is drawn once for all of them, and what the method leaves of output, "
    "jobs and income once for each place; shares that sum to 1 are drawn together, as a Dirichlet. Numbers of "
    "different "
    "rows are drawn independently of each other."
)
NOT_IN_IT = (
    "New money, local money and the difference between two scenarios depend on what was typed, not on the multipliers: "
    "their ranges are narrower."
)
HOW_TO = (
    "A range stands in the cell of its number, the most likely first: 120 (100-150), or 25% (20%-30%). The least and "
    "the most are meant, drawn as a triangle; 120 (100-150, PERT) and 120 (100-150, normal) are others, and P5-P95 "
    "behind them says that the bounds are percentiles.",
    'Or it stands in columns beside the number: "Visitors low" and "Visitors high", and "Visitors distribution".',
    "What all rows share has its range on the sheet Ranges: the delta of the regional method, the household closure, "
    "the local share of goods, a profile's amount and its shares.",
)
ONE_AT_A_TIME = (
    "One number at a time at its low and at its high, all others as stated; of a profile's shares, which are drawn "
    "together, the 5th and 95th percentile when they alone are drawn. Where the bounds are P5 and P95, those are low "
    "and high."
)


def how_sure_page(result: Result) -> Page:
    """With ranges: headlines, draws, tornado, where the ranges come from. Without: that there are none."""
    sure = result.uncertainty
    moved = sure is not None and bool(sure.ranges)
    return Page(
        tab=term("How sure"),
        title=said().titles.how_sure_title(result),
        lead=(
            term(MEANING) if moved else said().how_sure.NOT_DRAWN if sure is None else said().how_sure.NOTHING_KNOWN,
        ),
        blocks=(*_ranges(result, sure),) if sure is not None and moved else _without(result),
        frozen=None,
    )


def _blank(result: Result) -> tuple[str, ...]:
    """That shares were left blank, for which no range makes up."""
    blank = said().answer.shares_not_stated(result)
    if not blank:
        return ()
    leaving = said().answer.leaving_blank(result)
    return (
        term(
            "{leaving} at least one share blank ({shares}): nothing was taken off for it. New money is at "
            "most what is reported, and what it supported is at most that with these multipliers.",
            leaving=capital(leaving),
            shares=", ".join(blank),
        ),
    )


def _without(result: Result) -> tuple[Lines | Table | Chart, ...]:
    known = [*said().answer.delta_words(result), *_blank(result), *said().survey.survey_words(result)]
    head = (
        term("What is known of it all the same") if known else term("Nothing else is known of how sure the figures are")
    )
    return (
        Lines((head,), "strong"),
        *((Lines(tuple(known)),) if known else ()),
        *((money_table(result, result.survey), *interval_chart(result, result.survey)) if result.survey else ()),
        *_left(result),
        Lines((term("How to give a range"),), "strong"),
        Lines(tuple(map(term, HOW_TO))),
    )


def _ranges(result: Result, sure: Uncertainty) -> Iterator[Table | Lines | Chart]:
    unit = said().terms.money_unit(result)
    in_money, in_jobs = ([one for one in sure.ranges if _in_jobs(one) is wanted] for wanted in (False, True))
    texts = (
        *said().survey.survey_words(result),
        *said().how_sure.range_words(result, on_its_page=True),
        *_blank(result),
    )
    if texts:
        yield Lines(texts, "strong")
    changes = list(_changes(result, sure))
    tables = 1 + sum(isinstance(block, Table) for block in changes)  # the position of the table of the draws
    yield from changes
    yield _headlines(term("Money"), in_money, "money", unit)
    if in_jobs:
        tables += 1
        yield _headlines(term("Jobs"), in_jobs, "jobs", term("job-years"))
    name = said().how_sure.headline_name(_range_of(sure, sure.drawn).headline)
    edges, counts = sure.histogram
    yield Table(
        term("The draws: {name}", name=name),
        (
            Column(term("Between"), "text", [f"{low:,.0f} to {high:,.0f}" for low, high in pairwise(edges)], unit),
            Column(term("Draws"), "count", counts, term("number")),
        ),
    )
    drawn = _range_of(sure, sure.drawn)
    low, high = f"{drawn.p5:,.0f}", f"{drawn.p95:,.0f}"
    yield Chart(
        term(HISTOGRAM, name=name, draws=f"{sure.draws:,}", low=low, high=high), "column",
        (Series(term("Draws"), tables, 1, meaning="sure"),), 0, len(counts), term("draws"), height=18,
    )  # fmt: skip
    for key in sure.swings:
        found, swings = _range_of(sure, key), sure.moving(key)
        kind: Kind = "jobs" if _in_jobs(found) else "money"
        of = said().how_sure.headline_name(found.headline)
        yield _tornado(sure, of, swings, kind, term("job-years") if kind == "jobs" else unit)
    if sure.shares is not None:
        yield from _variance(sure)
    yield from _left(result)
    yield _origins(sure)
    notes = [
        term(SEED, draws=f"{sure.draws:,}", seed=sure.seed),
        term(TOGETHER),
        term(NOT_IN_IT),
    ]
    if result.survey is not None:
        notes.append(term("The page Survey has the chance of who answered, figure by figure."))
    yield Lines(tuple(notes), "note")
    if delta := said().answer.delta_words(result):
        yield Lines(delta, "note")


def _where(one: Quantity) -> str:
    """The cell of a number, or whose it is that no cell holds."""
    whose = WHOSE[one.origin]
    return one.where or (term(whose) if whose else "")


def _in_jobs(one: HeadlineRange) -> bool:
    return one.headline.figure.removesuffix("_residents") in JOBS


def _left(result: Result) -> Iterator[Table]:
    """What the ranges do not hold, with what a tenth of it would do."""
    found = result.not_drawn
    if not found:
        return
    changes = [said().how_sure.change_words(one) for one in found]
    tenths = [
        said().how_sure.TENTHS.get(one.what, "") if change else "" for one, change in zip(found, changes, strict=True)
    ]
    yield Table(
        term("What the ranges do not hold"),
        (
            Column(term("What"), "wrap", [said().how_sure.LEFT_NAMES[one.what] for one in found], width=WIDE),
            Column(term("Which"), "wrap", [said().how_sure.about_words(one) for one in found], width=30),
            Column(term("Had it been"), "text", tenths, width=24),
            Column(term("Value added would be"), "text", changes, width=20),
        ),
    )  # fmt: skip


def _changes(result: Result, sure: Uncertainty) -> Iterator[Table | Chart]:
    """Value added, or what else is known, on one scale with what moves it."""
    key = "value_added" if "value_added" in sure.swings else sure.drawn
    found, swings = _range_of(sure, key), sure.moving(key)
    in_jobs = _in_jobs(found)
    unit = term("job-years") if in_jobs else said().terms.money_unit(result)
    table = changes_table(sure, found, swings, "jobs" if in_jobs else "money", unit)
    yield table
    axis = term("job-years") if in_jobs else result.basis.home_currency
    yield changes_chart(table, 0, said().how_sure.headline_name(found.headline), axis)


def _headlines(title: str, found: Sequence[HeadlineRange], kind: Kind, unit: str) -> Table:
    columns = {
        "As reported": [one.headline.point for one in found],
        "P5": [one.p5 for one in found],
        "P50": [one.p50 for one in found],
        "P95": [one.p95 for one in found],
        "Mean": [one.mean for one in found],
        "Standard deviation": [one.deviation for one in found],
    }
    percentiles = np.array([one.percentile for one in found])
    return Table(
        title,
        (
            Column(term("Figure"), "text", [said().how_sure.headline_name(one.headline) for one in found], width=WIDE),
            *(Column(term(name), kind, np.array(values), unit) for name, values in columns.items()),
            Column(term("Its percentile"), "count", percentiles, term("of 100 draws")),
        ),
    )


def _tornado(sure: Uncertainty, of: str, swings: Sequence[Swing], kind: Kind, unit: str) -> Table:
    return Table(
        term("What moves it most: {of}", of=of),
        (
            Column(
                term("Number"),
                "wrap",
                [said().how_sure.quantity_label(sure.quantities[swing.quantity]) for swing in swings],
                width=WIDE,
            ),
            Column(
                term("Cell, or whose"), "text", [_where(sure.quantities[swing.quantity]) for swing in swings], width=16
            ),
            Column(term("At its low"), kind, np.array([swing.low for swing in swings]), unit),
            Column(term("At its high"), kind, np.array([swing.high for swing in swings]), unit),
            Column(term("Apart"), kind, np.array([swing.width for swing in swings]), unit),
            Column(term("Below as reported"), kind, np.array([swing.below for swing in swings]), unit),
            Column(term("Above as reported"), kind, np.array([swing.above for swing in swings]), unit),
        ),
        notes=(term(ONE_AT_A_TIME),),
    )


def _variance(sure: Uncertainty) -> Iterator[Table]:
    shares = sure.shares
    assert shares is not None
    labels = [said().how_sure.quantity_label(sure.quantities[name]) for name in shares.names]
    columns = [Column(term("Number"), "wrap", labels, width=WIDE)]
    for key in shares.first:
        of = said().how_sure.headline_name(_range_of(sure, key).headline)
        columns.append(Column(term("{of}: alone", of=of), "share", shares.first[key]))
        columns.append(Column(term("{of}: with what it acts with", of=of), "share", shares.total[key]))
    yield Table(
        term("Shares of the variance"),
        tuple(columns),
        notes=(
            term(
                "Sobol's indices of first order and in total, from {points} points of two samples each "
                "(Saltelli and others, 2010): estimates, which can lie a little below 0 or not quite sum to "
                "1.",
                points=f"{shares.points:,}",
            ),
        ),
    )


def _origins(sure: Uncertainty) -> Table:
    found = list(sure.quantities.values())
    ends = [one.ends if one.ends is not None else np.array([np.nan, np.nan]) for one in found]
    return Table(
        term("Where the ranges come from"),
        (
            Column(term("Number"), "wrap", [said().how_sure.drawn_as(one) for one in found], width=WIDE),
            Column(term("Cell, or whose"), "text", [_where(one) for one in found], width=16),
            Column(term("As stated"), "rate", np.array([one.value for one in found])),
            Column(term("Low"), "rate", np.array([low for low, _ in ends])),
            Column(term("High"), "rate", np.array([high for _, high in ends])),
            Column(term("Distribution"), "text", [one.distribution for one in found], width=24),
            Column(
                term("Source"),
                "wrap",
                [phrase(one.source) or term("the workbook, as typed") for one in found],
                width=30,
            ),
        ),
    )


def _range_of(sure: Uncertainty, key: str) -> HeadlineRange:
    found = sure.of(key)
    assert found is not None
    return found
