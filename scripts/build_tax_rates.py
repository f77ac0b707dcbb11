"""Build the package of tax rates: what is known of the taxes on what visitors buy, to be offered and confirmed.

    python scripts/build_tax_rates.py [--data ../shared/data] [--out multipliers/tax_rates]

Needs taxes/ of the folder of source tables; it is not part of the project, the package is. Most rates of US cities
beyond the general sales tax are from memory and unverified: they are offered with "please confirm", never counted
unseen. Only rows that were seen on a published page come confirmed.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from impactcalc.datapackage import Resource, write_package
from impactcalc.known.states import STATES

STATE_SALES = "taxes/us_sales_tax_state_2026.csv"
CITY_SALES = "taxes/us_sales_tax_cities_2026.csv"
STATE_LODGING = "taxes/us_state_lodging_taxes.csv"
CITY_VISITORS = "taxes/us_city_visitor_taxes.csv"
STATE_CARS = "taxes/us_rental_car_taxes_state.csv"
VAT_TOURISM = "taxes/vat_tourism_rates_2014_2026.csv"
VAT_STANDARD = "taxes/vat_standard_rates_world_2026.csv"

# Key -> title, of when, licence.
SOURCES: Mapping[str, tuple[str, str, str]] = {
    "tax-foundation": (
        "Tax Foundation, State and Local Sales Tax Rates, 2026", "2026-01", "facts; groceries by TaxLocus, CC BY 4.0"
    ),
    "opensalestax": ("OpenSalesTax, rates of cities by level, from state revenue departments", "2026-05", "Apache-2.0"),
    "ncsl-lodging": ("NCSL, State Lodging Taxes", "2020 to 2023", "facts, cited"),
    "ncsl-cars": ("NCSL, Rental Car Taxes", "2019-08", "facts, cited"),
    "cars-compiled": ("compiled from general knowledge, not looked up", "about 2019 to 2024", "facts"),
    "visitors-compiled": ("compiled from general knowledge, not looked up", "about 2025-26", "facts"),
    "visitors-seen": ("compiled, and seen on a published page", "about 2025-26", "facts"),
    "vat-compiled": ("compiled from the laws; most rates in force agree with other lists", "2026-11", "facts"),
    "vat-standard": ("sales-tax 2.23.0 and eu-vat-rates-data 2026.9.29", "2026", "MIT"),
}  # fmt: skip
# What general sales taxes fall on everywhere where there is one: goods from shops, and meals unless the state has
# another rate for them. Tickets, phones and transport differ by state: a line of the user's own.
GOODS, MEALS, BED, CAR, FOOD = "shopping", "food_service", "accommodation", "vehicle_rental", "groceries"
VAT_ON = {
    "accommodation": (BED,),
    "restaurant food": (MEALS,),
    "passenger transport (domestic)": ("rail_travel", "road_travel", "local_transport"),
    "admission to culture": ("culture",),
}
# Categories that a standard rate falls on where a country has no other rate of its own for them.
VAT_STANDARD_ON = (GOODS, CAR, "fuel", "telecom", "venue", "event_services", "advertising", "printing", "professional")
# States whose tax on rented cars is in place of the sales tax, although the list does not say so.
CARS_ALONE = ("DC", "VA", "VT")


@dataclass(frozen=True)
class Line:
    """A tax to be offered. `place` is a state (US-TX), a city (US-TX/Fort Worth) or a country (FR)."""

    place: str
    name: str
    rate: float
    categories: tuple[str, ...]
    level: str
    collector: str
    own: bool
    source: str
    confidence: str
    confirmed: bool = False
    note: str = ""
    first: str = ""
    last: str = ""


def main() -> int:
    """Write the package."""
    root = Path(__file__).resolve().parents[1]
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, default=root.parent / "shared" / "data")
    parser.add_argument("--out", type=Path, default=root / "multipliers" / "tax_rates")
    options = parser.parse_args()
    needed = (STATE_SALES, CITY_SALES, STATE_LODGING, CITY_VISITORS, STATE_CARS, VAT_TOURISM, VAT_STANDARD)
    lacking = [name for name in needed if not (options.data / name).is_file()]
    if lacking:
        print(f"{options.data} lacks {', '.join(lacking)}: give the folder of source tables with --data")
        return 1
    lines, remarks = built(options.data)
    write_package(options.out, _descriptor(), _resources(lines, remarks))
    print(f"wrote {options.out}: {len(lines)} lines, {len(remarks)} remarks")
    return 0


def built(data: Path) -> tuple[list[Line], list[tuple[str, str]]]:
    """Every line, and what cannot be a line (amounts a night, rates that hold downtown only), by place."""
    tables = {name: _read(data / name) for name in (STATE_SALES, CITY_SALES, STATE_LODGING, CITY_VISITORS, STATE_CARS)}
    states = {row["state"]: row for row in tables[STATE_SALES]}
    visitors = {(row["state"], row["city"]): row for row in tables[CITY_VISITORS]}
    lines: list[Line] = []
    remarks: list[tuple[str, str]] = []
    sales = {(row["state"], row["city"]): row for row in tables[CITY_SALES]}
    also = {state: float(row["state_rate"] or 0) for (state, _), row in sales.items()}
    for state, row in states.items():
        lines += _state_sales(state, row, also.get(state) == float(row["tf_state"]), remarks)
    lines += _state_lodging(tables[STATE_LODGING], remarks)
    lines += _state_cars(tables[STATE_CARS], states, remarks)
    for key in sorted({*sales, *visitors}):
        lines += _city(key, sales.get(key), visitors.get(key), states[key[0]], remarks)
    lines += _vat(_read(data / VAT_TOURISM), _read(data / VAT_STANDARD))
    return sorted(lines, key=lambda one: (one.place, one.first, one.name, one.categories)), sorted(set(remarks))


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [dict(row) for row in csv.DictReader(line for line in file if not line.startswith("#"))]


def _number(text: str) -> float | None:
    return float(text) if re.fullmatch(r"\d+(\.\d+)?", text.strip()) else None


# --- states ---


def _leading(text: str) -> float | None:
    """The number that a text begins with: a rate on meals of a state's own, "8" or "7.35 (1 above general)"."""
    found = re.match(r"(\d+(?:\.\d+)?)(?=$|[ ;])", text)
    return float(found[1]) if found else None


