"""The page for a finance officer and for who speaks for the programme: another order, the same figures."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import impactcalc as ic
from impactcalc.cli.app import app
from impactcalc.report.edition import TEMPLATES, Edition
from impactcalc.report.html.order import ORDERS, PLAIN_ORDER
from impactcalc.report.html.page import page_html
from page_browser import chromium
from page_walker import Source, Walker
from report_cases import empty, rich, stated

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
CASES = ("city-programme", "sister-cities-2014", "sister-cities-survey", "rich", "stated", "empty")
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def result(name: str) -> ic.Result:
    made = {"rich": rich, "stated": stated, "empty": empty}
    return made[name]() if name in made else ic.run(SAMPLES / f"{name}.xlsx")


@cache
def page(name: str, template: str) -> str:
    return page_html(result(name), edition=Edition(template))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_every_number_is_that_of_the_result(name: str, template: str) -> None:
    source, walker = Source(result(name)), Walker(page(name, template))
    sign = {"USD": "$"}.get(source.whole["price_basis"]["currency"], source.whole["price_basis"]["currency"] + " ")
    for one in walker.numbers:
        told = one.attributes
        value = source.number(told["data-key"])
        said = float(told["value"] if one.tag == "data" else told["data-value"])
        assert math.isclose(said, value, rel_tol=1e-12, abs_tol=1e-12), told
        if told["data-as"] == "per unit":
            assert one.text == f"{value / source.number(told['data-of']):,.2f}"
        if told["data-as"] == "each":
            quotient = value / source.number(told["data-of"])
            assert one.text in {f"{sign}{quotient:,.0f}", f"{sign}{quotient / 1e6:,.1f} million"}
    tags = [one.tag for one in walker.elements]
    assert tags.count("h1") == 1
    ids = [one.attributes["id"] for one in walker.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))


def test_finance_reads_cost_checks_tax_and_quotients_first() -> None:
    text = page("city-programme", "finance")
    order = ["At most", "Checks: no errors", "by level of government", "For each dollar of new money", "How sure?"]
    places = [text.index(said, text.index("<h1")) for said in order]
    assert places == sorted(places)
    assert "$62,3" in text  # federal tax, that the page for everybody does not have
    assert "figures.tax_federal" not in re.findall(r'data-key="([^"]+)"', page("city-programme", ""))


def test_an_advocate_reads_what_may_be_quoted_before_any_chart() -> None:
    text = page("city-programme", "advocate")
    assert text.index('id="quotes-h"') < text.index('class="tiles"') < text.index('id="waterfall"')
    assert page("city-programme", "").index('id="waterfall"') < page("city-programme", "").index('id="quotes-h"')
    assert "Nothing is net new: nothing to quote." in page("empty", "advocate")


def test_every_order_has_parts_that_there_are() -> None:
    template = (Path(ic.__file__).parent / "report" / "html" / "templates" / "page.html").read_text(encoding="utf-8")
    paper = (Path(ic.__file__).parent / "report" / "html" / "templates" / "report.typ").read_text(encoding="utf-8")
    charts = {"waterfall", "earners", "partners", "ranges"}
    for order in (PLAIN_ORDER, *ORDERS.values()):
        for name in {*order.first, *order.second} - charts:
            assert f'name == "{name}"' in template
            assert f'name == "{name}"' in paper


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_it_prints_on_two_sheets(browser: Any, name: str, template: str) -> None:
    tab = browser.new_page()
    tab.set_content(page(name, template))
    margins = {"top": "9mm", "bottom": "9mm", "left": "13mm", "right": "13mm"}
    for paper in ("Letter", "A4"):
        assert len(re.findall(rb"/Type\s*/Page\b", tab.pdf(format=paper, margin=margins))) == 2
    tab.close()


@pytest.mark.parametrize("template", ["", *TEMPLATES])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_something_was_moved(browser: Any, tmp_path: Path, template: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core comes with this package")
    path = tmp_path / "page.html"
    path.write_text(page("city-programme", template), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 900, "height": 900}, color_scheme=scheme)
    tab.goto(f"{path.as_uri()}#if:all.attribution=0.5;all.people=0.8")
    found = axe.Axe().run(tab, options={"runOnly": {"type": "tag", "values": ALL}})
    assert not found.response["violations"], found.generate_report()
    tab.close()


def test_pdf_and_command_have_it_too(tmp_path: Path) -> None:
    pytest.importorskip("typst", reason="typst sets the PDF")
    from impactcalc.report.html.paper import pdf_of

    for template in TEMPLATES:
        made = pdf_of(result("city-programme"), edition=Edition(template))
        assert made == pdf_of(result("city-programme"), edition=Edition(template))
        assert made != pdf_of(result("city-programme"))
        assert len(re.findall(rb"/Type\s*/Page\b", made)) == 2
    words = ["run", str(SAMPLES / "city-programme.xlsx"), "-o", str(tmp_path / "r.xlsx"), "--quiet"]
    more = ["--template", "finance", "--html", str(tmp_path / "p.html"), "--pdf", str(tmp_path / "p.pdf")]
    done = CliRunner().invoke(app, [*words, *more])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "p.html").read_text(encoding="utf-8") == page("city-programme", "finance")
    assert (tmp_path / "p.pdf").read_bytes() == pdf_of(result("city-programme"), edition=Edition("finance"))
