"""Words that people use for choices, categories and headings: taken and said, or asked with every reading."""

from __future__ import annotations

from typing import Any

import pytest

from conftest import STUDY, VISITORS, BookWriter
from impactcalc.errors import InputError
from impactcalc.known.vocabulary import CATEGORY_CODES, EXCHANGE_KINDS, NETWORKS
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import ACTIVITY_SHEETS, SHEETS, columns
from impactcalc.study.sheets.synonyms import CERTAIN, OPEN, bare, meant_choice, meant_column, offered, two_categories

SHARES = ["Resident share", "Casual share", "Attribution share", "Displaced share", "Host-paid share"]
NONE = [0, 0, 1, 0, 0]


def asked(write_book: BookWriter, **sheets: list[list[Any]]) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_study(write_book({"Study": STUDY, **sheets}))
    return [str(problem) for problem in caught.value.problems]


def budget(*rows: list[Any]) -> list[list[Any]]:
    return [["Amount", "Category", "Paid from", *SHARES], *([*row, *NONE] for row in rows)]


def exchanges(direction: str, kind: str) -> list[list[Any]]:
    return [["Direction", "Kind", "Travellers", "Nights", "Accommodation", *SHARES],
            [direction, kind, 3, 2, 100, *NONE]]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "choices", "choice"),
    [
        ("SCI", NETWORKS, "Sister Cities International"),
        ("Sister Cities Intl", NETWORKS, "Sister Cities International"),
        ("C40 Cities", NETWORKS, "C40"), ("in", ("inbound", "outbound"), "inbound"),
        ("To us", ("inbound", "outbound"), "inbound"), ("OUT", ("inbound", "outbound"), "outbound"),
        ("Salaries", CATEGORY_CODES, "local_wages"), ("hotels", CATEGORY_CODES, "accommodation"),
        ("Restaurants", CATEGORY_CODES, "food_service"), ("taxi", CATEGORY_CODES, "local_transport"),
        ("student", EXCHANGE_KINDS, "students"), ("Y", ("yes", "no"), "yes"), ("true", ("yes", "no"), "yes"),
        ("x", ("yes",), "yes"), ("F", ("yes", "no"), None), ("City", ("local", "outside"), "local"),
        ("sponsors", ("local", "outside"), None), ("teachers", EXCHANGE_KINDS, None),
    ],
)  # fmt: skip
def test_a_word_of_one_reading(text: str, choices: tuple[str, ...], choice: str | None) -> None:
    assert meant_choice(text, choices) == choice


def test_no_word_is_both_certain_and_open_and_each_leads_to_a_choice() -> None:
    real = {column.choices for model in SHEETS.values() for column in columns(model) if column.choices}
    for choices, words in CERTAIN.items():
        assert choices in real
        assert set(words.values()) <= set(choices)
        several = OPEN[choices]
        assert not {bare(word) for word in words} & {bare(word) for word in several}
        for readings in several.values():
            assert len(readings) > 1
            assert {choice for choice, _ in readings} <= set(choices)
        for choice in choices:  # no word is taken for another choice than the one that is spelled so
            assert meant_choice(choice, choices) == choice


def test_what_is_taken_is_said_once_a_word(write_book: BookWriter) -> None:
    rows = budget([100, "salary", "city"], [50, "wages", "local"], [20, "Salary", "outside"])
    study = read_study(write_book({"Study": STUDY, "Budget": rows, "Exchanges": exchanges("in", "student")}))
    assert study.sheets["Budget"].words("category").tolist() == ["local_wages"] * 3
    assert study.sheets["Budget"].words("paid_from").tolist() == ["local", "local", "outside"]
    assert study.sheets["Exchanges"].words("direction").tolist() == ["inbound"]
    assert sorted(str(note) for note in study.notes) == [
        'Budget!B2 "salary": taken as local_wages (2 cells of this column)',
        'Budget!B3 "wages": taken as local_wages',
        'Budget!C2 "city": taken as local',
        'Exchanges!A2 "in": taken as inbound',
        'Exchanges!B2 "student": taken as students',
    ]


