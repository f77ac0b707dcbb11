"""An Economy: what everyone may ask of a place's industries, whether a table is behind it or published multipliers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol, Self, get_args, runtime_checkable

from impactcalc.economy.bridge import Bridge
from impactcalc.economy.fiscal_shares import Fiscal
from impactcalc.economy.leontief import Matrix, Vector
from impactcalc.economy.working_time import WorkingTime

if TYPE_CHECKING:
    import pandas as pd

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


@runtime_checkable
class Economy(Protocol):
    """What is known of a place's industries without their table: a TableEconomy and a MultiplierSet are both one.

    `place` is an identifier (US), `country` its economy (ISO 3166 alpha-3: USA); money is in `currency` of `year` at
    `valuation` prices. `per_output` holds (n,) coefficients for each measure but output: value added, labour income
    and production taxes per unit of output, jobs and full-time equivalents per million. `absent` lists the industries
    that the place does not have: they have no multiplier. `imputed_share` is the part of its jobs whose industry is
    imputed; `resident_share` the part of its jobs that people hold who live there; `nation` the economy that a place's
    was estimated from. `working_time` is how long a job is; without it there are no full-time equivalents.
    Who needs the table itself (A, L, the closure over households) takes a TableEconomy.

    >>> economy = ic.load_economy("us-2014")
    >>> isinstance(economy, ic.Economy), economy.currency, economy.measures[:2]
    (True, 'USD', ('output', 'value_added'))
    """

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def called(self) -> str:
        """Its name for people: that of the package, and of a place estimated from it the place's own."""

    @property
    def place(self) -> str: ...
    @property
    def country(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def currency(self) -> str: ...
    @property
    def valuation(self) -> Valuation: ...
    @property
    def industries(self) -> tuple[str, ...]: ...
    @property
    def industry_names(self) -> tuple[str, ...]: ...
    @property
    def per_output(self) -> Mapping[Measure, Vector]: ...
    @property
    def bridge(self) -> Bridge | None: ...
    @property
    def jobs_basis(self) -> str: ...
    @property
    def jobs_year(self) -> int: ...
    @property
    def working_time(self) -> WorkingTime | None: ...
    @property
    def sha256(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def sources(self) -> tuple[str, ...]: ...
    @property
    def facts(self) -> Mapping[str, str]: ...
    @property
    def absent(self) -> tuple[str, ...]: ...
    @property
    def imputed_share(self) -> float: ...
    @property
    def resident_share(self) -> float: ...
    @property
    def fiscal(self) -> Fiscal | None: ...
    @property
    def nation(self) -> Economy | None: ...
    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that this economy can report, output first."""

    def coefficients(self) -> Matrix:
        """C (measures x industries): what a unit of output carries, in the order of `measures`; nan: not known."""

    def multipliers(self, measure: Measure = "output", type: MultiplierType = "I") -> pd.Series[float]:
        """Final-demand multipliers: a measure's total per unit of final demand (jobs: per million).

        `type` I has direct and indirect effects, II adds the induced one. Returns a Series by industry code, nan for
        what is not available. TableError for a measure that the economy does not have.
        """

    def known_multipliers(self, measure: Measure, type: MultiplierType) -> Vector:
        """Final-demand multipliers (n,) as `multipliers` has them; nan, not an error, for what is not known."""

    def spending_bridge(self) -> Bridge:
        """The bridge from all spending categories; TableError for an economy that has none."""

    def with_bridge(self, bridge: Bridge, facts: Mapping[str, str]) -> Self:
        """The same economy with another bridge, and `facts` that say so."""

    def without_full_time(self) -> Self:
        """The same economy, of which no full-time equivalents are known."""
