"""The page Answer: what it comes to, on one page that somebody signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Measure
from impactcalc.impact.effects.breakdowns import NOT_STATED, Breakdown
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.effects.net_new import STEPS
from impactcalc.impact.result import Result
from impactcalc.known.periods import is_fiscal
from impactcalc.report.pages.cut_lines import NO_PARTNER, SHEETS, kind_order, partner_order
from impactcalc.report.pages.first_charts import earner_chart, earners, partner_chart
from impactcalc.report.pages.ledger import ledger_cells
from impactcalc.report.pages.live import state
from impactcalc.report.pages.live_groups import columns_of, groups_of
from impactcalc.report.pages.live_rows import is_live
from impactcalc.report.pages.traced import widest
from impactcalc.report.pages.units import measure_kind
from impactcalc.report.terms import MEASURE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.formats import needed_width
from impactcalc.report.writers.page import Chart, Column, Lines, Meaning, Page, Series, Table
from impactcalc.words.standing_alone import capital

FIRST, OTHERS = 30.0, 15.0
MOST_PARTNERS = 5
# The steps of the ledger as the bars of a chart have room for them.
SHORT = {
    "residents": "Residents'", "casual": "Here anyway", "not_attributable": "Not due to it", "displaced": "Displaced",
    "host_paid": "Local money", "payer_not_stated": "Payer unknown",
}  # fmt: skip
SHOWN: tuple[Measure, ...] = ("value_added", "labour_income", "jobs", "jobs_fte")
MOVES = (
    "who took part, partners and from gross to net new show a what-if; sentences, titles and the rest are as signed."
)
BLANK = "______________________________"


def answer_page(result: Result) -> Page:
    """Warnings, the answer in words, who came and from where, from gross to new, cost and tax, a line to sign."""
    settings = result.study.settings
    who, partners = list(cut_tables(result, "sheet")), list(cut_tables(result, "partner_country"))
    tables = [*who, *partners]
    steps = waterfall(result, len(tables)) if result.gross_spending > 0 else ()
    earned = earners(result)
    charts = (
        *(earner_chart(earned, len(tables) + 1) if earned is not None else ()),
        *(partner_chart(result, tables[-1], len(tables) - 1) if partners else ()),
    )
    halves = [replace(chart, half=1 + at) for at, chart in enumerate(charts)] if len(charts) == 2 else charts
    return signed_sheet(
        title=said().first.finding(result),
        result=result,
        lead=(
            *((f"{capital(settings.year_words)}.",) if is_fiscal(settings.period) else ()),
            *said().region.region_words(result),
        ),
        blocks=(
            *warned(result),
            Lines(said().first.first_words(result), "strong"),
            *((Lines(wording),) if (wording := said().first.sure_words(result)) else ()),
            *tables,
            *steps,
            *((earned,) if earned is not None else ()),
            *halves,
            *cost_table(result),
            Lines(sign_lines(result)),
        ),
    )


def signed_sheet(
    title: str, blocks: tuple[Table | Lines | Chart, ...], result: Result, lead: tuple[str, ...] = ()
) -> Page:
    """The sheet Answer with these blocks: one upright page, the logo of the study on it, whatever it leads with."""
    settings = result.study.settings
    return Page(
        tab=term("Answer"),
        title=title,
        lead=lead,
        state=state(term(MOVES)) if is_live(result) else ("", ""),
        blocks=blocks,
        frozen=None,
        single=True,
        upright=True,
        text_width=int(FIRST + 7 * OTHERS),
        logo=result.study.logo,
        logo_of=settings.issuer or "",
        logo_named=bool(settings.logo),
    )


def sign_lines(result: Result) -> tuple[str, ...]:
    """Who issues it, when, whom to ask, and who signs; a line to fill in by hand for what was not typed."""
    settings = result.study.settings
    return (
        term(
            "Issued by {issuer}     on {day}",
            issuer=settings.issuer or BLANK,
            day=settings.issued or "________________",
        ),
        term("Contact {contact}", contact=settings.contact or BLANK),
        term("Signed {blank}     Date ________________", blank=BLANK),
    )


def warned(result: Result) -> Iterator[Lines]:
    """Errors in full and warnings by name, above the figures."""
    if texts := said().first.warned_words(result):
        yield Lines(texts, "warning")


def cut_tables(result: Result, name: str) -> Iterator[Table]:
    """People, spending and what it supported, by kind of activity or by partner; every amount in one of the rows."""
    cut = result.breakdowns[name]
    if not len(cut.labels):
        return
    if name == "sheet":
        order = kind_order(cut)
        title, head = term("Who took part"), term("Activities")
        names = [term(SHEETS[cut.labels[g]]) for g in order]
        lines = [[at] for at in range(len(order))]
    else:
        order = partner_order(cut)
        title, head = term("With which partners"), term("Partner country")
        names, lines = _partner_lines(cut, order)
    formulas = columns_of(groups_of(result), name, lines) if is_live(result) else {}
    groups = [[order[at] for at in line] for line in lines]
    columns = _columns(result, cut, head, names, groups)
    yield Table(
        title,
        tuple(_with_formulas(column, formulas.get(key, ())) for key, column in columns),
        total_label=term("Total"),
    )


def _partner_lines(cut: Breakdown, order: Sequence[int]) -> tuple[list[str], list[list[int]]]:
    """The first partners, the other ones together, and what names none: names, and which of the order each is."""
    stated = [at for at, g in enumerate(order) if cut.labels[g] != NOT_STATED]
    lines = [[at] for at in stated[:MOST_PARTNERS]]
    names = [said().terms.country_name(cut.labels[order[at]]) for at in stated[:MOST_PARTNERS]]
    if others := stated[MOST_PARTNERS:]:
        lines.append(others)
        names.append(term("{count} other countries", count=len(others)) if len(others) > 1 else term("1 other country"))
    if len(stated) < len(order):
        lines.append(list(range(len(stated), len(order))))
        names.append(term(NO_PARTNER))
    return names, lines


def _columns(
    result: Result, cut: Breakdown, head: str, names: list[str], groups: Sequence[Sequence[int]]
) -> Iterator[tuple[str, Column]]:
    """Each by the name that its figure has on the sheet What if results."""
    unit, effect = said().terms.money_unit(result), EFFECTS.index(widest(result))

    def sums(values: Floats) -> Floats:
        return np.array([float(values[list(group)].sum()) for group in groups])

    yield "", Column(head, "text", names, width=FIRST)
    people = np.array([count or np.nan for count in sums(cut.people)])  # a budget has none
    yield "people", _wide(Column(term("People"), "count", people, "", float(cut.people.sum())))
    yield "gross", _wide(Column(term("Gross spending at home"), "money", sums(cut.gross), unit, result.gross_spending))
    yield "new", _wide(Column(term("Net new spending"), "money", sums(cut.net_new), unit, result.net_new_spending))
    for measure in SHOWN:
        if measure in result.table.measures:
            m = result.table.measures.index(measure)
            total = float(result.impact_effects[effect, m])
            if measure == "jobs_fte" and np.isnan(total):
                continue  # of a table without hours
            yield measure, _wide(
                Column(
                    term(MEASURE_NAMES[measure]), measure_kind(measure), sums(cut.effects[:, effect, m]),
                    said().terms.measure_unit(result, measure), None if np.isnan(total) else total,
                )
            )  # fmt: skip


def _with_formulas(column: Column, formulas: Sequence[str]) -> Column:
    """The column as formulas; a cell that is left empty stays so."""
    if not any(formulas):
        return column
    known = np.isfinite(np.asarray(column.values, dtype=np.float64)).tolist()
    return replace(column, formulas=[one if there else "" for one, there in zip(formulas, known, strict=True)])


def _wide(column: Column) -> Column:
    return replace(column, width=max(OTHERS, needed_width(column)))


def waterfall(result: Result, table: int) -> tuple[Table, Chart]:
    """From gross to net new spending: each bar stands on what is left below it."""
    ledger, unit = result.steps, said().terms.money_unit(result)
    steps = [(step, float(ledger.steps[step].sum())) for step in STEPS[1:] if ledger.steps[step].any()]
    left = result.gross_spending - np.cumsum([amount for _, amount in steps])
    last, nothing = result.net_new_spending, [np.nan] * len(steps)
    columns = {
        "Stands on": [np.nan, *np.maximum(left, 0.0), np.nan],
        "Spent here": [result.gross_spending, *nothing, np.nan],
        "Taken off": [np.nan, *(amount for _, amount in steps), np.nan],
        "New money": [np.nan, *nothing, last],
    }
    names = [term("Spent here"), *(term(SHORT[step]) for step, _ in steps), term("New money")]
    formulas = _waterfall_formulas(result, [step for step, _ in steps]) if is_live(result) else {}
    made = Table(
        term("From gross to net new spending"),
        (
            Column(term("Step"), "text", names, width=FIRST),
            *(
                Column(term(name), "money", np.array(of), unit, width=OTHERS, formulas=formulas.get(name, ()))
                for name, of in columns.items()
            ),
        ),
    )
    meanings: tuple[Meaning, ...] = ("other", "other", "taken off", "new")
    chart = Chart(
        title=said().first.new_share_words(result),
        kind="column",
        series=tuple(
            Series(term(name), table, 1 + at, invisible=at == 0, meaning=meanings[at])
            for at, name in enumerate(columns)
        ),
        names=0,
        rows=len(names),
        axis="",
        height=9,
        stacked=True,
        legend=False,
    )
    return made, chart


def _waterfall_formulas(result: Result, steps: Sequence[str]) -> dict[str, list[str]]:
    """The same over the sums of the page Ledger."""
    nothing = [""] * len(steps)
    return {
        "Stands on": ["", *["=MAX(0,$C${first}-SUM($D${first}:D{row}))"] * len(steps), ""],
        "Spent here": [f"=SUM({ledger_cells(result, 'gross')})", *nothing, ""],
        "Taken off": ["", *(f"=SUM({ledger_cells(result, step)})" for step in steps), ""],
        "New money": ["", *nothing, f"=SUM({ledger_cells(result, 'net_new')})"],
    }


def cost_table(result: Result) -> Iterator[Table]:
    """The cost beside the tax of the own budget: no other purse paid the one."""
    fiscal = result.fiscal
    if fiscal.cost.own <= 0:
        return
    least = term(" (at least)") if fiscal.cost.at_least else ""
    most = term(" (at most)") if result.at_most else ""
    rows = [(term("Cost, local money{least}", least=least), fiscal.cost.total)]
    if fiscal.own_taxes:
        rows.append((term("Tax that came back{most}", most=most), fiscal.own_budget))
    yield Table(
        term(
            "What it cost, and what came back in tax to {own_budget}", own_budget=said().governments.own_budget(result)
        )
        if fiscal.own_taxes
        else term("What it cost"),
        (
            Column(term("What"), "wrap", [name for name, _ in rows], width=FIRST),
            Column(
                term("Amount"),
                "money",
                np.array([value for _, value in rows]),
                said().terms.money_unit(result),
                width=OTHERS,
            ),
        ),
    )