def _state(code: str) -> str:
    return "District of Columbia" if code == "DC" else f"State of {STATES[code]}"


def _state_sales(state: str, row: Mapping[str, str], agreed: bool, remarks: list[tuple[str, str]]) -> Iterator[Line]:
    general, place, note = float(row["state_proper"]), f"US-{state}", row["meals_note"]
    own = _leading(note)
    if note and note not in ("general rate", "none"):
        remarks.append((place, f"meals: {note}"))
    if row["note"]:
        remarks.append((place, f"sales tax: {row['note']}"))
    on = [GOODS]
    if own is None or own == general:
        on.append(MEALS)
    if row["grocery"] == "taxable":
        on.append(FOOD)
    elif row["grocery"] in ("reduced_rate", "conditional"):
        remarks.append((place, f"groceries have a {row['grocery'].replace('_', ' ')} of their own, left out here"))
    who = _state(state)
    # Two lists that were made apart and say the same.
    base = Line(place, "State sales tax", general, tuple(on), "state", who, False, "tax-foundation", "high", agreed)
    if general:
        yield base
    if own is not None and own != general:
        yield replace(
            base, name="State tax on meals", rate=own, categories=(MEALS,), confidence="medium", confirmed=False
        )
    if row["tf_avg_local"] not in ("", "0"):
        remarks.append(
            (
                place,
                f"cities and counties add {row['tf_avg_local']}% to the sales tax on average; that is no place's rate",
            )
        )


def _state_lodging(rows: list[dict[str, str]], remarks: list[tuple[str, str]]) -> Iterator[Line]:
    for row in rows:
        place, rate = f"US-{row['state']}", float(row["ncsl_total"])
        if row["note_now"]:
            remarks.append((place, f"beds: {row['note_now']}"))
        if row["state"] in ("PR", "VI"):
            continue  # no state of which there are tables
        if row["state"] == "MI":
            rate = 6.0  # the use tax on beds, which the list has in both columns
        if rate:
            yield Line(
                place, "State tax on beds", rate, (BED,), "state", _state(row["state"]), False, "ncsl-lodging",
                "medium" if row["note_now"] else "high",
            )  # fmt: skip


def _state_cars(
    rows: list[dict[str, str]], states: Mapping[str, Mapping[str, str]], remarks: list[tuple[str, str]]
) -> Iterator[Line]:
    for row in rows:
        place, text = f"US-{row['state']}", row["tax"]
        own = _leading(text)
        if _number(text) is None:
            remarks.append((place, f"rented cars: {text}"))
        if own is None:
            continue
        source = "ncsl-cars" if row["basis"] == "ncsl" else "cars-compiled"
        alone = "in place of sales" in text or "use" in text.split() or row["state"] in CARS_ALONE
        sales = 0.0 if alone else float(states[row["state"]]["state_proper"])
        known = "medium" if source == "ncsl-cars" else "low"
        base = Line(place, "State tax on rented cars", own, (CAR,), "state", _state(row["state"]), False, source, known)
        yield base
        if sales:
            yield replace(
                base, name="State sales tax on rented cars", rate=sales, source="tax-foundation", confidence="medium"
            )


