"""Of a page on which something was moved nothing can be quoted that does not say so; what is reported stays beside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import impactcalc as ic
from impactcalc.report.clauses import as_json
from impactcalc.report.html.page import page_html
from impactcalc.report.words.en.first import first_words, quotable
from impactcalc.report.words.en.what_if import sentences_if
from impactcalc.report.words.respelled import speller
from impactcalc.study.sheets.schema import Visitors
from impactcalc.study.study import shortened
from page_browser import chromium
from report_cases import STATED, empty, result_of, rich

SAMPLE = Path(__file__).parents[2] / "sample_inputs" / "city-programme.xlsx"
HALF = "#if:all.attribution=0.5"
MARK = "A what-if, not the result of the study: the program can claim 50% (all activities)."


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@cache
def result() -> ic.Result:
    return ic.run(SAMPLE)


@cache
def page() -> str:
    return page_html(result())


def opened(browser: Any, tmp_path: Path, fragment: str, text: str = "", **more: Any) -> Any:
    path = tmp_path / "page.html"
    path.write_text(text or page(), encoding="utf-8")
    tab = browser.new_page(**more)
    tab.goto(path.as_uri() + fragment)
    return tab


def test_each_quotable_sentence_becomes_a_what_if_with_its_own_beside_it(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, HALF)
    spell = speller(result())
    moved = "What if (the program can claim 50% (all activities)): "
    for name, text in quotable(result()):
        figure = tab.locator(f"#{name}")
        assert figure.locator("blockquote").inner_text().startswith(moved)
        assert figure.locator(".reported").inner_text().strip() == f"As reported: {spell(text)}"
    assert tab.inner_text("#quotes-h").startswith("What-if sentences: not results of the study")
    assert tab.inner_text("#listed") == MARK
    tab.close()


def test_a_page_that_is_not_moved_says_no_what_if(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, "")
    assert tab.inner_text("h1") == first_words(result())[0]
    said = tab.inner_text("body")
    assert "hat if" not in said
    assert "As reported:" not in said
    tab.close()


def test_what_is_copied_from_a_moved_page_says_so(browser: Any, tmp_path: Path) -> None:
    """By the button of a sentence, and by hand from anywhere."""
    tab = opened(browser, tmp_path, HALF)
    copied = """(where) => {
      getSelection().selectAllChildren(document.querySelector(where));
      const event = new ClipboardEvent("copy", { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
      document.dispatchEvent(event);
      return [event.clipboardData.getData("text/plain"), event.defaultPrevented];
    }"""
    text, taken = tab.evaluate(copied, "table.activities tfoot")
    assert taken
    assert text.endswith(f"[{MARK} From the page of: {shortened(result().study.settings.name)}.]")
    tab.click("#again")
    assert tab.evaluate(copied, "table.activities tfoot") == ["", False]
    tab.close()


def test_it_prints_that_it_is_one(browser: Any, tmp_path: Path) -> None:
    tab = opened(browser, tmp_path, HALF)
    tab.emulate_media(media="print")
    assert tab.locator("#listed").is_visible()
    assert not tab.locator("#what-if").is_visible()
    tab.close()


def test_what_cannot_follow_says_that_it_is_as_reported(browser: Any, tmp_path: Path) -> None:
    """Whatever has a number and did not move says so beside it."""
    tab = opened(browser, tmp_path, "#if:all.attribution=0.5;all.people=1.5;all.residents=0.3")
    left = tab.evaluate(
        """[...document.querySelectorAll(".reported")].filter(one => one.checkVisibility())
             .filter(one => !/[Aa]s reported/.test(one.parentElement.textContent)).map(one => one.textContent)"""
    )
    assert not left
    tab.close()


def test_what_was_reported_as_nothing_is_said_once_it_is_some(browser: Any, tmp_path: Path) -> None:
    nothing = {**STATED, "attribution_share": 0.0}
    row = Visitors(id="a", visitors=40, nights=3, accommodation=12_000, partner_city="Reims", **nothing)
    found = result_of(row, place="US-TX", year=2014)
    assert first_words(found)[0].startswith("No new money came to Texas")
    text = page_html(found)
    tab = opened(browser, tmp_path, "#if:all.attribution=0.8", text)
    assert tab.inner_text("h1").startswith("What if: in 2014, about $")
    tab.goto("about:blank")
    tab = opened(browser, tmp_path, "#if:all.attribution=0", text)
    assert tab.inner_text("h1") == "What if: no new money would have come to Texas."
    tab.close()


def test_names_of_the_users_are_no_templates() -> None:
    """A name with braces, keys and tests in it stays a text."""
    name = '{about:figures.jobs} ["about", "figures.jobs"] programme'
    row = Visitors(id="a", visitors=40, nights=3, accommodation=12_000, partner_city="Reims", **STATED)
    text = page_html(result_of(row, name=name, place="US", year=2014))
    model = json.loads(text.split('id="model">')[1].split("</script>")[0])
    said = [piece for _, pieces in model["words"]["sentences"]["Q1"] for piece in pieces]
    assert any(isinstance(piece, str) and name in piece for piece in said)


@pytest.mark.parametrize("made", [result, rich, empty])
def test_every_number_of_a_sentence_has_a_key_and_a_rounding(made: Any) -> None:
    for sentence in sentences_if(made()).values():
        for tests, pieces in as_json(sentence):
            assert pieces
            assert all(test[1] in (">", "<=") for test in tests)
            for piece in pieces:
                assert isinstance(piece, str) or not piece or piece[0] in ("about", "some jobs", "percent", "count")
