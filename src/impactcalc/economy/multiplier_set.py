"""Multipliers without the table that they come from: a region's RIMS II set, or figures out of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NoReturn, get_args

import numpy as np
import numpy.typing as npt

from impactcalc.economy.described import Described
from impactcalc.economy.economy import MEASURES, Measure, MultiplierType
from impactcalc.economy.leontief import Matrix, Vector, frozen
from impactcalc.economy.table_economy import without_table
from impactcalc.errors import TableError
from impactcalc.facts.errors import tables as refusals

if TYPE_CHECKING:
    import pandas as pd

_OF_A_TABLE = ("A", "A_d", "L", "L2", "output", "households", "wage_induced", "earnings")


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class MultiplierSet(Described):
    """An Economy of which only multipliers by industry are known.

    `totals` holds final-demand multipliers (n,) by type and measure: a measure's total per unit of final demand
    (jobs: per million), nan where the set does not have one. `per_output` is what a unit of an industry's own output
    carries, as far as it is known; output itself is one. `per_pay` is what a unit of pay does once it is spent, all
    rounds (RIMS II: the row Households).

    >>> import numpy as np
    >>> ic.MultiplierSet(
    ...     name="ours", title="As a study of 2014 has them", place="US", country="USA", year=2014, currency="USD",
    ...     valuation="producer", industries=("721",), industry_names=("Hotels",), per_output={}, bridge=None,
    ...     totals={("II", "output"): np.array([1.9])},
    ... ).multipliers("output", "II").tolist()
    [1.9]
    """

    totals: Mapping[tuple[MultiplierType, Measure], Vector]
    per_pay: Mapping[Measure, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._check_labels("set")
        n = len(self.industries)
        own = {("", measure): values for measure, values in self.per_output.items()}
        for (kind, measure), values in (*self.totals.items(), *own.items()):
            if values.shape != (n,):
                raise TableError(refusals.OtherShape(self.name, measure, kind, values.shape, (n,)))
            values.flags.writeable = False

    if not TYPE_CHECKING:  # a type checker knows that a set has no such parts; who types them by hand is told why

        def __getattr__(self, name: str) -> NoReturn:
            if name in _OF_A_TABLE:
                raise without_table(self.name)
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    @property
    def called(self) -> str:
        """Its name for people: that of the package."""
        return self.name

    @property
    def nation(self) -> None:
        """None: a set is published of its place, not estimated from a nation's table."""
        return None

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of which the set knows anything, output first."""
        known = {measure for _, measure in self.totals} | set(self.per_output)
        return tuple(m for m in MEASURES if m == "output" or m in known)

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
            raise TableError(refusals.NoSuchMultiplierType(type))
        if (type, measure) not in self.totals:
            raise TableError(refusals.NoMultipliersOf(self.name, type, measure, tuple(self.totals)))
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
