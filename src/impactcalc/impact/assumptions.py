"""Every rate, share and default that a result rests on, with its source."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from impactcalc.economy.economy import Economy
from impactcalc.economy.fiscal_shares import NAMES
from impactcalc.economy.prices import Prices
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.facts.assumptions import abroad as f_abroad
from impactcalc.facts.assumptions import deals as f_deals
from impactcalc.facts.assumptions import net_new as f_net_new
from impactcalc.facts.assumptions import prices as f_prices
from impactcalc.facts.assumptions import profiles as f_profiles
from impactcalc.facts.assumptions import reading as f_reading
from impactcalc.facts.assumptions import tables as f_tables
from impactcalc.facts.assumptions import taxes as f_taxes
from impactcalc.facts.fact import AssumptionFact
from impactcalc.impact.abroad.host_country import country_name
from impactcalc.impact.abroad.hosts import HostTables
from impactcalc.impact.abroad.world import World
from impactcalc.impact.checks.finding import Findings
from impactcalc.impact.effects.home import Home, PlaceOfStudy
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.effects.spent import sum_of
from impactcalc.impact.fiscal.fiscal import FiscalEffects, knows_own_income_tax
from impactcalc.impact.rows.activities import SHARES, Activities
from impactcalc.impact.rows.blank_kinds import blank_kinds
from impactcalc.impact.rows.carried_prices import carried_to_report, carried_to_table
from impactcalc.impact.rows.days_taken import rows_by_day
from impactcalc.impact.rows.deals import DEAL_SHARES, DealsAccount
from impactcalc.impact.rows.in_kind import AS_STATED, InKind
from impactcalc.impact.rows.money import ReportMoney
from impactcalc.impact.rows.price_basis import BasisLine, PriceBasis
from impactcalc.impact.survey.rests_on import rests_on
from impactcalc.known.anchors import BESIDE_A_VISITOR, anchors, anchors_of
from impactcalc.known.places import named
from impactcalc.known.segments import AnyProfile, Segment
from impactcalc.known.vocabulary import CATEGORIES, CATEGORY_CODES
from impactcalc.study.study import Study
from impactcalc.words.speaking import taken


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that the result rests on. It words itself in the language that is spoken."""

    fact: AssumptionFact

    @property
    def code(self) -> str:
        """Which kind of thing: stable."""
        return self.fact.code

    @property
    def topic(self) -> str:
        """What groups it with others."""
        return taken(self.fact).topic

    @property
    def what(self) -> str:
        """What it is."""
        return taken(self.fact).what

    @property
    def value(self) -> str:
        """What was taken, as a reader sees it."""
        return taken(self.fact).value

    @property
    def source(self) -> str:
        """Who says so."""
        return taken(self.fact).source


def list_assumptions(f: Findings) -> tuple[Assumption, ...]:
    """All assumptions in reading order."""
    places, basis, activities, prices = f.home.places, f.basis, f.activities, f.prices
    found = (
        *(line for here in places for line in _economy(here.economy, here.reason)),
        *_prices(basis),
        *_carried(f.home, {line.year for line in basis.lines}, basis.report_year, prices),
        *_net_new(activities, f.ledger),
        *(line for here in places for line in _bridge(activities, here)),
        *_profiles(f.study, activities),
        *_hosts(f.world, f.hosts, prices),
        *_trips(activities),
        *_world(f.world),
        *_taxes(f.home, f.fiscal),
        *_in_kind(f.in_kind),
        *_who_counted(f.study, f.in_kind),
        *_deals(f.deals, f.home, basis, prices),
        *(rests_on(f.survey) if f.survey is not None else ()),
        *_reading(f.study, activities),
    )
    return tuple(map(Assumption, found))


def _economy(economy: Economy, reason: f_tables.WhyTable) -> Iterator[AssumptionFact]:
    yield f_tables.MultipliersTaken(economy.called, economy.title, tuple(economy.sources))
    yield f_tables.WhyThisTable(reason)
    yield f_tables.Valuation(economy.valuation, economy.year, economy.currency, economy.title)
    yield f_tables.JobsCounted(economy.jobs_basis, economy.title)
    yield _full_time(economy)
    if isinstance(economy, TableEconomy) and economy.households is not None:
        sources = economy.household_sources
        share, spent = economy.households.contribution_share, float(economy.households.column.sum())
        yield f_tables.SocialInsurance(share, sources.get("contribution_share", economy.title))
        of_place = economy.nation is not None
        yield f_tables.HouseholdsSpend(spent, of_place, sources.get("personal_income", economy.title))
    for what, value in economy.facts.items():
        yield f_tables.TableFact(what, value, economy.title)


def _full_time(economy: Economy) -> AssumptionFact:
    worked = economy.working_time
    if worked is None or "jobs_fte" not in economy.measures:
        return f_tables.FullTimeUnknown(economy.title)
    return f_tables.FullTimeEquivalents(worked.year, worked.full_time_year, worked.source, worked.full_time_source)


