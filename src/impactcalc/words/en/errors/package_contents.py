"""What stands in a package: its descriptor, its accounts, its bridge."""

from __future__ import annotations

from collections.abc import Mapping

from impactcalc.facts.errors import package_contents as f
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.offered import quoted


def file_has_columns(fact: f.FileHasColumns) -> str:
    return f"{fact.package}: {fact.file} has the columns {list(fact.columns)}"


def descriptor_must_say(fact: f.DescriptorMustSay) -> str:
    return f"{fact.package}: the descriptor's part '{fact.descriptor_part}' must say {', '.join(fact.names)}"


_BELONGS: Mapping[f.DescriptorKind, str] = {
    "part": "names with what they stand for belong",
    "place": 'the code of a place belongs, such as "DE"',
    "country": 'the code of a country belongs, such as "DEU"',
    "currency": 'the code of a currency belongs, such as "EUR"',
    "package": 'the name of a shipped package belongs, such as "us-2014"',
    "text": "a text belongs",
    "text or null": "a text belongs, or null",
    "names": "a list of names belongs",
    "whole number": "a whole number belongs",
    "count": "a whole number of 0 or more belongs",
    "above 0": "a number above 0 belongs",
    "share or null": "a number from 0 to 1 belongs, or null",
    "number or null": "a number of 0 or more belongs, or null",
    "value with source": "a value that is a number belongs, and its source",
    "value with source or null": "a value that is a number belongs, and its source, or null",
}


def descriptor_value_unfit(fact: f.DescriptorValueUnfit) -> str:
    return f"{fact.path}: {fact.field} is {fact.shown}, where {_BELONGS[fact.kind]}"


def descriptor_value_unknown(fact: f.DescriptorValueUnknown) -> str:
    return f"{fact.path}: {fact.field} is {fact.shown}, where {quoted(fact.known, 'or')} belongs"


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
