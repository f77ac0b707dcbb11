"""What each sheet of the appendix finds, as its title: true of any study, also of an empty one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.breakdowns import NOT_STATED
from impactcalc.impact.figures import FIGURES
from impactcalc.impact.result import Result
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.tables.sums import by_category, by_industry
from impactcalc.report.words.en.answer import check_words
from impactcalc.report.words.en.assumed import percent
from impactcalc.report.words.en.break_even import at_most_percent
from impactcalc.report.words.en.break_even import percent as returned_percent
from impactcalc.report.words.en.first import nothing_to_quote, quotable, short_money
from impactcalc.report.words.en.terms import country_name, money_word
from impactcalc.study.study import shortened
from impactcalc.words.en.places import the
from impactcalc.words.standing_alone import capital

NO_NEW_MONEY = "Nothing of the spending here is new money"
_NUMBERS = ("no", "one", "two", "three", "four")


def how_sure_title(result: Result) -> str:
    """The range of value added, where something was drawn."""
    sure, currency = result.uncertainty, result.basis.home_currency
    found = sure.of("value_added") if sure is not None else None
    limit = "the limit of " if result.at_most else ""
    if found is not None and found.p95 > found.p5:
        low, high = short_money(found.p5, currency), short_money(found.p95, currency)
        if low != high:
            return f"Nine of ten draws put {limit}value added between {low} and {high}"
    if result.survey is not None:
        interval = result.survey.intervals["net_new_spending"]
        low, high = short_money(interval.low, currency), short_money(interval.high, currency)
        if math.isfinite(interval.low) and math.isfinite(interval.high) and low != high:
            sure_of = f"{result.survey.confidence * 100:.0f}%"
            return (
                f"With {sure_of} confidence {limit}new money is between {low} and {high}, by the chance of who answered"
            )
    return "No range can be given for value added"


def quote_title(result: Result) -> str:
    """How many sentences may be quoted."""
    count = len(quotable(result))
    if not count:
        return nothing_to_quote(result).removesuffix(".")
    said = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    noun, stand = ("sentence", "it stands") if count == 1 else ("sentences", "they stand")
    return f"{capital(said)} {noun} may be quoted as {stand}"


def summary_title(result: Result) -> str:
    """The impact beside the contribution, in output."""
    impact, all_of_it = FIGURES["output"].read(result), FIGURES["contribution_output"].read(result)
    if not (math.isfinite(impact) and all_of_it > 0):
        return "Impact and contribution by effect"
    currency = result.basis.home_currency
    most = "at most " if result.at_most else ""
    return (
        f"Of {short_money(all_of_it, currency)} of output that the spending supported, {most}"
        f"{short_money(impact, currency)} is impact"
    )


def activities_title(result: Result) -> str:
    """The activity with the most new money; the parts of one row of a workbook together."""
    rows, net = result.rows, result.steps.net_new
    if result.net_new_spending <= 0 or not len(rows):
        return NO_NEW_MONEY
    at = int(np.argmax(net))
    same = rows.id == rows.id[at]
    named = shortened(str(rows.called[at] or rows.id[at]))
    return f"The most new money comes with {named}: {percent(float(net[same].sum()), result.net_new_spending)}"


def rates_title(result: Result) -> str:
    """How many amounts were brought to the report's money."""
    moved = int(np.count_nonzero(np.abs(result.basis.to_report - 1.0) > 1e-12)) if len(result.rows) else 0
    of = f"{len(result.rows):,} activit{'y' if len(result.rows) == 1 else 'ies'}"
    money = f"{result.basis.home_currency} at {result.basis.report_words} prices"
    if not moved:
        return f"No amount had to be brought to {money}"
    return f"Amounts of {moved:,} of {of} were brought to {money}"


def categories_title(result: Result) -> str:
    """What the most new money is spent on."""
    labels = [category.label.lower() for category in CATEGORIES]
    return _most("of the new money is spent on", labels, by_category(result).net_new, result)


def industries_title(result: Result) -> str:
    """The industry with the most output supported."""
    output = by_industry(result).output.sum(axis=0)
    return _most("of the output supported is in", result.economy.industry_names, output, result)


def partners_title(result: Result) -> str:
    """The partner country with the most new money."""
    cut = result.breakdowns["partner_country"]
    stated = [at for at, label in enumerate(cut.labels) if label != NOT_STATED]
    if result.net_new_spending <= 0:
        return NO_NEW_MONEY
    if not stated:
        return "No activity names a partner country"
    if max(float(cut.net_new[g]) for g in stated) <= 0:
        return "No new money came by an activity that names a partner country"
    return f"Of the partner countries {_leads(result)}"


