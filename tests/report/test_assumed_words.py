"""How much of the money is assumed: the first page, the files and the rows say the same."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import impactcalc as ic
from impactcalc.report.pages.rates import rates_page
from impactcalc.report.pages.summary import summary_page
from impactcalc.report.words.en.assumed import assumed_words, percent
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.json_text import result_json
from impactcalc.report.writers.page import Lines
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Events, Exchanges, Profiles, Row, Settings, Strata, Survey, Taxes, Visitors

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TARRANT = "fips:48439"
BED = 140 / 2.2  # a room in Fort Worth in 2014, for 2.2 persons


def result_of(*rows: Row, **changes: Any) -> ic.Result:
    told = {"name": "Test", "place": TARRANT, "year": 2014, **changes}
    return ic.run(ic.study_from_rows(Settings.model_validate(told), rows))


def typed(**changes: Any) -> Visitors:
    return Visitors.model_validate({"id": "t", "visitors": 10, "nights": 1, "food_service": 1000.0, **changes})


def supplied(**changes: Any) -> Events:
    return Events.model_validate(
        {"id": "f", "participants": 100, "days": 2, "profile": "festival_overnight", **changes}
    )


def on_the_first_page(result: ic.Result) -> str:
    lines = [line for block in summary_page(result).blocks if isinstance(block, Lines) for line in block.texts]
    return " ".join(line for line in lines if line.startswith("Assumed: "))


def test_nothing_is_said_where_every_amount_is_stated() -> None:
    result = result_of(typed(), typed(id="s", food_service=None, total_spend=500.0, profile="us_traveller"))
    assert result.assumed_spending == 0
    assert on_the_first_page(result) == ""
    assert "Assumed amount" not in [column.header for column in rates_page(result).blocks[0].columns]  # type: ignore[union-attr]


def test_all_of_it() -> None:
    result = result_of(supplied())
    assert result.assumed_spending == pytest.approx(result.gross_spending)
    assert on_the_first_page(result) == (
        "Assumed: all of the spending at home, $24,164 (100%), rests on amounts of profiles, not on amounts "
        "that the study states; the assumptions list them with their sources."
    )


def test_a_part_of_it() -> None:
    result = result_of(typed(food_service=24164.16 * 3), supplied())
    assert on_the_first_page(result).startswith("Assumed: $24,164 (25%) of the spending at home rests on amounts")


def test_abroad_is_said_beside_it() -> None:
    trip = {"id": "o", "direction": "outbound", "travellers": 10, "nights": 3, "partner_country": "JPN"}
    ours = Exchanges.model_validate({**trip, "profile": "delegate", "partner_city": "Nagasaki"})
    known = Exchanges.model_validate({**trip, "id": "k", "accommodation": 100.0})
    result = result_of(typed(), ours, known)
    assert result.assumed_spending == 0
    assert result.assumed_abroad == pytest.approx(13421.05, abs=0.5)
    assert on_the_first_page(result).startswith("Assumed: $13,421 (99%) of what was spent abroad rests on amounts")


def test_tuition_that_is_typed_is_not_assumed() -> None:
    row = {"id": "x", "direction": "inbound", "travellers": 2, "nights": 10, "profile": "exchange_student"}
    without = result_of(Exchanges.model_validate(row)).assumed_spending
    result = result_of(Exchanges.model_validate({**row, "tuition": 9000.0}))
    assert result.assumed_spending == pytest.approx(without)
    assert result.gross_spending == pytest.approx(without + 9000.0)


def test_the_tax_on_an_assumed_bed_is_assumed() -> None:
    tax = Taxes(name="Bed", rate=0.1, categories="accommodation", level="local", collector="City")
    result = result_of(supplied(), tax)
    assert result.assumed_spending == pytest.approx(result.gross_spending)
    assert result.gross_spending == pytest.approx(result_of(supplied()).gross_spending + 200 * BED * 0.1)


def test_a_profile_of_the_workbook_is_stated() -> None:
    own = Profiles.model_validate({"name": "ours", "daily_amount": 50.0, "food_service": 1.0})
    result = result_of(own, Visitors(id="v", visitors=10, nights=2, profile="ours"))
    assert result.gross_spending == pytest.approx(1000.0)
    assert result.assumed_spending == 0


@pytest.mark.parametrize(
    ("part", "said"), [(1e-9, "less than 1%"), (0.7, "1%"), (50, "50%"), (99.7, "more than 99%"), (100, "100%")]
)
def test_percent_is_never_all_of_a_part_nor_nothing_of_something(part: float, said: str) -> None:
    assert percent(part, 100.0) == said


# --- one amount, wherever it stands ---


@st.composite
def row(draw: st.DrawFn) -> Row:
    """A row that states its amount, or one that leaves it to a profile."""
    people, days = draw(st.integers(1, 10_000)), draw(st.integers(0, 20))
    year = draw(st.sampled_from([2012, 2014, 2016]))
    amount = draw(st.one_of(st.none(), st.floats(1, 1e7)))
    profile = draw(st.sampled_from(["delegate", "festival_overnight", "festival_day", "business_traveller"]))
    told = {"year": year, "profile": profile, "total_spend": amount, "confirmed": "yes"}
    kind = draw(st.sampled_from(["visitors", "events", "inbound", "outbound"]))
    if kind == "visitors":
        return Visitors.model_validate({**told, "visitors": people, "nights": days})
    if kind == "events":
        return Events.model_validate({**told, "participants": people, "days": days})
    abroad = {"partner_country": "JPN"} if kind == "outbound" else {"tuition": draw(st.floats(0, 1e6))}
    return Exchanges.model_validate({**told, **abroad, "direction": kind, "travellers": people, "nights": days})


@FEW
@given(st.lists(row(), min_size=1, max_size=6))
def test_the_first_page_is_the_sum_of_the_rows_of_any_study(rows: list[Row]) -> None:
    named = [one.model_copy(update={"id": f"r{i}"}) for i, one in enumerate(rows)]
    result = result_of(*named, report_year=2018)
    holds(result)
    # Row by row: without a sum, all but the tuition is the profile's.
    sums = {f"r{i}": getattr(one, "total_spend", None) for i, one in enumerate(rows)}
    tuition = {f"r{i}": getattr(one, "tuition", None) or 0.0 for i, one in enumerate(rows)}
    amounts = result.rows.amounts.sum(axis=1) * result.basis.to_report
    for at, code in enumerate(result.rows.id.tolist()):
        expected = 0.0 if sums[code] is not None else amounts[at] - tuition[code] * result.basis.to_report[at]
        assert result.assumed_by_row[at] == pytest.approx(expected, rel=1e-9, abs=1e-6)


@pytest.mark.parametrize("name", [name for name in samples() if name != "broken"])
def test_the_first_page_is_the_sum_of_the_rows_of_the_samples(name: str) -> None:
    holds(ic.run(samples()[name]))


def holds(result: ic.Result) -> None:
    home, abroad, by_row = result.assumed_spending, result.assumed_abroad, result.assumed_by_row
    assert home + abroad == pytest.approx(float(by_row.sum()), rel=1e-9, abs=1e-6)
    assert (by_row <= result.steps.gross * (1 + 1e-9) + 1e-9).all()
    assert home <= result.gross_spending * (1 + 1e-9) + 1e-9
    assert abroad <= result.spent_abroad * (1 + 1e-9) + 1e-9
    found = json.loads(result_json(result))
    assert (found["assumed_spending"], found["assumed_abroad"]) == (home, abroad)
    said = " ".join(assumed_words(result))
    assert on_the_first_page(result) == said
    assert bool(said) == bool(np.any(by_row > 0))
    assert ("the spending at home" in said) == (home > 0)
    assert ("what was spent abroad" in said) == (abroad > 0)
    if home > 0:
        assert f"({percent(home, result.gross_spending)})" in said


def test_the_files_have_it_row_by_row(tmp_path: Path) -> None:
    result = result_of(typed(), supplied())
    write_csv(result, tmp_path / "csv")
    with (tmp_path / "csv" / "ledger.csv").open(encoding="utf-8-sig", newline="") as file:
        by_id = {line["id"]: float(line["assumed_amount"]) for line in csv.DictReader(file)}
    assert by_id["t"] == 0
    assert by_id["f"] == pytest.approx(result.assumed_spending)
    (table,) = rates_page(result).blocks
    (column,) = (c for c in table.columns if c.header == "Assumed amount")  # type: ignore[union-attr]
    assert column.total == pytest.approx(result.assumed_spending)


def test_a_member_that_stands_for_others_assumes_for_them_too() -> None:
    guests = {"id": "v", "visitors": 10, "nights": 1, "profile": "delegate", "member": "a"}
    network = [Strata(stratum="all", members=4), Survey(member="a", stratum="all"), Survey(member="b", stratum="all")]
    result = result_of(*network, Visitors.model_validate(guests))
    # Two of four answered, so each stands for two.
    assert result.gross_spending == pytest.approx(2 * 10 * 241.4957, rel=1e-6)
    assert result.assumed_spending == pytest.approx(result.gross_spending)
    holds(result)
