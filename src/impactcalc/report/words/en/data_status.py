"""How old what is used for a place and a year is, and what that does: plain sentences, with figures where there are.

Every age is told against the year that was asked for, never against today: the same question has the same answer.
"""

from __future__ import annotations

from collections.abc import Iterator

from impactcalc.economy.package import available, load_table, national_tables
from impactcalc.economy.prices import Prices
from impactcalc.economy.regions.regional import jobs_for
from impactcalc.economy.regions.visitor_mix import standard_mix
from impactcalc.economy.table_economy import TableEconomy
from impactcalc.economy.table_years import table_choice
from impactcalc.known.countries import country_by_iso3, find_country
from impactcalc.known.nearest_year import nearest_year
from impactcalc.known.per_diem import per_diem_at
from impactcalc.known.places import country_of, place_title
from impactcalc.known.profiles import Profile
from impactcalc.known.segments import shipped_profiles
from impactcalc.known.tax_rates import as_of, offered_taxes
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.category_values import category_values
from impactcalc.words.en.inner import inner_phrase

US = "USA"


def status_lines(place: str, typed: str, year: int | None) -> Iterator[str]:
    """What a study of a place and a year would rest on; without a year, of the newest table of its country."""
    country = find_country(country_of(place))
    tables = national_tables(country_of(place))
    if year is None:
        year = max(tables) if tables else Prices.load().shipped_years("deflator", US)[-1]
    title = place_title(place, beside_code=True) or (country.name if country and place == country.iso2 else place)
    yield f"{title} ({place}), a study of {year}:"
    yield from _table(place, year)
    iso3 = country.iso3 if country else ""
    yield from _prices(iso3, country.currency if country else "", place, year)
    yield from _spending(place, year)
    yield from _taxes(place, typed, year)


def _table(place: str, year: int) -> Iterator[str]:
    choice = table_choice(country_of(place), year)
    if choice is None:
        yield (
            "  Table: none is shipped for this country; a package of your own takes its place, given to `impactcalc "
            "run --multipliers`."
        )
        return
    economy = load_table(choice.package, place)
    yield f"  Table: {choice.package}, of {choice.year}{_age(choice.year, year)}. {_moved(economy, year)}"
    others = [known for known in choice.years if known != choice.year]
    if others and "output" in economy.measures:
        beside = nearest_year(others, year)
        other = load_table(national_tables(country_of(place))[beside], place)
        one, two = _dollar(economy), _dollar(other)
        yield (
            f"    What the year of the table does: a standard visitor's dollar supports {one:.2f} of output by this "
            f"table, and {two:.2f} by the one of {beside}."
        )
    if economy.jobs_year != economy.year:
        yield (
            f"    Jobs by industry were counted in {economy.jobs_year} and moved on to {economy.year}: "
            "a rise of output per job that prices do not show makes jobs too many."
        )
    if economy.nation is not None:
        jobs = jobs_for(economy.nation, place)
        counted = "jobs" if "jobs" in jobs.unit else jobs.unit
        yield f"  Jobs of the place: {jobs.source}, of {jobs.year}{_age(jobs.year, year)}."
        yield (
            f"    {jobs.total:,} {counted}, {jobs.imputed_share:.1%} of them of an industry that is not published and "
            "was filled in; what the place makes itself is told by them, so what opened or closed since is not in it."
        )
    if economy.fiscal is not None:
        yield f"  Taxes by level of government: {economy.fiscal.state_production.source}."


def _dollar(economy: TableEconomy) -> float:
    kind = "II" if economy.households is not None else "I"
    values = category_values(economy, "output", kind)
    return float(values @ standard_mix([category.code for category in CATEGORIES]))


def _moved(economy: TableEconomy, year: int) -> str:
    ratio = Prices.load().deflator_ratio(economy.country, economy.year, year)
    if economy.year == year or ratio is None:
        return "Amounts of that year go in as they are." if economy.year == year else ""
    change = ratio.value - 1
    moved = f"{'rose' if change >= 0 else 'fell'} by {abs(change):.1%}"
    return (
        f"Prices {moved} from {economy.year} to {year}: amounts are brought to the table's prices before jobs "
        "are counted; how industries buy from each other is that year's."
    )


