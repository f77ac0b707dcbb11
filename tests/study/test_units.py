"""Units and currencies wherever people put them: applied and said, or asked about; never dropped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study, study_from_workbook
from impactcalc.study.sheets.cells import read_numbers
from impactcalc.study.sheets.heading_units import head_unit, without_unit
from impactcalc.study.sheets.headings import fields_by_heading
from impactcalc.study.sheets.schema import SHEETS, columns
from impactcalc.study.sheets.unit_words import codes_of, unit_words
from impactcalc.study.study import Study
from impactcalc.workbooks.raw import Formats, RawSheet, RawWorkbook


def study(place: str = "US", currency: str | None = "USD") -> list[list[Any]]:
    rows: list[list[Any]] = [["Name", "Test"], ["Place", place], ["Year", 2019]]
    return rows if currency is None else [*rows, ["Currency", currency]]


def problems(write_book: BookWriter, sheets: dict[str, Any]) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    return list(map(str, caught.value.problems))


@pytest.mark.parametrize(
    ("heading", "factor", "currency"),
    [
        ("Accommodation ($000)", 1e3, "USD"),
        ("Accommodation ($ 000s)", 1e3, "USD"),
        ("Accommodation in thousands", 1e3, "USD"),
        ("Accommodation (in thousands of US dollars)", 1e3, "USD"),
        ("Accommodation, $", 1.0, "USD"),
        ("Accommodation (EUR)", 1.0, "EUR"),
        ("Accommodation [€]", 1.0, "EUR"),
        ("Accommodation EUR", 1.0, "EUR"),
        ("Accommodation (千円)", 1e3, "JPY"),
        ("Accommodation（百万円）", 1e6, "JPY"),
        ("Accommodation (TEUR)", 1e3, "EUR"),
        ("Accommodation (k€)", 1e3, "EUR"),
        ("Accommodation (Mio. €)", 1e6, "EUR"),
        ("Accommodation (currency)", 1.0, "USD"),
        ("Accommodation", 1.0, "USD"),
    ],
)
def test_a_heading_gives_factor_and_currency(
    heading: str, factor: float, currency: str, write_book: BookWriter
) -> None:
    read = read_study(write_book({"Study": study(), "Visitors": [["Visitors", heading], [10, 4]]}))
    table = read.sheets["Visitors"]
    assert table.numbers("accommodation").tolist() == [4 * factor]
    assert table.words("currency").tolist() == [currency]
    if factor != 1.0:
        assert any(f"every number was multiplied by {factor:,.0f}" in str(note) for note in read.notes)
    if currency != "USD":
        assert any(f"taken to be in {currency}" in str(note) for note in read.notes)


def test_a_sign_of_several_currencies_in_a_heading_is_asked_about(write_book: BookWriter) -> None:
    sheets = {"Study": study("DE", "EUR"), "Visitors": [["Visitors", "Accommodation (£)"], [10, 4]]}
    assert problems(write_book, sheets) == [
        'Visitors!B2 "4": "£" stands in the heading, and several currencies are written so. Type GBP or EGP or FKP or '
        "GIP into the column Currency"
    ]


@pytest.mark.parametrize(("place", "money"), [("Canada", "CAD"), ("Australia", "AUD"), ("SG", "SGD")])
def test_a_dollar_sign_elsewhere_is_asked_with_the_own_dollar_first(
    place: str, money: str, write_book: BookWriter
) -> None:
    sheets = {"Study": study(place, "$"), "Visitors": [["Visitors", "Accommodation"], [10, 4]]}
    (problem,) = problems(write_book, sheets)
    assert problem == f'Study!B4 "$": several currencies are written with this sign. Type {money} or USD'
    cells = {"Study": study(place, None), "Visitors": [["Visitors", "Accommodation"], [10, "$400"]]}
    (problem,) = problems(write_book, cells)
    assert f"Type {money} or USD or " in problem
    typed = {"Study": study(place, money), "Visitors": [["Visitors", "Accommodation"], [10, "$400"]]}
    assert read_study(write_book(typed)).sheets["Visitors"].words("currency").tolist() == [money]


def test_a_yen_sign_in_china(write_book: BookWriter) -> None:
    rows = [["Visitors", "Accommodation"], [10, 4]]
    assert read_study(write_book({"Study": study("China", "¥"), "Visitors": rows})).settings.currency == "CNY"
    assert read_study(write_book({"Study": study("Japan", "¥"), "Visitors": rows})).settings.currency == "JPY"
    with_column = [["Visitors", "Accommodation", "Currency"], [10, 4, "¥"]]
    (problem,) = problems(write_book, {"Study": study("China", "CNY"), "Visitors": with_column})
    assert problem == 'Visitors!C2 "¥": several currencies are written with this sign. Type CNY or JPY'


def test_a_sign_against_the_currency_of_the_row(write_book: BookWriter) -> None:
    rows = [["Visitors", "Accommodation", "Currency"], [10, "€400", "USD"]]
    assert problems(write_book, {"Study": study(), "Visitors": rows}) == [
        'Visitors!B2 "€400": "EUR" stands in the cell, but the column Currency says USD. Type EUR into the column '
        "Currency, or take the sign away"
    ]


def test_two_currencies_in_a_row(write_book: BookWriter) -> None:
    rows = [["Visitors", "Accommodation", "Food service"], [10, "€400", "300 USD"]]
    (problem,) = problems(write_book, {"Study": study(), "Visitors": rows})
    assert 'C2 "300 USD": "USD" here and "EUR" at another amount of the row: a row has one currency' in problem


@pytest.mark.parametrize(("shown", "currency"), [("€", "EUR"), ("EUR", "EUR"), ("$", "USD"), ("US$", "USD")])
def test_the_format_of_a_cell(shown: str, currency: str) -> None:
    sheet = RawSheet(
        "Visitors",
        [["Visitors", "Accommodation"], [10, 400.0]],
        find_formats=lambda: Formats(currency={(1, 1): shown}),
    )
    assert _studied(sheet).sheets["Visitors"].words("currency").tolist() == [currency]


def _studied(sheet: RawSheet) -> Study:
    settings = RawSheet("Study", study())
    return study_from_workbook(RawWorkbook(Path("x.xlsx"), "xlsx", (settings, sheet), "", ()))


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("Accommodation ($m)", '"$m" may be millions or thousands'),
        ("Accommodation (per person)", 'the heading says "per person"'),
        ("Accommodation (US$ per night)", 'the heading says "US$ per night"'),
        ("Accommodation (2019 prices)", 'what "2019 prices" means for this column is not understood'),
        ("Accommodation (net of VAT)", '"net of VAT": amounts here are at the prices paid, with tax'),
        ("Nights per visitor (total)", 'the heading says "total"'),
        ("Visitors ($)", '"$" is a currency, and this column holds people'),
    ],
)
def test_a_unit_that_does_not_fit_is_asked_about(heading: str, message: str, write_book: BookWriter) -> None:
    heads = ["Visitors", "Nights per visitor", "Accommodation"]
    at = next(i for i, head in enumerate(heads) if heading.startswith(head))
    heads[at] = heading
    (problem,) = problems(write_book, {"Study": study(), "Visitors": [heads, [10, 3, 400]]})
    assert problem.startswith(f'Visitors!{"ABC"[at]}1 "{heading}": {message}')


def test_words_of_no_unit_are_said(write_book: BookWriter) -> None:
    rows = [["Visitors", "Accommodation (from the hotel survey)"], [10, 400]]
    (note,) = read_study(write_book({"Study": study(), "Visitors": rows})).notes
    assert str(note).endswith('what the heading says beside its name, "from the hotel survey", was not used')


@pytest.mark.parametrize("name", SHEETS)
def test_every_heading_of_the_template_is_itself(name: str) -> None:
    """Headings with their unit, as the template has them, mean their column and nothing more."""
    fields = fields_by_heading(SHEETS[name])
    for column in columns(SHEETS[name]):
        for heading in (column.heading, f"{column.heading} ({column.unit})" if column.unit else column.name):
            stem, stated = without_unit(heading, fields)
            unit = head_unit(column, stated)
            assert fields[stem] == column
            assert (unit.scale, unit.currency, unit.percent, unit.problem, unit.note) == (1.0, "", False, None, None)


@given(
    st.integers(1, 10**6),
    st.sampled_from([("$", ""), ("", " EUR"), ("€ ", ""), ("US$", ""), ("", "k"), ("", " million"), ("£", "k")]),
)
def test_what_stands_beside_a_number_changes_its_size_only_as_it_says(number: int, beside: tuple[str, str]) -> None:
    before, after = beside
    column = read_numbers([f"{before}{number}{after}"])
    assert not column.faults
    factor = {"k": 1e3, " million": 1e6}.get(after, 1.0)
    assert column.values.tolist() == [number * factor]


def test_one_symbol_has_its_currencies() -> None:
    assert codes_of("¥") == ("CNY", "JPY")
    assert {"USD", "CAD", "AUD", "SGD", "HKD", "MXN"} <= set(codes_of("$"))
    assert codes_of("EUR") == ("EUR",)
    assert unit_words("all people").currency == ""  # ALL is the lek, but not in a heading
    assert not unit_words("net of tax").says


@pytest.mark.parametrize(
    ("heading", "message"),
    [
        ("Total spend (per person)", 'the heading says "per person"'),
        ("Total spend ($ per person)", 'the heading says "$ per person"'),
        ("Total spend (avg)", 'the heading says "avg"'),
        ("Accommodation ($/night)", 'the heading says "$/night"'),
        ("Accommodation (€ p.P.)", 'the heading says "€ p.P."'),
        ("Accommodation (monthly)", 'the heading says "monthly"'),
        ("Accommodation (%)", '"%": this column holds currency'),
        ("Visitors (families)", 'the heading says "families", and this column holds people'),
    ],
)
def test_a_basis_that_is_not_the_columns_own_is_asked_about(heading: str, message: str, write_book: BookWriter) -> None:
    heads = [heading] if heading.startswith("Visitors") else ["Visitors", heading]
    (problem,) = [p for p in problems(write_book, {"Study": study(), "Visitors": [heads, [10, 400]]}) if "1 " in p[:13]]
    assert message in problem


@pytest.mark.parametrize(
    ("heading", "factor"),
    [
        ("(USD 1,000s)", 1e3),
        ("(x 1,000)", 1e3),
        ("(10^3)", 1e3),
        ("(in 1000)", 1e3),
        ("(hundreds)", 1e2),
        ("(lakhs)", 1e5),
    ],
)
def test_factors_however_they_are_written(heading: str, factor: float, write_book: BookWriter) -> None:
    read = read_study(write_book({"Study": study(), "Visitors": [["Visitors", f"Accommodation {heading}"], [10, 4]]}))
    assert read.sheets["Visitors"].numbers("accommodation").tolist() == [4 * factor]


@pytest.mark.parametrize("typed", ["€ 1000 (800-1200)", "1000 EUR (800-1200 EUR)"])
def test_the_currency_of_a_range_is_the_rows(typed: str, write_book: BookWriter) -> None:
    table = read_study(write_book({"Study": study(), "Visitors": [["Visitors", "Accommodation"], [10, typed]]}))
    assert table.sheets["Visitors"].words("currency").tolist() == ["EUR"]


def test_a_currency_over_columns_of_a_range(write_book: BookWriter) -> None:
    heads = ["Amount (EUR)", "Amount low", "Amount high", "Category", "Paid from"]
    budget = {"Budget": [heads, [100, 80, 120, "other", "local"]]}
    read = read_study(write_book({"Study": study(), "Visitors": [["Visitors", "Accommodation"], [10, 4]], **budget}))
    assert read.sheets["Budget"].words("currency").tolist() == ["EUR"]


@pytest.mark.parametrize("name", ["Budget 2014", "Taxes FY14", "Guests", "Visitor"])
def test_a_sheet_that_is_nearly_known_is_asked_about(name: str, write_book: BookWriter) -> None:
    rows = [["Id", "Visitors", "Nights", "Accommodation"], ["a", 10, 3, 400]]
    sheets = {"Study": study(), "Visitors": rows, name: rows}
    (problem,) = problems(write_book, sheets)
    assert problem.startswith(f"{name}: no such sheet, but it looks like")
    del sheets[name]
    assert len(read_study(write_book({**sheets, f"{name} - not counted"[:31]: rows})).sheets["Visitors"]) == 1
