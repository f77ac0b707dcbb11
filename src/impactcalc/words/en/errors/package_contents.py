"""What stands in a package: its descriptor, its accounts, its bridge."""

from __future__ import annotations

from impactcalc.facts.errors import package_contents as f
from impactcalc.words.en.inner import inner_phrase


def file_has_columns(fact: f.FileHasColumns) -> str:
    return f"{fact.package}: {fact.file} has the columns {list(fact.columns)}"


def descriptor_must_say(fact: f.DescriptorMustSay) -> str:
    return f"{fact.package}: the descriptor's part '{fact.descriptor_part}' must say {', '.join(fact.names)}"


def no_economy_in_millions(fact: f.NoEconomyInMillions) -> str:
    return f"{fact.package}: this is no economy in millions, but {fact.kind} in {fact.unit}"


def other_valuation(fact: f.OtherValuation) -> str:
    return f"{fact.package}: the valuation is '{fact.valuation}', not {' or '.join(fact.known)}"


def year_not_whole(fact: f.YearNotWhole) -> str:
    return f"{fact.package}: the year is {fact.shown}, not a whole number"


def descriptor_value_unfit(fact: f.DescriptorValueUnfit) -> str:
    kind = {"whole number": "a whole number", "above 0": "a number above 0", "names": "a list of names"}[fact.kind]
    return f"{fact.package}: {fact.key} in the descriptor is {fact.shown}, not {kind}"


def descriptor_value_odd(fact: f.DescriptorValueOdd) -> str:
    return f"{fact.package}: {fact.key} in the descriptor is {fact.shown}"


def personal_income_not_above0(fact: f.PersonalIncomeNotAbove0) -> str:
    return f"{fact.package}: personal_income must be above 0"


def contribution_share_outside(fact: f.ContributionShareOutside) -> str:
    return f"{fact.package}: contribution_share must be at least 0 and below 1"


def figures_impossible(fact: f.FiguresImpossible) -> str:
    found = "; ".join(map(inner_phrase, fact.found))
    return (
        f"{fact.package}: the figures of this package cannot be right: {found}. Build it again from its source; "
        f"'impactcalc multipliers verify {fact.folder}' tells all that must hold"
    )


def rates_of_states_unfit(fact: f.RatesOfStatesUnfit) -> str:
    return f"{fact.package}: income_tax_by_state needs two rates from 0 to 1 for each state"


def value_and_source_missing(fact: f.ValueAndSourceMissing) -> str:
    return f"{fact.package}: {fact.key} needs a value that is a number, and its source"


def source_without_title(fact: f.SourceWithoutTitle) -> str:
    return f"{fact.package}: every source in the descriptor needs a title"


def facts_without_names(fact: f.FactsWithoutNames) -> str:
    return f"{fact.package}: the facts in the descriptor must be names with a text each"


def file_not_numbers(fact: f.FileNotNumbers) -> str:
    return f"{fact.package}: {fact.file} holds something that is not a number ({fact.reason})"


def multipliers_not_numbers(fact: f.MultipliersNotNumbers) -> str:
    return f"{fact.package}: {fact.file} holds something that is no number ({fact.reason})"


def file_not_finite(fact: f.FileNotFinite) -> str:
    return f"{fact.package}: {fact.file} holds numbers that are not finite"


def no_set_of_multipliers(fact: f.NoSetOfMultipliers) -> str:
    return f"{fact.package}: this is no set of multipliers with jobs per million at known prices"


def industries_not_once(fact: f.IndustriesNotOnce) -> str:
    return f"{fact.package}: {fact.file} must list industries, each once"


def flows_of_other_industries(fact: f.FlowsOfOtherIndustries) -> str:
    first = (
        f"position {fact.position} is '{fact.found}' where '{fact.belongs}' belongs"
        if fact.position
        else f"{fact.count} labels where {fact.expected} belong"
    )
    return (
        f"{fact.package}: the {fact.side} of {fact.file} are not the industries of industries.csv, in name and order; "
        f"first difference: {first}"
    )


def fiscal_share_unfit(fact: f.FiscalShareUnfit) -> str:
    return f"{fact.package}: {fact.key} needs a value between 0 and 1, and its source"


def fiscal_source_missing(fact: f.FiscalSourceMissing) -> str:
    return f"{fact.package}: {fact.key} needs its source"


def working_time_by_half(fact: f.WorkingTimeByHalf) -> str:
    return (
        f"{fact.package}: the column hours_per_job and the descriptor's part 'working_time' (year, source, "
        "full_time_year with value and source) go together"
    )


def working_time_unreadable(fact: f.WorkingTimeUnreadable) -> str:
    return f"{fact.package}: the descriptor's part 'working_time' cannot be read: {fact.reason}"


def bounds_incomplete(fact: f.BoundsIncomplete) -> str:
    return f"{fact.package}: {fact.file} must hold {', '.join(fact.effects)} of every category, in this order"


def bounds_not_finite(fact: f.BoundsNotFinite) -> str:
    return f"{fact.package}: {fact.file} holds a number that is not finite, or a low above its high"


def not_prices(fact: f.NotPrices) -> str:
    return f"{fact.folder} is no package of prices, but of kind {fact.kind!r}"


def prices_unreadable(fact: f.PricesUnreadable) -> str:
    return f"{fact.folder} cannot be read as a package of prices: {fact.reason}"


def no_such_parameter(fact: f.NoSuchParameter) -> str:
    return f"{fact.folder} names a parameter that there is not: {fact.reason}"
