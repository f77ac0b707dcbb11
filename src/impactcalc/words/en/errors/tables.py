"""Tables that are no input-output table, or not the one that is needed."""

from __future__ import annotations

from impactcalc.facts.errors import tables as f
from impactcalc.words.en.inner import inner_phrase, inner_problem
from impactcalc.words.en.numbers import in_a_row
from impactcalc.words.en.places import the


def _of(name: str) -> str:
    """use's, imports'."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def labels_differ(fact: f.LabelsDiffer) -> str:
    own = f"the labels of {fact.table}" if fact.side == "account" else f"{_of(fact.table)} {fact.side}"
    whose = f"{_of(fact.of_table)} {fact.of_side}" if fact.of_table else "the industries"
    ours, theirs = ("nothing" if label is None else label for label in (fact.found, fact.belongs))
    return f"{own} differ from {whose} at position {fact.position}: '{ours}' where '{theirs}' belongs"


def without_output(fact: f.WithoutOutput) -> str:
    of = f"{fact.package}: " if fact.package else ""
    return f"{of}industries without output must be left out: {', '.join(fact.industries)}"


def without_output_at(fact: f.WithoutOutputAt) -> str:
    return f"industries without output (positions {list(fact.positions)}) must be left out"


def sell_without_output(fact: f.SellWithoutOutput) -> str:
    return f"these industries sell something but have no output, or less than none: {', '.join(fact.industries)}"


def no_such_account_of_table(fact: f.NoSuchAccountOfTable) -> str:
    return f"there is no account '{fact.account}'; there are {in_a_row(fact.known)}"


def household_accounts_missing(_: f.HouseholdAccountsMissing) -> str:
    return "closing over households needs compensation and personal_income beside the consumption"


def household_numbers_outside(_: f.HouseholdNumbersOutside) -> str:
    return "personal_income must be above 0, contribution_share at least 0 and below 1"


def no_bridge(fact: f.NoBridge) -> str:
    return f"{fact.economy} has no bridge from spending categories, so it cannot take a study"


def industry_codes_not_unique(fact: f.IndustryCodesNotUnique) -> str:
    return f"{fact.economy}: industry codes must be unique and each must have one name"


def bridge_of_other_industries(fact: f.BridgeOfOtherIndustries) -> str:
    return f"{fact.economy}: the bridge's industries differ from the {fact.of}'s, in name or in order"


def not_productive(fact: f.NotProductive) -> str:
    return f"the coefficient table is not productive: its spectral radius is {fact.radius:.6g}, it must be below 1"


def households_not_productive(fact: f.HouseholdsNotProductive) -> str:
    return f"the table closed over households is not productive: a unit of income returns {fact.pay:.6g} units of pay"


def not_computed(fact: f.NotComputed) -> str:
    return {
        "no output": "not computed: an industry has no output",
        "no households": "no account of households",
    }[fact.why]


def not_square(fact: f.NotSquare) -> str:
    return f"a coefficient table must be square; this one has the shape {fact.shape}"


def coefficients_not_finite(_: f.CoefficientsNotFinite) -> str:
    return "the coefficient table has cells that are not finite numbers"


def other_shape(fact: f.OtherShape) -> str:
    what = f"{fact.array}, Type {fact.kind}," if fact.kind else fact.array.replace("household_", "household ")
    return f"{fact.economy}: {what} has the shape {fact.shape}, the industries ask for {fact.asked}"


def array_not_finite(fact: f.ArrayNotFinite) -> str:
    array = fact.array.replace("household_", "household ")
    return f"{fact.economy}: {array} has cells that are not finite numbers"


def no_such_measure_of(fact: f.NoSuchMeasureOf) -> str:
    return f"{fact.economy} has no {fact.measure}; it has {', '.join(fact.known)}"


def no_such_multiplier_type(fact: f.NoSuchMultiplierType) -> str:
    return f"multipliers are of type I or II, not {fact.kind!r}"


def no_multipliers_of(fact: f.NoMultipliersOf) -> str:
    known = ", ".join(f"{measure} (Type {kind})" for kind, measure in fact.known)
    return f"{fact.economy} has no Type {fact.kind} multipliers of {fact.measure}; it has {known}"


def no_household_account(fact: f.NoHouseholdAccount) -> str:
    return f"{fact.economy} has no household account, so no Type II multipliers can be had from it"


def without_matrix(fact: f.WithoutMatrix) -> str:
    return (
        f"{fact.economy} is a set of multipliers without a matrix: what industries buy from each other is not in it, "
        "so effects by industry and other closures cannot be had from it"
    )


def make_is_no_table(fact: f.MakeIsNoTable) -> str:
    return f"make must be a table (industries, commodities), not of the shape {fact.shape}"


def use_of_other_shape(fact: f.UseOfOtherShape) -> str:
    return f"make is {fact.make} (industries, commodities), so use must be {fact.make[::-1]}, not {fact.use}"


def imports_of_other_shape(fact: f.ImportsOfOtherShape) -> str:
    return f"imports must have the shape of use, {fact.use}, not {fact.imports}"


def table_not_finite(fact: f.TableNotFinite) -> str:
    return f"{fact.table} has cells that are not finite numbers"


def bridge_part_unfit(fact: f.BridgePartUnfit) -> str:
    return inner_problem(fact.inner).message


def bridge_not_whole(fact: f.BridgeNotWhole) -> str:
    return f"the bridge's shares for '{fact.category}' sum to {fact.total!r}, not to 1"


def basket_empty(fact: f.BasketEmpty) -> str:
    return f"the bridge's basket for '{fact.category}' holds no goods to share the spending among"


def nobody_to_pay(fact: f.NobodyToPay) -> str:
    return f"the bridge has nobody to pay for '{fact.category}': shares {dict(fact.shares)} sum to {fact.total}"


def categories_differ(fact: f.CategoriesDiffer) -> str:
    return f"{fact.economy}, {fact.place}: the bridge's categories differ from the other economies'"


def categories_not_ours(fact: f.CategoriesNotOurs) -> str:
    return f"{fact.economy}: the bridge's categories differ from the vocabulary's, in name or in order"


def database_not_invertible(_: f.DatabaseNotInvertible) -> str:
    return "the coefficients of the database have no inverse: output cannot be had from A and Y"


def no_final_demand_multipliers(_: f.NoFinalDemandMultipliers) -> str:
    return "there are no final-demand multipliers in it: a direct-effect multiplier alone says no total"


def hours_per_job_unfit(_: f.HoursPerJobUnfit) -> str:
    return "hours per job must be numbers of at least 0"


def full_time_year_without_hours(fact: f.FullTimeYearWithoutHours) -> str:
    return f"a full-time year must have hours, not {fact.hours}"


def table_of_scenario(fact: f.TableOfScenario) -> str:
    return f"with the scenario {fact.scenario}: {inner_phrase(fact.inner)}"


def tables_of_places_differ(fact: f.TablesOfPlacesDiffer) -> str:
    return (
        f"the tables of {the(fact.place)} and {the(fact.other)} differ in their {fact.what}, so they cannot stand in "
        "one report"
    )


def output_not_told(fact: f.OutputNotTold) -> str:
    return (
        f"{fact.economy} does not tell the output of all spending of this study, so the method of 2015 cannot be set "
        "right with it"
    )
