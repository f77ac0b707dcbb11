"""run --html, Result.to_html and what a notebook shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli import app
from impactcalc.report.html.page import page_html

SAMPLE = Path(__file__).parents[2] / "sample_inputs" / "city-programme.xlsx"


@pytest.fixture(scope="module")
def result() -> ic.Result:
    return ic.run(SAMPLE)


def test_the_command_writes_what_the_result_writes(tmp_path: Path, result: ic.Result) -> None:
    page, report = tmp_path / "page.html", tmp_path / "report.xlsx"
    done = CliRunner().invoke(app, ["run", str(SAMPLE), "-o", str(report), "--html", str(page), "--quiet"])
    assert done.exit_code == 0, done.output
    result.to_html(tmp_path / "again.html")
    assert page.read_bytes() == (tmp_path / "again.html").read_bytes() == page_html(result).encode()


def test_an_existing_page_is_not_replaced_unasked(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("mine")
    done = CliRunner().invoke(app, ["run", str(SAMPLE), "-o", str(tmp_path / "r.xlsx"), "--html", str(page)])
    assert done.exit_code == 2
    assert page.read_text() == "mine"
    assert not (tmp_path / "r.xlsx").exists()


def test_a_page_of_another_kind_is_a_problem(tmp_path: Path) -> None:
    done = CliRunner().invoke(
        app, ["run", str(SAMPLE), "-o", str(tmp_path / "r.xlsx"), "--html", str(tmp_path / "p.pdf")]
    )
    assert done.exit_code == 2
    assert "The page is HTML" in done.output
    assert "Give a name that ends with .html or .htm" in done.output


def test_a_notebook_shows_the_answer(result: ic.Result) -> None:
    shown = result._repr_html_()
    assert (
        "In 2014, about $493,000 of new money ($447,000 to $518,000) came to Dallas-Fort Worth-Arlington, TX" in shown
    )
    assert "<script" not in shown


def test_nothing_of_the_page_is_loaded_before_it_is_asked_for() -> None:
    code = "import sys, impactcalc.cli, impactcalc.impact.result; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
