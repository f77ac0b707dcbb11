"""Who issues the page, when, whom to ask, and the logo, which is in the file and fetched from nowhere."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

import impactcalc as ic
from impactcalc.report.html.page import page_html
from impactcalc.report.html.paper import pdf_of
from impactcalc.study.sheets.schema import Settings, Visitors
from page_walker import Walker
from study_pictures import png

HARM = '"><script>alert(1)</script>'


def result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, **told: str) -> ic.Result:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "logo.png").write_bytes(png(60, 20))
    settings = Settings.model_validate({"name": "Choir", "place": "US-TX", "year": 2014, **told})
    return ic.run(ic.study_from_rows(settings, [Visitors(id="v", visitors=40, nights=3, accommodation=12_000)]))


def test_it_bears_what_the_study_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = {
        "issuer": "City of Riverton",
        "issued": "2015-03-31",
        "contact": "ties@riverton.example",
    }
    found = result(tmp_path, monkeypatch, **told, logo="logo.png")
    page = page_html(found)
    assert ">Issued by City of Riverton 2015-03-31 · Contact: ties@riverton.example</p>" in page
    assert "draft" not in page.partition("<main>")[0]
    picture = next(one for one in Walker(page).elements if one.tag == "img")
    assert picture.attributes["alt"] == "Logo: City of Riverton"
    kind, _, data = picture.attributes["src"].partition(";base64,")
    assert kind == "data:image/png"
    assert base64.b64decode(data) == png(60, 20)
    pytest.importorskip("typst", reason="typst sets the PDF")
    made = pdf_of(found)
    assert made == pdf_of(found)
    assert b"D:20150331" in made
    assert b"City of Riverton" in made
    assert len(re.findall(rb"/Subtype\s*/Image", made)) >= 1


def test_it_bears_nothing_that_was_not_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_html(result(tmp_path, monkeypatch))
    assert "Issued by" not in page.partition("<main>")[0].partition("<header>")[2]
    assert "<img" not in page
    said = "A draft, not issued yet: the sheet Study does not say who issues it (Issuer) and when (Issued)"
    assert f'<p class="line typed">{said}</p>' in page


@pytest.mark.parametrize(("told", "missing"), [("issuer", "when (Issued)"), ("issued", "who issues it (Issuer)")])
def test_it_says_what_is_missing_until_it_is_issued(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, missing: str
) -> None:
    value = {"issuer": "City of Riverton", "issued": "2015-03-31"}[told]
    page = page_html(result(tmp_path, monkeypatch, **{told: value}))
    assert f" · A draft, not issued yet: the sheet Study does not say {missing}</p>" in page


def test_what_is_typed_there_is_a_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = page_html(result(tmp_path, monkeypatch, issuer=HARM, contact=HARM, logo="logo.png"))
    assert HARM not in page
    picture = next(one for one in Walker(page).elements if one.tag == "img")
    assert picture.attributes["alt"] == f"Logo: {HARM}"
