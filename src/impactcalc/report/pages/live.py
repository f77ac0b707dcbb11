"""The sheet What if: the answer as formulas over cells that may be typed over, beside what was signed.

An activity's net new spending is its spending times what the shares leave, and its effects are in proportion to that:
its mix of categories, and so what a unit of it supports, does not depend on how much of it there is. So the sheet has
what part of an activity goes to each category, and a multiplier for each category and measure, or for each activity
where the places of a study have multipliers of their own; it agrees with a run of the program to the last digits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from impactcalc.economy.economy import JOBS
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.pages.cut_lines import NO_PARTNER, SHEETS
from impactcalc.report.pages.live_rows import (
    BY_CATEGORY,
    CLOSE,
    FACTORS,
    TAB,
    TOP,
    LiveRows,
    factor,
    letters,
    live_rows,
    what_if,
)
from impactcalc.report.pages.traced import widest
from impactcalc.report.terms import MEASURE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Kind, Live, LiveCell
from impactcalc.words.standing_alone import capital

TITLE = "What if: type over a yellow cell, and the answer moves"
LEAD = (
    "Yellow, framed cells may be typed over: factors and place here; people, nights, spending and shares of each "
    "activity below; multipliers by category, where they are listed, to the right.",
    "The columns As signed keep what the report says. The range of the report is not recalculated.",
    "Not listed: what local money paid, trips abroad, and money of which it is not said whose it is; none is new.",
)
RAISED = "What a member of the survey told stands for its like too: people and money are raised by the member's weight."
CHANGED = "Changed since signing: this is a what-if"
AS_SIGNED = "As signed"
HEADS = {
    "id": ("Id", 18), "name": ("Name", 28), "people": ("People", 11), "days": ("Nights or days", 11),
    "each": ("Spent per person and day, or in all", 15), "spent": ("Spent here", 14),
    "resident_share": ("Residents", 11),
    "casual_share": ("Casual", 11), "attribution_share": ("Due to the tie", 11), "displaced_share": ("Displaced", 11),
    "host_paid_share": ("Paid by local money", 11), "scholarship": ("Scholarships", 13), "new": ("New money", 14),
    "kind": ("Kind", 12), "partner": ("Partner country", 26),
}  # fmt: skip
WORDS = ("id", "name", "kind", "partner")
PLACE_ROW, PLACES = TOP + 4, 7  # the row of the place, and the column in which the places are listed


def live_page(result: Result, back: str = "") -> Live:
    """The sheet. Its rows are in the order of the workbook."""
    rows = live_rows(result)
    listed = f"${letters(PLACES)}${TOP + 1}:${letters(PLACES)}${TOP + len(rows.by_category)}"
    return Live(
        tab=term(TAB),
        widths=(*(float(_heading(key)[1]) for key in rows.keys), *(12.0 for _ in rows.categories)),
        cells=tuple(_cells(result, rows)),
        names={"NewMoney": f"$B${TOP + 1}", "ValueAdded": f"$B${TOP + 2}", "Jobs": f"$B${TOP + 3}"},
        heights={0: 22.0, rows.head: 45.0},
        frozen=(rows.head + 1, 2),
        back=back,
        choices=((f"B{PLACE_ROW + 1}", listed),) if len(rows.by_category) > 1 else (),
    )


def state(beside: str) -> tuple[str, str]:
    """A formula for other sheets that says whether they are as signed, and, where they are not, `beside` with it; and
    what it says as signed."""
    signed, changed = term(AS_SIGNED), term("Changed since signing: {rest}", rest=beside)
    said_there = f"{what_if()}!$A${TOP + 4}"
    return f"=IF({said_there}={in_quotes(signed)},{in_quotes(signed)},{in_quotes(changed)})", signed


def in_quotes(text: str) -> str:
    """A text as a formula has it."""
    return '"' + text.replace('"', '""') + '"'


def activity_kinds(result: Result, rows: LiveRows) -> list[str]:
    """The kind of each activity that is listed, as the page Answer calls them."""
    kinds = {name: term(called) for name, called in SHEETS.items()}
    return [kinds[name] for name in result.rows.sheet[rows.at].tolist()]


def partner_names(result: Result, rows: LiveRows) -> list[str]:
    """The partner country of each, in words."""
    codes = result.rows.partner_country[rows.at].tolist()
    names = {code: said().terms.country_name(code) if code else term(NO_PARTNER) for code in set(codes)}
    return [names[code] for code in codes]


def _heading(key: str) -> tuple[str, int]:
    """What stands above a column, and how wide it is."""
    names = {str(measure): term(name) for measure, name in MEASURE_NAMES.items()}
    if key in names:
        return names[key], 14
    if key.startswith("per "):
        measure = key.removeprefix("per ")
        return term("{name} per million" if measure in JOBS else "{name} per unit", name=names[measure]), 13
    if key.startswith("signed "):
        return term("{name}, as signed", name=_heading(key.removeprefix("signed "))[0]), 14
    name, width = HEADS[key]
    return term(name), width


def _cells(result: Result, rows: LiveRows) -> Iterator[LiveCell]:
    yield LiveCell(0, 0, term(TITLE), "over title")
    for at, text in enumerate((*LEAD, *((RAISED,) if result.survey is not None else ()))):
        yield LiveCell(1 + at, 0, term(text), "over")
    yield from _answer(result, rows)
    yield from _factors()
    yield from _places(rows)
    yield from _multipliers(rows)
    for column, key in enumerate(rows.keys):
        yield LiveCell(rows.head, column, _heading(key)[0], "head" if key in WORDS else "head of numbers")
    for column, category in enumerate(rows.categories.tolist(), start=len(rows.keys)):
        yield LiveCell(rows.head, column, term(CATEGORIES[category].label), "head of numbers")
    kinds, partners, names = activity_kinds(result, rows), partner_names(result, rows), result.rows.called
    for number, position in enumerate(rows.at.tolist()):
        yield from _row(result, rows, number, position, str(names[position]))
        row = rows.head + 1 + number
        yield LiveCell(row, rows.column["kind"], kinds[number])
        yield LiveCell(row, rows.column["partner"], partners[number])
        for column, share in enumerate(rows.shares[number].tolist(), start=len(rows.keys)):
            yield LiveCell(row, column, share, "row", "share")


def _answer(result: Result, rows: LiveRows) -> Iterator[LiveCell]:
    measures = result.table.measures
    total = EFFECTS.index(widest(result))
    signed = {
        measure: float(result.impact_effects[total, measures.index(measure)]) if measure in measures else np.nan
        for measure in rows.measures
    }
    for column, head in enumerate(("Answer", "Now", AS_SIGNED)):
        yield LiveCell(TOP - 1, column, term(head), "head" if column == 0 else "head of numbers")
    money = said().terms.money_unit(result)
    lines: tuple[tuple[str, str, float, Kind], ...] = (
        (term("New money ({money})", money=money), "new", result.net_new_spending, "money"),
        (term("Value added ({money})", money=money), "value_added", signed["value_added"], "money"),
        (term("Jobs (job-years)"), "jobs", signed["jobs"], "jobs"),
    )
    for row, (name, key, value, kind) in enumerate(lines, start=TOP):
        yield LiveCell(row, 0, name)
        if np.isnan(value):
            yield LiveCell(row, 1, term("not known"))
            yield LiveCell(row, 2, term("not known"))
            continue
        yield LiveCell(row, 1, value, "strong row", kind, f"=SUM({_column(rows, key)})")
        yield LiveCell(row, 2, value, "row", kind)
    known = [key for key in rows.figures if key in ("spent", "new") or np.isfinite(signed[key])]  # type: ignore[index]
    moved = ",".join(
        f"SUMPRODUCT(ABS({_column(rows, key)}-{(was := _column(rows, f'signed {key}'))}))>{CLOSE}*MAX(SUM({was}),1)"
        for key in known
    )
    as_signed, changed = term(AS_SIGNED), term(CHANGED)
    formula = f"=IF(OR({moved}),{in_quotes(changed)},{in_quotes(as_signed)})"
    yield LiveCell(TOP + 3, 0, as_signed, "strong", formula=formula)


def _column(rows: LiveRows, key: str) -> str:
    return rows.cells(rows.letters(key)).removeprefix(f"{rows.sheet}!")


def _factors() -> Iterator[LiveCell]:
    yield LiveCell(TOP - 1, 4, term("For all activities"), "head")
    yield LiveCell(TOP - 1, 5, term("Factor"), "head of numbers")
    for row, name in enumerate(FACTORS.values(), start=TOP):
        yield LiveCell(row, 4, term(name))
        yield LiveCell(row, 5, 1.0, "row", "multiplier", to_type=True)


def _places(rows: LiveRows) -> Iterator[LiveCell]:
    """Which place's multipliers count, and of which there are any."""
    if len(rows.by_category) < 2:
        return
    names = [_name(place) for place in rows.by_category]
    yield LiveCell(PLACE_ROW, 0, term("Multipliers of, from the list"))
    yield LiveCell(PLACE_ROW, 1, names[0], "row", "text", to_type=True)
    yield LiveCell(PLACE_ROW, 2, names[0])
    yield LiveCell(TOP - 1, PLACES, term("Places to choose from"), "head")
    for row, name in enumerate(names, start=TOP):
        yield LiveCell(row, PLACES, name, "over")


