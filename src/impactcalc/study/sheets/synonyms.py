"""What people write for a choice, a category or a heading: one table, and how a word is looked up in it.

A word of CERTAIN has one reading, which is taken and said. One of OPEN has several: they are offered, with what each
would mean, and none is taken. Words stand in the singular; a plural is found too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from impactcalc.facts.problems.sheets import TotalOfEach
from impactcalc.known.vocabulary import (
    CATEGORIES,
    CATEGORY_CODES,
    DEAL_KINDS,
    DEAL_PHASES,
    EVENT_KINDS,
    EXCHANGE_KINDS,
    NETWORKS,
)
from impactcalc.study.sheets.brackets import without_brackets
from impactcalc.study.sheets.schema import SHEETS, Column, columns

# --- choices: each word with what it is taken for ---

_YES_NO = {"yes": "y, true, x, 1, ok, si, oui, ja", "no": "n, false, 0, none"}
_CATEGORY = {
    "accommodation": "hotel, motel, hostel, lodging, guest house, guesthouse, b b, bed and breakfast, short let, "
    "overnight stay",
    "food_service": "restaurant, meal, dining, catering, cafe, bar, food service, food and beverage service",
    "groceries": "grocery, supermarket, food shopping",
    "air_travel": "flight, airfare, air fare, airline, air ticket, plane ticket, flight ticket",
    "rail_travel": "train, rail, train fare, train ticket",
    "road_travel": "coach, long distance bus, coach fare",
    "water_travel": "ferry, cruise",
    "local_transport": "taxi, cab, uber, lyft, metro, subway, tram, ride hailing, public transport, public transit, "
    "transit, local transit, local transportation, city bus",
    "vehicle_rental": "car rental, car hire, rental car, rented car, hired car, van hire, bike rental, bicycle hire",
    "fuel": "gasoline, petrol, diesel, gas",
    "travel_agency": "travel agent, tour operator",
    "culture": "museum, theatre, theater, concert",
    "sport_recreation": "sport, recreation, amusement park",
    "shopping": "retail, gift, souvenir, clothes",
    "education": "tuition, course fee, tuition fee",
    "health": "hospital, doctor, dentist, medical",
    "telecom": "phone, telephone, internet, mobile phone",
    "venue": "hall, venue hire, venue rental, hall hire, hall rental, room hire",
    "event_services": "stage, staging, security, event service",
    "advertising": "marketing, publicity, advertisement, public relations, pr",
    "printing": "print, brochure, flyer, leaflet",
    "professional": "interpreter, interpreting, translation, translator, consultant, consulting, accounting, "
    "accountant, legal, lawyer, professional service",
    "government_fees": "visa, permit, government fee",
    "local_wages": "salary, wage, payroll, wage and salary, salary and wage, pay",
    "other": "misc, miscellaneous, sundry",
}
_NETWORK = {
    "Sister Cities International": "sci, sister city, sister cities intl, sister cities int l, sister city "
    "international, sister cities international inc",
    "C40": "c40 city, c40 cities, c 40, c40 cities climate leadership group",
    "ICLEI": "iclei local governments for sustainability, local governments for sustainability",
    "UCLG": "united cities and local governments, cglu",
    "Resilient Cities Network": "resilient city, r city, resilient city network, global resilient cities network",
    "Mayors Migration Council": "mayors migration council mmc",
    "UNESCO Creative Cities": "unesco creative cities network, uccn, creative cities network, unesco creative city",
    "Mercociudades": "mercocities, merco ciudades, mercocity",
    "UCCI": "union of ibero american capital cities, union de ciudades capitales iberoamericanas",
    "U20": "urban 20, urban20, u 20",
}
_DIRECTION = {
    "inbound": "in, incoming, inward, to us, came here, came to us, they came, arriving, arrival, received",
    "outbound": "out, outgoing, outward, from us, to them, went there, went abroad, we went, departing, departure, "
    "sent",
}
_EXCHANGE = {
    "students": "university student, exchange student, college student",
    "youth": "young people, teen, teenager, youth group, youth ambassador",
    "artists": "musician, dancer, performer, painter",
    "municipal staff": "city staff, municipal employee, city employee, city official, municipal official, civil "
    "servant",
    "professionals": "professional, doctor, nurse, engineer, expert",
    "trade mission": "trade delegation, business mission, trade",
}
_EVENT = {
    "festival": "fest, street festival",
    "conference": "convention, congress, symposium, seminar",
    "exhibition": "expo, trade fair, trade show, exposition, exhibit",
    "tournament": "championship, sports tournament, cup",
    "gala": "gala dinner, ball, banquet",
}
_DEAL = {
    "export": "export sale, export contract, export order",
    "inward_investment": "fdi, foreign direct investment, foreign investment, inbound investment",
    "joint_project": "joint project with partner",
}
_PHASE = {"one_off": "once, one time, single, oneoff, non recurring", "yearly": "annual, annually, per year, recurring"}
_PAID = {
    "local": "city, city budget, city s budget, city council, council, municipality, municipal budget, general fund, "
    "own fund, own money, own budget, taxpayer, resident, local money",
    "outside": "foreign, abroad, from abroad, external, partner city, from elsewhere, elsewhere",
}
_SPENT = {
    "here": "local, at home, home, in the city",
    "abroad": "there, partner country, overseas, in the partner city",
}
_BASIS = {
    "total": "in all, sum, whole row",
    "per_person_day": "per person and day, per person per day, per day and person",
}
_LEVEL = {"local": "city, county, municipal, municipality", "federal": "national, central"}

# --- choices with several readings: (choice, what it would mean) ---

_LOCAL = ("local", "the city's or its residents' and firms' money")
_OUTSIDE = ("outside", "money from elsewhere that would not be here otherwise")
_OPEN_PAID = {
    "sponsor, sponsorship, grant, donor, donation, fundraising, private, foundation, state, federal, government, "
    "member, membership, ticket, fee, partner, host, state grant, federal grant": (_LOCAL, _OUTSIDE)
}
_OPEN_CATEGORY = {
    "dues, membership, membership fee, membership due, member fee": (
        ("other", "a membership"),
        ("professional", "if advice or services are paid with it"),
    ),
    "food, food and drink, food and beverage, food beverage, food drink, drink": (
        ("food_service", "restaurants, cafes, catering"),
        ("groceries", "from shops"),
    ),
    "bus, bus ticket, bus fare": (("local_transport", "city buses"), ("road_travel", "long-distance coaches")),
    "travel, transport, transportation": (
        ("air_travel", "air fares"),
        ("local_transport", "taxis, buses, metro"),
        ("vehicle_rental", "rented cars"),
    ),
    "entertainment": (("culture", "museums, theatres, concerts"), ("sport_recreation", "sports, amusements")),
    "sightseeing, tour, excursion": (
        ("culture", "guides and museums"),
        ("travel_agency", "a tour operator's service"),
        ("road_travel", "a hired coach"),
    ),
    "rent, rental, room": (
        ("housing", "rooms and flats for longer stays"),
        ("accommodation", "hotels and short lets"),
        ("venue", "halls and meeting rooms"),
    ),
    "staff, personnel": (
        ("local_wages", "wages paid directly to residents"),
        ("event_services", "a staff agency or an organiser"),
    ),
    "fee": (("government_fees", "permits, visas"), ("professional", "services"), ("education", "tuition")),
}
_OPEN_DIRECTION = {
    "both, both way, two way, reciprocal, in and out, mutual": (
        ("inbound", "on one row, for those who came here"),
        ("outbound", "on another row, for ours who went there"),
    ),
}
_OPEN_EXCHANGE = {
    "teacher, educator, staff, firefighter, police, librarian": (
        ("professionals", "who go for their trade"),
        ("municipal staff", "whom the city employs"),
    ),
    "pupil, school, school group, high school, high school student": (
        ("students", "who study there"),
        ("youth", "a group of young people"),
    ),
    "choir, band, orchestra, dance group": (("artists", "for what they perform"), ("youth", "for their age")),
    "business, business people, entrepreneur, company": (
        ("trade mission", "to sell or to invest"),
        ("professionals", "to exchange experience"),
    ),
    "delegation, official, official delegation, official visit": (
        ("municipal staff", "a city hall's"),
        ("trade mission", "to sell or to invest"),
        ("other", "another"),
    ),
    "intern": (("students", "as part of their studies"), ("professionals", "in their trade")),
}
_OPEN_EVENT = {
    "fair": (("exhibition", "a trade fair"), ("festival", "a street fair")),
    "dinner, reception": (("gala", "a festive evening"), ("other", "another")),
    "meeting": (("conference", "with speakers and sessions"), ("summit", "of heads of cities or states")),
    "concert, show": (("festival", "part of one, or like one"), ("other", "another")),
}
_OPEN_DEAL = {
    "joint venture, jv": (("joint_project", "paid for together"), ("inward_investment", "a firm from abroad invests"))
}

_Open = Mapping[str, tuple[tuple[str, str], ...]]


def _words(table: Mapping[str, str]) -> Mapping[str, str]:
    return {word: choice for choice, listed in table.items() for word in listed.split(", ")}


def _open(table: _Open) -> _Open:
    return {word: offered for listed, offered in table.items() for word in listed.split(", ")}


_TABLES: tuple[tuple[tuple[str, ...], Mapping[str, str], _Open], ...] = (
    (CATEGORY_CODES, _CATEGORY, _OPEN_CATEGORY),
    (NETWORKS, _NETWORK, {}),
    (("inbound", "outbound"), _DIRECTION, _OPEN_DIRECTION),
    (EXCHANGE_KINDS, _EXCHANGE, _OPEN_EXCHANGE),
    (EVENT_KINDS, _EVENT, _OPEN_EVENT),
    (DEAL_KINDS, _DEAL, _OPEN_DEAL),
    (DEAL_PHASES, _PHASE, {}),
    (("local", "outside"), _PAID, _OPEN_PAID),
    (("here", "abroad"), _SPENT, {}),
    (("total", "per_person_day", "per_participant_day"), _BASIS, {}),
    (("federal", "state", "local"), _LEVEL, {}),
    (("yes", "no"), _YES_NO, {}),
    (("yes",), {"yes": _YES_NO["yes"]}, {}),
)
CERTAIN: Mapping[tuple[str, ...], Mapping[str, str]] = MappingProxyType(
    {choices: _words(certain) for choices, certain, _ in _TABLES}
)
OPEN: Mapping[tuple[str, ...], _Open] = MappingProxyType({choices: _open(several) for choices, _, several in _TABLES})
# "City of Fort Worth": whose money it is depends on whose city.
_CITY_OF = (
    ("local", "it is the city of this study"),
    ("outside", "it is the partner's city"),
)

# --- headings: by sheet, each column with what else people call it ---

_HEADS = "guest, visitor, people, person, pax, head, headcount, delegate, traveller, traveler, participant, attendee"
_SUMS = {
    "daily_spend": "daily spending, daily spending per person, spending per person and day, "
    "spending per person per day, spend per person per day, spend per person and day",
    "spend_per_person": "spending per person, spending per head, spend per head, spend per guest, spending per guest, "
    "spend per visitor, spending per visitor",
    "total_spend": "total spending, total spent, total expenditure, spending in all, total visitor spending",
}
_TIE = {
    "name": "description, activity",
    "partner_city": "sister city, twin city, twin town, partner town",
}
_NIGHTS = "night, no of night, nights stayed, nights per person, nights per guest, nights each, nights per head"
HEADINGS: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "Visitors": {"visitors": _HEADS, "nights": _NIGHTS, **_SUMS, **_TIE},
    "Events": {"participants": f"{_HEADS}, audience, attendance", "days": "days per person, days each, days attended",
               **_SUMS, **_TIE},
    "Exchanges": {"travellers": f"{_HEADS}, student", "nights": _NIGHTS, "direction": "in out, in or out, "
                  "inbound outbound, inbound or outbound", **_SUMS, **_TIE},
    "Volunteers": {"volunteers": "volunteer, helper, people", "hours": "hours each, hours per person", **_TIE},
    "Budget": {"amount": "cost, expense, amount spent", "paid_from": "funded by, paid by, funding source, "
               "source of fund, source of funding, paid for by", "category": "spending category, expense category, "
               "cost category", **_TIE},
    "In kind": {"quantity": "number, how many, count, guest night", "unit_value": "rate, value each, value per unit, "
                "hourly rate, rate per night", "amount": "worth, value in all", **_TIE},
    "Deals": {"amount": "value, deal value, contract value", **_TIE},
})  # fmt: skip
# Headings of numbers that are not what the column of that sheet asks for, and what to do.
ANOTHER_NUMBER: Mapping[str, Mapping[str, TotalOfEach]] = MappingProxyType({
    **dict.fromkeys(("Visitors", "Exchanges"), dict.fromkeys(
        ("total night", "guest night", "room night", "person night", "visitor night", "night total", "bed night",
         "total no of night"), TotalOfEach("Nights"))),
    "Events": dict.fromkeys(("total day", "person day", "participant day", "visitor day"), TotalOfEach("Days")),
    "Volunteers": dict.fromkeys(
        ("total hour", "volunteer hour", "hours total", "hours in all", "all hour"), TotalOfEach("Hours")),
})  # fmt: skip
_COUNT = re.compile(r"(?:total )?(?:no|nr|num|number|count)(?: of)? (?:the )?")


def bare(text: object) -> str:
    """A word as the tables have it: no case, no brackets, no punctuation, no plural."""
    plain = without_brackets(str(text).replace("\u00a0", " "))
    words = re.sub(r"[\W_]+", " ", plain).strip().lower().split()
    return " ".join(_singular(word) for word in words)


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word


def meant_choice(text: str, choices: tuple[str, ...]) -> str | None:
    """The one choice that a word means; None for a word of several readings, or of none."""
    return _certain(choices).get(bare(text))


def offered(text: str, choices: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The choices that a word may mean, each with what it would mean; () where it is in no table."""
    word = bare(text)
    if "outside" in choices and re.match(r"(city|town|municipality|county|state) of ", word):
        return _CITY_OF
    return _several(choices).get(word, ())


