"""A report is verified from what it carries: the same, or which input, package, version, figure or cell is another."""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import impactcalc as ic
import report_cases
from impactcalc.cli.app import app
from impactcalc.errors import InputError
from impactcalc.report.signed.cells import code, row_digest, shown, understood
from impactcalc.report.signed.facts import facts_of, sheet_of
from impactcalc.report.signed.record import TAB, pieces
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.verify import verify
from impactcalc.report.writers.grid import write_grid
from impactcalc.report.writers.page import Grid
from impactcalc.report.writers.sheet import Sheet
from impactcalc.samples import samples
from impactcalc.study.sheets.template import fill_template
from impactcalc.workbooks.carried import known
from impactcalc.workbooks.raw import Formats, RawSheet
from impactcalc.workbooks.reading import read_workbook
from impactcalc.workbooks.record_cells import joined

NO_DRAWS = ic.Sampling(draws=0)


def command(*words: object) -> Any:
    return CliRunner().invoke(app, [*map(str, words)])


def report_of(sample: str, folder: Path, *options: object) -> Path:
    path = folder / "report.xlsx"
    done = command("run", samples()[sample], "-o", path, "--force", "-q", *options)
    assert done.exit_code == 0, done.output
    return path


def edited(path: Path, tab: str, cell: str, value: str | float) -> Path:
    """A copy of a report in which somebody typed over a cell, saved by another program."""
    book = openpyxl.load_workbook(path, data_only=True)
    book[tab][cell] = value
    copy = path.with_name("edited.xlsx")
    book.save(copy)
    return copy


@pytest.mark.parametrize("sample", sorted(name for name in samples() if name not in ("study-2015", "broken")))
def test_a_report_is_the_same_as_what_it_carries_gives(sample: str, tmp_path: Path) -> None:
    done = command("verify", report_of(sample, tmp_path))
    assert done.exit_code == 0, done.output
    assert done.output.startswith("Same: a second run of what this report carries gives all ")


def test_a_report_saved_by_another_program_is_the_same(tmp_path: Path) -> None:
    path = report_of("city-programme", tmp_path)
    book = openpyxl.load_workbook(path, data_only=True)
    book.save(tmp_path / "again.xlsx")
    done = command("verify", tmp_path / "again.xlsx")
    assert done.exit_code == 0, done.output


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_report_saved_by_libreoffice_is_the_same(tmp_path: Path) -> None:
    path, out = report_of("city-programme", tmp_path), tmp_path / "saved"
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", own, "--headless", "--convert-to", "xlsx", "--outdir", out, path], check=True, capture_output=True
    )
    done = command("verify", out / "report.xlsx")
    assert done.exit_code == 0, done.output


def test_place_days_and_draws_that_were_given_are_given_again(tmp_path: Path) -> None:
    path = report_of("city-programme", tmp_path, "--place", "Texas", "--draws", 200, "--seed", 7)
    options = read_report(path).record["options"]
    assert (options["place"], options["draws"], options["seed"]) == ("US-TX", 200, 7)
    assert command("verify", path).exit_code == 0


def test_multipliers_that_were_chosen_are_chosen_again(tmp_path: Path) -> None:
    path = report_of("city-programme", tmp_path, "--multipliers", "us-2017")
    assert read_report(path).record["options"]["multipliers"] == "us-2017"
    assert command("verify", path).exit_code == 0


def test_days_are_cut_again(tmp_path: Path) -> None:
    source, path = tmp_path / "dated.xlsx", tmp_path / "report.xlsx"
    guests = {"visitors": 10, "nights": 2, "accommodation": 4000, **report_cases.STATED}
    rows = [{"id": "early", "date": "2014-02-03", **guests}, {"id": "late", "date": "2013-12-30", **guests}]
    fill_template(source, {"Study": [{"name": "Dated", "place": "US", "year": 2014}], "Visitors": rows})
    done = command("run", source, "-o", path, "--from", "2014-01-01", "--to", "2014-12-31")
    assert done.exit_code == 0, done.output
    assert read_report(path).record["options"]["from"] == "2014-01-01"
    assert command("verify", path).exit_code == 0


