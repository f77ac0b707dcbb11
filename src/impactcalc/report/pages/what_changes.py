"""What would change the answer: a headline with each number at its ends, and with all of them drawn, on one scale."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from impactcalc.impact.uncertainty.answer import HeadlineRange, Swing, Uncertainty
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Column, Kind, Series, Table

MOST = 7  # numbers that the chart has room for
ALL = "All of them, nine of ten draws"


def changes_table(sure: Uncertainty, found: HeadlineRange, swings: Sequence[Swing], kind: Kind, unit: str) -> Table:
    """The numbers that move it most, and all together."""
    shown = swings[:MOST]
    point = found.headline.point
    names = [said().how_sure.quantity_label(sure.quantities[swing.quantity]) for swing in shown]
    low = [point + swing.below for swing in shown]
    high = [point + swing.above for swing in shown]
    lies_to = np.array([*low, found.p5]), np.array([*high, found.p95])
    return Table(
        term("What would change the answer"),
        (
            Column(term("Number"), "wrap", [*names, term(ALL)], width=46),
            Column(term("As reported"), kind, np.array([point] * (len(shown) + 1)), unit),
            Column(term("Lowest"), kind, lies_to[0], unit),
            Column(term("Highest"), kind, lies_to[1], unit),
            Column(term("Below"), kind, np.maximum(point - lies_to[0], 0.0), unit),
            Column(term("Above"), kind, np.maximum(lies_to[1] - point, 0.0), unit),
        ),
    )


def changes_chart(table: Table, position: int, of: str, axis: str) -> Chart:
    """A dot for what is reported, whiskers from the lowest to the highest."""
    low, high = (np.asarray(table.columns[at].values, dtype=np.float64) for at in (2, 3))
    name = str(table.columns[0].values[int(np.argmax((high - low)[:-1])) if len(table) > 1 else 0])
    return Chart(
        term("What moves the answer most: {name}", name=name) if len(table) > 1 else term("How far the answer may lie"),
        "dot",
        (Series(of, position, 1, whiskers=(2, 3, 4, 5)),),
        0,
        len(table),
        axis,
        height=16,
    )
