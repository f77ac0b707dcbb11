"""Multipliers without the table that they come from: a region's RIMS II set, or figures out of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NoReturn, get_args

import numpy as np
import numpy.typing as npt

from impactcalc.economy.economy import MEASURES, Economy, Measure, MultiplierType
from impactcalc.economy.leontief import Matrix, Vector, frozen
from impactcalc.errors import TableError

if TYPE_CHECKING:
    import pandas as pd

_OF_A_TABLE = ("A", "A_d", "output")


@dataclass(frozen=True, kw_only=True)
class MultiplierSet(Economy):
    """An economy of which only multipliers by industry are known.

    `totals` holds final-demand multipliers (n,) by type and measure: a measure's total per unit of final demand
    (jobs: per million), nan where the set does not have one. `per_output` is what a unit of an industry's own output
    carries, as far as it is known; output itself is one. `per_pay` is what a unit of pay does once it is spent, all
    rounds (RIMS II: the row Households). What needs a matrix (A, L, effects by industry) raises TableError.
    """

    totals: Mapping[tuple[MultiplierType, Measure], Vector]
    per_pay: Mapping[Measure, float] = field(default_factory=dict)
    A: Matrix = field(init=False, repr=False, compare=False)
    A_d: Matrix = field(init=False, repr=False, compare=False)
    output: Vector = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        n = len(self.industries)
        if len(set(self.industries)) != n or len(self.industry_names) != n:
            raise TableError(f"{self.name}: industry codes must be unique and each must have one name")
        for what, values in (*self.totals.items(), *self.per_output.items()):
            if values.shape != (n,):
                raise TableError(f"{self.name}: {what} has the shape {values.shape}, the industries ask for {(n,)}")
            values.flags.writeable = False
        if self.bridge is not None and self.bridge.industries != self.industries:
            raise TableError(f"{self.name}: the bridge's industries differ from the set's, in name or in order")

    def __getattr__(self, name: str) -> NoReturn:
        # Called for what an instance does not have: the parts of a table, which are never set.
        if name in _OF_A_TABLE:
            self._refuse()
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def has_matrix(self) -> bool:
        """False: a set of multipliers has none."""
        return False

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of which the set knows anything, output first."""
        known = {measure for _, measure in self.totals} | set(self.per_output)
        return tuple(m for m in MEASURES if m == "output" or m in known)

    @cached_property
    def L2(self) -> Matrix:  # noqa: N802 - the literature's letter
        """TableError: a set has no matrix."""
        self._refuse()

    @cached_property
    def wage_induced(self) -> Vector:
        """TableError: which industries pay is spent on is not known."""
        self._refuse()

    def coefficients(self) -> Matrix:
        """C (measures x industries): what a unit of output carries; nan where the set does not tell."""
        unknown = np.full(len(self.industries), np.nan)
        ones = np.ones(len(self.industries))
        return np.vstack([ones if m == "output" else self.per_output.get(m, unknown) for m in self.measures])

    def multipliers(self, measure: Measure = "output", type: MultiplierType = "I") -> pd.Series[float]:
        """Final-demand multipliers as the set has them: nan for an industry without one.

        TableError for a measure or a type that the set does not have.
        """
        import pandas as pd

        if type not in get_args(MultiplierType):
            raise TableError(f"multipliers are of type I or II, not {type!r}")
        if (type, measure) not in self.totals:
            known = ", ".join(f"{m} (Type {t})" for t, m in self.totals)
            raise TableError(f"{self.name} has no Type {type} multipliers of {measure}; it has {known}")
        index = pd.Index(self.industries, name="industry")
        return pd.Series(self.totals[type, measure].copy(), index=index, name=f"{measure}_type_{type}")

    def known_multipliers(self, measure: Measure, type: MultiplierType) -> Vector:
        """Final-demand multipliers (n,); nan for what the set does not have."""
        return self.totals.get((type, measure), np.full(len(self.industries), np.nan))

    def per_demand(self) -> npt.NDArray[np.float64]:
        """Direct, Type I and Type II effects (3, measures, industries) of a unit of final demand; nan: not known."""
        unknown = np.full(len(self.industries), np.nan)
        types: tuple[MultiplierType, ...] = get_args(MultiplierType)
        blocks = [np.vstack([self.totals.get((kind, m), unknown) for m in self.measures]) for kind in types]
        return frozen(np.stack([self.coefficients(), *blocks]))

    def _refuse(self) -> NoReturn:
        raise TableError(
            f"{self.name} is a set of multipliers without a matrix: what industries buy from each other is not in it, "
            "so effects by industry and other closures cannot be had from it"
        )
