"""What is said to be bought here, against all that the place makes in a year."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Sequence

import numpy as np

from impactcalc.arrays import Floats, Objects
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.facts.checks import plausibility as facts
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.checks.plausibility.oddity import Rows, TypedRows, oddities, ratio
from impactcalc.impact.effects.home import PlaceOfStudy
from impactcalc.known.places import named
from impactcalc.known.vocabulary import CATEGORIES, CATEGORY_CODES
from impactcalc.study.checking.rules import SUMS, given
from impactcalc.study.rows import SheetRows

BED = CATEGORY_CODES.index("accommodation")
WAGES = CATEGORY_CODES.index("local_wages")
ALL_PAY = ""  # instead of an industry's name
_LABELS = {category.code: category.label for category in CATEGORIES}


Made = tuple[Floats, Floats, list[str]]


def output(f: Findings, sheets: Sequence[TypedRows]) -> Iterator[Check]:
    for here in f.home.places:
        if isinstance(here.economy, TableEconomy) and here.fits:
            made = _made(here.economy)
            if _may_be_too_much(f, here, made):
                yield from _beds(f, here, made, sheets)
                yield from _rows(f, here, made, sheets)
    yield from _deals(f)


def _made(economy: TableEconomy) -> Made:
    """Of each category: which part of a purchase is its main seller's output, all that this seller makes in a year
    (money of the table's year), and who it is. What is paid as wages is held against all pay."""
    bridge = economy.spending_bridge()
    seller = bridge.B.argmax(axis=0)
    part, whole = bridge.B.max(axis=0), economy.output[seller] * 1e6
    names = [economy.industry_names[i] for i in seller.tolist()]
    pay = economy.per_output.get("labour_income")
    if pay is not None:
        part, whole = part.copy(), whole.copy()
        part[WAGES], whole[WAGES] = bridge.wages[WAGES], float((pay * economy.output).sum()) * 1e6
        names[WAGES] = ALL_PAY
    return part, whole, names


def _may_be_too_much(f: Findings, here: PlaceOfStudy, made: Made) -> bool:
    """Whether all rows together buy of some category more than is made; else no row does."""
    part, whole, _ = made
    factor = np.zeros(len(f.activities))
    factor[here.rows] = f.basis.to_table[here.rows] / f.activities.weight[here.rows]
    return bool((factor @ f.activities.amounts * part > whole).any())


def _bought(f: Findings, rows: TypedRows, here: PlaceOfStudy) -> Floats:
    """What the rows buy at home in a place, by category, as typed, at the table's prices; 0 elsewhere."""
    activities, at = f.activities, rows.at
    mine = activities.place[at] == here.place
    spent = activities.home_amounts[at]
    return np.asarray(spent * (f.basis.to_table[at] / activities.weight[at] * mine)[:, None])


def _beds(f: Findings, here: PlaceOfStudy, made: Made, sheets: Sequence[TypedRows]) -> Iterator[Check]:
    """Nights against beds: what all rows spend on them cannot be more than all hotels of the place take in a year."""
    part, whole, names = made
    spent = [_bought(f, rows, here)[:, BED] * part[BED] for rows in sheets]
    years = [f.activities.year[rows.at] for rows in sheets]
    for year in sorted({one for of in years for one in of.tolist()}):
        total = sum(math.fsum(bed[of == year]) for bed, of in zip(spent, years, strict=True))
        if not 0 < whole[BED] < total:
            continue
        for rows, bed, of in zip(sheets, spent, years, strict=True):
            # The rows that make it so: those that take a tenth of what there is, each by itself.
            yield from oddities(
                rows.table,
                (of == year) & (bed > whole[BED] / 10),
                _column_of(rows, np.full(len(rows.table), BED)),
                bed,
                functools.partial(_beds_of, here, names[BED], float(whole[BED]), year, total, rows.table, bed),
            )


def _beds_of(
    here: PlaceOfStudy, seller: str, whole: float, year: int, total: float, table: SheetRows, bed: Floats, *odd: int
) -> facts.MoreNightsThanBeds:
    right, rows, i = odd
    there = (named(here.place), here.economy.currency, seller, whole, here.economy.name, here.economy.year)
    return facts.MoreNightsThanBeds(bool(right), rows, *there, year, total, int(table.rows[i]), float(bed[i]))


def _rows(f: Findings, here: PlaceOfStudy, made: Made, sheets: Sequence[TypedRows]) -> Iterator[Check]:
    """A row that buys of a category more than the place's sellers make in a year."""
    part, whole, names = made
    for rows in sheets:
        bought = _bought(f, rows, here) * part
        bought[:, BED] = 0.0
        times = np.where((bought > 0) & (whole > 0), ratio(bought, whole), 0.0)
        worst = times.argmax(axis=1)
        yield from oddities(
            rows.table,
            times.max(axis=1) > 1.0,
            _column_of(rows, worst),
            times.max(axis=1),
            functools.partial(_made_of, here, names, whole, rows.table, bought, worst),
        )


def _made_of(
    here: PlaceOfStudy, names: list[str], whole: Floats, table: SheetRows, bought: Floats, worst: Rows, *odd: int
) -> facts.MoreThanThePlaceMakes:
    right, rows, i = odd
    at = int(worst[i])
    economy = here.economy
    there = (named(here.place), economy.currency, names[at], float(whole[at]), economy.name, economy.year)
    label = _LABELS[CATEGORY_CODES[at]]
    return facts.MoreThanThePlaceMakes(bool(right), rows, *there, label, int(table.rows[i]), float(bought[i, at]))


def _column_of(rows: TypedRows, category: Rows) -> Objects:
    """The column in which a row's spending on a category was typed."""
    table = rows.table
    if table.sheet == "Budget":
        return np.full(len(table), "amount", dtype=object)
    column = np.full(len(table), "profile", dtype=object)
    for name in SUMS:
        column[given(table, name)] = name
    typed = np.zeros(len(table), dtype=bool)
    for at, code in enumerate(CATEGORY_CODES):
        here = (category == at) & (table.numbers(code) > 0)
        typed |= here
        column[here] = code
    if table.sheet == "Exchanges":
        tuition = (category == CATEGORY_CODES.index("education")) & given(table, "tuition") & ~typed
        column[tuition] = "tuition"
    return column


def _deals(f: Findings) -> Iterator[Check]:
    """A deal whose yearly sales are more than the industry's output in the place."""
    account = f.deals
    if account is None:
        return
    sheet = account.sheet
    per_year = sheet.numbers("amount") / np.where(account.one_off, sheet.numbers("years"), 1.0) * account.basis.to_table
    whole = np.full(len(sheet), np.nan)
    names = np.full(len(sheet), "", dtype=object)
    for here in account.home.places:
        if not (isinstance(here.economy, TableEconomy) and here.fits):
            continue
        title = dict(zip(here.economy.industries, here.economy.industry_names, strict=True))
        part, of_category, sellers = _made(here.economy)
        for code in dict.fromkeys(account.industry[here.rows].tolist()):
            if code:
                mine = here.rows[account.industry[here.rows] == code]
                whole[mine] = here.economy.output[here.economy.industries.index(code)] * 1e6
                names[mine] = title[code]
        for category in dict.fromkeys(sheet.words("category")[here.rows].tolist()):
            if category:
                mine, at = here.rows[sheet.words("category")[here.rows] == category], CATEGORY_CODES.index(category)
                whole[mine] = of_category[at] / part[at] if part[at] > 0 else np.nan
                names[mine] = sellers[at]
    odd, economy = per_year > whole, account.home.main.economy

    def fact(right: bool, rows: int, i: int) -> facts.DealAboveIndustry:
        there = (named(str(sheet.words("place")[i])), economy.currency, str(names[i]), float(whole[i]))
        cell, made = sheet.cell(i, "amount"), float(per_year[i])
        return facts.DealAboveIndustry(right, rows, *there, economy.name, economy.year, cell, made)

    yield from oddities(sheet, odd, "amount", np.where(odd, per_year / np.where(whole > 0, whole, 1.0), 0.0), fact)
