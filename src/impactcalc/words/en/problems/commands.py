"""What a command was asked for, and cannot do."""

from __future__ import annotations

from impactcalc.facts.fact import Wrong
from impactcalc.facts.problems import commands as f
from impactcalc.words.en.numbers import six_digits
from impactcalc.words.en.places import REGIONS_ABROAD
from impactcalc.words.en.rates import data_extent


def no_such_place(_: f.NoSuchPlace) -> Wrong:
    return Wrong("there is no such place", "Type a place as `impactcalc places NAME` lists it")


def nothing_called_so(fact: f.NothingCalledSo) -> Wrong:
    return Wrong(
        f"no place is called anything like this: {fact.search}",
        f"Try a county, a metro's main city or a state, or a city abroad such as Reims; {REGIONS_ABROAD}",
    )


def country_of_place_unknown(_: f.CountryOfPlaceUnknown) -> Wrong:
    return Wrong("no country is known of this place", "Type a country")


def asked_year_outside(fact: f.AskedYearOutside) -> Wrong:
    return Wrong(
        f"a year lies between {fact.first} and {fact.last}",
        f"Type the year of the {'visits' if fact.visits else 'study'}",
    )


def year_of_no_spending(_: f.YearOfNoSpending) -> Wrong:
    return Wrong(
        "the year is that of the spending that is shown, and none is asked for", "Add --spending, or leave it out"
    )


def no_such_sample(fact: f.NoSuchSample) -> Wrong:
    return Wrong(
        "there is no sample of this name",
        f"Type {fact.near}" if fact.near else f"Type one of: {', '.join(fact.known)}",
    )


def leave_one_out(fact: f.LeaveOneOut) -> Wrong:
    texts = {
        "many": "a workbook for many studies has no sample, and no place of its own",
        "sample": "a sample has its own place",
        "year": "a year without a place fills in nothing",
    }
    return Wrong(texts[fact.which], "Leave one of them out")


def no_such_scenario(fact: f.NoSuchScenario) -> Wrong:
    return Wrong(
        "there is no scenario of this name",
        f"Type one of: {'; '.join(fact.known)}" if fact.known else "List one on the sheet Scenarios",
    )


def compared_with_one(fact: f.ComparedWithOne) -> Wrong:
    remedy = "Leave one of the two out" if fact.both else "Give a second workbook, or --scenario with a name"
    what = "both a second workbook and a scenario are given" if fact.both else "there is nothing to compare it with"
    return Wrong(what, remedy)


def compared_places(fact: f.ComparedPlaces) -> Wrong:
    return Wrong(
        "places are compared with each other, and this is the only one",
        f'Give a second place, or type: impactcalc multipliers show "{fact.place}"',
    )


def length_of_stay_missing(fact: f.LengthOfStayMissing) -> Wrong:
    return Wrong(
        f"how long each of the {six_digits(fact.people)} stayed is not said",
        f"Add --{fact.option} N",
    )


def nobody_came(_: f.NobodyCame) -> Wrong:
    return Wrong(
        "nobody came: there is nothing to estimate",
        "Add --visitors 40 --nights 5, --event-people 3000 or another group",
    )


def year_not_reached(fact: f.YearNotReached) -> Wrong:
    return Wrong(
        f"what a day comes to cannot be brought to the prices of {fact.lacking.year}",
        f"{data_extent(fact.lacking)} Give another --year, or fill in a workbook (`impactcalc template`): its sheet "
        "Rates takes what is missing",
    )


def no_figure_of_trace(fact: f.NoFigureOfTrace) -> Wrong:
    return Wrong(
        f'"{fact.figure}" is no figure of the sheet Trace',
        f"Give --figure one of {', '.join(fact.known)}",
    )