def two_categories(text: str) -> tuple[str, ...]:
    """The codes of the several categories that a text joins by "and", "&", "+" or "/"; () where it does not."""
    codes = () if _one_category(text) else _joined(text)
    return codes if len(codes) > 1 else ()


def meant_category(text: str) -> str | None:
    """The spending category that a text names, by its code, its label or another word for it."""
    one = _one_category(text)
    if one is None:
        codes = _joined(text)  # restaurants and bars are one
        one = codes[0] if len(codes) == 1 else None
    return one


def _one_category(text: str) -> str | None:
    return _category_names().get(bare(text)) or meant_choice(text, CATEGORY_CODES)


def _joined(text: str) -> tuple[str, ...]:
    """The codes of the categories that a text joins, each once; () where one of its parts is none."""
    plain = without_brackets(text)
    names = [name.strip() for name in re.split(r"\s*[&+/,]\s*|\s+and\s+", plain) if name.strip()]
    codes = [_one_category(name) for name in names]
    return tuple(dict.fromkeys(code for code in codes if code)) if len(names) > 1 and None not in codes else ()


def meant_column(sheet: str, heading: object) -> Column | None:
    """The column that a heading means by another word than its own; None where it is not one of them."""
    word = bare(heading)
    found = _headings(sheet)
    return found.get(word) or found.get(bare(_COUNT.sub("", word, count=1)))


