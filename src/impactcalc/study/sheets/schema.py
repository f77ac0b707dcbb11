"""The one definition of every sheet: columns, units, allowed values, help. Everything else derives from it.

Each model is a sheet, each field a column. A field's title is its heading in words, its description the help text,
its example what the template shows; `json_schema_extra` carries the kind of cell, the unit and the choices.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from impactcalc.known.periods import full_words, period
from impactcalc.known.vocabulary import (
    CATEGORIES,
    CATEGORY_CODES,
    DEAL_KINDS,
    DEAL_PHASES,
    EVENT_KINDS,
    EXCHANGE_KINDS,
    IN_KIND_KINDS,
    IN_KIND_RULES,
    NETWORKS,
    PURPOSES,
)

Kind = Literal["text", "number", "share", "year", "date", "choice", "country", "currency", "place", "profile"]
Group = Literal["identity", "size", "spending", "categories", "net new", "ties"]
GROUPS: tuple[Group, ...] = ("identity", "size", "spending", "net new", "ties", "categories")
EARLIEST_YEAR, LATEST_YEAR = 1990, 2100
EXAMPLE_ID = "EXAMPLE"
# Above these a number is a slip of the keyboard, whatever it counts: sums and products of what is below stay numbers.
# Money is in any currency, also of those of which a million buys little; counts are of anything.
MOST_MONEY, MOST_COUNTED = 1e18, 1e12
CONFIRMED_HELP = "yes: this row is right as it stands, although it looks as if it were not; the report says so."
DATE_HELP = (
    "The day on which it was or began. It says which year the row belongs to where Year is blank, and whether it lies "
    "between --from and --to."
)

TAX_CONFIRMED = ("yes", "no", "please confirm")

Number = float | None
Text = str | None
Year = int | None


def column(
    heading: str,
    kind: Kind,
    help: str,
    *,
    group: Group = "size",
    unit: str = "",
    example: object,
    required: bool = False,
    choices: tuple[str, ...] = (),
    open_choice: bool = False,
    above_zero: bool = False,
    most: float | None = None,
    shown: bool = True,
) -> Any:
    """A field of a sheet. `most` is the ceiling of a number, by its unit where it is not given.

    `choices` are offered in the drop-down, `open_choice` admits others too; `example` documents the field and stands
    in the template's example row if `shown`: a row states its spending in one way only, so not every example does.
    """
    limits: dict[str, Any] = {}
    if kind == "number":
        money = unit.startswith("currency")
        limits = {"gt": 0} if above_zero else {"ge": 0}
        limits["le"] = (MOST_MONEY if money else MOST_COUNTED) if most is None else most
    elif kind == "share":
        limits = {"ge": 0, "le": 1}
    elif kind == "year":
        limits = {"ge": EARLIEST_YEAR, "le": LATEST_YEAR}
    extra: dict[str, Any] = {
        "kind": kind,
        "group": group,
        "unit": unit,
        "choices": list(choices),
        "open_choice": open_choice,
        "shown": shown,
    }
    if not required:
        limits["default"] = None
    return Field(
        title=heading,
        description=help,
        examples=[example],
        json_schema_extra=extra,
        **limits,
    )


class Row(BaseModel):
    """A row of a sheet."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False, defer_build=True)
    about: ClassVar[str] = ""


