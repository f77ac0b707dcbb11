"""What would be assumed that a visitor spends in a place, for the terminal."""

from __future__ import annotations

import textwrap

from impactcalc.economy.prices import Prices
from impactcalc.economy.regions.places import find_place
from impactcalc.impact.rows.daily import CannotSayError, Circumstances, day_of
from impactcalc.known.countries import find_country
from impactcalc.known.per_diem import per_diem_abroad, per_diem_at
from impactcalc.known.places import country_of
from impactcalc.known.segments import Segment, segments
from impactcalc.known.vocabulary import CATEGORY_CODES
from impactcalc.words.en.inner import inner_phrase
from impactcalc.words.speaking import wrong

LATEST = 2024  # the last year that every default reaches: US prices end there
WIDTH = 100


def spending_text(place: str, year: int = LATEST, *, city: str = "") -> str:
    """The per diem of a place identifier (or of a city in a country, as JP with Nagasaki) and what each kind of
    visitor would be taken to spend, per person and day. PackageError for a place that there is not."""
    abroad = country_of(place) != "US"
    country = find_country(country_of(place)) if abroad else None
    there = Circumstances("" if country else place, country.iso3 if country else "", city, True, year, "USD")
    title = there.where if abroad else place if place == "US" else f"{find_place(place).title} ({place})"
    rate = per_diem_abroad(country.iso3, city, year) if country else per_diem_at(place, year)
    lines = [f"{title}, {year}: what is assumed where a row has people and nights and names a profile", ""]
    if rate is None:
        lines.append("No per diem is known for this place.")
    else:
        season = f" ({rate.lodging_low:,.2f} to {rate.lodging_high:,.2f} by season)"
        by_season = season if rate.lodging_low < rate.lodging_high else ""
        lines += _wrapped(
            f"{inner_phrase(rate.source)}: room {rate.lodging:,.2f}{by_season}, meals {rate.meals:,.2f}, "
            f"incidentals {rate.incidentals:,.2f} US dollars of {rate.year}"
        )
    lines += ["", f"{'profile':20}{'USD a day':>10}  of which"]
    unknown: dict[str, list[str]] = {}  # what to do -> the profiles that it would help
    for name, kind in _kinds(abroad=abroad):
        try:
            day = day_of(kind, there, Prices.load())
        except CannotSayError as error:
            remedy = wrong(error.faults[0]).remedy.rstrip(".")
            lines.append(f"{name:20}{'not known':>10}  see below")
            unknown.setdefault(remedy, []).append(name)
            continue
        parts = sorted(zip(day.amount * day.shares, CATEGORY_CODES, strict=True), reverse=True)
        shown = ", ".join(f"{code} {amount:,.2f}" for amount, code in parts if amount > 0)
        lines += _wrapped(shown, f"{name:20}{day.amount:>10,.2f}  ")
    for remedy, names in unknown.items():
        lines += ["", *_wrapped(f"Not known: {', '.join(names)}. {remedy}.")]
    lines += [
        "",
        *_wrapped("Each is printed in the report with its source and its weakness; docs/spending.md lists them."),
    ]
    return "\n".join(lines)


def _kinds(*, abroad: bool) -> list[tuple[str, Segment]]:
    return [(name, kind) for name, kind in segments().items() if kind.abroad or not abroad]


def _wrapped(text: str, head: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=head, subsequent_indent=" " * len(head))
