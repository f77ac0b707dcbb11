"""The sheet What if: its formulas agree with the engine, as signed and after something was typed over."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli.app import app
from impactcalc.impact.effects.breakdowns import NOT_STATED
from impactcalc.impact.effects.effects import EFFECTS
from impactcalc.known.vocabulary import CATEGORIES
from impactcalc.report.pages import first, heads
from impactcalc.report.pages import live_rows as rows_module
from impactcalc.report.pages.cut_lines import NO_PARTNER, SHEETS
from impactcalc.report.pages.live import RAISED, live_page
from impactcalc.report.pages.live_groups import NOT_BY_CATEGORY, TAB_RESULTS, live_results_page
from impactcalc.report.pages.live_rows import TAB, is_live, live_rows
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.words.en.terms import country_name
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Settings, Visitors
from live_cases import answers, drawn, engine, recalculated, run
from report_cases import empty, rich

DRAWN = int(os.environ.get("IMPACTCALC_DRAWN", "20"))  # studies; fifty by hand
NO_DRAWS = ic.Sampling(draws=0)
FORBIDDEN = re.compile(r"XLOOKUP|FILTER|\bLET\b|LAMBDA|SEQUENCE|TEXTJOIN|IFS\(")  # LibreOffice 7.4 lacks some of them
MEASURES = ("value_added", "jobs")


@pytest.mark.parametrize("sample", ["city-programme", "sister-cities-2014", "sister-cities-survey"])
def test_the_answer_now_is_the_engines(sample: str, tmp_path: Path) -> None:
    result = ic.run(samples()[sample], sampling=NO_DRAWS)
    result.to_excel(tmp_path / "r.xlsx")
    book = openpyxl.load_workbook(tmp_path / "r.xlsx", data_only=True)
    sheet = book[TAB]
    assert answers(sheet) == pytest.approx(engine(result), rel=1e-12)
    named = {name: book.defined_names[name].attr_text for name in ("NewMoney", "ValueAdded", "Jobs")}
    assert list(named.values()) == ["'What if'!$B$7", "'What if'!$B$8", "'What if'!$B$9"]
    head, *rows = listed_activities(sheet)
    assert head[:6] == ("Id", "Name", "People", "Nights or days", "Spent per person and day, or in all", "Spent here")
    column = {name: at for at, name in enumerate(head)}
    sums = [sum(float(str(row[column[head]] or 0)) for row in rows) for head in ("New money", "Value added", "Jobs")]
    assert sums == pytest.approx(engine(result), rel=1e-9)
    cells = [
        cell for row in openpyxl.load_workbook(tmp_path / "r.xlsx")[TAB].iter_rows(values_only=True) for cell in row
    ]
    formulas = [cell for cell in cells if isinstance(cell, str) and cell.startswith("=")]
    assert len(formulas) > 4 * len(rows)
    assert not [formula for formula in formulas if FORBIDDEN.search(formula)]


def listed_activities(sheet: Any) -> list[tuple[Any, ...]]:
    """The headings of the activities, and their rows."""
    rows = list(sheet.iter_rows(values_only=True))
    return rows[next(at for at, row in enumerate(rows) if row[0] == "Id") :]


def close(one: Any, other: Any) -> bool:
    """Whether two cells say the same; an empty text is an empty cell."""
    if isinstance(one, int | float) and isinstance(other, int | float):
        return one == pytest.approx(other, rel=1e-9, abs=1e-9)
    return (one or "") == (other or "")


def others(path: Path, wanted: Path, book: Any, tabs: tuple[str, ...]) -> list[str]:
    """The cells with a formula in the book that are not as in the wanted workbook."""
    now, engine = read_report(path).sheets, read_report(wanted).sheets
    found, seen = [], 0
    for tab in tabs:
        # Of a study with blank shares the sentences above the rows may be longer.
        shift = _rows_above(engine[tab]) - _rows_above(now[tab])
        for row in book[tab].iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    seen += 1
                    one = _at(now[tab], cell.row - 1, cell.column - 1)
                    other = _at(engine[tab], cell.row - 1 + shift, cell.column - 1)
                    if not close(one, other):
                        found.append(f"{tab}!{cell.coordinate}: {one} for {other}")
    assert seen > 10
    return found


def _rows_above(grid: list[list[Any]]) -> int:
    """How many rows stand above the headings of a list of activities."""
    return next((at for at, row in enumerate(grid) if row and row[0] == "Id"), 0)


def _at(grid: list[list[Any]], row: int, column: int) -> Any:
    """A cell, blank where the sheet ends before it."""
    return grid[row][column] if row < len(grid) and column < len(grid[row]) else ""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_every_formula_of_the_samples_comes_to_what_stands_there(tmp_path: Path) -> None:
    paths = []
    for sample in ("city-programme", "sister-cities-2014", "sister-cities-survey"):
        path = tmp_path / f"{sample}.xlsx"
        run(ic.read_study(samples()[sample])).to_excel(path)
        bare = tmp_path / "bare" / path.name
        bare.parent.mkdir(exist_ok=True)
        book = openpyxl.load_workbook(path)
        book.save(bare)  # without what the formulas come to
        paths.append((path, bare, book))
    out = recalculated(tmp_path, [bare for _, bare, _ in paths])
    for path, _, book in paths:
        assert not others(out / path.name, path, book, tuple(book.sheetnames)), path.name


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_what_is_typed_over_gives_what_the_engine_gives(tmp_path: Path) -> None:
    """Drawn studies, recalculated by a spreadsheet program with half of everybody's attribution and more people."""
    settings = Settings(name="N", place="US-TX", year=2014)
    wanted: dict[str, ic.Result] = {}
    books: dict[str, Any] = {}
    (tmp_path / "plain").mkdir()
    (tmp_path / "engine").mkdir()
    for seed in range(DRAWN):
        plain, changed = drawn(seed)
        name = f"{seed}.xlsx"
        run(ic.study_from_rows(settings, plain)).to_excel(tmp_path / "plain" / name)
        wanted[name] = run(ic.study_from_rows(settings, changed))
        wanted[name].to_excel(tmp_path / "engine" / name)
        book = openpyxl.load_workbook(tmp_path / "plain" / name)
        sheet = book[TAB]
        sheet["F7"], sheet["F10"] = 1.5, 0.5
        for tab in [tab for tab in book.sheetnames if tab not in (TAB, TAB_RESULTS, "Answer", "Ledger", "Trace")]:
            del book[tab]
        book.save(tmp_path / name)
        books[name] = book
    out = recalculated(tmp_path, [tmp_path / name for name in wanted])
    for name, result in wanted.items():
        book = openpyxl.load_workbook(out / name, data_only=True)
        assert answers(book[TAB]) == pytest.approx(engine(result), rel=1e-9, abs=1e-9), name
        moved = result.net_new_spending > 0
        states = [cell for tab in ("Answer", "Ledger", "Trace") for cell in texts_of(book[tab]) if cell in STATES]
        assert len(states) in (0, 3)
        assert not any(state == "As signed" for state in states if moved)
        # Whether it is as signed, it says as the engine's own report, which is signed, does not.
        of_rows = others(out / name, tmp_path / "engine" / name, books[name], ("Ledger", "Trace"))
        assert [cell for cell in of_rows if "Changed since signing" not in cell] == [], name
        tables = listed_results(book[TAB_RESULTS])
        for title, lines in tables.items():
            sums = [sum(line[at] for line in lines.values()) for at in (0, 2, 4)]
            assert sums == pytest.approx(engine(result), rel=1e-9, abs=1e-9), (name, title)
        kinds = result.breakdowns["sheet"]
        rows = {row[0]: row for row in book["Answer"].iter_rows(values_only=True)}
        for g, label in enumerate(kinds.labels):
            line = tables["By kind of activity"][SHEETS[label]]
            assert line[0] == pytest.approx(kinds.net_new[g], rel=1e-9, abs=1e-9), (name, label)
            shown = [float(str(value or 0)) for value in rows[SHEETS[label]][1:4]]
            assert shown == pytest.approx([kinds.people[g], kinds.gross[g], kinds.net_new[g]], rel=1e-9, abs=1e-9)


