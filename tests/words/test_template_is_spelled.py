"""A template for a place is spelled as people spell there; headings and keys, which are read again, stay."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from british_words import BOTH, BRITISH
from impactcalc.known.sectors import offices
from impactcalc.study.sheets.place_template import write_place_template
from impactcalc.study.sheets.schema import SHEETS, columns

HEADS = {one for model in SHEETS.values() for column in columns(model)
         for one in (column.heading, column.name, column.unit, f"{column.heading} ({column.unit})")}  # fmt: skip


@pytest.mark.parametrize(
    ("place", "typed", "foreign"),
    [("US-TX", "Texas", set(BRITISH)), ("GB", "United Kingdom", set(BRITISH.values()) - BOTH)],
)
def test_no_word_is_spelled_as_others_spell(place: str, typed: str, foreign: set[str], tmp_path: Path) -> None:
    write_place_template(tmp_path / "new.xlsx", place, typed, 2024)
    words = re.compile(rf"\b(?:{'|'.join(foreign)})\b", re.IGNORECASE)
    book = openpyxl.load_workbook(tmp_path / "new.xlsx")
    cells = [cell for sheet in book if sheet.title not in ("Lists", "Taxes") for row in sheet for cell in row]
    sources = tuple(f"{one.office}: {one.table}" for one in offices())
    texts = [str(cell.value) for cell in cells if cell.value is not None and not str(cell.value).startswith(sources)]
    texts += [cell.comment.text for cell in cells if cell.comment]
    assert len(texts) > 500
    assert [text for text in texts if text not in HEADS and words.search(text)] == []
