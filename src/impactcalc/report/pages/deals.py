"""The page Deals: exports, inward investment and joint projects that the programme can claim, apart from the rest."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.impact.result import Result
from impactcalc.impact.rows.deals import DEAL_SHARES, DealsAccount
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.pages.identity import Order, year_column
from impactcalc.report.pages.units import measure_kind
from impactcalc.report.terms import DEAL_SHARE_NAMES, EFFECT_NAMES, MEASURE_NAMES
from impactcalc.report.words.speaking import said, term
from impactcalc.report.writers.page import Column, Lines, Page, Table
from impactcalc.words.speaking import language
from impactcalc.words.standing_alone import capital

APART = (
    "Sales abroad, investment from abroad and joint projects that the programme can claim. They are an account of "
    "their own: nothing on this page is in an impact, a contribution or a total of the other pages, and it must not be "
    "added to them."
)
HOW = (
    "What is claimed is the amount times its probability, times the attribution share, less what was displaced. An "
    "amount with an industry is a sale of that industry's own output at {valuation} prices, all of it local final "
    "demand; one with a category is a purchase at the prices paid, of which a part may be made elsewhere.",
    "Money is at constant prices, and no later year is discounted. A one-off amount is spread evenly over its years; "
    "a yearly one is that of each year. Jobs of one-off deals are job-years: two people for three years are six.",
    "Jobs stated are what the parties announced, for the deal as a whole. They are shown and used nowhere.",
)
KINDS = {"export": "Export", "inward_investment": "Inward investment", "joint_project": "Joint project"}
PHASES = {"one_off": "One-off", "yearly": "Yearly"}
NAMES = {category.code: category.label for category in CATEGORIES}


def deals_page(result: Result) -> Page:
    """One-off and yearly deals, each in a table of its own; every deal; every calendar year."""
    account = _account(result)
    most = term(" (at most)") if account.at_most else ""
    order = account.reading_order()
    return Page(
        tab=term("Deals"),
        title=said().titles.deals_title(result),
        lead=(term(APART),),
        blocks=(
            *_blank(account),
            *_phases(result, most),
            _typed(result, order),
            _claimed(result, order),
            _supported(result, order),
            _calendar(result),
            Lines(tuple(text.format(valuation=account.home.main.economy.valuation) for text in map(term, HOW)), "note"),
        ),
        frozen=None,
    )


def _account(result: Result) -> DealsAccount:
    assert result.deals is not None  # the page is made where there are deals
    return result.deals


def _blank(account: DealsAccount) -> Iterator[Lines]:
    """Why the figures are at most."""
    blank = [account.not_stated(name) for name in DEAL_SHARES]
    parts = [term(DEAL_SHARE_NAMES[name]).lower() for name, each in zip(DEAL_SHARES, blank, strict=True) if each.any()]
    if parts:
        count = int(np.count_nonzero(np.any(blank, axis=0)))
        applies = int(np.count_nonzero(account.steps["claimed"] > 0))
        text = said().deals.leaving_blank(count, applies, parts)
        yield Lines((capital(text),), "strong")


def _phases(result: Result, most: str) -> Iterator[Table]:
    account, basis = _account(result), result.basis
    if account.one_off.any():
        title = term("One-off deals: what building and single orders support in all, over their years{most}", most=most)
        yield _effects(
            result,
            title,
            account.one_off_effects,
            term(
                "Claimed in all: {claimed}, {prices} prices.",
                claimed=language().money(account.one_off_claimed, basis.home_currency),
                prices=basis.report_words,
            ),
        )
    if yearly := int(np.count_nonzero(~account.one_off)):
        year = result.study.settings.year
        now, peak = account.yearly_in(year), account.yearly_peak
        assert peak is not None  # there are yearly deals
        for found, what in ((now, term("the study's year")), (peak, term("the peak"))):
            if found is now or found.year != now.year:
                title = term(
                    "Yearly deals: what they support in {year}, {what}{most}", year=found.year, what=what, most=most
                )
                note = said().deals.claimed_words(found, yearly, basis.home_currency, basis.report_words)
                yield _effects(result, title, found.effects, note)


def _effects(result: Result, title: str, effects: Floats, note: str) -> Table:
    columns = [Column(term("Effect"), "text", [term(EFFECT_NAMES[effect]) for effect in EFFECTS], width=30)]
    columns += [
        Column(
            term(MEASURE_NAMES[measure]),
            measure_kind(measure),
            effects[:, m],
            said().terms.measure_unit(result, measure),
        )
        for m, measure in enumerate(_account(result).home.measures)
    ]
    return Table(title, tuple(columns), strong=frozenset({3, 4}), notes=(note,))


def _names(account: DealsAccount, order: Order) -> Column:
    sheet = account.sheet
    names = zip(sheet.words("name")[order], sheet.words("id")[order], strict=True)
    return Column(term("Deal"), "wrap", [name or own for name, own in names], width=30)


def _typed(result: Result, order: Order) -> Table:
    account, sheet = _account(result), _account(result).sheet
    partners = zip(sheet.words("partner_city")[order], sheet.words("partner_country")[order], strict=True)
    columns = [
        _names(account, order),
        Column(term("Kind"), "wrap", [term(KINDS[kind]) for kind in sheet.words("kind")[order]]),
        Column(term("Phase"), "text", [term(PHASES[phase]) for phase in sheet.words("phase")[order]]),
        Column(
            term("Partner"),
            "wrap",
            [", ".join(filter(None, (city, said().terms.country_name(iso3)))) for city, iso3 in partners],
        ),
        Column(term("Industry or category"), "wrap", [_seller(account, int(i)) for i in order], width=28),
        Column(term("Amount"), "amount", sheet.numbers("amount")[order], term("as typed")),
        Column(term("Currency"), "text", sheet.words("currency")[order]),
        year_column(sheet.numbers("year")[order], term("Price year")),
        Column(term("First year"), "year", sheet.numbers("first_year")[order]),
        Column(term("Years"), "count", account.years[order]),
    ]
    sources = [str(source) for source in sheet.words("source")[order]]
    if any(sources):
        columns.append(Column(term("Source"), "wrap", sources, width=24))
    if len(account.home.places) > 1:
        columns.append(
            Column(
                term("Place"), "wrap", [said().terms.place_name(str(place)) for place in sheet.words("place")[order]]
            )
        )
    note = term("The amount of a one-off deal is that of all its years, the amount of a yearly one that of each.")
    return Table(term("The deals, as they were stated"), tuple(columns), notes=(note,))


def _seller(account: DealsAccount, position: int) -> str:
    code = account.industry[position]
    category = str(account.sheet.words("category")[position])
    return (
        f"{code} {account.industry_name[position]}" if code else term("{name} (category)", name=term(NAMES[category]))
    )


def _claimed(result: Result, order: Order) -> Table:
    account, steps, unit = _account(result), _account(result).steps, said().terms.money_unit(result)
    shares = {name: account.sheet.numbers(name)[order] for name in DEAL_SHARES}
    columns = [
        _names(account, order),
        Column(term("Stated"), "money", steps["stated"][order], unit),
        *(Column(term(DEAL_SHARE_NAMES[name]), "share", values) for name, values in shares.items()),
        Column(term("Claimed"), "money", steps["claimed"][order], unit),
        Column(term("of it local final demand"), "money", steps["local_final_demand"][order], unit),
        Column(term("Claimed over its years"), "money", account.claimed_in_all[order], unit),
    ]
    if any(np.isnan(values).any() for values in shares.values()):
        columns.append(Column(term("Not stated"), "flag", [_missing(account, int(i)) for i in order]))
    return Table(term("Each deal in an average year, from what was stated to what is claimed"), tuple(columns))


def _missing(account: DealsAccount, position: int) -> str:
    blank = [name for name in DEAL_SHARES if np.isnan(account.sheet.numbers(name)[position])]
    return ", ".join(term(DEAL_SHARE_NAMES[name]).lower() for name in blank)


def _supported(result: Result, order: Order) -> Table:
    account = _account(result)
    last, direct = EFFECTS.index("total_type_2"), EFFECTS.index("direct")
    columns = [_names(account, order)]
    for m, measure in enumerate(account.home.measures):
        effects = account.effects[order, last, m]
        columns.append(
            Column(
                term(MEASURE_NAMES[measure]), measure_kind(measure), effects, said().terms.measure_unit(result, measure)
            )
        )
    if "jobs" in account.home.measures:
        m = account.home.measures.index("jobs")
        stated = account.sheet.numbers("jobs_stated")[order]
        columns.append(Column(term("Direct jobs"), "jobs", account.effects[order, direct, m], term("job-years")))
        if not np.isnan(stated).all():
            before = account.whole_effects[order, direct, m]
            columns.append(Column(term("Direct jobs of the whole deal"), "jobs", before, term("before any share")))
            columns.append(Column(term("Jobs stated"), "jobs", stated, term("announced, not used")))
    return Table(term("Each deal in an average year, what it supports (total Type II)"), tuple(columns))


def _calendar(result: Result) -> Table:
    account, unit = _account(result), said().terms.money_unit(result)
    found = account.calendar()
    last = EFFECTS.index("total_type_2")
    columns = [
        Column(term("Year"), "text", [str(year) for year in found.years], width=30),
        Column(term("Claimed of one-off deals"), "money", found.one_off, unit),
        Column(term("Claimed of yearly deals"), "money", found.yearly, unit),
    ]
    columns += [
        Column(
            term(MEASURE_NAMES[measure]),
            measure_kind(measure),
            found.effects[:, last, m],
            said().terms.measure_unit(result, measure),
        )
        for m, measure in enumerate(account.home.measures)
    ]
    note = term("Each deal's average year, in every year that it lasts; effects are total Type II.")
    return Table(term("What falls into each calendar year"), tuple(columns), notes=(note,))
