"""The economy of a table: how a place's industries depend on each other, and what follows from that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Self, get_args

import numpy as np

from impactcalc.economy.described import Described
from impactcalc.economy.economy import (
    JOBS,
    MEASURES,
    Economy,
    HouseholdNumber,
    Households,
    JobsRange,
    Measure,
    MultiplierType,
)
from impactcalc.economy.leontief import (
    Matrix,
    Vector,
    close_over_households,
    frozen,
    leontief_inverse,
    respending_room,
)
from impactcalc.errors import TableError
from impactcalc.facts.errors import tables as refusals
from impactcalc.known.places import named

if TYPE_CHECKING:
    import pandas as pd

    from impactcalc.economy.regions.jobs import PlaceJobs


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class TableEconomy(Described):
    """A place's industries, their coefficients and what a unit of output carries with it: an Economy with its table.

    `A` and `A_d` (n, n) with and without imports, per unit of output; `output` (n,) in millions of `currency` of `year`
    at `valuation` prices. `household_sources` says where what closes the table over households comes from.
    `income_tax_by_state` is what a state and its local governments take of personal income, for the places of a nation;
    `fiscal` the nation's split of taxes by level, also for a place. `jobs_range` is there where jobs are moved from
    another year's table, `jobs_here` where a place was estimated with them.
    Arrays are read-only. Raises TableError when shapes or labels do not fit or a number is not finite. Two are equal
    where all of that is; they can be pickled and copied.

    >>> economy = ic.load_economy("us-2014")
    >>> economy
    <Economy us-2014: United States 2014, 71 industries>
    >>> isinstance(economy, ic.TableEconomy) and economy.A_d.shape
    (71, 71)
    """

    A: Matrix
    A_d: Matrix
    output: Vector
    households: Households | None
    jobs_range: JobsRange | None = None
    household_sources: Mapping[HouseholdNumber, str] = field(default_factory=dict)
    income_tax_by_state: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    income_tax_source: str = ""
    nation: TableEconomy | None = field(default=None, compare=False)
    jobs_here: PlaceJobs | None = field(default=None, compare=False)

    @property
    def called(self) -> str:
        """Its name for people: that of the package, and of a place estimated from it the place's own."""
        return self.name if self.nation is None else f"{self.nation.name}, {named(self.place)}"

    def __post_init__(self) -> None:
        self._check_labels("table")
        n = len(self.industries)
        shapes = {"A": (self.A, (n, n)), "A_d": (self.A_d, (n, n)), "output": (self.output, (n,))}
        shapes |= {measure: (values, (n,)) for measure, values in self.per_output.items()}
        if self.households is not None:
            shapes |= {
                "household_row": (self.households.row, (n,)),
                "household_column": (self.households.column, (n,)),
            }
        for what, (array, shape) in shapes.items():
            if array.shape != shape:
                raise TableError(refusals.OtherShape(self.name, what, "", array.shape, shape))
            if not np.isfinite(array).all():
                raise TableError(refusals.ArrayNotFinite(self.name, what))
            array.flags.writeable = False

    def full_time_years_of(self, hours: float, source: str) -> Self:
        """The same economy with another full-time year, and so other full-time equivalents; its nation too."""
        worked = self.working_time
        if worked is None or "jobs" not in self.per_output:
            return self
        worked = replace(worked, full_time_year=hours, full_time_source=source)
        return replace(
            self,
            working_time=worked,
            per_output={**self.per_output, "jobs_fte": self.per_output["jobs"] * worked.full_time},
            nation=None if self.nation is None else self.nation.full_time_years_of(hours, source),
        )

    def in_money(self, currency: str, units: float, source: str) -> Self:
        """The same economy in another money, of which one is `units` of its own; its nation too."""
        of_jobs = {m: values * units for m, values in self.per_output.items() if m in JOBS}
        return replace(
            self,
            currency=currency,
            output=self.output / units,
            per_output={**self.per_output, **of_jobs},
            facts={**self.facts, "money": f"1 {currency} = {units:g} {self.currency} ({source})"},
            nation=None if self.nation is None else self.nation.in_money(currency, units, source),
        )

    def without_full_time(self) -> Self:
        """The same economy, of which no full-time equivalents are known; its nation too."""
        known = super().without_full_time()
        if known is self or self.nation is None:
            return known
        return replace(known, nation=self.nation.without_full_time())

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that this economy can report, output first."""
        return tuple(m for m in MEASURES if m == "output" or m in self.per_output)

    @cached_property
    def L(self) -> Matrix:  # noqa: N802 - the literature's letter
        """Type I total requirements (n, n) of the domestic table, (I - A_d)^-1."""
        return frozen(leontief_inverse(self.A_d))

    @cached_property
    def L2(self) -> Matrix:  # noqa: N802 - the same
        """Type II total requirements (n, n): L closed over households. TableError without their account."""
        households = self._closed()
        return frozen(close_over_households(self.L, households.row, households.column))

    @cached_property
    def wage_induced(self) -> Vector:
        """Output by industry (n,) that the spending of one unit of pay supports, all rounds.

        Pay handed straight to residents enters as net income y: x = L h y / (1 - w_h L h), with y net of
        social contributions. Follows from the closed model x = L (f + h y'), y' = w_h x + y.
        """
        households = self._closed()
        room = respending_room(self.L, households.row, households.column)
        return frozen((self.L @ households.column) * (1.0 - households.contribution_share) / room)

    @cached_property
    def earnings(self) -> Vector:
        """Earnings of residents (n,) per unit of final demand, Type II: w_h L2, what RIMS II calls earnings.

        Compensation and proprietors' income, net of contributions for government social insurance.
        """
        return frozen(np.asarray(self._closed().row @ self.L2))

    def coefficients(self) -> Matrix:
        """C (measures x industries): what a unit of output carries, in the order of `measures`."""
        ones = np.ones(len(self.industries))
        return np.vstack([ones if m == "output" else self.per_output[m] for m in self.measures])

    def multipliers(self, measure: Measure = "output", type: MultiplierType = "I") -> pd.Series[float]:
        """Final-demand multipliers: a measure's total per unit of final demand (jobs: per million).

        `type` I has direct and indirect effects, II adds the induced one. Returns a Series by industry code,
        nan (not available) for an industry that the place does not have.
        Source: Miller & Blair (2009), section 6.2. TableError for a measure that the economy does not have.
        """
        import pandas as pd

        if measure not in self.measures:
            raise TableError(refusals.NoSuchMeasureOf(self.name, measure, self.measures))
        if type not in get_args(MultiplierType):
            raise TableError(refusals.NoSuchMultiplierType(type))
        inverse = self.L if type == "I" else self.L2
        row = self.coefficients()[self.measures.index(measure)]
        index = pd.Index(self.industries, name="industry")
        values = row @ inverse
        values[[code in self.absent for code in self.industries]] = np.nan
        return pd.Series(values, index=index, name=f"{measure}_type_{type}")

    def known_multipliers(self, measure: Measure, type: MultiplierType) -> Vector:
        """Final-demand multipliers (n,) as `multipliers` has them; nan, not an error, for what is not known."""
        if measure not in self.measures or (type == "II" and self.households is None):
            return np.full(len(self.industries), np.nan)
        inverse = self.L if type == "I" else self.L2
        return np.asarray(self.coefficients()[self.measures.index(measure)] @ inverse)

    def _closed(self) -> Households:
        if self.households is None:
            raise TableError(refusals.NoHouseholdAccount(self.name))
        return self.households


def table_of(economy: Economy) -> TableEconomy:
    """An economy that has its table; TableError for one that has multipliers alone."""
    if isinstance(economy, TableEconomy):
        return economy
    raise without_table(economy.name)


def without_table(name: str) -> TableError:
    """What is said to who needs the table of published multipliers."""
    return TableError(refusals.WithoutMatrix(name))
