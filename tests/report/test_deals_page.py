"""Deals from the workbook to every output: a page, a line, an object and a table of their own."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import impactcalc as ic
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.report.words.en.answer import headline
from impactcalc.report.words.respelled import speller
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.json_text import result_json
from report_cases import said_in, sheet_of, stated, table_in

DEALS: list[list[Any]] = [
    ["Id", "Name", "Kind", "Phase", "Amount", "Industry", "Category", "First year", "Years", "Attribution share",
     "Probability", "Displaced share", "Jobs stated", "Partner city", "Partner country"],
    ["pumps", "Pumps for Nagasaki", "export", "yearly", 400000, "Machinery", None, 2015, 3, 0.5, 1, 0, None, "Nagasaki",
     "Japan"],
    ["hall", "Assembly hall", "inward investment", "one-off", 6e6, 236, None, 2014, 2, 0.25, 0.8, 0.1, 40, "Leipzig",
     "Germany"],
    ["study", None, "joint project", "yearly", 30000, None, "Professional services", 2014, 2, None, 1, 0, None, None,
     "Mexico"],
]  # fmt: skip


@pytest.fixture
def result(write_book: BookWriter) -> ic.Result:
    return ic.run(ic.read_study(write_book({"Study": STUDY, "Visitors": VISITORS, "Deals": DEALS})))


def lines_of(path: Path, tab: str) -> list[str]:
    return [str(row[0]) for row in sheet_of(path, tab).iter_rows(values_only=True) if row[0] is not None]


def test_the_page(result: ic.Result, tmp_path: Path) -> None:
    result.to_excel(tmp_path / "r.xlsx")
    account = result.deals
    assert account is not None
    sheet, lines = sheet_of(tmp_path / "r.xlsx", "Deals"), lines_of(tmp_path / "r.xlsx", "Deals")
    assert lines[0] == "3 deals that the program can claim (at most), an account apart from the rest"
    blank = "One of 3 deals with a claim leaves at least one share blank, for which nothing was taken off"
    assert f"{blank}: attribution share." in lines
    assert "Claimed in all: $1.1 million, 2014 prices." in lines
    assert "Claimed: $30,000, 2014 prices; in 2014 one of 2 yearly deals runs." in lines
    assert "Claimed: $230,000, 2014 prices; in 2015 both yearly deals run." in lines
    one_off, now, yearly = (table_in(sheet, "Effect", at) for at in range(3))
    assert now["Direct"]["Output"] == pytest.approx(30_000)
    peak = account.yearly_peak
    assert peak is not None
    assert one_off["Direct"]["Output"] == pytest.approx(1_080_000)
    assert yearly["Direct"]["Output"] == pytest.approx(230_000)
    assert yearly["Total Type II"]["Jobs"] == pytest.approx(peak.effects[4, 3])
    typed, claimed, supported = (table_in(sheet, "Deal", at) for at in range(3))
    assert list(typed)[:3] == ["Pumps for Nagasaki", "Assembly hall", "study"]
    assert typed["Assembly hall"]["Industry or category"] == "23 Construction"
    assert typed["study"]["Industry or category"] == "Professional services (category)"
    assert typed["Pumps for Nagasaki"]["Partner"] == "Nagasaki, Japan"
    hall = claimed["Assembly hall"]
    assert hall["Stated"] == pytest.approx(3e6)
    assert hall["Claimed"] == pytest.approx(3e6 * 0.8 * 0.25 * 0.9)
    assert hall["Claimed over its years"] == pytest.approx(1_080_000)
    assert claimed["study"]["Not stated"] == "attribution share"
    assert supported["Assembly hall"]["Jobs stated (announced, not used)"] == 40
    calendar = table_in(sheet, "Year")
    assert list(calendar) == ["2014", "2015", "2016", "2017"]
    assert calendar["2014"]["Claimed of yearly deals"] == pytest.approx(30_000)
    assert calendar["2016"]["Claimed of one-off deals"] == 0


def test_no_page_without_deals(tmp_path: Path) -> None:
    stated().to_excel(tmp_path / "r.xlsx")
    assert "Deals" not in openpyxl.load_workbook(tmp_path / "r.xlsx").sheetnames
    assert not any(line.startswith("Deals") for line in headline(stated()))
    deals = json.loads(result_json(stated()))["deals"]
    assert (deals["scope"], deals["by_deal"], deals["sums"], deals["by_year"]) == (None, [], {}, [])
    write_csv(stated(), tmp_path / "csv")
    text = (tmp_path / "csv" / "deals.csv").read_text(encoding="utf-8")
    assert text.startswith("study,row,id,name,kind,phase,")
    assert text.count("\n") == 1


def test_a_line_of_its_own(result: ic.Result, tmp_path: Path) -> None:
    account = result.deals
    assert account is not None
    line = headline(result)[-1]
    assert line.startswith(
        "Deals that the programme can claim, apart from visitor spending, at most: one-off, $1.1 million in all over "
        "their years ("
    )
    assert "; yearly, $30,000 in 2014, the study's year (" in line
    assert " supported), and $230,000 in 2015, the peak (" in line
    assert line.endswith("None of this is in the figures above, and it must not be added to them.")
    result.to_excel(tmp_path / "r.xlsx")
    assert speller(result)(line) in said_in(sheet_of(tmp_path / "r.xlsx", "Summary"))
    assert all("230,000" not in other for other in headline(result)[:-1])


def test_json_and_csv(result: ic.Result, tmp_path: Path) -> None:
    account = result.deals
    assert account is not None
    found = json.loads(result_json(result))
    deals = found["deals"]
    assert deals["at_most"] is True
    assert deals["discounted"] is False
    assert (deals["sums"]["yearly"]["year"], deals["sums"]["yearly"]["claimed"]) == (2014, pytest.approx(30_000))
    peak = deals["sums"]["yearly_peak"]
    assert (peak["year"], peak["deals"], peak["claimed"]) == (2015, 2, pytest.approx(230_000))
    assert deals["sums"]["one_off"]["total_type_2_jobs"] == account.one_off_effects[4, 3]
    assert [deal["id"] for deal in deals["by_deal"]] == ["pumps", "hall", "study"]
    assert deals["by_deal"][1]["industry"] == "23"
    assert deals["by_deal"][2]["attribution_share"] is None
    assert [year["year"] for year in deals["by_year"]] == [2014, 2015, 2016, 2017]
    assert sum(year["yearly_claimed"] for year in deals["by_year"]) == pytest.approx(3 * 200_000 + 2 * 30_000)
    assert found["net_new_spending"] == result.net_new_spending
    write_csv(result, tmp_path / "csv")
    with (tmp_path / "csv" / "deals.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == ["pumps", "hall", "study"]
    assert float(rows[1]["claimed_in_all"]) == account.claimed_in_all[[*account.sheet.words("id")].index("hall")]
    assert float(rows[1]["before_shares_direct_output"]) == pytest.approx(3e6)
    assert rows[0]["jobs_stated"] == ""


def test_nothing_else_changes(result: ic.Result, write_book: BookWriter) -> None:
    without = ic.run(ic.read_study(write_book({"Study": STUDY, "Visitors": VISITORS}, name="without.xlsx")))
    one, other = json.loads(result_json(result)), json.loads(result_json(without))
    no_range = {"what": "deals", "about": "all", "change": None}
    assert no_range in one["uncertainty"]["not_drawn"]
    one["uncertainty"]["not_drawn"].remove(no_range)
    for key in set(one) - {"deals", "checks", "assumptions", "study", "ties"}:
        assert one[key] == other[key], key


def test_validate_counts_them(write_book: BookWriter) -> None:
    from typer.testing import CliRunner

    from impactcalc.cli import app

    path = write_book({"Study": STUDY, "Visitors": VISITORS, "Deals": DEALS})
    done = CliRunner().invoke(app, ["validate", str(path)])
    assert done.exit_code == 0
    assert "study.xlsx: no problems, 5 rows" in done.output
