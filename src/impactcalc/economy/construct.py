"""Economies from tables in memory: Make and Use frames, or one symmetric table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import numpy as np

from impactcalc.economy.bridge import Bridge
from impactcalc.economy.economy import Households, Measure, Valuation
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.economy.supply_use import coefficients
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.errors import TableError
from impactcalc.facts.errors import tables as refusals

if TYPE_CHECKING:
    import pandas as pd


def build_economy(
    make: pd.DataFrame,
    use: pd.DataFrame,
    imports: pd.DataFrame | None = None,
    *,
    value_added: pd.DataFrame | None = None,
    jobs: pd.Series[float] | None = None,
    household_consumption: pd.Series[float] | None = None,
    personal_income: float | None = None,
    contribution_share: float = 0.0,
    bridge: Bridge | None = None,
    name: str = "custom",
    place: str = "",
    country: str = "",
    year: int = 0,
    currency: str = "",
    valuation: Valuation = "producer",
) -> TableEconomy:
    """A TableEconomy from Make (industries x commodities) and Use (commodities x industries), million.

    `imports` has the shape of `use`. `value_added` has rows compensation, taxes_on_production and
    gross_operating_surplus by industry, or value_added itself; `jobs` (in jobs, not thousands) and
    `household_consumption` (domestic, by making industry) are by industry. `contribution_share` is the part
    of compensation that goes to social insurance. Labels must agree in name and order everywhere; nothing is
    aligned. Industry technology, as `supply_use.coefficients`.

    Raises TableError naming the first label that differs, or an account that is not known.

    >>> import pandas as pd
    >>> make = pd.DataFrame([[100.0, 0.0], [0.0, 50.0]], ["farm", "mill"], ["corn", "flour"])
    >>> use = pd.DataFrame([[0.0, 20.0], [0.0, 0.0]], ["corn", "flour"], ["farm", "mill"])
    >>> ic.build_economy(make, use).multipliers("output", "I").tolist()
    [1.0, 1.4]
    """
    industries = tuple(map(str, make.index))
    commodities = tuple(map(str, make.columns))
    _same(use.index, commodities, ("use", "rows"), ("make", "columns"))
    _same(use.columns, industries, ("use", "columns"), ("make", "rows"))
    if imports is not None:
        _same(imports.index, commodities, ("imports", "rows"), ("make", "columns"))
        _same(imports.columns, industries, ("imports", "columns"), ("make", "rows"))
    table = coefficients(
        make.to_numpy(float), use.to_numpy(float), None if imports is None else imports.to_numpy(float)
    )
    accounts: dict[str, pd.Series[float]] = {}
    if value_added is not None:
        _same(value_added.columns, industries, ("value_added", "columns"), ("make", "rows"))
        accounts = {str(row): value_added.loc[row] for row in value_added.index}
    if jobs is not None:
        accounts["jobs"] = jobs
    return _economy(
        name, place, country, year, currency, valuation, industries, table.A, table.A_d, table.output,
        accounts, household_consumption, personal_income, contribution_share, bridge,
    )  # fmt: skip


def symmetric_economy(
    Z: pd.DataFrame,
    output: pd.Series[float],
    *,
    imported: pd.DataFrame | None = None,
    accounts: Mapping[str, pd.Series[float]] | None = None,
    household_consumption: pd.Series[float] | None = None,
    personal_income: float | None = None,
    contribution_share: float = 0.0,
    bridge: Bridge | None = None,
    name: str = "custom",
    place: str = "",
    country: str = "",
    year: int = 0,
    currency: str = "",
    valuation: Valuation = "basic",
) -> TableEconomy:
    """A TableEconomy from a symmetric table: domestic flows Z (n, n) and output (n,), million.

    `imported` flows (n, n), where they are known by product, are added to A only. `accounts` are by
    industry, in million: compensation, taxes_on_production, gross_operating_surplus, or value_added itself;
    and jobs, in jobs. Labels must agree in name and order. Source: Eurostat manual of supply, use and
    input-output tables (2008), chapters 11 and 15.

    Raises TableError naming the first label that differs, or an account that is not known.

    >>> import pandas as pd
    >>> Z = pd.DataFrame([[0.0, 20.0], [0.0, 0.0]], ["farm", "mill"], ["farm", "mill"])
    >>> ic.symmetric_economy(Z, pd.Series([100.0, 50.0], Z.index)).multipliers("output", "I").tolist()
    [1.0, 1.4]
    """
    industries = tuple(map(str, Z.index))
    _same(Z.columns, industries, ("Z", "columns"), ("Z", "rows"))
    _same(output.index, industries, ("output", "labels"), ("Z", "rows"))
    g = np.array(output, dtype=np.float64)  # a copy: the economy's arrays become read-only, the caller's do not
    if (g <= 0).any():
        without = tuple(code for code, level in zip(industries, g, strict=True) if level <= 0)
        raise TableError(refusals.WithoutOutput("", without))
    A_d = Z.to_numpy(float) / g
    A = A_d
    if imported is not None:
        _same(imported.index, industries, ("imported", "rows"), ("Z", "rows"))
        _same(imported.columns, industries, ("imported", "columns"), ("Z", "rows"))
        A = A_d + imported.to_numpy(float) / g
    return _economy(
        name, place, country, year, currency, valuation, industries, A, A_d, g,
        dict(accounts or {}), household_consumption, personal_income, contribution_share, bridge,
    )  # fmt: skip


def _economy(
    name: str,
    place: str,
    country: str,
    year: int,
    currency: str,
    valuation: Valuation,
    industries: tuple[str, ...],
    A: Matrix,
    A_d: Matrix,
    output: Vector,
    accounts: Mapping[str, pd.Series[float]],
    household_consumption: pd.Series[float] | None,
    personal_income: float | None,
    contribution_share: float,
    bridge: Bridge | None,
) -> TableEconomy:
    parts = ("compensation", "taxes_on_production", "gross_operating_surplus")
    for what, row in accounts.items():
        if what not in (*parts, "value_added", "jobs"):
            raise TableError(refusals.NoSuchAccountOfTable(what, (*parts, "value_added", "jobs")))
        _same(row.index, industries, (what, "account"))
    levels: dict[str, Vector] = {what: np.array(row, dtype=np.float64) for what, row in accounts.items()}
    if "value_added" not in levels and all(part in levels for part in parts):
        levels["value_added"] = np.sum([levels[part] for part in parts], axis=0)
    found = {
        "value_added": "value_added",
        "labour_income": "compensation",
        "jobs": "jobs",
        "taxes_on_production": "taxes_on_production",
    }
    per_output = {cast(Measure, m): levels[key] / output for m, key in found.items() if key in levels}
    households = None
    if household_consumption is not None:
        if personal_income is None or "compensation" not in levels:
            raise TableError(refusals.HouseholdAccountsMissing())
        _same(household_consumption.index, industries, ("household_consumption", "labels"))
        pay = levels["compensation"] / output
        households = _households(pay, household_consumption, personal_income, contribution_share)
    return TableEconomy(
        name=name,
        title=name,
        place=place,
        country=country,
        year=year,
        currency=currency,
        valuation=valuation,
        industries=industries,
        industry_names=industries,
        A=A,
        A_d=A_d,
        output=output,
        per_output=per_output,
        households=households,
        bridge=bridge,
    )


def _households(pay: Vector, consumption: pd.Series[float], income: float, contribution_share: float) -> Households:
    if not (income > 0.0 and 0.0 <= contribution_share < 1.0):
        raise TableError(refusals.HouseholdNumbersOutside())
    return Households(
        row=pay * (1.0 - contribution_share),
        column=np.array(consumption, dtype=np.float64) / income,
        contribution_share=contribution_share,
    )


def _same(
    labels: object,
    expected: tuple[str, ...],
    own: tuple[str, refusals.LabelledSide],
    of: tuple[str, refusals.TableSide] = ("", ""),
) -> None:
    """TableError where labels, of a table and a side of it, are not those of another, or else the industries."""
    found = tuple(map(str, cast("pd.Index[str]", labels)))
    if found != expected:
        pairs = zip(found, expected, strict=False)
        at = next((i for i, (a, b) in enumerate(pairs) if a != b), min(len(found), len(expected)))
        ours, theirs = (labels[at] if at < len(labels) else None for labels in (found, expected))
        raise TableError(refusals.LabelsDiffer(*own, *of, at + 1, ours, theirs))