STATES = {"As signed", *(f"Changed since signing: {rest}" for rest in (first.MOVES, heads.MOVES))}


def texts_of(sheet: Any) -> list[str]:
    """What stands in the first column."""
    return [str(row[0]) for row in sheet.iter_rows(max_col=1, values_only=True)]


def listed_results(sheet: Any) -> dict[str, dict[str, list[float]]]:
    """The numbers of each line of each table."""
    found: dict[str, dict[str, list[float]]] = {}
    title = ""
    for name, *values in sheet.iter_rows(min_row=4, values_only=True):
        if name and values[1] == "As signed":
            title = name
            found[title] = {}
        elif name:
            found[title][name] = [float(value) for value in values[:6] if isinstance(value, int | float)]
    return found


@pytest.mark.parametrize("sample", ["city-programme", "sister-cities-2014"])
def test_results_by_group_are_the_engines(sample: str, tmp_path: Path) -> None:
    result = ic.run(samples()[sample], sampling=NO_DRAWS)
    result.to_excel(tmp_path / "r.xlsx")
    tables = listed_results(openpyxl.load_workbook(tmp_path / "r.xlsx", data_only=True)[TAB_RESULTS])
    assert list(tables) == ["By kind of activity", "By partner country", "By category"]
    for lines in tables.values():
        assert all(line[at] == line[at + 1] for line in lines.values() for at in (0, 2, 4))
    total = EFFECTS.index("total_type_2")
    measures = [result.table.measures.index(measure) for measure in MEASURES]
    for title, cut, name in (("By kind of activity", "sheet", SHEETS.__getitem__),
                             ("By partner country", "partner_country", country_name)):  # fmt: skip
        of = result.breakdowns[cut]
        for g, label in enumerate(of.labels):
            line = tables[title].get(NO_PARTNER if label == NOT_STATED else name(label))
            if line is None:
                assert of.net_new[g] == 0
                continue
            wanted = [of.net_new[g], *of.effects[g, total, measures]]
            assert [line[at] for at in (0, 2, 4)] == pytest.approx(wanted, rel=1e-9, abs=1e-9)
    by_category = dict(zip((category.label for category in CATEGORIES),
                           result.home.category_effects(result.net)[:, total].tolist(), strict=True))  # fmt: skip
    for label, line in tables["By category"].items():
        assert [line[2], line[4]] == pytest.approx([by_category[label][m] for m in measures], rel=1e-9, abs=1e-9)


