"""Taxes of the place, and costs beside them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.facts.checks import taxes as facts
from impactcalc.facts.where import RowsOn, Sheets, Under
from impactcalc.impact.checks.finding import Check, Findings
from impactcalc.impact.rows.sale_taxes import rates_of
from impactcalc.known.periods import calendar_year
from impactcalc.known.tax_rates import as_of, in_force_since
from impactcalc.known.vocabulary import CATEGORY_CODES

# What all taxes on one sale may add up to before a slip is likely. US lodging taxes together stay below a fifth or so.
HIGHEST_RATES = 0.4


def sale_taxes(f: Findings) -> Iterator[Check]:
    above = f.fiscal.categories_above()
    if above:
        fiscal = f.fiscal.impact
        taken, counted = (
            sum(float(values[:, CATEGORY_CODES.index(code)].sum()) for code in above)
            for values in (fiscal.collected, fiscal.counted)
        )
        found = facts.SaleTaxesAboveTable(taken, counted, f.basis.home_currency)
        yield Check(found, Under("Taxes", tuple(above)))


def high_rates(f: Findings) -> Iterator[Check]:
    """A rate of 0.5 may be half a per cent: amounts above 1 are read as percent, smaller ones as they are."""
    sheet = f.study.taxes
    right = set(sheet.rows[sheet.confirmed].tolist())
    for place in dict.fromkeys(tax.place for tax in f.fiscal.taxes):
        rates = rates_of(f.fiscal.taxes, place)
        sums = rates.sum(axis=0)
        for at in np.flatnonzero(sums > HIGHEST_RATES).tolist():
            rows = [tax.row for tax, rate in zip(f.fiscal.taxes, rates[:, at], strict=True) if rate > 0]
            found = facts.TaxRatesHigh(right.issuperset(rows), CATEGORY_CODES[at], float(sums[at]))
            yield Check(found, Under("Taxes", (CATEGORY_CODES[at],)))


def left_out(f: Findings) -> Iterator[Check]:
    """Taxes that wait for a yes: they are left out, and said with what they would take."""
    waiting = f.fiscal.left_out
    if not waiting:
        return
    right = dict(zip(f.study.taxes.rows.tolist(), f.study.taxes.words("confirmed").tolist(), strict=True))
    for one in waiting:
        tax = one.tax
        found = facts.TaxLeftOut(
            right[tax.row] == "no",
            len(waiting) == 1,
            tax.name,
            tax.rate,
            tuple(tax.categories),
            tax.collector,
            one.would_collect,
            f.basis.home_currency,
            tax.typed_source,
        )
        yield Check(found, RowsOn("Taxes", (tax.row,)))


def rates_of_another_year(f: Findings) -> Iterator[Check]:
    """Offered rates that count and are of a later year than the study: rates rise, and 2014's were others."""
    year = calendar_year(f.study.settings.period)
    late = [tax for tax in f.fiscal.taxes if (as_of(tax.typed_source) or 0) > year + 1]
    # A value added tax was offered for the study's own year: its source says since when it holds.
    late = [tax for tax in late if tax.level != "federal"]
    # A template without a year has the rates of now: one that came into force later was not that of the study.
    since = {tax.row: in_force_since(tax.typed_source) for tax in f.fiscal.taxes}
    newer = [tax for tax in f.fiscal.taxes if tax not in late and since[tax.row] > f"{year}-07-02"]
    if late or newer:
        years = tuple(sorted({as_of(tax.typed_source) or 0 for tax in late} | {int(since[t.row][:4]) for t in newer}))
        late += newer
        found = facts.TaxRatesOfAnotherYear(len(late), years, f.study.settings.period)
        yield Check(found, RowsOn("Taxes", tuple(tax.row for tax in late)))


def missing_costs(f: Findings) -> Iterator[Check]:
    if f.fiscal.own_taxes and f.fiscal.own_budget > 0 and not f.fiscal.cost.budget_rows:
        yield Check(facts.CostsMissing(f.fiscal.own_budget, f.basis.home_currency), Sheets(("Budget",)))


CHECKS = (sale_taxes, high_rates, left_out, rates_of_another_year, missing_costs)
