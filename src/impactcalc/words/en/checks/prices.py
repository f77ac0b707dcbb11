"""Years, prices and purchasing power; profiles and tables of other countries."""

from __future__ import annotations

from impactcalc.facts.checks import prices as f
from impactcalc.facts.fact import Said
from impactcalc.words.en.amounts import money
from impactcalc.words.en.assumptions.prices import carried_prices
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.inner import inner_phrase, inner_problem
from impactcalc.words.en.numbers import rows
from impactcalc.words.en.places import country_words, the
from impactcalc.words.en.sources import COMMONLY, ICP

_RATES = "World Bank, European Central Bank, HM Revenue & Customs"


def mixed_price_years(fact: f.MixedPriceYears) -> Said:
    return Said(
        f"Amounts are of the years {', '.join(map(year_words, fact.years))}; each was brought to "
        f"{year_words(fact.report_year)} prices",
        "Look at the rates on the sheet Assumptions",
        "IMPLAN and RIMS II user guides, dollar years",
    )


def jobs_of_another_year(fact: f.JobsOfAnotherYear) -> Said:
    return Said(
        f"The jobs by industry are of {fact.jobs_year}, the output of {fact.table_year}: jobs per "
        "unit of output are those of two years, and prices rose in between, so the jobs are rather too few",
        "Quote the jobs with this remark, or use a table whose jobs are of its own year",
        "methods, section 5",
    )


def table_of_another_year(fact: f.TableOfAnotherYear) -> Said:
    return Said(
        f"The table is of {fact.table_year}, the study of {year_words(fact.study_year)}: what industries "
        "buy from each other is taken as it was then, prices are deflated",
        "Use a table nearer to the year, where there is one",
        COMMONLY,
    )


def prices_carried(fact: f.PricesCarried) -> Said:
    return Said(
        "; ".join(f"{line.what} ({line.value})" for line in map(carried_prices, fact.lines)),
        "Look at the sheet Assumptions; a deflator of your own in the sheet Rates wins",
        "methods, section 2",
    )


def ppp_missing(fact: f.PppMissing) -> Said:
    amounts = [
        f"{money(spent, fact.currency)} spent in {the(country_words(name))} ({inner_phrase(why)})"
        for name, spent, why in fact.left
    ]
    lacking = [f"kind {kind}, subject {subject}, year {year}" for kind, subject, year in fact.rates]
    remedies = [f"Add to the sheet Rates: {'; '.join(lacking)}"] if lacking else []
    remedies += ["Name the partner country"] if fact.unnamed else []
    return Said(
        f"Not converted to international dollars: {', '.join(amounts)}",
        ". ".join(remedies) or "Nothing is to be done",
        ICP,
    )


def price_level_implausible(fact: f.PriceLevelImplausible) -> Said:
    return Said(
        f"Prices in {the(fact.country)} in {year_words(fact.year)} would be {fact.ratio:.3g} times those of the United "
        f"States; of all economies in the data the lowest is {fact.lowest:.2g} and the highest {fact.highest:.2g} "
        f"({inner_phrase(fact.source)})",
        "Look at the sheet Rates: ppp_factor is local units per international dollar, not the ratio; "
        "exchange_rate is units per US dollar, not hundreds of them",
        ICP,
    )


def rate_confirmed(fact: f.RateConfirmed) -> Said:
    return Said(
        f"{inner_problem(fact.doubt).message}; confirmed by the row, so it is used as typed",
        "Nothing to do where it is right",
        f"{_RATES}; BEA",
    )


def rate_far_from_shipped(fact: f.RateFarFromShipped) -> Said:
    return Said(
        f"The {fact.kind} of {fact.subject} in {fact.year} is typed as {fact.typed:g}; the shipped one is "
        f"{fact.shipped:g} ({inner_phrase(fact.source)})" + ("; confirmed by the row" if fact.confirmed else ""),
        "Look at the unit: "
        + ("units per US dollar" if fact.kind == "exchange_rate" else "local units per international dollar"),
        _RATES,
    )


def foreign_profile(fact: f.ForeignProfile) -> Said:
    return Said(
        f"The profile {fact.profile} tells how money is spent in another country ({the(fact.of)}); here it splits "
        f"spending in {', '.join(map(the, fact.places))}, in {rows(fact.rows)}. What visitors buy there, and "
        "how much of each, may differ",
        "Type amounts by category where you have them, or a profile of your own on the sheet Profiles",
        fact.source,
    )


def host_table_missing(fact: f.HostTableMissing) -> Said:
    return Said(
        f"{money(fact.spent, fact.currency)} spent in {the(country_words(fact.country))} counts directly only: "
        + ("no table of it is at hand" if fact.country else "nobody can say whose table to use"),
        "Nothing is to be done, but do not compare its totals with those of others"
        if fact.country
        else "Name the partner country",
        "methods, section 8",
    )


def host_table_of_another_year(fact: f.HostTableOfAnotherYear) -> Said:
    return Said(
        f"What was spent in {fact.iso3} in {year_words(fact.year)} goes through its table of {fact.table_year}, "
        f"{fact.gap} years apart",
        "Quote its indirect and induced effects with this remark",
        COMMONLY,
    )
