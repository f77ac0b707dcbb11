"""Every rate, share and default that a result rests on, with its source."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from impactcalc.arrays import Floats
from impactcalc.economy.economy import Economy
from impactcalc.economy.fiscal_shares import NAMES as FISCAL_NAMES
from impactcalc.economy.prices import Prices
from impactcalc.impact.abroad.host_country import country_name
from impactcalc.impact.abroad.hosts import HostTables
from impactcalc.impact.abroad.world import World
from impactcalc.impact.carried_prices import carried_to_report, carried_to_table
from impactcalc.impact.checks.finding import Findings
from impactcalc.impact.effects.home import Home, PlaceOfStudy
from impactcalc.impact.effects.net_new import Ledger
from impactcalc.impact.fiscal.fiscal import FiscalEffects, knows_own_income_tax
from impactcalc.impact.rows.activities import SHARES, Activities
from impactcalc.impact.rows.blank_kinds import blank_kinds
from impactcalc.impact.rows.daily import circumstances, day_of
from impactcalc.impact.rows.deals import DEAL_SHARES, DealsAccount
from impactcalc.impact.rows.in_kind import AS_STATED, InKind
from impactcalc.impact.rows.price_basis import BasisLine, PriceBasis
from impactcalc.impact.survey.rests_on import rests_on
from impactcalc.known.anchors import BESIDE_A_VISITOR, anchors, anchors_of
from impactcalc.known.periods import year_words
from impactcalc.known.profiles import AMOUNT_WORDS, PER_WORDS
from impactcalc.known.segments import AnyProfile, Segment
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.study.study import Study
from impactcalc.words.en.anchors import found_words, whose


@dataclass(frozen=True, slots=True)
class Assumption:
    """One thing that the result rests on. `topic` groups them, `value` is as a reader sees it."""

    topic: str
    what: str
    value: str
    source: str


def list_assumptions(f: Findings) -> tuple[Assumption, ...]:
    """All assumptions in reading order."""
    places, basis, activities, prices = f.home.places, f.basis, f.activities, f.prices
    return (
        *(line for here in places for line in _economy(here.economy, here.reason)),
        *_prices(basis),
        *_carried(f.home, {line.year for line in basis.lines}, basis.report_year, prices),
        *_net_new(activities, f.ledger),
        *(line for here in places for line in _bridge(activities, here)),
        *_profiles(f.study, activities, prices),
        *_hosts(f.world, f.hosts, prices),
        *_trips(activities),
        *_world(f.world),
        *_taxes(f.home, f.fiscal),
        *_in_kind(f.in_kind),
        *_who_counted(f.study, f.in_kind),
        *_deals(f.deals, f.home, basis, prices),
        *(Assumption("Survey", *line) for line in (rests_on(f.survey) if f.survey is not None else ())),
        *_reading(f.study, activities),
    )


def _economy(economy: Economy, reason: str) -> Iterator[Assumption]:
    yield Assumption("Table", "multipliers", f"{economy.called}: {economy.title}", "; ".join(economy.sources))
    yield Assumption("Table", "why this table", reason, "the study's place and year")
    yield Assumption(
        "Table", "valuation", f"{economy.valuation} prices of {economy.year}, {economy.currency}", economy.title
    )
    yield Assumption("Table", "jobs", economy.jobs_basis, economy.title)
    yield Assumption("Table", "full-time equivalents", *_full_time(economy))
    if economy.households is not None:
        share = economy.households.contribution_share
        yield Assumption(
            "Households",
            "pay that goes to social insurance",
            f"{share:.2%} of compensation",
            economy.household_sources.get("contribution_share", economy.title),
        )
        spent = float(economy.households.column.sum())
        yield Assumption(
            "Households",
            "spent on domestic output" if economy.nation is None else "spent on output of the place",
            f"{spent:.2%} of personal income",
            economy.household_sources.get("personal_income", economy.title),
        )
    for what, value in economy.facts.items():
        yield Assumption("Table", what, value, economy.title)


def _full_time(economy: Economy) -> tuple[str, str]:
    worked = economy.working_time
    if worked is None or "jobs_fte" not in economy.measures:
        return "not known: the multipliers do not tell how long a job is", economy.title
    value = (
        f"jobs by industry times the hours per job of {worked.year}, over a full-time year of "
        f"{worked.full_time_year:,.6g} hours; the self-employed have the hours of their industry's employees"
    )
    return value, f"{worked.source}; a full-time year: {worked.full_time_source}"


def _prices(basis: PriceBasis) -> Iterator[Assumption]:
    table, report = basis.table_year, basis.report_year
    for line in basis.lines:
        if line.sources:
            yield _price(line, basis)
    if table != report:
        value = f"x {basis.report_over_table:.6g}; jobs are not affected"
        yield Assumption("Prices", f"results from {table} to {basis.report_words} prices", value, basis.report_source)


def _carried(home: Home, years: set[int], report_year: int, prices: Prices) -> Iterator[Assumption]:
    """Years that no deflator is published for, where anything rests on them."""
    economy = home.main.economy
    for line in carried_to_table(economy, years, prices):
        yield Assumption("Prices", *line[1:])
    for line in carried_to_report(economy.country, years, report_year, prices):
        yield Assumption("Prices", *line[1:])


def _price(line: BasisLine, basis: PriceBasis) -> Assumption:
    value = (
        f"1 {line.currency} = {line.exchange_rate:.6g} {basis.home_currency}; "
        f"x {line.to_table:.6g} to {basis.table_year}, x {line.to_report:.6g} to {basis.report_words} prices"
    )
    return Assumption("Prices", f"{line.currency} of {year_words(line.year)}", value, "; ".join(line.sources))


def _net_new(activities: Activities, ledger: Ledger) -> Iterator[Assumption]:
    for name in SHARES:
        stated = ledger.stated[name]
        home = ~activities.abroad & ~activities.local_money
        label = name.replace("_", " ")
        values = activities.shares[name][stated & home & ~np.isnan(activities.shares[name])]
        if len(values):
            yield Assumption("Net new", label, f"{_spread(values)} in {_rows(len(values))}", "the workbook, as typed")
        blank = int(np.count_nonzero(home & ~stated))
        if blank:
            yield Assumption(
                "Net new",
                label,
                f"not stated in {_rows(blank)}: nothing taken off",
                "the workbook; result headed 'at most'",
            )
            yield from _anchored(name, blank_kinds(activities, home & ~stated & (ledger.net_new > 0)))
    if activities.local_money.any():
        count = int(np.count_nonzero(activities.local_money))
        yield Assumption(
            "Net new", "budget paid from local money", f"{_rows(count)}: contribution, net new 0", "methods, section 3"
        )


def _anchored(share: str, kinds: frozenset[str]) -> Iterator[Assumption]:
    """What published studies found of a share that is blank; that none is at hand is said too."""
    found, what = anchors_of(share, kinds), f"{share.replace('_', ' ')}: what studies found"
    for anchor in found:
        yield Assumption("Net new", what, f"{found_words(anchor)}; for comparison, not used", whose(anchor))
    for anchor in anchors_of(BESIDE_A_VISITOR, kinds) if share == "resident_share" else ():
        beside = "resident share: what studies found of a resident's spending"
        yield Assumption("Net new", beside, f"{found_words(anchor)}; for comparison, not used", whose(anchor))
    if not found:
        none = f"of the {len(anchors())} findings at hand (docs/spending.md) none speaks of it"
        yield Assumption("Net new", what, "no published study of it is at hand", none)


def _bridge(activities: Activities, here: PlaceOfStudy) -> Iterator[Assumption]:
    economy, bridge = here.economy, here.economy.spending_bridge()
    used = activities.amounts[here.rows].sum(axis=0) > 0
    margins, goods = bridge.local("margin").sum(axis=0), bridge.local("good").sum(axis=0)
    for at, category in enumerate(CATEGORIES):
        column = bridge.categories.index(category.code)
        if not used[at]:
            continue
        if margins[column] > 0:
            value = (
                f"{margins[column]:.1%} trade and transport margins, {goods[column]:.1%} goods made in the place, "
                f"{bridge.leakage[column]:.1%} goods from elsewhere"
            )
        elif bridge.leakage[column] > 0:
            value = f"{1 - bridge.leakage[column]:.1%} produced in the place, {bridge.leakage[column]:.1%} elsewhere"
        elif bridge.wages[column] > 0:
            value = "paid to residents: enters the induced effect only, net of social contributions"
        else:
            value = "bought on the spot, whole"
        yield Assumption("Where a purchase goes", category.label, value, f"bridge of {economy.called}")


def _profiles(study: Study, activities: Activities, prices: Prices) -> Iterator[Assumption]:
    supplied = activities.daily_assumed
    for name in sorted({str(name) for name in activities.profile if name}):
        profile = study.profiles[name]
        weakness = _weakness(profile)
        if profile.spread is not None and (supplied & (activities.profile == name)).any():
            far = f"{profile.spread.in_words} of the amount in use"
            yield Assumption("Profiles", f"{name}: how far sources lie apart", far, profile.spread.source)
        if isinstance(profile, Segment):
            parts = ", ".join(part.in_words for part in profile.parts)
            yield Assumption("Profiles", f"{name}: {profile.title}", parts, weakness)
            continue
        split = ", ".join(f"{code} {share:.1%}" for code, share in profile.shares.items())
        yield Assumption("Profiles", f"{name}: {profile.title}", split, weakness)
        rows = int(np.count_nonzero((activities.profile == name) & supplied))
        if rows and profile.daily_amount is not None:
            of = f"{profile.currency} of {year_words(profile.year)}"
            value = f"{profile.daily_amount:,.2f} {of} {PER_WORDS[profile.per]}, in {_rows(rows)}"
            yield Assumption("Profiles", f"{name}: {AMOUNT_WORDS[profile.per]}", value, weakness)
    for name, there, at in circumstances(
        activities.profile,
        study.profiles,
        place=activities.stated_place,
        country=activities.partner_country,
        city=activities.partner_city,
        abroad=activities.outbound,
        days=activities.days,
        year=activities.year,
        currency=activities.currency,
    ):
        profile = study.profiles[name]
        if isinstance(profile, Segment):
            day = day_of(profile, there, prices)
            taken = "the day's spending" if supplied[at].any() else "only the split, as the rows state their sums"
            value = f"{day.in_words(there.currency)}, {day.amount:,.2f} in all; {taken} in {_rows(len(at))}"
            stay = "" if there.overnight else ", for the day"
            yield Assumption("Profiles", f"{name} in {there.where}, {year_words(there.year)}{stay}", value, day.source)
        elif supplied[at].any():
            day = day_of(profile, there, prices)
            if day.carried:
                value = f"{day.amount:,.2f} {there.currency} {PER_WORDS[profile.per]}"
                where = f", {there.where}" if there.place else ""
                what = f"{name}: {AMOUNT_WORDS[profile.per]} in {year_words(there.year)}{where}"
                yield Assumption("Profiles", what, value, day.carried)


def _weakness(profile: AnyProfile) -> str:
    """Where a profile's figures are from, of whom they are, and what to know before relying on them."""
    quoted = "" if profile.quoted in profile.weakness else f" {profile.quoted}"
    unit = f" Per {profile.unit}." if profile.unit and not profile.unit.startswith("share") else ""
    return f"{profile.source}.{unit}{quoted} {profile.weakness}"


