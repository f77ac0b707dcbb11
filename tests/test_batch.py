"""The command `batch` over studies in many countries: each with the measures that its table has."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from commands import impactcalc
from conftest import STUDY, VISITORS, BookWriter
from impactcalc.batch.line import SUMMARY, Line, Summary
from impactcalc.batch.one import Job, report_one
from impactcalc.batch.summary import write_summary
from impactcalc.samples import samples
from report_cases import sheet_of

# Their tables have other measures than that of the United States: world-2022 no jobs, world-2014 no taxes.
PLACES = {"FR": 2022, "DE": 2014, "JP": 2022}
COUNTRIES = {"FR": "France", "DE": "Germany", "JP": "Japan"}
Abroad = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def abroad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder cities/ with the rows of two samples at each place: events, deals, ranges, scenarios; and a survey."""
    folder = tmp_path_factory.mktemp("abroad")
    (folder / "cities").mkdir()
    for name in ("city-programme", "sister-cities-survey"):
        for place, year in PLACES.items():
            book = openpyxl.load_workbook(samples()[name])
            for row in book["Study"].iter_rows(min_row=2):
                settings: dict[str, str | int] = {"Place": COUNTRIES[place], "Year": year, "Report year": year}
                if str(row[0].value) in settings:
                    row[1].value = settings[str(row[0].value)]
            if "In kind" in book.sheetnames:  # whose rule is the allowance of a place in the United States
                for row in book["In kind"].iter_rows(min_row=2):
                    for cell in (cell for cell in row if cell.value == "gsa_lodging"):
                        cell.value = None
            # A trip within the country of the study is no trip abroad.
            for sheet in (sheet for sheet in book.worksheets if sheet.title != "Study"):
                rows = (row for row in sheet.iter_rows() if row[0].value != "EXAMPLE")
                for cell in (cell for row in rows for cell in row if cell.value == COUNTRIES[place]):
                    cell.value = "United States"
            book.save(folder / "cities" / f"{name}-{place}.xlsx")
    return folder


def test_a_batch_of_places_whose_tables_differ(abroad: Path) -> None:
    done = impactcalc("batch", "cities", "-o", "out", cwd=abroad)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("6 of 6 studies reported\n")
    with (abroad / "out" / "summary.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["workbook"]: row for row in csv.DictReader(file)}
    for name, row in rows.items():
        assert (row["status"], row["detail"]) == ("done", "")
        known_taxes = "-DE" not in name
        assert float(row["jobs"]) > 0  # of 2022 those of 2014 by output
        assert bool(row["taxes_on_production"]) == known_taxes, name
        assert float(row["value_added"]) > 0


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", ["city-programme", "sister-cities-survey"])
def test_a_run_with_every_output(abroad: Path, tmp_path: Path, name: str, place: str) -> None:
    source = abroad / "cities" / f"{name}-{place}.xlsx"
    words = ["run", source, "-o", "r.xlsx", "--json", "r.json", "--csv", "tables", "--draws", 200]
    done = impactcalc(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "r.json").exists()
    assert (tmp_path / "tables" / "totals.csv").exists()


@pytest.mark.parametrize("pair", [("FR", "DE"), ("DE", "JP")])
def test_places_whose_tables_differ_are_compared(abroad: Path, tmp_path: Path, pair: tuple[str, str]) -> None:
    a, b = (abroad / "cities" / f"city-programme-{place}.xlsx" for place in pair)
    done = impactcalc("compare", a, b, "-o", "d.xlsx", "--json", "d.json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_what_a_table_does_not_tell_is_not_known(write_book: BookWriter, tmp_path: Path) -> None:
    source = write_book({"Study": [STUDY[0], ["Place", "FR"], ["Year", 2022]], "Visitors": VISITORS})
    job = Job(source, source.name, "", {"report": tmp_path / "r.xlsx"}, "", tmp_path / "journal", "")
    figures = dict(zip(SUMMARY, report_one(job).figures, strict=True))
    unknown = [name for name, value in figures.items() if math.isnan(value)]
    taxes = ["tax_all_levels", "tax_federal", "tax_state", "tax_local"]
    assert unknown == ["jobs_fte", *taxes, "own_budget"]
    assert (tmp_path / "r.xlsx").exists()


def line(name: str, *problems: str) -> Line:
    if problems:
        return Line(f"{name}.xlsx", "problems", detail="\n".join(problems))
    figures = tuple(1_234_567.0 + at for at in range(len(SUMMARY)))
    return Line(
        f"{name}.xlsx", "done", report=f"{name}-report.xlsx", name="A city", place="US", period="2014",
        price_basis="USD, 2014 prices", figures=figures, warnings=1, input_sha256="0" * 64,
        ranges={"jobs": (1.0, 2.0)}, outputs={f"{name}-report.xlsx": "1" * 64},
    )  # fmt: skip


def test_that_there_are_more_problems_is_said() -> None:
    told = list(Summary((line("a"), line("b", "one."), line("c", "one.", "two.", "three."))).lines())
    assert told == [
        "b.xlsx: problems: one.",
        "c.xlsx: problems: one. (and 2 more: see the summary)",
        "1 of 3 studies reported",
    ]


def test_the_summary_can_be_read_on_paper(tmp_path: Path) -> None:
    """Landscape, and wide enough that no printed sheet is scaled below 60%."""
    write_summary(
        Summary((line("a-long-name-of-a-city"), line("b", "one.", "two."))),
        tmp_path / "summary.xlsx",
        tmp_path / "summary.csv",
    )
    sheet = sheet_of(tmp_path / "summary.xlsx", "Summary")
    setup = sheet.page_setup
    assert setup.orientation == "landscape"
    assert setup.fitToHeight == 0
    assert sheet.print_title_cols == "$A:$A"
    widths = [sheet.column_dimensions[get_column_letter(at + 1)].width for at in range(sheet.max_column)]
    across = int(setup.fitToWidth or 1)
    # Ten inches between the margins; a character of the standard font is about a thirteenth of one.
    needed = (sum(widths) + (across - 1) * widths[0]) / across / 13
    assert 10 / needed > 0.6
