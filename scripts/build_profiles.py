"""Build the package of spending profiles from published splits of visitors' and students' spending.

    python scripts/build_profiles.py [--data ../shared/data] [--out multipliers/profiles]

Needs spending/ and prices/ of the folder of source tables; it is not part of the project, the package is.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from impactcalc.datapackage import Resource, write_package
from published_spending import OF_PARKS, PARKS_QUOTED, SECOND_HAND, TABLES, PublishedSpending, mean_shares
from source_tables import arguments, lacking

# category, amount or share, what the source calls it, and how far other sources' shares lie off (0, 0: not known)
Line = tuple[str, float, str, float, float]
IN_CITIES = "Park visitors in cities, without tickets: no survey of an event's own visitors at hand parts their spending as far."


@dataclass(frozen=True)
class Split:
    """A profile as the package has it; `daily` None where it has no amount, low and high are factors on it."""

    name: str
    title: str
    daily: float | None
    year: int
    unit: str
    quoted: str
    source: str
    weakness: str
    lines: tuple[Line, ...]
    low: float = 0.0
    high: float = 0.0
    spread_source: str = ""
    per: str = "day"


def main() -> int:
    options = arguments(__doc__, "multipliers/profiles").parse_args()
    if lacking(options.data, TABLES, "spending/ and prices/"):
        return 2
    build(options.data, options.out)
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    published = PublishedSpending(data)
    profiles = [
        _traveller(published),
        _event_visitor(published),
        _audience(published),
        _overnight(published),
        _day_visitor(published),
        _tournament(published),
        _business(published),
        _student(published),
    ]
    _write(folder, profiles)
    print(f"{folder}: {len(profiles)} profiles")


def _traveller(published: PublishedSpending) -> Split:
    traveller = published.split("us_travel_2016_all_travellers")
    motoring = traveller["Auto transportation"] / 2
    return Split(
        name="us_traveller",
        title="All travellers in the US, 2016",
        daily=None,
        year=2016,
        unit="share of all spending",
        quoted=SECOND_HAND,
        source="U.S. Travel Association, 2016 domestic and international travellers, via PPB 2018-03",
        weakness="All travellers, not sister-city visitors; public transport is taken as air travel and motoring as "
        "fuel and rental by halves, since the source does not part them.",
        lines=_lines(
            ("food_service", traveller["Food services"], "food services"),
            ("accommodation", traveller["Lodging"], "lodging"),
            ("air_travel", traveller["Public transportation"], "public transportation"),
            ("fuel", motoring, "auto transportation, half"),
            ("vehicle_rental", motoring, "auto transportation, half"),
            ("shopping", traveller["Retail"], "retail"),
            ("sport_recreation", traveller["Recreation/amusement"], "recreation, amusement"),
        ),
    )


def _event_visitor(published: PublishedSpending) -> Split:
    crompton = published.split("crompton_event_visitor")
    return Split(
        name="event_visitor",
        title="Visitors to an event, Crompton",
        daily=None,
        year=2010,
        unit="share of all spending",
        quoted=SECOND_HAND,
        source="Crompton 2010, Measuring the Economic Impact of Park and Recreation Services (NRPA), Exhibit 4-3",
        weakness="One event's visitors.",
        lines=_lines(
            ("accommodation", crompton["Hotel"], "hotel"),
            ("food_service", crompton["Restaurant"], "restaurant"),
            ("sport_recreation", crompton["Amusements"], "amusements"),
            ("groceries", crompton["Groceries"], "groceries"),
            ("fuel", crompton["Gas"], "gas"),
            ("shopping", crompton["Souvenirs"], "souvenirs"),
        ),
    )


def _audience(published: PublishedSpending) -> Split:
    audience = published.figures("arts_event_attendee", "nonlocal (other county)", "2005")
    local = published.figures("arts_event_attendee", "local resident", "2005")
    # What an audience's rest is spent on is printed only for residents; their proportions split the visitors' rest.
    rest, of_rest = audience["child_care+transport+other"], ("child_care", "local_transport", "other")
    rest_sum = sum(local[item] for item in of_rest)
    to_2024 = published.cpi(2005, 2024)
    one_county = published.figures("arts_event_attendee", "nonlocal (other county)", "2015")["TOTAL"]
    newest = published.in_2024("day visitor", "AEP6 Alachua non-local with bed")
    return Split(
        name="arts_event_visitor",
        title="Audience of an arts event from outside the county, 2005",
        daily=audience["TOTAL"],
        year=2005,
        unit="person and event, without the ticket",
        quoted=SECOND_HAND,
        source="Americans for the Arts, Arts & Economic Prosperity III (94,478 surveys), without the ticket",
        weakness="Per event, however many days it has; the rest (child care, transport, other) is split as residents split it. The "
        "two newer surveys at hand are of a county each and have no split.",
        lines=_lines(
            ("food_service", audience["meals_refreshments"], "meals and refreshments"),
            ("shopping", audience["gifts_souvenirs"], "gifts and souvenirs"),
            ("accommodation", audience["lodging"], "lodging"),
            ("local_transport", rest * local["local_transport"] / rest_sum, "local transport"),
            ("other", rest * (local["child_care"] + local["other"]) / rest_sum, "child care, other"),
        ),
        low=one_county * published.cpi(2015, 2024) / (audience["TOTAL"] * to_2024),
        high=newest / (audience["TOTAL"] * to_2024),
        spread_source="low: Arts & Economic Prosperity 5, Indian River County 2015; high: 6, Alachua County 2022, both "
        "second-hand; brought to 2024 with US consumer prices",
        per="stay",
    )


def _overnight(published: PublishedSpending) -> Split:
    shares = mean_shares(published.city_parks("LodgeOut"))
    # An audience shops more than park visitors do: Edinburgh's festivals.
    edinburgh = 0.19
    shares["shopping"] = (*shares["shopping"][:2], edinburgh)
    return Split(
        name="event_overnight",
        title="Visitors of an event who stay overnight, in paid lodging",
        daily=None,
        year=2024,
        unit="share of what a party spends a night",
        quoted=PARKS_QUOTED,
        source=f"{OF_PARKS}, visitors in paid lodging",
        weakness=f"{IN_CITIES} At the festivals of Edinburgh in 2022 shopping was {edinburgh:.0%} (second-hand).",
        lines=_of_surveys(shares),
    )


def _day_visitor(published: PublishedSpending) -> Split:
    return Split(
        name="event_day_visitor",
        title="Visitors of an event for the day, from elsewhere",
        daily=None,
        year=2024,
        unit="share of what a party spends a day",
        quoted=PARKS_QUOTED,
        source=f"{OF_PARKS}, non-local visitors for the day",
        weakness=IN_CITIES,
        lines=_of_surveys(mean_shares(published.city_parks("NLDay"))),
    )


def _tournament(published: PublishedSpending) -> Split:
    overnight, day = (mean_shares(published.city_parks(segment)) for segment in ("LodgeOut", "NLDay"))
    lodging = 0.21
    nights = lodging / overnight["accommodation"][0]
    montana = published.figures("tournament_visitor_MT", "all", "2012")["lodging"]
    mixed = {
        category: nights * overnight.get(category, _NONE)[0] + (1 - nights) * day.get(category, _NONE)[0]
        for category in sorted({*overnight, *day})
    }
    bed = (montana / lodging, overnight["accommodation"][0] / lodging)
    return Split(
        name="tournament_visitor",
        title="Visitors to a tournament, by day and overnight",
        daily=None,
        year=2024,
        unit="share of a trip; the parts are of parties",
        quoted=f"Lodging: {SECOND_HAND.lower()} {PARKS_QUOTED}",
        source=f"Lodging {lodging:.0%} of sports travellers' spending: Sports ETA, State of the Industry 2023; the rest "
        f"as day visitors and visitors in paid lodging spend, mixed so that lodging is that: {OF_PARKS}",
        weakness="The mix is our assumption: no split of a tournament's visitors is at hand that other sources bear "
        f"out. In Montana in 2012 lodging was {montana:.0%} and fuel 34% (second-hand).",
        lines=tuple(
            (category, share, _in_words(category), *(bed if category == "accommodation" else (0.0, 0.0)))
            for category, share in mixed.items()
        ),
    )


_NONE = (0.0, 0.0, 0.0)


def _business(published: PublishedSpending) -> Split:
    business = published.figures("business_traveller", "top 50 US cities", "2013")
    day = published.in_2024("delegate", "GBTA 2013, bed+car+meals")
    delegates = published.in_2024("delegate", "IACVB 1998")
    return Split(
        name="business_traveller",
        title="Business travellers in the 50 largest US markets, 2013",
        daily=business["TOTAL before tax"],
        year=2013,
        unit="person and day",
        quoted=SECOND_HAND,
        source="GBTA Foundation travel tax study 2013, average day before tax",
        weakness="Large cities; bed, car and meals only, before taxes on the sale.",
        lines=_lines(
            ("accommodation", business["hotel room"], "hotel room"),
            ("vehicle_rental", business["car rental"], "car rental"),
            ("food_service", business["meals"], "meals"),
        ),
        low=published.in_2024("delegate", "impactcalc 2024 Topeka") / day,
        high=delegates / day,
        spread_source="low: the US per diem of a town of the standard rate (Topeka 2024); high: convention delegates "
        "(IACVB 1998, second-hand); both against this amount in dollars of 2024",
    )


def _student(published: PublishedSpending) -> Split:
    student = published.figures("international_student", "US", "AY2011-12")
    college = published.split("college_board_public4yr_outofstate_2011_12")
    living = {key: college[key] for key in ("room_board", "books_supplies", "transportation", "other")}
    per_living = student["living_expenses"] / sum(living.values())
    room, meals = published.per_diem("STANDARD CONUS", "US", 2014)
    bed = room / (room + meals)
    tuition = student["tuition_fees"] / (student["tuition_fees"] + student["living_expenses"])
    # Newer, but budgets of colleges, and not of students from abroad: how far the part of tuition may lie off.
    budgets = [published.renewed(f"college_board_2025_{college}") for college in ("oos", "private")]
    dearest = max(one["education"] / one["TOTAL"] for one in budgets)
    return Split(
        name="international_student",
        title="International students in the US, 2011-12",
        daily=None,
        year=2012,
        unit="share of what a person spends in an academic year",
        quoted=SECOND_HAND,
        source="NAFSA, Economic Benefits of International Students 2011-12 (tuition and living); College Board 2011-12 "
        "(living by kind); GSA standard rate of fiscal year 2014 (bed against meals)",
        weakness="Living costs are split as an out-of-state student's at a public college; room and board as the GSA "
        "standard rate splits bed and meals. Of the budgets of 2025-26 tuition is 63% at public and 69% at private "
        "colleges (College Board 2025), of students of the US.",
        lines=(
            ("education", student["tuition_fees"], "tuition and fees", 1.0, dearest / tuition),
            *_lines(
                ("housing", per_living * living["room_board"] * bed, "room and board: the bed"),
                ("food_service", per_living * living["room_board"] * (1 - bed), "room and board: meals"),
                ("shopping", per_living * living["books_supplies"], "books and supplies"),
                ("local_transport", per_living * living["transportation"], "transportation"),
                ("other", per_living * living["other"], "other"),
            ),
        ),
    )


def _lines(*lines: tuple[str, float, str]) -> tuple[Line, ...]:
    """Of a single source: no other share is known."""
    return tuple((category, amount, item, 0.0, 0.0) for category, amount, item in lines)


def _of_surveys(shares: dict[str, tuple[float, float, float]]) -> tuple[Line, ...]:
    """Means, with the lowest and the highest of the sources as factors."""
    return tuple((c, mean, _in_words(c), low / mean, high / mean) for c, (mean, low, high) in shares.items())


def _in_words(category: str) -> str:
    return _CALLED.get(category, category.replace("_", " "))


_CALLED = {
    "accommodation": "lodging", "food_service": "restaurants", "fuel": "fuel", "vehicle_rental": "rented cars",
    "local_transport": "taxis, transit and parking", "sport_recreation": "tours and recreation",
}  # fmt: skip


def _factor(value: float) -> object:
    return round(value, 3) if value else ""


def _write(folder: Path, profiles: list[Split]) -> None:
    heads = [
        [
            *(p.name, p.title, "" if p.daily is None else p.daily, p.per, "USD", "USA", p.year, p.unit, p.quoted),
            *(p.source, p.weakness, _factor(p.low), _factor(p.high), p.spread_source),
        ]
        for p in profiles
    ]
    shares = []
    for profile in profiles:
        whole = sum(amount for _, amount, *_ in profile.lines)
        shares += [
            [profile.name, category, amount / whole, called, *((round(low, 3), round(high, 3)) if high else ("", ""))]
            for category, amount, called, low, high in profile.lines
        ]
    write_package(
        folder,
        {
            "name": "profiles",
            "title": "Spending profiles of visitors, event audiences and students",
            "version": "2.0.0",
            "description": "Published splits of spending, brought to the spending categories of impactcalc.",
            "licenses": [
                {"name": "facts", "title": "published figures, each with its source; computed form Apache-2.0"}
            ],
            "sources": [{"title": source} for source in dict.fromkeys(p.source for p in profiles)],
        },
        [
            Resource(
                "profiles",
                "A profile a row",
                (
                    ("profile", "string", "name to type in the column Profile"),
                    ("title", "string", "what it describes"),
                    ("daily_amount", "number", "per person and night or event day; blank: a split only"),
                    ("per", "string", "day: the amount is per person and night or day; stay: per person and event"),
                    ("currency", "string", "ISO 4217 code of the amount"),
                    ("economy", "string", "whose prices they are, ISO 3166 alpha-3"),
                    ("year", "integer", "price year of the figures"),
                    ("unit", "string", "what the source's figures are of"),
                    ("quoted", "string", "how the figures were come by"),
                    ("source", "string", "where the figures are published"),
                    ("weakness", "string", "what to know before relying on it"),
                    ("low", "number", "factor on the amount: the lowest of the sources; blank without an amount"),
                    ("high", "number", "factor on the amount: the highest of the sources"),
                    ("spread_source", "string", "which sources those are"),
                ),
                heads,
            ),
            Resource(
                "shares",
                "How each profile splits",
                (
                    ("profile", "string", "profile"),
                    ("category", "string", "spending category"),
                    ("share", "number", "share of spending; a profile's shares sum to 1"),
                    ("item", "string", "what the source calls it"),
                    ("low", "number", "factor on the share: the lowest of the sources; blank where there is one only"),
                    ("high", "number", "factor on the share: the highest of the sources"),
                ),
                shares,
            ),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