def test_a_figure_typed_over_is_named_with_its_cell(tmp_path: Path) -> None:
    path = report_of("city-programme", tmp_path)
    grid = read_report(path).sheets["Summary"]
    row, column, value = next(
        (r, c, v) for r, cells in enumerate(grid) for c, v in enumerate(cells) if isinstance(v, float) and v > 1000
    )
    copy = edited(path, "Summary", f"{chr(65 + column)}{row + 1}", value * 2)
    done = command("verify", copy)
    assert done.exit_code == 3
    assert f"Summary!{chr(65 + column)}{row + 1}: a second run writes {value:,.10g}, the report says " in done.output
    assert "Not the same: 1 difference." in done.output


def test_a_word_typed_over_is_named_with_its_cell(tmp_path: Path) -> None:
    done = command("verify", edited(report_of("city-programme", tmp_path), "Answer", "A1", "One billion of new money"))
    assert done.exit_code == 3
    assert "Answer!A1" in done.output


def test_an_input_typed_over_is_named_with_its_cell_and_what_it_changes(tmp_path: Path) -> None:
    path = report_of("sister-cities-2014", tmp_path)
    grid = read_report(path).sheets["Input Visitors"]
    row, column, value = next(
        (r, c, v) for r, cells in enumerate(grid) for c, v in enumerate(cells) if r and isinstance(v, float) and v > 10
    )
    copy = edited(path, "Input Visitors", f"{chr(65 + column)}{row + 1}", value * 2)
    done = command("verify", copy)
    assert done.exit_code == 3
    told = f"  input  Input Visitors!{chr(65 + column)}{row + 1}: another than when the report was written; it says "
    assert f"{told}{value * 2:,.10g} now" in done.output
    assert "as signed" in done.output
    assert "in a second run" in done.output  # of the figures that it moves


def test_another_version_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = report_of("city-programme", tmp_path)
    was = ic.__version__
    monkeypatch.setattr(ic, "__version__", "99.0")
    done = command("verify", path)
    assert done.exit_code == 3
    assert f"version  impactcalc: written by version {was}, verified with 99.0" in done.output


def test_another_package_says_so(tmp_path: Path) -> None:
    path = report_of("city-programme", tmp_path)
    done = command("verify", path, "--multipliers", "us-2017")
    assert done.exit_code == 3
    assert "package  us-2014" in done.output
    assert ", but not now" in done.output


def test_without_its_input_a_report_is_verified_with_the_file(tmp_path: Path) -> None:
    path = report_of("city-programme", tmp_path, "--no-inputs")
    tabs = openpyxl.load_workbook(path).sheetnames
    assert not [tab for tab in tabs if tab.startswith("Input ")]
    alone = command("verify", path)
    assert alone.exit_code == 2
    assert "Give the input too: --input FILE" in alone.output
    assert command("verify", path, "--input", samples()["city-programme"]).exit_code == 0
    other = command("verify", path, "--input", samples()["sister-cities-2014"])
    assert other.exit_code == 3
    assert "input  sister-cities-2014.xlsx" in other.output


def test_what_is_no_report_is_refused(tmp_path: Path) -> None:
    done = command("verify", samples()["city-programme"])
    assert done.exit_code == 2
    assert "has no sheet Signed" in done.output
    (tmp_path / "text.xlsx").write_text("text")
    assert command("verify", tmp_path / "text.xlsx").exit_code == 2
    damaged = edited(report_of("city-programme", tmp_path), TAB, "A6", "{}")
    assert command("verify", damaged).exit_code in (2, 3)


def test_a_study_made_in_python_is_carried(tmp_path: Path) -> None:
    path = tmp_path / "python.xlsx"
    study = ic.study_from_rows(report_cases.settings(), report_cases.rows())
    ic.run(study, sampling=NO_DRAWS).to_excel(path)
    verdict = verify(read_report(path))
    assert verdict.same, verdict.differs[:3]


