"""run --charts: each chart as a picture of two kinds, with its text."""

from __future__ import annotations

import re
import struct
import sys
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli import app
from impactcalc.report.html.pictures import ALT, picture_names, pictures
from impactcalc.study.sheets.schema import Visitors
from report_cases import STATED, empty, result_of

pytest.importorskip("typst", reason="typst draws the pictures")
SAMPLE = Path(__file__).parents[2] / "sample_inputs" / "city-programme.xlsx"
CHARTS = ("waterfall", "earners", "partners", "ranges")
HARM = '<script>alert(1)</script>"onload="alert(3)]]>&amp;'


@cache
def result() -> ic.Result:
    return ic.run(SAMPLE)


def test_each_chart_is_there_twice_with_its_text() -> None:
    found = pictures(result())
    assert tuple(found) == picture_names(result())
    assert set(found) == {ALT, *(f"{name}.{kind}" for name in CHARTS for kind in ("svg", "png"))}
    for name in CHARTS:
        png = found[f"{name}.png"]
        assert png.startswith(b"\x89PNG")
        wide, high = struct.unpack(">II", png[16:24])
        assert wide == 1360
        root = ET.fromstring(found[f"{name}.svg"])
        assert float(root.attrib["width"]) == wide / 2
        assert abs(float(root.attrib["height"]) - high / 2) <= 1
        told = root.findtext("{*}desc") or ""
        assert told in found[ALT].decode()
        shown = {"".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}tspan")}
        for number in re.findall(r"\$[\d,.]+\d(?: million)?", told):
            assert any(number in one for one in shown), number


def test_twice_the_same_bytes() -> None:
    assert pictures(result()) == pictures(ic.run(SAMPLE))


def test_a_text_that_means_harm_is_a_text() -> None:
    row = Visitors(id="a", name=HARM, visitors=20, nights=3, accommodation=5000, partner_city=HARM, **STATED)
    found = pictures(result_of(row, name=HARM, place="US-TX", year=2014))
    root = ET.fromstring(found["partners.svg"])
    assert not list(root.iter("{http://www.w3.org/2000/svg}script"))
    assert HARM[:20] in "".join(root.itertext())


def test_nothing_spent_is_no_chart() -> None:
    assert picture_names(empty()) == (ALT,)
    assert list(pictures(empty())) == [ALT]


def test_the_command_writes_them(tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    words = ["run", str(SAMPLE), "-o", str(tmp_path / "r.xlsx"), "--charts", str(folder), "--quiet"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == pictures(result())
    again = CliRunner().invoke(app, words)
    assert again.exit_code == 2
    assert "Add --force" in again.output


def test_without_typst_it_is_said_before_anything_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    words = ["run", str(SAMPLE), "-o", str(tmp_path / "r.xlsx"), "--charts", str(tmp_path / "charts")]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 2
    assert "This needs typst, which is not installed" in done.output
    assert 'Install it: pip install "impactcalc[pdf]"' in done.output
    assert not list(tmp_path.iterdir())
