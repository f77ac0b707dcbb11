"""Scenarios that multiply blank shares, and those of which one line is of all sheets."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import impactcalc as ic
from conftest import STUDY, BookWriter, Percent
from impactcalc.errors import InputError
from impactcalc.study.checking.validation import read_study, study_from_rows
from impactcalc.study.sheets.schema import Budget, Scenarios, Settings, Visitors

HEADS = ["Scenario", "Sheet", "Id", "Field", "Value"]
VISITORS: list[list[Any]] = [
    ["Id", "Visitors", "Nights", "Accommodation", "Casual share", "Attribution share"],
    ["a", 10, 3, 4000, None, "100%"], ["b", 20, 2, 3000, 0.2, None], ["c", 1, 1, 10, None, 0.5],
]  # fmt: skip
EVENTS: list[list[Any]] = [["Id", "Participants", "Days", "Venue"], ["e", 5, 1, 100]]
BUDGET: list[list[Any]] = [
    ["Id", "Amount", "Category", "Paid from", "Attribution share"], ["p", 100, "venue", "outside", Percent(0.4)],
]  # fmt: skip
SURVEY: list[list[Any]] = [["Member", "Stratum", "Visitors", "Visitor spend", "Visitor profile"],
                           ["R", "all", 3, 400, "us_traveller"], ["S", "all", 2, 100, "us_traveller"]]  # fmt: skip
STRATA: list[list[Any]] = [["Stratum", "Members"], ["all", 9]]


def book(*lines: list[Any], **changes: Any) -> dict[str, list[list[Any]]]:
    return {"Study": STUDY, "Visitors": VISITORS, "Events": EVENTS, "Budget": BUDGET, "Survey": SURVEY,
            "Strata": STRATA, **changes, "Scenarios": [HEADS, *lines]}  # fmt: skip


def problems(write_book: BookWriter, *lines: list[Any]) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_study(write_book(book(*lines)))
    return [str(problem) for problem in caught.value.problems]


def test_half_of_a_blank_attribution_is_half(write_book: BookWriter) -> None:
    base = read_study(write_book(book(["Half", "Visitors", None, "Attribution share", "x 0.5"])))
    (half,) = base.scenarios
    assert half.study.sheets["Visitors"].numbers("attribution_share").tolist() == [0.5, 0.5, 0.25]
    # In the workbook as it is, blank is still not stated.
    assert np.isnan(base.sheets["Visitors"].numbers("attribution_share")[1])


def test_one_line_for_everybody(write_book: BookWriter) -> None:
    base = read_study(write_book(book(["Half", "All", None, "attribution share", "x 0.5"])))
    (half,) = base.scenarios
    sheets = half.study.sheets
    found = {
        name: table.numbers("attribution_share").tolist() for name, table in sheets.items() if name != "Volunteers"
    }
    assert found == {"Visitors": [0.5, 0.5, 0.25], "Events": [0.5], "Exchanges": [], "Budget": [0.2]}
    assert half.study.survey.survey.numbers("attribution_share").tolist() == [0.5, 0.5]
    (step,) = half.steps
    assert [override.sheet for override in step.overrides] == ["Visitors", "Events", "Budget", "Survey"]
    assert str(base.notes[-1]) == (
        'Scenarios!B2 "All": Attribution share is changed in 7 cells: 3 on the sheet Visitors, 1 on the sheet Events, '
        "1 on the sheet Budget, 2 on the sheet Survey"
    )


def test_three_decimals_of_a_per_cent_are_no_thousands(write_book: BookWriter) -> None:
    lines: list[list[Any]] = [
        ["S", "Visitors", "a", "Attribution share", "x 0.59375"],
        ["T", "Visitors", "a", "Casual share", 12.125],
    ]
    first, second = (scenario.study.sheets["Visitors"] for scenario in read_study(write_book(book(*lines))).scenarios)
    assert first.numbers("attribution_share")[0] == 0.59375
    assert second.numbers("casual_share")[0] == 0.12125


def test_a_value_for_everybody_and_nothing_to_multiply_on_some_sheets(write_book: BookWriter) -> None:
    base = read_study(
        write_book(
            book(
                ["Value", "all", "all", "Resident share", 0.25],
                ["More", "all", None, "Casual share", "x 2"],
                ["Later", "all", None, "Year", 2013],
            )
        )
    )
    value, more, later = (scenario.study for scenario in base.scenarios)
    assert value.sheets["Visitors"].numbers("resident_share").tolist() == [0.25] * 3
    assert value.survey.survey.numbers("resident_share").tolist() == [0.25] * 2
    casual = more.sheets["Visitors"].numbers("casual_share")
    assert (np.isnan(casual).tolist(), casual[1]) == ([True, False, True], 0.4)
    assert later.settings.year == 2014  # a setting is no row
    assert later.sheets["Events"].numbers("year").tolist() == [2013.0]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (
            ["S", "Events", None, "Resident share", "x 0.5"],
            'Scenarios!E2 "x 0.5": a blank Resident share takes nothing off, and x 0.5 of nothing is nothing. Type the '
            "share itself, such as 0.2",
        ),
        (
            ["S", "all", None, "Displaced share", "x 0.5"],
            'Scenarios!E2 "x 0.5": a blank Displaced share takes nothing off, and x 0.5 of nothing is nothing. Type '
            "the share itself, such as 0.2",
        ),
        (
            ["S", "Events", None, "Shopping", "x 2"],
            'Scenarios!E2 "x 2": it would multiply a blank cell, which is no number. Type the value itself',
        ),
        (
            ["S", "all", "a", "Attribution share", "x 0.5"],
            'Scenarios!C2 "a": an id names a row of one sheet, and this line is of all sheets. Leave the id blank, or '
            "name the sheet",
        ),
        (
            ["S", "all", None, "Atribution share", 0.5],
            'Scenarios!D2 "Atribution share": none of the sheets Visitors, Events, Exchanges, Volunteers, Budget, '
            'Deals, Survey has such a field. Type "Attribution share"',
        ),
        (
            ["S", "all", None, "Days", "blank"],
            None,
        ),
        (
            ["S", "all", None, "Tuition", 3],
            'Scenarios!B2 "all": no sheet that has the field Tuition has any rows. Fill in a sheet, or delete this row',
        ),
        (
            ["S", "Visitors", None, "Attribution share", "x 3"],
            'Scenarios!E2 "x 3": a share above 100%. Type a share between 0 and 1, or a percentage such as 25%',
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_followed(line: list[Any], message: str | None, write_book: BookWriter) -> None:
    if message is None:
        read_study(write_book(book(line)))
    else:
        assert message in problems(write_book, line)


shares = st.one_of(st.none(), st.floats(0.01, 1))


@given(st.lists(st.tuples(st.sampled_from(["v", "b"]), shares), min_size=1, max_size=4), st.floats(0.1, 1))
def test_everybodys_attribution_times_a_factor_is_the_impact_times_it(rows: list[Any], factor: float) -> None:
    made: list[Any] = [
        Visitors(visitors=1, nights=1, accommodation=1e3, attribution_share=share)
        if kind == "v"
        else Budget(amount=1e3, category="venue", paid_from="outside", attribution_share=share)
        for kind, share in rows
    ]
    line = Scenarios(scenario="S", sheet="all", field="Attribution share", value=f"x {factor:.6f}")
    result = ic.run(study_from_rows(Settings(name="T", place="US", year=2014), [*made, line]))
    changed = ic.run(result.study.scenarios[0].study)
    assert np.allclose(changed.net_new_spending, result.net_new_spending * float(f"{factor:.6f}"), rtol=1e-9)
