"""A template that knows its place: Place is filled in, and the sheet Taxes has what is known of its taxes."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from impactcalc.known.places import country_of
from impactcalc.known.tax_rates import WAITING, Offer, offered_taxes
from impactcalc.study.sheets.template import fill_template
from impactcalc.words.speaking import speaking_to

UNITED_STATES = "USA"


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
    with speaking_to(UNITED_STATES if country_of(place) == "US" else ""):
        fill_template(path, rows)
    return offer