class Settings(Row):
    """The sheet Study: a name and a value a row."""

    about: ClassVar[str] = "What the study is about: a name and a value a row."

    name: str = column("Name", "text", "The title of the report.", example="City programme 2014", required=True)
    place: str = column("Place", "place", "Where the effects are counted, by its name: Texas, Tarrant County, Dallas-Fort Worth, France; US for the whole United States. A city of the United States (Fort Worth, TX) is read as its county, a city abroad (Reims) as its region, or as its country where none is known. impactcalc places NAME finds yours.", example="US", required=True)  # fmt: skip
    year: int = column("Year", "year", "The year of the activities and of their prices, unless a row says otherwise: a calendar year, or a fiscal one (FY 2024-25, July 2024 to June 2025).", example=2014, required=True)  # fmt: skip
    currency: Text = column("Currency", "currency", "ISO code of the amounts, unless a row says otherwise. Blank: the place's currency.", example="USD")  # fmt: skip
    report_year: Year = column("Report year", "year", "The year in whose prices the report speaks. Blank: the study's year.", example=2015)  # fmt: skip
    visitors_include_event_participants: Text = column("Visitors include event participants", "choice", "Are people on the sheet Events also counted on the sheet Visitors?", choices=("yes", "no"), example="no")  # fmt: skip
    visitors_include_students: Text = column("Visitors include students", "choice", "Are people on the sheet Exchanges also counted on the sheet Visitors?", choices=("yes", "no"), example="no")  # fmt: skip
    full_time_hours: Number = column("Full-time hours", "number", "How many hours a full-time job has in a year: what full-time equivalents at home are counted in. Blank: the table's own, in the United States 2,080.", unit="hours per year", example=2080, above_zero=True)  # fmt: skip
    year_begins: Text = column("Fiscal year begins", "text", "The month in which a fiscal year begins, such as July. Blank: what is usual in the place, where something is.", example="July")  # fmt: skip
    own_rates: Text = column("Rates of your own", "text", "The name of a file of rates in your data folder (impactcalc data folder says where), as data update writes it or data add copies it there. The sheet Rates wins over it, and it over the shipped rates. Blank: none.", example="JPN", shown=False)  # fmt: skip
    period_start: Text = column("Period start", "date", "The first day of the study's year where that is no calendar year. Blank: as Year says.", example="2024-07-01", shown=False)  # fmt: skip
    period_end: Text = column("Period end", "date", "The last day of it: twelve months from the first. Blank: as Year says.", example="2025-06-30", shown=False)  # fmt: skip
    issued: Text = column("Issued", "date", "The day on which the report is issued; its first page says it. Blank: a line to fill in by hand.", example="2015-03-31")  # fmt: skip
    issuer: Text = column("Issuer", "text", "Who issues the report, for its first page. Blank: a line to fill in by hand.", example="City of Riverton, Office of International Affairs")  # fmt: skip
    contact: Text = column("Contact", "text", "Whom to ask about it: a name, a telephone number, an e-mail address. Blank: a line to fill in by hand.", example="international@riverton.example")  # fmt: skip
    logo: Text = column("Logo", "text", "The name of a picture (PNG or JPEG, up to 2 MiB) in the folder of the workbook, for the first page. Blank: none.", example="logo.png")  # fmt: skip
    color: Text = column("Colour", "text", "The city's own colour, for titles and charts: # and six digits, such as #00703C. One that is too pale to be read by everybody is darkened, and the report says so. Blank: blue.", example="#00703C")  # fmt: skip
    second_color: Text = column("Second colour", "text", "The colour of what comes off in charts: # and six digits, such as #8C1D40. Blank: orange.", example="#8C1D40")  # fmt: skip

    @property
    def period(self) -> int:
        """The study's year as prices are looked up for it: `year`, or the code of a fiscal one (`known.periods`)."""
        start = self.period_start
        return period(int(start[:4]), int(start[5:7])) if start else self.year

    @property
    def year_words(self) -> str:
        """2014, or fiscal year 2024-25, July 2024 to June 2025."""
        return full_words(self.period)

    @property
    def price_period(self) -> int:
        """The year in whose prices the report speaks; the study's own where none is typed."""
        return self.report_year or self.period


class Named(Row):
    """What every row of a sheet may say about itself."""

    id: Text = column("Id", "text", "A short name of your own for this row, unique in the workbook; the report uses it.", group="identity", example=EXAMPLE_ID)  # fmt: skip
    name: Text = column("Name", "text", "What this row is, in words.", group="identity", example="What it was, in a few words")  # fmt: skip
    place: Text = column(
        "Place", "place", "Where it happened. Blank: the study's place.", group="identity", example="US", shown=False
    )
    year: Year = column("Year", "year", "The year of the activity and of its prices. Blank: the study's year.", group="identity", example=2014)  # fmt: skip
    currency: Text = column("Currency", "currency", "ISO code of the amounts in this row. Blank: the study's currency.", group="identity", example="USD")  # fmt: skip
    partner_city: Text = column("Partner city", "text", "The city at the other end of the tie.", group="ties", example="Nagasaki")  # fmt: skip
    partner_country: Text = column("Partner country", "country", "Its country: a name or an ISO code.", group="ties", example="Japan")  # fmt: skip
    origin_country: Text = column("Origin country", "country", "The country that the visitors, or a sponsor's money, come from: a name or an ISO code. Blank: not known; the partner country does not say it.", group="ties", example="Japan", shown=False)  # fmt: skip
    network: Text = column("Network", "choice", "The city network that the tie belongs to; your own may be typed.", group="ties", example=NETWORKS[0], choices=NETWORKS, open_choice=True)  # fmt: skip
    purpose: Text = column("Purpose", "choice", "The benefit that the city seeks in it.", group="ties", example=PURPOSES[2], choices=PURPOSES)  # fmt: skip
    source: Text = column("Source", "text", "Who counted it, or where the figures stand; the report prints it.", group="ties", example="guest book of the city hall", shown=False)  # fmt: skip
    confirmed: Text = column("Confirmed", "choice", CONFIRMED_HELP, group="ties", choices=("yes",), example="yes", shown=False)  # fmt: skip


class NetNew(Named):
    """The shares that lead from gross to net new spending, each of what the one before left."""

    member: Text = column("Member", "text", "The member of the network that told of it, as the sheet Survey names it: the row is then expanded to the network. Blank: it stands for itself.", group="ties", example="Riverton", shown=False)  # fmt: skip
    date: Text = column("Date", "date", DATE_HELP, group="identity", example="2014-07-04", shown=False)
    resident_share: Number = column("Resident share", "share", "Part of the spending that is residents' own: a resident is not a visitor. Blank: nothing is taken off and the result is headed 'at most'.", group="net new", unit="0 to 1, or %", example=0.1)  # fmt: skip
    casual_share: Number = column("Casual share", "share", "Part by people who were here anyway, or would have come at another time.", group="net new", unit="0 to 1, or %", example=0.05)  # fmt: skip
    attribution_share: Number = column("Attribution share", "share", "Part of what remains that the programme can claim. 1: all of it.", group="net new", unit="0 to 1, or %", example=0.8)  # fmt: skip
    displaced_share: Number = column("Displaced share", "share", "Part of what remains that pushed out other spending here.", group="net new", unit="0 to 1, or %", example=0)  # fmt: skip
    host_paid_share: Number = column("Host-paid share", "share", "Part of what remains that local money paid for: hospitality, grants, scholarships.", group="net new", unit="0 to 1, or %", example=0)  # fmt: skip


