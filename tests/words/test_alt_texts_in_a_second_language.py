"""Alternative texts of a workbook's charts and of those that are files, in a toy language: no letter is English."""

from __future__ import annotations

import html
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from test_a_second_language import of_data

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.parts import charts_of
from impactcalc.report.pages import all_pages
from impactcalc.report.words.speaking import said
from impactcalc.report.writers.charts import alt_text
from impactcalc.report.writers.page import Chart, Page
from impactcalc.samples import samples
from impactcalc.study.checking.validation import read_study
from impactcalc.words.speaking import speaking
from impactcalc.workbooks.picture import picture_of
from study_pictures import png
from toy_language import TOY, toyish

LETTER = re.compile("[A-Za-z]")


@pytest.fixture(scope="module")
def result() -> Result:
    return ic.run(samples()["city-programme"])


def alt_texts(result: Result) -> list[str]:
    return [
        alt_text(block, dict(enumerate(page.tables)))
        for page in all_pages(result)
        if isinstance(page, Page)
        for block in page.blocks
        if isinstance(block, Chart)
    ]


def described(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as parts:
        drawn = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/drawings/drawing")]
    return [html.unescape(text) for drawing in drawn for text in re.findall(r'descr="([^"]*)"', drawing)]


def test_charts_of_the_workbook(result: Result, tmp_path: Path) -> None:
    english = alt_texts(result)
    assert any(", between " in text and " and " in text for text in english)
    with speaking(TOY):
        spoken = alt_texts(result)
        result.to_excel(tmp_path / "r.xlsx")
    assert len(spoken) == len(english) > 3
    assert [text for text in spoken if LETTER.search(text)] == []
    assert any(toyish(", between ") in text for text in spoken)
    assert sorted(described(tmp_path / "r.xlsx")) == sorted(spoken)


@pytest.mark.parametrize(
    ("english", "bars"),
    [
        ("Impact: Hotels 1,234.5; Meals 2.", [("Hotels", 1_234.5), ("Meals", 2.0)]),
        ("Impact: Hotels 1.23457e+06.", [("Hotels", 1_234_567.0)]),
        ("Impact: nothing.", []),
    ],
)
def test_bars(english: str, bars: list[tuple[str, float]]) -> None:
    assert said().charts.bars("Impact", bars) == english
    with speaking(TOY):
        assert said().charts.bars("Impact", bars) == toyish(english)


def test_whiskers() -> None:
    english = "5th to 95th: Jobs 7.5, between 6 and 9; Output 1,000, between 900 and 1,200."
    ends = [("Jobs", 7.5, 6.0, 9.0), ("Output", 1_000.0, 900.0, 1_200.0)]
    assert said().charts.whiskers("5th to 95th", ends) == english
    with speaking(TOY):
        assert said().charts.whiskers("5th to 95th", ends) == toyish(english)
        assert said().charts.whiskers("5th", []) == toyish("5th: nothing.")
        assert said().charts.title("Where it goes") == toyish("Where it goes.")


def test_charts_that_are_files(result: Result) -> None:
    """Names of partners and scenarios are data."""
    names = [name for name in of_data(result) if len(name) > 3]
    with speaking(TOY), result.spoken():
        for chart in charts_of(Numbers(result), result):
            told = f"{chart.finding}. {chart.in_words} {chart.neutral}"
            for name in sorted(names, key=len, reverse=True):
                told = told.replace(name, "")
            assert not LETTER.search(told), told


@pytest.mark.parametrize(("issuer", "english"), [("City of Riverton", "Logo: {}"), (None, "Logo")])
def test_the_logo(issuer: str | None, english: str, tmp_path: Path) -> None:
    study = read_study(samples()["city-programme"])
    settings = study.settings.model_copy(update={"issuer": issuer, "logo": "logo.png"})
    with_logo = replace(study, logo=picture_of(png(60, 60)), settings=settings)
    with speaking(TOY):
        ic.run(with_logo, sampling=ic.Sampling(draws=0)).to_excel(tmp_path / "r.xlsx")
    assert toyish(english).format(issuer) in described(tmp_path / "r.xlsx")
