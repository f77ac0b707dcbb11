"""The page in a browser: on phones and paper, in the dark, for those who do not see it, with texts that mean harm."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.report.html.page import page_html
from impactcalc.study.sheets.schema import Events, Row, Visitors
from page_browser import chromium
from page_walker import Walker
from report_cases import STATED, result_of

SAMPLES = Path(__file__).parents[2] / "sample_inputs"
NAMES = ("city-programme", "sister-cities-2014", "sister-cities-survey")
HARM = '<script>alert(1)</script></style></title><img src=x onerror="alert(2)">"onload="alert(3)\' {{ 7*7 }}'


@cache
def sample(name: str) -> str:
    return page_html(ic.run(SAMPLES / f"{name}.xlsx"))


@cache
def forty() -> str:
    """Forty activities with long names, all with shares and partners."""
    rows: list[Row] = [
        Events(
            id=f"e{n}", name=f"The {n}th of the festivals of light, music and harbour history, with guests" * 2,
            participants=100 + n, days=2, food_service=9_000 + n, partner_city=f"Town {n % 9} upon the long river",
            partner_country="Germany", **STATED,
        )
        for n in range(40)
    ]  # fmt: skip
    return page_html(result_of(*rows, place="US-TX", year=2014))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize("name", NAMES)
def test_it_asks_for_nothing_and_is_small(name: str) -> None:
    page = sample(name)
    assert len(page.encode()) < 150_000
    assert page == page_html(ic.run(SAMPLES / f"{name}.xlsx"))
    addresses = re.findall(r"""\b(?:src|href|action)=["']?([^"' >]+)|\burl\(([^)]+)""", page)
    assert not [one for one in addresses if not "".join(one).startswith(("#", "data:"))]
    assert "@import" not in page


@pytest.mark.parametrize("name", NAMES)
def test_it_says_everything_without_style_and_script(name: str) -> None:
    walker = Walker(sample(name))
    tags = [one.tag for one in walker.elements]
    assert tags.count("h1") == 1
    ids = [one.attributes["id"] for one in walker.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    for one in walker.elements:
        for told in one.attributes.get("aria-labelledby", "").split():
            assert told in ids
    pictures = [one for one in walker.elements if one.tag == "svg"]
    assert pictures
    assert tags.count("details") >= len(pictures) // 2


def test_a_text_of_a_user_is_a_text(browser: Any) -> None:
    """Whatever is typed for a name, a partner, a network: it shows, and does nothing."""
    rows: list[Row] = [
        Visitors(
            id="a", name=HARM, visitors=20, nights=3, accommodation=5000, partner_city=HARM, network=HARM, **STATED
        ),
        Visitors(id="b", name="x" * 5000, visitors=20, nights=3, accommodation=5000, partner_city="y" * 5000, **STATED),
    ]
    result = result_of(*rows, name=HARM, place="US-TX", year=2014)
    text = page_html(result)
    assert "<img" not in text
    assert HARM not in text
    walker = Walker(text)
    assert any(HARM in one.text for one in walker.elements)
    page = browser.new_page(viewport={"width": 360, "height": 800})
    said: list[str] = []
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.set_content(text)
    assert not said
    assert page.evaluate("document.querySelectorAll('img, main script, main style').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.close()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_nothing_runs_over_the_edge(browser: Any, name: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(sample(name))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shown = "narrow" if width <= 34 * 16 else "wide"
    looks = page.evaluate(
        "[...document.querySelectorAll('svg')].filter(s => s.checkVisibility()).map(s => s.className.baseVal)"
    )
    assert looks
    assert set(looks) == {shown}
    outside = page.evaluate(
        """[...document.querySelectorAll('svg')].filter(s => s.checkVisibility()).flatMap(s => {
             const box = s.getBoundingClientRect()
             return [...s.querySelectorAll('text')].filter(t => {
               const r = t.getBoundingClientRect()
               return r.left < box.left - 1 || r.right > box.right + 1 || r.bottom > box.bottom + 1
             }).map(t => t.textContent)
           })"""
    )
    assert not outside
    page.close()


@pytest.mark.parametrize("name", [*NAMES, "forty"])
@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_it_prints_on_two_sheets(browser: Any, tmp_path: Path, name: str, paper: str) -> None:
    page = browser.new_page()
    page.set_content(forty() if name == "forty" else sample(name))
    margins = {"top": "9mm", "bottom": "9mm", "left": "13mm", "right": "13mm"}
    printed = page.pdf(path=str(tmp_path / "page.pdf"), format=paper, margin=margins)
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    page.close()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Any, name: str, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core comes with this package")
    for width in (360, 1024):
        page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        page.set_content(sample(name))
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
        assert not found.response["violations"], found.generate_report()
        page.close()


def test_axe_would_find_something(browser: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core comes with this package")
    page = browser.new_page()
    page.set_content(sample("city-programme").replace("--ink: #16202c", "--ink: #c9c9c9", 1))
    assert axe.Axe().run(page).response["violations"]
    page.close()
