"""Why a figure is not known: what there would have to be."""

from __future__ import annotations

from impactcalc.facts.origins import unknown as f
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.inner import inner_phrase


def partner_country_blank(_: f.PartnerCountryBlank) -> str:
    return "the partner country is blank"


def no_table_of_country(_: f.NoTableOfCountry) -> str:
    return "no table of the country"


def no_jobs_in_table(fact: f.NoJobsInTable) -> str:
    return f"{fact.table} has no jobs"


def no_money_of_table(fact: f.NoMoneyOfTable) -> str:
    lacking = [f"exchange rate of {money} for {year_words(fact.year)}" for money in fact.rates]
    if fact.prices is not None:
        start, end = fact.prices
        lacking.insert(0, f"deflator from {year_words(start)} to {end} in one money")
    return f"no {' and no '.join(lacking)}"


def no_purchasing_power(fact: f.NoPurchasingPower) -> str:
    if fact.last is None:
        return "no purchasing power parity is published"
    return f"no purchasing power parity is known for {year_words(fact.year)}, the last is of {fact.last}"


def no_rate_of_exchange(fact: f.NoRateOfExchange) -> str:
    return f"no exchange rate of {fact.money} is known for {year_words(fact.year)}"


def no_money_of_its_own(_: f.NoMoneyOfItsOwn) -> str:
    return "it has no money of its own"


def no_regional_parity(fact: f.NoRegionalParity) -> str:
    return f"no regional price parity for {', '.join(map(year_words, fact.years))}"


def both_unknown(fact: f.BothUnknown) -> str:
    return " and ".join(map(inner_phrase, fact.parts))