def _prices(basis: PriceBasis) -> Iterator[AssumptionFact]:
    for line in basis.lines:
        if line.sources:
            yield _price(line, basis)
    if basis.table_year != basis.report_year:
        years = (basis.table_year, basis.report_year)
        yield f_prices.ReportPrices(*years, basis.report_over_table, basis.report_source)


def _carried(home: Home, years: set[int], report_year: int, prices: Prices) -> Iterator[AssumptionFact]:
    """Years that no deflator is published for, where anything rests on them."""
    economy = home.main.economy
    yield from carried_to_table(economy, years, prices)
    yield from carried_to_report(economy.country, years, report_year, prices)


def _price(line: BasisLine, basis: PriceBasis) -> AssumptionFact:
    return f_prices.PricesOfYear(
        line.currency,
        line.year,
        basis.home_currency,
        line.exchange_rate,
        basis.table_year,
        line.to_table,
        basis.report_year,
        line.to_report,
        tuple(line.sources),
    )


def _net_new(activities: Activities, ledger: Ledger[ReportMoney]) -> Iterator[AssumptionFact]:
    for name in SHARES:
        stated = ledger.stated[name]
        home = ~activities.abroad & ~activities.local_money
        values = activities.shares[name][stated & home & ~np.isnan(activities.shares[name])]
        if len(values):
            yield f_net_new.ShareStated(name, float(values.min()), float(values.max()), len(values))
        blank = int(np.count_nonzero(home & ~stated))
        if blank:
            yield f_net_new.ShareNotStated(name, blank)
            yield from _anchored(name, blank_kinds(activities, home & ~stated & (ledger.net_new > 0)))
    if activities.local_money.any():
        yield f_net_new.BudgetFromLocalMoney(int(np.count_nonzero(activities.local_money)))


def _anchored(share: str, kinds: frozenset[str]) -> Iterator[AssumptionFact]:
    """What published studies found of a share that is blank; that none is at hand is said too."""
    found = anchors_of(share, kinds)
    for anchor in found:
        yield f_net_new.StudyFound(share, anchor)
    for anchor in anchors_of(BESIDE_A_VISITOR, kinds) if share == "resident_share" else ():
        yield f_net_new.StudyFound(share, anchor, of_residents=True)
    if not found:
        yield f_net_new.NoStudyFound(share, len(anchors()))


def _bridge(activities: Activities, here: PlaceOfStudy) -> Iterator[AssumptionFact]:
    bridge = here.economy.spending_bridge()
    used = sum_of(activities.amounts, here.rows) > 0
    margins, goods = bridge.local("margin").sum(axis=0), bridge.local("good").sum(axis=0)
    for at, category in enumerate(CATEGORIES):
        column = bridge.categories.index(category.code)
        if used[at]:
            yield f_tables.PurchaseGoes(
                category.label,
                float(margins[column]),
                float(goods[column]),
                float(bridge.leakage[column]),
                float(bridge.wages[column]),
                here.economy.called,
            )


def _profiles(study: Study, activities: Activities) -> Iterator[AssumptionFact]:
    supplied = activities.daily_assumed
    for name in sorted({str(name) for name in activities.profile if name}):
        profile, origin = study.profiles[name], _origin(study.profiles[name])
        if profile.spread is not None and (supplied & (activities.profile == name)).any():
            spread = profile.spread
            yield f_profiles.SpreadOfSources(name, spread.low, spread.high, spread.source)
        if isinstance(profile, Segment):
            parts = tuple((part.category, part.basis, part.value, part.item) for part in profile.parts)
            yield f_profiles.ProfileParts(name, profile.title, parts, origin)
            continue
        yield f_profiles.ProfileSplit(name, profile.title, tuple(profile.shares.items()), origin)
        rows = int(np.count_nonzero((activities.profile == name) & supplied))
        if rows and profile.daily_amount is not None:
            of = (profile.daily_amount, profile.currency, profile.year)
            yield f_profiles.ProfileDaily(name, *of, rows, origin, profile.per)
    for found, at in rows_by_day(activities.days_taken, activities.day):
        profile, there, day = study.profiles[found.profile], found.there, found.day
        if isinstance(profile, Segment):
            parted = zip(CATEGORY_CODES, day.shares.tolist(), strict=True)
            yield f_profiles.DayOfProfile(
                profile.name,
                there.where,
                there.year,
                there.overnight,
                tuple((code, day.amount * share) for code, share in parted if share > 0),
                there.currency,
                day.amount,
                bool(supplied[at].any()),
                len(at),
                day.source,
            )
        elif supplied[at].any() and day.carried:
            place = there.where if there.place else ""
            yield f_profiles.DayCarried(
                profile.name, there.year, place, day.amount, there.currency, day.carried, profile.per
            )


def _origin(profile: AnyProfile) -> f_profiles.ProfileOrigin:
    return f_profiles.ProfileOrigin(profile.source, profile.unit, profile.quoted, profile.weakness)


