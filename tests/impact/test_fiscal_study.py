"""Plain studies of a calendar and of a fiscal year, without a rate typed: they run, and say which year they are of."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import impactcalc as ic
from impactcalc.report.writers.csv_folder import write_csv
from impactcalc.report.writers.json_text import result_object

Write = Callable[..., Path]
FISCAL = {"cbsa:19100": ("October 2024 to September 2025", 2025), "GB": ("April 2024 to March 2025", 2024)}
FISCAL["JP"] = FISCAL["GB"]
CODE = re.compile(r"(?<![\d.])20\d\d(0[2-9]|1[0-2])(?![\d.])")  # how a fiscal year is kept; nobody is to see it


def book(write: Write, place: str, year: object) -> Path:
    visitors = [
        ["Id", "Visitors", "Nights", "Accommodation", "Food service", "Profile", "Currency", "Partner country",
         "Source", "Date"],
        ["own", 40, 3, 12000, 5000, "", "", "Japan", "guest book", ""],
        ["euros", 40, 3, 12000, 5000, "", "EUR", "Germany", "", ""],
        ["day", 20, 2, "", "", "delegate", "", "", "list of the chamber", ""],
    ]  # fmt: skip
    exchanges = [["Id", "Direction", "Travellers", "Nights", "Food service", "Partner country"],
                 ["out", "outbound", 5, 4, 900, "Mexico"]]  # fmt: skip
    volunteers = [["Volunteers", "Hours", "Hourly value"], [3, 10, 20]]
    deals = [["Kind", "Phase", "Amount", "Category", "Years"], ["export", "yearly", 5000, "professional", 2]]
    head = [["Name", "T"], ["Place", place], ["Year", year]]
    sheets = {"Visitors": visitors, "Exchanges": exchanges, "Volunteers": volunteers, "Deals": deals}
    return write({"Study": head, **sheets})


@pytest.mark.parametrize("place", list(FISCAL))
def test_plain_studies_run(write_book: Write, tmp_path: Path, place: str) -> None:
    months, most = FISCAL[place]
    calendar = ic.run(book(write_book, place, 2025))
    fiscal = ic.run(book(write_book, place, "FY 2024-25"))
    assert fiscal.study.settings.year == most
    assert fiscal.basis.report_words == "fiscal year 2024-25"
    # Own money in the year's own prices is what was typed; money of elsewhere comes at the year's own rate.
    first = fiscal.ledger.set_index("id").loc["own"]
    assert first["gross"] == pytest.approx(17000.0)
    assert first["period"] == months
    assert calendar.ledger["period"].unique().tolist() == [""]
    euros = [run.ledger.set_index("id")["exchange_rate"].to_dict()["euros"] for run in (calendar, fiscal)]
    assert euros[0] != euros[1]
    assert euros[0] == pytest.approx(euros[1], rel=0.05)
    object_ = result_object(fiscal)
    told = object_["study"]
    assert isinstance(told, dict)
    assert told["period_start"] == ("2024-10-01" if place == "cbsa:19100" else "2024-04-01")
    assert told["year"] == most
    # Nobody sees how the year is kept, in any output.
    fiscal.to_excel(tmp_path / "r.xlsx")
    write_csv(fiscal, tmp_path / "csv")
    texts = {"json": json.dumps(object_)}
    texts |= {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "csv").glob("*.csv")}
    texts |= {"workbook": _texts(tmp_path / "r.xlsx")}
    for name, text in texts.items():
        assert CODE.search(text) is None, name
    assert f"Year of the study: fiscal year 2024-25, {months}." in texts["workbook"]
    assert "guest book" in texts["workbook"]
    assert "guest book" in texts["ledger.csv"]
    assert "guest book" in texts["json"]


def _texts(path: Path) -> str:
    import openpyxl

    book = openpyxl.load_workbook(path, read_only=True)
    text = "\n".join(str(cell) for sheet in book.worksheets for row in sheet.values for cell in row if cell is not None)
    book.close()
    return text


@pytest.mark.parametrize("form", ["folder", "ods"])
def test_the_same_from_other_files(tmp_path: Path, form: str) -> None:
    heads, row = ["Id", "Visitors", "Nights", "Accommodation", "Date"], ["a", "10", "2", "1000", "4 July 2024"]
    head = [["Name", "T"], ["Place", "US-CA"], ["Year", "FY 2024-25"]]
    path = tmp_path / ("s" if form == "folder" else "s.ods")
    if form == "folder":
        path.mkdir()
        (path / "study.csv").write_text("\n".join(",".join(line) for line in head), encoding="utf-8")
        (path / "visitors.csv").write_text("\n".join(map(",".join, (heads, row))), encoding="utf-8")
    else:
        pandas = pytest.importorskip("pandas")
        pytest.importorskip("odf")
        with pandas.ExcelWriter(path, engine="odf") as writer:
            pandas.DataFrame(head).to_excel(writer, sheet_name="Study", header=False, index=False)
            pandas.DataFrame([heads, row]).to_excel(writer, sheet_name="Visitors", header=False, index=False)
    study = ic.read_study(path)
    assert study.settings.period == 202407
    assert study.sheets["Visitors"].numbers("year").tolist() == [202407]
