"""What only a run finds: places, industries and rates that are not at hand."""

from __future__ import annotations

from collections.abc import Sequence

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import runs as f
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.inner import inner_phrase, inner_problem
from impactcalc.words.en.places import the
from impactcalc.words.en.rates import row_to_add


def place_not_there(fact: f.PlaceNotThere) -> Wrong:
    near = f"; near this are {'; '.join(fact.near)}" if fact.near else ""
    return Wrong(
        f"there is no place {' and no '.join(fact.parts)}" if fact.parts else "there is no such place",
        f"Type a place as `impactcalc places NAME` lists it{near}",
    )


def no_shipped_table(fact: f.NoShippedTable) -> Wrong:
    city = f"; {fact.city} lies there" if fact.city else ""
    if fact.region:
        return Wrong(
            f"no shipped table covers {the(fact.place)} by itself{city}",
            f"Type {fact.region} as the Place, which is {the(fact.place)} as a region of its nation's table; or give a "
            "package of your own to `impactcalc run --multipliers`",
        )
    return Wrong(
        f"no shipped table covers {the(fact.place)}{city}",
        "Use a place in a state of the US, in DC, or in a country that has a table (docs/world.md lists them), or give "
        "a package of your own to `impactcalc run --multipliers`",
    )


def own_rates_unreadable(fact: f.OwnRatesUnreadable) -> Wrong:
    return Wrong(inner_phrase(fact.inner), "Name another file, or leave Rates of your own blank")


def in_scenario(fact: f.InScenario) -> Wrong:
    inner = inner_problem(fact.inner)
    where = "!".join(part for part in (fact.sheet, fact.cell) if part)
    quoted = f'{where} "{fact.value}"' if fact.value else where
    return Wrong(f"with this scenario, {quoted}: {inner.message}" if quoted else inner.message, inner.remedy)


def industry_of_several(fact: f.IndustryOfSeveral) -> Wrong:
    return Wrong(
        f"this could be any of {len(fact.several)} industries of {fact.table}",
        f"Type one of: {_named(fact.several)}; {_lists(fact.shown)}",
    )


def unknown_industry(fact: f.UnknownIndustry) -> Wrong:
    verb = "is" if len(fact.near) == 1 else "are"
    return Wrong(
        f"no industry of {fact.table} has this code or name",
        f"The closest {verb} {_named(fact.near)}; {_lists(fact.shown)}",
    )


def industry_absent(fact: f.IndustryAbsent) -> Wrong:
    return Wrong(
        f"{fact.place} has no industry {_one(fact.industry)}, so it has no multiplier there",
        f"Type the industry that makes it there, or the place where it is made; {_lists(fact.shown)}",
    )


def industry_without_multiplier(fact: f.IndustryWithoutMultiplier) -> Wrong:
    return Wrong(
        f"{fact.table} has no multiplier for the industry {_one(fact.industry)}",
        f"Type an industry that has one; {_lists(fact.shown)}",
    )


def no_exchange_rate(fact: f.NoExchangeRate) -> Wrong:
    return Wrong(
        f"there is no exchange rate for {fact.lacking.subject} in {fact.lacking.year} "
        f"(first needed by {_needed_by(fact.needed_by)})",
        row_to_add(fact.lacking),
    )


def no_deflator(fact: f.NoDeflator) -> Wrong:
    return Wrong(
        f"there is no deflator for {fact.lacking.subject} in {fact.lacking.year} "
        f"(first needed by {_needed_by(fact.needed_by)})",
        row_to_add(fact.lacking),
    )


def rate_to_dollars_missing(fact: f.RateToDollarsMissing) -> Wrong:
    return Wrong(
        f"there is no exchange rate for {fact.currency} in {year_words(fact.year)}, and the method of 2015 is in US "
        "dollars",
        row_to_add(fact.lacking),
    )


def profile_not_carried(fact: f.ProfileNotCarried) -> Wrong:
    amount = {"day": "daily amount", "stay": "amount"}[fact.per]
    return Wrong(
        f"the {amount} of the profile {fact.profile} cannot be brought to {fact.currency} of {year_words(fact.year)}",
        row_to_add(fact.lacking),
    )


def profile_without_per_diem(fact: f.ProfileWithoutPerDiem) -> Wrong:
    return Wrong(
        f"no per diem is known for {fact.where}, so the profile {fact.profile} has no amounts there",
        "Type amounts by category, or a sum with a profile that splits it",
    )


def _needed_by(row: tuple[str, int] | None) -> str:
    return "the report year" if row is None else f"{row[0]} row {row[1]}"


def _one(industry: tuple[str, str]) -> str:
    return f"{industry[0]} ({industry[1]})"


def _named(industries: Sequence[tuple[str, str]]) -> str:
    return ", ".join(map(_one, industries))


def _lists(shown: str) -> str:
    if not shown:
        return "`impactcalc multipliers show --industries`, with the folder of these multipliers, lists all"
    return f"`impactcalc multipliers show {shown} --industries` lists all"