if TYPE_CHECKING:

    class Categories(NetNew):
        """A column for each spending category. For type checkers; a test holds it to the vocabulary."""

        accommodation: Number = None
        food_service: Number = None
        groceries: Number = None
        air_travel: Number = None
        rail_travel: Number = None
        road_travel: Number = None
        water_travel: Number = None
        local_transport: Number = None
        vehicle_rental: Number = None
        fuel: Number = None
        travel_agency: Number = None
        culture: Number = None
        sport_recreation: Number = None
        shopping: Number = None
        education: Number = None
        housing: Number = None
        health: Number = None
        telecom: Number = None
        venue: Number = None
        event_services: Number = None
        advertising: Number = None
        printing: Number = None
        professional: Number = None
        insurance: Number = None
        government_fees: Number = None
        local_wages: Number = None
        other: Number = None
else:
    Categories = create_model(
        "Categories",
        __base__=NetNew,
        __module__=__name__,
        **{
            category.code: (
                Number,
                column(
                    category.label,
                    "number",
                    f"Spending on {category.meaning}; at the prices paid.",
                    group="categories",
                    unit="currency",
                    example=1200,
                    shown=False,
                ),
            )
            for category in CATEGORIES
        },
    )


class Spending(Categories):
    """How spending is stated: amounts by category, or a sum that a profile splits, or heads and days and a profile."""

    profile: Text = column("Profile", "profile", "A spending profile: it splits a sum into categories; some also carry an amount a day, or a stay.", group="spending", example="us_traveller")  # fmt: skip
    daily_spend: Number = column("Daily spend", "number", "Spending per person and day; the profile splits it.", group="spending", unit="currency per person and day", example=150)  # fmt: skip
    spend_per_person: Number = column("Spend per person", "number", "Spending per person for the whole stay or event; the profile splits it.", group="spending", unit="currency per person", example=600, shown=False)  # fmt: skip
    total_spend: Number = column("Total spend", "number", "The row's spending in all; the profile splits it.", group="spending", unit="currency", example=14400, shown=False)  # fmt: skip
    spend_basis: Text = column("Spend basis", "choice", "What the category columns hold: the row's total, or an amount per person and day. Blank: total.", group="spending", choices=("total", "per_person_day", "per_participant_day"), example="total", shown=False)  # fmt: skip


class Visitors(Spending):
    """The sheet Visitors: groups that come for a reason of the programme."""

    about: ClassVar[str] = "Groups that came because of an international tie: delegations, official guests, friends."

    visitors: Number = column("Visitors", "number", "How many people came.", unit="people", example=24)
    nights: Number = column("Nights per visitor", "number", "Nights that each stayed; 0 for a day visit, which counts as one day of spending.", unit="nights per visitor", example=4)  # fmt: skip


class Events(Spending):
    """The sheet Events: festivals, conferences, tournaments, galas."""

    about: ClassVar[str] = (
        "Events of the programme. Where the participants' spending comes from a profile, the category columns are the "
        "organiser's own spending, and Paid from says whose money that was; without a profile they are the participants'."
    )

    kind: Text = column(
        "Kind", "choice", "What sort of event.", group="identity", choices=EVENT_KINDS, example="conference"
    )
    participants: Number = column("Participants", "number", "How many people took part.", unit="people", example=350)  # fmt: skip
    days: Number = column("Days per participant", "number", "Days that each took part.", unit="days per participant", example=2)  # fmt: skip
    paid_from: Text = column("Paid from", "choice", "Whose money the organiser spent (the category columns, beside a profile for the participants). local: the city's or residents' money, contribution only; outside: a grant or sponsor from elsewhere, net new; fees: tickets and fees, which are in what the participants spend and do not count again. Blank: contribution only.", group="net new", choices=("local", "outside", "fees"), example="local", shown=False)  # fmt: skip


class Exchanges(Spending):
    """The sheet Exchanges: students, youth, artists, staff, professionals, trade missions; inbound and outbound."""

    about: ClassVar[str] = (
        "Exchanges in both directions. What outbound travellers spend counts in the partner's country."
    )

    direction: str = column("Direction", "choice", "inbound: they came here; outbound: ours went there.", group="identity", choices=("inbound", "outbound"), example="inbound", required=True)  # fmt: skip
    kind: Text = column("Kind", "choice", "Who was exchanged.", group="identity", choices=EXCHANGE_KINDS, example=EXCHANGE_KINDS[0])  # fmt: skip
    exchanges: Number = column(
        "Exchanges", "number", "How many exchanges this row stands for.", unit="exchanges", example=1, shown=False
    )
    travellers: Number = column("Travellers", "number", "How many people travelled.", unit="people", example=12)
    nights: Number = column("Nights per traveller", "number", "Nights that each stayed.", unit="nights per traveller", example=60)  # fmt: skip
    spend_per_exchange: Number = column("Spend per exchange", "number", "Spending per exchange; the profile splits it.", group="spending", unit="currency per exchange", example=50000, shown=False)  # fmt: skip
    tuition: Number = column("Tuition", "number", "Tuition and course fees of the row in all; beside the sum and the categories; counted as education.", group="spending", unit="currency", example=9000, shown=False)  # fmt: skip
    scholarship: Number = column("Scholarship", "number", "What local money paid for these travellers, in all; taken off as host-paid, up to what is left of the row's spending here.", group="net new", unit="currency", example=2500, shown=False)  # fmt: skip


