"""The sheet What if: the answer as formulas over cells that may be typed over, beside what was signed.

An activity's net new spending is its spending times what the shares leave, and its effects are in proportion to that:
its mix of categories, and so what a unit of it supports, does not depend on how much of it there is. So the sheet has
what part of an activity goes to each category, and a multiplier for each category and measure, or for each activity
where the places of a study have multipliers of their own; it agrees with a run of the program to the last digits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.activities import SHARES
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.pages.first import SHEETS
from impactcalc.report.words.terms import country_name, money_unit
from impactcalc.report.writers.page import Kind, Live, LiveCell
from impactcalc.workbooks.cell_names import cell_address

TAB = "What if"
MOST = 2_000  # activities that the sheet recalculates; of more it would be slow to open
CLOSE = 1e-9  # relative: less is the rounding of a spreadsheet
TITLE = "What if: type over a yellow cell, and the answer moves"
LEAD = (
    "Yellow, framed cells may be typed over: the factors here; people, nights, spending and shares of each activity "
    "below; multipliers by category, where they are listed, to the right.",
    "The column As signed keeps what the report says. The range of the report is not recalculated.",
    "Not listed: what local money paid, trips abroad, and money of which it is not said whose it is; none is new.",
)
RAISED = "What a member of the survey told stands for its like too: people and money are raised by the member's weight."
HEADS = (
    "Id", "Name", "People", "Nights or days", "Spent per person and day, or in all", "Spent here", "Residents",
    "Casual", "Due to the tie", "Displaced", "Paid by local money", "Scholarships", "New money", "Value added per unit",
    "Jobs per million", "Value added", "Jobs", "Kind", "Partner country",
)  # fmt: skip
WIDTHS = (18, 28, 11, 11, 15, 14, 11, 11, 11, 11, 11, 13, 14, 13, 13, 14, 11, 12, 26)
KIND_OF, PARTNER, FIRST_CATEGORY = 17, 18, 19  # columns; from the last on what part goes to each category
NO_PARTNER = "No partner named"
FACTORS = (
    ("People, times", "C"), ("Nights or days, times", "D"), ("Spending per day, times", "E"),
    ("Due to the tie, times", "I"),
)  # fmt: skip
_FIRST_FACTOR, _ANSWER, _HEAD = 6, 6, 12
_BY_CATEGORY = 9  # the row of the multipliers of categories: value added, and then jobs
LIVE_MEASURES: tuple[Measure, ...] = ("value_added", "jobs")


@dataclass(frozen=True)
class LiveRows:
    """The activities that are listed: positions, new money, and of each value added and jobs per unit of it.

    `categories` are those that are bought, `shares` (N, categories) what part of an activity goes to each, and
    `by_category` of each measure what a unit of each supports; {} where that is not the same for all activities.
    """

    at: npt.NDArray[np.int64]
    new: Floats
    per_unit: dict[Measure, Floats]
    categories: npt.NDArray[np.int64]
    shares: Floats
    by_category: dict[Measure, Floats]

    @property
    def multiplier_rows(self) -> tuple[int, int]:
        """The rows, from 1, in which the multipliers of the categories stand, in the order of the measures."""
        return _BY_CATEGORY + 1, _BY_CATEGORY + 2

    def cells(self, letters: str) -> str:
        """A column of the activities as other sheets name it."""
        return f"'{TAB}'!${letters}${_HEAD + 2}:${letters}${_HEAD + 1 + len(self.at)}"


def is_live(result: Result) -> bool:
    """Whether there is anything to recalculate, and not too much of it."""
    return 0 < len(_listed(result)) <= MOST


def live_page(result: Result, back: str = "") -> Live:
    """The sheet. Its rows are in the order of the workbook."""
    rows = live_rows(result)
    return Live(
        tab=TAB,
        widths=(*WIDTHS, *(12.0 for _ in rows.categories)),
        cells=tuple(_cells(result, rows)),
        names={"NewMoney": f"$B${_ANSWER + 1}", "ValueAdded": f"$B${_ANSWER + 2}", "Jobs": f"$B${_ANSWER + 3}"},
        heights={0: 22.0, _HEAD: 45.0},
        frozen=(_HEAD + 1, 2),
        back=back,
    )


def _listed(result: Result) -> npt.NDArray[np.int64]:
    rows = result.rows
    able = ~(rows.local_money | rows.payer_unknown | rows.abroad) & (result.steps.gross > 0)
    order = rows.reading_order()
    return np.asarray(order[able[order]])


def live_rows(result: Result) -> LiveRows:
    """What the sheet is made of."""
    at, total = _listed(result), EFFECTS.index("total_type_2")
    effects = result.home.row_effects(result.gross)[:, total]
    per_unit: dict[Measure, Floats] = {}
    for measure in LIVE_MEASURES:
        values = np.full(len(effects), np.nan)
        if measure in result.table.measures:
            m = result.table.measures.index(measure)
            values = np.divide(effects[:, m], result.steps.gross, out=values, where=result.steps.gross > 0)
        per_unit[measure] = values[at]
    bought = result.gross[at]
    categories = np.flatnonzero(bought.any(axis=0))
    shares = bought[:, categories] / bought.sum(axis=1, keepdims=True)
    by_category = _by_category(result, at, categories)
    # Only where they give what the engine gives.
    same = (
        np.allclose(shares @ of, per_unit[measure], rtol=CLOSE / 100, atol=0.0) for measure, of in by_category.items()
    )
    return LiveRows(at, result.steps.net_new[at], per_unit, categories, shares, by_category if all(same) else {})


def _by_category(result: Result, at: npt.NDArray[np.int64], categories: npt.NDArray[np.int64]) -> dict[Measure, Floats]:
    """What a unit of each category supports, in report prices; {} where places differ or something is not known."""
    if len(result.home.places) > 1 or not len(at):
        return {}
    found: dict[Measure, Floats] = {}
    one = np.diag(np.ones(result.gross.shape[1]))[categories]
    effects = result.table.in_prices(result.table.effects(one), result.home.report_over_table)
    to_table = float(result.gross[at[0]].sum() / result.steps.gross[at[0]])
    for measure in LIVE_MEASURES:
        if measure not in result.table.measures:
            return {}
        values = effects[:, EFFECTS.index("total_type_2"), result.table.measures.index(measure)] * to_table
        if not np.isfinite(values).all():
            return {}
        found[measure] = values
    return found


def activity_kinds(result: Result, rows: LiveRows) -> list[str]:
    """The kind of each activity that is listed, as the page Answer calls them."""
    return [SHEETS[name] for name in result.rows.sheet[rows.at].tolist()]


def partner_names(result: Result, rows: LiveRows) -> list[str]:
    """The partner country of each, in words."""
    codes = result.rows.partner_country[rows.at].tolist()
    return [country_name(code) if code else NO_PARTNER for code in codes]


def _cells(result: Result, rows: LiveRows) -> Iterator[LiveCell]:
    yield LiveCell(0, 0, TITLE, "over title")
    for at, text in enumerate((*LEAD, *((RAISED,) if result.survey is not None else ()))):
        yield LiveCell(1 + at, 0, text, "over")
    yield from _answer(result, rows)
    yield from _factors()
    yield from _multipliers(rows)
    for column, head in enumerate((*HEADS, *(CATEGORIES[c].label for c in rows.categories.tolist()))):
        yield LiveCell(_HEAD, column, head, "head" if column in (0, 1, KIND_OF, PARTNER) else "head of numbers")
    kinds, partners = activity_kinds(result, rows), partner_names(result, rows)
    for number, position in enumerate(rows.at.tolist()):
        yield from _row(result, rows, number, position)
        row = _HEAD + 1 + number
        yield LiveCell(row, KIND_OF, kinds[number])
        yield LiveCell(row, PARTNER, partners[number])
        for column, share in enumerate(rows.shares[number].tolist()):
            yield LiveCell(row, FIRST_CATEGORY + column, share, "row", "share")


def _answer(result: Result, rows: LiveRows) -> Iterator[LiveCell]:
    first, last = _HEAD + 2, _HEAD + 1 + len(rows.at)
    measures = result.table.measures
    total = EFFECTS.index("total_type_2")
    signed = {
        measure: float(result.impact_effects[total, measures.index(measure)]) if measure in measures else np.nan
        for measure in LIVE_MEASURES
    }
    for column, head in enumerate(("Answer", "Now", "As signed")):
        yield LiveCell(_ANSWER - 1, column, head, "head" if column == 0 else "head of numbers")
    money = money_unit(result)
    lines: tuple[tuple[str, str, float, Kind], ...] = (
        (f"New money ({money})", "M", result.net_new_spending, "money"),
        (f"Value added ({money})", "P", signed["value_added"], "money"),
        ("Jobs (job-years)", "Q", signed["jobs"], "jobs"),
    )
    for at, (name, letter, value, kind) in enumerate(lines):
        row = _ANSWER + at
        yield LiveCell(row, 0, name)
        if np.isnan(value):
            yield LiveCell(row, 1, "not known")
            yield LiveCell(row, 2, "not known")
            continue
        yield LiveCell(row, 1, value, "strong row", kind, f"=SUM({letter}{first}:{letter}{last})")
        yield LiveCell(row, 2, value, "row", kind)
    b, c = f"B{_ANSWER + 1}", f"C{_ANSWER + 1}"
    changed = f'=IF(ABS({b}-{c})>{CLOSE}*MAX(ABS({c}),1),"Changed since signing: this is a what-if","As signed")'
    yield LiveCell(_ANSWER + 3, 0, "As signed", "strong", formula=changed)


def _factors() -> Iterator[LiveCell]:
    yield LiveCell(_FIRST_FACTOR - 1, 4, "For all activities", "head")
    yield LiveCell(_FIRST_FACTOR - 1, 5, "Factor", "head of numbers")
    for at, (name, _) in enumerate(FACTORS):
        yield LiveCell(_FIRST_FACTOR + at, 4, name)
        yield LiveCell(_FIRST_FACTOR + at, 5, 1.0, "row", "multiplier", to_type=True)


def _multipliers(rows: LiveRows) -> Iterator[LiveCell]:
    """What a unit of each category supports; above it which category, below it how much each activity buys of it."""
    if not rows.by_category:
        return
    yield LiveCell(_BY_CATEGORY - 1, PARTNER, "Multipliers by category", "head")
    for line, (measure, name) in enumerate(zip(LIVE_MEASURES, HEADS[13:15], strict=True)):
        yield LiveCell(_BY_CATEGORY + line, PARTNER, name)
        scale = 1e6 if measure == "jobs" else 1.0
        for column, value in enumerate(rows.by_category[measure].tolist()):
            yield LiveCell(
                _BY_CATEGORY + line, FIRST_CATEGORY + column, value * scale, "row", "multiplier", to_type=True
            )
    for column, category in enumerate(rows.categories.tolist()):
        yield LiveCell(_BY_CATEGORY - 1, FIRST_CATEGORY + column, CATEGORIES[category].label, "head of numbers")


def _per_unit_formula(rows: LiveRows, line: int, n: int) -> str:
    """A multiplier of an activity from those of the categories that it buys; "" where it stands alone."""
    if not rows.by_category:
        return ""
    first, last = (cell_address(0, FIRST_CATEGORY + at).rstrip("0123456789") for at in (0, len(rows.categories) - 1))
    top = rows.multiplier_rows[line]
    return f"=SUMPRODUCT({first}{n}:{last}{n},${first}${top}:${last}${top})"


def _factor(letter: str) -> str:
    at = next(at for at, (_, of) in enumerate(FACTORS) if of == letter)
    return f"$F${_FIRST_FACTOR + at + 1}"


def _row(result: Result, rows: LiveRows, number: int, position: int) -> Iterator[LiveCell]:
    row, given, steps = _HEAD + 1 + number, result.rows, result.steps
    n, gross = row + 1, float(steps.gross[position])
    people, days = float(given.people[position]), float(given.days[position])
    counted = people > 0
    stays = people * (days if days > 0 else 1.0) if counted else 1.0
    scholarship = float(result.local_money.scholarships[position])
    yield LiveCell(row, 0, str(given.id[position]))
    yield LiveCell(row, 1, str(given.name[position]), "row", "wrap")
    yield LiveCell(row, 2, people if counted else np.nan, "row", "amount", to_type=True)
    yield LiveCell(row, 3, days if counted else np.nan, "row", "amount", to_type=True)
    yield LiveCell(row, 4, gross / stays, "row", "amount", to_type=True)
    spent = f'=IF(C{n}="",1,C{n}*{_factor("C")}*IF(D{n}=0,1,D{n}*{_factor("D")}))*E{n}*{_factor("E")}'
    yield LiveCell(row, 5, gross, "row", "money", spent)
    for column, share in zip(range(6, 11), SHARES, strict=True):
        yield LiveCell(row, column, float(given.shares[share][position]), "row", "share", to_type=True)
    yield LiveCell(row, 11, scholarship, "row", "money", to_type=True)
    tie = f'MIN(1,IF(I{n}="",1,I{n})*{_factor("I")})'
    kept = f"=MAX(0,F{n}*(1-G{n})*(1-H{n})*{tie}*(1-J{n})*(1-K{n})-L{n})"
    new = float(steps.net_new[position])
    yield LiveCell(row, 12, new, "row", "money", kept)
    added, work = (float(rows.per_unit[measure][number]) for measure in LIVE_MEASURES)
    yield LiveCell(row, 13, added, "row", "multiplier", _per_unit_formula(rows, 0, n))
    yield LiveCell(row, 14, work * 1e6, "row", "multiplier", _per_unit_formula(rows, 1, n))
    if np.isfinite(added):
        yield LiveCell(row, 15, new * added, "row", "money", f"=M{n}*N{n}")
    if np.isfinite(work):
        yield LiveCell(row, 16, new * work, "row", "jobs", f"=M{n}*O{n}/1000000")
