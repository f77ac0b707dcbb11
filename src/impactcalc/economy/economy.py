"""An Economy: everything that is known about how a place's industries depend on each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal, get_args

import numpy as np

from impactcalc.content import Content
from impactcalc.economy.bridge import Bridge, completed
from impactcalc.economy.fiscal_shares import Fiscal
from impactcalc.economy.leontief import (
    Matrix,
    Vector,
    close_over_households,
    frozen,
    leontief_inverse,
    respending_room,
)
from impactcalc.economy.working_time import WorkingTime
from impactcalc.errors import TableError
from impactcalc.known.places import named

if TYPE_CHECKING:
    import pandas as pd

    from impactcalc.economy.regions.jobs import PlaceJobs

Measure = Literal["output", "value_added", "labour_income", "jobs", "jobs_fte", "taxes_on_production"]
MEASURES: tuple[Measure, ...] = get_args(Measure)
# Measures that are no money: per million of output, and the same at all prices.
JOBS: frozenset[Measure] = frozenset({"jobs", "jobs_fte"})
MultiplierType = Literal["I", "II"]
MULTIPLIER_TYPES: tuple[MultiplierType, ...] = get_args(MultiplierType)
Valuation = Literal["producer", "basic"]
VALUATIONS: tuple[Valuation, ...] = get_args(Valuation)
HouseholdNumber = Literal["personal_income", "contribution_share"]
HOUSEHOLD_NUMBERS: tuple[HouseholdNumber, ...] = get_args(HouseholdNumber)


@dataclass(frozen=True)
class Households:
    """The closure over households, which decides the induced effect.

    `row` w_h (n,): compensation and proprietors' income per unit of output, net of contributions for government
    social insurance and, of a place, of what commuters take home; `column` h (n,): domestic household consumption by
    industry per unit of personal income; `contribution_share` the part of compensation that goes to social
    insurance and is nobody's spending.
    """

    row: Vector
    column: Vector
    contribution_share: float


@dataclass(frozen=True, slots=True)
class JobsRange:
    """The least and the most that jobs per output may be, over those in use, and what tells it."""

    low: float
    high: float
    source: str


@dataclass(frozen=True, eq=False, repr=False)
class Economy(Content):
    """A place's industries, their coefficients and what a unit of output carries with it.

    `place` is an identifier (US), `country` its economy (ISO 3166 alpha-3: USA). `A` and `A_d` (n, n) with
    and without imports, per unit of output; `output` (n,) in millions of `currency` of `year` at `valuation`
    prices; `per_output` holds (n,) coefficients for each measure but output: value added, labour income and
    production taxes per unit of output, jobs and full-time equivalents per million. `household_sources` says where
    what closes the table over households comes from. `absent` lists the industries that the place does
    not have: they have no multiplier. `imputed_share` is the part of its jobs whose industry is imputed;
    `resident_share` the part of its jobs that people hold who live there; `nation` the economy that a place's was
    estimated from; `income_tax_by_state` what a state and its local governments take of personal income, for the
    places of a nation. `jobs_range` is there where jobs are moved from another year's table. `working_time` is how long
    a job is; without it there are no full-time equivalents.
    Arrays are read-only. Raises TableError when shapes or labels do not fit or a number is not finite. Two are equal
    where all of that is; they can be pickled and copied.

    >>> ic.load_economy("us-2014")
    <Economy us-2014: United States 2014, 71 industries>
    """

    name: str
    title: str
    place: str
    country: str
    year: int
    currency: str
    valuation: Valuation
    industries: tuple[str, ...]
    industry_names: tuple[str, ...]
    A: Matrix
    A_d: Matrix
    output: Vector
    per_output: Mapping[Measure, Vector]
    households: Households | None
    bridge: Bridge | None
    jobs_basis: str = ""
    jobs_year: int = 0
    jobs_range: JobsRange | None = None
    working_time: WorkingTime | None = None
    sha256: str = ""
    version: str = ""
    sources: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)
    household_sources: Mapping[HouseholdNumber, str] = field(default_factory=dict)
    absent: tuple[str, ...] = ()
    imputed_share: float = 0.0
    resident_share: float = 1.0
    income_tax_by_state: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    income_tax_source: str = ""
    nation: Economy | None = field(default=None, repr=False, compare=False)
    jobs_here: PlaceJobs | None = field(default=None, repr=False, compare=False)  # what it was estimated with
    fiscal: Fiscal | None = None  # the nation's split of taxes by level, also for a place

    def __repr__(self) -> str:
        return f"<Economy {self.name}: {self.title}>"

    @property
    def called(self) -> str:
        """Its name for people: that of the package, and of a place estimated from it the place's own."""
        return self.name if self.nation is None else f"{self.nation.name}, {named(self.place)}"

    def __post_init__(self) -> None:
        n = len(self.industries)
        if len(set(self.industries)) != n or len(self.industry_names) != n:
            raise TableError(f"{self.name}: industry codes must be unique and each must have one name")
        shapes = {"A": (self.A, (n, n)), "A_d": (self.A_d, (n, n)), "output": (self.output, (n,))}
        shapes |= {measure: (values, (n,)) for measure, values in self.per_output.items()}
        if self.households is not None:
            shapes |= {
                "household row": (self.households.row, (n,)),
                "household column": (self.households.column, (n,)),
            }
        for what, (array, shape) in shapes.items():
            if array.shape != shape:
                raise TableError(f"{self.name}: {what} has the shape {array.shape}, the industries ask for {shape}")
            if not np.isfinite(array).all():
                raise TableError(f"{self.name}: {what} has cells that are not finite numbers")
            array.flags.writeable = False
        if self.bridge is not None and self.bridge.industries != self.industries:
            raise TableError(f"{self.name}: the bridge's industries differ from the table's, in name or in order")

    def full_time_years_of(self, hours: float, source: str) -> Economy:
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

    def in_money(self, currency: str, units: float, source: str) -> Economy:
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

    def without_full_time(self) -> Economy:
        """The same economy, of which no full-time equivalents are known."""
        if "jobs_fte" not in self.per_output:
            return self
        kept: dict[Measure, Vector] = dict(self.per_output)
        del kept["jobs_fte"]
        nation = None if self.nation is None else self.nation.without_full_time()
        return replace(self, per_output=kept, nation=nation)

    @property
    def has_matrix(self) -> bool:
        """Whether there is a table behind the multipliers; without one, effects by industry are not known."""
        return True

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
            raise TableError(f"{self.name} has no {measure}; it has {', '.join(self.measures)}")
        if type not in get_args(MultiplierType):
            raise TableError(f"multipliers are of type I or II, not {type!r}")
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

    def spending_bridge(self) -> Bridge:
        """The bridge from all spending categories; TableError for an economy that has none."""
        if self.bridge is None:
            raise TableError(f"{self.name} has no bridge from spending categories, so it cannot take a study")
        return self._completed

    @cached_property
    def _completed(self) -> Bridge:
        assert self.bridge is not None
        return completed(self.bridge)

    def _closed(self) -> Households:
        if self.households is None:
            raise TableError(f"{self.name} has no household account, so no Type II multipliers can be had from it")
        return self.households
