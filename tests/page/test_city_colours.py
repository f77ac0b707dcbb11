"""A city's colours on the page, in its PDF and charts and in the workbook: seen by everybody, or said why not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli.app import app
from impactcalc.report.city_colours import DARK, dark_words, on_dark, with_colours_of
from impactcalc.report.edition import Edition
from impactcalc.report.html.numbers import Numbers
from impactcalc.report.html.page import page_html
from impactcalc.report.html.palette import in_the_dark, on_paper
from impactcalc.report.html.parts import charts_of
from impactcalc.report.html.pictures import bare_svg
from impactcalc.report.pages.about import about_page
from impactcalc.report.signed.report_file import read_report
from impactcalc.report.signed.verify import verify
from impactcalc.report.writers.look import (
    CHART_CONTRAST,
    GREY,
    SHIPPED,
    TEXT_CONTRAST,
    Look,
    apart,
    contrast,
    seen_on,
)
from impactcalc.study.sheets.schema import Settings, Visitors
from page_browser import chromium
from report_cases import STATED

COLOURS = st.integers(0, 0xFFFFFF).map(lambda n: f"#{n:06X}")


def settings(**told: Any) -> Settings:
    return Settings.model_validate({"name": "Choir", "place": "US", "year": 2014, **told})


def result(**told: Any) -> ic.Result:
    row = Visitors(id="a", visitors=40, nights=3, accommodation=12_000, partner_city="Reims", **STATED)
    return ic.run(ic.study_from_rows(settings(**told), [row]), sampling=ic.Sampling(draws=0))


def test_contrast_as_published() -> None:
    """WCAG 2.1: black on white is 21 to 1; #767676 is the lightest grey that is still 4.5 to 1 on white."""
    assert contrast("#000000") == pytest.approx(21.0)
    assert contrast("#767676") >= TEXT_CONTRAST > contrast("#777777")


@given(COLOURS, COLOURS)
def test_whatever_is_typed_everybody_sees_it(colour: str, second: str) -> None:
    look = with_colours_of(settings(color=colour, second_color=second), SHIPPED)
    light, dark = on_paper(look), in_the_dark(look)
    for palette in (light, dark):
        for letters in (palette.accent, palette.title, palette.ink, palette.grey, palette.warn):
            assert contrast(letters, palette.paper) >= TEXT_CONTRAST
        assert min(contrast(palette.bar, palette.paper), contrast(palette.off, palette.paper)) >= CHART_CONTRAST
        assert contrast(palette.on_bar, palette.bar) >= TEXT_CONTRAST
        assert contrast(palette.on_off, palette.off) >= TEXT_CONTRAST
    assert apart(look.new, (look.taken_off,))
    assert len(look.remarks) == 3


@given(COLOURS)
def test_what_is_seen_already_stays(colour: str) -> None:
    for paper, least in (("#FFFFFF", TEXT_CONTRAST), (DARK, CHART_CONTRAST)):
        found = seen_on(paper, colour, least)
        assert contrast(found, paper) >= least
        assert (found == colour) == (contrast(colour, paper) >= least)


def test_a_colour_that_is_too_pale_is_darkened_and_that_is_said() -> None:
    look = with_colours_of(settings(color="#9FE870"), SHIPPED)
    assert look.remarks == (
        "Titles and headings: #57803E, since #9FE870, the Colour of the sheet Study, has a contrast to white of 1.4 "
        "to 1, and 4.5 to 1 is needed to be read by everybody.",
        "New money in charts: #6FA24E, since #9FE870, the Colour of the sheet Study, has a contrast to white of 1.4 "
        "to 1, and 3 to 1 is needed to be read by everybody.",
    )
    assert list(dark_words(look)) == [
        "On dark screens the page has #9FE870 for #57803E, for a contrast of 4.5 to 1.",
        "On dark screens the page has #9FE870 for #6FA24E, for a contrast of 3 to 1.",
    ]
    assert with_colours_of(settings(color="#00703C"), SHIPPED).remarks == (
        "Titles and headings: #00703C, the Colour of the sheet Study.",
        "New money in charts: #00703C, the Colour of the sheet Study.",
    )