def leading_partner(result: Result) -> str:
    """The partner country that brings most, where one brings something."""
    text = _leads(result)
    return capital(text)


def _leads(result: Result) -> str:
    cut = result.breakdowns["partner_country"]
    stated = [at for at, label in enumerate(cut.labels) if label != NOT_STATED]
    at = max(stated, key=lambda g: float(cut.net_new[g]))
    part = percent(float(cut.net_new[at]), result.net_new_spending)
    return f"{the(country_name(cut.labels[at]))} brings the most new money: {part}"


def multipliers_title(result: Result) -> str:
    """Value added for each unit of new money, on average."""
    added = FIGURES["value_added"].read(result)
    if result.net_new_spending <= 0 or not math.isfinite(added):
        return "What a unit of money does, by what it buys"
    one = money_word(result.basis.home_currency)
    return f"For each {one} of new money {added / result.net_new_spending:.2f} of value added was supported here"


def world_title(result: Result) -> str:
    """What was spent in other countries."""
    if result.spent_abroad <= 0:
        return "Nothing was spent in other countries"
    spent = short_money(result.spent_abroad, result.basis.home_currency)
    return f"{spent} was spent in other countries and is no impact here"


def ppp_title(result: Result) -> str:
    """How many of the countries could be converted."""
    hosts = result.world_contribution.countries
    done = sum(host.ppp_direct is not None for host in hosts)
    if not done:
        return "No amount could be converted to international dollars"
    countries = f"{len(hosts)} countr{'y' if len(hosts) == 1 else 'ies'}"
    return f"Amounts of {done} of {countries} are in international dollars"


def taxes_title(result: Result) -> str:
    """The tax that new money supported."""
    revenue, currency = result.fiscal.impact, result.basis.home_currency
    if result.net_new_spending <= 0:
        return NO_NEW_MONEY
    most = "at most " if result.at_most else ""
    if not math.isnan(revenue.total):
        return f"New money supported {most}{short_money(revenue.total, currency)} of tax"
    if revenue.known:
        known = short_money(revenue.known, currency)
        return f"New money supported {most}{known} of tax that is known, and more that is not"
    return "What tax new money supported is not known"


def break_even_title(result: Result) -> str:
    """How much of the cost comes back today."""
    for part in result.break_even:
        if not part.missing and math.isfinite(part.returned):
            tax = "the own taxes" if part.scope == "own_budget" else "local tax"
            most = at_most_percent if result.at_most or part.cost_at_least else returned_percent
            said = f"{most(part.returned)} of the cost comes back in {tax} today"
            return capital(said)
    return "No break-even can be given"


def deals_title(result: Result) -> str:
    """How many deals there are: their money is in no other figure."""
    count = len(result.study.deals)
    most = " (at most)" if result.deals is not None and result.deals.at_most else ""
    deals = f"{count:,} deal{'' if count == 1 else 's'}"
    return f"{deals} that the programme can claim{most}, an account apart from the rest"


def survey_title(result: Result) -> str:
    """How many members answered."""
    assert result.survey is not None
    survey = result.survey
    return f"{survey.answers:,.0f} of {survey.members:,.0f} members answered; they stand for the others"


def scenarios_title(result: Result) -> str:
    """How far apart the scenarios are."""
    count = len(result.scenarios)
    return f"The study with other numbers: {count} scenario{'' if count == 1 else 's'}"


def assumptions_title(result: Result) -> str:
    """How many there are."""
    count = len(result.assumptions)
    return f"The result rests on {count:,} assumption{'' if count == 1 else 's'}"


def checks_title(result: Result) -> str:
    """How many of each severity fired."""
    return f"The checks found {check_words(result)}"


def about_title(_: Result) -> str:
    """That it can be made again."""
    return "The same input and the same versions give the same report, to the last byte"


def _most(what: str, names: Sequence[str] | np.ndarray, values: Floats, result: Result) -> str:
    """The largest of some parts, with its share."""
    whole = float(np.nansum(values))
    if result.net_new_spending <= 0 or not whole > 0:
        return NO_NEW_MONEY
    at = int(np.nanargmax(values))
    return f"{percent(float(values[at]), whole)} {what} {names[at]}, the most"