def _hosts(world: World, hosts: HostTables, prices: Prices) -> Iterator[Assumption]:
    """The tables that spending abroad goes through, and what they rest on."""
    for (_, year), table in sorted(hosts.items(), key=lambda one: one[0]):
        for line in carried_to_table(table.economy, (year,), prices):
            yield Assumption("Abroad", *line[1:])
    for host in world.countries[1:]:
        if not host.own_table:
            why = "no table of the country" if host.iso3 else "the partner country is blank"
            yield Assumption("Abroad", f"{host.name}: multipliers", "none: direct spending only", why)
        for name in host.tables:
            economy = next(
                t.economy for (iso3, _), t in sorted(hosts.items()) if (iso3, t.economy.name) == (host.iso3, name)
            )
            value = f"{name}: {economy.title}; the table nearest to the year of the spending"
            yield Assumption("Abroad", f"{host.name}: multipliers", value, "; ".join(economy.sources))
            for what, fact in economy.facts.items():
                yield Assumption("Abroad", f"{host.name}, {name}: {what}", fact, economy.title)


def _trips(activities: Activities) -> Iterator[Assumption]:
    before = activities.outbound & (activities.home_amounts.sum(axis=1) > 0)
    if before.any():
        yield Assumption(
            "Abroad",
            "fares and travel agents of trips",
            f"bought at home before the trip, by residents: {_rows(int(np.count_nonzero(before)))}; a foreign "
            "airline's part of a fare leaks, at the share of the table's bridge",
            "methods, section 8",
        )


