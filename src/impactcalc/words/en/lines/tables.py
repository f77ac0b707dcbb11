"""What commands say around tables of multipliers."""

from __future__ import annotations

from impactcalc.facts.lines import tables as f
from impactcalc.words.en.places import the

_STANDARD = "A standard visitor"


def figures_per(fact: f.FiguresPer) -> str:
    return (
        f"{fact.title}: what 1 {fact.currency} of spending does ({fact.valuation} prices of {fact.of_year}); "
        "jobs and full-time equivalents per million"
    )


def one_measure(fact: f.OneMeasure) -> str:
    return f"{fact.measure}, Type {fact.kind}, per unit of spending by category (jobs: per million)"


def whose_table(fact: f.WhoseTable) -> str:
    jobs = f"; {fact.jobs}, {fact.imputed:.0%} imputed" if fact.jobs else ""
    return f"{fact.place}: {fact.title}{jobs}"


def standard_visitor(_: f.StandardVisitor) -> str:
    return _STANDARD


def standard_mix(fact: f.StandardMix) -> str:
    parts = ", ".join(f"{category.lower()} {share:.0%}" for category, share in fact.shares)
    return f"{_STANDARD}: {parts} (mean of six published splits)."


def nothing_above(fact: f.NothingAbove) -> str:
    return f"No place has more than the one around it, by more than {fact.least:g}, in any category."


def some_above(fact: f.SomeAbove) -> str:
    return f"More in a place than in the one around it, by more than {fact.least:g}:"


def more_than_around(fact: f.MoreThanAround) -> str:
    why = "No single industry makes the difference"
    if fact.industry:
        why = (
            f"Most of it in {fact.industry}: {fact.share:.2f} times the nation's share of jobs in {the(fact.place)}, "
            f"{fact.share_there:.2f} times in {fact.around}"
        )
    return (
        f"{fact.category}: {fact.place} {fact.ours:.3f}, {fact.around} {fact.theirs:.3f}. Of a dollar "
        f"{fact.stays:.2f} is spent on what the smaller place itself supplies, {fact.stays_there:.2f} in the larger. "
        f"{why}"
    )


def fitted_to(_: f.FittedTo) -> str:
    return "Regional multipliers against published RIMS II figures (BEA, 2018), means over service industries"


def fit_is_no_truth(_: f.FitIsNoTruth) -> str:
    return "RIMS II is a practice to be in line with, not the truth; earnings and jobs are those of residents"


def fit_heading(fact: f.FitHeading) -> str:
    return fact.of