class Volunteers(Named):
    """The sheet Volunteers: hours given, a line of their own, never multiplied."""

    about: ClassVar[str] = "Hours given. Their value is shown on a line of its own: no multiplier, not in GDP."

    member: Text = column("Member", "text", "The member of the network that told of it, as the sheet Survey names it: the row is then expanded to the network. Blank: it stands for itself.", group="ties", example="Riverton", shown=False)  # fmt: skip
    date: Text = column("Date", "date", DATE_HELP, group="identity", example="2014-07-04", shown=False)
    volunteers: float = column("Volunteers", "number", "How many people gave time.", unit="people", example=40, required=True)  # fmt: skip
    hours: float = column("Hours per volunteer", "number", "Hours that each gave in the year.", unit="hours per volunteer", example=12, required=True)  # fmt: skip
    hourly_value: Number = column("Hourly value", "number", "What an hour is worth. Blank: the hours are reported without a value.", unit="currency per hour", example=23.07)  # fmt: skip


class InKind(Named):
    """The sheet In kind: nights in host families, gifts and free services; lines of their own, never multiplied."""

    about: ClassVar[str] = (
        "What was given and not paid for: nights in host families, gifts, services free of charge. Counted on lines of "
        "their own, valued only by a rule that you state, never multiplied and in no total."
    )

    date: Text = column("Date", "date", DATE_HELP, group="identity", example="2014-07-04", shown=False)
    kind: str = column("Kind", "choice", "host_family_nights: nights that guests slept in families' homes; gift: things given; pro_bono: hours of a profession, free of charge. What the families spend on their guests is residents' own money: it belongs on no sheet.", group="identity", choices=IN_KIND_KINDS, example=IN_KIND_KINDS[0], required=True)  # fmt: skip
    quantity: Number = column("Quantity", "number", "host_family_nights: each night of each guest, so 12 guests for 5 nights are 60; pro_bono: hours; gift: how many, where they have a unit value.", unit="nights, hours or gifts", example=60)  # fmt: skip
    unit_value: Number = column("Unit value", "number", "Your own rate for a night, an hour or a gift. Blank: counted without a value.", unit="currency per night, hour or gift", example=45)  # fmt: skip
    amount: Number = column("Amount", "number", "Of a gift: what it is worth in all, as the giver states it.", unit="currency", example=800, shown=False)  # fmt: skip
    value_rule: Text = column("Value rule", "choice", "Instead of a rate of your own for nights in host families in the United States. gsa_lodging: the GSA's lodging rate of the place, per room and night before tax, for each night of each guest.", choices=IN_KIND_RULES, example=IN_KIND_RULES[0], shown=False)  # fmt: skip


class Budget(NetNew):
    """The sheet Budget: what the programme itself spent, and whose money it was."""

    about: ClassVar[str] = "What the programme itself spent here: contribution; net new only where outside money paid."

    amount: float = column("Amount", "number", "What was spent.", unit="currency", example=12000, required=True)
    category: str = column("Category", "choice", "What it was spent on.", choices=CATEGORY_CODES, example="professional", required=True)  # fmt: skip
    spent_in: Text = column(
        "Spent in",
        "choice",
        "here, or abroad in the partner country (an office, a delegation's hotel): then it counts there and not here. Blank: here.",
        choices=("here", "abroad"),
        example="here",
        shown=False,
    )
    paid_from: str = column("Paid from", "choice", "local: the city's or residents' money; outside: a grant or sponsor from elsewhere.", choices=("local", "outside"), example="local", required=True)  # fmt: skip