def another_number(sheet: str, heading: object) -> TotalOfEach | None:
    """What is wrong with a heading whose numbers are others than the column wants."""
    return ANOTHER_NUMBER.get(sheet, {}).get(bare(heading))


@cache
def _certain(choices: tuple[str, ...]) -> Mapping[str, str]:
    own = {bare(choice): choice for choice in choices}
    return {**{bare(word): choice for word, choice in CERTAIN.get(choices, {}).items()}, **own}


@cache
def _several(choices: tuple[str, ...]) -> _Open:
    return {bare(word): readings for word, readings in OPEN.get(choices, {}).items()}


@cache
def _category_names() -> Mapping[str, str]:
    return {bare(name): category.code for category in CATEGORIES for name in (category.code, category.label)}


@cache
def _headings(sheet: str) -> Mapping[str, Column]:
    """Other words for the headings of a sheet; a heading of its own is none of them."""
    fields = {column.name: column for column in columns(SHEETS[sheet])}
    own = {bare(name) for column in fields.values() for name in (column.name, column.heading)}
    words = {bare(word): name for name, listed in HEADINGS.get(sheet, {}).items() for word in listed.split(", ")}
    if "accommodation" in fields:
        words |= {word: code for word, code in _certain(CATEGORY_CODES).items() if code in fields and word not in words}
    # The plural of a heading is another word for it, its own spellings are found without this table.
    found = {word: fields[name] for word, name in words.items() if word not in own}
    return {**{bare(name): column for column in fields.values() for name in (column.name, column.heading)}, **found}
