"""Build the package of kinds of visitor: what each spends a day, as parts of the local per diem and published amounts.

    python scripts/build_segments.py [--data ../shared/data] [--out multipliers/segments]

Needs spending/ and prices/ of the folder of source tables; it is not part of the project, the package is.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from impactcalc.datapackage import Resource, write_package
from published_spending import (
    CITY_PARKS,
    LARGE_PARTY,
    OF_PARKS,
    PARKS_QUOTED,
    SECOND_HAND,
    SMALL_PARTY,
    TABLES,
    PublishedSpending,
    mean_shares,
)
from source_tables import arguments, lacking

PER_DIEM = "GSA, State or Defense Department per diem of the place"
SCHOOL_YEAR = 270  # nights of an academic year on campus
# Where most of the published delegates went: their per diem is what the profile stands for beside those figures.
CONVENTIONS = (("Dallas", "TX"), ("Chicago", "IL"))
# What a delegate buys beside bed and meals, in proportion to the bed.
EXTRAS = {
    "local_transport": "taxis, transit and parking", "vehicle_rental": "rented cars",
    "sport_recreation": "tours and recreation", "shopping": "shopping",
}  # fmt: skip
# category, basis (room, meals, incidentals, amount), how much of it, what that is
Part = tuple[str, str, float, str]


@dataclass(frozen=True)
class Kind:
    """A kind of visitor as the package has it; `year` 0 where it has no amounts; low and high are factors on a day."""

    name: str
    title: str
    year: int
    abroad: bool
    unit: str
    quoted: str
    source: str
    weakness: str
    low: float
    high: float
    spread_source: str
    parts: tuple[Part, ...]


def main() -> int:
    options = arguments(__doc__, "multipliers/segments").parse_args()
    if lacking(options.data, TABLES, "spending/ and prices/"):
        return 2
    build(options.data, options.out)
    return 0


def build(data: Path, folder: Path) -> None:
    """Compute and write the package."""
    published = PublishedSpending(data)
    kinds = [
        _delegate(published),
        _youth(published),
        _festival_overnight(published),
        _festival_day(published),
        *_overseas(published),
        _student(published),
    ]
    _write(folder, kinds)
    print(f"{folder}: {len(kinds)} segments")


def _delegate(published: PublishedSpending) -> Kind:
    shares = mean_shares(published.city_parks("LodgeOut"))
    extras = {category: shares[category][0] / shares["accommodation"][0] for category in EXTRAS}
    days = [published.per_diem(*city) for city in CONVENTIONS]
    bare = sum(room + meals for room, meals in days)
    whole = sum(room * (1 + sum(extras.values())) + meals for room, meals in days)
    series = ("IACVB 1998", "ExPact 2004", "ExPact 2007", "Nashville BJ 2013", "U.S. Travel 2016")
    most = max(published.in_2024("delegate", source) for source in series)
    return Kind(
        name="delegate",
        title="Delegate, official guest, business traveller: a room of one's own",
        year=0,
        abroad=True,
        unit="person and night; the parts beside the per diem are of a party's bed",
        quoted=PARKS_QUOTED,
        source=f"{PER_DIEM}: lodging for one, meals and incidentals; transport, car, recreation and shopping in "
        f"proportion to the bed: {OF_PARKS}, visitors in paid lodging",
        weakness="Bed and meals are what the US government pays its own travellers at most; lodging in the US is "
        "before tax. The rest is bought as park visitors in cities buy it. One person to a room is our assumption. "
        f"Published delegates spent {min(published.in_2024('delegate', s) for s in series):.0f} to {most:.0f} US "
        "dollars of 2024 a day, in the larger convention cities.",
        low=bare / whole,
        high=most / (whole / len(days)),
        spread_source="low: nothing beside the per diem; high: the dearest of five published series of delegates "
        "1998-2016 (IACVB, DMAI, U.S. Travel, second-hand), against this profile in Dallas and Chicago in 2024",
        parts=(
            ("accommodation", "room", 1.0, "one person to a room"),
            ("food_service", "meals", 1.0, "three meals"),
            ("other", "incidentals", 1.0, "tips, laundry and the like"),
            *(
                (category, "room", extras[category], f"{what}, in proportion to the bed")
                for category, what in EXTRAS.items()
            ),
        ),
    )


def _youth(published: PublishedSpending) -> Kind:
    month = published.renewed("afs_spending_money")["TOTAL"]
    least, most = published.renewed("yes_flex_stipend")["TOTAL"], 400.0
    by_day = 12 / 365
    shares = mean_shares(published.city_parks("LocalDay"))
    # A guest of a family neither drives nor keeps house.
    out = ("food_service", "local_transport", "sport_recreation", "shopping")
    whole = sum(shares[category][0] for category in out)
    named = dict(zip(out, ("lunch and snacks", "transit", "outings", "shopping"), strict=True))
    young = published.in_2024("host-family youth", "WYSE 2007 all youth travellers, bed included")
    return Kind(
        name="host_family_youth",
        title="Young person staying with a host family",
        year=2024,
        abroad=True,
        unit="person and day; the source has a month",
        quoted="The programme's own advice, read on its pages (total only).",
        source=f"AFS-USA, spending money that it recommends for a hosted participant: {month:.0f} US dollars a month "
        f"of 2024 (x 12 / 365); split as residents' day out: {OF_PARKS}, without cars and groceries",
        weakness="What a pupil of a semester or a year is advised to have, not what was counted; the family gives bed "
        "and most meals, and what it spends is residents' own. Guests of one to three weeks may well spend more a day, "
        f"of which nothing is published: young travellers worldwide spent {young:.0f} US dollars of 2024 a day with "
        "the bed (WYSE 2007, second-hand). The split is our assumption.",
        low=least / month,
        high=most / month,
        spread_source="low: YES and FLEX, 200 US dollars a month; high: other agencies, up to 400 a month",
        parts=tuple(
            (category, "amount", month * by_day * shares[category][0] / whole, named[category]) for category in out
        ),
    )


def _festival_overnight(published: PublishedSpending) -> Kind:
    surveys = published.city_parks("LodgeOut")
    shares = mean_shares(surveys)
    bed = 1 / SMALL_PARTY
    of_bed = {category: share / shares["accommodation"][0] for category, (share, _, _) in shares.items()}
    # The surveys against the profile in their own cities, with the smallest and the largest party.
    ratios = [
        survey.total / party / (published.per_diem(*CITY_PARKS[survey.name])[0] * bed * sum(of_bed.values()))
        for survey in surveys
        for party in (SMALL_PARTY, LARGE_PARTY)
    ]
    return Kind(
        name="festival_overnight",
        title="Visitor to a festival or tournament who stays overnight",
        year=0,
        abroad=True,
        unit="person and night; the source has parties",
        quoted=PARKS_QUOTED,
        source=f"{PER_DIEM}: lodging; {SMALL_PARTY:g} persons to a room (Las Vegas visitor profile 2024 and 2025, "
        f"second-hand); the rest in proportion to the bed: {OF_PARKS}, visitors in paid lodging",
        weakness="Park visitors in cities, not festival guests, without tickets; the per diem is a rate for officials, "
        "in the US before tax. How many share a room is that of Las Vegas.",
        low=min(ratios),
        high=max(ratios),
        spread_source="the five surveys per party, by 2.2 and by 2.7 persons, against this profile in their own cities "
        "in 2024",
        parts=tuple(
            (
                category,
                "room",
                bed * of_bed[category],
                f"{SMALL_PARTY:g} persons to a room" if category == "accommodation" else _in_proportion(category),
            )
            for category in ("accommodation", *(c for c in of_bed if c != "accommodation"))
        ),
    )


def _festival_day(published: PublishedSpending) -> Kind:
    surveys = published.city_parks("NLDay")
    shares = mean_shares(surveys)
    per_person = [survey.total / SMALL_PARTY for survey in surveys]
    audiences = [
        published.in_2024("day visitor", source)
        for source in ("AEP III non-local without bed", "AEP5 Indian River non-local without bed")
    ]
    parks = sum(per_person) / len(per_person)
    a_day = (parks + sum(audiences) / len(audiences)) / 2
    older = published.figures("arts_event_attendee", "nonlocal (other county)", "2005")
    dearest = published.in_2024("day visitor", "AEP6 Alachua non-local with bed")
    return Kind(
        name="festival_day",
        title="Visitor to a festival for the day, from outside the county",
        year=2024,
        abroad=True,
        unit="person and day; the parks have parties, the arts audiences persons and events",
        quoted=f"{PARKS_QUOTED} The audiences' amounts are quoted second-hand.",
        source="The mean of two: audiences of arts events from outside the county without ticket and lodging "
        "(Americans for the Arts, Arts & Economic Prosperity III, US 2005, and 5, Indian River County 2015; "
        f"{sum(audiences) / len(audiences):.2f} US dollars of 2024), and non-local visitors for the day by "
        f"{SMALL_PARTY:g} persons to a party ({parks:.2f}); split as the latter: {OF_PARKS}",
        weakness="The same in every place. Park visitors are no festival guests, and an event of the arts is taken as "
        "a day; the ticket is not in it. How many make a party is not printed: 2.2 to 2.7.",
        low=min(survey.total for survey in surveys) / LARGE_PARTY / a_day,
        high=dearest * (1 - older["lodging"] / older["TOTAL"]) / a_day,
        spread_source=f"low: Cleveland by {LARGE_PARTY:g} persons; high: Arts & Economic Prosperity 6, Alachua County "
        "2022, less lodging as in III",
        parts=tuple(
            (category, "amount", a_day * share, _in_words(category)) for category, (share, _, _) in shares.items()
        ),
    )


def _overseas(published: PublishedSpending) -> list[Kind]:
    night = published.figures("international_visitor_to_US", "overseas", "2023")["TOTAL"]
    traveller = published.split("us_travel_2016_all_travellers")
    on_the_ground = {key: value for key, value in traveller.items() if key != "Public transportation"}
    each = {key: value / sum(on_the_ground.values()) for key, value in on_the_ground.items()}
    motoring = each["Auto transportation"] / 2
    split = (
        ("food_service", each["Food services"], "food services"),
        ("accommodation", each["Lodging"], "lodging"),
        ("fuel", motoring, "motoring, half"),
        ("vehicle_rental", motoring, "motoring, half"),
        ("shopping", each["Retail"], "retail"),
        ("sport_recreation", each["Recreation/amusement"], "recreation"),
    )
    of_purpose = _by_purpose(published)
    # US residents overseas in 1998: a second source for what a purpose does.
    abroad = {
        purpose: published.figures("US_resident_overseas", purpose, "1998", "USD/visitor/day")["TOTAL outside US"]
        for purpose in ("all", "leisure/VFR", "business/convention")
    }
    second = {name: abroad[key] / abroad["all"] for name, key in _SECOND.items()}
    high = published.in_2024("overseas visitor", "NTTO 2023 Canada by air") / published.in_2024(
        "overseas visitor", "NTTO 2023 overseas, all"
    )
    base = (
        "NTTO, Survey of International Air Travelers, second quarter of 2023: per visitor and night in the US; "
        "split as all US travellers of 2016 without fares (U.S. Travel via PPB 2018-03)"
    )
    by_purpose = "; by purpose as foreign visitors to Spain (INE, EGATUR microdata of 2018, fares in it)"
    weakness = (
        f"{SECOND_HAND} Long stays with friends and family pull the nightly amount down (19 nights on average); "
        "the same in every place; no split of overseas visitors' spending is at hand. Motoring is taken as fuel "
        "and rental by halves."
    )
    kinds = []
    for name, title, purpose in _PURPOSES:
        factor = of_purpose.get(purpose, 1.0)
        at_least = min(of_purpose.values()) if not purpose else min(1.0, second[purpose] / factor)
        told = "nothing lower is at hand" if at_least == 1.0 else _LOWEST[purpose]
        kinds.append(
            Kind(
                name=name,
                title=title,
                year=2023,
                abroad=False,
                unit="person and night; the source has a visit",
                quoted=SECOND_HAND,
                source=base + (by_purpose if purpose else ""),
                weakness=f"{weakness} What a purpose does to the split is not known." if purpose else weakness,
                low=at_least,
                high=high,
                spread_source=f"low: {told}; high: visitors from Canada by air (NTTO 2023, second-hand)",
                parts=tuple((category, "amount", night * factor * share, what) for category, share, what in split),
            )
        )
    return kinds


_PURPOSES = (
    ("overseas_visitor", "Overseas visitor to the United States, any purpose", ""),
    ("overseas_business", "Overseas visitor to the United States on business", "business"),
    ("overseas_leisure", "Overseas visitor to the United States on holiday", "leisure"),
    ("overseas_family", "Overseas visitor to the United States who visits friends or family, or studies", "others"),
)
_SECOND = {"business": "business/convention", "leisure": "leisure/VFR", "others": "leisure/VFR"}
_LOWEST = {
    "": "the purpose with the least, friends, family and study (EGATUR 2018)",
    "business": "US residents overseas on business (ITA 1998)",
    "leisure": "US residents overseas, holidays and family together (ITA 1998)",
}


def _by_purpose(published: PublishedSpending) -> dict[str, float]:
    """What a night of each purpose is worth against one of all, of foreign visitors to Spain."""
    asked = {
        "leisure": published.answers("leisure visitor from abroad"),
        "business": published.answers("delegate / business visitor"),
        "others": published.answers("other purposes (VFR, study)"),
    }
    spent = {purpose: published.renewed(f"egatur_2018_{purpose}")["TOTAL"] for purpose in asked}
    nights = {purpose: published.nights(f"egatur_2018_{purpose}") for purpose in asked}
    mean = sum(asked[p] * spent[p] for p in asked) / sum(asked[p] * nights[p] for p in asked)
    return {purpose: spent[purpose] / nights[purpose] / mean for purpose in asked}


def _student(published: PublishedSpending) -> Kind:
    college = published.renewed("college_board_2025_oos")
    older = published.split("college_board_public4yr_outofstate_2011_12")
    to_2024 = published.cpi(2025, 2024) / SCHOOL_YEAR
    rest = {key: older[key] for key in ("books_supplies", "transportation", "other")}
    part = {key: college["other"] * value / sum(rest.values()) for key, value in rest.items()}
    night = {source: published.in_2024("student living", source) for source in _STUDENTS}
    ours = sum(college[key] for key in ("housing", "food_service", "other")) * to_2024
    return Kind(
        name="exchange_student",
        title="Exchange student: living costs by night, without tuition",
        year=2024,
        abroad=True,
        unit=f"person and night; the source has an academic year of about {SCHOOL_YEAR} nights",
        quoted="Official figures, two copies agree.",
        source="College Board, Trends in College Pricing 2025: an out-of-state student on the campus of a public "
        f"college, 2025-26, without tuition (19,040 US dollars / {SCHOOL_YEAR}, brought to 2024 with US consumer "
        "prices); books, transport and other as in its table of 2011-12; room against board 64 : 36, as the GSA "
        "standard rate of fiscal year 2014",
        weakness="Budgets that colleges state, not spending; US students, the same in every place of the US; a year's "
        "costs by night understate a short stay. Tuition is not in it: type it in the column Tuition.",
        low=min(night.values()) / ours,
        high=max(night.values()) / ours,
        spread_source="low: medians of 1,925 colleges 2024 by 365 nights (IPEDS, second-hand); high: private colleges "
        "by 270 nights (College Board 2025)",
        parts=(
            ("housing", "amount", college["housing"] * to_2024, "room and board: the room"),
            ("food_service", "amount", college["food_service"] * to_2024, "room and board: the board"),
            ("shopping", "amount", part["books_supplies"] * to_2024, "books and supplies"),
            ("local_transport", "amount", part["transportation"] * to_2024, "transportation"),
            ("other", "amount", part["other"] * to_2024, "other"),
        ),
    )


_STUDENTS = (
    "College Board private, 270 days", "IPEDS medians 270 days", "IPEDS medians 365 days", "NAFSA 2011-12 / 365",
)  # fmt: skip


def _in_words(category: str) -> str:
    return _CALLED.get(category, category.replace("_", " "))


def _in_proportion(category: str) -> str:
    return f"{_in_words(category)}, in proportion to the bed"


_CALLED = {
    "food_service": "restaurants", "fuel": "fuel", "vehicle_rental": "rented cars",
    "local_transport": "taxis, transit and parking", "sport_recreation": "tours and recreation",
}  # fmt: skip


def _write(folder: Path, kinds: list[Kind]) -> None:
    write_package(
        folder,
        {
            "name": "segments",
            "title": "Kinds of visitor and what they spend a day",
            "version": "2.0.0",
            "description": "Parts of the per diem of a place, and published amounts, by spending category.",
            "licenses": [
                {"name": "facts", "title": "published figures, each with its source; computed form Apache-2.0"}
            ],
            "sources": [{"title": source} for source in dict.fromkeys(kind.source for kind in kinds)],
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
                    ("unit", "string", "what a day is of, and what the source's figure is of"),
                    ("quoted", "string", "how the figures were come by"),
                    ("source", "string", "where its figures come from"),
                    ("weakness", "string", "what to know before relying on it"),
                    ("low", "number", "factor on a day: the lowest of the sources"),
                    ("high", "number", "factor on a day: the highest of the sources"),
                    ("spread_source", "string", "which sources those are"),
                ),
                [
                    [
                        *(k.name, k.title, k.year or "", str(k.abroad).lower(), k.unit, k.quoted, k.source, k.weakness),
                        *(round(k.low, 3), round(k.high, 3), k.spread_source),
                    ]
                    for k in kinds
                ],
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
                [[kind.name, *part] for kind in kinds for part in kind.parts],
            ),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
