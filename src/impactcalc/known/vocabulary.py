"""The words that a study may use: spending categories, networks, purposes, kinds of exchange."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """A spending category, after the products of the tourism satellite account (TSA: RMF 2008, annex)."""

    code: str
    label: str
    meaning: str


CATEGORIES: tuple[Category, ...] = (
    Category("accommodation", "Accommodation", "hotels, guest houses, hostels, short lets"),
    Category("food_service", "Food service", "restaurants, cafes, bars, catering"),
    Category("groceries", "Groceries", "food and drink from shops"),
    Category("air_travel", "Air travel", "air fares; only the home carriers' share counts"),
    Category("rail_travel", "Rail travel", "long-distance trains"),
    Category("road_travel", "Road travel", "long-distance coaches"),
    Category("water_travel", "Water travel", "ferries and cruises"),
    Category("local_transport", "Local transport", "taxis, buses, metro, ride-hailing"),
    Category("vehicle_rental", "Vehicle rental", "rented cars, vans, bicycles"),
    Category("fuel", "Fuel", "petrol and diesel at the pump"),
    Category("travel_agency", "Travel agency", "agents' and tour operators' own services"),
    Category("culture", "Culture", "museums, theatres, concerts, guides"),
    Category("sport_recreation", "Sport and recreation", "sports, parks, amusements"),
    Category("shopping", "Shopping", "clothes, gifts, souvenirs and other goods from shops"),
    Category("education", "Education", "tuition and course fees"),
    Category("housing", "Housing", "rent of rooms and flats for longer stays"),
    Category("health", "Health", "doctors, dentists, hospitals"),
    Category("telecom", "Telecommunications", "phone and internet"),
    Category("venue", "Venue", "hire of halls, rooms and grounds"),
    Category("event_services", "Event services", "organisers, stands, stage, security, staff agencies"),
    Category("advertising", "Advertising", "advertising and public relations"),
    Category("printing", "Printing", "printed matter"),
    Category("professional", "Professional services", "interpreters, consultants, accountants"),
    Category("insurance", "Insurance", "travel, event and liability cover"),
    Category("government_fees", "Government fees", "permits, visas, public services paid for"),
    Category(
        "local_wages",
        "Wages paid to residents",
        "wages paid directly to local people; induced effect only",
    ),
    Category("other", "Other", "services that fit nowhere else"),
)
CATEGORY_CODES: tuple[str, ...] = tuple(category.code for category in CATEGORIES)
# Words of the meanings that say nothing of one category alone.
_NO_CLUE = frozenset({
    "and", "drink", "drinks", "else", "from", "goods", "longer", "nowhere", "other", "own", "paid", "public", "service",
    "services",
})  # fmt: skip


def categories_meant(text: str) -> tuple[str, ...]:
    """Codes of the categories whose label or meaning holds words of a text: catering is food_service. Only to suggest;
    those with the most words first, no more than three."""
    words = _stems(text)
    shared = {category.code: len(words & _stems(f"{category.label} {category.meaning}")) for category in CATEGORIES}
    found = sorted((code for code, count in shared.items() if count), key=lambda code: -shared[code])
    return tuple(found[:3])


def _stems(text: str) -> set[str]:
    """The words of a text that tell something, without the s of a plural."""
    words = (word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 2 and word not in _NO_CLUE)
    return {word.removesuffix("s") for word in words}


NETWORKS: tuple[str, ...] = (
    "Sister Cities International",
    "C40",
    "ICLEI",
    "UCLG",
    "Resilient Cities Network",
    "Mayors Migration Council",
    "UNESCO Creative Cities",
    "Mercociudades",
    "UCCI",
    "U20",
)

PURPOSES: tuple[str, ...] = (
    "economic development",
    "brand and identity",
    "culture",
    "environment",
    "investment and tourism",
    "sharing experience",
    "humanitarian",
)

EXCHANGE_KINDS: tuple[str, ...] = (
    "students",
    "youth",
    "artists",
    "municipal staff",
    "professionals",
    "trade mission",
    "other",
)

DEAL_KINDS: tuple[str, ...] = ("export", "inward_investment", "joint_project")
DEAL_PHASES: tuple[str, ...] = ("one_off", "yearly")

# What is given and not paid for, and what one of it is; the rules by which it may be valued.
IN_KIND_KINDS: tuple[str, ...] = ("host_family_nights", "gift", "pro_bono")
IN_KIND_RULES: tuple[str, ...] = ("gsa_lodging",)

EVENT_KINDS: tuple[str, ...] = (
    "festival",
    "conference",
    "summit",
    "exhibition",
    "tournament",
    "gala",
    "other",
)