def _name(place: str) -> str:
    return capital(said().terms.place_name(place))


def _multipliers(rows: LiveRows) -> Iterator[LiveCell]:
    """What a unit of each category supports; above it which category, below it how much each activity buys of it."""
    if not rows.by_category:
        return
    first, partner = len(rows.keys), rows.column["partner"]
    yield LiveCell(BY_CATEGORY - 1, partner, term("Multipliers by category"), "head")
    for column, category in enumerate(rows.categories.tolist(), start=first):
        yield LiveCell(BY_CATEGORY - 1, column, term(CATEGORIES[category].label), "head of numbers")
    signed = next(iter(rows.by_category.values()))
    several = len(rows.by_category) > 1
    for measure, values in signed.items():
        row, scale = rows.line(measure) - 1, 1e6 if measure in JOBS else 1.0
        yield LiveCell(row, partner, _heading(f"per {measure}")[0])
        for number, value in enumerate(values.tolist()):
            formula = ""
            if several:
                of_places = (f"{rows.category(number)}{rows.line(measure, at)}" for at in range(len(rows.by_category)))
                formula = f"=CHOOSE({_chosen_place(rows)},{','.join(of_places)})"
            yield LiveCell(row, first + number, value * scale, "row", "multiplier", formula, to_type=not several)
    for at, (place, found) in enumerate(rows.by_category.items() if several else ()):
        for measure, values in found.items():
            row, scale = rows.line(measure, at) - 1, 1e6 if measure in JOBS else 1.0
            yield LiveCell(row, rows.column["kind"], _name(place))
            yield LiveCell(row, partner, _heading(f"per {measure}")[0])
            for number, value in enumerate(values.tolist()):
                yield LiveCell(row, first + number, value * scale, "row", "multiplier", to_type=True)