class Deals(Named):
    """The sheet Deals: sales abroad, investment from abroad and joint projects that the programme can claim."""

    about: ClassVar[str] = (
        "Exports, inward investment and joint projects that the programme can claim: a page of their own, "
        "never in one sum with what visitors spend."
    )

    kind: str = column("Kind", "choice", "export: a place's firm sells abroad; inward_investment: a firm from abroad builds or runs something here; joint_project: paid for from abroad or together.", group="identity", choices=DEAL_KINDS, example="export", required=True)  # fmt: skip
    phase: str = column("Phase", "choice", "one_off: a single order, or what is built once; yearly: what is sold or made each year. Building and running are two rows.", group="identity", choices=DEAL_PHASES, example="yearly", required=True)  # fmt: skip
    place: Text = column("Place", "place", "Where it is made, built or run. Blank: the study's place.", group="identity", example="US", shown=False)  # fmt: skip
    year: Year = column("Price year", "year", "The year in whose prices the amount is stated, also where the deal lasts longer. Blank: the study's year.", group="identity", example=2014)  # fmt: skip
    amount: float = column("Amount", "number", "one_off: in all, over its years. yearly: per year; the sales of the industry, not the capital that was put in.", unit="currency", example=250000, required=True)  # fmt: skip
    industry: Text = column("Industry", "text", "Whose output it is: a code or name of the table's own industries (impactcalc multipliers show US --industries lists them). All of the amount is output of that industry here. This or Category.", example="Machinery")  # fmt: skip
    category: Text = column("Category", "choice", "Or a spending category, at the prices paid; what is made elsewhere is then taken off as for a visitor's purchase.", choices=CATEGORY_CODES, example="professional", shown=False)  # fmt: skip
    first_year: Year = column("First year", "year", "The year in which it starts. Blank: the price year.", example=2014)
    years: float = column("Years", "number", "How many years it lasts; a one-off amount is spread evenly over them. 1: it is over within a year; 100 at most.", unit="years", example=3, required=True, above_zero=True)  # fmt: skip
    jobs_stated: Number = column("Jobs stated", "number", "Jobs that the parties announced: shown beside the model's, never used.", unit="jobs", example=4)  # fmt: skip
    attribution_share: Number = column("Attribution share", "share", "Part of the deal that the programme can claim. 1: all of it. Blank: nothing is taken off and the page is headed 'at most'.", group="net new", unit="0 to 1, or %", example=0.5)  # fmt: skip
    probability: Number = column("Probability", "share", "How likely it is to come about. 1: it is signed or done. Blank: nothing is taken off, as above.", group="net new", unit="0 to 1, or %", example=1)  # fmt: skip
    displaced_share: Number = column("Displaced share", "share", "Part of what remains that takes the place of other sales, building or work here.", group="net new", unit="0 to 1, or %", example=0)  # fmt: skip


class _OwnProfile(Row):
    """What a profile of the user's own says about itself, beside its shares."""

    about: ClassVar[str] = "Spending profiles of your own: how a sum splits into categories; they win over the shipped."

    name: str = column("Name", "text", "The name to type in the column Profile of the other sheets.", group="identity", example="choir_guest", required=True)  # fmt: skip
    daily_amount: Number = column("Daily amount", "number", "Spending per person and night or day, or per person and stay where Amount is per says so. Blank: the profile only splits a sum.", group="spending", unit="currency per person and day", example=85)  # fmt: skip
    per: Text = column("Amount is per", "choice", "day: the amount is per person and night or day. stay: per person for the whole stay or event, however many days. Blank: day.", group="spending", choices=("day", "stay"), example="day")  # fmt: skip
    currency: Text = column("Currency", "currency", "ISO code of the daily amount. Blank: the study's currency.", group="spending", example="USD")  # fmt: skip
    year: Year = column("Year", "year", "The year of its prices, a fiscal one too. Blank: the study's year.", group="spending", example=2014)  # fmt: skip
    country: Text = column("Country", "country", "Whose prices they are: its consumer prices, or else its GDP deflator, move the daily amount to another year. Blank: the study's country.", group="spending", example="United States")  # fmt: skip
    source: Text = column("Source", "text", "Where the figures come from; the report prints it.", group="identity", example="own survey of 140 guests")  # fmt: skip
    confirmed: Text = column("Confirmed", "choice", CONFIRMED_HELP, choices=("yes",), example="yes", shown=False)


if TYPE_CHECKING:

    class Profiles(_OwnProfile):
        """The sheet Profiles. For type checkers; a test holds it to the vocabulary."""

        accommodation: Number = None
        food_service: Number = None
        groceries: Number = None
        air_travel: Number = None
        rail_travel: Number = None
        road_travel: Number = None
        water_travel: Number = None
        local_transport: Number = None
        vehicle_rental: Number = None
        fuel: Number = None
        travel_agency: Number = None
        culture: Number = None
        sport_recreation: Number = None
        shopping: Number = None
        education: Number = None
        housing: Number = None
        health: Number = None
        telecom: Number = None
        venue: Number = None
        event_services: Number = None
        advertising: Number = None
        printing: Number = None
        professional: Number = None
        insurance: Number = None
        government_fees: Number = None
        local_wages: Number = None
        other: Number = None
else:
    Profiles = create_model(
        "Profiles",
        __base__=_OwnProfile,
        __module__=__name__,
        **{
            category.code: (
                Number,
                column(
                    category.label,
                    "share",
                    f"Part of the spending on {category.meaning}. The shares of a row sum to 1.",
                    group="categories",
                    unit="0 to 1, or %",
                    example=0.25,
                    shown=False,
                ),
            )
            for category in CATEGORIES
        },
    )


