"""The page Summary: the answer first, in words, then in figures, on one sheet of paper."""

from __future__ import annotations

import numpy as np

from impactcalc.impact.effects import EFFECTS
from impactcalc.impact.host_country import MEASURES
from impactcalc.impact.result import Result
from impactcalc.report.page import Chart, Column, Lines, Page, Series, Table
from impactcalc.report.range_words import caution, range_words
from impactcalc.report.terms import EFFECT_NAMES, MEASURE_NAMES, measure_kind, measure_unit, money_unit, place_name
from impactcalc.report.words import band_words, check_words, headline
from impactcalc.study.cells import Floats

NOT_ADDED = (
    "Output, value added and labour income overlap and must not be added: value added is inside output, labour "
    "income and production taxes are inside value added. Impact and contribution must not be added either."
)


def summary_page(result: Result) -> Page:
    """Impact, contribution, spending, purchasing power, volunteers, what the checks found, and a line to sign."""
    settings, basis = result.study.settings, result.basis
    most = " (at most)" if result.at_most else ""
    tables = (
        _effects(result, f"Impact: what net new spending supported{most}", result.impact_effects),
        _effects(
            result, "Contribution: what gross spending supported, residents' own included", result.contribution_effects
        ),
    )
    chart = Chart(
        title=f"Output supported, {money_unit(result)}",
        kind="column",
        series=(Series(f"Impact{most}", 0, 1), Series("Contribution", 1, 1)),
        names=0,
        rows=3,
        axis=basis.home_currency,
        height=13,
    )
    has_spending = bool((result.contribution_effects != 0).any())
    return Page(
        tab="Summary",
        title=settings.name,
        lead=(
            f"Economic impact report. Place: {place_name(settings.place)}. Year of the study: {settings.year}. "
            f"Money in {basis.home_currency} at {basis.report_year} prices.",
        ),
        blocks=(
            Lines((*headline(result)[:1], *range_words(result)[:1]), "strong"),
            Lines((*headline(result)[1:], *range_words(result)[1:])),
            *_errors(result),
            *tables,
            *((chart,) if has_spending else ()),
            *_places(result),
            _spending(result),
            _world(result),
            *_volunteers(result),
            Lines((NOT_ADDED, *caution(result), *band_words(result), _checked(result)), "note"),
            Lines(("Prepared by ______________________________     Date ________________",)),
        ),
        frozen=None,
        single=True,
        upright=True,
    )


def _effects(result: Result, title: str, effects: Floats) -> Table:
    columns = [Column("Effect", "text", [EFFECT_NAMES[effect] for effect in EFFECTS], width=34)]
    columns += [
        Column(MEASURE_NAMES[measure], measure_kind(measure), effects[:, m], measure_unit(result, measure))
        for m, measure in enumerate(result.table.measures)
    ]
    return Table(title, tuple(columns), strong=frozenset({3, 4}))


def _places(result: Result) -> tuple[Table, ...]:
    """Each place's part, where there are several: the whole is their sum."""
    cut = result.cuts["place"]
    if len(cut.labels) < 2:
        return ()
    last = EFFECTS.index("total_type_2")
    columns = [Column("Place", "text", [place_name(place) for place in cut.labels], width=34)]
    columns += [
        Column(
            MEASURE_NAMES[measure],
            measure_kind(measure),
            cut.effects[:, last, m],
            measure_unit(result, measure),
            total=float(result.impact_effects[last, m]),
        )
        for m, measure in enumerate(result.table.measures)
    ]
    note = "Each place with its own multipliers. What one of them buys from another is counted in neither."
    return (Table("Impact by place, total Type II", tuple(columns), "Whole", notes=(note,)),)


def _spending(result: Result) -> Table:
    most = " (at most)" if result.at_most else ""
    rows = (
        ("Gross spending at home", result.gross_spending),
        (f"Net new spending{most}", result.net_new_spending),
        (f"of it, local final demand{most}", result.local_final_demand),
        ("Spent in partner countries, not at home", result.spent_abroad),
    )
    return Table(
        "Spending",
        (
            Column("Spending", "text", [name for name, _ in rows], width=34),
            Column("Amount", "money", np.array([value for _, value in rows]), money_unit(result)),
        ),
    )


def _world(result: Result) -> Table:
    world = result.world_contribution
    names = ("Spending", "Direct output", "Output, Type I", "Output, Type II")
    bounds = [
        np.array([side.get(m, np.nan) if world.bounded else np.nan for m in MEASURES])
        for side in (world.low, world.high)
    ]
    left = world.not_converted
    unit = f"international dollars, {result.basis.report_year}"
    notes = []
    if left:
        notes.append(
            f"Not converted: {', '.join(host.name for host in left)}; the page PPP says why. The range covers them."
        )
    if not world.bounded:
        notes[-1:] = [
            f"Not converted: {', '.join(host.name for host in left)}; no range can be given. The page PPP says why."
        ]
    return Table(
        "Purchasing power: contribution to output at home and in partner countries",
        (
            Column("Effect", "text", names, width=34),
            Column("At market rates", "money", np.array([world.market(m) for m in MEASURES]), money_unit(result)),
            Column("PPP-adjusted, what could be converted", "money", np.array([world.ppp(m) for m in MEASURES]), unit),
            Column("PPP, lowest", "money", bounds[0], unit),
            Column("PPP, highest", "money", bounds[1], unit),
        ),
        notes=tuple(notes),
    )


def _volunteers(result: Result) -> tuple[Table, ...]:
    given = result.volunteering
    if given.hours <= 0:
        return ()
    return (
        Table(
            "Volunteers: not spending, not multiplied, not in GDP",
            (
                Column("Given", "text", ["Volunteer hours"], width=34),
                Column("Volunteers", "count", np.array([given.people]), "people"),
                Column("Hours", "count", np.array([given.hours]), "hours"),
                Column("Value of hours", "money", np.array([given.value]), money_unit(result)),
                Column("Hours without a value", "count", np.array([given.unvalued_hours]), "hours"),
            ),
        ),
    )


def _errors(result: Result) -> tuple[Lines, ...]:
    """Errors are spelled out beside the answer: nobody may quote it without having seen them."""
    errors = tuple(
        f"Error, {check.where}: {check.message}. {check.remedy}."
        for check in result.checks_found
        if check.severity == "error"
    )
    return (Lines(errors, "warning"),) if errors else ()


def _checked(result: Result) -> str:
    return f"Checks that fired: {check_words(result)}; the page Checks lists them, with what to do."
