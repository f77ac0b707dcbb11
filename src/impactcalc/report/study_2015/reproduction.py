"""The page Reproduction: the arithmetic of 2015, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from impactcalc.impact.study_2015.sci2015 import LABEL, PARTS, PUBLISHED, FigureCode
from impactcalc.impact.study_2015.study_2015 import Study2015
from impactcalc.report.study_2015.kinds import in_unit
from impactcalc.report.words.speaking import said
from impactcalc.report.writers.page import Column, Lines, Page, Table
from impactcalc.words.speaking import language


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
        ("Multiplier", method.scalar, method.scalar_source),
        ("Factor called PPP", method.ppp_factor, method.ppp_source),
    )
    return Page(
        tab="Reproduction",
        title=LABEL,
        lead=(said().study_2015.reproduction_words(study),),
        blocks=(
            Lines(
                (
                    "Nothing on this page may be quoted as a result: one multiplier for all spending, volunteer hours "
                    "beside sales, trips abroad multiplied as if they were at home, and dollars times a factor that "
                    "goes with local money.",
                ),
                "warning",
            ),
            *([Lines(_how_much_of_a_test(study))] if study.is_the_study else []),
            _arithmetic(study),
            Table(
                "The two numbers of the method",
                (
                    Column("Number", "wrap", [name for name, _, _ in numbers], width=40),
                    Column("Where it comes from", "wrap", [source for _, _, source in numbers], width=72),
                    Column("Value", "rate", np.array([value for _, value, _ in numbers])),
                ),
            ),
        ),
        frozen=None,
        single=True,
        text_width=150,
    )


def _how_much_of_a_test(study: Study2015) -> tuple[str, ...]:
    """What the reproduction shows and what it does not: most of its numbers come from what it reproduces."""
    lines, own, method = study.lines, study.published_lines, study.method
    explained = language().money(own.unexplained, "USD") if own else ""
    rounding = language().money(own.rounding, "USD") if own else ""
    world, home, total = (PUBLISHED[code].value for code in ("global_direct", "home_direct", "global_total"))
    parts = ", ".join(str(PUBLISHED[code].value) for code in PARTS)
    return (
        "How much of a test this is: little. Ten figures come out, but eight numbers that go in are taken from them "
        f"(millions of dollars): the parts {parts}; the outbound spending {in_unit(study, lines.outbound)}, which is "
        f"{world} - {home}; the multiplier {method.scalar:.3f}, which is {total} / {world}; the factor, whose list of "
        f"countries was chosen to come to {method.ppp_factor:.1f}; {explained} that nothing explains; {rounding} of "
        "rounding.",
        f"Two figures could have come out wrong: {said().study_2015.figure_label(study, 'outbound_total')}, and "
        f"{said().study_2015.figure_label(study, 'ppp_total')}. "
        "So this shows how the published figures hang together. It does not show "
        "that they are right, or that the study worked them out in this way.",
    )


def _arithmetic(study: Study2015) -> Table:
    lines = list(_lines(study))
    currency = study.result.basis.home_currency
    columns = [
        Column("Line", "wrap", [line.label for line in lines], width=40),
        Column("How", "wrap", [line.how for line in lines], width=72),
        Column("Amount", "money", np.array([line.amount for line in lines]), currency, width=20),
    ]
    if study.is_the_study:
        published = [PUBLISHED[line.code] if line.code else None for line in lines]
        columns += [
            Column(
                "Published", "money", np.array([one.amount if one else np.nan for one in published]), currency, width=20
            ),
            Column("Rounded alike, it is", "text", [_agrees(line) for line in lines]),
        ]
    figures = frozenset(at for at, line in enumerate(lines) if line.code)
    return Table("Line by line", tuple(columns), strong=figures)


def _agrees(line: _Line) -> str:
    if line.code is None:
        return ""
    return "the same" if PUBLISHED[line.code].is_met_by(line.amount) else "another figure"


def _lines(study: Study2015) -> Iterator[_Line]:
    lines, own, figures = study.lines, study.published_lines, {f.code: f.reproduced for f in study.figures}

    def figure(code: FigureCode, how: str) -> _Line:
        return _Line(said().study_2015.figure_label(study, code), how, figures[code], code)

    scalar, factor = f"the multiplier {study.method.scalar:.6f}", f"the factor {study.method.ppp_factor:.4f}"
    yield figure("inbound_travel_direct", "What is typed on the sheet Visitors, gross")
    yield figure("events_direct", "What is typed on the sheet Events, gross")
    yield figure("host_students_direct", "Inbound exchanges on the sheet Exchanges, gross")
    if own:
        yield _Line(
            "Rounding in the published parts",
            "In the published sum, in none of its parts; a line of the published figures only",
            own.rounding,
        )
    yield figure("home_direct", "Sum of the lines above")
    if own:
        yield _Line(
            "Not explained by any published part",
            "The published total less the published direct sum times the multiplier. Volunteering is named as included",
            own.unexplained,
        )
        yield figure(
            "home_total", f"{said().study_2015.figure_label(study, 'home_direct')}, x {scalar}, + the line above"
        )
        yield _Line(
            "For comparison: volunteer hours of the input",
            "Hours x hourly value. The hours were inferred from the line that nothing explains, so they are not added",
            lines.volunteers,
        )
    else:
        yield _Line("Volunteer hours", "Hours x hourly value, as the method of 2015 adds them", lines.volunteers)
        yield figure(
            "home_total", f"{said().study_2015.figure_label(study, 'home_direct')}, x {scalar}, + volunteer hours"
        )
    yield _Line("Outbound exchanges, direct", "Outbound exchanges on the sheet Exchanges, gross", lines.outbound)
    yield figure("outbound_total", f"Outbound exchanges, direct, x {scalar}")
    yield figure(
        "global_direct", f"{said().study_2015.figure_label(study, 'home_direct')}, + outbound exchanges, direct"
    )
    yield figure("global_total", f"Worldwide, direct, x {scalar}; without volunteers")
    dollars = "" if lines.dollars_per_unit == 1.0 else f" in US dollars ({lines.dollars_per_unit:.6g} a unit)"
    yield figure("ppp_direct", f"Worldwide, direct{dollars}, x {factor}: neither dollars nor international dollars")
    yield figure("ppp_total", f"Worldwide, total{dollars}, x {factor}: neither dollars nor international dollars")