def _chosen_place(rows: LiveRows) -> str:
    """Which of the places counts, from 1."""
    listed = f"${letters(PLACES)}${TOP + 1}:${letters(PLACES)}${TOP + len(rows.by_category)}"
    return f"MATCH($B${PLACE_ROW + 1},{listed},0)"


def _row(result: Result, rows: LiveRows, number: int, position: int, name: str) -> Iterator[LiveCell]:
    row, given, steps, column = rows.head + 1 + number, result.rows, result.steps, rows.column
    n, gross = row + 1, float(steps.gross[position])
    people, days = float(given.people[position]), float(given.days[position])
    stays = people * (days if days > 0 else 1.0)
    # Of next to nobody an amount each is no number: then it is that of the row.
    counted = stays > 0 and math.isfinite(gross / stays)
    each = gross / stays if counted else gross
    scholarship = float(result.local_money.scholarships[position])
    yield LiveCell(row, 0, str(given.id[position]))
    yield LiveCell(row, 1, name, "row", "wrap")
    yield LiveCell(row, column["people"], people if counted else np.nan, "row", "amount", to_type=True)
    yield LiveCell(row, column["days"], days if counted else np.nan, "row", "amount", to_type=True)
    yield LiveCell(row, column["each"], each, "row", "amount", to_type=True)
    stay = f"IF(D{n}=0,1,D{n}*{factor('days')})"
    spent = f'=IF(C{n}="",1,C{n}*{factor("people")}*{stay})*E{n}*{factor("each")}'
    yield LiveCell(row, column["spent"], gross, "row", "money", spent)
    for share in SHARES:
        yield LiveCell(row, column[share], float(given.shares[share][position]), "row", "share", to_type=True)
    yield LiveCell(row, column["scholarship"], scholarship, "row", "money", to_type=True)
    tie = f'MIN(1,IF(I{n}="",1,I{n})*{factor("attribution_share")})'
    kept = f"=MAX(0,F{n}*(1-G{n})*(1-H{n})*{tie}*(1-J{n})*(1-K{n})-L{n})"
    new = float(steps.net_new[position])
    yield LiveCell(row, column["new"], new, "row", "money", kept)
    yield LiveCell(row, column["signed spent"], gross, "row", "money")
    yield LiveCell(row, column["signed new"], new, "row", "money")
    for measure in rows.measures:
        per_unit = float(rows.per_unit[measure][number])
        scale, divided = (1e6, "/1000000") if measure in JOBS else (1.0, "")
        kind: Kind = "jobs" if measure in JOBS else "money"
        top = f"${rows.category(0)}${{0}}:${rows.category(len(rows.categories) - 1)}${{0}}"
        formula = ""
        if rows.by_category:
            of_row = top.replace("${0}", str(n))
            formula = f"=SUMPRODUCT({of_row},{top.replace('{0}', str(rows.line(measure)))})"
        yield LiveCell(row, column[f"per {measure}"], per_unit * scale, "row", "multiplier", formula)
        if np.isfinite(per_unit):
            all_of_it = f"=M{n}*{rows.letters(f'per {measure}')}{n}{divided}"
            yield LiveCell(row, column[measure], new * per_unit, "row", kind, all_of_it)
            yield LiveCell(row, column[f"signed {measure}"], new * per_unit, "row", kind)