def test_two_colours_that_are_too_like() -> None:
    look = with_colours_of(settings(color="#00703C", second_color="#00753C"), SHIPPED)
    assert look.taken_off == SHIPPED.taken_off
    assert look.remarks[-1] == (
        "What comes off in charts: #B45309, since #00753C, the Second colour of the sheet Study, is too like another "
        "colour there."
    )
    orange = with_colours_of(settings(color="#B85510"), SHIPPED)
    assert orange.taken_off == SHIPPED.new
    assert orange.remarks[-1] == (
        "What comes off in charts: #0B5394, since the usual orange is too like the Colour of the sheet Study."
    )
    assert apart(orange.new, (orange.taken_off, GREY))


def test_a_study_without_colours_looks_as_ever() -> None:
    assert with_colours_of(settings(), SHIPPED) is SHIPPED
    assert on_dark(SHIPPED) == ("#7DB8F0", "#7DB8F0", "#F0A45D")
    assert "--bar: #0b5394" in page_html(result())


def test_the_look_that_theme_names_wins() -> None:
    look = Look(name="city.xlsx", new="#8C1D40")
    assert Edition(look=look).of_study(settings(color="#00703C")).look is look


def test_page_and_charts_have_it() -> None:
    found = result(color="#00703c", second_color="#8C1D40")
    page = page_html(found)
    for said in ("--accent: #00703c", "--title: #00703c", "--bar: #00703c", "--off: #8c1d40"):
        assert page.count(said) == 2  # on screens and on paper; in the dark they are others
    look = with_colours_of(found.study.settings, SHIPPED)
    picture = bare_svg(charts_of(Numbers(found), found)[0], look).decode()
    assert ".bar, .mark { fill: #00703C }" in picture
    assert ".off { fill: #8C1D40 }" in picture
    assert "#0b5394" not in picture.lower()


def test_the_command_says_it_and_the_workbook_has_it(tmp_path: Path, write_book: Any) -> None:
    rows = [["Name", "Choir"], ["Place", "US"], ["Year", 2014], ["Colour", "#9FE870"]]
    book = write_book({"Study": rows, "Visitors": [["Visitors", "Nights", "Accommodation"], [10, 3, 900]]})
    words = ["run", str(book), "-o", str(tmp_path / "r.xlsx"), "--html", str(tmp_path / "p.html"), "--draws", "0"]
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 0, done.output
    look = with_colours_of(settings(color="#9FE870"), SHIPPED)
    for said in (*look.remarks, *dark_words(look)):
        assert said.replace("colour", "color").replace("Colour", "Color") in done.output.replace("Colour", "Color")
    import openpyxl

    sheet = openpyxl.load_workbook(tmp_path / "r.xlsx")["Answer"]
    assert sheet["A1"].font.color.rgb == f"FF{look.ink[1:]}"
    assert verify(read_report(tmp_path / "r.xlsx")).same


def test_about_says_whose_look_it_is() -> None:
    found = result(color="#00703C")
    edition = Edition().of_study(found.study.settings)
    table = about_page(found, edition=edition).tables[0]
    labels = list(table.columns[0].values)
    assert labels.count("Look, from the sheet Study") == 2


@pytest.mark.parametrize("colour", ["#FFCC00", "#0A0A2A", "#888888"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_colour(colour: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core comes with this package")
    with chromium() as browser:
        tab = browser.new_page(color_scheme=scheme)
        tab.set_content(page_html(result(color=colour, second_color=colour)))
        tab.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = axe.Axe().run(tab, options={"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag22aa"]}})
        assert not found.response["violations"], found.generate_report()


def test_pdf_has_it() -> None:
    pytest.importorskip("typst", reason="typst sets the PDF")
    from impactcalc.report.html.paper import pdf_of

    plain, green = pdf_of(result()), pdf_of(result(color="#00703C"))
    assert plain != green
    assert green == pdf_of(result(color="#00703C"))
    assert re.search(rb"pdfuaid:part>1<", green)
