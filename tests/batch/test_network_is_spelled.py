"""What a batch says of studies in the United States is spelled as people spell there; what they typed stays."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import impactcalc as ic
from batch_faults import write_study
from british_words import BRITISH
from impactcalc.batch.run import Wishes, run_batch
from impactcalc.report.html.page import page_html
from impactcalc.samples import samples
from impactcalc.study.checking.validation import read_study
from impactcalc.workbooks.reading import read_workbook
from page_walker import Walker

BRITISH_WORD = re.compile(rf"\b(?:{'|'.join(BRITISH)})\b", re.IGNORECASE)
NAME, CITY = "city-programme", "Riverton city programme 2014"  # the file, and how its title begins


def told(out: Path) -> list[str]:
    """All that people read in the summary and in the network."""
    cells = [
        str(cell)
        for name in ("summary.xlsx", "network.xlsx")
        for sheet in read_workbook(out / name).sheets
        for row in sheet.rows
        for cell in row
    ]
    return [*cells, *(text for _, text in Walker((out / "network.html").read_text(encoding="utf-8")).bare)]


def wrong(texts: list[str], *theirs: str) -> list[str]:
    return [text for text in texts if BRITISH_WORD.search(re.sub("|".join(map(re.escape, theirs)), "", text))]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / f"{NAME}.xlsx").write_bytes(samples()[NAME].read_bytes())
    return tmp_path


def test_american_members_are_spelled_so(folder: Path) -> None:
    run_batch(folder / "in", folder / "out", Wishes(workers=1))
    said = told(folder / "out")
    assert wrong(said, CITY, NAME) == []
    assert "Program cost, local money" in said
    assert any("labor income" in text for text in said)
    assert any(CITY in text for text in said)
    assert not any("city program 2014" in text for text in said)
    header = (folder / "out" / "summary.csv").read_text(encoding="utf-8").splitlines()[0]
    assert "programme_cost" in header


def test_others_are_spelled_as_before(folder: Path) -> None:
    write_study(folder / "in" / "uk.xlsx", place="GB")
    run_batch(folder / "in", folder / "out", Wishes(workers=1))
    said = told(folder / "out")
    assert "Programme cost, local money" in said
    assert "Program cost, local money" not in said


def test_an_organisers_part_of_a_row_is_spelled_so() -> None:
    study = read_study(samples()[NAME])
    walker = Walker(page_html(ic.run(study)))
    said = [text for _, text in walker.bare]
    assert any(text.endswith("the organizer's spending") for text in said)
    names = [one for one in study.sheets["Budget"].columns["name"].tolist() if BRITISH_WORD.search(one)]
    assert wrong(said, *names, CITY, study.source, "Apache License") == []
