"""Rows of the sheet Deals that cannot be taken as they are, each with its wording."""

from __future__ import annotations

from typing import Any

import pytest

import impactcalc as ic
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import Deals, Settings, columns

HEADS = ["Id", "Kind", "Phase", "Amount", "Industry", "Category", "Years", "Attribution share", "Probability", "Place"]
EXPORT = ["d1", "export", "yearly", 250000, "333", None, 3, 0.5, 1, None]
NEITHER = (
    ": neither an industry nor a category: it is not known who makes what is sold or built. Fill in Industry, with a "
    "code or a name that `impactcalc multipliers show US --industries` lists (for building, that of construction), or "
    "Category"
)


def deals(*rows: list[Any], heads: list[str] = HEADS) -> dict[str, list[list[Any]]]:
    return {"Study": STUDY, "Deals": [heads, *rows]}


def changed(**cells: Any) -> list[Any]:
    """The row EXPORT with other cells, by the heading's first word."""
    short = [head.split(" ")[0].lower() for head in HEADS]
    assert set(cells) <= set(short)
    return [cells.get(name, cell) for name, cell in zip(short, EXPORT, strict=True)]


CASES: dict[str, tuple[dict[str, list[list[Any]]], list[str]]] = {
    "neither industry nor category": (deals(changed(industry=None)), [f"Deals!E2{NEITHER}"]),
    "both": (
        deals(changed(category="culture")),
        [
            'Deals!F2 "culture": an industry and a category in the same row: it is not clear which of them sells. Keep '
            "one of them; use a second row where both do"
        ],
    ),
    "an export of wages": (
        deals(changed(industry=None, category="local_wages")),
        [
            'Deals!F2 "local_wages": wages are no sale: the output of the firm that pays them would be left out. Type '
            "the firm's industry, and its sales as the amount"
        ],
    ),
    "a calendar year for the number of years": (
        deals(changed(years=2019)),
        [
            'Deals!G2 "2019": more than 100 years. Type how many years it lasts, not until when; the calendar year of '
            "its start goes into First year"
        ],
    ),
    "part of a year": (
        deals(changed(years=0.5)),
        ['Deals!G2 "0.5": not a whole number of years. Type 1, 2, 3 ...; 1 for what is over within a year'],
    ),
    "no year at all": (
        deals(changed(years=0)),
        ['Deals!G2 "0": a number that must be above 0. Type an amount above 0'],
    ),
    "beyond all years": (
        deals(["d1", "export", "yearly", 1, "333", 60, 2080], heads=[*HEADS[:5], "Years", "First year"]),
        ['Deals!F2 "60": the deal would end after 2100. Type fewer years, or an earlier First year'],
    ),
    "abroad": (
        deals(changed(place="Japan")),
        [
            'Deals!J2 "JP": a place in another country than the study\'s: a deal counts where it is made or run. Type '
            "the place at home; the country at the other end goes into Partner country"
        ],
    ),
    "kinds that are not known": (
        deals(changed(kind="import", phase="monthly")),
        [
            'Deals!B2 "import": not one of the choices. Type "export"',
            'Deals!C2 "monthly": not one of the choices. Type one of: one_off, yearly',
        ],
    ),
    "a negative amount and a share above the whole": (
        deals(changed(amount=-5, probability=130)),
        [
            'Deals!D2 "-5": a number below 0. Type 0 or more; leave it blank if not known',
            'Deals!I2 "130": a share above 100%. Type a share between 0 and 1, or a percentage such as 25%',
        ],
    ),
    "a range": (
        deals(changed(amount="120 (100-150)")),
        [
            'Deals!D2 "120 (100-150)": a range where one number belongs; none is read in this column. Type the most '
            "likely number"
        ],
    ),
    "blanks": (
        deals(["d1", None, None, None, "333", None, None, None, None, None]),
        [
            'Deals!B2: "Kind" is blank. Fill it in, for example export',
            'Deals!C2: "Phase" is blank. Fill it in, for example yearly',
            'Deals!D2: "Amount" is blank. Fill it in, for example 250000',
            'Deals!G2: "Years" is blank. Fill it in, for example 3',
        ],
    ),
    "a column is missing": (
        deals(EXPORT[:5], heads=HEADS[:5]),
        ['Deals: the column "Years" is missing. Add a column headed "Years"'],
    ),
    "an id of another sheet": (
        {"Study": STUDY, "Visitors": VISITORS, "Deals": [HEADS, changed(id="a")]},
        [
            'Deals!A2 "a": the same id as in Visitors!A2. Delete the row if it is the same one; else give it an id of '
            "its own, or leave it blank"
        ],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_message(name: str, write_book: BookWriter) -> None:
    sheets, expected = CASES[name]
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    assert [str(problem) for problem in caught.value.problems] == expected


def lists(place: str) -> str:
    return f"`impactcalc multipliers show {place} --industries` lists all"


# A workbook is read without a table, so what an industry means is known when it is run.
AT_RUN: dict[str, tuple[list[list[Any]], list[str]]] = {
    "a name that is nearly known": (
        [changed(industry="machinry")],
        [
            'Deals!E2 "machinry": no industry of us-2014 has this code or name. The closest are 333 (Machinery), 331 '
            f"(Primary metals), 481 (Air transportation); {lists('us-2014')}"
        ],
    ),
    "a code of several industries": (
        [changed(industry=541)],
        [
            'Deals!E2 "541": this could be any of 3 industries of us-2014. Type one of: 5411 (Legal services), 5415 '
            "(Computer systems design and related services), 5412OP (Miscellaneous professional, scientific, and "
            f"technical services); {lists('us-2014')}"
        ],
    ),
    "every row at once": (
        [changed(id="one", industry="531"), changed(id="two"), changed(id="three", industry="3361")],
        [
            'Deals!E2 "531": this could be any of 2 industries of us-2014. Type one of: HS (Housing), ORE (Other real '
            f"estate); {lists('us-2014')}",
            'Deals!E4 "3361": this could be any of 2 industries of us-2014. Type one of: 3361MV (Motor vehicles, '
            f"bodies and trailers, and parts), 3364OT (Other transportation equipment); {lists('us-2014')}",
        ],
    ),
    "an industry that the place does not have": (
        [changed(industry="Water transportation", place="fips:48301")],
        [
            'Deals!E2 "Water transportation": fips:48301 has no industry 483 (Water transportation), so it has no '
            "multiplier there. Type the industry that makes it there, or the place where it is made; "
            f"{lists('fips:48301 --multipliers us-2014')}"
        ],
    ),
}


@pytest.mark.parametrize("name", AT_RUN)
def test_message_at_run(name: str, write_book: BookWriter) -> None:
    rows, expected = AT_RUN[name]
    study = read_study(write_book(deals(*rows)))
    with pytest.raises(InputError) as caught:
        ic.run(study)
    assert [str(problem) for problem in caught.value.problems] == expected
    assert caught.value.source == "study.xlsx"


def test_what_is_understood(write_book: BookWriter) -> None:
    heads = [
        "Id",
        "Kind",
        "Phase",
        "Year",
        "Amount (currency)",
        "Industry",
        "Category",
        "Years",
        "First year",
        "Probability",
    ]
    rows: list[list[Any]] = [
        ["d1", "Inward investment", "One-off", 2013, 9e6, 236, None, 2, None, "80%"],
        [None, "Joint project", "Yearly", None, 1000, None, "Professional services", 5, 2016, 100],
    ]
    study = read_study(write_book(deals(*rows, heads=heads)))
    table = study.deals
    assert table.words("kind").tolist() == ["inward_investment", "joint_project"]
    assert table.words("phase").tolist() == ["one_off", "yearly"]
    assert table.words("industry").tolist() == ["236", ""]
    assert table.words("category").tolist() == ["", "professional"]
    assert table.words("id").tolist() == ["d1", "Deals-3"]
    assert table.words("place").tolist() == ["US", "US"]
    assert table.numbers("year").tolist() == [2013, 2014]
    assert table.numbers("first_year").tolist() == [2013, 2016]
    assert table.numbers("probability").tolist() == [0.8, 1]
    assert "Deals!I2: First year is blank: the price year is taken" in [str(note) for note in study.notes]
    assert study.at_place("US-TX").deals.words("place").tolist() == ["US-TX", "US-TX"]
    assert "Deals" not in study.sheets


def test_a_study_without_the_sheet_has_no_deals(write_book: BookWriter) -> None:
    assert len(read_study(write_book({"Study": STUDY, "Visitors": VISITORS})).deals) == 0


def test_an_example_row_is_no_deal(write_book: BookWriter) -> None:
    heads = [column.name for column in columns(Deals) if column.shown]
    example = ["EXAMPLE" if c.name == "id" else c.example for c in columns(Deals) if c.shown]
    study = read_study(write_book({"Study": STUDY, "Visitors": VISITORS, "Deals": [heads, example]}))
    assert len(study.deals) == 0
    assert ic.run(study).deals is None


def test_rows_in_python_are_checked_alike() -> None:
    settings = Settings(name="x", place="US", year=2014)
    row = Deals.model_validate({"kind": "export", "phase": "yearly", "amount": 1.0, "years": 1.0})
    with pytest.raises(InputError, match="neither an industry nor a category"):
        ic.study_from_rows(settings, [row])
