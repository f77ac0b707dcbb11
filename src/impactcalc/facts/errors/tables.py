"""Tables that are no input-output table, or not the one that is needed."""

from __future__ import annotations

from typing import Literal, Protocol

from impactcalc.facts.found import ErrorFact, ProblemFact

Differing = Literal["currency", "year", "measures", "industries"]
TableOfUse = Literal["make", "use", "imports"]
LabelledSide = Literal["rows", "columns", "labels", "account"]
TableSide = Literal["rows", "columns", ""]


class LabelsDiffer(ErrorFact):
    """Labels of a table or an account that differ from another's: the first position, counted from 1, and both labels
    there, None for one that is not there."""

    table: str
    side: LabelledSide
    of_table: str
    of_side: TableSide
    position: int
    found: str | None
    belongs: str | None


class WithoutOutput(ErrorFact):
    """Industries without output, in a package or in a table at hand."""

    package: str
    industries: tuple[str, ...]


class WithoutOutputAt(ErrorFact):
    """Industries without output, by their positions."""

    positions: tuple[int, ...]


class SellWithoutOutput(ErrorFact):
    """Industries of a table that was brought, which sell but make nothing."""

    industries: tuple[str, ...]


class NoSuchAccountOfTable(ErrorFact):
    """No account of this name."""

    account: str
    known: tuple[str, ...]


class HouseholdAccountsMissing(ErrorFact):
    """Consumption without the pay and the income that belong to it."""


class HouseholdNumbersOutside(ErrorFact):
    """Personal income or a share of contributions that cannot be."""


class NoBridge(ErrorFact):
    """An economy without a bridge."""

    economy: str


class IndustryCodesNotUnique(ErrorFact):
    """Industries that are not told apart."""

    economy: str


class BridgeOfOtherIndustries(ErrorFact):
    """A bridge to other industries than those of the table, or of the set of multipliers."""

    economy: str
    of: Literal["table", "set"]


class NotProductive(ErrorFact):
    """A table whose spectral radius is 1 or more."""

    radius: float


class HouseholdsNotProductive(ErrorFact):
    """Households that would respend a whole unit of income or more."""

    pay: float


class NotComputed(ErrorFact):
    """Why multipliers of a package are not computed: an industry without output, or no account of households."""

    why: Literal["no output", "no households"]


class NotSquare(ErrorFact):
    """A table of coefficients that is not square."""

    shape: tuple[int, ...]


class CoefficientsNotFinite(ErrorFact):
    """A table of coefficients with a cell that is no number."""


class OtherShape(ErrorFact):
    """An array of an economy of another shape than its industries ask for; `kind` is the type of a multiplier."""

    economy: str
    array: str
    kind: str
    shape: tuple[int, ...]
    asked: tuple[int, ...]


class ArrayNotFinite(ErrorFact):
    """An array of an economy with a cell that is no number."""

    economy: str
    array: str


class NoSuchMeasureOf(ErrorFact):
    """A measure that an economy does not have."""

    economy: str
    measure: str
    known: tuple[str, ...]


class NoSuchMultiplierType(ErrorFact):
    """No type of multipliers."""

    kind: str


class NoMultipliersOf(ErrorFact):
    """A measure and type that a set of multipliers does not have; those that it has."""

    economy: str
    kind: str
    measure: str
    known: tuple[tuple[str, str], ...]


class NoHouseholdAccount(ErrorFact):
    """An economy without an account of households."""

    economy: str


class WithoutMatrix(ErrorFact):
    """A set of multipliers where a table is needed."""

    economy: str


class MakeIsNoTable(ErrorFact):
    """A Make table of another shape than a table has."""

    shape: tuple[int, ...]


class UseOfOtherShape(ErrorFact):
    """A Use table of another shape than its Make table asks for."""

    make: tuple[int, ...]
    use: tuple[int, ...]


class ImportsOfOtherShape(ErrorFact):
    """Imports of another shape than the Use table's."""

    use: tuple[int, ...]
    imports: tuple[int, ...]


class TableNotFinite(ErrorFact):
    """A table with a cell that is no number."""

    table: TableOfUse


class BridgePartUnfit(ErrorFact):
    """A part of a bridge that is not right."""

    inner: ProblemFact


class BridgeNotWhole(ErrorFact):
    """A category whose shares do not sum to one."""

    category: str
    total: float


class BasketEmpty(ErrorFact):
    """A basket of goods that holds none."""

    category: str


class NobodyToPay(ErrorFact):
    """Shares of industries that sum to nothing."""

    category: str
    shares: tuple[tuple[str, float], ...]
    total: float


