"""The page Waterfall: from each published figure to the corrected one, a cause at a time."""

from __future__ import annotations

import numpy as np

from impactcalc.impact.study_2015.figure_2015 import STEPS, Bar
from impactcalc.impact.study_2015.sci2015 import FIGURES, FigureCode
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.study_2015.kinds import chart_format, in_unit, money_kind, unit_word
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Chart, Column, Page, Series, Table

LAST = "Corrected, of which known, or as spent"
DRAWN: tuple[FigureCode, ...] = ("home_total", "global_total")


def waterfall_page(study: Study2015) -> Page:
    """All figures at a glance, and the two totals drawn; below, the numbers that they are drawn from."""
    return Page(
        tab=term("Waterfall"),
        title=term("From each figure to the corrected one"),
        lead=said().study_2015_pages.waterfall_lead(study),
        blocks=(
            _all(study),
            *(_chart(study, code, at + 1) for at, code in enumerate(DRAWN)),
            *(_bars(study, code) for code in DRAWN),
        ),
        frozen=None,
        single=True,
        text_width=180,
    )


def _all(study: Study2015) -> Table:
    kind, unit = money_kind(study), unit_word(study)
    columns = [
        Column(term("Figure"), "wrap", [said().study_2015.figure_label(study, code) for code in FIGURES], width=37)
    ]
    columns.append(
        Column(said().study_2015.first_label(study), kind, np.array([figure.start for figure in study.figures]), unit)
    )
    columns += [
        Column(
            said().study_2015_steps.STEP_LABELS[step],
            kind,
            np.array([figure.steps[at].amount for figure in study.figures]),
            unit,
        )
        for at, step in enumerate(STEPS)
    ]
    columns.append(Column(term(LAST), kind, np.array([figure.corrected for figure in study.figures]), unit))
    columns.append(
        Column(
            term("It is"), "wrap", [said().study_2015_meanings.measure_words(study, code) for code in FIGURES], width=34
        )
    )
    return Table(
        term("All figures"),
        tuple(columns),
        strong=frozenset(FIGURES.index(code) for code in DRAWN),
        notes=said().study_2015_pages.waterfall_notes(study),
    )


def _chart(study: Study2015, code: FigureCode, table: int) -> Chart:
    return Chart(
        title=f"{said().study_2015.figure_label(study, code)}, {unit_word(study)}",
        kind="column",
        series=(
            Series(term("Stands on"), table, 1, invisible=True),
            Series(term("Figure"), table, 2),
            Series(term("Added"), table, 3, part=1),
            Series(term("Taken off"), table, 4, meaning="taken off"),
        ),
        names=0,
        rows=len(study.figure(code).bars),
        axis=unit_word(study),
        height=16,
        width=1180,
        number_format=chart_format(study),
        stacked=True,
    )


def _bars(study: Study2015, code: FigureCode) -> Table:
    """The numbers that a figure's waterfall is drawn from; a bar's name carries its amount."""
    bars, kind, unit = study.figure(code).bars, money_kind(study), unit_word(study)
    return Table(
        term("{figure_label}: the bars of the chart", figure_label=said().study_2015.figure_label(study, code)),
        (
            Column(term("Bar"), "wrap", [_bar_name(study, code, bar, at) for at, bar in enumerate(bars)], width=37),
            Column(term("Stands on"), kind, np.array([bar.base for bar in bars]), unit),
            Column(term("Figure"), kind, np.array([bar.whole for bar in bars]), unit),
            Column(term("Added"), kind, np.array([bar.more for bar in bars]), unit),
            Column(term("Taken off"), kind, np.array([bar.less for bar in bars]), unit),
        ),
    )


def _bar_name(study: Study2015, code: FigureCode, bar: Bar, at: int) -> str:
    if bar.step:
        return f"{said().study_2015_steps.STEP_LABELS[bar.step]}: {in_unit(study, bar.more - bar.less, sign=True)}"
    end = said().study_2015_meanings.end_label(study.figure(code)) if at else said().study_2015.first_label(study)
    return f"{end}: {in_unit(study, bar.whole)}"
