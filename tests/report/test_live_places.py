"""The multipliers of another place, chosen on the sheet What if, give what a run with that place gives."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

import impactcalc as ic
from impactcalc.impact.run import run_with
from impactcalc.report.pages.live import live_page
from impactcalc.report.pages.live_rows import TAB, live_rows
from impactcalc.report.places_around import places_around
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Settings
from live_cases import answers, drawn, engine, recalculated, run

COUNTY = "Tarrant County, TX"  # in a metro, in a state, in a nation


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_another_place_gives_what_a_run_with_it_gives(tmp_path: Path) -> None:
    studies = {
        "city": ic.read_study(samples()["city-programme"]),
        "county": ic.study_from_rows(Settings(name="N", place=COUNTY, year=2014), drawn(5)[0]),
    }
    wanted = {}
    for name, study in studies.items():
        result = run(study)
        result.to_excel(tmp_path / f"{name}.xlsx")
        for number, other in enumerate(places_around(result)):
            book = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")
            (cell,) = [at.cells for at in book[TAB].data_validations.dataValidation]
            book[TAB][str(cell)] = other.name
            path = tmp_path / f"{name}-{number}.xlsx"
            book.save(path)
            wanted[path] = run(study.at_place(other.place))
    assert len(wanted) == 2 + 3
    out = recalculated(tmp_path, list(wanted))
    for path, result in wanted.items():
        sheet = openpyxl.load_workbook(out / path.name, data_only=True)[TAB]
        assert answers(sheet) == pytest.approx(engine(result), rel=1e-9), path.name
        assert sheet["A10"].value == "Changed since signing: this is a what-if"
        assert sheet["C8"].value != pytest.approx(sheet["B8"].value, rel=1e-3)


def test_the_places_are_listed_and_each_has_its_multipliers() -> None:
    result = run(ic.read_study(samples()["city-programme"]))
    rows, sheet = live_rows(result), live_page(result)
    assert list(rows.by_category) == ["cbsa:19100", "US-TX", "US"]
    assert sheet.choices == (("B11", "$H$7:$H$9"),)
    texts = {(cell.row, cell.column): cell.value for cell in sheet.cells}
    assert [texts[row, 7] for row in (6, 7, 8)][1:] == ["Texas", "The United States"]
    assert texts[10, 1] == texts[6, 7] == texts[10, 2]


def test_where_multipliers_were_chosen_there_is_no_choice() -> None:
    result = run_with("us-2014", ic.Sampling(draws=0))(ic.read_study(samples()["city-programme"]))
    assert live_page(result).choices == ()
    assert len(live_rows(result).by_category) == 1
