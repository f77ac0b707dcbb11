"""Rates and prices: those of the user's own, those that are fetched, and PPP factors."""

from __future__ import annotations

from impactcalc.facts.errors import rates as f
from impactcalc.words.en.places import the

_FACTORS = {
    "average": "A PPP conversion factor is local currency per international dollar. An average of factors over "
    "countries depends on how each currency is denominated (a yen cut into hundreds moves it a hundredfold, and "
    "nothing has become dearer), so it measures nothing. Convert each country's amount with its own factor, then add.",
    "product": "A PPP conversion factor is local currency per international dollar. US dollars times a factor are "
    "neither. Divide an amount in local currency by the factor, or an amount in US dollars by the price level ratio.",
}


def no_file_of_rates(fact: f.NoFileOfRates) -> str:
    return (
        f"there is no file of rates called '{fact.file}' in {fact.folder}; there are: {', '.join(fact.known) or 'none'}"
    )


def rates_no_file(fact: f.RatesNoFile) -> str:
    return f"{fact.path} cannot be read: it is no file, or one of more than {fact.megabytes} MB"


def rates_not_csv(fact: f.RatesNotCsv) -> str:
    return f"{fact.path} cannot be read as a table in UTF-8: {fact.reason}"


def rates_head(fact: f.RatesHead) -> str:
    return f"the first line of {fact.path} is not {','.join(fact.head)}"


def own_rate_twice(fact: f.OwnRateTwice) -> str:
    return f"line {fact.line} of {fact.path}: {fact.kind} {fact.subject} {fact.of_year} stands there twice"


def rate_of_other_length(fact: f.RateOfOtherLength) -> str:
    return f"line {fact.line} of {fact.path} has {fact.cells} cells, not {len(fact.head)}: {', '.join(fact.head)}"


def no_kind_of_rate(fact: f.NoKindOfRate) -> str:
    return f"line {fact.line} of {fact.path}: '{fact.kind}' is no kind of rate; there are {', '.join(fact.known)}"


def no_subject_of_rate(fact: f.NoSubjectOfRate) -> str:
    return f"line {fact.line} of {fact.path}: '{fact.subject}' is no subject of {fact.kind}"


def rate_not_numbers(fact: f.RateNotNumbers) -> str:
    return f"line {fact.line} of {fact.path}: year and value are not numbers: {fact.reason}"


def own_rate_not_positive(fact: f.OwnRateNotPositive) -> str:
    return f"line {fact.line} of {fact.path}: the value must be a positive number"


def rate_without_source(fact: f.RateWithoutSource) -> str:
    return f"line {fact.line} of {fact.path} has no source"


def own_rates_there(fact: f.OwnRatesThere) -> str:
    return f"there is a file of rates '{fact.file}' of yours already, in {fact.path}. Type --force to replace it"


def world_bank_silent(fact: f.WorldBankSilent) -> str:
    return f"the World Bank told nothing of {the(fact.country)} since {fact.first}: nothing was written"


def world_bank_refused(fact: f.WorldBankRefused) -> str:
    return f"the World Bank did not answer for {fact.series}, {the(fact.country)}: {fact.reason}"


def bea_refused(fact: f.BeaRefused) -> str:
    return f"the BEA did not answer for table {fact.table}: {fact.reason}"


def fetching_needs(fact: f.FetchingNeeds) -> str:
    return f"data update needs {fact.library}, which is not installed: pip install '{fact.extra}'"


def price_level_unfit(fact: f.PriceLevelUnfit) -> str:
    return (
        f"A price level ratio is a positive number, not {fact.ratio}. Where it is not known, the amount is not "
        "converted and is listed."
    )


def factor_means_nothing(fact: f.FactorMeansNothing) -> str:
    only = f'Only the labelled reproduction of the 2015 study may (reproduction="{fact.reproduction}").'
    return f"{_FACTORS[fact.asked]} {only}"


def countries_not_once(_: f.CountriesNotOnce) -> str:
    return "a list of countries to average over names every country once, and at least one"


def no_factors_of_year(fact: f.NoFactorsOfYear) -> str:
    known = ", ".join(f"{vintage} ({year})" for vintage, year in fact.known)
    return f"there are no PPP factors of {fact.of_year} as published in {fact.vintage}. There are: {known}"


def no_factors_of_countries(fact: f.NoFactorsOfCountries) -> str:
    return f"no PPP factor of {fact.of_year} as published in {fact.vintage} for {', '.join(fact.countries)}"