def test_what_has_several_readings_is_asked(write_book: BookWriter) -> None:
    rows = budget([100, "dues", "City of Fort Worth"], [50, "Venue and catering", "Sponsors"], [5, "travel", "local"])
    assert asked(write_book, Budget=rows, Exchanges=exchanges("both", "teachers")) == [
        'Exchanges!A2 "both": this may be more than one of the choices. Type "inbound" (on one row, for those who came '
        'here) or "outbound" (on another row, for ours who went there)',
        'Exchanges!B2 "teachers": this may be more than one of the choices. Type "professionals" (who go for their '
        'trade) or "municipal staff" (whom the city employs)',
        'Budget!B2 "dues": this may be more than one of the choices. Type "other" (a membership) or "professional" (if '
        "advice or services are paid with it)",
        'Budget!C2 "City of Fort Worth": this may be more than one of the choices. Type "local" (it is the city of '
        'this study) or "outside" (it is the partner\'s city)',
        'Budget!B3 "Venue and catering": 2 categories in one row. Split the amount over rows with "venue" and '
        '"food_service"',
        'Budget!C3 "Sponsors": this may be more than one of the choices. Type "local" (the city\'s or its residents\' '
        'and firms\' money) or "outside" (money from elsewhere that would not be here otherwise)',
        'Budget!B4 "travel": this may be more than one of the choices. Type "air_travel" (air fares) or '
        '"local_transport" (taxis, buses, metro) or "vehicle_rental" (rented cars)',
    ]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Food service and shopping", ("food_service", "shopping")),
        ("Hotels & meals ($)", ("accommodation", "food_service")),
        ("hotel + taxi", ("accommodation", "local_transport")),
        ("Restaurants and bars", ()), ("Sport and recreation", ()), ("hotels and dreams", ()), ("", ()), ("and", ()),
    ],
)  # fmt: skip
def test_two_categories_in_one_text(text: str, codes: tuple[str, ...]) -> None:
    assert two_categories(text) == codes


def test_a_tax_on_two_categories_is_on_both(write_book: BookWriter) -> None:
    heads = ["Tax", "Rate", "Categories", "Level", "Collector", "Own budget"]
    rows = [
        ["A", 0.05, "Food service and shopping", "state", "State", "n"],
        ["B", 0.05, "hotels", "city", "City", True],
        ["C", 0.05, "Restaurants & bars; Sport and recreation", "local", "City", "no"],
        ["D", 0.05, "food_service, shopping", "local", "City", "no"],
    ]
    study = read_study(write_book({"Study": STUDY, "Visitors": VISITORS, "Taxes": [heads, *rows]}))
    assert study.taxes.words("categories").tolist() == [
        "food_service, shopping", "accommodation", "food_service, sport_recreation", "food_service, shopping",
    ]  # fmt: skip
    assert study.taxes.words("own_budget").tolist() == ["no", "yes", "no", "no"]
    told = [str(note) for note in study.notes]
    assert 'Taxes!C2 "Food service and shopping": read as food_service, shopping' in told
    assert 'Taxes!C3 "hotels": read as accommodation' in told
    assert not any("Taxes!C5" in text for text in told)


def test_a_tax_on_a_word_of_several_categories_is_asked(write_book: BookWriter) -> None:
    heads = ["Tax", "Rate", "Categories", "Level", "Collector", "Own budget"]
    rows = [["A", 0.05, "food", "state", "State", "no"], ["B", 0.05, "hotels and salaries", "state", "State", "no"]]
    assert asked(write_book, Visitors=VISITORS, Taxes=[heads, *rows]) == [
        'Taxes!C2 "food": this may be more than one category. Type "food_service" (restaurants, cafes, catering) or '
        '"groceries" (from shops)',
        'Taxes!C3 "hotels and salaries": wages are not a sale: no tax on the sale falls on them. Leave it out; taxes '
        "on pay come from the nation's rates",
    ]


# --- headings ---


@pytest.mark.parametrize(
    ("sheet", "heading", "field"),
    [
        ("Visitors", "No. of guests", "visitors"), ("Visitors", "# guests", "visitors"),
        ("Visitors", "Guests", "visitors"),
        ("Visitors", "Hotels ($)", "accommodation"), ("Visitors", "Hotel", "accommodation"),
        ("Visitors", "Meals", "food_service"), ("Visitors", "No. of nights", "nights"),
        ("Visitors", "Number of nights", "nights"), ("Events", "Attendance", "participants"),
        ("Events", "Number of visitors", "participants"), ("Exchanges", "Students", "travellers"),
        ("Budget", "Cost", "amount"), ("Budget", "Funded by", "paid_from"), ("Visitors", "Hotel tax", None),
        ("Visitors", "Mood", None), ("Volunteers", "Hotel", None),
    ],
)  # fmt: skip
def test_a_heading_in_other_words(sheet: str, heading: str, field: str | None) -> None:
    found = meant_column(sheet, heading)
    assert (found.name if found else None) == field


def test_no_heading_of_ours_means_another_column() -> None:
    for sheet, model in ACTIVITY_SHEETS.items():
        for column in columns(model):
            for text in (column.name, column.heading):
                found = meant_column(sheet, text)
                assert found is None or found.name == column.name


