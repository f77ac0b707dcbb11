"""A person's day of spending by a profile: by category, in the place, the year and the money of a row."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from impactcalc.arrays import Floats, Objects
from impactcalc.economy.prices import Prices, Rate, RateKind
from impactcalc.economy.prices.spans import blended, moved_only, together
from impactcalc.facts.fact import OriginFact
from impactcalc.facts.origins import days as facts
from impactcalc.facts.origins.power import MiddleLevel
from impactcalc.facts.origins.prices import PricesByItem, SameYear
from impactcalc.facts.origins.rates import Quotient
from impactcalc.facts.problems.runs import ProfileNotCarried, ProfileWithoutPerDiem
from impactcalc.known.countries import country_by_iso3, find_country
from impactcalc.known.per_diem import PerDiem, per_diem_abroad, per_diem_at
from impactcalc.known.periods import calendar_year, is_fiscal
from impactcalc.known.places import country_of, named
from impactcalc.known.profiles import Profile
from impactcalc.known.segments import AnyProfile, Segment
from impactcalc.known.vocabulary import CATEGORY_CODES

Rows = npt.NDArray[np.int64]


class Circumstances(NamedTuple):
    """What a day's spending depends on beside the profile: a place at home, or a country and city abroad; a bed or
    none; the year and the currency of the row."""

    place: str
    country: str
    city: str
    overnight: bool
    year: int
    currency: str

    @property
    def where(self) -> str:
        """The place in words."""
        if self.place:
            return named(self.place)
        country = country_by_iso3(self.country)
        return ", ".join(part for part in (self.city, country.name if country else self.country) if part)


@dataclass(frozen=True)
class Day:
    """`shares` (categories,) sum to 1; `amount` is per person and day, or stay as the profile has it, in the row's
    currency and year, nan where the profile has none; `source` says whose rate it is and how it came to the year, None
    for a published profile; `carried` how the amount of a published profile came to the year and the currency, None
    where it had to do neither.

    `split` (categories,) are the shares of a sum that the row states: those of a published profile as they are
    published, since the sum says what the amounts came to.
    """

    shares: Floats
    amount: float
    source: OriginFact | None = None
    carried: OriginFact | None = None
    published: Floats | None = None

    @property
    def split(self) -> Floats:
        """The shares of a sum that the row states."""
        return self.shares if self.published is None else self.published

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """The amounts by category, those that there are."""
        parted = zip(CATEGORY_CODES, self.shares.tolist(), strict=True)
        return tuple((code, self.amount * share) for code, share in parted if share > 0)


class CannotSayError(ValueError):
    """A day's spending that is not known; carries what is wrong."""

    def __init__(self, faults: Sequence[ProfileNotCarried | ProfileWithoutPerDiem]) -> None:
        super().__init__(faults)
        self.faults = tuple(faults)


def circumstances(
    names: Objects,
    profiles: Mapping[str, AnyProfile],
    *,
    place: Objects,
    country: Objects,
    city: Objects,
    abroad: npt.NDArray[np.bool_],
    days: Floats,
    year: npt.NDArray[Any],
    currency: Objects,
) -> Iterator[tuple[str, Circumstances, Rows]]:
    """The rows that name a profile, by profile and by what it depends on: a published one on the place only as far as
    US prices have series of their own there."""
    rows = np.flatnonzero(names != "")
    if not len(rows):
        return
    local = {name for name, profile in profiles.items() if isinstance(profile, Segment)}
    of_place = np.fromiter((name in local for name in names[rows].tolist()), dtype=bool, count=len(rows))
    moved = {name for name, profile in profiles.items() if _moves_by_item(profile)}
    priced = np.fromiter((name in moved for name in names[rows].tolist()), dtype=bool, count=len(rows))
    with_series = {name: Prices.load().item_place(name) for name in dict.fromkeys(place[rows].tolist())}
    series = np.array([with_series[name] for name in place[rows].tolist()], dtype=object)
    away = abroad[rows]
    columns: list[npt.NDArray[Any]] = [
        names[rows],
        np.where(away, "", np.where(of_place, place[rows], np.where(priced, series, ""))),
        np.where(of_place & away, country[rows], ""),
        np.where(of_place & away, city[rows], ""),
        ~of_place
        | (days[rows] != 0),  # nothing said counts as a night; days and nights are asked for where they matter
        year[rows].astype(np.int64),
        currency[rows],
    ]
    code = np.zeros(len(rows), dtype=np.int64)
    for column in columns:
        seen: dict[Any, int] = {}
        own = np.fromiter((seen.setdefault(v, len(seen)) for v in column.tolist()), dtype=np.int64, count=len(rows))
        code = np.unique(code * len(seen) + own, return_inverse=True)[1]
    order = np.argsort(code, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(code[order])) + 1):
        name, *circumstances = (column[members[0]] for column in columns)
        at_home, country_there, city_there, overnight, when, money = circumstances
        found = Circumstances(at_home, country_there, city_there, bool(overnight), int(when), money)
        yield name, found, rows[members]


