"""The workbook, read back: its figures, its texts, its headings, how it prints."""

from __future__ import annotations

import html
import re
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

import impactcalc as ic
from impactcalc.economy.package import load_table
from impactcalc.impact.abroad.host_country import MEASURES
from impactcalc.impact.result import Result
from impactcalc.report.pages import all_pages, identity
from impactcalc.report.pages.ppp import NAMES
from impactcalc.report.terms import EFFECT_NAMES
from impactcalc.report.writers import cell_xml, excel
from impactcalc.report.writers import sheet as sheets_written
from impactcalc.report.writers.json_text import result_object
from impactcalc.study.sheets.schema import Visitors
from report_cases import (
    FORMULA,
    LONG,
    MARKUP,
    STATED,
    empty,
    in_us_2014,
    many,
    result_of,
    rich,
    said_in,
    settings,
    sheet_of,
    stated,
    table_in,
)

TABS = [
    "Answer", "Ledger", "Trace", "How sure", "Cost and tax", "Contents", "To quote", "Summary", "Activities", "Rates",
    "Categories", "Industries", "Partners and networks", "Ties", "Multipliers", "World", "PPP", "Taxes", "Break-even",
    "Assumptions", "Checks", "About", "Signed", "What if", "What if results",
    "Input Visitors", "Input Events", "Input Exchanges", "Input Volunteers", "Input Budget", "Input Study",
]  # fmt: skip
COLUMNS = {
    "output": "Output",
    "value_added": "Value added",
    "labour_income": "Labor income",
    "jobs": "Jobs",
    "jobs_fte": "Full-time equivalents",
    "taxes_on_production": "Net production taxes",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The rich result as a workbook."""
    path = tmp_path_factory.mktemp("report") / "report.xlsx"
    rich().to_excel(path)
    return path


def all_texts(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [cell.value for sheet in book for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]


def test_the_pages_in_their_order(report: Path) -> None:
    assert openpyxl.load_workbook(report).sheetnames == TABS


def test_every_figure_of_the_json_stands_in_its_cell(report: Path) -> None:
    found: Any = result_object(rich())
    summary = sheet_of(report, "Summary")
    for occurrence, part in enumerate(("totals", "contribution")):
        table = table_in(summary, "Effect", occurrence)
        for effect, measures in found[part].items():
            for measure, value in measures.items():
                assert table[EFFECT_NAMES[effect]][COLUMNS[measure]] == value, (part, effect, measure)
    spending = {
        str(name).removesuffix(""): value
        for name, value in table_in(summary, "Spending", 1)["Amount"].items()
        if name != "Spending"
    }
    assert spending == {
        "Gross spending at home": found["gross_spending"],
        "Net new spending (at most)": found["net_new_spending"],
        "of it, local final demand (at most)": found["local_final_demand"],
        "Spent in other countries": found["spent_abroad"],
    }
    given = table_in(summary, "Given")["Volunteer hours"]
    names = ("people", "hours", "value", "hours_without_value")
    assert list(given.values())[1:] == [found["figures"][f"volunteer_{name}"] for name in names]
    hosts = table_in(sheet_of(report, "PPP"), "Host country")
    for row in found["ppp"]["by_country"]:
        shown = [value for value in hosts[row["name"]].values() if not isinstance(value, str)]
        figures = (*MEASURES, *(f"ppp_{measure}" for measure in MEASURES))
        assert shown[: len(figures)] == [row[name] for name in figures]
    sums = table_in(sheet_of(report, "PPP"), "Effect")
    for label, measure in zip(NAMES, MEASURES, strict=True):
        bounds = [found["ppp"]["sums"][measure][key] for key in ("ppp_low", "ppp_high")]
        assert list(sums[label].values())[-3:] == [found["ppp"][measure], *bounds]


def test_lowest_and_highest_stand_only_where_they_differ(tmp_path: Path) -> None:
    stated().to_excel(tmp_path / "s.xlsx")
    texts = [text for text in all_texts(tmp_path / "s.xlsx") if text.startswith(("PPP, ", "Market, "))]
    assert texts == ["PPP, what could be converted (international dollars, 2015)"]


def test_places_abroad_are_no_part_of_the_impact(tmp_path: Path) -> None:
    common = {"currency": "USD", "year": 2014, **STATED}
    given = [
        Visitors.model_validate({"id": "a", "visitors": 10, "accommodation": 5000, "place": "cbsa:19100", **common}),
        Visitors.model_validate({"id": "b", "visitors": 10, "accommodation": 5000, "place": "cbsa:12420", **common}),
        Visitors.model_validate({"id": "c", "visitors": 10, "accommodation": 5000, "place": "JP", **common}),
    ]
    for rows, places in ((given, ["Austin", "Dallas", "Whole"]), (given[::2], [])):
        result = ic.run(ic.study_from_rows(settings(place="cbsa:19100", year=2014, report_year=2014), rows))
        result.to_excel(tmp_path / f"{len(rows)}.xlsx")
        sheet = sheet_of(tmp_path / f"{len(rows)}.xlsx", "Summary")
        titles = [row[0] for row in sheet.iter_rows(values_only=True)]
        assert ("Impact by place, total Type II" in titles) == bool(places)
        if places:
            assert [name.split("-")[0] for name in table_in(sheet, "Place")] == places


def test_total_rows_carry_the_figures_of_the_result(report: Path) -> None:
    result = rich()
    last = result.impact_effects[4].tolist()
    activities = table_in(sheet_of(report, "Activities"), "Sheet")["Total"]
    assert activities["Net new spending"] == result.net_new_spending
    assert activities["Output, Type II"] == last[0]
    industries = table_in(sheet_of(report, "Industries"), "Industry")["Total"]
    assert [industries[name] for name in list(industries)[-6:]] == last
    for tab, first in (("Categories", "Category"), ("Partners and networks", "Purpose")):
        total = table_in(sheet_of(report, tab), first)["Total"]
        assert total["Net new spending"] == result.net_new_spending
        assert total["Gross spending at home"] == result.gross_spending


def test_totals_are_formulas_over_their_rows(report: Path) -> None:
    sheet = openpyxl.load_workbook(report)["Activities"]
    formulas = [cell.value for cell in sheet[sheet.max_row] if cell.data_type == "f"]
    assert formulas
    last = sheet.max_row - 1
    assert all(re.fullmatch(rf"=SUBTOTAL\(9,[A-Z]+{last - 11}:[A-Z]+{last}\)", str(formula)) for formula in formulas)
    summed = openpyxl.load_workbook(report)["Industries"]
    assert str(summed.cell(summed.max_row, 3).value).startswith("=SUM(")


def test_the_ledger_adds_up_to_the_columns_of_the_result(report: Path) -> None:
    rows = [list(row) for row in sheet_of(report, "Rates").iter_rows(values_only=True)]
    head = next(at for at, row in enumerate(rows) if row[0] == "Sheet")
    order = rich().rows.reading_order()
    for name, values in rich().steps.columns().items():
        at = next(i for i, text in enumerate(rows[head]) if str(text).startswith(step_heading(name)))
        assert [row[at] for row in rows[head + 1 : head + 13]] == values[order].tolist()
    not_stated = {row[2]: row[rows[head].index("Not stated")] for row in rows[head + 1 : head + 13]}
    assert "what the program cannot claim" in str(not_stated["v3"])
    assert not_stated["v1"] is None
    assert not_stated["x2"] is None  # abroad: no share applies


def step_heading(name: str) -> str:
    from impactcalc.report.terms import step_name

    return step_name(name)


def test_what_somebody_typed_stays_text(report: Path) -> None:
    sheet = openpyxl.load_workbook(report)["Activities"]
    cells = {cell.value: cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
    for text in (FORMULA, "=1+1", "@Reims", "+Friends of U20", MARKUP, LONG, "0042"):
        assert cells[text].data_type == "s", text
    with zipfile.ZipFile(report) as parts:
        xml = parts.read("xl/worksheets/sheet2.xml").decode()
    assert 't="inlineStr"><is><t>=1+1</t></is></c>' in xml
    assert "&lt;r&gt;&lt;t&gt;bold&lt;/t&gt;&lt;/r&gt;" in xml
    formulas = re.findall(r"<f>([^<]*)</f>", xml)
    assert formulas
    assert not [formula for formula in formulas if f"={html.unescape(formula)}" in (FORMULA, "=1+1")]


def test_a_second_reader_sees_the_same(report: Path) -> None:
    book = CalamineWorkbook.from_path(report)
    found = {text for tab in ("Activities", "Rates") for row in book.get_sheet_by_name(tab).to_python() for text in row}
    assert {FORMULA, "=1+1", "@Reims", MARKUP, "Gala _x0041_", " Dues\t<b>&amp; ".strip()} <= {
        text.strip() if isinstance(text, str) else text for text in found
    }
    assert rich().net_new_spending in found


@pytest.mark.parametrize("value", [0.1 + 0.2, 1 / 3, 123456789.12345679, 5e-324, 1.7976931348623157e308, -0.0])
def test_numbers_keep_all_their_digits(value: float) -> None:
    (cell,) = cell_xml.number_cells("A", ["1"], [value], 3)
    assert float(re.sub(r"<[^>]*>", "", cell)) == value


def test_a_name_that_looks_like_markup_or_a_formula(tmp_path: Path) -> None:
    for name in (MARKUP, FORMULA, "R&D &G &&  \x07 é 東京", "1 of 2", "x" * 32_800):
        path = tmp_path / "odd.xlsx"
        result_of(Visitors(visitors=1, accommodation=10.0), name=name).to_excel(path)
        rows = CalamineWorkbook.from_path(path).get_sheet_by_name("About").to_python()
        (first,) = (row[1] for row in rows if row[0] == "Study")
        assert str(first) in (name, name[:32_767], name.replace("\x07", "_x0007_"))


def test_headings_or_the_second_row_carry_units(report: Path) -> None:
    book = openpyxl.load_workbook(report, data_only=True)
    without = []
    for sheet in (sheet for sheet in book if not sheet.title.startswith("What if")):  # its units stand in its rows
        said = str(sheet["A2"].value).startswith("Money in USD at 2019 prices")
        for row in sheet.iter_rows():
            for cell in row:
                amount = cell.number_format in ("#,##0", "#,##0.00", "#,##0.0", "0.000")
                if not amount or not isinstance(cell.value, int | float):
                    continue
                head = heading_of(sheet, cell.row, cell.column)
                if not head.endswith(")") and not said:
                    without.append((sheet.title, cell.coordinate, head))
    assert without == []


def heading_of(sheet: Worksheet, row: int, column: int) -> str:
    """The text in white above a cell."""
    for at in range(row - 1, 0, -1):
        cell = sheet.cell(at, column)
        if isinstance(cell.value, str) and cell.font.color is not None and cell.font.color.rgb == "FFFFFFFF":
            return cell.value
    return ""


def test_every_page_prints_with_its_head_its_number_and_the_name_of_the_study(report: Path) -> None:
    book = openpyxl.load_workbook(report)
    for sheet in (sheet for sheet in book if not sheet.title.startswith(("Input ", "What if"))):
        assert sheet.print_title_rows, sheet.title
        assert sheet.print_area, sheet.title
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        head, foot = sheet.oddHeader, sheet.oddFooter
        assert head is not None
        assert head.left is not None
        assert foot is not None
        assert foot.right is not None
        assert "P&&G friendship" in str(head.left.text)
        assert "Page &P of &N" in str(foot.right.text)
    assert book["Summary"].page_setup.fitToHeight is None  # one, not 0 for as many as it takes
    (table,) = book["Activities"].tables.values()
    top = range_boundaries(table.ref)[1]
    assert book["Activities"].print_title_rows == f"${top}:${top}"
    assert book["Activities"].print_title_cols == "$A:$D"


def test_long_tables_keep_their_head_in_view_and_can_be_filtered(report: Path) -> None:
    book = openpyxl.load_workbook(report)
    for tab in ("Activities", "Ledger", "Checks", "Assumptions", "Industries", "Categories", "Multipliers"):
        assert book[tab].freeze_panes, tab
    (table,) = book["Activities"].tables.values()
    assert table.autoFilter.ref == table.ref
    area: Any = range_boundaries(table.ref)
    assert area[3] - area[1] == len(rich().rows)


def test_charts_have_titles_and_their_numbers(report: Path) -> None:
    with zipfile.ZipFile(report) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 7
    for chart in charts:
        assert "<c:title>" in chart
        assert "<c:numCache>" in chart
        assert "<c:strCache>" in chart
    numbers = [
        [float(v) for v in re.findall(r"<c:v>([^<]*)</c:v>", chart) if re.fullmatch(r"[\d.]+", v)] for chart in charts
    ]
    for value in (rich().net_new_spending, rich().impact_effects[0, 0]):
        assert any(v == pytest.approx(value) for found in numbers for v in found)


def test_checks_have_colours(report: Path) -> None:
    sheet = openpyxl.load_workbook(report)["Checks"]
    fills = {cell.value: cell.fill.fgColor.rgb for (cell,) in sheet.iter_rows(min_row=5, max_col=1)}
    assert fills["warning"] == "FFFFEB9C"
    assert fills["note"] == "FFDDEBF7"


def test_errors_are_spelled_out_on_the_first_page(tmp_path: Path) -> None:
    path = tmp_path / "city.xlsx"
    result_of(Visitors(visitors=1, accommodation=10.0), place="US-TX").to_excel(path)
    texts = [cell.value for (cell,) in sheet_of(path, "Summary").iter_rows(max_col=1) if cell.value]
    assert any(str(text).startswith("Error, place Texas: ") for text in texts)
    assert any("Prepared by" in str(text) and "Date" in str(text) for text in texts)


@pytest.mark.parametrize("make", [rich, stated, empty])
def test_supported_and_never_created_in_any_text(make: Any, tmp_path: Path) -> None:
    make().to_excel(tmp_path / "r.xlsx")
    texts = all_texts(tmp_path / "r.xlsx")
    assert not [text for text in texts if re.search(r"\bcreat", text, re.IGNORECASE)]
    assert any("supported" in text for text in texts)


def test_an_empty_study(tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    empty().to_excel(path)
    assert openpyxl.load_workbook(path).sheetnames == [
        tab
        for tab in TABS
        if tab not in ("Break-even", "Ties", "What if", "What if results")
        and (tab == "Input Study" or not tab.startswith("Input "))
    ]
    with zipfile.ZipFile(path) as parts:
        assert not [name for name in parts.namelist() if "chart" in name]
    total = table_in(sheet_of(path, "Activities"), "Sheet")["Total"]
    assert total["Net new spending"] == 0
    assert any("no impact on the United States to report" in text for text in all_texts(path))


def test_two_writes_give_the_same_bytes(tmp_path: Path) -> None:
    rich().to_excel(tmp_path / "a.xlsx")
    time.sleep(2.1)  # the times in a .zip have steps of two seconds
    rich().to_excel(tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_neither_workbook_nor_json_needs_pandas(tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from report_cases import settings\n"
        "import impactcalc as ic\n"
        "from impactcalc.report.writers.json_text import result_json\n"
        "from impactcalc.report.writers.csv_folder import write_csv\n"
        "from impactcalc.report.words.en.answer import headline\n"
        "result = ic.run(ic.study_from_rows(settings()))\n"
        "folder = Path(sys.argv[1])\n"
        "result.to_excel(folder / 'r.xlsx'); result_json(result); headline(result); write_csv(result, folder / 'csv')\n"
        "sys.exit('pandas' in sys.modules)\n"
    )
    path = Path(__file__).resolve().parents[1]
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=path, check=False, env=python_path(path))
    assert done.returncode == 0


def python_path(folder: Path) -> dict[str, str]:
    import os

    found = [str(folder), str(Path(ic.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(found)}


def test_rows_over_many_blocks_are_those_of_the_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets_written, "BLOCK", 7)
    result = in_us_2014(many(40))
    result.to_excel(tmp_path / "many.xlsx")
    rows = CalamineWorkbook.from_path(tmp_path / "many.xlsx").get_sheet_by_name("Activities").to_python()
    head = next(at for at, row in enumerate(rows) if row[0] == "Sheet")
    at, below = rows[head].index("Output, Type II"), rows[head + 1 :]
    order = result.rows.reading_order()
    assert [row[at] for row in below[: len(result.rows)]] == result.activity_effects[order, 4, 0].tolist()
    assert [row[2] for row in below[: len(result.rows)]] == result.rows.id[order].tolist()
    assert below[len(result.rows)][0] == "Total"


def test_more_rows_than_a_sheet_holds_are_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "MOST_ROWS", 11)
    path = tmp_path / "large.xlsx"
    rich().to_excel(path)
    for tab in ("Activities", "Rates"):
        sheet = sheet_of(path, tab)
        assert "more than a sheet of a workbook holds" in said_in(sheet)
        assert "CSV" in said_in(sheet)
        assert table_in(sheet, "Sheet")["Total"]["Net new spending"] == rich().net_new_spending


def test_columns_are_wide_enough_for_their_numbers() -> None:
    yen = result_of(Visitors(visitors=1, accommodation=9.876e15, year=2015))
    for page in all_pages(yen):
        widths = list(excel._page_widths(page))
        for table in page.tables:
            for column, width in zip(table.columns, widths, strict=False):
                if column.kind == "money" and len(column.values):
                    values = np.asarray(column.values, dtype=float)
                    largest = np.nanmax(np.abs(values)) if np.isfinite(values).any() else 0.0
                    assert width > len(f"{largest:,.0f}"), (page.tab, column.header)


def test_a_name_in_the_printed_head_is_one_short_line() -> None:
    from impactcalc.report.writers.formats import code_in_header

    assert code_in_header("R&D\nand  more") == "R&&D and more"
    assert code_in_header("P&G").count("&G") == 0
    for name in ("&G" * 400, "&" * 400, "long " * 100):
        assert len(code_in_header(name)) <= 100


def test_measures_that_the_economy_lacks_have_no_column(tmp_path: Path) -> None:
    result = without_tax()
    result.to_excel(tmp_path / "r.xlsx")
    texts = all_texts(tmp_path / "r.xlsx")
    assert not [text for text in texts if text.startswith("Net production taxes (")]
    found: Any = result_object(result)
    assert found["totals"]["direct"]["taxes_on_production"] is None


def without_tax() -> Result:
    import dataclasses

    economy = load_table("us-2014")
    kept = dict(economy.per_output)
    del kept["taxes_on_production"]
    return ic.run(
        ic.study_from_rows(settings(), [Visitors(visitors=1, accommodation=10.0)]),
        dataclasses.replace(economy, per_output=kept),
    )


def test_formulas_give_what_is_written_beside_them(report: Path) -> None:
    formulas, values = openpyxl.load_workbook(report), openpyxl.load_workbook(report, data_only=True)
    seen = 0
    for sheet in (sheet for sheet in formulas if not sheet.title.startswith("What if")):  # test_live recalculates that
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type != "f":
                    continue
                found = re.fullmatch(r"=(?:SUM\(|SUBTOTAL\(9,)([A-Z]+\d+:[A-Z]+\d+)\)", str(cell.value))
                if sheet.title in ("Answer", "Ledger", "Trace") and not found:
                    continue  # over What if: test_live recalculates those too
                assert found, cell.coordinate
                left, top, _, bottom = range_boundaries(found[1])
                parts = [
                    values[sheet.title].cell(at, int(left or 0)).value
                    for at in range(int(top or 0), int(bottom or 0) + 1)
                ]
                total = sum(part for part in parts if isinstance(part, int | float))
                assert values[sheet.title][cell.coordinate].value == pytest.approx(total, rel=1e-9, abs=1e-6)
                seen += 1
    assert seen > 80
