"""What must hold among the accounts of a package: balances, rounding, imports."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np

from impactcalc.datapackage import DataPackage
from impactcalc.economy.identity import Identity, lacking, tested, untested
from impactcalc.economy.package import Accounts

# Figures that are printed in whole millions miss their sum by rounding. A column of an n-industry table comes
# from about n purchases, three parts of value added and n cells of the Make table, each off by up to a half
# (standard deviation 1 / sqrt(12)); three standard deviations of their sum is the limit: 10 million for 71
# industries, where BEA's tables miss by 5 or 6. A table that is summed from a finer one has as many roundings as
# that had, which its descriptor says (`rounded_cells`).
ROUNDED_PARTS = 4 * 0.5  # value added and its three parts, each rounded to a million
RELATIVE_BALANCE = 2e-4  # of a table that was brought
RELATIVE_ROUNDING = 4.5e-4  # twice what rounding does to the smallest industry of BEA's tables (2.2e-4 in 2022)
GDP_BALANCE = 1e-5  # rounding cancels over a whole economy: 2e-7 in the US of 2014
# The accounts have small negative flows of their own (sales of used goods, government's sales of crops), and a
# negative market share carries them on. BEA's tables: 4e-5 of all flows, 1.1e-3 of one buyer's output at most.
OUTSIDE_FLOWS = 1e-4
OUTSIDE_CELL = 2e-3


def files(package: DataPackage, accounts: Accounts) -> Iterator[Identity]:
    # Reading the package is the test: it refuses what differs, so what is left to count is nothing.
    yield tested(
        "files",
        "Every file is the one whose sha256 the descriptor holds.",
        0, "<=", 0, f"{len(package.tables)} files as described",
    )  # fmt: skip
    yield tested(
        "labels",
        "Rows and columns of the flow tables are the industries, in name and order.",
        0, "<=", 0, f"{len(accounts.industries)} industries",
    )  # fmt: skip


def balances(accounts: Accounts, rounded_cells: int) -> Iterator[Identity]:
    bought, value_added, output = accounts.Z.sum(axis=0), accounts.value_added, accounts.output
    gap = np.abs(bought + value_added - output)
    worst = int(gap.argmax())
    yield tested(
        "output",
        "Every industry has output.",
        output.min(), ">", 0, f"the least, million: {accounts.industries[int(output.argmin())]}",
    )  # fmt: skip
    yield tested(
        "column balance, million",
        "What an industry buys and its value added make up its output, to what rounding to millions explains.",
        gap[worst], "<=", _rounding(rounded_cells), f"the most: {accounts.industries[worst]}",
    )  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = gap / output
    worst = int(relative.argmax())
    yield tested(
        "column balance, relative",
        "A column of A and the value-added coefficient add up to one.",
        relative[worst], "<=", RELATIVE_ROUNDING, f"the most: {accounts.industries[worst]}",
    )  # fmt: skip
    parts = accounts.compensation + accounts.taxes_on_production + accounts.gross_operating_surplus
    gap = np.abs(value_added - parts)
    worst = int(gap.argmax())
    yield tested(
        "value added, million",
        "Value added is compensation, taxes on production and gross operating surplus.",
        gap[worst], "<=", ROUNDED_PARTS, f"the most: {accounts.industries[worst]}",
    )  # fmt: skip
    gdp, net = float(value_added.sum()), float(output.sum() - bought.sum())
    yield tested(
        "GDP, relative",
        "Value added over all industries is their output less what they buy.",
        abs(gdp - net) / abs(net) if net else math.nan, "<=", GDP_BALANCE,
        f"{gdp:,.0f} million of value added, {net:,.0f} of output less purchases",
    )  # fmt: skip


def brought_balances(accounts: Accounts, remainder_by: str, step: float) -> Iterator[Identity]:
    """What is bought and value added against output, in a table whose figures are rounded to `step` million or less.

    `remainder_by` says how other purchases were found where they are the remainder of output: then nothing is tested.
    """
    output = accounts.output
    yield tested(
        "output",
        "Every industry has output.",
        output.min(), ">", 0, f"the least, million: {accounts.industries[int(output.argmin())]}",
    )  # fmt: skip
    if remainder_by:
        yield untested(
            "column balance",
            "Purchases and value added make up output.",
            math.nan,
            f"not tested: {remainder_by}",
        )
        return
    if not accounts.has("value_added"):
        yield from lacking("column balance", "no value added by industry")
        return
    other = np.zeros_like(output) if accounts.other_purchases is None else accounts.other_purchases
    gap = np.abs(accounts.Z.sum(axis=0) + other + accounts.value_added - output)
    off = gap / np.maximum(RELATIVE_BALANCE * np.abs(output), step * _rounding(len(output) + 5))
    worst = int(off.argmax())
    yield tested(
        "column balance",
        "What an industry buys, at home and abroad with taxes on it, and its value added make up its output.",
        off[worst], "<=", 1,
        f"of the larger of rounding and {RELATIVE_BALANCE:.2%}; the most: {accounts.industries[worst]}, "
        f"{gap[worst]:,.2f} million",
    )  # fmt: skip
    if accounts.has("compensation", "taxes_on_production", "gross_operating_surplus"):
        parts = accounts.compensation + accounts.taxes_on_production + accounts.gross_operating_surplus
        gap = np.abs(accounts.value_added - parts)
        worst = int(gap.argmax())
        yield tested(
            "value added, million",
            "Value added is compensation, taxes on production and gross operating surplus.",
            gap[worst], "<=", max(ROUNDED_PARTS * step, RELATIVE_BALANCE * float(output[worst])),
            f"the most: {accounts.industries[worst]}",
        )  # fmt: skip


def _rounding(cells: int) -> float:
    return 3.0 * math.sqrt(cells / 12.0)


def rows_add_up(accounts: Accounts, step: float) -> Iterator[Identity]:
    """What an industry sells at home and to final users against its output, where the package has final demand."""
    if accounts.final_demand is None:
        return
    output = accounts.output
    gap = np.abs(accounts.Z_d.sum(axis=1) + accounts.final_demand - output)
    off = gap / np.maximum(RELATIVE_BALANCE * np.abs(output), step * _rounding(len(output) + 5))
    worst = int(off.argmax())
    yield tested(
        "row balance",
        "What an industry sells to industries of the country and to final users makes up its output.",
        off[worst], "<=", 1,
        f"of the larger of rounding and {RELATIVE_BALANCE:.2%}; the most: {accounts.industries[worst]}, "
        f"{gap[worst]:,.2f} million",
    )  # fmt: skip


def estimated_imports(accounts: Accounts, facts: Mapping[str, str]) -> Iterator[Identity]:
    if "imports estimated" in facts:
        yield untested(
            "imports, an estimate",
            "The source does not tell imported flows from domestic ones: they are split in proportion.",
            1.0 - accounts.Z_d.sum() / accounts.Z.sum(), "of the flows are imports, by that estimate",
        )  # fmt: skip


def domestic(accounts: Accounts) -> Iterator[Identity]:
    below = np.maximum(-accounts.Z_d, 0.0)
    above = np.maximum(accounts.Z_d - np.maximum(accounts.Z, 0.0), 0.0)
    outside, flows = below + above, np.abs(accounts.Z).sum()
    yield tested(
        "domestic flows, in all",
        "Domestic flows lie between zero and the total flows, small negatives of the accounts apart.",
        outside.sum() / flows if flows else math.nan, "<=", OUTSIDE_FLOWS,
        f"of all flows; {int((below > 0).sum())} cells below zero by {below.sum():,.0f} million, "
        f"{int((above > 0).sum())} above the total by {above.sum():,.0f}",
    )  # fmt: skip
    with np.errstate(divide="ignore", invalid="ignore"):
        share = outside / accounts.output
    row, column = np.unravel_index(int(share.argmax()), share.shape)
    yield tested(
        "domestic flows, one cell",
        "No single domestic flow is far below zero or above the total flow.",
        share[row, column], "<=", OUTSIDE_CELL,
        f"of the buyer's output, the most: {accounts.industries[column]} from {accounts.industries[row]}",
    )  # fmt: skip
