"""The ranges of the figures, what moves them, and what they come of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from impactcalc.impact.result import Result
from impactcalc.impact.uncertainty.answer import HeadlineRange, NotDrawn, Swing
from impactcalc.impact.uncertainty.quantities import Quantity
from impactcalc.report.tables.lines import figure, text
from impactcalc.report.tables.survey import UNIT
from impactcalc.report.tables.table import Subject
from impactcalc.report.words.speaking import said
from impactcalc.words.speaking import phrase

OF_NUMBER = "that of the number"


@dataclass(frozen=True, slots=True)
class _Moved:
    figure: str
    swing: Swing


def _swings(result: Result) -> list[_Moved]:
    sure = result.uncertainty
    return [_Moved(key, swing) for key, swings in sure.swings.items() for swing in swings] if sure else []


def _histogram(result: Result) -> list[tuple[float, float, int]]:
    if result.uncertainty is None:
        return []
    edges, counts = result.uncertainty.histogram
    return list(zip(edges[:-1].tolist(), edges[1:].tolist(), counts.tolist(), strict=True))


def _shares(result: Result) -> list[tuple[str, str, float, float]]:
    shares = result.uncertainty.shares if result.uncertainty else None
    if shares is None:
        return []
    return [
        (key, name, float(shares.first[key][q]), float(shares.total[key][q]))
        for key in shares.first
        for q, name in enumerate(shares.names)
    ]


NUMBERS: Subject[Sequence[Quantity]] = Subject(
    "numbers",
    "The numbers that are drawn: those that were given a range, and those of the model itself.",
    lambda result: tuple(result.uncertainty.quantities.values()) if result.uncertainty else (),
    (
        text("number", "text", "Name", "Its name, whatever the order of the rows.", lambda one: one.name),
        text("label", "words", "Number", "What it is.", lambda one: said().how_sure.quantity_label(one)),
        text("where", "text", "Cell", "Where it stands.", lambda one: one.where),
        figure("stated", "rate", "As stated", "What the report uses.", lambda one: one.value, OF_NUMBER),
        figure("low", "rate", "Low", "Empty: shares of a profile have none.",
               lambda one: None if one.range is None else one.range.low, OF_NUMBER),
        figure("high", "rate", "High", "Empty: shares of a profile have none.",
               lambda one: None if one.range is None else one.range.high, OF_NUMBER),
        text("bounds", "text", "Bounds", "The least and the most, or percentiles.",
             lambda one: None if one.range is None else one.range.bounds),
        text("distribution", "text", "Distribution", "What it is drawn from.",
             lambda one: one.distribution if one.range is None else one.range.distribution),
        text("source", "words", "Source", "Empty: the workbook, as typed.", lambda one: phrase(one.source) or None),
        text("origin", "text", "Whose", "typed, or the model's own: model, studies, survey, prices.",
             lambda one: one.origin),
    ),
    index=("number",),
    path="uncertainty.numbers",
)  # fmt: skip
RANGES: Subject[Sequence[HeadlineRange]] = Subject(
    "ranges",
    "How sure the figures are: all numbers drawn at once, each draw through the model. A figure that no draw moves has "
    "no row, and so no claim.",
    lambda result: result.uncertainty.ranges if result.uncertainty else (),
    (
        text("figure", "text", "Figure", "The figure's name.", lambda one: one.headline.key),
        figure("point", "rate", "As reported", "With the numbers as stated.", lambda one: one.headline.point, UNIT),
        figure("mean", "rate", "Mean", "Of the draws.", lambda one: one.mean, UNIT),
        figure("standard_deviation", "rate", "Standard deviation", "Of the draws.", lambda one: one.deviation, UNIT),
        figure("p5", "rate", "P5", "5% of the draws lie below.", lambda one: one.p5, UNIT),
        figure("p50", "rate", "P50", "Half of the draws lie below.", lambda one: one.p50, UNIT),
        figure("p95", "rate", "P95", "5% of the draws lie above.", lambda one: one.p95, UNIT),
        figure(
            "percentile",
            "rate",
            "Its percentile",
            "How many of 100 draws lie below the figure as reported.",
            lambda one: one.percentile,
            "percent",
        ),
    ),
    index=("figure",),
    path="uncertainty.ranges",
    keyed=True,
)
SWINGS: Subject[Sequence[_Moved]] = Subject(
    "swings",
    "One number at a time at its low and at its high, the widest swing of each figure first.",
    _swings,
    (
        text("figure", "text", "Figure", "The figure that moves.", lambda one: one.figure),
        text("number", "text", "Number", "The number that is moved; see numbers.", lambda one: one.swing.quantity),
        figure("at_low", "rate", "At its low", "The figure then.", lambda one: one.swing.low, UNIT),
        figure("at_high", "rate", "At its high", "The figure then.", lambda one: one.swing.high, UNIT),
    ),
    index=("figure", "number"),
    path="uncertainty.swings",
)
HISTOGRAM: Subject[Sequence[tuple[float, float, int]]] = Subject(
    "histogram",
    "How the draws of one figure lie (uncertainty.drawn says of which).",
    _histogram,
    (
        figure("from", "rate", "From", "The lower edge.", lambda one: one[0], UNIT),
        figure("to", "rate", "To", "The upper edge.", lambda one: one[1], UNIT),
        figure("draws", "count", "Draws", "How many lie between.", lambda one: one[2], "draws"),
    ),
    path="uncertainty.histogram",
)
VARIANCE: Subject[Sequence[tuple[str, str, float, float]]] = Subject(
    "variance_shares",
    "Shares of the variance of a figure (Sobol): estimates, which can lie a little below 0. No rows unless asked for.",
    _shares,
    (
        text("figure", "text", "Figure", "The figure.", lambda one: one[0]),
        text("number", "text", "Number", "See numbers.", lambda one: one[1]),
        figure("first_order", "share", "Alone", "What the number explains alone.", lambda one: one[2]),
        figure("total", "share", "With what it acts with", "And together with others.", lambda one: one[3]),
    ),
    index=("figure", "number"),
    path="uncertainty.variance_shares",
)
NOT_DRAWN: Subject[Sequence[NotDrawn]] = Subject(
    "not_drawn",
    "What no range holds although the figures rest on it.",
    lambda result: result.not_drawn,
    (
        text("what", "text", "What", "What was not drawn.", lambda one: one.what),
        text("about", "words", "Which", "Profiles, places or years; all: every one.", lambda one: one.about or "all"),
        figure("change", "share", "What a tenth would do",
               "To value added: all spending a tenth lower, ten points more residents, less attribution, more "
               "displacement; a part of it. Empty: not computed.", lambda one: one.change),
    ),
    index=("what", "about"),
    path="uncertainty.not_drawn",
)  # fmt: skip
