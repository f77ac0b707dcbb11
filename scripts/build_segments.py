"""Build the package of kinds of visitor: what each spends a day, as parts of the local per diem and published amounts.

    python scripts/build_segments.py [--data ../shared/data] [--out multipliers/segments]

Needs spending/ of the folder of source tables; it is not part of the project, the package is.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

from impactcalc.datapackage import Resource, write_package

SPLITS, PUBLISHED, MEALS = (
    "spending/visitor_spending_profiles.csv",
    "spending/visitor_profiles_published.csv",
    "spending/gsa_mie_breakdown.csv",
)
PER_DIEM = "GSA, State or Defense Department per diem of the place"
SECOND_HAND = "Quoted second-hand, not checked against the original."
NIGHTS_A_YEAR = 365

Row = dict[str, str]
# category, basis (room, meals, incidentals, amount), how much of it, what that is
Part = tuple[str, str, float, str]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--out", type=Path, default=Path("multipliers/segments"))
    options = parser.parse_args()
    missing = [name for name in (SPLITS, PUBLISHED, MEALS) if not (options.data / name).is_file()]
    if missing:
        print(f"The source tables are not in {options.data}. Missing: {', '.join(missing)}", file=sys.stderr)
        print("Point --data at the folder that holds spending/.", file=sys.stderr)
        return 2
    build(options.data, options.out)
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    splits, published, tiers = (_read(data / name) for name in (SPLITS, PUBLISHED, MEALS))

    def split(profile: str) -> dict[str, float]:
        return {row["category"]: float(row["value"]) for row in splits if row["profile"] == profile}

    def figures(profile: str, segment: str, year: str) -> dict[str, float]:
        return {
            row["category"]: float(row["value"])
            for row in published
            if (row["profile"], row["segment"], row["year"]) == (profile, segment, year)
        }

    sharing = figures("tournament_visitor_MT", "all", "2012")["persons_per_room"]
    overnight = figures("small_event_visitor", "overnight", "2010")
    audience = figures("arts_event_attendee", "nonlocal (other county)", "2005")
    local = figures("arts_event_attendee", "local resident", "2005")
    traveller = split("us_travel_2016_all_travellers")
    student = figures("international_student", "US", "AY2011-12")
    college = split("college_board_public4yr_outofstate_2011_12")
    # The derived figure stands beside the published one under the same heading; the last of them is a night.
    overseas = figures("international_visitor_to_US", "overseas", "2023")["TOTAL"]
    young = next(
        float(row["value"])
        for row in published
        if row["profile"] == "youth_traveller" and row["unit"] == "USD/day (derived)"
    )
    # Lunch as a part of the three meals, mean of the tiers of the years around the study's.
    lunches = [
        float(row["lunch"]) / (float(row["breakfast"]) + float(row["lunch"]) + float(row["dinner"]))
        for row in tiers
        if row["fiscal_years"] == "FY2010-2015"
    ]
    lunch = round(sum(lunches) / len(lunches), 3)

    bed = 1 / sharing
    per_bed = {key: overnight[key] / overnight["lodging"] for key in ("food_beverage", "retail", "other")}
    # What an audience's rest is spent on is printed only for residents; their proportions split the visitors' rest.
    rest, of_rest = audience["child_care+transport+other"], ("child_care", "local_transport", "other")
    rest_sum = sum(local[item] for item in of_rest)
    on_the_ground = {key: value for key, value in traveller.items() if key != "Public transportation"}
    each = {key: overseas * value / sum(on_the_ground.values()) for key, value in on_the_ground.items()}
    motoring = each["Auto transportation"] / 2
    living = {key: college[key] for key in ("room_board", "books_supplies", "transportation", "other")}
    night = student["living_expenses"] / sum(living.values()) / NIGHTS_A_YEAR
    # Room and board are split as the per diem of the contiguous US's standard rate of fiscal year 2014: 83 and 46.
    room = 83 / (83 + 46)

    # name, title, price year of the amounts (0: none), usable abroad, source, weakness, parts
    segments: list[tuple[str, str, int, bool, str, str, list[Part]]] = [
        (
            "delegate",
            "Delegate, official guest, business traveller: a room of one's own",
            0,
            True,
            f"{PER_DIEM}: lodging for one, meals and incidentals",
            "What the US government pays its own travellers at most, not what guests spend: no shopping, culture or "
            "taxis; lodging in the US is before tax. One person to a room is our assumption.",
            [
                ("accommodation", "room", 1.0, "one person to a room"),
                ("food_service", "meals", 1.0, "three meals"),
                ("other", "incidentals", 1.0, "tips, laundry and the like"),
            ],
        ),
        (
            "host_family_youth",
            "Young person staying with a host family",
            2014,
            True,
            f"{PER_DIEM}: lunch, {lunch:.1%} of the meals, and the incidentals of the US (GSA breakdown of meals and "
            "incidentals, fiscal years 2010-2015)",
            "Our assumption: the family gives bed, breakfast and dinner. No outings and no shopping. For comparison: "
            f"young travellers worldwide spent {young:.2f} US dollars a day at their destination in 2007, bed included "
            "(WYSE, second-hand).",
            [
                ("food_service", "meals", lunch, "lunch"),
                # Those of the rates abroad are an official's: laundry, tips and porters.
                ("other", "amount", float(tiers[0]["incidentals"]), "incidentals"),
            ],
        ),
        (
            "festival_overnight",
            "Visitor to a festival or tournament who stays overnight",
            0,
            True,
            f"{PER_DIEM}: lodging; {sharing:g} persons to a room (University of Montana ITRR 2012); meals, shopping "
            "and the rest in proportion to the bed (Tour of Lawrence 2010, visitors bureau)",
            f"{SECOND_HAND} Sharing is that of a tournament in Montana, the proportions one event's estimate; the per "
            "diem is a rate for officials.",
            [
                ("accommodation", "room", bed, f"{sharing:g} persons to a room"),
                ("food_service", "room", bed * per_bed["food_beverage"], "food and beverage, in proportion to the bed"),
                ("shopping", "room", bed * per_bed["retail"], "retail, in proportion to the bed"),
                ("other", "room", bed * per_bed["other"], "other, in proportion to the bed"),
            ],
        ),
        (
            "festival_day",
            "Visitor to a festival for the day, from outside the county",
            2005,
            True,
            "Americans for the Arts, Arts & Economic Prosperity III (94,478 surveys), without ticket and lodging",
            f"{SECOND_HAND} Audiences of arts events in the US in 2005, the same in every place; per event, taken as a "
            "day; the rest (child care, transport, other) is split as residents split it.",
            [
                ("food_service", "amount", audience["meals_refreshments"], "meals and refreshments"),
                ("shopping", "amount", audience["gifts_souvenirs"], "gifts and souvenirs"),
                ("local_transport", "amount", rest * local["local_transport"] / rest_sum, "local transport"),
                ("other", "amount", rest * (local["child_care"] + local["other"]) / rest_sum, "child care, other"),
            ],
        ),
        (
            "overseas_visitor",
            "Overseas visitor to the United States, any purpose",
            2023,
            False,
            "NTTO, Survey of International Air Travelers, second quarter of 2023: per visitor and night in the US; "
            "split as all US travellers of 2016 without fares (U.S. Travel via PPB 2018-03)",
            f"{SECOND_HAND} Long stays with friends and family pull the nightly amount down (19 nights on average); "
            "the same in every place; no split of overseas visitors' spending is at hand. Motoring is taken as fuel "
            "and rental by halves.",
            [
                ("food_service", "amount", each["Food services"], "food services"),
                ("accommodation", "amount", each["Lodging"], "lodging"),
                ("fuel", "amount", motoring, "motoring, half"),
                ("vehicle_rental", "amount", motoring, "motoring, half"),
                ("shopping", "amount", each["Retail"], "retail"),
                ("sport_recreation", "amount", each["Recreation/amusement"], "recreation"),
            ],
        ),
        (
            "exchange_student",
            "Exchange student: living costs by night, without tuition",
            2012,
            True,
            "NAFSA, Economic Benefits of International Students 2011-12 (living costs of a year / 365); College Board "
            "2011-12 (by kind); GSA standard rate of fiscal year 2014 (room against board)",
            f"{SECOND_HAND} International students at US colleges, the same in every place of the US; a year's costs "
            "by night understate a short stay. Tuition is not in it: type it in the column Tuition.",
            [
                ("housing", "amount", night * living["room_board"] * room, "room and board: the room"),
                ("food_service", "amount", night * living["room_board"] * (1 - room), "room and board: the board"),
                ("shopping", "amount", night * living["books_supplies"], "books and supplies"),
                ("local_transport", "amount", night * living["transportation"], "transportation"),
                ("other", "amount", night * living["other"], "other"),
            ],
        ),
    ]  # fmt: skip
    write_package(
        folder,
        {
            "name": "segments",
            "title": "Kinds of visitor and what they spend a day",
            "version": "1.0.0",
            "description": "Parts of the per diem of a place, and published amounts, by spending category.",
            "licenses": [
                {"name": "facts", "title": "published figures, each with its source; computed form Apache-2.0"}
            ],
            "sources": [{"title": source} for source in dict.fromkeys(segment[4] for segment in segments)],
        },
        [
            Resource(
                "segments",
                "A kind of visitor a row",
                (
                    ("segment", "string", "name to type in the column Profile"),
                    ("title", "string", "whom it describes"),
                    ("year", "integer", "price year of its amounts; blank where it has none"),
                    ("abroad", "boolean", "whether it may stand for spending outside the United States"),
                    ("source", "string", "where its figures come from"),
                    ("weakness", "string", "what to know before relying on it"),
                ),
                [[n, t, y or "", str(a).lower(), s, w] for n, t, y, a, s, w, _ in segments],
            ),
            Resource(
                "parts",
                "What each spends per person and night or day",
                (
                    ("segment", "string", "segment"),
                    ("category", "string", "spending category"),
                    ("basis", "string", "room, meals, incidentals: of the per diem; amount: US dollars of its year"),
                    ("value", "number", "how much of the basis; of amount: US dollars per person and night or day"),
                    ("item", "string", "what it is"),
                ),
                [[segment[0], *part] for segment in segments for part in segment[6]],
            ),
        ],
    )  # fmt: skip
    print(f"{folder}: {len(segments)} segments")


def _read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


if __name__ == "__main__":
    sys.exit(main())