class CategoriesDiffer(ErrorFact):
    """An economy of several whose bridge has other categories than theirs."""

    economy: str
    place: str


class CategoriesNotOurs(ErrorFact):
    """A bridge with other categories than the vocabulary's."""

    economy: str


class DatabaseNotInvertible(ErrorFact):
    """A database without output, whose coefficients have no inverse."""


class NoFinalDemandMultipliers(ErrorFact):
    """Multipliers without those of final demand."""


class HoursPerJobUnfit(ErrorFact):
    """Hours per job that are none."""


class FullTimeYearWithoutHours(ErrorFact):
    """A full-time year of no hours."""

    hours: float


class TableOfScenario(ErrorFact):
    """A table that a scenario of a study cannot use."""

    scenario: str
    inner: ErrorFact


class TablesOfPlacesDiffer(ErrorFact):
    """Two places of a study whose tables cannot stand in one report."""

    place: str
    other: str
    what: Differing


class OutputNotTold(ErrorFact):
    """Multipliers that do not tell the output of all spending of a study."""

    economy: str


class TablesSaid(Protocol):
    """What a language says of these."""

    def labels_differ(self, fact: LabelsDiffer, /) -> str: ...
    def without_output(self, fact: WithoutOutput, /) -> str: ...
    def without_output_at(self, fact: WithoutOutputAt, /) -> str: ...
    def sell_without_output(self, fact: SellWithoutOutput, /) -> str: ...
    def no_such_account_of_table(self, fact: NoSuchAccountOfTable, /) -> str: ...
    def household_accounts_missing(self, fact: HouseholdAccountsMissing, /) -> str: ...
    def household_numbers_outside(self, fact: HouseholdNumbersOutside, /) -> str: ...
    def no_bridge(self, fact: NoBridge, /) -> str: ...
    def industry_codes_not_unique(self, fact: IndustryCodesNotUnique, /) -> str: ...
    def bridge_of_other_industries(self, fact: BridgeOfOtherIndustries, /) -> str: ...
    def not_productive(self, fact: NotProductive, /) -> str: ...
    def households_not_productive(self, fact: HouseholdsNotProductive, /) -> str: ...
    def not_computed(self, fact: NotComputed, /) -> str: ...
    def not_square(self, fact: NotSquare, /) -> str: ...
    def coefficients_not_finite(self, fact: CoefficientsNotFinite, /) -> str: ...
    def other_shape(self, fact: OtherShape, /) -> str: ...
    def array_not_finite(self, fact: ArrayNotFinite, /) -> str: ...
    def no_such_measure_of(self, fact: NoSuchMeasureOf, /) -> str: ...
    def no_such_multiplier_type(self, fact: NoSuchMultiplierType, /) -> str: ...
    def no_multipliers_of(self, fact: NoMultipliersOf, /) -> str: ...
    def no_household_account(self, fact: NoHouseholdAccount, /) -> str: ...
    def without_matrix(self, fact: WithoutMatrix, /) -> str: ...
    def make_is_no_table(self, fact: MakeIsNoTable, /) -> str: ...
    def use_of_other_shape(self, fact: UseOfOtherShape, /) -> str: ...
    def imports_of_other_shape(self, fact: ImportsOfOtherShape, /) -> str: ...
    def table_not_finite(self, fact: TableNotFinite, /) -> str: ...
    def bridge_part_unfit(self, fact: BridgePartUnfit, /) -> str: ...
    def bridge_not_whole(self, fact: BridgeNotWhole, /) -> str: ...
    def basket_empty(self, fact: BasketEmpty, /) -> str: ...
    def nobody_to_pay(self, fact: NobodyToPay, /) -> str: ...
    def categories_differ(self, fact: CategoriesDiffer, /) -> str: ...
    def categories_not_ours(self, fact: CategoriesNotOurs, /) -> str: ...
    def database_not_invertible(self, fact: DatabaseNotInvertible, /) -> str: ...
    def no_final_demand_multipliers(self, fact: NoFinalDemandMultipliers, /) -> str: ...
    def hours_per_job_unfit(self, fact: HoursPerJobUnfit, /) -> str: ...
    def full_time_year_without_hours(self, fact: FullTimeYearWithoutHours, /) -> str: ...
    def table_of_scenario(self, fact: TableOfScenario, /) -> str: ...
    def tables_of_places_differ(self, fact: TablesOfPlacesDiffer, /) -> str: ...
    def output_not_told(self, fact: OutputNotTold, /) -> str: ...
