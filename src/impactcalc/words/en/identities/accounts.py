"""What must hold among the accounts of a package."""

from __future__ import annotations

from impactcalc.facts.fact import Holds
from impactcalc.facts.identities import accounts as f
from impactcalc.words.en.inner import inner_identity

_WHY = {
    "column balance": "no value added by industry",
    "Type II": "no account of households",
    "jobs": "no jobs by industry",
}


def files_as_described(fact: f.FilesAsDescribed) -> Holds:
    return Holds(
        "files", "Every file is the one whose sha256 the descriptor holds.", f"{fact.files} files as described"
    )


def labels_agree(fact: f.LabelsAgree) -> Holds:
    return Holds(
        "labels",
        "Rows and columns of the flow tables are the industries, in name and order.",
        f"{fact.industries} industries",
    )


def every_output(fact: f.EveryOutput) -> Holds:
    return Holds("output", "Every industry has output.", f"the least, million: {fact.industry}")


def column_balance(fact: f.ColumnBalance) -> Holds:
    return Holds(
        "column balance, million",
        "What an industry buys and its value added make up its output, to what rounding to millions explains.",
        f"the most: {fact.industry}",
    )


def column_balance_relative(fact: f.ColumnBalanceRelative) -> Holds:
    return Holds(
        "column balance, relative",
        "A column of A and the value-added coefficient add up to one.",
        f"the most: {fact.industry}",
    )


def value_added_parts(fact: f.ValueAddedParts) -> Holds:
    return Holds(
        "value added, million",
        "Value added is compensation, taxes on production and gross operating surplus.",
        f"the most: {fact.industry}",
    )


def gdp_balance(fact: f.GdpBalance) -> Holds:
    return Holds(
        "GDP, relative",
        "Value added over all industries is their output less what they buy.",
        f"{fact.value_added:,.0f} million of value added, {fact.net:,.0f} of output less purchases",
    )


def brought_columns(fact: f.BroughtColumns) -> Holds:
    return Holds(
        "column balance",
        "What an industry buys, at home and abroad with taxes on it, and its value added make up its output.",
        f"of the larger of rounding and {fact.share:.2%}; the most: {fact.industry}, {fact.gap:,.2f} million",
    )


def purchases_are_rest(fact: f.PurchasesAreRest) -> Holds:
    return Holds("column balance", "Purchases and value added make up output.", f"not tested: {fact.remainder_by}")


def lacking(fact: f.Lacking) -> Holds:
    return Holds(fact.of, "Not tested, since the package lacks it.", f"not in this package: {_WHY[fact.of]}")


def row_balance(fact: f.RowBalance) -> Holds:
    return Holds(
        "row balance",
        "What an industry sells to industries of the country and to final users makes up its output.",
        f"of the larger of rounding and {fact.share:.2%}; the most: {fact.industry}, {fact.gap:,.2f} million",
    )


def imports_split(_: f.ImportsSplit) -> Holds:
    return Holds(
        "imports, an estimate",
        "The source does not tell imported flows from domestic ones: they are split in proportion.",
        "of the flows are imports, by that estimate",
    )


def domestic_flows(fact: f.DomesticFlows) -> Holds:
    return Holds(
        "domestic flows, in all",
        "Domestic flows lie between zero and the total flows, small negatives of the accounts apart.",
        f"of all flows; {fact.below} cells below zero by {fact.short:,.0f} million, {fact.above} above the total by "
        f"{fact.over:,.0f}",
    )


def domestic_cell(fact: f.DomesticCell) -> Holds:
    return Holds(
        "domestic flows, one cell",
        "No single domestic flow is far below zero or above the total flow.",
        f"of the buyer's output, the most: {fact.buyer} from {fact.seller}",
    )


def worst_of(fact: f.WorstOf) -> Holds:
    name, what, explanation = inner_identity(fact.inner)
    failed = f"; fails in {', '.join(fact.failed)}" if fact.failed else ""
    return Holds(name, what, f"{fact.place}: {explanation}{failed}")


def median_of(fact: f.MedianOf) -> Holds:
    name, what, _ = inner_identity(fact.inner)
    ends = f"{fact.low:.3f} ({fact.low_place}) to {fact.high:.3f} ({fact.high_place})"
    return Holds(name, what, f"the median; {ends}")