# --- cities ---


def _city(
    key: tuple[str, str],
    sales: Mapping[str, str] | None,
    visitors: Mapping[str, str] | None,
    state: Mapping[str, str],
    remarks: list[tuple[str, str]],
) -> Iterator[Line]:
    place = f"US-{key[0]}/{key[1]}"
    if sales:
        agreed = visitors is not None and float(visitors["sales_total"]) == float(sales["combined"])
        yield from _city_sales(place, key, sales, state, agreed)
    elif visitors:
        local = float(visitors["sales_total"]) - float(state["state_proper"])
        if local > 1e-9:
            yield replace(
                _of_visitors(place, visitors), name="Local sales tax", rate=round(local, 4),
                categories=_on_meals(state), collector="city, county and districts together",
            )  # fmt: skip
    if visitors:
        yield from _city_visitors(place, key, visitors, state, remarks)


def _on_meals(state: Mapping[str, str]) -> tuple[str, ...]:
    own = _leading(state["meals_note"])
    on = (GOODS, MEALS) if own is None or own == float(state["state_proper"]) else (GOODS,)
    return (*on, FOOD) if state["grocery"] == "taxable" else on


def _city_sales(
    place: str, key: tuple[str, str], row: Mapping[str, str], state: Mapping[str, str], agreed: bool
) -> Iterator[Line]:
    uniform = float(row["state_rate"] or 0) - float(state["state_proper"])  # a local part that the state's rate holds
    parts = (
        ("County sales tax", float(row["county_rate"] or 0), row["county"] or "the county", False),
        ("City sales tax", float(row["city_rate"] or 0), f"City of {key[1]}", True),
        ("District sales tax", float(row["district_rate"] or 0), "special districts, such as transit", False),
        ("Local sales tax that the whole state has", round(uniform, 4), "county and city together", False),
    )
    for name, rate, collector, own in parts:
        if rate > 1e-9:
            yield Line(place, name, rate, _on_meals(state), "local", collector, own, "opensalestax", "medium", agreed)


def _of_visitors(place: str, row: Mapping[str, str]) -> Line:
    seen = bool(row["corroborated"])
    note = "; ".join(filter(None, (row["note"], f"seen: {row['corroborated']}" if seen else "")))
    source = "visitors-seen" if seen else "visitors-compiled"
    return Line(place, "", 0.0, (), "local", "", False, source, row["confidence"], note=note)


def _city_visitors(
    place: str,
    key: tuple[str, str],
    row: Mapping[str, str],
    state: Mapping[str, str],
    remarks: list[tuple[str, str]],
) -> Iterator[Line]:
    base = replace(_of_visitors(place, row), categories=(BED,))
    # Corroborated in full is only what a page had: the rate on the bed of a row of high confidence.
    sure = row["confidence"] == "high" and bool(row["corroborated"])
    assessment = float(row["of_which_assessment"] or 0)
    district = float(row["hotel_district"] or 0) - assessment
    parts = (
        ("State tax on beds", float(row["hotel_state"] or 0), "state", _state(key[0]), False),
        ("County tax on beds", float(row["hotel_county"] or 0), "local", "the county", False),
        ("City tax on beds", float(row["hotel_city"] or 0), "local", f"City of {key[1]}", True),
        ("District tax on beds", district, "local", "special districts", False),
    )
    for name, rate, level, collector, own in parts:
        if rate > 1e-9:
            yield replace(
                base, name=name, rate=round(rate, 4), level=level, collector=collector, own=own, confirmed=sure
            )
    if assessment > 1e-9:
        yield replace(
            base, name="Assessment on beds of larger or member hotels", rate=assessment, collector="tourism district"
        )
    if row["flat_usd_room_night"]:
        remarks.append((place, f"beds: {row['flat_usd_room_night']} US dollars a room and night on top"))
    if row["rental_car"]:
        remarks.append((place, f"rented cars: {row['rental_car']}"))
    # Where the state has a rate on meals of its own, that is what the rest comes on top of.
    meals, general = _number(row["meals_total"]), _leading(state["meals_note"]) or float(row["sales_total"])
    if meals is None:
        remarks.append((place, f"meals: {row['meals_total']} in all"))
    elif meals > general + 1e-9:
        more = round(meals - general, 4)
        yield replace(
            base, name="Further tax on meals", rate=more, categories=(MEALS,), collector="city, county or state"
        )
    elif meals < general - 1e-9:
        remarks.append((place, f"meals: {meals:g}% in all, less than the sales tax of {general:g}%"))


