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
        (term("Multiplier"), method.scalar, said().study_2015.scalar_source()),
        (term("Factor called PPP"), method.ppp_factor, said().study_2015.ppp_source()),
    )
    return Page(
        tab=term("Reproduction"),
        title=term(LABEL),
        lead=(said().study_2015.reproduction_words(study),),
        blocks=(
            Lines(
                (
                    term(
                        "Nothing on this page may be quoted as a result: one multiplier for all spending, volunteer "
                        "hours "
                        "beside sales, trips abroad multiplied as if they were at home, and dollars times a factor "
                        "that "
                        "goes with local money."
                    ),
                ),
                "warning",
            ),
            *([Lines(_how_much_of_a_test(study))] if study.is_the_study else []),
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


def _how_much_of_a_test(study: Study2015) -> tuple[str, ...]:
    """What the reproduction shows and what it does not: most of its numbers come from what it reproduces."""
    lines, own, method = study.lines, study.published_lines, study.method
    explained = language().money(own.unexplained, "USD") if own else ""
    rounding = language().money(own.rounding, "USD") if own else ""
    world, home, total = (PUBLISHED[code].value for code in ("global_direct", "home_direct", "global_total"))
    parts = ", ".join(str(PUBLISHED[code].value) for code in PARTS)
    return (
        term(
            "How much of a test this is: little. Ten figures come out, but eight numbers that go in are "
            "taken from them (millions of dollars): the parts {parts}; the outbound spending {in_unit}, "
            "which is {world} - {home}; the multiplier {scalar}, which is {total} / {world}; the factor, "
            "whose list of countries was chosen to come to {ppp_factor}; {explained} that nothing "
            "explains; {rounding} of rounding.",
            parts=parts,
            in_unit=in_unit(study, lines.outbound),
            world=world,
            home=home,
            scalar=f"{method.scalar:.3f}",
            total=total,
            ppp_factor=f"{method.ppp_factor:.1f}",
            explained=explained,
            rounding=rounding,
        ),
        term(
            "Two figures could have come out wrong: {figure_label}, and {figure_label_2}. So this shows "
            "how the published figures hang together. It does not show that they are right, or that the "
            "study worked them out in this way.",
            figure_label=said().study_2015.figure_label(study, "outbound_total"),
            figure_label_2=said().study_2015.figure_label(study, "ppp_total"),
        ),
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


DIRECT = "Worldwide, direct{dollars}, x {factor}: neither dollars nor international dollars"
TOTAL = "Worldwide, total{dollars}, x {factor}: neither dollars nor international dollars"
NO_PART = "The published total less the published direct sum times the multiplier. Volunteering is named as included"
INFERRED = "Hours x hourly value. The hours were inferred from the line that nothing explains, so they are not added"


def _figure(study: Study2015, code: FigureCode, how: str) -> _Line:
    reproduced = {figure.code: figure.reproduced for figure in study.figures}
    return _Line(said().study_2015.figure_label(study, code), how, reproduced[code], code)


def _lines(study: Study2015) -> Iterator[_Line]:
    own, scalar = study.published_lines, term("the multiplier {scalar}", scalar=f"{study.method.scalar:.6f}")
    direct = said().study_2015.figure_label(study, "home_direct")
    yield _figure(study, "inbound_travel_direct", term("What is typed on the sheet Visitors, gross"))
    yield _figure(study, "events_direct", term("What is typed on the sheet Events, gross"))
    yield _figure(study, "host_students_direct", term("Inbound exchanges on the sheet Exchanges, gross"))
    if own:
        how = term("In the published sum, in none of its parts; a line of the published figures only")
        yield _Line(term("Rounding in the published parts"), how, own.rounding)
    yield _figure(study, "home_direct", term("Sum of the lines above"))
    if own:
        yield _Line(term("Not explained by any published part"), term(NO_PART), own.unexplained)
        how = term("{direct}, x {scalar}, + the line above", direct=direct, scalar=scalar)
        yield _figure(study, "home_total", how)
        hours = term("For comparison: volunteer hours of the input")
        yield _Line(hours, term(INFERRED), study.lines.volunteers)
    else:
        how = term("Hours x hourly value, as the method of 2015 adds them")
        yield _Line(term("Volunteer hours"), how, study.lines.volunteers)
        how = term("{direct}, x {scalar}, + volunteer hours", direct=direct, scalar=scalar)
        yield _figure(study, "home_total", how)
    yield from _abroad(study, direct, scalar)


def _abroad(study: Study2015, direct: str, scalar: str) -> Iterator[_Line]:
    lines, factor = study.lines, term("the factor {factor}", factor=f"{study.method.ppp_factor:.4f}")
    outbound = term("Outbound exchanges on the sheet Exchanges, gross")
    yield _Line(term("Outbound exchanges, direct"), outbound, lines.outbound)
    yield _figure(study, "outbound_total", term("Outbound exchanges, direct, x {scalar}", scalar=scalar))
    yield _figure(study, "global_direct", term("{direct}, + outbound exchanges, direct", direct=direct))
    yield _figure(study, "global_total", term("Worldwide, direct, x {scalar}; without volunteers", scalar=scalar))
    dollars = ""
    if lines.dollars_per_unit != 1.0:
        dollars = term(" in US dollars ({rate} a unit)", rate=f"{lines.dollars_per_unit:.6g}")
    yield _figure(study, "ppp_direct", term(DIRECT, dollars=dollars, factor=factor))
    yield _figure(study, "ppp_total", term(TOTAL, dollars=dollars, factor=factor))