class Rates(Row):
    """The sheet Rates: exchange rates, price indices and parities of your own; they win over the shipped ones."""

    about: ClassVar[str] = "Rates of your own, where the shipped ones end or you know better. They win."

    kind: str = column("Kind", "choice", "exchange_rate: units per US dollar; deflator: GDP deflator; cpi: consumer prices, two years at least, on one base; ppp_factor: units per international dollar; regional_price_parity: prices of a state, metro or county, US = 1.", choices=("exchange_rate", "deflator", "cpi", "ppp_factor", "regional_price_parity"), example="exchange_rate", required=True)  # fmt: skip
    subject: str = column("Subject", "text", "The currency (exchange_rate), the country (deflator, cpi, ppp_factor) or the place (regional_price_parity).", example="JPY", required=True)  # fmt: skip
    year: int = column(
        "Year",
        "year",
        "The calendar year it holds for; a fiscal year takes the two that it lies in, weighted by months.",
        example=2014,
        required=True,
    )
    value: float = column(
        "Value", "number", "The rate.", example=105.945, required=True, above_zero=True, most=MOST_MONEY
    )
    source: str = column("Source", "text", "Where you found it; the report prints it.", example="central bank, yearly average", required=True)  # fmt: skip
    confirmed: Text = column("Confirmed", "choice", CONFIRMED_HELP, choices=("yes",), example="yes", shown=False)


class Taxes(Row):
    """The sheet Taxes: the place's own taxes on the sale."""

    about: ClassVar[str] = "The place's own taxes on what visitors buy: rates, on what, and who collects them."

    name: str = column("Tax", "text", "What the tax is called.", group="identity", example="Lodging tax", required=True)  # fmt: skip
    rate: float = column("Rate", "share", "Of the price before tax. Amounts in this workbook include tax; it is taken out of them. 0: those who pay reclaim it, and amounts are typed without it.", unit="0 to 1, or %", example=0.07, required=True)  # fmt: skip
    categories: str = column("Categories", "text", "The spending categories that it falls on: names or short names, with commas or and between them.", example="accommodation", required=True)  # fmt: skip
    level: str = column("Level", "choice", "The level of government that it goes to.", choices=("federal", "state", "local"), example="local", required=True)  # fmt: skip
    collector: str = column("Collector", "text", "Who collects it; the report prints it.", example="City of Riverton", required=True)  # fmt: skip
    place: Text = column("Place", "place", "Where it is collected. Blank: the study's place.", group="identity", example="US", shown=False)  # fmt: skip
    own_budget: Text = column("Own budget", "choice", "Does it come to the budget of the city that reports? Blank: no.", choices=("yes", "no"), example="yes")  # fmt: skip
    source: Text = column("Source", "text", "Where the rate stands, and of when; the report prints it.", group="identity", example="city code, of 2014", shown=False)  # fmt: skip
    confirmed: Text = column("Confirmed", "choice", "yes: the rate is right as it stands. no, or please confirm: the tax is left out, and the report says what it would have been. Blank: a line of your own counts; one that impactcalc offered does not.", choices=TAX_CONFIRMED, example="yes", shown=False)  # fmt: skip


class Jobs(Row):
    """The sheet Jobs: the jobs of a place by industry, which make it a region of its nation's table."""

    about: ClassVar[str] = (
        "Jobs of your place by industry, for a place abroad that has none here: they make it a region."
    )

    industry: str = column("Industry", "text", "A sector or industry: a letter, code or name of the classification, several letters (G-I), a division (55), an industry of the country's table (H49), Total, or Population. Total or Population alone make a region by its size.", group="identity", example="I", required=True)  # fmt: skip
    jobs: float = column("Jobs", "number", "Jobs in the place: people at work, best where they work. Of Population: people.", unit="jobs", example=24_000, required=True)  # fmt: skip
    nation: Number = column("Jobs in the nation", "number", "The same of the whole country, from the same source. Blank: those of the table of 2014, where it has jobs.", unit="jobs", example=310_000, above_zero=True)  # fmt: skip
    pay: Number = column("Pay per job", "number", "Pay of a year per job in the place, in the study's currency. The report tells it; pay per output stays the nation's.", example=18_000, shown=False)  # fmt: skip
    residents: Number = column("Residents' share", "share", "Part of these jobs that people hold who live in the place. Blank: all, so that what households spend is at most.", unit="0 to 1, or %", example=0.8)  # fmt: skip
    scheme: Text = column("Classification", "choice", "Whose letters and codes these are. ISIC: also NACE and national ones made after it (CNAE, NAF, WZ, ATECO, PKD, CIIU). Blank: ISIC.", choices=("ISIC", "NAICS", "ANZSIC", "JSIC"), example="ISIC", shown=False)  # fmt: skip
    source: Text = column("Source", "text", "Where the jobs stand, and of when; the report prints it.", group="identity", example="statistical office, table 6450, 2021")  # fmt: skip


class Strata(Row):
    """The sheet Strata: how many members the network has, by stratum."""

    about: ClassVar[str] = "The network of a member survey: how many members it has in each stratum, such as city size."

    stratum: str = column("Stratum", "text", "What the members of the stratum have in common. Neighbouring rows are alike: from small to large.", group="identity", example="under 25,000 people", required=True)  # fmt: skip
    members: float = column("Members", "number", "How many members the network has in it, those that did not answer too.", unit="members", example=140, required=True, above_zero=True)  # fmt: skip
    asked: Number = column("Asked", "number", "How many of them were asked: the response rate is of these. Blank: all of them.", unit="members", example=140)  # fmt: skip
    confirmed: Text = column("Confirmed", "choice", CONFIRMED_HELP, choices=("yes",), example="yes", shown=False)
    auxiliary_total: Number = column("Auxiliary total", "number", "The sum over all of its members, those that did not answer too, of what the column Auxiliary of the sheet Survey holds: population or budget. Blank: not known.", example=1_900_000, most=MOST_MONEY)  # fmt: skip


