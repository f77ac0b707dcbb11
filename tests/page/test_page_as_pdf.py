"""run --pdf: two tagged sheets, the same bytes each time, with texts that mean harm as texts."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli import app
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.paper import pdf_of
from impactcalc.report.words.en.first import first_words, quotable
from impactcalc.study.sheets.schema import Events, Row, Visitors
from report_cases import STATED, empty, result_of

pytest.importorskip("typst", reason="typst sets the PDF")
SAMPLES = Path(__file__).parents[2] / "sample_inputs"
SAMPLE = SAMPLES / "city-programme.xlsx"
NAMES = ("city-programme", "sister-cities-2014", "sister-cities-survey")
HARM = '#panic("x") $ \\ ] *bold* `raw` @label <script>alert(1)</script> #import "x"'


@cache
def result(name: str = "city-programme") -> ic.Result:
    return ic.run(SAMPLES / f"{name}.xlsx")


def sheets(made: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", made))


def words_of(made: bytes, folder: Path) -> str:
    """The text of a PDF, as a program reads it that is no part of what made it."""
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler) is not installed")
    (folder / "made.pdf").write_bytes(made)
    done = subprocess.run(["pdftotext", "-layout", str(folder / "made.pdf"), "-"], capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


@pytest.mark.parametrize("name", NAMES)
def test_two_sheets_for_good_and_read_out_loud(name: str) -> None:
    made = pdf_of(result(name))
    assert made == pdf_of(result(name))
    assert sheets(made) == 2
    for mark in (b"pdfaid:part>2<", b"pdfaid:conformance>A<", b"pdfuaid:part>1<", b"/MarkInfo", b"/StructTreeRoot"):
        assert mark in made, mark
    assert b"2026-11-26" in made
    assert b"D:20261126" in made


def test_forty_activities_are_two_sheets() -> None:
    rows: list[Row] = [
        Events(id=f"e{n}", name=f"The {n}th festival of light, of music and of harbour history" * 2, participants=99,
               days=2, food_service=9_000 + n, partner_city=f"Town {n % 9}", partner_country="Germany", **STATED)
        for n in range(40)
    ]  # fmt: skip
    assert sheets(pdf_of(result_of(*rows, place="US-TX", year=2014))) == 2


def test_it_says_what_the_page_says(tmp_path: Path) -> None:
    said = words_of(pdf_of(result()), tmp_path)
    assert first_words(result())[0] in said
    assert quotable(result())[3][1].split(";")[0].replace("programme", "program") in said
    assert f"${Numbers(result()).at('figures.net_new_spending'):,.0f}" in said


def test_in_full(tmp_path: Path) -> None:
    made = pdf_of(result(), full=True)
    assert sheets(made) > 4
    said = words_of(made, tmp_path)
    for head in ("Ledger", "The method in a page", "Assumptions", "Checks", "How to cite"):
        assert head in said
    assert "lantern-festival" in said


def test_a_text_that_means_harm_is_a_text(tmp_path: Path) -> None:
    row = Visitors(id="a", name=HARM, visitors=20, nights=3, accommodation=5000, partner_city=HARM, **STATED)
    made = pdf_of(result_of(row, name=HARM, place="US-TX", year=2014), full=True)
    assert '#panic("x") $' in words_of(made, tmp_path)


def test_nothing_spent_is_a_pdf_all_the_same() -> None:
    assert sheets(pdf_of(empty())) == 2


def test_the_command_writes_both(tmp_path: Path) -> None:
    two, full = tmp_path / "two.pdf", tmp_path / "full.pdf"
    words = ["run", str(SAMPLE), "-o", str(tmp_path / "r.xlsx"), "--pdf", str(two), "--pdf-full", str(full), "--quiet"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert two.read_bytes() == pdf_of(result())
    assert full.read_bytes() == pdf_of(result(), full=True)


def test_without_typst_each_option_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    words = ["run", str(SAMPLE), "-o", str(tmp_path / "r.xlsx"), "--pdf", str(tmp_path / "a.pdf")]
    done = CliRunner().invoke(app, [*words, "--pdf-full", str(tmp_path / "b.pdf")])
    assert done.exit_code == 2
    assert "  --pdf\n" in done.output
    assert "  --pdf-full\n" in done.output
    assert not list(tmp_path.iterdir())