def _age(of: int, year: int) -> str:
    years = abs(year - of)
    if not years:
        return ", the study's own year"
    return f", {years} year{'' if years == 1 else 's'} {'before' if of < year else 'after'} the study"


def _prices(iso3: str, currency: str, place: str, year: int) -> Iterator[str]:
    prices = Prices.load()
    yield f"  Prices: package of version {prices.version}."
    for kind, subject, what in (
        ("deflator", iso3, "GDP deflator"),
        ("cpi", iso3, "Consumer prices"),
        ("exchange_rate", currency, f"Exchange rate of {currency}"),
        ("ppp_factor", iso3, "Purchasing power"),
        ("regional_price_parity", place, "Regional price level"),
    ):
        if not subject or (kind == "exchange_rate" and subject == "USD") or (kind == "cpi" and iso3 != US):
            continue
        years = prices.shipped_years(kind, subject)  # type: ignore[arg-type]
        if years and years[0] <= year <= years[-1]:
            yield f"    {what}: {years[0]} to {years[-1]}; {year} is in it."
        elif years:
            yield f"    {what}: {years[0]} to {years[-1]}; {year} is not in it{_outside(kind)}."
        elif kind != "regional_price_parity":
            yield f"    {what}: none is shipped{_outside(kind)}."
    index = prices.price_index(iso3)
    steps = index.carried(index.last, year) if year > index.last else 0
    if steps:
        factor = (1 + index.spread) ** steps - 1
        yield (
            f"    The deflator is carried on by {steps} year{'' if steps == 1 else 's'} to {year}: money of that year "
            f"may be off by {factor:.1%} in prices of another."
        )


def _outside(kind: str) -> str:
    return {
        "exchange_rate": ": a study with money of that year asks for it, on the sheet Rates",
        "ppp_factor": ": international dollars are worked out from the nearest year where they can be",
    }.get(kind, "")


def _spending(place: str, year: int) -> Iterator[str]:
    rate = per_diem_at(place, year)
    if rate is not None:
        yield (
            f"  Daily allowances: {inner_phrase(rate.source)}{_age(rate.year, year)}; a bed {rate.lodging:,.0f} and "
            f"meals {rate.meals:,.0f} US dollars."
        )
    years: dict[int, list[str]] = {}
    for name, profile in shipped_profiles().items():
        if profile.carries_amount and profile.year is not None:
            years.setdefault(profile.year, []).append(name)
    for of in sorted(years):
        yield f"  Profiles with amounts of {of}{_age(of, year)}: {', '.join(sorted(years[of]))}."
    splits = sorted({p.year for p in shipped_profiles().values() if isinstance(p, Profile) and not p.carries_amount})
    if splits:
        span = str(splits[0]) if len(splits) == 1 else f"{splits[0]} to {splits[-1]}"
        yield f"  Profiles that only split a sum are of {span}: what visitors buy shifts slowly, and is not moved."


def _taxes(place: str, typed: str, year: int) -> Iterator[str]:
    offer = offered_taxes(place, typed, year)
    if not offer.rates:
        yield "  Tax rates of the place: none is known here."
        return
    of = sorted({found for rate in offer.rates if (found := as_of(rate.source)) is not None})
    span = str(of[0]) if len(of) == 1 else f"{of[0]} to {of[-1]}"
    waiting = sum(not rate.confirmed for rate in offer.rates)
    yield (
        f"  Tax rates that a template offers: {len(offer.rates)}, of {span}; {waiting} of them to be confirmed. None "
        "counts before it stands on the sheet Taxes."
    )


def shipped_lines() -> Iterator[str]:
    """What is shipped, and how far it reaches, without a place."""
    by_country: dict[str, list[int]] = {}
    for name in available():
        head, _, tail = name.rpartition("-")
        by_country.setdefault(head or name, []).append(int(tail) if tail.isdigit() else 0)
    for head, years in by_country.items():
        named = country_by_iso3(US) if head == "us" else None
        yield f"  Tables {head}{f' ({named.name})' if named else ''}: {', '.join(map(str, sorted(years)))}."
    prices = Prices.load()
    deflators = prices.shipped_years("deflator", US)
    yield f"  Prices {prices.version}: US deflator {deflators[0]} to {deflators[-1]}."
    yield "  Give a place and a year to see what a study rests on: impactcalc data status --place US-TX --year 2024"
