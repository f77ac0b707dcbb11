"""What is known of the taxes on what visitors buy in a place: offered, to be confirmed, never counted unseen."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from impactcalc.datapackage import DataPackage, read_package
from impactcalc.known.countries import fold
from impactcalc.known.places import country_of, place_title
from impactcalc.known.states import STATES
from impactcalc.resources import shipped

OFFERED = "Offered by impactcalc"  # what the source of a line that was offered begins with
WAITING = "please confirm"
# What organisers and firms buy, and visitors do not: who buys it may reclaim a value added tax.
OF_ORGANISERS = ("venue", "event_services", "advertising", "printing", "professional")
RECLAIMED = "answer yes; where those who pay reclaim it, type 0 as the rate first, and no tax comes off"
_AS_OF = re.compile(rf"{OFFERED}: .*, of (?:about )?(?:\d{{4}} to )?(\d{{4}})")
_SINCE = re.compile(rf"{OFFERED}: .*\(since (\d{{4}}-\d\d-\d\d)\)")


@dataclass(frozen=True, slots=True)
class TaxRate:
    """A tax that is offered: `rate` a part of the price before tax. `confirmed`: it was corroborated, so it counts."""

    name: str
    rate: float
    categories: str
    level: str
    collector: str
    own_budget: bool
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """What is known of a place: its taxes, and what cannot be a line. `city` is the city whose taxes are among them,
    `cities` those whose taxes are known in the place where none was named."""

    city: str
    rates: tuple[TaxRate, ...]
    remarks: tuple[str, ...]
    cities: tuple[str, ...] = ()


def offered_taxes(place: str, named: str = "", year: int | None = None) -> Offer:
    """The taxes of a place identifier. `named` is what was typed: "Fort Worth, TX" has that city's own taxes too.

    Of a value added tax the rate of the year, or that in force. Rates of a metro or county are those of its state:
    each city in it has its own.
    """
    if country_of(place) != "US":
        country = country_of(place)
        rows = [row for row in _lines().get(country, ()) if _in_force(row, year)]
        return Offer("", tuple(rate for row in rows for rate in _by_buyer(_rate(row))), _remarks().get(country, ()))
    states = _states(place)
    if len(states) != 1:
        return Offer("", (), ())
    state = f"US-{states[0]}"
    city = _city(state, named)
    own, shared = _lines().get(f"{state}/{city}", ()) if city else (), _lines().get(state, ())
    # What is said of a bed in a city has the state's part in it.
    on = {row["categories"] for row in own}
    kept = [row for row in shared if not (row["categories"] == "accommodation" and "accommodation" in on)]
    remarks = (*_remarks().get(state, ()), *(_remarks().get(f"{state}/{city}", ()) if city else ()))
    rates = tuple(map(_rate, (*kept, *own)))
    if year is not None:  # of another year than the study's, also what is sure waits for an answer
        rates = tuple(
            replace(rate, confirmed=False, source=rate.source.replace("; corroborated", f"; {WAITING}"))
            if rate.confirmed and (as_of(rate.source) or year) > year + 1
            else rate
            for rate in rates
        )
    return Offer(city, rates, remarks, () if city else _cities(state))


def as_of(source: str) -> int | None:
    """The year of the rate of a line that was offered, from its source; None for other lines."""
    found = _AS_OF.match(source)
    return int(found[1]) if found else None


def in_force_since(source: str) -> str:
    """The day since which the rate of a line that was offered holds, from its source; "" where that is not said."""
    found = _SINCE.match(source)
    return found[1] if found else ""


def _states(place: str) -> list[str]:
    if place.startswith("US-"):
        return [place[3:]]
    parts = place.removeprefix("fips:").split("+") if place.startswith("fips:") else []
    titles = [place_title(f"fips:{code}") for code in parts] if parts else [place_title(place)]
    found = dict.fromkeys(code for title in titles for code in title.rpartition(", ")[2].split("-"))
    return [code for code in found if code in STATES]


def _city(state: str, named: str) -> str:
    name = fold(named.partition(",")[0])
    return next((city for city in _cities(state) if name and fold(city) == name), "")


@functools.cache
def _cities(state: str) -> tuple[str, ...]:
    return tuple(key.partition("/")[2] for key in _lines() if key.startswith(f"{state}/"))


def _in_force(row: Mapping[str, str], year: int | None) -> bool:
    """Whether a rate holds at the middle of a year; in no year named, whether it holds now."""
    if year is None:
        return row["last"] == ""
    middle = f"{year}-07-02"
    return row["first"] <= middle and (row["last"] == "" or middle < row["last"])


def _by_buyer(rate: TaxRate) -> Iterator[TaxRate]:
    """A value added tax on what visitors buy, and apart what organisers do: they say whether they reclaim it."""
    bought = rate.categories.split(", ")
    theirs = [code for code in bought if code in OF_ORGANISERS]
    visitors = [code for code in bought if code not in OF_ORGANISERS]
    if not theirs:
        yield rate
        return
    if visitors:
        yield replace(rate, categories=", ".join(visitors))
    source = rate.source.replace("; corroborated", f"; {WAITING}").replace(WAITING, f"{WAITING}: {RECLAIMED}", 1)
    yield replace(
        rate, name=f"{rate.name}, what organisers buy", categories=", ".join(theirs), source=source, confirmed=False
    )


def _rate(row: Mapping[str, str]) -> TaxRate:
    title, when = _sources()[row["source"]]
    since = f" (since {row['first']})" if row["first"] > "2014-01-01" else ""
    said = f"; {row['note']}" if row["note"] else ""
    confirmed = row["confirmed"] == "yes"
    ask = "corroborated" if confirmed else WAITING
    return TaxRate(
        row["name"],
        float(row["rate"]) / 100,
        row["categories"],
        row["level"],
        row["collector"],
        row["own"] == "yes",
        f"{OFFERED}: {title}, of {when}{since}; confidence {row['confidence']}; {ask}{said}",
        confirmed,
    )


# --- the package, each of its tables once and only when asked for ---


@functools.cache
def _package() -> DataPackage:
    return read_package(shipped("multipliers") / "tax_rates")


@functools.cache
def _lines() -> Mapping[str, list[Mapping[str, str]]]:
    header, rows = _package().table("lines")
    found: dict[str, list[Mapping[str, str]]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(dict(zip(header, row, strict=True)))
    return found


@functools.cache
def _remarks() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for place, remark in _package().table("remarks")[1]:
        found[place] = (*found.get(place, ()), remark)
    return found


@functools.cache
def _sources() -> Mapping[str, tuple[str, str]]:
    return {key: (title, when) for key, title, when, _ in _package().table("sources")[1]}
