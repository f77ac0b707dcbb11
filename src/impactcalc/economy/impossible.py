"""What the accounts of no economy can be, whatever the hashes of a package say: told when it is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

import numpy as np

from impactcalc.economy.economy import Measure, MultiplierType
from impactcalc.economy.leontief import Matrix, Vector

MOST_PEOPLE = 1e10  # the United Nations expect no more in this century (World Population Prospects 2024)
MOST_MONEY = 1e15  # million; the world's output of a year is 1e8 million US dollars, in the smallest currencies 1e13
MOST_PAY = 2.0  # of the value added that a unit of final demand supports: subsidies pay wages too, not half of them
LEAST_GAP, RELATIVE_GAP = 10.0, 0.01  # million, and of output: ten times what rounding does
MOST_OUTPUT = 1000.0  # per unit of final demand
MOST_JOBS = 1e6  # per million: a job for every unit of money


class AccountsRead(Protocol):
    """The accounts of a package, as far as they are looked at here; all nan where it lacks one."""

    @property
    def industries(self) -> tuple[str, ...]: ...
    @property
    def Z(self) -> Matrix: ...  # noqa: N802 - the literature's letter
    @property
    def Z_d(self) -> Matrix: ...  # noqa: N802 - as above
    @property
    def output(self) -> Vector: ...
    @property
    def value_added(self) -> Vector: ...
    @property
    def compensation(self) -> Vector: ...
    @property
    def taxes_on_production(self) -> Vector: ...
    @property
    def gross_operating_surplus(self) -> Vector: ...
    @property
    def household_consumption(self) -> Vector: ...
    @property
    def jobs(self) -> Vector: ...


def impossible_accounts(accounts: AccountsRead) -> Iterator[str]:
    """What cannot be in a table's accounts, a sentence each."""
    names = accounts.industries
    money = {
        "output": accounts.output,
        "value added": accounts.value_added,
        "pay": accounts.compensation,
        "taxes on production": accounts.taxes_on_production,
        "operating surplus": accounts.gross_operating_surplus,
        "what households buy": accounts.household_consumption,
        "flows": np.abs(accounts.Z).max(axis=0),
        "domestic flows": np.abs(accounts.Z_d).max(axis=0),
    }
    for what, vector in money.items():
        yield from _where(np.abs(vector) > MOST_MONEY, names, vector, f"{what} in million beyond any economy's")
    for what, vector in (("pay", accounts.compensation), ("jobs", accounts.jobs)):
        yield from _where(vector < 0.0, names, vector, f"{what} below zero")
    if accounts.jobs.sum() > MOST_PEOPLE:
        yield f"more jobs ({accounts.jobs.sum():.3g}) than the world has people"
    if accounts.value_added.sum() > accounts.output.sum():
        yield "value added above output, over all industries"
    if accounts.compensation.sum() > accounts.value_added.sum():
        yield "pay above value added, over all industries"
    # A single industry's pay may exceed its output: in some tables households as employers have none.
    parts = accounts.compensation + accounts.taxes_on_production + accounts.gross_operating_surplus
    if np.isfinite(parts).all():
        gap = np.abs(accounts.value_added - parts)
        off = gap > np.maximum(LEAST_GAP, RELATIVE_GAP * np.abs(accounts.output))
        yield from _where(off, names, gap, "pay, taxes on production and operating surplus that miss value added")


def impossible_multipliers(
    industries: tuple[str, ...], totals: Mapping[tuple[MultiplierType, Measure], Vector], own: Mapping[Measure, Vector]
) -> Iterator[str]:
    """What cannot be in a set of multipliers by type and measure; `own` are the industries' own, per unit of output."""
    kinds: tuple[MultiplierType, ...] = ("I", "II")
    for kind in kinds:
        pay, value_added = totals.get((kind, "labour_income")), totals.get((kind, "value_added"))
        if pay is not None and value_added is not None:
            yield from _where(
                pay > MOST_PAY * value_added, industries, pay, f"pay of more than twice the value added (Type {kind})"
            )
    for (kind, measure), vector in totals.items():
        yield from _measure(industries, f"{measure}, Type {kind}", measure, vector)
    for measure, vector in own.items():
        yield from _measure(industries, f"{measure} of the industry itself", measure, vector)


def _measure(industries: Sequence[str], what: str, measure: str, vector: Vector) -> Iterator[str]:
    most = MOST_JOBS if measure == "jobs" else MOST_OUTPUT
    yield from _where(vector < 0.0, industries, vector, f"{what} below zero")
    yield from _where(vector > most, industries, vector, f"{what} above {most:,.0f}")


def _where(
    wrong: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], names: Sequence[str], values: Vector, what: str
) -> Iterator[str]:
    """The sentence, with the first of the industries that it is about."""
    at = np.flatnonzero(wrong)
    if len(at):
        more = f" and {len(at) - 1} more" if len(at) > 1 else ""
        yield f"{what}: {names[at[0]]} ({values[at[0]]:.6g}){more}"