def _world(world: World) -> Iterator[Assumption]:
    for host in world.countries:
        for year, ratio, source in host.price_level_ratios:
            yield Assumption(
                "Purchasing power",
                f"{country_name(host.iso3)} {year_words(year)}: price level ratio (US = 1)",
                f"{ratio:.6g}",
                source,
            )
        if host.ppp_direct is None:
            yield Assumption("Purchasing power", host.name, "not converted", host.why_not_converted)


def _taxes(home: Home, fiscal: FiscalEffects) -> Iterator[Assumption]:
    for tax in fiscal.taxes:
        own = "; comes to the city's own budget" if tax.own_budget else ""
        value = f"{tax.rate * 100:.6g} % of the price before tax, in {tax.place}; {tax.level}, to {tax.collector}{own}"
        yield Assumption("Taxes", f"{tax.name}, on {', '.join(tax.categories)}", value, tax.source)
    shares = home.main.economy.fiscal
    if shares is None:
        yield Assumption("Taxes", "levels of government", "no shares at hand: not split", home.main.economy.title)
        return
    for name, what in FISCAL_NAMES.items():
        share = getattr(shares, name)
        yield Assumption("Taxes", what, f"{share.value:.2%}", share.source)
    yield Assumption(
        "Taxes",
        "what the rates on income are applied to",
        "labour income of the model, compensation of employees. The rates are averages over all personal income, not "
        f"what the next unit of pay is taxed; state and local income tax is {_whose_income_tax(home)}",
        "methods, section 6",
    )


