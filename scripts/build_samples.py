"""Write the sample workbooks of sample_inputs/ from the figures below.

python scripts/build_samples.py [--out sample_inputs]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import xlsxwriter

import simulated_survey
from impactcalc.study.sheets.template import CREATED, fill_template
from impactcalc.words.speaking import speaking_to

# Sister Cities International, Measures That Matter (2015): press release of 7 October 2015 and annual report 2015, p. 3.
# Unit values are not published; they are inferred from the published sums (63.7 M / 14,153 and so on).
STUDY_2014: dict[str, list[dict[str, Any]]] = {
    "Study": [
        {
            "name": "Sister Cities International: Measures That Matter, inputs of 2014",
            "place": "US",
            "year": 2014,
            "currency": "USD",
        }
    ],
    "Visitors": [
        {
            "id": "inbound-visitors",
            "name": "Inbound visitors on 1,123 exchanges; $4,500 each is inferred: 63.7 M / 14,153",
            "visitors": 14153,
            "profile": "us_traveller",
            "spend_per_person": 4500,
            "network": "Sister Cities International",
        }
    ],
    "Events": [
        {
            "id": "hosted-events",
            "name": "Participants of about 2,300 events; $50 each is inferred: 56.5 M / 1.13 M",
            "participants": 1130000,
            "profile": "arts_event_visitor",
            "spend_per_person": 50,
            "network": "Sister Cities International",
        }
    ],
    "Exchanges": [
        {
            "id": "host-students",
            "name": "Foreign host students: $70.1 M as published, heads not published",
            "direction": "inbound",
            "kind": "students",
            "profile": "international_student",
            "total_spend": 70_100_000,
            "network": "Sister Cities International",
        },
        {
            "id": "outbound-exchanges",
            "name": "9,899 residents abroad on 944 exchanges; $50,000 an exchange is inferred: 47.2 M / 944",
            "direction": "outbound",
            "exchanges": 944,
            "travellers": 9899,
            "profile": "us_traveller",
            "spend_per_exchange": 50000,
            "network": "Sister Cities International",
        },
    ],
    "Volunteers": [
        {
            "id": "volunteers",
            "name": "About 33,000 volunteers; 124.5 hours each is inferred: 94.8 M / 33,000 / $23.07 (Independent Sector 2014)",
            "volunteers": 33000,
            "hours": 124.5,
            "hourly_value": 23.07,
            "network": "Sister Cities International",
        }
    ],
}

# Illustrative: no real city's figures.
CITY_PROGRAMME: dict[str, list[dict[str, Any]]] = {
    "Study": [
        {
            "name": "Riverton city programme 2014 (illustrative, in the metro area of Dallas-Fort Worth)",
            "place": "cbsa:19100",
            "year": 2014,
            "currency": "USD",
            "report_year": 2015,
            "visitors_include_event_participants": "no",
            "visitors_include_students": "no",
        }
    ],
    "Visitors": [
        {
            "id": "nagasaki-delegation", "name": "Mayor's delegation", "visitors": 24, "nights": 4,
            "profile": "business_traveller", "resident_share": 0, "casual_share": 0, "attribution_share": 1,
            "displaced_share": 0, "host_paid_share": 0.15, "partner_city": "Nagasaki", "origin_country": "Japan", "partner_country": "Japan",
            "network": "Sister Cities International", "purpose": "investment and tourism",
        },
        {
            "id": "leipzig-choir", "name": "Choir and families, private visit after the festival", "visitors": 62, "nights": 3,
            "spend_basis": "total", "accommodation": 11200, "food_service": 8350, "shopping": 3100, "culture": 1450,
            "local_transport": 900, "resident_share": 0, "casual_share": 0.2, "attribution_share": 0.75, "displaced_share": 0,
            "host_paid_share": 0, "partner_city": "Leipzig", "origin_country": "Germany", "partner_country": "Germany",
            "network": "Sister Cities International", "purpose": "culture",
        },
        {
            "id": "guests-puebla", "name": "Guests of the partnership office", "visitors": 140, "nights": 5,
            "profile": "us_traveller", "daily_spend": 118, "resident_share": 0, "casual_share": 0.1,
            "attribution_share": 0.5, "displaced_share": 0, "host_paid_share": 0.05, "partner_city": "Puebla",
            "origin_country": "Mexico", "partner_country": "Mexico", "network": "Sister Cities International", "purpose": "brand and identity",
        },
    ],
    "Events": [
        {
            "id": "lantern-festival", "name": "Lantern festival, two days", "kind": "festival", "participants": "8200 (7000-9500)", "days": 1,
            "profile": "arts_event_visitor", "resident_share": "71% (65%-80%)", "casual_share": 0.12, "attribution_share": "80% (60%-90%)",
            "displaced_share": 0.05, "host_paid_share": 0, "venue": 18000, "event_services": 22500, "advertising": 6400,
            "local_wages": 9500, "paid_from": "local", "partner_city": "Nagasaki", "partner_country": "Japan", "purpose": "culture",
        },
        {
            "id": "water-conference", "name": "Conference on urban water", "kind": "conference", "participants": 310, "days": 2,
            "profile": "business_traveller", "resident_share": 0.4, "casual_share": 0, "attribution_share": 0.9,
            "displaced_share": 0, "host_paid_share": 0.1, "network": "ICLEI", "purpose": "environment",
        },
        {
            "id": "youth-cup", "name": "Youth football cup", "kind": "tournament", "participants": 420, "days": 3,
            "profile": "tournament_visitor", "daily_spend": 64, "resident_share": 0.25, "casual_share": 0,
            "attribution_share": 0.6, "displaced_share": 0.1, "host_paid_share": 0, "partner_city": "Puebla",
            "partner_country": "Mexico", "purpose": "sharing experience",
        },
    ],
    "Exchanges": [
        {
            "id": "students-in", "name": "Students from Leipzig, one semester", "direction": "inbound", "kind": "students",
            "travellers": 18, "nights": 140, "tuition": 162000, "housing": 75600, "food_service": 25200, "groceries": 22700,
            "local_transport": 6900, "shopping": 15800, "resident_share": 0, "casual_share": 0, "attribution_share": 0.8,
            "displaced_share": 0, "scholarship": 45000, "partner_city": "Leipzig", "origin_country": "Germany", "partner_country": "Germany",
            "network": "Sister Cities International", "purpose": "sharing experience",
        },
        {
            "id": "staff-out", "name": "City engineers to Nagasaki", "direction": "outbound", "kind": "municipal staff",
            "travellers": 6, "nights": 9, "currency": "JPY", "accommodation": 612000, "food_service": 265000,
            "local_transport": 98000, "partner_city": "Nagasaki", "partner_country": "Japan",
            "network": "Sister Cities International", "purpose": "environment",
        },
        {
            "id": "youth-out", "name": "Youth orchestra to Leipzig", "direction": "outbound", "kind": "youth", "travellers": 41,
            "nights": 6, "currency": "EUR", "accommodation": 9840, "food_service": 7380, "culture": 1230, "rail_travel": 2050,
            "partner_city": "Leipzig", "partner_country": "Germany", "purpose": "culture",
        },
    ],
    "Volunteers": [
        {
            "id": "host-families", "name": "Host families and guides", "volunteers": 85, "hours": 22, "hourly_value": 23.07,
            "network": "Sister Cities International", "purpose": "sharing experience",
        }
    ],
    "Budget": [
        {
            "id": "office", "name": "Programme office, services bought", "amount": 38000, "category": "professional",
            "paid_from": "local", "purpose": "economic development",
        },
        {
            "id": "state-grant", "name": "State arts grant, spent on a second stage beside what the city paid for", "amount": 25000,
            "confirmed": "yes",
            "category": "event_services", "paid_from": "outside", "resident_share": 0, "casual_share": 0,
            "attribution_share": 1, "displaced_share": 0, "host_paid_share": 0, "purpose": "culture",
        },
    ],
    # Counted beside the money, in no total.
    "In kind": [
        {
            "id": "choir-hosts", "name": "Twenty of the choir, three nights in families", "kind": "host_family_nights",
            "quantity": 60, "value_rule": "gsa_lodging", "partner_city": "Leipzig", "partner_country": "Germany",
            "network": "Sister Cities International", "purpose": "sharing experience", "source": "list of host families",
        },
        {
            "id": "stone-lantern", "name": "A stone lantern, given by Nagasaki", "kind": "gift", "amount": 1500000,
            "currency": "JPY", "partner_city": "Nagasaki", "partner_country": "Japan",
            "network": "Sister Cities International", "purpose": "culture", "source": "letter of the giver",
        },
        {
            "id": "interpreters", "name": "Interpreters at the conference", "kind": "pro_bono", "quantity": 36,
            "unit_value": 55, "purpose": "environment", "source": "their usual rate",
        },
        {
            "id": "legal-advice", "name": "Legal advice on the agreement", "kind": "pro_bono", "quantity": 14,
            "purpose": "economic development",
        },
    ],
    # Illustrative deals. By category, so that they can be run through any table, whatever its industries are called.
    "Deals": [
        {
            "id": "water-project", "name": "Engineers for a water project in Puebla, paid by a development bank",
            "kind": "joint_project", "phase": "yearly", "amount": 240000, "category": "professional",
            "first_year": 2014, "years": 3, "jobs_stated": 2, "attribution_share": 0.4, "probability": 1,
            "displaced_share": 0, "partner_city": "Puebla", "partner_country": "Mexico", "network": "ICLEI", "purpose": "economic development",
        },
        {
            "id": "clinic", "name": "A firm of Leipzig would open a clinic for patients from elsewhere",
            "kind": "inward_investment", "phase": "yearly", "amount": 1800000, "category": "health", "first_year": 2016,
            "years": 5, "jobs_stated": 15, "attribution_share": 0.25, "probability": 0.6, "displaced_share": 0.1,
            "partner_city": "Leipzig", "partner_country": "Germany", "network": "Sister Cities International",
            "purpose": "investment and tourism",
        },
    ],
    # Illustrative rates, of no particular city.
    "Taxes": [
        {
            "name": "City lodging tax", "rate": 0.07, "categories": "accommodation", "level": "local",
            "collector": "City of Riverton", "own_budget": "yes",
        },
        {
            "name": "State lodging tax", "rate": 0.06, "categories": "accommodation", "level": "state",
            "collector": "State comptroller", "own_budget": "no",
        },
        {
            "name": "State sales tax", "rate": 0.0625, "categories": "food_service, shopping, sport_recreation",
            "level": "state", "collector": "State comptroller", "own_budget": "no",
        },
        {
            "name": "City sales tax", "rate": 0.02, "categories": "food_service, shopping, sport_recreation",
            "level": "local", "collector": "State comptroller, for the City of Riverton", "own_budget": "yes",
        },
        {
            "name": "City admissions tax", "rate": 0.05, "categories": "culture", "level": "local",
            "collector": "City of Riverton", "own_budget": "yes",
        },
        {
            "name": "County vehicle rental tax", "rate": 0.05, "categories": "vehicle_rental", "level": "local",
            "collector": "County", "own_budget": "no",
        },
    ],
    # Illustrative what-ifs.
    "Scenarios": [
        {
            "scenario": "The festival claims less", "sheet": "Events", "id": "lantern-festival",
            "field": "Attribution share", "value": 0.5,
        },
        {
            "scenario": "The festival claims less", "sheet": "Events", "id": "lantern-festival",
            "field": "Casual share", "value": 0.25,
        },
        {
            "scenario": "More guests, longer stays", "sheet": "Visitors", "id": "guests-puebla", "field": "Visitors",
            "value": "x 1.5",
        },
        {
            "scenario": "More guests, longer stays", "sheet": "Visitors", "id": "guests-puebla",
            "field": "Nights per visitor", "value": 6,
        },
    ],
}  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("sample_inputs"))
    folder = parser.parse_args().out
    folder.mkdir(exist_ok=True)
    with speaking_to("USA"):  # their places are there: what the template says is spelled so
        fill_template(folder / "sister-cities-2014.xlsx", STUDY_2014)
        fill_template(folder / "city-programme.xlsx", CITY_PROGRAMME)
        fill_template(folder / "sister-cities-survey.xlsx", simulated_survey.workbook())
    write_broken(folder / "broken.xlsx")
    print(f"{folder}: four workbooks")
    return 0


def write_broken(path: Path) -> None:
    """A workbook that has much wrong with it, to show what the list of problems looks like."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    book.set_properties({"title": "A broken input of impactcalc", "created": CREATED})
    study = book.add_worksheet("Study")
    for row, (label, value) in enumerate(
        [
            ("Setting", "Value"),
            ("Name", "A study with problems"),
            ("Place", "Texass"),
            ("Year", 14),
            ("Currency", "DEM"),
        ]
    ):
        study.write_string(row, 0, label)
        _cell(study, row, 1, value)
    visitors = book.add_worksheet("Visitors")
    rows: list[list[Any]] = [
        ["Id", "Name", "Visitors", "Nights per visitor", "Profile", "Daily spend", "Resident share", "Casual share",
         "Attribution share", "Partner country", "Accomodation"],
        ["a", "A share of 130", 20, 3, "us_traveller", 150, 130, 0, 1, "Japan", None],
        ["b", "An unknown country", 12, 2, "us_traveller", 150, 0, 0, 1, "Germny", None],
        ["b", "The same id again", "about 30", 2, "us_traveller", 150, 0, 0, 1, "Mexico", None],
        ["c", "Text for a number", 12, 2, "us_traveller", "150 or so", 0, 0, 1, "Mexico", None],
        ["d", "A profile that is not there", 12, 2, "us_travelers", 150, 0, 0, 1, "Mexico", None],
        ["e", "No spending at all", 12, 2, None, None, 0, 0, 1, "Mexico", None],
        ["f", "Nights are missing", 12, None, "us_traveller", 150, 0, 0, 1, "Mexico", None],
        ["g", "An error in a formula", 12, 2, "us_traveller", ("=100/0", "#DIV/0!"), 0, 0, 1, "Mexico", None],
        ["h", "A formula never calculated", 12, 2, "us_traveller", ("=75*2", ""), 0, 0, 1, "Mexico", None],
        ["i", "A negative number", -5, 2, "us_traveller", 150, 0, 0, 1, "Mexico", None],
    ]  # fmt: skip
    for r, row_values in enumerate(rows):
        for c, cell in enumerate(row_values):
            _cell(visitors, r, c, cell)
    misnamed = book.add_worksheet("Exchange")
    for c, head in enumerate(("Id", "Direction", "Total spend", "Profile")):
        misnamed.write_string(0, c, head)
    book.close()


def _cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, tuple):
        sheet.write_formula(row, column, value[0], None, value[1])
    elif isinstance(value, str):
        sheet.write_string(row, column, value)
    elif value is not None:
        sheet.write_number(row, column, value)


if __name__ == "__main__":
    sys.exit(main())