def test_a_study_that_was_changed_in_python_is_not_carried(tmp_path: Path) -> None:
    path = tmp_path / "python.xlsx"
    study = ic.study_from_rows(report_cases.settings(), report_cases.rows()).with_range(
        "v3", "accommodation", 2000, 3000
    )
    ic.run(study, sampling=NO_DRAWS).to_excel(path)
    with pytest.raises(InputError, match="does not carry its input"):
        verify(read_report(path))


CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=12),
    st.floats(-1e12, 1e12).map(lambda value: float(f"{value:.12g}")),
    st.booleans(),
    st.datetimes(min_value=dt.datetime(1900, 3, 1)),
    st.dates(min_value=dt.date(1900, 3, 1)),
    st.times(),
    st.timedeltas(min_value=dt.timedelta(0), max_value=dt.timedelta(days=9)),
)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=5))
def test_every_cell_comes_back_as_it_was(rows: list[list[object]]) -> None:
    for row in rows:
        assert [understood(shown(value), code(value)) for value in row] == row
        assert row_digest(row) == row_digest([shown(value) for value in row])


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=4))
def test_every_cell_survives_the_file(rows: list[list[object]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        _survives(Path(folder) / "grid.xlsx", rows)


def _survives(path: Path, rows: list[list[object]]) -> None:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False}) as book:
        write_grid(book, Grid("Input", tuple(tuple(map(shown, row)) for row in rows)))
        for sheet in book.worksheets():
            assert isinstance(sheet, Sheet)
    found = read_report(path).sheets["Input"]
    for at, row in enumerate(rows):
        told = [shown(value) for value in row]
        back = found[at] if at < len(found) else []
        assert row_digest([*back, *[""] * (3 - len(back))]) == row_digest(told)


POSITIONS = st.frozensets(st.tuples(st.integers(0, 9), st.integers(0, 5)), max_size=12)


@given(
    POSITIONS,
    POSITIONS,
    st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 5)), st.sampled_from(["$", "EUR"])),
)
def test_what_is_known_beside_the_cells_comes_back(
    percent: frozenset[tuple[int, int]], struck: frozenset[tuple[int, int]], currency: dict[tuple[int, int], str]
) -> None:
    sheet = RawSheet(
        "Visitors",
        [["a", 1.0], ["b", 2.0]],
        errors=currency,
        uncached=percent,
        merged=((0, 0, 1, 1),),
        hidden_rows=frozenset({1}),
        totals_rows=frozenset({3}),
        find_formats=partial(known, Formats(percent, currency, struck)),
        find_formulas=partial(known, {(1, 1): "SUM(A1:A2)"}),
    )
    again = sheet_of(facts_of(sheet, tab="Input Visitors"), list(sheet.rows))
    assert again == sheet
    assert again.formats == sheet.formats
    assert again.formulas == sheet.formulas


def test_a_record_of_any_length_is_put_together_again() -> None:
    record = {"format": 1, "text": "ü" * 70_000}
    assert all(len(piece) <= 32_767 for piece in pieces(record))
    assert joined(pieces(record)) == record
    with pytest.raises(ValueError, match="no record"):
        joined(['{"format": 99}'])


def test_sheets_that_were_left_alone_are_not_published(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(samples()["city-programme"])
    book.create_sheet("Salaries")["A1"] = "secret"
    book.save(tmp_path / "study.xlsx")
    path = tmp_path / "report.xlsx"
    ic.run(tmp_path / "study.xlsx", sampling=NO_DRAWS).to_excel(path)
    assert not any("secret" in map(str, row) for grid in read_report(path).sheets.values() for row in grid)
    assert b"secret" not in path.read_bytes()
    assert verify(read_report(path)).same
    assert "Salaries" in [sheet.name for sheet in read_workbook(tmp_path / "study.xlsx").sheets]
