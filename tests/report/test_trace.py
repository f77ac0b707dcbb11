"""The page Trace: from a typed cell to the answer, computed again from the written workbook alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studies import activity, named

import impactcalc as ic
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.report.pages.traced import Traced, traced, widest
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Row, Settings

Line = dict[str, Any]
SAMPLES = ("city-programme", "sister-cities-2014", "sister-cities-survey")
SHARES = ("Not residents'", "Not here anyway", "Due to the programme", "Not displaced", "Not local money")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trace") / "report.xlsx"
    ic.run(samples()["city-programme"], sampling=ic.Sampling(draws=0)).to_excel(path)
    return path


def lines_of(path: Path) -> list[Line]:
    """The rows of the page, each by its headings; the cell of its id under "link"."""
    sheet = openpyxl.load_workbook(path, data_only=True)["Trace"]
    rows = list(sheet.iter_rows())
    head = next(at for at, row in enumerate(rows) if row[0].value == "Id")
    names = [str(cell.value) for cell in rows[head] if cell.value]
    found = []
    for row in rows[head + 1 :]:
        if row[0].value == "Total":
            break
        line = dict(zip(names, (cell.value for cell in row), strict=False))
        line["link"] = row[0].hyperlink.location if row[0].hyperlink else ""
        found.append(line)
    return found


def by_name(line: Line, start: str) -> float:
    """The number under the one heading that begins so; a share of nothing is nothing."""
    (name,) = (name for name in line if name.startswith(start))
    return float(line[name] or 0.0)


def recomputed(line: Line) -> tuple[float, float]:
    """Value added and jobs of a row, from its amount as typed on."""
    money = by_name(line, "Amount (") * by_name(line, "To report prices")
    for name in SHARES:
        money *= by_name(line, name)
    return money * by_name(line, "Value added (per"), money * by_name(line, "Jobs (per") / 1e6


def test_an_auditor_computes_the_festival_again_to_the_cent(report: Path) -> None:
    book = openpyxl.load_workbook(report, data_only=True)
    festival = [line for line in lines_of(report) if str(line["Id"]).startswith("lantern-festival")]
    assert len(festival) > 5
    activities = [
        row for row in book["Activities"].iter_rows(values_only=True) if row[2] in {x["Id"] for x in festival}
    ]
    heads = next(row for row in book["Activities"].iter_rows(values_only=True) if row[0] == "Sheet")
    for at, name in enumerate(heads):
        if str(name).startswith(("Value added", "Jobs")):
            which = 0 if str(name).startswith("Value added") else 1
            assert sum(recomputed(line)[which] for line in festival) == pytest.approx(
                sum(float(str(row[at])) for row in activities), abs=0.005 if which == 0 else 1e-6
            )


def test_cells_hold_what_the_page_says_of_them(report: Path) -> None:
    typed = openpyxl.load_workbook(samples()["city-programme"], data_only=True)
    seen = 0
    for line in lines_of(report):
        sheet, said = str(line["Typed in, with what stands there"]).split(": ", 1)
        for cell, value in re.findall(r"\b([A-Z]{1,2}\d+) \(([\d,.]+)\)", said):
            stands = re.match(r"[\d.,]+", str(typed[sheet][cell].value))
            assert stands is not None
            assert float(stands[0].replace(",", "")) == float(value.replace(",", "")), (sheet, cell)
            seen += 1
        if "profile" not in said:
            product = np.prod([float(v.replace(",", "")) for v in re.findall(r"\(([\d,.]+)\)", said)])
            if "+" not in said:
                assert product == pytest.approx(by_name(line, "Amount ("))
    assert seen > 30


def test_what_was_typed_leads_to_its_cell_of_the_input(report: Path) -> None:
    book = openpyxl.load_workbook(report, data_only=True)
    sheet = book["Trace"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "Id")
    heads = [str(cell.value) for cell in head]
    at, typed = heads.index("Input"), heads.index("Typed in, with what stands there")
    rows: Any = list(sheet.iter_rows(min_row=sheet.max_row - len(lines_of(report)), max_row=sheet.max_row - 1))
    for row in rows:
        tab, to = str(row[at].hyperlink.location).split("!")
        origin, said = str(row[typed].value).split(": ", 1)
        assert row[at].value == f"{origin}!{to}"
        assert tab.strip("'") == f"Input {origin}"
        stands = re.match(r"[\d.,]+", str(book[tab.strip("'")][to].value))
        assert said.startswith(f"{to} (")
        assert stands is not None
        assert float(stands[0].replace(",", "")) == float(said[len(to) + 2 : said.index(")")].replace(",", ""))


def test_an_id_of_the_ledger_leads_to_its_first_row_of_the_trace(report: Path) -> None:
    book = openpyxl.load_workbook(report, data_only=True)
    seen: dict[str, str] = {}
    for row in book["Ledger"].iter_rows(max_col=1):
        if row[0].hyperlink and row[0].coordinate != "A1":
            tab, cell = str(row[0].hyperlink.location).split("!")
            assert tab.strip("'") == "Trace"
            assert book["Trace"][cell].value == row[0].value
            above = f"A{int(cell.removeprefix('A')) - 1}"
            assert book["Trace"][above].value != row[0].value
            seen[str(row[0].value)] = cell
    assert set(seen) == {str(line["Id"]) for line in lines_of(report)}


def test_an_id_leads_to_its_row_of_the_ledger(report: Path) -> None:
    ledger = openpyxl.load_workbook(report, data_only=True)["Ledger"]
    for line in lines_of(report):
        tab, cell = str(line["link"]).split("!")
        assert tab.strip("'") == "Ledger"
        assert ledger[cell].value == line["Id"]


@pytest.mark.parametrize("name", SAMPLES)
def test_an_amount_is_the_product_of_what_is_typed_and_what_the_profile_says(name: str, tmp_path: Path) -> None:
    ic.run(samples()[name], sampling=ic.Sampling(draws=0)).to_excel(tmp_path / "r.xlsx")
    lines = lines_of(tmp_path / "r.xlsx")
    assert lines
    for line in lines:
        _, said = str(line["Typed in, with what stands there"]).split(": ", 1)
        parts = [re.findall(r"\(([\d,.]+(?:e[-+]\d+)?)\)", part) for part in said.split(" + ")]
        found = sum(np.prod([float(number.replace(",", "")) for number in part]) for part in parts)
        assert found == pytest.approx(by_name(line, "Amount ("), rel=1e-10), said


@pytest.mark.parametrize("name", SAMPLES)
def test_columns_sum_to_the_answer(name: str) -> None:
    sums_hold(ic.run(samples()[name], sampling=ic.Sampling(draws=0)))


@settings(max_examples=25)
@given(st.lists(activity(), min_size=1, max_size=5).map(named), st.sampled_from(["US", "US-TX", "JP"]))
def test_columns_sum_to_the_answer_of_any_study(rows: list[Row], place: str) -> None:
    told = Settings.model_validate({"name": "Made", "place": place, "year": 2014})
    sums_hold(ic.run(ic.study_from_rows(told, rows)))


def sums_hold(result: ic.Result) -> None:
    rows = traced(result)
    close(rows.gross.sum(), result.gross_spending)
    close(rows.net_new.sum(), result.net_new_spending)
    close((rows.net_new * rows.local).sum(), result.local_final_demand)
    for measure in ("value_added", "jobs"):
        if measure in result.table.measures:
            at = EFFECTS.index(widest(result)), result.table.measures.index(measure)
            close((rows.net_new * rows.per_unit(measure)).sum(), result.impact_effects[at])
    shares_hold(rows)


def shares_hold(rows: Traced) -> None:
    product = rows.gross * np.nan_to_num(rows.kept).prod(axis=0)
    np.testing.assert_allclose(product, rows.net_new, rtol=1e-9, atol=1e-9 * max(1.0, float(rows.gross.max(initial=0))))


def close(one: float, other: float) -> None:
    if not np.isnan(other):
        assert one == pytest.approx(other, rel=1e-9, abs=1e-6)


def test_each_share_that_stays_is_the_one_typed() -> None:
    result = ic.run(samples()["city-programme"], sampling=ic.Sampling(draws=0))
    rows, seen = traced(result), 0
    for step, name in enumerate(("resident_share", "casual_share", "attribution_share", "displaced_share")):
        typed = rows.of_rows(result.rows.shares[name])
        stays = typed if name == "attribution_share" else 1.0 - typed
        known = ~np.isnan(typed) & ~np.isnan(rows.kept[step])
        np.testing.assert_allclose(rows.kept[step][known], stays[known], rtol=1e-9)
        seen += int(known.sum())
    assert seen > 100