def day_of(profile: AnyProfile, there: Circumstances, prices: Prices, *, with_amount: bool = True) -> Day:
    """A day's spending. CannotSayError where a rate or a per diem is missing.

    A published profile's amount is what people paid, so it is moved with the consumer prices of its country (its
    GDP deflator where those are not at hand) and market rates; without an amount its split needs no rates.
    """
    if isinstance(profile, Segment):
        return _of_segment(profile, there, prices)
    shares = np.array([profile.shares.get(code, 0.0) for code in CATEGORY_CODES])
    if profile.daily_amount is None or not with_amount:
        return Day(shares, float("nan"))
    own, other = prices.market_rate(profile.currency, there.year), prices.market_rate(there.currency, there.year)
    parts = {code: profile.daily_amount * share for code, share in profile.shares.items()}
    moved = moved_amounts(parts, profile.economy, there.place, (profile.year, there.year), prices)
    if moved is None or own is None or other is None:
        raise _missing(
            profile,
            there,
            prices,
            (Rate(1.0, SameYear()) if moved else None, "deflator", profile.economy),
            (own, "exchange_rate", profile.currency),
            (other, "exchange_rate", there.currency),
        )
    carried: list[OriginFact] = []
    total = sum(moved[0].values())
    if moved[1] is not None:
        carried.append(facts.AmountMoved(profile.year, total / profile.daily_amount, there.year, moved[1]))
    if profile.currency != there.currency:
        quoted = ((other, there.currency), (own, profile.currency))
        sources = Quotient(tuple(rate.source for rate, code in quoted if code != "USD"))
        rate = other.value / own.value
        carried.append(facts.RateOfExchange(profile.currency, rate, there.currency, sources))
    how = together(carried) if carried else None
    if moved[1] is None:
        return Day(shares, profile.daily_amount * other.value / own.value, carried=how)
    now = np.array([moved[0].get(code, 0.0) for code in CATEGORY_CODES]) / total
    return Day(now, total * other.value / own.value, carried=how, published=shares)


def _moves_by_item(profile: AnyProfile) -> bool:
    return not isinstance(profile, Segment) and profile.economy == "USA" and profile.daily_amount is not None


def moved_amounts(
    amounts: Mapping[str, float], economy: str, place: str, years: tuple[int, int], prices: Prices
) -> tuple[dict[str, float], OriginFact | None] | None:
    """What amounts by category of one year are in another, and how they came there (None: it is the same).

    In the United States each moves with its item of the CPI, in the metro of the place where there is a series;
    elsewhere all move with the economy's consumer prices, or its GDP deflator. None where neither is known.
    """
    start, end = years
    if start == end:
        return dict(amounts), None
    if economy != "USA":
        ratio = prices.consumer_ratio(economy, start, end)
        if ratio is None:
            return None
        return {code: value * ratio.value for code, value in amounts.items()}, ratio.source
    found = {code: prices.item_ratio(code, place, start, end) for code, value in amounts.items() if value > 0}
    ratios = {code: ratio for code, ratio in found.items() if ratio is not None}
    if len(ratios) < len(found):
        return None
    items = tuple(dict.fromkeys((ratio.source, ratio.value) for ratio in ratios.values()))
    moved = {code: value * ratios[code].value if code in ratios else 0.0 for code, value in amounts.items()}
    return moved, PricesByItem(prices.item_source(start, end), items)


def _of_segment(segment: Segment, there: Circumstances, prices: Prices) -> Day:
    amounts: dict[str, float] = {}
    said: list[OriginFact] = []
    if segment.local:
        rate = per_diem_at(there.place, calendar_year(there.year)) if there.place else None
        rate = rate if there.place else per_diem_abroad(there.country, there.city, calendar_year(there.year))
        if rate is None:
            raise CannotSayError([ProfileWithoutPerDiem(there.where, segment.name)])
        allowed = segment.of_per_diem(rate, there.overnight)
        moved = _moved_allowance(allowed, rate, there, prices)
        if moved is None:
            raise _missing(segment, there, prices, (None, "deflator", "USA"))
        said.append(facts.MovedAllowance(rate.source, moved[1]))
        for category, value in moved[0].items():
            amounts[category] = amounts.get(category, 0.0) + value
    if segment.year is not None:
        own, how = _own_amounts(segment, segment.year, there, prices)
        said.append(how)
        for category, value in own.items():
            amounts[category] = amounts.get(category, 0.0) + value
    money = prices.market_rate(there.currency, there.year)
    if money is None:
        raise _missing(segment, there, prices, (None, "exchange_rate", there.currency))
    if there.currency != "USD":
        said.append(facts.RateOfExchange("USD", money.value, there.currency, money.source))
    if not there.overnight:
        said.append(facts.NoBed())
    by_category = np.array([amounts.get(code, 0.0) for code in CATEGORY_CODES]) * money.value
    total = float(by_category.sum())
    return Day(by_category / total, total, together(said))


