"""The page The study: what was published, what holds, and what each figure means; fit to be quoted."""

from __future__ import annotations

import numpy as np

from impactcalc.economy.economy import JOBS
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.study_2015.figure_2015 import Figure
from impactcalc.impact.study_2015.sci2015 import FIGURES
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.study_2015.kinds import money_kind, unit_word
from impactcalc.report.terms import JOB_UNITS, MEASURE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table


def story_page(study: Study2015) -> Page:
    """The answer in sentences, the figures beside each other, what was not published, and what an assumption does."""
    title = term("By the method of 2015, and through this model")
    if study.is_the_study:
        title = term("What the 2015 study published, and what comes of its inputs through this model")
    return Page(
        tab=term("The study"),
        title=title,
        lead=(
            f"{study.result.study.settings.name}. {said().study_2015.reproduction_words(study)}",
            said().study_2015_pages.story_lead(study),
        ),
        blocks=(
            Lines(tuple(said().study_2015.headline(study)), "strong"),
            *([Lines(why)] if (why := tuple(said().study_2015.reasons(study))) else []),
            _figures(study),
            _effects(study),
            *_assumed(study),
            Lines(
                (
                    *said().study_2015.unknown_words(study),
                    *filter(None, [said().study_2015_pages.not_the_sum(study)]),
                    said().study_2015_pages.NOT_ADDED,
                ),
                "note",
            ),
        ),
        frozen=None,
        single=True,
        text_width=190,
    )


def _figures(study: Study2015) -> Table:
    kind, unit = money_kind(study), unit_word(study)
    figures = study.figures
    published = Column(term("Published"), kind, np.array([figure.start for figure in figures]), unit, width=13)
    return Table(
        term("Figure by figure"),
        (
            Column(term("Figure"), "wrap", [said().study_2015.figure_label(study, code) for code in FIGURES], width=37),
            *((published,) if study.is_the_study else ()),
            Column(
                term("Method of 2015, not a result"), kind, np.array([f.reproduced for f in figures]), unit, width=16
            ),
            Column(term("Corrected, from"), kind, np.array([_ends(figure)[0] for figure in figures]), unit, width=13),
            Column(term("Corrected, to"), kind, np.array([_ends(figure)[1] for figure in figures]), unit, width=13),
            Column(
                term("Of which known"), kind, np.array([_of_which_known(figure) for figure in figures]), unit, width=12
            ),
            Column(
                term("It is"),
                "wrap",
                [said().study_2015_meanings.measure_words(study, code) for code in FIGURES],
                width=20,
            ),
            Column(
                said().study_2015_pages.first_as(study),
                "wrap",
                [said().study_2015_meanings.published_words(study, code) for code in FIGURES],
                width=34,
            ),
            Column(
                term("Corrected as"),
                "wrap",
                [said().study_2015_meanings.corrected_words(study, code) for code in FIGURES],
                width=68,
            ),
        ),
        strong=frozenset({FIGURES.index("home_total"), FIGURES.index("global_total"), FIGURES.index("ppp_total")}),
        notes=(said().study_2015_pages.figures_note(study),),
    )


def _effects(study: Study2015) -> Table:
    """Jobs, income and tax, which the study named without figures."""
    row = EFFECTS.index(study.total)
    most = term(", at most") if study.result.at_most else ""
    cases = [(term("Corrected{most}", most=most), study.result)]
    if study.what_if is not None:
        cases.append((said().study_2015.if_heading(study), study.what_if.result))
    columns = [Column(term("Impact at home, all rounds"), "wrap", [name for name, _ in cases], width=37)]
    columns += [
        Column(
            term(MEASURE_NAMES[measure]),
            "jobs" if measure in JOBS else money_kind(study),
            np.array([result.impact_effects[row, m] for _, result in cases]),
            term(JOB_UNITS[measure]) if measure in JOB_UNITS else unit_word(study),
        )
        for m, measure in enumerate(study.result.table.measures)
        if measure != "taxes_on_production"
    ]
    tax = np.array([result.fiscal.impact.total for _, result in cases])
    columns.append(Column(term("Tax revenue"), money_kind(study), tax, unit_word(study)))
    title = term("Jobs, income and tax")
    if study.is_the_study:
        title = term("Jobs, income and tax: named by the study, never published")
    return Table(title, tuple(columns))


def _assumed(study: Study2015) -> tuple[Table, ...]:
    """What becomes of the impact where a share that the study does not state is put in."""
    if study.what_if is None:
        return ()
    kind, unit, figures = money_kind(study), unit_word(study), study.what_if.figures
    return (
        Table(
            term("{if_title}: an assumption", if_title=said().study_2015.if_title(study)),
            (
                Column(
                    term("Figure"), "wrap", [said().study_2015.figure_label(study, code) for code in figures], width=37
                ),
                Column(term("Corrected"), kind, np.array([study.figure(code).corrected for code in figures]), unit),
                Column(said().study_2015.if_heading(study), kind, np.array(list(figures.values())), unit),
            ),
            notes=(said().study_2015.if_words(study),),
        ),
    )


def _ends(figure: Figure) -> tuple[float, float]:
    """The corrected figure: a range where something is not known, else one and the same number twice."""
    if figure.is_range and figure.low is not None and figure.high is not None:
        return figure.low, figure.high
    return figure.corrected, figure.corrected


def _of_which_known(figure: Figure) -> float:
    return figure.corrected if figure.at_least else float("nan")
