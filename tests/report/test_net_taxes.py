"""Taxes on production are net of subsidies, and called so wherever they stand: in Germany they are below zero."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

import impactcalc as ic
from impactcalc.impact.figures import FIGURES
from impactcalc.report.tables.all_tables import SUBJECTS
from impactcalc.report.words.en.answer import headline
from impactcalc.study.sheets.schema import Settings, Visitors


@pytest.fixture(scope="module")
def german() -> ic.Result:
    settings = Settings(name="x", place="nuts:DE71", year=2024, currency="EUR")
    return ic.run(ic.study_from_rows(settings, [Visitors(accommodation=1e6, food_service=5e5)]))


def test_they_are_below_zero(german: ic.Result) -> None:
    assert FIGURES["taxes_on_production"].read(german) < 0


def test_the_first_sentences_say_why(german: ic.Result) -> None:
    assert re.search(
        r"-EUR [\d,]+ taxes on production less subsidies \(these are larger there\)", "\n".join(headline(german))
    )


def test_every_heading_in_the_workbook_says_net(german: ic.Result, tmp_path: Path) -> None:
    german.to_excel(tmp_path / "r.xlsx")
    book = load_workbook(tmp_path / "r.xlsx", read_only=True)
    texts = {
        cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str)
    }
    book.close()
    found = [
        text for text in texts if re.match(r"(\w+ )*(production taxes|taxes on production)\b", text, re.IGNORECASE)
    ]
    headings = [text for text in found if len(text) < 80 and text != "taxes on production"]
    assert len(headings) > 5
    assert [text for text in headings if not re.search(r"\bnet\b|less subsidies", text, re.IGNORECASE)] == []


def test_every_field_says_net() -> None:
    said = [
        field.heading for subject in SUBJECTS for field in subject.fields if field.key.endswith("taxes_on_production")
    ]
    assert len(said) > 5
    assert [text for text in said if "net production taxes" not in text.lower()] == []