class Survey(Row):
    """The sheet Survey: a member of the network that answered, a row; expanded to the network by stratum."""

    about: ClassVar[str] = (
        "A member survey: a responding member a row, with its totals of the year. 0 means none, blank not answered. "
        "Or list a member's activities on the other sheets and name it in their column Member."
    )

    member: str = column("Member", "text", "The member that answered; each is there once.", group="identity", example="Riverton", required=True)  # fmt: skip
    stratum: str = column("Stratum", "text", "Its stratum, as the sheet Strata names it.", group="identity", example="under 25,000 people", required=True)  # fmt: skip
    place: Text = column("Place", "place", "Where its activities happened. Blank: the study's place.", group="identity", example="US", shown=False)  # fmt: skip
    year: Year = column("Year", "year", "The year of the totals and of their prices. Blank: the study's year.", group="identity", example=2014)  # fmt: skip
    currency: Text = column("Currency", "currency", "ISO code of the amounts in this row. Blank: the study's currency.", group="identity", example="USD")  # fmt: skip
    auxiliary: Number = column("Auxiliary", "number", "A size that is known of every member of the network, such as its population or its budget: where the sheet Strata has its sums, the totals are raised to them.", example=18500, most=MOST_MONEY)  # fmt: skip
    visitors: Number = column("Visitors", "number", "Visitors in the year.", unit="people", example=40)
    visitor_spend: Number = column("Visitor spend", "number", "What they spent here in all. 0: there were none; blank: not answered.", group="spending", unit="currency", example=60000)  # fmt: skip
    visitor_profile: Text = column("Visitor profile", "profile", "The profile that splits it.", group="spending", example="us_traveller")  # fmt: skip
    participants: Number = column("Event participants", "number", "Participants of events in the year.", unit="people", example=1500)  # fmt: skip
    event_spend: Number = column("Event spend", "number", "What they spent here in all. 0: there were none; blank: not answered.", group="spending", unit="currency", example=75000)  # fmt: skip
    event_profile: Text = column("Event profile", "profile", "The profile that splits it.", group="spending", example="arts_event_visitor")  # fmt: skip
    inbound_travellers: Number = column("Inbound travellers", "number", "Students and others on inbound exchanges in the year.", unit="people", example=6)  # fmt: skip
    inbound_spend: Number = column("Inbound spend", "number", "What they spent here in all. 0: there were none; blank: not answered.", group="spending", unit="currency", example=90000)  # fmt: skip
    inbound_profile: Text = column("Inbound profile", "profile", "The profile that splits it.", group="spending", example="international_student")  # fmt: skip
    outbound_travellers: Number = column("Outbound travellers", "number", "Its own residents on outbound exchanges in the year.", unit="people", example=18)  # fmt: skip
    outbound_spend: Number = column("Outbound spend", "number", "What they spent in all. 0: there were none; blank: not answered.", group="spending", unit="currency", example=80000)  # fmt: skip
    outbound_profile: Text = column("Outbound profile", "profile", "The profile that splits it.", group="spending", example="us_traveller")  # fmt: skip
    outbound_country: Text = column("Outbound country", "country", "Where they went. Blank: not named, and not converted to international dollars.", group="ties", example="Japan")  # fmt: skip
    network: Text = column("Network", "choice", "The city network; your own may be typed.", group="ties", example=NETWORKS[0], choices=NETWORKS, open_choice=True)  # fmt: skip
    volunteers: Number = column("Volunteers", "number", "People who gave time in the year.", unit="people", example=55)  # fmt: skip
    volunteer_hours: Number = column("Volunteer hours", "number", "Hours that they gave in all. 0: there were none; blank: not answered.", unit="hours", example=900)  # fmt: skip
    hourly_value: Number = column("Hourly value", "number", "What an hour is worth. Blank: the hours are reported without a value.", unit="currency per hour", example=23.07)  # fmt: skip
    resident_share: Number = column("Resident share", "share", "Part of the visitors' and inbound travellers' spending that is residents' own. Blank: nothing is taken off and the result is headed 'at most'.", group="net new", unit="0 to 1, or %", example=0)  # fmt: skip
    event_resident_share: Number = column("Event resident share", "share", "Part of the event participants' spending that is residents' own. Blank: as above.", group="net new", unit="0 to 1, or %", example=0.7)  # fmt: skip
    casual_share: Number = column("Casual share", "share", "Of all spending here: part by people who were here anyway, or would have come at another time.", group="net new", unit="0 to 1, or %", example=0.1)  # fmt: skip
    attribution_share: Number = column("Attribution share", "share", "Part of what remains that the programme can claim. 1: all of it.", group="net new", unit="0 to 1, or %", example=0.8)  # fmt: skip
    displaced_share: Number = column("Displaced share", "share", "Part of what remains that pushed out other spending here.", group="net new", unit="0 to 1, or %", example=0)  # fmt: skip
    host_paid_share: Number = column("Host-paid share", "share", "Part of what remains that local money paid for.", group="net new", unit="0 to 1, or %", example=0)  # fmt: skip
    confirmed: Text = column("Confirmed", "choice", CONFIRMED_HELP, choices=("yes",), example="yes", shown=False)


