"""A template that knows its place: Place is filled in, and the sheet Taxes has what is known of its taxes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from impactcalc.known.countries import find_country
from impactcalc.known.periods import first_day, is_fiscal, label_of, last_year
from impactcalc.known.places import country_of
from impactcalc.known.tax_rates import WAITING, Offer, offered_taxes
from impactcalc.study.sheets.template import fill_template


def write_place_template(path: Path, place: str, typed: str, year: int | None = None) -> Offer:
    """Write the blank workbook for a place identifier, `typed` as the user calls it; what was offered. Whole or not at
    all. `year` is the study's, where it was given."""
    offer = offered_taxes(place, typed, year)
    settings: dict[str, Any] = {"place": typed or place}
    if year is not None:
        settings["year"] = year
    rows: dict[str, list[Mapping[str, Any]]] = {"Study": [settings]}
    if offer.rates:
        rows["Taxes"] = [
            {
                "name": rate.name,
                "rate": rate.rate,
                "categories": rate.categories,
                "level": rate.level,
                "collector": rate.collector,
                "own_budget": "yes" if rate.own_budget else "no",
                "source": rate.source,
                "confirmed": "yes" if rate.confirmed else WAITING,
            }
            for rate in offer.rates
        ]
    fill_template(path, rows, examples_of(place, typed or place, year))
    return offer


def examples_of(place: str, called: str, year: int | None) -> Mapping[str, object]:
    """What stands in the example rows of a study of a place, by column; of the year only where it is known."""
    country = find_country(country_of(place))
    found: dict[str, object] = {"place": called}
    if country is not None:
        found |= {"country": country.name, "currency": country.currency}
        if country.iso2 == "JP":  # whose ties are with elsewhere
            found |= {"partner_city": "Leipzig", "partner_country": "Germany", "origin_country": "Germany"}
    if year is not None:
        first = first_day(year).year
        found |= {"year": label_of(year) if is_fiscal(year) else year, "report_year": last_year(year)}
        found |= {"first_year": first, "date": f"{first}-07-04", "issued": f"{first + 1}-03-31"}
    return found
