"""The page Reproduction: the arithmetic of 2015, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from impactcalc.impact.study_2015.sci2015 import LABEL, PARTS, PUBLISHED, FigureCode
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.study_2015.kinds import in_unit
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table

ABROAD: tuple[FigureCode, ...] = ("outbound_total", "global_direct", "global_total", "ppp_direct", "ppp_total")


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    how: str
    amount: float
    code: FigureCode | None = None


def reproduction_page(study: Study2015) -> Page:
    """The two numbers of the method, and how every figure follows from the inputs."""
    method = study.method
    numbers = (
        (term("Multiplier"), method.scalar, said().study_2015.scalar_source()),
        (term("Factor called PPP"), method.ppp_factor, said().study_2015.ppp_source()),
    )
    test = said().study_2015_pages.how_much_of_a_test(study, in_unit(study, study.lines.outbound))
    return Page(
        tab=term("Reproduction"),
        title=term(LABEL),
        lead=(said().study_2015.reproduction_words(study),),
        blocks=(
            Lines((said().study_2015_pages.NOT_TO_QUOTE,), "warning"),
            *([Lines(test)] if test else []),
            _arithmetic(study),
            Table(
                term("The two numbers of the method"),
                (
                    Column(term("Number"), "wrap", [name for name, _, _ in numbers], width=40),
                    Column(term("Where it comes from"), "wrap", [source for _, _, source in numbers], width=72),
                    Column(term("Value"), "rate", np.array([value for _, value, _ in numbers])),
                ),
            ),
        ),
        frozen=None,
        single=True,
        text_width=150,
    )


def _arithmetic(study: Study2015) -> Table:
    lines = list(_lines(study))
    currency = study.result.basis.home_currency
    columns = [
        Column(term("Line"), "wrap", [line.label for line in lines], width=40),
        Column(term("How"), "wrap", [line.how for line in lines], width=72),
        Column(term("Amount"), "money", np.array([line.amount for line in lines]), currency, width=20),
    ]
    if study.is_the_study:
        published = [PUBLISHED[line.code] if line.code else None for line in lines]
        columns += [
            Column(
                term("Published"),
                "money",
                np.array([one.amount if one else np.nan for one in published]),
                currency,
                width=20,
            ),
            Column(term("Rounded alike, it is"), "text", [_agrees(line) for line in lines]),
        ]
    figures = frozenset(at for at, line in enumerate(lines) if line.code)
    return Table(term("Line by line"), tuple(columns), strong=figures)


def _agrees(line: _Line) -> str:
    if line.code is None:
        return ""
    return term("the same") if PUBLISHED[line.code].is_met_by(line.amount) else term("another figure")


def _figure(study: Study2015, code: FigureCode) -> _Line:
    how = said().study_2015_pages.how(study, code)
    return _Line(said().study_2015.figure_label(study, code), how, study.figure(code).reproduced, code)


def _lines(study: Study2015) -> Iterator[_Line]:
    own, how = study.published_lines, said().study_2015_pages.how
    yield from (_figure(study, code) for code in PARTS)
    if own:
        yield _Line(term("Rounding in the published parts"), how(study, "rounding"), own.rounding)
    yield _figure(study, "home_direct")
    hours = study.lines.volunteers
    if own:
        yield _Line(term("Not explained by any published part"), how(study, "unexplained"), own.unexplained)
        yield _figure(study, "home_total")
        yield _Line(term("For comparison: volunteer hours of the input"), how(study, "volunteers"), hours)
    else:
        yield _Line(term("Volunteer hours"), how(study, "volunteers"), hours)
        yield _figure(study, "home_total")
    yield _Line(term("Outbound exchanges, direct"), how(study, "outbound"), study.lines.outbound)
    for code in ABROAD:
        yield _figure(study, code)