class Scenarios(Row):
    """The sheet Scenarios: what if a cell held something else. A cell a row."""

    about: ClassVar[str] = "What if: cells that hold something else in a scenario. The report puts it beside the base."

    scenario: str = column("Scenario", "text", "A name; rows of the same name belong together and apply in their order.", group="identity", example="A third of the guests came anyway", required=True)  # fmt: skip
    sheet: str = column("Sheet", "text", "The sheet that the cell is on; Study for a setting; all for every activity sheet, Deals and Survey.", group="identity", example="Visitors", required=True)  # fmt: skip
    id: Text = column("Id", "text", "The row that it is in: its id, or what names it there. Blank, or all: every row of the sheet.", group="identity", example=EXAMPLE_ID)  # fmt: skip
    field: str = column("Field", "text", "The column, or the setting: its heading or its short name.", example="Attribution share", required=True)  # fmt: skip
    value: str = column("Value", "text", "What it holds in the scenario. x 1.2 multiplies what is there, a blank Attribution share or Probability as 1; blank, typed as a word, empties the cell.", example=0.67, required=True)  # fmt: skip


class Ranges(Row):
    """The sheet Ranges: how sure what all rows share is. A number of a row has its range in its own cell."""

    about: ClassVar[str] = (
        "How sure the place's own parameters and the profiles are. The numbers of a row carry their range in their "
        "own cell: 120 (100-150)."
    )

    parameter: str = column("Parameter", "choice", "delta: of the regional method; closure: a factor on the induced effect; local_share: a factor on the goods that are made in the place; daily_amount: a factor on what a profile says a day costs; profile_shares: how a profile splits a sum.", group="identity", choices=("delta", "closure", "local_share", "daily_amount", "profile_shares"), example="closure", required=True)  # fmt: skip
    profile: Text = column("Profile", "profile", "Whose daily amount or shares; blank for the others.", group="identity", example="us_traveller", shown=False)  # fmt: skip
    low: Number = column("Low", "number", "The least that it can be: of delta the number itself, of the others a factor, 1 as it is.", example=0.8)  # fmt: skip
    high: Number = column("High", "number", "The most that it can be.", example=1.1)
    distribution: Text = column("Distribution", "text", "triangular, PERT or normal; with P5-P95 after it where the bounds are percentiles. Blank: triangular, from the least to the most.", example="PERT")  # fmt: skip
    sample_size: Number = column("Sample size", "number", "For profile_shares instead of a low and a high: as sure as a survey of so many answers.", example=140, above_zero=True, shown=False)  # fmt: skip
    source: str = column("Source", "text", "Why so; the report prints it.", group="identity", example="own survey of 2014", required=True)  # fmt: skip


ACTIVITY_SHEETS: Mapping[str, type[Named]] = MappingProxyType(
    {"Visitors": Visitors, "Events": Events, "Exchanges": Exchanges, "Volunteers": Volunteers, "Budget": Budget}
)
SHEETS: Mapping[str, type[Row]] = MappingProxyType(
    {
        "Study": Settings,
        **ACTIVITY_SHEETS,
        "In kind": InKind,
        "Deals": Deals,
        "Strata": Strata,
        "Survey": Survey,
        "Taxes": Taxes,
        "Jobs": Jobs,
        "Profiles": Profiles,
        "Rates": Rates,
        "Ranges": Ranges,
        "Scenarios": Scenarios,
    }
)
# The sheets whose numbers may carry a range. A tax rate is law, not a guess.
RANGED_SHEETS = frozenset({*ACTIVITY_SHEETS, "Profiles", "Rates"})


@dataclass(frozen=True, slots=True)
class Column:
    """A column as the rest of the program sees it: what the model says, unpacked."""

    name: str
    heading: str
    kind: Kind
    group: Group
    unit: str
    help: str
    example: object
    required: bool
    choices: tuple[str, ...]
    open_choice: bool
    shown: bool
    minimum: float | None
    maximum: float | None
    above: float | None


@cache
def columns(model: type[Row]) -> tuple[Column, ...]:
    """The columns of a sheet, in the order in which the template shows them."""
    found = []
    for name, info in model.model_fields.items():
        extra = info.json_schema_extra
        assert isinstance(extra, dict)  # column() always gives one
        limits = {
            key: getattr(limit, key) for limit in info.metadata for key in ("ge", "gt", "le") if hasattr(limit, key)
        }
        found.append(
            Column(
                name=name,
                heading=str(info.title),
                kind=extra["kind"],  # type: ignore[arg-type]
                group=extra["group"],  # type: ignore[arg-type]
                unit=str(extra["unit"]),
                help=str(info.description),
                example=(info.examples or [None])[0],
                required=info.is_required(),
                choices=tuple(extra["choices"]),  # type: ignore[arg-type]
                open_choice=bool(extra["open_choice"]),
                shown=bool(extra["shown"]),
                minimum=limits.get("ge"),
                maximum=limits.get("le"),
                above=limits.get("gt"),
            )
        )
    return tuple(sorted(found, key=lambda item: GROUPS.index(item.group)))
