"""Who issues the report, when, whom to ask, and the logo, on the page Answer."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

import impactcalc as ic
from conftest import BookWriter
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.verify import verify
from impactcalc.report.writers.json_text import result_object
from impactcalc.study.sheets.schema import Settings, Visitors
from study_pictures import png

TOLD = {"issuer": "City of Riverton", "issued": "2015-03-31", "contact": "ties@riverton.example"}


def made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, logo: bytes = b"", told: dict[str, str] | None = None
) -> ic.Result:
    monkeypatch.chdir(tmp_path)
    if logo:
        (tmp_path / "logo.png").write_bytes(logo)
        told = {**(told or {}), "logo": "logo.png"}
    settings = Settings.model_validate({"name": "Choir", "place": "US-TX", "year": 2014, **(told or {})})
    return ic.run(ic.study_from_rows(settings, [Visitors(id="v", visitors=40, nights=3, accommodation=12_000)]))


def lines(path: Path) -> list[str]:
    return [str(row[0]) for row in openpyxl.load_workbook(path)["Answer"].iter_rows(values_only=True) if row[0]]


def test_what_was_typed_stands_on_the_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    result = made(tmp_path, monkeypatch, told=TOLD)
    result.to_excel(tmp_path / "r.xlsx")
    assert lines(tmp_path / "r.xlsx")[-3:] == [
        "Issued by City of Riverton     on 2015-03-31",
        "Contact ties@riverton.example",
        "Signed ______________________________     Date ________________",
    ]
    found = result_object(result)["study"]
    assert isinstance(found, dict)
    assert {name: found[name] for name in (*TOLD, "logo")} == {**TOLD, "logo": None}


def test_lines_to_fill_in_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made(tmp_path, monkeypatch).to_excel(tmp_path / "r.xlsx")
    assert lines(tmp_path / "r.xlsx")[-3:-1] == [
        "Issued by ______________________________     on ________________",
        "Contact ______________________________",
    ]


@pytest.mark.parametrize(("sides", "shown"), [((600, 200), (180, 60)), ((100, 400), (16, 64)), ((30, 10), (180, 60))])
def test_the_logo_fits_its_corner(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sides: tuple[int, int], shown: tuple[int, int]
) -> None:
    picture = png(*sides)
    result = made(tmp_path, monkeypatch, picture, TOLD)
    for name in ("one", "two"):
        result.to_excel(tmp_path / f"{name}.xlsx")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.xlsx") as parts:
        assert parts.read("xl/media/image1.png") == picture
        drawing = parts.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="Logo: City of Riverton"' in drawing
    anchor = next(part for part in drawing.split("<xdr:twoCellAnchor") if "<xdr:pic>" in part)
    wide, high = (int(number) / 9525 for number in re.findall(r'<a:ext cx="(\d+)" cy="(\d+)"', anchor)[0])
    assert (wide, high) == pytest.approx(shown, abs=1)


def test_the_title_leaves_room_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = "The choir of the harbour festival and all of its guests from six partner cities on three continents"
    for logo in (b"", png(60, 60)):
        monkeypatch.chdir(tmp_path)
        result = made(tmp_path, monkeypatch, logo)
        object.__setattr__(result.study, "settings", result.study.settings.model_copy(update={"name": name}))
        result.to_excel(tmp_path / f"{bool(logo)}.xlsx")
    assert len(lines(tmp_path / "True.xlsx")[0]) < len(lines(tmp_path / "False.xlsx")[0])


def test_a_report_with_a_logo_is_made_again_without_it(tmp_path: Path, write_book: BookWriter) -> None:
    (tmp_path / "logo.png").write_bytes(png(60, 60))
    study = [["Name", "Choir"], ["Place", "US-TX"], ["Year", 2014], ["Logo", "logo.png"], ["Issuer", "City"]]
    path = write_book({"Study": study, "Visitors": [["Visitors", "Nights", "Accommodation"], [10, 3, 900]]})
    ic.run(path).to_excel(tmp_path / "report.xlsx")
    (tmp_path / "logo.png").unlink()
    verdict = verify(read_report(tmp_path / "report.xlsx"))
    assert verdict.same, verdict.differs
