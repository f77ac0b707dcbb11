"""What must hold among the accounts of a package: balances, rounding, imports."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping

import numpy as np

from impactcalc.datapackage import DataPackage
from impactcalc.economy.identity import Identity, lacking, tested, untested
from impactcalc.economy.package import Accounts
from impactcalc.facts.identities import accounts as held

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
    yield tested(held.FilesAsDescribed(len(package.tables)), 0, "<=", 0)
    yield tested(held.LabelsAgree(len(accounts.industries)), 0, "<=", 0)


def balances(accounts: Accounts, rounded_cells: int) -> Iterator[Identity]:
    bought, value_added, output = accounts.Z.sum(axis=0), accounts.value_added, accounts.output
    gap = np.abs(bought + value_added - output)
    worst = int(gap.argmax())
    yield tested(held.EveryOutput(accounts.industries[int(output.argmin())]), output.min(), ">", 0)
    yield tested(held.ColumnBalance(accounts.industries[worst]), gap[worst], "<=", _rounding(rounded_cells))
    with np.errstate(divide="ignore", invalid="ignore"):
        relative = gap / output
    worst = int(relative.argmax())
    yield tested(held.ColumnBalanceRelative(accounts.industries[worst]), relative[worst], "<=", RELATIVE_ROUNDING)
    parts = accounts.compensation + accounts.taxes_on_production + accounts.gross_operating_surplus
    gap = np.abs(value_added - parts)
    worst = int(gap.argmax())
    yield tested(held.ValueAddedParts(accounts.industries[worst]), gap[worst], "<=", ROUNDED_PARTS)
    gdp, net = float(value_added.sum()), float(output.sum() - bought.sum())
    off = abs(gdp - net) / abs(net) if net else math.nan
    yield tested(held.GdpBalance(gdp, net), off, "<=", GDP_BALANCE)


def brought_balances(accounts: Accounts, remainder_by: str, step: float) -> Iterator[Identity]:
    """What is bought and value added against output, in a table whose figures are rounded to `step` million or less.

    `remainder_by` says how other purchases were found where they are the remainder of output: then nothing is tested.
    """
    output = accounts.output
    yield tested(held.EveryOutput(accounts.industries[int(output.argmin())]), output.min(), ">", 0)
    if remainder_by:
        yield untested(held.PurchasesAreRest(remainder_by), math.nan)
        return
    if not accounts.has("value_added"):
        yield from lacking("column balance")
        return
    other = np.zeros_like(output) if accounts.other_purchases is None else accounts.other_purchases
    gap = np.abs(accounts.Z.sum(axis=0) + other + accounts.value_added - output)
    off = gap / np.maximum(RELATIVE_BALANCE * np.abs(output), step * _rounding(len(output) + 5))
    worst = int(off.argmax())
    columns = held.BroughtColumns(accounts.industries[worst], float(gap[worst]), RELATIVE_BALANCE)
    yield tested(columns, off[worst], "<=", 1)
    if accounts.has("compensation", "taxes_on_production", "gross_operating_surplus"):
        parts = accounts.compensation + accounts.taxes_on_production + accounts.gross_operating_surplus
        gap = np.abs(accounts.value_added - parts)
        worst = int(gap.argmax())
        most = max(ROUNDED_PARTS * step, RELATIVE_BALANCE * float(output[worst]))
        yield tested(held.ValueAddedParts(accounts.industries[worst]), gap[worst], "<=", most)


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
    rows = held.RowBalance(accounts.industries[worst], float(gap[worst]), RELATIVE_BALANCE)
    yield tested(rows, off[worst], "<=", 1)


def estimated_imports(accounts: Accounts, facts: Mapping[str, str]) -> Iterator[Identity]:
    if "imports estimated" in facts:
        yield untested(held.ImportsSplit(), 1.0 - accounts.Z_d.sum() / accounts.Z.sum())


def domestic(accounts: Accounts) -> Iterator[Identity]:
    below = np.maximum(-accounts.Z_d, 0.0)
    above = np.maximum(accounts.Z_d - np.maximum(accounts.Z, 0.0), 0.0)
    outside, flows = below + above, np.abs(accounts.Z).sum()
    flowing = held.DomesticFlows(int((below > 0).sum()), float(below.sum()), int((above > 0).sum()), float(above.sum()))
    yield tested(flowing, outside.sum() / flows if flows else math.nan, "<=", OUTSIDE_FLOWS)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = outside / accounts.output
    row, column = np.unravel_index(int(share.argmax()), share.shape)
    cell = held.DomesticCell(accounts.industries[column], accounts.industries[row])
    yield tested(cell, share[row, column], "<=", OUTSIDE_CELL)