# --- value added tax ---


def _vat(tourism: list[dict[str, str]], standard: list[dict[str, str]]) -> Iterator[Line]:
    rows = [row for row in tourism if re.fullmatch(r"[A-Z]{2}", row["country"])]
    known = {row["country"] for row in rows}
    ends = {(row["country"], row["what"]) for row in rows}
    for row in rows:
        country, what = row["country"], row["what"]
        if what == "standard":
            others = [
                on for name, on in VAT_ON.items() if (country, name) not in ends and name != "admission to culture"
            ]
            on = (*VAT_STANDARD_ON, *(code for codes in others for code in codes))
        else:
            on = VAT_ON[what]
        rate = float(row["rate_pct"])
        if rate:
            yield Line(
                country, f"VAT or GST: {what}", rate, on, "federal", "national government", False, "vat-compiled",
                row["confidence"], bool(row["check"]) and row["confidence"] == "high", row["note"], row["from"],
                row["to"],
            )  # fmt: skip
    for row in standard:
        plain = row["region"] == "" and row["valid_until"] == "" and row["type"] in ("vat", "gst")
        if plain and row["iso2"] not in known and float(row["rate_pct"] or 0):
            yield Line(
                row["iso2"], f"{row['type'].upper()}: standard", float(row["rate_pct"]), VAT_STANDARD_ON, "federal",
                "national government", False, "vat-standard",
                "high" if "eu-vat" in row["source"] else "medium", "eu-vat" in row["source"],
            )  # fmt: skip


# --- the package ---


def _descriptor() -> dict[str, object]:
    return {
        "name": "tax_rates",
        "title": "Taxes on what visitors buy, by place",
        "version": "1.0.0",
        "description": "General sales taxes, taxes on beds, meals and rented cars of US states and cities, and value "
        "added taxes of countries, by who gets them. To be offered and confirmed: of US cities most rates beyond the "
        "general sales tax are from memory, and about one in five is likely off by one or two points.",
        "licenses": [{"name": "facts", "title": "tax rates are facts, each with its source; computed form Apache-2.0"}],
        "sources": [
            {"title": f"{title} ({licence})"} for title, _, licence in SOURCES.values()
        ],
    }  # fmt: skip


def _resources(lines: list[Line], remarks: list[tuple[str, str]]) -> list[Resource]:
    return [
        Resource(
            "lines",
            "A tax a row, as it is offered for the sheet Taxes",
            (
                ("place", "string", "US-TX a state, US-TX/Fort Worth a city, FR a country"),
                ("name", "string", "What the tax is called here"),
                ("rate", "number", "Per cent of the price before tax"),
                ("categories", "string", "Spending categories that it is taken to fall on"),
                ("level", "string", "The level of government that it goes to"),
                ("collector", "string", "Who gets it"),
                ("own", "string", "yes: it comes to the budget of the city of the row"),
                ("source", "string", "Key of the resource sources"),
                ("confidence", "string", "high, medium, low-medium or low"),
                ("confirmed", "string", "yes: corroborated, so offered as confirmed"),
                ("note", "string", "What the source says beside it"),
                ("first", "string", "First day of the rate; blank: the rate of the source's date"),
                ("last", "string", "First day of the next rate; blank: in force"),
            ),
            [
                (
                    one.place, one.name, one.rate, ", ".join(one.categories), one.level, one.collector,
                    "yes" if one.own else "", one.source, one.confidence, "yes" if one.confirmed else "", one.note,
                    one.first, one.last,
                )
                for one in lines
            ],
        ),
        Resource(
            "remarks",
            "What is known of a place and is no rate on a price",
            (("place", "string", "As in lines"), ("remark", "string", "In words")),
            remarks,
        ),
        Resource(
            "sources",
            "Where the lines come from",
            (
                ("key", "string", "As in lines"),
                ("title", "string", "The source"),
                ("as_of", "string", "Of when its rates are"),
                ("licence", "string", "Under which it may be used"),
            ),
            [(key, *about) for key, about in SOURCES.items()],
        ),
    ]  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
