"""What the accounts of no economy can be, whatever the hashes of a package say: told when it is loaded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, Protocol

import numpy as np

from impactcalc.economy.economy import Measure, MultiplierType
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.facts.errors import impossible as refusals
from impactcalc.facts.found import ErrorFact

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


def impossible_accounts(accounts: AccountsRead) -> Iterator[ErrorFact]:
    """What cannot be in a table's accounts."""
    names = accounts.industries
    money: dict[refusals.Account, Vector] = {
        "output": accounts.output,
        "value_added": accounts.value_added,
        "compensation": accounts.compensation,
        "taxes_on_production": accounts.taxes_on_production,
        "gross_operating_surplus": accounts.gross_operating_surplus,
        "household_consumption": accounts.household_consumption,
        "Z": np.abs(accounts.Z).max(axis=0),
        "Z_d": np.abs(accounts.Z_d).max(axis=0),
    }
    for what, vector in money.items():
        for first in _where(np.abs(vector) > MOST_MONEY, names, vector):
            yield refusals.AccountImpossible(what, "beyond any", *first)
    below: dict[refusals.Account, Vector] = {"compensation": accounts.compensation, "jobs": accounts.jobs}
    for what, vector in below.items():
        for first in _where(vector < 0.0, names, vector):
            yield refusals.AccountImpossible(what, "below 0", *first)
    if accounts.jobs.sum() > MOST_PEOPLE:
        yield refusals.MoreJobsThanPeople(float(accounts.jobs.sum()))
    if accounts.value_added.sum() > accounts.output.sum():
        yield refusals.SumAboveWhole("value added")
    if accounts.compensation.sum() > accounts.value_added.sum():
        yield refusals.SumAboveWhole("pay")
    # A single industry's pay may exceed its output: in some tables households as employers have none.
    parts = accounts.compensation + accounts.taxes_on_production + accounts.gross_operating_surplus
    if np.isfinite(parts).all():
        gap = np.abs(accounts.value_added - parts)
        off = gap > np.maximum(LEAST_GAP, RELATIVE_GAP * np.abs(accounts.output))
        for first in _where(off, names, gap):
            yield refusals.PartsMissWhole(*first)


def impossible_multipliers(
    industries: tuple[str, ...], totals: Mapping[tuple[MultiplierType, Measure], Vector], own: Mapping[Measure, Vector]
) -> Iterator[ErrorFact]:
    """What cannot be in a set of multipliers by type and measure; `own` are the industries' own, per unit of output."""
    kinds: tuple[MultiplierType, ...] = ("I", "II")
    for kind in kinds:
        pay, value_added = totals.get((kind, "labour_income")), totals.get((kind, "value_added"))
        if pay is not None and value_added is not None:
            for first in _where(pay > MOST_PAY * value_added, industries, pay):
                yield refusals.PayAboveValueAdded(kind, *first)
    for (kind, measure), vector in totals.items():
        yield from _measure(industries, measure, kind, vector)
    for measure, vector in own.items():
        yield from _measure(industries, measure, "", vector)


def _measure(
    industries: Sequence[str], measure: str, kind: Literal["I", "II", ""], vector: Vector
) -> Iterator[ErrorFact]:
    most = MOST_JOBS if measure == "jobs" else MOST_OUTPUT
    for first in _where(vector < 0.0, industries, vector):
        yield refusals.MultiplierImpossible(measure, kind, None, *first)
    for first in _where(vector > most, industries, vector):
        yield refusals.MultiplierImpossible(measure, kind, most, *first)


def _where(
    wrong: np.ndarray[tuple[int, ...], np.dtype[np.bool_]], names: Sequence[str], values: Vector
) -> Iterator[tuple[str, float, int]]:
    """The first of the industries that it is about, its value, and how many more there are; nothing without one."""
    at = np.flatnonzero(wrong)
    if len(at):
        yield names[at[0]], float(values[at[0]]), len(at) - 1