def _moved_allowance(
    allowed: Mapping[str, float], rate: PerDiem, there: Circumstances, prices: Prices
) -> tuple[dict[str, float], OriginFact | None] | None:
    """A per diem's amounts at the prices of the year: at home by item, abroad by `moved_dollars`."""
    if rate.economy == "USA":
        return moved_amounts(allowed, "USA", there.place, (rate.year, there.year), prices)
    moved = moved_dollars(rate.economy, rate.year, there.year, prices)
    if moved is None:
        return None
    how = None if moved.source == SameYear() else moved_only(moved.source)
    return {category: value * moved.value for category, value in allowed.items()}, how


def moved_dollars(economy: str, start: int, end: int, prices: Prices) -> Rate | None:
    """What US dollars spent in a country at prices of one year are in another.

    Abroad by the country's own prices (consumer prices where they are at hand, else its GDP deflator) and its market
    rates, since a bed is priced in the money of the place: in our trial, the rates of 2014 carried to 2024 this way
    miss the published ones by 17% in the middle case, and by US consumer prices by 33%. US consumer prices at home,
    and for the years that the country's series do not reach. None where those are missing too.
    """
    if start == end:
        return Rate(1.0, SameYear())
    if is_fiscal(end):
        return blended(end, lambda of: moved_dollars(economy, start, of, prices))
    first, last = _reach(economy, start, end, prices)
    before, after = prices.consumer_ratio("USA", start, first), prices.consumer_ratio("USA", last, end)
    if before is None or after is None:
        return None
    ratio, then, now = (
        prices.consumer_ratio(economy, first, last),
        prices.local_rate(economy, first),
        prices.local_rate(economy, last),
    )
    if first == last or not (ratio and then and now):
        whole = prices.consumer_ratio("USA", start, end)
        return Rate(whole.value, facts.DollarsByUsPrices(whole.value, end, whole.source)) if whole else None
    value = before.value * ratio.value * then.value / now.value * after.value
    others = tuple(r.source for r, moves in ((before, start != first), (after, last != end)) if moves)
    return Rate(value, facts.DollarsByOwnPrices(value, end, ratio.source, others))


def _reach(economy: str, start: int, end: int, prices: Prices) -> tuple[int, int]:
    """The years between two, nearest to each, in which an economy has both a price index and a market rate, in the same
    money; the same year twice where it has none. The index that reaches further, consumer prices if both do. The US has
    its own prices throughout."""
    reach = (start, start)
    if economy == "USA":
        return reach
    step = 1 if start < end else -1
    index = prices.price_index(economy)
    deflated = () if index.borrowed else tuple(index.reached)
    for reached in (prices.cpi_years(economy), deflated):
        years = [y for y in range(start, end + step, step) if y in reached and prices.local_rate(economy, y)]
        if len(years) < 2 or prices.local_unit(economy, years[0]) != prices.local_unit(economy, years[-1]):
            continue
        if abs(years[-1] - years[0]) > abs(reach[1] - reach[0]):
            reach = (years[0], years[-1])
    return reach


def _own_amounts(
    segment: Segment, start: int, there: Circumstances, prices: Prices
) -> tuple[dict[str, float], OriginFact]:
    """Its US amounts at the prices of the year, by item; abroad at the price level of the country."""
    country = _country_of(there)
    place = there.place if country == "USA" else ""
    moved = moved_amounts(segment.amounts(there.overnight), "USA", place, (start, there.year), prices)
    if moved is None:
        raise _missing(segment, there, prices, (None, "deflator", "USA"))
    said = facts.AmountsOf(start, there.year, moved[1])
    if country == "USA":
        return moved[0], said
    level = prices.price_level_ratio(country, there.year) or _middle_level(prices, there.year)
    if level is None:
        raise _missing(segment, there, prices, (None, "ppp_factor", country))
    how = facts.AtPriceLevel(said, level.value, level.source)
    return {category: value * level.value for category, value in moved[0].items()}, how


def _middle_level(prices: Prices, year: int) -> Rate | None:
    """The price level of the economy in the middle of all: for a country that has none of its own."""
    levels = prices.price_level_ratios(year)
    if not levels:
        return None
    return Rate(statistics.median(levels), MiddleLevel(len(levels), levels[0], levels[-1]))


def _country_of(there: Circumstances) -> str:
    if not there.place:
        return there.country
    country = find_country(country_of(there.place))
    return country.iso3 if country else ""


def _missing(
    profile: Profile | Segment,
    there: Circumstances,
    prices: Prices,
    *needed: tuple[Rate | None, RateKind, str],
) -> CannotSayError:
    year = calendar_year(there.year)
    return CannotSayError(
        [
            ProfileNotCarried(
                profile.per, profile.name, there.currency, there.year, prices.lacking(kind, subject, year)
            )
            for found, kind, subject in needed
            if found is None
        ]
    )