def _hosts(world: World, hosts: HostTables, prices: Prices) -> Iterator[AssumptionFact]:
    """The tables that spending abroad goes through, and what they rest on."""
    for (_, year), table in sorted(hosts.items(), key=lambda one: one[0]):
        yield from carried_to_table(table.economy, (year,), prices, abroad=True)
    for host in world.countries[1:]:
        if not host.own_table:
            yield f_abroad.HostWithoutTable(host.name)
        for name in host.tables:
            economy = next(
                t.economy for (iso3, _), t in sorted(hosts.items()) if (iso3, t.economy.name) == (host.iso3, name)
            )
            yield f_abroad.HostTable(host.name, name, economy.title, tuple(economy.sources))
            for what, fact in economy.facts.items():
                yield f_abroad.HostTableFact(host.name, name, what, fact, economy.title)


def _trips(activities: Activities) -> Iterator[AssumptionFact]:
    if not activities.outbound.any():
        return
    before = activities.outbound & (activities.home_amounts.sum(axis=1) > 0)
    if before.any():
        yield f_abroad.TripsBoughtAtHome(int(np.count_nonzero(before)))


def _world(world: World) -> Iterator[AssumptionFact]:
    for host in world.countries:
        for year, ratio, source in host.price_level_ratios:
            yield f_prices.PriceLevelRatio(country_name(host.iso3), year, ratio, source)
        if host.ppp_direct is None:
            yield f_prices.NotConverted(host.name, host.why_not_converted)


def _taxes(home: Home, fiscal: FiscalEffects) -> Iterator[AssumptionFact]:
    for tax in fiscal.taxes:
        of = (tax.place, named(tax.place, beside_code=True), tax.level, tax.collector, bool(tax.own_budget))
        yield f_taxes.TaxRate(tax.name, tuple(tax.categories), tax.rate, *of, tax.source)
    shares = home.main.economy.fiscal
    if shares is None:
        yield f_taxes.LevelsUnknown(home.main.economy.title)
        return
    for name in NAMES:
        share = getattr(shares, name)
        yield f_taxes.FiscalShare(name, share.value, share.source)
    own = [knows_own_income_tax(here.economy) for here in home.places]
    yield f_taxes.IncomeTaxBasis("own state" if all(own) else "own state where known" if any(own) else "all states")


def _in_kind(in_kind: InKind) -> Iterator[AssumptionFact]:
    """How what was given is valued."""
    for line in in_kind.lines:
        if line.value == line.value:
            yield f_deals.InKindValued(
                line.id,
                line.quantity if line.quantity == line.quantity else None,
                line.unit,
                line.rule,
                None if line.rule == AS_STATED else line.unit_value,
                line.currency,
                line.source,
                line.row,
            )


def _deals(account: DealsAccount | None, home: Home, basis: PriceBasis, prices: Prices) -> Iterator[AssumptionFact]:
    """How deals count, and what only they rest on: places, rates, industries as they were understood."""
    if account is None:
        return
    yield f_deals.DealsClaimed()
    yield f_deals.DealWithIndustry(account.home.main.economy.valuation)
    for name in DEAL_SHARES:
        values = account.sheet.numbers(name)
        known = values[~np.isnan(values)]
        if len(known):
            yield f_deals.DealShareStated(name, float(known.min()), float(known.max()), len(known))
        if len(known) < len(values):
            yield f_deals.DealShareNotStated(name, len(values) - len(known))
    named = (account.sheet.words("industry"), account.industry, account.industry_name)
    for text, code, name in sorted(set(zip(*(words.tolist() for words in named), strict=True))):
        if text:
            yield f_deals.DealIndustry(text, code, name, account.home.main.economy.title)
    for line in account.basis.lines:
        if line.sources and line not in basis.lines:
            yield _price(line, account.basis)
    known_years = {line.year for line in basis.lines}
    years = {line.year for line in account.basis.lines} - known_years
    yield from _carried(account.home, years, account.basis.report_year, prices)
    known_places = {here.place for here in home.places}
    for here in account.home.places:
        if here.place not in known_places:
            yield from _economy(here.economy, here.reason)


def _who_counted(study: Study, in_kind: InKind) -> Iterator[AssumptionFact]:
    """Who counted what is on lines of its own and has no value that would say so."""
    given = {
        "Volunteers": study.sheets["Volunteers"].words("source").tolist(),
        "In kind": [line.source for line in in_kind.lines if math.isnan(line.value)],
    }
    for sheet, sources in given.items():
        for source, count in sorted(Counter(str(one) for one in sources if one).items()):
            yield f_reading.WhoCounted(sheet, count, source)


def _reading(study: Study, activities: Activities) -> Iterator[AssumptionFact]:
    days = activities.days == 0
    if days.any():
        yield f_reading.DayVisits(int(np.count_nonzero(days)))
    for note in study.notes:
        yield f_reading.AsRead(note.sheet, note.cell, note.value, note.fact, note.cells)
