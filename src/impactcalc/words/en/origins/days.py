"""A person's day of spending: daily allowances, amounts of profiles, and how they came to a place and a year."""

from __future__ import annotations

from impactcalc.facts.origins import days as f
from impactcalc.words.en.amounts import rate
from impactcalc.words.en.dates import year_words
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.en.places import the

_AMOUNT = {"day": "daily amount", "stay": "amount"}


def per_diem_of(fact: f.PerDiemOf) -> str:
    place = inner_phrase(fact.place)
    if fact.whose == "GSA":
        return f"GSA per diem of fiscal year {fact.edition}: {place}"
    return f"{fact.whose} Department per diem of {fact.edition}: {place}"


def listed_place(fact: f.ListedPlace) -> str:
    return fact.name


def standard_rate(_: f.StandardRate) -> str:
    return "the standard rate, as the county is not listed"


def mean_of_counties(fact: f.MeanOfCounties) -> str:
    standard = "" if fact.standard is None else f", {fact.standard} of them at the standard rate"
    return f"mean of {fact.counties} counties by jobs in accommodation{standard}"


def other_places(fact: f.OtherPlaces) -> str:
    return f"other places of {the(fact.country)}, {_why(fact.city)}"


def only_place(fact: f.OnlyPlace) -> str:
    return f"{fact.name}, all that is listed of {the(fact.country)}"


def mean_of_places(fact: f.MeanOfPlaces) -> str:
    return f"mean of the {fact.places} places listed of {the(fact.country)}, {_why(fact.city)}"


def _why(city: str) -> str:
    return f"as {city} is not listed" if city else "as no city is named"


def moved_allowance(fact: f.MovedAllowance) -> str:
    said = inner_phrase(fact.of)
    return said if fact.how is None else f"{said}, {inner_phrase(fact.how)}"


def dollars_by_own_prices(fact: f.DollarsByOwnPrices) -> str:
    others = " and US ".join(map(inner_phrase, fact.others))
    other_years = f", for the other years US {others}" if others else ""
    own = f"its own prices and market rates ({inner_phrase(fact.prices)})"
    return f"x {fact.factor:.6g} to {fact.to_year}: {own}{other_years}"


def dollars_by_us_prices(fact: f.DollarsByUsPrices) -> str:
    return f"x {fact.factor:.6g} to {fact.to_year}: US {inner_phrase(fact.prices)}"


def amounts_of(fact: f.AmountsOf) -> str:
    said = f"amounts of {fact.year}"
    return said if fact.how is None else f"{said}, moved to {year_words(fact.to_year)} by {inner_phrase(fact.how)}"


def at_price_level(fact: f.AtPriceLevel) -> str:
    level = f"x {fact.level:.6g} price level of the country (US = 1; {inner_phrase(fact.level_of)})"
    return f"{inner_phrase(fact.of)}, {level}"


def amount_moved(fact: f.AmountMoved) -> str:
    of, to = year_words(fact.year), year_words(fact.to_year)
    return f"amount of {of}, x {fact.factor:.6g} to {to}: {inner_phrase(fact.how)}"


def rate_of_exchange(fact: f.RateOfExchange) -> str:
    return f"1 {fact.currency} = {fact.rate:.6g} {fact.into} ({inner_phrase(fact.source)})"


def no_bed(_: f.NoBed) -> str:
    return "a day visit has no bed"


def split_by_profile(fact: f.SplitByProfile) -> str:
    return f"split by the profile {fact.profile}"


def day_supplied(fact: f.DaySupplied) -> str:
    said = f"{_AMOUNT[fact.per]} and split from the profile {fact.profile}"
    if fact.parts:
        parts = ", ".join(f"{code} {rate(amount, fact.currency)}" for code, amount in fact.parts)
        said += f": {parts} per person and day in {the(fact.place)}, {year_words(fact.year)}"
    if fact.how is not None:
        said += f"; {inner_phrase(fact.how)}"
    if fact.bed_tax > 0:
        said += f"; lodging taxes of the sheet Taxes ({fact.bed_tax:.4g} of the price) added to the bed"
    return said


def calculated_from(fact: f.CalculatedFrom) -> str:
    each = {
        "column": fact.column,
        "profile": "the amount of the profile" if fact.days is None else "the daily amount of the profile",
        "categories": "the amounts by category",
    }[fact.each]
    days = () if fact.days is None else (fact.days or "1 day",)
    return f"{' x '.join((fact.heads, *days, each))}{', and Tuition' if fact.tuition else ''}"
