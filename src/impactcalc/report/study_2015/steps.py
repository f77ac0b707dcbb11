"""The page Steps: every figure's steps under each other, each with what it leaves and why."""

from __future__ import annotations

import numpy as np

from impactcalc.impact.study_2015.sci2015 import FIGURES, FigureCode
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.study_2015.kinds import money_kind, unit_word
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Page, Table

FIRST: tuple[FigureCode, ...] = ("home_total", "global_total", "outbound_total", "ppp_total")


def steps_page(study: Study2015) -> Page:
    """The totals first, then their parts."""
    codes = (*FIRST, *(code for code in FIGURES if code not in FIRST))
    return Page(
        tab=term("Steps"),
        title=term("Why each figure changes"),
        lead=(said().study_2015_pages.steps_lead(),),
        blocks=tuple(_steps(study, code) for code in codes),
        frozen=None,
        upright=True,
    )


def _steps(study: Study2015, code: FigureCode) -> Table:
    figure, kind, unit = study.figure(code), money_kind(study), unit_word(study)
    none = float("nan")
    names = [
        said().study_2015.first_label(study),
        *(said().study_2015_steps.STEP_LABELS[step.code] for step in figure.steps),
        said().study_2015_meanings.end_label(figure),
    ]
    last = said().study_2015_pages.last_step(study, figure)
    why = ["", *(said().study_2015_steps.step_sentence(study, figure, step) for step in figure.steps), last]
    return Table(
        said().study_2015.figure_label(study, code),
        (
            Column(term("Step"), "wrap", names, width=25),
            Column(
                term("Change"), kind, np.array([none, *(step.amount for step in figure.steps), none]), unit, width=15
            ),
            Column(term("Leaves"), kind, np.array([figure.start, *figure.after, figure.corrected]), unit, width=15),
            Column(term("Why"), "wrap", why, width=78),
        ),
        strong=frozenset({0, len(names) - 1}),
    )
