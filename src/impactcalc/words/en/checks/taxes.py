"""Taxes of the place, and costs beside them."""

from __future__ import annotations

from impactcalc.facts.checks import taxes as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.amounts import money
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.sources import CROMPTON


def sale_taxes_above_table(fact: f.SaleTaxesAboveTable) -> Said:
    return Said(
        f"The taxes named come to {money(fact.taken, fact.currency)} of net new spending there, the table holds "
        f"{money(fact.counted, fact.currency)} of taxes on production at the sale: by level of government they are "
        "counted up to that, in proportion; what each collects is shown in full beside it",
        "Nothing to do where the rates are right: the place taxes these sales more than the nation does on average",
        "methods, sections 4 and 6",
    )


def tax_rates_high(fact: f.TaxRatesHigh) -> Said:
    return Said(
        f"The taxes on {fact.category} add up to {fact.rate * 100:.6g}% of the price before tax"
        + ("; confirmed by the rows" if fact.confirmed else ""),
        'Look whether a rate is too large: half a per cent is "0.5%" or 0.005, while 0.5 is a half',
        "methods, section 6",
    )


def tax_left_out(fact: f.TaxLeftOut) -> Said:
    return Said(
        f"{fact.name}, {fact.rate * 100:.6g}% on {', '.join(fact.categories)} to {fact.collector}, is left out: "
        + ("Confirmed says no" if fact.refused else "nobody has confirmed it")
        + f". {'If it counted' if fact.alone else 'If all such lines counted'}, it would take "
        f"{money(fact.would_collect, fact.currency)} of net new spending",
        "Nothing to do, if that is right"
        if fact.refused
        else "Look the rate up, mend it where it is wrong, and type yes into its cell Confirmed; no, where it does "
        "not apply",
        fact.source or "methods, section 6",
    )


def tax_rates_of_another_year(fact: f.TaxRatesOfAnotherYear) -> Said:
    many = "A rate that was offered is" if fact.count == 1 else f"{fact.count} rates that were offered are"
    return Said(
        f"{many} of {' and '.join(map(str, fact.years))}, the study is of "
        f"{year_words(fact.study_year)}: the rates of that year may have been others",
        "Look the rates of the year up, and type them with a Source of your own; `impactcalc template NEW.xlsx "
        "--place PLACE --year YEAR` has a country's value added tax of that year, where there is one",
        "methods, section 6",
    )


def costs_missing(fact: f.CostsMissing) -> Said:
    return Said(
        f"{money(fact.amount, fact.currency)} comes back in the own taxes (yes under Own budget on the sheet Taxes), "
        "but the sheet Budget is empty: what the programme cost is not beside it",
        "List what the programme spent on the sheet Budget, also what local money paid",
        CROMPTON,
    )