def test_headings_are_understood_and_said(write_book: BookWriter) -> None:
    rows = [["Id", "No. of guests", "No. of nights", "Hotels ($)", "Meals", "Guests low", "Guests high", *SHARES],
            ["V", 10, 2, 5000, 300, 8, 12, *NONE]]  # fmt: skip
    study = read_study(write_book({"Study": STUDY, "Visitors": rows}))
    table = study.sheets["Visitors"]
    assert [table.numbers(name).tolist() for name in ("visitors", "nights", "accommodation", "food_service")] == [
        [10.0], [2.0], [5000.0], [300.0],
    ]  # fmt: skip
    assert list(table.ranges) == ["visitors"]
    assert [str(note) for note in study.notes][:4] == [
        'Visitors!B1 "No. of guests": read as the column "Visitors"',
        'Visitors!C1 "No. of nights": read as the column "Nights per visitor"',
        'Visitors!D1 "Hotels ($)": read as the column "Accommodation"',
        'Visitors!E1 "Meals": read as the column "Food service"',
    ]


def test_headings_of_a_folder_of_tables(tmp_path: Any) -> None:
    folder = tmp_path / "study"
    folder.mkdir()
    (folder / "Study.csv").write_text("Name,x\nPlace,US\nYear,2014\nCurrency,USD\n")
    (folder / "Visitors.csv").write_text("Guests,Nights,Hotel\n10,2,5000\n")
    table = read_study(folder).sheets["Visitors"]
    assert (table.numbers("visitors").tolist(), table.numbers("accommodation").tolist()) == ([10.0], [5000.0])


def test_a_heading_of_two_categories_is_asked(write_book: BookWriter) -> None:
    rows: list[list[Any]] = [["Guests", "Nights", "Hotels & meals ($)", "Travel", *SHARES], [10, 2, 5000, 20, *NONE]]
    assert asked(write_book, Visitors=rows) == [
        'Visitors!C1 "Hotels & meals ($)": this heading is of 2 categories, and each has a column of its own. Split '
        'the amounts between the columns "Accommodation" and "Food service", or head it as one column alone if all of '
        "it is that: Accommodation or Food service",
        'Visitors!D1 "Travel": this heading may be of more than one category. Head the column "Air travel" (air '
        'fares), "Local transport" (taxis, buses, metro) or "Vehicle rental" (rented cars)',
    ]


def test_a_second_column_of_the_same_amounts_is_asked_and_a_hotels_name_is_none(write_book: BookWriter) -> None:
    rows: list[list[Any]] = [["Visitors", "Nights", "Accommodation", "Hotel", *SHARES], [10, 2, 5000, 700, *NONE]]
    assert asked(write_book, Visitors=rows) == [
        'Visitors!D1 "Hotel": this means the column "Accommodation", which is there already in C1. Add up the amounts '
        'in one column headed "Accommodation"'
    ]
    rows[1][3] = "Ritz"
    study = read_study(write_book({"Study": STUDY, "Visitors": rows}))
    (note,) = study.notes
    assert str(note).startswith('Visitors!D1 "Hotel": this column is not one of ours and was left alone')


def test_the_unit_of_a_heading_in_other_words_counts(write_book: BookWriter) -> None:
    heads = ["Guests", "Nights", "Hotels ($000)", "Meals in thousands", "Taxis (EUR)", *SHARES]
    study = read_study(write_book({"Study": STUDY, "Visitors": [heads, [10, 2, 5, 3, None, *NONE]]}))
    table = study.sheets["Visitors"]
    assert (table.numbers("accommodation").tolist(), table.numbers("food_service").tolist()) == ([5000.0], [3000.0])
    found = [str(note) for note in study.notes if "D1" in note.cell]
    assert found[0] == 'Visitors!D1 "Meals in thousands": read as the column "Food service"'


def test_nights_of_all_guests_are_not_nights_of_each(write_book: BookWriter) -> None:
    rows: list[list[Any]] = [["Guests", "Room nights", "Hotel", *SHARES], [10, 20, 5000, *NONE]]
    assert asked(write_book, Visitors=rows) == [
        'Visitors!B1 "Room nights": these may be the nights of all guests together, or rooms; the column wants the '
        'nights of each. Divide it by the number of people and head the column "Nights"'
    ]


def test_every_offer_has_words_of_its_own() -> None:
    assert offered("sponsors", ("local", "outside"))[0][0] == "local"
    assert offered("nothing", ("local", "outside")) == ()
