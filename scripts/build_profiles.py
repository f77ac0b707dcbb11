"""Build the package of spending profiles from published splits of visitors' and students' spending.

    python scripts/build_profiles.py [--data ../shared/data] [--out multipliers/profiles]

Needs spending/ of the folder of source tables; it is not part of the project, the package is.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import pandas as pd

from impactcalc.datapackage import Resource, write_package

SPLITS, PUBLISHED, PER_DIEM = (
    "spending/visitor_spending_profiles.csv",
    "spending/visitor_profiles_published.csv",
    "spending/gsa_destinations_fy2014_2026.csv",
)
SECOND_HAND = "Quoted second-hand, not checked against the original."


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("multipliers/profiles"))
    options = parser.parse_args()
    missing = [name for name in (SPLITS, PUBLISHED, PER_DIEM) if not (options.data / name).is_file()]
    if missing:
        print(f"The source tables are not in {options.data}. Missing: {', '.join(missing)}", file=sys.stderr)
        print("Point --data at the folder that holds spending/.", file=sys.stderr)
        return 2
    build(options.data, options.out)
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    splits = pd.read_csv(data / SPLITS, comment="#")
    published = pd.read_csv(data / PUBLISHED, comment="#")
    per_diem = pd.read_csv(data / PER_DIEM, comment="#")

    def split(profile: str) -> dict[str, float]:
        rows = splits[splits["profile"] == profile]
        return {str(c): float(v) for c, v in zip(rows["category"], rows["value"], strict=True)}

    def figures(profile: str, segment: str, year: object) -> dict[str, float]:
        rows = published[(published["profile"] == profile) & (published["segment"] == segment)]
        rows = rows[rows["year"] == str(year)]
        return {str(c): float(v) for c, v in zip(rows["category"], rows["value"], strict=True)}

    traveller = split("us_travel_2016_all_travellers")
    crompton = split("crompton_event_visitor")
    audience = figures("arts_event_attendee", "nonlocal (other county)", 2005)
    local = figures("arts_event_attendee", "local resident", 2005)
    overnight = figures("small_event_visitor", "overnight", 2010)
    day_trip = figures("small_event_visitor", "day trip", 2010)
    tournament = figures("tournament_visitor_MT", "all", 2012)
    business = figures("business_traveller", "top 50 US cities", 2013)
    student = figures("international_student", "US", "AY2011-12")
    college = split("college_board_public4yr_outofstate_2011_12")
    standard = per_diem[(per_diem["fy"] == 2014) & (per_diem["destination"] == "STANDARD CONUS")].iloc[0]
    bed = float(standard["lodging_avg"]) / (float(standard["lodging_avg"]) + float(standard["mie"]))

    # What an audience's rest is spent on is printed only for residents; their proportions split the visitors' rest.
    rest, of_rest = audience["child_care+transport+other"], ("child_care", "local_transport", "other")
    rest_sum = sum(local[item] for item in of_rest)
    living = {key: college[key] for key in ("room_board", "books_supplies", "transportation", "other")}
    per_living = student["living_expenses"] / sum(living.values())

    # name, title, daily amount, currency, year, source, weakness, [(category, amount, what the source calls it)]
    profiles: list[tuple[str, str, float | None, str, int, str, str, list[tuple[str, float, str]]]] = [
        (
            "us_traveller", "All travellers in the US, 2016", None, "USD", 2016,
            "U.S. Travel Association, 2016 domestic and international travellers, via PPB 2018-03",
            f"{SECOND_HAND} All travellers, not sister-city visitors; public transport is taken as air travel and "
            "motoring as fuel and rental by halves, since the source does not part them.",
            [
                ("food_service", traveller["Food services"], "food services"),
                ("accommodation", traveller["Lodging"], "lodging"),
                ("air_travel", traveller["Public transportation"], "public transportation"),
                ("fuel", traveller["Auto transportation"] / 2, "auto transportation, half"),
                ("vehicle_rental", traveller["Auto transportation"] / 2, "auto transportation, half"),
                ("shopping", traveller["Retail"], "retail"),
                ("sport_recreation", traveller["Recreation/amusement"], "recreation, amusement"),
            ],
        ),
        (
            "event_visitor", "Visitors to an event, Crompton", None, "USD", 2010,
            "Crompton 2010, Measuring the Economic Impact of Park and Recreation Services (NRPA), Exhibit 4-3",
            f"{SECOND_HAND} One event's visitors.",
            [
                ("accommodation", crompton["Hotel"], "hotel"),
                ("food_service", crompton["Restaurant"], "restaurant"),
                ("sport_recreation", crompton["Amusements"], "amusements"),
                ("groceries", crompton["Groceries"], "groceries"),
                ("fuel", crompton["Gas"], "gas"),
                ("shopping", crompton["Souvenirs"], "souvenirs"),
            ],
        ),
        (
            "arts_event_visitor", "Audience of an arts event from outside the county, 2005", audience["TOTAL"], "USD", 2005,
            "Americans for the Arts, Arts & Economic Prosperity III (94,478 surveys), without the ticket",
            f"{SECOND_HAND} Per event, not per day; the rest (child care, transport, other) is split as residents split it.",
            [
                ("food_service", audience["meals_refreshments"], "meals and refreshments"),
                ("shopping", audience["gifts_souvenirs"], "gifts and souvenirs"),
                ("accommodation", audience["lodging"], "lodging"),
                ("local_transport", rest * local["local_transport"] / rest_sum, "local transport"),
                ("other", rest * (local["child_care"] + local["other"]) / rest_sum, "child care, other"),
            ],
        ),
        (
            "event_overnight", "Visitors of a small event who stay overnight, 2010", None, "USD", 2010,
            "Tour of Lawrence 2010, visitors bureau's estimate, Lawrence KS agenda 2010-03-30",
            f"{SECOND_HAND} An estimate for one event.",
            [
                ("accommodation", overnight["lodging"], "lodging"),
                ("food_service", overnight["food_beverage"], "food and beverage"),
                ("shopping", overnight["retail"], "retail"),
                ("other", overnight["other"], "other"),
            ],
        ),
        (
            "event_day_visitor", "Visitors of a small event for the day, 2010", None, "USD", 2010,
            "Tour of Lawrence 2010, visitors bureau's estimate, Lawrence KS agenda 2010-03-30",
            f"{SECOND_HAND} An estimate for one event.",
            [
                ("food_service", day_trip["food_beverage"], "food and beverage"),
                ("shopping", day_trip["retail"], "retail"),
                ("other", day_trip["other"], "other"),
            ],
        ),
        (
            "tournament_visitor", "Visitors to a tournament, Montana 2012", None, "USD", 2012,
            "University of Montana ITRR metrics, used by the Bozeman sports park",
            f"{SECOND_HAND} A rural state: much fuel. Motoring costs other than fuel are taken as vehicle rental.",
            [
                ("accommodation", tournament["lodging"], "lodging"),
                ("shopping", tournament["retail"], "retail"),
                ("vehicle_rental", tournament["auto"], "auto"),
                ("fuel", tournament["fuel"], "fuel"),
                ("food_service", tournament["restaurant"], "restaurant"),
            ],
        ),
        (
            "business_traveller", "Business travellers in the 50 largest US markets, 2013", business["TOTAL before tax"], "USD",
            2013, "GBTA Foundation travel tax study 2013, average day before tax",
            f"{SECOND_HAND} Large cities; bed, car and meals only, before taxes on the sale.",
            [
                ("accommodation", business["hotel room"], "hotel room"),
                ("vehicle_rental", business["car rental"], "car rental"),
                ("food_service", business["meals"], "meals"),
            ],
        ),
        (
            "international_student", "International students in the US, 2011-12", None, "USD", 2012,
            "NAFSA, Economic Benefits of International Students 2011-12 (tuition and living); College Board 2011-12 "
            "(living by kind); GSA standard rate of fiscal year 2014 (bed against meals)",
            f"{SECOND_HAND} Living costs are split as an out-of-state student's at a public college; room and board as "
            "the GSA standard rate splits bed and meals.",
            [
                ("education", student["tuition_fees"], "tuition and fees"),
                ("housing", per_living * living["room_board"] * bed, "room and board: the bed"),
                ("food_service", per_living * living["room_board"] * (1 - bed), "room and board: meals"),
                ("shopping", per_living * living["books_supplies"], "books and supplies"),
                ("local_transport", per_living * living["transportation"], "transportation"),
                ("other", per_living * living["other"], "other"),
            ],
        ),
    ]  # fmt: skip
    heads = [[n, title, "" if d is None else d, c, "USA", y, s, w] for n, title, d, c, y, s, w, _ in profiles]
    shares = []
    for name, _, _, _, _, _, _, lines in profiles:
        whole = sum(amount for _, amount, _ in lines)
        shares += [[name, category, amount / whole, called] for category, amount, called in lines]
    write_package(
        folder,
        {
            "name": "profiles",
            "title": "Spending profiles of visitors, event audiences and students",
            "version": "1.0.0",
            "description": "Published splits of spending, brought to the spending categories of impactcalc.",
            "licenses": [
                {"name": "facts", "title": "published figures, each with its source; computed form Apache-2.0"}
            ],
            "sources": [{"title": source} for source in dict.fromkeys(row[6] for row in heads)],
        },
        [
            Resource(
                "profiles",
                "A profile a row",
                (
                    ("profile", "string", "name to type in the column Profile"),
                    ("title", "string", "what it describes"),
                    ("daily_amount", "number", "per person and night or event day; blank: a split only"),
                    ("currency", "string", "ISO 4217 code of the daily amount"),
                    ("economy", "string", "whose prices they are, ISO 3166 alpha-3"),
                    ("year", "integer", "price year of the figures"),
                    ("source", "string", "where the figures are published"),
                    ("weakness", "string", "what to know before relying on it"),
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
                ),
                shares,
            ),
        ],
    )
    print(f"{folder}: {len(profiles)} profiles")


if __name__ == "__main__":
    sys.exit(main())
