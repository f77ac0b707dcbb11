"""Calculations that would mean nothing, and those that do not close."""

from __future__ import annotations

from impactcalc.facts.errors import runs as f


def not_of_study2015(fact: f.NotOfStudy2015) -> str:
    return (
        "These inputs are not those of the 2015 study: by its method they do not give the published figures "
        f"({', '.join(fact.missed)}). Ask for it with published=False: the steps then start from what the method gives"
    )


def ledger_open(fact: f.LedgerOpen) -> str:
    what = {
        "net new": "gross less deductions is net new",
        "uses": "net new is taxes, leakage, wages and local final demand",
    }[fact.identity]
    return (
        f"the ledger does not close: '{what}' fails in {fact.rows} rows, first at position {fact.first} by {fact.off!r}"
    )


def deals_open(fact: f.DealsOpen) -> str:
    what = {
        "claimed": "stated less deductions is claimed",
        "uses": "claimed is taxes, leakage, wages and local final demand",
    }[fact.identity]
    return f"the account of deals does not close: '{what}' fails in {fact.rows} rows"


def ranges_off(fact: f.RangesOff) -> str:
    return f"the ranges' model does not come to the run's own {fact.figure}: {fact.found!r} instead of {fact.stated!r}"
