"""A chart as XlsxWriter draws it. A colour means one thing in the whole workbook."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from xlsxwriter.utility import quote_sheetname, xl_range_abs

from impactcalc.report.words.speaking import said
from impactcalc.report.writers.look import SHIPPED, Look
from impactcalc.report.writers.page import Chart, Meaning, Series, Table
from impactcalc.report.writers.sheet import cached_series


def colours_of(look: Look) -> Mapping[Meaning, str]:
    """On white each has a contrast of 3 to 1 and more; tests hold them to it."""
    return MappingProxyType(
        {
            "new": look.new,  # new money, and what it supports
            "other": "#868686",  # what is beside it: all that was spent, the cost
            "taken off": look.taken_off,
            "sure": "#404040",  # how sure a figure is
        }
    )


COLOURS = colours_of(SHIPPED)
# What parts of one bar are told apart by, beside their names: no colour of their own.
PATTERNS = ("", "wide_downward_diagonal", "wide_upward_diagonal", "percent_20")
INK, LINE = "#595959", "#D9D9D9"
Cells = Callable[[int, int], list[object]]
"""A column of a table, by their positions, as XlsxWriter names its cells."""


def draw(workbook: Any, chart: Chart, tables: Mapping[int, Table], cells: Cells, look: Look = SHIPPED) -> Any:
    """The chart over the tables of its page."""
    colours = colours_of(look)
    kind = "line" if chart.kind == "dot" else chart.kind
    drawn = workbook.add_chart({"type": kind} | ({"subtype": "stacked"} if chart.stacked else {}))
    for series in chart.series:
        drawn.add_series(_series(chart, series, tables[series.table], cells, colours, look.font))
    _axes(drawn, chart, tables, look.font)
    drawn.set_title(
        {"name": chart.title, "name_font": {"name": look.title_font, "size": 11, "color": look.ink}, "overlay": False}
    )
    hidden = [at for at, series in enumerate(chart.series) if series.invisible]
    legend = {"position": "bottom", "font": _letters(look.font)} | ({"delete_series": hidden} if hidden else {})
    drawn.set_legend(legend if chart.legend and len(chart.series) > 1 else {"none": True})
    return drawn


def alt_text(chart: Chart, tables: Mapping[int, Table]) -> str:
    """A chart for those who do not see it: its finding and its numbers."""
    parts = [said().charts.title(chart.title)]
    for series in chart.series:
        if series.invisible:
            continue
        table = tables[series.table]
        names, values = _of(table, chart.names, chart.rows), _of(table, series.column, chart.rows)
        if series.whiskers:
            low, high = (map(float, _of(table, at, chart.rows)) for at in series.whiskers[:2])
            ends = list(zip(names, map(float, values), low, high, strict=True))
            parts.append(said().charts.whiskers(series.name, ends))
        else:  # neither what is 0 nor what is not known has a bar
            bars = [(name, float(value)) for name, value in zip(names, values, strict=True) if value and value == value]
            parts.append(said().charts.bars(series.name, bars))
    return " ".join(parts)


def _of(table: Table, column: int, rows: int) -> list[Any]:
    return list(table.columns[column].values)[:rows]


def _series(
    chart: Chart, series: Series, table: Table, cells: Cells, colours: Mapping[Meaning, str], font: str
) -> dict[str, Any]:
    names, values = _of(table, chart.names, chart.rows), _of(table, series.column, chart.rows)
    made: dict[str, Any] = {
        "name": series.name,
        "categories": cells(series.table, chart.names),
        "values": cells(series.table, series.column),
        **cached_series(names, values),
    }
    colour = colours[series.meaning]
    if series.whiskers:
        below, above = (
            {
                f"{side}_values": _formula(cells(series.table, at)),
                f"{side}_data": [float(value) for value in _of(table, at, chart.rows)],
            }
            for side, at in zip(("minus", "plus"), series.whiskers[2:], strict=True)
        )
        whisker = {"color": colours["sure"], "width": 1.75}
        return made | {
            "line": {"none": True},
            "marker": {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}},
            "y_error_bars": {"type": "custom", **below, **above, "line": whisker},
        }
    made |= {"gap": 60, "border": {"none": True}}
    if series.invisible:
        return made | {"fill": {"none": True}}
    if series.part:
        pattern = {"pattern": PATTERNS[series.part], "fg_color": colour, "bg_color": "#FFFFFF"}
        return made | {"pattern": pattern, "border": {"color": colour}} | _labels(series, font)
    return made | {"fill": {"color": colour}} | _labels(series, font)


def _formula(cells: list[object]) -> str:
    tab, *area = cells
    return f"{quote_sheetname(str(tab))}!{xl_range_abs(*area)}"


def _labels(series: Series, font: str) -> dict[str, Any]:
    return {"data_labels": {"value": True, "font": _letters(font)}} if series.labelled else {}


def _letters(font: str) -> dict[str, Any]:
    return {"name": font, "color": INK, "size": 9}


def _scale(chart: Chart, tables: Mapping[int, Table]) -> dict[str, float]:
    """Where the scale begins, and that of dots ends. Bars have a length: theirs begins at nothing."""
    if chart.kind != "dot":
        values = [_of(tables[series.table], series.column, chart.rows) for series in chart.series]
        return {"min": 0.0} if not (np.asarray(values, dtype=np.float64) < 0).any() else {}
    ends = [
        np.asarray(_of(tables[series.table], at, chart.rows), dtype=np.float64)
        for series in chart.series
        for at in (series.column, *(series.whiskers or ())[:2])
    ]
    low, high = min(float(np.nanmin(end)) for end in ends), max(float(np.nanmax(end)) for end in ends)
    if not high > low:
        return {}
    step = 10.0 ** math.floor(math.log10((high - low) * 1.3))
    if step < sys.float_info.min:  # finer than numbers can tell apart: whatever shows it finds its own scale
        return {}
    step *= next(times for times in (0.2, 0.5, 1.0, 2.0) if (high - low) * 1.3 / (step * times) <= 8)
    return {"min": math.floor((low - step / 4) / step) * step, "max": math.ceil((high + step / 4) / step) * step}


def _axes(drawn: Any, chart: Chart, tables: Mapping[int, Table], font: str) -> None:
    labels = {"num_font": _letters(font)}
    amounts = {
        **({"name": chart.axis, "name_font": {**_letters(font), "bold": False}} if chart.axis else {}),
        "num_font": _letters(font),
        "num_format": chart.number_format,
        "major_gridlines": {"visible": True, "line": {"color": LINE}},
        "line": {"none": True},
    }
    if chart.kind == "bar":
        # The first row of the table on top, the scale at the bottom all the same.
        drawn.set_x_axis({**amounts, **_scale(chart, tables), "label_position": "high"})
        # Names stand beside the scale, not beside the zero: bars to the left of it would cover them.
        drawn.set_y_axis({**labels, "reverse": True, "label_position": "low", "interval_unit": 1})
    else:
        drawn.set_x_axis({**labels, "label_position": "low"})
        drawn.set_y_axis(amounts | _scale(chart, tables))
