"""What was given: valued by the stated rule alone, by hand, and in no total of any output."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from studies import STATED, settings

import impactcalc as ic
from impactcalc.errors import InputError
from impactcalc.impact.beside.comparison import compare
from impactcalc.impact.figures import FIGURES
from impactcalc.report.comparison.json_text import comparison_object
from impactcalc.report.tables.all_tables import SUBJECTS
from impactcalc.report.words.en.in_kind import in_kind_words
from impactcalc.report.writers.json_text import result_object
from impactcalc.samples import find_sample
from impactcalc.study.checking.validation import read_study
from impactcalc.study.sheets.schema import InKind, Row, Visitors

GUESTS = Visitors(id="guests", visitors=20, nights=3, accommodation=9_000, food_service=4_000, **STATED)
FORT_WORTH_2024 = 175.0  # GSA, fiscal year 2024, Fort Worth: the mean of the year's months


def run_of(*rows: Row, **changes: Any) -> ic.Result:
    return ic.run(ic.study_from_rows(settings(**changes), rows))


def nights(**changes: Any) -> InKind:
    return InKind(**{"id": "n", "kind": "host_family_nights", "quantity": 60, **changes})


def test_nights_are_counted_always_and_valued_only_by_a_rule_or_a_rate() -> None:
    here: dict[str, Any] = {"place": "fips:48439", "year": 2024}
    plain, rated, ruled = (
        run_of(GUESTS, row, **here).in_kind.of("host_family_nights")
        for row in (nights(), nights(unit_value=40), nights(value_rule="gsa_lodging"))
    )
    assert (plain.quantity, plain.value, plain.unvalued) == (60, 0, 60)
    assert (rated.value, rated.unvalued) == (60 * 40, 0)
    assert ruled.value == pytest.approx(60 * FORT_WORTH_2024, abs=60 * 0.5)


def test_a_gift_is_what_the_giver_says_and_services_are_hours_at_the_users_rate() -> None:
    found = run_of(
        InKind(id="a", kind="gift", amount=800),
        InKind(id="b", kind="gift", quantity=5, unit_value=30),
        InKind(id="c", kind="gift", quantity=2),
        InKind(id="d", kind="pro_bono", quantity=36, unit_value=55),
        InKind(id="e", kind="pro_bono", quantity=14),
    ).in_kind
    gifts, hours = found.of("gift"), found.of("pro_bono")
    assert (gifts.quantity, gifts.value, gifts.unvalued) == (1 + 5 + 2, 800 + 150, 2)
    assert (hours.quantity, hours.value, hours.unvalued) == (50, 36 * 55, 14)


def test_a_value_goes_by_its_own_money_and_year() -> None:
    prices = ic.run(ic.study_from_rows(settings(), [GUESTS])).prices
    found = run_of(GUESTS, InKind(id="g", kind="gift", amount=1_000, currency="EUR", year=2014), report_year=2016)
    rate, deflator = prices.market_rate("EUR", 2014), prices.deflator_ratio("USA", 2014, 2016)
    assert rate is not None
    assert deflator is not None
    assert found.in_kind.lines[0].value == pytest.approx(1_000 / rate.value * deflator.value)


def test_a_fiscal_year_takes_the_lodging_of_the_year_in_which_most_of_it_lies() -> None:
    """FY 2024-25 from July: six months each, the later is taken; its edition is of 181 US dollars in Fort Worth."""
    year: dict[str, Any] = {
        "place": "fips:48439",
        "year": 2024,
        "period_start": "2024-07-01",
        "period_end": "2025-06-30",
    }
    found = run_of(GUESTS, nights(value_rule="gsa_lodging"), InKind(id="g", kind="gift", amount=4), **year)
    assert found.in_kind.lines[0].unit_value == 181.0
    told: Any = result_object(found)["in_kind"]
    assert [line["year"] for line in told["lines"]] == [2025, 2025]


WRONG = [
    (InKind(kind="host_family_nights"), "it is not said how many nights or hours"),
    (InKind(kind="pro_bono", unit_value=5), "it is not said how many nights or hours"),
    (InKind(kind="gift"), "neither how many gifts nor what they are worth"),
    (InKind(kind="pro_bono", quantity=3, amount=9), "an amount in all is only for gifts: nights and hours are valued"),
    (InKind(kind="gift", amount=9, unit_value=3, quantity=3), "two values of one gift"),
    (InKind(kind="gift", amount=9, value_rule="gsa_lodging"), "this rule values nights in host families, nothing else"),
    (nights(unit_value=3, value_rule="gsa_lodging"), "two values of one night"),
    (nights(value_rule="gsa_lodging", place="FR"), "the GSA has rates for places in the United States only"),
]


@pytest.mark.parametrize(("row", "text"), WRONG, ids=[text for _, text in WRONG])
def test_a_row_that_is_not_clear_is_asked_about(row: InKind, text: str) -> None:
    with pytest.raises(InputError) as error:
        run_of(GUESTS, row)
    assert [text in problem.message for problem in error.value.problems] == [True]
    assert error.value.problems[0].sheet == "In kind"
    assert error.value.problems[0].remedy


def without_in_kind(study: ic.Study) -> ic.Study:
    import dataclasses

    from impactcalc.study.rows import empty_rows

    return dataclasses.replace(study, in_kind=empty_rows("In kind", InKind))


def test_no_figure_and_no_other_table_of_the_city_sample_moves() -> None:
    study = read_study(find_sample("city-programme"))
    assert len(study.in_kind) == 4
    whole, bare = ic.run(study), ic.run(without_in_kind(study))
    for name, figure in FIGURES.items():
        assert figure.read(whole) == figure.read(bare) or math.isnan(figure.read(bare)), name
    for subject in SUBJECTS:
        if subject.key not in ("in_kind", "in_kind_sums", "ties", "checks", "assumptions"):
            assert subject.of(whole).records() == subject.of(bare).records(), subject.key


@given(
    kind=st.sampled_from(["host_family_nights", "gift", "pro_bono"]),
    quantity=st.integers(0, 10_000),
    worth=st.one_of(st.none(), st.floats(0, 1e6)),
)
def test_totals_do_not_depend_on_what_was_given(kind: str, quantity: int, worth: float | None) -> None:
    row = InKind(id="x", kind=kind, quantity=quantity, unit_value=worth)
    assert np.array_equal(run_of(GUESTS, row).impact_effects, run_of(GUESTS).impact_effects)


def test_the_order_of_rows_does_not_matter() -> None:
    rows = [nights(id=f"n{i}", quantity=q, unit_value=0.1) for i, q in enumerate((1e9, 0.3, 7, 1e-3))]
    one, other = (
        [(line.id, line.value) for line in found.in_kind.lines] for found in (run_of(*rows), run_of(*reversed(rows)))
    )
    assert one == other
    assert run_of(*rows).in_kind.sums == run_of(*reversed(rows)).in_kind.sums


def test_it_stands_in_json_and_csv_and_workbook_and_comparison(tmp_path: Path) -> None:
    result = run_of(GUESTS, nights(unit_value=40, source="list"), InKind(id="g", kind="gift", quantity=1))
    told: Any = result_object(result)["in_kind"]
    assert [(line["id"], line["quantity"], line["value"], line["source"]) for line in told["lines"]] == [
        ("n", 60, 2400, "list"),
        ("g", 1, None, None),
    ]
    assert [(one["kind"], one["value"], one["unvalued"]) for one in told["sums"]] == [
        ("host_family_nights", 2400, 0),
        ("gift", 0, 1),
    ]
    result.to_excel(tmp_path / "r.xlsx")
    cells = [cell.value for row in openpyxl.load_workbook(tmp_path / "r.xlsx")["Summary"] for cell in row]
    assert "In kind: not spending, not multiplied, in no total" in cells
    at = cells.index("Nights in host families")
    assert [value for value in cells[at : at + 8] if value is not None][:4] == ["Nights in host families", 60, 2400, 0]
    beside: Any = comparison_object(compare(result, run_of(GUESTS), ic.run))
    assert json.dumps(beside["in_kind"]["b"]) == "[]"
    assert beside["in_kind"]["a"][0]["quantity"] == 60
    assert beside["figures"]["difference"]["output"] == 0


def test_the_sentence_says_what_has_a_value_and_what_has_none() -> None:
    said = list(in_kind_words(run_of(nights(unit_value=40, quantity=1), InKind(id="g", kind="gift", quantity=2))))
    assert said == [
        "Given in kind, valued only where the study states how: 1 night in host families, worth $40; 2 gifts, without "
        "a value. This is not spending: no multiplier applies, and it is in no total."
    ]
    assert list(in_kind_words(run_of(GUESTS))) == []