def test_of_several_places_a_multiplier_stands_with_each_activity() -> None:
    rows = [Visitors.model_validate({"id": place, "visitors": 10, "nights": 2, "accommodation": 1000.0, "place": place})
            for place in ("US-TX", "US-CA")]  # fmt: skip
    result = run(ic.study_from_rows(Settings(name="N", place="US-TX", year=2014), rows))
    assert len(result.home.places) == 2
    made = live_rows(result)
    assert made.by_category == {}
    cells = live_page(result).cells
    assert not [cell for cell in cells if cell.column == made.column["per value_added"] and cell.formula]
    texts = [cell.value for cell in live_results_page(result).cells]
    assert NOT_BY_CATEGORY in texts


def test_no_sheet_where_there_is_nothing_or_too_much_to_recalculate(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_live(empty())
    assert is_live(rich())
    monkeypatch.setattr(rows_module, "MOST", 1)
    assert not is_live(rich())


def test_only_what_may_be_typed_over_is_framed_and_every_number_of_the_answer_is_a_formula() -> None:
    cells, rows = live_page(rich()).cells, live_rows(rich())
    assert {cell.column for cell in cells if cell.to_type and cell.row > rows.head} == {2, 3, 4, *range(6, 12)}
    assert all(not cell.formula for cell in cells if cell.to_type)
    columns = [rows.column[key] for key in ("spent", "new", "value_added", "jobs")]
    results = [cell for cell in cells if cell.row > rows.head and cell.column in columns]
    assert len(results) == 4 * len(rows.at)
    assert all(cell.formula for cell in results)


def test_verify_tells_a_cell_that_was_typed_over_since_signing(tmp_path: Path) -> None:
    path = tmp_path / "r.xlsx"
    run(ic.study_from_rows(Settings(name="N", place="US", year=2014), drawn(3)[0])).to_excel(path)
    book = openpyxl.load_workbook(path, data_only=True)
    book[TAB]["F10"] = 0.5
    book.save(path)
    done = CliRunner().invoke(app, ["verify", str(path)])
    assert done.exit_code == 3
    assert "live  What if!F10: changed since signing: 1 as signed, 0.5 now" in done.output


def test_of_a_survey_it_is_said_that_people_are_raised() -> None:
    for name, raised in (("sister-cities-survey", True), ("city-programme", False)):
        texts = [cell.value for cell in live_page(ic.run(samples()[name], sampling=NO_DRAWS)).cells]
        assert (RAISED in texts) == raised