def _in_kind(in_kind: InKind) -> Iterator[Assumption]:
    """How what was given is valued."""
    for line in in_kind.lines:
        if line.value == line.value:
            each = "" if line.rule == AS_STATED else f", {line.unit_value:,.2f} {line.currency} each"
            what = (
                f"{line.id}: value of {line.quantity:,.6g} {line.unit}" if line.quantity == line.quantity else line.id
            )
            yield Assumption("In kind", what, f"{line.rule}{each}", line.source or f"sheet In kind, row {line.row}")


def _deals(account: DealsAccount | None, home: Home, basis: PriceBasis, prices: Prices) -> Iterator[Assumption]:
    """How deals count, and what only they rest on: places, rates, industries as they were understood."""
    if account is None:
        return
    yield Assumption(
        "Deals",
        "what is claimed",
        "amount x probability x attribution share x (1 - displaced share), at constant prices of the price year and "
        "without discounting; a one-off amount is spread evenly over its years",
        "methods, section 1",
    )
    yield Assumption(
        "Deals",
        "an amount with an industry",
        f"a sale of that industry's own output at {account.home.main.economy.valuation} prices, all of it local final "
        "demand: no margin, tax or leakage comes off",
        "methods, section 6",
    )
    for name in DEAL_SHARES:
        values, label = account.sheet.numbers(name), name.replace("_", " ")
        known = values[~np.isnan(values)]
        if len(known):
            yield Assumption("Deals", label, f"{_spread(known)} in {_rows(len(known))}", "the workbook, as typed")
        if len(known) < len(values):
            blank = f"not stated in {_rows(len(values) - len(known))}: nothing taken off"
            yield Assumption("Deals", label, blank, "the workbook; page headed 'at most'")
    named = (account.sheet.words("industry"), account.industry, account.industry_name)
    for text, code, name in sorted(set(zip(*(words.tolist() for words in named), strict=True))):
        if text:
            yield Assumption("Deals", f"industry {text}", f"{code}: {name}", account.home.main.economy.title)
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


def _spread(values: Floats) -> str:
    return f"{values.min():.0%}" if values.min() == values.max() else f"{values.min():.0%} to {values.max():.0%}"


def _who_counted(study: Study, in_kind: InKind) -> Iterator[Assumption]:
    """Who counted what is on lines of its own and has no value that would say so."""
    given = {
        "Volunteers": study.sheets["Volunteers"].words("source").tolist(),
        "In kind": [line.source for line in in_kind.lines if math.isnan(line.value)],
    }
    for topic, sources in given.items():
        for source, count in sorted(Counter(str(one) for one in sources if one).items()):
            yield Assumption(topic, "who counted it", _rows(count), source)


def _reading(study: Study, activities: Activities) -> Iterator[Assumption]:
    days = activities.days == 0
    if days.any():
        count = int(np.count_nonzero(days))
        yield Assumption(
            "Reading", "0 nights or days", f"counted as one day of spending in {_rows(count)}", "a day visit"
        )
    for note in study.notes:
        where = "!".join(part for part in (note.sheet, note.cell) if part) or "workbook"
        more = f" ({note.cells} cells)" if note.cells > 1 else ""
        yield Assumption("Reading", where, f"{note.value}: {note.meaning}{more}".lstrip(": "), "the workbook, as read")


def _rows(count: int) -> str:
    return f"{count} row{'' if count == 1 else 's'}"


def _whose_income_tax(home: Home) -> str:
    own = [knows_own_income_tax(here.economy) for here in home.places]
    if all(own):
        return "that of the place's own state, none where it has none"
    return "that of the places' own states where a place lies in them" if any(own) else "the average of the nation"
