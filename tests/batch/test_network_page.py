"""The network as a page: the figures of network.xlsx, readable by everybody, and names that do nothing."""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from impactcalc.impact.members.members import SUMMED, Member
from impactcalc.report.network.network import Network, network_of
from impactcalc.report.network.page import network_html, write_network_html
from impactcalc.report.network.workbook import write_network_workbook
from impactcalc.study.checking.member_list import MemberList, read_member_list
from page_browser import chromium
from page_walker import Element, Walker

HARM = '<script>alert(1)</script></style></title><img src=x onerror="alert(2)">"onload="alert(3)\' {{ 7*7 }}'
USD, EUR = "USD, 2014 prices", "EUR, 2015 prices"


def member(at: int, place: str = "US", prices: str = USD, name: str = "", *, ranged: bool = False) -> Member:
    value = 1000.0 / 3 * (at + 1)
    ranges = {"net_new_spending": (value * 0.8, value * 1.3)} if ranged else {}
    figures = {figure: value * (2 if figure == "gross_spending" else 1) for figure in SUMMED}
    figures["volunteer_hours"] = math.nan if at == 1 else 40.0
    return Member(
        f"m{at}.xlsx", name or f"City {at}", place, "2014", prices, figures, ranges,
        {"JPN": (value, 0.0, value), "not stated": (1.0, 0.0, 0.5)}, 20_000.0 * (at + 1), at == 0, f"m{at}-report.xlsx",
    )  # fmt: skip


def listed(folder: Path) -> MemberList:
    path = folder / "members.csv"
    path.write_text("study,stratum\n" + "".join(f"m{at},{'ab'[at % 2]}\n" for at in range(12)), encoding="utf-8")
    return read_member_list(path)


def networks(folder: Path) -> dict[str, Network]:
    """One money, with a list of all members; places that overlap and two moneys; many; nobody."""
    some = [member(at, "cbsa:19100", ranged=at % 2 == 0) for at in range(5)]
    nested = [member(0, "cbsa:19100"), member(1, "US-TX"), member(2, "FR", EUR, HARM), member(3, "FR", EUR, "x" * 4000)]
    strata = {one.called: "ab"[at % 2] for at, one in enumerate(some)}
    return {
        "listed": network_of(some, 7, listed(folder), strata),
        "nested": network_of(nested, 4, None, {}),
        "many": network_of([member(at, ranged=True) for at in range(30)], 30, None, {}),
        "nobody": network_of([], 3, listed(folder), {}),
    }


NAMES = ("listed", "nested", "many", "nobody")


def tables(walker: Walker) -> list[Element]:
    return [one for one in walker.elements if one.attributes.get("role") == "region"]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_figures_and_texts_as_the_workbook(name: str, tmp_path: Path) -> None:
    network = networks(tmp_path)[name]
    write_network_workbook(network, tmp_path / "network.xlsx")
    write_network_html(network, tmp_path / "network.html")
    page = (tmp_path / "network.html").read_text(encoding="utf-8")
    plain = re.sub(r'<section class="chart".*?</section>', "", page, flags=re.DOTALL)  # the same once more
    shown = [float(value) for value in re.findall(r'<data value="([^"]+)">', plain)]
    book = openpyxl.load_workbook(tmp_path / "network.xlsx", data_only=True)
    cells = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert shown == pytest.approx([cell for cell in cells if isinstance(cell, int | float)], rel=1e-12)
    assert len(shown) >= 4
    text = " ".join(re.sub(r"\s+", " ", one.text) for one in Walker(plain).elements if one.tag == "body")
    for cell in cells:
        if isinstance(cell, str):
            assert re.sub(r"\s+", " ", cell) in text


@pytest.mark.parametrize("name", NAMES)
def test_a_number_reads_as_what_it_is(name: str, tmp_path: Path) -> None:
    """To half a unit of its last digit."""
    for value, text in re.findall(
        r'<data value="([^"]+)"[^>]*>([\d,.]+)</data>', network_html(networks(tmp_path)[name])
    ):
        decimals = len(text.partition(".")[2])
        assert abs(float(text.replace(",", "")) - float(value)) <= max(0.5 * 10**-decimals, 0.005 * abs(float(value)))


def test_what_stands_first(tmp_path: Path) -> None:
    found = networks(tmp_path)

    def headline(network: Network) -> str:
        return next(one.text for one in Walker(network_html(network)).elements if one.tag == "h1")

    # 1000 / 3 x (1 + 2 + 3 + 4 + 5) = 5,000 new of twice as much.
    assert headline(found["listed"]) == (
        "5 members tell of $10,000 spent at home, of which at most $5,000 is new money there"
    )
    assert headline(network_of([member(2)], 1, None, {})) == (
        "1 member tells of $2,000 spent at home, of which at most $1,000 is new money there"
    )
    assert headline(found["nested"]) == "4 members, in 2 kinds of money"
    assert headline(found["nobody"]) == "No member"
    text = network_html(found["nested"])
    assert "Dallas-Fort Worth-Arlington, TX lies in Texas: a study of the larger place" in text
    assert "10 more stand in the table below." in network_html(found["many"])


@pytest.mark.parametrize("name", NAMES)
def test_it_asks_for_nothing_and_is_read_in_order(name: str, tmp_path: Path) -> None:
    network = networks(tmp_path)[name]
    page = network_html(network)
    assert page == network_html(network)
    walker = Walker(page)
    tags = [one.tag for one in walker.elements]
    assert not {"script", "img", "link", "iframe", "object", "form", "a"} & set(tags)
    assert "default-src 'none'" in page
    assert not re.search(r"\burl\(|@import", page)
    assert tags.count("h1") == 1
    assert next(one for one in walker.elements if one.tag == "html").attributes["lang"] == "en"
    ids = [one.attributes["id"] for one in walker.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    for one in walker.elements:
        assert set(one.attributes.get("aria-labelledby", "").split()) <= set(ids)
        assert not [attribute for attribute in one.attributes if attribute.startswith("on")]
        if one.tag == "th":
            assert one.attributes["scope"] in ("row", "col")
    for region in tables(walker):
        assert region.attributes["aria-label"]
        assert region.attributes["tabindex"] == "0"


def test_in_a_browser(tmp_path: Path) -> None:
    """On a phone and a desk, in the dark, for those who do not see it; a text of a user shows and does nothing."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core comes with this package")
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    found = networks(tmp_path)
    with chromium() as browser:
        for name in NAMES:
            page = browser.new_page(viewport={"width": 360, "height": 800}, color_scheme="dark")
            said: list[str] = []
            page.on("dialog", lambda dialog, said=said: said.append(dialog.message))
            page.set_content(network_html(found[name]))
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
            assert page.evaluate("document.querySelectorAll('img, script, main style').length") == 0
            page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
            for size in ({"width": 360, "height": 800}, {"width": 1280, "height": 900}):
                page.set_viewport_size(size)
                result: Any = axe.Axe().run(page, options={"runOnly": {"type": "tag", "values": tags}})
                assert not result.response["violations"], (name, result.generate_report())
            assert not said
            page.close()
        page = browser.new_page()
        page.set_content(network_html(found["many"]).replace("--ink: #16202c", "--ink: #c9c9c9", 1))
        assert axe.Axe().run(page).response["violations"]  # it would find something
        page.close()
