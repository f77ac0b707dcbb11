"""Charts: a finding as title, the numbers for those who do not see them, and one meaning for each colour."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.impact.result import Result
from impactcalc.report.pages import all_pages
from impactcalc.report.pages.first_charts import earners
from impactcalc.report.writers.charts import COLOURS, alt_text
from impactcalc.report.writers.page import Chart, Page
from impactcalc.samples import samples
from impactcalc.study.sheets.schema import Settings, Visitors
from report_cases import empty, rich, stated


@cache
def sample(name: str) -> Result:
    return ic.run(samples()[name])


def number(result: Result, measure: str) -> float:
    totals: Any = result.totals
    return float(totals.loc["total_type_2", measure])


def charts_of(result: Result) -> list[tuple[Page, Chart]]:
    return [(page, block) for page in all_pages(result) for block in page.blocks if isinstance(block, Chart)]


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_are_seen_on_white_and_are_told_apart() -> None:
    assert len(set(COLOURS.values())) == len(COLOURS)
    for colour in COLOURS.values():
        assert 1.05 / (luminance(colour) + 0.05) >= 3


@pytest.mark.parametrize("name", ["city-programme", "sister-cities-2014", "sister-cities-survey"])
def test_a_colour_has_one_meaning(name: str) -> None:
    """Series of one colour are told apart by a pattern; what is taken off has a colour of its own."""
    for _, chart in charts_of(sample(name)):
        shown = [series for series in chart.series if not series.invisible]
        marks = [(series.meaning, series.part) for series in shown]
        assert len(set(marks)) == len(marks), chart.title
        for series in shown:
            assert (series.meaning == "taken off") == (series.name == "Taken off")


def test_the_charts_of_the_city(tmp_path: Path) -> None:
    found = {(page.tab, chart.title) for page, chart in charts_of(sample("city-programme"))}
    result = sample("city-programme")
    pay, added = (number(result, m) for m in ("labour_income", "value_added"))
    part = result.breakdowns["partner_country"]
    germany = part.net_new[part.labels.index("DEU")] / result.net_new_spending
    new = result.net_new_spending / result.gross_spending
    back = result.fiscal.own_budget / result.fiscal.cost.total
    assert {
        ("Answer", f"{new * 100:.0f}% of what was spent here is new money"),
        ("Answer", f"{pay / added * 100:.0f}% of the value added is pay"),
        ("Answer", f"Germany brings the most new money: {germany * 100:.0f}%"),
        ("Cost and tax", f"At most {back * 100:.0f}% of the cost came back to the city's own budget"),
    } <= found
    assert any(tab == "How sure" and title.startswith("What moves the answer most: ") for tab, title in found)


def test_a_country_with_an_article_leads() -> None:
    rows = [
        Visitors(visitors=10, accommodation=paid, partner_country=country, attribution_share=1.0)
        for paid, country in ((5_000.0, "Netherlands"), (1_000.0, "Japan"))
    ]
    made = ic.run(ic.study_from_rows(Settings(name="N", place="US-TX", year=2014), rows))
    assert any(chart.title.startswith("The Netherlands brings the most new money") for _, chart in charts_of(made))


def test_no_chart_without_its_numbers() -> None:
    assert not charts_of(empty())
    for made in (rich, stated):
        for page, chart in charts_of(made()):
            for series in chart.series:
                assert len(page.tables[series.table]) >= chart.rows > 0


def test_who_earns_it_is_the_value_added() -> None:
    result = sample("city-programme")
    table = earners(result)
    assert table is not None
    parts = [float(column.values[0]) for column in table.columns[1:]]
    assert [column.header for column in table.columns[1:]] == [
        "Pay",
        "Net taxes on production",
        "Profits and other income",
    ]
    assert sum(parts) == pytest.approx(number(result, "value_added"))
    assert parts[:2] == [number(result, m) for m in ("labour_income", "taxes_on_production")]


@pytest.mark.parametrize("name", ["city-programme", "sister-cities-survey"])
def test_whiskers_go_from_the_lowest_to_the_highest(name: str) -> None:
    dots = [(page, chart) for page, chart in charts_of(sample(name)) if chart.kind == "dot"]
    assert dots
    for page, chart in dots:
        series = chart.series[0]
        assert series.whiskers is not None
        columns = page.tables[series.table].columns
        shown = [columns[at].values[: chart.rows] for at in (series.column, *series.whiskers)]
        for point, least, most, down, up in zip(*shown, strict=True):
            assert down == pytest.approx(max(point - least, 0.0))
            assert up == pytest.approx(max(most - point, 0.0))


def test_the_range_of_all_together_is_that_of_the_headline() -> None:
    result = sample("city-programme")
    assert result.uncertainty is not None
    found = result.uncertainty.of("value_added")
    page = next(page for page in all_pages(result) if page.tab == "How sure")
    table = next(table for table in page.tables if table.title == "What would change the answer")
    assert found is not None
    last = [column.values[-1] for column in table.columns[:4]]
    assert last == ["All of them, nine of ten draws", found.headline.point, found.p5, found.p95]


def test_those_who_do_not_see_it_are_told_the_numbers(tmp_path: Path) -> None:
    result = sample("city-programme")
    for page, chart in charts_of(result):
        said = alt_text(chart, dict(enumerate(page.tables)))
        assert said.startswith(f"{chart.title}.")
        assert re.search(r"\d", said.removeprefix(chart.title))
        assert "nan" not in said
    result.to_excel(tmp_path / "r.xlsx")
    with zipfile.ZipFile(tmp_path / "r.xlsx") as parts:
        drawn = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/drawings/drawing")]
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/charts/chart")]
    frames = sum(text.count("<xdr:graphicFrame") for text in drawn)
    assert frames == sum(len(re.findall(r'descr="[^"]{20,}"', text)) for text in drawn) == len(charts_of(result))
    assert not [text for text in charts if ">nan<" in text]
