"""The sheet Scenarios: what an override changes, and what cannot be followed, each with its wording."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from conftest import STUDY, VISITORS, BookWriter, Percent
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study, study_from_rows
from impactcalc.study.sheets.schema import Scenarios, Settings, Visitors
from impactcalc.study.study import Study

NAGASAKI: list[Any] = ["nagasaki-delegation", *VISITORS[1][1:]]
YEAR_14: list[Any] = ["Year", 14]
HEADS = ["Scenario", "Sheet", "Id", "Field", "Value"]


def book(*rows: list[Any], **changes: list[list[Any]]) -> dict[str, list[list[Any]]]:
    return {"Study": STUDY, "Visitors": VISITORS, "Scenarios": [HEADS, *rows], **changes}


def studies(path: Path) -> dict[str, Study]:
    return {scenario.name: scenario.study for scenario in read_study(path).scenarios}


def test_an_override_changes_the_scenario_and_not_the_base(write_book: BookWriter) -> None:
    base = read_study(
        write_book(
            book(
                ["Fewer", "visitors", "a", "attribution_share", 0.5],
                ["fewer", "Visitors", "all", "Nights per visitor", 1],
                ["Later", "Study", None, "Report year", 2016],
            )
        )
    )
    assert [scenario.name for scenario in base.scenarios] == ["Fewer", "Later"]
    fewer, later = base.scenarios
    assert base.sheets["Visitors"].numbers("attribution_share").tolist() == [0.8, 1.0]
    assert fewer.study.sheets["Visitors"].numbers("attribution_share").tolist() == [0.5, 1.0]
    assert fewer.study.sheets["Visitors"].numbers("nights").tolist() == [1.0, 1.0]
    assert fewer.steps[0].study.sheets["Visitors"].numbers("nights").tolist() == [3.0, 2.0]
    assert (base.settings.report_year, later.study.settings.report_year) == (2014, 2016)
    told = [(o.what, o.before, o.after) for step in fewer.steps for o in step.overrides]
    assert told == [
        ("Attribution share (sheet Visitors, a)", "0.8", "0.5"),
        ("Nights per visitor (sheet Visitors, 2 rows)", "3, 2", "1"),
    ]


def test_shares_read_alone_and_multiples(write_book: BookWriter) -> None:
    found = studies(
        write_book(
            book(
                ["Percent", "Visitors", "a", "Attribution share", 80],  # beside a 1, it is 80% all the same
                ["Cell", "Visitors", "a", "Attribution share", Percent(0.4)],
                ["More", "Visitors", None, "Visitors", "x 1.5"],
                ["Empty", "Visitors", "b", "Attribution share", "Blank"],
                ["New column", "Visitors", "b", "Culture", 100],
            )
        )
    )
    assert found["Percent"].sheets["Visitors"].numbers("attribution_share").tolist() == [0.8, 1.0]
    assert found["Cell"].sheets["Visitors"].numbers("attribution_share").tolist() == [0.4, 1.0]
    assert found["More"].sheets["Visitors"].numbers("visitors").tolist() == [15.0, 30.0]
    assert np.isnan(found["Empty"].sheets["Visitors"].numbers("attribution_share")[1])
    culture = found["New column"].sheets["Visitors"].numbers("culture")
    assert np.isnan(culture[0])
    assert culture[1] == 100


def test_overrides_that_only_hold_together_are_one_step(write_book: BookWriter) -> None:
    # A sum needs a profile, a profile that splits needs a sum: neither can be read alone.
    rows: list[list[Any]] = [["Sum", "Visitors", "a", name, "blank"] for name in ("Accommodation", "Food service")]
    rows += [["Sum", "Visitors", "a", "Total spend", 900], ["Sum", "Visitors", "a", "Profile", "us_traveller"]]
    (scenario,) = read_study(write_book(book(*rows))).scenarios
    assert [len(step.overrides) for step in scenario.steps] == [1, 3]


def test_rows_without_an_id_are_called_by_their_row(write_book: BookWriter) -> None:
    visitors = [row[1:] for row in VISITORS]
    found = studies(write_book(book(["Alone", "Visitors", "Visitors-3", "Visitors", 7], Visitors=visitors)))
    assert found["Alone"].sheets["Visitors"].numbers("visitors").tolist() == [10.0, 7.0]


def test_another_place_moves_a_scenario_along(write_book: BookWriter) -> None:
    rows: list[list[Any]] = [["Fewer", "Visitors", "a", "Visitors", 5], ["Texas", "Study", None, "Place", "US-TX"]]
    study = read_study(write_book(book(*rows))).at_place("US-CA")
    assert [scenario.study.settings.place for scenario in study.scenarios] == ["US-CA", "US-TX"]


def test_rows_in_python() -> None:
    settings = Settings(name="Test", place="US", year=2014)
    guests = Visitors(id="a", visitors=10, accommodation=4000)
    half = Scenarios(scenario="Half", sheet="Visitors", id="a", field="accommodation", value="x 0.5")
    study = study_from_rows(settings, [guests, half])
    assert study.sheets["Visitors"].numbers("accommodation").tolist() == [4000.0]
    assert study.scenarios[0].study.sheets["Visitors"].numbers("accommodation").tolist() == [2000.0]


def test_csv_folders_have_scenarios_too(tmp_path: Path) -> None:
    texts = {
        "study": "Name,Test\nPlace,US\nYear,2014\n",
        "visitors": "Id,Visitors,Accommodation,Attribution share\na,10,4000,1\nb,2,400,0.5\n",
        "scenarios": "Scenario,Sheet,Id,Field,Value\nLess,Visitors,b,Attribution share,30\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    assert studies(tmp_path)["Less"].sheets["Visitors"].numbers("attribution_share").tolist() == [1.0, 0.3]


CASES: dict[str, tuple[dict[str, list[list[Any]]], list[str]]] = {
    "a sheet that is nearly known": (
        book(["S", "Visitor", "a", "Visitors", 5]),
        ['Scenarios!B2 "Visitor": there is no sheet of this name that a scenario can change. Type "Visitors"'],
    ),
    "a sheet that is not in the workbook": (
        book(["S", "Budget", "a", "Amount", 5]),
        ['Scenarios!B2 "Budget": the sheet Budget is not in this workbook. Name a sheet that is there'],
    ),
    "a field that is nearly known": (
        book(["S", "Visitors", "a", "Atribution share", 0.5]),
        ['Scenarios!D2 "Atribution share": the sheet Visitors has no such field. Type "Attribution share"'],
    ),
    "an id that is nearly known": (
        book(["S", "Visitors", "nagasaki delegations", "Visitors", 5], Visitors=[VISITORS[0], NAGASAKI]),
        ['Scenarios!C2 "nagasaki delegations": no row of the sheet Visitors has this id. Type "nagasaki-delegation"'],
    ),
    "an id that is not known": (
        book(["S", "Visitors", "zzz", "Visitors", 5]),
        ['Scenarios!C2 "zzz": no row of the sheet Visitors has this id. Type an id of that sheet, or "all"'],
    ),
    "an id as the field": (
        book(["S", "Visitors", "a", "Id", "c"]),
        ['Scenarios!D2 "Id": an id names a row, so a scenario cannot change it. Name another field'],
    ),
    "an id for a setting": (
        book(["S", "Study", "a", "Year", 2015]),
        ['Scenarios!C2 "a": the sheet Study has no rows with an id. Leave the cell blank'],
    ),
    "the name of the base": (
        book(["Base", "Visitors", "a", "Visitors", 5]),
        ['Scenarios!A2 "Base": this name stands for the workbook as it is. Give the scenario another name'],
    ),
    "the same field twice": (
        book(["S", "Visitors", "a", "Visitors", 5], ["s", "visitors", "a", "visitors", 6]),
        ['Scenarios!D3 "visitors": the same field as in row 2, in the same scenario. Keep one of the two rows'],
    ),
    "a blank value": (
        book(["S", "Visitors", "a", "Visitors", None]),
        ['Scenarios!E2: "Value" is blank. Fill it in, for example 0.67'],
    ),
    "a share above the whole": (
        book(["S", "Visitors", "a", "Attribution share", 130]),
        ['Scenarios!E2 "130%": a share above 100%. Type a share between 0 and 1, or a percentage such as 25%'],
    ),
    "text for a number, once for all rows": (
        book(["S", "Visitors", "all", "Visitors", "$150"]),
        [
            'Scenarios!E2 "$150": a currency in a column of people. Type the number alone; amounts go into a column of '
            "their own"
        ],
    ),
    "a blank cell to multiply": (
        book(["S", "Visitors", "a", "Telecom", "x 2"]),
        ['Scenarios!E2 "x 2": it would multiply a blank cell, which is no number. Type the value itself'],
    ),
    "a text to multiply": (
        book(["S", "Visitors", "a", "Partner country", "x 2"]),
        ['Scenarios!E2 "x 2": it would multiply "Japan", which is no number. Type the value itself'],
    ),
    "a place that there is not": (
        book(["S", "Study", None, "Place", "Texass"]),
        ['Scenarios!E2 "Texass": '],
    ),
    "what no longer fits together": (
        book(["Sum", "Visitors", "b", "Total spend", 900]),
        [
            'Scenarios!A2 "Sum": with this scenario, Visitors!row 3: a sum without a profile: it is not known what it '
            "was spent on. ",
            'Scenarios!A2 "Sum": with this scenario, Visitors!row 3: a sum and category amounts in the same row: ',
        ],
    ),
    "a problem of the workbook is said once": (
        book(
            ["S", "Visitors", "a", "Visitors", 5], ["T", "Visitors", "a", "Nights", "many"], Study=[*STUDY[:2], YEAR_14]
        ),
        ['Study!B3 "14": ', 'Scenarios!E3 "many": text where a number belongs. '],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_message(name: str, write_book: BookWriter) -> None:
    sheets, expected = CASES[name]
    with pytest.raises(InputError) as caught:
        read_study(write_book(sheets))
    found = [str(problem) for problem in caught.value.problems]
    assert len(found) == len(expected), found
    for line, text in zip(found, expected, strict=True):
        assert line == text or (text.endswith(" ") and line.startswith(text)), found
