"""Multipliers of a place as a table, by spending category or by industry, and of several places side by side."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from pathlib import Path

import numpy as np

import impactcalc
from impactcalc.economy.economy import MULTIPLIER_TYPES, Economy, Measure
from impactcalc.economy.regions.visitor_mix import STANDARD_MIX, standard_mix
from impactcalc.facts.lines.tables import FiguresPer, StandardMix, StandardVisitor
from impactcalc.files import whole_file
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.category_values import TYPES, category_values
from impactcalc.report.terms import MEASURE_NAMES
from impactcalc.report.words.speaking import term
from impactcalc.report.writers.excel import Book, write_pages
from impactcalc.report.writers.formula_guard import guarded
from impactcalc.report.writers.page import Column, Page, Table
from impactcalc.words.speaking import printed


def about(economy: Economy) -> str:
    """What the figures of a table are per."""
    return printed(FiguresPer(economy.title, economy.currency, economy.valuation, economy.year))


def by_category(economy: Economy) -> list[Column]:
    """What one unit of spending in each category does."""
    bridge = economy.spending_bridge()
    columns = [
        Column(term("Category"), "text", [term(category.label) for category in CATEGORIES]),
        Column(term("Stays"), "multiplier", bridge.B.sum(axis=0)),
        Column(term("Leaks"), "multiplier", bridge.leakage),
    ]
    for kind, measure in [(k, m) for m in economy.measures for k in TYPES if m == "output" or k == "II"]:
        columns.append(Column(_heading(measure, kind), "multiplier", category_values(economy, measure, kind)))
    return columns


def by_industry(economy: Economy) -> list[Column]:
    """Final-demand multipliers of each industry; empty where the place does not have it."""
    columns = [
        Column(term("Code"), "text", list(economy.industries)),
        Column(term("Industry"), "text", list(economy.industry_names)),
    ]
    absent = np.isin(economy.industries, economy.absent)
    for measure in economy.measures:
        for kind in MULTIPLIER_TYPES:
            values = np.where(absent, math.nan, economy.known_multipliers(measure, kind))
            columns.append(Column(_heading(measure, kind), "multiplier", values))
    return columns


def side_by_side(economies: Sequence[Economy], measure: Measure, kind: str) -> list[Column]:
    """One measure of several places by category and of a standard visitor's dollar, a column a place."""
    mix = standard_mix([category.code for category in CATEGORIES])
    columns = [
        Column(
            term("Category"), "text", [*(term(category.label) for category in CATEGORIES), printed(StandardVisitor())]
        )
    ]
    for economy in economies:
        values = category_values(economy, measure, kind)
        columns.append(Column(economy.place, "multiplier", np.append(values, values @ mix)))
    return columns


def mix_line() -> str:
    """What a standard visitor's dollar is made of."""
    labels = {category.code: term(category.label) for category in CATEGORIES}
    return printed(StandardMix(tuple((labels[code], share) for code, share in STANDARD_MIX.items())))


def as_text(columns: Sequence[Column]) -> str:
    """Columns aligned for a terminal."""
    cells = [[column.heading, *(_shown(value) for value in column.values)] for column in columns]
    widths = [max(map(len, column)) for column in cells]
    texts = [column.is_text for column in columns]
    lines = []
    for row in zip(*cells, strict=True):
        parts = [c.ljust(w) if t else c.rjust(w) for c, w, t in zip(row, widths, texts, strict=True)]
        lines.append("  ".join(parts).rstrip())
    return "\n".join(lines)


def export(columns: Sequence[Column], title: str, path: Path) -> None:
    """Write the table as .csv or .xlsx, by the ending; whole or not at all."""
    if path.suffix.lower() == ".xlsx":
        page = Page(term("Multipliers"), title, (Table("", tuple(columns), filtered=True),), frozen=1)
        with whole_file(path) as temporary:
            write_pages(temporary, [page], Book(title, f"impactcalc {impactcalc.__version__}"))
        return
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([guarded(column.heading) for column in columns])
    rows = zip(*(list(column.values) for column in columns), strict=True)
    writer.writerows([["" if isinstance(v, float) and math.isnan(v) else guarded(v) for v in row] for row in rows])
    with whole_file(path) as temporary:
        temporary.write_text(text.getvalue(), encoding="utf-8")


def _heading(measure: Measure, kind: str) -> str:
    return f"{term(MEASURE_NAMES[measure])} {kind}"


def _shown(value: object) -> str:
    if isinstance(value, float):
        return "n/a" if math.isnan(value) else f"{value:.3f}"
    return str(value)
