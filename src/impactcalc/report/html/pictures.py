"""The charts as files, for slides and newsletters: SVG, PNG, and what to say to those who do not see them."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Mapping
from pathlib import Path

from impactcalc.files import Outputs, is_staged
from impactcalc.impact.result import Result
from impactcalc.report.city_colours import with_colours_of
from impactcalc.report.html.charts import Chart
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.palette import on_paper
from impactcalc.report.html.parts import charts_of
from impactcalc.report.html.templating import templates
from impactcalc.report.html.typeset import typeset
from impactcalc.report.words.speaking import said
from impactcalc.report.writers.look import SHIPPED, Look
from impactcalc.report.writers.targets import inputs_of

OPTION = "--charts"
ALT = "alt-text.md"
EDGE, LINE, LETTERS = 20, 22, 68  # room around, from line to line of the finding, letters of a line
PIXELS_PER_INCH = 192.0  # two pixels for each of the picture's own units


def picture_names(result: Result) -> tuple[str, ...]:
    """The files that a result's charts are."""
    found = charts_of(Numbers(result), result)
    return (*(f"{chart.id}.{ending}" for chart in found for ending in ("svg", "png")), ALT)


def write_charts(result: Result, folder: Path, look: Look = SHIPPED) -> None:
    """Write each chart as SVG and PNG, and the texts for those who do not see them, into `folder`, which is made if it
    is not there. Whole or not at all; other files there stay. InputError where typst is missing, or the disk refuses.
    """
    if is_staged(folder):  # one of several outputs, that are put in their places together
        _write(pictures(result, look), folder)
        return
    outputs = Outputs(inputs=inputs_of(result.study), force=True)
    staged = outputs.tables(folder, picture_names(result))
    with outputs:
        _write(pictures(result, look), staged)


def pictures(result: Result, look: Look = SHIPPED) -> Mapping[str, bytes]:
    """The files by name, in this look or in the study's own colours."""
    with result.spoken():
        return _pictures(result, look)


def _pictures(result: Result, look: Look) -> Mapping[str, bytes]:
    look = with_colours_of(result.study.settings, look)
    source = said().page.chart_source(result)
    found: dict[str, bytes] = {}
    charts = charts_of(Numbers(result), result)
    for chart in charts:
        svg = _svg(chart, source, look)
        found[f"{chart.id}.svg"] = svg
        page = f'#set page(width: auto, height: auto, margin: 0pt)\n#image("/{chart.id}.svg")'
        found[f"{chart.id}.png"] = typeset(OPTION, page, {f"{chart.id}.svg": svg}, format="png", ppi=PIXELS_PER_INCH)
    found[ALT] = "".join(_said(charts, source)).encode()
    return found


def _svg(chart: Chart, source: str, look: Look) -> bytes:
    lines = textwrap.wrap(chart.finding, LETTERS)
    top = EDGE + LINE * len(lines) + 6
    text = (
        templates()
        .get_template("chart.svg")
        .render(
            finding=chart.finding,
            in_words=chart.in_words,
            lines=lines,
            drawn=chart.wide,
            top=top,
            left=EDGE,
            width=math.ceil(chart.wide.width) + 2 * EDGE,
            height=math.ceil(top + chart.wide.height) + 40,
            source=source,
            colours=on_paper(look),
        )
    )
    return text.encode()


def bare_svg(chart: Chart, look: Look) -> bytes:
    """The picture alone, for a page that says its finding and its source itself."""
    width, height = math.ceil(chart.wide.width), math.ceil(chart.wide.height)
    text = templates().get_template("chart.svg").render(
        finding=chart.finding, in_words=chart.in_words, lines=(), drawn=chart.wide, top=0, left=0, width=width,
        height=height, source="", colours=on_paper(look),
    )  # fmt: skip
    return text.encode()


def _said(charts: Iterable[Chart], source: str) -> Iterable[str]:
    for chart in charts:
        yield f"{chart.id}.svg, {chart.id}.png\n    {chart.finding}. {chart.in_words}\n\n"
    yield f"{source}\n"


def _write(made: Mapping[str, bytes], folder: Path) -> None:
    for name, content in made.items():
        (folder / name).write_bytes(content)
