"""Taxes of the place, and costs beside them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.impact.checks.finding import CROMPTON, Check, Findings
from impactcalc.impact.rows.sale_taxes import rates_of
from impactcalc.known.periods import calendar_year, year_words
from impactcalc.known.tax_rates import as_of
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
        yield Check(
            "sale-taxes-above-table",
            "note",
            f"Taxes: {', '.join(above)}",
            f"The taxes named come to {taken:,.0f} {f.basis.home_currency} of net new spending there, the table holds "
            f"{counted:,.0f} of taxes on production at the sale: by level of government they are counted up to that, "
            "in proportion; what each collects is shown in full beside it",
            "Nothing to do where the rates are right: the place taxes these sales more than the nation does on average",
            "methods, sections 4 and 6",
        )


def high_rates(f: Findings) -> Iterator[Check]:
    """A rate of 0.5 may be half a per cent: amounts above 1 are read as percent, smaller ones as they are."""
    sheet = f.study.taxes
    right = set(sheet.rows[np.asarray(sheet.words("confirmed") == "yes", dtype=bool)].tolist())
    for place in dict.fromkeys(tax.place for tax in f.fiscal.taxes):
        rates = rates_of(f.fiscal.taxes, place)
        sums = rates.sum(axis=0)
        for at in np.flatnonzero(sums > HIGHEST_RATES).tolist():
            rows = [tax.row for tax, rate in zip(f.fiscal.taxes, rates[:, at], strict=True) if rate > 0]
            confirmed = right.issuperset(rows)
            yield Check(
                "tax-rates-high",
                "note" if confirmed else "warning",
                f"Taxes: {CATEGORY_CODES[at]}",
                f"The taxes on {CATEGORY_CODES[at]} add up to {sums[at] * 100:.6g} % of the price before tax"
                + ("; confirmed by the rows" if confirmed else ""),
                'Look whether a rate is too large: half a per cent is "0.5%" or 0.005, while 0.5 is a half',
                "methods, section 6",
            )


def left_out(f: Findings) -> Iterator[Check]:
    """Taxes that wait for a yes: they are left out, and said with what they would take."""
    waiting = f.fiscal.left_out
    if not waiting:
        return
    right = dict(zip(f.study.taxes.rows.tolist(), f.study.taxes.words("confirmed").tolist(), strict=True))
    money = f.basis.home_currency
    for one in waiting:
        tax, refused = one.tax, right[one.tax.row] == "no"
        yield Check(
            "tax-left-out" if refused else "tax-to-confirm",
            "note",
            f"Taxes: row {tax.row}",
            f"{tax.name}, {tax.rate * 100:.6g} % on {', '.join(tax.categories)} to {tax.collector}, is left out: "
            + ("Confirmed says no" if refused else "nobody has confirmed it")
            + f". {'If it counted' if len(waiting) == 1 else 'If all such lines counted'}, it would take "
            f"{one.would_collect:,.0f} {money} of net new spending",
            "Nothing to do, if that is right"
            if refused
            else "Look the rate up, mend it where it is wrong, and type yes into its cell Confirmed; no, where it does "
            "not apply",
            tax.typed_source or "methods, section 6",
        )


def rates_of_another_year(f: Findings) -> Iterator[Check]:
    """Offered rates that count and are of a later year than the study: rates rise, and 2014's were others."""
    year = calendar_year(f.study.settings.period)
    late = [tax for tax in f.fiscal.taxes if (as_of(tax.typed_source) or 0) > year + 1]
    # A value added tax was offered for the study's own year: its source says since when it holds.
    late = [tax for tax in late if tax.level != "federal"]
    if late:
        years = sorted({as_of(tax.typed_source) or 0 for tax in late})
        yield Check(
            "tax-rates-of-another-year",
            "warning",
            f"Taxes: {', '.join(f'row {tax.row}' for tax in late)}",
            f"{_many(len(late))} of {' and '.join(map(str, years))}, the study is of "
            f"{year_words(f.study.settings.period)}: the rates of that year may have been others",
            "Look the rates of the year up, and type them with a Source of your own",
            "methods, section 6",
        )


def _many(count: int) -> str:
    return "A rate that was offered is" if count == 1 else f"{count} rates that were offered are"


def missing_costs(f: Findings) -> Iterator[Check]:
    if f.fiscal.own_taxes and f.fiscal.own_budget > 0 and not f.fiscal.cost.budget_rows:
        yield Check(
            "costs-missing",
            "warning",
            "Budget",
            f"{f.fiscal.own_budget:,.0f} {f.basis.home_currency} of taxes come to the city's own budget, but the sheet "
            "Budget is empty: what the programme cost is not beside it",
            "List what the programme spent on the sheet Budget, also what local money paid",
            CROMPTON,
        )
